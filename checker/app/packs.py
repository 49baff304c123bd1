"""Lists, shows, lints and tests packs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from checker.app.rulesets import Rulesets
from checker.model.packs import Pack


def list_packs(packs: Sequence[Pack]) -> str:
    """A line for each pack: id, version, title, how many obligations are mapped and declined."""
    lines = []
    for pack in packs:
        declined = sum(bool(o.declined) for o in pack.obligations)
        always = sum(o.applies_when.operator == "always" for o in pack.obligations)
        lines.append(
            f"{pack.id:<14} {pack.version:<9} {pack.title}: {len(pack.obligations)} obligations"
            f" ({always} unconditional, {declined} declined)"
        )
    return "\n".join(lines) + "\n"


def show_pack(pack: Pack) -> str:
    """A pack in Markdown: what it covers, its documents with version dates, and each obligation in a line."""
    lines = [f"# {pack.title} ({pack.id} {pack.version})", "", pack.summary, "", "## Documents", ""]
    for document in pack.documents.values():
        dated = f"version of {document.version_date}" if document.version_date else "no version date known"
        lines.append(f"- {document.title} ({document.publisher}; {dated}; seen: {document.seen}) {document.url}".rstrip())
    lines += ["", "## Obligations", ""]
    for o in pack.obligations:
        force = "must" if o.binding else "should"
        if o.declined:
            lines.append(f"- {o.id} {o.title}: declined. {o.declined}")
        else:
            controls = ", ".join(f"{m.control} ({m.severity.value})" for m in o.maps)
            when = "" if o.applies_when.operator == "always" else " [conditional]"
            lines.append(f"- {o.id} {o.title} ({force}){when}: {controls}")
    return "\n".join(lines) + "\n"


def list_controls(rulesets: Rulesets, packs: Sequence[Pack]) -> str:
    """A line for each control with the number of obligations that ask for it."""
    asked = Counter(mapping.control for pack in packs for o in pack.obligations for mapping in o.maps)
    width = max(len(name) for name in rulesets.controls)
    return "".join(f"{c.id:<{width}}  {asked[c.id]:>3}  {c.title}\n" for c in rulesets.controls.values())
