"""What a drafter, a copier or an adversary may do to terms: functions text -> text, or None where there is nothing to do.

Each docstring says why the verdict must stay, or why it must not be `met` any more. Those that aim at the deciding words take
them as `Deciding`. The words that are exchanged stand in the tables at the top.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

# Bans, duties and rights turned round, in the order tried; "\1" and so on are groups. {user} and {company} stand for the parties.
TURNED: tuple[tuple[str, str], ...] = (
    (r"no (user|customer|member|person)s? (may|shall|must|can|will)", r"every \1 may"),
    (r"(no ?one|nobody) (may|shall|must|can|will)", r"everyone may"),
    (r"(not|never) (agree|undertake)s? to", r"may"),
    (r"(may|must|shall|will|can|could|should) (not|never|neither)", r"may"),
    (r"(may|must|shall|can) only(?![^.:]* (if|with) )", r"may"),
    (r"cannot|can['’]t|mustn['’]t|won['’]t|shouldn['’]t", r"may"),
    (r"(agree|undertake|promise|covenant|commit)s? (not|never) to", r"may"),
    (r"(agree|undertake|promise)s? to (refrain|abstain|desist) from", r"may go on"),
    (r"(shall|must|will|to)? ?(refrain|abstain|desist) from", r"may go on"),
    (r"(is|are) (strictly |expressly )?(prohibited|forbidden|barred|banned) from", r"may go on"),
    (r"(is|are) (strictly |expressly )?(prohibited|forbidden|banned|unacceptable)", r"\1 permitted"),
    (r"(is|are) not (permitted|allowed|entitled|authori[sz]ed|tolerated|welcome|acceptable|eligible)", r"\1 \2"),
    (r"will not be (tolerated|accepted|allowed|permitted)", r"will be \1"),
    (r"(we|{company}) (do not|does not|don['’]t) (allow|permit|tolerate)", r"\1 \3"),
    (r"(prohibit|forbid)s?", r"permit"),
    (r"(?<=[.:;!?,] )(please )?(do not|don['’]t|never)|^(please,? )?(do not|don['’]t|never)", r"you may"),
    (r"(?<=and )(do not|don['’]t|never)|(?<=or )(do not|don['’]t|never)", r"may"),
    (r"(have|has) zero tolerance for", r"\1 nothing against"),
    (r"(do|does) not", r"may"),
    (
        r"({user}) (must|shall|will|should|agrees? to|undertakes? to|have to|has to|needs? to)(?!,? (not|never|neither))",
        r"\1 need not",
    ),
    (r"^no ([a-z ]{3,40})\.", r"we welcome \1."),
    (r"({user})( hereby| also)? (are|is) (obliged|required|obligated|bound) to", r"\1\2 \3 not \4 to"),
    (r"({user})( hereby)? (represent|warrant|confirm)s?( and (represent|warrant)s?)?", r"\1 need not represent or warrant"),
    (r"({user}) (are|is)( solely| fully| also)? (responsible|liable)", r"\1 \2 not \4"),
    (r"you['’]re( solely| fully| also)? (responsible|liable)", r"you are not \2"),
    (r"({company})( also)? (may|can|might|will|shall)(?! (not|never|be entitled))", r"\1\2 \3 not"),
    (r"({company})( also)? (reserve|retain)(s?) the right", r"\1\2 waive\4 the right"),
    (r"({company}) (is|are) entitled", r"\1 \2 not entitled"),
    (r"({company}) shall be entitled", r"\1 shall not be entitled"),
)
TURNED_HEADINGS: tuple[tuple[str, str], ...] = (
    (r"prohibited|forbidden|restricted|unacceptable|disallowed|not allowed|not permitted|banned", r"permitted"),
    (r"(may|must|shall|will|can) not|can['’]t|cannot|don['’]t|do not|never", r"may"),
    (r"restrictions", r"permissions"),
)
USER = (
    r"you|each user|(?:the )?(?:customers?|clients?|licensees?|subscribers?|members?|visitors?)|"
    r"(?:the |all |your )?(?:authori[sz]ed |end )?users?|players?"
)
COMPANY = r"we|our team|(?:the )?(?:company|provider|licensor|vendor|supplier|operator)"
SWAPPED: dict[str, str] = {
    "you": "we", "your": "our", "yours": "ours", "yourself": "ourselves", "yourselves": "ourselves",
    "customer": "company", "customers": "providers", "user": "company", "users": "providers", "licensee": "licensor",
    "licensees": "licensors", "subscriber": "company", "member": "company", "members": "providers",
    "we": "you", "us": "you", "our": "your", "ours": "yours", "ourselves": "yourselves",
    "company": "customer", "provider": "customer", "licensor": "licensee", "vendor": "customer", "operator": "user",
}  # fmt: skip
SPELLINGS: tuple[tuple[str, str], ...] = (
    ("authoris", "authoriz"), ("organis", "organiz"), ("recognis", "recogniz"), ("categoris", "categoriz"), ("utilis", "utiliz"),
    ("minimis", "minimiz"), ("anonymis", "anonymiz"), ("customis", "customiz"),
    ("monetis", "monetiz"), ("summaris", "summariz"),
    ("sexualis", "sexualiz"), ("glamoris", "glamoriz"), ("normalis", "normaliz"), ("personalis", "personaliz"),
    ("penalis", "penaliz"), ("pseudonymis", "pseudonymiz"), ("criminalis", "criminaliz"), ("victimis", "victimiz"),
    ("terroris(?=e|ing)", "terroriz"), ("capitalis(?=e|ing)", "capitaliz"), ("apologis", "apologiz"),
    ("characteris", "characteriz"),
    ("analys(?=e|ed|es|ing)", "analyz"), ("behaviour", "behavior"), ("colour", "color"), ("favour", "favor"), ("honour", "honor"),
    ("labour", "labor"), ("neighbour", "neighbor"), ("rumour", "rumor"), ("endeavour", "endeavor"), ("harbour", "harbor"),
    ("programme(?!d|r)", "program"), ("licence", "license"), ("defence", "defense"), ("offence", "offense"),
    ("centre", "center"), ("labelled", "labeled"), ("labelling", "labeling"), ("modelling", "modeling"), ("modelled", "modeled"),
    ("cancelled", "canceled"), ("signalling", "signaling"), ("judgement", "judgment"), ("artefact", "artifact"),
    ("counsellor", "counselor"), ("fulfil(?!l)", "fulfill"), ("enrolment", "enrollment"), ("skilful", "skillful"),
    ("grey", "gray"), ("paedophil", "pedophil"), ("acknowledgement", "acknowledgment"), ("fuelled", "fueled"),
    ("practis", "practic"),
)  # fmt: skip

NEUTRAL_SECTION = "## Fees\n\nFees are stated on the pricing page and are due within thirty days of the invoice."
NEUTRAL_BEFORE = (
    "## Definitions\n\n“Order” means an order form that refers to these Terms.",
    "## Fees\n\nFees fall due within thirty days of the invoice. Taxes come on top.",
)
NEUTRAL_AFTER = (
    "## Governing law\n\nThese Terms are governed by the laws of Ruritania, and its courts have jurisdiction.",
    "## Severability\n\nIf a provision is void, the others stay in force.",
)

_BULLET = re.compile(r"^(\s*)([-*+•]|\d{1,2}[.)]|\([a-z]{1,4}\)|\([A-Z]\)|[a-z][.)])(\s+)(?=\S)")
_INLINE = re.compile(r"(?<=[\s,;:])\((i{1,3}|iv|vi{0,3}|[a-h]|[1-9])\)\s+(?=\S)")


class Expect(Enum):
    """What becomes of a `met` under a transformation."""

    SAME = "same"
    NOT_MET = "not met"


@dataclass(frozen=True, slots=True)
class Deciding:
    """The words that decide: whole sentences or items that support, and the lead-ins and headings they hang on.

    `bearer` is who is bound by all of them ("user", "company", or "" for several or nobody); `binds` says that each has a
    force, and none merely states something; `inherits` that each has its force from a lead-in or heading.
    """

    sentences: tuple[str, ...]
    leads: tuple[str, ...]
    bearer: str
    binds: bool
    inherits: bool


@dataclass(frozen=True, slots=True)
class Transformation:
    """A named transformation with what is expected of the verdict."""

    name: str
    expect: Expect
    apply: Callable[[str, Deciding], str | None]


# ---------------------------------------------------------------------------------------------------- helpers


def _changed(before: str, after: str) -> str | None:
    return after if after.strip() and after != before else None


def _like(model: str, word: str) -> str:
    """`word` in the case of `model`."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def _place(text: str, words: str) -> list[tuple[int, int]]:
    """Where a sentence as read stands in the source: the same words, whatever blanks, marks and breaks lie between."""
    tokens = re.findall(r"[^\W_]+", words)
    if not tokens:
        return []
    pattern = r"(?<!\w)" + r"[\W_]+".join(re.escape(token) for token in tokens) + r"(?!\w)[^\w\s(]*"
    return [match.span() for match in re.finditer(pattern, text)]


