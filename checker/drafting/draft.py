"""What a draft is: sections of numbered passages, some of them lists, each with what it closes and who asks for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Who asks for a clause: the obligation's id, and where it stands upstream ("AWS Acceptable Use Policy, section 3")."""

    obligation: str
    where: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A control that a draft sets out to close, with its place and the wordings that do it (not fitted yet)."""

    control: str
    title: str
    part: str
    wordings: tuple[str, ...]
    asked_by: tuple[Source, ...] = ()
    alone: bool = False
    """Whether its clause must not become an item of a list."""
    also: tuple[str, ...] = ()
    """Controls that it closes too, so that they have no gap of their own."""


@dataclass(frozen=True, slots=True)
class Strike:
    """Words of the terms that must go, as adding others would not cure what they say: `section` as cited ("section 4.2"; "" for
    none), the whole sentence, and the controls that it contradicts. `file` is the document's name.
    """

    file: str
    section: str
    words: str
    controls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """An upstream policy that the users of users must keep."""

    title: str
    publisher: str
    url: str


@dataclass(frozen=True, slots=True)
class Clause:
    """Words of a draft and the gaps that they close (none for words that only hold the draft together). `link` is an address at
    the end of `text`, or "".
    """

    text: str
    closes: tuple[Gap, ...] = ()
    strikes: Strike | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A numbered passage: a clause, or a lead-in (`clause`) with the items that hang on it."""

    clause: Clause
    items: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A headed section of a draft."""

    title: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """The whole. `first` is the number of the first section, `roman` how it is printed, `american` how words are
    spelled. `notes` are for the drafter: what must
    still be decided, what must be done beside it, what it leaves open; they are no part of its text.
    """

    title: str
    sections: tuple[Section, ...]
    first: int = 1
    roman: bool = False
    american: bool = False
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All its words, a line each, without numbers."""
        lines = [self.title]
        for section in self.sections:
            lines.append(section.title)
            for passage in section.passages:
                lines += [passage.clause.text, *(item.text for item in passage.items)]
        return "\n".join(lines)
