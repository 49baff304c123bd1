"""Definitions that feed a ban: invented terms, and whether what is defined ends up forbidden."""

import pytest

from checker.engine.norms import read_norms
from checker.model.norms import Bearer, Force
from checker.readers import read_bytes
from tests.engine.test_norms import KNOWN


def forbidden(fragment, *texts):
    """Whether one of the norms that hold `fragment` in their own words forbids something to users."""
    documents = tuple(read_bytes(f"{number}.md", text.encode()) for number, text in enumerate(texts))
    norms = [norm for norm in read_norms(documents, KNOWN).norms if fragment in documents[norm.document].quote(norm.span)]
    assert norms
    return any(norm.force is Force.FORBIDS and norm.bearer is Bearer.USER for norm in norms)


BAN = "You may not upload Harmful Material."


@pytest.mark.parametrize(
    "text",
    [
        "“Harmful Material” means worms.",
        '"Harmful Material" shall mean viruses and worms.',
        "“Harmful Material” means (a) viruses; (b) worms.",
        "“Harmful Material” means:\n\n- viruses;\n- worms.\n",
        "The following are “Harmful Material”: (i) viruses; (ii) worms.",
        "**Harmful Material**: viruses and worms.",
        "- **Harmful Material**: viruses and worms.\n",
        "| Term | Meaning |\n| --- | --- |\n| Harmful Material | viruses and worms |\n",
        "HARMFUL MATERIAL means viruses and worms.",
    ],
)
def test_what_a_banned_name_means_is_forbidden(text):
    assert forbidden("worms", f"# Definitions\n\n{text}\n\n# Use\n\n{BAN}")
    assert forbidden("worms", text, BAN), "in another document"
    assert not forbidden("worms", text, "We like Mondays."), "nothing uses it"


@pytest.mark.parametrize(
    "ban",
    [
        "Customer shall not store or transmit any Harmful Materials.",
        "Harmful Material is strictly prohibited.",
        "The Service must not be used to spread Harmful Material.",
        "You agree not to:\n\n- share Harmful Material\n",
    ],
)
def test_every_shape_of_the_ban(ban):
    assert forbidden("worms", f"“Harmful Material” means worms.\n\n{ban}")


@pytest.mark.parametrize(
    "use",
    [
        "You may report Harmful Material.",
        "We will not store Harmful Material.",
        "You may not upload harmful material.",
        "You may not upload Harmful Material that targets children.",
        "You may not send spam, except for Harmful Material.",
    ],
)
def test_what_no_ban_takes_up_stays_a_statement(use):
    assert not forbidden("worms", f"“Harmful Material” means worms.\n\n{use}")


def test_a_definition_by_means_alone_bans_nothing_even_if_its_name_sounds_so():
    assert not forbidden("worms", "“Prohibited Content” means worms.")
    assert forbidden("worms", "“Prohibited Content” means worms. You may not send Prohibited Content.")
    assert forbidden("worms", "Prohibited content includes worms.")


def test_what_the_definition_leaves_out_is_free():
    text = "“Harmful Material” means worms, but does not include samples for research.\n\nYou may not send Harmful Material."
    assert forbidden("worms", text)
    documents = (read_bytes("terms.md", text.encode()),)
    bans = [norm for norm in read_norms(documents, KNOWN).norms if norm.force is Force.FORBIDS]
    assert all("research" not in {word.key for word in norm.words} for norm in bans)


def test_a_good_name_feeds_nothing():
    assert not forbidden("text and images", "“User Content” means text and images. You may not sell User Content.")
