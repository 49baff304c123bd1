"""Rulesets compiled once and kept: reading packs and some 4,500 phrases anew would take most of a check's time.

Everything that goes into it names the file (see `app.kept`): every byte of `rulesets/`, the code that compiles it, and the
versions of the tool and of Python.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from checker import __version__
from checker.app.kept import SUFFIX, Kind, cache_folder, code, hashed, keep, packed, plain, read_kept
from checker.app.rulesets import Rulesets, load_rulesets, rulesets_folder
from checker.model.packs import Pack

_CODE = (
    "app/compiled.py", "app/kept.py", "app/rulesets.py", "engine/lexicon.py",
    "model/**/*.py", "language/**/*.py", "packs/**/*.py",
)  # fmt: skip
_KIND = Kind("rules-", files=4, bytes=50_000_000)
"""One file each for a few versions used by turns."""


def compiled_rulesets(folder: Path | None = None, cache: Path | None = None) -> Rulesets:
    """The rulesets without examples, as a check needs them; PackError names the first fault.

    `cache` is the folder of kept files (default: `cache_folder()`).
    """
    folder = folder or rulesets_folder()
    cache = cache or cache_folder()
    if cache is None:
        return load_rulesets(folder, examples=False)
    key = fingerprint(folder)
    path = cache / f"{_KIND.opening}{key}{SUFFIX}"
    kept = read_kept(path)
    if kept is None:
        kept = _compile(folder)
        keep(path, kept, _KIND)
    return Rulesets(folder=folder, **kept["rules"], compiled=_Packs(kept["packs"]), key=key)


class _Packs(Mapping[str, Pack]):
    """The packs out of a compiled file; each is kept apart, so that a check pays only for those it asks."""

    def __init__(self, kept: Mapping[str, bytes]) -> None:
        self._kept = kept

    def __getitem__(self, name: str) -> Pack:
        pack: Pack = plain(self._kept[name])
        return pack

    def __contains__(self, name: object) -> bool:
        # The one of Mapping would read the pack to see whether it is there.
        return name in self._kept

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)


def fingerprint(folder: Path) -> str:
    """A hash of all that the compiled rules depend on."""
    return hashed(f"{__version__} {sys.version} {pickle.DEFAULT_PROTOCOL}", _sources(folder))


def _sources(folder: Path) -> Iterator[tuple[Path, str]]:
    """Every file that counts, with its name within its folder: a control's id is its path."""
    for path in sorted(folder.rglob("*.yaml")):
        yield path, path.relative_to(folder).as_posix()
    yield from code(_CODE)


def _compile(folder: Path) -> dict[str, Any]:
    rulesets = load_rulesets(folder)
    for control in rulesets.controls.values():
        for element in control.elements.values():
            for signal in element.signals:
                for sources in (signal.phrases, *signal.within, signal.without, signal.under):
                    for source in sources:
                        rulesets.book.phrase(source)
    # The examples were read, so that what is compiled is known to be whole; a check has no use for them.
    controls = {name: replace(control, examples=()) for name, control in rulesets.controls.items()}
    rulesets = replace(rulesets, controls=controls)
    rules = {
        name: getattr(rulesets, name) for name in ("controls", "grammar", "book", "lexicon", "facts", "laws", "default_packs")
    }
    packs = {name: packed(rulesets.pack(name)) for name in rulesets.pack_ids()}
    return {"rules": rules, "packs": packs}
