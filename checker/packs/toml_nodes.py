"""TOML as nodes, so that a table in `pyproject.toml` is read by the same rules as a YAML file. TOML tells no lines: faults name
file and key.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from checker.model.errors import PackError
from checker.packs.yaml_nodes import Node


def load_table(path: Path, name: str, table: tuple[str, ...]) -> Node | None:
    """The table at a path of keys in a TOML file, which messages call `name`; None where it has no such table.

    PackError for a file that cannot be read and, if it speaks of the table at all, for one that is no TOML.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PackError(name, None, "", f"cannot be read ({error.strerror})") from error
    if table[-1].encode() not in data:
        return None
    try:
        inside: Any = tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise PackError(name, None, "", "is not UTF-8 text; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise PackError(name, None, "", f"broken TOML: {error}") from error
    for key in table:
        if not isinstance(inside, dict) or key not in inside:
            return None
        inside = inside[key]
    return _node(name, ".".join(table), inside)


def _node(name: str, key: str, value: Any) -> Node:
    if isinstance(value, dict):
        return Node(name, None, key, {inner: _node(name, f"{key}.{inner}", child) for inner, child in value.items()})
    if isinstance(value, list):
        return Node(name, None, key, [_node(name, key, child) for child in value])
    return Node(name, None, key, value if isinstance(value, str | int) else str(value))
