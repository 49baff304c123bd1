"""What is wrong with a pack or a control that can be read: findings of `flowdown packs lint`.

Each rule is told once, here, over the typed pack; where a finding stands in the file is a path of keys, so that packs out of the
compiled rules need no YAML unless something is found.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from checker.language.phrases import PhraseBook, PhraseError
from checker.model.controls import Control, Signal
from checker.model.packs import Fact, Obligation, Pack, Provenance, Severity, SourceDocument
from checker.model.verdict import Verdict
from checker.packs.yaml_nodes import nearest

MOST_LOCATOR_WORDS = 10
MOST_DILIGENCE_WORDS = 40
# Joint controllers, processors and service providers, deployers, transparency: duties that terms alone never discharge.
_DILIGENCE = re.compile(r"(GDPR-26|GDPR-28|CCPA-1798\.140|EU-AIA-26|EU-AIA-50)(\.|$)")
_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_PLACE = re.compile(r"[0-9A-Za-z]+(\.[0-9A-Za-z]+)*")


class Finding(NamedTuple):
    """What is wrong and what to do about it; `at` is the path of keys and places in lists that leads there."""

    at: tuple[str | int, ...]
    why: str


def pack_findings(pack: Pack, stem: str, laws: Collection[str], taken: Mapping[str, str]) -> Iterator[Finding]:
    """Of one pack out of the file `stem`.yaml; `taken` are ids and old ids of other packs, each with its pack."""
    if pack.id != stem:
        yield Finding(("pack",), f"the file is called {stem}; give file and pack the same name")
    yield from _about(pack)
    cited = {obligation.citation.document for obligation in pack.obligations}
    for document in pack.documents.values():
        yield from _document(document, document.id in cited)
    for place, obligation in enumerate(pack.obligations):
        yield from (Finding(("obligations", place, *at), why) for at, why in _obligation(obligation, pack, laws, taken))


def _about(pack: Pack) -> Iterator[Finding]:
    if pack.changelog and pack.changelog[0].version != pack.version:
        yield Finding(("changelog",), f"begins with {pack.changelog[0].version}; begin with this version, {pack.version}")
    for place, change in enumerate(pack.changelog):
        if change.date and not _DATE.fullmatch(change.date):
            yield Finding(("changelog", place, "date"), f"{change.date!r} is no date; write it like 2026-11-30")
    if not pack.obligations:
        yield Finding(("obligations",), "holds none; write one, or leave the pack out")


def _document(document: SourceDocument, cited: bool) -> Iterator[Finding]:
    at = ("documents", document.id)
    if not cited:
        yield Finding(at, "no obligation cites it; cite it or take it out")
    if not document.url.startswith("https://"):
        yield Finding((*at, "url"), "has no public address; give one that begins with https://")
    for key, day in (("version_date", document.version_date), ("checked", document.checked)):
        if day and not _DATE.fullmatch(day):
            yield Finding((*at, key), f"{day!r} is no date; write it like 2026-11-30")
    for place, day in enumerate(document.earlier):
        after = (*document.earlier, document.version_date)[place + 1]
        if not _DATE.fullmatch(day):
            yield Finding((*at, "earlier", place), f"{day!r} is no date; write it like 2026-11-30")
        elif day >= after:
            yield Finding((*at, "earlier", place), f"{day} is not before {after or 'the version_date'}; put the oldest first")
    if document.sha256 and not _SHA256.fullmatch(document.sha256):
        yield Finding((*at, "sha256"), "is no SHA-256; write its 64 hexadecimal digits in small letters")
    if document.sha256 and document.seen == "none":
        yield Finding((*at, "sha256"), "is of a text that was not seen; take it out, or say what was seen")


def _obligation(o: Obligation, pack: Pack, laws: Collection[str], taken: Mapping[str, str]) -> Iterator[Finding]:
    for name in (o.id, *o.aliases):
        if name in taken:
            key = "id" if name == o.id else "aliases"
            yield Finding((key,), f"{name} is an id of the pack {taken[name]} too; ids are unique over all packs, choose another")
    if not o.maps and not o.declined:
        yield Finding(("controls",), f"{o.id} asks for no control; map it to one, or decline it with a reason")
    if o.deprecated and o.deprecated.successor and pack.named(o.deprecated.successor) is None:
        successor = o.deprecated.successor
        if successor not in taken:
            yield Finding(("deprecated", "successor"), f"no obligation is called {successor}; name one, or take the key out")
    yield from _citation(o, pack)
    yield from _history(o, pack.documents.get(o.citation.document))
    yield from _severities(o)
    yield from _diligence(o)
    if o.review:
        yield Finding(("review",), f"is unfinished: {o.review} Mend the obligation if need be, then take the key out")
    for tag in o.regulatory:
        yield from _tag(tag, laws)


def _citation(o: Obligation, pack: Pack) -> Iterator[Finding]:
    document = pack.documents.get(o.citation.document)
    words = len(o.citation.locator.split())
    if words > MOST_LOCATOR_WORDS:
        yield Finding(("citation", "locator"), f"has {words} words; quote {MOST_LOCATOR_WORDS} at most")
    if document is None or o.provenance not in (Provenance.PRIMARY, Provenance.EXCERPT):
        return
    if document.seen == "none" or (document.seen == "excerpt" and o.provenance is Provenance.PRIMARY):
        seen = "was not seen" if document.seen == "none" else "was seen in an excerpt only"
        yield Finding(("provenance",), f"{o.provenance.value}, but {document.id} {seen}; say what was read")
    if o.provenance is Provenance.PRIMARY:
        if not o.citation.locator:
            yield Finding(("citation", "locator"), "is missing; quote a few words by which the place is found")
        if not document.version_date:
            yield Finding(("provenance",), f"primary, but {document.id} has no version_date; give the date of the text read")


def _history(o: Obligation, document: SourceDocument | None) -> Iterator[Finding]:
    """Versions go upwards: the oldest known, the first that had the obligation, the last of each former place, the one cited."""
    newest = document.version_date if document else ""
    before = document.earlier[0] if document and document.earlier and o.since else ""
    days: list[tuple[tuple[str | int, ...], str]] = [(("since",), o.since)] if o.since else []
    days += [(("formerly", place, "until"), former.until) for place, former in enumerate(o.formerly)]
    for at, day in days:
        # What moved with the next version stood at its first place until the version that it came with.
        first = at[0] == "formerly" and at[1] == 0
        if not _DATE.fullmatch(day):
            yield Finding(at, f"{day!r} is no date; write it like 2026-11-30")
        elif day < before or (day == before and not first):
            yield Finding(at, f"{day} does not come after {before}, the version before it; put the oldest first")
        elif newest and (day > newest or (day == newest and at[0] == "formerly")):
            yield Finding(at, f"{day} is not before the version cited, {newest}; give that of an older text")
        before = max(before, day)


def _severities(o: Obligation) -> Iterator[Finding]:
    for mapping in o.maps:
        at = ("controls", mapping.control)
        if o.provenance is not Provenance.PRIMARY and mapping.severity is not Severity.LOW:
            yield Finding(at, f"{mapping.severity.value}, but provenance is {o.provenance.value}; what was not read weighs low")
        elif mapping.severity is Severity.HIGH and not o.binding:
            yield Finding(at, "high, but strength is should; high is for what the text binds to in express words")


def _diligence(o: Obligation) -> Iterator[Finding]:
    words = len(o.diligence.split())
    if words > MOST_DILIGENCE_WORDS:
        yield Finding(("diligence",), f"has {words} words; say it in {MOST_DILIGENCE_WORDS} at most")
    tag = next(filter(_DILIGENCE.match, o.regulatory), "")
    if tag and not o.diligence and not o.deprecated:
        why = f"{tag} asks more than terms can do; add the key `diligence`: what the company should keep, sign, check or ask"
        yield Finding(("regulatory",), why)


def _tag(tag: str, laws: Collection[str]) -> Iterator[Finding]:
    law = max((law for law in laws if tag == law or tag.startswith(f"{law}-")), key=len, default="")
    if not law:
        near = nearest(tag.partition(".")[0], tuple(laws))
        yield Finding(("regulatory",), f"{tag!r} begins with no law of laws.yaml{near}; use one, or add it there")
    elif tag != law and not _PLACE.fullmatch(tag[len(law) + 1 :]):
        yield Finding(("regulatory",), f"{tag!r} is not a law and a place in it; write it like GDPR-13.2.a")


def fact_findings(facts: Mapping[str, Fact], packs: Iterable[Pack]) -> Iterator[Finding]:
    """Of a file of facts that only these packs can ask about."""
    asked: set[str] = set()
    for pack in packs:
        asked.update(pack.assumes, *(obligation.applies_when.facts() for obligation in pack.obligations))
    for fact in facts.values():
        if fact.id not in asked:
            yield Finding((fact.id,), "no obligation asks about it; ask about it or take it out")
        if "?" not in fact.question:
            yield Finding((fact.id,), "is no question; write one that ends in a question mark")


def control_findings(
    control: Control, book: PhraseBook, detectors: Collection[str], needed: Collection[str] | None
) -> Iterator[Finding]:
    """Of one control. `needed` are the elements that obligations need; None where not all packs are known."""
    for element in control.elements.values():
        at = ("elements", element.id, "signals")
        if not element.signals:
            yield Finding(at, "holds none; give a signal, or take the element out")
        for place, signal in enumerate(element.signals):
            yield from (Finding((*at, place, *inner), why) for inner, why in _signal(signal, book, detectors))
    named = {name for rules in control.rules.values() for rule in rules for name in (*rule.elements, *rule.never)}
    for name in control.elements:
        if needed is not None and name not in named and name not in needed:
            yield Finding(("elements", name), "no rule names it and no obligation needs it; name it under `judge` or take it out")
    for verdict, words in ((Verdict.PARTIAL, control.partial), (Verdict.CONFLICT, control.conflict)):
        if bool(words) != bool(control.rules.get(verdict)):
            where = ("judge",) if words else ("judge", verdict.value)
            yield Finding(where, f"says when it is {verdict.value} in words or in rules, but not in both; give both or neither")


def draft_findings(control: Control, parts: tuple[str, ...], controls: Collection[str]) -> Iterator[Finding]:
    """Of a control's place in a draft: the part must be one of `parts`, and the controls that it names must be there."""
    if control.draft is None:
        return
    if control.draft.part not in parts:
        near = nearest(control.draft.part, parts)
        yield Finding(("draft",), f"no part of a draft is called {control.draft.part!r}{near}; known are: {', '.join(parts)}")
    for key, named in (("covers", control.draft.covers), ("not_with", control.draft.not_with)):
        for name in named:
            if name not in controls or name == control.id:
                why = "is this control itself" if name == control.id else f"is no control{nearest(name, tuple(controls))}"
                yield Finding(("draft", key), f"{name} {why}; name another control, or take it out")


def _signal(signal: Signal, book: PhraseBook, detectors: Collection[str]) -> Iterator[Finding]:
    if signal.detector not in detectors:
        known = tuple(detectors)
        yield Finding(
            ("detector",),
            f"no detector is called {signal.detector!r}{nearest(signal.detector, known)}; known are: {', '.join(known)}",
        )
    if signal.detector == "phrase" and not signal.phrases:
        yield Finding(("phrases",), "holds none; give a phrase to look for")
    groups = (signal.phrases, *signal.within, signal.without, signal.under)
    # In YAML `with` and `and-with` are the groups of `within`, in this order.
    keys = ("phrases", *("with", "and-with")[: len(signal.within)], "without", "under")
    for key, sources in zip(keys, groups, strict=True):
        for source in sources:
            try:
                book.phrase(source)
            except PhraseError as error:
                said = str(error) if repr(source) in str(error) else f"{source!r}: {error}"
                yield Finding((key,), f"{said}; write it in the phrase language")
