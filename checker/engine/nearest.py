"""The clause that comes nearest to a control in mere wording, so that `missing` can show where it looked. Never evidence."""

from __future__ import annotations

from checker.language.words import words
from checker.model.controls import Control
from checker.ports import Hit, NormIndex

# Below this the likeness says nothing (measured: opposite clauses score as high as the same, unrelated ones 40 to 50).
_LEAST = 55
# Short words carry no subject.
_SHORT = 4


def nearest(control: Control, index: NormIndex) -> Hit | None:
    """The norm whose words are most like the control's own, or None where none is like them."""
    from rapidfuzz import fuzz, process

    said = " ".join([control.title, *(element.says for element in control.elements.values())])
    wanted = " ".join(dict.fromkeys(word.key for word in words(said) if len(word.key) >= _SHORT))
    found = process.extractOne(wanted, index.folded(), scorer=fuzz.token_set_ratio, score_cutoff=_LEAST)
    if found is None:
        return None
    number = int(found[2])
    return Hit(number, index.terms.norms[number].own)
