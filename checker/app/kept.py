"""Files kept between runs, each under a name that is a hash of everything it depends on, so that a stale one cannot be served.

Binding decisions:
- A file is written whole under a name of its own first, so that runs may share a folder; where nothing can be written, nothing
  is kept.
- Only plain data is read back: classes of this program from a short list of modules, from a file that the user owns. A file
  that is damaged or not ours counts as absent.
- What is kept is bounded: when a file is written, the oldest of its kind go.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import sys
import tempfile
import time
from array import array
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parent.parent
SUFFIX = ".pickle"
_MODULES = ("checker.model.", "checker.language.", "checker.engine.lexicon", "checker.engine.judge")
_DIGEST = 32
_FORGOTTEN = 3600
"""Seconds after which a half-written file belongs to a run that was ended."""


def cache_folder() -> Path | None:
    """Where files are kept: FLOWDOWN_CACHE, else the user's cache folder; None where that variable is `off`."""
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


def code(patterns: Iterable[str]) -> Iterator[tuple[Path, str]]:
    """The program's own files of such names, each with its name within the program."""
    for pattern in patterns:
        for path in sorted(PACKAGE.glob(pattern)):
            yield path, path.relative_to(PACKAGE).as_posix()


def hashed(opening: str, files: Iterable[tuple[Path, str]]) -> str:
    """A hash of some words and of files with their names."""
    whole = hashlib.sha256(opening.encode())
    for path, name in files:
        data = path.read_bytes()
        whole.update(f"\0{name} {len(data)}\0".encode())
        whole.update(data)
    return whole.hexdigest()[:32]


class _PlainData(pickle.Unpickler):
    """Reads back our own plain classes, arrays of numbers, and nothing that could run."""

    def find_class(self, module: str, name: str) -> Any:
        """A class of the list; pickle asks for every name it meets."""
        if (module, name) == ("array", "array"):
            return array
        found = super().find_class(module, name) if module.startswith(_MODULES) else None
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name} is not kept data")
        return found


class _Packer(pickle.Pickler):
    """Writes a dataclass as a call of its class: the way of dataclasses with slots takes four times as long to read back."""

    def reducer_override(self, value: object) -> Any:
        """Asked for everything that is no number, text or collection."""
        if isinstance(value, array):
            return array, (value.typecode, value.tobytes())
        if not is_dataclass(value) or isinstance(value, type):
            return NotImplemented
        return type(value), tuple(getattr(value, each.name) for each in fields(value) if each.init)


def packed(value: object) -> bytes:
    """Plain data of this program as bytes, for `plain`."""
    out = io.BytesIO()
    _Packer(out, pickle.HIGHEST_PROTOCOL).dump(value)
    return out.getvalue()


def plain(data: bytes) -> Any:
    """What was packed, if it is plain data of this program; else UnpicklingError."""
    return _PlainData(io.BytesIO(data)).load()


def read_kept(path: Path) -> Any:
    """What stands in a kept file; None where there is none to be trusted."""
    try:
        if hasattr(os, "getuid") and path.stat().st_uid != os.getuid():
            return None
        data = path.read_bytes()
    except OSError:
        return None
    digest, body = data[:_DIGEST], data[_DIGEST:]
    if hashlib.sha256(body).digest() != digest:
        return None
    try:
        return plain(body)
    except (pickle.UnpicklingError, AttributeError, ImportError, TypeError, ValueError, EOFError, IndexError):
        return None


@dataclass(frozen=True, slots=True)
class Kind:
    """Files that are kept for one purpose: what their names begin with, and how many of them, or bytes of them, stay."""

    opening: str
    files: int
    bytes: int


def keep(path: Path, value: object, kind: Kind) -> None:
    """Write a file and let the oldest of its kind go; a folder that cannot be written to is no error."""
    body = packed(value)
    scratch = ""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, scratch = tempfile.mkstemp(dir=path.parent, prefix=f"{path.stem}.", suffix=".part")
        with os.fdopen(handle, "wb") as out:
            out.write(hashlib.sha256(body).digest() + body)
        Path(scratch).replace(path)
        _let_go(path, kind)
    except OSError:
        with suppress(OSError):
            Path(scratch).unlink()


def _let_go(path: Path, kind: Kind) -> None:
    """The file at `path` stays in any case. Other runs do the same at the same time: a file that is gone is no error."""
    dated: list[tuple[int, int, Path]] = []
    for each in path.parent.glob(f"{kind.opening}*"):
        with suppress(OSError):
            stat = each.stat()
            if each.suffix == SUFFIX and each != path:
                dated.append((stat.st_mtime_ns, stat.st_size, each))
            elif each.suffix == ".part" and time.time() - stat.st_mtime > _FORGOTTEN:
                each.unlink()
    held = path.stat().st_size
    for count, (_, size, each) in enumerate(sorted(dated, reverse=True), 2):
        held += size
        if count > kind.files or held > kind.bytes:
            with suppress(OSError):
                each.unlink()


def used(path: Path) -> None:
    """Make a kept file the youngest, so that what is in use stays."""
    with suppress(OSError):
        os.utime(path)
