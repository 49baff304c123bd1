"""Word documents (.docx) to blocks, from their XML parts.

The document is read as it would be printed with every tracked change accepted. Running heads and feet, comments, hidden text
and tables of contents are left out; what is left out and could matter is counted in a notice, what could not be read is listed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model.errors import ReadError
from checker.readers.docx_body import Source, Story
from checker.readers.docx_markup import BODY, P, child
from checker.readers.docx_notes import note_blocks
from checker.readers.docx_numbering import Numbering
from checker.readers.docx_package import Package, damaged
from checker.readers.docx_styles import Styles
from checker.readers.docx_tally import Tally
from checker.readers.reading import Reading

if TYPE_CHECKING:
    from lxml.etree import _Element


def read_blocks(name: str, data: bytes) -> Reading:
    """The blocks of the .docx in `data`; `name` is for messages.

    A mark's paragraph is the place of its `w:p` among all those of the body, from 1; a note stands at the paragraph that refers
    to it. Raises `ReadError` for a file that is damaged, locked, of another kind or without text.
    """
    package = Package(name, data)
    root = package.xml(package.main)
    body = child(root, BODY)
    if body is None:
        raise damaged(name)
    styles = Styles(package.part("styles"))
    numbering = Numbering(package.part("numbering"), styles)
    reading, sound = _read(package, body, styles, numbering, fields=True)
    if not sound:
        reading, _ = _read(package, body, styles, numbering, fields=False)
    if not reading.blocks:
        hint = "check that it is the right file; if it holds pictures of pages, save it as PDF, run it through OCR"
        raise ReadError(name, "has no text", f"{hint} (for example ocrmypdf) and check that file")
    return reading


def _read(
    package: Package, body: _Element, styles: Styles, numbering: Numbering, *, fields: bool
) -> tuple[Reading, bool]:
    """One pass over the document, and whether every field in it had an end."""
    tally = Tally()
    ordinals = {paragraph: at for at, paragraph in enumerate(body.iter(P), 1)}
    source = Source(styles, numbering, tally, ordinals, fields)
    story = Story(source)
    story.read(body)
    notes = note_blocks(package, body, story.notes, source)
    return Reading((*story.blocks, *notes), tuple(tally.unread), tally.notices()), not story.ends_inside_field
