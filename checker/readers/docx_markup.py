"""The names of WordprocessingML, and its three kinds of values: switches, numbers and lengths."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_SPACES = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W_SPACE.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/math"
    ),
}
"""The namespaces of ISO 29500 Strict that hold text, and the ones (Transitional) that this reader speaks."""

W = f"{{{W_SPACE}}}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

VAL = f"{W}val"

BODY, P, P_PR, R, R_PR, T = f"{W}body", f"{W}p", f"{W}pPr", f"{W}r", f"{W}rPr", f"{W}t"
TBL, TR, TR_PR, TC, TC_PR = f"{W}tbl", f"{W}tr", f"{W}trPr", f"{W}tc", f"{W}tcPr"
SDT, SDT_CONTENT, TEXT_BOX = f"{W}sdt", f"{W}sdtContent", f"{W}txbxContent"
INS, DEL, MOVE_FROM, MOVE_TO = f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"
ALTERNATE, CHOICE, FALLBACK = f"{MC}AlternateContent", f"{MC}Choice", f"{MC}Fallback"

_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(pt|in|cm|mm|pc|pi)?")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0}
_OFF = frozenset({"0", "false", "off"})


def value(parent: _Element | None, tag: str) -> str | None:
    """The `w:val` of the child `tag`; None where parent, child or value is missing."""
    child = None if parent is None else parent.find(tag)
    return None if child is None else child.get(VAL)


def number(text: str | None) -> int | None:
    """A whole number as WordprocessingML writes it; None for anything else."""
    try:
        return None if text is None else int(text)
    except ValueError:
        return None


def switch(parent: _Element | None, tag: str) -> bool | None:
    """Whether the child `tag` switches its property on or off; None where it says nothing."""
    child = None if parent is None else parent.find(tag)
    return None if child is None else is_on(child)


def is_on(element: _Element) -> bool:
    """A switch is on unless its value says otherwise: `<w:b/>` is bold."""
    return element.get(VAL, "1").lower() not in _OFF


def points(text: str | None) -> float | None:
    """A length in points: a bare number counts twentieths of a point, Strict files name a unit ("36pt")."""
    match = _LENGTH.fullmatch(text.strip()) if text else None
    if match is None:
        return None
    amount, unit = float(match.group(1)), match.group(2)
    return amount * _POINTS[unit] if unit else amount / 20


def alternative(element: _Element) -> _Element | None:
    """The one branch of an `mc:AlternateContent` to read: both hold the same words, for newer and older programs."""
    chosen = element.find(CHOICE)
    return chosen if chosen is not None else element.find(FALLBACK)
