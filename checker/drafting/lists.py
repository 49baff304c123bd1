"""Bans that begin alike become one list under one lead-in, so that a page does not say "you may not" twenty times."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.drafting.draft import Gap
from checker.model.drafting import ListForm

# A clause that goes on to say another thing of the user is more than an item ("..., and you must tell people").
_SECOND = re.compile(r"\b[Yy]ou (?:must|may|can|will|are)\b")
_SENTENCES = re.compile(r"[.!?;]\s")
_FEWEST = 2


def item_of(wording: str, form: ListForm) -> str:
    """What is left of a wording as an item of a list of this form, without its full stop; "" where it is none."""
    for begins in form.begins:
        rest = wording.removeprefix(f"{begins} ")
        if rest != wording and (not form.goes_on or rest.split(" ", 1)[0] in form.goes_on):
            rest = rest.removesuffix(".")
            return "" if _SECOND.search(rest) or _SENTENCES.search(rest) else rest
    return ""


def listed(gaps: Sequence[Gap], forms: Sequence[ListForm]) -> tuple[dict[int, list[tuple[str, Gap]]], list[Gap]]:
    """The items of each form by its place among `forms`, and the gaps that keep a passage of their own, each in their order.

    A list of one item is none: it is left to the forms after it.
    """
    items: dict[int, list[tuple[str, Gap]]] = {}
    rest = list(gaps)
    for place, form in enumerate(forms):
        fits = [(item_of(gap.wordings[0], form), gap) for gap in rest if not gap.alone and len(gap.wordings) == 1]
        fits = [(item, gap) for item, gap in fits if item]
        if len(fits) >= _FEWEST:
            items[place] = fits
            taken = {gap.control for _, gap in fits}
            rest = [gap for gap in rest if gap.control not in taken]
    return items, rest


def alike(wording: str, forms: Sequence[ListForm]) -> str:
    """A wording that begins as the lists do, so that a draft has one way to forbid."""
    for form in forms:
        for begins in form.begins:
            if not form.goes_on and wording.startswith(f"{begins} "):
                return form.begins[0] + wording.removeprefix(begins)
    return wording
