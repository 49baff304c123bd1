import pytest

from checker.readers.docx.symbols import symbol, typed_bullets


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Symbol", "F0B7", "•"),
        ("symbol", "00B7", "•"),
        ("Symbol", "F0D3", "©"),
        ("Symbol", "F0E4", "™"),
        ("Symbol", "F032", "2"),
        ("Symbol", "F028", "("),
        ("Symbol", "F061", ""),  # a Greek letter: not told, rather than told wrongly
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings", "F0A8", "☐"),
        ("Wingdings", "F041", ""),
        ("Arial", "00A7", "§"),
        ("Arial", "F0A7", ""),
        ("Arial", "D800", ""),
        ("Arial", "0007", ""),
        ("Arial", "no number", ""),
        ("Arial", "", ""),
    ],
)
def test_a_symbol_is_the_character_it_shows_or_nothing(font, code, shown):
    assert symbol(font, code) == shown


def test_private_characters_that_stand_for_bullets_are_bullets():
    assert typed_bullets("\uf0b7 sell, \uf0a7 copy, § 4") == "• sell, • copy, § 4"
