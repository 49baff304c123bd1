"""What the commands that judge terms share: their options, and for those beside `check` the judging."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from checker.model.reading import PLAIN, ReadOptions, Revisions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.app.asked import Asked
    from checker.app.gate import Outcome
    from checker.app.rulesets import Rulesets
    from checker.model.config import Config

Terms = Annotated[
    list[Path],
    typer.Argument(
        metavar="[TERMS]...", help="The terms; several files make one set. Default: all of flowdown.yaml.", show_default=False
    ),
]
Sets = Annotated[list[str], typer.Option("--set", metavar="NAME", help="A terms set of flowdown.yaml; repeatable.")]
Packs = Annotated[list[str], typer.Option("--pack", help="A pack by id or YAML file; repeatable, as in check.")]
Controls = Annotated[str, typer.Option("--controls", help="all, or ids and groups, comma-separated, instead of packs.")]
Profile = Annotated[str, typer.Option("--profile", help="What you build on and do: a file, or a ready profile.")]
Waivers = Annotated[list[Path], typer.Option("--waivers", help="A file of waivers; repeatable. Default: flowdown.yaml's.")]
Tracked = Annotated[Revisions, typer.Option("--revisions", help="Which state of tracked changes in a DOCX is read.")]
Password = Annotated[str, typer.Option("--password", envvar="FLOWDOWN_PASSWORD", help="Opens locked files.", show_envvar=True)]
Ocr = Annotated[bool, typer.Option("--ocr", help="Read scanned PDF pages with ocrmypdf, where it is installed.")]

# The end of the help of every --format beside an --output.
BY_SUFFIX = "Default: what the suffix of --output says, else terminal."


class Asking(NamedTuple):
    """What a run asks of which terms sets; `controls` are those asked for by name."""

    config: Config
    rulesets: Rulesets
    asked: tuple[Asked, ...]
    controls: tuple[str, ...]


class Judging(NamedTuple):
    """A run with all it was asked, before anything is excused."""

    config: Config
    rulesets: Rulesets
    asked: tuple[Asked, ...]
    outcome: Outcome


def asking(terms: Sequence[Path], sets: Sequence[str], pack: Sequence[str], controls: str, profile: str) -> Asking:
    """Settle what is asked of which terms, as `check` does."""
    from checker.app.asked import asked_files, asked_sets
    from checker.app.compiled import compiled_rulesets
    from checker.app.config import config_for, required_sets
    from checker.model.config import Says, Setting
    from checker.model.errors import UsageError

    if terms and sets:
        raise UsageError("--set picks terms sets of flowdown.yaml, so it does not go with files; give one or the other")
    config, rulesets = config_for(Path.cwd(), compiled_rulesets())
    chosen = rulesets.chosen_controls(part.strip() for part in controls.split(",") if part.strip()) if controls else ()
    command = Says(
        packs=Setting(tuple(pack), "--pack") if pack else None, profile=Setting(profile, "--profile") if profile else None
    )
    if terms:
        asked: tuple[Asked, ...] = (asked_files(config, terms, command, rulesets, bool(chosen)),)
    else:
        required_sets(config)
        asked = asked_sets(config, sets, command, rulesets, bool(chosen))
    return Asking(config, rulesets, asked, tuple(chosen))


def judged(
    terms: Sequence[Path], sets: Sequence[str], pack: Sequence[str], controls: str, profile: str, options: ReadOptions = PLAIN
) -> Judging:
    """Judge terms as `check` does; where a file cannot be read, say so and exit with 2."""
    from checker.app.gate import check_sets
    from checker.cli.status import FAILED
    from checker.model.printable import printable

    config, rulesets, asked, chosen = asking(terms, sets, pack, controls, profile)
    outcome = check_sets(asked, chosen, rulesets, options)
    for error in outcome.errors:
        sys.stderr.write(f"flowdown: {printable(str(error))}\n")
    if outcome.errors:
        raise typer.Exit(FAILED)
    return Judging(config, rulesets, asked, outcome)
