"""Reads and writes a baseline, `flowdown-baseline.yaml`: the gaps that were there when the gate was switched on."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from checker.model.verdict import Verdict
from checker.model.waiver import KnownGap
from checker.packs.written import quoted
from checker.packs.yaml_nodes import Node, load

_HEAD = """\
# Gaps that were known when this file was written; flowdown check --baseline lets them pass, and only them. An entry holds for the
# words that decide on the gap (its fingerprint), wherever they stand. Written by `flowdown baseline write`; with --prune it only
# gets shorter.
"""
_GAPS = tuple(verdict for verdict in Verdict if verdict.is_gap)


def load_baseline(path: Path, name: str | None = None) -> tuple[KnownGap, ...]:
    """The gaps of a baseline, called `name` in messages; PackError names the first fault."""
    gaps = load(path, name).keys(("gaps",), required=("gaps",))["gaps"]
    return () if gaps.value is None else tuple(_gap(node) for node in gaps.sequence())


def _gap(node: Node) -> KnownGap:
    keys = node.keys(("terms", "control", "verdict", "fingerprint", "text"), required=("control", "verdict", "fingerprint"))
    return KnownGap(
        control=keys["control"].text(),
        verdict=keys["verdict"].member(_GAPS),
        fingerprint=keys["fingerprint"].text(),
        text=keys["text"].text() if "text" in keys else "",
        terms=keys["terms"].text() if "terms" in keys else "",
    )


def baseline_text(gaps: Iterable[KnownGap]) -> str:
    """A baseline as the text of its file: sorted, without dates, pages, lines or paths, so that it differs only where gaps do."""
    entries = [_entry(gap) for gap in sorted(gaps, key=lambda gap: (gap.terms, gap.control))]
    return _HEAD + ("gaps:\n" + "".join(entries) if entries else "gaps: []\n")


def _entry(gap: KnownGap) -> str:
    lines = [f"terms: {quoted(gap.terms)}"] if gap.terms else []
    # Quoted, as a fingerprint of nothing but digits would be read as a number.
    lines += [f"control: {gap.control}", f"verdict: {gap.verdict.value}", f"fingerprint: {quoted(gap.fingerprint)}"]
    lines += [f"text: {quoted(gap.text)}"] if gap.text else []
    return "".join(f"  {'- ' if at == 0 else '  '}{line}\n" for at, line in enumerate(lines))
