"""What a host answers: the bytes of a page unpacked, the pause it asks for, and its failures in a person's words."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any, Self

import urllib3
from urllib3.exceptions import (
    DecodeError,
    InvalidHeader,
    MaxRetryError,
    NameResolutionError,
    NewConnectionError,
    ProtocolError,
    ResponseError,
    SSLError,
    TimeoutError,
)

_PIECE = 65_536
_BUSY = (429, 500, 502, 503, 504)
_LONG = 20
"""Seconds. A host that asks for a longer pause gets it, from the user."""


class Patience(urllib3.Retry):
    """Tries again where a host fails for a moment, after the pause it asks for; one that asks for a long one is left alone."""

    @classmethod
    def of(cls, tries: int, redirects: int, pause: float) -> Patience:
        """So many tries and redirects; the pause between tries, in seconds, doubles where the host asks for none."""
        again = tries - 1
        return cls(
            total=again + redirects,
            connect=again,
            read=again,
            status=again,
            other=0,
            redirect=redirects,
            status_forcelist=_BUSY,
            backoff_factor=pause,
            raise_on_status=False,
        )

    def increment(
        self,
        method: str | None = None,
        url: str | None = None,
        response: urllib3.BaseHTTPResponse | None = None,
        *more: Any,
        **named: Any,
    ) -> Self:
        """The tries that are left; MaxRetryError where the host is to be left alone."""
        if response is not None and response.status in _BUSY and self._is_long(response):
            raise MaxRetryError(named["_pool"], url or "")
        return super().increment(method, url, response, *more, **named)

    def _is_long(self, response: urllib3.BaseHTTPResponse) -> bool:
        try:
            return (self.get_retry_after(response) or 0) > _LONG
        except InvalidHeader:
            return True


def pause_asked(answer: urllib3.BaseHTTPResponse) -> str:
    """For how long a busy host wants to be left alone, as it says it: seconds or a date; "" where it says nothing."""
    return answer.headers.get("Retry-After", "") if answer.status in _BUSY else ""


def unpacked(answer: urllib3.BaseHTTPResponse) -> Iterator[bytes]:
    """The bytes of a page as they come, in pieces. HTTPError where it breaks off: the library takes a packed half for a whole."""
    packing = answer.headers.get("Content-Encoding", "").strip().lower()
    if packing not in ("", "identity", "gzip", "x-gzip"):
        raise DecodeError(f"packed as {packing!r}")
    unpacker = zlib.decompressobj(wbits=31) if "gzip" in packing else None
    # read1 gives what has come: a host that sends a byte now and then is seen to.
    while piece := answer.read1(_PIECE, decode_content=False):
        if unpacker is None:
            yield piece
            continue
        try:
            while piece and not unpacker.eof:
                yield unpacker.decompress(piece, _PIECE)
                piece = unpacker.unconsumed_tail
        except zlib.error as error:
            raise DecodeError("no gzip") from error
    if unpacker and not unpacker.eof:
        raise ProtocolError("the end is missing")


def said(error: Exception | None) -> str:
    """What a library says of a failure, as a person would."""
    if isinstance(error, ResponseError) and "redirect" in str(error):
        return "leads from one address to the next without end"
    return next((words for kind, words in _FAILURES if isinstance(error, kind)), "the connection fails")


# The first that fits: some are kinds of others further down.
_FAILURES = (
    (NameResolutionError, "its host is not known"),
    (SSLError, "the host offers no encrypted connection that can be trusted"),
    (NewConnectionError, "the host cannot be reached"),
    (TimeoutError, "the host does not answer in time"),
    (DecodeError, "is packed in a way that cannot be unpacked"),
    (ValueError, "leads to what is no web address"),
    (ProtocolError, "the connection breaks off, or what comes is no web page"),
    (ResponseError, "the host fails"),
)
