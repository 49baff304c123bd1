"""The outline from blocks: what hangs on what, for every format alike."""

from hypothesis import given
from hypothesis import strategies as st

from checker.model.document import Block, BlockKind, Place, Span
from checker.readers.outline import build
from checker.readers.reading import Reading
from tests.readers.trees import cell, document, heading, item, kinds, note, paragraph, paths, tree


def shaped(text):
    """The tree that a test draws: margin and blank lines do not count."""
    rows = [row for row in text.split("\n") if row.strip()]
    margin = min(len(row) - len(row.lstrip()) for row in rows)
    return "\n".join(row[margin:] for row in rows)


# Lists and what leads them in.


def test_items_hang_on_the_paragraph_that_leads_them_in_and_the_rest_on_the_heading():
    assert tree(
        heading("Use", 2), "You agree not to:", item("sell it;"), item("rent it."), "We may look at it.", heading("Fees", 2)
    ) == shaped("""
        Use
          You agree not to:
            [•] sell it;
            [•] rent it.
          We may look at it.
        Fees
    """)


def test_an_unfinished_sentence_leads_in_without_a_colon():
    for lead in ("You agree not to", "You may not use it for", "This includes, without limitation,", "You may not"):
        assert tree(lead, item("sell it;"), item("rent it.")).split("\n")[1] == "  [•] sell it;"


def test_a_sentence_that_announces_leads_in_what_follows():
    assert tree("You may not do any of the following.", item("Sell it.")).split("\n")[1] == "  [•] Sell it."
    assert tree("Some things are prohibited.", item("Selling it.")).split("\n")[1] == "  [•] Selling it."
    assert tree("We are glad you came.", item("We run the service.")).split("\n")[1] == "[•] We run the service."


def test_items_below_a_full_sentence_hang_on_the_heading():
    assert tree(heading("Rules", 1), "We wrote some rules.", item("We enforce them.")) == shaped("""
        Rules
          We wrote some rules.
          [•] We enforce them.
    """)


def test_numbered_headings_hang_on_no_sentence_before_them_that_lacks_its_stop():
    assert tree("Acme Ltd is a company with number 1234", heading("1. General"), "You pay.", heading("2. Use")) == shaped("""
        Acme Ltd is a company with number 1234
        [1.] General
          You pay.
        [2.] Use
    """)


def test_items_hang_on_a_heading_that_leads_them_in():
    assert tree(heading("Prohibited uses", 2), item("Spam"), item("Fraud")) == shaped("""
        Prohibited uses
          [•] Spam
          [•] Fraud
    """)


def test_nested_items_hang_on_their_item():
    assert tree("You may not:", item("sell:"), item("drugs", level=1), item("arms", level=1), item("lie")) == shaped("""
        You may not:
          [•] sell:
            [•] drugs
            [•] arms
          [•] lie
    """)


def test_a_paragraph_within_an_item_stays_there_and_may_lead_in_deeper_items():
    assert tree(
        "You may:",
        item("read it."),
        paragraph("But you may not:", level=1),
        item("copy it", level=1),
        paragraph("This is strict.", level=1),
        item("like it"),
    ) == shaped("""
        You may:
          [•] read it.
            But you may not:
              [•] copy it
            This is strict.
          [•] like it
    """)


def test_fragments_after_a_colon_are_items_though_nothing_marks_them():
    assert tree(
        heading("Use", 1), "You may not use it to:", "spam others;", "scam others; or", "Annoy us.", "We may stop you."
    ) == shaped("""
        Use
          You may not use it to:
            spam others;
            scam others; or
            Annoy us.
          We may stop you.
    """)
    assert kinds("You may not use it to:", "spam others;", "scam others.", "We may stop you.") == "PIIP"


def test_short_phrases_without_a_stop_are_items_while_the_series_lasts():
    assert tree("We forbid the following:", "Spam", "Hate speech", "We mean it.") == shaped("""
        We forbid the following:
          Spam
          Hate speech
        We mean it.
    """)


