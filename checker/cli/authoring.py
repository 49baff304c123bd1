"""The commands for authors of packs and controls: lint, test, verify. Exit status 1 where something is to be mended."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.screen import write_out

_Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="[PATH]...",
        help="A pack or control file, or a folder of them. Default: all that ship, and those of plug-ins.",
        show_default=False,
    ),
]


class LintFormat(StrEnum):
    """How the findings are told."""

    terminal = "terminal"
    json = "json"


def packs_lint(
    paths: _Paths = [],  # noqa: B006
    form: Annotated[LintFormat, typer.Option("--format", help="terminal, or json for other programs.")] = LintFormat.terminal,
) -> None:
    """Show everything that is wrong with packs and controls, with file and line; exit with 1 if something is."""
    from checker.app.lint import lint, lint_json, lint_text

    report = lint(paths)
    write_out(lint_json(report) if form is LintFormat.json else lint_text(report))
    raise typer.Exit(1 if report.faults else 0)


def packs_test(
    paths: _Paths = [],  # noqa: B006
) -> None:
    """Run the examples that every control carries; exit with 1 if one does not get its verdict."""
    from checker.app.bundles import with_examples
    from checker.app.compiled import compiled_rulesets
    from checker.app.examples import run_examples

    failed = total = 0
    for run_ in run_examples(with_examples(compiled_rulesets(), paths)):
        total += 1
        if not run_.kept:
            failed += 1
            got, want = run_.judgment.verdict.value, run_.example.verdict.value
            write_out(f"{run_.control.id}/{run_.example.id}: wants {want}, got {got}: {run_.judgment.reason}\n")
    write_out(f"{total} examples, {failed} failed\n")
    raise typer.Exit(1 if failed else 0)


def packs_verify(
    texts: Annotated[Path, typer.Option("--texts", metavar="DIR", help="The folder that holds the upstream texts.")],
    names: Annotated[
        list[str],
        typer.Argument(metavar="[PACK]...", help="Packs by id or YAML file. Default: all that ship.", show_default=False),
    ] = [],  # noqa: B006
) -> None:
    """Look up every locator in the upstream text, at its section; exit with 1 if a primary one does not stand there."""
    from checker.app.bundles import chosen_packs
    from checker.app.compiled import compiled_rulesets
    from checker.app.verify import TextShelf, verify, verify_text

    rulesets = compiled_rulesets()
    _, packs = chosen_packs(rulesets, names or rulesets.pack_ids())
    verified = verify(packs, TextShelf(texts))
    write_out(verify_text(verified))
    raise typer.Exit(1 if any(each.failed for each in verified) else 0)
