"""How sentences bind: each case is invented terms and the norms that must be read out of them."""

import pytest

from checker.app.rulesets import rulesets_folder
from checker.engine.lexicon import lexicon
from checker.engine.norms import read_norms
from checker.language.phrases import PhraseBook
from checker.packs.grammar import load_grammar
from checker.readers import read_bytes

GRAMMAR = load_grammar(rulesets_folder() / "language")
KNOWN = lexicon(GRAMMAR, PhraseBook(GRAMMAR.vocabulary))


def norms(text):
    documents = (read_bytes("terms.md", text.encode()),)
    terms = read_norms(documents, KNOWN)
    return [(norm.force.value, norm.bearer.value, documents[0].quote(norm.span)) for norm in terms.norms if not norm.whole]


def of(text, fragment):
    """Force and bearer of the norm whose own words hold `fragment`."""
    hits = [(force, bearer) for force, bearer, quote in norms(text) if fragment in quote]
    assert hits, f"no norm holds {fragment!r}: {norms(text)}"
    return hits[0]


@pytest.mark.parametrize(
    "text",
    [
        "You may not send spam.",
        "You must not, under any circumstances, send spam.",
        "Customer shall not send spam.",
        "You agree not to send spam.",
        "You agree to not send spam.",
        "You agree that you will not send spam.",
        "You represent and warrant that you will never send spam.",
        "Users are strictly prohibited from using the Service to send spam.",
        "Users aren't allowed to send spam.",
        "Neither you nor your users may send spam.",
        "No user may send spam.",
        "No content may be used to send spam.",
        "Northwind prohibits any attempt to send spam.",
        "Please do not send spam.",
        "Don’t send spam.",
        "You shall refrain from any attempt to send spam.",
        "The Service must not be used to send spam.",
        "The Service may not be used to send spam.",
        "We do not allow users to send spam.",
        "We prohibit the following: any attempt to send spam.",
        "It is forbidden to send spam.",
        "No attempts to send spam!",
        "Junk: Do not send spam.",
        "Don't hack us, don't send spam.",
        "Mail which you do not want others to send spam with is prohibited.",
        "It is not permitted to the customer to send spam.",
        "You warrant that your messages are not used to send spam.",
        "Using the Service to send spam is strictly prohibited.",
        "You shall not hack, nor shall you send spam.",
        "The User undertakes:\n\n- not to send spam\n",
        "Examples of prohibited conduct include any attempt to send spam.",
        "By using the Service, you agree not to send spam.",
        "You may use the Service at work, but you may not send spam.",
        "You must comply with the law and must not send spam.",
        "You shall not, and shall not permit any third party to, send spam.",
        "You may under no circumstances send spam.",
        "At no time shall you send spam.",
        "In no event may users send spam.",
        "No member must ever send spam.",
        "You have no permission to send spam.",
        "You shall ensure that your users do not send spam.",
        "Customer is responsible for ensuring that End Users will not send spam.",
        "You shall prevent your staff from any attempt to send spam.",
        "We will not permit any user to send spam.",
        "Nothing may be used to send spam.",
    ],
)
def test_a_ban_on_the_user(text):
    assert of(text, "send spam") == ("forbids", "user")


