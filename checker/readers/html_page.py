"""What of a web page is its text: the main part, without navigation, banners and what is hidden; and where lines are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.readers.characters import word_set

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

LINE = "data-flowdown-line"
"""The attribute that carries the line of a tag through the parser, which keeps none itself."""

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
_BANNER = re.compile(r"(?:cookie|consent|gdpr)[\w-]*(?:banner|bar|notice|popup|modal|dialog|overlay)|onetrust", re.IGNORECASE)
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z][a-zA-Z0-9:-]*(?=[\s/>])")
_BANNER_MOST = 1500
"""Characters; a longer "banner" is a page about cookies."""
_MAIN_LEAST = 0.6
"""The share of the page's characters from which an element that calls itself the main one is believed."""


def numbered_tags(html: str, first_line: int) -> str:
    """`html` with the line of its end written into every start tag, unquoted so that it harms no other attribute."""
    pieces: list[str] = []
    at, line, counted = 0, first_line, 0
    for match in _TAG.finditer(html):
        close = html.find(">", match.end())
        close = match.end() if close < 0 else close
        if close > counted:
            line += html.count("\n", counted, close)
            counted = close
        pieces += (html[at : match.end()], f" {LINE}={line}")
        at = match.end()
    pieces.append(html[at:])
    return "".join(pieces)


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
