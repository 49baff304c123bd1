"""How well files are read: words, numbers, running heads and hyphens against true texts; outlines to look at; speed and memory.

usage: python benchmarks/reading.py FILES_DIR [--outlines FOLDER] [--no-speed]

FILES_DIR holds files, a MANIFEST.yaml, and for each file that was made from a known text its `*.truth.txt`. The outlines of all
files go to FOLDER, for a person to judge. Speed and memory need pdfplumber and reportlab. Status 1 where a bound is missed.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml
from invariance import outline
from reading_measures import (
    differences,
    hyphens_right,
    in_order,
    labels_of,
    labels_of_text,
    printed,
    running_left,
    truth_of,
    words,
)
from reading_speed import WANTED, long_pdf, peak, side_by_side

from checker.model.document import Document
from checker.model.errors import ReadError
from checker.model.reading import ReadOptions
from checker.readers import READERS, read

WORDS, LABELS, HYPHENS = 0.995, 1.0, 0.99
"""The shares of words in order, of numbering labels and of line-end hyphens that must be right in each made file."""
PAGES = (10, 100, 1000)
A_PAGE = 0.1
"""MB that each page more may take: what the document itself holds of it, its words with a box each and their clauses."""


def measured(path: Path, about: Mapping[str, Any], document: Document) -> bool:
    """Print the figures of a made file; False where one misses its bound."""
    truth = truth_of(path.parent / about["truth"])
    true, found = words(" ".join(truth)), words(printed(document))
    true_labels = labels_of_text(truth)
    order, labels = in_order(true, found), in_order(true_labels, labels_of(document))
    left = running_left(document, about.get("running_text", ()), truth)
    line = f"words in order {order:.4f}, labels {labels:.1%} of {len(true_labels)}, running heads left {len(left)}"
    good = order >= WORDS and labels >= LABELS and not left
    if path.suffix == ".pdf":
        right, known = hyphens_right(path, about.get("user_password", ""), document, truth)
        line += f", hyphens right {right} of {known}"
        good = good and right >= HYPHENS * known
    print(f"{'' if good else 'MISSED '}{path.name}: {line}")
    for lost, extra in differences(true, found):
        print(f"    true: {lost[:100]!r}  read: {extra[:100]!r}")
    for label in [label for label in true_labels if label not in labels_of(document)]:
        print(f"    label lost: {' '.join(label)}")
    return good


def looked_at(path: Path, about: Mapping[str, Any], folder: Path | None) -> bool:
    """Read one file, print what there is to say of it, and write its outline; False where a bound is missed."""
    try:
        document = read(path, path.name, ReadOptions(password=about.get("user_password", "")))
    except ReadError as error:
        print(f"refused: {error}")
        return "truth" not in about or "scan" in path.name  # a scan has a truth for OCR alone
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{path.name}.txt").write_text("\n".join(outline(document)) + "\n", encoding="utf-8")
    good = True
    if "truth" in about:
        good = measured(path, about, document)
    else:
        numbered = sum(any(char.isalnum() for char in clause.number) for clause in document.clauses)
        print(f"{path.name}: {len(words(document.text))} words, {len(document.clauses)} clauses, {numbered} with a number")
    for unread in document.unread:
        print(f"    unread: page {unread.place.page}: {unread.why}")
    for notice in document.notices:
        print(f"    {notice}")
    return good


def raced(documents: Iterable[tuple[Path, str]]) -> bool:
    """Print the times beside pdfplumber's; False where we take more than our share."""
    pages, ours, theirs = 0, 0.0, 0.0
    for name, count, our, their in side_by_side(documents):
        print(f"  {name:60s} {count:4d} pages  {our:6.2f} s  pdfplumber {their:6.2f} s  ({our / their:.0%})")
        pages, ours, theirs = pages + count, ours + our, theirs + their
    print(f"{pages} pages: read in {ours:.1f} s of CPU, pdfplumber's extract_words in {theirs:.1f} s ({ours / theirs:.1%})")
    return ours <= WANTED * theirs


def weighed() -> bool:
    """Print the peak memory over PDFs of more and more pages; False where it grows by more than documents do."""
    peaks = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.pdf"
        print(f"peak memory: {peak(None):.0f} MB before reading", end="")
        for pages in PAGES:
            path.write_bytes(long_pdf(pages))
            peaks.append(peak(path))
            print(f", {peaks[-1]:.0f} MB over {pages:,} pages", end="", flush=True)
        print()
    return peaks[-1] - peaks[-2] < A_PAGE * (PAGES[-1] - PAGES[-2])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path)
    parser.add_argument("--outlines", type=Path)
    parser.add_argument("--no-speed", action="store_true")
    asked = parser.parse_args()
    manifest = yaml.safe_load((asked.files / "MANIFEST.yaml").read_text(encoding="utf-8"))["documents"]
    manifest.sort(key=lambda about: ("truth" in about, about["file"]))
    known = [about for about in manifest if Path(about["file"]).suffix in READERS]
    good = [looked_at(asked.files / about["file"], about, asked.outlines) for about in known]
    if not asked.no_speed:
        pdfs = [
            (asked.files / about["file"], about.get("user_password", "")) for about in known if about["file"].endswith(".pdf")
        ]
        good += [raced(pdfs), weighed()]
    print(f"{sum(not each for each in good)} bounds missed")
    raise SystemExit(not all(good))


if __name__ == "__main__":
    main()
