"""The command line: arguments, exit statuses, and the only place that prints.

Exit statuses: 0 clean; 1 findings at or above --fail-on; 2 wrong use, unreadable input or broken pack; 3 nothing was
checked. Decision: nothing heavy is imported at the top of these modules, so that `flowdown --help` answers at once.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from checker import __version__
from checker.cli.commands import Commands
from checker.cli.screen import write_out

app = typer.Typer(cls=Commands, add_completion=False, rich_markup_mode=None, no_args_is_help=True, pretty_exceptions_enable=False)


def _version(asked: bool) -> None:
    if asked:
        write_out(f"flowdown {__version__}\n")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")] = False,
) -> None:
    """Reads end-user terms and reports the gaps against the AI and cloud policies a company builds on. Works offline."""


def run() -> None:
    """The entry point: every error the user can act on becomes one line on standard error and status 2."""
    import gc

    from checker.model.errors import FlowdownError
    from checker.model.printable import printable

    # A short process that makes many small lasting objects: the usual thresholds spend a tenth of its time collecting nothing.
    gc.set_threshold(100_000, 20, 20)
    try:
        status = app(standalone_mode=False)
    except FlowdownError as error:
        sys.stderr.write(f"flowdown: {printable(str(error))}\n")
        status = 2
    except typer.exceptions.TyperException as error:
        told = error.format_message()
        # A group that is called without a command answers with its help, which is a page and not a line.
        sys.stderr.write(f"{told.rstrip()}\n" if told.startswith("Usage: ") else f"flowdown: {printable(told)}\n")
        status = 2
    except BrokenPipeError:
        sys.stderr.close()
        status = 0
    except (KeyboardInterrupt, typer.Abort):
        sys.stderr.write("flowdown: interrupted\n")
        status = 130
    sys.exit(status if isinstance(status, int) else 0)
