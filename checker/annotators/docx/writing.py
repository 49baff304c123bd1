"""One document's plan carried out: comments, tracked insertions and deletions, in that document's own look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import TYPE_CHECKING

from checker.annotators.docx.additions import Passage, Placing
from checker.annotators.docx.changes import (
    ID,
    Stamp,
    delete,
    inserted,
    is_whole,
    mark_deleted,
    run_of,
)
from checker.annotators.docx.comments import Comments
from checker.annotators.docx.cuts import Cuts, Range, runs_between
from checker.annotators.docx.look import run_look
from checker.annotators.docx.package import Parts
from checker.annotators.docx.paragraphs import put_behind
from checker.annotators.docx.ranges import Ruler
from checker.annotators.docx.traces import kept_comments
from checker.annotators.plan import Plan, Remark, Removal, plan
from checker.annotators.remarks import remark_lines, summary_lines
from checker.readers.docx import paragraph_words
from checker.readers.docx.markup import INS, R_PR, P, R, W, child, number

if TYPE_CHECKING:
    from lxml.etree import _Element

    from checker.annotators import Wish
    from checker.model.document import Document, Span
    from checker.model.report import Report

_SUMMARY = "summary"
_REST = "Read what stays of the paragraph: it may say the same in other words."


class Writing:
    """The work on one document. Everything is found before anything is changed."""

    def __init__(self, parts: Parts, document: Document, report: Report, wish: Wish) -> None:
        self._parts, self._document, self._report = parts, document, report
        at = next(at for at, each in enumerate(report.documents) if each is document)
        self._plan: Plan = plan(report, at, wish)
        self._ruler = Ruler(document, parts.body, paragraph_words(parts.package, parts.body))
        self._stamp = Stamp(wish.today, _free_numbers(parts))
        findings = (*report.findings, *wish.spoilt)
        self._minutes = {finding.control: at for at, finding in enumerate(findings, 1)}
        self._comments = Comments(parts)
        self._unwritten = wish.unwritten
        self._kept = kept_comments(parts)
        self._counts = {"insertion": 0, "deletion": 0}
        self._done: dict[str, str] = {}
        """What was done in the text about each control, as its comment says it."""
        self._inserted: dict[str, list[_Element]] = {}
        """The tracked insertions that hold the wording of a control, where it has paragraphs of its own."""

    def write(self) -> None:
        """Carry out the plan."""
        added = {addition.finding.control for addition in self._plan.additions}
        remarks = [
            (remark, None if remark.loose and remark.finding.control in added else self._range(remark.span))
            for remark in self._plan.remarks
        ]
        removals = [(removal, found) for removal in self._plan.removals if (found := self._range(removal.span))]
        passages = Placing(self._document, self._ruler).passages(self._plan.additions)
        title = self._title()
        ranges = [found for _, found in remarks if found] + [found for _, found in removals]
        cuts = Cuts(self._parts.document, ranges + ([title] if title else []))
        for removal, found in removals:
            self._remove(removal, cuts.start(found), cuts.end(found))
        for passage in passages:
            self._add(passage)
        untold = [remark.finding for remark, found in remarks if not (found or remark.finding.control in self._inserted)]
        if title and _SUMMARY not in self._kept:
            lines = summary_lines(self._report, untold)
            self._comments.add(lines, _SUMMARY, self._stamp, cuts.start(title), cuts.end(title))
        for remark, found in remarks:
            self._remark(remark, (cuts.start(found), cuts.end(found)) if found else None)
        cuts.drawn()

    def told(self) -> Iterator[str]:
        """What was written, and what to mind."""
        counts = {"comment": self._comments.count, **self._counts}
        yield ", ".join(f"{number} {noun}{'' if number == 1 else 's'}" for noun, number in counts.items()) + "."
        settings = self._parts.package.part("settings")
        if child(settings, f"{W}documentProtection") is not None:
            yield "The file is protected against editing, and stays so: Word asks to lift that before changes can be accepted."

    def _range(self, span: Span | None) -> Range | None:
        """The characters of a span; where it stands in no run of the body (a note, a text box), the paragraph it belongs to."""
        if span is None:
            return None
        found = self._ruler.points(span)
        if found and not _in_text_box(found[0].element):
            return found
        return self._host(found[0].paragraph if found else self._ruler.paragraph(self._document, span.start))

    def _host(self, paragraph: _Element | None) -> Range | None:
        """The words of the body's own paragraph around or at a paragraph."""
        if paragraph is None:
            return None
        outer = list(paragraph.iterancestors(P))
        return self._ruler.all_of(outer[-1] if outer else paragraph)

    def _title(self) -> Range | None:
        """The first words of the document."""
        return next((found for clause in self._document.clauses if (found := self._range(clause.text_span))), None)

    def _remove(self, removal: Removal, start: _Element, end: _Element) -> None:
        runs = runs_between(start, end)
        if not runs or not is_whole(runs):
            return
        stamp = self._stamp.at(self._minutes[removal.findings[0].control])
        paragraphs = list(dict.fromkeys(next(run.iterancestors(P)) for run in runs))
        look = run_look(child(runs[0], R_PR))
        delete(runs, stamp)
        stays = not all(map(_is_emptied, paragraphs))
        self._counts["deletion"] += 1
        for finding in reversed(removal.replaced):
            words = inserted([run_of(finding.wording, look)], self._stamp.at(self._minutes[finding.control]))
            end.addprevious(words)
            self._counts["insertion"] += 1
            self._done[finding.control] = "The suggested wording takes the place of these words, as a tracked change."
        for finding in removal.findings:
            done = self._done.setdefault(finding.control, "These words are deleted, as a tracked change.")
            if stays and _REST not in done:
                self._done[finding.control] = f"{done} {_REST}"
        if not removal.replaced:
            self._close_up(paragraphs, stamp)

    def _close_up(self, paragraphs: Sequence[_Element], stamp: Stamp) -> None:
        """Take out paragraphs of which nothing is left, where another one comes behind."""
        for paragraph in paragraphs:
            after = paragraph.getnext()
            if _is_emptied(paragraph) and after is not None and after.tag == P and paragraph.find(f".//{W}sectPr") is None:
                mark_deleted(paragraph, stamp)

    def _add(self, passage: Passage) -> None:
        new = list(passage.paragraphs(self._stamp, self._minutes))
        put_behind(passage.anchor, new)
        for each in new:
            self._inserted.setdefault(each.control, []).extend(each.paragraph.iterchildren(INS))
        for addition in passage.additions:
            self._counts["insertion"] += 1
            done = f"The suggested wording is inserted {passage.named}, as a tracked change."
            self._done[addition.finding.control] = f"{self._done.get(addition.finding.control, '')} {done}".strip()

    def _remark(self, remark: Remark, around: tuple[_Element, _Element] | None) -> None:
        """Comment between two pegs, else on the wording that was added; not where a comment of ours was kept."""
        control = remark.finding.control
        lines = remark_lines(remark, self._report, self._done.get(control) or self._unwritten.get(control, ""))
        stamp = self._stamp.at(self._minutes[control])
        added = self._inserted.get(control)
        if control in self._kept:
            return
        if around:
            self._comments.add(lines, control, stamp, *around)
        elif added:
            self._comments.add_inserted(lines, control, stamp, added[0], added[-1])


def _free_numbers(parts: Parts) -> Iterator[int]:
    """Numbers above all that changes, comments and bookmarks of the document have."""
    used = [0]
    for root in (parts.document, parts.related("comments")):
        for element in root.iter() if root is not None else ():
            used.append(number(element.get(ID)) or 0)
    return count(max(used) + 1)


def _in_text_box(element: _Element) -> bool:
    """Whether an element stands in a paragraph within another one: Word comments on the outer one only."""
    return len(list(element.iterancestors(P))) > 1


def _is_emptied(paragraph: _Element) -> bool:
    """Whether no words are left in a paragraph."""
    return all(_is_deleted(run) for run in paragraph.iter(R) if next(run.iterancestors(P)) is paragraph)


def _is_deleted(run: _Element) -> bool:
    return any(each.tag == f"{W}del" for each in run.iterancestors())
