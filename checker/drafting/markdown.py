"""A draft as Markdown. What is meant for the drafter stands in comments, which no page shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.drafting.draft import Clause, Draft, Passage
from checker.drafting.notes import clause_notes
from checker.drafting.numbering import letter, section_number


def markdown(draft: Draft) -> str:
    """The draft, one paragraph for each number."""
    return "\n\n".join(_blocks(draft)) + "\n"


def _blocks(draft: Draft) -> Iterator[str]:
    yield f"# {draft.title}"
    if draft.notes:
        yield _comment(draft.notes)
    for at, section in enumerate(draft.sections, draft.first):
        number = section_number(at, draft.roman)
        yield f"## {number}. {section.title}"
        for place, passage in enumerate(section.passages, 1):
            yield from _passage(f"{number}.{place}", passage)


def _passage(number: str, passage: Passage) -> Iterator[str]:
    yield f"{number} {_words(passage.clause)}"
    for at, item in enumerate(passage.items):
        yield f"{letter(at)} {_words(item)}"
    if notes := clause_notes(passage):
        yield _comment(notes)


def _words(clause: Clause) -> str:
    text = "".join(f"\\{char}" if char in "\\`*_<>#" else char for char in clause.text)
    return f"{text} <{clause.link}>" if clause.link else text


def _comment(lines: Sequence[str]) -> str:
    """A comment; the words of a file's name or of a pack cannot end it."""
    said = [line.replace("--", "- -").replace(">", "&gt;") for line in lines]
    return f"<!-- {said[0]} -->" if len(said) == 1 else "\n".join(("<!--", *said, "-->"))
