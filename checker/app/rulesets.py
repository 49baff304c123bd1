"""Where the rulesets lie (in the wheel or in a checkout) and what is in them, loaded once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from checker.engine.lexicon import Lexicon, lexicon
from checker.language.phrases import PhraseBook
from checker.model.controls import Control
from checker.model.errors import PackError, UsageError
from checker.model.grammar import Grammar
from checker.model.packs import Fact, Pack


@dataclass(frozen=True, slots=True)
class Rulesets:
    """Everything in `rulesets/` but the packs, which are loaded when they are asked for."""

    folder: Path
    controls: Mapping[str, Control]
    grammar: Grammar
    book: PhraseBook
    lexicon: Lexicon
    facts: Mapping[str, Fact]
    laws: Mapping[str, str]
    """The laws that obligations name, by short name, with what they are."""
    default_packs: tuple[str, ...]
    """What a check asks where nobody says."""
    compiled: Mapping[str, Pack] = field(default_factory=dict)
    """The packs that ship, where they need not be read anew (see `app.compiled`)."""
    plugins: Mapping[str, Path] = field(default_factory=dict)
    """The packs of installed plug-ins by id, where one was asked for (see `app.bundles`)."""
    key: str = ""
    """A hash of all that what ships depends on; "" where it was not compiled (see `app.compiled`)."""

    def pack_ids(self) -> tuple[str, ...]:
        """The packs that ship, by id."""
        return tuple(sorted(path.stem for path in (self.folder / "packs").glob("*.yaml")))

    def pack(self, name: str) -> Pack:
        """A pack that ships or is a plug-in's, by id, or the user's own by the path of its YAML file."""
        if name in self.compiled:
            return self.compiled[name]
        from checker.packs.packs import load_pack
        from checker.packs.yaml_nodes import nearest

        if name in self.pack_ids():
            return load_pack(self.folder / "packs" / f"{name}.yaml", self.facts, self.controls, f"{name}.yaml")
        path = self.plugins.get(name, Path(name))
        if path.suffix in (".yaml", ".yml"):
            if not path.is_file():
                raise PackError(name, None, "", "there is no such pack file; check the path")
            return load_pack(path, self.facts, self.controls, str(path))
        if path.is_dir() and (inside := sorted(path.rglob("packs/*.yaml"))):
            raise UsageError(f"{name} is a folder; name the pack's file in it: {', '.join(map(str, inside))}")
        known = (*self.pack_ids(), *self.plugins)
        raise UsageError(f"no pack is called {name!r}{nearest(name, known)}; known are: {', '.join(known)}")

    def chosen_controls(self, names: Iterable[str]) -> tuple[str, ...]:
        """Control ids for what the user wrote: ids, a group ("prohibited"), or "all"."""
        chosen: dict[str, None] = {}
        known = tuple(self.controls)
        for name in names:
            group = [control for control in known if name == "all" or control.startswith(f"{name}/")]
            if name in self.controls:
                group = [name]
            if not group:
                from checker.packs.yaml_nodes import nearest

                raise UsageError(f"no control is called {name!r}{nearest(name, known)}; `flowdown controls` lists them")
            chosen.update(dict.fromkeys(group))
        return tuple(sorted(chosen))


def rulesets_folder() -> Path:
    """`rulesets/` inside the installed package, else beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "rulesets", package.parent / "rulesets"):
        if folder.is_dir():
            return folder
    raise PackError("rulesets", None, "", "the folder is missing; install flowdown again")


def load_rulesets(folder: Path | None = None, examples: bool = True) -> Rulesets:
    """Load controls (with their examples or, for a check, without), grammar and facts; PackError names the first fault."""
    from checker.packs.controls import load_controls
    from checker.packs.grammar import load_grammar
    from checker.packs.packs import load_defaults, load_facts, load_laws

    folder = folder or rulesets_folder()
    grammar = load_grammar(folder / "language")
    book = PhraseBook(grammar.vocabulary)
    return Rulesets(
        folder=folder,
        controls=load_controls(folder / "controls", examples),
        grammar=grammar,
        book=book,
        lexicon=lexicon(grammar, book),
        facts=load_facts(folder / "facts.yaml"),
        laws=load_laws(folder / "laws.yaml"),
        default_packs=load_defaults(folder / "defaults.yaml"),
    )
