"""The command line: arguments, exit statuses, and the only place that prints.

Exit statuses: 0 clean; 1 findings at or above --fail-on; 2 wrong use, unreadable input or broken pack; 3 nothing was
checked. Decision: nothing heavy is imported at the top, so that `flowdown --help` answers at once.
"""

from __future__ import annotations

import sys
import time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from checker import __version__
from checker.model.reading import ReadOptions, Revisions

if TYPE_CHECKING:
    from checker.app.rulesets import Rulesets
    from checker.model.packs import Pack
    from checker.model.report import Report

app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True, pretty_exceptions_enable=False)
packs_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.add_typer(packs_app, name="packs", help="The rule packs: what each upstream asks of end-user terms.")


class FailOn(StrEnum):
    """The least severity that fails the run."""

    high = "high"
    medium = "medium"
    low = "low"
    never = "never"


def _version(asked: bool) -> None:
    if asked:
        _print(f"flowdown {__version__}\n")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")] = False,
) -> None:
    """Reads end-user terms and reports the gaps against the AI and cloud policies a company builds on. Works offline."""


@app.command()
def check(
    terms: Annotated[
        list[Path],
        typer.Argument(help="The terms: .md, .html, .txt, .docx, .pdf; several files make one set."),
    ],
    pack: Annotated[
        list[str],
        typer.Option("--pack", help="A pack by id or YAML file; repeatable. All that ship by default."),
    ] = [],  # noqa: B006
    controls: Annotated[str, typer.Option("--controls", help="all, or ids and groups, comma-separated, instead of packs.")] = "",
    profile: Annotated[Path | None, typer.Option("--profile", help="A YAML file of facts: what you use and do.")] = None,
    formats: Annotated[
        list[str],
        typer.Option("--format", help="terminal, json or markdown; repeatable, each with --output."),
    ] = [],  # noqa: B006
    outputs: Annotated[list[Path], typer.Option("--output", "-o", help="The file for the --format beside it.")] = [],  # noqa: B006
    revisions: Annotated[
        Revisions, typer.Option("--revisions", help="Which state of tracked changes in a DOCX is read.")
    ] = Revisions.accepted,
    password: Annotated[
        str, typer.Option("--password", envvar="FLOWDOWN_PASSWORD", help="Opens locked files.", show_envvar=True)
    ] = "",
    ocr: Annotated[bool, typer.Option("--ocr", help="Read scanned PDF pages with ocrmypdf, where it is installed.")] = False,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="The least severity that exits with 1.")] = FailOn.medium,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Show the evidence of met controls and every obligation.")
    ] = False,
) -> None:
    """Check terms against packs: what is met, partial, missing or in conflict, and the words to add."""
    from checker.app.check import check as run_check
    from checker.app.compiled import compiled_rulesets
    from checker.app.output import known_format

    wanted = [known_format(name) for name in formats or ["terminal"]]
    if len(outputs) > len(wanted) or (len(wanted) > 1 and len(outputs) < len(wanted) - 1):
        _wrong_use("each --format needs its own --output; one of them may go to standard output")
    rulesets = compiled_rulesets()
    chosen = rulesets.chosen_controls(part.strip() for part in controls.split(",") if part.strip()) if controls else ()
    names = pack or ([] if chosen else list(rulesets.pack_ids()))
    packs = [rulesets.pack(name) for name in dict.fromkeys(names)]
    with _Progress() as progress:
        options = ReadOptions(revisions, password, ocr)
        report = run_check(terms, rulesets, packs, chosen, _facts(profile, rulesets), progress, options)
    _write(report, wanted, outputs, verbose)
    raise typer.Exit(_status(report, fail_on, exit_zero))


@app.command()
def explain(
    name: Annotated[str, typer.Argument(metavar="ID", help="A control (prohibited/spam) or an obligation (ANT-UP-0).")],
) -> None:
    """Explain a control or an obligation: what, why, source, examples, suggested wording."""
    from checker.app.explain import explain as run_explain

    rulesets, packs = _everything()
    _print(run_explain(name, rulesets, packs))


@app.command()
def controls() -> None:
    """List the controls, each with the number of obligations that ask for it."""
    from checker.app.packs import list_controls

    rulesets, packs = _everything()
    _print(list_controls(rulesets, packs))


