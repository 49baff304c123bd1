"""Files -> documents: one module a format, one outline for all.

Binding decisions:
- A format module turns bytes into blocks (`read_blocks(name, data) -> Reading`); it knows nothing of clauses. Everything that
  is the same for all formats (typed labels, lead-ins, headings by their look, sentences) is in the outline.
- File-format libraries are imported inside functions: `flowdown --help` must not pay for them.
- Any input gives a Document or a ReadError that says what to do; never a traceback.
"""

from __future__ import annotations

import hashlib
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from checker.model.document import Document
from checker.model.errors import ReadError

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
    ".pdf": "pdf",
}
"""Suffix -> the module of this package that reads it."""

SIZE_BOUND = 50 * 1024 * 1024
"""Bytes; a larger file is no terms."""

_SAVE_AS = {".doc", ".docm", ".dot", ".dotx", ".odt", ".rtf", ".pages", ".wpd"}


def read(path: Path, name: str | None = None) -> Document:
    """The document in a file. `name` is what reports call it (default: the path as given). Raises ReadError."""
    name = name or str(path)
    read_blocks = _reader(path, name)
    return _document(name, _bytes(path, name), read_blocks)


def read_bytes(name: str, data: bytes) -> Document:
    """The document in bytes that are at hand; `name` with its suffix says what they are. Raises ReadError."""
    module = import_module(f"checker.readers.{READERS[Path(name).suffix.lower()]}")
    return _document(name, data, module.read_blocks)


def _document(name: str, data: bytes, read_blocks: Callable[[str, bytes], Reading]) -> Document:
    from checker.readers.outline import build

    reading = read_blocks(name, data)
    if not any(character.isalnum() for block in reading.blocks for character in block.text) and not reading.unread:
        raise ReadError(name, "there are no words in the file", "check that it is the right file")
    return build(name, hashlib.sha256(data).hexdigest(), reading)


def _reader(path: Path, name: str) -> Callable[[str, bytes], Reading]:
    suffix = path.suffix.lower()
    if path.is_dir():
        raise ReadError(name, "is a folder", "name the files in it")
    if not path.exists():
        raise ReadError(name, "there is no such file", "check the path")
    if suffix in _SAVE_AS:
        raise ReadError(name, f"{suffix} files are not read", "save it as .docx or PDF and check that")
    if suffix not in READERS:
        known = ", ".join(READERS)
        raise ReadError(name, f"files of kind {suffix or 'without a suffix'} are not read", f"known are {known}")
    module = import_module(f"checker.readers.{READERS[suffix]}")
    found: Callable[[str, bytes], Reading] = module.read_blocks
    return found


def _bytes(path: Path, name: str) -> bytes:
    try:
        if path.stat().st_size > SIZE_BOUND:
            raise ReadError(name, "the file is larger than 50 MB", "check a smaller file, or split it")
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(name, f"the file cannot be opened ({error.strerror})", "check its permissions") from error
    if not data.strip():
        raise ReadError(name, "the file is empty", "check that it is the right file")
    return data
