"""`flowdown init --ci`: the workflow of a host, where the host looks for it, with the right source in it."""

from __future__ import annotations

import json

import pytest
import yaml

from checker import __version__
from checker.app import adoption
from checker.app.adoption import HOSTS, host_named, workflow
from tests.test_cli import flowdown, one_line


@pytest.fixture
def repository(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "legal").mkdir()
    return tmp_path


@pytest.fixture
def installed(monkeypatch):
    """As if pip had installed this copy with such a direct_url.json."""

    class Distribution:
        def __init__(self, written):
            self.written = written

        def read_text(self, _):
            return self.written

    def as_if(written):
        monkeypatch.setattr(adoption, "distribution", lambda _: Distribution(json.dumps(written) if written else None))

    return as_if


@pytest.mark.parametrize("host", HOSTS)
def test_the_workflow_stands_at_the_root_and_is_not_written_over(repository, host):
    path = repository / HOSTS[host].path
    done = flowdown("init", "--ci", host, cwd=repository / "legal")
    assert (done.returncode, done.stderr) == (0, "")
    assert str(HOSTS[host].path) in done.stdout
    assert "<owner>" in done.stdout
    assert "It needs a flowdown.yaml with `sets`" in done.stdout
    assert f"/flowdown@v{__version__}" in path.read_text()
    assert yaml.safe_load(path.read_text())
    path.write_text("mine: yes\n")
    one_line(flowdown("init", "--ci", host, cwd=repository), "is there already", "--force")
    assert path.read_text() == "mine: yes\n"
    assert flowdown("init", "--ci", host, "--force", cwd=repository).returncode == 0
    assert path.read_text() != "mine: yes\n"


def test_what_is_missing_is_told_and_nothing_else(repository):
    (repository / "flowdown.yaml").write_text("packs: [us]\n")
    assert "It needs `sets` in flowdown.yaml" in flowdown("init", "--ci", "github", cwd=repository).stdout
    (repository / "flowdown.yaml").write_text("sets: {site: {files: terms.md}}\n")
    assert "It needs" not in flowdown("init", "--ci", "github", "--force", cwd=repository).stdout


def test_wrong_use(repository):
    one_line(flowdown("init", "--ci", "githb", cwd=repository), "did you mean github?")
    (repository / ".github").write_text("")
    one_line(flowdown("init", "--ci", "github", cwd=repository), "cannot be made")


def test_a_copy_that_pip_took_from_git_names_its_source(installed):
    git = {"vcs": "git", "requested_revision": "v9", "commit_id": "c0ffee"}
    installed({"url": "https://github.com/acme/flowdown.git", "vcs_info": git})
    assert "uses: acme/flowdown@v9\n" in workflow(host_named("github"))[0]
    assert '"git+https://github.com/acme/flowdown@v9"' in workflow(host_named("gitlab"))[0]
    installed({"url": "https://git.example.com/legal/flowdown", "vcs_info": {"vcs": "git", "commit_id": "c0ffee"}})
    text, is_known = workflow(host_named("gitlab"))
    assert is_known
    assert '"git+https://git.example.com/legal/flowdown@c0ffee"' in text
    # A `uses:` cannot name another host.
    text, is_known = workflow(host_named("github"))
    assert not is_known
    assert f"uses: <owner>/flowdown@v{__version__}" in text


@pytest.mark.parametrize("written", [None, {"url": "file:///src/flowdown", "dir_info": {"editable": True}}])
def test_any_other_copy_leaves_the_owner_open(installed, written):
    installed(written)
    for host in HOSTS.values():
        text, is_known = workflow(host)
        assert not is_known
        assert f"<owner>/flowdown@v{__version__}" in text


def test_a_new_configuration_shows_how_sets_are_written(repository):
    flowdown("init", "--pack", "us", cwd=repository)
    path = repository / "flowdown.yaml"
    head, _, sets = path.read_text().partition("# sets:")
    path.write_text(head + "sets:" + sets.replace("\n# ", "\n").replace("\n#   ", "\n  "))
    (repository / "legal" / "terms.md").write_text("You may not send spam.\n")
    (repository / "legal" / "acceptable-use.md").write_text("You may not send spam.\n")
    assert flowdown("check", "--exit-zero", cwd=repository).returncode == 0
