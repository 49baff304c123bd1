"""What a run of words does: by a stroke of its own, or bare, by what it hangs on and how it opens."""

from __future__ import annotations

from collections.abc import Sequence

from checker.engine.frame import Binding, Frame
from checker.engine.lexicon import Lexicon
from checker.engine.sentence import Run
from checker.engine.strokes import Stroke
from checker.model.document import Clause
from checker.model.norms import Bearer, Force

# "No harassment of other members, please": longer sentences that open with "no" disclaim something.
_SHORT_BAN = 8
# A clause's title that opens with "no" has hardly more words than this.
_TITLE = 4
# So close behind "we may" stands the verb of an enforcement.
_GROUND_REACH = 12


def of_stroke(run: Run, stroke: Stroke, lexicon: Lexicon) -> Binding:
    """A stroke's force; a company's right to act against the user makes what follows a ground for enforcement."""
    keys = [word.key for word in run.words]
    near = range(stroke.end, min(stroke.end + _GROUND_REACH, stroke.stop))
    acts = stroke.force is not Force.FORBIDS and stroke.bearer is not Bearer.USER
    ground = acts and any(lexicon.starts_with("enforcement", keys, at) for at in near)
    return Binding(stroke.force, stroke.bearer, ground=ground, released=stroke.releases, renounced=stroke.renounces)


def of_bare(clause: Clause, keys: Sequence[str], frame: Frame, lexicon: Lexicon, *, turned: bool) -> Binding:
    """Words without force of their own: they continue an open lead-in, stand under a heading, or just state."""
    party = _party(keys, lexicon)
    states = lexicon.starts_with("statement_openings", keys, 0)
    takes = frame.force is not Force.STATES and (frame.open or not states)
    if takes and not (frame.heading and not frame.open and party is Bearer.COMPANY):
        duty = frame.force in (Force.REQUIRES, Force.PERMITS)
        force = Force.FORBIDS if turned and duty else frame.force
        return Binding(
            force, frame.bearer, ground=frame.ground, inherited=True, released=frame.released, renounced=frame.renounced
        )
    # "No harassment." bans; "No refunds. ..." at the head of a clause is its title.
    alone = len(clause.sentences) == 1 or len(keys) > _TITLE
    # "No third party sees it" only states.
    alone = alone and lexicon.parties.longest(keys, min(1, len(keys) - 1)) is None
    if alone and len(keys) <= _SHORT_BAN and lexicon.starts_with("bare_bans", keys, 0):
        return Binding(Force.FORBIDS, Bearer.USER)
    return Binding(Force.STATES, party or frame.bearer, ground=frame.ground and frame.open)


def _party(keys: Sequence[str], lexicon: Lexicon) -> Bearer | None:
    for at in range(min(len(keys), 4)):
        hit = lexicon.parties.longest(keys, at)
        if hit:
            return hit[1]
    return None
