"""`flowdown upstream`: the upstream texts themselves, and what becomes of them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.screen import write_out
from checker.cli.status import CLEAN, FAILED

upstream_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

Store = Annotated[
    Path,
    typer.Option("--store", envvar="FLOWDOWN_UPSTREAM", help="The folder that keeps every version of the upstream texts."),
]


@upstream_app.command()
def fetch(
    store: Store,
    pack: Annotated[list[str], typer.Option("--pack", help="The documents of this pack; repeatable. Default: of all.")] = [],  # noqa: B006
    document: Annotated[list[str], typer.Option("--document", metavar="ID", help="Only this document; repeatable.")] = [],  # noqa: B006
    source: Annotated[
        Path | None,
        typer.Option("--from", help="Take versions out of this folder of dated files, or of a checkout's history; stay offline."),
    ] = None,
    accept: Annotated[
        list[str], typer.Option("--accept", metavar="ID", help="Take this document though the page looks wrong; repeatable.")
    ] = [],  # noqa: B006
) -> None:
    """Fetch the upstream documents and keep every version. The only command that uses the network."""
    from checker.app.bundles import chosen_packs
    from checker.app.compiled import compiled_rulesets
    from checker.app.fetching import Came, arrivals, named, wanted
    from checker.cli.day import today
    from checker.model.printable import printable

    rulesets = compiled_rulesets()
    rulesets, packs = chosen_packs(rulesets, pack or rulesets.pack_ids())
    asked = named(wanted(packs), document)
    named(asked, accept)
    failed = False
    for arrival in arrivals(asked, store, source, today(), accept):
        if arrival.came is Came.FAILED:
            failed = True
            sys.stderr.write(f"flowdown: {printable(str(arrival.error))}\n")
        else:
            place = f": {store / arrival.file}" if arrival.came in (Came.FIRST, Came.NEW) else f" since {arrival.day}"
            write_out(printable(f"{arrival.document.id}: {arrival.came.value}{place}") + "\n")
    raise typer.Exit(FAILED if failed else CLEAN)