def holds(text: str, words: str) -> bool:
    """Whether a sentence as read stands in the source."""
    return bool(_place(text, words))


def _places(text: str, sentences: Iterable[str]) -> list[tuple[int, int]]:
    """The places of all of them, merged, in order."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted({span for sentence in sentences for span in _place(text, sentence)}):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _within(text: str, places: Sequence[tuple[int, int]], change: Callable[[str, bool], str]) -> str:
    """`change(words, is_heading)` done at each of these places."""
    for start, end in reversed(places):
        line = text[text.rfind("\n", 0, start) + 1 : start]
        text = text[:start] + change(text[start:end], line.lstrip().startswith("#")) + text[end:]
    return text


def _turner(table: Sequence[tuple[str, str]]) -> Callable[[str], str]:
    """A function that goes over a text once; where several rows fit at one place, the first in the table does."""
    rows = [(re.compile(p.replace("{user}", USER).replace("{company}", COMPANY), re.IGNORECASE), to) for p, to in table]
    every = "|".join(f"(?:{pattern.pattern})" for pattern, _ in rows)
    some = re.compile(rf"(?<!\w)(?:{every})(?!\w)", re.IGNORECASE)

    def turn(text: str) -> str:
        return some.sub(lambda match: _like(match.group(), _turned(match, rows)), text)

    return turn


def _look_up(groups: Mapping[str, str]) -> Callable[[re.Match[str]], str]:
    return lambda sign: groups[sign.group()]


def _turned(match: re.Match[str], rows: Sequence[tuple[re.Pattern[str], str]]) -> str:
    for pattern, to in rows:
        # Matched again in its place, as some rows look around.
        again = pattern.match(match.string, match.start())
        if again and again.end() == match.end():
            groups = {f"\\{number}": words or "" for number, words in enumerate(again.groups(), 1)}
            return re.sub(r"\\\d", _look_up(groups), to)
    return match.group()


def _headings(text: str, change: Callable[[str], str]) -> str | None:
    def one(match: re.Match[str]) -> str:
        return match.group(1) + change(match.group(2))

    return _changed(text, re.sub(r"^(#{1,6} )(.*)$", one, text, flags=re.MULTILINE))


def _lines(text: str, change: Callable[[str], str]) -> str | None:
    return _changed(text, "\n".join(change(line) for line in text.split("\n")))


def _is_prose(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith(("#", "|", ">", "```", "---")) and not _BULLET.match(line)


def _single(text: str) -> bool:
    """Whether the text is one paragraph and nothing else."""
    return "\n" not in text.strip() and _is_prose(text.strip())


def _inner_quotes(text: str) -> str:
    return re.sub(r"[“\"]([^“”\"]*)[”\"]", r"‘\1’", text)


# ---------------------------------------------------------------------- the deciding words: met must not remain


def delete_deciding(text: str, deciding: Deciding) -> str | None:
    """Without the sentences that hold the evidence nothing is left to support it: never met."""
    cut = _within(text, _places(text, deciding.sentences), lambda _words, _heading: "")
    kept = [line for line in cut.split("\n") if not line.strip() or re.search(r"\w", _BULLET.sub("", line + " x")[:-2])]
    # A neutral paragraph takes its place, as a file without words is no terms set.
    return "\n".join([*kept, "", "Fees are stated on the pricing page."]) if cut != text else None


def delete_lead_in(text: str, deciding: Deciding) -> str | None:
    """Where the support has its force from a lead-in or heading, the bare items below bind nobody: never met."""
    if not deciding.inherits or not deciding.leads:
        return None
    places = _places(text, deciding.leads)
    if not places:
        return None
    bare = _within(text, places, lambda _words, _heading: "")
    # A heading above the lead-in ("Prohibited uses") would take its place.
    return re.sub(r"^#{1,6}( .*)?$", "", bare, flags=re.MULTILINE)


_turn = _turner(TURNED)
_turn_heading = _turner((*TURNED_HEADINGS, *TURNED))


def turn_force(text: str, deciding: Deciding) -> str | None:
    """A ban turned into a leave, a duty into a choice, a right into its opposite: conflict, partial or missing, never met."""
    if not deciding.binds:
        return None

    def turn(words: str, heading: bool) -> str:
        return _turn_heading(words) if heading else _turn(words)

    turned = [_turn(words) != words for words in deciding.sentences]
    if deciding.inherits:
        turned = [any(_turn_heading(lead) != lead for lead in deciding.leads)]
    if not all(turned):
        return None  # a support that stays leaves it met
    return _changed(text, _within(text, _places(text, (*deciding.sentences, *deciding.leads)), turn))


def swap_parties(text: str, deciding: Deciding) -> str | None:
    """What binds the other side is no support: never met. Only where the deciding words name their bearer as a subject."""
    party = {"user": USER, "company": COMPANY}.get(deciding.bearer)
    if party is None:
        return None
    subject = re.compile(
        rf"(?<!\w)(?:{party})(?: (?:hereby|also|expressly|and your \w+|each))?(?: |['’])"
        r"(?:may|must|shall|will|can|agree|undertake|are|is|"
        r"represent|warrant|need|ha[sv]e|reserve|re)",
        re.IGNORECASE,
    )
    binding = deciding.leads[-1:] if deciding.inherits else deciding.sentences
    if not binding or not all(subject.search(words) for words in binding):
        return None
    pattern = re.compile(rf"(?<!\w)({'|'.join(sorted(SWAPPED, key=len, reverse=True))})(?!\w)", re.IGNORECASE)
    swapped = pattern.sub(lambda match: _like(match.group(), SWAPPED[match.group().lower()]), text)
    after = re.compile(r"(?<!\w)(to|from|with|for|by|of|on|about|help|let|permit|allow) we(?!\w)", re.IGNORECASE)
    return _changed(text, after.sub(lambda match: match.group()[:-2] + _like(match.group()[-2:], "us"), swapped))


def report_of_others(text: str, _deciding: Deciding) -> str | None:
    """What a competitor's terms say binds nobody here: never met."""
    if not _single(text):
        return None
    return f"For example, our competitor’s terms say: “{_inner_quotes(text.strip())}”"


