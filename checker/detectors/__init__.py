"""One kind of signal a file. A detector finds norms that show a signal; it never weighs force or bearer, the engine does.

To add a kind: write `detectors/<kind>.py` with a function of the `Detector` Protocol and give it a row here; a control's
signal names it with `detector: <kind>`.
"""

from __future__ import annotations

from collections.abc import Mapping

from checker.detectors.phrase import detect_phrase
from checker.detectors.tally import detect_tally
from checker.ports import Detector

DETECTORS: Mapping[str, Detector] = {"phrase": detect_phrase, "tally": detect_tally}
