"""A draft as DOCX: real headings, numbers made by Word, what is to be decided in yellow, notes for the drafter as comments."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from html import escape

from checker.drafting import docx_parts as parts
from checker.drafting.draft import Clause, Draft, Passage
from checker.drafting.notes import clause_notes
from checker.drafting.numbering import letter

_BRACKETS = re.compile(r"(\[[^\[\]]+\])")
# Characters that XML cannot hold; they are no words.
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# The same draft gives the same bytes.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


def docx(draft: Draft) -> bytes:
    """The draft as a Word file."""
    writer = _Writer()
    body = "".join(writer.paragraphs(draft))
    files = {
        "[Content_Types].xml": parts.CONTENT_TYPES,
        "_rels/.rels": parts.PACKAGE_RELATIONS,
        "docProps/core.xml": parts.core(_text(draft.title)),
        "word/document.xml": parts.document(body, draft.american),
        "word/_rels/document.xml.rels": parts.relations([escape(link) for link in writer.links]),
        "word/styles.xml": parts.styles("en-US" if draft.american else "en-GB"),
        "word/numbering.xml": parts.numbering(draft.first, draft.roman),
        "word/comments.xml": parts.comments(writer.comments),
        "word/footer1.xml": parts.FOOTER,
        "word/settings.xml": parts.SETTINGS,
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in files.items():
            package.writestr(zipfile.ZipInfo(name, _NO_DATE), text.encode(), zipfile.ZIP_DEFLATED)
    return data.getvalue()


class _Writer:
    """Paragraphs of the body, with the comments and links that they ask for on the way."""

    def __init__(self) -> None:
        self.comments: list[str] = []
        self.links: list[str] = []

    def paragraphs(self, draft: Draft) -> Iterator[str]:
        yield self._paragraph("Title", _runs(draft.title), draft.notes)
        for section in draft.sections:
            yield self._paragraph("Heading1", _runs(section.title))
            for passage in section.passages:
                yield from self._passage(passage)

    def _passage(self, passage: Passage) -> Iterator[str]:
        notes = clause_notes(passage)
        labels = [letter(at) for at in range(len(passage.items))]
        own = tuple(note for note in notes if not note.startswith("("))
        yield self._paragraph("Clause", self._words(passage.clause), own, keep=bool(passage.items))
        for label, item in zip(labels, passage.items, strict=True):
            said = tuple(note.removeprefix(label).strip() for note in notes if note.startswith(f"{label} "))
            yield self._paragraph("Item", self._words(item), said)

    def _words(self, clause: Clause) -> str:
        runs = _runs(clause.text)
        if clause.link:
            self.links.append(clause.link)
            runs += f"{_runs(' ')}{parts.hyperlink(len(self.links), _text(clause.link))}"
        return runs

    def _paragraph(self, style: str, runs: str, notes: tuple[str, ...] = (), keep: bool = False) -> str:
        if not notes:
            return parts.paragraph(style, runs, keep)
        number = len(self.comments)
        self.comments.append(parts.comment(number, [_text(note) for note in notes]))
        return parts.paragraph(style, parts.commented(number, runs), keep)


def _runs(text: str) -> str:
    """A text as runs, what stands in square brackets highlighted."""
    return "".join(
        parts.run(_text(piece), highlighted=bool(_BRACKETS.fullmatch(piece))) for piece in _BRACKETS.split(text) if piece
    )


def _text(text: str) -> str:
    return escape(_NO_XML.sub("", text), quote=False)
