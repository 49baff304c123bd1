"""`flowdown draft`: the addendum or the acceptable use policy that closes the open gaps."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.judging import Controls, Ocr, Packs, Password, Profile, Sets, Terms, Tracked, Waivers, judged
from checker.cli.screen import write_out
from checker.model.reading import ReadOptions, Revisions

if TYPE_CHECKING:
    from checker.app.draft import Drafted
    from checker.model.report import Report


def draft(
    terms: Terms = [],  # noqa: B006
    sets: Sets = [],  # noqa: B006
    pack: Packs = [],  # noqa: B006
    controls: Controls = "",
    profile: Profile = "",
    waivers: Waivers = [],  # noqa: B006
    revisions: Tracked = Revisions.accepted,
    password: Password = "",
    ocr: Ocr = False,
    kind: Annotated[str, typer.Option("--as", help="What to draft: addendum or acceptable-use.")] = "addendum",
    form: Annotated[str, typer.Option("--format", help="markdown or docx. Default: what the suffix of --output says.")] = "",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file; a DOCX needs one.")] = None,
) -> None:
    """Draft the clauses that close the open gaps of terms, in the terms' own names, and check that they do.

    Exits with 1 where a gap stays open or words must be struck from the terms by hand.
    """
    from checker.app.asked import files_read
    from checker.app.bundles import chosen_packs
    from checker.app.closing import Terms as JudgedTerms
    from checker.app.draft import FORMATS, drafted, form_of
    from checker.app.excuses import excuses_of, with_waivers
    from checker.app.output import known_format, spare, write_whole
    from checker.cli.day import today
    from checker.model.errors import UsageError

    form = known_format(form, FORMATS) if form else form_of(output)
    if form == "docx" and output is None:
        raise UsageError("a DOCX goes into a file; add for example -o addendum.docx")
    config, rulesets, asked, outcome = judged(terms, sets, pack, controls, profile, ReadOptions(revisions, password, ocr))
    if len(asked) != 1:
        raise UsageError(f"a draft is for one terms set, and flowdown.yaml has {len(asked)}; pick one with --set")
    spare(files_read(asked), [output] if output else [])
    report = with_waivers(outcome.reports, asked, config, rulesets, excuses_of(config, waivers, None), today())[0]
    chosen = rulesets.chosen_controls(part.strip() for part in controls.split(",") if part.strip()) if controls else ()
    rulesets, _ = chosen_packs(rulesets, asked[0].packs.value)
    result = drafted(JudgedTerms(report.documents, rulesets, report.packs, chosen, asked[0].profile), report, kind, form)
    if result.draft is not None and output is not None:
        write_whole(output, result.data)
    elif isinstance(result.data, str):
        write_out(result.data)
    _tell(result, output, report)
    raise typer.Exit(1 if result.left or result.worse or result.struck else 0)


def _tell(result: Drafted, output: Path | None, report: Report) -> None:
    """What was done and what is left, a line each, on standard error."""
    from checker.app.draft import told
    from checker.model.printable import printable

    faults = (f"waiver that excuses nothing: {each.where}: {each.waiver}: {each.why}" for each in report.waiver_faults)
    for line in (*told(result, str(output or "")), *faults):
        sys.stderr.write(f"flowdown: {printable(line)}\n")
