"""How well the highlights of annotated PDFs lie on the words they quote, and whether the pages below stay as they were.

    python benchmarks/annotated_pdf.py FILE.pdf ...

For each file: the share of the quoted characters that lie in the quads (found), the share of the characters in the quads that are
quoted (sharp), and whether every content stream is that of the original.
"""

from __future__ import annotations

import io
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2

from checker.annotators import Wish, annotate, cleaned
from checker.annotators.pdf.lines import lines_of
from checker.app.check import judge_documents
from checker.app.rulesets import load_rulesets
from checker.model.errors import ReadError
from checker.model.profile import Profile
from checker.readers import read_bytes


def characters(page, boxes):
    """The characters whose middle lies in one of the boxes."""
    text = page.get_textpage()
    found = Counter()
    for at in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(at, loose=True)
        x, y = (left + right) / 2, (bottom + top) / 2
        if any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in boxes):
            found.update(text.get_text_range(at, 1).strip())
    return found


def measure(path, rulesets, packs):
    """Quoted characters, those of them found, those in the quads; and whether the streams are the same."""
    wish = Wish(date(2026, 1, 1))
    data = cleaned(path.name, path.read_bytes(), wish)
    document = read_bytes(path.name, data)
    report = judge_documents((document,), rulesets, packs, (), Profile("", {}))
    made = annotate(data, document, report, wish).data
    quoted = inside = both = 0
    with pypdfium2.PdfDocument(data) as pdf:
        for span in {evidence.span for finding in report.findings for evidence in finding.evidence}:
            marked = Counter()
            for lines in lines_of(document, span):
                marked += characters(pdf[lines.page - 1], lines.boxes)
            words = Counter("".join(document.quote(span).split()))
            quoted, inside, both = quoted + words.total(), inside + marked.total(), both + (words & marked).total()
    with pikepdf.open(io.BytesIO(data)) as old, pikepdf.open(io.BytesIO(made)) as new:
        same = [streams(page) for page in old.pages] == [streams(page) for page in new.pages]
    return quoted, both, inside, same


def streams(page):
    """The bytes of a page's content as they are stored."""
    contents = page.obj.get("/Contents")
    parts = [contents] if isinstance(contents, pikepdf.Stream) else list(contents or ())
    return [part.read_raw_bytes() for part in parts]


def main():
    """Print a line for each file."""
    rulesets = load_rulesets()
    packs = [rulesets.pack(name) for name in rulesets.default_packs]
    total = Counter()
    for path in map(Path, sys.argv[1:]):
        try:
            quoted, both, inside, same = measure(path, rulesets, packs)
        except ReadError as error:
            print(f"refused  {error}"[:120])
            continue
        total.update(quoted=quoted, both=both, inside=inside)
        print(f"found {both / quoted:6.1%}  sharp {both / inside:6.1%}  streams {'same' if same else 'CHANGED'}  {path.name}")
    found, sharp = total["both"] / max(1, total["quoted"]), total["both"] / max(1, total["inside"])
    print(f"found {found:6.1%}  sharp {sharp:6.1%}  of {total['quoted']:,} characters")


if __name__ == "__main__":
    main()
