import pytest

from checker.app.rulesets import rulesets_folder
from checker.engine.parties import party_names
from checker.packs.grammar import load_grammar
from checker.readers import read_bytes

GRAMMAR = load_grammar(rulesets_folder() / "language")


def names(text):
    return {name: bearer.value for name, bearer in party_names([read_bytes("terms.md", text.encode())], GRAMMAR)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Operated by Example Labs, Inc. (“Example”, “we” or “us”).", "Example"),
        ("Operated by Example Labs, Inc. (“Example”, “we” or “us”).", "Example Labs"),
        ('a contract with Northwind GmbH ("Northwind").', "Northwind"),
        ("between you and Larkfield Ltd (the “Provider”).", "Larkfield"),
        ("THIS AGREEMENT IS BETWEEN LARKFIELD, INC. (“LARKFIELD”, “WE”) AND YOU.", "LARKFIELD"),
        ("Larkfield SAS, a company registered in France (hereinafter “Larkfield”), runs it.", "Larkfield"),
        ("The site is operated by Larkfield Pty Ltd, Perth.", "Larkfield"),
        ("Larkfield (we, us, our) lets you use its app.", "Larkfield"),
    ],
)
def test_the_company(text, name):
    assert names(text)[name] == "company"


def test_a_brand_is_the_company_where_it_stands_alone():
    text = "Run by Wrenfold Labs Ltd (“we”). You use Wrenfold, and if Wrenfold fails, tell Wrenfold."
    assert names(text)["Wrenfold"] == "company"
    assert "Wrenfold" not in names("Run by Wrenfold Labs Ltd (“we”).")
    assert "Open" not in names("Run by Open Food Ltd (“we”). We open at Open, if Open, or Open.")


def test_the_user():
    assert names("The person who signs up (“Guest” or “you”) agrees.") == {"Guest": "user"}


@pytest.mark.parametrize(
    "text",
    ["incorporated in England (the “Supplier”)", "our website (the “Site”)", "these terms (“Terms”)", "no definitions (here)"],
)
def test_things_are_no_parties(text):
    assert names(text) == {}
