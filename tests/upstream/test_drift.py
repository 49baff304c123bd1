"""Two versions of invented policies: every kind of change, and what is none."""

from __future__ import annotations

import re

import pytest

from checker.app.drift import text_drift
from checker.model.drift import Turn
from checker.model.errors import ReadError
from checker.readers import read_bytes

GARDEN = """# Garden Terms

Last updated: May 3, 2026

## 1. General

1.1. Visitors must close every gate behind them, whatever the weather may be that day.

1.2. Gardeners may lend a spade to a visitor for one day. See here for more details.

## 2. Plants

2.1. Nobody may pick a tulip without asking the gardener who planted it.

2.2. Photographs of roses may be taken from the path, but not sold to a newspaper. The gardener keeps the right to refuse.

2.3. You will give your own guests a legally adequate notice that bees live here, and obtain their consent to being stung.

## 3. Ponds

You may not, and you may not allow others to:

- swim in the pond with the golden carp;
- feed bread to any of the ducks.
"""


def read(text: str, name: str = "policy.md"):
    return read_bytes(name, text.encode())


def drift(old: str, new: str, name: str = "policy.md"):
    return text_drift(read(old, name), read(new, name))


def turns(found) -> list[tuple[str, str, str]]:
    """Each change: what it is, and the numbers or titles of the sections."""
    said = [[" ".join(h.number or h.title for h in side) for side in (each.old, each.new)] for each in found.sections]
    return [(each.turn.value, old, new) for each, (old, new) in zip(found.sections, said, strict=True)]


def changed(text: str, *pairs: tuple[str, str]) -> str:
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


def test_the_same_text_is_unchanged():
    found = drift(GARDEN, GARDEN)
    assert (found.sections, found.dates, found.touched, found.notices) == ((), (), (), ())
    assert found.unchanged > 8


NOISE = {
    "lines broken elsewhere": [("without asking the", "without\nasking   the")],
    "quotes and dashes": [("golden carp", "golden carp"), ("for one day", "for\u00a0one\u200b day")],
    "emphasis": [("Nobody may pick", "**Nobody** may _pick_")],
    "links": [("See here for", "See [here](https://example.com/old) for")],
    "bullets": [("- swim", "* swim"), ("- feed", "* feed")],
    "labels escaped": [("1.1. Visitors", "**1\\.1.** Visitors")],
    "headings underlined": [("## 2. Plants\n", "2\\. Plants\n----------\n")],
    "a comment": [("# Garden Terms", "<!-- recorded yesterday -->\n# Garden Terms")],
}


@pytest.mark.parametrize("pairs", NOISE.values(), ids=NOISE)
def test_noise_is_no_change(pairs):
    found = drift(GARDEN, changed(GARDEN, *pairs))
    assert turns(found) == []
    assert found.touched == ()


def test_other_link_targets_are_no_change():
    linked = changed(GARDEN, ("See here", "See [here](https://example.com/old)"))
    assert turns(drift(linked, linked.replace("/old", "/new"))) == []


def test_other_quotation_marks_are_no_change():
    quoted = changed(GARDEN, ("a tulip", "a “tulip”"))
    assert turns(drift(quoted, quoted.replace("“", '"').replace("”", '"'))) == []


def test_a_list_that_became_a_sentence_is_no_change():
    listed = "# Terms\n\n1.1. You will: (a) close the gate; (b) feed the ducks.\n\n1.2. We thank you for it in advance.\n"
    lines = "# Terms\n\n1.1. You will:\n\n(a) close the gate;\n\n(b) feed the ducks.\n\n1.2. We thank you for it in advance.\n"
    assert turns(drift(listed, lines)) == []


def test_dates_of_update_are_told_apart():
    found = drift(GARDEN, changed(GARDEN, ("May 3, 2026", "June 9, 2026")))
    assert turns(found) == []
    assert [(line.old, line.new) for line in found.dates] == [("Last updated: May 3, 2026", "Last updated: June 9, 2026")]


def test_a_date_that_binds_is_a_change():
    dated = changed(GARDEN, ("for one day", "until 3 May 2026 and not a day longer"))
    assert turns(drift(dated, dated.replace("3 May", "9 June"))) == [("reworded", "1.2", "1.2")]