@pytest.mark.parametrize(
    ("text", "force", "bearer"),
    [
        ("You may send spam.", "permits", "user"),
        ("We will not send spam.", "forbids", "company"),
        ("We may send spam.", "permits", "company"),
        ("You must send spam.", "requires", "user"),
        ("You may not fail to send spam.", "requires", "user"),
        ("You do not have to send spam.", "permits", "user"),
        ("You need not send spam.", "permits", "user"),
        ("You need not represent or warrant that you send spam.", "permits", "user"),
        ("You may not confirm or guarantee that you send spam.", "forbids", "user"),
        ("Feel free to send spam.", "permits", "user"),
        ("Adults may send spam.", "permits", "user"),
        ("It is your responsibility to send spam.", "requires", "user"),
        ("You may not be able to send spam.", "states", "user"),
        ("This page is not there to send spam.", "states", "nobody"),
        ("Some people send spam.", "states", "user"),
        ("Third parties may not send spam.", "forbids", "other"),
        ("No user may fail to send spam.", "requires", "user"),
        ("You shall not neglect to send spam.", "requires", "user"),
        ("Nothing in these terms prohibits you from any attempt to send spam.", "permits", "user"),
        ("No customer is required to send spam.", "permits", "user"),
        ("We waive the right to send spam.", "forbids", "company"),
        ("In no event may we send spam.", "forbids", "company"),
        ("Neither we nor our providers will send spam.", "forbids", "company"),
        ("We will not allow our staff to send spam.", "forbids", "company"),
        ("We will not, and will not permit anyone to, send spam.", "forbids", "company"),
        ("Provider warrants that the Software does not send spam.", "forbids", "company"),
        ("We warrant that:\n\n- our tools will not send spam.", "forbids", "company"),
    ],
)
def test_other_forces_and_bearers(text, force, bearer):
    assert of(text, "send spam") == (force, bearer)


@pytest.mark.parametrize(
    "text",
    [
        "If you do not send spam, you pay less.",
        "Customers who do not send spam pay less.",
        "We may suspend your account if you must not send spam under the law.",
    ],
)
def test_a_condition_founds_no_norm(text):
    assert ("forbids", "user") not in {(force, bearer) for force, bearer, _ in norms(text)}


def test_possibility_is_no_permission_and_no_ban():
    assert of("Output may be wrong.", "wrong") == ("states", "nobody")
    assert of("Output may not be accurate.", "accurate") == ("states", "nobody")
    assert of("You may encounter offensive content.", "offensive") == ("states", "user")


def test_an_item_inherits_its_lead_in_through_any_depth():
    text = "You agree not to:\n\n- use the Service to\n    - send spam\n    - harass people\n- resell access\n"
    assert of(text, "send spam") == ("forbids", "user")
    assert of(text, "resell") == ("forbids", "user")


def test_an_enumeration_in_a_sentence_inherits_too():
    text = "Customer will not: (i) send spam; (ii) resell access; and (iii) remove notices."
    found = norms(text)
    assert ("forbids", "user", "resell access; and") in found


def test_the_last_words_of_an_enumeration_can_bind_all_of_it():
    text = "Any action by you that (a) amounts to spam; or (b) threatens others, is strictly forbidden."
    assert of(text, "amounts to spam") == ("forbids", "user")


def test_an_object_before_a_subject_is_no_part_of_it():
    text = "You may not give your password to any third party, and you are solely responsible for your account."
    assert of(text, "your password") == ("forbids", "user")
    text = "Any action that (a) amounts to spam; or (b) threatens any third party, is strictly forbidden."
    assert of(text, "amounts to spam") == ("forbids", "user")


def test_a_verb_inside_the_subject_founds_no_norm():
    text = "Use in areas in which a fault may injure people is not permitted."
    assert of(text, "injure people") == ("forbids", "user")
    assert ("forbids", "user") not in {n[:2] for n in norms("You waive terms that would otherwise prohibit our access.")}


@pytest.mark.parametrize(
    "text",
    [
        "Do not upload content you do not own.",
        "Do not post stuff you don't have the rights to.",
        "Don't send people messages they didn't ask for.",
        "You must not use accounts you are not authorised to use, or sell them.",
        "Never enter data you have no right to share.",
    ],
)
def test_a_relative_clause_without_that_belongs_to_its_object(text):
    assert len(norms(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "You must keep the password safe, you do not own the Service.",
        "You may use the Service and you do not have to pay.",
        "You may use the Service provided you do not resell it.",
        "You must be of age you will not send spam.",
    ],
)
def test_a_second_norm_stands_apart(text):
    assert len(norms(text)) == 2


def test_a_verb_that_the_lead_in_forbids_has_no_force_of_its_own():
    text = "You shall not: (i) represent that output is human; or (ii) agree to resell."
    assert of(text, "output is human") == ("forbids", "user")
    assert of(text, "resell") == ("forbids", "user")


def test_a_heading_may_be_half_a_ban():
    assert of("# You may not\n\n- send spam\n", "send spam") == ("forbids", "user")