def test_phrases_without_a_verb_of_their_own_are_items_but_sentences_and_commands_are_not():
    assert kinds("We do not allow:", "Content that is illegal.", "Content which you do not own.", "We may remove it.") == "PIIP"
    assert kinds("Also prohibited:", "Do not use it for crimes.") == "PP"
    assert kinds("Please note:", "You must be an adult.") == "PP"
    assert kinds("Nous offrons :", "L’utilisateur accède au service depuis son compte.") == "PP"


def test_definitions_after_a_colon_are_items():
    assert kinds("These words mean:", "“App” means our app.", "“Site” means our site.", "We may change them.") == "PIIP"


def test_an_unmarked_series_goes_on_after_a_nested_list():
    assert tree("These words mean:", "“Event” means:", "(a) a storm;", "(b) a flood;", "“App” means our app.") == shaped("""
        These words mean:
          “Event” means:
            [(a)] a storm;
            [(b)] a flood;
          “App” means our app.
    """)


def test_the_flush_end_of_a_sentence_hangs_on_its_lead_in():
    assert tree("You may not:", item("sell it"), item("rent it,"), "without our consent.", "We may ask why.") == shaped("""
        You may not:
          [•] sell it
          [•] rent it,
          without our consent.
        We may ask why.
    """)


def test_a_paragraph_amid_a_numbered_list_belongs_to_its_item():
    assert tree("You may not:", "(a) sell it.", "Gifts are no sale.", "(b) rent it.", "We may stop you.") == shaped("""
        You may not:
          [(a)] sell it.
            Gifts are no sale.
          [(b)] rent it.
        We may stop you.
    """)


def test_items_that_are_titles_own_the_paragraphs_after_them():
    assert tree("You agree that:", "(a) Your Duties", "You keep it safe.", "(b) Our Duties", "We keep it up.") == shaped("""
        You agree that:
          [(a)] Your Duties
            You keep it safe.
          [(b)] Our Duties
            We keep it up.
    """)


def test_a_bullet_with_a_colon_takes_the_fragments_of_its_depth_below_it_until_sentences_return():
    assert tree(
        "You must not:",
        item("Lie. Do not say false things about:"),
        item("your age"),
        item("your name"),
        item("Steal. Do not take what is not yours."),
    ) == shaped("""
        You must not:
          [•] Lie. Do not say false things about:
            [•] your age
            [•] your name
          [•] Steal. Do not take what is not yours.
    """)


def test_bullets_after_a_numbered_title_hang_on_it():
    assert tree(
        item("Law. It applies.", "1."), item("Definitions.", "2."), item("“App” means our app."), item("Fees.", "3.")
    ) == (
        shaped("""
        [1.] Law. It applies.
        [2.] Definitions.
          [•] “App” means our app.
        [3.] Fees.
    """)
    )


def test_bullets_are_nested_by_their_indent_where_the_format_gives_no_depth():
    assert tree(
        "You may not:",
        paragraph("• sell:", indent=10),
        paragraph("• drugs", indent=20),
        paragraph("• arms", indent=20.5),
        paragraph("• lie", indent=10),
    ) == shaped("""
        You may not:
          [•] sell:
            [•] drugs
            [•] arms
          [•] lie
    """)


def test_bullets_are_nested_by_their_mark_where_nothing_else_is_known():
    assert tree("You may not:", "• sell:", "– drugs", "– arms", "• lie") == shaped("""
        You may not:
          [•] sell:
            [–] drugs
            [–] arms
          [•] lie
    """)


def test_an_indented_paragraph_belongs_to_its_item():
    assert tree(
        "You may not:",
        paragraph("• sell it.", indent=4),
        paragraph("A gift is no sale.", indent=6),
        paragraph("So be it.", indent=0),
    ) == shaped("""
        You may not:
          [•] sell it.
            A gift is no sale.
        So be it.
    """)


# Sections that a lead-in announces.


