"""What can go wrong, as values the command line can show in one line each. A verdict is never an exception."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.printable import printable


class FlowdownError(Exception):
    """Any failure that the user can act on; its text is one line that names the thing and the remedy."""


class ReadError(FlowdownError):
    """A file could not be read as terms: missing, encrypted, without text, truncated, of an unknown kind.

    `name` is the path as the user gave it, `why` the cause, `hint` what to do about it.
    """

    def __init__(self, name: str, why: str, hint: str) -> None:
        self.name, self.why, self.hint = name, why, hint
        super().__init__(printable(f"{name}: {why}; {hint}"))


class FetchError(FlowdownError):
    """An upstream document could not be had from its address, or what came back is not that document.

    `name` is the document's id, `why` the cause, `hint` what to do about it.
    """

    def __init__(self, name: str, why: str, hint: str) -> None:
        self.name, self.why, self.hint = name, why, hint
        super().__init__(printable(f"{name}: {why}; {hint}"))


class PackError(FlowdownError):
    """A control, pack or profile file is broken; says where (file, line, key), why and what would be right."""

    def __init__(self, name: str, line: int | None, key: str, why: str) -> None:
        self.name, self.line, self.key, self.why = name, line, key, why
        place = f"{name}:{line}" if line is not None else name
        super().__init__(f"{place}: {key}: {why}" if key else f"{place}: {why}")


class UsageError(FlowdownError):
    """The command was asked for something that does not exist (an unknown pack, control or severity)."""


class Unread(Exception):  # noqa: N818 - what came of reading, for who goes on without this terms set
    """A terms set that could not be read, with every error there is to tell of it."""

    def __init__(self, errors: Sequence[FlowdownError]) -> None:
        self.errors = tuple(errors)
        super().__init__("; ".join(map(str, self.errors)))
