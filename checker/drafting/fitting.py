"""Fits a suggested wording to terms: the parties, the service and its output get the names that the terms give them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from checker.drafting.names import Name, Names
from checker.model.drafting import Fitting

_PLACEHOLDER = re.compile(r"\[[^\[\]]+\]")
_SERVICE = re.compile(r"\[[Tt]he Service\]")
_COMPANY = re.compile(r"\[[Tt]he Company\]")
_SENTENCE = re.compile(r"(?:\A|(?<=[.!?]\s)|(?<=\n))(\[?)([a-z])")
_OWN_TERMS = re.compile(r"\b([Tt])hese [Tt]erms\b")
_OUTPUT = re.compile(r"\b(?:the )?(outputs?)\b", re.IGNORECASE)
_INPUT = re.compile(r"\b(inputs?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A wording in the terms' own names. `decisions` are the placeholders that are left, where a person must decide, in square
    brackets as they stand in `text`.
    """

    text: str
    decisions: tuple[str, ...]


def fit(wording: str, names: Names, fitting: Fitting, within: bool = False) -> Fitted:
    """A wording (`Finding.wording`) in the words of terms that use these names.

    "You" and "we" become the parties' names where the terms use those, with their verbs; `[the Service]` and `[the Company]` are
    filled in, output and input named as defined, spelling and "shall" follow the terms. Every other placeholder stays, and is
    listed. `within` says that the clause goes into the terms themselves ("these Terms"), not into a paper beside them.
    """
    text, kept = _set_apart(wording)
    text = _OWN_TERMS.sub(_terms(names, within), text)
    text = _things(text, names, fitting.plural)
    text = _parties(text, names, fitting)
    if names.american:
        text = _spelled(text, fitting.american)
    if names.curly:
        text = text.replace("'", "’")
    text = re.sub(r"\x00(\d+)\x00", lambda match: kept[int(match.group(1))], text)
    text = _SENTENCE.sub(lambda match: match.group(1) + match.group(2).upper(), text)
    return Fitted(text, placeholders(text))


def placeholders(text: str) -> tuple[str, ...]:
    """What a person must still decide in a text: everything in square brackets, each once, in order."""
    return tuple(dict.fromkeys(_PLACEHOLDER.findall(text)))


def _set_apart(wording: str) -> tuple[str, list[str]]:
    """The wording with the placeholders that stay put out of reach, so that no word in them is changed."""
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        if _SERVICE.fullmatch(match.group()) or _COMPANY.fullmatch(match.group()):
            return match.group()
        kept.append(match.group())
        return f"\x00{len(kept) - 1}\x00"

    return _PLACEHOLDER.sub(keep, wording), kept


def _terms(names: Names, within: bool) -> str:
    article = ("these" if names.terms.plural else "this") if within else "the"
    return f"{article} {names.terms.words if within else names.called}"


def _things(text: str, names: Names, plural: Mapping[str, str]) -> str:
    """The service, its output and the input by their names."""
    text = _named(text, _SERVICE, names.service, plural)
    if names.output != Names().output:
        text = _named(text, _OUTPUT, names.output, plural)
    if names.input != Names().input:
        text = _named(text, _INPUT, names.input, plural)
    return text


def _named(text: str, pattern: re.Pattern[str], name: Name, plural: Mapping[str, str]) -> str:
    """A thing by its name; where that is a plural, the verb that it opens a sentence with and an "its" behind it follow."""
    if name.plural:
        thing, words = f"(?:{pattern.pattern})".replace("(?:the )?(", "(?:the )?(?:"), "|".join(plural)
        for before in (rf"(?:\A|(?<=[.:] )|(?<=, )){thing} ", rf"{thing} (?:and|or) (?=its\b)"):
            text = re.sub(
                rf"(?P<before>{before})(?P<word>{words})\b",
                lambda match: match["before"] + plural[match["word"]],
                text,
                flags=re.IGNORECASE,
            )
    return pattern.sub(name.words, text)


def _parties(text: str, names: Names, fitting: Fitting) -> str:
    company = names.company
    text = _COMPANY.sub(company.words or "we", text)
    if not company.words:
        text = re.sub(r"\bwe (\w+)", lambda match: f"we {_base(match.group(1), fitting.verbs)}", text)
    if company.words:
        own = "their" if company.plural else "its"
        text = re.sub(r"\b[Ww]e (and|or) our\b", lambda match: f"{company.words} {match.group(1)} {own}", text)
        text = _third(text, ("we", "us", "our"), company, fitting.verbs)
    if names.user.words:
        text = _third(text, ("you", "you", "your"), names.user, fitting.verbs)
        if names.shall:
            text = re.sub(rf"({re.escape(names.user.words)}) may not\b", r"\1 shall not", text)
            text = re.sub(r"\bmust\b", "shall", text)
    return text


def _base(verb: str, verbs: Mapping[str, str]) -> str:
    """The verb as it stands behind "we"."""
    return next((base for base, third in verbs.items() if third == verb), verb)


def _third(text: str, persons: tuple[str, str, str], name: Name, verbs: Mapping[str, str]) -> str:
    """A text in which a party is called by its name instead of spoken to or speaking."""
    subject, other, own = persons
    forms = "|".join(verbs)

    def said(match: re.Match[str]) -> str:
        verb = match.group(2)
        return f"{name.words} {match.group(1) or ''}{verb if name.plural else verbs[verb]}"

    text = re.sub(rf"\b(?i:{own})\b", name.possessive, text)
    text = re.sub(rf"\b(?i:{subject}) (then |also )?({forms})\b", said, text)
    return re.sub(rf"\b(?i:{other}|{subject})\b", name.words, text)


def _spelled(text: str, american: Mapping[str, str]) -> str:
    forms = "|".join(map(re.escape, american))
    return re.sub(rf"\b(?:{forms})", lambda match: american[match.group()], text)
