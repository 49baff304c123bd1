"""RTF to blocks, and what of an RTF is refused or said to be left out."""

import contextlib
import os
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model.document import BlockKind, Place
from checker.model.errors import ReadError
from checker.readers import read_bytes
from checker.readers.rtf import read_blocks


def rtf(body):
    head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}{\f1\fcharset2 Symbol;}}"
    styles = r"{\stylesheet{\s1 \v Hidden style;}{\s2 Plain;}}"
    return f"{head}{styles}{body}}}".encode("latin-1")


def texts(body):
    return [block.text for block in read_blocks("terms.rtf", rtf(body)).blocks]


def refusal(data):
    with pytest.raises(ReadError) as raised:
        read_blocks("terms.rtf", data)
    return str(raised.value)


@pytest.mark.parametrize("group", ["listtext", "pntext"])
def test_numbers_are_those_that_the_word_processor_printed(group):
    clause = rf"{{\{group}\f0 4.2\tab}}You must pay:\par"
    item = rf"{{\{group}\f1\'b7\tab}}on time;\par"
    document = read_bytes("terms.rtf", rtf(clause + item + item))
    assert [clause.number for clause in document.clauses] == ["4.2", "•", "•"]
    assert document.text == "You must pay:\non time;\non time;"


def test_words_are_as_they_are_printed():
    link = r'{\field{\*\fldinst HYPERLINK "http://a.example/x"}{\fldrslt our policy}}'
    assert texts(rf"See {link}, \u8217\'92caf\'e9\line 13\emdash 18 \u-10179?\u-8704?\par") == [
        "See our policy, ’café",
        "13—18 😀",
    ]


def test_rows_stand_side_by_side():
    [block] = read_blocks("terms.rtf", rtf(r"\trowd\cellx1\cellx2\intbl Output\cell What it makes\cell\row")).blocks
    assert (block.kind, block.text) == (BlockKind.CELL, "Output | What it makes")


def test_heads_feet_and_comments_are_left_out():
    assert texts(r"{\header Acme}{\footer page 1}{\info{\title Secret}}Terms{\*\annotation Why?}\par") == ["Terms"]


def test_places_count_the_paragraphs_with_text():
    blocks = read_blocks("terms.rtf", rtf(r"One\par\par Two\par")).blocks
    assert [block.marks for block in blocks] == [((0, Place(paragraph=1)),), ((0, Place(paragraph=2)),)]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (r"You {\deleted may}{\revised must} pay.\par", "holds tracked changes"),
        (r"You {\v never} pay.\par", "holds hidden words"),
        (r"\par", "has no text"),
        ("{" * 600 + "x" + "}" * 600, "is cut short or damaged"),
        (r"You must pay.\par {and", "is cut short or damaged"),
        (r"\u99999999 You must pay.\par", "is damaged"),
    ],
)
def test_what_would_be_read_wrongly_is_refused(body, why):
    message = refusal(rtf(body))
    assert message.startswith(f"terms.rtf: {why}")
    assert message.endswith("save it as .docx and check that file")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_what_the_library_would_search_for_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr("checker.readers.rtf._SECONDS", 0.3)
    fonts = r"{\fonttbl" + r"{\f1\fcharset12345}" * 3000 + "}"
    assert "takes more than 0.3 s to read" in refusal(rf"{{\rtf1{fonts}You must pay.\par}}".encode())


def test_many_style_sheets_are_read_soon():
    began = time.process_time()
    read_blocks("terms.rtf", rtf(r"{\stylesheet}" * 100_000 + r"You must pay.\par"))
    assert time.process_time() - began < 10


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"PK\3\4", b"Plain words"])
def test_other_files_under_its_name_are_refused(data):
    assert "is no RTF file" in refusal(data)


def test_an_rtf_that_would_take_minutes_is_refused():
    assert "of more than 3 MB" in refusal(rtf("x" * 3_000_000))


@pytest.mark.parametrize(
    ("body", "what"), [(r"{\footnote A note.}", "footnotes"), (r"{\shp{\*\shpinst{\shptxt Box}}}", "text boxes")]
)
def test_what_is_not_read_is_said(body, what):
    [unread] = read_blocks("terms.rtf", rtf(rf"Terms{body}\par")).unread
    assert unread.why == f"the {what} of an RTF file"


PIECES = st.sampled_from(
    [*(rb"{", rb"}", rb"\par ", rb"\'e9", rb"\'", rb"\u", rb"\u-10179?", rb"\u99999999 ", rb"\uc-1 ", rb"\ansicpg0 ", rb"\f1 "),
     *(b"You must", rb"\cell", rb"\row", rb"{\pict\bin99 ", rb"{\fonttbl{\f1\fcharset999 x;}", b"\x00", b"\xff", rb"\*", b"\\")]
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=25).map(b"".join), st.integers(0, 4).map(lambda count: b"}" * count))
def test_any_codes_give_a_document_or_a_read_error(body, end):
    began = time.process_time()
    with contextlib.suppress(ReadError):
        read_bytes("terms.rtf", rb"{\rtf1 " + body + end).text.encode()
    assert time.process_time() - began < 10
