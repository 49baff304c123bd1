"""Upstream texts brought onto the shelf: what passes as a version, what never does, and what stays whatever happens."""

from __future__ import annotations

import subprocess
from datetime import date

import pytest

from checker.app.fetching import Came, Wanted, arrivals, fetched, named
from checker.model.errors import UsageError
from checker.model.packs import SourceDocument
from checker.upstream.network import Bounds, Network
from checker.upstream.store import Store
from tests.upstream import server
from tests.upstream.server import host

RULES = "".join(
    f"<p>{number}. You must not use the hosted garden to plant weed number {number} anywhere.</p>" for number in range(60)
)
OTHER = "".join(f"<p>{number}. Members meet in the old library and read book number {number} aloud.</p>" for number in range(60))
LOCATORS = tuple(f"plant weed number {number}" for number in range(4))


@pytest.fixture(scope="module")
def web():
    with host() as web:
        yield web


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.fixture
def shelf(tmp_path):
    return tmp_path / "shelf"


def wanted(web=None, path="/rules", name="garden-rules"):
    url = web.address + path if web else "https://garden.invalid/legal/rules"
    return Wanted(SourceDocument(name, "Garden Rules", "Garden", url, "2026-01-01", "whole"), LOCATORS)


def fetch(web, shelf, day="2026-02-01", path="/rules", accept=()):
    (arrival,) = fetched([wanted(web, path)], Store.of(shelf), day, Network(Bounds(connect=1, tries=1, pause=0)), accept)
    return arrival


def test_a_first_version_a_same_one_and_a_new_one(web, shelf):
    web.plays["/rules"] = server.page(RULES)
    first = fetch(web, shelf)
    assert (first.came, first.file) == (Came.FIRST, "garden-rules@2026-02-01.md")
    assert "plant weed number 59" in (shelf / first.file).read_text()
    assert fetch(web, shelf, "2026-02-02").came is Came.SAME
    assert Store.of(shelf).documents["garden-rules"].checked == "2026-02-02"
    web.plays["/rules"] = server.page(RULES + "<p>61. Each user must label what grows.</p>")
    new = fetch(web, shelf, "2026-02-03")
    assert (new.came, new.file) == (Came.NEW, "garden-rules@2026-02-03.md")
    store = Store.of(shelf)
    assert [version.seen for version in store.documents["garden-rules"].versions] == ["2026-02-01", "2026-02-03"]
    assert "label what grows" not in store.text(store.documents["garden-rules"].versions[0])


def test_markup_and_what_stands_around_the_text_are_no_version(web, shelf):
    web.plays["/rules"] = server.page(RULES)
    fetch(web, shelf)
    web.plays["/rules"] = server.page(RULES.replace("<p>", "<p class=x>\n  ") + "<script>track()</script>")
    assert fetch(web, shelf, "2026-02-02").came is Came.SAME


def test_a_host_that_knows_our_version_sends_nothing(web, shelf):
    web.plays["/tagged"] = server.tagged(f"<html lang=en><main>{RULES}</main>".encode(), '"1"')
    assert fetch(web, shelf, path="/tagged").came is Came.FIRST
    assert fetch(web, shelf, "2026-02-05", path="/tagged").came is Came.SAME
    assert Store.of(shelf).documents["garden-rules"].checked == "2026-02-05"


