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
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟"
_IN_PARENTHESES = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_WITH_FULL_STOP = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_LAST_WORD = re.compile(r"[a-z]+$")
_ZEROS = re.compile(r"(0{1,9})1\b")


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


def _letter(value: int, alphabet: str = _LATIN) -> str:
    """Count a to z, then aa, bb, cc: word processors repeat the letter, unlike spreadsheets."""
    if not 0 < value <= 30 * len(alphabet):
        return str(value)
    times, at = divmod(value - 1, len(alphabet))
    return alphabet[at] * (times + 1)


def _sign(value: int, signs: str) -> str:
    """Give the one sign for a number, or its digits where there is none."""
    return signs[value - 1] if 0 < value <= len(signs) else str(value)


def _ordinal(value: int) -> str:
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def _cardinal_words(value: int) -> str:
    if not 0 <= value < 1000:
        return str(value)
    hundreds, below = divmod(value, 100)
    tens, ones = divmod(below, 10)
    words = [f"{_ONES[hundreds]} hundred"] if hundreds else []
    if below >= 20:
        words.append(_TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else ""))
    elif below or not hundreds:
        words.append(_ONES[below])
    return " ".join(words)


def _ordinal_words(value: int) -> str:
    if not 0 < value < 1000:
        return _ordinal(value)
    return _LAST_WORD.sub(lambda last: _ORDINALS.get(last[0]) or re.sub("y$", "ie", last[0]) + "th", _cardinal_words(value))


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
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), lambda value: str(value).translate(_WIDE)),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), lambda value: _sign(value, _CIRCLED)),
    "decimalEnclosedParen": lambda value: _sign(value, _IN_PARENTHESES),
    "decimalEnclosedFullstop": lambda value: _sign(value, _WITH_FULL_STOP),
    "russianLower": lambda value: _letter(value, _RUSSIAN),
    "russianUpper": lambda value: _letter(value, _RUSSIAN).upper(),
}
