"""The labels that a browser prints before the items of an HTML list."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from checker.readers.outline.roman import roman

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_STYLE = re.compile(r"list-style(?:-type)?:\s*([a-z-]+)", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d{1,4}")


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else str(number)


_PRINTED: dict[str, Callable[[int], str]] = {
    "1": str,
    "a": _letter,
    "A": lambda number: _letter(number).upper(),
    "i": roman,
    "I": lambda number: roman(number).upper(),
    "decimal": str,
    "lower-alpha": _letter,
    "lower-latin": _letter,
    "upper-alpha": lambda number: _letter(number).upper(),
    "upper-latin": lambda number: _letter(number).upper(),
    "lower-roman": roman,
    "upper-roman": lambda number: roman(number).upper(),
    "none": lambda _: "",
}


class ListOfItems:
    """An open list: it knows the label of its next item."""

    def __init__(self, node: LexborNode) -> None:
        """`node` is the `ul`, `ol`, `menu` or `dl`."""
        self._ordered = node.tag == "ol"
        self._print = _PRINTED.get(_kind(node) or "", str if self._ordered else lambda _: "•")
        count = sum(child.tag == "li" for child in node.iter())
        self._step = -1 if self._ordered and "reversed" in node.attributes else 1
        self._next = _number(node, "start", count if self._step < 0 else 1)

    def label(self, item: LexborNode) -> str:
        """The label of `item`, the next of the list: "3.", "b.", "•", or "" where none is printed."""
        number = _number(item, "value", self._next) if self._ordered else self._next
        self._next = number + self._step
        label = (_PRINTED.get(_kind(item) or "") or self._print)(number)
        return f"{label}." if label and label != "•" else label


def _kind(node: LexborNode) -> str | None:
    """What the page says of a list's labels: by the attribute `type` or in its `style`."""
    style = _STYLE.search(node.attributes.get("style") or "")
    return style.group(1).lower() if style else node.attributes.get("type")


def _number(node: LexborNode, attribute: str, otherwise: int) -> int:
    found = _NUMBER.match(node.attributes.get(attribute) or "")
    return int(found.group()) if found else otherwise
