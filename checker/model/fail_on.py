"""What fails a run: a module of its own, which the command line can import in no time."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.model.packs import Severity


class FailOn(StrEnum):
    """The least severity that fails a run."""

    high = "high"
    medium = "medium"
    low = "low"
    never = "never"

    def reached_by(self, severity: Severity) -> bool:
        """Whether a gap of this severity fails the run."""
        return self is not FailOn.never and severity.rank <= tuple(FailOn).index(self)