def report_of_others_at_length(text: str, _deciding: Deciding) -> str | None:
    """The same with a quotation of several paragraphs: never met."""
    if _single(text):
        return None
    quoted = "\n".join(f"> {line}".rstrip() for line in text.strip().split("\n"))
    return f"For example, our competitor’s terms say:\n\n{quoted}"


def unused_definition(text: str, _deciding: Deciding) -> str | None:
    """Words that a definition quotes, and that nothing uses, bind nobody: never met."""
    if not _single(text):
        return None
    return f"“Sample Clause” means the words “{_inner_quotes(text.strip())}”."


# ------------------------------------------------------------------------------------- form: the verdict must stay


def move_below(text: str, _deciding: Deciding) -> str | None:
    """A clause binds wherever it stands; a neutral section before it and a neutral heading above it change nothing."""
    return f"{NEUTRAL_SECTION}\n\n## Section B\n\n{text}"


def number_paragraphs(text: str, _deciding: Deciding) -> str | None:
    """Numbers are labels: "7.3 You may not" says what "You may not" says."""
    count = 0
    lines = []
    before = ""
    for line in text.split("\n"):
        if _is_prose(line) and (not before.strip() or not _is_prose(before)) and not line.startswith(" ") and line[:1].isalpha():
            count += 1
            lines.append(f"7.{count} {line}")
        else:
            lines.append(line)
        before = line
    return _changed(text, "\n".join(lines))


