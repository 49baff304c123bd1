"""Characters of symbol fonts (Symbol, Wingdings), which a .docx stores by their place in the font."""

from __future__ import annotations

import re

_PRIVATE = 0xF000
"""Word shifts the characters of a symbol font to this private range."""

_SYMBOL = {
    **{0x22: "∀", 0x27: "∋", 0x2A: "∗", 0x2D: "−", 0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←"},
    **{0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠"},
    **{0xBC: "…", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xE2: "®", 0xE3: "©", 0xE4: "™"},
}
_WINGDINGS = {
    **{0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•"},
    **{0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xE0: "→", 0xE8: "→", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓"},
    **{0xFD: "☒", 0xFE: "☑"},
}
_SAME_AS_TEXT = frozenset("0123456789()[]{}.,:;!?%&+/<=>_| ")
"""Of the plain characters, those that the Symbol font draws as every font does; its letters are Greek."""

_BULLETS = re.compile("[\uf09f\uf0a7\uf0a8\uf0b7\uf0d8]")
"""Bullets of both fonts as they are found in typed text."""


def symbol(font: str, code: str) -> str:
    """Give the character of `font` at the hexadecimal `code` of a `w:sym`; "" where it cannot be told."""
    try:
        at = int(code, 16)
    except ValueError:
        return ""
    family = font.casefold()
    if family not in ("symbol", "wingdings"):
        return chr(at) if 0x20 <= at < _PRIVATE and not 0xD800 <= at < 0xE000 else ""
    at = at - _PRIVATE if at >= _PRIVATE else at
    if family == "wingdings":
        return _WINGDINGS.get(at, "")
    plain = chr(at) if 0 <= at < 0x7F else ""
    return _SYMBOL.get(at, plain if plain in _SAME_AS_TEXT else "")


def typed_bullets(text: str) -> str:
    """Turn the private characters of `text` that stand for typed bullets into "•"."""
    return _BULLETS.sub("•", text)
