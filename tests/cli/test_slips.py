"""What people do first, or by mistake: each gets one clear line, and nothing of theirs is lost."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.test_cli import ROOT, flowdown, one_line

TERMS = "# Terms\n\n## 1. Use\n\nYou may not send spam.\n"


@pytest.fixture
def terms(tmp_path):
    path = tmp_path / "terms.md"
    path.write_text(TERMS)
    return path


@pytest.mark.parametrize("group", [(), ("packs",), ("upstream",)])
def test_a_group_without_a_command_shows_its_help(group):
    done = flowdown(*group)
    assert done.returncode == 2
    assert done.stderr.startswith("Usage: ")
    assert "\n  --help" in done.stderr


def test_leaving_the_questions_of_init_is_an_interruption(tmp_path):
    pty = pytest.importorskip("pty")
    import os

    near, far = pty.openpty()
    command = [sys.executable, "-m", "checker", "init"]
    with subprocess.Popen(
        command,
        stdin=far,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as asked:
        os.write(near, b"\x04")
        _, said = asked.communicate(timeout=60)
    assert (asked.returncode, said.strip()) == (130, b"flowdown: interrupted")
    assert not list(tmp_path.iterdir())


def test_a_question_that_init_left_open_is_answered_by_taking_the_mark_away(terms, tmp_path):
    assert flowdown("init", "--pack", "aws-bedrock", cwd=tmp_path).returncode == 0
    path = tmp_path / "flowdown.yaml"
    path.write_text(path.read_text().replace("  # service/lex: yes or no", "  service/lex: yes"))
    assert "service/lex: yes" in path.read_text()
    assert flowdown("check", terms, "--fail-on", "never", cwd=tmp_path).returncode == 0


def test_the_ready_profiles_stand_in_columns(tmp_path):
    lines = flowdown("init", "--list", cwd=tmp_path).stdout.splitlines()
    assert len({line.index("  ") + len(line.partition("  ")[2]) - len(line.partition("  ")[2].lstrip()) for line in lines}) == 1


def test_words_that_nothing_speaks_of_say_where_to_look():
    one_line(flowdown("explain", "xyzzy"), "no control or obligation is called 'xyzzy' or speaks of it", "`flowdown controls`")


def test_an_unknown_revision_is_named(terms, tmp_path):
    git = ["git", "-C", str(tmp_path), "-c", "user.name=a", "-c", "user.email=a@example.com"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-qm", "one"], check=True)
    import os

    done = flowdown("check", terms, "--since", "mian", cwd=tmp_path, programs=os.environ["PATH"])
    one_line(done, "git knows no revision 'mian'")
