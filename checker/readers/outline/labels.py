"""The labels of clauses ("4.2", "(a)", "iv.", "Section 3.", "•"): finding one at the start of a text, and its series."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from checker.readers.outline.roman import roman_value

IN_SENTENCES = frozenset("→⇒‐‑−―–—*-")
"""Bullets that may stand within a sentence too."""
BULLETS = frozenset("•·∙●○◦▪▫■□►▸▶➢➤‣⁃✓✔✗✘☐☑☒❖◆") | IN_SENTENCES

_WORDS = "section|sec|article|art|clause|part|chapter|schedule|appendix|annex|annexe|exhibit|attachment|addendum|title"
_SAME_WORD = {"sec": "section", "art": "article", "§§": "§", "annexe": "annex"}
_APART = frozenset({"schedule", "appendix", "annex", "exhibit", "attachment", "addendum"})
_TITLE_FOLLOWS = r"(?=[ ]|[A-Z“\"(][\w ]|$)"

_BULLET = re.compile(rf"[{re.escape(''.join(sorted(BULLETS)))}](?=\s|$)|[•●○◦▪■►➢‣](?=\S)|o(?= [A-Za-z])")
_WORDED = re.compile(
    rf"(?P<word>{_WORDS}|§{{1,2}}) ?(?P<number>(?:\d{{1,3}}(?:\.\d{{1,3}})*|[ivxl]{{1,6}}|[a-z])(?:\([a-z0-9]{{1,4}}\))*)"
    r"(?P<end>\.(?!\d)|:| ?[)–—-](?= )|(?=$)|(?= ))",
    re.IGNORECASE,
)
_SURE = (
    # 4.2  4.2.  4.2.1(a)  1.1a)
    re.compile(rf"\d{{1,3}}(?:\.\d{{1,3}}){{1,5}}[a-z]?[.):]?(?:\([a-z0-9]{{1,4}}\))*{_TITLE_FOLLOWS}"),
    # S-1.1  II.1  A.1  B.2.c  1.a.  2.b.iii)
    re.compile(r"[A-Z]{1,2}-\d{1,2}(?:\.\d{1,3})+[.)]?(?=[ ]|$)"),
    re.compile(r"(?:[A-Z]|[IVXL]{1,5})\.\d{1,3}(?:\.(?:\d{1,3}|[a-z]))*[.)]?(?=[ ]|$)"),
    re.compile(r"\d{1,3}\.[a-z](?:\.(?:\d{1,3}|[ivx]{1,4}))?[.)](?=[ ]|$)"),
    # 4.  4)  (4)  (a)  (iv)  a)  IV)
    re.compile(rf"\d{{1,3}}(?:\.\)?|\)){_TITLE_FOLLOWS}"),
    re.compile(r"\((?:\d{1,3}|[A-Za-z]{1,2}|[ivxl]{1,6}|[IVXL]{1,6})\)[.:]?"),
    re.compile(rf"(?:[a-z]{{1,2}}|[A-Z]|[ivxl]{{1,6}}|[IVXL]{{1,6}})\){_TITLE_FOLLOWS}"),
)
_QUANTITY = re.compile(r"\d+\.\d+ [a-z]")  # "1.5 million users", or a clause that begins in lower case
_WEAK = re.compile(r"(?:[A-Za-z]|[ivxl]{1,6}|[IVXL]{1,6})\.(?=[ ]|$)|\d{1,2}(?::| ?[–—·-])(?= )|\d{1,2}(?= [A-Z“\"])|©(?= )")
_COPYRIGHT = re.compile(r"\(c\) ?(?:\d{4}|copyright)|© ?(?:\d{4}|copyright)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed, and how it can be read.

    `readings` are the series it may belong to, as (style, ordinal): "(i)" is the first of "(i)" and the ninth of "(a)".
    `parts` are the components of a number that names its parents too ("4.2" is ("4", "2")). `word` is "section" in
    "Section 3", "" mostly.
    """

    text: str
    readings: tuple[tuple[str, int], ...]
    parts: tuple[str, ...]
    word: str = ""

    @property
    def bullet(self) -> bool:
        """Whether it is a bullet: it orders nothing and is never cited."""
        return not self.parts

    @property
    def apart(self) -> bool:
        """Whether it starts a document of its own: a schedule, an appendix."""
        return self.word in _APART

    def opens(self) -> tuple[str, int] | None:
        """The reading that makes it the first of a series, if there is one."""
        return next((reading for reading in self.readings if reading[1] == 1), None)