def test_a_prohibition_by_we_hands_its_list_down():
    text = "To that end, we prohibit the following content:\n\n- spam content\n"
    assert of(text, "spam content") == ("forbids", "user")
    text = "We keep a zero-tolerance policy for the following:\n\n- spam content\n"
    assert of(text, "spam content") == ("forbids", "user")


@pytest.mark.parametrize(
    ("text", "fragment", "force", "bearer"),
    [
        ("We and the Model Providers may review content.", "review content", "permits", "company"),
        ("Do not stalk other subscribers, and do not send spam.", "send spam", "forbids", "user"),
        ("# We must not\n\n- send spam\n", "send spam", "forbids", "company"),
        ("(I) You may not (A) hack; (B) send spam.", "send spam", "forbids", "user"),
    ],
)
def test_subjects(text, fragment, force, bearer):
    assert of(text, fragment) == (force, bearer)


@pytest.mark.parametrize(
    "text",
    [
        "Our agreements with Model Providers do not allow them to send spam.",
        "THE LIABILITY OF THE COMPANY AND ITS SUPPLIERS DOES NOT EXCEED THE FEES.",
        "No training. We keep content safe.",
        "No third party processes your data.",
        "Prompts are processed only in Germany and never leave the EU.",
        "We may screen content and remove whatever violates these terms.",
    ],
)
def test_no_ban_on_the_user(text):
    assert ("forbids", "user") not in {norm[:2] for norm in norms(text)}


def test_what_a_user_need_not_do_is_no_duty():
    documents = (read_bytes("terms.md", b"You are not responsible for content. You need not pay."),)
    assert all(norm.released for norm in read_norms(documents, KNOWN).norms)


@pytest.mark.parametrize(
    ("text", "renounced"),
    [
        ("We may not read your files.", True),
        ("We waive the right, but have no duty, to read your files.", True),
        ("The Provider is not entitled to:\n\n- read your files\n", True),
        ("We will not read your files.", False),
        ("You may not read our files.", False),
        ("Your Acme membership may not be transferred.\n\nAcme reserves the right to read your files.", False),
    ],
)
def test_a_power_that_the_company_gives_up(text, renounced):
    documents = (read_bytes("terms.md", text.encode()),)
    assert all(norm.renounced is renounced for norm in read_norms(documents, KNOWN).norms)


def test_a_condition_before_a_lead_in_holds_for_its_items():
    documents = (read_bytes("terms.md", b"If you use AI for hiring, you must:\n\n- tell applicants\n"),)
    item = read_norms(documents, KNOWN).norms[-1]
    assert "hiring" in {word.key for word in item.words}


@pytest.mark.parametrize(
    "text",
    [
        "“Sample Clause” means the words “You may not send spam.”",
        "Our competitor’s terms say: “Be fair. You may not send spam.”",
        'In this policy "Old Rule" means the words "you must not send spam" as used before.',
        "For example, our competitor’s terms say: you may not send spam.",
        "For example, our competitor's terms say:\n\n- You may not send spam.\n",
    ],
)
def test_words_that_are_only_quoted_or_reported_bind_nobody(text):
    assert not [norm for norm in norms(text) if norm[0] == "forbids"]


def test_a_clause_quoted_as_a_whole_is_the_terms_own():
    assert of("“You may not send spam.”", "send spam") == ("forbids", "user")


def test_examples_go_on_with_the_ban_before_them():
    text = "Harassment is prohibited. Examples include:\n\n- sending threats\n"
    assert of(text, "sending threats") == ("forbids", "user")


def test_a_warranty_reaches_into_its_list():
    text = "You represent and warrant that your submission:\n\n- is not defamatory\n- does not infringe any right\n"
    assert of(text, "defamatory") == ("forbids", "user")
    assert of(text, "infringe") == ("forbids", "user")


def test_what_a_thing_does_not_do_binds_nobody():
    assert of("Output does not include the model.", "include the model") == ("states", "nobody")
    text = "You may lose access if you take part in illegal activity, or if your account is closed."
    assert ("forbids", "user") not in {norm[:2] for norm in norms(text)}


