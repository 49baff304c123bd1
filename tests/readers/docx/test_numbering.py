"""Labels as Word prints them. Each test writes a numbering part and counts paragraphs given as (list, depth)."""

import pytest
from lxml import etree

from checker.readers.docx.markup import W_SPACE
from checker.readers.docx.numbering import Counter, Numbering
from checker.readers.docx.styles import Styles

LEGAL = (("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"), ("lowerRoman", "(%4)"))


def level(at, kind, text, extra=""):
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{extra}<w:lvlText w:val="{text}"/></w:lvl>'


def definition(number, levels, extra=""):
    inside = "".join(level(at, *given) for at, given in enumerate(levels))
    return f'<w:abstractNum w:abstractNumId="{number}">{extra}{inside}</w:abstractNum>'


def a_list(number, of, overrides=""):
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def starts_at(depth, value):
    return f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{value}"/></w:lvlOverride>'


def parse(name, inside):
    return etree.fromstring(f'<w:{name} xmlns:w="{W_SPACE}">{inside}</w:{name}>')


def labels(numbering, *paragraphs, styles="", unknown=None):
    lists = Numbering(parse("numbering", numbering), Styles(parse("styles", styles)))
    counter = Counter(set() if unknown is None else unknown)
    return [counter.label(number, lists.get(number), depth) for number, depth in paragraphs]


def at(*depths, of=1):
    return [(of, depth) for depth in depths]


def test_a_multi_level_list_counts_each_level_below_its_parent():
    numbering = definition(0, LEGAL) + a_list(1, 0)
    assert labels(numbering, *at(0, 1, 1, 2, 2, 3, 3, 1, 2, 0, 1)) == [
        *("1.", "1.1", "1.2", "(a)", "(b)", "(i)", "(ii)", "1.3", "(a)", "2.", "2.1"),
    ]


def test_a_label_may_hold_several_numbers_of_different_kinds():
    levels = (("upperRoman", "Article %1 –"), ("decimal", "%1.%2"), ("lowerLetter", "%1.%2(%3)"))
    numbering = definition(0, levels) + a_list(1, 0)
    assert labels(numbering, *at(0, 0, 1, 2)) == ["Article I –", "Article II –", "II.1", "II.1(a)"]


def test_legal_numbering_prints_every_number_as_a_decimal():
    levels = (
        ("upperRoman", "%1."),
        ("decimalZero", "%1.%2", "<w:isLgl/>"),
        ("lowerLetter", "%1.%3", "<w:isLgl/>"),
    )
    numbering = definition(0, levels) + a_list(1, 0)
    assert labels(numbering, *at(0, 0, 1, 2)) == ["I.", "II.", "2.01", "2.1"]


def test_lists_of_one_definition_count_on():
    numbering = definition(0, LEGAL) + a_list(1, 0) + a_list(2, 0)
    assert labels(numbering, (1, 0), (1, 0), (2, 0), (2, 1), (1, 0)) == ["1.", "2.", "3.", "3.1", "4."]


def test_lists_of_different_definitions_count_apart():
    numbering = definition(0, LEGAL) + definition(5, [("lowerLetter", "%1)")]) + a_list(1, 0) + a_list(2, 5)
    assert labels(numbering, (1, 0), (2, 0), (2, 0), (1, 0), (2, 0)) == ["1.", "a)", "b)", "2.", "c)"]


def test_a_list_that_overrides_its_start_restarts_once():
    numbering = definition(0, LEGAL) + a_list(1, 0) + a_list(2, 0, starts_at(0, 1)) + a_list(3, 0, starts_at(0, 7))
    paragraphs = ((1, 0), (1, 0), (2, 0), (2, 0), (3, 0), (2, 0))
    assert labels(numbering, *paragraphs) == ["1.", "2.", "1.", "2.", "7.", "8."]


def test_an_overridden_start_holds_after_every_restart():
    numbering = definition(0, LEGAL) + a_list(1, 0, starts_at(1, 5))
    assert labels(numbering, *at(0, 1, 1, 0, 1)) == ["1.", "1.5", "1.6", "2.", "2.5"]


