"""Zip files of XML parts (.docx, .odt) that came from anybody: read within limits, never trusted."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING

from checker.model.errors import ReadError

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_UNPACKED = 200_000_000
"""Bytes that all parts together may unpack to."""
MOST_IN_PART = 20_000_000
"""Bytes of XML in one part: some twenty times a long contract."""
MOST_TAGS = 500_000
"""Tags in all parts that are read: some fifty times a long contract, and what is read within seconds and 300 MB."""
MOST_ENTRIES = 10_000
"""Files in the zip."""
_ENTRY = b"PK\x01\x02"
MOST_RATIO, RATIO_FROM = 150, 5_000_000
"""XML packs 5 to 40 times; a part above `RATIO_FROM` bytes that packs better than `MOST_RATIO` is a bomb."""

_SAVE_AGAIN = "open it in a word processor, save it again and check that file"


class Archive:
    """The parts of one file, by path; names are compared without case, and never used as paths of the machine."""

    def __init__(self, name: str, data: bytes) -> None:
        """Open `data`; `name` is for messages. Raises `ReadError` for anything but a sound zip of a sane size."""
        self.name = name
        if data.count(_ENTRY) > MOST_ENTRIES:
            raise _too_large(name)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise damaged(name) from error
        entries = self._zip.infolist()
        if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
            raise _too_large(name)
        self._entries = {_path(entry.filename): entry for entry in entries}
        self._tags = 0

    def __contains__(self, path: str) -> bool:
        return _path(path) in self._entries

    def data(self, path: str) -> bytes:
        """The bytes of the part at `path`, none where there is no such part."""
        entry = self._entries.get(_path(path))
        return b"" if entry is None else self._read(entry)

    def xml(self, path: str, spaces: Mapping[bytes, bytes] | None = None) -> _Element | None:
        """Parse the part at `path`, its namespaces replaced as `spaces` says; None where there is no such part."""
        from lxml import etree

        if path not in self:
            return None
        data = self.data(path)
        self._tags += data.count(b"<")
        if self._tags > MOST_TAGS:
            raise _too_large(self.name)
        for space, other in (spaces or {}).items():
            data = data.replace(space, other)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise damaged(self.name) from error
        declared = root.getroottree().docinfo.internalDTD
        if declared is not None:  # its only use in these formats is an attack
            raise ReadError(self.name, "declares entities, which no word processor does", _SAVE_AGAIN)
        return root

    def _read(self, entry: zipfile.ZipInfo) -> bytes:
        bomb = entry.file_size > RATIO_FROM and entry.file_size > MOST_RATIO * entry.compress_size
        if bomb or entry.file_size > MOST_IN_PART:
            raise _too_large(self.name)
        if entry.flag_bits & 0x1:
            raise ReadError(self.name, "is a zip file that is protected with a password", _SAVE_AGAIN)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise damaged(self.name)
        try:
            return self._zip.read(entry)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
            raise damaged(self.name) from error


def _path(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def damaged(name: str) -> ReadError:
    """What is said of a file that is broken."""
    return ReadError(name, "is damaged or truncated", _SAVE_AGAIN)


def _too_large(name: str) -> ReadError:
    return ReadError(name, "unpacks to far more than a document of terms holds", _SAVE_AGAIN)
