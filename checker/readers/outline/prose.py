"""What a text's own words say about its part: a title, a lead-in, a fragment of a series, a clause of its own."""

from __future__ import annotations

import re
from functools import lru_cache

from checker.readers.text.characters import word_set

_CLOSERS = "\"'”’)]* "
"""What may stand after the last stop of a text."""
_HANGING = word_set(
    """to not including and or that by you following for without with as of if are is include includes from on in the any may
    shall must will cannot we customer user users such either whether"""
)
_ANNOUNCING = re.compile(
    r"""\b(?:following|below|includes?|including|examples?|such\ as|limited\ to|prohibited|forbidden|cannot|do\ not|don[’']t
    |(?:may|must|shall|will|agree)\ not|not\ (?:allowe?d?|permit(?:ted)?)|expected|remove|to)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_FINITE = re.compile(
    r"""\b(?:must|shall|may|will|cannot|agrees?|is|are|was|were|has|have|do|does|can|should|would|means|includes?
    |reserves?|acknowledges?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_RELATIVE = re.compile(r"\b(?:that|which|who|where|when|if|as|unless|whether|because)\b[^,;]*", re.IGNORECASE)
_NO_SUBJECT = re.compile(r"(?:is|are|was|were|has|have|can|may|includes?)\b", re.IGNORECASE)
"""A verb that opens an item and so has no subject there: "Do not post content that: Is illegal, ..."."""
_ENGLISH = re.compile(r"\b(?:the|of|or|and|any|that|for|with|your?)\b", re.IGNORECASE)
_FEW = 6
"""Words up to which a text needs no common English word to be taken for an English phrase."""
_SUBJECT = re.compile(r"^(?:if|when|please)\b|\b(?:you|we|they|it)\b", re.IGNORECASE)
_DEFINES = re.compile(
    r"[\"“][^\"“”]{1,80}[\"”].{0,60}?\b(?:means?|refers?|shall mean|has the meaning|have the meaning|includes?)\b"
)
_INNER_STOP = re.compile(r"\w{3,}[.!] \w+ \w+ \w+")
_STOPPED = re.compile(r"[.,;:!][\"'”’]?$")
_JOINS = re.compile(r"(?:[;,]|\b(?:and|or))$", re.IGNORECASE)
_DATE = re.compile(r"\b(?:updated|effective|revised|version|modified|date)\b.*\d|\b(?:19|20)\d\d$", re.IGNORECASE)
_SMALL = word_set("""a an and as at by for from in into of on or our per the to us we with your you vs via &""")


def ends_sentence(text: str) -> bool:
    """Whether the text ends with a full stop, question mark or exclamation mark."""
    return text.rstrip(_CLOSERS).endswith((".", "!", "?", "…"))


def ends_part(text: str) -> bool:
    """Whether the text ends a sentence or an item of a series, so that a line break after it may mean something."""
    bare = text.rstrip(_CLOSERS)
    return bare.endswith((".", "!", "?", ";", ":")) or bool(re.search(r"[;,] (?:and|or)$", bare))


@lru_cache(maxsize=4096)
def leads_in(text: str) -> bool:
    """Whether the text announces what follows: it ends with a colon or dash, or its last sentence is left hanging."""
    bare = text.rstrip(_CLOSERS)
    if bare.endswith((":", "–", "—")):
        return True
    if ends_sentence(text) or bare.endswith(";"):
        return False
    words = re.findall(r"[\w’']+", bare)
    if len(words) < 3:
        return False
    if bare.endswith(","):
        return bool(re.search(r"\b(?:limitation|limited to|following|to|including|e\.g\.|example),$", bare))
    return words[-1].casefold() in _HANGING and not re.search(r"[,;] (?:and|or)$", bare)


def may_lead(text: str, item: str) -> bool:
    """Whether a paragraph leads in the marked item after it.

    It does if it leaves its sentence open; and if its last sentence announces something of which `item` is a fragment.
    """
    if leads_in(text) or not ends_sentence(text):
        return True
    last = re.split(r"[.!?] ", text.rstrip(".!? "))[-1]
    if re.search(r"\bfollowing\b|\bbelow\b", last, re.IGNORECASE):
        return True
    return bool(_ANNOUNCING.search(last)) and (item[:1].islower() or bool(re.match(r"\w+ing\b", item)))


def joins_on(text: str) -> bool:
    """Whether the text ends in the middle of a series: with a semicolon, a comma, "and" or "or"."""
    return bool(_JOINS.search(text.rstrip(_CLOSERS)))


def is_fragment(text: str) -> bool:
    """Whether an unmarked paragraph reads as an item of a series, not as a sentence of its own."""
    if text[:1].islower() or joins_on(text):
        return True
    return not ends_sentence(text) and len(text.split()) <= 12 and not text.endswith(":")


def completes(lead: str, text: str) -> bool:
    """Whether a paragraph after the lead-in `lead` reads as an item of it, though nothing marks it as one.

    Beside a fragment that is a definition, or after a colon a phrase that has no verb of its own ("Content that ...").
    """
    if is_fragment(text) or _DEFINES.match(text):
        return True
    return lead.rstrip("*").endswith(":") and is_phrase(text)


def is_phrase(text: str) -> bool:
    """Whether the first sentence of `text` lacks a subject and a verb of its own: "Content that is illegal in ...".

    Only of English text can that be said: a longer one without a common English word is never a phrase.
    """
    if len(text.split()) > _FEW and not _ENGLISH.search(text):
        return False
    first = re.split(r"(?<=\w{2}[.:;]) ", text, maxsplit=1)[0]
    own = _RELATIVE.sub(" ", re.sub(r"\([^)]*\)", " ", first))
    verb = _FINITE.search(_NO_SUBJECT.sub("", own, count=1) if _NO_SUBJECT.match(own) else own)
    return verb is None and not _SUBJECT.search(own)


def announces(text: str) -> bool:
    """Whether a lead-in, closed by a colon, speaks of a rule or a list, so that it may lead in whole sections."""
    last = re.split(r"[.!?] ", text.rstrip(".!? "))[-1]
    return text.rstrip(_CLOSERS).endswith(":") and bool(_ANNOUNCING.search(last))


def is_capitals(text: str) -> bool:
    """Whether the text is set in capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 2 and sum(letter.isupper() for letter in letters) > 0.9 * len(letters)


def is_clause_text(text: str) -> bool:
    """Whether what a format calls a heading is in truth a clause: long, or a sentence with a verb, or a lead-in."""
    words = text.split()
    if len(words) > 18 or _DATE.search(text):
        return True
    if not _FINITE.search(text) or text.endswith("?"):
        return len(words) > 8 and ends_sentence(text) and bool(_INNER_STOP.search(text))
    return bool(_INNER_STOP.search(text)) or (len(words) > 5 and (ends_sentence(text) or text.endswith(":")))


def is_title(text: str) -> bool:
    """Whether a plain short line reads as a heading: no stop at its end, no verb that binds, its words capitalised."""
    words = text.split()
    if not words or len(words) > 12 or len(text) > 90 or _STOPPED.search(text) or _DATE.search(text):
        return False
    if not re.match(r"[“\"'(]?[A-Z0-9]", text) or not re.search(r"[A-Za-z]{3}", text) or leads_in(text):
        return False
    if is_capitals(text):
        return True
    if text.endswith("?"):
        return len(words) <= 10
    if all(_is_large(word) or word.casefold() in _SMALL for word in words):
        return True
    return len(words) <= 8 and not _FINITE.search(text) and not re.search(r"[@/\d]|https?:", text)


def _is_large(word: str) -> bool:
    bare = word.lstrip("(“\"'[")
    return bare[:1].isupper() or not bare[:1].isalpha()
