"""A PDF opened to be annotated, or the reason why it is not; and the bytes of one that was."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from checker.model.errors import ReadError

if TYPE_CHECKING:
    from pikepdf import Pdf

_MOST_FIELDS = 10_000
"""Fields of a form; a tree with more is no form that somebody filled in."""


def opened(name: str, data: bytes, password: str = "") -> Pdf:
    """The file. Raises ReadError where it is locked, broken, or signed: a signature does not outlive a change."""
    import pikepdf

    try:
        pdf = pikepdf.open(io.BytesIO(data), password=password)
    except pikepdf.PasswordError as error:
        hint = "check --password" if password else "give it with --password, or annotate a copy without one"
        raise ReadError(name, "is encrypted with a password", hint) from error
    except pikepdf.PdfError as error:
        raise ReadError(
            name, "is broken, and nothing can be written into it", "print it to a new PDF and annotate that"
        ) from error
    if _is_signed(pdf):
        raise ReadError(name, "is signed, and any change would break the signature", "annotate the draft that was signed")
    return pdf


def saved(pdf: Pdf) -> bytes:
    """The bytes of the file: streams as they were, no clock, and the same for the same file and annotations."""
    import pikepdf

    out = io.BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.preserve,
        fix_metadata_version=False,
        encryption=False,
    )
    return out.getvalue()


def _is_signed(pdf: Pdf) -> bool:
    """Whether a person or an authority has signed; an empty field for a signature is none."""
    root = pdf.Root
    if "/DocMDP" in root.get("/Perms", {}):
        return True
    form: Any = root.get("/AcroForm", {})
    waiting = list(form.get("/Fields", ())) if form else []
    for _ in range(_MOST_FIELDS):
        if not waiting:
            return False
        field = waiting.pop()
        if "/ByteRange" in field.get("/V", {}):
            return True
        waiting += list(field.get("/Kids", ()))
    return False
