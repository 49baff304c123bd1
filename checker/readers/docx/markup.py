"""The names of WordprocessingML, and its three kinds of values: switches, numbers and lengths."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_SPACES = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W_SPACE.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": (b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
}
"""The namespaces of ISO 29500 Strict that hold text, and the ones (Transitional) that this reader speaks."""

W = f"{{{W_SPACE}}}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"

VAL = f"{W}val"

DOCUMENT, BODY, P, P_PR, R, R_PR, T = (
    f"{W}document",
    f"{W}body",
    f"{W}p",
    f"{W}pPr",
    f"{W}r",
    f"{W}rPr",
    f"{W}t",
)
TBL, TR, TR_PR, TC, TC_PR = f"{W}tbl", f"{W}tr", f"{W}trPr", f"{W}tc", f"{W}tcPr"
SDT, SDT_CONTENT, TEXT_BOX = f"{W}sdt", f"{W}sdtContent", f"{W}txbxContent"
INS, DEL, MOVE_FROM, MOVE_TO = f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"
ALTERNATE, CHOICE, FALLBACK = f"{MC}AlternateContent", f"{MC}Choice", f"{MC}Fallback"

_NUMBER = re.compile(r"[+-]?[0-9]{1,10}")
_LENGTH = re.compile(r"(-?\d{1,6}(?:\.\d{1,6})?)(pt|in|cm|mm|pc|pi)?")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0}
_OFF = frozenset({"0", "false", "off"})


def parts(element: _Element | None) -> dict[str, _Element]:
    """Give the children of an element by name (for properties, which come once each); none for no element."""
    return {} if element is None else {child.tag: child for child in element}


def child(parent: _Element | None, tag: str) -> _Element | None:
    """Give the first child of this name, or None; twice as fast as lxml's `find`."""
    return None if parent is None else next(parent.iterchildren(tag), None)


def value(element: _Element | None) -> str | None:
    """Give the `w:val` of an element; None where there is no element or no value."""
    return None if element is None else element.get(VAL)


def number(text: str | None) -> int | None:
    """Read a whole number of 32 bits, or near; None for anything else."""
    return None if text is None or not _NUMBER.fullmatch(text) else int(text)


def switch(element: _Element | None) -> bool | None:
    """Tell whether a property is on, as it is unless its value says otherwise; None for no element."""
    return None if element is None else is_on(element.get(VAL, "1"))


def is_on(text: str) -> bool:
    """Tell whether the value of a switch means on."""
    return text.lower() not in _OFF


def points(text: str | None) -> float | None:
    """Read a length in points: a bare number counts twentieths of one, Strict files name a unit ("36pt")."""
    match = _LENGTH.fullmatch(text.strip()) if text else None
    if match is None:
        return None
    amount, unit = float(match.group(1)), match.group(2)
    return amount * _POINTS[unit] if unit else amount / 20


def alternative(element: _Element) -> _Element | None:
    """Choose the branch of an `mc:AlternateContent` to read: all hold the same words."""
    chosen = child(element, CHOICE)
    return child(element, FALLBACK) if chosen is None else chosen
