"""The empty memo: the parts of `template/`, which are text, put together as Word expects them; and the bytes of a finished one.

Every look is a style with a name, so that a firm's own template can take it over.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document

_FOLDER = Path(__file__).parent / "template"
_TYPES = "[Content_Types].xml"
_BEGIN = (1980, 1, 1, 0, 0, 0)
"""The time of every part: the first that a ZIP file can tell."""


def empty_memo() -> Document:
    """A document with the styles, the foot and the settings of a memo, and no words."""
    import docx

    parts = {path.relative_to(_FOLDER).as_posix(): path.read_bytes() for path in _FOLDER.rglob("*") if path.is_file()}
    return docx.Document(io.BytesIO(_zipped(parts)))


def bytes_of(document: Document) -> bytes:
    """The file of a document; the same document gives the same bytes."""
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as archive:
        return _zipped({name: archive.read(name) for name in archive.namelist()})


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        # Programs that tell a file by its beginning look for the content types there.
        for name in sorted(parts, key=lambda name: (name != _TYPES, name)):
            archive.writestr(zipfile.ZipInfo(name, _BEGIN), parts[name], zipfile.ZIP_DEFLATED)
    return out.getvalue()
