"""How reading a file may end: in a sound document, or in a ReadError of one printable line."""

from __future__ import annotations

import re
import traceback

from checker.model.document import Document
from checker.model.errors import ReadError
from checker.readers import read_bytes

DOCUMENT, REFUSED, FAULT = "document", "refused", "fault"

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
"""What a terminal would obey; line breaks separate clauses."""
_LONGEST_MESSAGE = 300


def outcome(name: str, data: bytes) -> str:
    """How reading ends: "document", "refused", or "fault: " and what is wrong."""
    try:
        return fault_of(read_bytes(name, data)) or DOCUMENT
    except ReadError as error:
        said = str(error)
        sound = not _CONTROL.search(said) and "\n" not in said and len(said) < _LONGEST_MESSAGE
        return REFUSED if sound else f"{FAULT}: it says {said!r}"
    except MemoryError:
        return f"{FAULT}: out of memory"
    except Exception:  # whatever comes is the finding
        return f"{FAULT}: " + traceback.format_exc(limit=-3).replace("\n", " | ")


def fault_of(document: Document) -> str:
    """What is wrong with a document, "" for nothing: its spans nest, and all its words are printable."""
    if found := _CONTROL.search(document.text):
        return f"{FAULT}: {found.group()!r} in the text"
    for clause in document.clauses:
        above = document.clauses[clause.parent].span if clause.parent is not None else clause.span
        if clause.text_span not in clause.span or clause.span not in above:
            return f"{FAULT}: the spans of clause {clause.index} do not nest"
        if any(sentence not in clause.text_span for sentence in clause.sentences):
            return f"{FAULT}: a sentence stands outside of clause {clause.index}"
        if _CONTROL.search(clause.number) or _CONTROL.search(clause.path):
            return f"{FAULT}: {clause.number!r} is a number"
    said = (*document.notices, *(unread.why for unread in document.unread))
    return next((f"{FAULT}: {words!r} is said" for words in said if _CONTROL.search(words)), "")