def title_paragraphs(text: str, _deciding: Deciding) -> str | None:
    """A neutral run-in title in bold type names the clause and changes none of its words."""
    if not _is_prose(text.split("\n", maxsplit=1)[0]) or not text[:1].isalpha():
        return None
    return f"7.3 **General matters.** {text}"


def reflow(text: str, width: int) -> str | None:
    """Where the lines of a paragraph break means nothing. Breaks that would make a list or a heading of the rest are not made."""

    def one(line: str) -> str:
        bullet = _BULLET.match(line)
        if line.lstrip().startswith(("#", "|", ">")) or len(line) <= width:
            return line
        head = bullet.group() if bullet else ""
        wrapped = textwrap.wrap(line[len(head) :], width, break_long_words=False, break_on_hyphens=False)
        joined = [wrapped[0]]
        for part in wrapped[1:]:
            if _BULLET.match(part + " x") or part.startswith(("#", ">", "+", "-", "=", "*", "|")) or re.match(r"\d", part):
                joined[-1] += f" {part}"
            else:
                joined.append(part)
        return head + f"\n{' ' * len(head)}".join(joined)

    return _lines(text, one)


def reflow_narrow(text: str, _deciding: Deciding) -> str | None:
    """Broken after every few words, as in a narrow column."""
    return reflow(text, 24)


