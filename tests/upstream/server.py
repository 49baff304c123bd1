"""A web server on this machine that plays what hosts of policies do."""

from __future__ import annotations

import gzip
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Play = Callable[["Player"], None]


class Player(BaseHTTPRequestHandler):
    """Answers each path as the test said; keeps what was asked."""

    plays: dict[str, Play]
    asked: list[tuple[str, dict[str, str]]]

    def do_GET(self) -> None:
        self.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        with suppress(ConnectionError):
            self.plays[self.path](self)

    def answer(self, status: int, body: bytes = b"", **fields: str) -> None:
        self.send_response(status)
        fields.setdefault("Content_Type", "text/html; charset=utf-8")
        fields.setdefault("Content_Length", str(len(body)))
        for name, value in fields.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


class Host:
    """The server's address, what it plays (to be changed at will), and what it was asked."""

    def __init__(self, address: str, plays: dict[str, Play], asked: list[tuple[str, dict[str, str]]]) -> None:
        self.address, self.plays, self.asked = address, plays, asked


@contextmanager
def host() -> Iterator[Host]:
    plays: dict[str, Play] = {}
    asked: list[tuple[str, dict[str, str]]] = []
    handler = type("Playing", (Player,), {"plays": plays, "asked": asked})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield Host(f"http://127.0.0.1:{server.server_port}", plays, asked)
    finally:
        server.shutdown()
        server.server_close()


def page(body: str) -> Play:
    return lambda player: player.answer(200, f"<!doctype html><html lang=en><body><main>{body}</main></body></html>".encode())


def status(code: int) -> Play:
    return lambda player: player.answer(code, b"<p>no</p>")


def redirect(to: str) -> Play:
    return lambda player: player.answer(302, Location=to)


def tagged(body: bytes, tag: str) -> Play:
    """A page with an entity tag: who knows it gets no page."""

    def play(player: Player) -> None:
        if player.headers.get("If-None-Match") == tag:
            player.answer(304)
        else:
            player.answer(200, body, ETag=tag)

    return play


def in_turn(*plays: Play) -> Play:
    """The first play at first, then the next; the last one from then on."""
    left = list(plays)

    def play(player: Player) -> None:
        now = left.pop(0) if len(left) > 1 else left[0]
        now(player)

    return play


def chunked(body: bytes) -> Play:
    def play(player: Player) -> None:
        player.protocol_version = "HTTP/1.1"
        player.send_response(200)
        player.send_header("Content-Type", "text/html")
        player.send_header("Content-Encoding", "gzip")
        player.send_header("Transfer-Encoding", "chunked")
        player.end_headers()
        packed = gzip.compress(body)
        for at in range(0, len(packed), 100):
            piece = packed[at : at + 100]
            player.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
        player.wfile.write(b"0\r\n\r\n")

    return play


def bomb(megabytes: int) -> Play:
    """A small answer that unpacks to many megabytes of blanks."""

    packer = zlib.compressobj(9, wbits=31)
    packed = b"".join(packer.compress(b" " * 1_000_000) for _ in range(megabytes)) + packer.flush()
    return lambda player: player.answer(200, packed, Content_Encoding="gzip")


def endless(player: Player) -> None:
    """Says that it sends a gigabyte, and does as long as somebody listens."""
    player.send_response(200)
    player.send_header("Content-Type", "text/html")
    player.send_header("Content-Length", "1000000000")
    player.end_headers()
    for _ in range(1000):
        player.wfile.write(b"<p>and so on</p>" * 62_500)


def dripping(player: Player) -> None:
    """Sends a byte now and then, so that it is never silent."""
    player.send_response(200)
    player.send_header("Content-Type", "text/html")
    player.end_headers()
    for _ in range(200):
        player.wfile.write(b"x")
        player.wfile.flush()
        time.sleep(0.05)


def broken(player: Player) -> None:
    """Hangs up in the middle."""
    player.send_response(200)
    player.send_header("Content-Length", "1000")
    player.end_headers()
    player.wfile.write(b"<p>half")


def dripping_head(player: Player) -> None:
    """Sends a line of the head now and then, and no page."""
    player.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(90):
        player.wfile.write(b"X-Line-%d: and so on\r\n" % number)
        player.wfile.flush()
        time.sleep(0.05)


def packed_half(player: Player) -> None:
    """A packed page of which half is missing, though it is as long as its head says."""
    packed = gzip.compress(b"<p>Whole.</p>" * 1000)
    player.answer(200, packed[: len(packed) // 2], Content_Encoding="gzip")


def packed_as(packing: str) -> Play:
    """A page that is said to be packed, and is not."""
    return lambda player: player.answer(200, b"<p>plain</p>", Content_Encoding=packing)


def babbling(player: Player) -> None:
    """Speaks no HTTP."""
    player.wfile.write(b"hello, this is something else\r\n\r\n")


def busy(later: str) -> Play:
    """Asks to be left alone."""
    return lambda player: player.answer(429, b"<p>no</p>", Retry_After=later)
