import json

import jsonschema
import pytest

from checker.app.asked import asked_files, asked_sets
from checker.app.config import config_for
from checker.app.rulesets import rulesets_folder
from checker.model.config import Says, Setting
from checker.model.errors import PackError, Unread, UsageError
from checker.model.fail_on import FailOn
from checker.packs.config import FOR_A_SET, FOR_ALL

SCHEMA = json.loads((rulesets_folder() / "schema" / "config.v1.schema.json").read_text())
NOTHING = Says()
WHOLE = """
title: Our terms
packs: [anthropic]
profile: claude-on-bedrock-chatbot
facts:
  service/lex: yes
fail_on: high
baseline: flowdown-baseline.json
waivers: [legal/waivers.yaml]
not_waivable: [prohibited/child-safety, enforcement/*]
sets:
  app:
    files: [legal/app/*.md, legal/privacy.pdf]
    packs: [aws-bedrock]
    facts: {service/lex: no, audience/minors: no}
    fail_on: low
  api:
    files: legal/api.md
    profile: product-for-under-18s
"""
TOML = """
[project]
name = "shop"

[tool.flowdown]
packs = ["anthropic"]
fail_on = "low"
facts = { "service/lex" = true }

[tool.flowdown.sets.app]
files = "terms.md"
facts = { "audience/minors" = "no" }
"""


@pytest.fixture
def repository(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "legal" / "app").mkdir(parents=True)
    for name in ("app/terms.md", "app/aup.md", "app/logo.png", "app/.draft.md", "api.md", "privacy.pdf"):
        (tmp_path / "legal" / name).write_text("You may not send spam.\n")
    return tmp_path


def written(repository, text, name="flowdown.yaml"):
    (repository / name).write_text(text)
    return repository


def facts_of(asked):
    return {fact: answer.value for fact, answer in asked.facts.items()}


def test_the_nearest_configuration_counts_alone(repository, rulesets):
    below = repository / "legal" / "app"
    assert config_for(below, rulesets)[0].name == ""
    written(repository, "facts: {service/lex: yes}\nfail_on: high\n")
    assert config_for(below, rulesets)[0].says.facts["service/lex"].value is True
    written(repository / "legal", "facts: {service/lex: no}\n")
    config, _ = config_for(below, rulesets)
    assert config.says.facts["service/lex"].value is False
    assert config.says.fail_on is None


def test_nothing_is_taken_from_outside_the_repository(repository, rulesets):
    written(repository, "facts: {service/lex: yes}\n")
    inner = repository / "vendored"
    (inner / ".git").mkdir(parents=True)
    assert config_for(inner, rulesets)[0].name == ""


def test_what_stands_nearer_to_a_set_goes_before(repository, rulesets):
    config, rulesets = config_for(written(repository, WHOLE), rulesets)
    app, api = asked_sets(config, (), NOTHING, rulesets, by_name=False)
    assert (app.packs.value, app.fail_on.value) == (("aws-bedrock",), FailOn.low)
    assert (facts_of(app)["service/lex"], facts_of(app)["audience/minors"]) == (False, False)
    assert app.profile.name == "flowdown.yaml, profiles/claude-on-bedrock-chatbot.yaml"
    assert (api.packs.value, api.fail_on.value) == (("aws-bedrock", "anthropic", "us"), FailOn.high)
    assert facts_of(api)["audience/minors"] is True
    assert api.facts["audience/minors"].origin == "profiles/product-for-under-18s.yaml"
    assert config.not_waivable
    assert "prohibited/child-safety" in config.not_waivable.value
    assert {name.partition("/")[0] for name in config.not_waivable.value} == {"prohibited", "enforcement"}


