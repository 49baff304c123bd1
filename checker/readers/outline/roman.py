"""Roman numerals as labels count with them: up to 89, because "c", "d" and "m" are letters there."""

from __future__ import annotations

_LETTERS = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}
_MOST = 89


def roman(number: int) -> str:
    """A number in small roman letters; in digits where it is out of range."""
    if not 0 < number <= _MOST:
        return str(number)
    letters = ""
    for value, sign in _LETTERS:
        while number >= value:
            letters += sign
            number -= value
    return letters


def roman_value(text: str) -> int:
    """The value of a roman numeral in either case; 0 where `text` is none ("iiii", "ic", "4")."""
    values = [_VALUES.get(letter, 0) for letter in text.lower()]
    if not values or 0 in values:
        return 0
    total = sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
    return total if total > 0 and roman(total) == text.lower() else 0
