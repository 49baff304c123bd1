"""What all pages for a browser share: their look, templates that escape what they are given, a policy that lets nothing in."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.reporters.page import plain

if TYPE_CHECKING:
    from jinja2 import Environment

_SHARED = Path(__file__).parent / "web.css"


@cache
def templates(folder: Path) -> Environment:
    """The templates of a folder; they escape what they are given, and fail at a name that they are not given."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )


def look(own: Path) -> Any:
    """The style sheet of a page: what all pages share, then its own."""
    return _trusted(_SHARED.read_text(encoding="utf-8") + own.read_text(encoding="utf-8"))


def script(own: Path) -> Any:
    """The script of a page."""
    return _trusted(own.read_text(encoding="utf-8"))


def policy(look: str, script: str = "") -> str:
    """A Content-Security-Policy: our own style and script, by their hashes; an icon from the page itself, as a browser would ask
    the host for one.
    """
    ours = f"script-src '{_hash(script)}'; " if script else ""
    return f"default-src 'none'; style-src '{_hash(look)}'; {ours}img-src data:; base-uri 'none'; form-action 'none'"


def _shown(value: Any) -> Any:
    """Words without the characters that would turn those around them about; what is HTML already stays as it is."""
    return plain(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def _hash(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _trusted(text: str) -> Any:
    """Our own files, which a template must not escape."""
    from markupsafe import Markup

    return Markup(text)
