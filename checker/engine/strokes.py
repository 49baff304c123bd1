"""A force over a run of words, and what such a run may continue."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model.norms import Bearer, Force


@dataclass(frozen=True, slots=True)
class LeadIn:
    """The unfinished norm that a run of words continues: an item's operator may take its subject from there."""

    force: Force
    bearer: Bearer
    that: bool = False
    """Whether it ends with "that" ("we warrant that:")."""

    @property
    def vouches(self) -> bool:
        """Whether the user vouches for what follows ("you warrant that your content ...")."""
        return self.bearer is Bearer.USER and self.force is Force.REQUIRES


@dataclass(frozen=True, slots=True)
class Stroke:
    """One force over a run of words. Indexes are into the sentence's words: `subject` where the subject begins,
    `start` and `end` the operator's own words, `stop` where the run ends.
    """

    force: Force
    bearer: Bearer
    subject: int
    start: int
    end: int
    stop: int
    reaches_back: bool = False
    releases: bool = False
    renounces: bool = False
