"""Makes the .docx and .pdf samples from the .md ones: `python samples/build.py`.

Every number that the Markdown prints is counted by the word processor in the .docx (multi-level numbering tied to paragraph
styles) and set as a hanging label in the .pdf. The labels as typed are checked against the count, so that the three formats
print the same. Nothing depends on the clock: the same texts give the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph as WordParagraph
from reportlab.lib.colors import black, lightgrey
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageTemplate, Paragraph, Table

SAMPLES = Path(__file__).parent
TWO_COLUMNS = (Path("thorough/terms.md"),)
"""The texts that are also set in two columns."""
WRITTEN = datetime(2026, 3, 2, 9, 0)
"""The date in the files' properties."""

_HEADING = re.compile(r"## (?:(\d+\.) )?(.+)")
_SECTION = re.compile(r"(\d+\.\d+) (.+)")
_ITEM = re.compile(r"(\([a-z]+\)) (.+)")
_BOLD = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True)
class Part:
    """One paragraph of a text, or one table (its `rows`).

    `level` is the depth in the outline: 0 for what no number leads, 1 for "4.", 2 for "4.2", 3 for "(a)", 4 for "(i)".
    """

    kind: str  # title, date, heading, text, bullet, table
    text: str = ""
    label: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def runs(self) -> list[tuple[str, bool]]:
        """The text in pieces, each with whether it is bold."""
        return [(words, bool(at % 2)) for at, words in enumerate(_BOLD.split(self.text)) if words]


def parts(markdown: str) -> Iterator[Part]:
    """The parts of a text; raises ValueError for a label that is out of order."""
    counts = [0, 0, 0, 0, 0]
    for at, block in enumerate(markdown.strip().split("\n\n")):
        if block.startswith("# "):
            yield Part("title", block[2:])
        elif at == 1:
            yield Part("date", block)
        elif block.startswith("| "):
            rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in block.split("\n")]
            yield Part("table", rows=(rows[0], *rows[2:]))
        elif block.startswith("- "):
            yield from (Part("bullet", line[2:], "•", 3) for line in block.split("\n"))
        else:
            part = _numbered(block, counts)
            _count(part, counts)
            yield part


def _numbered(block: str, counts: Sequence[int]) -> Part:
    """A heading or paragraph. "(i)" is the ninth of the letters where the eighth came before, else the first roman numeral."""
    if match := _HEADING.fullmatch(block):
        return Part("heading", match[2], match[1] or "", 1)
    if match := _SECTION.fullmatch(block):
        return Part("text", match[2], match[1], 2)
    if match := _ITEM.fullmatch(block):
        letter = match[1] == f"({_letter(counts[3] + 1)})"
        return Part("text", match[2], match[1], 3 if letter else 4)
    return Part("text", block)


def _count(part: Part, counts: list[int]) -> None:
    if not part.label:
        return
    counts[part.level] += 1
    counts[part.level + 1 :] = [0] * (4 - part.level)
    want = {
        1: f"{counts[1]}.",
        2: f"{counts[1]}.{counts[2]}",
        3: f"({_letter(counts[3])})",
        4: f"({_roman(counts[4])})",
    }[part.level]
    if part.label != want:
        raise ValueError(f"{part.label} {part.text[:40]}: its number should be {want}")


def _letter(ordinal: int) -> str:
    return chr(ord("a") + ordinal - 1)


def _roman(ordinal: int) -> str:
    return ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")[ordinal - 1] if ordinal else ""


# --- .docx ---

_LEVELS = (  # of the outline: how each counts, what it prints, and its paragraph style
    ("decimal", "%1.", "Heading 1"),
    ("decimal", "%1.%2", "Clause"),
    ("lowerLetter", "(%3)", "Sub-clause"),
    ("lowerRoman", "(%4)", "Point"),
)
_INDENTS = ((36, 36), (36, 36), (64, 28), (92, 28))  # of each level: left edge, and how far the label hangs, in points
_CLAUSES, _BULLETS = 90, 91  # numbers of the two lists in numbering.xml


def word_file(text: Sequence[Part]) -> bytes:
    """The .docx of a text."""
    word = Document()
    _properties(word, text[0].text)
    _lists(word)
    for part in text:
        if part.kind == "table":
            _word_table(word, part)
        else:
            _runs(word.add_paragraph(style=_word_style(part)), part)
    _running(word, text)
    file = io.BytesIO()
    word.save(file)
    return _still(file.getvalue())


def _properties(word: Word, title: str) -> None:
    about = word.core_properties
    about.title, about.author, about.last_modified_by, about.comments = title, "Legal", "Legal", ""
    about.created = about.modified = WRITTEN


