"""What was read and judged before is kept, so that a gate over many terms sets only works on those that changed.

Binding decisions:
- A kept file is named by everything that reading and judging depend on: the names and bytes of the files, how they are read, the
  rules, the code, and the versions of the tool, of Python and of the libraries that read. A verdict on a control also depends
  on the control itself, which may be of a pack that does not ship: its hash stands beside the verdict.
- Packs, facts, waivers and the baseline come after judging (they settle what a verdict means), so nothing of them is in it.
- Not kept: what was read with a password, as it would lie there open; what OCR read or what was not read to its end, as
  another day may read more.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from checker.app.kept import SUFFIX, Kind, cache_folder, code, hashed, keep, read_kept, used
from checker.model.errors import ReadError, Unread

if TYPE_CHECKING:
    from checker.app.check import Progress
    from checker.app.rulesets import Rulesets
    from checker.app.terms import TermsFile
    from checker.engine.judge import Judgment
    from checker.model.document import Document
    from checker.model.reading import ReadOptions

    _Kept = tuple[tuple[Document, ...], dict[str, tuple[str, Judgment]]]

_Entry = TypeVar("_Entry")
_Done = TypeVar("_Done")
_CODE = (
    "app/check.py", "app/results.py", "ports.py",
    "model/**/*.py", "language/**/*.py", "readers/**/*.py", "detectors/**/*.py", "engine/**/*.py",
)  # fmt: skip
_LIBRARIES = ("lxml", "markdown-it-py", "pypdfium2", "rapidfuzz", "selectolax", "striprtf")
_KIND = Kind("terms-", files=2_000, bytes=200_000_000)


@dataclass(frozen=True, slots=True)
class Judged:
    """A terms set as read, and what it does about the controls that were asked for."""

    documents: tuple[Document, ...]
    judgments: Mapping[str, Judgment]


class Results:
    """Reads and judges terms sets, or finds that this was done before. One serves all terms sets of a run."""

    def __init__(self, rulesets: Rulesets, options: ReadOptions, cache: Path | None = None) -> None:
        self._rulesets, self._options = rulesets, options
        # Without a key nobody knows what the rules depend on.
        self._cache = (cache or cache_folder()) if rulesets.key and not (options.password or options.ocr) else None
        self._key = _key(rulesets, options) if self._cache else ""

    def judged(self, files: Sequence[TermsFile], names: Sequence[str], progress: Progress) -> Judged:
        """The files as one terms set, judged on the controls `names`. Raises Unread with a ReadError for every file that cannot
        be read.
        """
        from checker.readers import data_of

        data = _each(files, lambda file: data_of(file.path, file.name))
        if self._cache is None:
            documents = self._read(files, data, progress)
            return Judged(documents, self._judge(documents, names, progress))
        path = self._cache / f"{_KIND.opening}{self._named(files, data)}{SUFFIX}"
        kept: _Kept | None = read_kept(path)
        known = kept[1] if kept else {}
        controls = {name: _digest(repr(self._rulesets.controls[name])) for name in names}
        unknown = [name for name in names if name not in known or known[name][0] != controls[name]]
        if kept and not unknown:
            used(path)
            return Judged(kept[0], {name: known[name][1] for name in names})
        documents = kept[0] if kept else self._read(files, data, progress)
        known |= {name: (controls[name], judged) for name, judged in self._judge(documents, unknown, progress).items()}
        if not any(document.unread for document in documents):
            keep(path, (documents, known), _KIND)
        return Judged(documents, {name: known[name][1] for name in names})

    def _read(self, files: Sequence[TermsFile], data: Sequence[bytes], progress: Progress) -> tuple[Document, ...]:
        from checker.readers import read_bytes

        def read(number: int) -> Document:
            progress("reading", number, len(files))
            return read_bytes(files[number].name, data[number], self._options)

        return tuple(_each(range(len(files)), read))

    def _judge(self, documents: tuple[Document, ...], names: Sequence[str], progress: Progress) -> dict[str, Judgment]:
        from checker.app.check import judgments

        return judgments(documents, names, self._rulesets, progress) if names else {}

    def _named(self, files: Sequence[TermsFile], data: Sequence[bytes]) -> str:
        listed = [[file.name, hashlib.sha256(each).hexdigest()] for file, each in zip(files, data, strict=True)]
        return _digest(json.dumps([self._key, listed]))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _each(entries: Iterable[_Entry], do: Callable[[_Entry], _Done]) -> list[_Done]:
    """What is done with each entry; where some cannot be read the others are tried all the same, and all errors are raised."""
    done: list[_Done] = []
    errors: list[ReadError] = []
    for entry in entries:
        try:
            done.append(do(entry))
        except ReadError as error:
            errors.append(error)
    if errors:
        raise Unread(errors)
    return done


def _key(rulesets: Rulesets, options: ReadOptions) -> str:
    """A hash of all but the files and the controls."""
    libraries = [f"{name} {version(name)}" for name in _LIBRARIES]
    return hashed(json.dumps([rulesets.key, libraries, sys.byteorder, options.revisions]), code(_CODE))
