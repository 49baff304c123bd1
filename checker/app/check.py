"""The main job: read -> gather -> judge -> settle over one terms set."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from checker import __version__
from checker.app.rulesets import Rulesets
from checker.detectors import DETECTORS
from checker.engine.gather import gather
from checker.engine.judge import Judgment, judge
from checker.engine.norms import read_norms
from checker.engine.settle import settle
from checker.model.document import Document
from checker.model.packs import Applies, Obligation, Pack
from checker.model.profile import Profile
from checker.model.reading import PLAIN, ReadOptions
from checker.model.report import Question, Report
from checker.model.verdict import AskedBy
from checker.ports import NormIndex
from checker.readers import read

Progress = Callable[[str, int, int], None]
"""Told the hop, how much of it is done, and of how much."""


def silent(_hop: str, _done: int, _of: int) -> None:
    """A progress that nobody watches."""


def check(
    paths: Sequence[Path],
    rulesets: Rulesets,
    packs: Sequence[Pack],
    controls: Sequence[str],
    profile: Profile,
    progress: Progress = silent,
    options: ReadOptions = PLAIN,
) -> Report:
    """Judge a terms set. `controls` are those asked for by name; each control that a pack maps to is added.

    Raises ReadError for the first file that cannot be read. `progress` is told the hop and how much of it is done.
    """
    documents = []
    for done, path in enumerate(paths):
        progress("reading", done, len(paths))
        documents.append(read(path, options=options))
    return judge_documents(tuple(documents), rulesets, packs, controls, profile, progress)


def judge_documents(
    documents: tuple[Document, ...],
    rulesets: Rulesets,
    packs: Sequence[Pack],
    controls: Sequence[str],
    profile: Profile,
    progress: Progress = silent,
) -> Report:
    """The hops after reading, for documents that are already read."""
    names = asked_controls(packs, controls)
    judged = judgments(documents, names, rulesets, progress)
    return report(documents, judged, rulesets, packs, controls, profile)


def asked_controls(packs: Iterable[Pack], controls: Iterable[str]) -> tuple[str, ...]:
    """The controls to judge: those asked for by name and those that packs map to, sorted."""
    return tuple(sorted({*controls, *(m.control for pack in packs for o in pack.obligations for m in o.maps)}))


def judgments(
    documents: tuple[Document, ...], names: Sequence[str], rulesets: Rulesets, progress: Progress = silent
) -> dict[str, Judgment]:
    """Gather and judge: what documents do about each control, whoever asks for it."""
    index = NormIndex(read_norms(documents, rulesets.lexicon), rulesets.book)
    judged: dict[str, Judgment] = {}
    for done, name in enumerate(names):
        progress("judging", done, len(names))
        control = rulesets.controls[name]
        judged[name] = judge(control, gather(control, index, DETECTORS), documents)
    return judged


def report(
    documents: tuple[Document, ...],
    judged: Mapping[str, Judgment],
    rulesets: Rulesets,
    packs: Sequence[Pack],
    controls: Sequence[str],
    profile: Profile,
) -> Report:
    """Settle: the report on what was judged, for these packs and this profile."""
    facts = {fact: True for pack in packs for fact in pack.assumes} | dict(profile.facts)
    asked = _asked(packs, facts)
    names = asked_controls(packs, controls)
    return Report(
        tool_version=__version__,
        documents=documents,
        packs=tuple(packs),
        controls={name: rulesets.controls[name] for name in names},
        obligations={o.id: o for pack in packs for o in pack.obligations},
        findings=tuple(
            settle(control, judged[control.id], asked.get(control.id, ()), documents, control.id in controls, milder)
            for control in map(rulesets.controls.__getitem__, names)
            for milder in [asked.get(control.stricter_than, ())]
        ),
        questions=_questions(packs, facts, rulesets),
        asked=_asked_words(packs, controls),
        profile=profile.name,
    )


def _asked(packs: Iterable[Pack], facts: Mapping[str, bool]) -> dict[str, list[AskedBy]]:
    """Which obligations ask for which control, the applying and the grave ones first, and of these the ones that need more."""
    asked: dict[str, list[AskedBy]] = {}
    for pack in packs:
        for obligation in pack.obligations:
            applies = obligation.applies_when.applies(facts)
            for mapping in obligation.maps:
                by = AskedBy(obligation.id, pack.id, mapping.severity, applies, mapping.needs)
                asked.setdefault(mapping.control, []).append(by)
    order = (Applies.YES, Applies.UNKNOWN, Applies.NO)
    for entries in asked.values():
        entries.sort(key=lambda by: (order.index(by.applies), by.severity.rank, not by.needs))
    return asked


def _questions(packs: Iterable[Pack], facts: Mapping[str, bool], rulesets: Rulesets) -> tuple[Question, ...]:
    """The facts to ask for next, to know which obligations apply; those that most hang on first."""
    hanging: dict[str, list[Obligation]] = {}
    for pack in packs:
        for obligation in pack.obligations:
            if obligation.maps:
                for fact in obligation.applies_when.open_facts(facts):
                    hanging.setdefault(fact, []).append(obligation)
    return tuple(
        Question(rulesets.facts[fact], tuple(dict.fromkeys(o.id for o in obligations)))
        for fact, obligations in sorted(hanging.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    )


def _asked_words(packs: Sequence[Pack], controls: Sequence[str]) -> str:
    parts = [f"pack {pack.id} {pack.version}" for pack in packs]
    if controls:
        parts.append(f"{len(controls)} control{'s' if len(controls) > 1 else ''} by name")
    return ", ".join(parts)
