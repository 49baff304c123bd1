"""Files -> documents: one module a format, one outline for all.

Binding decisions:
- A format's module or package (`docx`, `odt`, `rtf`, `pdf`, `html`, `markdown`, `plaintext`) turns bytes into blocks
  (`read_blocks(name, data, options) -> Reading`) and knows nothing of clauses. What is the same for all formats (typed labels,
  lead-ins, headings known by their look, sentences) is done once, on blocks, in `outline`. Formats share `text` (characters,
  encodings, places, broken words) and, where a file is a zip archive, `archive`; `markdown` hands the HTML in it to `html`,
  and `odt` reads rows, symbols and tracked changes with what `docx` knows of them.
- Nothing that speaks is lost but labels (they stand in `Clause.number`), navigation, tables of contents and page furniture.
- File-format libraries are imported inside functions: `flowdown --help` must not pay for them.
- Any input gives a Document or a ReadError that says what to do; never a traceback.

The way of a text: a format's blocks -> `languages` (what is not English is left out) -> `outline.units` (labels off, broken
paragraphs joined, headings known) -> `outline.hanging` (what hangs on what) -> `outline.build` (spans, numbers, sentences).
"""

from __future__ import annotations

import hashlib
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from checker.model.document import Document
from checker.model.errors import ReadError
from checker.model.printable import printable
from checker.model.reading import PLAIN, ReadOptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.readers.reading import Reading

READERS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "plaintext",
    ".text": "plaintext",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".dotm": "docx",
    ".odt": "odt",
    ".ott": "odt",
    ".rtf": "rtf",
    ".pdf": "pdf",
}
"""Suffix -> the module of this package that reads it."""

SIZE_BOUND = 50 * 1024 * 1024
"""Bytes; a larger file is no terms."""

_SAVE_AS = {".doc", ".dot", ".pages", ".wpd"}


def read(path: Path, name: str | None = None, options: ReadOptions = PLAIN) -> Document:
    """The document in a file. `name` is what reports call it (default: the path as given). Raises ReadError."""
    name = printable(name or str(path))
    return _document(name, data_of(path, name), _reader(name, path.suffix.lower()), options)


def data_of(path: Path, name: str) -> bytes:
    """The bytes of a file, ready for `read_bytes`. Raises ReadError."""
    name = printable(name)
    if path.is_dir():
        raise ReadError(name, "is a folder", "name the files in it")
    if not path.exists():
        raise ReadError(name, "does not exist", "check the path")
    try:
        if path.stat().st_size > SIZE_BOUND:
            raise ReadError(name, "is larger than 50 MB", "split it, or save it without its pictures")
        return path.read_bytes()
    except OSError as error:
        raise ReadError(name, f"cannot be opened ({error.strerror})", "check its permissions") from error


def read_bytes(name: str, data: bytes, options: ReadOptions = PLAIN) -> Document:
    """The document in bytes that are at hand; the suffix of `name` says what they are. Raises ReadError."""
    return _document(printable(name), data, _reader(name, Path(name).suffix.lower()), options)


def _reader(name: str, suffix: str) -> Callable[[str, bytes, ReadOptions], Reading]:
    """The function that reads files of a kind, from its module, which is imported only now."""
    if suffix in _SAVE_AS:
        raise ReadError(name, f"is a {suffix} file, which is not read", "save it as .docx or PDF and check that file")
    if suffix not in READERS:
        why = f"is a {suffix} file, which is not read" if suffix else "has no suffix that says what kind of file it is"
        raise ReadError(name, why, f"known are {', '.join(READERS)}")
    read_blocks: Callable[[str, bytes, ReadOptions], Reading] = import_module(f"checker.readers.{READERS[suffix]}").read_blocks
    return read_blocks


def _document(
    name: str, data: bytes, read_blocks: Callable[[str, bytes, ReadOptions], Reading], options: ReadOptions
) -> Document:
    from checker.model.report import OWN_WORDS
    from checker.readers.languages.english import is_plain
    from checker.readers.outline import build

    if not data.strip():
        raise ReadError(name, "is empty", "check that it is the right file")
    reading = read_blocks(name, data, options)
    if not is_plain(reading.blocks):
        from checker.readers.languages.foreign import english_only

        reading = english_only(name, reading)
    document = build(name, hashlib.sha256(data).hexdigest(), reading)
    if not document.clauses and not reading.unread:
        raise ReadError(name, "has no words in it", "check that it is the right file")
    if OWN_WORDS in document.text:
        # It quotes the words to add, so that nearly every control would be met.
        raise ReadError(name, "is a report that flowdown wrote, no terms", "name the terms, and keep reports out of their folder")
    return document
