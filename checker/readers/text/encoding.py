"""Bytes -> text for the formats that are text: UTF-8, UTF-16 and UTF-32, or else Windows-1252 with a notice."""

from __future__ import annotations

import codecs
import re

from checker.model.errors import ReadError

_HINT = "check that it is the right file; if it is, save it as UTF-8 text and check that"
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_HEAD = 2048
"""Bytes in which a web page must declare its encoding, and in which wide characters show."""
_MARKS = (  # the longer first: that of UTF-32 begins like that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = (("utf-32-le", 4, 0), ("utf-32-be", 4, 3), ("utf-16-le", 2, 0), ("utf-16-be", 2, 1))
"""Encodings in which a Latin letter is one byte among zeros: their width, and the place of that byte."""
_MOSTLY = 0.7
"""The share of Latin letters from which a text is taken to be in such an encoding."""
_FAULTS = 0.1
"""The share of broken characters among those beyond ASCII up to which a text is still UTF-8."""
_AS_WINDOWS = frozenset({"iso8859-1", "ascii"})
"""Encodings that pages declare and browsers read as Windows-1252."""
_OLD = "The file is not UTF-8; it was read as Windows-1252, so a few characters may be wrong."
_BROKEN = "A few characters of the file are broken; each is shown as \N{REPLACEMENT CHARACTER}."


def decode(name: str, data: bytes, *, declared: bool = False) -> tuple[str, tuple[str, ...]]:
    """The text of `data` with plain line ends, and notices on how it was decoded.

    With `declared`, a file that is not UTF-8 is read as its own head says (`charset=...`). Raises ReadError for binary data.
    """
    text, notices = _decode(data, _declared(data) if declared else None)
    if "\x00" in text:
        raise ReadError(name, "holds binary data, not text", _HINT)
    return text.replace("\r\n", "\n").replace("\r", "\n"), notices


def _decode(data: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), ()
    if b"\x00" in data[:_HEAD] and (wide := _wide(data[:_HEAD])):
        return data.decode(wide, errors="replace"), ()
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    if declared:
        try:
            return data.decode(declared), ()
        except (UnicodeDecodeError, LookupError):  # the latter: it is a codec, but not of text
            pass
    text = data.decode("utf-8-sig", errors="replace")
    faults = text.count("\ufffd")
    if faults < _FAULTS * sum(not char.isascii() for char in text):
        return text, (_BROKEN,)
    return data.decode("cp1252", errors="replace"), (_OLD,)


def _wide(head: bytes) -> str | None:
    """The encoding with wide characters that data without a mark is in, if the zeros in it say so."""
    for encoding, width, place in _WIDE:
        letters = [
            at for at in range(0, len(head) - width + 1, width) if head[at + place] and not any(_others(head, at, width, place))
        ]
        if len(letters) * width > _MOSTLY * len(head):
            return encoding
    return None


def _others(head: bytes, at: int, width: int, place: int) -> bytes:
    return head[at : at + place] + head[at + place + 1 : at + width]


def _declared(data: bytes) -> str | None:
    """The name of the encoding that a web page declares, if there is such an encoding."""
    found = _DECLARED.search(data[:_HEAD])
    try:
        name = codecs.lookup(found.group(1).decode("ascii")).name if found else None
    except LookupError:
        return None
    return "cp1252" if name in _AS_WINDOWS else name