def test_the_command_line_goes_before_all(repository, rulesets):
    config, rulesets = config_for(written(repository, WHOLE), rulesets)
    command = Says(packs=Setting(("us",), "--pack"), fail_on=Setting(FailOn.never, "--fail-on"))
    app, api = asked_sets(config, (), command, rulesets, by_name=False)
    assert {app.packs.value, api.packs.value} == {("us",)}
    assert {app.fail_on.value, api.fail_on.value} == {FailOn.never}
    profile = Says(profile=Setting("product-for-under-18s", "--profile"))
    (app,) = asked_sets(config, ["app"], profile, rulesets, by_name=False)
    assert app.profile.name == "profiles/product-for-under-18s.yaml"
    assert facts_of(app)["audience/minors"] is True
    assert app.fail_on.value is FailOn.low


def test_controls_by_name_leave_the_packs_out(repository, rulesets):
    config, rulesets = config_for(written(repository, WHOLE), rulesets)
    (app,) = asked_sets(config, ["app"], NOTHING, rulesets, by_name=True)
    assert app.packs.value == ()
    command = Says(packs=Setting(("us",), "--pack"))
    assert asked_sets(config, ["app"], command, rulesets, by_name=True)[0].packs.value == ("us",)


def test_files_on_the_command_line_leave_the_sets_aside(repository, rulesets):
    config, rulesets = config_for(written(repository, WHOLE), rulesets)
    asked = asked_files(config, [repository / "x.md"], NOTHING, rulesets, by_name=False)
    assert (asked.name, asked.packs.value, asked.fail_on.value) == ("", ("anthropic",), FailOn.high)
    assert [file.path for file in asked.files()] == [repository / "x.md"]
    assert facts_of(asked)["service/lex"] is True


def test_files_of_a_set(repository, rulesets):
    config, rulesets = config_for(written(repository, WHOLE), rulesets)
    app, _ = asked_sets(config, (), NOTHING, rulesets, by_name=False)
    assert [file.name for file in app.files()] == ["legal/app/aup.md", "legal/app/terms.md", "legal/privacy.pdf"]
    assert all(file.path.is_file() for file in app.files())


@pytest.mark.parametrize(
    ("files", "names"),
    [
        ("legal/**/*.md", ["legal/api.md", "legal/app/aup.md", "legal/app/terms.md"]),
        ("[legal/app/terms.md, legal/app/*]", ["legal/app/terms.md", "legal/app/aup.md"]),
        ("./legal/app/.draft.md", ["legal/app/.draft.md"]),
        ("legal/app/gone.md", ["legal/app/gone.md"]),
    ],
)
def test_patterns(repository, rulesets, files, names):
    config, rulesets = config_for(written(repository, f"sets: {{app: {{files: {files}}}}}\n"), rulesets)
    (app,) = asked_sets(config, (), NOTHING, rulesets, by_name=False)
    assert [file.name for file in app.files()] == names


def test_a_pattern_that_matches_nothing_says_where_it_stands(repository, rulesets):
    config, rulesets = config_for(written(repository, "sets:\n  app:\n    files: [legal/*.mdx, '**x.md']\n"), rulesets)
    (app,) = asked_sets(config, (), NOTHING, rulesets, by_name=False)
    with pytest.raises(Unread, match=r"flowdown\.yaml:3: 'legal/\*\.mdx' matches no file"):
        app.files()


def test_the_same_from_pyproject(repository, rulesets):
    config, rulesets = config_for(written(repository, TOML, "pyproject.toml"), rulesets)
    (app,) = asked_sets(config, (), NOTHING, rulesets, by_name=False)
    assert (app.packs.value, app.fail_on.value) == (("anthropic",), FailOn.low)
    assert facts_of(app) == {"service/lex": True, "audience/minors": False}
    assert app.profile.name == "pyproject.toml"


def test_a_pyproject_without_the_table_is_passed_by(repository, rulesets):
    written(repository, "packs: [anthropic]\n")
    (repository / "legal" / "pyproject.toml").write_text('[project]\nname = "uses-flowdown"\n')
    assert config_for(repository / "legal", rulesets)[0].name == "flowdown.yaml"