def _word_style(part: Part) -> str:
    named = {"title": "Title", "date": "Subtitle", "heading": "Heading 1", "bullet": "Dotted"}
    numbered = {2: "Clause", 3: "Sub-clause", 4: "Point"}
    return named.get(part.kind) or numbered.get(part.level, "Normal")


def _lists(word: Word) -> None:
    """Define the two lists, and a paragraph style for each level: a paragraph gets its number from its style alone."""
    levels = "".join(_level(at, kind, printed, style, *_INDENTS[at]) for at, (kind, printed, style) in enumerate(_LEVELS))
    dots = _level(0, "bullet", "•", "Dotted", 64, 28)
    numbering = word.part.numbering_part.element
    for number, body in ((_CLAUSES, levels), (_BULLETS, dots)):
        several = '<w:multiLevelType w:val="multilevel"/>'
        abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{several}{body}</w:abstractNum>'
        used = f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        numbering.insert(len(numbering.findall(qn("w:abstractNum"))), parse_xml(abstract))
        numbering.append(parse_xml(used))
    for at, (_, _, style) in enumerate(_LEVELS):
        _tie(word, style, _CLAUSES, at)
    _tie(word, "Dotted", _BULLETS, 0)


def _level(at: int, kind: str, printed: str, style: str, left: int, hanging: int) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:pStyle w:val="{style.replace(" ", "")}"/>'
        f'<w:lvlText w:val="{printed}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left * 20}" w:hanging="{hanging * 20}"/></w:pPr></w:lvl>'
    )


def _tie(word: Word, name: str, number: int, level: int) -> None:
    styles = word.styles
    if name not in styles:
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    style = styles[name]
    numbering = style.element.get_or_add_pPr().get_or_add_numPr()
    numbering.get_or_add_ilvl().val = level
    numbering.get_or_add_numId().val = number


def _runs(paragraph: WordParagraph, part: Part) -> None:
    for words, bold in part.runs:
        paragraph.add_run(words).bold = bold or None


def _word_table(word: Word, part: Part) -> None:
    table = word.add_table(rows=0, cols=len(part.rows[0]), style="Table Grid")
    for at, row in enumerate(part.rows):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.paragraphs[0].add_run(words).bold = at == 0 or None
    word.add_paragraph()


def _running(word: Word, text: Sequence[Part]) -> None:
    """The running head with the title, and the foot with the date and the page of so many."""
    section = word.sections[0]
    section.header.paragraphs[0].text = text[0].text
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{text[1].text}\t\tPage ")
    _field(foot, "PAGE")
    foot.add_run(" of ")
    _field(foot, "NUMPAGES")


def _field(paragraph: WordParagraph, code: str) -> None:
    xml = f'<w:fldSimple {nsdecls("w")} w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(xml))


