"""RTF to blocks: one a paragraph, its number as the word processor printed it. `striprtf` reads the words.

What that library would mix into the text (deleted and hidden words) is refused, and what it leaves out is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.model.document import Block, BlockKind, Place, Unread
from checker.model.errors import ReadError
from checker.model.reading import PLAIN, ReadOptions
from checker.readers.bounds import OverrunError, bounded
from checker.readers.docx.symbols import typed_bullets
from checker.readers.reading import Reading
from checker.readers.text.characters import Writer

_AS_DOCX = "open it in a word processor, save it as .docx and check that file"
_MIXED = {
    "tracked changes": re.compile(rb"\\(?:deleted|revised)(?![a-z0-9])"),
    "hidden words": re.compile(rb"\\v(?![a-z0-9])"),
}
_LEFT_OUT = {
    "footnotes": re.compile(rb"\\footnote(?![a-z])"),
    "text boxes": re.compile(rb"\\shptxt(?![a-z])"),
    "embedded objects": re.compile(rb"\\object(?![a-z])"),
}
_STYLES = b"{\\stylesheet"
_BULLET = re.compile(r"^\s*[·\uf0b7o§¨Øüvq\ufffd]\t")
"""Bullets of lists as the library reads them: characters of symbol fonts, by their codes."""
_CELL = "|"
_LARGEST = 3_000_000
"""Bytes; the words of a long contract are some hundred thousand, the rest is pictures."""
_DEEPEST = 500
"""Groups within one another; a word processor makes some ten."""
_SECONDS = 8
_MEGABYTES = 400


def read_blocks(name: str, data: bytes, _options: ReadOptions = PLAIN) -> Reading:
    """Read the RTF in `data`; a place's paragraph counts the paragraphs with text. Raises `ReadError`."""
    from striprtf.striprtf import rtf_to_text

    if not data.lstrip().startswith(b"{\\rtf"):
        raise ReadError(name, "is no RTF file", _AS_DOCX)
    if len(data) > _LARGEST:
        raise ReadError(name, "is an RTF file of more than 3 MB", _AS_DOCX)
    if not _end(data, 0):
        raise ReadError(name, "is cut short or damaged", _AS_DOCX)
    styles = data.find(_STYLES)  # these may speak of hidden words where none are
    bare = data if styles < 0 else data[:styles] + data[_end(data, styles) :]
    for what, mark in _MIXED.items():
        if mark.search(bare):
            raise ReadError(name, f"holds {what}, which cannot be told apart in an RTF file", _AS_DOCX)
    if b"\\listtext" not in data:  # WordPad writes its numbers under the older name, which the library passes over
        data = data.replace(b"\\pntext", b"\\listtext")
    # The library writes the address of a link into the text, which nobody sees in print.
    source = data.replace(b"HYPERLINK", b"LINK").decode("latin-1")
    try:
        [text] = bounded(lambda: [_utf8(rtf_to_text(source, errors="replace"))], _SECONDS, _MEGABYTES)  # type: ignore[no-untyped-call]
    except OverrunError as overrun:  # the library lets through whatever broken codes raise, and searches some for over a minute
        raise ReadError(name, f"takes more than {_SECONDS} s to read" if overrun.slow else "is damaged", _AS_DOCX) from None
    unread = tuple(Unread(Place(), f"the {what} of an RTF file") for what, mark in _LEFT_OUT.items() if mark.search(bare))
    blocks = tuple(_blocks(text.decode()))
    if not blocks:
        raise ReadError(name, "has no text", _AS_DOCX)
    return Reading(blocks, unread)


def _utf8(text: str) -> bytes:
    """The text, with pairs of surrogates as the characters that they mean."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()


def _blocks(text: str) -> Iterator[Block]:
    """The lines of a text as blocks; cells stand side by side as in every other format."""
    paragraph = 0
    for printed in typed_bullets(text).split("\n"):
        line = _BULLET.sub("• ", printed)
        row = line.rstrip().endswith(_CELL)
        writer = Writer()
        cells = [cell for cell in line.split(_CELL) if cell.strip()] if row else [line]
        paragraph += any(map(str.strip, cells))
        writer.add(" | ".join(cells), Place(paragraph=paragraph))
        if writer.text:
            yield Block(BlockKind.CELL if len(cells) > 1 else BlockKind.PARAGRAPH, writer.text, marks=writer.marks)


def _end(data: bytes, start: int) -> int:
    """Where the group that begins at `start` ends; 0 where it does not, or holds groups too deep in one another."""
    depth = 0
    for brace in re.finditer(rb"\\.|([{}])", data[start:], re.DOTALL):
        if brace.group(1):
            depth += 1 if brace.group(1) == b"{" else -1
            if not depth:
                return start + brace.end()
            if depth > _DEEPEST:
                return 0
    return 0
