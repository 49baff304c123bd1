"""YAML with line numbers: mappings that remember where each key stands, so that a fault can be shown to its author."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from checker.model.errors import PackError

# Likeness in percent from which a name is worth proposing, and how far the next ones may lie behind the first.
_NEAR = 70
_AS_NEAR = 6
_TOP_LEVEL = re.compile(r"^\w", re.MULTILINE)
# Far above any ruleset; a bomb of aliases reaches it at once.
_MOST_VALUES = 200_000


class Node(NamedTuple):
    """A YAML value with its file and line. `value` is a str, int, bool, None, list of Node, or dict of str to Node."""

    name: str
    line: int
    key: str
    value: Any

    def fault(self, why: str) -> PackError:
        """A PackError that points here."""
        return PackError(self.name, self.line, self.key, why)

    def keys(self, known: tuple[str, ...], required: tuple[str, ...] = ()) -> dict[str, Node]:
        """The mapping's entries, all of them known and the required ones there."""
        if not isinstance(self.value, dict):
            raise self.fault("must be a mapping of keys to values")
        for key, node in self.value.items():
            if key not in known:
                raise node.fault(f"unknown key{nearest(key, known)}; known are: {', '.join(known)}")
        for key in required:
            if key not in self.value:
                raise self.fault(f"the key {key!r} is missing")
        return self.value

    def items(self) -> Iterator[tuple[str, Node]]:
        """The entries of a mapping whose keys are free."""
        if not isinstance(self.value, dict):
            raise self.fault("must be a mapping of keys to values")
        yield from self.value.items()

    def text(self) -> str:
        """A non-empty text, folded to single blanks at line ends as YAML gives it."""
        if isinstance(self.value, int) and not isinstance(self.value, bool):
            return str(self.value)
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.fault("must be a text")
        return self.value.strip()

    def one_of(self, allowed: tuple[str, ...]) -> str:
        """A text out of a closed set."""
        text = self.text()
        if text not in allowed:
            raise self.fault(f"{text!r} is not one of: {', '.join(allowed)}{nearest(text, allowed)}")
        return text

    def sequence(self) -> list[Node]:
        """A list's entries."""
        if not isinstance(self.value, list):
            raise self.fault("must be a list")
        return self.value

    def texts(self) -> tuple[str, ...]:
        """A list of texts; a single text counts as a list of one."""
        if isinstance(self.value, str):
            return (self.text(),)
        return tuple(node.text() for node in self.sequence())


def nearest(name: str, known: tuple[str, ...]) -> str:
    """ "; did you mean ...?" where known names are about as close as the closest of them, else nothing."""
    from rapidfuzz import process

    found = process.extract(name, known, limit=3, score_cutoff=_NEAR)
    close = [hit[0] for hit in found if hit[1] > found[0][1] - _AS_NEAR]
    return f"; did you mean {' or '.join(close)}?" if close else ""


def load(path: Path, name: str | None = None, until: str | None = None) -> Node:
    """Read one YAML file; `name` is what errors call it. With `until`, a last top-level key of that name is left unread."""
    name = name or str(path)
    try:
        data = path.read_text(encoding="utf-8")
    except OSError as error:
        raise PackError(name, None, "", f"cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise PackError(name, None, "", "is not UTF-8 text; save it as UTF-8") from error
    if until is not None:
        head, mark, tail = data.partition(f"\n{until}:")
        if mark and not _TOP_LEVEL.search(tail):
            data = head
    return parse(data, name)


def parse(data: str, name: str) -> Node:
    """Parse YAML text; duplicate keys and anything that is not plain data are faults."""
    import yaml

    # The base loader guesses no types: what a plain scalar means is settled in `_scalar`.
    loader_class = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    loader = loader_class(data)
    try:
        root = loader.get_single_node()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "is not YAML"
        raise PackError(name, mark.line + 1 if mark else None, "", f"broken YAML: {problem}") from error
    finally:
        loader.dispose()
    if root is None:
        raise PackError(name, None, "", "is empty")
    return _node(root, name, "", [0])


def _node(node: Any, name: str, key: str, count: list[int]) -> Node:
    """Our tree of a YAML tree. Aliases let a small file grow without bound, so the values are counted as they are written out."""
    line = node.start_mark.line + 1
    count[0] += 1
    if count[0] > _MOST_VALUES:
        raise PackError(name, line, key, f"the file holds more than {_MOST_VALUES} values, aliases (*name) written out")
    if node.id == "scalar":
        return Node(name, line, key, _scalar(node))
    if node.id == "sequence":
        return Node(name, line, key, [_node(child, name, key, count) for child in node.value])
    entries: dict[str, Node] = {}
    for key_node, value_node in node.value:
        inner = str(key_node.value)
        if inner in entries:
            raise PackError(name, key_node.start_mark.line + 1, inner, "stands twice in the same mapping")
        path = f"{key}.{inner}" if key else inner
        value = _node(value_node, name, path, count)
        entries[inner] = Node(name, key_node.start_mark.line + 1, path, value.value)
    return Node(name, line, key, entries)


def _scalar(node: Any) -> str | int | bool | None:
    """Plain numbers, true, false and null are what they look like; dates and yes/no stay text."""
    text = str(node.value)
    if node.style in ('"', "'", "|", ">"):
        return text
    if text.isdecimal():
        return int(text)
    return {"true": True, "false": False, "null": None, "": None}.get(text, text)
