"""What is measured of a file as read, against its true text: words, numbering labels, running heads, line-end hyphens."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from rapidfuzz.distance import LCSseq

from checker.model.document import Clause, Document

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_LABEL = re.compile(r"((?:\d{1,2}\.)+|\d{1,2}(?:\.\d{1,2})+|\([a-z]{1,4}\)) (?=\S)")
_CONTENTS = "table of contents"
_OPENING = 4
"""Words of a clause that tell which one a label belongs to."""


def words(text: str) -> list[str]:
    """The words of a text as they are compared: without case and the difference between curly and straight."""
    return _WORD.findall(text.casefold().replace("’", "'"))


def printed(document: Document) -> str:
    """The text with its numbers, a clause a line, as a person copies it out."""
    return "\n".join(f"{clause.number} {document.quote(clause.text_span)}" for clause in document.clauses)


def truth_of(path: Path) -> list[str]:
    """The lines of a true text without its table of contents, which is left out on purpose, and without its own remarks."""
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    lines = [line for line in lines if not re.fullmatch(r"\[\w+\]", line)]
    for at, line in enumerate(lines):
        if line.casefold() == _CONTENTS:
            end = at + 1
            while lines[end] in lines[end + 1 :]:
                end += 1
            return lines[:at] + lines[end:]
    return lines


def differences(truth: Sequence[str], found: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The runs of words that differ: those of the truth, and those in their place."""
    for step in LCSseq.opcodes(truth, found):
        if step.tag != "equal":
            yield " ".join(truth[step.src_start : step.src_end]), " ".join(found[step.dest_start : step.dest_end])


def in_order(truth: Sequence[object], found: Sequence[object]) -> float:
    """The share of the truth that stands in what was found, in the same order."""
    return LCSseq.similarity(truth, found) / len(truth) if truth else 1.0


def labels_of_text(lines: Iterable[str]) -> list[tuple[str, ...]]:
    """The labels at the beginnings of lines, each with the first words after it."""
    matches = ((line, _LABEL.match(line)) for line in lines)
    return [(match[1], *words(line[match.end() :])[:_OPENING]) for line, match in matches if match]


def labels_of(document: Document) -> list[tuple[str, ...]]:
    """The labels of the clauses, in the same form."""
    clauses: Iterable[Clause] = document.clauses
    return [
        (clause.number, *words(document.quote(clause.text_span))[:_OPENING])
        for clause in clauses
        if _LABEL.match(f"{clause.number} x")
    ]


def running_left(document: Document, running: Iterable[str], truth: Sequence[str]) -> list[str]:
    """The running heads and feet ("Page N of M" with the letters for numbers) that stand in the text more often than is true."""
    left = []
    for text in running:
        shape = re.sub(r"\b[NM]\b", "\0", text)
        pattern = re.compile(r"\s*".join(re.escape(piece).replace("\0", r"\d+") for piece in shape.split()))
        if len(pattern.findall(document.text)) > len(pattern.findall("\n".join(truth))):
            left.append(text)
    return left


def hyphens_right(path: Path, password: str, document: Document, truth: Sequence[str]) -> tuple[int, int]:
    """Of the words that line ends of a PDF break, how many are right, of how many whose true form is known.

    Where lines end is taken from pdfplumber, another program; the true form is the one that the true text has.
    """
    true, ours = Counter(words(" ".join(truth))), Counter(words(document.text))
    right = known = 0
    for head, tail in broken_words(path, password):
        forms = [form for form in (f"{head}{tail}", f"{head}-{tail}") if true[form]]
        if len(forms) == 1:
            known += 1
            right += ours[forms[0]] >= true[forms[0]]
    return right, known


def broken_words(path: Path, password: str = "") -> Iterator[tuple[str, str]]:
    """The two halves of every word with a hyphen at the end of its line, as pdfplumber finds the lines in a column."""
    import pdfplumber

    with pdfplumber.open(path, password=password) as pdf:
        for page in pdf.pages:
            for before, after in pairwise(page.extract_words(use_text_flow=True)):
                if before["text"][-1] in "-\u00ad\u2010" and after["top"] > before["bottom"] - 3 and len(before["text"]) > 1:
                    head, tail = words(before["text"]), words(after["text"])
                    if head and tail:
                        yield head[-1], tail[0]
            page.close()
