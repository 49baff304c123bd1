"""Versions of upstream documents in a folder: dated files, or the history of a checkout as Open Terms Archive keeps them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from checker.app.history import git
from checker.model.errors import UsageError
from checker.model.packs import SourceDocument
from checker.readers import READERS

_DAY = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")
_WORD = re.compile(r"[a-z0-9]+")
_SMALL = frozenset(["and", "the", "of", "for", "to", "a", "an"])
_URL = re.compile(rb"\burl: *(\S+)")
_HEAD = 1000
"""Bytes at the head of a file in which a comment may name the document's address."""


def versions_in(folder: Path, document: SourceDocument) -> Iterator[tuple[str, str, bytes]]:
    """Each version of the document: the day it bears (ISO, "" for none), the file's name, and its bytes; the oldest first.

    UsageError where there is no such folder.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder}: there is no such folder; give one that holds versions of upstream texts")
    if (folder / ".git").exists():
        yield from _checked_out(folder, document)
        return
    paths = (path for path in folder.rglob("*") if path.suffix.lower() in READERS and path.is_file())
    dated = [("".join(_DAY.findall(path.as_posix())[-1:]), path) for path in paths]
    for day, path in sorted(dated, key=lambda each: (each[0] or "9999", each[1])):
        if _is_of(path.relative_to(folder), path, document):
            yield day, path.name, path.read_bytes()


def _checked_out(folder: Path, document: SourceDocument) -> Iterator[tuple[str, str, bytes]]:
    """The versions in a repository's history, a commit each: its day is the version's."""
    names = git(folder, "ls-files", "-z").decode(errors="surrogateescape").split("\0")
    found = [
        name for name in names if PurePosixPath(name).suffix.lower() in READERS and _is_of(Path(name), folder / name, document)
    ]
    for name in found:
        log = git(folder, "log", "--reverse", "--date=short", "--format=%H %cd", "--", f":(literal){name}").decode().splitlines()
        for commit, day in (line.split() for line in log):
            if git(folder, "ls-tree", commit, "--", f":(literal){name}"):
                yield day, name, git(folder, "show", f"{commit}:{name}")


def _is_of(relative: Path, path: Path, document: SourceDocument) -> bool:
    """Whether a file holds the document: it bears its id or address, or is called as the document and its publisher are."""
    stem = _DAY.sub("", relative.stem).strip("@ -_.")
    if stem == document.id:
        return True
    if document.url and path.is_file():
        with path.open("rb") as file:
            address = _URL.search(file.read(_HEAD))
        if address:
            return address.group(1).decode(errors="replace").rstrip(";,|") == document.url
    known = _words(f"{document.id} {document.title} {document.publisher}")
    title, above = _words(stem), _words(" ".join(relative.parent.parts))
    whole = _words(document.title) - _words(document.publisher) - _words(document.id.split("-")[0])
    return bool(above & known) and title <= known and whole <= title


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower())) - _SMALL