def reflow_wide(text: str, _deciding: Deciding) -> str | None:
    """Broken as an editor does."""
    return reflow(text, 61)


def headings_upper(text: str, _deciding: Deciding) -> str | None:
    """Capitals are type: a heading in capitals is the same heading."""
    return _headings(text, str.upper)


def headings_title(text: str, _deciding: Deciding) -> str | None:
    """A heading in title case is the same heading."""
    return _headings(
        text, lambda words: re.sub(r"[A-Za-z][\w’']*", lambda m: m.group()[:1].upper() + m.group()[1:].lower(), words)
    )


def all_capitals(text: str, _deciding: Deciding) -> str | None:
    """Disclaimers and bans are often printed in capitals; they say the same."""
    return _changed(text, text.upper())


def curly_quotes(text: str, _deciding: Deciding) -> str | None:
    """Word processors curl quotes and apostrophes; the words stay."""
    curled = re.sub(r"(?<=\w)'|(?<=\s)'(?=s\b)", "’", text)
    curled = re.sub(r"\"([^\"\n]*)\"", r"“\1”", curled)
    return _changed(text, curled)


def straight_quotes(text: str, _deciding: Deciding) -> str | None:
    """Plain text has straight ones; the words stay."""
    return _changed(text, text.translate(str.maketrans("‘’“”", "''\"\"")))


def non_breaking_hyphens(text: str, _deciding: Deciding) -> str | None:
    """A hyphen that keeps a word on one line is a hyphen."""
    return _changed(text, re.sub(r"(?<=\w)-(?=\w)", "\u2011", text))


def en_dashes(text: str, _deciding: Deciding) -> str | None:
    """Converters print hyphens inside words as dashes."""
    return _changed(text, re.sub(r"(?<=[^\W\d])-(?=[^\W\d])", "–", text))


