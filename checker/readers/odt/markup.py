"""The names of OpenDocument text that this reader knows."""

from __future__ import annotations

_SPACE = "{{urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}".format
TEXT, STYLE, TABLE, DRAW, OFFICE = map(_SPACE, ("text", "style", "table", "drawing", "office"))
FO = _SPACE("xsl-fo-compatible")
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"

P, H, LIST, ITEM, LIST_HEADER = f"{TEXT}p", f"{TEXT}h", f"{TEXT}list", f"{TEXT}list-item", f"{TEXT}list-header"
NAME, STYLE_NAME, LEVEL = f"{STYLE}name", f"{TEXT}style-name", f"{TEXT}level"
