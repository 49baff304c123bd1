"""Compares the packs with the obligation register they were made from: none lost, none twice; and a table of the packs.

usage: python benchmarks/register.py REGISTER_DIR [TEXTS_DIR]

REGISTER_DIR holds YAML lists of obligations with an id each. With the upstream texts in TEXTS_DIR, the table says how many of the
obligations are primary and verified (see `flowdown packs verify`), else how many are primary. Exits with 1 if an id of the
register stands in no pack, or in two.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import yaml

from checker.app.compiled import compiled_rulesets
from checker.app.verify import TextShelf, verify
from checker.model.packs import Pack, Provenance


def register_ids(folder: Path) -> list[str]:
    """The ids of the register, in the order of its files."""
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    files = sorted(folder.glob("*.yaml"))
    if not files:
        sys.exit(f"{folder}: holds no *.yaml; give the folder of the register")
    return [entry["id"] for path in files for entry in yaml.load(path.read_text(encoding="utf-8"), Loader=loader)]


def row(name: str, packs: list[Pack], verified: set[str] | None) -> str:
    obligations = [o for pack in packs for o in pack.obligations]
    primary = sum(o.provenance is Provenance.PRIMARY and (verified is None or o.id in verified) for o in obligations)
    cells = (
        len(obligations),
        sum(bool(o.maps) for o in obligations),
        sum(bool(o.declined) for o in obligations),
        sum(o.applies_when.operator != "always" for o in obligations),
        f"{100 * primary / len(obligations):.0f}% ({primary})",
    )
    return f"| {name} | " + " | ".join(map(str, cells)) + " |"


def main() -> None:
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    rulesets = compiled_rulesets()
    packs = [rulesets.pack(name) for name in rulesets.pack_ids()]
    verified = None
    if len(sys.argv) == 3:
        results = [result for each in verify(packs, TextShelf(Path(sys.argv[2]))) for result in each.results]
        verified = {result.obligation.id for result in results if result.found}
    print(f"| pack | obligations | mapped | declined | conditional | primary{' and verified' if verified else ''} |")
    print("| --- | --- | --- | --- | --- | --- |")
    for pack in packs:
        print(row(pack.id, [pack], verified))
    print(row("all", packs, verified))
    held = Counter(name for pack in packs for o in pack.obligations for name in (o.id, *o.aliases))
    wanted = register_ids(Path(sys.argv[1]))
    lost = sorted(set(wanted) - set(held))
    twice = sorted(name for name, count in held.items() if count > 1)
    added = sorted(set(held) - set(wanted))
    print(f"\n{len(wanted)} in the register: {len(lost)} lost, {len(twice)} twice; {len(added)} more in the packs")
    for words, names in (("lost", lost), ("twice", twice), ("more", added)):
        if names:
            print(f"{words}: {', '.join(names)}")
    sys.exit(1 if lost or twice else 0)


if __name__ == "__main__":
    main()
