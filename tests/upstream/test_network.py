"""Pages from a real server on this machine: what is had, and every way in which it may fail."""

from __future__ import annotations

import time

import pytest

from checker.model.errors import FetchError
from checker.upstream.network import Bounds, Network, Stamp
from tests.upstream import server
from tests.upstream.server import host

QUICK = Bounds(connect=1, silent=3, whole=1.5, largest=2_000_000, tries=3, pause=0)


@pytest.fixture(scope="module")
def web():
    with host() as web:
        yield web


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def got(web, path, known=None, bounds=QUICK):
    return Network(bounds).get("policy", web.address + path, known)


def test_a_page_comes_with_its_kind_and_its_stamp(web):
    web.plays["/policy"] = server.tagged(b"<p>One.</p>", '"v1"')
    page = got(web, "/policy")
    assert (page.data, page.kind, page.stamp) == (b"<p>One.</p>", "text/html", Stamp('"v1"', ""))
    assert page.address == web.address + "/policy"
    asked = web.asked[-1][1]
    assert asked["user-agent"].startswith("flowdown/")
    assert "cookie" not in asked
    assert "if-none-match" not in asked


def test_who_knows_a_page_does_not_get_it_again(web):
    web.plays["/policy"] = server.tagged(b"<p>One.</p>", '"v1"')
    assert got(web, "/policy", Stamp('"v1"')) is None
    web.plays["/policy"] = server.tagged(b"<p>Two.</p>", '"v2"')
    assert got(web, "/policy", Stamp('"v1"')).data == b"<p>Two.</p>"


def test_packed_pages_in_pieces_are_put_together(web):
    web.plays["/chunked"] = server.chunked(b"<p>You may not.</p>" * 5000)
    assert got(web, "/chunked").data == b"<p>You may not.</p>" * 5000


def test_a_host_that_is_busy_for_a_moment_is_asked_again(web):
    web.plays["/busy"] = server.in_turn(server.status(503), server.status(429), server.page("here"))
    assert b"here" in got(web, "/busy").data


def test_a_host_that_asks_for_long_is_left_alone(web):
    """Nobody is asked four times who asked to be left alone for a day; who asks for a second gets it."""
    web.plays["/day"] = server.busy("86400")
    with pytest.raises(FetchError):
        got(web, "/day")
    assert [path for path, _ in web.asked].count("/day") == 1
    web.plays["/second"] = server.in_turn(server.busy("1"), server.page("now"))
    start = time.monotonic()
    assert b"now" in got(web, "/second", bounds=Bounds(tries=2, pause=0)).data
    assert time.monotonic() - start > 0.9


def test_redirects_are_followed_and_told(web):
    web.plays["/old"] = server.redirect("/new")
    web.plays["/new"] = server.page("new")
    assert got(web, "/old").address == web.address + "/new"


@pytest.mark.parametrize(
    ("path", "play", "says"),
    [
        ("/gone", server.status(404), "is gone (status 404); look up where it is now"),
        ("/walled", server.status(403), "the host refuses it (status 403)"),
        ("/down", server.status(503), "the host answers with status 503"),
        ("/round", server.redirect("/round"), "leads from one address to the next without end"),
        ("/away", server.redirect("ftp://example.invalid/x"), "leads to what is no web address"),
        ("/nowhere", server.redirect("http://[::1/"), "leads to what is no web address"),
        ("/bomb", server.bomb(60), "is larger than 2 MB"),
        ("/endless", server.endless, "is larger than 2 MB"),
        ("/dripping", server.dripping, "takes more than 1.5 s"),
        ("/slow-head", server.dripping_head, "takes more than 1.5 s"),
        ("/broken", server.broken, "the connection breaks off"),
        ("/broken-packing", server.packed_half, "the connection breaks off"),
        ("/no-packing", server.packed_as("gzip"), "is packed in a way that cannot be unpacked"),
        ("/other-packing", server.packed_as("br"), "is packed in a way that cannot be unpacked"),
        ("/packed-twice", server.packed_as("gzip, gzip"), "is packed in a way that cannot be unpacked"),
        ("/other-tongue", server.babbling, "the connection breaks off, or what comes is no web page"),
        ("/later", server.busy("86400"), "with status 429 and asks to be left alone (Retry-After: 86400)"),
        ("/whenever", server.busy("soon"), "with status 429 and asks to be left alone (Retry-After: soon)"),
    ],
)
def test_what_fails_ends_in_one_line(web, path, play, says):
    web.plays[path] = play
    start = time.monotonic()
    with pytest.raises(FetchError) as caught:
        got(web, path)
    assert says in str(caught.value)
    assert str(caught.value).startswith(f"policy: {web.address}{path}: ")
    assert "\n" not in str(caught.value)
    assert time.monotonic() - start < 60


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("http://127.0.0.1:9/x", "the host cannot be reached"),
        ("http://no-such-host.invalid/", "its host is not known"),
        ("file:///etc/passwd", "is no web address"),
        ("legal/policy", "is no web address"),
        ("http://[::1", "is no web address"),
        ("http://127.0.0.1:99999/x", "is no web address"),
    ],
)
def test_no_such_place(address, says):
    with pytest.raises(FetchError, match=says):
        Network(Bounds(connect=1, tries=1)).get("policy", address)
