"""Reads `rulesets/language/`: the phrase lists and the grammar of norms."""

from __future__ import annotations

from pathlib import Path

from checker.model.grammar import Grammar, Operator
from checker.model.norms import Bearer, Force
from checker.packs.yaml_nodes import Node, load

LISTS = (
    "subordinators",
    "complements",
    "exceptions",
    "own_will",
    "enforcement",
    "negations",
    "failures",
    "forbidding_headings",
    "enforcing_headings",
    "permitting_headings",
    "statement_openings",
    "inanimate_forbidding",
    "happenings",
    "negative_subjects",
    "joiners",
    "prepositions",
    "command_openings",
    "quantifiers",
    "bare_bans",
    "continuations",
    "lingering",
    "stating_verbs",
    "relative_pronouns",
    "adverbs",
    "relative_subjects",
    "relative_verbs",
    "commands",
    "series_words",
    "clause_joiners",
    "loose_subordinators",
    "turning_words",
    "binding_modals",
    "possibilities",
    "users_own",
    "promises",
    "companys_own",
    "reports",
    "limited_scopes",
    "documents",
    "limited_openings",
    "discord",
    "prevails",
    "own_document",
    "name_openers",
    "banned_names",
    "narrowing",
    "left_out",
    "plain_names",
    "company_headings",
    "company_words",
    "user_words",
    "company_suffixes",
)
"""The word lists that norms.yaml must hold; what each is for stands beside it there."""


def load_grammar(folder: Path) -> Grammar:
    """The grammar in `folder` (norms.yaml and vocabulary.yaml); PackError names the first fault."""
    vocabulary = {name: node.texts() for name, node in load(folder / "vocabulary.yaml").items()}
    known = ("operators", "parties", "defined_names", *LISTS)
    keys = load(folder / "norms.yaml").keys(known, required=known)
    parties = {Bearer(name): node.texts() for name, node in keys["parties"].keys(("user", "company", "other")).items()}
    return Grammar(
        vocabulary=vocabulary,
        operators=tuple(_operator(node) for node in keys["operators"].sequence()),
        parties=parties,
        defined_names={name: node.texts() for name, node in keys["defined_names"].items()},
        lists={name: keys[name].texts() for name in LISTS},
    )


def _operator(node: Node) -> Operator:
    names = ("force", "governs", "bearer", "phrases")
    keys = node.keys((*names, "otherwise", "warranted", "releases", "renounces", "joins"), required=names)
    bearer = keys["bearer"].one_of(("subject", "user", "company"))
    otherwise = Bearer(keys["otherwise"].one_of(("user", "company"))) if "otherwise" in keys else None
    return Operator(
        force=Force(keys["force"].one_of(tuple(force.value for force in Force))),
        reaches_back=keys["governs"].one_of(("following", "preceding")) == "preceding",
        bearer=None if bearer == "subject" else Bearer(bearer),
        phrases=keys["phrases"].texts(),
        otherwise=otherwise,
        releases="releases" in keys and keys["releases"].value is True,
        renounces="renounces" in keys and keys["renounces"].value is True,
        joins="joins" in keys and keys["joins"].value is True,
        warranted="warranted" in keys and keys["warranted"].value is True,
    )
