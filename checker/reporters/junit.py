"""JUnit XML: a suite for each terms set, a case for each control, so that any CI shows gaps as failed tests.

A gap that counts fails its case, whatever --fail-on says; one that is let pass, hangs on an open question or does not apply is
skipped, with the reason. Times are 0: a report has no clock.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.model.report import Report
from checker.model.verdict import Finding, Verdict
from checker.ports import Style
from checker.reporters.cautions import cautions
from checker.reporters.location import of_finding
from checker.reporters.message import details, headline
from checker.reporters.sections import excuse_words, set_name

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

PLAIN = Style()
# What XML 1.0 cannot hold, however it is escaped.
_UNFIT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render_junit(reports: Sequence[Report], style: Style = PLAIN) -> str:
    """The suites, each with its packs and profile as properties; a verbose style says of met controls what meets them."""
    from xml.etree import ElementTree as Xml

    root = Xml.Element("testsuites", name="flowdown")
    for report in reports:
        _suite(root, report, style)
    _count(root, list(root.iter("testcase")))
    Xml.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + Xml.tostring(root, encoding="unicode") + "\n"


def _suite(root: Element, report: Report, style: Style) -> None:
    suite = _add(root, "testsuite", name=set_name(report))
    properties = _add(suite, "properties")
    told = (
        ("asked", report.asked),
        ("profile", report.profile),
        *(("caution", each) for each in cautions(report)),
        ("flowdown", report.tool_version),
    )
    for name, value in told:
        _add(properties, "property", name=name, value=value)
    for finding in report.findings:
        _case(suite, finding, report, style)
    for fault in report.waiver_faults:
        case = _add(suite, "testcase", name=f"{fault.waiver} ({fault.where})", classname="waivers", time="0")
        _add(case, "failure", f"{fault.where}: {fault.waiver}: {fault.why}", message=fault.why, type="waiver")
    notes = cautions(report)
    notes += [f"{document.name}: {notice}" for document in report.documents for notice in document.notices]
    notes += [f"{document.name}: {unread.why}" for document in report.documents for unread in document.unread]
    notes += [f"A question to settle: {question.fact.question} ({question.fact.id})" for question in report.questions]
    notes += [f"No gap needs this entry of the baseline any more: {entry}" for entry in report.fixed]
    if notes:
        _add(suite, "system-out", "\n".join(notes))
    _count(suite, suite.findall("testcase"))


def _case(suite: Element, finding: Finding, report: Report, style: Style) -> None:
    at = of_finding(finding, report, style)
    group = finding.control.partition("/")[0]
    case = _add(suite, "testcase", name=finding.control, classname=f"{set_name(report)}.{group}", time="0")
    case.set("file", _fit(at.file))
    case.set("line", str(at.line))
    text = "\n".join([headline(finding), *details(finding, report, most=99)])
    if finding.fails:
        _add(case, "failure", text, message=f"{headline(finding)}. {finding.reason}", type=finding.verdict.value)
    elif why := _skipped(finding):
        _add(case, "skipped", message=why)
        _add(case, "system-out", text)
    elif style.verbose:
        _add(case, "system-out", text)


def _skipped(finding: Finding) -> str:
    if finding.excuse and finding.gates:
        return f"{finding.verdict.value}, let pass: {excuse_words(finding.excuse)}"
    if finding.verdict is Verdict.NOT_APPLICABLE:
        return "does not apply by the profile"
    return f"{finding.verdict.value}, counts only if an open question is answered yes" if finding.verdict.is_gap else ""


def _count(element: Element, cases: Sequence[Element]) -> None:
    element.set("tests", str(len(cases)))
    element.set("failures", str(sum(case.find("failure") is not None for case in cases)))
    element.set("errors", "0")
    element.set("skipped", str(sum(case.find("skipped") is not None for case in cases)))
    element.set("time", "0")


def _add(parent: Element, tag: str, text: str = "", /, **attributes: str) -> Element:
    from xml.etree import ElementTree as Xml

    child = Xml.SubElement(parent, tag, {key: _fit(value) for key, value in attributes.items()})
    child.text = _fit(text) or None
    return child


def _fit(text: str) -> str:
    return _UNFIT.sub("�", text)
