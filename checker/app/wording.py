"""Suggested wordings in the terms' own names, for whoever shows or inserts them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from checker.app.rulesets import Rulesets
from checker.drafting.fitting import Fitted, fit
from checker.drafting.names import Names, names_of
from checker.engine.definitions import defined_names
from checker.model.controls import Control
from checker.model.document import Document
from checker.model.drafting import Drafting
from checker.model.packs import Applies
from checker.model.verdict import Finding, Verdict
from checker.packs.drafting import load_drafting


class Fitter:
    """Fits wordings to one terms set; PackError where `rulesets/drafting.yaml` is broken."""

    def __init__(self, documents: Sequence[Document], rulesets: Rulesets) -> None:
        self.data: Drafting = load_drafting(rulesets.folder / "drafting.yaml", "drafting.yaml")
        self.names: Names = names_of(documents, defined_names(documents, rulesets.grammar, rulesets.book), self.data.fitting)

    def fit(self, wording: str, within: bool = False) -> Fitted:
        """See `drafting.fitting.fit`."""
        return fit(wording, self.names, self.data.fitting, within)


def wordings(finding: Finding, control: Control, tried: int = 0) -> tuple[str, ...]:
    """The clauses that close a gap: those of the elements that somebody needs, else the control's own. Where that was `tried`
    and was not enough, those of the elements that would meet it too.
    """
    needs = {need for by in finding.asked_by if by.applies is Applies.YES for need in by.needs if need not in finding.there}
    needed = _worded(control, needs)
    if tried:
        others = _worded(control, {name for rule in control.rules[Verdict.MET] for name in rule.elements})
        return tuple(dict.fromkeys((*needed, *others, *([control.wording] if tried > 1 or not others else []))))
    return needed or (control.wording,)


def _worded(control: Control, elements: Collection[str]) -> tuple[str, ...]:
    """The clauses that a control's elements have of their own."""
    return tuple(element.wording for element in control.elements.values() if element.id in elements and element.wording)
