"""The findings written into the author's own files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from checker.annotators import Annotated, Wish, annotate, kind_of
from checker.app.asked import Asked
from checker.model.errors import UsageError
from checker.model.report import Report
from checker.readers import data_of


@dataclass(frozen=True, slots=True)
class Written:
    """An annotated file and where it goes."""

    output: Path
    annotated: Annotated


def annotated(asked: Asked, report: Report, output: Path, wish: Wish) -> list[Written]:
    """The files of a terms set with the findings in them. `output` is the file to write, or a folder where there are several.

    Raises ReadError for a file that takes no annotations, UsageError where two would be written to one place.
    """
    files = asked.files()
    sources = [(file.path, data_of(file.path, file.name)) for file in files]
    for file, (_, data) in zip(files, sources, strict=True):
        kind_of(file.name, data)
    outputs = _outputs([path for path, _ in sources], output)
    return [
        Written(target, annotate(data, document, report, wish))
        for target, (_, data), document in zip(outputs, sources, report.documents, strict=True)
    ]


def _outputs(paths: list[Path], output: Path) -> list[Path]:
    """Where each file goes."""
    if len(paths) == 1 and not output.is_dir():
        return [output]
    if not output.is_dir():
        raise UsageError(
            f"{output} is no folder, and {len(paths)} files are to be written; make it one, or annotate them one by one"
        )
    names = [path.name for path in paths]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise UsageError(f"two of the files are called {twice}; annotate them one by one")
    return [output / name for name in names]
