"""Reads norms: every sentence of a document with what it inherits from its lead-ins and headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.engine.definitions import defined_names
from checker.engine.lexicon import Lexicon, lexicon
from checker.engine.operators import LeadIn, Stroke, strokes
from checker.engine.sentence import Run, quotations, runs
from checker.language.phrases import PhraseBook
from checker.language.words import WordedText
from checker.model.document import Clause, ClauseKind, Document, Span
from checker.model.grammar import Grammar
from checker.model.norms import Bearer, Force, Norm, TermsSet
from checker.model.words import Word

# A sentence of so few words that names something forbidden works as a run-in heading ("Prohibited uses.").
_RUN_IN = 6
# "No harassment of other members, please": longer sentences that open with "no" disclaim something.
_SHORT_BAN = 8


@dataclass(frozen=True, slots=True)
class Frame:
    """What a clause hands down to what hangs on it: a force, its bearer and the words that go before."""

    force: Force = Force.STATES
    bearer: Bearer = Bearer.NOBODY
    words: tuple[Word, ...] = ()
    lead: tuple[Span, ...] = ()
    ground: bool = False
    heading: bool = False
    reported: bool = False
    """True where what hangs on it is a report of somebody else's terms, which binds nobody here."""
    limited: bool = False
    """True below a heading that speaks of one kind of feature or plan only."""
    open: bool = False
    """True where the lead-in is unfinished (it ends with a colon), so that whatever hangs on it continues it."""


_NOTHING = Frame()


def read_norms(documents: Sequence[Document], grammar: Grammar, book: PhraseBook) -> TermsSet:
    """Every norm of a terms set in reading order; defined names are taken from all its documents together."""
    known = lexicon(grammar, book)
    names = defined_names(documents, grammar, book)
    norms: list[Norm] = []
    for index, document in enumerate(documents):
        norms.extend(_Reader(index, document, WordedText(document.text, names), known).read())
    return TermsSet(tuple(documents), tuple(norms), names)


