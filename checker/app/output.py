"""Renders the reports of a run in a format and writes files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from checker.model.errors import UsageError
from checker.model.report import Report
from checker.packs.yaml_nodes import nearest
from checker.ports import Style
from checker.reporters import BINARY, REPORTERS

# What a file's suffix says of its format where no --format does.
_SUFFIXES = {
    "": "terminal",
    ".txt": "terminal",
    ".log": "terminal",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".json": "json",
    ".csv": "csv",
    ".sarif": "sarif",
    ".xml": "junit",
}


def render(reports: Sequence[Report], name: str, style: Style) -> str | bytes:
    """The reports, one for each terms set, in the format `name`; UsageError for an unknown one. Text, or bytes for a format that
    is a file of its own kind (see `for_screen`).

    Where `style` does not say what folder the names of the documents start from, it is the working folder.
    """
    reporter = REPORTERS[known_format(name)]
    folder = Path(style.folder or Path.cwd())
    root = style.root or next((str(place) for place in (folder, *folder.parents) if (place / ".git").exists()), "")
    return reporter(reports, replace(style, root=root, folder=str(folder)))


def known_format(name: str, formats: Iterable[str] = REPORTERS) -> str:
    """`name` if it is one of `formats`; UsageError with the nearest name otherwise."""
    known = tuple(formats)
    if name not in known:
        raise UsageError(f"no format is called {name!r}{nearest(name, known)}; known are: {', '.join(known)}")
    return name


def format_of(name: str, output: Path | None, formats: Iterable[str] = REPORTERS) -> str:
    """The format called `name`, or without a name the one that the suffix of `output` says: `terminal` for the screen, and for a
    file that claims to be nothing else. UsageError where that is none of `formats`.
    """
    if name or output is None:
        return known_format(name or "terminal", formats)
    said = _SUFFIXES.get(output.suffix.lower(), "")
    if said not in (known := tuple(formats)):
        raise UsageError(f"{output}: its suffix is that of no format; add --format with one of: {', '.join(known)}")
    return said


def spare(terms: Iterable[Path], outputs: Iterable[Path]) -> None:
    """UsageError where an output would be written over terms that are read."""
    read = {path.resolve() for path in terms}
    if lost := next((path for path in outputs if path.resolve() in read and path.is_file()), None):
        raise UsageError(f"{lost}: holds the terms, and they would be written over; name another file with --output")


def for_screen(name: str) -> str:
    """`name` if it is a format that standard output can show; UsageError for one that is only a file."""
    if known_format(name) in BINARY:
        raise UsageError(
            f"{name} is a file, not text for the screen; name the file beside it: --format {name} --output gaps.{name}"
        )
    return name


def write_whole(path: Path, text: str | bytes) -> None:
    """Write a file so that it is either whole or as it was before; UsageError where that cannot be done."""
    write_all([(path, text)])


def write_all(files: Iterable[tuple[Path, str | bytes]]) -> None:
    """Write files so that, short of a disk that fails at the last moment, either all are whole or all are as they were before;
    UsageError where that cannot be done. A link is followed, and what is no file (a pipe, /dev/stderr) is written to as it is.
    """
    ready: list[tuple[Path, bytes, Path | None]] = []
    try:
        for path, content in files:
            # A file's name, which goes into a report, may hold bytes that are no text.
            data = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
            ready.append((path, data, _finished(path, data)))
        for path, data, scratch in ready:
            with _blamed_on(path):
                if scratch:
                    scratch.replace(path.resolve())
                else:
                    path.write_bytes(data)
    finally:
        for _, _, scratch in ready:
            if scratch:
                scratch.unlink(missing_ok=True)


def _finished(path: Path, data: bytes) -> Path | None:
    """A finished file beside the one whose place it will take; None for a device or a pipe, which has to stay."""
    if path.exists() and not path.is_file():
        if path.is_dir():
            raise UsageError(f"{path} is a folder; name a file in it")
        return None
    whole = path.resolve()
    with _blamed_on(path):
        handle, scratch = tempfile.mkstemp(dir=whole.parent, prefix=f".{whole.name}.")
    try:
        with _blamed_on(path), os.fdopen(handle, "wb") as out:
            out.write(data)
        # mkstemp makes the file private; a report is as readable as any other file of its owner.
        umask = os.umask(0)
        os.umask(umask)
        Path(scratch).chmod(0o666 & ~umask)
    except BaseException:
        Path(scratch).unlink(missing_ok=True)
        raise
    return Path(scratch)


@contextmanager
def _blamed_on(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror}); check the folder and the space") from error