def test_an_item_with_its_own_force_keeps_it():
    text = "You agree that:\n\n- you will not send spam;\n- we may end your account.\n"
    assert of(text, "send spam") == ("forbids", "user")
    assert of(text, "end your account") == ("permits", "company")


def test_not_at_the_start_of_an_item_turns_the_lead_in():
    text = "You agree to:\n\n- keep your password safe;\n- not send spam.\n"
    assert of(text, "send spam") == ("forbids", "user")
    assert of(text, "password") == ("requires", "user")


def test_a_heading_forbids_what_stands_bare_below_it():
    text = "# Prohibited uses\n\n- Sending spam\n- Mining currency\n\n# Fees\n\n- Paying late\n"
    assert of(text, "Sending spam") == ("forbids", "user")
    assert of(text, "Paying late")[0] == "states"


def test_a_statement_under_a_forbidding_heading_stays_a_statement():
    text = "# Prohibited uses\n\nWe care about the community and review reports of spam.\n"
    assert of(text, "reports of spam") == ("states", "company")


def test_grounds_for_enforcement_are_no_bans():
    text = "We may suspend your account for:\n\n- sending spam\n"
    assert of(text, "sending spam") == ("permits", "company")


def test_the_company_is_known_by_the_name_the_terms_give_it():
    text = "These terms are between you and Example Labs, Inc. (“Example Labs”, “we”).\n\nExample Labs may review content.\n"
    assert of(text, "review content") == ("permits", "company")


def test_whoever_reserves_rights_is_the_company():
    text = "Northwind reserves the right, in its sole discretion, to end your account.\n\nNorthwind may review content.\n"
    assert of(text, "end your account") == ("permits", "company")
    assert of(text, "review content") == ("permits", "company")


def test_an_exception_takes_its_words_out():
    documents = (read_bytes("terms.md", b"You may not resell access, except to your affiliates."),)
    terms = read_norms(documents, KNOWN)
    (norm,) = (n for n in terms.norms if not n.whole)
    assert [documents[0].quote(span) for span in norm.exceptions] == ["except to your affiliates"]
    assert "affiliates" not in {word.key for word in norm.words}


@pytest.mark.parametrize(
    ("text", "hollow"),
    [
        ("You may not send spam unless you think it useful.", True),
        ("You may not send spam, except where you choose to.", True),
        ("Users must not send spam except to the extent that users decide otherwise.", True),
        ("We will not send spam unless we decide otherwise.", True),
        ("We will not send spam unless you choose to receive it.", False),
        ("You may not send spam unless we agree in writing.", False),
        ("You may not send spam unless you have our consent.", False),
        ("You may not send spam, except as expressly permitted.", False),
    ],
)
def test_an_exception_that_leaves_it_to_the_one_it_binds(text, hollow):
    documents = (read_bytes("terms.md", text.encode()),)
    (norm,) = (norm for norm in read_norms(documents, KNOWN).norms if not norm.whole)
    assert norm.hollow is hollow


@pytest.mark.parametrize(
    ("text", "limited"),
    [
        ("When you use the API, you may not send spam.", True),
        ("For Beta Features: you may not send spam.", True),
        ("If you are on the Free Plan, you may not send spam.", True),
        ("While using the mobile app, you must not:\n\n- send spam\n", True),
        ("# Terms\n\n## Trials\n\nYou may not send spam.", True),
        ("# Terms\n\nIn connection with the Marketplace, you may not send spam.", True),
        ("When using the Service, you may not send spam.", False),
        ("If you use our AI features, you may not send spam.", False),
        ("If you are under 18, you may not send spam.", False),
        ("You may not send spam when you use the API.", False),
        ("# API Terms\n\nWhen you use the API, you may not send spam.", False),
        ("# Beta Program Agreement\n\nYou may not send spam.", False),
    ],
)
def test_what_holds_for_one_feature_or_plan_only(text, limited):
    documents = (read_bytes("terms.md", text.encode()),)
    (norm,) = (norm for norm in read_norms(documents, KNOWN).norms if "spam" in {w.key for w in norm.words} and not norm.whole)
    assert norm.limited is limited


