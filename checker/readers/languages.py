"""Which language a text is in, as far as its little words and its letters say.

English terms have a little word in every third place, and a foreign text hardly any, so that one cheap look settles what is
English; only what fails it is looked at closely. Measured against lingua, langdetect and py3langid: those cost 0.1 to 2 s
and up to 100 MB, and name a language for an address or a list of brands too, which here says nothing.
"""

from __future__ import annotations

import re

from checker.readers.function_words import ENGLISH, LATIN, SCRIPTS

ENGLISH_NAME = "English"
OTHER = "another language"
"""What a foreign text is in that no table knows."""

_FOREIGN = frozenset[str]().union(*LATIN.values()) - ENGLISH
_TELLING = {name: words - ENGLISH for name, words in LATIN.items()}
_SURE = ENGLISH - frozenset[str]().union(*LATIN.values())
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NOT_LATIN = re.compile("[\u0370-\u1dff\u2c00-\ua6ff\ua800-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufefe]")
_UNSPACED = frozenset({"Japanese", "Chinese", "Thai"})
_LETTERS_A_WORD = 3
"""Letters that count as a word in a script that parts none."""
_KINDS = 3
"""How many different little words of a language it takes to name it."""
_OUTWEIGHS = 2
"""How many times as many as those of English."""
_LETTERS = 12
"""Letters of another script from which a text is more than a name in it."""
_STRANGE = 16
"""Words without a little word of English from which, a quarter of them accented, a text is foreign in any case."""


def tongue(text: str) -> str:
    """The language of a text: "English", another's name, OTHER, or "" where it says nothing (a name, a title, an address)."""
    said = at_a_glance(text)
    return _closely(text) if said is None else said


def at_a_glance(text: str) -> str | None:
    """The same for a text that is plainly English or says nothing; None where it has to be looked at closely."""
    said = text.lower().split()
    english = sum(map(ENGLISH.__contains__, said))
    foreign = sum(map(_FOREIGN.__contains__, said))
    if foreign * 4 <= english and (text.isascii() or not _NOT_LATIN.search(text)):
        return ENGLISH_NAME if english >= _KINDS else ""
    return None if foreign > 1 or not text.isascii() else ""


def words(text: str) -> list[str]:
    """The words of a text; where its script parts none by blanks, every three letters count as one."""
    parted = text.lower().split()
    if text.isascii() or _script(text) not in _UNSPACED:
        return parted
    return [word[at : at + _LETTERS_A_WORD] for word in parted for at in range(0, len(word), _LETTERS_A_WORD)]


def is_mixed(text: str) -> bool:
    """Whether a text has enough little words of English and of another language for parts in each."""
    said = _words(text)
    return len(_SURE & said) >= _KINDS and (max(map(len, _hits(said).values())) >= _KINDS or _script(text) != "")


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
    if len(most) >= _KINDS and len(most) > _OUTWEIGHS * english:
        return name
    if english >= _KINDS:
        return ENGLISH_NAME
    accented = sum(not word.isascii() for word in said)
    return OTHER if not english and len(said) >= _STRANGE and accented * 4 > len(said) else ""


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower().replace("’", "'")))


def _hits(said: set[str]) -> dict[str, set[str]]:
    return {name: said & telling for name, telling in _TELLING.items()}


def _script(text: str) -> str:
    """The language that most letters of a text belong to, "" where they are Latin."""
    if text.isascii():
        return ""
    strange = len(_NOT_LATIN.findall(text))
    if strange < _LETTERS or strange * 2 < sum(map(str.isalpha, text)):
        return ""
    # A telling letter is enough in every twentieth place: Japanese is written with Chinese characters too.
    return next((name for name, letters in SCRIPTS if len(re.findall(f"[{letters}]", text)) * 20 > strange), OTHER)
