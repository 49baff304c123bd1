"""The parts of a .docx, a zip of XML files that came from anybody: read within limits, never trusted."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING

from checker.model.errors import ReadError
from checker.readers.docx_lock import OLE, is_locked, unlocked
from checker.readers.docx_markup import BODY, DOCUMENT, STRICT_SPACES, child

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
_AS_DOCX = "open it in a word processor, save it as .docx and check that file"
_OTHER_KINDS = {
    b"%PDF": ("a PDF", "give it the ending .pdf and check it again"),
    b"{\\rtf": ("an RTF file", "give it the ending .rtf and check it again"),
    b"<": ("an XML or HTML file", _AS_DOCX),
}
_OTHER_ZIPS = {
    "content.xml": ("is an OpenDocument file", "give it the ending .odt and check it again"),
    "index/document.iwa": ("is a Pages document", "export it as Word or PDF and check that file"),
}


class Package:
    """The parts of one .docx file, by path; names are compared without case, as the format asks."""

    def __init__(self, name: str, data: bytes, password: str = "") -> None:
        """Open `data`, with `password` where it is locked; raises `ReadError` for anything but a sound .docx of a sane size."""
        self._name = name
        data = unlocked(name, data, password) if is_locked(data) else data
        _refuse_other_kinds(name, data)
        if data.count(_ENTRY) > MOST_ENTRIES:
            raise _too_large(name)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise _damaged(name) from error
        entries = self._zip.infolist()
        if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
            raise _too_large(name)
        self._entries = {_path(entry.filename): entry for entry in entries}
        self._tags = 0
        self.main = _target(self._relations(""), "", "officeDocument") or "word/document.xml"
        self._parts = self._relations(self.main)
        self._read_parts: dict[str, _Element | None] = {}
        if _path(self.main) not in self._entries:
            others = (found for path, found in _OTHER_ZIPS.items() if path in self._entries)
            raise ReadError(name, *next(others, ("is a zip file but not a Word document", _AS_DOCX)))

    def body(self) -> _Element:
        """Parse the body of the main document."""
        root = self.xml(self.main)
        if root is not None and root.tag != DOCUMENT:
            raise ReadError(self._name, "is an Office file but not a Word document", _AS_DOCX)
        body = child(root, BODY)
        if body is None:
            raise _damaged(self._name)
        return body

    def xml(self, path: str) -> _Element | None:
        """Parse the part at `path`, in Transitional names; None where there is no such part."""
        from lxml import etree

        entry = self._entries.get(_path(path))
        if entry is None:
            return None
        data = self._read(entry)
        self._tags += data.count(b"<")
        if self._tags > MOST_TAGS:
            raise _too_large(self._name)
        for strict, transitional in STRICT_SPACES.items():
            data = data.replace(strict, transitional)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise _damaged(self._name) from error
        declared = root.getroottree().docinfo.internalDTD
        if declared is not None:  # the format forbids it; its only use here is an attack
            raise ReadError(self._name, "declares entities, which no word processor does", _SAVE_AGAIN)
        return root

    def part(self, kind: str) -> _Element | None:
        """Parse the part that the main document names as its `kind` ("styles"); None for none."""
        if kind not in self._read_parts:
            path = _target(self._parts, self.main, kind)
            self._read_parts[kind] = None if path is None else self.xml(path)
        return self._read_parts[kind]

    @property
    def has_macros(self) -> bool:
        """Whether programs come with the text."""
        return _target(self._parts, self.main, "vbaProject") is not None

    def _relations(self, source: str) -> list[_Element]:
        """Read what a part (or the package, for "") says that it is related to."""
        folder, base = posixpath.split(source)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        return [] if root is None else list(root)

    def _read(self, entry: zipfile.ZipInfo) -> bytes:
        bomb = entry.file_size > RATIO_FROM and entry.file_size > MOST_RATIO * entry.compress_size
        if bomb or entry.file_size > MOST_IN_PART:
            raise _too_large(self._name)
        if entry.flag_bits & 0x1:
            raise ReadError(self._name, "is a zip file that is protected with a password", _SAVE_AGAIN)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise _damaged(self._name)
        try:
            return self._zip.read(entry)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
            raise _damaged(self._name) from error


def _target(relations: list[_Element], source: str, kind: str) -> str | None:
    """Find the path of the part that is related to `source` as its `kind`."""
    folder = posixpath.join("/", posixpath.dirname(source))
    for relation in relations:
        if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
            return posixpath.normpath(posixpath.join(folder, relation.get("Target", ""))).lstrip("/")
    return None


def _path(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _refuse_other_kinds(name: str, data: bytes) -> None:
    if data.startswith(b"PK"):
        return
    if not data.strip():
        raise ReadError(name, "is empty", "check that it is the right file")
    ending = PurePath(name).suffix or ".docx"
    if data.startswith(OLE):
        raise ReadError(name, f"is an old Word document (.doc) under a {ending} name", _AS_DOCX)
    for start, (what, hint) in _OTHER_KINDS.items():
        if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(start):
            raise ReadError(name, f"is {what} under a {ending} name", hint)
    raise ReadError(name, "is not a Word document", _AS_DOCX)


def _damaged(name: str) -> ReadError:
    return ReadError(name, "is damaged or truncated", _SAVE_AGAIN)


def _too_large(name: str) -> ReadError:
    return ReadError(name, "unpacks to far more than a document of terms holds", _SAVE_AGAIN)
