"""The measures of reading themselves: what they count, and what they must not overlook."""

from reading_measures import differences, in_order, labels_of, labels_of_text, printed, running_left, truth_of, words

from checker.readers import read_bytes

TERMS = read_bytes("t.md", b"4\\. Use\n\n4.1 You will not sell it:\n\n(a) at home;\n\n(b) abroad.")
TRUE = ["4. Use", "4.1 You will not sell it:", "(a) at home;", "(b) abroad."]


def test_words_are_compared_without_case_and_kind_of_apostrophe():
    assert words("You don’t SELL third-party Output!") == ["you", "don't", "sell", "third-party", "output"]


def test_a_word_out_of_its_place_counts_as_lost():
    assert in_order(list("abcd"), list("abcd")) == 1
    assert in_order(list("abcd"), list("bcda")) == 0.75
    assert list(differences(["a", "b", "c"], ["a", "x", "c"])) == [("", "x"), ("b", "")]


def test_labels_are_right_only_before_their_own_words():
    true = labels_of_text(TRUE)
    assert len(true) == 4
    assert labels_of(TERMS) == true
    swapped = labels_of_text(["(b) at home;", "(a) abroad."])
    assert not set(swapped) & set(labels_of(TERMS))


def test_the_words_of_a_document_are_counted_with_its_numbers():
    assert in_order(words(" ".join(TRUE)), words(printed(TERMS))) == 1


def test_a_running_head_left_in_the_text_is_found():
    document = read_bytes("t.txt", b"You may not\n\nActme Draft - Sheet 3 of 9\n\nsell what is not yours to sell.")
    assert running_left(document, ["Actme Draft - Sheet N of M", "Nobody"], TRUE) == ["Actme Draft - Sheet N of M"]
    assert running_left(TERMS, ["Use"], TRUE) == []


def test_a_table_of_contents_is_no_part_of_the_truth(tmp_path):
    path = tmp_path / "t.truth.txt"
    path.write_text("Terms\nTable of contents\n1. Use\n2. Fees\n1. Use\nGo.\n2. Fees\nPay.\n[footnotes]\nNote.\n")
    assert truth_of(path) == ["Terms", "1. Use", "Go.", "2. Fees", "Pay.", "Note."]
