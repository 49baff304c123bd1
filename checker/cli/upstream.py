"""`flowdown upstream`: the upstream texts themselves, and what becomes of them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.judging import BY_SUFFIX, Ocr, Packs, Password, Profile, Sets, Terms, Tracked, Waivers
from checker.cli.screen import write_out
from checker.cli.status import CLEAN, FAILED, GAPS
from checker.model.reading import ReadOptions, Revisions

if TYPE_CHECKING:
    from checker.model.packs import Pack

upstream_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

Store = Annotated[
    Path,
    typer.Option("--store", envvar="FLOWDOWN_UPSTREAM", help="The folder that keeps every version of the upstream texts."),
]
MaybeStore = Annotated[
    Path | None,
    typer.Option("--store", envvar="FLOWDOWN_UPSTREAM", help="The folder that upstream fetch has filled."),
]


@upstream_app.command()
def fetch(
    store: Store,
    pack: Annotated[
        list[str], typer.Option("--pack", help="The documents of this pack; repeatable. Default: flowdown.yaml's, else all.")
    ] = [],  # noqa: B006
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
    from checker.app.fetching import Came, arrivals, named, wanted
    from checker.cli.day import today
    from checker.model.printable import printable

    packs = _packs(pack)
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


@upstream_app.command()
def status(
    pack: Annotated[
        list[str], typer.Option("--pack", help="Only this pack; repeatable. Default: flowdown.yaml's, else all.")
    ] = [],  # noqa: B006
    store: MaybeStore = None,
    texts: Annotated[
        Path | None,
        typer.Option("--texts", help="A folder of the texts that packs were written against, to look locators up in."),
    ] = None,
    max_age: Annotated[
        int | None,
        typer.Option("--max-age", metavar="DAYS", min=0, help="Exit with 1 where a text was last looked at longer ago."),
    ] = None,
    format_: Annotated[str, typer.Option("--format", help=f"terminal, markdown or json. {BY_SUFFIX}")] = "",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file to write instead of the screen.")] = None,
) -> None:
    """Show how fresh the packs are: version, hash and age of each text, and whether the packs' locators still stand in it.

    Exits with 1 where a locator is lost or a text is older than --max-age.
    """
    from checker.app.freshness import freshness
    from checker.app.output import format_of, write_whole
    from checker.app.verify import TextShelf
    from checker.cli.day import today
    from checker.reporters.freshness import FRESHNESS
    from checker.upstream.store import Store as Shelf

    render = FRESHNESS[format_of(format_, output, FRESHNESS)]
    packs = _packs(pack)
    found = freshness(packs, Shelf.filled(store) if store else Shelf(Path()), TextShelf(texts) if texts else None, today())
    text = render(found)
    if output:
        write_whole(output, text)
    else:
        write_out(text)
    old = max_age is not None and any(each.is_older_than(max_age) for each in found)
    raise typer.Exit(GAPS if old or any(each.lost for each in found) else CLEAN)


@upstream_app.command("diff")
def compare_versions(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The old version of the text, as a file.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The new version.")],
    pack: Annotated[str, typer.Option("--pack", help="A pack that cites the text, by id or YAML file.")] = "",
    document: Annotated[
        str, typer.Option("--document", metavar="ID", help="What the pack calls the text, where that is not seen.")
    ] = "",
    format_: Annotated[str, typer.Option("--format", help=f"terminal, markdown or json. {BY_SUFFIX}")] = "",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file to write instead of the screen.")] = None,
) -> None:
    """Compare two versions of an upstream text by section; with a pack, what became of its obligations."""
    from checker.app.bundles import chosen_packs
    from checker.app.compiled import compiled_rulesets
    from checker.app.drift import pack_drift, text_drift, upstream_text
    from checker.app.output import format_of, write_whole
    from checker.cli.screen import screen
    from checker.model.errors import UsageError
    from checker.ports import Style
    from checker.reporters.drift import DRIFTS

    render = DRIFTS[format_of(format_, output, DRIFTS)]
    if document and not pack:
        raise UsageError("--document is a name that a pack gives; name the pack with --pack")
    texts = upstream_text(old), upstream_text(new)
    if pack:
        rulesets, packs = chosen_packs(compiled_rulesets(), [pack])
        found = pack_drift(*texts, packs[0], document, rulesets)
    else:
        found = text_drift(*texts)
    if output:
        write_whole(output, render(found, Style()))
    else:
        write_out(render(found, screen()))


@upstream_app.command()
def impact(
    store: Store,
    terms: Terms = [],  # noqa: B006
    sets: Sets = [],  # noqa: B006
    pack: Packs = [],  # noqa: B006
    profile: Profile = "",
    waivers: Waivers = [],  # noqa: B006
    revisions: Tracked = Revisions.accepted,
    password: Password = "",
    ocr: Ocr = False,
    since: Annotated[
        str, typer.Option("--since", metavar="DATE", help="Hold the newest texts against those of this day. Default: the pack's.")
    ] = "",
    format_: Annotated[str, typer.Option("--format", help=f"terminal, markdown, json or html. {BY_SUFFIX}")] = "",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file to write instead of the screen.")] = None,
) -> None:
    """Show which findings, met controls and waivers rest on upstream words that changed, and what to read again.

    Exits with 1 where something is to be read again: for a scheduled job.
    """
    from checker.app.asked import files_read
    from checker.app.excuses import excused, excuses_of
    from checker.app.impact import impact as run_impact
    from checker.app.output import format_of, spare, write_whole
    from checker.cli.day import day, today
    from checker.cli.judging import judged
    from checker.cli.screen import screen
    from checker.ports import Style
    from checker.reporters.impact import IMPACTS
    from checker.upstream.store import Store as Shelf

    render = IMPACTS[format_of(format_, output, IMPACTS)]
    since = day(since, "--since").isoformat() if since else ""
    shelf = Shelf.filled(store)
    judging = judged(terms, sets, pack, "", profile, ReadOptions(revisions, password, ocr))
    spare(files_read(judging.asked), [output] if output else [])
    outcome = excused(
        judging.outcome, judging.asked, judging.config, judging.rulesets, excuses_of(judging.config, waivers, None), today()
    )
    found = run_impact(outcome.reports, shelf, since, judging.rulesets)
    if output:
        write_whole(output, render(found, Style()))
    else:
        write_out(render(found, screen()))
    raise typer.Exit(GAPS if found.reopens else CLEAN)


def _packs(names: list[str]) -> list[Pack]:
    """The packs of these names, else those that flowdown.yaml names, else all that ship."""
    from checker.app.asked import configured_packs
    from checker.app.bundles import chosen_packs
    from checker.app.compiled import compiled_rulesets
    from checker.app.config import config_for

    config, rulesets = config_for(Path.cwd(), compiled_rulesets())
    return chosen_packs(rulesets, names or configured_packs(config, rulesets))[1]
