"""Judge: evidence to verdict. The only place that decides.

The order is fixed: a conflict outranks the rest, then met, then partial; what is left is missing. A conflict in one document
is only partial where another one meets the control and prevails over it by the terms' own words. What is only a ground
for enforcement, or holds for one kind of feature only, is partial where the control knows a partial, else missing. `met` is an
assurance, so nothing but evidence of the right force and bearer can reach it. Where part of a file could not be read,
nothing is missing: it needs review.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from checker.engine.fingerprint import telling
from checker.engine.gather import Gathered
from checker.model.controls import Control, Element, Rule
from checker.model.document import Clause, Document
from checker.model.verdict import Confidence, Evidence, Role, Verdict

# A finding shows so many quotes for each element; the rest would only repeat them.
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Judgment:
    """A verdict with its reason and the evidence to show for it. `there` are the elements that the terms have; `telling` is what
    the finding is known by (see `engine.fingerprint`).
    """

    verdict: Verdict
    reason: str
    evidence: tuple[Evidence, ...]
    confidence: Confidence
    there: frozenset[str] = frozenset()
    telling: tuple[Evidence, ...] = ()


def judge(control: Control, gathered: Gathered, documents: tuple[Document, ...]) -> Judgment:
    """Decide one control from what was gathered on it."""
    decided = _decide(control, gathered, documents)
    known_by = telling(decided.verdict, decided.evidence, documents)
    return replace(decided, evidence=_shown(decided.evidence), telling=known_by)


def _decide(control: Control, gathered: Gathered, documents: tuple[Document, ...]) -> Judgment:
    """The judgment with all the evidence that decides it."""
    there = frozenset(name for name, evidence in gathered.found.items() if evidence)
    for verdict, role in (
        (Verdict.CONFLICT, Role.CONTRADICTS),
        (Verdict.MET, Role.SUPPORTS),
        (Verdict.PARTIAL, Role.SUPPORTS),
    ):
        rule = _reached(control.rules.get(verdict, ()), there)
        if rule is None:
            continue
        evidence = _decisive(rule, gathered.found, role, documents)
        if verdict is Verdict.CONFLICT and control.partial:
            overruling = _overruling(control, gathered, evidence, documents)
            if overruling:
                reason = _overruled_reason(control, evidence, overruling, documents)
                return Judgment(Verdict.PARTIAL, reason, overruling + evidence, Confidence.MEDIUM, there)
        absent = _absent(control, there) if verdict is Verdict.PARTIAL else ()
        return Judgment(verdict, _reason(control, evidence, absent, documents), evidence, _confidence(verdict, evidence), there)
    weak = tuple(e for e in gathered.missed if e.role is Role.WEAKENS)
    if weak and control.partial:
        return Judgment(Verdict.PARTIAL, _weak_reason(weak[0], documents), _once(weak, documents), Confidence.MEDIUM)
    near = _once(gathered.missed, documents)
    if any(document.unread for document in documents):
        return Judgment(Verdict.NEEDS_REVIEW, _unread_reason(control, documents), near, Confidence.LOW)
    return Judgment(Verdict.MISSING, _missing_reason(control, near, documents), near, _missing_confidence(near))


def _reached(rules: tuple[Rule, ...], there: frozenset[str]) -> Rule | None:
    """The first rule that is kept by the elements that are there."""
    for rule in rules:
        if sum(name in there for name in rule.elements) >= rule.least and there.isdisjoint(rule.never):
            return rule
    return None


def _decisive(
    rule: Rule, found: Mapping[str, tuple[Evidence, ...]], role: Role, documents: tuple[Document, ...]
) -> tuple[Evidence, ...]:
    """The quotes of each element the rule needed, as evidence in the rule's role."""
    return tuple(replace(each, role=role) for name in rule.elements for each in _once(found.get(name, ()), documents))


