"""OpenDocument text (.odt) to blocks, from its XML parts, with the numbers that are printed.

Running heads and feet, comments, hidden words and tables of contents are left out. Tracked changes are read as accepted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model.document import Block
from checker.model.errors import ReadError
from checker.model.reading import PLAIN, ReadOptions, Revisions
from checker.readers.archive import Archive, damaged
from checker.readers.docx.changes import Changes
from checker.readers.docx.tally import Tally
from checker.readers.odt.body import Source, Story
from checker.readers.odt.lists import Lists, Numbers, levels_of, named
from checker.readers.odt.markup import OFFICE, STYLE, TEXT
from checker.readers.odt.styles import Styles
from checker.readers.reading import Reading

if TYPE_CHECKING:
    from lxml.etree import _Element

_AS_DOCX = "open it in a word processor, save it as .docx and check that file"
_CHANGE = f"{TEXT}tracked-changes/{TEXT}changed-region/{TEXT}"


def read_blocks(name: str, data: bytes, options: ReadOptions = PLAIN) -> Reading:
    """Read the .odt in `data`; a mark's paragraph counts the paragraphs and headings of its body. Raises `ReadError`."""
    if not data.startswith(b"PK"):
        raise ReadError(name, "is not an OpenDocument text", _AS_DOCX)
    archive = Archive(name, data)
    if "content.xml" not in archive:
        raise ReadError(name, "is a zip file but not an OpenDocument text", _AS_DOCX)
    if b"encryption-data" in archive.data("META-INF/manifest.xml"):
        raise ReadError(name, "is protected with a password", "save a copy without it and check that file")
    content, looks = archive.xml("content.xml"), archive.xml("styles.xml")
    body = None if content is None else content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise damaged(name)
    changes = Changes(len(body.findall(f"{_CHANGE}insertion")), len(body.findall(f"{_CHANGE}deletion")))
    if changes.notice(options.revisions) and options.revisions is not Revisions.accepted:
        raise ReadError(name, "holds tracked changes, which are read only as accepted in an .odt", _AS_DOCX)
    source = _source(content, looks)
    story = Story(source)
    story.read(body)
    blocks: list[Block] = story.blocks + source.notes
    if not blocks:
        raise ReadError(name, "has no text", _AS_DOCX)
    told = (changes.notice(options.revisions), *source.tally.notices())
    return Reading(tuple(blocks), tuple(source.tally.unread), tuple(notice for notice in told if notice))


def _source(content: _Element | None, looks: _Element | None) -> Source:
    """What the file's styles say of numbers and words."""
    chapters = None if looks is None else next(looks.iter(f"{TEXT}outline-style"), None)
    lists, styles = f"{TEXT}list-style", f"{STYLE}style"
    return Source(
        Styles(named(looks, styles) | named(content, styles)),
        Lists(named(looks, lists) | named(content, lists)),
        Numbers(levels_of(chapters)),
        Tally(),
    )
