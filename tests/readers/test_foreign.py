"""Files in other languages, in part or whole: what is refused, what is left unread, and what is English all the same."""

from pathlib import Path

import pytest

from checker.model.document import Document
from checker.model.errors import ReadError
from checker.readers import read_bytes
from tests.readers.foreign_texts import ENGLISH, TERMS

MIXED = ENGLISH * 2
LANGUAGES = [language for language in TERMS if language != "Korean"]


def document(text: str) -> Document:
    return read_bytes("t.md", text.encode())


@pytest.mark.parametrize("language", TERMS)
def test_a_file_without_english_is_refused_by_its_language(language):
    with pytest.raises(ReadError) as caught:
        document(TERMS[language])
    assert str(caught.value) == f"t.md: is in {language}; the controls are written for English, so check its English version"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_foreign_part_of_a_mixed_file_is_unread_and_the_english_is_kept(language):
    mixed = document(f"{MIXED}\n\n{TERMS[language]}")
    assert f"is in {language} (" in mixed.unread[0].why
    assert mixed.unread[0].place.line in (17, 19)  # a title that is none by its looks may stay
    assert mixed.text.startswith(document(MIXED).text)
    assert len(mixed.text) - len(document(MIXED).text) < 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_foreign_part_in_front_is_unread_too(language):
    mixed = document(f"{TERMS[language]}\n\n{MIXED}")
    assert mixed.unread[0].place.line == 1
    assert mixed.text == document(MIXED).text
    first = mixed.place(mixed.text.index("You may use"))
    assert f"{TERMS[language]}\n\n{MIXED}".split("\n")[(first.line or 0) - 1].startswith("You may use")


def rows(first: str, second: str) -> str:
    pairs = zip(*(" ".join(text.split()).rstrip(".").split(". ") for text in (first, second)), strict=False)
    return "| English | Other |\n|---|---|\n" + "".join(f"| {left} | {right} |\n" for left, right in pairs)


@pytest.mark.parametrize("language", ["German", "French", "Polish", "Turkish", "Russian", "Swedish"])
def test_of_two_columns_the_english_one_is_read(language):
    table = document(rows(ENGLISH, TERMS[language]))
    assert table.unread == ()
    assert table.notices == (f"The text stands in English and in {language}; only the English was read.",)
    assert table.text.split("\n") == ["English", *" ".join(ENGLISH.split()).rstrip(".").split(". ")]
    assert table.place(table.text.index("You must be")).line == 7


def test_a_translation_after_every_paragraph_is_left_out_with_a_notice():
    pairs = zip(ENGLISH.split("\n\n"), TERMS["German"].split("\n\n"), strict=True)
    both = document("\n\n".join(f"{english}\n\n{german}" for english, german in pairs) + "\n\nYou must pay all fees on time.\n")
    assert both.unread == () or "German" in both.unread[0].why
    assert "Sie" not in both.text
    assert "You may use the service" in both.text


def test_foreign_sentences_within_an_english_paragraph_are_left_out():
    german = " ".join(TERMS["German"].split("\n\n")[1].split("\n"))
    mixed = document(f"{ENGLISH}\n\n1. {german} You must not rent the service to anyone. {german}\n\n{TERMS['German']}")
    assert "You must not rent the service to anyone." in mixed.text
    assert "nicht" not in mixed.text
    assert mixed.unread


def test_a_remark_in_another_language_changes_nothing_but_is_told():
    remark = "Les parties ont expressément demandé que ce contrat et les documents qui s'y rapportent soient rédigés en anglais."
    read = document(f"{ENGLISH}\n\n{remark}\n")
    assert remark in read.text
    assert read.unread == ()
    assert read.notices == ("18 words in French (line 10) were not judged: the controls are written for English.",)


def test_a_strange_language_of_no_table_is_refused_all_the_same():
    strange = " ".join(f"bivolo{at} tarenu{at} gosima{at}" for at in range(40))
    with pytest.raises(ReadError, match="seems not to be in English"):
        document(strange)


@pytest.mark.parametrize(
    "text",
    [
        "No bots.",
        "Spam; malware; phishing; doxing; harassment; impersonation; violence; gambling; weapons; drugs",
        "YOU MAY NOT SELL THE SERVICE. WE MAY END THE CONTRACT AT ANY TIME AND WITHOUT NOTICE TO YOU.",
        "These terms apply mutatis mutandis, inter alia in cases of force majeure, bona fide and pro rata temporis.",
        "Our office: Bundesamt für Sicherheit in der Informationstechnik, Godesberger Allee 185, Bonn.",
        "Société Générale de Banque et des Assurances, 12 rue de la Paix, 75002 Paris",
        "Serviços de Aplicações Ltda, Avenida Paulista, São Paulo, do Brasil",
        "Argentina, Brasil, Chile, Côte d'Ivoire, España, Österreich, Türkiye, Česko, Ísland, Perú, México",
        "Ελληνικά\n\n日本語\n\nрусский\n\nDeutsch\n\nfrançais\n\nespañol\n\nitaliano\n\nMagyar",
        "```\nfor i in range(10):\n    print(i) if i else None\n```",
        "You may visit Los Angeles, Las Vegas, El Paso and San Juan del Sur, or dine at Chez Nous and Das Haus.",
    ],
)
def test_english_names_lists_and_code_are_not_called_foreign(text):
    for whole in (text, f"{ENGLISH}\n\n{text}"):
        read = document(whole)
        assert read.unread == read.notices == ()


def test_a_file_whose_bytes_were_torn_is_called_damaged():
    torn = Path(__file__).with_name("fuzz") / "cases" / "torn-utf-16.md.case"
    with pytest.raises(ReadError, match="damaged") as caught:
        read_bytes("t.md", torn.read_bytes())
    assert "UTF-8" in caught.value.hint
