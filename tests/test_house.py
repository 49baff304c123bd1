"""The house keeps its own rules: what is in a table is there, no word list in the engine, no heavy import for --help."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from checker.detectors import DETECTORS
from checker.readers import READERS
from checker.reporters import REPORTERS

ROOT = Path(__file__).parent.parent
HEAVY = (
    "rich",
    "yaml",
    "pypdfium2",
    "pdfplumber",
    "lxml",
    "docx",
    "markdown_it",
    "selectolax",
    "rapidfuzz",
    "jinja2",
    "pydantic",
    "numpy",
)


def test_help_imports_nothing_heavy():
    code = (
        "import sys\nfrom checker.cli import app\n"
        "try:\n    app(['--help'], standalone_mode=False)\n"
        "finally:\n    print(*sorted({n.split('.')[0] for n in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert not loaded & set(HEAVY)


@pytest.mark.parametrize("name", sorted({*READERS.values()}))
def test_every_reader_of_the_table_is_there(name):
    module = __import__(f"checker.readers.{name}", fromlist=["read_blocks"])
    assert callable(module.read_blocks)


def test_every_reporter_and_detector_file_is_in_its_table():
    shared = {
        "__init__",
        "cautions",
        "changes",
        "coverage",
        "freshness",
        "location",
        "message",
        "page",
        "sarif_rules",
        "sections",
        "spreadsheet",
        "web",
    }
    modules = {function.__module__.split(".")[2] for function in REPORTERS.values()}
    files = {path.stem for path in (ROOT / "checker" / "reporters").glob("*.py")} - shared
    assert {name for name in modules if not (ROOT / "checker" / "reporters" / name).is_dir()} == files
    files = {path.stem for path in (ROOT / "checker" / "detectors").glob("*.py")} - {"__init__"}
    assert {function.__module__.rsplit(".", 1)[1] for function in DETECTORS.values()} == files


def test_the_engine_knows_no_control_by_name():
    groups = {path.name for path in (ROOT / "rulesets" / "controls").iterdir()}
    for path in (ROOT / "checker").rglob("*.py"):
        found = re.findall(rf"[\"'](?:{'|'.join(groups)})/[a-z-]+[\"']", path.read_text())
        assert not found, f"{path}: {found}"


def test_no_file_name_says_nothing():
    empty = {"util", "utils", "helper", "helpers", "common", "manager", "base", "misc"}
    assert not [path for path in (ROOT / "checker").rglob("*.py") if path.stem in empty]
