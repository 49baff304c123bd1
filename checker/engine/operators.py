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


def strokes(
    words: Sequence[Word], gaps: Sequence[str], lexicon: Lexicon, inherited: Bearer | None, vouched: bool = False
) -> list[Stroke]:
    """The strokes of one run of words in order. `gaps[i]` is the text between word i-1 and word i.

    `inherited` is the bearer of the lead-in, for an item whose operator has no subject of its own; `vouched` says that the
    lead-in lets the user warrant what follows.
    """
    keys = [word.key for word in words]
    found: list[Stroke] = []
    at = 0
    while at < len(keys):
        hit = lexicon.operators.longest(keys, at)
        if hit is None:
            at += 1
            continue
        end, operator = hit
        if operator.warranted and not (vouched or _vouched(found)):
            at += 1
            continue
        stroke = _stroke(words, keys, gaps, at, end, operator, found, lexicon, inherited)
        if stroke is not None:
            bearer = operator.bearer or stroke.bearer
            if bearer is Bearer.NOBODY and operator.otherwise:
                bearer = operator.otherwise
            drafted = replace(stroke, force=operator.force, bearer=bearer, reaches_back=operator.reaches_back)
            settled = _settle(drafted, keys, gaps, found, lexicon, operator.bearer is not None, inherited is not None, vouched)
            if settled is not None:
                found.append(settled)
        at = end
    return _close(found, len(keys))


def _vouched(found: Sequence[Stroke]) -> bool:
    """Whether the user vouches for what follows ("you warrant that ...")."""
    return bool(found) and found[-1].bearer is Bearer.USER and found[-1].force is Force.REQUIRES


def _close(found: list[Stroke], length: int) -> list[Stroke]:
    """Let each stroke run to the next one's subject, the last one to the end."""
    stops = [*(stroke.subject for stroke in found[1:]), length]
    return [replace(stroke, stop=max(stop, stroke.end)) for stroke, stop in zip(found, stops, strict=False)]


def _stroke(
    words: Sequence[Word], keys: list[str], gaps: Sequence[str], at: int, end: int, operator: Operator,
    found: list[Stroke], lexicon: Lexicon, inherited: Bearer | None,
) -> Stroke | None:  # fmt: skip
    """The operator at `at` with its subject, or None where it only belongs to a condition or a relative clause."""
    floor = found[-1].end if found else 0
    subject, bearer = _subject(words, keys, gaps, floor, at, lexicon)
    # "terms that would otherwise prohibit": words of a verb may stand between.
    places = {subject, *range(max(at - 2, floor), at + 1)} if operator.bearer else {subject, at}
    if any(_subordinate(keys, place, lexicon) for place in places):
        return None
    if bearer is None and subject == at:
        if found:
            bearer = found[-1].bearer
        elif at <= 1:
            # "Do not ...", "Please do not ..."
            bearer = Bearer.USER if inherited in (None, Bearer.NOBODY) else inherited
    return Stroke(Force.STATES, bearer or Bearer.NOBODY, subject, at, end, end)


def _subject(
    words: Sequence[Word], keys: list[str], gaps: Sequence[str], floor: int, at: int, lexicon: Lexicon
) -> tuple[int, Bearer | None]:
    """Where the subject before word `at` begins, and its party; None for a thing or for no subject at all.

    The nearest party counts, one behind a preposition only where there is no other; a possessive is no party.
    """
    spare: tuple[int, Bearer] | None = None
    hits: list[tuple[int, int, Bearer]] = []
    i = max(floor, at - _REACH - 4)
    while i < at:
        hit = lexicon.parties.longest(keys, i)
        if hit is None or hit[0] > at:
            i += 1
            continue
        hits.append((i, hit[0], hit[1]))
        i = hit[0]
    for start, end, bearer in reversed(hits):
        if at - end > _REACH or words[end - 1].possessive or any(";" in gap for gap in gaps[end : at + 1]):
            continue
        if start > floor and lexicon.starts_with("prepositions", keys, start - 1):
            spare = spare or (start, bearer)
            continue
        # "you and your users may not": the subject begins with the first of them.
        return _first_of_series(hits, start, keys, lexicon), bearer
    if spare is not None:
        return _noun_start(gaps, keys, floor, spare[0]), spare[1]
    if at == floor or lexicon.starts_with("joiners", keys, at - 1):
        return at, None
    if all(lexicon.starts_with("command_openings", keys, i) for i in range(floor, at)):
        return at, None
    return _noun_start(gaps, keys, floor, at), None


def _first_of_series(hits: list[tuple[int, int, Bearer]], start: int, keys: list[str], lexicon: Lexicon) -> int:
    first = start
    for left, right, _ in reversed([hit for hit in hits if hit[0] < start]):
        if set(keys[right:first]) <= {"and", "or", "nor", "any", "all", "your", "of", "s"}:
            first = left
    while first > 0 and lexicon.starts_with("quantifiers", keys, first - 1):
        first -= 1
    return first


