"""The adoption kit and the recipes of docs/ci.md: each is run as far as it can be without a network and without its host."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml

from tests.test_exit_status import CONFIG, GOOD, HIGH_GAP, NOTHING, PACK

ROOT = Path(__file__).parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text())
STEPS = {step["id"]: step for step in ACTION["runs"]["steps"] if "id" in step}
CONTAINERFILE = (ROOT / "adoption" / "Containerfile").read_text()
GUIDE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```yaml\n# (\S+)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
SCHEMAS = {
    ".github/workflows/flowdown.yml": ["--builtin-schema", "vendor.github-workflows"],
    ".gitlab-ci.yml": ["--builtin-schema", "vendor.gitlab-ci"],
    "azure-pipelines.yml": ["--builtin-schema", "vendor.azure-pipelines"],
    "bitbucket-pipelines.yml": ["--builtin-schema", "vendor.bitbucket-pipelines"],
    "flowdown.yaml": ["--schemafile", str(ROOT / "rulesets" / "schema" / "config.v1.schema.json")],
}
CAN_BUILD = all((shutil.which("bash"), shutil.which("git"), find_spec("hatchling"), find_spec("pip")))
NEEDED = "needs bash, git, hatchling and pip"
needs_bash = pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
needs_builder = pytest.mark.skipif(not CAN_BUILD, reason=NEEDED)


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """What the container file copies out of a checkout, with the hook's manifest: nothing else is there to build from."""
    folder = tmp_path_factory.mktemp("source")
    for line in re.findall(r"^COPY (?!--)(.*)$", CONTAINERFILE, re.MULTILINE):
        *names, target = line.split()
        for name in (*names, *[".pre-commit-hooks.yaml"] * (target == "./")):
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, folder / target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / name, folder / target)
    return folder


@pytest.fixture(scope="module")
def offline(tmp_path_factory):
    """An environment in which pip builds and installs a folder with what the tests have, and asks no index."""
    site = os.pathsep.join(dict.fromkeys(sysconfig.get_paths()[name] for name in ("purelib", "platlib")))
    # pip reads its switches that begin with "no" the other way round: 0 means no isolation.
    switches = {
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",
        "PIP_NO_COMPILE": "1",
        "PIP_CONFIG_FILE": os.devnull,
    }
    home = str(tmp_path_factory.mktemp("home"))
    return {"PATH": os.environ["PATH"], "HOME": home, "PYTHONPATH": site, **switches}


@pytest.fixture
def repository(tmp_path):
    """A repository with a gap, and its configuration."""
    folder = tmp_path / "repository"
    (folder / ".git").mkdir(parents=True)
    for name, text in {"terms.md": HIGH_GAP, "own.yaml": PACK, "nothing.yaml": NOTHING, "flowdown.yaml": CONFIG}.items():
        (folder / name).write_text(text)
    return folder


def bash(script, cwd, environment):
    """Run a script as a step with `shell: bash` is run."""
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, cwd=cwd, env=environment, timeout=120
    )


# --- the Action ---------------------------------------------------------------------------------------------------------


class Runner:
    """Runs steps of the Action with the environment that they get on the host; `said` is what the last one printed."""

    def __init__(self, temp, source, environment):
        self.temp, self.environment = temp, environment | {"RUNNER_TEMP": str(temp), "GITHUB_ACTION_PATH": str(source)}
        self.values = {"runner.temp": str(temp), "steps.python.outputs.python-path": sys.executable}

    def step(self, name, cwd, **inputs):
        """The exit status of a step, what it put out and its summary."""
        defaults = {key: each["default"] for key, each in ACTION["inputs"].items()}
        assert inputs.keys() <= defaults.keys()
        values = self.values | {f"inputs.{key}": value for key, value in (defaults | inputs).items()}
        filled = {
            key: re.sub(r"\$\{\{ (.*?) \}\}", lambda found: values[found[1]], text) for key, text in STEPS[name]["env"].items()
        }
        assert "${{" not in STEPS[name]["run"], "an expression in a script is text that anybody can write"
        files = {key: self.temp / key for key in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for path in files.values():
            path.write_text("")
        done = bash(STEPS[name]["run"], cwd, self.environment | filled | {key: str(path) for key, path in files.items()})
        self.said = done
        put_out = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text().splitlines())
        self.values |= {f"steps.{name}.outputs.{key}": value for key, value in put_out.items()}
        return done.returncode, put_out, files["GITHUB_STEP_SUMMARY"].read_text()


@pytest.fixture(scope="module")
def action(tmp_path_factory, source, offline):
    """The Action, installed by its own step."""
    if not CAN_BUILD:
        pytest.skip(NEEDED)
    runner = Runner(tmp_path_factory.mktemp("runner"), source, offline)
    status, put_out, _ = runner.step("install", source)
    assert status == 0, runner.said.stderr
    assert Path(put_out["flowdown"]).is_file()
    return runner


