"""The section of a citation, as another version of the text numbers or calls it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.model.drift import Heading
from checker.upstream.locators import Place, UpstreamText

_CLOSENESS = (Place.AT, Place.WITHIN, Place.UNPLACED)


def section_there(cited: str, locator: str, here: Heading, there: Heading, text: UpstreamText, other: UpstreamText) -> str:
    """What the section `cited` of `text` is called in `other`, where the words stood under `here` and now stand under `there`; ""
    where that cannot be said.

    A name counts only if the locator stands there as closely as it stands here: never less precise than the author was.
    """
    before = text.place(locator, cited)
    least = _CLOSENESS.index(before) if before in _CLOSENESS else len(_CLOSENESS) - 1
    for name in (cited, *_renamed(cited, here, there)):
        now = other.place(locator, name)
        if now in _CLOSENESS and _CLOSENESS.index(now) <= least:
            return name
    return ""


def _renamed(cited: str, here: Heading, there: Heading) -> Iterator[str]:
    """The citation with the number, the numbers around it, or the title of one heading replaced by those of the other."""
    pairs = list(_numbers(here.number, there.number))
    for old, new in pairs:
        if (name := _replaced(cited, old, new)) != cited:
            yield name
    whole = cited
    for old, new in pairs:
        whole = _replaced(whole, old, new)
    yield whole
    for old, new in ((here.title, there.title), *zip(reversed(here.around), reversed(there.around), strict=False)):
        if old and new and old.lower() in cited.lower():
            yield re.sub(re.escape(old), lambda _, new=new: new, cited, flags=re.IGNORECASE)  # type: ignore[misc]


def _numbers(here: str, there: str) -> Iterator[tuple[str, str]]:
    """A number and those around it, the innermost first: 10.6.1 and 11.2.1, then 10.6 and 11.2, then 10 and 11."""
    old, new = here.rstrip(".").split("."), there.rstrip(".").split(".")
    while all(old) and all(new):
        yield ".".join(old), ".".join(new)
        if old[-1] != new[-1] and len(old) != len(new):
            return
        old, new = old[:-1], new[:-1]
        if not old or not new:
            return


def _replaced(cited: str, old: str, new: str) -> str:
    """A number in place of another one, which must stand by itself: not the 1.2 of 11.2 or of 1.25."""
    return re.sub(rf"(?<![\w.]){re.escape(old)}(?!\w|\.\w)", new, cited)
