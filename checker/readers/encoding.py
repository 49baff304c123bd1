"""Bytes -> text for the formats that are text: UTF-8, UTF-16 with its mark, or else Windows-1252 with a notice."""

from __future__ import annotations

import codecs

from checker.model.errors import ReadError

_HINT = "save it as UTF-8 text and check again"


def decode(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of `data` with plain line ends, and notices on how it was decoded; ReadError where it is no text."""
    notices: tuple[str, ...] = ()
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            text = data.decode("utf-16")
        else:
            text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
        notices = ("The file is not UTF-8; it was read as Windows-1252, so a few characters may be wrong.",)
    if "\x00" in text:
        raise ReadError(name, "the file holds binary data, not text", _HINT)
    return text.replace("\r\n", "\n").replace("\r", "\n"), notices
