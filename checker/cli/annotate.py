"""`flowdown annotate`: the findings as comments and tracked changes in the author's own file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.judging import Controls, Packs, Password, Profile, Sets, Terms, Waivers, asking
from checker.cli.screen import write_out

if TYPE_CHECKING:
    from checker.model.report import Report


def annotate(
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write; a folder where there are several terms.")],
    terms: Terms = [],  # noqa: B006
    sets: Sets = [],  # noqa: B006
    pack: Packs = [],  # noqa: B006
    controls: Controls = "",
    profile: Profile = "",
    waivers: Waivers = [],  # noqa: B006
    password: Password = "",
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

    config, rulesets, asked, chosen = asking(terms, sets, pack, controls, profile)
    if len(asked) > 1:
        raise UsageError("these are several terms sets, and one is annotated at a time; pick it with --set")
    excuses = excuses_of(config, waivers, None)

    def excused(report: Report) -> Report:
        return with_waivers([report], asked, config, rulesets, excuses, today())[0]

    written = annotated(asked[0], chosen, rulesets, excused, output, Wish(today(), met, password))
    write_all([(path, file.data) for path, file in written.files])
    for line in written.told():
        write_out(printable(line) + "\n")
