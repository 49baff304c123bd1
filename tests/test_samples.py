"""The samples: three terms sets that a careful reader has judged must come out as judged, in every format they are stored in."""

from __future__ import annotations

import json
import runpy
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest
import yaml

from checker.app.check import check, judge_documents
from checker.app.output import render
from checker.app.rulesets import load_rulesets
from checker.model.document import Document
from checker.model.profile import Profile
from checker.model.report import Report
from checker.ports import Style
from checker.readers import read, read_bytes

SAMPLES = Path(__file__).parent.parent / "samples"
SETS = {
    "thorough": {
        "md": ("terms.md", "acceptable-use.md"),
        "docx": ("terms.docx", "acceptable-use.docx"),
        "pdf": ("terms.pdf", "acceptable-use.pdf"),
        "two-column": ("terms.two-column.pdf", "acceptable-use.pdf"),
    },
    "bare": {"md": ("terms.md",), "docx": ("terms.docx",), "pdf": ("terms.pdf",)},
    "conflicts": {"md": ("terms.md",), "docx": ("terms.docx",), "pdf": ("terms.pdf",)},
}
EVERY = [pytest.param(name, kind, id=f"{name}-{kind}") for name, kinds in SETS.items() for kind in kinds]
BUILT = [param for param in EVERY if param.values[1] != "md"]


@lru_cache
def document(path: Path) -> Document:
    return read(path)


@lru_cache
def rules():
    return load_rulesets()


@lru_cache
def expected(name: str) -> dict[str, str]:
    return yaml.safe_load((SAMPLES / name / "expected.yaml").read_text(encoding="utf-8"))


def documents(name: str, kind: str) -> tuple[Document, ...]:
    return tuple(document(SAMPLES / name / file) for file in SETS[name][kind])


@lru_cache
def report(name: str, kind: str) -> Report:
    controls = tuple(control for control in expected(name) if control in rules().controls)
    return judge_documents(documents(name, kind), rules(), (), controls, Profile())


@dataclass(frozen=True)
class Quote:
    """What a report quotes, told in a way that no format changes."""

    control: str
    role: str
    clause: str
    words: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.control} ({self.role}) {self.clause}: {' '.join(self.words)}"


def quotes(name: str, kind: str) -> list[Quote]:
    found = report(name, kind)
    return [
        Quote(
            finding.control,
            evidence.role.value,
            found.documents[evidence.document].clauses[evidence.clause].path,
            tuple(found.documents[evidence.document].quote(evidence.span).split()),
        )
        for finding in found.findings
        for evidence in finding.evidence
    ]


@pytest.mark.parametrize(("name", "kind"), EVERY)
def test_verdicts_are_those_of_a_careful_reader(name, kind):
    got = {finding.control: finding for finding in report(name, kind).findings}
    differences = [
        f"{control}: wants {want}, got {got[control].verdict.value}: {got[control].reason}"
        if control in got
        else f"{control}: wants {want}, but there is no such control"
        for control, want in expected(name).items()
        if control not in got or got[control].verdict.value != want
    ]
    assert not differences, f"{len(differences)} verdicts differ:\n" + "\n".join(differences)


@pytest.mark.parametrize("name", SETS)
def test_verdicts_rest_on_the_clauses_that_decide_them(name):
    """A verdict that is right for the wrong reason is wrong."""
    places = yaml.safe_load((SAMPLES / name / "clauses.yaml").read_text(encoding="utf-8"))
    found = report(name, "md")
    faults = []
    for finding in found.findings:
        wanted = places.get(finding.control, [])
        quoted = [
            ("policy " if e.document else "") + found.documents[e.document].clauses[e.clause].path for e in finding.evidence
        ]
        right_verdict = finding.verdict.value == expected(name)[finding.control]
        if wanted and right_verdict and not any(clause.startswith(place) for clause in quoted for place in wanted):
            faults.append(f"{finding.control}: {finding.verdict.value} by {', '.join(wanted)}, but quotes {', '.join(quoted)}")
    assert not faults, f"{len(faults)} verdicts rest on the wrong words:\n" + "\n".join(faults)


@pytest.mark.parametrize(("name", "kind"), BUILT)
def test_every_format_gives_the_verdicts_and_quotes_of_the_markdown(name, kind):
    verdicts, plain = ({f.control: f.verdict for f in report(name, k).findings} for k in (kind, "md"))
    assert verdicts == plain
    ours, theirs = quotes(name, kind), quotes(name, "md")
    differences = [f"not in {kind}: {q}" for q in theirs if q not in ours] + [
        f"only in {kind}: {q}" for q in ours if q not in theirs
    ]
    assert not differences, f"{len(differences)} quotes differ:\n" + "\n".join(differences)


@pytest.mark.parametrize(("name", "kind"), EVERY)
def test_every_quote_of_the_json_report_stands_at_its_span(name, kind):
    data = json.loads(render([report(name, kind)], "json", Style()))
    texts = {str(document.name): document.text for document in documents(name, kind)}
    evidence = [entry for finding in data["findings"] for entry in finding["evidence"]]
    assert evidence
    for entry in evidence:
        assert texts[entry["file"]][entry["start"] : entry["end"]] == entry["quote"]
        assert entry["quote"].strip() == entry["quote"]


@pytest.mark.parametrize(("name", "kind"), EVERY)
def test_spans_nest(name, kind):
    for read_document in documents(name, kind):
        for clause in read_document.clauses:
            assert clause.text_span in clause.span
            assert all(sentence in clause.text_span for sentence in clause.sentences)
            if clause.parent is not None:
                assert clause.span in read_document.clauses[clause.parent].span
        for before, after in zip(read_document.clauses, read_document.clauses[1:], strict=False):
            assert before.text_span.end <= after.text_span.start


@pytest.mark.parametrize(("name", "kind"), EVERY)
def test_nothing_is_unread(name, kind):
    for read_document in documents(name, kind):
        assert (read_document.unread, read_document.notices) == ((), ())


@pytest.mark.parametrize("name", SETS)
def test_two_runs_give_the_same_bytes(name):
    """A second run with rulesets loaded anew and the files read anew."""
    paths = [SAMPLES / name / file for file in SETS[name]["md"]]
    first = report(name, "md")
    second = check(paths, load_rulesets(), (), tuple(first.controls), Profile())
    assert render([second], "json", Style()) == render([first], "json", Style())


def test_expected_names_the_same_controls_in_every_set():
    assert len({tuple(expected(name)) for name in SETS}) == 1
    assert set(expected("bare")) <= set(rules().controls)


def test_built_files_are_up_to_date():
    """The stored .docx and .pdf read the same as freshly built ones; building twice gives the same bytes."""
    build = runpy.run_path(str(SAMPLES / "build.py"))["build"]
    fresh, again = dict(build()), dict(build())
    assert fresh == again
    assert {path.name for path in fresh} == {p.name for kind in ("docx", "pdf") for p in SAMPLES.glob(f"*/*.{kind}")}
    for path, data in fresh.items():
        if path.read_bytes() != data:
            assert document(path).text == read_bytes(path.name, data).text, f"{path} is out of date: run samples/build.py"
