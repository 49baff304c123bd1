"""What reaches the screen: text as it is, and a bar while a run takes long."""

from __future__ import annotations

import re
import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.ports import Style

# What a line of Markdown begins with: blanks, and the mark of a list or a quote.
_MARK = re.compile(r" *(?:[-*] |> ?|\d+\. )?")


def write_out(text: str | bytes) -> None:
    """Write to standard output, text as UTF-8 whatever the locale says; a closed pipe is no error."""
    sys.stdout.buffer.write(text if isinstance(text, bytes) else text.encode("utf-8", "replace"))
    sys.stdout.flush()


def screen(verbose: bool = False) -> Style:
    """What standard output can show: its columns and, on a terminal that wants it, colour."""
    import os
    import shutil

    from checker.ports import Style

    tty = sys.stdout.isatty()
    columns = shutil.get_terminal_size((100, 24)).columns
    colour = tty and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    return Style(width=min(columns, 120) if tty else 100, colour=colour, verbose=verbose)


def fold(markdown: str, width: int) -> str:
    """Markdown with its long lines broken at blanks, such that lists, quotes and code stay what they are.

    It may come from anybody's pack, so what a terminal would obey is taken out.
    """
    from checker.reporters.page import plain

    lines: list[str] = []
    for line in plain(markdown).splitlines():
        mark = _MARK.match(line)
        head = mark.group() if mark and not line.startswith("#") else ""
        under = head if ">" in head else " " * len(head)
        lines += _wrapped(line[len(head) :], max(width, 40), head, under) if len(line) > width else [line]
    return "".join(f"{line}\n" for line in lines)


def _wrapped(text: str, width: int, head: str, under: str) -> list[str]:
    import textwrap

    return textwrap.wrap(
        text, width, initial_indent=head, subsequent_indent=under, break_long_words=False, break_on_hyphens=False
    )


class Progress:
    """A bar on standard error, only on a terminal and only once the run has taken over a second."""

    def __enter__(self) -> Progress:
        self._started = time.monotonic()
        self._bar: Any = None
        return self

    def __call__(self, hop: str, done: int, of: int) -> None:
        """Show that `done` of `of` parts of a hop are done."""
        if not sys.stderr.isatty() or time.monotonic() - self._started < 1:
            return
        if self._bar is None:
            from rich.console import Console
            from rich.progress import Progress

            self._bar = Progress(console=Console(stderr=True), transient=True)
            self._bar.start()
            self._task = self._bar.add_task(hop, total=of)
        self._bar.update(self._task, description=hop, completed=done, total=of)

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()
