"""What many tests share: the shipped rulesets, loaded once, and a small control to judge with."""

from __future__ import annotations

import pytest

from checker.app.rulesets import Rulesets, load_rulesets, rulesets_folder
from checker.detectors import DETECTORS
from checker.engine.gather import gather
from checker.engine.judge import judge
from checker.engine.lexicon import lexicon
from checker.engine.norms import read_norms
from checker.language.phrases import PhraseBook
from checker.packs.controls import load_control
from checker.packs.grammar import load_grammar
from checker.ports import NormIndex
from checker.readers import read_bytes

CONTROL = """
title: Spam
question: Is spam forbidden?
severity: medium
met: Spam is forbidden.
partial: Only junk.
conflict: Spam is welcome.
elements:
  spam:
    says: forbids spam
    signals:
      - norm: forbids user
        phrases: [spam*, unsolicited ~2 messag*]
  junk:
    says: forbids junk
    signals:
      - norm: forbids user
        phrases: [junk]
  welcome:
    says: welcomes spam
    signals:
      - norm: permits user
        phrases: [spam*]
judge:
  met: spam
  partial: junk
  conflict: welcome
wording: You may not send spam.
examples:
  - {id: plain, verdict: met, text: You may not send spam.}
"""


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory):
    """Compiled rules go to a folder of the tests, not to the user's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FLOWDOWN_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def rulesets() -> Rulesets:
    return load_rulesets()


@pytest.fixture(scope="session")
def grammar():
    return load_grammar(rulesets_folder() / "language")


@pytest.fixture
def control(tmp_path):
    path = tmp_path / "prohibited" / "spam.yaml"
    path.parent.mkdir()
    path.write_text(CONTROL)
    return load_control(path, "prohibited/spam")


@pytest.fixture
def judged(control, grammar):
    """Judge the small control on Markdown texts (each a document of one set); gives the judgment and the documents."""

    def run(*texts, control=control):
        book = PhraseBook(grammar.vocabulary)
        documents = tuple(read_bytes(f"terms{n}.md", text.encode()) for n, text in enumerate(texts, 1))
        index = NormIndex(read_norms(documents, lexicon(grammar, book)), book)
        return judge(control, gather(control, index, DETECTORS), documents), documents

    return run