class _Reader:
    """Reads one document top down, keeping the frame that each clause hands down."""

    def __init__(self, index: int, document: Document, text: WordedText, known: Lexicon) -> None:
        self._index = index
        self._document = document
        self._text = text
        self._lexicon = known
        self._frames: list[Frame] = []
        self._norms: list[Norm] = []
        self._quoted: tuple[Span, ...] = ()

    def read(self) -> list[Norm]:
        for clause in self._document.clauses:
            above = _NOTHING if clause.parent is None else self._frames[clause.parent]
            if clause.kind is ClauseKind.HEADING:
                self._frames.append(self._heading(clause, above))
            else:
                self._frames.append(self._clause(clause, above))
        return self._norms

    def _heading(self, clause: Clause, above: Frame) -> Frame:
        """A heading's words lead what stands below; one that forbids lends its force to what is bare of its own.

        A heading that is itself a whole sentence ("You may not resell access.") is read as one too.
        """
        text = self._document.text
        heads = tuple(self._text.words(clause.text_span.start, clause.text_span.end))
        keys = [word.key for word in heads]
        if clause.sentences and len(keys) > _RUN_IN and text[clause.text_span.end - 1 : clause.text_span.end] in ".;:":
            return self._clause(clause, above)
        handed = replace(above, words=above.words + heads, lead=(*above.lead, clause.text_span), heading=True, open=False)
        if self._lexicon.has("limited_scopes", keys):
            handed = replace(handed, limited=True)
        if self._lexicon.has("forbidding_headings", keys):
            return replace(handed, force=Force.FORBIDS, bearer=Bearer.USER)
        if self._lexicon.has("permitting_headings", keys):
            return replace(handed, force=Force.STATES, bearer=Bearer.NOBODY)
        return handed

    def _clause(self, clause: Clause, above: Frame) -> Frame:
        """Read a clause's own sentences; what it hands down is what its last sentence leaves open."""
        frame = above
        closing = above
        self._quoted = quotations(self._text, clause.text_span, self._lexicon)
        for sentence in clause.sentences:
            keys = self._text.keys(sentence.start, sentence.end)
            goes_on = closing.force is Force.FORBIDS and self._lexicon.starts_with("continuations", keys, 0)
            closing = self._sentence(clause, sentence, replace(closing, open=True) if goes_on else frame)
            if len(keys) <= _RUN_IN and self._lexicon.has("forbidding_headings", keys) and closing.force is Force.STATES:
                frame = replace(closing, force=Force.FORBIDS, bearer=Bearer.USER, heading=True)
                closing = frame
        ends = self._document.text[clause.text_span.start : clause.text_span.end].rstrip()[-1:]
        return replace(closing, open=ends in (":", "—", "–", "-", ",") or ends.isalnum())

    def _sentence(self, clause: Clause, sentence: Span, frame: Frame) -> Frame:
        """Read one sentence; the items of an enumeration inside it continue its head."""
        head, *items = runs(self._text, sentence, self._quoted)
        if frame.reported or self._lexicon.has("reports", [word.key for word in head.words]):
            return replace(frame, reported=True)
        closing = self._run(clause, sentence, head, frame)
        if not items:
            return closing
        handed = replace(closing, open=True)
        last = strokes(items[-1].words, items[-1].gaps, self._lexicon)
        if closing.force is Force.STATES and last and last[-1].reaches_back:
            # "Any use that (a) ..., or (b) ... is prohibited": the last words bind every item.
            handed = replace(handed, force=last[-1].force, bearer=last[-1].bearer)
        for item in items:
            closing = self._run(clause, sentence, item, handed)
        return closing

    def _run(self, clause: Clause, sentence: Span, run: Run, frame: Frame) -> Frame:
        """Read one run of words (a sentence, or an item of an enumeration inside it) under a frame."""
        found = strokes(run.words, run.gaps, self._lexicon, LeadIn(frame.force, frame.bearer) if frame.open else None)
        keys = [word.key for word in run.words]
        if not keys:
            return frame
        turned = frame.open and self._lexicon.starts_with("negations", keys, 0)
        if turned and found and found[0].start <= 1 and frame.force in (Force.REQUIRES, Force.PERMITS):
            found = []
        if not found:
            return self._bare(clause, sentence, run, frame, turned)
        closing = frame
        before = len(self._norms)
        for position, stroke in enumerate(found):
            first = position == 0
            begin = 0 if stroke.reaches_back and first else stroke.subject
            if first and not stroke.reaches_back and frame.open and stroke.subject > 0 and stroke.start - stroke.subject > 0:
                # What stands before the first operator of an item still belongs to the lead-in.
                self._bare(clause, sentence, run.cut(0, stroke.subject), frame, False)
            closing = self._norm(clause, sentence, run, stroke, begin, frame)
        if len(found) > 1 or found[0].subject > 0:
            ground = any(norm.ground for norm in self._norms[before:])
            self._emit(clause, sentence, run, Force.STATES, Bearer.NOBODY, frame, ground=ground, whole=True)
        return closing

    def _bare(self, clause: Clause, sentence: Span, run: Run, frame: Frame, turned: bool) -> Frame:
        """Words without force of their own: they continue an open lead-in, stand under a heading, or just state."""
        keys = [word.key for word in run.words]
        takes = frame.force is not Force.STATES and (frame.open or not self._lexicon.starts_with("statement_openings", keys, 0))
        if not takes and len(keys) <= _SHORT_BAN and self._lexicon.starts_with("bare_bans", keys, 0):
            return self._emit(clause, sentence, run, Force.FORBIDS, Bearer.USER, frame)
        if takes and not (frame.heading and not frame.open and self._party(keys) is Bearer.COMPANY):
            force, bearer, ground = frame.force, frame.bearer, frame.ground
            if turned and force in (Force.REQUIRES, Force.PERMITS):
                force = Force.FORBIDS
            inherited = True
        else:
            party = self._party(keys)
            force, bearer, ground, inherited = (
                Force.STATES,
                party or frame.bearer,
                frame.ground and frame.open,
                False,
            )
        return self._emit(clause, sentence, run, force, bearer, frame, ground=ground, inherited=inherited)

    def _party(self, keys: list[str]) -> Bearer | None:
        for at in range(min(len(keys), 4)):
            hit = self._lexicon.parties.longest(keys, at)
            if hit:
                return hit[1]
        return None

    def _norm(self, clause: Clause, sentence: Span, run: Run, stroke: Stroke, begin: int, frame: Frame) -> Frame:
        keys = [word.key for word in run.words]
        ground = (
            stroke.force in (Force.PERMITS, Force.REQUIRES, Force.STATES)
            and stroke.bearer is not Bearer.USER
            and any(
                self._lexicon.starts_with("enforcement", keys, at) for at in range(stroke.end, min(stroke.end + 12, stroke.stop))
            )
        )
        part = run.cut(begin, stroke.stop)
        return self._emit(clause, sentence, part, stroke.force, stroke.bearer, frame, ground=ground)

    def _emit(
        self, clause: Clause, sentence: Span, run: Run, force: Force, bearer: Bearer, frame: Frame, *,
        ground: bool = False, inherited: bool = False, whole: bool = False,
    ) -> Frame:  # fmt: skip
        """Record a norm and return the frame it hands down."""
        kept, exceptions = run.without_exceptions(self._lexicon)
        norm = Norm(
            document=self._index,
            clause=clause.index,
            sentence=sentence,
            span=run.span,
            force=force,
            bearer=bearer,
            words=frame.words + kept,
            own=len(frame.words),
            lead=frame.lead,
            exceptions=exceptions,
            ground=ground,
            inherited=inherited,
            whole=whole,
            limited=frame.limited,
        )
        self._norms.append(norm)
        return Frame(force, bearer, norm.words, (*frame.lead, run.span), ground, limited=frame.limited)