def test_the_action_fails_for_a_gap_and_shows_it_where_the_host_looks(action, repository):
    status, put_out, summary = action.step("check", repository, reports="sarif:gaps.sarif\njunit: gaps.xml")
    assert (status, put_out["status"]) == (1, "1")
    assert "::error file=terms.md,line=" in action.said.stdout
    assert "prohibited/spam" in summary
    assert json.loads((repository / "gaps.sarif").read_text())["runs"]
    assert (repository / "gaps.xml").read_text().startswith("<?xml")


def test_the_action_passes_clean_terms_and_tells_what_to_keep(action, repository):
    (repository / "terms.md").write_text(GOOD)
    status, put_out, _ = action.step("check", repository)
    assert (status, put_out["status"], action.said.stderr) == (0, "0", "")
    assert re.fullmatch(r"\d+", put_out["kept"])
    # Nothing new was kept the second time, so nothing is saved.
    assert action.step("check", repository)[1]["kept"] == put_out["kept"]


@pytest.mark.parametrize(
    ("inputs", "status", "says"),
    [
        ({"packs": "nothing.yaml"}, 3, "nothing was checked"),
        ({"sets": "sight"}, 2, "no terms set is called 'sight'"),
        ({"files": "terms.md\n$(touch pwned); `touch pwned`"}, 2, "`touch pwned`: does not exist"),
        ({"files": "--exit-zero"}, 2, "does not exist"),
    ],
)
def test_what_keeps_the_action_from_checking_stands_beside_the_gaps(action, repository, inputs, status, says):
    found, put_out, _ = action.step("check", repository, **inputs)
    assert (found, put_out["status"]) == (status, str(status))
    (line,) = [line for line in action.said.stdout.splitlines() if line.startswith("::error title=flowdown::")]
    assert says in line
    assert says in action.said.stderr
    assert not (repository / "pwned").exists()


def test_the_other_inputs_of_the_action_reach_the_command(action, repository):
    assert action.step("check", repository, **{"fail-on": "never"})[0] == 0
    assert action.step("check", repository, controls="prohibited/resale", format="terminal", arguments="--verbose\n")[0] == 0
    assert "prohibited/resale" in action.said.stdout
    assert "prohibited/spam" not in action.said.stdout
    inputs = {key for key in ACTION["inputs"] if key not in ("python-version", "cache", "working-directory")}
    assert {f"INPUT_{key.upper().replace('-', '_')}" for key in inputs} == {
        key for key in STEPS["check"]["env"] if key.startswith("INPUT_")
    }


# --- the hook -----------------------------------------------------------------------------------------------------------


@needs_builder
def test_the_hook_in_a_repository_with_pre_commit(source, repository, offline, tmp_path):
    environment = offline | {"PRE_COMMIT_HOME": str(tmp_path / "home"), "FLOWDOWN_CACHE": os.environ["FLOWDOWN_CACHE"]}

    def run(*command, cwd=repository):
        return subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, cwd=cwd, env=environment, timeout=120
        )

    def git(*arguments, cwd=repository):
        done = run("git", "-c", "user.name=A", "-c", "user.email=a@example.com", *arguments, cwd=cwd)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def hook():
        git("add", "-A")
        return run(sys.executable, "-m", "pre_commit", "run", "--color", "never")

    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "A version"]):
        git(*arguments, cwd=source)
    (recipe,) = (text for name, text in BLOCKS if name == ".pre-commit-config.yaml")
    where = {"https://github.com/<owner>/flowdown": str(source), "v0.1.0": git("rev-parse", "HEAD", cwd=source)}
    for word, meant in where.items():
        assert word in recipe
        recipe = recipe.replace(word, meant)
    (repository / ".pre-commit-config.yaml").write_text(recipe)
    (repository / ".git").rmdir()
    git("init", "-q")

    failed = hook()
    assert failed.returncode == 1, failed.stdout + failed.stderr
    assert "prohibited/spam" in failed.stdout
    (repository / "terms.md").write_text(GOOD)
    passed = hook()
    assert (passed.returncode, "Passed" in passed.stdout) == (0, True), passed.stdout + passed.stderr
    git("commit", "-qm", "Terms", "--no-verify")
    (repository / "code.py").write_text("")
    assert "Skipped" in hook().stdout


# --- the recipes --------------------------------------------------------------------------------------------------------


def check_schema(capsys, arguments, *paths):
    from check_jsonschema import main

    with pytest.raises(SystemExit) as ended:
        main([*arguments, *map(str, paths)])
    assert ended.value.code == 0, capsys.readouterr().out


