"""A document as sections and sentences that can be compared.

A section begins at a heading, at a number that counts through the text ("4", "4.2", "B.1"), or at a short line that is the title
of what stands below it. Items of a list ("(a)", a bullet, "1." below a lead-in) belong to the section around them: where they
stand is a matter of their lead-in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from checker.model.document import Clause, ClauseKind, Document, Span
from checker.model.drift import Heading
from checker.model.errors import ReadError
from checker.upstream.folding import folded, printed, says_when, unnumbered

_NUMBER = re.compile(
    r"(?:(?:article|section|sec\.|§+|part|annex|schedule|appendix|exhibit)\s*)?[a-z]?\.?\d+(?:[.-]\d+)*[a-z]?", re.I
)
_DEEP = re.compile(r"\w+[.-]\d")
_LOST_LINE = re.compile(r"(?<=[.;:”\"])\s+(?=(?:[a-z]|[ivx]{1,5})\.\s+[A-Z“\"])")
_TITLE_WORDS = 16
_RUN_IN_WORDS = 6
_LONGEST = 200_000
"""Characters of a paragraph; a longer one is no text of a policy."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or a heading. `key` are its folded words; `lead` is the sentence that leads in the list it stands in."""

    at: int
    section: int
    text: str
    key: str
    span: Span
    lead: int | None = None
    title: bool = False

    @property
    def weight(self) -> int:
        """How many words it has."""
        return self.key.count(" ") + 1


@dataclass(slots=True)
class Section:
    """A stretch of the text under one number or title; `sentences` are its own, without those of the sections below it."""

    at: int
    number: str
    title: str
    parent: int | None
    sentences: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SectionedText:
    """A document cut up. `dated` are the lines that only say when it was updated; they belong to no section."""

    document: Document
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    dated: tuple[str, ...]

    def heading(self, at: int) -> Heading:
        """Section number `at` as a person cites it."""
        section = self.sections[at]
        around: list[str] = []
        parent = section.parent
        while parent is not None:
            around.insert(0, self.sections[parent].title or self.sections[parent].number)
            parent = self.sections[parent].parent
        return Heading(section.number, section.title, tuple(title for title in around if title))


def sectioned(document: Document) -> SectionedText:
    """Cut a document up; ReadError where it can be no text of a policy."""
    return _Cutter(document).cut()


class _Cutter:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._sections = [Section(0, "", "", None)]
        self._sentences: list[Sentence] = []
        self._dated: list[str] = []
        self._opened: dict[int, int] = {}
        self._titled: dict[int | None, int] = {}
        self._last: dict[int, int] = {}

    def cut(self) -> SectionedText:
        clauses = self._document.clauses
        for clause, after in zip(clauses, [*clauses[1:], None], strict=True):
            self._clause(clause, after)
        return SectionedText(self._document, tuple(self._sections), tuple(self._sentences), tuple(self._dated))

    def _clause(self, clause: Clause, after: Clause | None) -> None:
        text = self._document.quote(clause.text_span)
        if len(text) > _LONGEST:
            why = f"has a paragraph of {len(text):,} characters"
            raise ReadError(self._document.name, why, "a policy has none; check that it is the right file")
        heading = clause.kind is ClauseKind.HEADING
        titles = not heading and self._titles(clause, after, text)
        if heading or titles or self._numbered(clause):
            parent = self._section_of(clause.parent)
            if titles:
                above = self._headed(clause)
                parent = 0 if above is None else self._opened[above]
                self._titled[above] = len(self._sections)
            title = text if heading or titles else self._run_in(clause)
            self._opened[clause.index] = len(self._sections)
            self._sections.append(
                Section(len(self._sections), _plain(clause.path if clause.number else ""), _one_line(title).rstrip(".: "), parent)
            )
        self._add(clause, heading or titles)

    def _add(self, clause: Clause, title: bool) -> None:
        section = self._opened.get(clause.index)
        if section is None:
            section = self._section_of(clause.parent)
        parent = clause.parent
        listed = parent is not None and clause.index not in self._opened and clause.kind is ClauseKind.ITEM
        lead = self._last.get(parent) if listed and parent is not None else None
        spans = [piece for span in clause.sentences for piece in self._pieces(span)]
        texts = [_one_line(self._document.quote(span)) for span in spans]
        for span, text in zip(spans, unnumbered(texts), strict=True):
            key = folded(text)
            if says_when(text):
                self._dated.append(text)
            elif key:
                self._sections[section].sentences.append(len(self._sentences))
                self._last[clause.index] = len(self._sentences)
                self._sentences.append(Sentence(len(self._sentences), section, text, key, span, lead, title))

    def _pieces(self, sentence: Span) -> Iterator[Span]:
        """A sentence, cut before labels of a list that lost its lines: "Fees. a. You pay ..." are two."""
        start = sentence.start
        for found in _LOST_LINE.finditer(self._document.text, sentence.start, sentence.end):
            yield Span(start, found.start())
            start = found.end()
        yield Span(start, sentence.end)

    def _section_of(self, clause: int | None) -> int:
        """The section that what hangs on a clause belongs to: of the clause, or of a short title that stands below it."""
        while clause not in self._titled and clause is not None:
            if clause in self._opened:
                return self._opened[clause]
            clause = self._document.clauses[clause].parent
        return self._titled.get(clause, 0)

    def _headed(self, clause: Clause) -> int | None:
        """The heading that a clause stands below."""
        above = clause.parent
        while above is not None and self._document.clauses[above].kind is not ClauseKind.HEADING:
            above = self._document.clauses[above].parent
        return above

    def _numbered(self, clause: Clause) -> bool:
        number = clause.number.strip().rstrip(".):").strip()
        if clause.number.startswith("(") or not _NUMBER.fullmatch(number):
            return False
        return _DEEP.match(number) is not None or not self._led_in(clause)

    def _led_in(self, clause: Clause) -> bool:
        """Whether a clause goes on with an unfinished one above it."""
        if clause.parent is None or self._document.clauses[clause.parent].kind is ClauseKind.HEADING:
            return False
        return self._document.quote(self._document.clauses[clause.parent].text_span).rstrip()[-1:] in (":", ",", "—", "–", "-")

    def _titles(self, clause: Clause, after: Clause | None, text: str) -> bool:
        """Whether a paragraph is a title of what comes after it, though nothing marks it as one."""
        if clause.number or after is None or len(clause.sentences) != 1 or clause.kind is ClauseKind.CELL or says_when(text):
            return False
        words = text.split()
        ends = text.rstrip(" \"'”’)")[-1:]
        return 0 < len(words) <= _TITLE_WORDS and ends.isalnum() and text[:1].isupper() and not self._short(after)

    def _short(self, after: Clause) -> bool:
        """Whether a paragraph is as short as a title: a row of such is a list without marks."""
        text = self._document.quote(after.text_span)
        return after.kind is not ClauseKind.HEADING and len(text.split()) <= _TITLE_WORDS and text.rstrip()[-1:].isalnum()

    def _run_in(self, clause: Clause) -> str:
        """A title at the head of a paragraph: "Fees. You pay ..."."""
        first = self._document.quote(clause.sentences[0]) if len(clause.sentences) > 1 else ""
        return first.rstrip(".: ") if first.endswith((".", ":")) and len(first.split()) <= _RUN_IN_WORDS else ""


def _plain(number: str) -> str:
    bare = number.strip().rstrip(".:").strip()
    return bare if any(char.isalnum() for char in bare) else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def same_print(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether sentences are the same to the last comma."""
    return "".join(map(printed, old)) == "".join(map(printed, new))
