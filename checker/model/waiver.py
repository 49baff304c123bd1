"""Waivers and baseline entries: why a gap may stand for now, as written down by people and by `flowdown baseline write`."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Waiver:
    """Somebody's decision to accept a gap.

    `name` is what is waived: a control's id, or an obligation's (then only its asking is waived). `terms` is the terms set it
    holds for, "" for every one. `until` is the last day it holds (ISO), "" for one without an end. `text` is the wording it
    was given for, empty where there was none: what decides on the gap must be part of it, and it must still stand in the
    terms, else the waiver is void. `where` is the waiver's own place ("flowdown-waivers.yaml:12", "terms.md, line 40").
    """

    name: str
    obligation: bool
    where: str
    reason: str
    by: str
    until: str = ""
    terms: str = ""
    text: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownGap:
    """A gap of the baseline: known before, so it fails nothing as long as it stays what it was.

    `text` is a few words of what decided on it, for a person; the `fingerprint` does the matching.
    """

    control: str
    verdict: Verdict
    fingerprint: str
    text: str = ""
    terms: str = ""
