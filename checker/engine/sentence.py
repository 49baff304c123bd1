"""A sentence cut into runs of words: its head and the items of an enumeration inside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.engine.lexicon import Lexicon
from checker.language.words import WordedText
from checker.model.document import Span
from checker.model.words import Word

# "(a) ", "(iv) ", "b) ", "2) " inside a running sentence.
_LABEL = re.compile(r"(?:(?<=\s)|(?<=^)|(?<=[:;,(—-]))\(?((?:x{0,2}(?:ix|iv|v?i{0,3}))|[a-z]|\d{1,2})\)\s+(?=\S)", re.IGNORECASE)

_QUOTATION = re.compile(r"“[^”]*”|\"[^\"]*\"")
# "... means the words “...”": whatever stands there is only spoken of. (`$` is the end of the range that is searched.)
_SPOKEN_OF = re.compile(r"\b(?:words?|phrase|sentence|expression|wording|text)\s*$", re.IGNORECASE)
# So many words can be a norm; fewer are a name.
_SPOKEN = 4
# A quotation over so much of a clause is the clause.
_WHOLE = 0.9


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are read together. `gaps[i]` is the text before word i, one more stands after the last."""

    text: str
    span: Span
    words: tuple[Word, ...]
    gaps: tuple[str, ...]

    def cut(self, start: int, stop: int) -> Run:
        """The run of words `start` to `stop`, its span trimmed to them."""
        part = self.words[start:stop]
        if not part:
            return Run(self.text, Span(self.span.start, self.span.start), (), ("",))
        end = self.span.end if stop >= len(self.words) else part[-1].end
        return Run(self.text, Span(part[0].start, end), part, self.gaps[start : stop + 1])

    def without_exceptions(self, lexicon: Lexicon) -> tuple[tuple[Word, ...], tuple[Span, ...]]:
        """The words outside exceptions, and the exceptions' spans.

        An exception lasts to the end; one set off by a comma, or one that opens the run, lasts to the next comma.
        """
        keys = [word.key for word in self.words]
        kept: list[Word] = []
        spans: list[Span] = []
        at = 0
        while at < len(keys):
            if not lexicon.starts_with("exceptions", keys, at):
                kept.append(self.words[at])
                at += 1
                continue
            bounded = at == 0 or "," in self.gaps[at] or "(" in self.gaps[at]
            stop = at + 1
            while stop < len(keys):
                gap = self.gaps[stop]
                if ";" in gap or ")" in gap or (bounded and "," in gap):
                    break
                stop += 1
            spans.append(Span(self.words[at].start, self.words[stop - 1].end))
            at = stop
        return tuple(kept), tuple(spans)


def quotations(text: WordedText, clause: Span, lexicon: Lexicon) -> tuple[Span, ...]:
    """Quoted norms inside a clause: somebody else's words, or words only spoken of ("the words “you may not ...” mean").

    A clause that is quoted as a whole is the terms' own; a quoted name or term holds no norm.
    """
    found = []
    for match in _QUOTATION.finditer(text.text, clause.start, clause.end):
        keys = text.keys(match.start(), match.end())
        whole = match.end() - match.start() > _WHOLE * (clause.end - clause.start)
        spoken_of = _SPOKEN_OF.search(text.text, clause.start, match.start())
        norm = any(lexicon.operators.longest(keys, at) for at in range(len(keys)))
        if len(keys) >= _SPOKEN and not whole and (norm or spoken_of):
            found.append(Span(match.start(), match.end()))
    return tuple(found)


def runs(text: WordedText, sentence: Span, quoted: tuple[Span, ...] = ()) -> Iterator[Run]:
    """The head of the sentence, then each item of an enumeration in it; one run where there is none.

    Words inside `quoted` spans are left out.
    """
    labels = _labels(text, sentence)
    if not labels:
        yield _run(text, sentence.start, sentence.end, quoted)
        return
    yield _run(text, sentence.start, labels[0].start(), quoted)
    for label, after in zip(labels, [*labels[1:], None], strict=True):
        yield _run(text, label.end(), after.start() if after else sentence.end, quoted)


def _labels(text: WordedText, sentence: Span) -> list[re.Match[str]]:
    """The labels of an enumeration: at least two, beginning with i, a or 1, or with the next where that is the clause's own."""
    found = [match for match in _LABEL.finditer(text.text, sentence.start, sentence.end) if match.group(1)]
    if len(found) < 2 or found[0].group(1).lower() not in ("i", "a", "1", "ii", "b", "2"):
        return []
    return found


def _run(text: WordedText, start: int, end: int, quoted: tuple[Span, ...]) -> Run:
    while end > start and text.text[end - 1].isspace():
        end -= 1
    found = [w for w in text.words(start, end) if not any(q.start <= w.start < q.end for q in quoted)]
    edges = [start, *(word.end for word in found)]
    starts = [*(word.start for word in found), end]
    gaps = tuple(text.text[left:right] for left, right in zip(edges, starts, strict=True))
    return Run(text.text, Span(start, end), tuple(found), gaps)
