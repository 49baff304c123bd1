"""Markdown to blocks and trees."""

import re

import pytest

from checker.model.document import Block, BlockKind, Place
from checker.model.errors import ReadError
from checker.readers import read_bytes
from checker.readers.markdown import read_blocks
from tests.readers.trees import lines


def blocks(text: str) -> list[Block]:
    return list(read_blocks("t.md", text.encode()).blocks)


def texts(text: str) -> list[str]:
    return [block.text for block in blocks(text)]


def outline(text: str) -> str:
    return "\n".join(lines(read_bytes("t.md", text.encode())))


def test_markup_goes_and_words_stay():
    assert texts('You **may not** _sell_ the [`Service`](https://a.example/x "T"), see <https://a.example>.\n') == [
        "You may not sell the Service, see https://a.example."
    ]
    assert texts("![A logo](x.png) Hello[](#top) you &amp; me\n") == ["Hello you & me"]
    assert texts("You **may****not** sell\u00a0\u200bit, ﬁnd\u00adit\n") == ["You maynot sell it, findit"]


def test_words_that_are_struck_out_are_left_out_with_a_notice():
    reading = read_blocks("t.md", b"You may ~~not~~ sell it.")
    assert [block.text for block in reading.blocks] == ["You may sell it."]
    assert "struck out" in reading.notices[0]


def test_headings_have_their_level_and_escaped_numbers_are_labels():
    assert [(block.kind, block.level) for block in blocks("Terms\n=====\n\n2\\. Use\n------\n\n#### Bots ####\n")] == [
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 2),
        (BlockKind.HEADING, 4),
    ]
    assert outline("Terms\n=====\n\n**2\\. Use**\n\nYou use it.\n") == "Terms\n  [2.] Use\n    You use it."


def test_a_bold_line_is_a_heading_and_a_bold_run_in_is_not():
    assert [block.kind.name for block in blocks("**4. Restrictions**\n\n**Bots.** You may not run bots.\n")] == [
        "HEADING",
        "PARAGRAPH",
    ]
    assert [block.kind.name for block in blocks("**4.** **Use**\n\n**Use**\nof it\n")] == ["HEADING", "PARAGRAPH"]


def test_lists_keep_depth_and_printed_numbers():
    found = blocks("You may not:\n\n*   sell:\n    *   drugs\n    *   arms\n*   lie\n\n7.  pay\n8)  go\n")
    assert [(block.label, block.level) for block in found[1:]] == [("•", 0), ("•", 1), ("•", 1), ("•", 0), ("7.", 0), ("8)", 0)]
    assert outline("You may not:\n\n*   sell:\n    *   drugs\n*   lie\n") == "You may not:\n  [•] sell:\n    [•] drugs\n  [•] lie"


def test_a_second_paragraph_of_an_item_stays_in_it():
    found = blocks("1.  Sell it.\n\n    Not even once.\n\nWe mean it.\n")
    assert [(block.kind.name, block.label, block.level) for block in found] == [
        ("ITEM", "1.", 0),
        ("PARAGRAPH", "", 1),
        ("PARAGRAPH", "", 0),
    ]


def test_no_depth_of_a_list_is_lost():
    assert len(texts("".join(f"{'  ' * depth}* item\n" for depth in range(30)))) == 30


def test_an_indented_paragraph_is_text_not_code_and_a_fence_is_read():
    assert texts("Hello.\n\n      You may not sell it.\n\n```\nSpam is\nforbidden.\n```\n") == [
        "Hello.",
        "You may not sell it.",
        "Spam is",
        "forbidden.",
    ]


def test_marks_give_the_line_and_column_of_every_word():
    found = blocks(
        "Title\n=====\n\nYou may not\nsell *the\nservice* today.\n\n*   Nor\n    rent it.\n\n| a | b |\n|---|---|\n| c | d |\n"
    )
    assert [block.marks for block in found[:3]] == [
        ((0, Place(line=1, column=1)),),
        (
            (0, Place(line=4, column=1)),
            (12, Place(line=5, column=1)),
            (17, Place(line=5, column=7)),
            (21, Place(line=6, column=1)),
            (29, Place(line=6, column=10)),
        ),
        ((0, Place(line=8, column=5)), (4, Place(line=9, column=5))),
    ]
    assert found[1].text[12:16] == "sell"
    assert [block.marks[0][1].line for block in found[3:]] == [11, 13]
    assert found[4].marks == ((0, Place(line=13, column=3)),)


COLUMNS = """---
title: x
---
## 4.2 *Use* of it ##

> 1.  You **may not** `sell`\u00a0\u200bit, [rent
>     it](https://a.example "not rent") or \\(c\\) &amp; lend ﬁles: <https://b.example>.
>
> ```
>   Spam is out.
> ```

- <b>Bots</b> and __crawlers__ and **stray

| No | What \\| how |
|----|------|
| 1  | resell \\| rent |
| 2  | rent |

<div>
 <p>Never &copy; harm <i>anyone</i>.</p>
</div>
"""


def test_every_word_is_found_at_its_line_and_column():
    source = COLUMNS.split("\n")
    read = read_bytes("t.md", COLUMNS.encode())
    seen = 0
    for word in re.finditer(r"[A-Za-z]{2,}", read.text.replace("ﬁ", "fi").replace("files", "     ")):
        place = read.place(word.start())
        assert place.line
        assert place.column
        assert source[place.line - 1][place.column - 1 :].startswith(word.group()), (word.group(), place)
        seen += 1
    assert seen > 30


