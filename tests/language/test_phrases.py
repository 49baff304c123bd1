import pytest

from checker.language.phrases import PhraseBook, PhraseError
from checker.language.words import words

BOOK = PhraseBook({"message": ["messag*", "e-mail*", "{short}"], "short": ["sms"], "loop": ["a {loop}"]})


def found(phrase, text):
    return BOOK.phrase(phrase).search([word.key for word in words(text)])


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("spam*", "no spamming please"),
        ("unsolicited|bulk ~2 {message}", "send unsolicited commercial e-mails"),
        ("unsolicited|bulk ~2 {message}", "bulk SMS"),
        ("(strictly | expressly)? forbidden", "is forbidden"),
        ("(strictly | expressly)? forbidden", "is expressly forbidden"),
        ("(reverse engineer* | decompil*) the software", "to reverse-engineer the software"),
        ("at least #>=13 years", "be at least 16 years old"),
        ("at least #>=13 years", "be at least eighteen years old"),
        ("unauthoriz*", "unauthorised access"),
        ("don't", "you do not"),
    ],
)
def test_matches(phrase, text):
    assert found(phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("unsolicited ~2 {message}", "unsolicited a b c message"),
        ("at least #>=13 years", "at least 12 years"),
        ("at least #>=13 years", "at least twelve years"),
        ("spam", "spamming"),
        ("reverse engineer*", "engineer in reverse"),
    ],
)
def test_does_not_match(phrase, text):
    assert not found(phrase, text)


@pytest.mark.parametrize("phrase", ["", "(open", "closed)", "~3 gap first", "*", "{unknown}", "a |", "(a |  ) b", "{loop}"])
def test_a_broken_phrase_says_so(phrase):
    with pytest.raises(PhraseError):
        BOOK.phrase(phrase)


def test_a_match_must_reach_beyond():
    phrase = BOOK.phrase("send ~3 spam")
    keys = ["send", "spam", "or", "spam"]
    assert phrase.match(keys, 0) == 2
    assert phrase.match(keys, 0, beyond=2) == 4
    assert phrase.match(keys, 0, beyond=4) == -1


@pytest.mark.parametrize(
    ("source", "text", "words"),
    [
        ("send ~5 spam", "send them and send us spam", 3),
        ("a|b c", "a b c", 2),
        ("#>=13 year*", "at 14 years", 2),
        ("spam", "spam", 1),
    ],
)
def test_the_shortest_match_that_ends_at_a_word(source, text, words):
    phrase, keys = PhraseBook({}).phrase(source), text.split()
    assert phrase.shortest(keys, len(keys), phrase.opening()) == words


def test_a_match_longer_than_asked_for_counts_as_that_long():
    phrase = PhraseBook({}).phrase("send ~9 spam")
    assert phrase.shortest(["send", "a", "b", "c", "d", "e", "spam"], 7, phrase.opening(), most=5) == 5
