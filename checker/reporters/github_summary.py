"""The job summary of a GitHub workflow, in Markdown: what fails in which terms set, each gap folded under its line.

The host shows nothing of a summary that is over a mebibyte. What does not fit is shown by its line alone, the least grave first,
and the summary says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from checker.model.report import Report
from checker.model.verdict import Finding
from checker.ports import Style
from checker.reporters.cautions import against, cautions
from checker.reporters.markdown import escaped
from checker.reporters.message import headline
from checker.reporters.page import plain
from checker.reporters.sections import (
    METHOD,
    Sections,
    add_label,
    asked_by,
    excuse_words,
    place,
    quotes,
    sections,
    set_name,
)

LIMIT = 1_000_000
"""Bytes of UTF-8; the rest of the mebibyte is left to what else the step writes."""
PLAIN = Style()


@dataclass(frozen=True, slots=True)
class _Block:
    """A part of the summary in full, and in the words that stand for it where it does not fit; `rank` 0 is kept longest."""

    full: str
    short: str
    rank: int = 0


def render_github_summary(reports: Sequence[Report], style: Style = PLAIN) -> str:  # noqa: ARG001 - one Protocol for all formats
    """All sets in a table, then what each has; everything that comes from the terms is escaped."""
    return _fitted([_overview(reports), *(block for report in reports for block in _set(report))], LIMIT)


def _overview(reports: Sequence[Report]) -> _Block:
    failing = [len(sections(report).open) + len(report.waiver_faults) for report in reports]
    total, sets = sum(failing), sum(1 for count in failing if count)
    where = f" in {sets} of {len(reports)} terms sets" if len(reports) > 1 else ""
    lines = [f"# flowdown: {_counted(total, 'gap')} to settle{where}" if total else "# flowdown: no gap that counts", ""]
    lines += [
        "| terms | high | medium | low | let pass | hang on questions | met |",
        "| --- | --: | --: | --: | --: | --: | --: |",
    ]
    for report in reports:
        parts = sections(report)
        counts = [sum(f.severity.value == severity for f in parts.open) for severity in ("high", "medium", "low")]
        counts += [len(parts.excused), len(parts.hanging), len(parts.met)]
        lines.append(f"| {escaped(set_name(report))} | {' | '.join(map(str, counts))} |")
    text = "\n".join(lines) + "\n"
    return _Block(text, text)


def _set(report: Report) -> Iterator[_Block]:
    """A heading, what fails, and lists of the rest."""
    parts = sections(report)
    head = f"\n## {escaped(set_name(report))}\n\n"
    head += "".join(f"- {escaped(line)}\n" for line in _told(report))
    yield _Block(head, head)
    for fault in report.waiver_faults:
        line = f"- **waiver that excuses nothing** {escaped(f'{fault.where}: {fault.waiver}: {fault.why}')}\n"
        yield _Block(line, line)
    for finding in parts.open:
        yield _gap(finding, report)
    yield from _lists(report, parts)


def _told(report: Report) -> list[str]:
    """What it was checked against, and what the reader must know of how the files were read."""
    lines = [f"Against: {packs}"] if (packs := against(report)) else []
    lines += cautions(report)
    for document in report.documents:
        lines += [f"{document.name}: {notice}" for notice in document.notices]
        lines += [f"{document.name}: a part could not be read: {unread.why}" for unread in document.unread[:5]]
        if len(document.unread) > 5:
            lines.append(f"{document.name}: {len(document.unread) - 5} more parts could not be read")
    return lines


def _gap(finding: Finding, report: Report) -> _Block:
    at = place(finding.evidence[0], report) if finding.evidence else ""
    words = f"{headline(finding)} ({finding.control})" + (f", {at}" if at else "")
    lines = [
        f"\n<details><summary><b>{finding.severity.value}</b> {escape(' '.join(plain(words).split()), quote=False)}</summary>",
        "",
    ]
    lines += [escaped(finding.reason)]
    for role, quote, where in quotes(finding, report):
        lines += ["", f"> {escaped(quote)}  ", f"> ({role}; {escaped(where)})"]
    if sources := asked_by(finding, report, most=6):
        lines += ["", "Asked by:", "", *(f"- {escaped(line)}" for line in sources)]
    if finding.wording:
        lines += ["", f"{add_label(finding).capitalize()}:", ""]
        lines += [f"> {escaped(line)}" if line else ">" for line in finding.wording.splitlines()]
    short = f"- **{finding.severity.value}** {escaped(words)}\n"
    return _Block("\n".join([*lines, "", "</details>"]) + "\n", short, 1 + finding.severity.rank)


def _lists(report: Report, parts: Sections) -> Iterator[_Block]:
    """What fails nothing, each kind folded."""
    passed = [
        f"{headline(finding)} ({finding.control}): {excuse_words(finding.excuse) if finding.excuse else ''}"
        for finding in parts.excused
    ]
    asked = [f"{question.fact.question} ({question.fact.id})" for question in report.questions]
    hanging = [f"{headline(finding)} ({finding.control})" for finding in parts.hanging]
    met = [f"{finding.title} ({finding.control})" for finding in parts.met]
    yield from _folded("let pass", passed, 4)
    yield from _folded("baseline entries that no gap needs any more", report.fixed, 5)
    yield from _folded("questions to settle", asked, 6)
    yield from _folded("gaps that count only if a question is answered yes", hanging, 7)
    yield from _folded("met", met, 8)


def _folded(title: str, lines: Sequence[str], rank: int) -> Iterator[_Block]:
    if lines:
        head = f"\n<details><summary>{len(lines)} {title}</summary>\n\n"
        yield _Block(
            head + "".join(f"- {escaped(line)}\n" for line in lines) + "\n</details>\n", f"- {len(lines)} {title}\n", rank
        )


def _fitted(blocks: Sequence[_Block], limit: int) -> str:
    """The blocks in their order, as many as fit in full by rank, the others short; how many are short is said at the end."""
    tail = f"\n{METHOD}\n"
    left = limit - _size(tail) - 200 - sum(_size(block.short) for block in blocks)
    full = set()
    for number, block in sorted(enumerate(blocks), key=lambda entry: entry[1].rank):
        more = _size(block.full) - _size(block.short)
        if more <= left:
            full.add(number)
            left -= more
    shown = [block.full if number in full else block.short for number, block in enumerate(blocks)]
    if short := len(blocks) - len(full):
        tail = (
            f"\nShown above without details: {short}, since a job summary holds one mebibyte; the other formats have all.\n"
            + tail
        )
    if left < 0:
        return _cut(shown, tail, limit)
    return "".join(shown) + tail


def _cut(shown: Sequence[str], tail: str, limit: int) -> str:
    """The first parts as far as they fit, where not even the lines do."""
    note = "\nThe rest is left out, since a job summary holds one mebibyte; the other formats have all.\n"
    kept: list[str] = []
    size = _size(note + tail)
    for text in shown:
        size += _size(text)
        if size > limit:
            return "".join(kept) + note + tail
        kept.append(text)
    return "".join(kept) + tail


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
