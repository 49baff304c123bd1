"""Markdown -> .docx as a drafter would have made it in Word: lists and clause numbers come from numbering.xml alone.

A typed number ("4.2", "(a)") that is the next of its series becomes automatic; one that is out of order stays typed, as a
drafter who needs an odd number types it. Links, bold words, tables and quotations are kept, pictures are left out.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from markdown_it.token import Token
from render_numbers import DEEPEST, STEP, Clauses, Lists, first_line, parse


def word_file(markdown: str, head: str, foot: str, letterhead: Sequence[str] = ()) -> bytes:
    """The .docx of a text, with a running head and a foot that counts the pages.

    With the lines of a `letterhead` it is set in two justified columns, hyphenated, and the first page shows them instead.
    """
    writer = _Writer(parse(markdown), Pt(190 if letterhead else 420))
    writer.write()
    section = writer.word.sections[0]
    section.header.paragraphs[0].text = head
    _foot(section.footer.paragraphs[0], foot)
    if letterhead:
        _set_in_columns(writer.word)
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].text = "\n".join(letterhead)
        _foot(section.first_page_footer.paragraphs[0], foot)
    file = io.BytesIO()
    writer.word.save(file)
    return file.getvalue()


def _foot(paragraph: Any, words: str) -> None:
    paragraph.add_run(f"{words}\t\tPage ")
    paragraph._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'))


def _set_in_columns(word: Any) -> None:
    for old in word.sections[0]._sectPr.findall(qn("w:cols")):
        word.sections[0]._sectPr.remove(old)
    word.sections[0]._sectPr.append(parse_xml(f'<w:cols {nsdecls("w")} w:num="2" w:space="480"/>'))
    word.settings.element.append(parse_xml(f'<w:autoHyphenation {nsdecls("w")} w:val="1"/>'))
    normal = word.styles["Normal"]
    normal.font.size = Pt(9)
    normal.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


class _Writer:
    """One pass over the tokens."""

    def __init__(self, tokens: Sequence[Token], width: int) -> None:
        """`width` is that of the text, in Word's units."""
        self.tokens, self.width = tokens, width
        self.word: Any = Document()
        self.numbers = Lists(self.word.part.numbering_part.element)
        self._lists: list[tuple[int, int]] = []  # open lists: their w:num and their level
        self._item = False  # the next paragraph is the first of its item
        self._heading = 0
        self._quotes = 0
        self._rows: list[list[Token]] | None = None
        self.clauses = Clauses(self.numbers, tokens)
        self.numbers.define("bullets", [("bullet", "•")] * DEEPEST)

    def write(self) -> None:
        for token in self.tokens:
            if token.type == "inline" and self._rows is not None:
                self._rows[-1].append(token)
            elif token.type == "inline":
                self._paragraph(token)
            elif token.type == "fence":
                self.word.add_paragraph(token.content)
            elif token.type.startswith(("table", "tr_")):
                self._enter_or_leave_table(token)
            else:
                self._enter_or_leave(token)

    def _enter_or_leave(self, token: Token) -> None:
        """Keep account of the heading, the lists and the quotations that the next words stand in."""
        match token.type:
            case "heading_open" | "heading_close":
                self._heading = int(token.tag[1]) if token.nesting > 0 else 0
            case "bullet_list_open" | "ordered_list_open":
                self._lists.append(self._list(token))
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                self._item = True
                if "value" in token.attrs:
                    level = len(self._lists) - 1
                    self._lists[-1] = self.numbers.restart(f"list{token.markup}", level, int(token.attrs["value"])), level
            case "blockquote_open" | "blockquote_close":
                self._quotes += token.nesting

    def _enter_or_leave_table(self, token: Token) -> None:
        if token.type == "table_open":
            self._rows = []
        elif token.type == "tr_open" and self._rows is not None:
            self._rows.append([])
        elif token.type == "table_close":
            self._table()

    def _list(self, token: Token) -> tuple[int, int]:
        """Open a list; an ordered one counts for itself from its first number."""
        level = len(self._lists)
        if token.type == "bullet_list_open":
            return self.numbers.current["bullets"], level
        shape = f"list{token.markup}"
        self.numbers.define(shape, [("decimal", f"%{at + 1}{token.markup}") for at in range(DEEPEST)])
        return self.numbers.restart(shape, level, int(token.attrs.get("start", 1))), level

    def _paragraph(self, token: Token) -> None:
        children = token.children or []
        if all(child.type == "image" or not child.content.strip() for child in children):
            return
        style = f"Heading {self._heading}" if self._heading else "Normal"
        paragraph = self.word.add_paragraph(style=style)
        cut = 0
        if self._item:
            self._number(paragraph, *self._lists[-1])
            self._item = False
        elif self._lists:
            paragraph.paragraph_format.left_indent = Pt((self._lists[-1][1] + 2) * STEP)
        elif found := self.clauses.number(first_line(token)):
            cut, number, level = found
            self._number(paragraph, number, level)
        if self._quotes:
            paragraph.paragraph_format.left_indent = Pt(2 * STEP * self._quotes)
        self._runs(paragraph, children, cut)

    @staticmethod
    def _number(paragraph: Any, number: int, level: int) -> None:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level
        properties.get_or_add_numId().val = number

    def _runs(self, paragraph: Any, children: Sequence[Token], cut: int) -> None:
        """The words of a paragraph without its first `cut` characters, each run as bold, slanted or linked as it is."""
        bold = slanted = struck = 0
        holder = paragraph
        for child in children:
            match child.type:
                case "strong_open" | "strong_close":
                    bold += child.nesting
                case "em_open" | "em_close":
                    slanted += child.nesting
                case "s_open" | "s_close":
                    struck += child.nesting
                case "link_open":
                    holder = self._link(paragraph, str(child.attrs.get("href", "")))
                case "link_close":
                    holder = paragraph
                case "hardbreak":
                    paragraph.add_run().add_break(WD_BREAK.LINE)
                case "text" | "code_inline" | "softbreak":
                    words = " " if child.type == "softbreak" else child.content
                    cut, words = max(cut - len(words), 0), words[cut:]
                    run = paragraph.add_run(_printable(words))
                    run.bold, run.italic, run.font.strike = bold > 0 or None, slanted > 0 or None, struck > 0 or None
                    if holder is not paragraph:
                        holder.append(run._r)

    def _link(self, paragraph: Any, target: str) -> Any:
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), self.word.part.relate_to(_printable(target), RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        paragraph._p.append(link)
        return link

    def _table(self) -> None:
        rows, self._rows = self._rows or [], None
        table = self.word.add_table(rows=0, cols=max(map(len, rows)), style="Table Grid")
        for column in table.columns:
            column.width = self.width // len(table.columns)
        for row in rows:
            for cell, token in zip(table.add_row().cells, row, strict=False):
                self._runs(cell.paragraphs[0], token.children or [], 0)
        self.word.add_paragraph()


def _printable(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)
