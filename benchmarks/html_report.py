"""The HTML report in a browser: size, time to open, console, requests, and what axe-core says of its accessibility.

usage: python benchmarks/html_report.py [--axe AXE.MIN.JS] [--shots FOLDER] [TERMS ...]

Without terms it renders a document of 20,000 words made of the samples' paragraphs, and the samples themselves.
axe-core comes as one file: `npm pack axe-core@4.10.3` holds it as package/axe.min.js. Exit status 1 where something is not as it
should be.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from chromium import Page
from speed import terms_of

from checker.app.check import check
from checker.app.compiled import compiled_rulesets
from checker.app.output import render
from checker.model.profile import Profile
from checker.model.report import Report
from checker.ports import Style

ROOT = Path(__file__).parent.parent
WORDS = 21_200
"""So many in lines of the sample, which make a document of a little over 20,000 words as it is read."""
BYTES, SECONDS = 1_000_000, 1.0
LOADS = 5
SCREENS = (("desktop", 1360, 1000, False), ("phone", 390, 844, False), ("dark", 1360, 1000, True))
RULES = """axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
  .then(found => found.violations.map(v => `${v.impact} ${v.id}: ${v.help} (${v.nodes.length}, ${v.nodes[0].target})`))"""


def long_terms(folder: Path) -> Path:
    paragraphs = terms_of(WORDS)
    random.Random(7).shuffle(paragraphs)
    path = folder / "long.md"
    path.write_text("\n\n".join(("# " if style != "Normal" else "") + text for style, text in paragraphs), encoding="utf-8")
    return path


def reported(paths: list[Path], name: str = "") -> Report:
    """The report on a terms set, against the packs that are asked for by default."""
    rulesets = compiled_rulesets()
    packs = [rulesets.pack(pack) for pack in ("aws-bedrock", "anthropic")]
    return replace(check(paths, rulesets, packs, (), Profile()), name=name)


def opened(page: Page, path: Path) -> float:
    """Seconds until the page is loaded and laid out, as the browser counts them: the best of a few loads, as the machine may be
    busy with other work.
    """
    taken = []
    for _ in range(LOADS):
        page.open(path)
        page.run("document.body.offsetHeight")
        taken.append(page.run("performance.getEntriesByType('navigation')[0].loadEventEnd") / 1000)
    return min(taken)


ALL_LAID_OUT = """document.querySelectorAll("details").forEach(each => { each.open = true });
  document.querySelectorAll("main *").forEach(each => { if (getComputedStyle(each).contentVisibility === "auto")
    each.style.contentVisibility = "visible" })"""
"""What is off the screen is not laid out, so that its places would be wrong."""
FILTER = """(() => {
  const filter = document.querySelector(".filter"), rows = [...filter.closest(".report").querySelectorAll("tr[data-of]")];
  const set = (by, value) => {
    const field = filter.querySelector(`[data-by=${by}]`);
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return rows.filter((row) => row.offsetHeight && document.getElementById(row.dataset.of).offsetHeight);
  };
  const met = set("verdict", "met"), wrong = [];
  if (!met.length || met.some((row) => row.dataset.verdict !== "met")) wrong.push("by verdict");
  if (set("text", "no such words").length) wrong.push("by text");
  filter.querySelector("button").click();
  if (rows.some((row) => !row.offsetHeight)) wrong.push("all again");
  set("verdict", "met");
  const hidden = rows.find((row) => !row.offsetHeight);
  location.hash = hidden.dataset.of;
  return new Promise((done) => setTimeout(() => {
    if (!hidden.offsetHeight) wrong.push("a link to what is hidden");
    done(wrong);
  }, 200));
})()"""


def faults(page: Page, path: Path, axe: str) -> list[str]:
    """What is wrong with a page on a desktop, a phone and a dark screen, with and without scripts."""
    found = []
    for name, width, height, dark in SCREENS:
        page.look(width, height, dark)
        page.open(path)
        wide = page.run("document.documentElement.scrollWidth - innerWidth")
        found += [f"{name}: {wide} px wider than the screen"] if wide > 0 else []
        if axe:
            page.run(ALL_LAID_OUT)
            # The page's own policy lets no script in but through the browser's door.
            page.run(axe)
            found += [f"{name}: {violation}" for violation in page.run(RULES)]
    page.look(1360, 1000)
    page.open(path)
    found += [f"the filter fails: {what}" for what in page.run(FILTER)]
    page.look(1360, 1000, scripts=False)
    page.open(path)
    found += ["the filter shows without scripts"] if page.run("!!document.querySelector('.filter').offsetHeight") else []
    page.look(1360, 1000)
    found += [f"console: {text}" for text in page.complaints()]
    return found + [f"asked for {url}" for url in set(page.requests()) if url != path.resolve().as_uri()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--axe", type=Path, help="axe.min.js")
    parser.add_argument("--shots", type=Path, help="where screenshots and the printed page go")
    parser.add_argument("terms", nargs="*", help="each is a terms set of its own; the files of one set are joined by commas")
    asked = parser.parse_args()
    axe = asked.axe.read_text(encoding="utf-8") if asked.axe else ""
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sets = [
            (group.split(",")[0].rpartition("/")[2], [reported([Path(each) for each in group.split(",")])])
            for group in asked.terms
        ]
        if not sets:
            sets = [(path.parent.name, [reported([path], path.parent.name)]) for path in sorted(ROOT.glob("samples/*/terms.md"))]
            sets += [("together", [report for _, reports in sets for report in reports])]
            sets += [("long", [reported([long_terms(folder)])])]
        for title, reports in sets:
            path = folder / "report.html"
            begun = time.perf_counter()
            text = render(reports, "html", Style())
            assert isinstance(text, str)
            rendered = time.perf_counter() - begun
            path.write_text(text, encoding="utf-8")
            size = path.stat().st_size
            with Page() as page:
                seconds = opened(page, path)
                found = faults(page, path, axe)
                if asked.shots:
                    shoot(page, path, asked.shots, title)
            words = sum(len(document.text.split()) for report in reports for document in report.documents)
            findings = sum(len(report.findings) for report in reports)
            found += [f"{size:,} bytes"] if size > BYTES * len(reports) else []
            found += [f"opens in {seconds:.2f} s"] if seconds > SECONDS else []
            print(
                f"{title}: {words:,} words, {findings} findings: rendered in {rendered:.2f} s, {size:,} bytes, "
                f"opened in {seconds:.2f} s (best of {LOADS}, load {os.getloadavg()[0]:.1f}), {len(found)} faults"
                f"{'' if axe else ' (axe-core was not asked)'}",
                flush=True,
            )
            for each in found:
                print(f"  {each}")
            wrong += len(found)
    sys.exit(bool(wrong))


def shoot(page: Page, path: Path, folder: Path, title: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, width, height, dark in SCREENS:
        page.look(width, height, dark)
        page.open(path)
        page.screenshot(folder / f"{title}-{name}.png")
    page.look(1360, 1000)
    page.open(path)
    page.pdf(folder / f"{title}.pdf")


if __name__ == "__main__":
    main()
