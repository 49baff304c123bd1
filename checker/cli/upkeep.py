"""The commands for who keeps a pack up: take it to a new version of an upstream text, look into older ones for its history."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.cli.screen import write_out

_Pack = Annotated[Path, typer.Argument(metavar="PACK.yaml", help="The pack's file.", show_default=False)]
_Document = Annotated[str, typer.Option("--document", metavar="ID", help="What the pack calls the text, where that is not seen.")]
_Write = Annotated[bool, typer.Option("--write", help="Write the file; else what would change is shown as a diff.")]


def packs_upgrade(
    pack: _Pack,
    new: Annotated[Path, typer.Argument(metavar="NEWTEXT", help="The new version of the text: .md or .txt.", show_default=False)],
    texts: Annotated[
        Path | None, typer.Option("--texts", metavar="DIR", help="The folder that holds the text the pack was written against.")
    ] = None,
    old: Annotated[Path | None, typer.Option("--old", help="That text itself.")] = None,
    document: _Document = "",
    version_date: Annotated[
        str, typer.Option("--version-date", metavar="DATE", help="The date of the new text, where no line of it says one.")
    ] = "",
    checked: Annotated[
        str,
        typer.Option(
            "--checked",
            metavar="DATE",
            help="When it stood at its source. Default: the day in its name (@2026-08-20), else today.",
        ),
    ] = "",
    write: _Write = False,
) -> None:
    """Take a pack to a new version of a text: move sections, set dates, mark what changed for review, draft the changelog."""
    from checker.app.bundles import chosen_packs
    from checker.app.compiled import compiled_rulesets
    from checker.app.output import write_whole
    from checker.app.upgrade import Wish, told, upgrade
    from checker.app.verify import TextShelf
    from checker.cli.day import day, today
    from checker.model.errors import UsageError
    from checker.model.printable import printable

    if (texts is None) == (old is None):
        raise UsageError("say where the text is that the pack was written against: a folder with --texts, or the file with --old")
    wish = Wish(
        document,
        day(version_date, "--version-date").isoformat() if version_date else "",
        day(checked, "--checked").isoformat() if checked else "",
        today(),
    )
    rulesets, packs = chosen_packs(compiled_rulesets(), [str(pack)])
    found = upgrade(pack, packs[0], new, TextShelf(texts) if texts else old or Path(), wish, rulesets)
    write_out("".join(f"{printable(line)}\n" for line in told(found, str(new)).splitlines()))
    if found.before != found.after:
        if write:
            write_whole(pack, found.after.encode())
            write_out(f"written: {pack}\n")
        else:
            write_out(f"\n{found.diff()}")
