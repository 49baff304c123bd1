"""The colours of verdicts, and how highlights and notes are drawn: also a viewer that draws nothing itself shows them so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.annotators.pdf.lines import Box, PageLines
from checker.model.verdict import Verdict

if TYPE_CHECKING:
    from pikepdf import Array, Pdf, Stream

Colour = tuple[float, float, float]

COLOURS: dict[Verdict, tuple[str, Colour]] = {
    Verdict.CONFLICT: ("red", (1.0, 0.55, 0.58)),
    Verdict.MISSING: ("orange", (1.0, 0.77, 0.5)),
    Verdict.PARTIAL: ("yellow", (1.0, 0.93, 0.45)),
    Verdict.NEEDS_REVIEW: ("violet", (0.84, 0.76, 1.0)),
    Verdict.MET: ("green", (0.68, 0.92, 0.72)),
}
"""Of highlights, with their names for the legend; light enough to read the words through."""
SUMMARY: Colour = (0.62, 0.8, 1.0)
"""Of the note that says how the terms stand."""
ASIDE: Colour = (0.85, 0.87, 0.89)
"""Of the note on what does not count."""
NOTE = 18.0
"""Points: the side of a note's icon."""


def quads(lines: PageLines) -> list[float]:
    """The corners of each line as viewers expect them, which is not as the standard has it: top left, top right, bottom left,
    bottom right.
    """
    numbers: list[float] = []
    for left, bottom, right, top in lines.boxes:
        numbers += [left, top, right, top, left, bottom, right, bottom]
    return numbers


def highlight(pdf: Pdf, lines: PageLines, colour: Colour) -> Stream:
    """The lines filled such that the words below show through."""
    import pikepdf

    blend = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, BM=pikepdf.Name.Multiply)
    drawing = ["/G gs", f"{_numbers(colour)} rg", *(f"{_numbers(_rectangle(box))} re f" for box in lines.boxes)]
    stream = _form(pdf, drawing, lines.around)
    stream.Resources = pikepdf.Dictionary(ExtGState=pikepdf.Dictionary(G=blend))
    # Without a group of its own the form is blended with nothing but itself.
    stream.Group = pikepdf.Dictionary(S=pikepdf.Name.Transparency)
    return stream


def icon(pdf: Pdf, colour: Colour) -> Stream:
    """A sheet with lines of writing."""
    drawing = ["0.35 0.35 0.35 RG 0.7 w", f"{_numbers(colour)} rg", "2 2 14 14 re B"]
    drawing += [f"4.5 {height} m 13.5 {height} l S" for height in (12.5, 9, 5.5)]
    return _form(pdf, drawing, (0, 0, NOTE, NOTE))


def array(numbers: Iterator[float] | list[float] | tuple[float, ...]) -> Array:
    """Numbers as the file holds them, to a hundredth."""
    from decimal import Decimal

    import pikepdf

    return pikepdf.Array([Decimal(f"{number:.2f}") for number in numbers])


def _form(pdf: Pdf, drawing: list[str], box: Box) -> Stream:
    import pikepdf

    stream = pikepdf.Stream(pdf, "\n".join(drawing).encode())
    stream.Type, stream.Subtype, stream.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, array(box)
    return stream


def _rectangle(box: Box) -> tuple[float, float, float, float]:
    return (box[0], box[1], box[2] - box[0], box[3] - box[1])


def _numbers(numbers: tuple[float, ...]) -> str:
    return " ".join(f"{number:.2f}" for number in numbers)
