"""What a reader must know before relying on a report: how old the upstream texts are, and that it goes by a past day."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model.freshness import Freshness
from checker.model.report import Report

_NAMED = 4
"""So many texts or obligations are named; more are counted."""


def against(report: Report) -> str:
    """The packs in the heading of a report: "AWS and Amazon Bedrock 2026.11, as of 2026-05-01"; "" where controls were named."""
    names = [f"{pack.title} {pack.version}" for pack in report.packs]
    return ", ".join([*names, *([f"as of {report.as_of.day}"] if report.as_of else [])])


def cautions(report: Report) -> list[str]:
    """A sentence for each thing to be careful of."""
    return [*_of_the_day(report), *_of_age(report)]


def _of_the_day(report: Report) -> Iterator[str]:
    then = report.as_of
    if then is None:
        return
    yield f"This is as of {then.day}: upstream obligations as they stood on that day, held against the terms as they are now."
    if then.later:
        yield f"{_number(len(then.later), 'obligation')} came later and {_are(len(then.later))} left out: {_listed(then.later)}."
    for title, oldest in then.before:
        yield f"{title}: no text before that of {oldest} was looked into, so its obligations are those of that version."
    for title, count in then.untold:
        counts = f"{_number(count, 'obligation')} without history {'counts' if count == 1 else 'count'}"
        yield f"{title}: nobody looked into the text of that day; {counts} as standing."


def _of_age(report: Report) -> Iterator[str]:
    for pack in report.packs:
        aged = [each for each in report.aged if each.pack.id == pack.id]
        if aged:
            longest = _number(report.max_age or 0, "day")
            were = "text was" if len(aged) == 1 else "texts were"
            listed = _listed([f"{each.document.title} ({_age(each)})" for each in aged])
            yield (
                f"{pack.title}: {len(aged)} upstream {were} last seen at the source more than {longest} ago, and may"
                f" ask something else by now: {listed}."
            )


def _age(aged: Freshness) -> str:
    return "nobody says when" if aged.age is None else f"{aged.age} days"


def _listed(names: list[str] | tuple[str, ...]) -> str:
    more = [f"and {len(names) - _NAMED} more"] if len(names) > _NAMED else []
    return ", ".join([*names[:_NAMED], *more])


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
