"""Numbers of a draft: those of the terms go on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.drafting.draft import Clause, Draft
from checker.model.document import Document

_ROMANS = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_DECIMAL = re.compile(r"(?:(?:article|section|clause|§)\s*)?(\d{1,3})\.?", re.IGNORECASE)
_ROMAN = re.compile(r"(?:(?:article|section|clause)\s*)?([IVXLC]+)\.?", re.IGNORECASE)
# A document with fewer numbered sections is not numbered; a stray "1." is a step of something.
_FEWEST = 3


def next_number(document: Document) -> tuple[int, bool]:
    """The number of the section that would come after the document's last one, and whether it is roman; 1 where the sections
    have no numbers.
    """
    counts = {False: 0, True: 0}
    for clause in document.clauses:
        parent = document.clauses[clause.parent] if clause.parent is not None else None
        if not clause.number or (parent is not None and parent.number):
            continue
        if (decimal := _DECIMAL.fullmatch(clause.number)) and int(decimal.group(1)) == counts[False] + 1:
            counts[False] += 1
        elif (roman := _ROMAN.fullmatch(clause.number)) and roman.group(1).upper() == roman_number(counts[True] + 1):
            counts[True] += 1
    numbered = max(counts, key=lambda kind: counts[kind])
    return (counts[numbered] + 1, numbered) if counts[numbered] >= _FEWEST else (1, False)


def roman_number(number: int) -> str:
    """ "XIV" for 14."""
    said = ""
    for value, letters in _ROMANS:
        said += letters * (number // value)
        number %= value
    return said


def section_number(number: int, roman: bool) -> str:
    """A section's number as printed."""
    return roman_number(number) if roman else str(number)


def letter(place: int) -> str:
    """The label of an item by its place from 0: "(a)" to "(z)", then "(aa)"."""
    rounds, rest = divmod(place, 26)
    return f"({chr(ord('a') + rest) * (rounds + 1)})"


def numbered(draft: Draft) -> Iterator[tuple[str, Clause]]:
    """Every clause of a draft with its number: "15.2", an item's "15.2(a)"."""
    for at, section in enumerate(draft.sections, draft.first):
        for place, passage in enumerate(section.passages, 1):
            number = f"{section_number(at, draft.roman)}.{place}"
            yield number, passage.clause
            for item, clause in enumerate(passage.items):
                yield number + letter(item), clause
