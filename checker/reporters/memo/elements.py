"""The elements of WordprocessingML that a memo is made of: runs, paragraphs, fields, tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from checker.reporters.page import plain

if TYPE_CHECKING:
    import lxml.etree

    Element: TypeAlias = lxml.etree._Element
else:
    Element = Any

TEXT_WIDTH = 9412
"""Twentieths of a point between the margins of the template."""
# What XML cannot hold beyond the characters that `plain` replaces.
_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile(r"\[[^\[\]]+\]")


@dataclass(frozen=True, slots=True)
class Styled:
    """Words with the id of a character style; `anchor` makes them a link to a bookmark."""

    text: str
    style: str = ""
    anchor: str = ""


Words: TypeAlias = "str | Styled | Element"
"""What a paragraph is made of: plain words, words with a style, or an element as it is."""


def w(tag: str, *children: Element, **attributes: object) -> Element:
    """An element of the main namespace; its attributes are of that namespace too."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element: Element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    element.extend(children)
    return element


def run(text: str, style: str = "") -> Element:
    """Words from anywhere, made fit for XML."""
    words = w("t")
    words.text = for_xml(text)
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return w("r", *([w("rPr", w("rStyle", val=style))] if style else []), words)


def for_xml(text: str) -> str:
    """`text` with a mark in place of each character that XML cannot hold or that a screen would obey."""
    return _NO_XML.sub("�", plain(text))


def paragraph(style: str, *words: Words) -> Element:
    """A paragraph of a style, by its id."""
    return w("p", w("pPr", w("pStyle", val=style)), *(_element(each) for each in words))


def bookmarked(name: str, number: int, inner: Element) -> Sequence[Element]:
    """A run inside a bookmark; names and numbers are unique in a document."""
    return w("bookmarkStart", id=number, name=name), inner, w("bookmarkEnd", id=number)


def field(instruction: str, shown: str, style: str = "") -> Sequence[Element]:
    """The runs of a field that shows `shown` until it is worked out anew."""
    code = w("instrText")
    code.text = f" {instruction} "
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    ends = [w("r", w("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")]
    return ends[0], w("r", code), ends[1], run(shown, style), ends[2]


def blanks_marked(text: str) -> list[Words]:
    """Words whose [placeholders] are marked for a person to fill in."""
    words: list[Words] = []
    end = 0
    for found in _BLANKS.finditer(text):
        words += [text[end : found.start()], Styled(found.group(), "ToFillIn")]
        end = found.end()
    return [word for word in (*words, text[end:]) if word != ""]


def cell(width: int, *paragraphs: Element, span: int = 1, fill: str = "") -> Element:
    """A cell; `width` in twentieths of a point, `fill` a colour."""
    properties = [w("tcW", w=width, type="dxa")]
    if span > 1:
        properties.append(w("gridSpan", val=span))
    if fill:
        properties.append(w("shd", val="clear", color="auto", fill=fill))
    return w("tc", w("tcPr", *properties), *(paragraphs or (paragraph("Cell"),)))


def row(cells: Iterable[Element], head: bool = False) -> Element:
    """A row that no page end cuts; a head is repeated on every page."""
    return w("tr", w("trPr", w("cantSplit"), *([w("tblHeader")] if head else [])), *cells)


def table(widths: Sequence[int], rows: Iterable[Element], told: str, style: str = "GapTable") -> Element:
    """A table between the margins. `told` says what it holds to who cannot see it."""
    look = w("tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1)
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val=style),
            w("tblW", w=sum(widths), type="dxa"),
            w("tblLayout", type="fixed"),
            look,
            w("tblCaption", val=told),
        ),
        w("tblGrid", *(w("gridCol", w=width) for width in widths)),
        *rows,
    )


def _element(words: Words) -> Element:
    if isinstance(words, str):
        return run(words)
    if isinstance(words, Styled):
        inner = run(words.text, words.style)
        return w("hyperlink", inner, anchor=words.anchor, history=1) if words.anchor else inner
    return words