def test_capitals_and_punctuation_are_told_apart():
    found = drift(GARDEN, changed(GARDEN, ("to a visitor", "to a Visitor"), ("roses may", "roses, may")))
    assert turns(found) == []
    assert [heading.number for heading in found.touched] == ["1.2", "2.2"]


@pytest.mark.parametrize(
    ("old", "new"),
    [("may pick", "must pick"), ("Nobody may", "Anybody may"), ("a tulip", "a tulip (10%)"), ("without asking", "with asking")],
)
def test_one_word_is_a_change(old, new):
    found = drift(GARDEN, changed(GARDEN, (old, new)))
    assert turns(found) == [("reworded", "2.1", "2.1")]


def test_a_reworded_sentence_shows_its_words():
    found = drift(GARDEN, changed(GARDEN, ("for one day", "for two whole weeks")))
    (section,) = found.sections
    (sentence,) = section.sentences
    assert sentence.turn is Turn.REWORDED
    assert [(piece.turn.value, piece.text) for piece in sentence.pieces] == [
        ("unchanged", "Gardeners may lend a spade to a visitor for"),
        ("gone", "one day."),
        ("new", "two whole weeks."),
    ]


def test_a_currency_sign_is_a_word():
    priced = changed(GARDEN, ("for one day", "for $10"))
    assert turns(drift(priced, priced.replace("$10", "€10"))) == [("reworded", "1.2", "1.2")]


def test_a_new_section_and_those_renumbered_by_it():
    new = changed(
        GARDEN,
        ("2.2. Photographs", "2.2. Drones over the greenhouse need a permit from the head gardener.\n\n2.3. Photographs"),
        ("2.3. You will", "2.4. You will"),
    )
    assert turns(drift(GARDEN, new)) == [("new", "", "2.2"), ("moved", "2.2", "2.3"), ("moved", "2.3", "2.4")]


def test_a_section_that_is_gone():
    new = changed(GARDEN, ("2.1. Nobody may pick a tulip without asking the gardener who planted it.\n\n", ""))
    assert turns(drift(GARDEN, new)) == [("gone", "2.1", "")]


def test_a_number_used_again_for_something_else_is_gone_and_new():
    new = changed(
        GARDEN,
        ("Nobody may pick a tulip without asking the gardener who planted it.", "Wheelbarrows stand behind the shed on Mondays."),
    )
    assert sorted(turns(drift(GARDEN, new))) == [("gone", "2.1", ""), ("new", "", "2.1")]


def test_a_section_that_moved_elsewhere_is_neither_new_nor_gone():
    clause = "2.1. Nobody may pick a tulip without asking the gardener who planted it.\n\n"
    new = changed(GARDEN, (clause, ""), ("## 2. Plants", f"1.3. {clause[5:]}## 2. Plants"))
    assert turns(drift(GARDEN, new)) == [("moved", "2.1", "1.3")]


def test_chapters_that_changed_places_carry_their_sections():
    head, one, two, three = GARDEN.replace("\n## ", "\x00## ").split("\x00")
    swapped = (
        head + re.sub(r"(?m)^((?:## )?)2\.", r"\g<1>1.", two) + "\n" + re.sub(r"(?m)^((?:## )?)1\.", r"\g<1>2.", one) + three
    )
    found = drift(GARDEN, swapped)
    assert turns(found) == [("moved", "2", "1"), ("moved", "1", "2")]
    assert [change.carried for change in found.sections] == [3, 2]


def test_references_to_renumbered_sections_are_no_change():
    old = changed(GARDEN, ("The gardener keeps the right to refuse.", "Section 2.3 of these terms goes before this one."))
    renumbered = changed(old, ("2.3. You will", "2.9. You will"), ("Section 2.3 of", "Section 2.9 of"))
    assert turns(drift(old, renumbered)) == [("moved", "2.3", "2.9")]
    other = changed(old, ("Section 2.3 of", "Section 2.1 of"))
    assert turns(drift(old, other)) == [("reworded", "2.2", "2.2")]


def test_a_section_that_was_split():
    new = changed(GARDEN, (" The gardener keeps the right to refuse.", "\n\n2.2.1. The gardener keeps the right to refuse."))
    assert turns(drift(GARDEN, new)) == [("split", "2.2", "2.2 2.2.1")]


