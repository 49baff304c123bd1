"""Every command that judges terms reads them as `check` does: locked files, and the state of tracked changes asked for."""

from __future__ import annotations

import io

import docx as python_docx
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from tests.annotators.word import p, word_file
from tests.test_cli import flowdown

SPAM = ("--controls", "prohibited/spam")
COMMANDS = {
    "check": ("check", "terms.docx", *SPAM),
    "draft": ("draft", "terms.docx", *SPAM),
    "baseline": ("baseline", "write", "terms.docx", *SPAM),
    "waivers": ("waivers", "add", "prohibited/spam", "terms.docx", *SPAM, "--reason", "Later.", "--by", "legal", "--permanent"),
    "diff": ("diff", "terms.docx", "terms.docx", *SPAM),
    "annotate": ("annotate", "terms.docx", *SPAM, "-o", "reviewed.docx"),
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_locked_file_is_opened_by_the_password(tmp_path, command):
    document, plain = python_docx.Document(), io.BytesIO()
    document.add_paragraph("You may use the Service every day.")
    document.save(plain)
    with (tmp_path / "terms.docx").open("wb") as file:
        OOXMLFile(plain).encrypt("open sesame", file)
    done = flowdown(*command, cwd=tmp_path)
    assert done.returncode == 2
    assert "is protected with a password; give it with --password" in done.stderr
    done = flowdown(*command, "--password", "open sesame", cwd=tmp_path)
    assert done.returncode != 2, done.stderr


@pytest.mark.parametrize(("state", "gaps"), [("accepted", "0 gaps"), ("original", "1 gap")])
def test_a_baseline_is_of_the_state_that_is_asked_for(tmp_path, state, gaps):
    added = '<w:ins w:id="7" w:author="A">' + "<w:r><w:t>You must not send spam.</w:t></w:r></w:ins>"
    (tmp_path / "terms.docx").write_bytes(word_file(p("Normal", "You may use the Service.") + p("Normal", added)))
    done = flowdown("baseline", "write", "terms.docx", *SPAM, "--revisions", state, cwd=tmp_path)
    assert f"{gaps}; " in done.stdout, done.stderr
