"""One document's plan carried out on its pages: highlights at the words, notes beside what has none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checker.annotators import AUTHOR
from checker.annotators.pdf.lines import PageLines, lines_of
from checker.annotators.pdf.looks import ASIDE, COLOURS, NOTE, SUMMARY, Colour, array, highlight, icon, quads
from checker.annotators.pdf.sheet import sheet_of
from checker.annotators.pdf.traces import name_of
from checker.annotators.plan import Remark, plan, sets_out
from checker.annotators.remarks import headline, remark_lines, summary_lines
from checker.model.verdict import Verdict
from checker.reporters.sections import VERDICTS, add_label

if TYPE_CHECKING:
    from pikepdf import Pdf

    from checker.annotators import Wish
    from checker.model.document import Document, Span
    from checker.model.report import Report

_EDGE, _STEP = 4.0, 22.0
"""Points: how far notes stand from the edge of a page, and from each other."""
_PRINTED, _UPRIGHT = 4, 8 + 16
"""Flags of an annotation: it is printed; it is neither turned nor scaled with the page."""


@dataclass
class _Counts:
    highlights: int = 0
    notes: int = 0


class Writing:
    """The work on one document. `kept` are the names of annotations that are there already."""

    def __init__(self, pdf: Pdf, document: Document, report: Report, wish: Wish, kept: set[str]) -> None:
        self._pdf, self._document, self._report, self._wish, self._kept = pdf, document, report, wish, kept
        at = next(at for at, each in enumerate(report.documents) if each is document)
        # What no document has words for is told of once.
        self._remarks = [remark for remark in plan(report, at, wish).remarks if remark.span or at == 0]
        self._counts = _Counts()
        self._pages: dict[int, list[Any]] = {}
        self._stacked: dict[int, int] = {}

    def write(self) -> None:
        """Carry out the plan: first how the terms stand, then what no clause answers, then page by page the rest."""
        import pikepdf

        groups = self._by_span()
        legend = {remark.finding.verdict for remarks in groups.values() for remark in remarks}
        self._note(1, f"{AUTHOR}: summary and legend", [*summary_lines(self._report, ()), *_legend(legend)], SUMMARY)
        self._beside(groups.pop(None, []))
        for unread in self._document.unread:
            lines = [f"This page could not be read: {unread.why}.", "Nothing on it was checked: a person has to read it."]
            self._note(unread.place.page or 1, "Not read", lines, COLOURS[Verdict.NEEDS_REVIEW][1])
        for span, remarks in groups.items():
            if span is not None:
                self._highlight(span, remarks)
        for number, entries in self._pages.items():
            page = self._pdf.pages[number - 1].obj
            page.Annots = self._pdf.make_indirect(pikepdf.Array([*page.get("/Annots", ()), *entries]))

    def told(self) -> Iterator[str]:
        """What was written, and what to mind."""
        counts = {"highlight": self._counts.highlights, "note": self._counts.notes}
        yield ", ".join(f"{number} {noun}{'' if number == 1 else 's'}" for noun, number in counts.items()) + "."
        if kept := len(self._kept):
            yield f"{kept} of an earlier run stay{'s' if kept == 1 else ''}: somebody worked on {'it' if kept == 1 else 'them'}."
        if self._pdf.is_encrypted:
            yield "The original restricts what may be done with it (to print, copy or change it); this copy does not."
        elif self._wish.password:
            yield "This copy opens without a password."

    def _by_span(self) -> dict[Span | None, list[Remark]]:
        """The remarks at each quote, the gravest first: words that speak to several findings are highlighted once."""
        groups: dict[Span | None, list[Remark]] = {}
        for remark in self._remarks:
            span = remark.span if remark.span and lines_of(self._document, remark.span) else None
            groups.setdefault(span, []).append(remark)
        for remarks in groups.values():
            remarks.sort(key=lambda each: (VERDICTS.index(each.finding.verdict), each.finding.severity.rank))
        return groups

    def _beside(self, remarks: Sequence[Remark]) -> None:
        """Notes for what no clause comes near to; what does not count now shares one, lest it hide what does."""
        later = [remark for remark in remarks if not remark.finding.fails]
        for remark in remarks:
            if remark.finding.fails:
                title, *lines = self._lines(remark)
                self._note(1, title, lines, COLOURS[remark.finding.verdict][1])
        if later:
            texts = ["\n".join(self._lines(remark)) for remark in later]
            self._note(1, f"Not in the terms, and not counted now: {len(later)}", ["\n\n".join(texts)], ASIDE)

    def _lines(self, remark: Remark) -> list[str]:
        finding = remark.finding
        wording = f"{add_label(finding).capitalize()}: {' '.join(finding.wording.split())}" if sets_out(finding) else ""
        return remark_lines(remark, self._report, wording)

    def _highlight(self, span: Span, remarks: Sequence[Remark]) -> None:
        """Highlight a quote; where it goes on over pages, the first part tells all and the others where that is."""
        grave = remarks[0].finding
        colour = COLOURS[grave.verdict][1]
        texts = ["\n".join(self._lines(remark)) for remark in remarks]
        first, *rest = lines_of(self._document, span)
        self._mark(first, headline(grave), "\n\n".join(texts), colour)
        for lines in rest:
            self._mark(lines, headline(grave), f"{headline(grave)}\nSee page {first.page}.", colour)

    def _mark(self, lines: PageLines, title: str, text: str, colour: Colour) -> None:
        import pikepdf

        annotation = self._annotation("/Highlight", lines.page, list(lines.around), title, text, colour)
        if annotation is not None:
            annotation.QuadPoints = array(quads(lines))
            annotation.AP = pikepdf.Dictionary(N=highlight(self._pdf, lines, colour))
            annotation.F = _PRINTED
            self._counts.highlights += 1

    def _note(self, page: int, title: str, lines: Sequence[str], colour: Colour) -> None:
        """A note at the right edge of a page, below those that are there already."""
        import pikepdf

        sheet = sheet_of(self._pdf.pages[page - 1])
        number = self._stacked[page] = self._stacked.get(page, -1) + 1
        fitting = max(1, int((sheet.height - 2 * _EDGE) // _STEP))
        column, line = divmod(number, fitting)
        x, y = sheet.point(NOTE + _EDGE + column * _STEP, _EDGE + line * _STEP)
        # A note that does not turn with the page hangs on the corner that is its upper left in the file's own space.
        rectangle = [x, y - NOTE, x + NOTE, y]
        annotation = self._annotation("/Text", page, rectangle, title, "\n".join((title, *lines)), colour)
        if annotation is not None:
            annotation.Name = pikepdf.Name.Note
            annotation.AP = pikepdf.Dictionary(N=icon(self._pdf, colour))
            annotation.F = _PRINTED + _UPRIGHT
            self._counts.notes += 1

    def _annotation(self, kind: str, page: int, rectangle: list[float], title: str, text: str, colour: Colour) -> Any:
        """An annotation put on a page; None where one that somebody worked on says the same."""
        import pikepdf

        rectangle = [round(edge, 2) for edge in rectangle]
        name = name_of(page, text, rectangle)
        if name in self._kept:
            return None
        day = f"D:{self._wish.today:%Y%m%d}000000Z"
        annotation = self._pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name(kind),
                Rect=array(rectangle),
                Contents=pikepdf.String(text),
                T=pikepdf.String(AUTHOR),
                Subj=pikepdf.String(title),
                NM=pikepdf.String(name),
                M=pikepdf.String(day),
                CreationDate=pikepdf.String(day),
                C=array(colour),
                P=self._pdf.pages[page - 1].obj,
            )
        )
        self._pages.setdefault(page, []).append(annotation)
        return annotation


def _legend(verdicts: set[Verdict]) -> Iterator[str]:
    """What the colours stand for, of those that are used."""
    shown = [f"{name} for {verdict.value}" for verdict, (name, _) in COLOURS.items() if verdict in verdicts]
    if shown:
        yield f"Colours: {', '.join(shown)}. At a missing control the nearest words are marked."
        yield "What no clause comes near to is in the notes below this one."
