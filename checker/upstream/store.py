"""The user's own shelf of upstream texts: every version that was fetched, as a file, and an index that says when each came.

`<folder>/<document>@<day>.md` holds a text; what is there is never written over. `index.json` is written last, so that a run that
fails leaves the shelf as it was.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from checker.model.errors import UsageError
from checker.upstream.network import NO_STAMP, Stamp

SCHEMA = "flowdown-upstream/1"
_INDEX = "index.json"
_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST = 50
"""Characters of a document's name that go into a file's: four bytes each, and many a system takes no more than 255."""

Write = Callable[[Path, str], None]


@dataclass(frozen=True, slots=True)
class Version:
    """One text of a document: its file on the shelf, the sha256 of its words, and the day (ISO) that it was first seen."""

    file: str
    sha256: str
    seen: str


@dataclass(frozen=True, slots=True)
class Shelved:
    """What is known of a document: where it came from, the day it was last looked at, what its host said of it, its versions, the
    oldest first.
    """

    url: str
    checked: str
    stamp: Stamp = NO_STAMP
    versions: tuple[Version, ...] = ()


@dataclass(slots=True)
class Store:
    """The shelf in a folder."""

    folder: Path
    documents: dict[str, Shelved] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path) -> Store:
        """The shelf that lies in a folder, an empty one where none does; UsageError where its index is broken."""
        path = folder / _INDEX
        if folder.exists() and not folder.is_dir():
            raise UsageError(f"{folder} is a file; name a folder for the upstream texts")
        if not path.exists():
            return cls(folder)
        try:
            return cls(folder, _documents(json.loads(path.read_text(encoding="utf-8"))))
        except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
            raise UsageError(f"{path}: is no index of upstream texts ({error}); restore it, or name another folder") from error

    @classmethod
    def filled(cls, folder: Path) -> Store:
        """The shelf that lies in a folder, for who only reads it; UsageError where there is no such folder."""
        if not folder.exists():
            raise UsageError(f"{folder}: there is no such folder; `flowdown upstream fetch --store {folder}` fills it")
        return cls.of(folder)

    def text(self, version: Version) -> str:
        """The words of a version; UsageError where its file is gone or was changed."""
        path = self.folder / version.file
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, ValueError) as error:
            raise UsageError(
                f"{path}: the index names it, but it cannot be read; restore it, or fetch into another folder"
            ) from error
        if _digest(text) != version.sha256:
            raise UsageError(f"{path}: is not the text that was fetched; restore it, or fetch into another folder")
        return text

    def newest(self, document: str) -> Version | None:
        """The version of a document that was seen last."""
        shelved = self.documents.get(document)
        return shelved.versions[-1] if shelved and shelved.versions else None

    def add(self, document: str, url: str, text: str, day: str, stamp: Stamp, write: Write) -> Version | None:
        """Put a text on the shelf, unless it is the newest version; gives the new version."""
        before = self.documents.get(document, Shelved(url, day))
        shelved = replace(before, url=url, checked=max(day, before.checked), stamp=stamp)
        digest = _digest(text)
        if before.versions and before.versions[-1].sha256 == digest:
            self.documents[document] = shelved
            return None
        version = Version(self._free(document, day), digest, day)
        write(self.folder / version.file, text)
        self.documents[document] = replace(shelved, versions=(*before.versions, version))
        return version

    def looked_at(self, document: str, day: str) -> None:
        """Note that a document is as it was."""
        self.documents[document] = replace(self.documents[document], checked=day)

    def save(self, write: Write) -> None:
        """Write the index."""
        listed = {name: asdict(self.documents[name]) for name in sorted(self.documents)}
        write(self.folder / _INDEX, json.dumps({"schema": SCHEMA, "documents": listed}, indent=1, ensure_ascii=False) + "\n")

    def _free(self, document: str, day: str) -> str:
        """A name for a file that no other version has."""
        stem = f"{_UNSAFE.sub('-', document)[:_LONGEST]}@{day}"
        names = [f"{stem}.md", *(f"{stem}-{number}.md" for number in range(2, 1000))]
        return next(name for name in names if not (self.folder / name).exists())


def _documents(index: object) -> dict[str, Shelved]:
    if not isinstance(index, Mapping) or index["schema"] != SCHEMA:
        raise ValueError("it has another schema")
    return {
        name: Shelved(
            entry["url"],
            entry["checked"],
            Stamp(**entry["stamp"]),
            tuple(_version(**version) for version in entry["versions"]),
        )
        for name, entry in index["documents"].items()
    }


def _version(file: str, sha256: str, seen: str) -> Version:
    if Path(file).name != file:
        raise ValueError(f"{file!r} is no name of a file in the folder")
    return Version(file, sha256, seen)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
