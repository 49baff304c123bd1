"""Whether a text is plainly English: one cheap look, which is all that an English file ever needs.

Every third word of English terms is one of a few little words, and of a foreign text hardly any.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.model.document import Block
from checker.readers.languages.function_words import ENGLISH, LATIN

ENGLISH_NAME = "English"
NOT_LATIN = re.compile("[\u0370-\u1dff\u2c00-\ua6ff\ua800-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufefe]")
"""Letters of the scripts that English is not written in."""
KINDS = 3
"""How many little words of a language it takes to name it."""

STRANGE = 16
"""Words without a little word of English from which, a quarter of them accented, a text is foreign in any case."""

_FOREIGN = frozenset[str]().union(*LATIN.values()) - ENGLISH


def at_a_glance(text: str) -> str | None:
    """ "English", or "" where the text says nothing (a title, a name); None where it has to be looked at closely."""
    said = text.lower().split()
    english = sum(map(ENGLISH.__contains__, said))
    foreign = sum(map(_FOREIGN.__contains__, said))
    if foreign > max(1, english / 4) or (not text.isascii() and NOT_LATIN.search(text)):
        return None
    if english >= KINDS:
        return ENGLISH_NAME
    return None if len(said) >= STRANGE and not text.isascii() else ""


def is_plain(blocks: Iterable[Block]) -> bool:
    """Whether a file is English throughout: some blocks say so, and none has to be looked at closely."""
    said = {at_a_glance(block.text) for block in blocks}
    return ENGLISH_NAME in said and None not in said
