"""The configuration that holds in a folder: found by walking up to the repository's root, and read.

Binding decisions:
- The nearest folder with a `flowdown.yaml`, or with a `[tool.flowdown]` in its `pyproject.toml`, counts, and only that one: what
  stands further up is not mixed in. Both in one folder are a fault.
- Reports call files by their path from that folder, so that they are the same wherever in the repository the command is run.
"""

from __future__ import annotations

import os
from pathlib import Path

from checker.app.bundles import with_bundles
from checker.app.rulesets import Rulesets
from checker.model.config import Config
from checker.model.errors import PackError, UsageError
from checker.packs.config import load_root, named_packs, read_config
from checker.packs.yaml_nodes import Node

FILE = "flowdown.yaml"
PROJECT = "pyproject.toml"


def config_for(folder: Path, rulesets: Rulesets) -> tuple[Config, Rulesets]:
    """The configuration of `folder` or of a folder above it, up to the repository's root (an empty one where there is none), and
    the rulesets with what the packs named in it bring along. PackError names the first fault.
    """
    for place in (folder, *folder.parents):
        found = _in(place)
        if found is not None:
            path, root = found
            rulesets = with_bundles(rulesets, named_packs(root, path.parent))
            return read_config(root, path, rulesets.facts, rulesets.controls), rulesets
        if (place / ".git").exists():
            break
    return Config(), rulesets


def _in(place: Path) -> tuple[Path, Node] | None:
    """The file in a folder that configures it, by its path from where the command is run, with what stands in it."""
    there = [path for path in (place / FILE, place / PROJECT) if path.is_file()]
    roots = [(path, root) for path in map(_from_here, there) if (root := load_root(path, str(path))) is not None]
    if len(roots) > 1:
        raise PackError(str(roots[0][0]), None, "", f"{PROJECT} beside it holds a [tool.flowdown] too; keep one of them")
    return roots[0] if roots else None


def _from_here(path: Path) -> Path:
    return Path(os.path.relpath(path))


def required_sets(config: Config) -> None:
    """UsageError where a check without files finds no terms sets to check."""
    if not config.name:
        raise UsageError(f"no terms are named, and there is no {FILE} here or above; name files, or write one with flowdown init")
    if not config.sets:
        raise UsageError(f"no terms are named, and {config.folder / config.name} names no `sets`; name files, or add sets to it")