def _shown(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The first quotes for each element; of what falls short the first of all."""
    counts: Counter[tuple[Role, str]] = Counter()
    shown = []
    for each in evidence:
        key = (each.role, each.element if each.role in (Role.SUPPORTS, Role.CONTRADICTS) else "")
        counts[key] += 1
        if counts[key] <= _SHOWN:
            shown.append(each)
    return tuple(shown)


def _once(evidence: tuple[Evidence, ...], documents: tuple[Document, ...]) -> tuple[Evidence, ...]:
    """Without what a clause that stands twice in the terms says again."""
    first: dict[str, Evidence] = {}
    for each in evidence:
        first.setdefault(documents[each.document].quote(each.span), each)
    return tuple(first.values())


def _overruling(
    control: Control, gathered: Gathered, against: tuple[Evidence, ...], documents: tuple[Document, ...]
) -> tuple[Evidence, ...]:
    """What meets the control in documents that prevail over every one that conflicts; nothing where that does not reach."""
    docs = {evidence.document for evidence in against}
    found = {
        name: tuple(e for e in evidence if all((e.document, under) in gathered.prevails for under in docs))
        for name, evidence in gathered.found.items()
    }
    rule = _reached(control.rules.get(Verdict.MET, ()), frozenset(name for name, evidence in found.items() if evidence))
    return _decisive(rule, found, Role.SUPPORTS, documents) if rule else ()


def _absent(control: Control, there: frozenset[str]) -> tuple[Element, ...]:
    """The elements that would have made it met: those of the first rule for met that are not there."""
    rules = control.rules.get(Verdict.MET, ())
    return tuple(control.elements[name] for name in rules[0].elements if name not in there) if rules else ()


def _reason(
    control: Control,
    evidence: tuple[Evidence, ...],
    absent: tuple[Element, ...],
    documents: tuple[Document, ...],
) -> str:
    """One sentence: which clause does what, and for a partial what nothing does."""
    said: dict[str, str] = {}
    for item in evidence:
        said.setdefault(item.element, where(item, documents))
    parts = [f"{place} {control.elements[name].says}" for name, place in said.items()]
    sentence = " and ".join(parts)
    if absent:
        sentence += f", but no clause {' or '.join(element.says for element in absent[:3])}"
    return sentence[:1].upper() + sentence[1:] + "."


def _overruled_reason(
    control: Control, against: tuple[Evidence, ...], overruling: tuple[Evidence, ...], documents: tuple[Document, ...]
) -> str:
    conflict = _reason(control, against, (), documents)[:-1]
    met = _reason(control, overruling, (), documents)[:-1]
    return f"{conflict}; {met}, and by the terms' own words that document prevails."


def _weak_reason(evidence: Evidence, documents: tuple[Document, ...]) -> str:
    return f"{where(evidence, documents, capital=True)} has it, but {evidence.why}."


def _missing_reason(control: Control, near: tuple[Evidence, ...], documents: tuple[Document, ...]) -> str:
    wanted = " or ".join(element.says for element in control.elements.values() if element.id in _for_met(control))
    sentence = f"No clause {wanted}."
    if near:
        sentence += f" Nearest: {where(near[0], documents)}; {near[0].why}."
    return sentence


def _unread_reason(control: Control, documents: tuple[Document, ...]) -> str:
    parts = [f"{document.name} ({_unread(document)})" for document in documents if document.unread]
    wanted = " or ".join(element.says for element in control.elements.values() if element.id in _for_met(control))
    return f"No clause that could be read {wanted}; not read: {', '.join(parts)}."


def _unread(document: Document) -> str:
    pages = [str(unread.place.page) for unread in document.unread if unread.place.page]
    return f"page{'s' if len(pages) > 1 else ''} {', '.join(pages)}" if pages else f"{len(document.unread)} parts"


def _for_met(control: Control) -> set[str]:
    return {name for rule in control.rules.get(Verdict.MET, ()) for name in rule.elements}


def where(evidence: Evidence, documents: tuple[Document, ...], capital: bool = False) -> str:
    """A clause as a person cites it: its number, else its place in the file."""
    document = documents[evidence.document]
    named = name_clause(document, document.clauses[evidence.clause], evidence.span.start)
    prefix = f"{PurePath(document.name).name}, " if len(documents) > 1 else ""
    text = prefix + named
    return text[:1].upper() + text[1:] if capital and not prefix else text


def name_clause(document: Document, clause: Clause, offset: int) -> str:
    """ "section 4.2(c)", else "line 12", "page 3" or "paragraph 7"."""
    if cited := document.cite(clause):
        return cited
    place = document.place(offset)
    for word, value in (("page", place.page), ("line", place.line), ("paragraph", place.paragraph)):
        if value is not None:
            return f"{word} {value}"
    return "the text"


def _confidence(verdict: Verdict, evidence: tuple[Evidence, ...]) -> Confidence:
    """High for a verdict on more than one quote; a conflict or a partial is always for a person to look at."""
    if verdict is not Verdict.MET:
        return Confidence.MEDIUM
    return Confidence.HIGH if len(evidence) > 1 else Confidence.MEDIUM


def _missing_confidence(near: tuple[Evidence, ...]) -> Confidence:
    return Confidence.MEDIUM if near else Confidence.HIGH