def test_a_paragraph_that_its_author_broke_into_lines_is_several():
    assert texts("You may not:\n• sell it;\n• rent it.\n") == ["You may not:", "• sell it;", "• rent it."]
    assert texts("**Use**  \nYou may not:  \n(a) sell it;  \n(b) rent it.\n") == [
        "Use",
        "You may not:",
        "(a) sell it;",
        "(b) rent it.",
    ]
    assert texts("You may not sell  \nit or rent\n(b) of it.\n") == ["You may not sell it or rent (b) of it."]
    assert texts("Pay now.<br>Pay well.\n") == ["Pay now.", "Pay well."]


def test_a_row_of_a_table_is_one_block():
    assert texts("| What | How |\n|---|---|\n| [Spam](#x) | Not **allowed** |\n|  | Alone |\n") == [
        "What | How",
        "Spam | Not allowed",
        "Alone",
    ]


def test_the_sign_of_a_link_to_its_own_heading_goes():
    assert texts('# Terms[¶](#terms "Link")\n\n## Fees [#](#fees)\n\nPlan # is C#.\n') == ["Terms", "Fees", "Plan # is C#."]


def test_front_matter_may_be_toml():
    assert texts('+++\ntitle = "Terms"\n+++\nYou may not sell it.\n') == ["You may not sell it."]


@pytest.mark.parametrize("mark", ["> ", "- "])
def test_what_is_nested_too_deeply_to_be_parsed_is_refused(mark):
    assert outline(mark * 45 + "You may not sell it.\n").endswith("You may not sell it.")
    with pytest.raises(ReadError, match="too deeply"):
        outline("You may sell it.\n\n" + mark * 150 + "You may not sell it.\n")


def test_front_matter_goes_and_lines_stay_true():
    found = blocks("---\ntitle: Terms\n---\nYou may not sell it.\n")
    assert [(block.text, block.marks[0][1].line) for block in found] == [("You may not sell it.", 4)]
    assert texts("---\n\nYou may not sell it.\n\n---\n") == ["You may not sell it."]


def test_navigation_and_links_into_the_page_go_but_a_list_of_links_that_is_led_in_stays():
    assert texts("[Home](/)[Terms](/t)[Help](/h)\n\n1.  [Use](#use)\n2.  [Fees](#fees)\n\nHello you.\n") == ["Hello you."]
    assert texts("These policies apply:\n\n*   [Privacy](/p)\n*   [Rules](/r)\n\n[Cookies](/c)\n") == [
        "These policies apply:",
        "Privacy",
        "Rules",
        "Cookies",
    ]
    assert texts("In this page:\n\n*   [Use](#use)\n*   [Fees](#fees)\n\nSee:\n\n[Fees](#fees)\n") == [
        "In this page:",
        "See:",
        "Fees",
    ]
    assert texts("[Use](#use)\n-----------\n\nSee [Use](#use) first.\n") == ["Use", "See Use first."]


def test_html_within_markdown_is_read():
    found = blocks(
        "Hello.\n\n<div class='x'>\n<p>You may not <b>sell</b> it.</p>\n<script>no()</script>\n</div>\n\n"
        "You <u>may</u> keep it.\n"
    )
    assert [(block.text, block.marks[0][1].line) for block in found] == [
        ("Hello.", 1),
        ("You may not sell it.", 4),
        ("You may keep it.", 8),
    ]


def test_marks_of_bold_text_that_markdown_does_not_take_for_marks_are_dropped():
    assert texts("**Use.****You may not sell it.\n") == ["Use.You may not sell it."]
    assert texts("2 * 3 * 4, snake_case and a*b\n") == ["2 * 3 * 4, snake_case and a*b"]


def test_binary_data_is_refused_and_other_encodings_are_read():
    with pytest.raises(ReadError, match="binary data"):
        read_blocks("t.md", b"\x00\x01\x02")
    assert read_blocks("t.md", "“Ü”".encode("utf-16")).blocks[0].text == "“Ü”"
    assert read_blocks("t.md", b"\xef\xbb\xbf# \xc3\x9c\r\n\r\nYou\r\n").blocks[0].text == "Ü"
    old = read_blocks("t.md", b"\x93You\x94 may not.")
    assert old.blocks[0].text == "“You” may not."
    assert "Windows-1252" in old.notices[0]


def test_nothing_but_markup_is_lost_in_a_document_of_every_kind():
    text = "# A1\n\nB2 **C3**\nD4\n\n* E5\n\n  F6\n  1. G7\n\n> H8\n\n"
    text += "| I9 | J10 |\n|--|--|\n| K11 | L12 |\n\n```\nM13\n```\n\n<p>N14</p>\n\n***\n"
    assert " ".join(texts(text)).replace("| ", "").split() == (
        "A1 B2 C3 D4 E5 F6 G7 H8 I9 J10 K11 L12 M13 N14".split()  # noqa: SIM905
    )


def test_a_quotation_hangs_on_the_paragraph_that_announces_it():
    text = "Customers must accept this text:\n\n> You must be an adult.\n>\n> You may not:\n>\n> - sell it;\n> - rent it.\n>\n"
    assert outline(f"## Use\n\n{text}> You must pay.\n\nThe law applies.\n").split("\n") == [
        "Use",
        "  Customers must accept this text:",
        "    You must be an adult.",
        "    You may not:",
        "      [•] sell it;",
        "      [•] rent it.",
        "    You must pay.",
        "  The law applies.",
    ]


def test_a_quotation_that_nothing_announces_stands_beside_the_text():
    assert outline("You read this.\n\n> You must be an adult.\n") == "You read this.\nYou must be an adult."