def test_a_list_may_override_a_whole_level():
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "Part %1")}</w:lvlOverride>'
    numbering = definition(0, LEGAL) + a_list(1, 0, override)
    assert labels(numbering, *at(0, 0, 1)) == ["Part A", "Part B", "B.1"]


@pytest.mark.parametrize(
    ("restart", "expected"),
    [
        ("", ["1.", "1.1", "(a)", "1.2", "(a)", "2.", "2.1", "(a)"]),
        ('<w:lvlRestart w:val="0"/>', ["1.", "1.1", "(a)", "1.2", "(b)", "2.", "2.1", "(c)"]),
        ('<w:lvlRestart w:val="1"/>', ["1.", "1.1", "(a)", "1.2", "(b)", "2.", "2.1", "(a)"]),
        ('<w:lvlRestart w:val="2"/>', ["1.", "1.1", "(a)", "1.2", "(a)", "2.", "2.1", "(a)"]),
    ],
)
def test_a_level_restarts_after_the_level_it_names(restart, expected):
    levels = (("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)", restart))
    numbering = definition(0, levels) + a_list(1, 0)
    assert labels(numbering, *at(0, 1, 2, 1, 2, 0, 1, 2)) == expected


def test_a_skipped_level_counts_as_used():
    numbering = definition(0, LEGAL) + a_list(1, 0)
    assert labels(numbering, *at(1, 1, 0, 2)) == ["1.1", "1.2", "2.", "(a)"]


def test_a_level_that_starts_at_nought_is_printed_so():
    zero = '<w:lvl w:ilvl="0"><w:start w:val="0"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="0">{zero}</w:abstractNum>{a_list(1, 0)}'
    assert labels(numbering, *at(0, 0)) == ["0", "1"]


def test_bullets_of_any_look_are_one_bullet_and_count_for_nothing():
    levels = (("decimal", "%1."), ("bullet", "\uf0b7"), ("decimal", "%1.%2.%3"), ("bullet", " "))
    numbering = definition(0, levels) + a_list(1, 0)
    assert labels(numbering, *at(0, 1, 1, 2, 3)) == ["1.", "•", "•", "1..1", ""]


def test_a_level_that_names_no_start_begins_at_nought():
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>{a_list(1, 0)}'
    )
    assert labels(numbering, *at(0, 0)) == ["0", "1"]


def test_a_bullet_of_several_letters_is_printed():
    numbering = definition(0, [("bullet", "Note:"), ("bullet", "o")]) + a_list(1, 0)
    assert labels(numbering, *at(0, 1)) == ["Note:", "•"]


def test_a_picture_bullet_is_a_bullet():
    numbering = definition(0, [("decimal", "o", '<w:lvlPicBulletId w:val="0"/>')]) + a_list(1, 0)
    assert labels(numbering, *at(0)) == ["•"]


def test_a_level_without_number_prints_its_text_alone():
    numbering = definition(0, [("none", ""), ("none", "Recital%2")]) + a_list(1, 0)
    assert labels(numbering, *at(0, 1)) == ["", "Recital"]


def test_a_hidden_number_is_counted_but_not_printed():
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    numbering = definition(0, [("decimal", "%1.", hidden), ("decimal", "%1.%2")]) + a_list(1, 0)
    assert labels(numbering, *at(0, 0, 1)) == ["", "", "2.1"]


def test_a_level_left_out_is_as_the_one_above():
    numbering = definition(0, [("decimal", "%1.")]) + a_list(1, 0)
    assert labels(numbering, *at(0, 1, 1)) == ["1.", "1.", "1."]


def test_a_custom_format_stands_beside_one_for_older_programs():
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    custom = (
        f'<mc:AlternateContent xmlns:mc="{mc}"><mc:Choice Requires="w14"><w:numFmt w:val="custom" '
        'w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback>'
        "</mc:AlternateContent>"
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>{custom}<w:lvlText w:val="%1"/></w:lvl>'
        f"</w:abstractNum>{a_list(1, 0)}"
    )
    assert labels(numbering, *at(0, 0)) == ["001", "002"]


