"""The command line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Optional

import typer

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.callback()
def main() -> None:
    """flowdown."""


@app.command()
def check(
    terms: list[Path],
    pack: Annotated[Optional[list[str]], typer.Option("--pack")] = None,
    controls: Annotated[Optional[str], typer.Option("--controls")] = None,
    format: Annotated[str, typer.Option("--format")] = "json",
    exit_zero: bool = False,
) -> None:
    """Check."""
    from checker.app.check import check as run_check
    from checker.app.rulesets import load_rulesets
    from checker.reporters import REPORTERS

    rulesets = load_rulesets()
    report = run_check(
        terms, rulesets, [rulesets.pack(p) for p in pack or []], rulesets.chosen_controls((controls or "").split(",")) if controls else (), {}
    )
    sys.stdout.write(REPORTERS[format](report))


def run() -> None:
    """Entry."""
    app()
