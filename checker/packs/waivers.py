"""Reads waivers, `flowdown-waivers.yaml`.

    waivers:
      - control: prohibited/spam        # or `obligation: ANT-UP-0`: then only its asking is waived
        terms: consumer                 # the terms set; left out, every one
        reason: Sending is throttled by the product.
        by: legal
        until: 2027-03-01               # the last day; or `permanent: yes`
        text: You may send bulk e-mail. # what decides on the gap, or comes nearest; a list of such; or `none`

Decision: a file that is not of this shape is broken (PackError). An entry of this shape that nobody can rely on (no reason, no
end, an id nobody knows) is a fault of the waiver, for the report: it must not stop the check of everything else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from checker.model.errors import PackError
from checker.model.report import WaiverFault
from checker.model.waiver import Waiver
from checker.packs.yaml_nodes import Node, load, nearest, parse

_KEYS = ("control", "obligation", "terms", "reason", "by", "until", "permanent", "text")
_NO_TEXT = "none"


@dataclass(frozen=True, slots=True)
class Ids:
    """What a waiver may name. `obligations` maps every id in lower case, former ones too, to the id of today; `terms` are the
    names of the terms sets, None where nobody knows them.
    """

    controls: Collection[str]
    obligations: Mapping[str, str]
    terms: Collection[str] | None = None


def load_waivers(path: Path, ids: Ids, name: str | None = None) -> tuple[list[Waiver], list[WaiverFault]]:
    """The waivers of a file, called `name` in reports, and what is wrong with the others; PackError where it is broken."""
    waivers, faults = [], []
    for node in _entries(load(path, name)):
        read = _waiver(node, ids)
        if isinstance(read, Waiver):
            waivers.append(read)
        else:
            faults.append(read)
    return waivers, faults


def with_entry(text: str, name: str, entry: str) -> str:
    """The text of a waivers file with an entry (see `entry_text`) added at its end; PackError where that would not be read as
    one more waiver, or the file is broken as it is.
    """
    before = len(_entries(parse(text, name)))
    longer = text.rstrip("\n") + "\n" + entry
    try:
        added = len(_entries(parse(longer, name))) == before + 1
    except PackError:
        added = False
    if not added:
        raise PackError(name, None, "waivers", f"nothing can be added at its end; write the entry by hand:\n{entry}")
    return longer


def _entries(root: Node) -> list[Node]:
    entries = root.keys(("waivers",), required=("waivers",))["waivers"]
    return [] if entries.value is None else entries.sequence()


def _waiver(node: Node, ids: Ids) -> Waiver | WaiverFault:
    keys = node.keys(_KEYS)
    named = [key for key in ("control", "obligation") if key in keys]
    if len(named) != 1:
        raise node.fault("must name either a control or an obligation")
    written = keys[named[0]].text()
    texts = keys["text"].texts() if "text" in keys else ()
    given = Waiver(
        name=written,
        obligation=named[0] == "obligation",
        where=f"{node.name}:{node.line}",
        reason=_said(keys, "reason"),
        by=_said(keys, "by"),
        until=_said(keys, "until"),
        terms=_said(keys, "terms"),
        text=() if texts == (_NO_TEXT,) else texts,
    )
    permanent = "permanent" in keys and keys["permanent"].value in (True, "yes")
    missing = [] if "text" in keys else ["is bound to no text; write the `text` it is given for, or `text: none`"]
    return checked(given, ids, permanent, missing)


def _said(keys: Mapping[str, Node], key: str) -> str:
    """A text that may be left out, or be empty."""
    return keys[key].text() if key in keys and keys[key].value not in (None, "") else ""


def checked(given: Waiver, ids: Ids, permanent: bool, found: Collection[str] = ()) -> Waiver | WaiverFault:
    """The waiver under the id of today, if it can be relied on; else its first fault (of `found`, then of our own)."""
    known = given.name if given.name in ids.controls else None
    if given.obligation:
        known = ids.obligations.get(given.name.lower())
    for why in (*_unknown(given, known, ids), *found, *_incomplete(given, permanent)):
        return WaiverFault(given.name, given.where, why)
    return Waiver(known or "", given.obligation, given.where, given.reason, given.by, given.until, given.terms, given.text)


def _unknown(given: Waiver, known: str | None, ids: Ids) -> Iterator[str]:
    if known is None:
        kind, names = ("obligation", ids.obligations.values()) if given.obligation else ("control", ids.controls)
        yield f"no {kind} is called {given.name!r}{nearest(given.name, tuple(dict.fromkeys(names)))}"
    if given.terms and ids.terms is not None and given.terms not in ids.terms:
        yield f"no terms set is called {given.terms!r}{nearest(given.terms, tuple(ids.terms))}"


def _incomplete(given: Waiver, permanent: bool) -> Iterator[str]:
    if not given.reason:
        yield "gives no reason; write one, or close the gap"
    if not given.by:
        yield "does not say who gave it; add `by`"
    if not given.until and not permanent:
        yield "does not say how long it holds; add `until` with a date, or `permanent: yes`"
    if given.until and permanent:
        yield "has an end and is permanent; keep one of `until` and `permanent`"
    if given.until and not _is_date(given.until):
        yield f"{given.until!r} is no date; write it like 2027-03-01"


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def entry_text(given: Waiver) -> str:
    """A waiver as an entry of such a file."""
    from checker.packs.written import quoted

    lines = [f"{'obligation' if given.obligation else 'control'}: {given.name}"]
    lines += [f"terms: {quoted(given.terms)}"] if given.terms else []
    lines += [f"reason: {quoted(given.reason)}", f"by: {quoted(given.by)}"]
    lines.append(f"until: {given.until}" if given.until else "permanent: yes")
    if len(given.text) > 1:
        lines += ["text:", *(f"  - {quoted(text)}" for text in given.text)]
    else:
        lines.append(f"text: {quoted(given.text[0]) if given.text else _NO_TEXT}")
    return "".join(f"  {'- ' if at == 0 else '  '}{line}\n" for at, line in enumerate(lines))
