"""Web pages to blocks and trees."""

import re

import pytest

from checker.model.document import Block, BlockKind, Place
from checker.model.errors import ReadError
from checker.readers import read_bytes
from checker.readers.html import read_blocks
from tests.readers.trees import lines


def blocks(html: str) -> list[Block]:
    return list(read_blocks("t.html", html.encode()).blocks)


def texts(html: str) -> list[str]:
    return [block.text for block in blocks(html)]


def outline(html: str) -> str:
    return "\n".join(lines(read_bytes("t.html", html.encode())))


def test_the_main_text_is_read_and_what_stands_around_it_is_not():
    page = """<!doctype html><html><head><title>T</title><style>p {}</style></head><body>
    <header><a href="/">Home</a></header><nav>Menu</nav><div id="cookie-banner">We use cookies</div>
    <h1>Terms</h1><p>You may not sell it.</p><script>var a = "<p>no</p>";</script><!-- no -->
    <aside>Buy now</aside><button>Accept</button><div role="navigation">More</div><noscript>No script</noscript>
    <footer>Imprint</footer></body></html>"""
    assert texts(page) == ["Terms", "You may not sell it."]


def test_the_sign_of_a_link_to_its_own_heading_goes():
    page = '<h1>Terms<a href="#t">¶</a></h1><h2>Fees <a href="#f">#</a></h2><p>Plan # is <a href="/c">C#</a>.</p>'
    assert texts(page) == ["Terms", "Fees", "Plan # is C#."]


def test_cookie_banners_of_known_services_go_and_sections_about_cookies_stay():
    for name in (
        'id="didomi-host"',
        'class="cky-consent-container"',
        'class="cc-window cc-floating"',
        'id="CybotCookiebotDialog"',
    ):
        assert texts(f"<div {name}><p>We use cookies</p></div><p>You may not sell it.</p>") == ["You may not sell it."]
    for name in ('id="cookies"', 'class="section-cookies"', 'id="cookie-consent"'):
        assert texts(f"<div {name}><p>We use cookies</p></div>") == ["We use cookies"]


def test_a_main_element_that_holds_most_of_the_page_is_all_that_is_read():
    long = "You may not sell it. " * 20
    assert texts(f"<body><div>Ad</div><main><header><h1>Terms</h1></header><p>{long}</p></main><p>Out</p></body>")[:1] == [
        "Terms"
    ]
    assert "Out" not in texts(f"<body><main><p>{long}</p></main><p>Out</p></body>")
    assert len(texts(f"<body><main><p>Short</p></main><p>{long}</p></body>")) == 2


def test_lists_print_the_labels_that_a_browser_prints():
    page = """<p>You may not:</p><ol type="a" start="2"><li>sell it;</li><li value="5"><p>rent:</p>
    <ul><li>rooms</li></ul><p>Tail.</p></li></ol><ol reversed><li>x</li><li>y</li></ol>
    <ol style="list-style-type: upper-roman"><li>z</li></ol><ul style="list-style:none"><li>1.1 Foo</li></ul>"""
    found = [(block.kind.name[0], block.label, block.level, block.text) for block in blocks(page)]
    assert found == [
        ("P", "", 0, "You may not:"),
        ("I", "b.", 0, "sell it;"),
        ("I", "e.", 0, "rent:"),
        ("I", "•", 1, "rooms"),
        ("P", "", 1, "Tail."),
        ("I", "2.", 0, "x"),
        ("I", "1.", 0, "y"),
        ("I", "I.", 0, "z"),
        ("I", "", 0, "1.1 Foo"),
    ]


def test_headings_and_bold_lines():
    found = blocks("<h2>2. Use</h2><p><b>Bots</b></p><p><b>Bots.</b> None.</p><div role=heading aria-level=3>Fees</div>")
    assert [(block.kind.name, block.level) for block in found] == [
        ("HEADING", 2),
        ("HEADING", 0),
        ("PARAGRAPH", 0),
        ("HEADING", 3),
    ]
    assert (
        blocks("<p style='font-weight: 700'>x</p><p><span style='font-weight: 700'>Bots</span></p>")[1].kind is BlockKind.HEADING
    )


def test_words_keep_their_blanks_and_entities_are_characters():
    assert texts("<p>You <b>may</b>\n  not&nbsp;sell\n<a href='/x'>our</a>\u200b service&shy;s &amp; &ldquo;it&rdquo;.</p>") == [
        "You may not sell our services & “it”."
    ]


def test_line_breaks_part_items_but_not_sentences():
    assert texts("<p>You may not:<br>(a) sell it;<br/>(b) rent it.<br>We mean<br>it.</p>") == [
        "You may not:",
        "(a) sell it;",
        "(b) rent it.",
        "We mean it.",
    ]
    assert texts("<pre>Hello you.\nYou may not.</pre>") == ["Hello you.", "You may not."]


