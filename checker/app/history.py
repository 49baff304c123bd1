"""Earlier versions of the terms, out of git: `git` itself is asked, and nothing in the repository is touched."""

from __future__ import annotations

import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from checker.app.asked import Asked
from checker.model.errors import UsageError
from checker.readers import READERS

_LISTED = 2000
"""Files that are named one by one; where there are more, all of the revision is laid out."""


@contextmanager
def revision(name: str, folder: Path) -> Iterator[tuple[Path, Path]]:
    """The files of a git revision that could be terms, laid out in a scratch folder: the repository's root, and that folder.

    UsageError where there is no git, no repository, or no such revision.
    """
    root = Path(git(folder, "rev-parse", "--show-toplevel").decode().strip())
    try:
        commit = git(root, "rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}").decode().strip()
    except UsageError as error:
        raise UsageError(f"git knows no revision {name!r} here; check the name, and that the checkout holds it") from error
    there = git(root, "ls-tree", "-r", "--name-only", "-z", commit).decode(errors="surrogateescape").split("\0")
    terms = [f":(literal){name}" for name in there if Path(name).suffix.lower() in READERS]
    with tempfile.TemporaryDirectory(prefix="flowdown-") as scratch:
        if terms:
            archive = git(root, "archive", "--format=tar", commit, "--", *(terms if len(terms) <= _LISTED else []))
            with tarfile.open(fileobj=BytesIO(archive)) as packed:
                packed.extractall(scratch, filter="data")
        yield root, Path(scratch)


def at(asked: Asked, root: Path, tree: Path) -> Asked:
    """The same question about the files as they were; names in reports stay."""
    folder = tree / asked.folder.resolve().relative_to(root.resolve()) if asked.folder.resolve().is_relative_to(root) else tree
    named = tuple(_was(path, root, tree) for path in asked.named)
    return replace(asked, folder=folder, named=named)


def _was(path: Path, root: Path, tree: Path) -> Path:
    full = path.resolve()
    return tree / full.relative_to(root.resolve()) if full.is_relative_to(root.resolve()) else path


def git(folder: Path, *arguments: str) -> bytes:
    """What a git command writes; UsageError where there is no git, no repository, or nothing such in it."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False, timeout=60)
    except FileNotFoundError as error:
        raise UsageError("git is not installed, and earlier versions are asked of it") from error
    except subprocess.TimeoutExpired as error:
        raise UsageError(f"git {arguments[0]} takes over a minute; name the files instead") from error
    if done.returncode:
        why = done.stderr.decode(errors="replace").strip().splitlines()
        raise UsageError(f"git cannot do it: {why[0] if why else arguments[0]}")
    return done.stdout