WALL = "<h1>Sign in</h1><p>Sign in to continue to the garden and to see this page.</p><form><input type=password></form>"
CONSENT = (
    "<h1>Before you continue</h1><p>We use cookies for the garden, for the library and for the pond. Accept them or not.</p>"
)
PARTNERS = "".join(f"<p>Partner {number} keeps cookies and other marks on your device.</p>" for number in range(90))
BROKEN = [
    (server.page(WALL), "what came is no policy: it says 'Sign in' and little else"),
    (server.page(CONSENT), "what came is no policy: it says 'Before you continue'"),
    (server.page("<h1>Your privacy</h1>" + PARTNERS), "holds less than a quarter of what the last version said"),
    (server.page(OTHER), "holds less than a quarter of what the last version said"),
    (server.page(RULES[: len(RULES) // 3]), "words, the last version has"),
    (server.redirect("/elsewhere"), "leads to another page"),
    (lambda player: player.answer(200, b"\x89PNG\r\n", Content_Type="image/png"), "is no text that can be read (image/png)"),
    (lambda player: player.answer(200, b"%PDF-1.7 torn", Content_Type="application/pdf"), "what came cannot be read"),
    (server.page(""), "what came cannot be read"),
    (server.status(404), "is gone"),
    (server.bomb(60), "is larger than 10 MB"),
]


@pytest.mark.parametrize(("play", "says"), BROKEN)
def test_what_is_not_the_document_never_counts_as_a_change(web, shelf, play, says):
    web.plays["/rules"] = server.page(RULES)
    web.plays["/elsewhere"] = server.page(OTHER)
    fetch(web, shelf)
    before = {path.name: path.read_bytes() for path in shelf.iterdir()}
    web.plays["/rules"] = play
    failed = fetch(web, shelf, "2026-02-02")
    assert failed.came is Came.FAILED
    assert says in str(failed.error)
    assert str(failed.error).startswith("garden-rules: ")
    assert "\n" not in str(failed.error)
    assert {path.name: path.read_bytes() for path in shelf.iterdir()} == before


def test_another_text_is_not_taken_for_the_first_version(web, shelf):
    web.plays["/rules"] = server.page(OTHER)
    assert "less than half of the words that the pack cites" in str(fetch(web, shelf).error)
    assert not shelf.exists()


def test_the_user_may_take_a_page_that_looks_wrong(web, shelf):
    web.plays["/rules"] = server.page(RULES)
    fetch(web, shelf)
    web.plays["/rules"] = server.page(RULES[: len(RULES) // 3])
    assert fetch(web, shelf, "2026-02-02", accept=("garden-rules",)).came is Came.NEW


def test_languages_in_an_address_and_a_closing_slash_lead_nowhere_else(web, shelf):
    web.plays["/legal/rules"] = server.redirect("/en-us/legal/rules/")
    web.plays["/en-us/legal/rules/"] = server.page(RULES)
    assert fetch(web, shelf, path="/legal/rules").came is Came.FIRST


def test_one_document_that_fails_leaves_the_others(web, shelf):
    web.plays["/rules"], web.plays["/none"] = server.page(RULES), server.status(404)
    asked = [wanted(web, "/none", "none"), wanted(web)]
    came = [arrival.came for arrival in fetched(asked, Store.of(shelf), "2026-02-01", Network(Bounds(tries=1)))]
    assert came == [Came.FAILED, Came.FIRST]


def plain(text):
    return text.replace("<p>", "").replace("</p>", "\n\n")


def test_a_folder_of_dated_versions(tmp_path, shelf):
    folder = tmp_path / "texts"
    (folder / "garden").mkdir(parents=True)
    (folder / "garden" / "rules@2025-05-01.md").write_text(f"<!-- url: {wanted().document.url} -->\n{plain(RULES)}")
    (folder / "garden" / "rules@2025-03-01.md").write_text(f"<!-- url: {wanted().document.url} -->\n{plain(RULES)}Old words.\n")
    (folder / "garden" / "other@2025-04-01.md").write_text("<!-- url: https://garden.invalid/other -->\nOther words.\n")
    (arrival,) = arrivals([wanted()], shelf, folder, date(2026, 2, 1))
    assert (arrival.came, arrival.day) == (Came.FIRST, "2025-05-01")
    assert [version.seen for version in Store.of(shelf).documents["garden-rules"].versions] == ["2025-03-01", "2025-05-01"]
    (again,) = arrivals([wanted()], shelf, folder, date(2026, 2, 2))
    assert again.came is Came.SAME


def test_a_page_saved_by_hand_bears_the_id(tmp_path, shelf):
    (tmp_path / "garden-rules.html").write_text(f"<html lang=en><main>{RULES}</main>")
    (arrival,) = arrivals([wanted()], shelf, tmp_path, date(2026, 2, 1))
    assert (arrival.came, arrival.day) == (Came.FIRST, "2026-02-01")


def git(folder, *arguments, day="2025-01-01"):
    stamp = f"{day}T12:00:00+0000"
    environment = {"GIT_COMMITTER_DATE": stamp, "GIT_AUTHOR_DATE": stamp, "PATH": "/usr/bin:/bin", "HOME": str(folder)}
    who = ("-c", "user.name=a", "-c", "user.email=a@example.invalid")
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True, env=environment)


def test_a_checkout_gives_every_version_of_its_history(tmp_path, shelf):
    archive = tmp_path / "archive"
    (archive / "Garden").mkdir(parents=True)
    git(archive, "init", "-q")
    for day, more in (("2025-03-01", ""), ("2025-06-01", "61. Each user must label what grows.\n")):
        (archive / "Garden" / "Rules.md").write_text(plain(RULES) + more)
        git(archive, "add", "-A")
        git(archive, "commit", "-q", "-m", "version", day=day)
    (arrival,) = arrivals([wanted()], shelf, archive, date(2026, 2, 1))
    assert (arrival.came, arrival.file) == (Came.FIRST, "garden-rules@2025-06-01.md")
    assert [version.seen for version in Store.of(shelf).documents["garden-rules"].versions] == ["2025-03-01", "2025-06-01"]


def test_a_folder_without_the_document(tmp_path, shelf):
    (tmp_path / "empty").mkdir()
    (arrival,) = arrivals([wanted()], shelf, tmp_path / "empty", date(2026, 2, 1))
    assert "holds no version of it; name a file garden-rules@YYYY-MM-DD.html" in str(arrival.error)


@pytest.mark.parametrize(
    ("index", "says"),
    [
        ("{", "is no index of upstream texts"),
        ('{"schema": "other/1", "documents": {}}', "it has another schema"),
        (
            '{"schema": "flowdown-upstream/1", "documents": {"a": {"url": "", "checked": "", "stamp": {}, "versions": '
            '[{"file": "../a.md", "sha256": "", "seen": ""}]}}}',
            "is no name of a file in the folder",
        ),
    ],
)
def test_a_broken_shelf_is_told_and_left(shelf, index, says):
    shelf.mkdir()
    (shelf / "index.json").write_text(index)
    with pytest.raises(UsageError, match=says):
        Store.of(shelf)
    assert (shelf / "index.json").read_text() == index


def test_a_text_that_was_changed_by_hand_is_not_relied_on(web, shelf):
    web.plays["/rules"] = server.page(RULES)
    (shelf / fetch(web, shelf).file).write_text("Something else.\n")
    assert "is not the text that was fetched" in str(fetch(web, shelf).error)


@pytest.mark.parametrize("name", ["../../rules", "/etc/rules", "..", "r" * 300, "rules\0", "index.json"])
def test_a_document_of_any_name_stays_on_the_shelf(web, tmp_path, name):
    web.plays["/rules"] = server.page(RULES)
    shelf = tmp_path / "shelf"
    (arrival,) = fetched([wanted(web, name=name)], Store.of(shelf), "2026-02-01", Network(Bounds(tries=1)))
    assert arrival.came is Came.FIRST
    assert {path.name for path in shelf.iterdir()} == {"index.json", arrival.file}
    assert [path.name for path in tmp_path.iterdir()] == ["shelf"]


def test_a_shelf_that_cannot_be_made(web, tmp_path):
    web.plays["/rules"] = server.page(RULES)
    (tmp_path / "file").write_text("in the way")
    error = str(fetch(web, tmp_path / "file" / "shelf").error)
    assert error.startswith(f"{tmp_path / 'file' / 'shelf'}: cannot be made (Not a directory); name a folder")


def test_unknown_documents_come_with_the_nearest():
    with pytest.raises(UsageError, match=r"no document is called 'garden-rule' \(did you mean garden-rules"):
        named([wanted()], ["garden-rule"])
