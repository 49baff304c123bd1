"""The memo: a sound Word file that says what the Markdown report says, and the same bytes for the same findings."""

from __future__ import annotations

import dataclasses
import io
import itertools
import shutil
import subprocess
import sys
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from checker.model.document import Place, Unread
from checker.model.packs import Applies
from checker.reporters.coverage import overall
from checker.reporters.markdown import render_markdown
from checker.reporters.memo import render_memo
from checker.reporters.memo.bars import bars, steps
from tests.reporters.conftest import BASELINE, WAIVER, excused

TERMS = "1. You may not send junk. We never send spam."


def opened(*reports):
    return docx.Document(io.BytesIO(render_memo(reports)))


def said(document):
    """All words, also those in fields to fill in and tables."""
    return " ".join("".join(node.itertext()) for node in document.element.body.iter(qn("w:p")))


def headings(document):
    return [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]


def test_what_markdown_says_the_memo_says(report):
    made = report(TERMS)
    words = said(opened(made))
    finding = made.findings[0]
    markdown = render_markdown([made])
    for text in (finding.title, finding.control, finding.reason, finding.wording, "Use Policy", "Do you use X?"):
        assert text in words, text
        assert text in markdown, text
    for evidence in finding.evidence:
        assert f"“{made.documents[evidence.document].quote(evidence.span)}”" in words
    assert "only an excerpt of the text was seen" in words
    assert "not legal advice" in words
    assert made.documents[0].sha256 in words


def test_levels_of_headings_follow_each_other(report):
    found = headings(opened(report(TERMS)))
    levels = [int(style[-1]) for style, _ in found]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert ("Heading 2", "High severity (1)") in found
    assert ("Heading 3", "1. Spam: partial") in found


def test_every_style_named_is_there(report):
    document = opened(excused(report(TERMS), WAIVER), report("Nothing."), report(TERMS, Applies.UNKNOWN))
    known = {style.style_id for style in document.styles}
    used = {
        node.get(qn("w:val")) for tag in ("pStyle", "rStyle", "tblStyle") for node in document.element.body.iter(qn(f"w:{tag}"))
    }
    assert used <= known, used - known
    bases = {node.get(qn("w:val")) for tag in ("basedOn", "next") for node in document.styles.element.iter(qn(f"w:{tag}"))}
    assert bases <= known, bases - known


def test_links_and_contents_lead_somewhere(report):
    document = opened(report(TERMS), report(TERMS))
    marks = [node.get(qn("w:name")) for node in document.element.body.iter(qn("w:bookmarkStart"))]
    numbers = [node.get(qn("w:id")) for node in document.element.body.iter(qn("w:bookmarkStart"))]
    assert len(set(marks)) == len(marks) == len(set(numbers))
    anchors = {node.get(qn("w:anchor")) for node in document.element.body.iter(qn("w:hyperlink"))} - {None}
    assert anchors
    assert anchors <= set(marks)
    urls = [each.target_ref for each in document.part.rels.values() if each.is_external]
    assert set(urls) == {"https://up.example"}
    contents = next(document.element.body.iter(qn("w:sdt"), qn("w:docPartObj")))
    assert contents is not None


def test_fields_are_whole_and_worked_out_on_opening(report):
    document = opened(report(TERMS))
    kinds = [node.get(qn("w:fldCharType")) for node in document.element.body.iter(qn("w:fldChar"))]
    depth = 0
    for kind in kinds:
        depth += {"begin": 1, "separate": 0, "end": -1}[kind]
        assert depth >= 0
    assert depth == 0
    codes = [node.text for node in document.element.body.iter(qn("w:instrText"))]
    assert any(code.startswith(' TOC \\o "1-2"') for code in codes)
    assert document.settings.element.find(qn("w:updateFields")).get(qn("w:val")) == "true"
    foot = etree.tostring(document.sections[0].footer._element).decode()
    assert " PAGE " in foot
    assert " NUMPAGES " in foot
    assert "Summary" in [p.text for p in document.element.body.iter(qn("w:p")) if p.style == "TOC1"]


