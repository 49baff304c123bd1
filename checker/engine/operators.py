"""Which words of a sentence carry force, on whom, and over which words: a sentence cut into strokes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.engine.bearing import Bearing
from checker.engine.lexicon import Lexicon
from checker.engine.strokes import LeadIn, Stroke
from checker.engine.subjects import Surroundings
from checker.model.grammar import Operator
from checker.model.norms import Bearer, Force
from checker.model.words import Word

# A relative clause without "that" has hardly more words behind its verb ("content you do not have the rights to").
_RELATIVE_REACH = 4


def strokes(words: Sequence[Word], gaps: Sequence[str], lexicon: Lexicon, lead_in: LeadIn | None = None) -> list[Stroke]:
    """The strokes of one run of words in order. `gaps[i]` is the text between word i-1 and word i."""
    return _Cutter(words, gaps, lexicon, lead_in).cut()


class _Cutter:
    """Goes through one run of words once, keeping the strokes found so far."""

    def __init__(self, words: Sequence[Word], gaps: Sequence[str], lexicon: Lexicon, lead_in: LeadIn | None) -> None:
        self._around = Surroundings(words, gaps, lexicon)
        self._keys = self._around.keys
        self._gaps = gaps
        self._lexicon = lexicon
        self._lead_in = lead_in
        self._found: list[Stroke] = []
        self._bearing = Bearing(self._around, self._found, lead_in)

    def cut(self) -> list[Stroke]:
        """Find every operator, longest first at each word; each stroke then runs to the next one's subject."""
        at = 0
        while at < len(self._keys):
            hit = self._lexicon.operators.longest(self._keys, at)
            if hit is None or (hit[1].warranted and not self._bearing.vouched()):
                at += 1
                continue
            end, operator = hit
            stroke = self._draft(at, end, operator)
            settled = stroke and self._bearing.settled(stroke, operator)
            if settled:
                self._found.append(settled)
            at = end
        stops = [*(stroke.subject for stroke in self._found[1:]), len(self._keys)]
        return [replace(stroke, stop=max(stop, stroke.end)) for stroke, stop in zip(self._found, stops, strict=False)]

    def _draft(self, at: int, end: int, operator: Operator) -> Stroke | None:
        """The operator at `at` with its subject, or None where it only belongs to a condition or a relative clause."""
        floor = self._found[-1].end if self._found else 0
        subject, bearer = self._around.subject(floor, at, goes_on=bool(self._found))
        described = self._described(operator, floor, subject, at, end)
        if described is not None:
            subject, bearer = described, None
        if self._hangs(operator, subject, at) or (not operator.reaches_back and self._relative(subject, at, end)):
            return None
        if bearer is Bearer.OTHER and operator.bearer and not operator.reaches_back:
            return None  # "our providers do not allow it" forbids nothing to the user
        if bearer is None and subject == at:
            bearer = self._elided(at)
        bearer = operator.bearer or bearer or operator.otherwise or Bearer.NOBODY
        renounces = operator.renounces and bearer is Bearer.COMPANY
        return Stroke(operator.force, bearer, subject, at, end, end, operator.reaches_back, operator.releases, renounces)

    def _elided(self, at: int) -> Bearer | None:
        """The bearer of an operator without a subject: a command, an item of a list, or a verb joined to the one before."""
        command = self._around.holds("commands", at)
        if self._found and not (command and self._around.pause(at)):
            return self._found[-1].bearer
        if (command and (at == 0 or self._around.pause(at))) or at <= 1:
            # "Do not ...", "Threats: do not ...", "(a) must not ..."
            return Bearer.USER if self._lead_in is None or self._lead_in.bearer is Bearer.NOBODY else self._lead_in.bearer
        return None

    def _described(self, operator: Operator, floor: int, subject: int, at: int, end: int) -> int | None:
        """Where the thing begins that a relative clause describes and the operator binds: "content that you post must not ...".

        Without a verb between the party and the operator the operator is the relative clause's own ("that you must remove").
        """
        used = operator.force is Force.FORBIDS and self._around.holds("inanimate_forbidding", end)
        if operator.bearer or operator.reaches_back or not (used or self._around.holds("binding_modals", at)):
            return None
        if subject <= floor or not self._around.relative(subject):
            return None
        parties = self._around.parties(subject, at)
        verb = range(parties[-1][1] if parties else at, at)
        if not verb or any(self._around.holds(name, i) for name in ("complements", "adverbs") for i in verb):
            return None
        if self._around.holds("joiners", at - 1) or self._around.subordinate(at):
            return None
        return self._around.noun_start(floor, subject - 1)

    def _hangs(self, operator: Operator, subject: int, at: int) -> bool:
        """Whether the operator belongs to a condition or a relative clause.

        What reaches back does so past its subject's own clauses ("content which you do not own is prohibited"); before a
        fixed operator words of a verb may stand ("terms that would otherwise prohibit").
        """
        if operator.reaches_back:
            return self._around.subordinate(at) or self._around.inside_exception(at)
        places = {subject, at}
        joined = at > 1 and subject == at and self._around.holds("joiners", at - 1)
        if joined and any(self._around.holds(name, at - 2) for name in ("relative_verbs", "possibilities")):
            places.add(at - 2)  # "material which does or could infringe": both verbs are the relative clause's
        if operator.bearer:
            places.update(range(max(at - 2, subject + 1), at))
        return any(self._around.subordinate(place) for place in places)

    def _relative(self, subject: int, at: int, end: int) -> bool:
        """Whether a short clause without "that" describes the object of the norm before: "content you do not own"."""
        before = self._found[-1] if self._found else None
        if before is None or subject == at or subject - before.end < 1 or self._around.pause(subject):
            return False
        joined = (
            self._around.holds("joiners", subject - 1)
            or self._around.holds("complements", subject - 1)
            or self._around.holds("prepositions", subject - 1)
        )
        if joined or not self._around.holds("relative_subjects", subject):
            return False
        stop = next((i for i in range(end, len(self._keys)) if self._around.pause(i)), len(self._keys))
        return self._around.holds("relative_verbs", at) and stop - end <= _RELATIVE_REACH and ":" not in self._gaps[stop]
