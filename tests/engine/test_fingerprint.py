from checker.engine.fingerprint import fingerprint
from checker.model.verdict import Verdict


def test_fingerprints_know_the_words_not_the_place():
    first = fingerprint("a/b", Verdict.PARTIAL, ["You may not send junk."])
    assert first == fingerprint("a/b", Verdict.PARTIAL, ["You  may not\nsend “junk”"])
    assert first != fingerprint("a/b", Verdict.MET, ["You may not send junk."])
    assert first != fingerprint("a/b", Verdict.PARTIAL, ["You may send junk."])
