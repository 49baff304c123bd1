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
    from checker.app.upgrade import Wish, told, upgrade
    from checker.app.verify import TextShelf
    from checker.cli.day import day, today
    from checker.model.errors import UsageError

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
    _show_or_write(pack, told(found, str(new)), found.before, found.after, write)


def packs_history(
    pack: _Pack,
    texts: Annotated[
        Path, typer.Option("--texts", metavar="DIR", help="A folder of dated versions of the texts, or a checkout of an archive.")
    ],
    document: _Document = "",
    write: _Write = False,
) -> None:
    """Look into older versions of a pack's texts: since when each obligation stands, and where it stood before."""
    from checker.app.bundles import chosen_packs
    from checker.app.compiled import compiled_rulesets
    from checker.app.tracing import trace, traced_text

    _, packs = chosen_packs(compiled_rulesets(), [str(pack)])
    found = trace(pack, packs[0], texts, document)
    _show_or_write(pack, traced_text(found), found.before, found.after, write)


def _show_or_write(pack: Path, told: str, before: str, after: str, write: bool) -> None:
    """Say what was found; then write the file whole, or show what would change."""
    from difflib import unified_diff

    from checker.app.output import write_whole
    from checker.model.printable import printable

    write_out("".join(f"{printable(line)}\n" for line in told.splitlines()))
    if before == after:
        return
    if write:
        write_whole(pack, after.encode())
        write_out(f"written: {pack}\n")
        return
    old, new = (text.splitlines(keepends=True) for text in (before, after))
    write_out("\n" + "".join(unified_diff(old, new, pack.as_posix(), pack.as_posix())))
