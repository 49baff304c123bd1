"""Small PDFs for the tests of the PDF reader, drawn with reportlab; all text is invented."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from checker.readers.pdf import read_blocks
from checker.readers.reading import Reading

WIDTH, HEIGHT = 595, 842
LEFT, TOP, LEADING, SIZE = 72, 740, 14, 11

Draw = Callable[[Canvas], None]

LONG = (
    "The customer keeps the credentials of each account safe and tells the provider without delay when a stranger "
    "may have used them. The provider answers such messages within two working days and may close the account until "
    "the matter has been settled between the parties."
)
OTHER = (
    "Fees are due within thirty days after the invoice has been received. Amounts that are not paid in time bear "
    "interest at the rate that the law allows, and the provider may stop the delivery of further work until the "
    "customer has paid all that is owed."
)


def pdf(*pages: Draw, encrypt: StandardEncryption | None = None, size: tuple[int, int] = (WIDTH, HEIGHT)) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, encrypt=encrypt)
    for draw in pages:
        canvas.setFont("Helvetica", SIZE)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def read(*pages: Draw) -> Reading:
    return read_blocks("terms.pdf", pdf(*pages))


def texts(reading: Reading) -> list[str]:
    return [block.text for block in reading.blocks]


def wrapped(text: str, width: float = 451, font: str = "Helvetica", size: float = SIZE) -> list[str]:
    """The lines of a text as a word processor breaks them, ragged."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if stringWidth(longer, font, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def lines(
    *text: str, left: float = LEFT, top: float = TOP, leading: float = LEADING, font: str = "Helvetica", size: float = SIZE
) -> Draw:
    """Draw each text on a line of its own, from `top` down."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        for index, line in enumerate(text):
            canvas.drawString(left, top - index * leading, line)

    return draw


def paragraph(text: str, *, left: float = LEFT, top: float = TOP, width: float = 451) -> Draw:
    return lines(*wrapped(text, width), left=left, top=top)


def together(*draws: Draw) -> Draw:
    def draw(canvas: Canvas) -> None:
        for one in draws:
            one(canvas)

    return draw


def columns(left: Iterable[str], right: Iterable[str], *, row_by_row: bool, gutter: float = 20) -> Draw:
    """Two columns of lines, painted one after the other or row by row."""
    width = (WIDTH - 2 * LEFT - gutter) / 2
    pieces = [(index, LEFT, line) for index, line in enumerate(left)]
    pieces += [(index, LEFT + width + gutter, line) for index, line in enumerate(right)]
    if row_by_row:
        pieces.sort()

    def draw(canvas: Canvas) -> None:
        for index, x, line in pieces:
            canvas.drawString(x, TOP - index * LEADING, line)

    return draw


def column_width(gutter: float = 20) -> float:
    return (WIDTH - 2 * LEFT - gutter) / 2