def test_a_table_of_words_is_read_by_rows_and_a_table_for_looks_by_paragraphs():
    assert texts("<table><tr><th>What</th><th>How</th></tr><tr><td>Spam</td><td>Not <i>ever</i></td></tr></table>") == [
        "What | How",
        "Spam | Not ever",
    ]
    assert texts("<table><tr><td><h2>Use</h2><p>You use it.</p></td><td>x</td></tr></table>") == ["Use", "You use it.", "x"]


def test_definition_lists_keep_term_and_meaning_together():
    assert (
        outline("<dl><dt>App</dt><dd>Our app.</dd><dt>Site</dt><dd>Our site.</dd></dl>") == "App\n  Our app.\nSite\n  Our site."
    )


def test_lines_are_those_of_the_source():
    found = blocks(
        '<body>\n<p\n class="x">You\nmay not\n<b>sell</b> it.</p>\n\n<ul><li>or <a href="a<b c">rent</a></li>\n<li>lend</li></ul>'
    )
    assert [(place.line, place.column) for block in found for _, place in block.marks] == [
        *((3, 12), (4, 1), (5, 4), (5, 13)),
        *((7, 9), (7, 28), (8, 5)),
    ]
    assert found[0].text == "You may not sell it."


MARKUP = """<!doctype html><!-- a > b --><title>T > t</title>
<body class='x>y'><script>if (1 > 2) { document.write("<p>none</p>") }</script>
<p title="more > less">You may &amp; must&nbsp;not <b>sell</b> or &lt;rent&gt; any
  service<br>nor lend<!-- it --> things.</p><style>p > b { color: red }</style>
<table><tr><td>what<td>how <i>much</i></tr></table>
<pre>
Spam is
 banned.</pre></body>
"""


def test_every_word_is_found_at_its_line_and_column():
    source = MARKUP.split("\n")
    read = read_bytes("t.html", MARKUP.encode())
    words = list(re.finditer(r"[A-Za-z]+", read.text))
    assert len(words) == 18
    for word in words:
        place = read.place(word.start())
        assert place.line
        assert place.column
        assert source[place.line - 1][place.column - 1 :].startswith(word.group()), (word.group(), place)


def test_a_page_in_one_line_has_paragraphs_for_places():
    words = "You may not sell it. " * 40
    assert [block.marks[0][1] for block in blocks(f"<p>{words}</p><p>{words}</p>")] == [Place(paragraph=1), Place(paragraph=2)]


def test_hidden_words_are_left_out_and_said_so():
    reading = read_blocks("t.html", ("<p>Hello you.</p>\n<div hidden>" + "secret " * 30 + "</div>").encode())
    assert [block.text for block in reading.blocks] == ["Hello you."]
    assert reading.notices == ("30 words that the page hides were left out (from line 2).",)
    assert read_blocks("t.html", b"<p>Hi you</p><i aria-hidden=true>x</i><p style='display: none'>y</p>").notices == ()


def test_links_into_the_page_are_a_table_of_contents():
    assert texts("<ul><li><a href='#u'>Use</a></li><li><a href='#f'>Fees</a></li></ul><p>See <a href='#u'>Use</a>.</p>") == [
        "See Use."
    ]
    assert texts("<p><a href='/a'>A1</a> <a href='/b'>B2</a></p><p>See:</p><p><a href='/a'>A1</a> <a href='/b'>B2</a></p>") == [
        "See:",
        "A1 B2",
    ]


@pytest.mark.parametrize("html", ["", "<p>", "<<<>>>", "<table><tr><td>", "</b></p>", "<li>x", "plain words", "<p>\x01</p>"])
def test_broken_pages_are_read_without_a_fault(html):
    blocks(html)


def test_a_page_nested_beyond_reason_is_refused():
    with pytest.raises(ReadError, match="too deeply"):
        read_blocks("t.html", b"<div>" * 5000 + b"You may not.")
    assert texts("<div>" * 100 + "You may not.") == ["You may not."]


def test_the_encoding_that_a_page_declares_is_believed():
    page = "<meta charset='iso-8859-2'><p>Łódź jest</p>".encode("iso-8859-2")
    assert read_blocks("t.html", page).blocks[0].text == "Łódź jest"
    assert read_blocks("t.html", b"<meta charset='hex'><p>\x93x y\x94</p>").blocks[0].text == "“x y”"


def test_a_quotation_hangs_on_the_paragraph_that_announces_it():
    page = """<p>Customers must accept this text:</p><blockquote><p>You must be an adult.</p><p>You must pay.</p></blockquote>
    <p>The law applies.</p>"""
    assert outline(page).split("\n") == [
        "Customers must accept this text:",
        "  You must be an adult.",
        "  You must pay.",
        "The law applies.",
    ]


@pytest.mark.parametrize("name", ["t.html", "t.md"])
@pytest.mark.parametrize("depth", [3000, 100_000])
@pytest.mark.parametrize("element", [b"<div>", b"<ul><li></b></p>"])
def test_a_million_open_elements_are_refused_at_once(name, depth, element):
    with pytest.raises(ReadError, match="too deeply"):
        read_bytes(name, element * depth + b"You may not.")
