import pytest

from checker.model.errors import PackError
from checker.packs.yaml_nodes import load, nearest, parse


def fault(text, read):
    with pytest.raises(PackError) as caught:
        read(parse(text, "own.yaml"))
    return str(caught.value)


def test_broken_yaml_names_file_and_line():
    assert fault("a: 1\nb: [1\nc: 2\n", lambda n: n).startswith("own.yaml:3: broken YAML")


def test_a_key_that_stands_twice_is_a_fault():
    assert fault("a: 1\na: 2\n", lambda n: n) == "own.yaml:2: a: stands twice in the same mapping; take one out"


def test_an_unknown_key_comes_with_the_nearest_one():
    said = fault("titel: x\n", lambda n: n.keys(("title", "met")))
    assert said.startswith("own.yaml:1: titel: unknown key (did you mean title?")


def test_few_known_names_are_listed_and_many_are_counted():
    few, many = (tuple(f"name{number}" for number in range(count)) for count in (12, 13))
    assert fault("nam1x: y\n", lambda n: n.keys(few)).endswith("; known are: " + ", ".join(few))
    assert fault("name11x: y\n", lambda n: n.keys(many, listed_by="list them")) == (
        "own.yaml:1: name11x: unknown key (did you mean name11?); 13 are known, `list them` lists them"
    )
    assert fault("a: zzz\n", lambda n: n.value["a"].one_of(few)) == f"own.yaml:1: a: 'zzz' is not one of: {', '.join(few)}"
    assert fault("a: zzz\n", lambda n: n.value["a"].one_of(many)) == "own.yaml:1: a: 'zzz' is not known; 13 are known"


def test_a_missing_key_is_named():
    assert "the key 'met' is missing" in fault("title: x\n", lambda n: n.keys(("title", "met"), ("met",)))


def test_plain_scalars_are_what_they_look_like_and_dates_stay_text():
    keys = parse("n: 3\nquoted: '3'\nday: 2026-08-20\nyes: yes\nflag: true\nnone:\n", "x").value
    assert [keys[k].value for k in keys] == [3, "3", "2026-08-20", "yes", True, None]


def test_an_empty_file_and_a_file_that_is_not_there():
    assert fault("", lambda n: n) == "own.yaml: is empty"


def test_unreadable_files_are_faults(tmp_path):
    with pytest.raises(PackError, match="cannot be read"):
        load(tmp_path / "none.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"a: \xff\n")
    with pytest.raises(PackError, match="UTF-8"):
        load(tmp_path / "latin.yaml")


def test_a_bomb_of_aliases_is_refused():
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 30)]
    assert "aliases" in fault("\n".join(lines), lambda n: n)


def test_an_alias_is_written_out():
    assert parse("a: &a [x]\nb: *a\n", "x").value["b"].texts() == ("x",)


def test_nearest_says_nothing_where_nothing_is_near():
    assert nearest("zzzz", ("title", "met")) == ""
