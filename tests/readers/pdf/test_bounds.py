"""Small files that ask for too much end in a clear error, soon."""

from __future__ import annotations

import os
import zlib

import pytest

from checker.model.errors import ReadError
from checker.readers.pdf import bounds, read_blocks
from checker.readers.pdf.bounds import bounded_sheets
from checker.readers.pdf.file import opened
from checker.readers.pdf.sheets import sheets_of
from tests.readers.pdf.drawing import LONG, lines, paragraph, pdf, texts, together
from tests.readers.pdf.test_tables import grid

TEXT = b"BT /F 12 Tf 72 700 Td (You must not sell it.) Tj ET "


def raw(content, *more, count=1, forms=b""):
    """A PDF of one page, written by hand."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F 4 0 R>>" + forms + b">>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count %d>>" % count,
        page,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        content,
        *more,
    ]
    data, places = b"%PDF-1.4\n", []
    for number, written in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, written)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end


def stream(content, entries=b""):
    packed = zlib.compress(content, 1)
    return b"<</Filter/FlateDecode/Length %d%s>>stream\n%s\nendstream" % (len(packed), entries, packed)


def nested(depth=9, each=10):
    """A form that draws a form many times, which draws another many times, and so on."""
    names = [b"/XObject<</X %d 0 R>>" % (6 + at) for at in range(depth)] + [b""]
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<%s>>"
    forms = [stream(b"/X Do " * each if inner else b"0 0 1 1 re f", form % inner) for inner in names[1:]]
    return raw(stream(TEXT + b"/X Do " * each), *forms, forms=names[0])


FORKS = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
AMPLE = 3600  # seconds, or megabytes, that are not what stops the bomb: a loaded machine must not change which bound does


@FORKS
def test_a_page_that_draws_without_end_is_stopped(monkeypatch):
    monkeypatch.setattr(bounds, "SECONDS_A_PAGE", 0.5)
    monkeypatch.setattr(bounds, "MEGABYTES", AMPLE)
    with pytest.raises(ReadError, match=r"takes more than 0\.5 s to read on page 1") as error:
        read_blocks("terms.pdf", nested())
    assert error.value.hint


@FORKS
def test_a_page_that_unpacks_to_far_more_than_a_page_is_stopped(monkeypatch):
    monkeypatch.setattr(bounds, "SECONDS_A_PAGE", AMPLE)
    monkeypatch.setattr(bounds, "MEGABYTES", 40)
    with pytest.raises(ReadError, match="takes too much memory to read, or is broken, on page 1") as error:
        read_blocks("terms.pdf", raw(stream(TEXT + b"(x) Tj " * 2_000_000)))
    assert error.value.hint


def test_pages_that_are_claimed_but_missing_are_gaps():
    reading = read_blocks("terms.pdf", raw(stream(TEXT), count=30))
    assert texts(reading) == ["You must not sell it."]
    assert [gap.place.page for gap in reading.unread] == list(range(2, 31))


def test_a_million_pages_are_refused_at_once():
    with pytest.raises(ReadError, match="has 1,000,000 pages"):
        read_blocks("terms.pdf", raw(stream(TEXT), count=1_000_000))


@pytest.mark.parametrize("fork", [True, False])
def test_pages_come_back_as_they_were_read(monkeypatch, fork):
    if not fork:
        monkeypatch.delattr(os, "fork", raising=False)
    data = pdf(together(paragraph(LONG), grid(top=600)), lines(), lines("Ünïcode “quotes” and more"))
    with opened("terms.pdf", data, "") as document:
        assert list(bounded_sheets("terms.pdf", document)) == list(sheets_of(document))
