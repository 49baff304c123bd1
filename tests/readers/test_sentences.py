import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.readers.outline.sentences import sentences


def split(text):
    return [text[span.start : span.end] for span in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["You may not sell it.", "We may stop you."],
        ["Is it yours?", "Yes!", "Then keep it."],
        ["Example Inc. runs the service.", "You pay Example Ltd. monthly."],
        ["You accept the rules of Example Inc.", "You pay monthly."],
        ["Section 23.2. above applies, as do Sec. 4 and Art. 5.", "No other rule does."],
        ["Our answer is no.", "You may ask again."],
        ["Bots, e.g. Crawlers, are forbidden.", "So are scripts, i.e. Small programs."],
        ["The laws of the U.S. apply.", "The U.S. Copyright Office decides."],
        ["Write to J. Smith.", "He reads it."],
        ["It lies in the U.S.", "You may not move it."],
        ["Treas. Reg. 1.1441-7(a) applies.", "Nothing else does."],
        ["Call us until 5 p.m. Pacific time.", "Then stop."],
        ["It ends here (see Section 4.).", "Then it goes on."],
        ["“We” means us.", "“You” means you.”", "It's clear."],
        ["Version 2.0 is out.", "3 days later it was gone."],
        ["You will not: (i) sell; (ii) rent; or (iii) lend it.", "You may keep it."],
        ["Do not post: spam; scams.", "Post news."],
        ["Wait... Then go.", "Now."],
        ["Feature | You must not copy it.", "| You may read it."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(parts):
    text = " ".join(parts)
    if parts[0].startswith("Wait"):
        parts = ["Wait...", "Then go.", "Now."]
    assert split(text) == parts


def test_a_semicolon_and_a_colon_end_no_sentence():
    assert split("You may not sell it; rent it: or lend it.") == ["You may not sell it; rent it: or lend it."]


def test_sentences_that_a_web_page_glued_together_come_apart():
    assert split("It is a preview.You agree to the “Terms”.We may end it.") == [
        "It is a preview.",
        "You agree to the “Terms”.",
        "We may end it.",
    ]
    assert split("See www.Example.Com for it.") == ["See www.Example.Com for it."]


def test_spans_are_moved_by_the_start():
    assert [(span.start, span.end) for span in sentences("One. Two.", 100)] == [(100, 104), (105, 109)]
    assert sentences("", 5) == ()


@given(st.text(alphabet='aA .;:!?"”(b)1\n', max_size=80))
def test_sentences_cover_all_but_blanks_in_order(text):
    at = 0
    for span in sentences(text):
        assert at <= span.start < span.end <= len(text)
        assert not text[at : span.start].strip()
        at = span.end
    assert not text[at:].strip()


def test_a_long_text_is_split_in_linear_time():
    text = "You may not sell it to Example Inc. or rent it. " * 4000
    assert len(sentences(text)) == 4000
    assert len(sentences("." * 50_000 + '"' * 50_000 + "x")) == 1
