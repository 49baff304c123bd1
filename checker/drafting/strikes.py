"""What the terms say against a control and must go: the sentences, and the terms without them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from checker.drafting.draft import Strike
from checker.model.document import Document, Span
from checker.model.verdict import Finding, Role, Verdict

Sentences = Mapping[tuple[int, Span], tuple[str, ...]]
"""Sentences by their document's number and their place, each with the controls that it contradicts."""


def contradicting(findings: Iterable[Finding], documents: Sequence[Document]) -> dict[tuple[int, Span], tuple[str, ...]]:
    """The sentences that put the findings in conflict, in reading order."""
    found: dict[tuple[int, Span], list[str]] = {}
    for finding in findings:
        if finding.verdict is not Verdict.CONFLICT:
            continue
        for evidence in finding.evidence:
            if evidence.role is Role.CONTRADICTS:
                clause = documents[evidence.document].clauses[evidence.clause]
                sentence = next((each for each in clause.sentences if evidence.span in each), evidence.span)
                controls = found.setdefault((evidence.document, sentence), [])
                if finding.control not in controls:
                    controls.append(finding.control)
    return {key: tuple(found[key]) for key in sorted(found)}


def without(documents: Sequence[Document], sentences: Iterable[tuple[int, Span]]) -> tuple[Document, ...]:
    """The documents with blanks for the sentences, so that every place in them stays what it is."""
    texts = [document.text for document in documents]
    for number, span in sentences:
        texts[number] = texts[number][: span.start] + " " * (span.end - span.start) + texts[number][span.end :]
    return tuple(replace(document, text=text) for document, text in zip(documents, texts, strict=True))


def strikes(sentences: Sentences, documents: Sequence[Document]) -> tuple[Strike, ...]:
    """The sentences as a draft names them."""
    return tuple(
        Strike(
            file=PurePath(documents[number].name).name,
            section=_section(documents[number], span),
            words=documents[number].quote(span).strip(),
            controls=controls,
        )
        for (number, span), controls in sentences.items()
    )


def _section(document: Document, span: Span) -> str:
    """The innermost clause around a span as cited."""
    around = [clause for clause in document.clauses if span in clause.text_span]
    return document.cite(around[-1]) if around else ""
