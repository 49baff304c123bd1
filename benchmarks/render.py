"""Renders Markdown terms in the forms that people send: Word, PDF in one and two columns, a browser's print, a web page.

usage: python benchmarks/render.py FOLDER FILE...       (needs LibreOffice, its English hyphenation, and Chromium)

A rendered file is kept in FOLDER under a name that holds a digest of what it was made of, and made only once.
"""

from __future__ import annotations

import hashlib
import io
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

from render_docx import word_file
from render_pages import FOOT, HEAD, LETTERHEAD, export_all, letter_page, plain_page, print_page, web_page

FORMS = ("docx", "pdf", "two-column.pdf", "print.pdf", "print-columns.pdf", "html")
"""Word with automatic numbers; that in one column by LibreOffice, and in two hyphenated ones under a letterhead; a browser's
print in one column with its own head and foot, and in two under a letterhead; a page of a site."""


def render(sources: Sequence[Path], folder: Path) -> dict[Path, dict[str, Path]]:
    """The files of each source by form, rendered where they are not yet in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    files: dict[Path, dict[str, Path]] = {}
    exports = []
    for source in sources:
        made = files[source] = _rendered(source, folder)
        exports += [made[form].with_suffix(".docx") for form in ("pdf", "two-column.pdf") if not made[form].exists()]
    export_all(exports, folder)
    missing = [path.name for made in files.values() for path in made.values() if not path.exists()]
    if missing:
        raise SystemExit(f"not rendered: {', '.join(missing)}")
    return files


def _rendered(source: Path, folder: Path) -> dict[str, Path]:
    """The files of one source; all are there but the PDFs that come from Word files, which lie beside them."""
    text, title = source.read_text(encoding="utf-8"), source.stem
    word, columns = word_file(text, HEAD, FOOT), word_file(text, HEAD, FOOT, LETTERHEAD)
    pages = {"print.pdf": plain_page(text, title), "print-columns.pdf": letter_page(text, title), "html": web_page(text, title)}
    digests = {"docx": _digest(word), "pdf": _digest(word), "two-column.pdf": _digest(columns)}
    digests |= {form: hashlib.sha256(page.encode()).hexdigest() for form, page in pages.items()}
    made = {form: folder / f"{title}.{digests[form][:10]}.{form}" for form in FORMS}
    made["docx"].write_bytes(word)
    made["two-column.pdf"].with_suffix(".docx").write_bytes(columns)
    made["html"].write_text(pages["html"], encoding="utf-8")
    for form in ("print.pdf", "print-columns.pdf"):
        if not made[form].exists():
            page = made[form].with_suffix(".page.html")
            page.write_text(pages[form], encoding="utf-8")
            print_page(page, made[form], running=form == "print.pdf")
            page.unlink()
    return made


def _digest(package: bytes) -> str:
    """A digest of the parts of a Word file; the file itself holds the time it was made."""
    parts = hashlib.sha256()
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        for name in sorted(archive.namelist()):
            parts.update(name.encode() + archive.read(name))
    return parts.hexdigest()


if __name__ == "__main__":
    files = render([Path(name) for name in sys.argv[2:]], Path(sys.argv[1]))
    print(f"{len(files)} texts in {len(FORMS)} forms")
