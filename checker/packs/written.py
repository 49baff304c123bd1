"""YAML as this program writes it."""

from __future__ import annotations

import json

from checker.model.printable import printable


def quoted(text: str) -> str:
    """A text in double quotes, on one line; what JSON writes, YAML reads."""
    return json.dumps(printable(" ".join(text.split())), ensure_ascii=False)
