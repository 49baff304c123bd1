"""Edits of a pack's YAML at the places of its nodes, so that comments, order, quotes and line breaks stay as the author has them.

Binding decisions:
- Whatever is not edited stays byte for byte. A writer of YAML would lay the whole file out anew.
- What comes out is read again: it must hold what was there with these edits and nothing else, or it is refused.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from checker.model.errors import PackError
from checker.packs.written import quoted

Path = Sequence[str | int]
Value = str | Sequence["Value"] | Mapping[str, "Value"]

_WIDTH = 130
_PLAIN = re.compile(r"[A-Za-z0-9][\w.-]*")
_LITERALS = frozenset(["true", "false", "null", "yes", "no", "on", "off", "y", "n"])


class Edits:
    """Edits of one YAML text that messages call `name`. Paths are keys and places in lists, as they were before any edit."""

    def __init__(self, text: str, name: str) -> None:
        # The mark that some editors put before a text counts as a place in it, but not for who reads YAML.
        self._mark, self._text, self._name = text[: text.startswith("\ufeff")], text.removeprefix("\ufeff"), name
        self._root = _composed(self._text, name)
        self._wanted = _plain(self._root)
        self._newline = "\r\n" if "\r\n" in text else "\n"
        self._edits: list[tuple[int, int, str]] = []

    def has(self, path: Path, key: str) -> bool:
        """Whether the mapping at a path has a key."""
        return any(each.value == key for each, _ in self._at(path).value)

    def put(self, path: Path, value: Value) -> None:
        """Put another value in the place of one, a text in the quotes that it has."""
        node = self._at(path)
        if _plain(node) == _unshared(value):
            return
        new = _in_style(value, node.style) if isinstance(value, str) and node.id == "scalar" else _flow(value)
        self._edits.append((node.start_mark.index, self._end(node), new))
        self._holder(path)[path[-1]] = _unshared(value)

    def add(self, path: Path, key: str, value: Value, after: Sequence[str]) -> None:
        """Add a key to the mapping at `path`, behind the last of the keys `after` that is there."""
        node = self._at(path)
        keys = {each.value: (each, inner) for each, inner in node.value}
        behind = [keys[name][1] for name in after if name in keys] or [inner for _, inner in keys.values()]
        if node.flow_style:
            self._insert(self._end(behind[-1]), f", {key}: {_flow(value)}")
        else:
            indent = node.value[0][0].start_mark.column
            self._insert(self._line_end(self._end(behind[-1])), self._newline + self._block(key, value, indent))
        self._holder((*path, key))[key] = _unshared(value)

    def append(self, path: Path, value: Value) -> None:
        """Add an entry at the end of a list that has some."""
        node = self._at(path)
        last = self._end(node.value[-1])
        if node.flow_style:
            self._insert(last, f", {_flow(value)}")
        else:
            self._insert(self._line_end(last), f"{self._newline}{self._dash(node.value[-1])}{_flow(value)}")
        self._holder((*path, -1)).append(_unshared(value))

    def prepend(self, path: Path, value: Mapping[str, Value]) -> None:
        """Add an entry, which is a mapping, at the head of a list that has some."""
        node = self._at(path)
        first = node.value[0]
        if node.flow_style:
            self._insert(first.start_mark.index, f"{_flow(value)}, ")
        else:
            indent = first.start_mark.column
            lines = self._newline.join(self._block(key, inner, indent) for key, inner in value.items()).lstrip()
            self._insert(first.start_mark.index, f"{lines}{self._newline}{self._dash(first)}")
        self._holder((*path, 0)).insert(0, _unshared(value))

    def text(self) -> str:
        """The text with all edits; PackError where it would not hold just these."""
        parts: list[str] = []
        done = 0
        for start, end, new in sorted(self._edits, key=lambda edit: edit[0]):
            parts += [self._text[done:start], new]
            done = end
        whole = "".join([*parts, self._text[done:]])
        if _plain(_composed(whole, self._name)) != self._wanted:
            raise PackError(self._name, None, "", "is laid out in a way that cannot be edited by itself; change it by hand")
        return self._mark + whole

    def _insert(self, at: int, text: str) -> None:
        self._edits.append((at, at, text))

    def _at(self, path: Path) -> Any:
        """The node at a path; PackError where an alias stands in its place: what it names is in use elsewhere too."""
        node = self._root
        for step in path:
            if isinstance(step, int):
                inner, begins = node.value[step], node.start_mark.index
            else:
                inner, begins = next((value, key.end_mark.index) for key, value in node.value if key.value == step)
            if inner.start_mark.index < begins:
                line = node.start_mark.line + 1
                raise PackError(self._name, line, str(step), "is an alias and cannot be edited; write it out")
            node = inner
        return node

    def _end(self, node: Any) -> int:
        """Where the last character of a node stands; the marks of block nodes lie behind blanks and comments."""
        if node.id != "scalar" and not node.flow_style and node.value:
            last = node.value[-1]
            return self._end(last[1] if node.id == "mapping" else last)
        whole = self._text[: node.end_mark.index]
        return len(whole.rstrip()) if node.id == "scalar" and node.style in ("|", ">") else len(whole)

    def _line_end(self, at: int) -> int:
        found = self._text.find("\n", at)
        end = len(self._text) if found < 0 else found
        return end - 1 if end > at and self._text[end - 1] == "\r" else end

    def _dash(self, entry: Any) -> str:
        """What stands before an entry of a block list in its line: blanks and a dash."""
        begins = self._text.rfind("\n", 0, entry.start_mark.index) + 1
        return self._text[begins : entry.start_mark.index]

    def _block(self, key: str, value: Value, indent: int) -> str:
        """A key of a block mapping with its value: in one line where it fits, else folded or as a list."""
        blanks = " " * indent
        short = f"{blanks}{key}: {_flow(value)}"
        if len(short) <= _WIDTH or isinstance(value, Mapping):
            return short
        if isinstance(value, str):
            return self._newline.join([f"{blanks}{key}: >-", *_folded(value, indent + 2)])
        entries = []
        for each in value:
            entries += (
                [f"{blanks}  - >-", *_folded(each, indent + 4)] if isinstance(each, str) else [f"{blanks}  - {_flow(each)}"]
            )
        return self._newline.join([f"{blanks}{key}:", *entries])

    def _holder(self, path: Path) -> Any:
        """What holds the last step of a path, in the plain values that are wanted."""
        holder = self._wanted
        for step in path[:-1]:
            holder = holder[step]
        return holder


def _composed(text: str, name: str) -> Any:
    import yaml

    try:
        root: Any = yaml.compose(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except yaml.YAMLError as error:
        raise PackError(name, None, "", f"broken YAML: {error}".splitlines()[0]) from error
    if root is None or root.id != "mapping":
        raise PackError(name, None, "", "is no mapping of keys to values")
    return root


def _plain(node: Any) -> Any:
    """What a node holds, every scalar as its text."""
    if node.id == "scalar":
        return _raw(node)
    if node.id == "sequence":
        return [_plain(inner) for inner in node.value]
    return {key.value: _plain(inner) for key, inner in node.value}


def _raw(node: Any) -> str:
    return str(node.value)


def _unshared(value: Any) -> Any:
    """A value as the plain values are: lists and dictionaries, none shared."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: _unshared(inner) for key, inner in value.items()}
    return [_unshared(inner) for inner in value]


def _flow(value: Value) -> str:
    """A value in one line."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in value.items()) + "}"
    return "[" + ", ".join(map(_flow, value)) + "]"


def _folded(text: str, indent: int) -> list[str]:
    blanks = " " * indent
    return textwrap.wrap(
        text, _WIDTH, initial_indent=blanks, subsequent_indent=blanks, break_long_words=False, break_on_hyphens=False
    )


def _in_style(value: str, style: str | None) -> str:
    """A text in the quotes of another one; without quotes only where it is read as the same text."""
    if style == "'":
        return "'" + value.replace("'", "''") + "'"
    plain = not style and _PLAIN.fullmatch(value) and value.lower() not in _LITERALS
    if plain and not (value.isdecimal() and value[0] == "0"):
        return value
    return quoted(value)