def test_headings_below_an_announcement_hang_on_it():
    assert tree(
        heading("Policy", 1),
        "You must not use the service for any of the following:",
        heading("Spam", 3),
        "Sending bulk mail.",
        heading("Fraud", 3),
        item("Phishing"),
        heading("Contact", 2),
    ) == shaped("""
        Policy
          You must not use the service for any of the following:
            Spam
              Sending bulk mail.
            Fraud
              [•] Phishing
          Contact
    """)


def test_bold_titles_below_an_announcement_hang_on_it_if_their_section_has_a_level():
    assert tree(
        heading("Policy", 2), "You agree not to do this:", heading("Spam"), item("Bulk mail"), heading("Fraud"), item("Phishing")
    ) == shaped("""
        Policy
          You agree not to do this:
            Spam
              [•] Bulk mail
            Fraud
              [•] Phishing
    """)


def test_a_heading_after_an_idle_lead_in_stays_beside_it():
    assert tree(heading("Policy", 1), "Last updated:", heading("Spam", 2)) == shaped("""
        Policy
          Last updated:
          Spam
    """)


def test_numbered_clauses_below_an_announcement_hang_on_it():
    assert tree("9. Use", "You agree not to:", "9.1 sell it;", "9.2 rent it.", "10. Fees", "10.1 You pay.") == shaped("""
        [9.] Use
          You agree not to:
            [9.1] sell it;
            [9.2] rent it.
        [10.] Fees
          [10.1] You pay.
    """)


# Numbers.


def test_numbered_clauses_nest_by_their_numbers():
    blocks = (
        "4. Restrictions",
        "4.1 General. You may not:",
        "(a) copy the service;",
        "(b) use it to:",
        "(i) spam; or",
        "(ii) scam.",
        "4.2 Bots are forbidden.",
        "4.2.1 So are scripts.",
        "5. Fees",
        "You pay monthly.",
    )
    assert tree(*blocks) == shaped("""
        [4.] Restrictions
          [4.1] General. You may not:
            [(a)] copy the service;
            [(b)] use it to:
              [(i)] spam; or
              [(ii)] scam.
          [4.2] Bots are forbidden.
            [4.2.1] So are scripts.
        [5.] Fees
          You pay monthly.
    """)
    assert paths(*blocks) == ["4", "4.1", "4.1(a)", "4.1(b)", "4.1(b)(i)", "4.1(b)(ii)", "4.2", "4.2.1", "5", "5"]
    assert kinds(*blocks) == "HPIIIIPPHP"


def test_the_letter_i_follows_h_and_the_roman_one_starts_its_own_list():
    letters = [f"({letter}) item" for letter in "abcdefghij"]
    assert {path[:2] for path in paths("You may not:", *letters)[1:]} == {f"({letter}" for letter in "abcdefghij"} - {"(("}
    assert tree("You may not:", *letters).count("\n  [") == 10
    nested = tree("You may not:", *letters[:8], "(i) one of it;", "(ii) two of it;", "(i) item")
    assert "    [(i)] one of it;\n    [(ii)] two of it;\n  [(i)] item" in nested


def test_a_sentence_in_capitals_whose_stop_is_within_quotation_marks_is_no_heading():
    assert tree(heading("Use", 2), "IT IS LENT “AS IS.”", "You may not lend it to others.") == shaped("""
        Use
          IT IS LENT “AS IS.”
          You may not lend it to others.
    """)


def test_a_line_that_ends_with_a_page_number_and_their_count_is_no_clause():
    assert tree("You may lend it.", "Acme Terms v2 Page 4 of 10", "You may not sell it.") == shaped("""
        You may lend it.
        You may not sell it.
    """)
    assert "page 4 of 10." in tree("You may lend it.", "The fees are on page 4 of 10.")


def test_roman_headings_above_letters_above_numbers():
    assert paths("I. Use", "A. Bots", "1. No bots run here.", "2. No scripts do.", "B. Spam", "II. Fees", "III. Law") == [
        "I",
        "I.A",
        "I.A.1",
        "I.A.2",
        "I.B",
        "II",
        "III",
    ]


