"""Renders the reports of a run in a format and writes files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from checker.model.errors import UsageError
from checker.model.report import Report
from checker.packs.yaml_nodes import nearest
from checker.ports import Style
from checker.reporters import REPORTERS


def render(reports: Sequence[Report], name: str, style: Style) -> str:
    """The reports, one for each terms set, in the format `name`; UsageError for an unknown one.

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


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it is either whole or as it was before; UsageError where that cannot be done."""
    try:
        handle, scratch = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror}); check the folder") from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            out.write(text)
        # mkstemp makes the file private; a report is as readable as any other file of its owner.
        umask = os.umask(0)
        os.umask(umask)
        Path(scratch).chmod(0o666 & ~umask)
        Path(scratch).replace(path)
    except OSError as error:
        Path(scratch).unlink(missing_ok=True)
        raise UsageError(f"{path}: cannot be written ({error.strerror}); check the folder and the space") from error
