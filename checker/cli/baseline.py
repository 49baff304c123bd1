"""`flowdown baseline`: the gaps that a repository has on the day the gate is switched on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.cli.judging import Controls, Ocr, Packs, Password, Profile, Sets, Terms, Tracked, Waivers, judged
from checker.cli.screen import write_out
from checker.model.reading import ReadOptions, Revisions

FILE = Path("flowdown-baseline.yaml")

baseline_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@baseline_app.command("write")
def write(
    terms: Terms = [],  # noqa: B006
    sets: Sets = [],  # noqa: B006
    pack: Packs = [],  # noqa: B006
    controls: Controls = "",
    profile: Profile = "",
    waivers: Waivers = [],  # noqa: B006
    revisions: Tracked = Revisions.accepted,
    password: Password = "",
    ocr: Ocr = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help=f"The file. Default: flowdown.yaml's, else {FILE}.")
    ] = None,
    prune: Annotated[bool, typer.Option("--prune", help="Take out what was fixed, and let nothing new in.")] = False,
) -> None:
    """Write down every gap that fails now, so that from now on only new ones do. Waived gaps are left out."""
    from checker.app.baseline import rewritten
    from checker.app.excuses import excuses_of, with_waivers
    from checker.app.output import write_whole
    from checker.cli.day import today
    from checker.packs.baseline import baseline_text

    config, rulesets, asked, outcome = judged(terms, sets, pack, controls, profile, ReadOptions(revisions, password, ocr))
    reports = with_waivers(outcome.reports, asked, config, rulesets, excuses_of(config, waivers, None), today())
    path = output or (config.baseline.value if config.baseline else FILE)
    gaps = rewritten(path, reports, prune)
    write_whole(path, baseline_text(gaps))
    use = "" if config.baseline else f"; flowdown check --baseline {path} goes by it, or `baseline: {path}` in flowdown.yaml"
    write_out(f"{path}: {len(gaps)} gap{'' if len(gaps) == 1 else 's'}{use}\n")


@baseline_app.command("show")
def show(
    path: Annotated[Path | None, typer.Argument(metavar="[FILE]", help=f"Default: flowdown.yaml's, else {FILE}.")] = None,
) -> None:
    """Show the gaps of a baseline, each with the words that decide on it."""
    from checker.app.baseline import listed
    from checker.app.compiled import compiled_rulesets
    from checker.app.config import config_for

    if path is None:
        config, _ = config_for(Path.cwd(), compiled_rulesets())
        path = config.baseline.value if config.baseline else FILE
    write_out(listed(path))