def test_two_configurations_of_one_folder_are_refused(repository, rulesets):
    written(written(repository, "facts: {}\n"), TOML, "pyproject.toml")
    with pytest.raises(PackError, match="keep one of them"):
        config_for(repository, rulesets)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("pack: [anthropic]\n", r"flowdown\.yaml:1: pack: unknown key \(did you mean packs"),
        ("sets:\n  app:\n    filles: x.md\n", r"flowdown\.yaml:3: sets\.app\.filles: unknown key \(did you mean files\?"),
        ("sets:\n  app: {}\n", r"flowdown\.yaml:2: sets\.app: the key 'files' is missing"),
        ("sets:\n  app: {files: []}\n", "names no file"),
        ("sets:\n  app: {files: /etc/terms.md}\n", "counts from the folder"),
        ("fail_on: hgih\n", r"'hgih' is not one of: high, medium, low, never \(did you mean high"),
        ("not_waivable: [prohibited/spamm]\n", r"did you mean prohibited/spam\?"),
        ("facts: {service/lxe: no}\n", "did you mean service/lex"),
        ("- packs\n", "must be a mapping"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(repository, rulesets, text, says):
    with pytest.raises(PackError, match=says):
        config_for(written(repository, text), rulesets)


def test_toml_faults_name_file_and_key(repository, rulesets):
    with pytest.raises(PackError, match=r"pyproject\.toml: tool\.flowdown\.pack: unknown key \(did you mean packs"):
        config_for(written(repository, '[tool.flowdown]\npack = ["x"]\n', "pyproject.toml"), rulesets)
    with pytest.raises(PackError, match=r"pyproject\.toml: broken TOML"):
        config_for(written(repository, "[tool.flowdown]\npack = [\n", "pyproject.toml"), rulesets)


def test_unknown_sets_and_profiles_come_with_the_nearest(repository, rulesets):
    config, rulesets = config_for(written(repository, WHOLE), rulesets)
    with pytest.raises(UsageError, match="did you mean app"):
        asked_sets(config, ["appp"], NOTHING, rulesets, by_name=False)
    config, _ = config_for(written(repository, "profile: product-for-under-18\n"), rulesets)
    with pytest.raises(UsageError, match=r"flowdown\.yaml:1: no profile .*did you mean product-for-under-18s"):
        asked_files(config, [], NOTHING, rulesets, by_name=False)


def test_facts_of_a_pack_of_ones_own_can_be_answered(repository, rulesets):
    bundle = repository / "rules"
    (bundle / "packs").mkdir(parents=True)
    (bundle / "facts.yaml").write_text("acme/robots: Do you build robots?\n")
    (bundle / "packs" / "acme.yaml").write_text(
        "pack: acme\ntitle: Acme\nversion: '1'\nsummary: S\nassumes: []\n"
        "documents: {terms: {title: T, publisher: P, seen: none}}\nobligations: []\n"
    )
    text = "sets:\n  app: {files: a.md, packs: [rules/packs/acme.yaml], facts: {acme/robots: yes}}\n"
    config, widened = config_for(written(repository, text), rulesets)
    (app,) = asked_sets(config, (), NOTHING, widened, by_name=False)
    assert facts_of(app) == {"acme/robots": True}


# --- the schema for editors ---------------------------------------------------------------------------------------------


def test_the_schema_knows_the_keys_that_are_read():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert set(SCHEMA["properties"]) == set(FOR_ALL)
    assert set(SCHEMA["properties"]["sets"]["additionalProperties"]["properties"]) == set(FOR_A_SET)


def test_the_schema_takes_what_is_read_and_refuses_what_is_not():
    import yaml

    jsonschema.validate(yaml.safe_load(WHOLE), SCHEMA)
    for wrong in ("pack: [x]", "fail_on: hgih", "sets: {app: {}}", "sets: {app: {files: []}}", "facts: {service/lex: perhaps}"):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(yaml.safe_load(wrong), SCHEMA)
