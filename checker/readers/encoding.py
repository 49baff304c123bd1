"""Bytes -> text for the formats that are text: UTF-8, UTF-16 with its mark, or else Windows-1252 with a notice."""

from __future__ import annotations

import codecs
import re

from checker.model.errors import ReadError

_HINT = "check that it is the right file; if it is, save it as UTF-8 text and check that"
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_HEAD = 2048
"""Bytes in which a web page must declare its encoding."""
_NOTICE = "The file is not UTF-8; it was read as Windows-1252, so a few characters may be wrong."


def decode(name: str, data: bytes, *, declared: bool = False) -> tuple[str, tuple[str, ...]]:
    """The text of `data` with plain line ends, and notices on how it was decoded.

    With `declared`, a file that is not UTF-8 is read as its own head says (`charset=...`). Raises ReadError for binary data.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", errors="replace")
        notices: tuple[str, ...] = ()
    else:
        text, notices = _decode(data, _declared(data) if declared else None)
    if "\x00" in text:
        raise ReadError(name, "holds binary data, not text", _HINT)
    return text.replace("\r\n", "\n").replace("\r", "\n"), notices


def _decode(data: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    if declared:
        try:
            return data.decode(declared), ()
        except (UnicodeDecodeError, LookupError):  # the latter: it is a codec, but not of text
            pass
    return data.decode("cp1252", errors="replace"), (_NOTICE,)


def _declared(data: bytes) -> str | None:
    """The name of the encoding that a web page declares, if there is such an encoding."""
    found = _DECLARED.search(data[:_HEAD])
    try:
        return codecs.lookup(found.group(1).decode("ascii")).name if found else None
    except LookupError:
        return None
