"""How terms call the parties, the service, its output and themselves, as they print it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from checker.model.document import ClauseKind, Document
from checker.model.drafting import Fitting

# In front of a name these belong to the sentence; only "the" belongs to the name.
_ARTICLE = r"(?:([Tt]he|[Oo]ur) )?"
# A name that is printed fewer times than this may be a slip of the pen.
_FEWEST = 2
_LONGEST_TITLE = 12
_LONGEST_OWN = 4
# Where a whole passage is in capitals, they make no names.
_SHOUTED = re.compile(r"(?:\b[A-Z][A-Z'’-]*\b[^\w\n]*){6,}")
# A noun without a capital that stands so often is what the terms speak of.
_OFTEN = 5
# "use Scribe", "access to Scribe": what is used and has a name is the service, where this is said so often.
_USED = re.compile(r"\b(?:use|using|access|access to|use of) ([A-Z][a-z]\w+)\b(?! [A-Z]|\.\w)")
_USES = 3
# A name of fewer letters may be written in capitals ("IBM").
_SHORT = 5
_YOU = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
_WE = re.compile(r"\b(?:we|us|our)\b|\bW[Ee]\b")
_SELF = re.compile(r"\b(?:[Tt]his|[Tt]hese|THIS|THESE) ((?:[A-Z][\w-]*(?: of | and | for | )){0,4}[A-Z][\w-]*)")
_SHALL, _MUST = re.compile(r"\bshall\b"), re.compile(r"\b(?:must|may not)\b")


@dataclass(frozen=True, slots=True)
class Name:
    """A name with its article, as it stands within a sentence: "the Services", "Customer". "" is for "you" or "we"."""

    words: str
    plural: bool = False

    @property
    def possessive(self) -> str:
        """ "Customer's", "the Members'"."""
        return f"{self.words}'" if self.words.endswith("s") else f"{self.words}'s"


@dataclass(frozen=True, slots=True)
class Names:
    """What terms call things. A party is "" where they speak to "you" or as "we". `terms` is without article ("Terms of Use",
    plural) and `title` the heading of the main document, or "". `shall` says that duties are put with "shall", `american` how
    words are spelled; `curly` says that their apostrophes are. `main` is the main document's number.
    """

    user: Name = Name("")
    company: Name = Name("")
    service: Name = Name("the Service")
    output: Name = Name("output")
    input: Name = Name("input")
    terms: Name = Name("Terms", plural=True)
    title: str = ""
    shall: bool = False
    american: bool = False
    curly: bool = False
    main: int = 0

    @property
    def called(self) -> str:
        """The terms as another paper calls them, with a capital."""
        return self.terms.words[0].upper() + self.terms.words[1:]


def names_of(documents: Sequence[Document], senses: Mapping[tuple[str, ...], str], fitting: Fitting) -> Names:
    """The names in a terms set. `senses` are the names that the engine found defined, folded, each with what it stands for
    ("user", "company", "output", "input"); where the terms give no name the neutral ones of `Names` stand.
    """
    main = _main(documents, fitting)
    text = _SHOUTED.sub(" ", documents[main].text)
    plain = Names()
    by_sense = {
        sense: [keys for keys, known in senses.items() if known == sense] for sense in ("user", "company", "output", "input")
    }
    firms = _printed(text, by_sense["company"])
    # A longer name that seems to be defined as output is most often that of something else ("Performance Warranty").
    outputs = _printed(text, [keys for keys in by_sense["output"] if len(keys) == 1])
    inputs = [name for name in _printed(text, by_sense["input"]) if name in fitting.inputs]
    title = _title(documents[main])
    company = _party(text, (*fitting.companies, *firms), _WE, "")
    known = (company.words, *outputs, *inputs, *fitting.agreements)
    return Names(
        user=_party(text, (*fitting.users, *_printed(text, by_sense["user"])), _YOU, "s?"),
        company=company,
        service=_service(text, title, fitting, known, firms) or plain.service,
        output=_thing(text, (*outputs, "Output", "Outputs"), bare=True) or plain.output,
        input=_thing(text, (*inputs, "Input", "Inputs"), bare=True) or plain.input,
        terms=_own(text, fitting) or plain.terms,
        title=_agreement(title, fitting),
        shall=len(_SHALL.findall(text)) > len(_MUST.findall(text)),
        american=_american(documents, fitting),
        curly=text.count("’") > text.count("'"),
        main=main,
    )


def _main(documents: Sequence[Document], fitting: Fitting) -> int:
    """The document that the others hang on: the first whose title or file's name calls it an agreement and no policy."""
    nouns = {word.lower() for word in fitting.agreements} - {"policy"}
    for number, document in enumerate(documents):
        called = f"{_title(document)} {PurePath(document.name).stem}".lower()
        if nouns.intersection(re.findall(r"[a-z]+", called)) and "policy" not in called:
            return number
    return 0


def _title(document: Document) -> str:
    first = document.clauses[0] if document.clauses else None
    if first is None or first.kind is not ClauseKind.HEADING or first.number:
        return ""
    title = document.quote(first.text_span).strip(" .:#*")
    return title if len(title.split()) <= _LONGEST_TITLE else ""


def _agreement(title: str, fitting: Fitting) -> str:
    """A title that says what the document is; that of a web page may only say where it stands ("Legal")."""
    return title if {word.lower() for word in fitting.agreements} & set(re.findall(r"[a-z]+", title.lower())) else ""