def test_articles_sections_and_schedules():
    assert tree(
        "Article IV – Use",
        "4.1 You may use it.",
        "Section 4.2. You may not sell it.",
        "Article V – Fees",
        "Schedule 1",
        "1. Prices",
    ) == shaped("""
        [Article IV] Use
          [4.1] You may use it.
          [Section 4.2.] You may not sell it.
        [Article V] Fees
        [Schedule 1] Schedule 1
          [1.] Prices
    """)
    assert paths("Article 5", "Fees", "(a) You pay.", "Schedule 1", "1. Prices") == [
        "Article 5",
        "Article 5(a)",
        "Schedule 1",
        "Schedule 1.1",
    ]


def test_a_number_of_its_own_below_a_numbered_heading_adds_to_its_path():
    assert paths(heading("B. Acceptable Use", 1), heading("Conduct", 0, "1."), "You must behave.", heading("A. X", 1))[1] == "B.1"


def test_a_skipped_number_does_not_break_the_series():
    assert tree("You may not:", "(a) sell it;", "(c) rent it;", "(d) lend it.").count("\n  [") == 3


def test_a_series_that_starts_again_hangs_where_the_last_one_did():
    assert tree(
        heading("Use", 1), "You may not:", "1. sell it;", "2. rent it.", "You may:", "1. read it;", "2. keep it."
    ) == shaped("""
        Use
          You may not:
            [1.] sell it;
            [2.] rent it.
          You may:
            [1.] read it;
            [2.] keep it.
    """)


def test_a_title_that_ends_a_numbered_list_does_not_hold_it_open():
    assert tree(
        "Words mean:", "“App” means our app.", heading("1. Use"), "1.1 You may use it.", heading("2. Fees"), "2.1 You pay."
    ) == shaped("""
        Words mean:
          “App” means our app.
        [1.] Use
          [1.1] You may use it.
        [2.] Fees
          [2.1] You pay.
    """)


def test_a_typed_label_says_more_than_the_bullet_or_number_that_the_format_gave():
    assert tree(
        item("General. You pay.", "5."), item("5.1 Price. It is fair."), item("5.2 Refund. None."), item("Law.", "6.")
    ) == (
        shaped("""
        [5.] General. You pay.
          [5.1] Price. It is fair.
          [5.2] Refund. None.
        [6.] Law.
    """)
    )
    assert tree(heading("2. Use", 2, "2.")) == "[2.] Use"
    assert tree(item("(a) sell it", "4.")) == "[4.] (a) sell it"


def test_a_weak_label_is_believed_beside_its_neighbour_only():
    assert tree("1 General", "We run it.", "2 Use", "You use it.") == shaped("""
        [1] General
          We run it.
        [2] Use
          You use it.
    """)
    assert tree("A. Smith wrote this.") == "A. Smith wrote this."
    assert tree("3.5 million people use it.") == "3.5 million people use it."
    assert tree("24 Hours", "We answer.") == "24 Hours\n  We answer."


def test_a_word_processor_list_within_a_list_is_placed_by_number_or_indent_not_by_its_own_depth():
    assert tree(
        item("Use", "4.", 0, indent=0),
        item("You may not:", "4.1", 1, indent=18),
        item("sell it;", "(a)", 0, indent=36),
        item("rent it.", "(b)", 0, indent=36),
        item("Bots are forbidden.", "4.2", 1, indent=18),
        item("Crawlers too.", "•", 0, indent=36),
        item("Fees", "5.", 0, indent=0),
        item("You pay.", "5.1", 1, indent=18),
    ) == shaped("""
        [4.] Use
          [4.1] You may not:
            [(a)] sell it;
            [(b)] rent it.
          [4.2] Bots are forbidden.
            [•] Crawlers too.
        [5.] Fees
          [5.1] You pay.
    """)


# Headings.


