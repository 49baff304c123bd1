"""Closing the loop: the terms and a draft for them, judged together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.app.check import asked_controls, judgments, report
from checker.app.rulesets import Rulesets
from checker.drafting.strikes import contradicting, without
from checker.model.document import Document, Span
from checker.model.packs import Pack
from checker.model.profile import Profile
from checker.model.verdict import Finding, Verdict

# From the best to the worst that terms can do about a control.
_RANKS = (Verdict.MET, Verdict.NOT_APPLICABLE, Verdict.PARTIAL, Verdict.NEEDS_REVIEW, Verdict.MISSING, Verdict.CONFLICT)
# A report shows the first sentences of a conflict only, so that one round may not strike them all.
_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Terms:
    """A terms set with all that it is judged by; `controls` are those asked for by name."""

    documents: tuple[Document, ...]
    rulesets: Rulesets
    packs: Sequence[Pack]
    controls: Sequence[str]
    profile: Profile

    def findings(self, documents: tuple[Document, ...]) -> dict[str, Finding]:
        """The findings on documents, by control."""
        judged = judgments(documents, asked_controls(self.packs, self.controls), self.rulesets)
        found = report(documents, judged, self.rulesets, self.packs, self.controls, self.profile).findings
        return {finding.control: finding for finding in found}


def cleared(
    terms: Terms, conflicts: Sequence[Finding]
) -> tuple[dict[tuple[int, Span], tuple[str, ...]], tuple[Document, ...], dict[str, Finding]]:
    """The sentences that must go for these conflicts to end, the documents without them, and the findings on these (none
    where nothing must go). A conflict that stays for all that is in the findings.
    """
    struck: dict[tuple[int, Span], tuple[str, ...]] = {}
    documents, found = terms.documents, {finding.control: finding for finding in conflicts}
    meant = set(found)
    for _ in range(_ROUNDS):
        more = contradicting([finding for finding in found.values() if finding.control in meant], documents)
        more = {key: controls for key, controls in more.items() if key not in struck}
        if not more:
            break
        struck |= more
        documents = without(terms.documents, struck)
        found = terms.findings(documents)
    return dict(sorted(struck.items())), documents, found if struck else {}


def is_worse(after: Verdict, before: Verdict) -> bool:
    """Whether a verdict is worse than the one before."""
    return _RANKS.index(after) > _RANKS.index(before)
