"""What of a web page is its text: the main part, without navigation, banners and what is hidden; and where lines are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.readers.text.characters import word_set

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_PLACE = "flowdown"
"""What opens the comments that carry places through the parser, which keeps none itself."""

BLOCKS = word_set(
    """address article aside blockquote body caption center col colgroup details dialog div fieldset figcaption figure footer
    form header hgroup hr legend main nav p pre section summary table tbody td tfoot th thead tr"""
)
CELL_BLOCKS = "p,div,ul,ol,dl,blockquote,pre,section"
"""What makes a table cell more than a cell if it stands there more than once."""

_OUT = word_set(
    """audio button canvas datalist embed head iframe img input map math meter nav noscript object picture progress script
    select style svg template textarea title video"""
)
_OUT_ROLES = word_set("navigation banner contentinfo search alertdialog menu menubar toolbar")
_AROUND = frozenset({"header", "footer", "aside"})
_BANNER = re.compile(
    r"(?:cookie|consent|gdpr)[\w-]*(?:banner|bar|notice|popup|modal|dialog|overlay)|onetrust|didomi-|usercentrics|\bcky-|\bcc-window"
    r"|\bosano-cm|iubenda-cs|\bqc-cmp|truste-|\btermly-|\bklaro\b|\bsp_message",
    re.IGNORECASE,
)
"""What calls itself a banner about cookies, and the names of the services that show one."""
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden", re.IGNORECASE)
_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style|textarea|title|xmp|noframes|iframe)\b.*?(?:</(?P=raw)\b[^>]*+>|\Z)"
    r"|</?[a-zA-Z](?:[^>\"']|\"[^\"]{0,1000}\"|'[^']{0,1000}')*+(?:>|\Z)"
    r"|<[/?!a-zA-Z][^>]*+(?:>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
"""A comment, an element without markup inside, a tag; each to the end of the page where nothing closes it."""
_NESTING = re.compile(
    r"<(/?)(a|abbr|article|b|big|blockquote|center|cite|code|dl|div|em|fieldset|font|form|i|main|ol|q|s|section|small|span"
    r"|strong|sub|sup|table|u|ul)\b",
    re.IGNORECASE,
)
"""The elements that nest; others close those of their kind, or hold nothing."""
_DEEPEST = 2000
_CHARACTER = re.compile(r"&(?:#\w{1,8}|[a-zA-Z]\w{1,31});?")
_PLACED = re.compile(rf"{_PLACE} (\d+) (\d+)")
_BANNER_MOST = 1500
"""Characters; a longer "banner" is a page about cookies."""
_MAIN_LEAST = 0.6
"""The share of the page's characters from which an element that calls itself the main one is believed."""


def is_too_deep(html: str) -> bool:
    """Whether elements are opened within each other beyond all reason; the parser would take minutes for them."""
    open_: Counter[str] = Counter()
    depth = 0
    for match in _NESTING.finditer(html):
        name = match.group(2).lower()
        if not match.group(1):
            open_[name] += 1
            depth += 1
        elif open_[name]:  # the end of what was never opened ends nothing
            open_[name] -= 1
            depth -= 1
        if depth > _DEEPEST:
            return True
    return False


def with_places(html: str, first_line: int) -> str:
    """`html` with a comment before every stretch of text, and after every "&amp;" in it, that says its line and column."""
    pieces: list[str] = []
    lines = _Lines(html, first_line)
    at = 0
    for match in _MARKUP.finditer(html):
        pieces += (*_placed(html, at, match.start(), lines), match.group())
        at = match.end()
    pieces += _placed(html, at, len(html), lines)
    return "".join(pieces)


def _placed(html: str, start: int, end: int, lines: _Lines) -> Iterator[str]:
    """The text from `start` to `end` with comments that say where its pieces stand; nothing for blanks only."""
    text = html[start:end]
    if not text or text.isspace():
        yield text
        return
    yield lines.comment(start)
    done = start
    for match in _CHARACTER.finditer(html, start, end):
        yield html[done : match.end()]
        yield lines.comment(match.end())
        done = match.end()
    yield html[done:end]


class _Lines:
    """Counts lines and columns of ascending offsets."""

    def __init__(self, text: str, first: int) -> None:
        self._text = text
        self._line = first
        self._at = self._start = 0

    def comment(self, offset: int) -> str:
        """The comment that says where `offset` is."""
        ends = self._text.count("\n", self._at, offset)
        if ends:
            self._line += ends
            self._start = self._text.rfind("\n", self._at, offset) + 1
        self._at = offset
        return f"<!--{_PLACE} {self._line} {offset - self._start + 1}-->"


def said_place(comment: str) -> tuple[int, int] | None:
    """The line and column that a comment carries; None for a comment of the page's own."""
    found = _PLACED.fullmatch(comment)
    return (int(found.group(1)), int(found.group(2))) if found else None


def main_text(body: LexborNode) -> LexborNode:
    """The element that holds the text of the page: the main one if there is one and it holds most, else the body."""
    whole = len(body.text(strip=True)) or 1
    for selector in ("main", "[role=main]", "article"):
        found = body.css(selector)
        if len(found) == 1 and len(found[0].text(strip=True)) >= _MAIN_LEAST * whole:
            return found[0]
    return body


def says_hidden(node: LexborNode) -> bool:
    """Whether the page itself hides the element."""
    attributes = node.attributes
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    return _HIDDEN.search(attributes.get("style") or "") is not None


def is_left_out(node: LexborNode) -> bool:
    """Whether the element is no part of the text: a control, navigation, the head or foot of the page, a banner."""
    tag, attributes = node.tag, node.attributes
    if tag in _OUT or attributes.get("role") in _OUT_ROLES:
        return True
    if tag in _AROUND:
        return not _is_within_text(node)
    named = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
    return _BANNER.search(named) is not None and len(node.text(strip=True)) < _BANNER_MOST


def _is_within_text(node: LexborNode) -> bool:
    """Whether a head or foot belongs to the main text, not to the page (an aside never does)."""
    above = node.parent
    while node.tag != "aside" and above is not None:
        if above.tag in ("main", "article", "section"):
            return True
        above = above.parent
    return False
