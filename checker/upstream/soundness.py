"""Whether a page that came back is the document that was asked for.

A login wall, a consent page or somebody else's page must never pass as a change of policy: then every obligation would seem gone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from checker.upstream.locators import UpstreamText
from checker.upstream.marks import fold

_WALL_WORDS = 400
"""A page of more words is not only a wall, whatever it says first."""
_WALL = re.compile(
    r"\b(?:sign in|log ?in|signing in|logging in|verify (?:that )?you are (?:a )?human|are you (?:a )?(?:human|robot)|captcha|"
    r"just a moment|checking your browser|enable (?:javascript|cookies)|access denied|request blocked|unusual traffic|"
    r"before you continue|accept (?:all )?cookies|we (?:value|care about) your privacy|cookie (?:preferences|settings|consent)|"
    r"page not found|(?:page|content) (?:is|was) (?:not|no longer) (?:found|available)|under maintenance)\b",
    re.IGNORECASE,
)
_LOCALE = re.compile(r"/(?:intl/)?[a-z]{2}(?:[-_][a-z]{2})?(?=/|$)", re.IGNORECASE)
_HALF = 0.5
_FEW_LOCATORS = 3
"""Fewer locators than these say nothing about a page."""
_RUN = 5
"""Words. So many in a row are seldom the same in two texts."""
_KEPT = 0.25
"""Of all versions that were measured, the one that changed most kept over half of the runs of the one before."""


def leads_elsewhere(asked: str, found: str) -> bool:
    """Whether an address ended at another page: another host or path, a language in it and a closing slash apart."""
    return _address(asked) != _address(found)


def looks_like_a_wall(text: str) -> str:
    """The words by which a page shows that it stands in front of another one; "" where it does not."""
    if len(text.split()) > _WALL_WORDS:
        return ""
    match = _WALL.search(text)
    return match.group() if match else ""


def shrunk(text: str, before: str) -> bool:
    """Whether a text has less than half the words of its last version."""
    return len(text.split()) < _HALF * len(before.split())


def speaks_otherwise(text: str, before: str) -> bool:
    """Whether a text holds hardly anything that its last version said: a wall of many words, somebody else's page, or all new."""
    old = _runs(before)
    return len(old & _runs(text)) < _KEPT * len(old)


def holds_few(text: str, locators: Sequence[str]) -> bool:
    """Whether less than half of the locators that a pack has for a document stand in a text."""
    if len(locators) < _FEW_LOCATORS:
        return False
    words = UpstreamText(text).text
    found = sum(fold(locator) in words for locator in locators)
    return found < _HALF * len(locators)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}


def _address(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    path = _LOCALE.sub("", parts.path, count=1).rstrip("/").removesuffix(".html").lower()
    return (parts.hostname or "").removeprefix("www."), path
