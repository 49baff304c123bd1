"""Finds packs on disk: one file, or a bundle, which is a folder laid out like `rulesets/`.

    packs/<pack>.yaml               the packs
    controls/<group>/<name>.yaml    controls of its own, beside those that ship
    facts.yaml, laws.yaml           facts that its packs ask about, laws that they name

A folder without `packs/` and `controls/` is a folder of packs. A pack file that lies in no folder `packs` stands alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from checker.model.errors import UsageError

_BESIDE = ("facts.yaml", "laws.yaml")


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files of a bundle. `packs` and `controls` are those that were asked for, `beside` all controls that its packs can
    name; `whole` says that all packs were asked for; `shown` is what messages call the folder.
    """

    folder: Path
    shown: str
    packs: tuple[Path, ...] = ()
    controls: tuple[Path, ...] = ()
    beside: tuple[Path, ...] = ()
    facts: Path | None = None
    laws: Path | None = None
    whole: bool = False

    def name(self, path: Path) -> str:
        """What messages call one of the files."""
        inner = path.relative_to(self.folder).as_posix()
        return inner if self.shown in ("", ".") else f"{self.shown}/{inner}"


def control_id(path: Path) -> str:
    """A control's id is its path: `prohibited/spam`."""
    return f"{path.parent.name}/{path.stem}"


def find_bundle(path: Path, shown: str | None = None) -> Bundle:
    """The bundle that a path names, or that a pack or control file is part of; UsageError where there is none."""
    shown = path.as_posix() if shown is None else shown
    if path.is_dir():
        whole = _whole(path, shown)
        if not whole.packs and not whole.controls:
            raise UsageError(f"{shown}: holds no packs (packs/*.yaml) and no controls (controls/*/*.yaml); check the folder")
        return whole
    if not path.is_file():
        raise UsageError(f"{shown}: there is no such file or folder; check the path")
    if path.parent.name == "packs":
        folder = path.parent.parent
        return replace(_whole(folder, folder.as_posix()), packs=(path,), controls=(), whole=False)
    if path.parent.parent.name == "controls":
        folder = path.parent.parent.parent
        return replace(_whole(folder, folder.as_posix()), packs=(), controls=(path,), whole=False)
    return Bundle(path.parent, path.parent.as_posix(), packs=(path,))


def _whole(folder: Path, shown: str) -> Bundle:
    controls = tuple(sorted(folder.glob("controls/*/*.yaml")))
    inside = folder / "packs" if (folder / "packs").is_dir() or controls else folder
    packs = tuple(path for path in sorted(inside.glob("*.yaml")) if path.name not in _BESIDE)
    facts, laws = (folder / name if (folder / name).is_file() else None for name in _BESIDE)
    return Bundle(folder, shown.rstrip("/"), packs, controls, controls, facts, laws, whole=True)
