"""Documents behind a password; locked here with the library that opens them."""

import builtins
import io

import docx as python_docx
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from checker.model.errors import ReadError
from checker.model.reading import ReadOptions
from checker.readers.docx import lock, read_blocks
from tests.readers.docx.test_docx import p, package


@pytest.fixture(scope="module")
def locked():
    document, plain, out = python_docx.Document(), io.BytesIO(), io.BytesIO()
    document.add_paragraph("You must pay.")
    document.save(plain)
    OOXMLFile(plain).encrypt("open sesame", out)
    return out.getvalue()


def refusal(data, password=""):
    with pytest.raises(ReadError) as raised:
        read_blocks("terms.docx", data, ReadOptions(password=password))
    return str(raised.value)


def test_the_password_opens_the_document(locked):
    reading = read_blocks("terms.docx", locked, ReadOptions(password="open sesame"))
    assert [block.text for block in reading.blocks] == ["You must pay."]


def test_without_a_password_the_way_to_give_it_is_named(locked):
    assert refusal(locked) == ("terms.docx: is protected with a password; give it with --password, or check a copy without it")


def test_a_wrong_password_is_said_so(locked):
    assert "is not opened by the password; check the password" in refusal(locked, "sesame")


def test_a_password_is_no_harm_to_an_open_document():
    assert read_blocks("terms.docx", package(p("Text.")), ReadOptions(password="x")).blocks[0].text == "Text."


@pytest.mark.parametrize("at", [600, 0.5])
def test_a_broken_lock_is_no_traceback(locked, at):
    length = at if isinstance(at, int) else int(len(locked) * at)
    assert refusal(locked[:length] + "EncryptedPackage".encode("utf-16-le"), "open sesame")


def test_a_lock_that_would_take_minutes_is_left_closed(locked, monkeypatch):
    monkeypatch.setattr(lock, "_MOST_ROUNDS", 10)
    assert "is locked in a way that no word processor does" in refusal(locked, "open sesame")


def test_without_the_library_the_extra_is_named(locked, monkeypatch):
    real = builtins.__import__

    def without(name, *rest, **named):
        if name.startswith("msoffcrypto"):
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    assert "install flowdown[locked]" in refusal(locked, "open sesame")