@packs_app.command("list")
def packs_list() -> None:
    """List the packs that ship."""
    from checker.app.packs import list_packs

    _print(list_packs(_everything()[1]))


@packs_app.command("show")
def packs_show(
    name: Annotated[str, typer.Argument(metavar="PACK", help="A pack by id or YAML file.")],
) -> None:
    """Show a pack: its documents with version dates, and each obligation with its controls."""
    from checker.app.packs import show_pack
    from checker.app.rulesets import load_rulesets

    _print(show_pack(load_rulesets().pack(name)))


@packs_app.command("test")
def packs_test() -> None:
    """Run the examples that every control carries; exit with 1 if one does not get its verdict."""
    from checker.app.examples import run_examples
    from checker.app.rulesets import load_rulesets

    failed = total = 0
    for run_ in run_examples(load_rulesets()):
        total += 1
        if not run_.kept:
            failed += 1
            got, want = run_.judgment.verdict.value, run_.example.verdict.value
            _print(f"{run_.control.id}/{run_.example.id}: wants {want}, got {got}: {run_.judgment.reason}\n")
    _print(f"{total} examples, {failed} failed\n")
    raise typer.Exit(1 if failed else 0)


def _everything() -> tuple[Rulesets, list[Pack]]:
    from checker.app.rulesets import load_rulesets

    rulesets = load_rulesets()
    return rulesets, [rulesets.pack(name) for name in rulesets.pack_ids()]


def _facts(profile: Path | None, rulesets: Rulesets) -> dict[str, bool]:
    if profile is None:
        return {}
    from checker.packs.profile import load_profile

    return load_profile(profile, rulesets.facts)


def _write(report: Report, formats: list[str], outputs: list[Path], verbose: bool) -> None:
    """Render every format before the first is written, so that a failure leaves no half of the reports."""
    import os
    import shutil

    from checker.app.output import render, write_whole
    from checker.ports import Style

    tty = sys.stdout.isatty()
    colour = tty and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    screen = Style(
        width=min(shutil.get_terminal_size((100, 24)).columns, 120) if tty else 100,
        colour=colour,
        verbose=verbose,
    )
    rendered = [render(report, name, screen if at >= len(outputs) else Style(verbose=verbose)) for at, name in enumerate(formats)]
    for path, text in zip(outputs, rendered, strict=False):
        write_whole(path, text)
    for text in rendered[len(outputs) :]:
        _print(text)


def _status(report: Report, fail_on: FailOn, exit_zero: bool) -> int:
    if not report.findings:
        return 3
    ranks = {"high": 0, "medium": 1, "low": 2, "never": -1}
    failing = any(f.gates and f.severity.rank <= ranks[fail_on.value] for f in report.findings)
    return 1 if failing and not exit_zero else 0


class _Progress:
    """A bar on standard error, only on a terminal and only once the run has taken over a second."""

    def __enter__(self) -> _Progress:
        self._started = time.monotonic()
        self._bar: Any = None
        return self

    def __call__(self, hop: str, done: int, of: int) -> None:
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


def _print(text: str) -> None:
    """Write to standard output as UTF-8 whatever the locale says; a closed pipe is no error."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.flush()


def _wrong_use(why: str) -> None:
    from checker.model.errors import UsageError

    raise UsageError(why)


def run() -> None:
    """The entry point: every error the user can act on becomes one line on standard error and status 2."""
    import gc

    from checker.model.errors import FlowdownError

    # A short process that makes many small lasting objects: the usual thresholds spend a tenth of its time collecting nothing.
    gc.set_threshold(100_000, 20, 20)
    try:
        status = app(standalone_mode=False)
    except FlowdownError as error:
        sys.stderr.write(f"flowdown: {error}\n")
        status = 2
    except typer.exceptions.TyperException as error:
        sys.stderr.write(f"flowdown: {error.format_message()}\n")
        status = 2
    except BrokenPipeError:
        sys.stderr.close()
        status = 0
    except KeyboardInterrupt:
        sys.stderr.write("flowdown: interrupted\n")
        status = 130
    sys.exit(status if isinstance(status, int) else 0)
