"""Plain text to blocks and trees."""

import pytest

from checker.model.document import BlockKind, Place
from checker.model.errors import ReadError
from checker.readers import read_bytes
from checker.readers.plaintext import read_blocks
from tests.readers.trees import lines


def blocks(text: str):
    return read_blocks("t.txt", text.encode()).blocks


def texts(text: str) -> list[str]:
    return [block.text for block in blocks(text)]


def outline(text: str) -> str:
    return "\n".join(lines(read_bytes("t.txt", text.encode())))


WRAPPED = """\
EXAMPLE TERMS

1. USE OF THE SERVICE

1.1 You may use the service if you are an adult and if you keep to these
    terms, which apply to all of it. You agree not to:

    (a) sell the service or rent it to others, whether for money or for
        nothing; or

    (b) run bots.

    If you do, we may close your account.

1.2 We may change
    the service.

2. FEES

You pay monthly.
"""


def test_hard_wrapped_lines_are_joined_and_numbers_nest():
    assert outline(WRAPPED) == "\n".join(
        [
            "EXAMPLE TERMS",
            "  [1.] USE OF THE SERVICE",
            "    [1.1] You may use the service if you are an adult and if you keep to these terms, which apply to all of it. "
            "You agree not to:",
            "      [(a)] sell the service or rent it to others, whether for money or for nothing; or",
            "      [(b)] run bots.",
            "      If you do, we may close your account.",
            "    [1.2] We may change the service.",
            "  [2.] FEES",
            "    You pay monthly.",
        ]
    )


def test_marks_give_lines_and_indents_columns():
    found = blocks("You may not\nsell it.\n\n    (a) Nor\n\trent it.\n")
    assert found[0].marks == ((0, Place(line=1, column=1)), (12, Place(line=2, column=1)))
    assert found[1].marks == ((0, Place(line=4, column=5)), (8, Place(line=5, column=2)))
    assert [block.indent for block in found] == [0, 4]


def test_a_list_typed_line_by_line_is_one_block_a_line():
    assert texts("You may not:\n(a) sell it;\n(b) rent it.\n- lie\n• cheat\nWe mean it.\n") == [
        "You may not:",
        "(a) sell it;",
        "(b) rent it.",
        "- lie",
        "• cheat",
        "We mean it.",
    ]


def test_a_reference_at_the_start_of_a_wrapped_line_is_no_label():
    text = """This is what we mean by the terms of use that are set out in paragraph
(a) above and in the list that stands below these words and all of that in
4.2 included.
"""
    assert len(texts(text)) == 1


def test_a_title_line_above_its_paragraph_is_a_heading():
    wrapped = """Governing Law
These terms are governed by the law of Sweden, whatever the courts of other
countries may say about it.
"""
    assert outline(wrapped).split("\n")[0] == "Governing Law"
    assert outline(wrapped).split("\n")[1].startswith("  These terms")


def test_unwrapped_text_has_one_paragraph_a_line():
    long = "You may not sell the service " * 8
    assert len(texts(f"{long.strip()}.\n{long.strip()}.\n")) == 2


def test_an_underlined_line_is_a_heading_and_rules_go():
    found = blocks("Terms\n=====\n\nUse\n---\nYou use it.\n\n* * *\n\nBye now.\n________\n")
    assert [(block.kind, block.level, block.text) for block in found] == [
        (BlockKind.HEADING, 1, "Terms"),
        (BlockKind.HEADING, 2, "Use"),
        (BlockKind.PARAGRAPH, 0, "You use it."),
        (BlockKind.HEADING, 2, "Bye now."),
    ]


def test_a_word_broken_at_a_line_end_is_made_whole_and_keeps_its_places():
    (block,) = blocks(
        "You must keep the informa-\n    tion of others, all informa-\n    tion that you get, and the informa-\n    tion we hold."
    )
    assert block.text == "You must keep the information of others, all information that you get, and the information we hold."
    assert [place.line for at, place in block.marks if block.text[at:].startswith("tion")] == [2, 3, 4]
    assert all(place.column == 5 for _, place in block.marks[1:])


def test_a_word_hyphenated_at_a_line_end_keeps_its_hyphen():
    assert texts("You may not run any kind of bot on the service, nor may you let an end-\nuser do so.\n") == [
        "You may not run any kind of bot on the service, nor may you let an end-user do so."
    ]


def test_page_breaks_and_odd_blanks_do_no_harm():
    assert texts("You may not\u00a0sell\u200b it.\r\n\f\r\nBye,\ttoo.\r") == ["You may not sell it.", "Bye, too."]


def test_binary_data_is_refused():
    with pytest.raises(ReadError, match="binary data, not text"):
        read_blocks("t.txt", b"MZ\x00\x00")


def test_no_words_give_no_blocks():
    assert texts("\n \n====\n") == []


def test_the_quotation_in_a_mail_is_read_without_its_signs():
    found = blocks("You agree to this:\n\n> You may not sell it,\n> nor may you rent\n> it.\n>\n>> Nor lend it.\n")
    assert [(block.text, block.indent) for block in found] == [
        ("You agree to this:", 0),
        ("You may not sell it, nor may you rent it.", 4),
        ("Nor lend it.", 8),
    ]
    assert [place.column for _, place in found[1].marks] == [3, 3, 3]
