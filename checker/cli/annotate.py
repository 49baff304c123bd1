"""`flowdown annotate`: the findings as comments and tracked changes in the author's own file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.cli.judging import Controls, Packs, Profile, Sets, Terms, Waivers, judged
from checker.cli.screen import write_out


def annotate(
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write; a folder where there are several terms.")],
    terms: Terms = [],  # noqa: B006
    sets: Sets = [],  # noqa: B006
    pack: Packs = [],  # noqa: B006
    controls: Controls = "",
    profile: Profile = "",
    waivers: Waivers = [],  # noqa: B006
    password: Annotated[
        str, typer.Option("--password", envvar="FLOWDOWN_PASSWORD", help="Opens locked files.", show_envvar=True)
    ] = "",
    met: Annotated[bool, typer.Option("--met", help="Comment on met controls too.")] = False,
) -> None:
    """Write the findings into a copy of the terms (.docx, .pdf): comments at the deciding words, and in a .docx the words to add
    as tracked changes that can be accepted or rejected one by one. A second run replaces what the first one wrote.
    """
    from checker.annotators import Wish
    from checker.app.annotate import annotated
    from checker.app.excuses import excuses_of, with_waivers
    from checker.app.output import write_all
    from checker.cli.day import today
    from checker.model.errors import UsageError
    from checker.model.printable import printable
    from checker.model.reading import ReadOptions

    run = judged(terms, sets, pack, controls, profile, ReadOptions(password=password))
    if len(run.asked) > 1:
        raise UsageError("these are several terms sets, and one is annotated at a time; pick it with --set")
    day = today()
    excuses = excuses_of(run.config, waivers, None)
    report = with_waivers(run.outcome.reports, run.asked, run.config, run.rulesets, excuses, day)[0]
    files = annotated(run.asked[0], report, output, Wish(day, met, password))
    write_all([(file.output, file.annotated.data) for file in files])
    for file in files:
        write_out(printable(f"{file.output}: {' '.join(file.annotated.told)}".rstrip(": ")) + "\n")
