"""Paragraphs of a .docx as texts: joined where their marks are gone, parted where line breaks part them for the eye."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.model.document import Place
from checker.readers.docx.symbols import typed_bullets
from checker.readers.docx.words import LINE_BREAK, Words
from checker.readers.text.characters import Writer

# A blank line made of two breaks ends a paragraph for the eye, and so does a break before a typed label.
_LABEL = r"[•▪●◦‣*–-]\s|\(\w{1,4}\)\s|\w{1,4}\)\s|\d+(?:\.\d+)*\.\s|\d+(?:\.\d+)+\s"
_NEW_TEXT = re.compile(rf"{LINE_BREAK}(?:\s*{LINE_BREAK}|(?=\s*(?:{_LABEL})))")


def texts(joined: Iterable[tuple[int, Words]], *, runs_told: bool) -> list[Writer]:
    """Give the texts of paragraphs (each with its place in the body) that make one; `runs_told` marks their runs too."""
    found = [Writer()]
    for paragraph, words in joined:
        text = typed_bullets(words.text)
        cuts = _NEW_TEXT.finditer(text) if LINE_BREAK in text else iter(())
        cut = next(cuts, None)
        end = 0
        for piece, run in zip(words.pieces, words.runs, strict=True):
            place = Place(paragraph=paragraph, run=run or None if runs_told else None)
            start, end = end, end + len(piece)
            while cut is not None and cut.start() < end:
                found[-1].add(text[start : max(start, cut.start())], place)
                start = min(cut.end(), end)
                if cut.end() > end:  # it goes on in the next piece
                    break
                found.append(Writer())
                cut = next(cuts, None)
            found[-1].add(text[start:end], place)
    return found
