"""Styles of an .odt: whether their words are bold or hidden, and which is the title's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from checker.readers.odt.markup import FO, STYLE, TEXT

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEPEST = 20
_BOLD = frozenset({"bold", "600", "700", "800", "900"})


class Styles:
    """The styles of paragraphs and words, by name."""

    def __init__(self, styles: Mapping[str, _Element]) -> None:
        self._styles = styles
        self._known: dict[tuple[str, str], str | None] = {}

    def is_bold(self, name: str) -> bool | None:
        """Whether words of a style are bold; None where it does not say."""
        weight = self._said(name, f"{FO}font-weight")
        return None if weight is None else weight in _BOLD

    def is_hidden(self, name: str) -> bool:
        """Whether words of a style are hidden."""
        return self._said(name, f"{TEXT}display") == "none"

    def is_title(self, name: str) -> bool:
        """Whether a paragraph's style is that of the document's title."""
        return "Title" in self._family(name)

    def _said(self, name: str, attribute: str) -> str | None:
        """What the nearest style that says anything of an attribute says."""
        if (name, attribute) not in self._known:
            properties = (each.find(f"{STYLE}text-properties") for each in self._family(name).values())
            said = (None if each is None else each.get(attribute) for each in properties)
            self._known[name, attribute] = next((each for each in said if each is not None), None)
        return self._known[name, attribute]

    def _family(self, name: str) -> dict[str, _Element]:
        """A style and those it is based on, nearest first."""
        family: dict[str, _Element] = {}
        while name in self._styles and name not in family and len(family) < _DEEPEST:
            family[name] = self._styles[name]
            name = family[name].get(f"{STYLE}parent-style-name", "")
        return family