def test_an_unknown_format_is_printed_as_decimal_and_reported():
    unknown = set()
    numbering = definition(0, [("hebrew1", "%1.")]) + a_list(1, 0)
    assert labels(numbering, *at(0, 0), unknown=unknown) == ["1.", "2."]
    assert unknown == {"hebrew1"}


def test_a_link_to_a_list_style_leads_to_its_levels():
    style = '<w:style w:type="numbering" w:styleId="Clauses"><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style>'
    numbering = (
        definition(0, LEGAL, '<w:styleLink w:val="Clauses"/>')
        + definition(1, [], '<w:numStyleLink w:val="Clauses"/>')
        + a_list(9, 0)
        + a_list(1, 1)
    )
    assert labels(numbering, *at(0, 1, 2), styles=style) == ["1.", "1.1", "(a)"]


def test_all_lists_of_a_list_style_are_one_list():
    style = '<w:style w:type="numbering" w:styleId="Clauses"><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style>'
    link = '<w:numStyleLink w:val="Clauses"/>'
    numbering = (
        definition(0, LEGAL, '<w:styleLink w:val="Clauses"/>')
        + (definition(1, [], link) + definition(2, [], link))
        + (a_list(9, 0) + a_list(1, 1) + a_list(2, 2, starts_at(0, 1)))
    )
    assert labels(numbering, (9, 0), (1, 0), (2, 0), (9, 0), styles=style) == ["1.", "2.", "1.", "2."]


def test_a_level_without_number_parts_nothing_from_the_next():
    levels = (("none", "Recital"), ("decimal", "%1.%2."), ("lowerLetter", "%1.%2(%3)"), ("decimal", "%1-%4"))
    numbering = definition(0, levels) + a_list(1, 0)
    assert labels(numbering, *at(0, 1, 2, 3)) == ["Recital", "1.", "1(a)", "1"]


def test_links_that_go_round_in_a_circle_end():
    style = '<w:style w:type="numbering" w:styleId="Loop"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    numbering = definition(0, [], '<w:numStyleLink w:val="Loop"/>') + a_list(1, 0)
    assert labels(numbering, *at(0), styles=style) == [""]


def test_a_list_that_is_not_defined_gives_none():
    lists = Numbering(parse("numbering", a_list(1, 77)), Styles(None))
    assert lists.get(1) is None
    assert lists.get(2) is None
    assert lists.get(0) is None
    assert Numbering(None, Styles(None)).get(1) is None


@pytest.mark.parametrize(
    ("own", "style", "depth"),
    [(2, "Clause2", 2), (None, "Clause2", 1), (None, "Derived", 1), (None, "Plain", 0), (99, "Plain", 8)],
)
def test_the_depth_is_the_paragraphs_own_or_the_one_linked_to_its_style(own, style, depth):
    styles = Styles(
        parse(
            "styles",
            '<w:style w:type="paragraph" w:styleId="Clause2"/><w:style w:type="paragraph" w:styleId="Plain"/>'
            '<w:style w:type="paragraph" w:styleId="Derived"><w:basedOn w:val="Clause2"/></w:style>',
        )
    )
    levels = (("decimal", "%1."), ("decimal", "%1.%2", '<w:pStyle w:val="Clause2"/>'))
    lists = Numbering(parse("numbering", definition(0, levels) + a_list(1, 0)), styles)
    assert lists.get(1).depth(own, styles.get(style)) == depth


def test_a_single_level_list_has_no_depth():
    numbering = definition(0, [("decimal", "%1.")], '<w:multiLevelType w:val="singleLevel"/>') + a_list(1, 0)
    lists = Numbering(parse("numbering", numbering), Styles(None))
    assert lists.get(1).depth(3, Styles(None).of_paragraph({})) == 0
