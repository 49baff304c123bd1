"""The parts of a .docx and how they are related to one another."""

from __future__ import annotations

import posixpath
from pathlib import PurePath
from typing import TYPE_CHECKING

from checker.model.errors import ReadError
from checker.readers.archive import Archive, damaged
from checker.readers.docx.lock import OLE, is_locked, unlocked
from checker.readers.docx.markup import BODY, DOCUMENT, STRICT_SPACES, child

if TYPE_CHECKING:
    from lxml.etree import _Element

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


class Package(Archive):
    """The parts of one .docx file."""

    def __init__(self, name: str, data: bytes, password: str = "") -> None:
        """Open `data`, with `password` where it is locked; raises `ReadError` for anything but a sound .docx of a sane size."""
        data = unlocked(name, data, password) if is_locked(data) else data
        _refuse_other_kinds(name, data)
        super().__init__(name, data)
        self.main = _target(self._relations(""), "", "officeDocument") or "word/document.xml"
        self._parts = self._relations(self.main)
        self._read_parts: dict[str, _Element | None] = {}
        if self.main not in self:
            others = (found for path, found in _OTHER_ZIPS.items() if path in self)
            raise ReadError(name, *next(others, ("is a zip file but not a Word document", _AS_DOCX)))

    def body(self) -> _Element:
        """Parse the body of the main document."""
        root = self.xml(self.main, STRICT_SPACES)
        if root is not None and root.tag != DOCUMENT:
            raise ReadError(self.name, "is an Office file but not a Word document", _AS_DOCX)
        body = child(root, BODY)
        if body is None:
            raise damaged(self.name)
        return body

    def path(self, kind: str) -> str | None:
        """The path of the part that the main document names as its `kind` ("styles"); None for none."""
        return _target(self._parts, self.main, kind)

    def part(self, kind: str) -> _Element | None:
        """Parse the part that the main document names as its `kind` ("styles"); None for none."""
        if kind not in self._read_parts:
            path = self.path(kind)
            self._read_parts[kind] = None if path is None else self.xml(path, STRICT_SPACES)
        return self._read_parts[kind]

    @property
    def is_signed(self) -> bool:
        """Whether somebody signed the file, so that any change breaks the signature."""
        return _target(self._relations(""), "", "digital-signature/origin") is not None

    @property
    def has_macros(self) -> bool:
        """Whether programs come with the text."""
        return self.path("vbaProject") is not None

    def _relations(self, source: str) -> list[_Element]:
        """Read what a part (or the package, for "") says that it is related to."""
        folder, base = posixpath.split(source)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        return [] if root is None else list(root)


def _target(relations: list[_Element], source: str, kind: str) -> str | None:
    """Find the path of the part that is related to `source` as its `kind`."""
    folder = posixpath.join("/", posixpath.dirname(source))
    for relation in relations:
        if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
            return posixpath.normpath(posixpath.join(folder, relation.get("Target", ""))).lstrip("/")
    return None


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
