"""New duties of an upstream text that no obligation of a pack covers, each with a draft entry for the pack's author.

The norms of the new text are read as those of any terms are: its "you" is the customer, who signed it. What in a sentence may ask
something of end-user terms is data (rulesets/upstream/duties.yaml), found as the elements of a control are.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from checker.app.rulesets import Rulesets
from checker.detectors import DETECTORS
from checker.engine.gather import wanted
from checker.engine.norms import read_norms
from checker.language.words import word_keys
from checker.model.controls import Control
from checker.model.drift import Candidate, Heading, ObligationChange
from checker.model.norms import Force
from checker.model.packs import ObligationKind
from checker.packs.controls import load_control
from checker.ports import NormIndex
from checker.upstream.sections import Sentence
from checker.upstream.sentences import Comparison
from checker.upstream.standing import Standing

_LOCATOR_WORDS = 8
_TELLING = 5
"""Letters of a word that tells what a sentence is about."""
_COVERED = 0.4
"""So much of a sentence's telling words in an obligation of its section says that the obligation speaks of it."""


def duties(rulesets: Rulesets) -> Control:
    """What is looked for in a sentence, one element for each kind of obligation."""
    return load_control(rulesets.folder / "upstream" / "duties.yaml", "upstream/duties", "upstream/duties.yaml", examples=False)


def candidates(
    comparison: Comparison, changes: Sequence[ObligationChange], document: str, rulesets: Rulesets
) -> Iterator[Candidate]:
    """The new and reworded sentences that may ask something of end-user terms and that none of the obligations covers, in reading
    order. `document` is the id that the pack gives the text.
    """
    control = duties(rulesets)
    found = _found(comparison, control, rulesets)
    covered = _Covered(comparison, changes)
    standing = Standing(comparison.new)
    for sentence in comparison.new.sentences:
        old = comparison.pairing.old_of.get(sentence.at)
        if sentence.title or sentence.at not in found or (old is not None and comparison.same_words(old)):
            continue
        if covered.covers(sentence):
            continue
        kind, binding = found[sentence.at]
        heading = comparison.new.heading(sentence.section)
        yield Candidate(
            section=heading,
            sentence=sentence.text,
            before="" if old is None else comparison.old.sentences[old].text,
            why=control.elements[kind].says,
            kind=ObligationKind(kind),
            binding=binding,
            draft=_draft(kind, binding, document, heading.number or heading.title, _locator(sentence, standing)),
        )


def _found(comparison: Comparison, control: Control, rulesets: Rulesets) -> dict[int, tuple[str, bool]]:
    """The sentences of the new text that may ask something, each with the first kind found and whether its norm binds."""
    index = NormIndex(read_norms([comparison.new.document], rulesets.lexicon), rulesets.book)
    starts = [sentence.span.start for sentence in comparison.new.sentences]
    found: dict[int, tuple[str, bool]] = {}
    for element in control.elements.values():
        for signal in element.signals:
            for hit in DETECTORS[signal.detector](signal, index):
                norm = index.norm(hit)
                if wanted(signal, norm):
                    binds = norm.force in (Force.REQUIRES, Force.FORBIDS)
                    found.setdefault(bisect_right(starts, norm.span.start) - 1, (element.id, binds))
    return found


class _Covered:
    """What the obligations of the pack speak of, by section."""

    def __init__(self, comparison: Comparison, changes: Iterable[ObligationChange]) -> None:
        self._comparison = comparison
        self._quoted: set[str] = set()
        self._said: defaultdict[Heading, list[frozenset[str]]] = defaultdict(list)
        for change in changes:
            if change.new is not None:
                obligation = change.obligation
                self._quoted.add(change.after)
                words = " ".join((obligation.title, obligation.asks, obligation.declined, obligation.citation.locator))
                self._said[change.new].append(_telling(words))

    def covers(self, sentence: Sentence) -> bool:
        """Whether an obligation quotes a sentence, or speaks of what it says in the same section."""
        if any(sentence.text in quoted for quoted in self._quoted):
            return True
        words = _telling(sentence.text)
        said = self._said.get(self._comparison.new.heading(sentence.section), ())
        return any(len(words & each) >= _COVERED * max(len(words), 1) for each in said)


def _telling(text: str) -> frozenset[str]:
    """The words that tell what a text is about, each by its beginning, so that forms of a word are one."""
    return frozenset(key[: _TELLING + 1] for key in word_keys(text) if len(key) >= _TELLING)


def _locator(sentence: Sentence, standing: Standing) -> str:
    """A few words of a sentence that stand nowhere else in the text, as far as there are such."""
    words = sentence.text.split()
    runs = [" ".join(words[at : at + _LOCATOR_WORDS]) for at in range(max(len(words) - _LOCATOR_WORDS, 0) + 1)]
    return next((run for run in runs if standing.count(run) == 1), runs[0])


def _draft(kind: str, binding: bool, document: str, section: str, locator: str) -> str:
    """An entry for the pack in YAML. What is empty is the author's to write; `flowdown packs lint` refuses it until then."""
    quoted = [json.dumps(text, ensure_ascii=False) for text in (section, locator)]
    return "\n".join(
        (
            '- id: ""',
            '  title: ""',
            '  asks: ""',
            f"  kind: {kind}",
            f"  strength: {'must' if binding else 'should'}",
            '  applies_when: ""',
            "  controls: {}",
            f"  citation: {{document: {document}, section: {quoted[0]}, locator: {quoted[1]}}}",
            "  provenance: primary",
            "  regulatory: []",
            "",
        )
    )
