"""Whom a stroke binds in the end, and with what force, by the words around it and the strokes before."""

from __future__ import annotations

from dataclasses import replace

from checker.engine.strokes import LeadIn, Stroke
from checker.engine.subjects import Surroundings
from checker.model.grammar import Operator
from checker.model.norms import Bearer, Force


class Bearing:
    """Settles the strokes of one run of words; `found` are those settled before, which a later one may take back."""

    def __init__(self, around: Surroundings, found: list[Stroke], lead_in: LeadIn | None) -> None:
        self._around = around
        self._found = found
        self._lead_in = lead_in

    def vouched(self) -> bool:
        """Whether the user vouches for what comes next, by the stroke before or by the lead-in."""
        before = LeadIn(self._found[-1].force, self._found[-1].bearer) if self._found else self._lead_in
        return before is not None and before.vouches

    def settled(self, stroke: Stroke, operator: Operator) -> Stroke | None:
        """The stroke with its final force; None where it only continues the one before."""
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
        passive = self._around.keys[stroke.end : stroke.end + 1] == ["be"] and self._around.holds(
            "inanimate_forbidding", stroke.end
        )
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
            if binding or used or (self.vouched() and (states or self._users_own(stroke))):
                return replace(stroke, bearer=Bearer.USER)
        joined = stroke.subject == 0 or self._around.pause(stroke.subject)
        if (self._found and not joined) or (not self._found and self._lead_in is not None):
            return None
        return replace(stroke, force=Force.STATES)

    def _company_vouches(self, stroke: Stroke) -> bool:
        """ "We warrant that our content will not ..."."""
        if self._found:
            before = LeadIn(self._found[-1].force, self._found[-1].bearer, self._around.keys[stroke.subject - 1] == "that")
        else:
            before = self._lead_in or LeadIn(Force.STATES, Bearer.NOBODY)
        return before.that and before.force is Force.REQUIRES and before.bearer is Bearer.COMPANY

    def _users_own(self, stroke: Stroke) -> bool:
        """Whether the thing is the user's ("your content will not ...")."""
        return any(self._around.holds("users_own", i) for i in range(stroke.subject, stroke.start)) or self._around.holds(
            "promises", stroke.start
        )
