"""A PDF file opened, or the reason why it cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from checker.model.errors import ReadError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MOST_PAGES = 5_000
_TAIL = 2048
"""Bytes at the end of a file in which readers look for its end mark."""


@contextmanager
def opened(name: str, data: bytes, password: str) -> Iterator[PdfDocument]:
    """The file, to be read page by page. Raises ReadError.

    A password that only its owner needs, to change or print it, is not asked for.
    """
    import pypdfium2

    if b"%PDF-" not in data[:1024]:
        raise ReadError(name, "is not a PDF file, whatever its name says", "check that it is the right file")
    if not _is_complete(data):
        raise ReadError(name, "is truncated: its end is missing", "download or export it again")
    try:
        document = pypdfium2.PdfDocument(data, password=password or None)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        raise _locked(name, password) if "password" in str(error).lower() else _broken(name) from error
    except (ValueError, UnicodeError) as error:  # a password that no file can have
        raise _locked(name, password) from error
    try:
        if not 0 < count <= MOST_PAGES:
            raise ReadError(name, f"has {count:,} pages; 1 to {MOST_PAGES:,} can be read", "check the part that is the terms")
        yield document
    finally:
        document.close()


def _locked(name: str, password: str) -> ReadError:
    if password:
        return ReadError(name, "is encrypted, and the password does not open it", "check --password")
    return ReadError(name, "is encrypted with a password", "give it with --password, or check a copy without one")


def _broken(name: str) -> ReadError:
    return ReadError(name, "is broken and cannot be opened", "export or download it again")


def _is_complete(data: bytes) -> bool:
    """Whether the file's end is there; a file made for the web says its own length."""
    tail = data.rstrip(b"\0\t\n\r ")[-_TAIL:]
    told = re.search(rb"/Linearized\b[^>]{0,200}?/L +(\d{1,12})", data[:_TAIL])
    return b"%%EOF" in tail and (told is None or len(data) >= int(told.group(1)) - _TAIL)
