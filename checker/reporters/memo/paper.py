"""The paper a memo is written on, from top to bottom: headings with bookmarks, numbered captions, the table of contents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.reporters.memo.elements import (
    Element,
    Styled,
    Words,
    bookmarked,
    cell,
    field,
    for_xml,
    paragraph,
    row,
    run,
    table,
    w,
)
from checker.reporters.memo.template import bytes_of, empty_memo

if TYPE_CHECKING:
    from docx.document import Document

_OPEN_CONTENTS = 2
"""How many levels of headings the table of contents shows."""


@dataclass(frozen=True, slots=True)
class _Heading:
    text: str
    level: int
    anchor: str


class Paper:
    """A memo in the making. `depth` is how many levels its headings are moved down, below those of the terms sets."""

    def __init__(self, title: str) -> None:
        self._document: Document = empty_memo()
        self._document.core_properties.title = for_xml(title)[:255]
        self._body: Element = self._document.element.body
        self._headings: list[_Heading] = []
        self._contents: Element | None = None
        self._own_page = False
        self._bookmarks = self._tables = 0
        self.depth = 0

    def heading(self, text: str, level: int, *more: Words, anchor: str = "", new_page: bool = False) -> None:
        """A heading of level 1 to 3, with a bookmark; `more` stands behind it and not in the table of contents."""
        self._bookmarks += 1
        name, level = anchor or f"_Toc{self._bookmarks:06}", level + self.depth
        self._headings.append(_Heading(text, level, name))
        heading = paragraph(f"Heading{level}", *bookmarked(name, self._bookmarks, run(text)), *more)
        if new_page:
            heading[0].append(w("pageBreakBefore"))
        self.add(heading)

    def text(self, style: str, *words: Words) -> None:
        """A paragraph of a style."""
        self.add(paragraph(style, *words))

    def add(self, element: Element) -> None:
        """A paragraph or a table; Word wants a paragraph between two tables."""
        # The last child of a body is the format of its pages.
        before = self._body[-2].tag if len(self._body) > 1 else ""
        if element.tag == before and before.endswith("}tbl"):
            self._body.insert(-1, paragraph("BarText"))
        self._body.insert(-1, element)

    def caption(self, text: str) -> None:
        """The words above a table, with its number."""
        self._tables += 1
        self.text("Caption", "Table ", *field("SEQ Table \\* ARABIC", str(self._tables)), f". {text}")

    def grid(
        self,
        heads: Sequence[str],
        widths: Sequence[int],
        rows: Sequence[Sequence[Sequence[Element]]],
        told: str,
    ) -> None:
        """A table of cells, each some paragraphs, under a row of heads; a head that ends in a blank stands to the right."""
        titles = [
            cell(width, paragraph("CellNumber" if head.endswith(" ") else "Cell", head.strip()))
            for head, width in zip(heads, widths, strict=True)
        ]
        body = [row(cell(width, *inner) for width, inner in zip(widths, each, strict=True)) for each in rows]
        self.add(table(widths, [row(titles, head=True), *body], told))

    def contents(self, own_page: bool) -> None:
        """The place of the table of contents, which `finished` fills with all headings; it may begin a page."""
        self._contents, self._own_page = w("sdtContent"), own_page
        gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
        self.add(w("sdt", w("sdtPr", gallery), self._contents))

    def link(self, url: str, text: str) -> Element:
        """Words that open a page of the network."""
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.oxml.ns import qn

        link = w("hyperlink", run(text, "Hyperlink"), history=1)
        link.set(qn("r:id"), self._document.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        return link

    def finished(self) -> bytes:
        """The file."""
        if self._contents is not None:
            self._fill_contents(self._contents)
        return bytes_of(self._document)

    def _fill_contents(self, contents: Element) -> None:
        """Word works the field out when it opens the file, with the numbers of the pages; until then the entries stand here."""
        shown = [heading for heading in self._headings if heading.level <= _OPEN_CONTENTS]
        depth = max((heading.level for heading in shown), default=1)
        begin, code, separate, *_, end = field(f'TOC \\o "1-{depth}" \\h \\z \\u', "")
        contents.append(paragraph("TOCHeading", "Contents"))
        if self._own_page:
            contents[0][0].append(w("pageBreakBefore"))
        for number, heading in enumerate(shown):
            opening = (begin, code, separate) if number == 0 else ()
            contents.append(paragraph(f"TOC{heading.level}", *opening, self._entry(heading)))
        contents.append(w("p", w("pPr", w("pStyle", val="BarText")), end))

    def _entry(self, heading: _Heading) -> Element:
        return w("hyperlink", run(heading.text), anchor=heading.anchor, history=1)


def link_to(anchor: str, text: str) -> Styled:
    """Words that lead to a bookmark of the memo."""
    return Styled(text, "Hyperlink", anchor)