def _service(text: str, title: str, fitting: Fitting, others: Sequence[str], firms: Sequence[str]) -> Name | None:
    """What the service is called: by a noun with a capital, by one with a word before it ("the Script Software"), as a product,
    or by a plain noun; never what `others` are called.
    """
    return (
        _thing(text, fitting.services)
        or _thing(text, _compounds(text, fitting))
        or _product(text, title, others, firms)
        or _plainly(text, fitting.services)
    )


def _compounds(text: str, fitting: Fitting) -> list[str]:
    """The names of two words that end in a noun for services and stand in quotes somewhere, as a definition does."""
    found = re.findall(rf"[“\"](([A-Z][a-z]+) (?:{'|'.join(fitting.services)}))[”\"]", text)
    return list(dict.fromkeys(name for name, first in found if first not in fitting.other_services))


def _product(text: str, title: str, others: Sequence[str], firms: Sequence[str]) -> Name | None:
    """The name of the service as a product; where the title has it one use is enough, and it may be that of the firm too."""
    titled = set(re.findall(r"\w+", title))
    counts: Counter[str] = Counter()
    for name in _USED.findall(text):
        if name not in others and (name in titled or name not in firms):
            counts[name] += _USES if name in titled else 1
    return Name(counts.most_common(1)[0][0]) if counts and counts.most_common(1)[0][1] >= _USES else None


def _plainly(text: str, nouns: Sequence[str]) -> Name | None:
    """A noun without a capital that the terms use often: "the software", "our website"."""
    return _thing(text, [noun.lower() for noun in nouns], fewest=_OFTEN)


def _printed(text: str, folded: Iterable[tuple[str, ...] | str]) -> tuple[str, ...]:
    """Folded names as the text prints them most often with a capital; those it never prints so are left out."""
    names = []
    for keys in folded:
        words = (keys,) if isinstance(keys, str) else keys
        pattern = r"[\W_]{1,2}".join(map(re.escape, words))
        found = [each for each in re.findall(rf"\b{pattern}\b", text, re.IGNORECASE) if each[0].isupper()]
        # What stands in capitals where a whole sentence does is no spelling of a name.
        found = [each for each in found if not each.isupper() or len(each) < _SHORT] or [each.title() for each in found]
        if found:
            names.append(Counter(found).most_common(1)[0][0])
    return tuple(dict.fromkeys(names))


def _party(text: str, nouns: Sequence[str], persons: re.Pattern[str], ending: str) -> Name:
    """The party's name, or "" where the terms speak in the first or second person more often. Of users terms speak in the
    plural too, which `ending` lets in; "the Suppliers" are no company.
    """
    found = _counted(text, nouns, ending)
    if not found or sum(found.values()) <= len(persons.findall(text)):
        return Name("")
    words = found.most_common(1)[0][0]
    bare = words.removeprefix("the ").lower()
    return Name(words, plural=any(bare == f"{noun.lower()}s" for noun in nouns))


def _counted(text: str, nouns: Iterable[str], ending: str) -> Counter[str]:
    """How often each noun is printed as a name, with and without its article."""
    counts: Counter[str] = Counter()
    for noun in dict.fromkeys(nouns):
        for form, end in dict.fromkeys(((noun, ending), (noun.upper(), ending.upper()))):
            # "Customer Data" and "Client Software" are other names.
            for match in re.finditer(rf"{_ARTICLE}\b({re.escape(form)}{end})\b(?![ -][A-Z][a-z])(?!@|\.\w)", text):
                article = "the " if match.group(1) and match.group(1).lower() == "the" else ""
                counts[f"{article}{match.group(2)}"] += 1
    return Counter({name: count for name, count in counts.items() if count >= _FEWEST})


def _thing(text: str, nouns: Sequence[str], bare: bool = False, fewest: int = _FEWEST) -> Name | None:
    """What the terms call a thing most often, if they do `fewest` times; with an article unless `bare` names go without."""
    counts: Counter[tuple[str, bool]] = Counter()
    for noun in nouns:
        plural = noun.endswith("s")
        # "the Service Order" and "Software Products" are other things.
        for match in re.finditer(rf"{_ARTICLE}\b{re.escape(noun)}\b(?![ -][A-Z][a-z])(?!@|\.\w)", text):
            if bare or match.group(1):
                counts[noun, plural] += 1
    if not counts or counts.most_common(1)[0][1] < fewest:
        return None
    noun, plural = counts.most_common(1)[0][0]
    return Name(noun if bare else f"the {noun}", plural)


def _own(text: str, fitting: Fitting) -> Name | None:
    """What the document calls itself: "these Terms of Service", "this Agreement"; "these terms" where it writes no capital."""
    counts: Counter[str] = Counter()
    for match in _SELF.finditer(text):
        called = match.group(1)
        words = set(called.split())
        of_all = not words.isdisjoint(fitting.agreements) and words.isdisjoint(fitting.parts_of_agreements)
        if of_all and not called.isupper() and len(called.split()) <= _LONGEST_OWN:
            counts[called] += 1
    if not counts:
        plain = "|".join(noun.lower() for noun in fitting.agreements)
        counts.update(re.findall(rf"\b(?:[Tt]his|[Tt]hese) ({plain})\b", text))
    if not counts:
        return None
    called = counts.most_common(1)[0][0]
    return Name(
        called,
        plural=called.split()[0].endswith("s")
        or called.endswith(("Terms", "Conditions", "Rules", "terms", "conditions", "rules")),
    )


def _american(documents: Sequence[Document], fitting: Fitting) -> bool:
    """Whether the terms spell the American way; wordings are written the British way, which stands where nothing shows."""
    words = Counter(word.lower() for document in documents for word in re.findall(r"[A-Za-z]+", document.text))
    american = sum(words[word] for word in fitting.american_signs)
    return american > sum(words[word] for word in fitting.british_signs)
