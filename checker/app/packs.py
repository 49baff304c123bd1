"""Lists packs, controls and facts, and shows a pack."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from checker.app.conditions import is_open, short
from checker.app.rulesets import Rulesets
from checker.model.packs import Fact, Obligation, Pack

_SEEN = {"whole": "read in whole", "excerpt": "only an excerpt was read", "none": "not seen"}


def list_packs(packs: Sequence[Pack], defaults: Sequence[str], width: int = 100) -> str:
    """A line for each pack: id, version, how many obligations are asked always, on a condition, or declined, and its title.

    `defaults` are the packs that a check asks where nobody says.
    """
    rows = []
    for pack in packs:
        always, conditional, declined = counts(pack)
        rows.append((pack.id, pack.version, str(always), str(conditional), str(declined), pack.title))
    total = _number(sum(len(pack.obligations) for pack in packs), "obligation")
    note = (
        f"{_number(len(packs), 'pack')}, {total}: asked always once the pack is chosen; asked only if you use or do certain"
        " things (flowdown packs show PACK tells which); declined with a reason, as terms cannot answer them. A check that is"
        f" told nothing else asks {' and '.join(defaults)}."
    )
    return _table(("pack", "version", "always", "if", "declined", "upstream"), rows, width) + f"\n{textwrap.fill(note, width)}\n"


def counts(pack: Pack) -> tuple[int, int, int]:
    """The obligations asked always, on a condition, and declined."""
    asked = [o for o in pack.obligations if not o.declined]
    conditional = sum(is_open(o.applies_when, pack.assumes) for o in asked)
    return len(asked) - conditional, conditional, len(pack.obligations) - len(asked)


def show_pack(pack: Pack) -> str:
    """A pack in Markdown: what it covers, its documents with version dates, and each obligation in a line."""
    lines = [f"# {pack.title} ({pack.id} {pack.version})", "", *pack_head(pack)]
    lines += ["", "## Changes", "", *pack_changes(pack)] if pack.changelog else []
    lines += ["", "## Obligations", ""]
    return "\n".join([*lines, *(_obligation(o, pack) for o in pack.obligations)]) + "\n"


def pack_head(pack: Pack) -> list[str]:
    """What a pack covers, what choosing it says, how much is in it, and its documents."""
    always, conditional, declined = counts(pack)
    lines = [pack.summary, ""]
    if pack.assumes:
        lines += [f"Choosing this pack says yes to: {', '.join(f'`{fact}`' for fact in pack.assumes)}.", ""]
    lines.append(
        f"{_number(len(pack.obligations), 'obligation')}: {always} asked always, {conditional} only on a condition,"
        f" {declined} declined with a reason."
    )
    lines += ["", pack.maintainer] if pack.maintainer else []
    if pack.deprecated:
        successor = f" Use {pack.deprecated.successor} instead." if pack.deprecated.successor else ""
        lines += ["", f"Deprecated: {pack.deprecated.reason}{successor}"]
    lines += ["", "## Documents", ""]
    for document in pack.documents.values():
        dated = f"version of {document.version_date}" if document.version_date else "no version date known"
        dated += f", traced back to {document.earlier[0]}" if document.earlier else ""
        at = f": <{document.url}>" if document.url else ""
        lines.append(f"- {document.title} ({document.publisher}; {dated}; {_SEEN[document.seen]}){at}")
    return lines


def pack_changes(pack: Pack) -> list[str]:
    """What each version changed, the newest first."""
    lines = []
    for change in pack.changelog:
        dated = f" ({change.date})" if change.date else ""
        lines += [f"- {change.version}{dated}: {' '.join(change.changes)}"]
    return lines


def _obligation(o: Obligation, pack: Pack) -> str:
    if o.deprecated:
        return f"- {o.id} {o.title}: no longer asked. {o.deprecated.reason}"
    if o.declined:
        return f"- {o.id} {o.title}: declined. {o.declined}"
    when = f"; only {short(o.applies_when)}" if is_open(o.applies_when, pack.assumes) else ""
    controls = ", ".join(f"{m.control} ({m.severity.value})" for m in o.maps)
    return f"- {o.id} {o.title} ({'must' if o.binding else 'should'}{when}): {controls}"


def list_controls(rulesets: Rulesets, packs: Sequence[Pack], width: int = 100) -> str:
    """A line for each control with the number of packs and of obligations that ask for it."""
    rows = []
    for control in rulesets.controls.values():
        asking = [pack.id for pack in packs for o in pack.obligations for m in o.maps if m.control == control.id]
        rows.append((control.id, str(len(set(asking))), str(len(asking)), control.title))
    note = f"{_number(len(rows), 'control')}, each with how many packs and how many of their obligations ask for it."
    return _table(("control", "packs", "asks", "title"), rows, width) + f"\n{textwrap.fill(note, width)}\n"


def list_facts(facts: Sequence[Fact], packs: Sequence[Pack], assumed: Sequence[str] = ()) -> str:
    """The facts in groups, each with its question and how many obligations of the packs that are asked turn on it. `assumed` are
    those that choosing the packs has answered.
    """
    asked = [o.applies_when.facts() for pack in packs for o in pack.obligations if o.maps]
    lines: list[str] = []
    group = ""
    for fact in facts:
        before, group = group, fact.id.partition("/")[0]
        lines += ["", f"## {group}", ""] if group != before else []
        turning = _number(sum(fact.id in names for names in asked), "obligation")
        lines.append(f"- {fact.id} ({turning}): {fact.question}")
    lines += ["", f"{_number(len(facts), 'fact')}, each with how many obligations turn on it. `flowdown init` asks about them."]
    if assumed:
        lines.append(f"Answered with yes by choosing the packs: {', '.join(assumed)}.")
    return "\n".join(lines).lstrip("\n") + "\n"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> str:
    """Columns as wide as they need to be, numbers to the right; the last one wraps."""
    widths = [max(len(row[at]) for row in (heads, *rows)) for at in range(len(heads) - 1)]
    lines = []
    for row in (heads, *rows):
        cells = [
            cell.rjust(wide) if rows and rows[0][at].isdecimal() else cell.ljust(wide)
            for at, (cell, wide) in enumerate(zip(row, widths, strict=False))
        ]
        head = "  ".join(cells) + "  "
        first, *rest = textwrap.wrap(row[-1], max(width - len(head), 20)) or [""]
        lines += [head + first, *(" " * len(head) + line for line in rest)]
    return "".join(f"{line}\n" for line in lines)


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