def _still(package: bytes) -> bytes:
    """The same package with the dates of its members fixed, which are those of the run otherwise."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, WRITTEN.timetuple()[:6]), old.read(name), zipfile.ZIP_DEFLATED)
    return file.getvalue()


# --- .pdf ---

_WIDTH, _HEIGHT = A4
_MARGIN, _GAP = 62, 20
_FRAME = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}


def pdf_file(text: Sequence[Part], columns: int = 1) -> bytes:
    """The .pdf of a text. It is set twice: only then the foot can say of how many pages."""
    pages = _Pages(text, columns, 0)
    pages.set()
    return _Pages(text, columns, pages.page).set()


class _Pages(BaseDocTemplate):  # type: ignore[misc]
    """One text set on pages with a running head and foot, under a title across the columns."""

    def __init__(self, text: Sequence[Part], columns: int, total: int) -> None:
        self.text, self.columns, self.total = text, columns, total
        self.size = 10.0 if columns == 1 else 8.5
        self.file = io.BytesIO()
        super().__init__(self.file, pagesize=A4, title=text[0].text, author="Legal", lang="en", invariant=1)
        self.column = (_WIDTH - 2 * _MARGIN - (columns - 1) * _GAP) / columns
        head = Frame(_MARGIN, _HEIGHT - 148, _WIDTH - 2 * _MARGIN, 76, id="title", **_FRAME)
        first = [head, *self._frames(_HEIGHT - 148)]
        self.addPageTemplates(
            [
                PageTemplate("first", first, onPage=self._running),
                PageTemplate("later", list(self._frames(_HEIGHT - 72)), onPage=self._running),
            ]
        )

    def set(self) -> bytes:
        """The bytes of the file."""
        self.build([NextPageTemplate("later"), *self._story()])
        return self.file.getvalue()

    def _frames(self, top: float) -> Iterator[Frame]:
        for at in range(self.columns):
            left = _MARGIN + at * (self.column + _GAP)
            yield Frame(left, 72, self.column, top - 72, id=f"column {at}", **_FRAME)

    def _running(self, canvas: Canvas, _: Any) -> None:
        canvas.saveState()
        canvas.setFont("Helvetica", 8)
        canvas.drawString(_MARGIN, _HEIGHT - 44, self.text[0].text)
        canvas.drawString(_MARGIN, 40, self.text[1].text)
        canvas.drawRightString(_WIDTH - _MARGIN, 40, f"Page {canvas.getPageNumber()} of {self.total}")
        canvas.setLineWidth(0.4)
        canvas.line(_MARGIN, _HEIGHT - 50, _WIDTH - _MARGIN, _HEIGHT - 50)
        canvas.restoreState()

    def _story(self) -> Iterator[Flowable]:
        for part, after in pairwise([*self.text, Part("end")]):
            if part.kind == "table":
                yield self._table(part)
            else:
                yield Paragraph(_markup(part), self._style(part), bulletText=part.label or None)
            if part.kind == "date":
                yield _FillFrame()
            elif part.kind == "table" and after.kind != "table":
                yield Paragraph("", self._style(Part("text")))

    def _style(self, part: Part) -> ParagraphStyle:
        scale = self.size / 10
        left, hanging = _INDENTS[part.level - 1] if part.level else (0, 0)
        if part.kind in ("title", "date"):
            return ParagraphStyle(
                part.kind,
                fontName="Helvetica-Bold" if part.kind == "title" else "Helvetica",
                fontSize=20 if part.kind == "title" else 10,
                leading=26 if part.kind == "title" else 14,
            )
        heading = part.kind == "heading"
        font = "Times-Bold" if heading else "Times-Roman"
        return ParagraphStyle(
            part.kind,
            fontName=font,
            fontSize=self.size + (2 if heading else 0),
            leading=(self.size + (2 if heading else 0)) * 1.25,
            leftIndent=left * scale,
            bulletIndent=(left - hanging) * scale,
            bulletFontName=font,
            bulletFontSize=self.size + (2 if heading else 0),
            spaceBefore=10 if heading else 0,
            spaceAfter=6 * scale,
            alignment=TA_JUSTIFY,
            keepWithNext=int(heading),
        )

    def _table(self, part: Part) -> Table:
        size = 9 if self.columns == 1 else 7
        faces = [ParagraphStyle(font, fontName=font, fontSize=size, leading=size * 1.2) for font in ("Times-Roman", "Times-Bold")]
        rows = [[Paragraph(words, faces[at == 0]) for words in row] for at, row in enumerate(part.rows)]
        ruled = [
            ("GRID", (0, 0), (-1, -1), 0.5, black),
            ("BACKGROUND", (0, 0), (-1, 0), lightgrey),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ]
        if self.columns > 1:  # the usual room beside the words would break the longest of them
            ruled += [("LEFTPADDING", (0, 0), (-1, -1), 3), ("RIGHTPADDING", (0, 0), (-1, -1), 3)]
        return Table(rows, colWidths=self._widths(part), repeatRows=1, style=ruled, spaceAfter=8)

    def _widths(self, part: Part) -> list[float]:
        """The widths of a table's columns, by the longest word and the longest cell of each."""
        weights = [
            max(len(word) for cell in column for word in cell.split()) + max(map(len, column)) / 4
            for column in zip(*part.rows, strict=True)
        ]
        return [self.column * weight / sum(weights) for weight in weights]


class _FillFrame(Flowable):  # type: ignore[misc]
    """Takes what is left of the title's frame, so that the text begins in the first column."""

    def wrap(self, _width: float, height: float) -> tuple[float, float]:
        return 0, height

    def draw(self) -> None:
        """Nothing."""


def _markup(part: Part) -> str:
    escaped = ((words.replace("&", "&amp;").replace("<", "&lt;"), bold) for words, bold in part.runs)
    return "".join(f"<b>{words}</b>" if bold else words for words, bold in escaped)


def build(folder: Path = SAMPLES) -> Iterator[tuple[Path, bytes]]:
    """Every built sample: its path below `folder`, and its bytes."""
    for source in _sources(folder):
        text = list(parts(source.read_text(encoding="utf-8")))
        yield source.with_suffix(".docx"), word_file(text)
        yield source.with_suffix(".pdf"), pdf_file(text)
        if source.relative_to(folder) in TWO_COLUMNS:
            yield source.with_suffix(".two-column.pdf"), pdf_file(text, columns=2)


def _sources(folder: Path) -> Iterable[Path]:
    return sorted(path for path in folder.glob("*/*.md") if path.name != "README.md")


if __name__ == "__main__":
    for path, data in build():
        path.write_bytes(data)
        print(path.relative_to(SAMPLES))
