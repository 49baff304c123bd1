"""The labels of clauses: "4.2", "(a)", "iv.", "Section 3.", "•": finding one at the start of a text, and its place in a series."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

BULLETS = "•·∙●○◦▪▫■□►▸➢➤‣⁃✓✔❖–—*-"
_WORDS = "section|sec|article|art|clause|part|chapter|schedule|appendix|annex|annexe|exhibit|attachment|addendum|rider|title"
_NUMBER = r"(?:\d{1,3}(?:\.\d{1,3})*|[ivxl]{1,6}|[a-z])(?:\([a-z0-9]{1,4}\))*"

_BULLET = re.compile(rf"[{re.escape(BULLETS)}](?=\s)|[•●○◦▪■►➢‣](?=\S)|o(?= [A-Za-z])")
_WORDED = re.compile(
    rf"(?P<word>{_WORDS}|§{{1,2}}) ?(?P<number>{_NUMBER})(?P<end>\.(?!\d)|:| ?[)–—-](?= )|(?=$)|(?= ))", re.IGNORECASE
)
_DECIMAL = re.compile(
    r"(?:[A-Z]\.?)?\d{1,3}(?:\.\d{1,3}){1,5}[a-z]?(?:[.)]|:)?(?:\([a-z0-9]{1,4}\))*(?=[ ]|[A-Z“\"(]|$)"
    r"|[A-Z]\.\d{1,3}(?:\.(?:\d{1,3}|[a-z]))*[.)]?(?=[ ]|$)"
    r"|\d{1,3}\.[a-z](?:\.(?:\d{1,3}|[ivx]{1,4}))?[.)](?=[ ]|$)"
)
_SINGLE = re.compile(
    r"\d{1,3}\.\)?(?=[ ]|[A-Z“\"(][\w ]|$)|\d{1,3}\)(?=[ ]|[A-Z“\"]|$)|\((?:\d{1,3}|[A-Za-z]{1,2}|[ivxlIVXL]{1,6})\)\.?"
    r"|(?:[a-z]{1,2}|[A-Z]|[ivxl]{1,6}|[IVXL]{1,6})\)(?=[ ]|[A-Z“\"]|$)"
)
_WEAK = re.compile(
    r"(?:[A-Za-z]|[ivxl]{1,6}|[IVXL]{1,6})\.(?=[ ]|$)|\d{1,2}(?:[:]| ?[–—-])(?= )|\d{1,2}(?= [A-Z“\"])|©(?= )"
)
_COPYRIGHT = re.compile(r"\([cC]\) ?(?:\d{4}|copyright)", re.IGNORECASE)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed, and how it can be read.

    `readings` are the series it may belong to, each as (style, ordinal): "(i)" is the first of "(i)" and the ninth of "(a)".
    `parts` are the components of a number that names its parents too ("4.2" is ("4", "2")); one component otherwise.
    """

    text: str
    readings: tuple[tuple[str, int], ...]
    parts: tuple[str, ...]

    @property
    def bullet(self) -> bool:
        """Whether it is a bullet: it orders nothing and is never cited."""
        return self.readings[0][0].startswith("bullet")


def is_bullet(label: str) -> bool:
    """Whether a printed label is a bullet or a dash."""
    return label in BULLETS or label == "o"


def opens_with_label(text: str) -> bool:
    """Whether `text` begins with a label that needs no neighbour to be believed."""
    found = find(text)
    return found is not None and not found[1]


def find(text: str) -> tuple[str, bool] | None:
    """The label typed at the start of `text`, and whether it is weak; None where there is none.

    A weak label ("A.", "1 ") may as well be the text's own first word: believe it only next to another of its series.
    """
    if _COPYRIGHT.match(text):
        return None
    for pattern in (_BULLET, _DECIMAL, _SINGLE):
        if match := pattern.match(text):
            return match.group(), False
    if match := _WORDED.match(text):
        return (match.group(), False) if _is_worded_label(text, match) else None
    if match := _WEAK.match(text):
        return match.group(), True
    return None


