"""`flowdown check`: the main job."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.screen import Progress, write_out
from checker.model.reading import ReadOptions, Revisions

if TYPE_CHECKING:
    from checker.model.report import Report


class FailOn(StrEnum):
    """The least severity that fails the run."""

    high = "high"
    medium = "medium"
    low = "low"
    never = "never"


def check(
    terms: Annotated[
        list[Path],
        typer.Argument(help="The terms: .md, .html, .txt, .docx, .pdf; several files make one set."),
    ],
    pack: Annotated[
        list[str],
        typer.Option("--pack", help="A pack by id or YAML file; repeatable. Default: the profile's, else Bedrock and Anthropic."),
    ] = [],  # noqa: B006
    controls: Annotated[str, typer.Option("--controls", help="all, or ids and groups, comma-separated, instead of packs.")] = "",
    profile: Annotated[
        str, typer.Option("--profile", help="What you build on and do: a file, or a ready profile. Default: flowdown.yaml.")
    ] = "",
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
    from checker.app.bundles import chosen_packs
    from checker.app.check import check as run_check
    from checker.app.compiled import compiled_rulesets
    from checker.app.output import known_format
    from checker.app.profiles import profile_for

    wanted = [known_format(name) for name in formats or ["terminal"]]
    if len(outputs) > len(wanted) or (len(wanted) > 1 and len(outputs) < len(wanted) - 1):
        _wrong_use("each --format needs its own --output; one of them may go to standard output")
    rulesets = compiled_rulesets()
    chosen = rulesets.chosen_controls(part.strip() for part in controls.split(",") if part.strip()) if controls else ()
    known = profile_for(profile, rulesets, Path.cwd())
    names = pack or ([] if chosen else known.packs or rulesets.default_packs)
    rulesets, packs = chosen_packs(rulesets, names)
    with Progress() as progress:
        options = ReadOptions(revisions, password, ocr)
        report = run_check(terms, rulesets, packs, chosen, known, progress, options)
    _write([report], wanted, outputs, verbose)
    raise typer.Exit(_status(report, fail_on, exit_zero))


def _write(reports: list[Report], formats: list[str], outputs: list[Path], verbose: bool) -> None:
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
    rendered = [
        render(reports, name, screen if at >= len(outputs) else Style(verbose=verbose)) for at, name in enumerate(formats)
    ]
    for path, text in zip(outputs, rendered, strict=False):
        write_whole(path, text)
    for text in rendered[len(outputs) :]:
        write_out(text)


def _status(report: Report, fail_on: FailOn, exit_zero: bool) -> int:
    if not report.findings:
        return 3
    ranks = {"high": 0, "medium": 1, "low": 2, "never": -1}
    failing = any(f.fails and f.severity.rank <= ranks[fail_on.value] for f in report.findings)
    return 1 if failing and not exit_zero else 0


def _wrong_use(why: str) -> None:
    from checker.model.errors import UsageError

    raise UsageError(why)