def test_headings_nest_by_level_and_by_the_number_they_contain():
    assert tree(
        heading("Terms", 1), heading("4. Use", 2), heading("4.1 Bots", 2), heading("Details", 3), heading("5. Fees", 2)
    ) == (
        shaped("""
        Terms
          [4.] Use
            [4.1] Bots
              Details
          [5.] Fees
    """)
    )


def test_titles_without_level_stand_below_capitals_and_beside_each_other():
    assert tree(
        "GENERAL RULES", "Fair Use", "You play fair.", "Your Account", "You keep it safe.", "FEES AND TAXES", "You pay."
    ) == (
        shaped("""
        GENERAL RULES
          Fair Use
            You play fair.
          Your Account
            You keep it safe.
        FEES AND TAXES
          You pay.
    """)
    )


def test_a_bold_title_stands_below_a_numbered_heading_while_its_series_goes_on():
    assert tree(
        heading("Mail"),
        "1. Bulk Mail",
        "We count it.",
        heading("Limits"),
        "We set them.",
        "2. Lists",
        "You clean them.",
        heading("Law"),
    ) == shaped("""
        Mail
          [1.] Bulk Mail
            We count it.
            Limits
              We set them.
          [2.] Lists
            You clean them.
        Law
    """)


def test_a_numbered_item_that_is_a_title_is_the_heading_of_what_follows():
    blocks = (item("Your Account", "1."), "You keep it safe.", item("Fees", "2."), "You pay.")
    assert tree(*blocks) == shaped("""
        [1.] Your Account
          You keep it safe.
        [2.] Fees
          You pay.
    """)
    assert kinds(*blocks) == "HPHP"
    assert kinds("We offer the following support:", item("Mail", "1."), item("Phone Calls", "2."), "Ask us.") == "PIIP"


def test_what_a_format_calls_a_heading_may_be_a_clause():
    assert kinds(heading("You must not use the service to harm other people.", 2), item("Spam")) == "PI"
    assert kinds(heading("Prohibited conduct. By using it you agree not to:"), item("spam")) == "PI"
    assert kinds(heading("Last updated: 3 May 2024", 2)) == "P"
    assert kinds(heading("Who may use it?", 2), heading("General.", 2)) == "HH"


def test_a_bold_run_in_heading_stays_in_its_paragraph():
    assert tree("4.1 Prohibited uses. You may not sell it.") == "[4.1] Prohibited uses. You may not sell it."


def test_a_short_line_with_a_date_or_a_binding_verb_is_no_heading():
    assert kinds("Last updated: May 2024", "We run it.") == "PP"
    assert kinds("You must be an adult", "We run it.") == "PP"
    assert kinds("Governing Law", "The law of Sweden applies.") == "HP"


# Cells, notes, furniture.


def test_rows_hang_on_what_leads_them_in_and_notes_disturb_nothing():
    assert tree(
        "You may not:", item("sell it;"), note("Not even once."), item("rent it."), cell("Spam | No"), note("End note.")
    ) == (
        shaped("""
        You may not:
          [•] sell it;
            Not even once.
          [•] rent it.
          Spam | No
        End note.
    """)
    )


def test_notes_are_cited_as_notes():
    assert paths(paragraph("You pay.", "1"), note("Not even once.", "1"), note("Ever.", "*"), note("So it is.")) == [
        *("1", "note 1", "note *", ""),
    ]


def test_a_table_of_contents_is_left_out_but_not_a_list_that_a_sentence_leads_in():
    sections = (heading("Use", 2), "You use it.", heading("Fees", 2), "You pay.", heading("Law", 2), "It applies.")
    listed = ("Contents", "Use ........ 1", "Fees ........ 2", "Law ........ 3")
    assert tree(*listed, *sections) == tree(*sections)
    assert "  [•] Fees" in tree("These terms cover:", item("Use"), item("Fees"), item("Law"), *sections)
    assert tree(item("Use"), item("Fees"), item("Law"), *sections) == tree(*sections)
    assert tree(heading("Table of Contents", 2), *sections) == tree(*sections)


