"""Scans through OCR: with a program that stands in for ocrmypdf, and with ocrmypdf itself where it is installed."""

from __future__ import annotations

import io
import re
import shutil
import sys

import pypdfium2
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader

from checker.model.document import BlockKind
from checker.model.errors import ReadError
from checker.model.reading import ReadOptions
from checker.readers.pdf import ocr, read_blocks
from tests.readers.pdf.drawing import LONG, OTHER, lines, paragraph, pdf, texts, together

OCR = ReadOptions(ocr=True)
_FILES = "import sys, time\nfrom pathlib import Path\ngiven, made = map(Path, sys.argv[-2:])\n"


def scan(*draws):
    """A page that is a picture of what is drawn."""
    document = pypdfium2.PdfDocument(pdf(together(*draws)))
    image = document[0].render(scale=2).to_pil().convert("L")
    document.close()

    def draw(canvas):
        buffer = io.BytesIO()
        image.save(buffer, "PNG")
        buffer.seek(0)
        canvas.drawImage(ImageReader(buffer), 0, 0, 595, 842)

    return draw


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """Put a program in place of ocrmypdf that runs some Python: `given` and `made` are its two files."""

    def put(code):
        script = tmp_path / "ocrmypdf"
        script.write_text(f"#!{sys.executable} -IS\n{_FILES}{code}\n")
        script.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path))

    return put


@pytest.fixture
def reads(stand_in, tmp_path):
    """Put a program in place of ocrmypdf that makes a certain file, and keeps what it was given."""

    def put(data):
        (tmp_path / "answer").write_bytes(data)
        folder = f"Path({str(tmp_path)!r})"
        stand_in(
            f"Path({folder}, 'given').write_bytes(given.read_bytes())\nmade.write_bytes(Path({folder}, 'answer').read_bytes())"
        )
        return tmp_path / "given"

    return put


def test_only_pages_without_text_go_to_ocr_and_the_report_says_which(reads):
    given = reads(pdf(paragraph(OTHER)))
    reading = read_blocks("terms.pdf", pdf(paragraph(LONG), scan(paragraph(OTHER)), paragraph("The end.")), OCR)
    assert texts(reading) == [LONG, OTHER, "The end."]
    assert [block.marks[0][1].page for block in reading.blocks] == [1, 2, 3]
    assert reading.unread == ()
    assert "page 2 were read by OCR" in reading.notices[0]
    assert len(pypdfium2.PdfDocument(given)) == 1


def test_without_the_option_the_page_is_a_gap_and_says_what_to_do(reads):
    reads(pdf(paragraph(OTHER)))
    reading = read_blocks("terms.pdf", pdf(paragraph(LONG), scan(paragraph(OTHER))))
    assert [gap.place.page for gap in reading.unread] == [2]
    assert "--ocr" in reading.unread[0].why
    assert reading.notices == ()


def test_a_file_with_text_alone_never_starts_the_program(stand_in):
    stand_in("sys.exit(1)")
    reading = read_blocks("terms.pdf", pdf(paragraph(LONG)), OCR)
    assert (texts(reading), reading.notices, reading.unread) == ([LONG], (), ())


def test_a_locked_scan_is_handed_over_without_its_password(reads):
    given = reads(pdf(paragraph(OTHER)))
    data = pdf(scan(paragraph(OTHER)), encrypt=StandardEncryption("letmein"))
    assert texts(read_blocks("terms.pdf", data, ReadOptions(ocr=True, password="letmein"))) == [OTHER]
    assert len(pypdfium2.PdfDocument(given)) == 1


def test_signs_that_ocr_takes_bullets_for_are_bullets_again(reads):
    reads(pdf(lines("You must not:", "+ rent the service, 1 + 1 times,", "¢ sell it,", "e lend it.", leading=24)))
    blocks = read_blocks("terms.pdf", pdf(scan(paragraph(LONG))), OCR).blocks
    assert [(block.label, block.text) for block in blocks if block.kind is BlockKind.ITEM] == [
        ("•", "rent the service, 1 + 1 times,"),
        ("•", "sell it,"),
        ("•", "lend it."),
    ]


def test_where_the_program_is_missing_a_line_says_so(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ReadError, match="page 2 that only OCR can read, and ocrmypdf is not installed") as error:
        read_blocks("terms.pdf", pdf(paragraph(LONG), scan(paragraph(OTHER))), OCR)
    assert "install" in error.value.hint


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("print('bad\\x1b[31m picture', file=sys.stderr); sys.exit(3)", r"ocrmypdf failed \(bad \[31m picture\)"),
        ("sys.exit(0)", "made no file"),
        ("made.write_bytes(b'nothing')", "made a file that cannot be opened"),
        ("time.sleep(30)", "took more than"),
    ],
)
def test_a_program_that_fails_leaves_the_page_a_gap(stand_in, monkeypatch, code, why):
    monkeypatch.setattr(ocr, "SECONDS_TO_START", 1)
    monkeypatch.setattr(ocr, "SECONDS_A_PAGE", 0)
    stand_in(code)
    data = pdf(paragraph(LONG), scan(paragraph(OTHER)))
    reading = read_blocks("terms.pdf", data, OCR)
    assert texts(reading) == [LONG]
    assert [gap.place.page for gap in reading.unread] == [2]
    assert re.search(why, reading.unread[0].why)
    with pytest.raises(ReadError, match=why):
        read_blocks("terms.pdf", pdf(scan(paragraph(OTHER))), OCR)


def test_a_picture_in_which_ocr_finds_nothing_stays_a_gap(reads):
    reads(pdf(lines()))
    reading = read_blocks("terms.pdf", pdf(paragraph(LONG), scan(paragraph(OTHER))), OCR)
    assert [gap.why for gap in reading.unread] == ["OCR found no words on it"]


@pytest.mark.skipif(shutil.which("ocrmypdf") is None, reason="ocrmypdf is not installed")
def test_ocrmypdf_itself_reads_a_scan():
    reading = read_blocks(
        "terms.pdf", pdf(scan(lines("Terms of Service", size=24), lines("The user must not sell the service.", top=640))), OCR
    )
    assert texts(reading) == ["Terms of Service", "The user must not sell the service."]
    box = reading.blocks[0].marks[0][1].box
    assert box[0] == pytest.approx(72, abs=3)
    assert box[1] < 745 < box[3]
