"""Reads norms: every sentence of a document with what it inherits from its lead-ins and headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.engine.bindings import of_bare, of_stroke
from checker.engine.definitions import defined_names
from checker.engine.fed import feed
from checker.engine.frame import Binding, Frame
from checker.engine.lexicon import Lexicon
from checker.engine.operators import strokes
from checker.engine.precedence import prevailing
from checker.engine.sentence import Run, quotations, runs
from checker.engine.strokes import LeadIn, Stroke
from checker.language.words import WordedText
from checker.model.document import Clause, ClauseKind, Document, Span
from checker.model.norms import Bearer, Force, Norm, TermsSet

# A sentence of so few words that names something forbidden works as a run-in heading ("Prohibited uses.").
_RUN_IN = 6
# Where a sentence says for what it holds, it does so with one of its first words.
_OPENS = 3
# Behind so many opening words ("except to the extent that") an exception names its subject.
_EXCEPTION_OPENING = 6


_NOTHING = Frame()


def read_norms(documents: Sequence[Document], known: Lexicon) -> TermsSet:
    """Every norm of a terms set in reading order; defined names are taken from all its documents together."""
    names = defined_names(documents, known.grammar, known.book)
    norms: list[Norm] = []
    texts: list[WordedText] = []
    for index, document in enumerate(documents):
        text = WordedText.of(document.text, names)
        texts.append(text)
        norms.extend(_Reader(index, document, text, known).read())
    words = tuple(tuple(text.all) for text in texts)
    return TermsSet(tuple(documents), feed(documents, norms, known), names, words, prevailing(documents, texts, known))


class _Reader:
    """Reads one document top down, keeping the frame that each clause hands down."""

    def __init__(self, index: int, document: Document, text: WordedText, known: Lexicon) -> None:
        self._index = index
        self._document = document
        self._text = text
        self._lexicon = known
        self._frames: list[Frame] = []
        self._bans: dict[int | None, Frame] = {}
        """By parent: the ban that the last clause there ended with, which the next may go on with."""
        self._norms: list[Norm] = []
        self._quoted: tuple[Span, ...] = ()
        self._title: frozenset[str] = frozenset()

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
        handed = replace(
            above,
            words=above.words + heads,
            heads=len(above.words) + len(heads),
            lead=(*above.lead, clause.text_span),
            heading=True,
            open=False,
        )
        if clause.parent is None and clause.index == 0:
            # The document's own title names everything below it, so its words tell nothing.
            handed = replace(handed, words=above.words, heads=above.heads, lead=above.lead)
            self._title = frozenset(keys) if self._lexicon.has("documents", keys) else self._title
        if self._lexicon.has("limited_scopes", keys) and not (clause.index == 0 and self._title):
            handed = replace(handed, limited=True)
        if self._lexicon.has("company_headings", keys):
            return replace(handed, force=Force.FORBIDS, bearer=Bearer.COMPANY)
        if self._forbidding(keys):
            return replace(handed, force=Force.FORBIDS, bearer=Bearer.USER)
        if self._lexicon.has("permitting_headings", keys):
            return replace(handed, force=Force.STATES, bearer=Bearer.NOBODY)
        return handed

    def _forbidding(self, keys: Sequence[str]) -> bool:
        """Whether a heading forbids what stands bare below it; one that tells what the company does about it does not."""
        return self._lexicon.has("forbidding_headings", keys) and not self._lexicon.has("enforcing_headings", keys)

    def _clause(self, clause: Clause, above: Frame) -> Frame:
        """Read a clause's own sentences; what it hands down is what its last sentence leaves open.

        A number on a line of its own ("6.1.") says nothing and hands on what stands above it.
        """
        if not any(char.isalpha() for char in self._document.text[clause.text_span.start : clause.text_span.end]):
            return above
        frame = above
        closing = above
        ban = above if above.force is Force.FORBIDS else None
        earlier = self._bans.pop(clause.parent, None)
        self._quoted = quotations(self._text, clause.text_span, self._lexicon)
        for sentence in clause.sentences:
            keys = self._text.keys(sentence.start, sentence.end)
            # "Hateful content is forbidden. | Such content may include:" opens a list of what another clause forbids.
            opens = self._document.text[sentence.start : sentence.end].rstrip().endswith(":")
            held = ban or (earlier if opens else None)
            goes_on = held is not None and self._lexicon.starts_with("continuations", keys, 0)
            closing = self._sentence(clause, sentence, replace(held, open=True) if held and goes_on else frame)
            if closing.force is Force.FORBIDS:
                ban, earlier = closing, None
            elif not self._lexicon.has("lingering", keys):
                ban = earlier = None
            frame = replace(frame, reported=closing.reported)
            if len(keys) <= _RUN_IN and self._forbidding(keys) and closing.force is Force.STATES:
                frame = replace(closing, force=Force.FORBIDS, bearer=Bearer.USER, heading=True)
                closing = frame
        left = ban or earlier
        if left and left.bearer is Bearer.USER:
            self._bans[clause.parent] = left
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
        keys = [word.key for word in run.words]
        if not keys:
            return frame
        that = bool(frame.words) and frame.words[-1].key == "that"
        lead_in = LeadIn(frame.force, frame.bearer, that) if frame.open else None
        found = strokes(run.words, run.gaps, self._lexicon, lead_in)
        turned = frame.open and self._lexicon.starts_with("negations", keys, 0)
        if turned and found and found[0].start <= 1 and frame.force in (Force.REQUIRES, Force.PERMITS):
            found = []
        if not found:
            return self._emit(clause, sentence, run, frame, of_bare(clause, keys, frame, self._lexicon, turned=turned))
        return self._struck(clause, sentence, run, frame, found)

    def _struck(self, clause: Clause, sentence: Span, run: Run, frame: Frame, found: Sequence[Stroke]) -> Frame:
        """A run with force of its own: a norm for each stroke, and the whole of it where that says more."""
        before = len(self._norms)
        opening = run.cut(0, found[0].subject)
        if frame.open and opening.words and not found[0].reaches_back and found[0].start > found[0].subject:
            # What stands before the first operator of an item still belongs to the lead-in.
            keys = [word.key for word in opening.words]
            self._emit(clause, sentence, opening, frame, of_bare(clause, keys, frame, self._lexicon, turned=False))
        if found[0].force is Force.FORBIDS and self._limits(opening):
            frame = replace(frame, limited=True)
        closing = frame
        for stroke in found:
            part = run.cut(0 if stroke.reaches_back and stroke is found[0] else stroke.subject, stroke.stop)
            closing = self._emit(clause, sentence, part, frame, of_stroke(run, stroke, self._lexicon))
        if len(found) > 1 or opening.words:
            parts = self._norms[before:]
            whole = Binding(
                Force.STATES,
                Bearer.NOBODY,
                ground=any(norm.ground for norm in parts),
                whole=True,
                released=all(norm.released for norm in parts),
                renounced=all(norm.renounced for norm in parts),
            )
            self._emit(clause, sentence, run, frame, whole)
        # A condition before the operator holds for what hangs on it too ("If you do this, you must: ...").
        return replace(closing, words=frame.words + opening.words + closing.words[len(frame.words) :])

    def _limits(self, opening: Run) -> bool:
        """Whether the words before the first operator hold for one feature or plan only ("When you use the API, ..."), and
        not for what the document is about.
        """
        keys = [word.key for word in opening.words]
        ends = (self._lexicon.lists["limited_openings"].longest(keys, at) for at in range(min(len(keys), _OPENS)))
        return any(end is not None and keys[end[0] - 1] not in self._title for end in ends)

    def _hollow(self, exception: Span, bearer: Bearer) -> bool:
        """Whether an exception leaves the norm to the one it binds: "unless you think it useful", said of the user."""
        keys = self._text.keys(exception.start, exception.end)
        for at in range(min(len(keys), _EXCEPTION_OPENING)):
            hit = self._lexicon.parties.longest(keys, at)
            if hit:
                return hit[1] is bearer and self._lexicon.starts_with("own_will", keys, hit[0])
        return False

    def _emit(self, clause: Clause, sentence: Span, run: Run, frame: Frame, binding: Binding) -> Frame:
        """Record a norm and return the frame it hands down."""
        kept, exceptions = run.without_exceptions(self._lexicon)
        norm = Norm(
            document=self._index,
            clause=clause.index,
            sentence=sentence,
            span=run.span,
            force=binding.force,
            bearer=binding.bearer,
            words=frame.words + kept,
            own=len(frame.words),
            heads=frame.heads,
            lead=frame.lead,
            exceptions=exceptions,
            ground=binding.ground,
            inherited=binding.inherited,
            whole=binding.whole,
            limited=frame.limited,
            released=binding.released,
            renounced=binding.renounced,
            hollow=any(self._hollow(span, binding.bearer) for span in exceptions),
        )
        self._norms.append(norm)
        return Frame(
            force=binding.force,
            bearer=binding.bearer,
            words=norm.words,
            heads=frame.heads,
            lead=(*frame.lead, run.span),
            ground=binding.ground,
            limited=frame.limited,
            released=binding.released,
            renounced=binding.renounced,
        )