def test_the_kit_is_what_its_hosts_read(capsys):
    check_schema(capsys, ["--builtin-schema", "vendor.github-actions"], ROOT / "action.yml")
    check_schema(capsys, SCHEMAS[".github/workflows/flowdown.yml"], ROOT / "adoption" / "github.yml")
    check_schema(capsys, SCHEMAS[".gitlab-ci.yml"], ROOT / "adoption" / "gitlab.yml")


def test_the_recipes_are_what_their_hosts_read(capsys, tmp_path):
    from pre_commit.clientlib import load_config, load_manifest

    load_manifest(ROOT / ".pre-commit-hooks.yaml")
    paths = {}
    for number, (name, text) in enumerate(BLOCKS):
        path = tmp_path / f"{number}.yaml"
        path.write_text(text)
        paths.setdefault(name, []).append(path)
    for path in paths.pop(".pre-commit-config.yaml"):
        load_config(path)
    for name, written in paths.items():
        check_schema(capsys, SCHEMAS[name], *written)
    assert Counter(name for name, _ in BLOCKS) == Counter([*SCHEMAS, ".github/workflows/flowdown.yml", ".pre-commit-config.yaml"])


def commands(node):
    """The shell commands anywhere in a pipeline's file."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("run", "script"):
                yield from value if isinstance(value, list) else [value]
            else:
                yield from commands(value)
    elif isinstance(node, list):
        for each in node:
            yield from commands(each)


PIPELINES = [
    *[(name, text) for name, text in BLOCKS if list(commands(yaml.safe_load(text)))],
    ("gitlab.yml", (ROOT / "adoption" / "gitlab.yml").read_text()),
]


@pytest.fixture
def shell(repository, tmp_path):
    """Runs a script in the repository with the command on the path; gives what came of it."""
    program = tmp_path / "bin" / "flowdown"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m checker "$@"\n')
    program.chmod(0o755)
    environment = {
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "FLOWDOWN_CACHE": os.environ["FLOWDOWN_CACHE"],
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "job.md"),
    }
    return lambda script: bash(script, repository, environment)


@needs_bash
def test_the_first_afternoon_ends_with_a_green_gate(shell, repository):
    first, *rest = re.search(r"^```sh\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)[1].splitlines()
    (repository / "flowdown.yaml").unlink()
    assert shell(first).returncode == 0
    assert (repository / "flowdown.yaml").is_file()
    (repository / "flowdown.yaml").write_text(CONFIG)
    done = shell("\n".join(rest))
    assert (done.returncode, done.stderr) == (0, "")
    assert (repository / ".github" / "workflows" / "flowdown.yml").is_file()
    assert shell("flowdown check").returncode == 1
    (repository / "flowdown.yaml").write_text(CONFIG + "baseline: flowdown-baseline.yaml\n")
    assert shell("flowdown check").returncode == 0


@needs_bash
@pytest.mark.parametrize(("name", "text"), PIPELINES, ids=[name for name, _ in PIPELINES])
def test_the_steps_of_each_recipe_fail_for_a_gap_and_leave_their_reports(name, text, shell, repository, tmp_path):
    pipeline = yaml.safe_load(text)
    script = "\n".join(line for line in commands(pipeline) if not line.startswith("pip install "))
    done = shell(script)
    assert (done.returncode, done.stderr) == (1, "")
    reports = re.findall(r"(?:-o|--output) (\S+)", script)
    assert reports
    for report in reports:
        path = Path(report.strip('"').replace("$RUNNER_TEMP", str(tmp_path)))
        assert (repository / path).stat().st_size > 100
    if "GITHUB_STEP_SUMMARY" in script:
        assert "prohibited/spam" in (tmp_path / "job.md").read_text()
    if name == "gitlab.yml":
        assert sorted(pipeline["flowdown"]["artifacts"]["reports"].values()) == sorted(reports)
    if "exit " in script:
        (repository / "terms.md").write_text(GOOD)
        assert shell(script).returncode == 0


def test_the_container_file_passes_its_linter_and_starts_a_check():
    linter = shutil.which("hadolint", path=str(Path(sys.executable).parent)) or shutil.which("hadolint")
    if not linter:
        pytest.skip("hadolint is not installed")
    done = subprocess.run([linter, str(ROOT / "adoption" / "Containerfile")], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
    assert 'ENTRYPOINT ["flowdown"]\nCMD ["check"]' in CONTAINERFILE


def test_the_page_names_every_input_of_the_action_with_what_holds_without_it():
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| .*? \| (.*?) ?\|$", GUIDE, re.MULTILINE))
    assert list(rows) == list(ACTION["inputs"])
    for name, each in ACTION["inputs"].items():
        if each["default"] not in ("", "."):
            assert each["default"] in rows[name]
