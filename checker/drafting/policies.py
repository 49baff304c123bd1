"""The upstream policies that a draft names and links, out of the packs."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from checker.drafting.draft import Policy
from checker.model.packs import Applies, Pack, SourceDocument
from checker.model.verdict import Finding

# What a pack adds to a title to say what its author saw: "(excerpts of 2025)".
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")


def upstream_policies(
    packs: Sequence[Pack], findings: Sequence[Finding], asking: Collection[str], titles: Sequence[str]
) -> tuple[Policy, ...]:
    """The policies of every pack with an obligation that applies and asks for one of the controls `asking`: its documents whose
    title holds one of `titles`, else those that ask. Each once, in the order of the packs.
    """
    applying = {by.obligation for finding in findings for by in finding.asked_by if by.applies is Applies.YES}
    policies: dict[str, Policy] = {}
    for pack in packs:
        for document in _documents(pack, applying, asking, titles):
            policies.setdefault(document.url, Policy(_ASIDE.sub("", document.title), document.publisher, document.url))
    return tuple(policies.values())


def _documents(pack: Pack, applying: Collection[str], asking: Collection[str], titles: Sequence[str]) -> Iterator[SourceDocument]:
    live = [obligation for obligation in pack.obligations if obligation.id in applying]
    asks = [obligation for obligation in live if any(mapping.control in asking for mapping in obligation.maps)]
    if not asks:
        return
    cited = [pack.documents[document] for document in dict.fromkeys(o.citation.document for o in live)]
    named = [document for document in cited if any(title in document.title.lower() for title in titles)]
    yield from named or [pack.documents[document] for document in dict.fromkeys(o.citation.document for o in asks)]