def test_lines_that_come_again_as_items_are_no_table_of_contents():
    listed = ("We collect:", item("Name"), item("Age"), item("Sex"))
    assert tree(*listed, "We pass on:", *listed[1:]).count("Age") == 2


def test_heads_and_feet_of_pasted_pages_are_left_out_and_the_broken_paragraph_is_whole_again():
    broken = "You may not use the service in any way that does harm to us or to the"
    page = ("Master Agreement", broken, "1", "Master Agreement", "people who use it.", broken, "2", "Master Agreement")
    assert tree(*page, "people who run it.", broken, "3", "Master Agreement", "people who own it.") == shaped(f"""
        Master Agreement
          {broken} people who use it.
          {broken} people who run it.
          {broken} people who own it.
    """)


def test_a_broken_paragraph_keeps_the_places_of_both_halves():
    first = "You may not use the service in any way that does harm to us or to the"
    blocks = (
        Block(BlockKind.PARAGRAPH, first, marks=((0, Place(page=1)),)),
        Block(BlockKind.PARAGRAPH, "people who use it.", marks=((0, Place(page=2)),)),
    )
    read = build("t", "", Reading(blocks))
    assert len(read.clauses) == 1
    assert read.place(read.text.index("harm")).page == 1
    assert read.place(read.text.index("people")).page == 2


def test_marks_move_with_the_label():
    block = Block(BlockKind.PARAGRAPH, "(a) sell it now", marks=((0, Place(line=1)), (9, Place(line=2))))
    read = build("t", "", Reading((block,)))
    assert read.text == "sell it now"
    assert read.place(0) == Place(line=1)
    assert read.place(read.text.index("it")) == Place(line=2)


def test_no_blocks_give_an_empty_document():
    assert build("t", "", Reading(())).clauses == ()
    assert build("t", "", Reading((paragraph("====="), paragraph("*")))).clauses == ()


# Any blocks.

WORDS = st.sampled_from(
    [
        *(
            "(a) sell it;",
            "(i) rent it",
            "(ii) lend it.",
            "4. Use",
            "4.1 You may not:",
            "5.2.1 Pay.",
            "A. One",
            "B. Two",
            "1 One",
        ),
        *(
            "You agree not to:",
            "including",
            "spam others; or",
            "We may stop you.",
            "GENERAL RULES",
            "Fair Use",
            "• lie",
            "- cheat",
        ),
        *("Section 3. Law", "Schedule 2", "1", "Contents", "=====", "“App” means our app. It is fine.", "without our consent."),
    ]
)
BLOCKS = st.lists(
    st.builds(
        Block,
        kind=st.sampled_from(BlockKind),
        text=WORDS,
        label=st.sampled_from(["", "", "•", "1.", "2.", "(a)", "4.1", "Article I"]),
        level=st.integers(0, 3),
        indent=st.sampled_from([None, 0.0, 18.0]),
        marks=st.just(((0, Place(line=1)),)),
    ),
    max_size=25,
)


# Lists whose depths or indents cannot be compared.


def test_bullets_of_another_list_hang_on_the_numbered_lead_in_they_follow():
    assert tree(
        heading("Conduct", 1, "4."),
        item("The following are not allowed:", "4.1", 1),
        item("Sending spam"),
        item("Posting the secrets of others"),
        item("We may remove what breaks these rules.", "4.2", 1),
    ) == shaped("""
        [4.] Conduct
          [4.1] The following are not allowed:
            [•] Sending spam
            [•] Posting the secrets of others
          [4.2] We may remove what breaks these rules.
    """)


def test_a_bullet_of_the_outer_list_does_not_hang_on_an_inner_bullet_that_ends_with_a_colon():
    assert tree("You may not:", item("sell it;"), item("rent it, as in these cases:", "o", 1), item("lend it.")) == shaped("""
        You may not:
          [•] sell it;
            [o] rent it, as in these cases:
          [•] lend it.
    """)


