"""The parts of a .docx opened for change: what is not touched is written back byte for byte, in its place in the zip."""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from checker.model.errors import ReadError
from checker.readers.docx.lock import is_locked, unlocked
from checker.readers.docx.markup import BODY, STRICT_SPACES, child
from checker.readers.docx.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPES = "[Content_Types].xml"
_TYPES_SPACE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS_SPACE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT_KINDS = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time of a part that is new: the earliest that a zip can tell."""


def opened(name: str, data: bytes, password: str) -> bytes:
    """The file without its password; raises ReadError for one that cannot take annotations."""
    data = unlocked(name, data, password) if is_locked(data) else data
    if Package(name, data).is_signed:
        hint = "annotate a copy that was saved without the signature"
        raise ReadError(name, "is digitally signed, and any change would break the signature", hint)
    return data


class Parts:
    """The parts of one .docx. A part that was asked for as XML is written anew only if it was changed."""

    def __init__(self, name: str, data: bytes) -> None:
        """Open `data`, which has no password; raises ReadError for anything but a sound .docx of a sane size."""
        self.package = Package(name, data)
        self._data = data
        self._roots: dict[str, _Element] = {}
        self._before: dict[str, bytes] = {}
        self._new: dict[str, str] = {}
        self._strict = next(iter(STRICT_SPACES)) in self.package.data(self.package.main)

    @property
    def document(self) -> _Element:
        """The root of the main document."""
        return self._known(self.package.main)

    @property
    def body(self) -> _Element:
        """The body of the main document."""
        body = child(self.document, BODY)
        assert body is not None, "the reader has refused a document without a body"
        return body

    def related(self, kind: str) -> _Element | None:
        """The root of the part that the main document names as its `kind`; None for none."""
        path = self._new.get(kind) or self.package.path(kind)
        if path is None or not (kind in self._new or path in self.package):
            return None
        return self._known(path)

    def entries(self, kind: str) -> list[_Element]:
        """What stands at the top of such a part; nothing where there is none."""
        root = self.related(kind)
        return [] if root is None else list(root)

    def added(self, kind: str, content_type: str, root: _Element) -> _Element:
        """Add a part with its relation to the main document and its content type; `root` is what it holds."""
        path = posixpath.join(posixpath.dirname(self.package.main), f"{kind}.xml")
        self._roots[path] = root
        self._before[path] = b""
        self._new[kind] = path
        types = self._known(_TYPES)
        if not any(entry.get("PartName") == f"/{path}" for entry in types):
            _under(types, f"{_TYPES_SPACE}Override", PartName=f"/{path}", ContentType=content_type)
        folder, base = posixpath.split(self.package.main)
        relations = self._known(posixpath.join(folder, "_rels", f"{base}.rels"))
        taken = {relation.get("Id") for relation in relations}
        free = next(name for number in range(1, len(taken) + 2) if (name := f"rId{number}") not in taken)
        of_kind = (_STRICT_KINDS if self._strict else _KINDS) + kind
        _under(relations, f"{_RELATIONS_SPACE}Relationship", Id=free, Type=of_kind, Target=f"{kind}.xml")
        return root

    @property
    def changed(self) -> bool:
        """Whether any part is another than it was."""
        return bool(self._changed())

    def saved(self) -> bytes:
        """The file as it is now: the same parts in the same order with the same times, and new ones behind."""
        changed = {path.casefold(): data for path, data in self._changed()}
        written = BytesIO()
        with zipfile.ZipFile(BytesIO(self._data)) as source, zipfile.ZipFile(written, "w") as target:
            for entry in source.infolist():
                path = entry.filename.replace("\\", "/").lstrip("/").casefold()
                target.writestr(_twin(entry), changed[path] if path in changed else source.read(entry))
            for path in self._roots:
                if path.casefold() in changed and path not in self.package:
                    entry = zipfile.ZipInfo(path, _LONG_AGO)
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    target.writestr(entry, changed[path.casefold()])
        return written.getvalue()

    def _known(self, path: str) -> _Element:
        if path not in self._roots:
            self._roots[path] = _parsed(self._transitional(self.package.data(path)))
            self._before[path] = _serialised(self._roots[path])
        return self._roots[path]

    def _changed(self) -> list[tuple[str, bytes]]:
        now = [(path, _serialised(root)) for path, root in self._roots.items()]
        return [(path, self._as_it_was(data)) for path, data in now if data != self._before[path]]

    def _transitional(self, data: bytes) -> bytes:
        for space, other in STRICT_SPACES.items() if self._strict else ():
            data = data.replace(space, other)
        return data

    def _as_it_was(self, data: bytes) -> bytes:
        """A part of a Strict file speaks Strict again."""
        for space, other in STRICT_SPACES.items() if self._strict else ():
            data = data.replace(other, space)
        return data


def _parsed(data: bytes) -> _Element:
    """Parse a part that the reader has found sound; its comments stay."""
    from lxml import etree

    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False))


def _serialised(root: _Element) -> bytes:
    from lxml import etree

    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def _under(parent: _Element, tag: str, **attributes: str) -> None:
    from lxml import etree

    etree.SubElement(parent, tag, attributes)


def _twin(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """An entry for the same file: name, time, packing and rights; not what only described the old bytes."""
    twin = zipfile.ZipInfo(entry.filename, entry.date_time)
    twin.compress_type = entry.compress_type
    twin.external_attr = entry.external_attr
    twin.create_system = entry.create_system
    return twin
