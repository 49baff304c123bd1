"""Whatever happens to a text, no sentence that came or went stays untold, and nothing is told of a text and itself."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from checker.model.drift import Turn
from checker.readers import read_bytes
from checker.upstream.compare import compared, drift
from checker.upstream.folding import folded

SUBJECTS = ("Visitors", "Gardeners", "The owner of a dog", "Your guests", "Whoever feeds the ducks", "We")
VERBS = ("must not", "may", "will always", "should never", "can at any time", "agree to")
DEEDS = (
    "walk on the lawn behind the greenhouse", "pick flowers of any colour", "leave a bicycle against the fence",
    "ring the bell at the gate more than twice", "sell honey to the neighbours", "take photographs of the roses",
    "swim in the pond with the carp", "open the windows of the tea room", "keep a radio in the shed",
)  # fmt: skip
ENDS = ("on Sundays.", "without asking first.", "while it rains.", "in the month of May.", "See here for more.", "")


def sentence(dice: random.Random) -> str:
    said = " ".join(map(dice.choice, (SUBJECTS, VERBS, DEEDS)))
    end = dice.choice(ENDS)
    return f"{said}. {end}" if end.startswith("See") else f"{said} {end}".rstrip(" .") + "."


def policy(dice: random.Random) -> list[list[str]]:
    """Chapters of sections, each a few sentences; some stand twice."""
    return [[" ".join(sentence(dice) for _ in range(dice.randint(1, 4))) for _ in range(dice.randint(0, 5))] for _ in range(5)]


def written(chapters: list[list[str]], style: int) -> str:
    lines = ["# Garden Terms", ""]
    for number, chapter in enumerate(chapters, 1):
        lines += [f"## {number}. Chapter {len(chapter)}" if style else f"Rules of chapter {number}", ""]
        for place, text in enumerate(chapter, 1):
            label = (f"{number}.{place}. ", f"({'abcdefgh'[place - 1]}) ", "- ")[style]
            lines += [label + text, ""]
    return "\n".join(lines)


def mutated(chapters: list[list[str]], dice: random.Random) -> list[list[str]]:
    """The chapters with sections moved, lost, doubled, written anew, cut in two, put together, and words changed."""
    new = [list(chapter) for chapter in chapters]
    for _ in range(dice.randint(1, 6)):
        chapter = dice.choice(new)
        at = dice.randrange(len(chapter)) if chapter else None
        if at is None:
            chapter.append(sentence(dice))
            continue
        match dice.randrange(7):
            case 0:
                dice.choice(new).append(chapter.pop(at))
            case 1:
                chapter.pop(at)
            case 2:
                dice.choice(new).insert(0, chapter[at])
            case 3:
                chapter[at] = sentence(dice)
            case 4:
                chapter[at] = chapter[at].replace(" the ", " every ", 1)
            case 5:
                parts = chapter[at].split(". ", 1)
                chapter[at : at + 1] = [parts[0] + ".", *parts[1:]]
            case 6:
                dice.shuffle(new)
    return new


@pytest.mark.parametrize("style", range(3))
@pytest.mark.parametrize("seed", range(40))
def test_nothing_stays_untold(seed, style):
    dice = random.Random(seed)
    chapters = policy(dice)
    texts = [written(each, style) for each in (chapters, mutated(chapters, dice))]
    comparison = compared(*(read_bytes("garden.md", text.encode()) for text in texts))
    found = drift(comparison)
    came, went = Counter(), Counter()
    for change in found.sections:
        for each in change.sentences:
            came[folded(each.new)] += each.turn is not Turn.MOVED
            went[folded(each.old)] += each.turn is not Turn.MOVED
    old, new = (Counter(each.key for each in text.sentences) for text in (comparison.old, comparison.new))
    for key, count in (new - old).items():
        assert came[key] >= count, key
    for key, count in (old - new).items():
        assert went[key] >= count, key


@pytest.mark.parametrize("style", range(3))
@pytest.mark.parametrize("seed", range(20))
def test_a_text_and_itself(seed, style):
    text = written(policy(random.Random(seed)), style)
    found = drift(compared(*(read_bytes("garden.md", text.encode()) for _ in range(2))))
    assert (found.sections, found.touched) == ((), ())


def test_the_other_way_round_what_came_went():
    dice = random.Random(7)
    chapters = policy(dice)
    documents = [read_bytes("garden.md", written(each, 0).encode()) for each in (chapters, mutated(chapters, dice))]
    there, back = drift(compared(*documents)), drift(compared(*reversed(documents)))
    opposite = {Turn.NEW: Turn.GONE, Turn.GONE: Turn.NEW, Turn.SPLIT: Turn.MERGED, Turn.MERGED: Turn.SPLIT}
    turned = Counter(opposite.get(change.turn, change.turn) for change in there.sections)
    assert turned == Counter(change.turn for change in back.sections)
