import pytest

from checker.model.errors import PackError
from checker.model.verdict import Verdict
from checker.model.waiver import KnownGap, Waiver
from checker.packs.baseline import baseline_text, load_baseline
from checker.packs.directives import read_directives
from checker.packs.waivers import Ids, entry_text, load_waivers, with_entry
from checker.readers import read_bytes

IDS = Ids(("prohibited/spam", "prohibited/resale"), {"own-1": "OWN-1", "old-1": "OWN-1"}, ("site", "app"))
WHOLE = {"control": "prohibited/spam", "reason": "None is sent.", "by": "legal", "until": "2027-03-01", "text": "none"}


@pytest.fixture
def loaded(tmp_path):
    def run(*entries):
        lines = ["waivers:"]
        for entry in entries:
            lines += [f"  {'- ' if at == 0 else '  '}{key}: {value}" for at, (key, value) in enumerate(entry.items())]
        (tmp_path / "w.yaml").write_text("\n".join(lines) + "\n")
        return load_waivers(tmp_path / "w.yaml", IDS, "w.yaml")

    return run


def without(*keys, **more):
    return {key: value for key, value in (WHOLE | more).items() if key not in keys}


def test_a_whole_entry(loaded):
    (waiver,), faults = loaded(WHOLE | {"terms": "site", "text": "[You may spam., Spam away.]"})
    assert faults == []
    assert waiver == Waiver(
        "prohibited/spam", False, "w.yaml:2", "None is sent.", "legal", "2027-03-01", "site", ("You may spam.", "Spam away.")
    )
    (plain,), _ = loaded(without("until", permanent="yes"))
    assert (plain.until, plain.text) == ("", ())


def test_an_obligation_by_a_former_id(loaded):
    (waiver,), faults = loaded(without("control", obligation="OLD-1"))
    assert faults == []
    assert (waiver.name, waiver.obligation) == ("OWN-1", True)


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        (without("reason"), "gives no reason"),
        (without(reason='""'), "gives no reason"),
        (without("by"), "who gave it"),
        (without("until"), "how long it holds"),
        (without(permanent="yes"), "keep one"),
        (without(until="2027-13-01"), "is no date"),
        (without(until="20270301"), "is no date"),
        (without("text"), "bound to no text"),
        (without(control="prohibited/spamm"), "no control is called 'prohibited/spamm' (did you mean prohibited/spam?"),
        (without("control", obligation="OWN-11"), "no obligation is called 'OWN-11' (did you mean OWN-1?"),
        (without(terms="sites"), "no terms set is called 'sites' (did you mean site?"),
    ],
)
def test_an_entry_that_nobody_can_rely_on_is_a_fault_of_its_own(loaded, entry, says):
    waivers, (fault,) = loaded(entry, WHOLE)
    assert len(waivers) == 1
    assert fault.where == "w.yaml:2"
    assert says in fault.why


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("waivers: [\n", "broken YAML"),
        ("waiver: []\n", "did you mean waivers?"),
        ("waivers: {}\n", "must be a list"),
        ("waivers:\n- control: prohibited/spam\n  untill: 2027-03-01\n", "did you mean until?"),
        ("waivers:\n- reason: none\n", "either a control or an obligation"),
    ],
)
def test_a_broken_file(tmp_path, text, says):
    (tmp_path / "w.yaml").write_text(text)
    with pytest.raises(PackError, match=r"w\.yaml") as raised:
        load_waivers(tmp_path / "w.yaml", IDS, "w.yaml")
    assert says in str(raised.value)


def test_what_is_written_is_read_back(tmp_path):
    given = Waiver("prohibited/spam", False, "w.yaml:3", 'He said: "no" # not', "yes", "", "app", ("Spam: 100% “ok”", "none"))
    text = with_entry("# Ours\nwaivers:\n", "w.yaml", entry_text(given))
    (tmp_path / "w.yaml").write_text(text)
    assert load_waivers(tmp_path / "w.yaml", IDS, "w.yaml") == ([given], [])
    with pytest.raises(PackError, match="by hand"):
        with_entry("waivers: []\n", "w.yaml", entry_text(given))


