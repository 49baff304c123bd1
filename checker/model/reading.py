"""What a user may say about how files are read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Revisions(StrEnum):
    """Which state of a text with tracked changes is read."""

    accepted = "accepted"
    original = "original"
    both = "both"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user may say about how files are read; a format takes what concerns it.

    `revisions`: of a DOCX with tracked changes. `password`: for files that ask for one ("" for none). `ocr`: hand pages
    without text to an OCR program, where one is installed.
    """

    revisions: Revisions = Revisions.accepted
    password: str = ""
    ocr: bool = False


PLAIN = ReadOptions()
"""Nothing said."""