@pytest.mark.parametrize(
    "text",
    [
        "You may not (except where the law allows it) copy the Service or send spam.",
        "You must not copy, save for Output, any part of the Service or send spam.",
        "You may not, unless we agree otherwise in writing, copy the Service or send spam.",
        "You may not, other than as permitted by these Terms, copy the Service, send spam or harass people.",
        "You may not copy it, except for one backup copy, and you must not send spam.",
        "You may not copy it, except if your plan says so, but in no case may you send spam.",
    ],
)
def test_a_ban_goes_on_behind_an_exception(text):
    assert of(text, "send spam") == ("forbids", "user")


def test_an_exception_that_speaks_of_the_ban_is_none():
    text = "You may not decompile it, except to the extent that this restriction is prohibited by law."
    assert [norm[:2] for norm in norms(text)] == [("forbids", "user")]


@pytest.mark.parametrize(
    ("text", "fragment", "expected"),
    [
        ("Content that you upload must not be obscene.", "obscene", ("forbids", "user")),
        ("Anything which you send to other members must be lawful.", "lawful", ("requires", "user")),
        ("Files that you keep with us may not contain spam.", "spam", ("forbids", "user")),
        ("All files that you store here must:\n\n- be lawful.", "lawful", ("requires", "user")),
        ("Files that you must delete are listed here.", "listed", ("states", "user")),
        ("Files that you also must delete are listed here.", "listed", ("states", "user")),
        ("Files that you think must go are listed here.", "listed", ("states", "user")),
        ("The texts provided by us must not be copied.", "copied", ("forbids", "user")),
        ("Texts from Northwind's helper should not be relied upon.", "relied", ("forbids", "user")),
        ("Northwind must not be used to send spam.", "spam", ("forbids", "user")),
        ("We must not be registered there.", "registered", ("forbids", "company")),
        ("You may not send files that are or may be obscene.", "obscene", ("forbids", "user")),
        ("You may not send files which do or could harm others.", "harm", ("forbids", "user")),
    ],
)
def test_a_thing_that_a_relative_clause_describes(text, fragment, expected):
    assert of(text, fragment) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We forbid hateful content.\n\nSuch content may include:\n\n- spam",
        "We forbid hateful content. Such material is removed when we find it.\n\nSuch content includes:\n\n- spam",
        "We forbid hateful content. We consider content to be hateful if it hurts people. This may include:\n\n- spam",
        "We also ban: spam.",
        "Illegal activities in some countries may include:\n\n- spam",
        "Your files must not:\n\n6.1.\n\ncarry anything that does or could help with spam",
    ],
)
def test_a_ban_goes_on_in_the_next_clause(text):
    assert of(text, "spam") == ("forbids", "user")


@pytest.mark.parametrize(
    "text",
    [
        "We forbid hateful content.\n\nUpload what you like.\n\nSuch content may include:\n\n- spam",
        "# Hate\n\nWe forbid hateful content.\n\n# Files\n\nSuch content may include:\n\n- spam",
        "We never share your files.\n\nThis includes:\n\n- spam",
        "How we detect harmful content\n\nWe use machines that look for spam.",
    ],
)
def test_a_ban_ends_with_its_subject(text):
    assert of(text, "spam") != ("forbids", "user")


def test_users_of_the_service_are_all_of_them():
    text = "# Users of the Service\n\nYou must be 13."
    terms = read_norms((read_bytes("terms.md", text.encode()),), KNOWN)
    assert not any(norm.limited for norm in terms.norms)


def test_every_norm_lies_in_its_sentence_and_clause():
    text = "# Rules\n\nYou may not: (a) send spam; (b) resell. We may act.\n\n- one\n- two, unless three\n"
    documents = (read_bytes("terms.md", text.encode()),)
    for norm in read_norms(documents, KNOWN).norms:
        clause = documents[0].clauses[norm.clause]
        assert norm.span in norm.sentence
        assert norm.sentence in clause.text_span
        assert all(norm.span.start <= word.start and word.end <= norm.span.end for word in norm.words[norm.own :])
