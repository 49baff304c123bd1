"""Word documents (.docx) to blocks, from their XML parts.

The document is read as it would be printed with every tracked change accepted. Running heads and feet,
comments, hidden text and tables of contents are left out. A notice counts what was left out and could matter;
what could not be read is listed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model.document import Block
from checker.model.errors import ReadError
from checker.model.reading import PLAIN, ReadOptions
from checker.readers.docx_body import Source, Story
from checker.readers.docx_markup import P
from checker.readers.docx_notes import note_blocks
from checker.readers.docx_numbering import Numbering
from checker.readers.docx_package import Package
from checker.readers.docx_styles import Styles
from checker.readers.docx_tally import Tally
from checker.readers.reading import Reading

if TYPE_CHECKING:
    from lxml.etree import _Element


def read_blocks(name: str, data: bytes, _options: ReadOptions = PLAIN) -> Reading:
    """Read the .docx in `data`; `name` is for messages.

    A mark's paragraph is the place of its `w:p` among all those of the body, from 1; a note stands at the
    paragraph that refers to it. Raises `ReadError` for a file that is damaged, locked, empty or no .docx.
    """
    package = Package(name, data)
    body = package.body()
    styles = Styles(package.part("styles"))
    numbering = Numbering(package.part("numbering"), styles)
    ordinals = {paragraph: at for at, paragraph in enumerate(body.iter(P), 1)}
    source = Source(styles, numbering, ordinals, Tally())
    blocks = _blocks(package, body, source)
    if source.tally.open_fields:  # what came after the open field was taken for its code: read it as text
        source = Source(styles, numbering, ordinals, Tally(), fields=False)
        blocks = _blocks(package, body, source)
    if not blocks:
        hint = "if it shows pictures of pages, save it as PDF and run that through OCR, for example ocrmypdf"
        raise ReadError(name, "has no text", hint)
    return Reading(tuple(blocks), tuple(source.tally.unread), source.tally.notices())


def _blocks(package: Package, body: _Element, source: Source) -> list[Block]:
    story = Story(source)
    story.read(body)
    return story.blocks + note_blocks(package, body, story.notes, source)
