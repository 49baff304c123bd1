"""Reports are written whole or not at all, all of a run or none."""

from __future__ import annotations

import os
import threading

import pytest

from checker.app import output
from checker.app.output import for_screen, render, write_all, write_whole
from checker.model.errors import UsageError
from checker.ports import Style


def test_one_that_cannot_be_written_leaves_the_others_as_they_were(tmp_path):
    first = tmp_path / "first.json"
    first.write_text("before")
    with pytest.raises(UsageError, match="check the folder"):
        write_all([(first, "after"), (tmp_path / "no" / "second.json", "after")])
    with pytest.raises(UsageError, match="is a folder"):
        write_all([(first, "after"), (tmp_path, "after")])
    assert first.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["first.json"]


def test_all_are_written_and_as_readable_as_other_files(tmp_path):
    (tmp_path / "plain").touch()
    write_all([(tmp_path / "a", "one\n"), (tmp_path / "b", "two \udcff\n")])
    assert ((tmp_path / "a").read_bytes(), (tmp_path / "b").read_bytes()) == (b"one\n", b"two ?\n")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "plain").stat().st_mode
    assert len(list(tmp_path.iterdir())) == 3


def test_bytes_are_written_as_they_are(tmp_path):
    write_all([(tmp_path / "a", b"PK\x03\x04\r\n\xff"), (tmp_path / "b", "text\n")])
    assert ((tmp_path / "a").read_bytes(), (tmp_path / "b").read_bytes()) == (b"PK\x03\x04\r\n\xff", b"text\n")


def test_a_format_of_bytes_is_no_text_for_the_screen(monkeypatch):
    monkeypatch.setattr(output, "REPORTERS", {"memo": lambda reports, style: b"PK", "text": lambda reports, style: "words"})
    monkeypatch.setattr(output, "known_format", lambda name: name)
    monkeypatch.setattr(output, "BINARY", frozenset({"memo"}))
    assert (render((), "memo", Style()), render((), "text", Style()), for_screen("text")) == (b"PK", "words", "text")
    with pytest.raises(UsageError, match="name the file beside it: --format memo --output"):
        for_screen("memo")


def test_a_link_is_followed(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "report")
    write_whole(tmp_path / "link", "text")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "report").read_text() == "text"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_written_to_and_stays(tmp_path):
    pipe, heard = tmp_path / "pipe", []
    os.mkfifo(pipe)
    listener = threading.Thread(target=lambda: heard.append(pipe.read_text()))
    listener.start()
    write_whole(pipe, "text")
    listener.join(5)
    assert heard == ["text"]
    assert pipe.is_fifo()
