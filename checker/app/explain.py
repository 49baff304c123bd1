"""Explains a control or an obligation in Markdown that reads well in a terminal too.

The same lines make the pages under `docs/` (see `app.pages`), where the names of controls and obligations are links.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.app.bundles import with_examples_of
from checker.app.conditions import in_full, is_open, short
from checker.app.rulesets import Rulesets
from checker.app.search import speaking_of
from checker.model.controls import Control
from checker.model.errors import UsageError
from checker.model.packs import ControlMapping, Obligation, ObligationKind, Pack, Provenance, SourceDocument
from checker.model.verdict import Verdict
from checker.packs.yaml_nodes import nearest

_SEEN = {
    Provenance.PRIMARY: "read against the primary text",
    Provenance.EXCERPT: "read against an excerpt of the text",
    Provenance.SECONDARY: "from reports of the text; the text itself was not seen",
    Provenance.FROM_KNOWLEDGE: "from general knowledge; the text was not seen",
}
_KINDS = {
    ObligationKind.FLOW_DOWN: "the text says that users must be bound to it",
    ObligationKind.RESPONSIBLE: "the company answers for what its users do",
    ObligationKind.NOTICE: "users must be told, or asked",
    ObligationKind.RESTRICTION: "the company is bound, so its users should be",
    ObligationKind.LEAVE_ROOM: "terms should leave room for what the other side may do",
}
_EXAMPLES = {
    Verdict.MET: "Meets it",
    Verdict.PARTIAL: "Meets it in part",
    Verdict.CONFLICT: "Is in conflict with it",
    Verdict.MISSING: "Does not meet it, though it may look so",
}


class Names:
    """How a page names what has a page of its own; here by its id alone."""

    def control(self, control: str) -> str:
        """A control by its id."""
        return control

    def obligation(self, obligation: Obligation, pack: Pack) -> str:  # noqa: ARG002 - where there are links, the pack is the page
        """An obligation of a pack."""
        return obligation.id

    def pack(self, pack: Pack) -> str:
        """A pack."""
        return f"{pack.title} ({pack.id} {pack.version})"


IDS = Names()

# As many as a screen holds.
_SHOWN = 20


def explain(name: str, rulesets: Rulesets, packs: Sequence[Pack]) -> str:
    """What a control or an obligation is, why, from which source, with examples and wording; for other words, what speaks of
    them. UsageError where nothing does.
    """
    if name in rulesets.controls:
        return control_page(with_examples_of(name, rulesets).controls[name], packs)
    for pack in packs:
        obligation = pack.named(name)
        if obligation:
            lines = [f"# {obligation.title} ({obligation.id})", "", f"- pack: {IDS.pack(pack)}"]
            return "\n".join([*lines, *obligation_lines(obligation, pack, rulesets)]) + "\n"
    if found := speaking_of(name, rulesets, packs):
        if len(found) == 1:
            return explain(next(iter(found)), rulesets, packs)
        lines = list(found.values())
        more = [f"- and {len(lines) - _SHOWN} more; another word narrows it down"] if len(lines) > _SHOWN else []
        return "\n".join([f"# What speaks of {name!r}", "", *lines[:_SHOWN], *more]) + "\n"
    known = (*rulesets.controls, *(o.id for pack in packs for o in pack.obligations))
    near = nearest(name, known)
    raise UsageError(f"no control or obligation is called {name!r} or speaks of it{near}; `flowdown controls` lists the controls")


def control_page(control: Control, packs: Sequence[Pack], names: Names = IDS) -> str:
    """A control: what it asks, what meets it, who asks for it and where, wording, and examples by verdict."""
    lines = [f"# {control.title} ({control.id})", "", control.question, "", f"- met: {control.met}"]
    lines += [f"- partial: {control.partial}"] if control.partial else []
    lines += [f"- conflict: {control.conflict}"] if control.conflict else []
    lines += ["", "## What is looked for", ""]
    lines += [f"- {element.id}: a clause that {element.says}" for element in control.elements.values()]
    lines += ["", "## Who asks for it", "", *_askers(control, packs, names)]
    lines += ["", "## Wording to add", "", *_quoted(control.wording)]
    for element in control.elements.values():
        if element.wording:
            lines += ["", f"Where more is asked, for a clause that {element.says}:", "", *_quoted(element.wording)]
    lines += ["", "## Examples"]
    for verdict, heading in _EXAMPLES.items():
        examples = [example for example in control.examples if example.verdict is verdict]
        lines += ["", f"### {heading}"] if examples else []
        for example in examples:
            lines += ["", f"{example.id}:", "", *(f"    {line}".rstrip() for line in example.text.splitlines())]
    return "\n".join(lines) + "\n"


def _askers(control: Control, packs: Sequence[Pack], names: Names) -> list[str]:
    """The obligations that ask for a control, under their packs."""
    lines: list[str] = []
    for pack in packs:
        asking = [(o, m) for o in pack.obligations for m in o.maps if m.control == control.id]
        lines += [f"- {names.pack(pack)}"] if asking else []
        for o, mapping in asking:
            condition = f"; only {short(o.applies_when)}" if is_open(o.applies_when, pack.assumes) else ""
            lines.append(
                f"  - {names.obligation(o, pack)} ({_weight(mapping, control)}{condition}): {o.title}. {source(o, pack)}"
            )
    return lines or ["- no obligation of these packs"]


def obligation_lines(obligation: Obligation, pack: Pack, rulesets: Rulesets, names: Names = IDS) -> list[str]:
    """An obligation as a list: what it asks, where that stands, when it applies, what else is to be done, and what answers it."""
    document = pack.documents[obligation.citation.document]
    lines = [f"- asks: {obligation.asks}", f"- source: {source(obligation, pack)}"]
    lines += [f"- read it at: <{document.url}>"] if document.url else []
    lines += [f'- find it by: "{obligation.citation.locator}"'] if obligation.citation.locator else []
    lines += [f"- history: {stood}"] if (stood := history(obligation, document)) else []
    lines += [f"- under review: {obligation.review}"] if obligation.review else []
    force = "must" if obligation.binding else "should"
    lines.append(f"- strength: {force} ({obligation.kind.value}: {_KINDS[obligation.kind]})")
    lines += in_full(obligation.applies_when, rulesets.facts, pack.assumes)
    if obligation.regulatory:
        lines += ["- laws that it touches:", *(f"  - {_law(tag, rulesets.laws)}" for tag in obligation.regulatory)]
    if obligation.diligence:
        lines.append(f"- due diligence: {obligation.diligence}")
    if obligation.aliases:
        lines.append(f"- its ids in earlier versions: {', '.join(obligation.aliases)}")
    if obligation.deprecated:
        successor = f" Asked instead: {obligation.deprecated.successor}." if obligation.deprecated.successor else ""
        return [*lines, f"- no longer asked: {obligation.deprecated.reason}{successor}"]
    if obligation.declined:
        return [*lines, f"- declined, so no control answers it: {obligation.declined}"]
    lines.append("- answered by:")
    for mapping in obligation.maps:
        control = rulesets.controls[mapping.control]
        lines.append(f"  - {names.control(control.id)} ({_weight(mapping, control)}): {control.title}")
    return lines


def source(obligation: Obligation, pack: Pack) -> str:
    """Document, section, version date, and whether the text was seen."""
    document = pack.documents[obligation.citation.document]
    dated = f"version of {document.version_date}" if document.version_date else "no version date known"
    section = f", section {obligation.citation.section}" if obligation.citation.section else ""
    return f"{document.title}{section} ({dated}; {_SEEN[obligation.provenance]})"


def history(obligation: Obligation, document: SourceDocument) -> str:
    """Since which version an obligation stands, and where it stood before; "" where nobody looked."""
    told = []
    if obligation.since:
        told.append(f"since the version of {obligation.since}")
    elif document.earlier:
        told.append(f"stood in the version of {document.earlier[0]} already, the oldest that was looked into")
    told += [f"in section {former.section} until the version of {former.until}" for former in obligation.formerly]
    return "; ".join(told)


def _law(tag: str, titles: Mapping[str, str]) -> str:
    """A tag with what its law is: "GDPR-13: EU General Data Protection Regulation (2016/679)"."""
    names = [name for name in titles if tag == name or tag.startswith(f"{name}-")]
    return f"{tag}: {titles[max(names, key=len)]}" if names else tag


def _weight(mapping: ControlMapping, control: Control) -> str:
    """The severity, and what is needed beyond what meets the control."""
    needs = " and ".join(control.elements[need].says for need in mapping.needs)
    return mapping.severity.value + (f"; needs a clause that {needs}" if needs else "")


def _quoted(text: str) -> list[str]:
    return [f"> {line}".rstrip() for line in text.splitlines()]
