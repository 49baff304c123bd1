"""What an earlier run left on the pages: taken away, unless somebody has worked on it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from checker.annotators import AUTHOR

if TYPE_CHECKING:
    from pikepdf import Pdf

_MARK = f"{AUTHOR}-"


def name_of(page: int, text: str, rectangle: list[float]) -> str:
    """The name of an annotation of ours: it tells its place from others, and that nobody has changed its words."""
    return f"{_MARK}{_hash(text)}-{_hash(f'{page} {rectangle}')}"


def take_out(pdf: Pdf) -> set[str]:
    """Take away the annotations of an earlier run with their pop-ups. Gives the names of those that stay, because somebody
    answered or rewrote them.
    """
    kept: set[str] = set()
    for page in pdf.pages:
        annotations = page.obj.get("/Annots")
        if annotations is None:
            continue
        found = list(annotations)
        answered = {_id(each.IRT) for each in found if "/IRT" in each}
        gone: set[tuple[int, int]] = set()
        for each in found:
            if not _is_ours(each):
                continue
            if _id(each) in answered or _is_rewritten(each):
                kept.add(str(each.NM))
            else:
                gone.add(_id(each))
        if gone:
            rest = [each for each in found if _id(each) not in gone and _id(each.get("/Parent")) not in gone]
            _put(pdf, page.obj, rest)
    return kept


def _put(pdf: Pdf, page: Any, entries: list[Any]) -> None:
    import pikepdf

    if not entries:
        del page.Annots
    elif page.Annots.is_indirect:
        page.Annots = pdf.make_indirect(pikepdf.Array(entries))
    else:
        page.Annots = pikepdf.Array(entries)


def _is_ours(annotation: Any) -> bool:
    return str(annotation.get("/NM", "")).startswith(_MARK)


def _is_rewritten(annotation: Any) -> bool:
    return str(annotation.NM).split("-")[1] != _hash(str(annotation.get("/Contents", "")))


def _hash(text: str) -> str:
    """Of the words alone: viewers change the ends of lines."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "replace")).hexdigest()[:16]


def _id(entry: Any) -> tuple[int, int]:
    """An object's number; (0, 0) for what has none."""
    return entry.objgen if entry is not None and entry.is_indirect else (0, 0)
