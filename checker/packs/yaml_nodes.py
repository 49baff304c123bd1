"""YAML with line numbers: mappings that remember where each key stands, so that a fault can be shown to its author.

Decision: one reader serves both the check, which stops at the first fault, and `packs lint`, which shows them all. Where a
list of faults is given to `load`, a fault is put there instead of being raised, and the reading goes on with a stand-in
that causes no further fault: an empty text, an empty list, the first member of an enumeration.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from checker.model.errors import PackError

# Likeness in percent from which a name is worth proposing, and how far the next ones may lie behind the first.
_NEAR = 70
_AS_NEAR = 6
# Up to so many known names a message lists; more of them nobody reads.
_MOST_LISTED = 12
_TOP_LEVEL = re.compile(r"^\w", re.MULTILINE)
# Far above any ruleset; a bomb of aliases reaches it at once.
_MOST_VALUES = 200_000
# The value of a required key that is not there, once that has been reported.
_ABSENT = object()
_Member = TypeVar("_Member", bound=Enum)


class Node(NamedTuple):
    """A YAML value with its file and line (None where the format tells none). `value` is a str, int, bool, None, list of Node, or
    dict of str to Node.

    `faults` is where faults are gathered; None where the first one is raised.
    """

    name: str
    line: int | None
    key: str
    value: Any
    faults: list[PackError] | None = None

    @property
    def place(self) -> str:
        """Where it stands, in words: "flowdown.yaml:3"."""
        return self.name if self.line is None else f"{self.name}:{self.line}"

    def fault(self, why: str) -> PackError:
        """A PackError that points here."""
        return PackError(self.name, self.line, self.key, why)

    def report(self, why: str) -> None:
        """Raise the fault, or gather it; nothing more is said of a value whose absence was reported."""
        if self.faults is None:
            raise self.fault(why)
        if self.value is not _ABSENT:
            self.faults.append(self.fault(why))

    def keys(self, known: tuple[str, ...], required: tuple[str, ...] = (), listed_by: str = "") -> dict[str, Node]:
        """The mapping's entries, all of them known and the required ones there. `listed_by` is a command that lists the known
        ones where they are too many for a message.
        """
        entries = dict(self.items())
        for key, node in entries.items():
            if key not in known:
                node.report(f"unknown key{nearest(key, known)}; {_known(known, listed_by)}")
        for key in required:
            if key not in entries:
                if isinstance(self.value, dict):
                    self.report(f"the key {key!r} is missing; add it")
                entries[key] = self._replace(key=f"{self.key}.{key}", value=_ABSENT)
        return entries

    def items(self) -> Iterator[tuple[str, Node]]:
        """The entries of a mapping whose keys are free."""
        if not isinstance(self.value, dict):
            self.report("must be a mapping of keys to values")
            return
        yield from self.value.items()

    def text(self) -> str:
        """A non-empty text, folded to single blanks at line ends as YAML gives it."""
        if isinstance(self.value, int) and not isinstance(self.value, bool):
            return str(self.value)
        if not isinstance(self.value, str) or not self.value.strip():
            self.report("must be a text")
            return ""
        return self.value.strip()

    def one_of(self, allowed: tuple[str, ...], listed_by: str = "") -> str:
        """A text out of a closed set; `listed_by` as for `keys`."""
        text = self.text()
        if text and text not in allowed and len(allowed) <= _MOST_LISTED:
            self.report(f"{text!r} is not one of: {', '.join(allowed)}{nearest(text, allowed)}")
        elif text and text not in allowed:
            self.report(f"{text!r} is not known{nearest(text, allowed)}; {_known(allowed, listed_by)}")
        return text

    def member(self, members: Iterable[_Member]) -> _Member:
        """A member of an enumeration, or of some of its members, by its value."""
        named = {str(member.value): member for member in members}
        return named.get(self.one_of(tuple(named)), next(iter(named.values())))

    def sequence(self) -> list[Node]:
        """A list's entries."""
        if not isinstance(self.value, list):
            self.report("must be a list")
            return []
        return self.value

    def texts(self) -> tuple[str, ...]:
        """A list of texts; a single text counts as a list of one."""
        if isinstance(self.value, str):
            return (self.text(),)
        return tuple(node.text() for node in self.sequence())

    def at(self, path: Sequence[str | int]) -> Node:
        """What stands at a path of keys and places in lists, or what is nearest above it."""
        if not path:
            return self
        inside = self.value
        if isinstance(inside, dict) and path[0] in inside:
            return inside[path[0]].at(path[1:])  # type: ignore[no-any-return]
        if isinstance(inside, list) and isinstance(path[0], int) and path[0] < len(inside):
            return inside[path[0]].at(path[1:])  # type: ignore[no-any-return]
        return self


def nearest(name: str, known: tuple[str, ...]) -> str:
    """ " (did you mean ...?)" where known names are about as close as the closest of them, else nothing."""
    from rapidfuzz import process

    found = process.extract(name, known, processor=str.lower, limit=3, score_cutoff=_NEAR)
    close = [hit[0] for hit in found if hit[1] > found[0][1] - _AS_NEAR]
    return f" (did you mean {' or '.join(close)}?)" if close else ""


def _known(names: tuple[str, ...], listed_by: str) -> str:
    """All names there are, or, where they are many, how many and what lists them."""
    if len(names) <= _MOST_LISTED:
        return f"known are: {', '.join(names)}"
    return f"{len(names)} are known" + (f", `{listed_by}` lists them" if listed_by else "")


def load(path: Path, name: str | None = None, until: str | None = None, faults: list[PackError] | None = None) -> Node:
    """Read one YAML file; `name` is what errors call it. With `until`, a last top-level key of that name is left unread.

    A file that is no YAML at all is a PackError even where `faults` are gathered: nothing of it can be read.
    """
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
    return parse(data, name, faults)


def parse(data: str, name: str, faults: list[PackError] | None = None) -> Node:
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
    return Node(name, root.start_mark.line + 1, "", _Tree(name, faults).value(root, ""), faults)


class _Tree:
    """Makes our tree of a YAML tree. Aliases let a small file grow without bound, so the values are counted as they are
    written out.
    """

    def __init__(self, name: str, faults: list[PackError] | None) -> None:
        self._name, self._faults, self._count = name, faults, 0

    def value(self, node: Any, key: str) -> Any:
        """What a YAML node holds, as `Node.value`; `key` is the path of keys that leads to it."""
        self._count += 1
        if self._count > _MOST_VALUES:
            why = f"the file holds more than {_MOST_VALUES} values, aliases (*name) written out"
            raise PackError(self._name, node.start_mark.line + 1, key, why)
        if node.id == "scalar":
            return _scalar(node)
        if node.id == "sequence":
            return [
                Node(self._name, child.start_mark.line + 1, key, self.value(child, key), self._faults) for child in node.value
            ]
        entries: dict[str, Node] = {}
        for key_node, value_node in node.value:
            inner = str(key_node.value)
            line = key_node.start_mark.line + 1
            if inner in entries:
                Node(self._name, line, inner, None, self._faults).report("stands twice in the same mapping; take one out")
                continue
            path = f"{key}.{inner}" if key else inner
            entries[inner] = Node(self._name, line, path, self.value(value_node, path), self._faults)
        return entries


def _scalar(node: Any) -> str | int | bool | None:
    """Plain numbers, true, false and null are what they look like; dates and yes/no stay text."""
    text = str(node.value)
    if node.style in ('"', "'", "|", ">"):
        return text
    if text.isdecimal():
        return int(text)
    return {"true": True, "false": False, "null": None, "": None}.get(text, text)