def _noun_start(gaps: Sequence[str], keys: list[str], floor: int, at: int) -> int:
    """Where the noun phrase before word `at` begins: after the last comma, semicolon, colon or joining word."""
    start = at
    while start > floor:
        if any(mark in gaps[start] for mark in ",;:—") and start < at:
            break
        if keys[start - 1] in ("that", "and", "but") and at - start >= 1:
            break
        start -= 1
    return start


def _subordinate(keys: list[str], subject: int, lexicon: Lexicon) -> bool:
    """Whether what begins at `subject` hangs on "if", "who", "which" or a relative "that"."""
    if subject == 0:
        return lexicon.starts_with("subordinators", keys, 0) and keys[0] not in (
            "as",
            "how",
            "what",
            "before",
            "after",
        )
    before = keys[subject - 1]
    if before == "that":
        near = keys[max(0, subject - 5) : subject - 1]
        return not any(lexicon.starts_with("complements", near, i) for i in range(len(near)))
    return lexicon.starts_with("subordinators", keys, subject - 1) or (
        lexicon.starts_with("subordinators", keys, subject) and keys[subject] not in ("as", "before", "after")
    )


def _settle(
    stroke: Stroke,
    keys: list[str],
    gaps: Sequence[str],
    found: list[Stroke],
    lexicon: Lexicon,
    fixed: bool,
    hanging: bool,
    vouched: bool,
) -> Stroke | None:
    """Give the stroke its final force, or drop it where it only continues the one before."""
    if stroke.reaches_back:
        # "Use in areas where a fault may injure people is not permitted": the first verb stands inside the subject.
        while found and found[-1].force is Force.STATES and found[-1].bearer is Bearer.NOBODY:
            found.pop()
    before = found[-1] if found else None
    if before and not before.reaches_back and stroke.start - before.end <= 1 and stroke.subject >= before.end:
        # "must ensure", "may not represent": the second verb belongs to the first; but "warrant that you will not" turns.
        only_joined = stroke.start - before.end == 1 and (
            keys[before.end] in ("that", "to") or lexicon.starts_with("joiners", keys, before.end)
        )
        if not only_joined:
            return None
    if fixed:
        return stroke
    if stroke.force is Force.PERMITS and _negative_subject(keys, stroke, lexicon):
        # "Neither you nor your users may", "no content may".
        bearer = Bearer.USER if stroke.bearer is Bearer.NOBODY else stroke.bearer
        return replace(stroke, force=Force.FORBIDS, bearer=bearer)
    thing = stroke.bearer is Bearer.NOBODY
    if thing and not stroke.reaches_back:
        return _of_a_thing(stroke, keys, gaps, before, lexicon, hanging, vouched)
    if (
        stroke.bearer is Bearer.USER
        and stroke.force in (Force.PERMITS, Force.REQUIRES)
        and lexicon.starts_with("happenings", keys, stroke.end)
        and keys[stroke.end - 1] in ("may", "might", "can", "could", "will")
    ):
        return replace(stroke, force=Force.STATES)
    return _turned(stroke, keys, lexicon)


def _negative_subject(keys: list[str], stroke: Stroke, lexicon: Lexicon) -> bool:
    return any(lexicon.starts_with("negative_subjects", keys, i) for i in range(stroke.subject, stroke.start))


def _turned(stroke: Stroke, keys: list[str], lexicon: Lexicon) -> Stroke:
    """ "agree to not ..." forbids; "may not fail to ..." requires."""
    if stroke.force is Force.FORBIDS and lexicon.starts_with("failures", keys, stroke.end):
        return replace(stroke, force=Force.REQUIRES)
    if stroke.force in (Force.REQUIRES, Force.PERMITS) and lexicon.starts_with("negations", keys, stroke.end):
        return replace(stroke, force=Force.FORBIDS)
    return stroke


def _of_a_thing(
    stroke: Stroke,
    keys: list[str],
    gaps: Sequence[str],
    before: Stroke | None,
    lexicon: Lexicon,
    hanging: bool,
    vouched: bool,
) -> Stroke | None:
    """A thing as subject: "the Service must not be used to ..." binds the user; "output may be wrong" only states."""
    if stroke.force is Force.FORBIDS:
        warranted = vouched or (before is not None and _vouched([before]))
        states = lexicon.starts_with("stating_verbs", keys, stroke.start)
        own_thing = any(key in ("your", "user", "customer", "member") for key in keys[stroke.subject : stroke.start])
        used = not states and lexicon.starts_with("inanimate_forbidding", keys, stroke.end)
        modal = keys[stroke.start] in ("must", "should")
        # "does not", "is not" only state a fact, unless the user warrants it of its own content.
        if modal or used or (warranted and (own_thing or states or keys[stroke.start] == "will")):
            return replace(stroke, bearer=Bearer.USER)
    elif stroke.force is Force.REQUIRES and keys[stroke.start] in ("must", "should"):
        return replace(stroke, bearer=Bearer.USER)
    joined = stroke.subject == 0 or any(mark in gaps[stroke.subject] for mark in ";:,—")
    if (before is not None and not joined) or (before is None and hanging):
        return None
    return replace(stroke, force=Force.STATES)
