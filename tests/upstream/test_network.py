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
        ("/away", server.redirect("ftp://example.invalid/x"), "the connection fails"),
        ("/bomb", server.bomb(60), "is larger than 2 MB"),
        ("/endless", server.endless, "is larger than 2 MB"),
        ("/dripping", server.dripping, "takes more than 1.5 s"),
        ("/broken", server.broken, "the connection fails"),
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
    assert time.monotonic() - start < 10


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("http://127.0.0.1:9/x", "the host cannot be reached"),
        ("http://no-such-host.invalid/", "its host is not known"),
        ("file:///etc/passwd", "is no web address"),
        ("legal/policy", "is no web address"),
    ],
)
def test_no_such_place(address, says):
    with pytest.raises(FetchError, match=says):
        Network(Bounds(connect=1, tries=1)).get("policy", address)
