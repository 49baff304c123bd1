import pytest
from lxml import etree

from checker.readers.docx.markup import W_SPACE, parts, points
from checker.readers.docx.styles import Format, Styles, paragraph_format


def parse(name, inside):
    return etree.fromstring(f'<w:{name} xmlns:w="{W_SPACE}">{inside}</w:{name}>')


def style(style_id, inside="", name="", default=""):
    named = f'<w:name w:val="{name}"/>' if name else ""
    return f'<w:style w:type="paragraph" w:styleId="{style_id}"{default}>{named}{inside}</w:style>'


def styles(*given):
    return Styles(parse("styles", "".join(given)))


def based_on(other):
    return f'<w:basedOn w:val="{other}"/>'


def test_a_style_completes_itself_with_what_it_is_based_on():
    found = styles(
        style("A", '<w:pPr><w:outlineLvl w:val="1"/><w:ind w:left="720" w:hanging="240"/></w:pPr><w:rPr><w:b/></w:rPr>'),
        style("B", based_on("A") + '<w:pPr><w:ind w:left="400"/></w:pPr>'),
        style("C", based_on("B") + '<w:rPr><w:b w:val="false"/></w:rPr>'),
    ).get("C")
    assert found.format == Format(outline=1, left=20.0, hanging=12.0, bold=False)
    assert found.family == ("C", "B", "A")


def test_a_circle_of_styles_ends():
    assert styles(style("A", based_on("B")), style("B", based_on("A"))).get("A").family == ("A", "B")


def test_a_style_that_nothing_defines_is_plain():
    assert styles().get("Gone").format == Format()
    assert styles(style("A", based_on("Gone"))).get("A").family == ("A",)
    assert Styles(None).of_paragraph({}).name == ""


def test_a_paragraph_without_a_known_style_has_the_default_one():
    known = styles(style("A", name="Other"), style("N", name="Normal", default=' w:default="1"'))
    for inside in ("", '<w:pStyle w:val="Gone"/>'):
        assert known.of_paragraph(parts(parse("pPr", inside))).name == "Normal"
    assert known.of_paragraph(parts(parse("pPr", '<w:pStyle w:val="A"/>'))).name == "Other"


@pytest.mark.parametrize(
    ("name", "contents"),
    [
        ("toc 1", True),
        ("TOC Heading", True),
        ("Contents 2", True),
        ("index heading", True),
        ("table of authorities", True),
        ("heading 1", False),
        ("Table of fees", False),
        ("toc", False),
    ],
)
def test_styles_of_tables_of_contents_are_known_by_name(name, contents):
    assert styles(style("X", name=name)).get("X").is_contents is contents


def test_a_style_without_a_name_is_called_by_its_id():
    assert styles(style("TOC1")).get("TOC1").is_contents
    assert styles(style("Title")).get("Title").is_title


def test_broken_numbers_say_nothing():
    broken = '<w:outlineLvl w:val="high"/><w:numPr><w:numId/><w:ilvl w:val=""/></w:numPr><w:ind w:left="wide"/>'
    assert paragraph_format(parts(parse("pPr", broken))) == Format()


@pytest.mark.parametrize(
    ("text", "length"),
    [("720", 36.0), ("-20", -1.0), ("36pt", 36.0), ("0.5in", 36.0), ("2.54cm", 72.0), ("25.4mm", 72.0), ("3pc", 36.0),
     ("1pi", 12.0), ("1e9", None), ("9" * 400, None), ("", None), (None, None)],
)  # fmt: skip
def test_lengths_are_in_points(text, length):
    assert points(text) == (None if length is None else pytest.approx(length))
