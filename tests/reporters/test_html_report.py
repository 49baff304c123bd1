"""The HTML report: whole, safe, linked, and true to the terms."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from base64 import b64encode
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from selectolax.lexbor import LexborHTMLParser

from checker.model.document import Place, Span, Unread
from checker.model.packs import Applies, Severity
from checker.model.verdict import AskedBy, Evidence, Role, Verdict
from checker.reporters import web
from checker.reporters.coverage import Standing, overall
from checker.reporters.html import render_html
from checker.reporters.html.charts import bar
from checker.reporters.html.marks import Mark, Step, marked
from tests.reporters.conftest import BASELINE, OBLIGATION, PACK, WAIVER, excused

HOSTILE = "4. We will never send `<script>alert('spam')</script>` & \"spam\" 'TURNED `</mark></style>`."
TERMS = """# Terms of `<b>Ours</b>`

## 1. Use

You may not:

(a) send junk to others, and junk `<i>of any kind</i>`;
(b) sing.

Also, you must not post junk. We will never send spam.
"""
PART = "You may not send junk. We never send spam."


def parsed(*reports):
    return LexborHTMLParser(render_html(reports))


def said(node):
    return " ".join(node.text().split())


@pytest.fixture
def page(report):
    """The page of one report on terms that are part of what is asked."""
    return parsed(report(TERMS))


def several(report):
    first = excused(report(PART), WAIVER)
    return [first, dataclasses.replace(report(TERMS), name="business")]


def test_every_tag_that_opens_closes_in_order(report):
    empty = {"meta", "link", "br", "input", "rect", "!doctype"}
    for reports in ([report(TERMS)], several(report), [report(HOSTILE)]):
        text = re.sub(r"<(style|script)>.*?</\1>", "", render_html(reports), flags=re.DOTALL)
        open_tags = []
        for closing, name in re.findall(r"<(/?)([!a-z0-9]+)", text):
            if closing:
                assert open_tags.pop() == name, name
            elif name not in empty:
                open_tags.append(name)
        assert not open_tags


def test_ids_are_unique_and_every_link_resolves(report):
    for reports in ([report(TERMS)], several(report), [excused(report(HOSTILE), BASELINE)]):
        page = parsed(*reports)
        ids = [node.attributes["id"] for node in page.css("[id]")]
        assert len(ids) == len(set(ids))
        links = [node.attributes["href"] for node in page.css("a")]
        assert links
        for link in links:
            assert link.startswith("https://") or unquote(link.removeprefix("#")) in ids, link
        named = [node.attributes["data-of"] for node in page.css("tr[data-of]")]
        assert set(named) <= set(ids)


def test_nothing_is_loaded_from_elsewhere(report):
    page = parsed(*several(report))
    assert not page.css("img, iframe, object, embed, video, audio, base, form, [src], [style], [onclick]")
    assert [node.attributes["href"] for node in page.css("link")] == ["data:,"]
    text = render_html(several(report))
    assert "@import" not in text
    assert "url(" not in text
    outward = {node.attributes["href"] for node in page.css("a") if "//" in node.attributes["href"]}
    assert outward == {"https://up.example"}


def test_the_policy_lets_in_our_own_style_and_script_and_nothing_else(page):
    policy = page.css_first("meta[http-equiv=Content-Security-Policy]").attributes["content"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        (node,) = page.css(tag)
        digest = b64encode(hashlib.sha256(node.text().encode()).digest()).decode()
        assert f"{rule} 'sha256-{digest}';" in policy


def test_hostile_terms_stay_words(report):
    made = report(HOSTILE)
    turned = dataclasses.replace(made.documents[0], text=made.documents[0].text.replace("TURNED", "\u202eOW\u2066\x1b\x00"))
    made = dataclasses.replace(
        made,
        documents=(turned,),
        name="<img src=x onerror=alert(1)>",
        profile='"><script>x</script>',
        fixed=("<u>\u202efixed</u>",),
    )
    text = render_html([made])
    page = LexborHTMLParser(text)
    assert len(page.css("script")) == 1
    assert not page.css("img, u, [onerror]")
    assert "<script>alert('spam')</script>" in page.css_first(".terms").text()
    assert not re.search("[\x00-\x08\x1b\u202a-\u202e\u2066-\u2069]", text)
    assert "�OW���" in page.css_first(".terms").text()


def test_an_address_that_is_code_is_no_link(report):
    document = dataclasses.replace(PACK.documents["up-policy"], url="javascript:alert(1)", title="<b>Use</b>")
    pack = dataclasses.replace(PACK, documents={"up-policy": document})
    page = parsed(dataclasses.replace(report(TERMS), packs=(pack,)))
    assert not page.css("a[href^=javascript]")
    assert "<b>Use</b>" in page.css_first(".sources").text()


def test_the_same_reports_give_the_same_bytes(report):
    assert render_html(several(report)) == render_html(several(report))


def test_every_control_has_a_row_and_a_finding_whatever_its_verdict(report):
    for text, applies, standing in (
        ("You may not send spam.", Applies.YES, "met"),
        (PART, Applies.YES, "partial"),
        ("We never send spam.", Applies.YES, "missing"),
        ("We never send spam.", Applies.UNKNOWN, "hangs on a question"),
        ("You may send spam.", Applies.YES, "conflict"),
        ("You may send spam.", Applies.NO, "not applicable"),
    ):
        page = parsed(report(text, applies))
        (row,) = page.css("tr[data-of]")
        assert row.attributes["data-verdict"] == standing
        assert "prohibited/spam" in row.text()
        assert page.css_first("article h3").text().endswith("Spam")


def test_a_finding_shows_reason_source_date_what_was_seen_and_the_words_to_add(page):
    finding = said(page.css_first("article"))
    for wanted in ("UP-1", "Use Policy (2026-01-01), 2.1", "only an excerpt of the text was seen", "high severity", "confidence"):
        assert wanted in finding, wanted
    assert page.css_first(".copy").text() == "You may not send spam."
    source = said(page.css_first(".sources"))
    for wanted in ("Users must not send spam.", "version of 2026-01-01", "text seen: an excerpt", "https://up.example"):
        assert wanted in source, wanted


def test_elements_say_what_is_there_what_is_not_and_what_is_against(report):
    def elements(text):
        items = parsed(report(text)).css(".elements li")
        return [(item.attributes["class"], said(item)) for item in items]

    assert elements(PART) == [("absent", "not found forbids spam"), ("supports", "there forbids junk (partial at most)")]
    against = elements("You may send spam. You may not send junk.")
    assert against == [
        ("absent", "not found forbids spam"),
        ("supports", "there forbids junk (partial at most)"),
        ("contradicts", "against welcomes spam"),
    ]


def test_every_quote_is_the_documents_own_and_stands_in_the_terms_too(report):
    made = report(TERMS)
    page = parsed(made)
    (finding,) = made.findings
    quotes = page.css("figure.quote")
    assert len(quotes) == len(finding.evidence) == 2
    for quote, evidence in zip(quotes, finding.evidence, strict=True):
        words = made.documents[evidence.document].quote(evidence.span)
        assert quote.css_first("mark").text() == words
        there = quote.css_first("a").attributes["href"].removeprefix("#")
        assert page.css_first(f'[id="{there}"]').text().startswith(words[:20])
        back = [node for node in page.css("a.ref") if node.attributes["href"] == f"#{quote.attributes['id']}"]
        assert len(back) == 1
        assert "Spam: partial" in back[0].attributes["aria-label"]


def test_a_quote_of_a_list_item_shows_its_lead_in_and_its_headings(page):
    quote = page.css_first("figure.quote")
    assert said(quote.css_first(".lead")) == "You may not:"
    assert "Terms of <b>Ours</b> › Use" in said(quote.css_first("figcaption"))


def test_the_terms_are_there_in_full_with_their_numbers(report):
    made = report(TERMS)
    shown = parsed(made).css_first(".document")
    for node in shown.css("a.ref"):
        node.decompose()
    text = said(shown)
    for clause in made.documents[0].clauses:
        assert f"{clause.number} {made.documents[0].quote(clause.text_span)}".strip() in text
    assert [node.tag for node in shown.css("h3, h4, h5")] == ["h3", "h4", "h5"]


def test_headings_go_down_one_level_at_a_time(report):
    for reports in ([report(TERMS)], several(report)):
        text = re.sub(r"<(style|script)>.*?</\1>", "", render_html(reports), flags=re.DOTALL)
        levels = [int(level) for level in re.findall(r"<h([1-6])", text)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels)), levels


def test_controls_and_charts_have_names_and_tables_have_scopes(report):
    page = parsed(*several(report))
    for control in page.css("input, select"):
        assert control.parent.tag == "label"
    for chart in page.css("svg"):
        assert chart.attributes["role"] == "img"
        assert re.search(r": \d+ \w+", chart.attributes["aria-label"])
    for head in page.css("th"):
        assert head.attributes["scope"] in ("row", "col")
    for table in page.css("table"):
        assert table.css_first("caption").text().strip()
    assert page.css_first("html").attributes["lang"] == "en"
    assert page.css_first("body > a").attributes["href"] == "#main"
    # Without scripts the filter is not to be seen.
    assert all("hidden" in node.attributes for node in page.css(".filter"))


def test_two_sets_stand_in_one_file_each_with_its_own_findings(report):
    page = parsed(*several(report))
    assert [node.text() for node in page.css(".report > header h2")] == ["consumer", "business"]
    assert len(page.css("article")) == 2
    assert len(page.css(".sets tbody tr")) == 2
    assert len(page.css(".sources")) == 1


def test_excuses_faults_and_entries_that_are_needed_no_more_are_shown(report):
    for excuse, words in (
        (WAIVER, "waiver by legal until 2027-03-01: Renegotiated in spring"),
        (BASELINE, "baseline: known before"),
    ):
        page = parsed(excused(report(PART), excuse))
        assert words in said(page.css_first("article .excuse"))
        waivers = said(page.css_first("[id=waivers]"))
        for wanted in (words, "waivers.yaml:12", "it expired on 2026-01-31", "prohibited/weapons: missing"):
            assert wanted in waivers, wanted
        assert "1 waiver cannot be relied on" in said(page.css_first(".summary"))
    assert not parsed(report(PART)).css("[id=waivers]")


def test_a_conflict_that_is_let_pass_is_not_said_to_be_none(report):
    against = report(PART)
    against = dataclasses.replace(against, findings=(dataclasses.replace(against.findings[0], verdict=Verdict.CONFLICT),))
    for made, words in ((against, "1 among the open"), (excused(against, WAIVER), "0 1 let pass or undecided")):
        assert f"In conflict{words}" in said(parsed(made).css_first(".figures"))
    assert "In conflict0 none found" in said(parsed(report(PART)).css_first(".figures"))


def test_what_could_not_be_read_is_said_where_nobody_misses_it(report):
    made = report("We never send spam.")
    document = dataclasses.replace(
        made.documents[0], unread=(Unread(Place(page=3), "it is a <scan>"),), notices=("page 2 was read by OCR",)
    )
    page = parsed(dataclasses.replace(made, documents=(document,)))
    assert "Not everything could be read." in said(page.css_first(".summary"))
    reading = said(page.css_first("[id=reading]"))
    assert "terms1.md: page 3 could not be read: it is a <scan>" in reading
    assert "page 2 was read by OCR" in reading
    assert "Not here, as it could not be read: page 3." in said(page.css_first(".document"))
    assert "Every part" in said(parsed(made).css_first("[id=reading]"))


def test_questions_and_limits_are_there(page):
    assert "Do you use X?" in said(page.css_first("[id=questions]"))
    assert "not legal advice" in said(page.css_first("[id=method]"))


def test_a_report_without_packs_and_one_without_obligations_are_pages_too(report):
    made = report(PART)
    finding = dataclasses.replace(made.findings[0], asked_by=())
    bare = dataclasses.replace(made, packs=(), obligations={}, findings=(finding,), questions=(), asked="1 control by name")
    page = parsed(bare)
    assert "1 control by name" in said(page.css_first(".about"))
    assert not page.css(".sources")


def test_an_obligation_that_no_control_answers_is_said_to_be_unchecked(report):
    declined = dataclasses.replace(OBLIGATION, id="UP-2", maps=(), declined="It binds the company only.", diligence="Keep logs.")
    pack = dataclasses.replace(PACK, obligations=(OBLIGATION, declined))
    page = parsed(dataclasses.replace(report(PART), packs=(pack,)))
    listed = said(page.css_first(".sources details"))
    for wanted in ("1 obligation that no wording of terms answers", "UP-2", "It binds the company only.", "Keep logs."):
        assert wanted in listed


def test_the_bars_divide_a_whole_line_and_say_so_in_words(report):
    whole = overall(report(PART))
    counts = {standing: number for number, standing in enumerate(Standing)}
    drawn = bar(dataclasses.replace(whole, counts=counts))
    assert [part.name for part in drawn.parts][-1] == "conflict"
    assert drawn.parts[-1].x + drawn.parts[-1].width == 1000
    for before, after in pairwise(drawn.parts):
        assert before.x + before.width < after.x
    assert drawn.words.endswith("6 conflict, 7 not applicable")


def test_upstreams_that_ask_can_be_filtered_by(report):
    made = report(PART)
    other = dataclasses.replace(PACK, id="other", title="Other")
    asked = (*made.findings[0].asked_by, AskedBy("UP-1", "other", Severity.LOW, Applies.YES))
    finding = dataclasses.replace(made.findings[0], asked_by=asked)
    page = parsed(dataclasses.replace(made, packs=(PACK, other), findings=(finding,)))
    assert page.css_first("tr[data-of]").attributes["data-packs"] == "up other"
    assert [node.attributes["value"] for node in page.css("[data-by=packs] option")] == ["", "up", "other"]


@pytest.mark.parametrize(
    "spans",
    [
        [(0, 10), (5, 15)],
        [(0, 20), (5, 10), (5, 10)],
        [(0, 10), (10, 20)],
        [(3, 8), (5, 12), (7, 20)],
        [(-5, 7), (4, 30)],
        [(0, 24), (0, 24), (2, 5), (4, 24)],
    ],
)
def test_marks_that_overlap_nest_and_leave_the_words_as_they_are(report, spans):
    (document,) = report("You may not send junk at all.").documents
    whole = Span(0, 24)
    roles = list(Role)
    marks = [Mark(Span(*span), roles[n % 4], f"m{n}", f"q{n}", n, "") for n, span in enumerate(spans)]
    pieces = marked(document, whole, marks)
    assert "".join(piece.text for piece in pieces) == document.quote(whole)
    open_marks, covered, at = [], {mark.id: [] for mark in marks}, whole.start
    for piece in pieces:
        if piece.step is Step.OPEN:
            open_marks.append(piece.mark)
        elif piece.step is Step.CLOSE:
            assert open_marks.pop() == piece.mark
        elif piece.step is Step.TEXT:
            for mark in open_marks:
                covered[mark.id] += range(at, at + len(piece.text))
            at += len(piece.text)
    assert not open_marks
    for mark in marks:
        assert covered[mark.id] == [n for n in range(mark.span.start, mark.span.end) if whole.start <= n < whole.end]
    firsts = [piece.mark.id for piece in pieces if piece.step is Step.OPEN and piece.first]
    assert sorted(firsts) == sorted(mark.id for mark in marks if mark.span.start >= whole.start)
    links = [piece.mark.id for piece in pieces if piece.step is Step.LINK]
    assert sorted(links) == sorted(mark.id for mark in marks if mark.span.end <= whole.end)


def test_words_that_run_over_two_clauses_are_marked_in_both_and_named_once(report):
    made = report("You may not:\n\n(a) send junk;\n(b) sing.")
    first = made.documents[0].text.index("junk")
    last = made.documents[0].text.index("sing")
    evidence = Evidence("junk", 0, 1, Span(first, last + 4), Role.CONTRADICTS, "")
    finding = dataclasses.replace(made.findings[0], evidence=(evidence,), verdict=Verdict.CONFLICT)
    page = parsed(dataclasses.replace(made, findings=(finding,)))
    assert [node.text() for node in page.css(".document mark")] == ["junk;", "sing"]
    assert len(page.css(".document mark[id]")) == 1
    assert len(page.css(".document a.ref")) == 1


def contrast(first, second):
    def light(colour):
        channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(first), light(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_colours_have_enough_contrast_in_light_dark_and_print():
    look = Path(web.__file__).with_name("web.css").read_text(encoding="utf-8")
    schemes = [dict(re.findall(r"--([a-z-]+): (#\w+)", block)) for block in re.findall(r":root \{(.*?)\}", look, re.DOTALL)]
    assert len(schemes) == 3
    for scheme in schemes:
        colours = {
            name: f"#{''.join(2 * char for char in value[1:])}" if len(value) == 4 else value for name, value in scheme.items()
        }
        for text in ("ink", "soft", "link", "conflict"):
            for ground in ("page", "ground"):
                assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
        assert contrast(colours["met"], colours["page"]) >= 4.5, "new words are written in it"
        for ground in ("supports", "weakens", "contradicts"):
            for text in ("ink", "soft"):
                assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
        for shape in ("met", "let-pass", "hanging", "partial", "needs-review", "missing", "conflict"):
            assert contrast(colours[shape], colours["page"]) >= 3, shape
