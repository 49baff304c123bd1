"""Suggested wordings in the terms' own names, for whoever shows or inserts them."""

from __future__ import annotations

from collections.abc import Sequence

from checker.app.rulesets import Rulesets
from checker.drafting.fitting import Fitted, fit
from checker.drafting.names import Names, names_of
from checker.engine.definitions import defined_names
from checker.model.document import Document
from checker.model.drafting import Drafting
from checker.packs.drafting import load_drafting


class Fitter:
    """Fits wordings to one terms set; PackError where `rulesets/drafting.yaml` is broken."""

    def __init__(self, documents: Sequence[Document], rulesets: Rulesets) -> None:
        self.data: Drafting = load_drafting(rulesets.folder / "drafting.yaml", "drafting.yaml")
        self.names: Names = names_of(documents, defined_names(documents, rulesets.grammar, rulesets.book), self.data.fitting)

    def fit(self, wording: str, within: bool = False) -> Fitted:
        """See `drafting.fitting.fit`."""
        return fit(wording, self.names, self.data.fitting, within)
