"""`flowdown diff`: two versions of the terms beside each other."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.judging import BY_SUFFIX, Controls, Ocr, Packs, Password, Profile, Tracked
from checker.cli.status import CLEAN, FAILED, GAPS
from checker.model.fail_on import FailOn
from checker.model.reading import ReadOptions, Revisions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.app.asked import Asked


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The old version: a file or folder, or a git revision.")],
    new: Annotated[
        str, typer.Argument(metavar="[NEW]", help="The new version. Left out after a revision: the files as they are now.")
    ] = "",
    files: Annotated[
        list[Path], typer.Option("--file", help="With revisions: a file; repeatable. Default: the sets of flowdown.yaml.")
    ] = [],  # noqa: B006
    pack: Packs = [],  # noqa: B006
    controls: Controls = "",
    profile: Profile = "",
    revisions: Tracked = Revisions.accepted,
    password: Password = "",
    ocr: Ocr = False,
    format_: Annotated[str, typer.Option("--format", help=f"terminal, markdown or json. {BY_SUFFIX}")] = "",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file to write instead of the screen.")] = None,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="Exit with 1 where a control of this severity got worse.")
    ] = FailOn.never,
) -> None:
    """Compare two versions of the terms: which controls got worse, better, reworded or moved, with both quotes."""
    from checker.app.asked import asked_files, asked_sets
    from checker.app.compiled import compiled_rulesets
    from checker.app.config import config_for, required_sets
    from checker.app.gate import check_sets
    from checker.app.output import format_of, spare, write_whole
    from checker.app.versions import compared, files_in, outcome_at
    from checker.cli.screen import screen, write_out
    from checker.model.change import ChangeKind
    from checker.model.config import Says, Setting
    from checker.model.errors import UsageError
    from checker.model.printable import printable
    from checker.ports import Style
    from checker.readers import READERS
    from checker.reporters.changes import CHANGES

    render = CHANGES[format_of(format_, output, CHANGES)]
    config, rulesets = config_for(Path.cwd(), compiled_rulesets())
    chosen = rulesets.chosen_controls(part.strip() for part in controls.split(",") if part.strip()) if controls else ()
    command = Says(
        packs=Setting(tuple(pack), "--pack") if pack else None, profile=Setting(profile, "--profile") if profile else None
    )

    def asked(paths: Sequence[Path]) -> tuple[Asked, ...]:
        """The files named, or the terms sets of the configuration."""
        if paths:
            return (asked_files(config, paths, command, rulesets, bool(chosen)),)
        required_sets(config)
        return asked_sets(config, (), command, rulesets, bool(chosen))

    options = ReadOptions(revisions, password, ocr)
    if Path(old).exists():
        if not new or not Path(new).exists():
            missing = f"{new} does not exist" if new else f"no new version is named beside {old}"
            raise UsageError(f"{missing}; name two files or folders, or two git revisions")
        spare([*files_in(Path(old)), *files_in(Path(new))], [output] if output else [])
        before, after = (check_sets(asked(files_in(Path(each))), chosen, rulesets, options) for each in (old, new))
    elif any(Path(each).suffix.lower() in READERS for each in (old, new)):
        raise UsageError(f"{old} does not exist; name two files or folders, or two git revisions")
    else:
        before = outcome_at(old, asked(files), chosen, rulesets, options)
        after = (
            outcome_at(new, asked(files), chosen, rulesets, options)
            if new
            else check_sets(asked(files), chosen, rulesets, options)
        )
    found = compared(before, after)
    errors = (*before.errors, *after.errors)
    for error in errors:
        sys.stderr.write(f"flowdown: {printable(str(error))}\n")
    if not found and not errors:
        raise UsageError("no terms set stands in both versions; name files with --file")
    if output:
        write_whole(output, render(found, Style()))
    else:
        write_out(render(found, screen()))
    worse = [change.new.severity for each in found for change in each.controls if change.kind is ChangeKind.WORSE]
    raise typer.Exit(FAILED if errors else GAPS if any(map(fail_on.reached_by, worse)) else CLEAN)
