"""Runs the examples that every control carries: its tests, for us and for authors of their own controls."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from checker.app.rulesets import Rulesets
from checker.detectors import DETECTORS
from checker.engine.gather import gather
from checker.engine.judge import Judgment, judge
from checker.engine.norms import read_norms
from checker.model.controls import Control, Example
from checker.ports import NormIndex
from checker.readers import read_bytes


@dataclass(frozen=True, slots=True)
class ExampleRun:
    """One example with what it gave."""

    control: Control
    example: Example
    judgment: Judgment

    @property
    def kept(self) -> bool:
        """Whether the example got the verdict it must get."""
        return self.judgment.verdict is self.example.verdict


def run_examples(rulesets: Rulesets) -> Iterable[ExampleRun]:
    """Every example of every control, judged alone."""
    for control in rulesets.controls.values():
        for example in control.examples:
            yield ExampleRun(control, example, judge_text(control, example.text, rulesets))


def judge_text(control: Control, text: str, rulesets: Rulesets) -> Judgment:
    """One control on a text, read as Markdown."""
    documents = (read_bytes("example.md", text.encode()),)
    index = NormIndex(read_norms(documents, rulesets.lexicon), rulesets.book)
    return judge(control, gather(control, index, DETECTORS), documents)
