"""Pages about packs and controls, made from the rulesets: plain Markdown with relative links, for a folder such as `docs/`.

A page says nothing that `explain` and `packs show` do not say; here the names are links. Each page begins with MADE, so that a
page of something that is gone can be told from a page that a person wrote, and only the former is removed.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.app.explain import Names, control_page, obligation_lines
from checker.app.output import write_whole
from checker.app.packs import counts, pack_changes, pack_head
from checker.app.rulesets import Rulesets
from checker.model.errors import UsageError
from checker.model.packs import Obligation, Pack

MADE = "<!-- Made from rulesets/ by `flowdown docs build`; change the rulesets, not this page. -->"
_CODE, _COLUMNS = "    ", 110
_PLAIN = re.compile(r"[\w-]+")
_GROUPS = {
    "enforcement": "What the company may do about misuse",
    "flow-down": "What carries the upstream rules down",
    "notice": "What users are told",
    "prohibited": "What users may not do",
}


@dataclass(frozen=True)
class _Links(Names):
    """Names as links from a page that lies `up` folders below the root of the pages."""

    up: str

    def control(self, control: str) -> str:
        return f"[{control}]({self.up}controls/{control}.md)"

    def obligation(self, obligation: Obligation, pack: Pack) -> str:
        return f"[{obligation.id}]({self.up}packs/{pack.id}.md#{obligation.id})"

    def pack(self, pack: Pack) -> str:
        return f"[{pack.title}]({self.up}packs/{pack.id}.md) {pack.version}"


def pages(rulesets: Rulesets, packs: Sequence[Pack]) -> dict[str, str]:
    """The text of every page, by its path from the root of the pages."""
    made = {"packs/README.md": _packs_index(packs), "controls/README.md": _controls_index(rulesets, packs)}
    for pack in packs:
        if not _PLAIN.fullmatch(pack.id):
            raise UsageError(f"the pack {pack.id!r} cannot name a file; use letters, digits and hyphens for its id")
        made[f"packs/{pack.id}.md"] = _pack(pack, rulesets)
    for control in rulesets.controls.values():
        up = "../" * (control.id.count("/") + 1)
        made[f"controls/{control.id}.md"] = _narrow(control_page(control, packs, _Links(up)))
    return {path: f"{MADE}\n\n{text}" for path, text in sorted(made.items())}


def build(folder: Path, made: Mapping[str, str]) -> tuple[int, int]:
    """Write the pages that changed and remove those that are made no more; how many of each.

    UsageError where a page cannot be written.
    """
    written = removed = 0
    for path, text in made.items():
        page = folder / path
        if not page.is_file() or page.read_text(encoding="utf-8", errors="replace") != text:
            _room(page)
            write_whole(page, text)
            written += 1
    for path in stale(folder, made):
        (folder / path).unlink()
        removed += 1
    return written, removed


def _room(page: Path) -> None:
    """The folder of a page, made where it is missing."""
    try:
        page.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{page.parent}: cannot be made ({error.strerror}); check the folder") from error


def stale(folder: Path, made: Mapping[str, str]) -> list[str]:
    """The pages in a folder that were once made and are made no more."""
    found = [*folder.glob("packs/*.md"), *folder.glob("controls/**/*.md")]
    paths = [path for path in found if path.read_text(encoding="utf-8", errors="replace").startswith(MADE)]
    return sorted({path.relative_to(folder).as_posix() for path in paths} - set(made))


def _pack(pack: Pack, rulesets: Rulesets) -> str:
    names = _Links("../")
    lines = [f"# {pack.title} ({pack.id} {pack.version})", "", *pack_head(pack)]
    for document in pack.documents.values():
        cited = [o for o in pack.obligations if o.citation.document == document.id]
        lines += ["", f"## {document.title}"] if cited else []
        for o in cited:
            lines += ["", f'<a id="{o.id}"></a>', "", f"### {o.id}: {o.title}", ""]
            lines += obligation_lines(o, pack, rulesets, names)
    lines += ["", "## Changes", "", *pack_changes(pack)] if pack.changelog else []
    return "\n".join([*lines, "", "All packs: [index](README.md)"]) + "\n"


def _narrow(page: str) -> str:
    """A control's page with its examples broken into lines that need no scrolling: they are set as code, which does not wrap."""
    lines: list[str] = []
    for line in page.splitlines():
        long = line.startswith(_CODE) and len(line) > _COLUMNS
        lines += textwrap.wrap(line.strip(), _COLUMNS, initial_indent=_CODE, subsequent_indent=_CODE) if long else [line]
    return "\n".join(lines) + "\n"


def _packs_index(packs: Sequence[Pack]) -> str:
    lines = [
        "# Packs",
        "",
        "What each upstream asks of end-user terms. *Always*: asked once the pack is chosen. *If*: asked only if",
    ]
    lines += ["you use or do certain things. *Declined*: with a reason, as terms cannot answer it.", ""]
    lines += [
        "| pack | upstream | version | always | if | declined | newest document |",
        "| --- | --- | --- | ---: | ---: | ---: | --- |",
    ]
    for pack in packs:
        always, conditional, declined = counts(pack)
        newest = max(document.version_date for document in pack.documents.values()) if pack.documents else ""
        link = f"[{pack.id}]({pack.id}.md)"
        lines.append(
            f"| {link} | {pack.title} | {pack.version} | {always} | {conditional} | {declined} | {newest or 'no date known'} |"
        )
    lines += ["", "Side by side: `flowdown compare`. By what terms do: [controls](../controls/README.md)."]
    return "\n".join(lines) + "\n"


def _controls_index(rulesets: Rulesets, packs: Sequence[Pack]) -> str:
    lines = ["# Controls", "", "What end-user terms do or fail to do, each with the packs that ask for it. By upstream:"]
    lines += ["[packs](../packs/README.md)."]
    group = None
    for control in rulesets.controls.values():
        if control.id.split("/")[0] != group:
            group = control.id.split("/")[0]
            lines += ["", f"## {_GROUPS.get(group, group)}", "", "| control | | asked by |", "| --- | --- | --- |"]
        asking = [pack for pack in packs if any(m.control == control.id for o in pack.obligations for m in o.maps)]
        links = ", ".join(f"[{pack.id}](../packs/{pack.id}.md)" for pack in asking)
        lines.append(f"| [{control.id}]({control.id}.md) | {control.title} | {links} |")
    return "\n".join(lines) + "\n"
