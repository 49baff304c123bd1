"""What became of an upstream text from one version to the next: its sections, a pack's obligations, new duties."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from checker.model.packs import Obligation, ObligationKind, Pack


class Turn(Enum):
    """What became of a section.

    MOVED takes in renumbered ones: the same words under another number or heading. Where one section became several, or several
    became one, their words may have changed as well.
    """

    UNCHANGED = "unchanged"
    REWORDED = "reworded"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    NEW = "new"
    GONE = "gone"


class Fate(Enum):
    """What became of the words that an obligation rests on.

    BEGUN: they stand in the new text only, as where a pack is newer than the old text. UNFOUND: they stand in neither text.
    """

    UNTOUCHED = "untouched"
    MOVED = "moved"
    REWORDED = "reworded"
    GONE = "gone"
    BEGUN = "begun"
    UNFOUND = "unfound"


@dataclass(frozen=True, slots=True)
class Heading:
    """A section as a person cites it: its number as printed and its title ("" for none), and the titles of the sections around
    it, outermost first.
    """

    number: str
    title: str
    around: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a sentence: `turn` is UNCHANGED, NEW (only in the new sentence) or GONE (only in the old one)."""

    turn: Turn
    text: str


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """One sentence that changed. `old` or `new` is "" where there is none; `pieces` compare them where both are there.

    A MOVED sentence has the same words in another place: in the section `elsewhere` or, where that is None, under another
    lead-in of the same section.
    """

    turn: Turn
    old: str
    new: str
    pieces: tuple[Piece, ...] = ()
    elsewhere: Heading | None = None


@dataclass(frozen=True, slots=True)
class SectionChange:
    """What became of one section, or of several that were split or merged.

    A REWORDED section may have moved as well: then its two headings differ.
    """

    turn: Turn
    old: tuple[Heading, ...]
    new: tuple[Heading, ...]
    sentences: tuple[SentenceChange, ...] = ()
    carried: int = 0
    """How many sections below it moved along with it."""


@dataclass(frozen=True, slots=True)
class ObligationChange:
    """What became of one obligation: where its locator stood and stands, and the sentences there ("" where there is none).

    `beside` says that its own words are as they were, and other words of their section are not.
    """

    obligation: Obligation
    fate: Fate
    old: Heading | None
    new: Heading | None
    before: str = ""
    after: str = ""
    pieces: tuple[Piece, ...] = ()
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A new or reworded sentence that may ask something of end-user terms and that no obligation of the pack covers.

    `before` is the sentence that it replaced, or ""; `why` says what was seen in it; `draft` is an entry for the pack in YAML, in
    which the author has yet to say what is asked.
    """

    section: Heading
    sentence: str
    before: str
    why: str
    kind: ObligationKind
    binding: bool
    draft: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the text: its file as named, the hash of its bytes, and what the reader had to say of it."""

    name: str
    sha256: str
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DatedLine:
    """A line that says when the text was updated, in both versions ("" where there is none)."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Drift:
    """Two versions of an upstream text beside each other.

    `sections` are those that changed, in the order of the new text, a section that is gone at the place where it stood;
    `unchanged` counts the others. `touched` are sections where only capitals or punctuation differ. `obligations` and
    `candidates` are of the document `document` of `pack`, where one was asked for.
    """

    old: Version
    new: Version
    dates: tuple[DatedLine, ...]
    sections: tuple[SectionChange, ...]
    unchanged: int
    touched: tuple[Heading, ...] = ()
    notices: tuple[str, ...] = ()
    pack: Pack | None = None
    document: str = ""
    obligations: tuple[ObligationChange, ...] = ()
    candidates: tuple[Candidate, ...] = ()