def test_bullets_of_an_outer_list_hang_on_the_plain_lead_in_below_a_deeper_item():
    assert tree(
        heading("Use", 1),
        item("Banned Use Cases", "(b)", 2),
        "You must not use it for any of these, including but not limited to:",
        item("Spam"),
        item("Fraud"),
    ) == shaped("""
        Use
          [(b)] Banned Use Cases
          You must not use it for any of these, including but not limited to:
            [•] Spam
            [•] Fraud
    """)


def test_headings_by_format_hang_on_the_lead_in_below_a_plain_title():
    assert tree(
        heading("Platform Policies", 1),
        "Official Account",
        "By using it you agree not to violate the following policies:",
        heading("Spam"),
        item("Selling weapons"),
        heading("Fraud"),
        item("Selling nothing"),
    ) == shaped("""
        Platform Policies
          Official Account
            By using it you agree not to violate the following policies:
              Spam
                [•] Selling weapons
              Fraud
                [•] Selling nothing
    """)


def test_an_outline_has_a_bounded_depth_however_its_labels_nest():
    blocks = [item("Sell it", level=at) for at in range(400)]
    depth = {None: 0}
    for clause in document(*blocks).clauses:
        depth[clause.index] = depth[clause.parent] + 1
    assert 30 < max(depth.values()) <= 61


def test_a_label_in_brackets_begins_no_heading_whether_it_was_typed_or_not():
    typed = tree("You agree that:", "(a) Customer Duties", "You keep your password safe.")
    automatic = tree("You agree that:", item("Customer Duties", "(a)"), "You keep your password safe.")
    assert kinds("You agree that:", item("Customer Duties", "(a)"), "You keep your password safe.")[1] == "I"
    assert typed == automatic


def test_clauses_that_begin_with_one_do_not_hang_on_a_closed_paragraph_because_they_stand_further_in():
    assert tree(
        heading("Terms", 1),
        paragraph("ARBITRATION NOTICE. Disputes are settled by one arbiter in Port Aldene.", indent=0.0),
        item("The Service. We run it for you.", "1.", indent=20.0),
        item("You pay for it each month.", "2.", indent=20.0),
    ) == shaped("""
        Terms
          ARBITRATION NOTICE. Disputes are settled by one arbiter in Port Aldene.
          [1.] The Service. We run it for you.
          [2.] You pay for it each month.
    """)


def test_a_middle_dot_may_stand_behind_the_number_of_a_heading():
    assert paths(heading("1 · Overview", 2), "We are glad you came.", heading("2 · Ownership", 2)) == ["1", "1", "2"]


@given(BLOCKS)
def test_any_blocks_give_spans_that_nest_and_cover(blocks):
    read = build("t", "", Reading(tuple(blocks)))
    assert "  " not in read.text
    at = 0
    for index, clause in enumerate(read.clauses):
        assert clause.index == index
        assert clause.text_span.start == clause.span.start == at
        assert clause.text_span in clause.span
        at = clause.text_span.end + 1
        if clause.parent is not None:
            assert clause.parent < index
            assert clause.span in read.clauses[clause.parent].span
        covered = clause.text_span.start
        for sentence in clause.sentences:
            assert sentence in clause.text_span
            assert not read.quote(Span(covered, sentence.start)).strip()
            covered = sentence.end
        assert covered == clause.text_span.end
    assert len(read.text) == max(at - 1, 0)
    ends = [(clause.span.start, clause.span.end) for clause in read.clauses]
    assert all(b >= d or b <= c for a, b in ends for c, d in ends if a < c)
    assert [offset for offset, _ in read.marks] == sorted(offset for offset, _ in read.marks)


@given(BLOCKS)
def test_the_same_blocks_give_the_same_document(blocks):
    assert build("t", "", Reading(tuple(blocks))) == build("t", "", Reading(tuple(blocks)))


def test_documents_are_quoted_by_their_spans():
    read = document("4. Use", "4.1 You may not sell it. You may not rent it.")
    clause = read.clauses[1]
    assert [read.quote(span) for span in clause.sentences] == ["You may not sell it.", "You may not rent it."]
    assert read.quote(read.clauses[0].span) == read.text