def _is_worded_label(text: str, match: re.Match[str]) -> bool:
    """Whether "Section 3" at the start is a label, not the subject of a sentence ("Section 3 applies to you")."""
    if match.group("word")[0].islower():
        return False
    if match.group("end") or match.end() == len(text):
        return True
    rest = text[match.end() :].strip()
    return rest[:1].isupper() and len(rest.split()) <= 8 and rest[-1] not in ".;,:"


@lru_cache(maxsize=4096)
def parse(text: str) -> Label:
    """The label that `text` prints; any text is accepted, an unknown form is a series of its own."""
    if not text or is_bullet(text):
        return Label(text, ((f"bullet {text}", 0),), ())
    worded = _WORDED.fullmatch(text) or _WORDED.match(text)
    word = ""
    core = text.strip()
    if worded and worded.end() == len(text):
        word, core = worded.group("word").lower().rstrip("."), worded.group("number")
        word = {"sec": "section", "art": "article", "§§": "§", "annexe": "annex"}.get(word, word)
    if core == "©":
        return Label(text, (("(a)", 3),), ("c",))
    parts = tuple(part for part in re.split(r"[^\w]+", core) if part)
    parts = tuple(piece for part in parts for piece in re.findall(r"[A-Z](?=\d)|\d+|[A-Za-z]+", part))
    if not parts:
        return Label(text, ((f"other {text}", 0),), ())
    last = parts[-1]
    shape = "" if word else re.sub(r"\w+", "#", core[-len(last) - 2 :] if len(parts) == 1 else _tail(core))
    depth = "" if len(parts) == 1 else f"{len(parts)} "
    prefix = f"{word} " if word else ""
    readings = tuple((f"{prefix}{depth}{shape}{kind}", ordinal) for kind, ordinal in _ordinals(last))
    if word and len(parts) == 1 and (roman := _roman(last)) and len(last) >= 1 and not last.isdigit():
        parts = (str(roman),) if word in ("article", "section", "part", "chapter") else parts
    return Label(text, readings or ((f"other {text}", 0),), parts)


def _tail(core: str) -> str:
    match = re.search(r"\(?\w+[.):]*$", core)
    tail = match.group() if match else ""
    return tail if tail.startswith("(") else ""


def _ordinals(part: str) -> list[tuple[str, int]]:
    """What series a component may count in: digits, letters, doubled letters, roman numerals."""
    if part.isdigit():
        return [("1", int(part))]
    upper = "A" if part.isupper() else "a"
    found: list[tuple[str, int]] = []
    if len(part) == 1 and "a" <= part.lower() <= "z":
        found.append((upper, ord(part.lower()) - 96))
    elif len(part) == 2 and part[0] == part[1]:
        found.append((upper, ord(part[0].lower()) - 96 + 26))
    if roman := _roman(part):
        found.append(("I" if part.isupper() else "i", roman))
    return found


def _roman(part: str) -> int:
    """The value of a roman numeral below ninety, 0 where `part` is none."""
    total = 0
    values = [_ROMAN.get(letter, 0) for letter in part.lower()]
    if not values or 0 in values:
        return 0
    for value, after in zip(values, [*values[1:], 0], strict=True):
        total += -value if value < after else value
    return total if total > 0 and _as_roman(total) == part.lower() else 0


def _as_roman(number: int) -> str:
    out = ""
    for value, letters in ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        while number >= value:
            out += letters
            number -= value
    return out


def cite(path: str, label: Label) -> str:
    """The whole number of a clause for a person, from its parent's `path` and its own label ("4.2" and "(a)": "4.2(a)")."""
    if label.bullet or not label.text:
        return path
    own = re.sub(r"[.:]+$|[.:]? ?[–—-]$", "", label.text.strip())
    if own == "©":
        own = "(c)"
    if own.endswith(")") and not own.startswith("(") and "(" not in own:
        own = f"({own[:-1]})"
    if not path or label.text[:1] in "§" or re.match(r"[A-Z][a-z]+ |[A-Z]{4,} ", own):
        return own
    if own.startswith("("):
        return path + own
    parents = tuple(piece for piece in re.findall(r"[A-Z](?=\d)|\d+|[A-Za-z]+", path))
    if len(label.parts) > 1:
        return own if set(label.parts[:-1]) <= set(parents) or label.parts[0].isdigit() else f"{path}.{own}"
    return f"{path}.{own}"
