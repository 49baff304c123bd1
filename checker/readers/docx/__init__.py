"""Word documents (.docx, .docm and their templates) to blocks, from their XML parts.

Of a text with tracked changes the state is read that the options ask for. Running heads and feet, comments,
hidden text, macros and tables of contents are left out. A notice counts what was left out and could matter;
what could not be read is listed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.model.document import Block, BlockKind
from checker.model.errors import ReadError
from checker.model.reading import PLAIN, ReadOptions, Revisions
from checker.readers.docx.body import Source, Story
from checker.readers.docx.changes import ACCEPTED, ORIGINAL, Changes, State
from checker.readers.docx.markup import P
from checker.readers.docx.notes import NOTES, note_blocks
from checker.readers.docx.numbering import Numbering
from checker.readers.docx.package import Package
from checker.readers.docx.styles import Styles
from checker.readers.docx.tally import Tally
from checker.readers.docx.words import Words
from checker.readers.reading import Reading

if TYPE_CHECKING:
    from lxml.etree import _Element


def read_blocks(name: str, data: bytes, options: ReadOptions = PLAIN) -> Reading:
    """Read the .docx in `data`; `name` is for messages.

    A mark's paragraph is the place of its `w:p` among all those of the body, from 1; a note stands at the
    paragraph that refers to it. Raises `ReadError` for a file that is damaged, locked, empty or no .docx.
    """
    package = Package(name, data, options.password)
    body = package.body()
    styles = Styles(package.part("styles"))
    numbering = Numbering(package.part("numbering"), styles)
    ordinals = {paragraph: at for at, paragraph in enumerate(body.iter(P), 1)}
    source = Source(styles, numbering, ordinals, Tally())
    changes = Changes()
    for part in (body, *map(package.part, NOTES)):
        if part is not None:
            changes.count(part, styles)
    readings = [_reading(package, body, replace(source, tally=Tally(), state=state)) for state in _STATES[options.revisions]]
    blocks = readings[0].blocks if len(readings) == 1 else _both(*(reading.blocks for reading in readings))
    if not blocks:
        hint = "if it shows pictures of pages, save it as PDF and run that through OCR, for example ocrmypdf"
        raise ReadError(name, "has no text", hint)
    told = (changes.notice(options.revisions), *readings[-1].notices, _MACROS if package.has_macros else "")
    return Reading(blocks, readings[-1].unread, tuple(notice for notice in told if notice))


def paragraph_words(package: Package, body: _Element) -> dict[_Element, Words]:
    """The words of every paragraph of a body in its accepted state, with the elements they stand in, as `read_blocks` reads them:
    the same runs are counted.
    """
    found: dict[_Element, Words] = {}
    styles = Styles(package.part("styles"))
    ordinals = {paragraph: at for at, paragraph in enumerate(body.iter(P), 1)}
    numbering = Numbering(package.part("numbering"), styles)
    _reading(package, body, Source(styles, numbering, ordinals, Tally(), seen=found.__setitem__))
    return found


_STATES: dict[Revisions, tuple[State, ...]] = {
    Revisions.accepted: (ACCEPTED,),
    Revisions.original: (ORIGINAL,),
    Revisions.both: (ORIGINAL, ACCEPTED),
}
_MACROS = "The macros in the file were left out."


def _reading(package: Package, body: _Element, source: Source) -> Reading:
    """Read the document in one state of its tracked changes."""
    story = Story(source)
    story.read(body)
    blocks = story.blocks + note_blocks(package, body, story.notes, source)
    if source.tally.open_fields and source.fields:  # what came after the open field was taken for its code: read it as text
        return _reading(package, body, replace(source, tally=Tally(), fields=False))
    return Reading(tuple(blocks), tuple(source.tally.unread), source.tally.notices())


def _both(original: tuple[Block, ...], accepted: tuple[Block, ...]) -> tuple[Block, ...]:
    """Lay two states of a text into one: what they share once and as accepted, the rest as it was and then as accepted."""
    shared = {(_stands(block), block.text) for block in accepted}
    former = [block for block in original if (_stands(block), block.text) not in shared]
    return tuple(sorted((*former, *accepted), key=_stands))


def _stands(block: Block) -> tuple[bool, int]:
    """Where a block stands: notes after all text, each at its paragraph."""
    return block.kind is BlockKind.NOTE, (block.marks[0][1].paragraph or 0) if block.marks else 0
