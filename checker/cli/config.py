"""`flowdown config`: what is in force here, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.judging import Packs, Profile, Sets, Terms
from checker.cli.screen import write_out
from checker.model.fail_on import FailOn

if TYPE_CHECKING:
    from checker.app.in_force import InForce

config_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@config_app.callback()
def config() -> None:
    """What flowdown.yaml, profiles and the command line come to."""


@config_app.command("show")
def show(
    terms: Terms = [],  # noqa: B006
    sets: Sets = [],  # noqa: B006
    pack: Packs = [],  # noqa: B006
    profile: Profile = "",
    fail_on: Annotated[FailOn | None, typer.Option("--fail-on", help="As in check.")] = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="List every fact, those that do not hold too.")] = False,
) -> None:
    """Show the settings that a check with the same arguments goes by, and where each comes from: file and line, or option."""
    from checker.app.asked import asked_files, asked_sets
    from checker.app.compiled import compiled_rulesets
    from checker.app.config import FILE, config_for, required_sets
    from checker.app.in_force import in_force
    from checker.model.config import Says, Setting
    from checker.model.errors import UsageError
    from checker.model.printable import printable

    settled, rulesets = config_for(Path.cwd(), compiled_rulesets())
    command = Says(
        packs=Setting(tuple(pack), "--pack") if pack else None,
        profile=Setting(profile, "--profile") if profile else None,
        fail_on=Setting(fail_on, "--fail-on") if fail_on else None,
    )
    if terms and sets:
        raise UsageError("--set picks terms sets of flowdown.yaml, so it does not go with files; give one or the other")
    if sets:
        required_sets(settled)
    if settled.sets and not terms:
        asked = list(asked_sets(settled, sets, command, rulesets, by_name=False))
    else:
        asked = [asked_files(settled, terms, command, rulesets, by_name=False)]
    if not settled.name:
        write_out(f"There is no {FILE} here or above.\n\n")
    write_out("\n\n".join("\n".join(map(printable, _lines(part))) for part in in_force(settled, asked, rulesets, verbose)) + "\n")


def _lines(part: InForce) -> list[str]:
    """The settings in columns: a key once, its values under each other, their origins beside them."""
    width = max((len(line.value) for line in part.lines if line.origin), default=0)
    lines, before = [part.heading], ""
    for key, value, origin in part.lines:
        lines.append(f"  {'' if key == before else key:<12}  {value:<{width}}  {origin}".rstrip())
        before = key
    return lines
