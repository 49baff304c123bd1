"""Annotated PDFs: highlights lie on the quoted words, everything else stays as it was, and a second run leaves one set."""

from __future__ import annotations

import dataclasses
import io
import shutil
import subprocess
import sys
from datetime import date

import pikepdf
import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from checker.annotators import Wish, annotate, cleaned
from checker.annotators.pdf.lines import lines_of
from checker.annotators.pdf.sheet import Sheet, sheet_of
from checker.app.check import judge_documents
from checker.model.document import Span
from checker.model.errors import ReadError
from checker.model.profile import Profile
from checker.model.verdict import Verdict
from checker.readers import read_bytes

WISH = Wish(date(2026, 11, 2))
CONTROLS = ("prohibited/resale", "prohibited/weapons")
PLAIN = [
    "Terms of the Service",
    "These terms hold for everybody who uses the service of Example",
    "Limited, in whatever country that may be. Read them with care.",
    "You may resell access to the models of the service to anyone",
    "whom you like, without our consent and at your own prices.",
    "The law of Nowhere governs these terms, and its courts decide.",
]
QUOTED = "You may resell access to the models of the service to anyone whom you like"


def drawn(pages, size=A4, turn=0, crop=None, columns=1):
    """A PDF with lines of text on each page, in columns; every canvas is the same for the same lines."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=True, pageCompression=1)
    for lines in pages:
        canvas.setFont("Helvetica", 9)
        width = (size[0] - 100) / columns
        each = -(-len(lines) // columns)
        for at, line in enumerate(lines):
            canvas.drawString(50 + at // each * width, size[1] - 80 - at % each * 13, line)
        if crop:
            canvas.setCropBox(crop)
        canvas.showPage()
    canvas.save()
    return shown(out.getvalue(), turn)


def shown(data, turn):
    """The file with its pages turned clockwise for show; reportlab would turn the paper instead."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.obj.Rotate = turn
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def turned(turn):
    """A page whose text runs such that it is upright once the page is turned clockwise for show."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=True)
    canvas.setFont("Helvetica", 9)
    width, height = A4
    places = {90: (width, 0), 180: (width, height), 270: (0, height)}
    canvas.translate(*places[turn])
    canvas.rotate(turn)
    high = width if turn % 180 else height
    for at, line in enumerate(PLAIN):
        canvas.drawString(60, high - 80 - at * 13, line)
    canvas.showPage()
    canvas.save()
    return shown(out.getvalue(), turn)


@pytest.fixture
def checked(rulesets):
    def check(data, name="terms.pdf"):
        document = read_bytes(name, data)
        return document, judge_documents((document,), rulesets, [], CONTROLS, Profile("", {}))

    return check


@pytest.fixture
def annotated(checked):
    def run(data, wish=WISH):
        return annotate(data, *checked(data), wish).data

    return run


def annotations(data):
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [
            (number, str(each.Subtype), str(each.get("/Contents", "")), [float(edge) for edge in each.get("/QuadPoints", ())])
            for number, page in enumerate(pdf.pages, 1)
            for each in page.get("/Annots", ())
        ]


def highlights(data):
    return [each for each in annotations(data) if each[1] == "/Highlight"]


def boxes(quads):
    for at in range(0, len(quads), 8):
        xs, ys = quads[at : at + 8 : 2], quads[at + 1 : at + 8 : 2]
        yield min(xs), min(ys), max(xs), max(ys)


def words_in(data, page, quads):
    """The characters whose middle lies in one of the quads, as PDFium finds them."""
    inside = []
    with pypdfium2.PdfDocument(data) as pdf:
        text = pdf[page - 1].get_textpage()
        for at in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(at)
            x, y = (left + right) / 2, (bottom + top) / 2
            if any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in boxes(quads)):
                inside.append(text.get_text_range(at, 1))
    return "".join("".join(inside).split())


def squeezed(text):
    return "".join(text.split())


def the_quote(report):
    finding = next(finding for finding in report.findings if finding.verdict is Verdict.CONFLICT)
    return report.documents[0].quote(finding.evidence[0].span)


LAYOUTS = {
    "plain": drawn([PLAIN]),
    "two columns": drawn(
        [["Some words before it.", *PLAIN[1:4], PLAIN[4], *PLAIN[5:], "More of it.", "And the end."]], (900, 600), columns=2
    ),
    "cropped": drawn([PLAIN], crop=(40, 300, 400, 800)),
    "page shown turned": drawn([PLAIN], turn=90),
    "text turned by 90": turned(90),
    "text turned by 180": turned(180),
    "text turned by 270": turned(270),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_highlight_covers_the_quoted_words_and_no_others(layout, checked):
    data = LAYOUTS[layout]
    document, report = checked(data)
    quote = the_quote(report)
    assert QUOTED in quote
    made = annotate(data, document, report, WISH).data
    ((page, _, contents, quads),) = highlights(made)
    # PDFium tells the lines of a turned page in another order.
    assert sorted(words_in(data, page, quads).replace(".", "")) == sorted(squeezed(quote).replace(".", ""))
    assert len(quads) == 16, "a quad for each line"
    assert "prohibited/resale" in contents
    assert "conflict, " in contents


def test_a_quote_over_a_page_end_is_marked_on_both_pages(checked):
    data = drawn([PLAIN[:4], PLAIN[4:]])
    document, report = checked(data)
    made = highlights(annotate(data, document, report, WISH).data)
    assert [page for page, *_ in made] == [1, 2]
    marked = "".join(words_in(data, page, quads) for page, _, _, quads in made)
    assert marked.rstrip(".,") == squeezed(the_quote(report)).rstrip(".,")
    assert made[1][2].endswith("See page 1.")


def test_what_has_no_clause_is_a_note_with_the_words_to_add(annotated):
    found = [contents for _, kind, contents, _ in annotations(annotated(LAYOUTS["plain"])) if kind == "/Text"]
    legend, missing = found
    assert "Colours: red for conflict, orange for missing." in legend
    assert "not legal advice" in legend
    assert "missing" in missing.splitlines()[0]
    assert "Add: " in missing


def test_pages_and_all_that_stands_on_them_stay_as_they_were(annotated):
    data = drawn([PLAIN, ["Second page"]])
    made = annotated(data)
    with pikepdf.open(io.BytesIO(data)) as before, pikepdf.open(io.BytesIO(made)) as after:
        assert len(after.pages) == len(before.pages)
        for old, new in zip(before.pages, after.pages, strict=True):
            assert new.Contents.read_raw_bytes() == old.Contents.read_raw_bytes()
            assert {key for key in new.keys() if key != "/Annots"} == set(old.keys())  # noqa: SIM118 - no mapping
        assert str(after.docinfo) == str(before.docinfo)
        assert after.trailer.ID[0] == before.trailer.ID[0]
    assert read_bytes("a.pdf", made).text == read_bytes("a.pdf", data).text


def test_the_same_bytes_and_the_day_that_was_given(annotated):
    made = annotated(LAYOUTS["plain"])
    assert annotated(LAYOUTS["plain"]) == made
    with pikepdf.open(io.BytesIO(made)) as pdf:
        for each in pdf.pages[0].Annots:
            assert (each.M, each.T) == ("D:20261102000000Z", "flowdown")


def test_a_second_run_replaces_the_first(annotated):
    data = with_note(LAYOUTS["plain"])
    once = annotated(data)
    assert sorted(annotations(annotated(once))) == sorted(annotations(once))
    assert any(contents == "Ask finance" for *_, contents, _ in annotations(annotated(once)))


def with_note(data):
    """The file with a note that the author of the terms has put there."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[10, 10, 20, 20], Contents="Ask finance"
        )
        pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(note)])
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def test_what_somebody_worked_on_stays_once(annotated, checked):
    once = annotated(LAYOUTS["plain"])
    with pikepdf.open(io.BytesIO(once)) as pdf:
        legend, missing, conflict = sorted(
            pdf.pages[0].Annots, key=lambda each: ("conflict" in str(each.Contents)[:40], str(each.NM))
        )
        conflict.Contents = "Resale: we leave it so."
        answer = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents="Done", IRT=missing
        )
        popup = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Popup, Rect=[0, 0, 9, 9], Parent=legend)
        pdf.pages[0].Annots.append(pdf.make_indirect(answer))
        pdf.pages[0].Annots.append(pdf.make_indirect(popup))
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    made = annotate(out.getvalue(), *checked(out.getvalue()), WISH)
    kinds = [(kind, contents.split("\n")[0]) for _, kind, contents, _ in annotations(made.data)]
    assert ("/Highlight", "Resale: we leave it so.") in kinds
    assert ("/Text", "Done") in kinds
    assert len([kind for kind, _ in kinds if kind == "/Highlight"]) == 1
    assert "/Popup" not in [kind for kind, _ in kinds]
    assert len(kinds) == 4
    assert "2 of an earlier run stay" in " ".join(made.told)


