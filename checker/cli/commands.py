"""The commands in the order of the help, each with the module that holds it, which is loaded only when the command is called.

So a call pays for the options of its own command only, and `flowdown --help` for those of none.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

COMMANDS = {
    "check": ("check:check", "Check terms against packs: what is met, partial, missing or in conflict, and the words to add."),
    "diff": ("diff:diff", "Compare two versions of the terms: which controls got worse, better, or rest on other words."),
    "annotate": ("annotate:annotate", "Write the findings into a copy of the terms (.docx, .pdf)."),
    "draft": ("draft:draft", "Draft the clauses that close the open gaps of terms."),
    "init": ("profiles:init", "Write flowdown.yaml: the upstreams you build on, and what you do."),
    "compare": ("compare:compare", "Compare packs: who asks for which control, how strongly, and where."),
    "explain": ("rules:explain", "Explain a control or an obligation, or find what speaks of some words."),
    "controls": ("rules:controls", "List the controls, each with how many packs and obligations ask for it."),
    "baseline": ("baseline:baseline_app", "The gaps known before, so that only new ones fail."),
    "waivers": ("waivers:waivers_app", "Gaps that somebody accepts for now."),
    "config": ("config:config_app", "The settings that are in force here, and where they come from."),
    "docs": ("docs:docs_app", "Pages about packs and controls, made from the rulesets."),
    "packs": ("packs:packs_app", "The rule packs: what each upstream asks of end-user terms."),
    "upstream": ("upstream:upstream_app", "The upstream texts themselves, and what becomes of them."),
}


class Commands(TyperGroup):
    """The table as a group of commands."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - what the group is asked with
        """Their names."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """A command with its options; None for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        where, help_text = COMMANDS[cmd_name]
        module, name = where.split(":")
        found = getattr(import_module(f"checker.cli.{module}"), name)
        if isinstance(found, typer.Typer):
            group = typer.main.get_group(found)
            group.name, group.help = cmd_name, help_text
            return group
        alone = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
        alone.command(cmd_name)(found)
        return typer.main.get_command(alone)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is called; an unknown one is told with the nearest name."""
        if args and args[0] not in COMMANDS:
            from checker.packs.yaml_nodes import nearest

            ctx.fail(f"no command is called {args[0]!r}{nearest(args[0], tuple(COMMANDS))}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """The part of the help that lists them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_text) for name, (_, help_text) in COMMANDS.items()])
