"""The findings written into the author's own files, and what comes of accepting it all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checker.annotators import TEXTUAL, Annotated, Wish, annotate, cleaned, kind_of
from checker.app.asked import Asked
from checker.app.bundles import chosen_packs
from checker.app.check import judge_documents
from checker.app.closing import Terms
from checker.app.output import spare
from checker.app.redline import Redline, noted, redline
from checker.app.rulesets import Rulesets
from checker.model.document import Document
from checker.model.errors import UsageError
from checker.model.report import Report
from checker.readers import data_of, read_bytes


@dataclass(frozen=True, slots=True)
class Written:
    """Annotated files, each with the place it goes to, and what comes of accepting them."""

    files: tuple[tuple[Path, Annotated], ...]
    redline: Redline

    def told(self) -> Iterator[str]:
        """What a person has to know, a line each."""
        for path, annotated in self.files:
            yield f"{path}: {' '.join(annotated.told)}"
        done = self.redline
        if done.set_out:
            gaps = f"{len(done.set_out)} gap{'' if len(done.set_out) == 1 else 's'}"
            yield f"accepting all changes closes {len(done.closed)} of {gaps}"
        open_ = [control for control in done.set_out if control not in done.closed]
        yield from (f"still open with all changes accepted: {control}" for control in open_)
        yield from (f"worse with all changes accepted: {control}" for control in done.worse)
        yield from (f"left to you: {control}: {why}" for control, why in done.left.items())
        yield from (f"waiver that excuses nothing: {each.where}: {each.waiver}: {each.why}" for each in done.report.waiver_faults)


def annotated(
    asked: Asked,
    controls: Sequence[str],
    rulesets: Rulesets,
    excused: Callable[[Report], Report],
    output: Path,
    wish: Wish,
) -> Written:
    """The files of a terms set with the findings on them. `controls` are those asked for by name, `excused` lets gaps pass;
    `output` is the file to write, or a folder where there are several.

    What an earlier run wrote is no part of the terms, so the files are cleaned before they are read. Raises ReadError for a file
    that takes no annotations, UsageError where two would go to one place.
    """
    files = asked.files()
    targets = _targets([file.path for file in files], output)
    spare([file.path for file in files], targets)
    sources = [cleaned(file.name, data_of(file.path, file.name), wish) for file in files]
    documents = tuple(read_bytes(file.name, data) for file, data in zip(files, sources, strict=True))
    rulesets, packs = chosen_packs(rulesets, asked.packs.value)
    terms = Terms(documents, rulesets, packs, controls, asked.profile)
    judged = judge_documents(documents, rulesets, packs, controls, asked.profile)
    report = excused(replace(judged, name=asked.name))

    def write(report: Report, wish: Wish) -> list[Annotated]:
        return [annotate(data, document, report, wish) for data, document in zip(sources, documents, strict=True)]

    def read(written: list[Annotated]) -> tuple[Document, ...]:
        return tuple(read_bytes(file.name, each.data) for file, each in zip(files, written, strict=True))

    # A file that takes notes but no words stays as it is: there is nothing to accept in it.
    textual = any(kind_of(file.name, data) in TEXTUAL for file, data in zip(files, sources, strict=True))
    done = redline(terms, report, wish, write, read) if textual else noted(terms, report, wish, write)
    return Written(tuple(zip(targets, done.files, strict=True)), done)


def _targets(paths: Sequence[Path], output: Path) -> list[Path]:
    """Where each file goes."""
    if len(paths) == 1 and not output.is_dir():
        if output.suffix and output.suffix.lower() != paths[0].suffix.lower():
            raise UsageError(f"{output}: {paths[0].name} is annotated as what it is; name a {paths[0].suffix} file")
        return [output]
    if not output.is_dir():
        raise UsageError(f"{output} is no folder, and {len(paths)} files are to be written; make it one, or annotate one by one")
    names = [path.name for path in paths]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise UsageError(f"two of the files are called {twice}; annotate them one by one")
    return [output / name for name in names]