def test_a_page_without_text_gets_a_note(checked):
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=True)
    canvas.drawString(50, 700, "You may resell access to the models to anyone.")
    canvas.showPage()
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(picture()), 0, 0, *A4)
    canvas.showPage()
    canvas.save()
    document, report = checked(out.getvalue())
    assert document.unread
    found = [(page, contents) for page, _, contents, _ in annotations(annotate(out.getvalue(), document, report, WISH).data)]
    assert any(page == 2 and contents.startswith("Not read\nThis page could not be read") for page, contents in found)


def picture():
    from PIL import Image

    image = io.BytesIO()
    Image.new("L", (400, 560), 200).save(image, "PNG")
    image.seek(0)
    return image


def locked(data, **passwords):
    with pikepdf.open(io.BytesIO(data)) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(**passwords))
    return out.getvalue()


def test_a_locked_file_wants_its_password_and_its_copy_opens_without(checked):
    data = locked(LAYOUTS["plain"], user="secret", owner="other")
    with pytest.raises(ReadError, match="give it with --password"):
        cleaned("terms.pdf", data, WISH)
    with pytest.raises(ReadError, match="check --password"):
        cleaned("terms.pdf", data, dataclasses.replace(WISH, password="wrong"))
    wish = dataclasses.replace(WISH, password="secret")
    clean = cleaned("terms.pdf", data, wish)
    made = annotate(clean, *checked(clean), wish)
    assert len(highlights(made.data)) == 1
    assert "This copy opens without a password." in made.told