def is_bullet(label: str) -> bool:
    """Whether a printed label is a bullet or a dash."""
    return label in BULLETS or label == "o"


def find(text: str) -> tuple[str, bool] | None:
    """The label typed at the start of `text`, and whether it is weak; None where there is none.

    A weak label ("A.", "1 ") may as well be the text's own first word: believe it only beside another of its series.
    """
    if _COPYRIGHT.match(text):
        return None
    if match := _BULLET.match(text):
        return match.group(), False
    if match := _WORDED.match(text):
        return (match.group(), False) if _heads_its_text(text, match) else None
    for pattern in _SURE:
        if match := pattern.match(text):
            return match.group(), _QUANTITY.match(text) is not None
    match = _WEAK.match(text)
    return (match.group(), True) if match else None


@lru_cache(maxsize=4096)
def is_label(text: str) -> bool:
    """Whether a text is nothing but the label of a clause or list item."""
    found = find(text + " X")
    return found is not None and found[0] == text


def _heads_its_text(text: str, match: re.Match[str]) -> bool:
    """Whether "Section 3" is a label here, not the subject of a sentence ("Section 3 applies to you")."""
    if match.group("word")[0].islower():
        return False
    if match.group("end") or match.end() == len(text):
        return True
    rest = text[match.end() :].strip()
    return rest[:1].isupper() and len(rest.split()) <= 8 and rest[-1] not in ".;,:"


@lru_cache(maxsize=4096)
def parse(text: str) -> Label:
    """The label that `text` prints. Any text is accepted: an unknown form counts as a bullet."""
    core, word = text.strip(" :–—·"), ""
    if worded := _WORDED.fullmatch(text.strip()):
        core = worded.group("number")
        word = worded.group("word").lower()
        word = _SAME_WORD.get(word, word)
    if core == "©":  # what word processors make of a typed "(c)"
        core = "(c)"
    parts = tuple(re.findall(r"\d+|[A-Za-z](?=\d)|[A-Za-z]+", core))
    if not parts or is_bullet(text):
        return Label(text, ((f"bullet {text}", 0),), ())
    opening, closing = _brackets(core)
    depth = f"{len(parts)}:" if len(parts) > 1 else ""
    readings = tuple((f"{word} {depth}{opening}{kind}{closing}", ordinal) for kind, ordinal in _ordinals(parts[-1]))
    if word and len(parts) == 1 and not parts[0].isdecimal() and (value := roman_value(parts[0])):
        parts = (str(value),)  # "Article IV" is the parent of "4.2"
    return Label(text, readings or ((f"{word} {text}", 1),), parts, word)


def _brackets(core: str) -> tuple[str, str]:
    """The brackets around the last component; a full stop says nothing, drafters mix "4." and "4"."""
    tail = re.search(r"(\(?)\w+(\)?)[.:]*$", core)
    return (tail.group(1), tail.group(2)) if tail else ("", "")


def _ordinals(part: str) -> list[tuple[str, int]]:
    """What series a component may count in: digits, letters, doubled letters, roman numerals."""
    if part.isdecimal():
        return [("1", int(part))]
    found: list[tuple[str, int]] = []
    at = ord(part[0].lower()) - ord("a") + 1
    if len(part) == 1 and at in range(1, 27):
        found.append(("A" if part.isupper() else "a", at))
    elif len(part) == 2 and part[0] == part[1]:
        found.append(("A" if part.isupper() else "a", at + 26))
    if value := roman_value(part):
        found.append(("I" if part.isupper() else "i", value))
    return found


def cite(path: str, label: Label) -> str:
    """The whole number of a clause for a person, from its parent's `path` and its own label: "4.2" and "(a)" is "4.2(a)".

    A label that already contains its parent's number is not repeated; a bullet adds nothing.
    """
    if label.bullet:
        return path
    own = re.sub(r"[\s.:–—·-]+$", "", label.text.strip())
    own = "(c)" if own == "©" else own
    if own.endswith(")") and "(" not in own:
        own = f"({own[:-1]})"
    if not path or label.word:
        return own
    if own.startswith("("):
        return path + own
    whole = len(label.parts) > 1 and not label.parts[0].islower()
    return own if whole else f"{path}.{own}"
