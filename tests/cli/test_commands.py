"""The table of commands: every entry leads to a command, and the help loads none of them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from checker.cli.commands import COMMANDS, Commands
from tests.test_cli import flowdown, one_line


@pytest.mark.parametrize("name", COMMANDS)
def test_every_entry_is_a_command_with_a_help_of_its_own(name):
    command = Commands(name="flowdown").get_command(None, name)
    assert command.name == name
    assert command.help
    assert COMMANDS[name][1].endswith(".")


def test_the_help_loads_no_command_and_nothing_of_the_program():
    asked = "import sys; from checker.cli import app; app(['--help'], standalone_mode=False); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    modules = {name for name in done.stdout.split() if name.startswith("checker.")}
    assert modules <= {
        "checker.cli",
        "checker.cli.commands",
        "checker.cli.screen",
        "checker.model",
        "checker.model.errors",
        "checker.model.printable",
    }, modules
    assert "checker.cli.commands" in modules
    assert "yaml" not in done.stdout.split()


def test_an_unknown_command_comes_with_the_nearest():
    one_line(flowdown("chek", "terms.md"), "no command is called 'chek' (did you mean check?")
