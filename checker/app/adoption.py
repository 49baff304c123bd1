"""What a repository needs to run the gate on its host: a workflow out of `adoption/`, filled in for this copy of flowdown."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from checker import __version__
from checker.model.errors import PackError, UsageError

_OWNER = "<owner>"
_SOURCE = f"{_OWNER}/flowdown@v<version>"
_GITHUB = "https://github.com/"


class Host(NamedTuple):
    """A host's workflow: its template, where the repository keeps it, and what is still to do there, in words."""

    template: str
    path: PurePosixPath
    then: str


HOSTS = {
    "github": Host(
        "github.yml",
        PurePosixPath(".github/workflows/flowdown.yml"),
        "checks every set of flowdown.yaml on pull requests, on main or master, and each Monday",
    ),
    "github-upstream": Host(
        "drift-github.yml",
        PurePosixPath(".github/workflows/flowdown-upstream.yml"),
        "fetches the upstream texts each night and keeps one issue on what their changes mean for the sets of flowdown.yaml",
    ),
    "gitlab": Host("gitlab.yml", PurePosixPath(".gitlab/flowdown.yml"), "add `include: .gitlab/flowdown.yml` to .gitlab-ci.yml"),
}


def host_named(name: str) -> Host:
    """The host of this name; UsageError with the nearest one otherwise."""
    if name not in HOSTS:
        from checker.packs.yaml_nodes import nearest

        raise UsageError(f"no workflow is kept for {name!r}{nearest(name, tuple(HOSTS))}; known are: {', '.join(HOSTS)}")
    return HOSTS[name]


def workflow(host: Host) -> tuple[str, bool]:
    """The text of a host's workflow, and whether it is known where it gets flowdown from; if not, it says `<owner>` there."""
    text = (_folder() / host.template).read_text(encoding="utf-8")
    url, revision = _installed_from()
    if url.startswith(_GITHUB):
        source = f"{url.removeprefix(_GITHUB)}@{revision}"
    elif url and f"{_GITHUB}{_OWNER}" in text:
        # GitLab installs from anywhere; a `uses:` of GitHub names its own repositories only.
        text, source = text.replace(f"{_GITHUB}{_OWNER}", _OWNER), f"{url}@{revision}"
    else:
        source = _SOURCE.replace("<version>", __version__)
    return text.replace(_SOURCE, source), _OWNER not in source


def repository_root(folder: Path) -> Path:
    """The root of the repository that a folder is in; the folder itself where it is in none."""
    return next((place for place in (folder, *folder.parents) if (place / ".git").exists()), folder)


def _folder() -> Path:
    """`adoption/` inside the installed package, else beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "adoption", package.parent / "adoption"):
        if folder.is_dir():
            return folder
    raise PackError("adoption", None, "", "the folder is missing; install flowdown again")


def _installed_from() -> tuple[str, str]:
    """The git repository and the revision that pip installed this copy from; two empty texts where it was something else."""
    try:
        written = distribution("flowdown").read_text("direct_url.json")
    except PackageNotFoundError:
        written = None
    source = json.loads(written or "{}")
    git = source.get("vcs_info", {})
    if git.get("vcs") != "git":
        return "", ""
    return source["url"].removesuffix("/").removesuffix(".git"), git.get("requested_revision") or git["commit_id"]
