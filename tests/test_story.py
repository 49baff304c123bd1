"""A legal-docs repository adopts the gate: old gaps go into a baseline, and from then on every change is held to it."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from checker.app.rulesets import rulesets_folder

ROOT = Path(__file__).parent.parent
PROMISE = "You may not reverse engineer the Service or try to extract the models behind it."
TERMS = (
    "1. Using the Service",
    "The Service writes letters for you.",
    PROMISE,
    "You may not send spam.",
    "You may resell access to the Service without limits.",
    "2. Fees",
    "You pay the fees of your plan on the first day of each month.",
)
KEPT = ("prohibited/model-extraction", "prohibited/spam")
OLD_GAPS = 40
TODAY = "2026-11-23"


def pack():
    """An upstream of our own that asks for the two controls that the terms meet, and for as many others as there are old gaps."""
    folder = rulesets_folder() / "controls"
    others = sorted(f"{path.parent.name}/{path.stem}" for path in folder.glob("prohibited/*.yaml"))
    asked = [*KEPT, *[name for name in others if name not in KEPT][:OLD_GAPS]]
    assert len(asked) == OLD_GAPS + len(KEPT)
    assert "prohibited/resale" in asked
    lines = [
        "pack: own\ntitle: Own\nversion: '1'\nsummary: Ours.\nassumes: []",
        "documents:\n  terms: {title: Terms, publisher: Us, url: 'https://example.com', version_date: 2026-01-01, seen: whole}",
        "obligations:",
        *(
            f"- {{id: OWN-{number}, title: Rule {number}, asks: A rule., kind: restriction, strength: must, applies_when: always,"
            f" controls: {{{name}: high}}, citation: {{document: terms, section: '{number}', locator: a rule}},"
            " provenance: primary, regulatory: []}"
            for number, name in enumerate(asked, 1)
        ),
    ]
    return "\n".join(lines) + "\n"


def as_docx(paragraphs):
    word, data = docx.Document(), io.BytesIO()
    for text in paragraphs:
        word.add_heading(text, 1) if text[0].isdigit() else word.add_paragraph(text)
    word.save(data)
    return data.getvalue()


def as_pdf(paragraphs):
    styles, data = getSampleStyleSheet(), io.BytesIO()
    flowables = [Paragraph(text, styles["Heading1" if text[0].isdigit() else "Normal"]) for text in paragraphs]
    SimpleDocTemplate(data, invariant=1).build(flowables)
    return data.getvalue()


class Repository:
    """A scratch git repository with terms, and the command run in it."""

    def __init__(self, folder):
        self.folder = folder

    def git(self, *arguments):
        command = ["git", "-C", str(self.folder), "-c", "user.name=A", "-c", "user.email=a@example.com", *arguments]
        subprocess.run(command, check=True, capture_output=True)

    def write(self, paragraphs):
        (self.folder / "terms.docx").write_bytes(as_docx(paragraphs))

    def run(self, *arguments, today=TODAY):
        return subprocess.run(
            [sys.executable, "-m", "checker", *arguments],
            capture_output=True,
            text=True,
            cwd=self.folder,
            check=False,
            env={
                "PYTHONPATH": str(ROOT),
                "PATH": os.environ["PATH"],
                "FLOWDOWN_CACHE": os.environ["FLOWDOWN_CACHE"],
                "FLOWDOWN_TODAY": today,
            },
        )

    def check(self, *arguments, today=TODAY):
        """The exit status of the gate, and what it says, in one line however it is broken."""
        done = self.run("check", *arguments, today=today)
        assert done.stderr == ""
        return done.returncode, " ".join(done.stdout.split())


@pytest.fixture(scope="module")
def adopted(tmp_path_factory):
    """The repository on the day of adoption, with the baseline committed."""
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    repository = Repository(tmp_path_factory.mktemp("adopted"))
    repository.git("init", "-q")
    repository.write(TERMS)
    (repository.folder / "own.yaml").write_text(pack())
    config = "packs: [own.yaml]\nsets: {site: {files: [terms.docx]}}\n"
    (repository.folder / "flowdown.yaml").write_text(config)
    status, said = repository.check()
    assert (status, f"Gaps ({OLD_GAPS})" in said) == (1, True)
    done = repository.run("baseline", "write")
    assert (done.returncode, done.stdout.startswith(f"flowdown-baseline.yaml: {OLD_GAPS} gaps")) == (0, True), done.stderr
    (repository.folder / "flowdown.yaml").write_text(config + "baseline: flowdown-baseline.yaml\n")
    repository.git("add", "-A")
    repository.git("commit", "-qm", "Adopt the gate")
    return repository


@pytest.fixture
def repository(adopted, tmp_path):
    """A copy of it for one change."""
    shutil.copytree(adopted.folder, tmp_path / "work")
    return Repository(tmp_path / "work")


def test_on_the_day_of_adoption_the_gate_is_green(repository):
    status, said = repository.check()
    assert status == 0
    assert f"Gaps let pass ({OLD_GAPS})" in said


def test_a_change_that_drops_a_clause_fails_and_its_author_sees_why(repository):
    repository.write([text for text in TERMS if text != PROMISE])
    assert repository.check()[0] == 1
    status, said = repository.check("--since", "HEAD")
    assert status == 1
    assert "Gaps (1)" in said
    assert "Reverse engineering or extracting models prohibited/model-extraction" in said
    assert f"It was met at HEAD, where section 1 said “{PROMISE}”." in said
    assert "add You may not decompile, disassemble or reverse engineer [the Service]" in said


@pytest.mark.parametrize(
    "promise",
    [
        "You must not decompile or reverse engineer the Service, or attempt to extract the underlying models.",
        "Customer shall not, and shall not allow others to, reverse engineer the Service or extract its models or their weights.",
    ],
)
def test_a_clause_rewritten_as_well_as_before_passes(repository, promise):
    repository.write([promise if text == PROMISE else text for text in TERMS])
    assert repository.check()[0] == 0


def test_sections_in_another_order_under_other_numbers_pass(repository):
    repository.write(("1. Fees", TERMS[-1], "2. Using the Service", *TERMS[1:5]))
    assert repository.check()[0] == 0


def test_may_not_turned_into_may_fails_as_a_conflict(repository):
    repository.write([text.replace("may not reverse", "may reverse") for text in TERMS])
    status, said = repository.check()
    assert status == 1
    assert "conflict high Reverse engineering or extracting models prohibited/model-extraction" in said


def test_an_old_gap_that_gets_worse_fails(repository):
    repository.write([text.replace("without limits", "to anybody, without limits") for text in TERMS])
    status, said = repository.check()
    assert status == 1
    assert "In the baseline it is conflict, decided by “You may resell access to the Service without limits.”." in said


def test_a_fixed_gap_passes_and_its_entry_can_go(repository):
    repository.write([text.replace("may resell", "may not resell") for text in TERMS])
    status, said = repository.check()
    assert status == 0
    assert "prohibited/resale: was conflict, is met" in said
    assert repository.run("baseline", "write", "--prune").stdout.startswith(f"flowdown-baseline.yaml: {OLD_GAPS - 1} gaps")
    assert "was conflict" not in repository.check()[1]


def test_a_waiver_passes_in_full_sight_until_it_expires(repository):
    repository.write([text for text in TERMS if text != PROMISE])
    given = ("--reason", "Nothing to extract.", "--by", "legal", "--until", "2027-03-01")
    done = repository.run("waivers", "add", "prohibited/model-extraction", *given)
    assert done.returncode == 0, done.stderr
    waived = ("--waivers", "flowdown-waivers.yaml")
    for day in (TODAY, "2027-03-01"):
        status, said = repository.check(*waived, today=day)
        assert status == 0
        assert "Nothing to extract." in said
        assert "legal" in said
        assert ("until 2027-03-01, which is soon" in said) == (day != TODAY)
    status, said = repository.check(*waived, today="2027-03-02")
    assert status == 1
    assert "expired on 2027-03-01" in said
    assert "Gaps (1)" in said
    assert repository.check(*waived, "--no-waivers")[0] == 1


def test_a_pdf_in_the_place_of_the_word_file_passes(repository):
    (repository.folder / "terms.docx").unlink()
    (repository.folder / "terms.pdf").write_bytes(as_pdf(TERMS))
    config = repository.folder / "flowdown.yaml"
    config.write_text(config.read_text().replace("terms.docx", "terms.pdf"))
    status, said = repository.check()
    assert status == 0
    assert "terms.pdf" in said
    assert f"Gaps let pass ({OLD_GAPS})" in said
