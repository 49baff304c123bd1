import pytest

from checker.readers.docx.number_formats import printed


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 4, "04"),
        ("decimalZero", 12, "12"),
        ("lowerRoman", 4, "iv"),
        ("lowerRoman", 1999, "mcmxcix"),
        ("upperRoman", 14, "XIV"),
        ("upperRoman", 4000, "4000"),
        ("lowerLetter", 1, "a"),
        ("lowerLetter", 26, "z"),
        ("lowerLetter", 27, "aa"),
        ("lowerLetter", 28, "bb"),
        ("upperLetter", 53, "AAA"),
        ("lowerLetter", 0, "0"),
        ("ordinal", 1, "1st"),
        ("ordinal", 12, "12th"),
        ("ordinal", 23, "23rd"),
        ("ordinal", 111, "111th"),
        ("cardinalText", 7, "Seven"),
        ("cardinalText", 42, "Forty-two"),
        ("ordinalText", 1, "First"),
        ("ordinalText", 12, "Twelfth"),
        ("ordinalText", 20, "Twentieth"),
        ("ordinalText", 35, "Thirty-fifth"),
        ("cardinalText", 121, "One hundred twenty-one"),
        ("cardinalText", 300, "Three hundred"),
        ("cardinalText", 0, "Zero"),
        ("ordinalText", 100, "One hundredth"),
        ("ordinalText", 320, "Three hundred twentieth"),
        ("ordinalText", 1000, "1000th"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("decimalEnclosedCircle", 36, "36"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalEnclosedFullstop", 20, "⒛"),
        ("russianLower", 29, "я"),
        ("russianUpper", 30, "АА"),
        ("numberInDash", 3, "- 3 -"),
        ("chicago", 5, "**"),
        ("none", 3, ""),
        ("01, 02, 03, ...", 7, "07"),
        ("001, 002, 003, ...", 12, "012"),
    ],
)
def test_a_number_is_printed_as_word_prints_it(kind, value, text):
    assert printed(value, kind) == text


def test_an_unknown_format_is_left_to_the_caller():
    assert printed(3, "hebrew1") is None
