"""A configuration: the terms sets of a repository, what they are checked against, and what fails a run.

Every value says where it came from, so that `flowdown config show` can tell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from checker.model.fail_on import FailOn

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Setting(Generic[_Value]):
    """A value with its origin in words: "flowdown.yaml:3", "--pack", "default"."""

    value: _Value
    origin: str


@dataclass(frozen=True, slots=True)
class Says:
    """What one place (a file, a terms set in it, a profile, the command line) says of a check; None where it says nothing.

    `packs` are ids or paths of pack files that can be opened as they are, `profile` a ready profile or such a path. What `facts`
    say goes before what that profile says.
    """

    packs: Setting[tuple[str, ...]] | None = None
    profile: Setting[str] | None = None
    facts: Mapping[str, Setting[bool]] = field(default_factory=dict)
    fail_on: Setting[FailOn] | None = None


@dataclass(frozen=True, slots=True)
class NamedSet:
    """A terms set by name. `files` are paths and patterns that count from the configuration's folder; what it `says` goes before
    what the configuration says for all sets.
    """

    name: str
    files: Setting[tuple[str, ...]]
    says: Says


@dataclass(frozen=True, slots=True)
class Config:
    """What a repository has written down. `name` is the file's own name, which reports call it by ("" where there is none);
    `folder` is where it stands, and what its paths count from.
    """

    name: str = ""
    folder: Path = Path()
    title: str = ""
    says: Says = Says()
    baseline: Setting[Path] | None = None
    waivers: Setting[tuple[Path, ...]] | None = None
    not_waivable: Setting[tuple[str, ...]] | None = None
    """Controls that no waiver can excuse, by id."""
    max_age: Setting[int] | None = None
    """Days after which a pack's text is said to be old."""
    sets: tuple[NamedSet, ...] = ()
