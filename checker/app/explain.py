"""Explains a control or an obligation in Markdown that reads well in a terminal too."""

from __future__ import annotations

from collections.abc import Sequence

from checker.app.rulesets import Rulesets
from checker.model.controls import Control
from checker.model.errors import UsageError
from checker.model.packs import Condition, Obligation, Pack, Provenance
from checker.packs.yaml_nodes import nearest

_SEEN = {
    Provenance.PRIMARY: "read against the primary text",
    Provenance.EXCERPT: "read against an excerpt of the text",
    Provenance.SECONDARY: "from reports of the text; the text itself was not seen",
    Provenance.FROM_KNOWLEDGE: "from general knowledge; the text was not seen",
}


def explain(name: str, rulesets: Rulesets, packs: Sequence[Pack]) -> str:
    """What a control or an obligation is, why, from which source, with examples and wording. UsageError for an unknown id."""
    if name in rulesets.controls:
        return _control(rulesets.controls[name], packs)
    obligations = {o.id: (o, pack) for pack in packs for o in pack.obligations}
    wanted = {key.lower(): key for key in obligations}.get(name.lower())
    if wanted:
        obligation, pack = obligations[wanted]
        return _obligation(obligation, pack, rulesets)
    known = (*rulesets.controls, *obligations)
    raise UsageError(f"no control or obligation is called {name!r}{nearest(name, known)}")


def _control(control: Control, packs: Sequence[Pack]) -> str:
    lines = [f"# {control.title} ({control.id})", "", control.question, ""]
    lines += [f"- met: {control.met}"]
    lines += [f"- partial: {control.partial}"] if control.partial else []
    lines += [f"- conflict: {control.conflict}"] if control.conflict else []
    lines += ["", "## What is looked for", ""]
    lines += [f"- {element.id}: a clause that {element.says}" for element in control.elements.values()]
    asked = [(o, pack) for pack in packs for o in pack.obligations if any(m.control == control.id for m in o.maps)]
    lines += ["", "## Who asks for it", ""]
    for obligation, pack in asked:
        severity = next(m.severity.value for m in obligation.maps if m.control == control.id)
        lines.append(f"- {obligation.id} ({severity}): {obligation.title}. {_source(obligation, pack)}")
    if not asked:
        lines.append("- no obligation of the packs that ship")
    lines += ["", "## Wording to add", "", control.wording, "", "## Examples"]
    for example in control.examples:
        lines += [
            "",
            f"### {example.id}: {example.verdict.value}",
            "",
            *(f"    {line}" for line in example.text.splitlines()),
        ]
    return "\n".join(lines) + "\n"


def _obligation(obligation: Obligation, pack: Pack, rulesets: Rulesets) -> str:
    lines = [f"# {obligation.title} ({obligation.id})", "", obligation.asks, ""]
    lines.append(f"- pack: {pack.title} {pack.version}")
    lines.append(f"- source: {_source(obligation, pack)}")
    document = pack.documents[obligation.citation.document]
    if document.url:
        lines.append(f"- read it at: {document.url}")
    if obligation.citation.locator:
        lines.append(f'- find it by: "{obligation.citation.locator}"')
    lines.append(f"- strength: {'must' if obligation.binding else 'should'} ({obligation.kind.value})")
    lines.append(f"- applies: {_condition(obligation.applies_when)}")
    for fact in obligation.applies_when.facts():
        lines.append(f"  - {fact}: {rulesets.facts[fact].question}")
    if obligation.regulatory:
        lines.append(f"- see also: {', '.join(obligation.regulatory)}")
    if obligation.declined:
        lines += ["", "## Declined", "", obligation.declined]
    else:
        lines += ["", "## Controls that answer it", ""]
        lines += [f"- {m.control} ({m.severity.value}): {rulesets.controls[m.control].title}" for m in obligation.maps]
    return "\n".join(lines) + "\n"


def _source(obligation: Obligation, pack: Pack) -> str:
    document = pack.documents[obligation.citation.document]
    dated = f"version of {document.version_date}" if document.version_date else "no version date known"
    section = f", section {obligation.citation.section}" if obligation.citation.section else ""
    return f"{document.title}{section} ({dated}; {_SEEN[obligation.provenance]})"


def _condition(condition: Condition) -> str:
    """A condition in words: "always", "if service/lex", "if (a or b) and not c"."""
    if condition.operator == "always":
        return "always"
    return f"if {_clause(condition)}"


def _clause(condition: Condition) -> str:
    if condition.operator == "fact":
        return condition.fact
    if condition.operator == "not":
        return f"not {_clause(condition.parts[0])}"
    joiner = " and " if condition.operator == "all" else " or "
    inner = joiner.join(_clause(part) for part in condition.parts)
    return f"({inner})" if len(condition.parts) > 1 else inner
