"""Markdown -> a web page, and web pages and Word files -> PDF, with headless Chromium and LibreOffice."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from html import escape
from pathlib import Path

from markdown_it import MarkdownIt
from render_numbers import parse

HEAD, FOOT = "Legal Department · CONFIDENTIAL DRAFT", "Ref. TOS-77/4"
LETTERHEAD = ("OXBRINDLE", "12 Quay Street · Port Aldene")
"""What stands on every page around the terms, and on the first; no source holds these words."""

_SCREEN = "body { font: 16px/1.5 sans-serif; max-width: 46em; margin: auto }"
_PRINT = "body { font: 11pt/1.4 serif } table, td, th { border: 1px solid #555; border-collapse: collapse }"
_TWO_COLUMNS = """
@page { size: A4; margin: 24mm 17mm 22mm;
  @top-left { content: "%s"; font: 8pt sans-serif }
  @bottom-left { content: "%s"; font: 8pt sans-serif }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8pt sans-serif } }
body { font: 9pt/1.3 serif; columns: 2; column-gap: 9mm; text-align: justify; margin: 0 }
header { column-span: all; border-bottom: 1px solid; margin-bottom: 6mm; text-align: right }
h1, h2, h3, h4, h5, h6 { text-align: left }
table, td, th { border: 1px solid #555; border-collapse: collapse }
"""
_AROUND = (
    '<nav><a href="/">Home</a> <a href="/pricing">Pricing</a> <a href="/login">Log in</a></nav>'
    '<div id="cookie-banner"><p>We use cookies to remember you.</p><button>Accept all</button></div>',
    '<footer><p>© 2026 Oxbrindle Ltd. All rights reserved. <a href="/imprint">Imprint</a></p></footer>'
    "<script>document.title += ' ·'</script>",
)


def web_page(markdown: str, title: str) -> str:
    """The page of a site: navigation, a cookie banner and a foot around the text."""
    before, after = _AROUND
    return _page(title, _SCREEN, f"{before}<main>{_body(markdown)}</main>{after}")


def plain_page(markdown: str, title: str) -> str:
    """The page as it is printed from a browser in one column."""
    return _page(title, _PRINT, f"<main>{_body(markdown)}</main>")


def letter_page(markdown: str, title: str) -> str:
    """The page as it is printed in two columns under a letterhead, with a running head and foot."""
    letterhead = f"<header>{'<br>'.join(LETTERHEAD)}</header>"
    return _page(title, _TWO_COLUMNS % (HEAD, FOOT), f"{letterhead}<main>{_body(markdown)}</main>")


def _body(markdown: str) -> str:
    tokens = parse(markdown)
    for token in tokens:
        if token.children:
            token.children = [child for child in token.children if child.type != "image"]
    parser = MarkdownIt("commonmark")
    return str(parser.renderer.render(tokens, parser.options, {}))


def _page(title: str, style: str, body: str) -> str:
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{style}</style>'
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{body}</body></html>'


def print_page(page: Path, target: Path, *, running: bool) -> None:
    """Print a page to PDF with Chromium; `running` asks for the browser's own head and foot."""
    with tempfile.TemporaryDirectory() as home:
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={home}"]
        command += [] if running else ["--no-pdf-header-footer"]
        _run([*command, f"--print-to-pdf={target}", page.resolve().as_uri()])
    if not target.exists():
        raise SystemExit(f"chromium made no {target}")


def export_all(sources: Sequence[Path], folder: Path) -> None:
    """Export Word files to PDF with LibreOffice, which starts once for all."""
    if not sources:
        return
    with tempfile.TemporaryDirectory() as home:
        profile = f"-env:UserInstallation=file://{home}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
        _run([*command, *map(str, sources)])


def _run(command: list[str]) -> None:
    if not shutil.which(command[0]):
        raise SystemExit(f"{command[0]} is not installed; it renders the files")
    environment = os.environ | {"LC_ALL": "C.UTF-8"}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
