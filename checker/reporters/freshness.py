"""How fresh the packs are: in a terminal, in Markdown and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from checker.model.freshness import Freshness
from checker.model.printable import printable

SCHEMA = "flowdown-upstream-status/1"


def render_terminal(freshness: Sequence[Freshness]) -> str:
    """A block for each pack, a line or two for each document."""
    lines: list[str] = []
    for pack, documents in groupby(freshness, key=lambda each: each.pack):
        lines += [f"{pack.id} {pack.version}"]
        for each in documents:
            lines += [f"  {each.document.title} ({each.document.id})", f"    {'; '.join(_facts(each))}"]
        lines.append("")
    return "\n".join(map(printable, [*lines, _summary(freshness)])) + "\n"


def render_markdown(freshness: Sequence[Freshness]) -> str:
    """A table of all documents."""
    lines = ["# Upstream texts", "", _summary(freshness), "", "| pack | document | version | looked at | newest | locators |"]
    lines.append("| --- | --- | --- | --- | --- | --- |")
    for each in freshness:
        title = each.document.title.replace("|", "\\|")
        version = each.document.version_date or "no date"
        lines.append(f"| {each.pack.id} | {title} | {version} | {_looked(each)} | {each.newest} | {_found(each)} |")
    return "\n".join(lines) + "\n"


def render_json(freshness: Sequence[Freshness]) -> str:
    """An object for each document; days are ISO dates, `age` is in days."""
    documents = [
        {
            "pack": each.pack.id,
            "pack_version": each.pack.version,
            "document": each.document.id,
            "title": each.document.title,
            "url": each.document.url,
            "version_date": each.document.version_date or None,
            "sha256": each.document.sha256 or None,
            "checked": each.checked or None,
            "age": each.age,
            "newest": each.newest or None,
            "locators": each.locators,
            "found": each.found,
        }
        for each in freshness
    ]
    return json.dumps({"schema": SCHEMA, "documents": documents}, indent=2, ensure_ascii=False) + "\n"


FRESHNESS: Mapping[str, Callable[[Sequence[Freshness]], str]] = {
    "terminal": render_terminal,
    "markdown": render_markdown,
    "json": render_json,
}


def _facts(each: Freshness) -> list[str]:
    facts = [f"version {each.document.version_date or 'without a date'}"]
    facts += [f"sha256 {each.document.sha256[:12]}"] if each.document.sha256 else []
    facts.append(f"looked at {_looked(each)}" if each.checked else "nobody noted when it was looked at")
    facts += [f"newest on the shelf {each.newest}"] if each.newest else []
    facts += [f"locators {_found(each)}"] if _found(each) else []
    return facts


def _looked(each: Freshness) -> str:
    return f"{each.checked} ({each.age} days ago)" if each.checked else ""


def _found(each: Freshness) -> str:
    return "" if each.found is None or not each.locators else f"{each.found} of {each.locators}"


def _summary(freshness: Sequence[Freshness]) -> str:
    looked = [each for each in freshness if each.found is not None]
    whole = sum(each.locators for each in looked)
    share = (
        f"{sum(each.found or 0 for each in looked)} of {whole} locators stand in the texts"
        if whole
        else "no texts were looked into"
    )
    ages = [each.age for each in freshness if each.age is not None]
    oldest = f", the longest ago looked at {max(ages)} days ago" if ages else ""
    return f"{len(freshness)} document{'s' * (len(freshness) != 1)}{oldest}; {share}."
