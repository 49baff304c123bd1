import pytest

from checker.detectors.phrase import detect_phrase
from checker.detectors.tally import detect_tally
from checker.engine.lexicon import lexicon
from checker.engine.norms import read_norms
from checker.language.phrases import PhraseBook
from checker.model.controls import NormSpec, Signal
from checker.model.norms import Bearer, Force
from checker.ports import NormIndex
from checker.readers import read_bytes

BAN = NormSpec(Force.FORBIDS, Bearer.USER)


@pytest.fixture
def detect(grammar):
    book = PhraseBook(grammar.vocabulary)
    known = lexicon(grammar, book)

    def run(text, detector=detect_phrase, **signal):
        terms = read_norms([read_bytes("terms.md", text.encode())], known)
        index = NormIndex(terms, book)
        made = Signal(detector.__name__, (BAN,), **{"phrases": (), **signal})
        document = terms.documents[0]
        return [document.quote(index.norm(hit).span) for hit in detector(made, index)]

    return run


def test_a_phrase_may_begin_in_the_lead_in_but_must_end_in_the_norm(detect):
    text = "You may not send:\n\n- spam\n- parcels\n"
    assert detect(text, phrases=("send spam",)) == ["spam"]
    assert detect("You may not send spam:\n\n- parcels\n", phrases=("send spam",)) == ["You may not send spam:"]


def test_other_words_beside_it(detect):
    text = "You may not send bulk mail. You may not send bulk goods."
    assert detect(text, phrases=("bulk",), within=(("mail",),)) == ["You may not send bulk mail."]
    assert detect(text, phrases=("bulk",), without=("mail",)) == ["You may not send bulk goods."]


def test_the_scope_widens_to_the_sentence_exceptions_included(detect):
    text = "You may not send bulk mail unless we agree."
    assert detect(text, phrases=("bulk",), without=("agree",)) == [text]
    assert detect(text, phrases=("bulk",), without=("agree",), scope="sentence") == []


def test_headings_above(detect):
    text = "# E-mail\n\n## Rules\n\nYou may not send bulk goods.\n"
    assert detect(text, phrases=("bulk",), under=("e-mail",))
    assert not detect(text, phrases=("bulk",), under=("parcels",))


def test_a_tally_counts_the_bans_of_one_list(detect):
    three = "You may not:\n\n- spam\n- hack\n- cheat\n"
    assert len(detect(three, detect_tally, at_least=3)) >= 3
    assert detect("You may not:\n\n- spam\n- hack\n", detect_tally, at_least=4) == []
    apart = "# One\n\nYou may not spam.\n\n# Two\n\nYou may not hack.\n\n# Three\n\nYou may not cheat.\n"
    assert detect(apart, detect_tally, at_least=3) == []
    assert detect(three, detect_tally, at_least=3, phrases=("spam", "hack")) == []
