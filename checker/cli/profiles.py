"""`flowdown init`: asks what a company builds on and does, and writes the answers down; and the workflow of a gate."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.screen import write_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.app.rulesets import Rulesets
    from checker.model.packs import Fact, Pack


SETS = """
# The terms, by name: `flowdown check` without files checks each set. Paths and patterns count from this file's folder.
# sets:
#   website:
#     files: [legal/terms.md, legal/acceptable-use.md]
"""

_ALONE = {"y": "1", "yes": "1", "n": "0", "no": "0"}


def init(
    pack: Annotated[list[str], typer.Option("--pack", help="An upstream you build on; repeatable. Asked for if left out.")] = [],  # noqa: B006
    ready: Annotated[str, typer.Option("--from", metavar="PROFILE", help="Begin with a ready profile.")] = "",
    yes: Annotated[list[str], typer.Option("--yes", metavar="FACT", help="A fact that holds; repeatable.")] = [],  # noqa: B006
    no: Annotated[list[str], typer.Option("--no", metavar="FACT", help="A fact that does not hold; repeatable.")] = [],  # noqa: B006
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write.")] = Path("flowdown.yaml"),
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    ci: Annotated[str, typer.Option("--ci", metavar="HOST", help="Write the gate's workflow instead: github or gitlab.")] = "",
    profiles: Annotated[bool, typer.Option("--list", help="List the ready profiles and stop.")] = False,
) -> None:
    """Write flowdown.yaml: the upstreams you build on, and what you do. Asks in a terminal; flags answer without asking."""
    from checker.app.bundles import chosen_packs
    from checker.app.compiled import compiled_rulesets
    from checker.app.output import write_whole
    from checker.app.profiles import facts_of, profile_for, profile_text, ready_profiles, seen_from
    from checker.model.errors import UsageError

    rulesets = compiled_rulesets()
    if profiles:
        shown = {name: profile_for(name, rulesets) for name in ready_profiles(rulesets)}
        width = max(map(len, shown), default=0)
        write_out("".join(f"{name:<{width}}  {each.title}\n" for name, each in shown.items()))
        return
    if ci:
        _write_workflow(ci, force)
        return
    if output.exists() and not force:
        raise UsageError(f"{output} is there already; --force writes over it, --output writes elsewhere")
    begun = profile_for(ready, rulesets) if ready else None
    asking = sys.stdin.isatty() and not (pack or ready or yes or no)
    chosen = list(pack or (begun.packs if begun else ())) or (_ask_packs(rulesets) if asking else list(rulesets.default_packs))
    rulesets, packs = chosen_packs(rulesets, chosen)
    answers = (dict(begun.facts) if begun else {}) | _answers(yes, no, rulesets)
    facts = facts_of(packs, rulesets, answers)
    if asking:
        answers |= _ask_facts(facts, packs)
    names = [seen_from(output.parent, name) for name in dict.fromkeys(chosen)]
    write_whole(output, profile_text(begun.title if begun else "", names, facts, answers) + SETS)
    told = [answers[fact.id] for fact in facts if fact.id in answers]
    counts = f"{told.count(True)} hold, {told.count(False)} do not, {len(facts) - len(told)} are open"
    write_out(f"{output}: {', '.join(names)}; of {len(facts)} facts {counts}\n")


def _write_workflow(name: str, force: bool) -> None:
    """The workflow of a host, from the root of the repository that this folder is in."""
    import os

    from checker.app.adoption import host_named, repository_root, workflow
    from checker.app.compiled import compiled_rulesets
    from checker.app.config import FILE, config_for
    from checker.app.output import write_whole
    from checker.model.errors import UsageError

    host = host_named(name)
    path = Path(os.path.relpath(repository_root(Path.cwd()) / host.path))
    if path.exists() and not force:
        raise UsageError(f"{path} is there already; --force writes over it")
    config, _ = config_for(Path.cwd(), compiled_rulesets())
    text, is_known = workflow(host)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{path.parent}: cannot be made ({error.strerror}); make that folder") from error
    write_whole(path, text)
    write_out(f"{path}: {host.then}\n")
    if not is_known:
        write_out("Put the owner of the repository that holds flowdown in the place of <owner> in it.\n")
    if not config.sets:
        write_out(f"It needs {f'`sets` in {config.name}' if config.name else f'a {FILE} with `sets`'}: what the terms are.\n")


def _answers(yes: Sequence[str], no: Sequence[str], rulesets: Rulesets) -> dict[str, bool]:
    from checker.model.errors import UsageError
    from checker.packs.yaml_nodes import nearest

    for fact in (*yes, *no):
        if fact not in rulesets.facts:
            near = nearest(fact, tuple(rulesets.facts))
            raise UsageError(f"no fact is called {fact!r}{near}; `flowdown packs facts` lists them")
    return dict.fromkeys(yes, True) | dict.fromkeys(no, False)


def _ask_packs(rulesets: Rulesets) -> list[str]:
    from checker.app.bundles import chosen_packs, plugin_packs

    ids = (*rulesets.pack_ids(), *plugin_packs())
    write_out("Which upstreams do you build on?\n")
    _listed([pack.title for pack in chosen_packs(rulesets, ids)[1]])
    default = ",".join(str(ids.index(name) + 1) for name in rulesets.default_packs)
    return [ids[number - 1] for number in _numbers("Numbers, separated by commas", len(ids), default) if number]


def _ask_facts(facts: Sequence[Fact], packs: Sequence[Pack]) -> dict[str, bool]:
    """One question a group: the facts named hold, the others do not; an empty answer leaves the group open.

    What earlier answers have settled is not asked: without the service, nothing hangs on what is done with it.
    """
    from checker.app.profiles import undecided

    answers: dict[str, bool] = {}
    for group in dict.fromkeys(fact.id.partition("/")[0] for fact in facts):
        members = [fact for fact in undecided(facts, packs, answers) if fact.id.startswith(f"{group}/")]
        if not members:
            continue
        write_out(f"\nWhich of these would you answer with yes? ({group})\n")
        _listed([fact.question for fact in members])
        chosen = _numbers("Numbers, separated by commas; 0 for none, empty to leave open", len(members), "")
        if chosen:
            answers |= {fact.id: number in chosen for number, fact in enumerate(members, 1)}
    return answers


def _listed(texts: Sequence[str]) -> None:
    """Numbered lines, as wide as the terminal."""
    import shutil
    import textwrap

    width = shutil.get_terminal_size((100, 24)).columns
    for number, text in enumerate(texts, 1):
        write_out(textwrap.fill(text, width, initial_indent=f"  {number:>2}  ", subsequent_indent=" " * 6) + "\n")


def _numbers(prompt: str, most: int, default: str) -> list[int]:
    """Numbers between 0 and `most` out of an answer; asked again until it is one. Empty for an empty answer."""
    while True:
        answer = str(typer.prompt(prompt, default=default, show_default=bool(default)))
        parts = answer.replace(",", " ").split()
        if most == 1 and parts:
            # To a lone question people say yes or no.
            parts = [_ALONE.get(part.lower(), part) for part in parts]
        if all(part.isdecimal() and int(part) <= most for part in parts):
            return [int(part) for part in parts]
        write_out(f"Numbers up to {most}, please.\n")
