"""Rulesets compiled once and kept: reading packs and some 4,500 phrases anew would take most of a check's time.

Binding decisions:
- The file's name is a hash of everything that goes into it: every byte of `rulesets/`, the code that compiles it, and the
  versions of the tool and of Python. A change to any of them is another name, so a stale file cannot be served.
- It is written whole under another name first, so that two runs may share a folder; where nothing can be written, nothing
  is kept.
- Only plain data is read back: classes of this program from a short list of modules, from a file that the user owns. A file
  that is damaged or not ours counts as absent.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from checker import __version__
from checker.app.rulesets import Rulesets, load_rulesets, rulesets_folder
from checker.model.packs import Pack

_PACKAGE = Path(__file__).resolve().parent.parent
_CODE = ("app/compiled.py", "app/rulesets.py", "model/*.py", "language/*.py", "packs/*.py", "engine/lexicon.py")
_MODULES = ("checker.model.", "checker.language.", "checker.engine.lexicon")
_KEPT = 4
"""Files that stay when a new one is written: one each for a few versions used by turns."""


def compiled_rulesets(folder: Path | None = None, cache: Path | None = None) -> Rulesets:
    """The rulesets without examples, as a check needs them; PackError names the first fault.

    `cache` is the folder of kept files (default: `cache_folder()`).
    """
    folder = folder or rulesets_folder()
    cache = cache or cache_folder()
    if cache is None:
        return load_rulesets(folder, examples=False)
    path = cache / f"rules-{_fingerprint(folder)}.pickle"
    kept = _read(path)
    if kept is None:
        kept = _compile(folder)
        _keep(path, kept)
    return Rulesets(folder=folder, **kept["rules"], compiled=_Packs(kept["packs"]))


class _Packs(Mapping[str, Pack]):
    """The packs out of a compiled file; each is kept apart, so that a check pays only for those it asks."""

    def __init__(self, kept: Mapping[str, bytes]) -> None:
        self._kept = kept

    def __getitem__(self, name: str) -> Pack:
        pack: Pack = _plain(self._kept[name])
        return pack

    def __contains__(self, name: object) -> bool:
        # The one of Mapping would read the pack to see whether it is there.
        return name in self._kept

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)


def cache_folder() -> Path | None:
    """Where compiled rules are kept: FLOWDOWN_CACHE, else the user's cache folder; None where that variable is `off`."""
    wanted = os.environ.get("FLOWDOWN_CACHE", "")
    if wanted == "off":
        return None
    if wanted:
        return Path(wanted)
    # Three lines of our own: the library for it takes longer to import than the rules take to load.
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "flowdown" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "flowdown"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "flowdown"


def _fingerprint(folder: Path) -> str:
    """A hash of all that the compiled rules depend on."""
    whole = hashlib.sha256(f"{__version__} {sys.version} {pickle.DEFAULT_PROTOCOL}".encode())
    for path, name in _sources(folder):
        data = path.read_bytes()
        whole.update(f"\0{name} {len(data)}\0".encode())
        whole.update(data)
    return whole.hexdigest()[:32]


def _sources(folder: Path) -> Iterator[tuple[Path, str]]:
    """Every file that counts, with its name within its folder: a control's id is its path."""
    for path in sorted(folder.rglob("*.yaml")):
        yield path, path.relative_to(folder).as_posix()
    for pattern in _CODE:
        for path in sorted(_PACKAGE.glob(pattern)):
            yield path, path.relative_to(_PACKAGE).as_posix()


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
    packs = {name: pickle.dumps(rulesets.pack(name)) for name in rulesets.pack_ids()}
    return {"rules": rules, "packs": packs}


class _PlainData(pickle.Unpickler):
    """Reads back our own plain classes and nothing that could run."""

    def find_class(self, module: str, name: str) -> Any:
        """A class of the list; pickle asks for every name it meets."""
        found = super().find_class(module, name) if module.startswith(_MODULES) else None
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name} is no part of compiled rules")
        return found


def _plain(data: bytes) -> Any:
    return _PlainData(io.BytesIO(data)).load()


def _read(path: Path) -> dict[str, Any] | None:
    """What stands in a kept file, its packs still as bytes; None where there is none to be trusted."""
    try:
        if hasattr(os, "getuid") and path.stat().st_uid != os.getuid():
            return None
        data = path.read_bytes()
    except OSError:
        return None
    digest, body = data[:32], data[32:]
    if hashlib.sha256(body).digest() != digest:
        return None
    try:
        kept: dict[str, Any] = _plain(body)
        return kept
    except pickle.UnpicklingError:
        return None


def _keep(path: Path, kept: dict[str, Any]) -> None:
    """Write a compiled file and let the oldest go; a folder that cannot be written to is no error."""
    body = pickle.dumps(kept)
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.write_bytes(hashlib.sha256(body).digest() + body)
        part.replace(path)
        dated = sorted(path.parent.glob("rules-*.pickle"), key=lambda each: each.stat().st_mtime_ns, reverse=True)
        for old in dated[_KEPT:]:
            old.unlink(missing_ok=True)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
