"""Where in an outline new paragraphs go: behind the last one of a section, so that no present clause changes its number."""

from __future__ import annotations

from dataclasses import dataclass, replace

from checker.model.document import Clause, ClauseKind, Document

_LONGEST_TITLE = 6
_NEVER_MODEL = (ClauseKind.CELL, ClauseKind.NOTE)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for new paragraphs in a document of the terms set: in the section under the heading clause `section` (None where
    there is no heading), or at the end of the file under a new heading (`at_end`). `clause` is the topmost clause below the
    heading that the spot was found by.
    """

    document: int
    section: int | None
    clause: int
    at_end: bool = False

    def section_only(self) -> Spot:
        """The same spot for every clause of the section."""
        return self if self.section is None else replace(self, clause=self.section)


def spot(document: Document, at: int, clause: int) -> Spot:
    """The spot that belongs to a clause of the document number `at`."""
    top = document.clauses[clause]
    while top.parent is not None and document.clauses[top.parent].kind is not ClauseKind.HEADING:
        top = document.clauses[top.parent]
    if top.kind is ClauseKind.HEADING:
        return Spot(at, top.index, top.index)
    return Spot(at, top.parent, top.index)


def end_spot(documents: tuple[Document, ...], main: int = 0) -> Spot:
    """The end of the `main` document, or where no paragraphs can be added to that, of the first that takes some."""
    order = [main, *range(len(documents))]
    at = next((at for at in order if documents[at].place(0).paragraph), main)
    last = next((clause for clause in reversed(documents[at].clauses) if clause.kind is not ClauseKind.NOTE), None)
    return Spot(at, None, last.index if last else 0, at_end=True)


def last_of(document: Document, place: Spot) -> Clause:
    """The clause that new paragraphs at a spot come behind, with all that hangs on it."""
    if place.section is None or place.at_end:
        return document.clauses[place.clause]
    own = [clause for clause in document.clauses if clause.parent == place.section]
    direct = [clause for clause in own if clause.kind not in (ClauseKind.HEADING, ClauseKind.NOTE)]
    return direct[-1] if direct else document.clauses[place.section]


def end_of(document: Document, clause: Clause) -> int:
    """Where a clause ends with all that hangs on it: lists and notes do, but behind a heading something new begins, whatever
    the outline says.
    """
    end = clause.text_span.end
    for each in document.clauses[clause.index + 1 :]:
        if each.kind is ClauseKind.HEADING or each.text_span.start >= clause.span.end:
            break
        end = max(end, each.text_span.end)
    return end


def model_of(document: Document, place: Spot) -> Clause | None:
    """The clause that new paragraphs at a spot look like: the last one beside them that is plain text; None for none."""
    head = heading_of(document) if place.at_end else None
    if head:
        place = Spot(place.document, head.index, head.index)
    own = [clause for clause in document.clauses if clause.parent == place.section and clause.kind not in _NEVER_MODEL]
    own = [clause for clause in own if clause.kind is not ClauseKind.HEADING]
    if place.section is not None:
        return own[-1] if own else _first_text(document)
    at = document.clauses[place.clause]
    return at if at in own else _first_text(document)


def prose_of(document: Document, model: Clause) -> Clause:
    """The clause whose letters new words beside `model` look like: where that is only a title ("17. Definitions"), which may be
    bold as a whole, the last one of its kind beside it that says something.
    """
    beside = [each for each in document.clauses if each.parent == model.parent and each.kind is model.kind]
    said = [each for each in beside if len(document.quote(each.text_span).split()) > _LONGEST_TITLE]
    return model if model.kind is ClauseKind.HEADING or model in said or not said else said[-1]


def heading_of(document: Document) -> Clause | None:
    """The heading that a new one at the end looks like: the last of those that stand highest but for the title."""
    heads = [clause for clause in document.clauses if clause.kind is ClauseKind.HEADING]
    tops = [clause for clause in heads if clause.parent is None]
    if len(tops) > 1:
        return tops[-1]
    below = [clause for clause in heads if tops and clause.parent == tops[0].index]
    return next(reversed(below or tops), None)


def _first_text(document: Document) -> Clause | None:
    return next((clause for clause in document.clauses if clause.kind is ClauseKind.PARAGRAPH), None)
