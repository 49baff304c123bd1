"""`flowdown docs`: pages about packs and controls."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.cli.screen import write_out

docs_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@docs_app.callback()
def docs() -> None:
    """Pages about packs and controls."""


@docs_app.command("build")
def docs_build(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder that gets packs/ and controls/.")],
    pack: Annotated[
        list[str],
        typer.Option("--pack", help="A pack by id (a plug-in's too) or YAML file; repeatable. All that ship by default."),
    ] = [],  # noqa: B006
) -> None:
    """Write a Markdown page for every pack and control, with indexes; what has not changed is left alone."""
    from checker.app.bundles import chosen_packs
    from checker.app.pages import build, pages
    from checker.app.rulesets import load_rulesets

    rulesets = load_rulesets()
    rulesets, packs = chosen_packs(rulesets, pack or rulesets.pack_ids(), examples=True)
    made = pages(rulesets, packs)
    written, removed = build(folder, made)
    write_out(f"{folder}: {len(made)} pages, {written} written, {removed} removed\n")
