"""`flowdown compare`: controls by packs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.cli.judging import BY_SUFFIX


def compare(
    pack: Annotated[
        list[str],
        typer.Option("--pack", help="A pack by id or YAML file; repeatable: shows where these differ. All that ship by default."),
    ] = [],  # noqa: B006
    everything: Annotated[bool, typer.Option("--all", help="With --pack, show every control, not only differences.")] = False,
    format_: Annotated[str, typer.Option("--format", help=f"terminal, markdown, csv or html. {BY_SUFFIX}")] = "",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file to write instead of the screen.")] = None,
) -> None:
    """Compare packs: who asks for which control, how strongly, on a condition or not, and in which sections."""
    from checker.app.bundles import chosen_packs
    from checker.app.compare import compare as run_compare
    from checker.app.compiled import compiled_rulesets
    from checker.app.output import format_of, write_whole
    from checker.cli.screen import screen, write_out
    from checker.ports import Style
    from checker.reporters.comparison import COMPARISONS

    render = COMPARISONS[format_of(format_, output, COMPARISONS)]
    rulesets = compiled_rulesets()
    rulesets, packs = chosen_packs(rulesets, pack or rulesets.pack_ids())
    comparison = run_compare(rulesets, packs, differing=bool(pack) and not everything)
    if output:
        write_whole(output, render(comparison, Style()))
    else:
        write_out(render(comparison, screen()))
