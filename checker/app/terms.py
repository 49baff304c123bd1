"""The files of a terms set: paths and patterns of a configuration, or what the command line names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from checker.model.config import Setting
from checker.model.errors import Unread, UsageError
from checker.readers import READERS

_WILD = frozenset("*?[")


class TermsFile(NamedTuple):
    """A file to read, and what reports call it."""

    path: Path
    name: str


def named_files(paths: Iterable[Path]) -> tuple[TermsFile, ...]:
    """The files that the command line names, called as the user wrote them."""
    return tuple(TermsFile(path, str(path)) for path in paths)


def files_of(entries: Setting[tuple[str, ...]], folder: Path) -> tuple[TermsFile, ...]:
    """The files of a set, each once: in the order of the entries, those of one pattern by name. A path is taken as it is, whether
    there is such a file or not; a pattern takes files of the kinds that are read, and Unread says which match none.
    """
    names: dict[str, None] = {}
    errors: list[UsageError] = []
    for entry in entries.value:
        try:
            names.update(dict.fromkeys(_names(entry, entries.origin, folder)))
        except UsageError as error:
            errors.append(error)
    if errors:
        raise Unread(errors)
    return tuple(TermsFile(folder / name, name) for name in names)


def _names(entry: str, origin: str, folder: Path) -> Iterator[str]:
    entry = Path(entry).as_posix()
    if not _WILD.intersection(entry) or (folder / entry).is_file():
        yield entry
        return
    try:
        found = sorted(path.relative_to(folder).as_posix() for path in folder.glob(entry) if _meant(path, entry, folder))
    except ValueError as error:
        raise UsageError(f"{origin}: {entry!r} is no pattern ({error}); write for example legal/**/*.md") from error
    if not found:
        raise UsageError(f"{origin}: {entry!r} matches no file that could be read as terms; check the pattern")
    yield from found


def _meant(path: Path, pattern: str, folder: Path) -> bool:
    """Whether a file that a pattern matches is meant: of a kind that is read, and not hidden unless the pattern says so."""
    hidden = {part for part in path.relative_to(folder).parts if part.startswith(".")}
    return hidden <= set(pattern.split("/")) and path.suffix.lower() in READERS and path.is_file()
