"""A number as a word processor prints it: 4, iv, D, 4th, Fourth."""

from __future__ import annotations

import re
from collections.abc import Callable

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    **{"one": "first", "two": "second", "three": "third", "five": "fifth"},
    **{"eight": "eighth", "nine": "ninth", "twelve": "twelfth"},
}
_FOOTNOTE_SIGNS = "*†‡§"
_ZEROS = re.compile(r"(0+)1\b")


def printed(value: int, kind: str) -> str | None:
    """Print `value` in the format `kind`: a `w:numFmt`, or the pattern of a custom one ("001, 002, ...").

    "" for "none"; None for a format that is not known here; the caller prints it as a decimal and says so.
    """
    zeros = _ZEROS.match(kind)
    if zeros:
        return str(value).zfill(len(zeros.group(1)) + 1)
    make = _FORMATS.get(kind)
    return None if make is None else make(value)


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    letters = ""
    for worth, sign in _ROMAN:
        times, value = divmod(value, worth)
        letters += sign * times
    return letters


def _letter(value: int) -> str:
    """Count a to z, then aa, bb, cc: word processors repeat the letter, unlike spreadsheets."""
    if not 0 < value <= 780:
        return str(value)
    times, at = divmod(value - 1, 26)
    return chr(ord("a") + at) * (times + 1)


def _ordinal(value: int) -> str:
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def _cardinal_words(value: int) -> str:
    if not 0 <= value < 100:
        return str(value)
    tens, ones = divmod(value, 10)
    if tens < 2:
        return _ONES[value]
    return _TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")


def _ordinal_words(value: int) -> str:
    if not 0 < value < 100:
        return _ordinal(value)
    before, dash, last = _cardinal_words(value).rpartition("-")
    if last.endswith("y"):
        return last[:-1] + "ieth"
    return before + dash + _ORDINALS.get(last, last + "th")


def _footnote_sign(value: int) -> str:
    if value < 1:
        return str(value)
    times, at = divmod(value - 1, len(_FOOTNOTE_SIGNS))
    return _FOOTNOTE_SIGNS[at] * (times + 1)


_FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "decimal": str,
    "decimalZero": lambda value: f"{value:02d}",
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerLetter": _letter,
    "upperLetter": lambda value: _letter(value).upper(),
    "ordinal": _ordinal,
    "cardinalText": lambda value: _cardinal_words(value).capitalize(),
    "ordinalText": lambda value: _ordinal_words(value).capitalize(),
    "numberInDash": lambda value: f"- {value} -",
    "hex": lambda value: f"{value:X}",
    "chicago": _footnote_sign,
    "decimalHalfWidth": str,
}
