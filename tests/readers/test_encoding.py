"""Bytes to text: marks of order, wide characters without one, old and broken encodings."""

import pytest

from checker.model.errors import ReadError
from checker.readers import read_bytes
from checker.readers.text.encoding import decode

TEXT = "“You” may not sell café é.\nNor lend it to anyone else."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_unicode_is_read_in_every_form_and_with_every_line_end(encoding, end):
    assert decode("t.txt", TEXT.replace("\n", end).encode(encoding)) == (TEXT, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_is_no_part_of_the_text(encoding):
    assert decode("t.txt", ("\ufeff" + TEXT).encode(encoding)) == (TEXT, ())


def test_an_old_file_is_read_as_windows_text_with_a_notice():
    text, notices = decode("t.txt", TEXT.encode("cp1252"))
    assert text == TEXT
    assert "Windows-1252" in notices[0]


def test_one_broken_character_does_not_spoil_the_others():
    broken = ("“" + TEXT + "”" * 20).encode().replace("é".encode(), b"\xe9", 1)
    text, notices = decode("t.txt", broken)
    assert "“You” may not sell caf\N{REPLACEMENT CHARACTER} é" in text
    assert notices == ("A few characters of the file are broken; each is shown as \N{REPLACEMENT CHARACTER}.",)


@pytest.mark.parametrize("declared", ["iso-8859-1", "us-ascii", "windows-1252", "latin1"])
def test_a_page_that_declares_latin_letters_is_read_as_browsers_do(declared):
    page = f"<meta charset={declared}><p>{TEXT}</p>".encode("cp1252")
    assert "“You” may not sell café" in decode("t.html", page, declared=True)[0]


@pytest.mark.parametrize("data", [b"\x00", b"MZ\x00\x00\x01", b"\x00" * 5000, b"a\x00" * 3 + b"\xff" * 900])
def test_binary_data_is_refused(data):
    with pytest.raises(ReadError, match="binary data, not text"):
        decode("t.txt", data)


CONTROLS = "".join(map(chr, (*range(1, 9), 11, *range(14, 32), *range(0x7F, 0xA0), 0x202E, 0x2066, 0x200F, 0xE0041)))


@pytest.mark.parametrize("name", ["t.md", "t.html", "t.txt"])
def test_nothing_that_a_terminal_obeys_gets_into_a_document(name):
    hostile = f"1. You \x1b[31mmay\x1b]0;x\x07 not {CONTROLS}sell\x9b2J it.\n\n(a\x1b) Nor {CONTROLS} you.\n"
    read = read_bytes(f"\x1b[2J\n{CONTROLS}{name}", hostile.encode())
    said = [read.name, read.text.replace("\n", ""), *(c.number + c.path for c in read.clauses), *read.notices]
    assert all(text.isprintable() for text in said)
    assert "sell" in read.text


def test_errors_show_no_control_characters():
    with pytest.raises(ReadError) as caught:
        read_bytes("a\x1b]0;x\x07\r\n.x\x1b[31m", b"x")
    assert str(caught.value).isprintable()
