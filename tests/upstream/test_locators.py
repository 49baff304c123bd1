"""Invented upstream texts: where a locator stands, seen from the section that is cited."""

from __future__ import annotations

import pytest

from checker.upstream.locators import Place, UpstreamText

TERMS = """<!-- taken from nowhere: never a tulip -->
Garden Terms
============

Welcome to the **garden**. Please read [these rules](https://example.com/rules).

1\\. Visitors
------------

**1.1.** Visitors may not pick “tulips”.

**1.2.** Visitors must: (a) stay on paths; (b) keep dogs off the lawn, as paragraph (c) of the law says; and (c) close gates.

1.  Bring no radio.
2.  Bring no drone.

2\\. Gardeners
-------------

a. Spades. Gardeners own their spades.

i. A spade is lent for a day.

ii. A rake is lent for a week.

b. Hoses. Water is free.

Do not harm plants

Respect for all that grows

This means that you must not:

*   Trees
    *   cut a branch
*   Flowers
    *   tread on a rose

Do not harm animals

*   feed the ducks
"""
LAW = """Article 3

1. Bees are protected.

2. A keeper of bees shall:

(a) mark the hive;
(b) tell the office, as Article 9 says.

Article 4

1. Wasps are not.

(a) wasps have no hive
"""


@pytest.mark.parametrize(
    ("locator", "section", "place"),
    [
        ("may not pick tulips", "1.1", Place.ABSENT),
        ('may not pick "tulips"', "1.1", Place.AT),
        ("may not PICK “tulips”", "1", Place.AT),
        ('may not pick "tulips"', "1.2", Place.ELSEWHERE),
        ('may not pick "tulips"', "2", Place.ELSEWHERE),
        ("keep dogs off", "1.2(b)", Place.AT),
        ("close gates", "1.2(b)", Place.ELSEWHERE),
        ("close gates", "1.2(b), (c)", Place.AT),
        ("close gates", "1.1, 1.2", Place.AT),
        ("close gates", "2; 1.2(c)", Place.AT),
        ("Bring no drone", "1.2", Place.AT),
        # The label 2 is printed twice, and either may be meant.
        ("Bring no drone", "2", Place.AT),
        ("Bring no drone", "2.a", Place.ELSEWHERE),
        ("rake is lent", "2.a.ii", Place.AT),
        ("rake is lent", "2.b", Place.ELSEWHERE),
        ("rake is lent", "2.a.ii.4", Place.WITHIN),
        ("own their spades", "Gardeners, spades", Place.AT),
        ("cut a branch", "Do not harm plants, trees", Place.AT),
        ("tread on a rose", "Trees", Place.ELSEWHERE),
        ("feed the ducks", "Harm to animals", Place.AT),
        ("feed the ducks", "Harm to plants", Place.ELSEWHERE),
        ("these rules", "Opening", Place.UNPLACED),
        ("never a tulip", "Opening", Place.ABSENT),
        ("", "1.1", Place.ABSENT),
    ],
)
def test_terms(locator, section, place):
    assert UpstreamText(TERMS).place(locator, section) is place


@pytest.mark.parametrize(
    ("locator", "section", "place"),
    [
        ("mark the hive", "3(2)(a)", Place.AT),
        ("mark the hive", "Article 3(2)", Place.AT),
        ("tell the office", "3(2)(a)", Place.ELSEWHERE),
        ("wasps have no hive", "3(2)(a)", Place.ELSEWHERE),
        ("wasps have no hive", "4(1)(a)", Place.AT),
        ("mark the hive", "15 B.E.E. 3(2)(a) to (b)", Place.AT),
    ],
)
def test_articles(locator, section, place):
    assert UpstreamText(LAW).place(locator, section) is place