def test_sections_that_were_merged():
    new = changed(GARDEN, ("\n\n2.2. Photographs of", " Photographs of"), ("2.3. You will", "2.2. You will"))
    assert ("merged", "2.1 2.2", "2.1") in turns(drift(GARDEN, new)) or ("merged", "2.2 2.1", "2.1") in turns(drift(GARDEN, new))
    assert ("moved", "2.3", "2.2") in turns(drift(GARDEN, new))


def test_a_new_title_of_the_same_section():
    found = drift(GARDEN, changed(GARDEN, ("## 3. Ponds", "## 3. Water and all that swims")))
    assert turns(found) == [("reworded", "3", "3")]


LISTS = """# House Rules

You may not:

- bring a radio into the reading room;
- smoke in the corridors on the first floor.

You may:

- borrow a blanket from the lady at the front desk;
- open the windows of the reading room.
"""


def test_an_item_under_another_lead_in_is_a_change():
    item = "- smoke in the corridors on the first floor.\n"
    new = changed(LISTS, (f";\n{item}", ".\n"), ("desk;\n", f"desk;\n{item}"))
    (section,) = drift(LISTS, new).sections
    (sentence,) = section.sentences
    assert section.turn is Turn.REWORDED
    assert sentence.turn is Turn.MOVED
    assert sentence.new.startswith("smoke in the corridors")


def test_a_lead_in_that_turned_is_a_change_of_the_lead_in_alone():
    (section,) = drift(LISTS, changed(LISTS, ("You may not:", "You may at any time:"))).sections
    assert [(s.old, s.new) for s in section.sentences] in (
        [("You may not:", "You may at any time:")],
        [("", "You may at any time:"), ("You may not:", "")],
    )


UNNUMBERED = """Guest Policy

Quiet hours

Guests keep their voices down between ten in the evening and seven in the morning.

Pets in the rooms

Dogs sleep in the basket that the hotel provides, and cats wherever they like to sleep.

Breakfast on Sundays

Breakfast is served until noon on Sundays, with as much marmalade as anybody can eat.
"""


def test_short_lines_head_sections():
    new = changed(UNNUMBERED, ("seven in the morning", "nine in the morning"), ("wherever they like", "only where they may"))
    found = drift(UNNUMBERED, new, "policy.txt")
    assert turns(found) == [("reworded", "Quiet hours", "Quiet hours"), ("reworded", "Pets in the rooms", "Pets in the rooms")]


def test_an_unnumbered_section_that_moved():
    head, quiet, quiet_text, pets, pets_text, breakfast, breakfast_text = UNNUMBERED.strip().split("\n\n")
    new = "\n\n".join([head, breakfast, breakfast_text, quiet, quiet_text, pets, pets_text])
    assert turns(drift(UNNUMBERED, new, "policy.txt")) == [("moved", "Breakfast on Sundays", "Breakfast on Sundays")]


def test_a_page_and_its_text_are_the_same():
    page = "<html><body><nav>Home Shop Cart</nav><main><h1>Garden Terms</h1><h2>1. General</h2>"
    page += "<p><b>1.1.</b> Visitors must close <a href='/gate'>every gate</a> behind them.</p></main></body></html>"
    text = "# Garden Terms\n\n## 1. General\n\n1.1. Visitors must close every gate behind them.\n"
    assert turns(text_drift(read(page, "policy.html"), read(text))) == []


def test_texts_that_share_nothing_are_noticed():
    found = drift(GARDEN, UNNUMBERED.replace("Guest Policy", "# Guest Policy"))
    assert any("hardly a sentence" in notice for notice in found.notices)


def test_a_paragraph_without_an_end_is_refused():
    with pytest.raises(ReadError, match=r"has a paragraph of [\d,]+ characters; a policy has none"):
        drift(GARDEN, "the visitors may close the gate and " * 8_000)


def test_a_long_text_of_equal_sentences_ends():
    many = "# Terms\n\n" + "\n\n".join(f"{n}. See here for more details about the garden." for n in range(1, 1500))
    assert turns(drift(many, many + "\n\n1500. Nothing else holds.\n")) == [("new", "", "1500")]
