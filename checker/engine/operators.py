"""Which words of a sentence carry force, on whom, and over which words: a sentence cut into strokes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.engine.lexicon import Lexicon
from checker.engine.subjects import Surroundings
from checker.model.grammar import Operator
from checker.model.norms import Bearer, Force
from checker.model.words import Word

# A relative clause without "that" has hardly more words behind its verb ("content you do not have the rights to").
_RELATIVE_REACH = 4


@dataclass(frozen=True, slots=True)
class LeadIn:
    """The unfinished norm that a run of words continues: an item's operator may take its subject from there."""

    force: Force
    bearer: Bearer
    that: bool = False
    """Whether it ends with "that" ("we warrant that:")."""

    @property
    def vouches(self) -> bool:
        """Whether the user vouches for what follows ("you warrant that your content ...")."""
        return self.bearer is Bearer.USER and self.force is Force.REQUIRES


@dataclass(frozen=True, slots=True)
class Stroke:
    """One force over a run of words. Indexes are into the sentence's words: `subject` where the subject begins,
    `start` and `end` the operator's own words, `stop` where the run ends.
    """

    force: Force
    bearer: Bearer
    subject: int
    start: int
    end: int
    stop: int
    reaches_back: bool = False
    releases: bool = False
    renounces: bool = False


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

    def cut(self) -> list[Stroke]:
        """Find every operator, longest first at each word; each stroke then runs to the next one's subject."""
        at = 0
        while at < len(self._keys):
            hit = self._lexicon.operators.longest(self._keys, at)
            if hit is None or (hit[1].warranted and not self._vouched()):
                at += 1
                continue
            end, operator = hit
            stroke = self._draft(at, end, operator)
            settled = stroke and self._settle(stroke, operator)
            if settled:
                self._found.append(settled)
            at = end
        stops = [*(stroke.subject for stroke in self._found[1:]), len(self._keys)]
        return [replace(stroke, stop=max(stop, stroke.end)) for stroke, stop in zip(self._found, stops, strict=False)]

    def _vouched(self) -> bool:
        """Whether the user vouches for what comes next, by the stroke before or by the lead-in."""
        before = LeadIn(self._found[-1].force, self._found[-1].bearer) if self._found else self._lead_in
        return before is not None and before.vouches

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

    def _settle(self, stroke: Stroke, operator: Operator) -> Stroke | None:
        """Give the stroke its final force, or drop it where it only continues the one before."""
        if stroke.reaches_back:
            # "Use in areas where a fault may injure people is not permitted": the first verb stands inside the subject.
            while self._found and self._found[-1].force is Force.STATES and self._found[-1].bearer is Bearer.NOBODY:
                self._found.pop()
        joined = operator.joins and bool(self._found) and stroke.subject == stroke.start
        if joined or self._continues(stroke):
            return None
        if operator.releases and stroke.bearer is not Bearer.USER:
            return None
        if operator.bearer:
            fixed = replace(stroke, bearer=self._let_by(stroke))
            # "Nothing in these terms prohibits you from ..."
            lifted = stroke.force is Force.FORBIDS and not stroke.reaches_back and self._negated(stroke)
            return replace(fixed, force=Force.PERMITS) if lifted else fixed
        if (stroke.renounces and self._names_a_thing(stroke)) or self._of_the_companys(stroke):
            return replace(stroke, bearer=Bearer.USER, renounces=False)
        if self._negated(stroke):
            stroke = self._of_nobody(stroke)
        if stroke.bearer is Bearer.NOBODY and not stroke.reaches_back:
            return self._of_a_thing(stroke)
        return self._turned(stroke)

    def _continues(self, stroke: Stroke) -> bool:
        """Whether the verb belongs to the norm before: "must ensure", "may not represent", "you shall not: (i) represent"."""
        before = self._found[-1] if self._found else None
        if before is None:
            bare = stroke.start == 0 and stroke.force in (Force.REQUIRES, Force.PERMITS)
            return bare and self._lead_in is not None and self._lead_in.force is Force.FORBIDS
        if before.reaches_back or stroke.start - before.end > 1 or stroke.subject < before.end:
            return False
        # "agree that you will not" and "may not and must not" turn; anything closer continues.
        return not (stroke.start - before.end == 1 and self._around.holds("turning_words", before.end))

    def _let_by(self, stroke: Stroke) -> Bearer:
        """Whom a ban of fixed bearer binds: "we do not allow our staff to ..." is the company's own promise, and so is what
        goes on with one ("we will not, and will not permit anyone to, ...").
        """
        if stroke.bearer is not Bearer.USER or stroke.force is not Force.FORBIDS or stroke.reaches_back:
            return stroke.bearer
        before = self._found[-1] if self._found else None
        if before and before.force is Force.FORBIDS and before.bearer is Bearer.COMPANY and stroke.subject - before.end <= 1:
            return Bearer.COMPANY
        if self._around.party(stroke.end) in (Bearer.COMPANY, Bearer.OTHER) and self._around.holds("companys_own", stroke.end):
            return Bearer.COMPANY
        return stroke.bearer

    def _names_a_thing(self, stroke: Stroke) -> bool:
        """ "Your Example membership may not be transferred": the company's name belongs to a thing."""
        passive = self._keys[stroke.end : stroke.end + 1] == ["be"] and self._around.holds("inanimate_forbidding", stroke.end)
        return passive and all(end != stroke.start for _, end, _ in self._around.parties(stroke.subject, stroke.start))

    def _of_the_companys(self, stroke: Stroke) -> bool:
        """ "The texts provided by us must not be copied": a thing that comes from the company is the subject."""
        if stroke.bearer is not Bearer.COMPANY or stroke.force is not Force.FORBIDS:
            return False
        used = self._around.holds("binding_modals", stroke.start) and self._around.holds("inanimate_forbidding", stroke.end)
        parties = self._around.parties(stroke.subject, stroke.start)
        return used and all(start > 0 and self._around.holds("prepositions", start - 1) for start, _, _ in parties)

    def _negated(self, stroke: Stroke) -> bool:
        """ "Neither you nor your users may", "no content may"."""
        return any(self._around.holds("negative_subjects", i) for i in range(stroke.subject, stroke.start))

    def _of_nobody(self, stroke: Stroke) -> Stroke:
        """ "No user may", "no content may" and "at no time shall you" forbid; "no user is required to" frees."""
        follows = self._around.party(stroke.end)
        if stroke.bearer is Bearer.NOBODY and follows and stroke.force in (Force.PERMITS, Force.REQUIRES):
            return replace(stroke, force=Force.FORBIDS, bearer=follows)
        if stroke.force is Force.PERMITS:
            bearer = Bearer.USER if stroke.bearer is Bearer.NOBODY else stroke.bearer
            return replace(stroke, force=Force.FORBIDS, bearer=bearer)
        if stroke.force is not Force.REQUIRES or stroke.bearer is Bearer.NOBODY:
            return stroke
        if self._around.holds("stating_verbs", stroke.start):
            return replace(stroke, force=Force.PERMITS, releases=stroke.bearer is Bearer.USER)
        return replace(stroke, force=Force.FORBIDS)

    def _turned(self, stroke: Stroke) -> Stroke:
        """ "agree to not ..." forbids; "may not fail to ..." requires; "you may encounter ..." only states."""
        if stroke.force is Force.FORBIDS and self._around.holds("failures", stroke.end):
            return replace(stroke, force=Force.REQUIRES)
        if stroke.force not in (Force.REQUIRES, Force.PERMITS):
            return stroke
        if self._around.holds("negations", stroke.end):
            return replace(stroke, force=Force.FORBIDS)
        if (
            stroke.bearer is Bearer.USER
            and self._around.holds("happenings", stroke.end)
            and self._around.holds("possibilities", stroke.end - 1)
        ):
            return replace(stroke, force=Force.STATES)
        return stroke

    def _of_a_thing(self, stroke: Stroke) -> Stroke | None:
        """A thing as subject: "the Service must not be used to ..." binds the user; "output may be wrong" only states."""
        binding = self._around.holds("binding_modals", stroke.start)
        if stroke.force is Force.REQUIRES and binding:
            return replace(stroke, bearer=Bearer.USER)
        if stroke.force is Force.FORBIDS:
            states = self._around.holds("stating_verbs", stroke.start)
            used = not states and self._around.holds("inanimate_forbidding", stroke.end)
            if self._company_vouches(stroke):
                return replace(stroke, bearer=Bearer.COMPANY)
            if binding or used or (self._vouched() and (states or self._users_own(stroke))):
                return replace(stroke, bearer=Bearer.USER)
        joined = stroke.subject == 0 or self._around.pause(stroke.subject)
        if (self._found and not joined) or (not self._found and self._lead_in is not None):
            return None
        return replace(stroke, force=Force.STATES)

    def _company_vouches(self, stroke: Stroke) -> bool:
        """ "We warrant that our content will not ..."."""
        if self._found:
            before = LeadIn(self._found[-1].force, self._found[-1].bearer, self._keys[stroke.subject - 1] == "that")
        else:
            before = self._lead_in or LeadIn(Force.STATES, Bearer.NOBODY)
        return before.that and before.force is Force.REQUIRES and before.bearer is Bearer.COMPANY

    def _users_own(self, stroke: Stroke) -> bool:
        """Whether the thing is the user's ("your content will not ...")."""
        return any(self._around.holds("users_own", i) for i in range(stroke.subject, stroke.start)) or self._around.holds(
            "promises", stroke.start
        )
