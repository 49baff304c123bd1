import pytest

from checker.readers.outline.labels import cite, find, is_bullet, parse
from checker.readers.outline.roman import roman, roman_value


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("4.2 You may not sell it.", "4.2"),
        ("4.2. You may not sell it.", "4.2."),
        ("4.2.1 You", "4.2.1"),
        ("4.2(a) You", "4.2(a)"),
        ("4.2You may", "4.2"),
        ("4. Fees", "4."),
        ("4.Fees are due", "4."),
        ("4) Fees", "4)"),
        ("(4) Fees", "(4)"),
        ("(a) sell it", "(a)"),
        ("(a)sell it", "(a)"),
        ("(iv) sell it", "(iv)"),
        ("(aa) sell it", "(aa)"),
        ("b) sell it", "b)"),
        ("iv) sell it", "iv)"),
        ("B.1 Content", "B.1"),
        ("II.3 Content", "II.3"),
        ("S-1.2 Fees", "S-1.2"),
        ("1.a. Fees", "1.a."),
        ("§ 3 Haftung", "§ 3"),
        ("§3. Liability", "§3."),
        ("Section 3. Fees are due.", "Section 3."),
        ("SECTION 3: FEES", "SECTION 3:"),
        ("Article IV – Fees", "Article IV –"),
        ("Article 5 Fees and Taxes", "Article 5 "),
        ("Schedule 1", "Schedule 1"),
        ("• sell it", "•"),
        ("- sell it", "-"),
        ("– sell it", "–"),
        ("▪ sell it", "▪"),
        ("•sell it", "•"),
        ("o sell it", "o"),
    ],
)
def test_a_sure_label_is_found(text, label):
    found = find(text)
    assert found is not None
    assert found[0].strip() == label.strip()
    assert not found[1]


@pytest.mark.parametrize(
    "text", ["A. Definitions", "i. sell it", "II. Definitions", "2 Definitions", "3: Fees", "3 – Fees", "© sell"]
)
def test_what_could_be_a_word_of_the_text_is_a_weak_label(text):
    found = find(text)
    assert found is not None
    assert found[1]


@pytest.mark.parametrize(
    "text",
    [
        "You may not sell it.",
        "Section 3 applies to you.",
        "Section 3.2 of these Terms applies.",
        "section 3. of the Act",
        "Article 5 of the Regulation is not affected.",
        "(c) 2024 Example Ltd.",
        "© 2024 Example Ltd.",
        "(including yours) we",
        "2024 was a good year",
        "2024. All rights reserved.",
        "24 hours a day",
        "U.S. law",
        "e.g. a bot",
        "-5 degrees",
        "or sell it",
    ],
)
def test_what_is_no_label_is_left_in_the_text(text):
    assert find(text) is None


def test_a_letter_that_is_also_a_roman_numeral_has_both_readings():
    assert parse("(i)").readings == ((" (a)", 9), (" (i)", 1))
    assert parse("(b)").readings == ((" (a)", 2),)
    assert parse("(ii)").readings == ((" (a)", 35), (" (i)", 2))
    assert parse("(i)").opens() == (" (i)", 1)


def test_punctuation_that_drafters_mix_makes_one_series_but_brackets_another():
    assert parse("4.").readings[0][0] == parse("4").readings[0][0]
    assert len({parse(text).readings[0][0] for text in ("4.", "4)", "(4)", "a.", "(a)", "A.", "4.1", "Section 4")}) == 8


def test_the_parts_of_a_number_name_its_parents():
    assert parse("4.2.1").parts == ("4", "2", "1")
    assert parse("4.2(a)").parts == ("4", "2", "a")
    assert parse("Article IV").parts == ("4",)
    assert parse("Section 4.2").parts == ("4", "2")
    assert parse("•").parts == ()


def test_any_text_can_be_parsed():
    assert parse("First").bullet is False
    assert parse("").bullet
    assert parse("☞").bullet


@pytest.mark.parametrize(
    ("path", "label", "whole"),
    [
        ("", "4.", "4"),
        ("", "Section 3.", "Section 3"),
        ("4", "4.2", "4.2"),
        ("4.2", "(a)", "4.2(a)"),
        ("4.2", "a)", "4.2(a)"),
        ("4.2(a)", "(ii)", "4.2(a)(ii)"),
        ("4.2(a)", "•", "4.2(a)"),
        ("4", "a.", "4.a"),
        ("B", "1.", "B.1"),
        ("Article 5", "5.1", "5.1"),
        ("Article 5", "(a)", "Article 5(a)"),
        ("4", "4.2(a)", "4.2(a)"),
        ("4", "Section 2", "Section 2"),
        ("4", "©", "4(c)"),
        ("4", "S-1.1", "S-1.1"),
        ("Article IV", "3 –", "Article IV.3"),
    ],
)
def test_a_number_is_cited_whole(path, label, whole):
    assert cite(path, parse(label)) == whole


def test_digits_that_are_no_decimal_numbers_count_nothing():
    assert parse("²").readings
    assert parse("Section ²").readings


def test_bullets_are_no_numbers():
    assert is_bullet("•")
    assert is_bullet("-")
    assert is_bullet("o")
    assert is_bullet("\N{MINUS SIGN}")
    assert is_bullet("☐")
    assert find("\N{MINUS SIGN} any permit you need") == ("\N{MINUS SIGN}", False)
    assert find("→ any permit you need") == ("→", False)
    assert find("→any") is None
    assert not is_bullet("1.")
    assert not is_bullet("")


def test_roman_numerals_go_both_ways():
    assert [roman(number) for number in (1, 4, 9, 14, 49, 89)] == ["i", "iv", "ix", "xiv", "xlix", "lxxxix"]
    assert all(roman_value(roman(number)) == number for number in range(1, 90))
    assert roman_value("IV") == 4
    assert [roman_value(text) for text in ("iiii", "c", "4", "", "vx")] == [0, 0, 0, 0, 0]
    assert roman(90) == "90"