def test_rows_stay_whole_and_heads_are_repeated(report):
    body = opened(excused(report(TERMS), BASELINE)).element.body
    for row in body.iter(qn("w:tr")):
        assert row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
    for table in body.iter(qn("w:tbl")):
        if table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}").get(qn("w:val")) == "GapTable":
            assert table[2].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        spans = {sum(map(_span, row.iter(qn("w:tc")))) for row in table.iter(qn("w:tr"))}
        assert spans == {len(table.find(qn("w:tblGrid")))}


def _span(cell):
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    return 1 if span is None else int(span.get(qn("w:val")))


def test_what_is_let_pass_what_is_unread_and_waivers_that_fail(report):
    made = excused(report(TERMS), WAIVER)
    document = dataclasses.replace(made.documents[0], unread=(Unread(Place(page=3), "it is a scan"),))
    words = said(opened(dataclasses.replace(made, documents=(document,))))
    assert "waiver by legal until 2027-03-01: Renegotiated in spring" in words
    assert "it expired on 2026-01-31" in words
    assert "prohibited/weapons: missing" in words
    assert "page 3 could not be read: it is a scan" in words
    assert "1 part of the terms could not be read." in words
    assert "No part of the terms is known to be unread." in said(opened(made))


def test_several_sets_stand_below_their_names(report):
    made = opened(dataclasses.replace(report(TERMS), name="consumer"), dataclasses.replace(report("Nothing."), name="business"))
    found = headings(made)
    assert [text for style, text in found if style == "Heading 1"] == [
        "Terms sets",
        "consumer",
        "business",
        "Appendix: sources",
        "Appendix: files read",
        "Method and limits",
    ]
    assert ("Heading 4", "1. Spam: partial") in found


def test_the_same_bytes_and_no_clock(report):
    first, second = render_memo([report(TERMS)]), render_memo([report(TERMS)])
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
        core = archive.read("docProps/core.xml").decode()
    assert "created" not in core
    assert "<dc:language>en</dc:language>" in core


def test_words_that_no_xml_can_hold(report):
    made = report(TERMS)
    hostile = dataclasses.replace(made.documents[0], name="a\x00b\udcff\ufffe<w:p>\x1b[2J.md")
    words = said(opened(dataclasses.replace(made, documents=(hostile,), name="")))
    assert "a�b��<w:p>�[2J.md" in words


@pytest.mark.parametrize("counts", [[1], [28, 15, 7, 19], [1, 0, 98, 1], [1, 1, 1, 1, 1, 1, 1], [300, 1]])
def test_a_bar_is_filled_and_shows_every_count(counts):
    shares = steps(counts)
    assert sum(shares) == 56
    assert [bool(share) for share in shares] == [bool(count) for count in counts]


def test_a_bar_shows_the_numbers_of_the_coverage(report):
    whole = overall(report(TERMS))
    numbers = [node.text for node in bars([("", [whole])]).iter(qn("w:t"))]
    assert numbers == [whole.title, "1", "\u20020 of 1 met"]


def test_on_the_command_line_it_goes_to_a_file(tmp_path):
    (tmp_path / "terms.md").write_text("# Terms\n\n1. You may send spam.\n")
    command = [sys.executable, "-m", "checker", "check", "terms.md", "--controls", "prohibited/spam", "--format", "docx"]
    told = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert (told.returncode, told.stdout, told.stderr.count("\n")) == (2, "", 1)
    assert "--format docx --output gaps.docx" in told.stderr
    done = subprocess.run([*command, "-o", "gaps.docx"], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 1, done.stderr
    assert "“You may send spam.”" in said(docx.Document(str(tmp_path / "gaps.docx")))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_libreoffice_opens_it(report, tmp_path):
    (tmp_path / "gaps.docx").write_bytes(render_memo([report(TERMS)]))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "gaps.docx")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    import pypdfium2

    with pypdfium2.PdfDocument(tmp_path / "gaps.pdf") as pdf:
        text = " ".join(page.get_textpage().get_text_bounded() for page in pdf)
        assert f"of {len(pdf)}" in text
    assert "Memorandum" in text
    assert "Spam: partial" in text
