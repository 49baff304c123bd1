"""`flowdown check`: the main job."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.judging import Controls, Ocr, Password, Sets, Tracked, Waivers
from checker.cli.screen import Progress, screen, write_out
from checker.cli.status import status
from checker.model.fail_on import FailOn
from checker.model.printable import printable
from checker.model.reading import ReadOptions, Revisions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.app.gate import Outcome
    from checker.model.report import Report


def check(
    terms: Annotated[
        list[Path],
        typer.Argument(
            metavar="[TERMS]...",
            help="The terms: .md, .html, .txt, .docx, .pdf; several files make one set. Default: every set of flowdown.yaml.",
            show_default=False,
        ),
    ] = [],  # noqa: B006
    sets: Sets = [],  # noqa: B006
    pack: Annotated[
        list[str],
        typer.Option("--pack", help="A pack by id or YAML file; repeatable. Default: the profile's, else Bedrock and Anthropic."),
    ] = [],  # noqa: B006
    controls: Controls = "",
    profile: Annotated[
        str, typer.Option("--profile", help="What you build on and do: a file, or a ready profile. Default: flowdown.yaml.")
    ] = "",
    formats: Annotated[
        list[str],
        typer.Option(
            "--format",
            help="terminal, markdown, html, json, sarif, junit, github, github-summary, gitlab, csv or docx; repeatable, each"
            " with its --output. Default: what the suffix of --output says, else terminal.",
        ),
    ] = [],  # noqa: B006
    outputs: Annotated[list[Path], typer.Option("--output", "-o", help="The file for the --format beside it.")] = [],  # noqa: B006
    revisions: Tracked = Revisions.accepted,
    password: Password = "",
    ocr: Ocr = False,
    waivers: Waivers = [],  # noqa: B006
    no_waivers: Annotated[
        bool, typer.Option("--no-waivers", help="Go by no waiver, in files or in the terms: an audit.")
    ] = False,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", help="Let the gaps of this file pass. Default: flowdown.yaml's.")
    ] = None,
    since: Annotated[
        str, typer.Option("--since", metavar="REV", help="Fail only on what is worse than at this git revision.")
    ] = "",
    fail_on: Annotated[
        FailOn | None,
        typer.Option("--fail-on", help="The least severity that exits with 1. Default: flowdown.yaml's, else medium."),
    ] = None,
    max_age: Annotated[
        int | None,
        typer.Option(
            "--max-age", metavar="DAYS", min=0, help="Warn of upstream texts last looked at longer ago. Default: flowdown.yaml's."
        ),
    ] = None,
    as_of: Annotated[str, typer.Option("--as-of", metavar="DATE", help="Ask the obligations that stood on this past day.")] = "",
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Show the evidence of met controls and every obligation.")
    ] = False,
) -> None:
    """Check terms against packs: what is met, partial, missing or in conflict, and the words to add."""
    from dataclasses import replace

    from checker.app.asked import asked_files, asked_sets, files_read
    from checker.app.compiled import compiled_rulesets
    from checker.app.config import config_for, required_sets
    from checker.app.excuses import excused, excuses_of
    from checker.app.freshness import with_ages
    from checker.app.gate import check_sets
    from checker.app.output import for_screen, format_of, known_format, spare
    from checker.cli.day import day, today
    from checker.model.config import Says, Setting

    wanted = [known_format(name) for name in formats] or [format_of("", path) for path in outputs] or ["terminal"]
    if len(outputs) > len(wanted) or (len(wanted) > 1 and len(outputs) < len(wanted) - 1):
        _wrong_use("each --format needs its own --output; one of them may go to standard output")
    for name in wanted[len(outputs) :]:
        for_screen(name)
    if terms and sets:
        _wrong_use("--set picks terms sets of flowdown.yaml, so it does not go with files; give one or the other")
    config, rulesets = config_for(Path.cwd(), compiled_rulesets())
    chosen = rulesets.chosen_controls(part.strip() for part in controls.split(",") if part.strip()) if controls else ()
    command = Says(
        packs=Setting(tuple(pack), "--pack") if pack else None,
        profile=Setting(profile, "--profile") if profile else None,
        fail_on=Setting(fail_on, "--fail-on") if fail_on else None,
    )
    if not terms:
        required_sets(config)
    asked = (
        (asked_files(config, terms, command, rulesets, bool(chosen)),)
        if terms
        else asked_sets(config, sets, command, rulesets, bool(chosen))
    )
    spare(files_read(asked), outputs)
    if as_of:
        then = day(as_of, "--as-of")
        if then > today():
            _wrong_use(f"--as-of says {as_of}, which is yet to come; give a past day")
        asked = tuple(replace(each, as_of=then.isoformat()) for each in asked)
    options = ReadOptions(revisions, password, ocr)
    with Progress() as progress:
        outcome = check_sets(asked, chosen, rulesets, options, progress)
    excuses = excuses_of(config, waivers, baseline, no_waivers)
    outcome = excused(outcome, asked, config, rulesets, excuses, today())
    limit = max_age if max_age is not None else config.max_age.value if config.max_age else None
    outcome = replace(outcome, reports=with_ages(outcome.reports, limit, today()))
    if since:
        from checker.app.versions import passed_since

        outcome = passed_since(since, outcome, asked, chosen, rulesets, options)
    for line in _told(outcome):
        sys.stderr.write(f"flowdown: {printable(line)}\n")
    if outcome.reports:
        _write(outcome.reports, wanted, outputs, verbose, Path() if terms else config.folder)
    raise typer.Exit(status(outcome, exit_zero))


def _told(outcome: Outcome) -> Iterator[str]:
    """What kept terms sets from being checked."""
    yield from map(str, outcome.errors)
    for report in outcome.reports:
        if not report.findings:
            of = f"{report.name}: " if report.name else ""
            yield f"{of}nothing was checked, as {report.asked or 'nothing'} asks for no control; name other packs"


def _write(reports: Sequence[Report], formats: list[str], outputs: list[Path], verbose: bool, folder: Path) -> None:
    """Render every format before the first is written, so that a failure leaves no half of the reports. The documents' names
    start from `folder`.
    """
    from dataclasses import replace

    from checker.app.output import render, write_all
    from checker.ports import Style
    from checker.reporters.sections import set_name, standing

    in_file = Style(verbose=verbose, folder=str(folder.resolve()))
    on_screen = replace(screen(verbose), folder=in_file.folder)
    rendered = [render(reports, name, on_screen if at >= len(outputs) else in_file) for at, name in enumerate(formats)]
    write_all(zip(outputs, rendered, strict=False))
    for text in rendered[len(outputs) :]:
        write_out(text)
    if len(outputs) == len(rendered):  # a screen that stays empty looks like a run that found nothing
        files = ", ".join(map(str, outputs))
        for report in reports:
            write_out(printable(f"{set_name(report)}: {standing(report)} (see {files})") + "\n")


def _wrong_use(why: str) -> None:
    from checker.model.errors import UsageError

    raise UsageError(why)