def non_breaking_spaces(text: str, _deciding: Deciding) -> str | None:
    """Web pages are full of blanks that do not break; they are blanks."""
    return _changed(text, re.sub(r"(?<=[a-z]) (?=[a-z])", "\u00a0", text))


def _speller(pairs: Sequence[tuple[str, str]]) -> Callable[[str], str | None]:
    """A function that exchanges the first spelling of each pair for the second, also after a prefix."""
    every = "|".join(f"(?P<w{number}>{old})" for number, (old, _) in enumerate(pairs))
    pattern = re.compile(rf"(?<![A-Za-z])((?:un|sub|re|de|dis|mis)?)(?:{every})", re.IGNORECASE)

    def respelt(match: re.Match[str]) -> str:
        new = pairs[int((match.lastgroup or "w0")[1:])][1]
        return match.group(1) + _like(match.group()[len(match.group(1)) :], new)

    return lambda text: _changed(text, pattern.sub(respelt, text))


_to_american = _speller(SPELLINGS)
# Of some words only one side is unmistakable: "license" and "practice" are British too, a computer's program as well.
_to_british = _speller(
    [
        (american + "".join(re.findall(r"\(\?=[^)]*\)", british)), re.sub(r"\(\?.*\)", "", british))
        for british, american in SPELLINGS
        if american not in ("license", "practic", "program")
    ]
)


def american_spelling(text: str, _deciding: Deciding) -> str | None:
    """Unauthorised or unauthorized, the ban is the same."""
    return _to_american(text)


def british_spelling(text: str, _deciding: Deciding) -> str | None:
    """Unauthorized or unauthorised, the ban is the same."""
    return _to_british(text)


def list_to_sentence(text: str, _deciding: Deciding) -> str | None:
    """A ban on a list ("You may not: - a; - b") and the same in one sentence ("You may not (a) a; or (b) b") say the same."""
    lines = text.strip().split("\n")
    items = [index for index, line in enumerate(lines) if _BULLET.match(line)]
    if not items or items[0] == 0 or items != list(range(items[0], items[-1] + 1)):
        return None
    lead = lines[items[0] - 1]
    if not lead.rstrip().endswith(":") or any(lines[at].startswith((" ", "\t")) for at in items):
        return None
    bodies = [re.sub(r"[\s.;,]*(?:\b(?:and|or)\b)?[\s.;,]*$", "", _BULLET.sub("", lines[at])) for at in items]
    if any(re.search(r"[.;:!?]\s", body) for body in bodies) or len(bodies) < 2:
        return None
    marked = [f"({chr(97 + at)}) {body}" for at, body in enumerate(bodies)]
    sentence = f"{lead.rstrip()} {'; '.join(marked[:-1])}; or {marked[-1]}."
    return "\n".join([*lines[: items[0] - 1], sentence, *lines[items[-1] + 1 :]])


def sentence_to_list(text: str, _deciding: Deciding) -> str | None:
    """The same the other way round."""
    if not _single(text):
        return None
    labels = list(_INLINE.finditer(text))
    if len(labels) < 2:
        return None
    lead = text[: labels[0].start()].rstrip(" :,")
    last = text[labels[-1].end() :].strip()
    if re.search(r"[.!?]\s", last) or re.search(r"[.!?]\s", lead):
        return None
    ends = [*(label.start() for label in labels[1:]), len(text)]
    bodies = [text[label.end() : end].strip() for label, end in zip(labels, ends, strict=True)]
    bodies = [re.sub(r"[\s.;,]*(?:\b(?:and|or|AND|OR)\b)?[\s.;,]*$", "", body) for body in bodies]
    return "\n".join([f"{lead}:", "", *(f"- {body}" + ("." if at == len(bodies) - 1 else ";") for at, body in enumerate(bodies))])


def _rebullet(text: str, label: Callable[[int], str]) -> str | None:
    count = 0
    lines = []
    for line in text.split("\n"):
        match = _BULLET.match(line)
        if match and not match.group(1):
            lines.append(f"{label(count)} {line[match.end() :]}")
            count += 1
        elif match:
            return None
        else:
            if line.strip():
                count = 0
            lines.append(line)
    return _changed(text, "\n".join(lines))


