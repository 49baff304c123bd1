"""What a person should know of how a .docx was read: what was left out or could not be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.model.document import Place, Unread
from checker.model.printable import printable

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(slots=True)
class Tally:
    """Counts what is met on the way through one document."""

    hidden_words: int = 0
    uncounted: int = 0
    """Fields that print a number which the file does not store."""
    open_fields: int = 0
    """Fields that begin and never end."""
    comments: set[str] = field(default_factory=set)
    formats: set[str] = field(default_factory=set)
    """Number formats that were printed as decimals."""
    unread: list[Unread] = field(default_factory=list)

    def hide(self, texts: Iterable[_Element]) -> None:
        """Count the words of text elements that are left out because they are hidden."""
        self.hidden_words += sum(len((text.text or "").split()) for text in texts)

    def missed(self, paragraph: int, why: str | None) -> None:
        """Note a part at or after a paragraph whose words could not be read; nothing where `why` is None."""
        if why is not None:
            self.unread.append(Unread(Place(paragraph=paragraph), why))

    def notices(self) -> tuple[str, ...]:
        """Tell the counts that are not nought, each as a plain sentence."""
        sentences = [
            _left_out(len(self.comments), "comment"),
            f"Hidden text was left out: {_count(self.hidden_words, 'word')}." if self.hidden_words else "",
            f"{_count(self.uncounted, 'number')} made by a LISTNUM or AUTONUM field could not be told." if self.uncounted else "",
            f"Numbers of the kind {printable(', '.join(sorted(self.formats)))} are given as decimals." if self.formats else "",
        ]
        return tuple(sentence for sentence in sentences if sentence)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""


def _left_out(number: int, noun: str) -> str:
    return f"{_count(number, noun)} {'was' if number == 1 else 'were'} left out." if number else ""
