"""`flowdown waivers`: gaps that somebody accepts for now."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.cli.judging import Controls, Ocr, Packs, Password, Profile, Sets, Terms, Tracked, judged
from checker.cli.screen import write_out
from checker.model.reading import ReadOptions, Revisions

FILE = Path("flowdown-waivers.yaml")

waivers_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@waivers_app.callback()
def waivers() -> None:
    """Gaps that somebody accepts for now."""


@waivers_app.command("add")
def add(
    name: Annotated[str, typer.Argument(metavar="ID", help="A control (prohibited/spam) or an obligation (ANT-UP-0).")],
    reason: Annotated[str, typer.Option("--reason", help="Why the gap may stand.")],
    by: Annotated[str, typer.Option("--by", help="Who decided that.")],
    terms: Terms = [],  # noqa: B006
    sets: Sets = [],  # noqa: B006
    until: Annotated[str, typer.Option("--until", metavar="DATE", help="The last day it may: 2027-03-01.")] = "",
    permanent: Annotated[bool, typer.Option("--permanent", help="It may for good.")] = False,
    pack: Packs = [],  # noqa: B006
    controls: Controls = "",
    profile: Profile = "",
    revisions: Tracked = Revisions.accepted,
    password: Password = "",
    ocr: Ocr = False,
    file: Annotated[Path | None, typer.Option("--file", help=f"The file. Default: flowdown.yaml's, else {FILE}.")] = None,
) -> None:
    """Add a waiver for a gap, bound to the words that decide on it now."""
    from checker.app.excuses import known_ids
    from checker.app.waiving import added, drafts, refuse_twice
    from checker.cli.day import today
    from checker.model.waiver import Waiver

    config, rulesets, _, outcome = judged(terms, sets, pack, controls, profile, ReadOptions(revisions, password, ocr))
    ids = known_ids(outcome.reports, config, rulesets)
    is_obligation = name not in ids.controls and name.lower() in ids.obligations
    given = Waiver(name, is_obligation, str(file or FILE), reason.strip(), by.strip(), until)
    made = drafts(given, permanent, outcome.reports, ids, today())
    path = file or (config.waivers.value[0] if config.waivers and config.waivers.value else FILE)
    refuse_twice(path, made, ids)
    added(path, made)
    use = "" if config.waivers else f"; flowdown check --waivers {path} goes by it, or `waivers: {path}` in flowdown.yaml"
    write_out(f"{path}: {len(made)} waiver{'' if len(made) == 1 else 's'} of {made[0].name} added{use}\n")