def bullets_dash(text: str, _deciding: Deciding) -> str | None:
    """A list is a list, whatever stands before its items."""
    return _rebullet(text, lambda _at: "-")


def bullets_star(text: str, _deciding: Deciding) -> str | None:
    """A list is a list, whatever stands before its items."""
    return _rebullet(text, lambda _at: "*")


def bullets_number(text: str, _deciding: Deciding) -> str | None:
    """A list is a list, whatever stands before its items."""
    return _rebullet(text, lambda at: f"{at + 1}.")


def bullets_letter(text: str, _deciding: Deciding) -> str | None:
    """A list is a list, whatever stands before its items."""
    return _rebullet(text, lambda at: f"({chr(97 + at % 26)})")


def pad(text: str, before: Sequence[str], after: Sequence[str]) -> str:
    """Neutral sections before and after say nothing about the clause."""
    # The clause needs a heading of its own where none opens it, or it would stand in the section before.
    own = text if text.startswith("#") or not before else f"## Section B\n\n{text}"
    return "\n\n".join([*before, own.rstrip(), *after])


def padded(text: str, _deciding: Deciding) -> str | None:
    """Neutral sections before and after say nothing about the clause."""
    return pad(text, NEUTRAL_BEFORE, NEUTRAL_AFTER)


def padded_after(text: str, _deciding: Deciding) -> str | None:
    """A neutral paragraph straight after the clause, without a heading between, takes nothing from it."""
    return f"{text.rstrip()}\n\nThese Terms are governed by the laws of Ruritania."


TRANSFORMATIONS = (
    Transformation("delete-deciding", Expect.NOT_MET, delete_deciding),
    Transformation("delete-lead-in", Expect.NOT_MET, delete_lead_in),
    Transformation("turn-force", Expect.NOT_MET, turn_force),
    Transformation("swap-parties", Expect.NOT_MET, swap_parties),
    Transformation("report-of-others", Expect.NOT_MET, report_of_others),
    Transformation("report-of-others-at-length", Expect.NOT_MET, report_of_others_at_length),
    Transformation("unused-definition", Expect.NOT_MET, unused_definition),
    Transformation("move-below", Expect.SAME, move_below),
    Transformation("number-paragraphs", Expect.SAME, number_paragraphs),
    Transformation("title-paragraphs", Expect.SAME, title_paragraphs),
    Transformation("reflow-narrow", Expect.SAME, reflow_narrow),
    Transformation("reflow-wide", Expect.SAME, reflow_wide),
    Transformation("headings-upper", Expect.SAME, headings_upper),
    Transformation("headings-title", Expect.SAME, headings_title),
    Transformation("all-capitals", Expect.SAME, all_capitals),
    Transformation("curly-quotes", Expect.SAME, curly_quotes),
    Transformation("straight-quotes", Expect.SAME, straight_quotes),
    Transformation("non-breaking-hyphens", Expect.SAME, non_breaking_hyphens),
    Transformation("en-dashes", Expect.SAME, en_dashes),
    Transformation("non-breaking-spaces", Expect.SAME, non_breaking_spaces),
    Transformation("american-spelling", Expect.SAME, american_spelling),
    Transformation("british-spelling", Expect.SAME, british_spelling),
    Transformation("list-to-sentence", Expect.SAME, list_to_sentence),
    Transformation("sentence-to-list", Expect.SAME, sentence_to_list),
    Transformation("bullets-dash", Expect.SAME, bullets_dash),
    Transformation("bullets-star", Expect.SAME, bullets_star),
    Transformation("bullets-number", Expect.SAME, bullets_number),
    Transformation("bullets-letter", Expect.SAME, bullets_letter),
    Transformation("padded", Expect.SAME, padded),
    Transformation("padded-after", Expect.SAME, padded_after),
)