def test_a_baseline_is_written_sorted_and_read_back(tmp_path):
    gaps = (
        KnownGap("prohibited/spam", Verdict.MISSING, "1234567890123456"),
        KnownGap("prohibited/resale", Verdict.CONFLICT, "00ff", "You may: “resell” …", "app"),
    )
    path = tmp_path / "b.yaml"
    path.write_text(baseline_text(reversed(gaps)))
    assert load_baseline(path) == gaps
    assert path.read_text() == baseline_text(gaps)
    path.write_text(baseline_text(()))
    assert load_baseline(path) == ()
    path.write_text("gaps:\n- {control: a/b, verdict: met, fingerprint: x}\n")
    with pytest.raises(PackError, match="missing"):
        load_baseline(path)


SPAM = "<!-- flowdown: waive prohibited/spam until 2027-03-01 by legal: Throttled: see the docs. -->"


def directives(source, name="terms.md"):
    return read_directives(source, read_bytes(name, source.encode()), IDS)


def test_a_comment_is_given_for_the_clause_that_comes_next():
    (waiver,), faults = directives(f"# Use\n\nYou pay.\n\n{SPAM}\n\nYou may send spam.\n\nYou may go.\n")
    assert faults == []
    assert waiver == Waiver(
        "prohibited/spam",
        False,
        "terms.md, line 5",
        "Throttled: see the docs.",
        "legal",
        "2027-03-01",
        "",
        ("You may send spam.",),
    )


def test_before_a_heading_it_is_given_for_the_whole_section():
    (waiver,), _ = directives(f"You pay.\n\n{SPAM}\n# Use\n\nYou may send spam.\n\n# Rest\n\nYou may go.\n")
    assert "You may send spam." in waiver.text[0]
    assert "You may go." not in waiver.text[0]


def test_comments_of_html_over_several_lines():
    source = "<p>You pay.</p>\n<!-- flowdown: waive OLD-1\n permanently by\n legal: None. -->\n<p>You may send spam.</p>\n"
    (waiver,), faults = directives(source, "terms.html")
    assert faults == []
    assert (waiver.name, waiver.obligation, waiver.until, waiver.text) == ("OWN-1", True, "", ("You may send spam.",))


def test_a_comment_in_the_line_of_its_clause():
    (waiver,), _ = directives(f"<p>You pay.</p>{SPAM}<p>You may send spam.</p>\n\n<p>You may go.</p>\n", "terms.html")
    assert waiver.text == ("You may send spam.",)


def test_a_page_in_one_long_line_cannot_say_which_clause_comes_next():
    waivers, (fault,) = directives(
        f"<p>You pay.</p>{SPAM}<p>You may send spam.</p>" + "<p>You may go on and on.</p>" * 50, "t.html"
    )
    assert waivers == []
    assert "write it into a file of waivers" in fault.why


def test_a_comment_at_the_end_is_given_for_no_clause():
    (waiver,), _ = directives(f"You pay.\n\n{SPAM}\n")
    assert waiver.text == ()


@pytest.mark.parametrize(
    ("comment", "says"),
    [
        ("<!-- flowdown: ignore prohibited/spam -->", "cannot be understood; write <!-- flowdown: waive"),
        ("<!-- flowdown: waive prohibited/spam until 2027-03-01 by legal -->", "gives no reason"),
        ("<!-- flowdown: waive prohibited/spam until 2027-03-01: Throttled. -->", "who gave it"),
        ("<!-- flowdown: waive prohibited/spam by legal: Throttled. -->", "how long it holds"),
        ("<!-- flowdown: waive prohibited/spam until spring by legal: Throttled. -->", "is no date"),
        ("<!-- flowdown: waive prohibited/span until 2027-03-01 by legal: Throttled. -->", "did you mean prohibited/spam?"),
        ("<!-- flowdown: waive prohibited/spam until 2027-03-01 by legal: Throttled.", "is not closed"),
    ],
)
def test_a_comment_that_cannot_be_relied_on(comment, says):
    waivers, (fault,) = directives(f"You pay.\n\n{comment}\n")
    assert waivers == []
    assert fault.where == "terms.md, line 3"
    assert says in fault.why