def test_restrictions_of_the_owner_are_told_of(checked):
    data = locked(LAYOUTS["plain"], user="", owner="other")
    made = annotate(cleaned("terms.pdf", data, WISH), *checked(data), WISH)
    assert len(highlights(made.data)) == 1
    assert any("restricts" in line for line in made.told)


def test_a_signed_file_is_refused_and_an_empty_signature_field_is_not(annotated):
    def with_field(value):
        with pikepdf.open(io.BytesIO(LAYOUTS["plain"])) as pdf:
            sign = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T="sign", **value)
            parent = pikepdf.Dictionary(T="above", Kids=pikepdf.Array([pdf.make_indirect(sign)]))
            pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([pdf.make_indirect(parent)]))
            out = io.BytesIO()
            pdf.save(out, deterministic_id=True)
        return out.getvalue()

    signature = pikepdf.Dictionary(Type=pikepdf.Name.Sig, ByteRange=[0, 1, 2, 3])
    with pytest.raises(ReadError, match="is signed"):
        annotated(with_field({"V": signature}))
    assert highlights(annotated(with_field({})))


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not here")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_qpdf_finds_no_fault(layout, annotated, tmp_path):
    (tmp_path / "made.pdf").write_bytes(annotated(LAYOUTS[layout]))
    done = subprocess.run(["qpdf", "--check", str(tmp_path / "made.pdf")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_notes_lie_on_the_page_as_it_is_shown():
    with pikepdf.open(io.BytesIO(drawn([PLAIN], crop=(40, 300, 400, 800), turn=90))) as pdf:
        assert sheet_of(pdf.pages[0]) == Sheet((40, 300, 400, 800), 1)
    box = (40.0, 300.0, 400.0, 800.0)
    corners = [Sheet(box, quarters).point(0, 0) for quarters in range(4)]
    assert corners == [(400, 800), (40, 800), (40, 300), (400, 300)]
    assert [Sheet(box, quarters).height for quarters in range(2)] == [500, 360]


def test_words_without_boxes_have_no_lines(judged):
    _, (document,) = judged("You may not send spam.")
    assert lines_of(document, Span(0, 5)) == []


def test_on_the_command_line(tmp_path):
    (tmp_path / "terms.pdf").write_bytes(LAYOUTS["plain"])
    command = [sys.executable, "-m", "checker", "annotate", "terms.pdf", "-o", "reviewed.pdf", "--controls", ",".join(CONTROLS)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert (done.returncode, done.stdout) == (0, "reviewed.pdf: 1 highlight, 2 notes.\n"), done.stderr
    assert len(highlights((tmp_path / "reviewed.pdf").read_bytes())) == 1
