"""Which words of a sentence carry force, on whom, and over which words: a sentence cut into strokes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.engine.lexicon import Lexicon
from checker.model.grammar import Operator
from checker.model.norms import Bearer, Force
from checker.model.words import Word

# How far a subject may stand from its operator ("you and anyone whom you invite may not").
_REACH = 6
# How far before "that" the verb may stand that makes it a statement and no relative clause ("agree with us that").
_COMPLEMENT_REACH = 4
# "we and the model providers": so many words may stand between two members of a series, the joining one included.
_SERIES_GAP = 4
# A relative clause without "that" has hardly more words behind its verb ("content you do not have the rights to").
_RELATIVE_REACH = 4
_PAUSES = ":;,—"


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
        self._words = words
        self._keys = [word.key for word in words]
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

    def _is(self, name: str, at: int) -> bool:
        """Whether a phrase of the grammar's list `name` stands at word `at`."""
        return self._lexicon.starts_with(name, self._keys, at)

    def _pause(self, at: int) -> bool:
        """Whether a comma or a stronger mark stands before word `at`."""
        return any(mark in self._gaps[at] for mark in _PAUSES)

    def _vouched(self) -> bool:
        """Whether the user vouches for what comes next, by the stroke before or by the lead-in."""
        before = LeadIn(self._found[-1].force, self._found[-1].bearer) if self._found else self._lead_in
        return before is not None and before.vouches

    def _draft(self, at: int, end: int, operator: Operator) -> Stroke | None:
        """The operator at `at` with its subject, or None where it only belongs to a condition or a relative clause."""
        floor = self._found[-1].end if self._found else 0
        subject, bearer = self._subject(floor, at)
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
        command = self._is("commands", at)
        if self._found and not (command and self._pause(at)):
            return self._found[-1].bearer
        if (command and (at == 0 or self._pause(at))) or at <= 1:
            # "Do not ...", "Threats: do not ...", "(a) must not ..."
            return Bearer.USER if self._lead_in is None or self._lead_in.bearer is Bearer.NOBODY else self._lead_in.bearer
        return None

    def _subject(self, floor: int, at: int) -> tuple[int, Bearer | None]:
        """Where the subject before word `at` begins, and its party; None for a thing or for no subject at all.

        The nearest party counts, one behind a preposition only where there is no other; a possessive is no party.
        """
        joined = at > floor and self._is("joiners", at - 1)
        if (self._is("commands", at) and self._pause(at)) or (joined and self._found):
            return at, None
        hits = self._parties(floor, at)
        spare: tuple[int, Bearer] | None = None
        for start, end, bearer in reversed(hits):
            if at - end > _REACH or self._words[end - 1].possessive or any(";" in gap for gap in self._gaps[end : at + 1]):
                continue
            first = self._first_of_series(hits, start)
            if first > floor and self._is("prepositions", first - 1):
                spare = spare or (first, bearer)
                continue
            return first, self._of_series(hits, first, bearer)
        if spare is not None:
            return self._noun_start(floor, spare[0]), spare[1]
        if joined or at == floor or all(self._is("command_openings", i) for i in range(floor, at)):
            return at, None
        return self._noun_start(floor, at), None

    def _parties(self, floor: int, at: int) -> list[tuple[int, int, Bearer]]:
        """The parties named before word `at`, as (start, end, bearer)."""
        hits: list[tuple[int, int, Bearer]] = []
        i = max(floor, at - _REACH - 4)
        while i < at:
            hit = self._lexicon.parties.longest(self._keys, i)
            if hit is None or hit[0] > at:
                i += 1
                continue
            hits.append((i, hit[0], hit[1]))
            i = hit[0]
        return hits

    def _first_of_series(self, hits: list[tuple[int, int, Bearer]], start: int) -> int:
        """ "Neither you nor your users may": the subject begins with the first of them."""
        first = start
        for left, right, _ in reversed([hit for hit in hits if hit[0] < start]):
            begin = self._quantified(left)
            if begin > 0 and self._is("prepositions", begin - 1):
                break  # "to any third party, and you may not": the first is no subject
            joined = self._is("joiners", right) and first - right <= _SERIES_GAP
            if joined or all(self._is("series_words", i) for i in range(right, first)):
                first = left
        return self._quantified(first)

    def _quantified(self, at: int) -> int:
        """Where the party at word `at` begins, its quantifiers included ("neither", "any")."""
        while at > 0 and self._is("quantifiers", at - 1):
            at -= 1
        return at

    def _of_series(self, hits: list[tuple[int, int, Bearer]], first: int, bearer: Bearer) -> Bearer:
        """ "We and our providers may": a series is the company's or the user's as a whole."""
        if bearer is not Bearer.OTHER:
            return bearer
        return next((other for start, _, other in hits if start >= first and other is not Bearer.OTHER), bearer)

    def _noun_start(self, floor: int, at: int) -> int:
        """Where the noun phrase before word `at` begins: after the last pause or joining word."""
        start = at
        while start > floor:
            if start < at and self._pause(start):
                break
            if self._is("clause_joiners", start - 1):
                break
            start -= 1
        return start

    def _hangs(self, operator: Operator, subject: int, at: int) -> bool:
        """Whether the operator belongs to a condition or a relative clause.

        What reaches back does so past its subject's own clauses ("content which you do not own is prohibited"); before a
        fixed operator words of a verb may stand ("terms that would otherwise prohibit").
        """
        if operator.reaches_back:
            return self._subordinate(at) or self._inside_exception(at)
        places = {subject, at}
        if operator.bearer:
            places.update(range(max(at - 2, subject + 1), at))
        return any(self._subordinate(place) for place in places)

    def _relative(self, subject: int, at: int, end: int) -> bool:
        """Whether a short clause without "that" describes the object of the norm before: "content you do not own"."""
        before = self._found[-1] if self._found else None
        if before is None or subject == at or subject - before.end < 1 or self._pause(subject):
            return False
        joined = self._is("joiners", subject - 1) or self._is("complements", subject - 1) or self._is("prepositions", subject - 1)
        if joined or not self._is("relative_subjects", subject):
            return False
        stop = next((i for i in range(end, len(self._keys)) if self._pause(i)), len(self._keys))
        return self._is("relative_verbs", at) and stop - end <= _RELATIVE_REACH and ":" not in self._gaps[stop]

    def _inside_exception(self, at: int) -> bool:
        """Whether an exception runs on to word `at`: "..., except to the extent this restriction is prohibited by law"."""
        start = at
        while start > 0 and not self._pause(start):
            start -= 1
        return any(self._is("exceptions", i) for i in range(max(start, 1), at))

    def _subordinate(self, at: int) -> bool:
        """Whether what begins at `at` hangs on "if", "who", "which" or a relative "that"."""
        opens = self._is("subordinators", at) and not self._is("loose_subordinators", at)
        if at == 0 or opens:
            return opens
        if self._keys[at - 1] == "that":
            near = range(max(0, at - 1 - _COMPLEMENT_REACH), at - 1)
            return not any(self._is("complements", i) for i in near)
        return self._is("subordinators", at - 1)

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
        if stroke.renounces and self._names_a_thing(stroke):
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
        return not (stroke.start - before.end == 1 and self._is("turning_words", before.end))

    def _let_by(self, stroke: Stroke) -> Bearer:
        """Whom a ban of fixed bearer binds: "we do not allow our staff to ..." is the company's own promise, and so is what
        goes on with one ("we will not, and will not permit anyone to, ...").
        """
        if stroke.bearer is not Bearer.USER or stroke.force is not Force.FORBIDS or stroke.reaches_back:
            return stroke.bearer
        before = self._found[-1] if self._found else None
        if before and before.force is Force.FORBIDS and before.bearer is Bearer.COMPANY and stroke.subject - before.end <= 1:
            return Bearer.COMPANY
        let = self._lexicon.parties.longest(self._keys, stroke.end) if stroke.end < len(self._keys) else None
        if let and let[1] in (Bearer.COMPANY, Bearer.OTHER) and self._is("companys_own", stroke.end):
            return Bearer.COMPANY
        return stroke.bearer

    def _names_a_thing(self, stroke: Stroke) -> bool:
        """ "Your Example membership may not be transferred": the company's name belongs to a thing."""
        passive = self._keys[stroke.end : stroke.end + 1] == ["be"] and self._is("inanimate_forbidding", stroke.end)
        return passive and all(end != stroke.start for _, end, _ in self._parties(stroke.subject, stroke.start))

    def _negated(self, stroke: Stroke) -> bool:
        """ "Neither you nor your users may", "no content may"."""
        return any(self._is("negative_subjects", i) for i in range(stroke.subject, stroke.start))

    def _of_nobody(self, stroke: Stroke) -> Stroke:
        """ "No user may", "no content may" and "at no time shall you" forbid; "no user is required to" frees."""
        follows = self._lexicon.parties.longest(self._keys, stroke.end) if stroke.end < len(self._keys) else None
        if stroke.bearer is Bearer.NOBODY and follows and stroke.force in (Force.PERMITS, Force.REQUIRES):
            return replace(stroke, force=Force.FORBIDS, bearer=follows[1])
        if stroke.force is Force.PERMITS:
            bearer = Bearer.USER if stroke.bearer is Bearer.NOBODY else stroke.bearer
            return replace(stroke, force=Force.FORBIDS, bearer=bearer)
        if stroke.force is not Force.REQUIRES or stroke.bearer is Bearer.NOBODY:
            return stroke
        if self._is("stating_verbs", stroke.start):
            return replace(stroke, force=Force.PERMITS, releases=stroke.bearer is Bearer.USER)
        return replace(stroke, force=Force.FORBIDS)

    def _turned(self, stroke: Stroke) -> Stroke:
        """ "agree to not ..." forbids; "may not fail to ..." requires; "you may encounter ..." only states."""
        if stroke.force is Force.FORBIDS and self._is("failures", stroke.end):
            return replace(stroke, force=Force.REQUIRES)
        if stroke.force not in (Force.REQUIRES, Force.PERMITS):
            return stroke
        if self._is("negations", stroke.end):
            return replace(stroke, force=Force.FORBIDS)
        if stroke.bearer is Bearer.USER and self._is("happenings", stroke.end) and self._is("possibilities", stroke.end - 1):
            return replace(stroke, force=Force.STATES)
        return stroke

    def _of_a_thing(self, stroke: Stroke) -> Stroke | None:
        """A thing as subject: "the Service must not be used to ..." binds the user; "output may be wrong" only states."""
        binding = self._is("binding_modals", stroke.start)
        if stroke.force is Force.REQUIRES and binding:
            return replace(stroke, bearer=Bearer.USER)
        if stroke.force is Force.FORBIDS:
            states = self._is("stating_verbs", stroke.start)
            used = not states and self._is("inanimate_forbidding", stroke.end)
            if self._company_vouches(stroke):
                return replace(stroke, bearer=Bearer.COMPANY)
            if binding or used or (self._vouched() and (states or self._users_own(stroke))):
                return replace(stroke, bearer=Bearer.USER)
        joined = stroke.subject == 0 or self._pause(stroke.subject)
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
        return any(self._is("users_own", i) for i in range(stroke.subject, stroke.start)) or self._is("promises", stroke.start)
