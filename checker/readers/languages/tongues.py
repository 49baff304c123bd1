"""Which language a text is in, as far as its little words and its letters say.

Only what fails the cheap look of `english` is looked at here. Measured against lingua, langdetect and py3langid: those take
0.8 s and more to load and up to 100 MB, and name a language for an address or a list of brands too, which here says nothing.
"""

from __future__ import annotations

import re

from checker.readers.languages.english import ENGLISH_NAME, KINDS, NOT_LATIN, STRANGE, at_a_glance
from checker.readers.languages.function_words import ENGLISH, LATIN, SCRIPTS

OTHER = "another language"
"""What a foreign text is in that no table knows."""

_TELLING = {name: words - ENGLISH for name, words in LATIN.items()}
_SURE = ENGLISH - frozenset[str]().union(*LATIN.values())
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_UNSPACED = frozenset({"Japanese", "Chinese", "Thai"})
_LETTERS_A_WORD = 3
"""Letters that count as a word in a script that parts none."""
_OUTWEIGHS = 2
"""How many times as many as those of English."""
_LETTERS = 12
"""Letters of another script from which a text is more than a name in it."""


def tongue(text: str) -> str:
    """The language of a text: "English", another's name, OTHER, or "" where it says nothing (a name, a title, an address)."""
    said = at_a_glance(text)
    return _closely(text) if said is None else said


def words(text: str) -> list[str]:
    """The words of a text; where its script parts none by blanks, every three letters count as one."""
    parted = text.lower().split()
    if text.isascii() or _script(text) not in _UNSPACED:
        return parted
    return [word[at : at + _LETTERS_A_WORD] for word in parted for at in range(0, len(word), _LETTERS_A_WORD)]


def is_mixed(text: str) -> bool:
    """Whether a text has enough little words of English and of another language for parts in each."""
    said = _words(text)
    return len(_SURE & said) >= KINDS and (max(map(len, _hits(said).values())) >= KINDS or _script(text) != "")


def english_share(text: str) -> float:
    """The share of common English words in a text."""
    said = text.lower().split()
    return sum(map(_SURE.__contains__, said)) / max(len(said), 1)


def _closely(text: str) -> str:
    if script := _script(text):
        return script
    said = _words(text)
    english = len(_SURE & said)
    name, most = max(_hits(said).items(), key=lambda each: len(each[1]))
    if len(most) >= KINDS and len(most) > _OUTWEIGHS * english:
        return name
    if english >= KINDS:
        return ENGLISH_NAME
    accented = sum(not word.isascii() for word in said)
    return OTHER if not english and len(said) >= STRANGE and accented * 4 > len(said) else ""


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower().replace("’", "'")))


def _hits(said: set[str]) -> dict[str, set[str]]:
    return {name: said & telling for name, telling in _TELLING.items()}


def _script(text: str) -> str:
    """The language that most letters of a text belong to, "" where they are Latin."""
    if text.isascii():
        return ""
    strange = len(NOT_LATIN.findall(text))
    if strange < _LETTERS or strange * 2 < sum(map(str.isalpha, text)):
        return ""
    # A telling letter is enough in every twentieth place: Japanese is written with Chinese characters too.
    return next((name for name, letters in SCRIPTS if len(re.findall(f"[{letters}]", text)) * 20 > strange), OTHER)
