"""The commands that show what is asked: controls, obligations, packs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.screen import fold, screen, write_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.app.rulesets import Rulesets
    from checker.model.packs import Pack

packs_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


def explain(
    name: Annotated[
        str, typer.Argument(metavar="ID", help="A control (prohibited/spam), an obligation (ANT-UP-0), or words to look for.")
    ],
    pack: Annotated[
        list[str],
        typer.Option("--pack", help="A YAML file of a pack, beside those that ship and those of flowdown.yaml; repeatable."),
    ] = [],  # noqa: B006
) -> None:
    """Explain a control or an obligation: what, why, source, examples, suggested wording."""
    from pathlib import Path

    from checker.app.asked import configured_packs
    from checker.app.compiled import compiled_rulesets
    from checker.app.config import config_for
    from checker.app.explain import explain as run_explain

    config, rulesets = config_for(Path.cwd(), compiled_rulesets())
    own = (*pack, *(configured_packs(config, rulesets) if config.name else ()))
    rulesets, packs = _everything(own, rulesets)
    write_out(fold(run_explain(name, rulesets, packs), screen().width))


def controls() -> None:
    """List the controls, each with how many packs and obligations ask for it."""
    from checker.app.packs import list_controls

    rulesets, packs = _everything()
    write_out(list_controls(rulesets, packs, screen().width))


@packs_app.command("list")
def packs_list() -> None:
    """List the packs: those that ship, and those of plug-ins."""
    from checker.app.packs import list_packs

    rulesets, packs = _everything()
    write_out(list_packs(packs, rulesets.default_packs, screen().width))


@packs_app.command("show")
def packs_show(
    name: Annotated[str, typer.Argument(metavar="PACK", help="A pack by id or YAML file.")],
) -> None:
    """Show a pack: its documents with version dates, and each obligation with its controls."""
    from checker.app.bundles import chosen_packs
    from checker.app.compiled import compiled_rulesets
    from checker.app.packs import show_pack

    _, packs = chosen_packs(compiled_rulesets(), [name])
    write_out(fold(show_pack(packs[0]), screen().width))


@packs_app.command("facts")
def packs_facts(
    pack: Annotated[
        list[str], typer.Option("--pack", help="A pack by id or YAML file; repeatable: only facts that decide something in it.")
    ] = [],  # noqa: B006
) -> None:
    """List the facts that decide which obligations apply, each with its question."""
    from checker.app.bundles import chosen_packs
    from checker.app.compiled import compiled_rulesets
    from checker.app.packs import list_facts
    from checker.app.profiles import facts_of

    if not pack:
        rulesets, packs = _everything()
        write_out(fold(list_facts(tuple(rulesets.facts.values()), packs), screen().width))
        return
    rulesets, packs = chosen_packs(compiled_rulesets(), pack)
    assumed = dict.fromkeys(fact for each in packs for fact in each.assumes)
    write_out(fold(list_facts(facts_of(packs, rulesets), packs, tuple(assumed)), screen().width))


def _everything(own: Sequence[str] = (), rulesets: Rulesets | None = None) -> tuple[Rulesets, list[Pack]]:
    """The rulesets and all packs: those that ship, those of plug-ins, and those named."""
    from checker.app.bundles import chosen_packs, plugin_packs
    from checker.app.compiled import compiled_rulesets

    rulesets = rulesets or compiled_rulesets()
    return chosen_packs(rulesets, (*rulesets.pack_ids(), *plugin_packs(), *own))
