"""Asks a public address for a page. Nothing else in this program opens a connection (an import contract holds that).

Every page is bounded in time, in size after unpacking, and in the number of its redirects; what fails is a FetchError, and the
caller still has what it had before. Nothing of a page is run.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

from checker import __version__
from checker.model.errors import FetchError

if TYPE_CHECKING:
    import urllib3

_REDIRECTS = 5
_LATER = "try again later, or fetch the page by hand and take it with --from"


@dataclass(frozen=True, slots=True)
class Bounds:
    """How long (seconds) and how large (bytes, unpacked) a page may be, and how often a failed try is repeated.

    `connect` and `silent` are for reaching a host and for waiting on its next bytes, `whole` is for all of a page and its tries;
    `pause` doubles from one try to the next.
    """

    connect: float = 10
    silent: float = 20
    whole: float = 90
    largest: int = 10_000_000
    tries: int = 4
    pause: float = 1


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a host said of a page's version, to ask it for a newer one only ("" where it said nothing)."""

    etag: str = ""
    modified: str = ""


NO_STAMP = Stamp()


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came: its bytes, where it was found in the end, and what the host said it is."""

    data: bytes
    address: str
    kind: str
    stamp: Stamp


class Network:
    """Fetches pages one after the other, over as few connections as it can."""

    def __init__(self, bounds: Bounds | None = None) -> None:
        from checker.upstream.answers import Patience

        self._bounds = bounds or Bounds()
        self._retries = Patience.of(self._bounds.tries, _REDIRECTS, self._bounds.pause)
        self._pools: dict[str, urllib3.PoolManager] = {}

    def get(self, name: str, address: str, known: Stamp | None = None) -> Fetched | None:
        """The page at a public address, for the document `name`; None where the host says that it is as it was when `known` came.

        FetchError where it cannot be had.
        """
        scheme, host = _scheme_and_host(address)
        if scheme not in ("http", "https") or not host:
            raise FetchError(name, f"{address!r} is no web address", "give the document a url in its pack")
        came: list[Fetched | Exception | None] = []

        def ask() -> None:
            try:
                came.append(self._asked(name, address, self._pool(scheme, host), known or NO_STAMP))
            except Exception as error:  # whatever it is, it is the caller's
                came.append(error)

        # A host may send the head of its answer a byte at a time, and the library would wait for its end.
        asking = threading.Thread(target=ask, daemon=True)
        asking.start()
        asking.join(self._bounds.whole)
        found = came[0] if came else self._too_slow(name, address)
        if isinstance(found, Exception):
            raise found
        return found

    def _asked(self, name: str, address: str, pool: urllib3.PoolManager, known: Stamp) -> Fetched | None:
        """What the host gives; the thread that waits for it ends with `whole`, too."""
        import urllib3

        from checker.upstream.answers import said

        asks = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
        until = time.monotonic() + self._bounds.whole
        try:
            answer = pool.request(
                "GET",
                address,
                headers={**_HEADERS, **{field: value for field, value in asks.items() if value}},
                preload_content=False,
            )
            with answer:
                if answer.status == 304 and any(asks.values()):
                    return None
                self._refuse_failed(name, address, answer)
                return self._whole(name, address, answer, until)
        except urllib3.exceptions.MaxRetryError as error:
            raise FetchError(name, f"{address}: {said(error.reason)}", _LATER) from error
        except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            raise FetchError(name, f"{address}: {said(error)}", _LATER) from error

    def _pool(self, scheme: str, host: str) -> urllib3.PoolManager:
        """Connections to a host, through the proxy that the system names for it."""
        import urllib3

        proxy = "" if proxy_bypass(host) else getproxies().get(scheme, "")
        if proxy not in self._pools:
            timeout = urllib3.Timeout(connect=self._bounds.connect, read=self._bounds.silent)
            self._pools[proxy] = (
                urllib3.ProxyManager(proxy, timeout=timeout, retries=self._retries)
                if proxy
                else urllib3.PoolManager(timeout=timeout, retries=self._retries)
            )
        return self._pools[proxy]

    def _refuse_failed(self, name: str, address: str, answer: urllib3.BaseHTTPResponse) -> None:
        from checker.upstream.answers import pause_asked

        if answer.status in (404, 410):
            raise FetchError(
                name, f"{address}: is gone (status {answer.status})", "look up where it is now, and mend its url in the pack"
            )
        if answer.status in (401, 403, 451):
            raise FetchError(
                name, f"{address}: the host refuses it (status {answer.status})", "fetch it by hand and take it with --from"
            )
        if answer.status != 200:
            pause = pause_asked(answer)
            asks = f" and asks to be left alone (Retry-After: {pause})" if pause else ""
            raise FetchError(name, f"{address}: the host answers with status {answer.status}{asks}", _LATER)

    def _whole(self, name: str, address: str, answer: urllib3.BaseHTTPResponse, until: float) -> Fetched:
        from checker.upstream.answers import unpacked

        pieces, size = [], 0
        for piece in unpacked(answer):
            size += len(piece)
            if size > self._bounds.largest:
                why = f"{address}: is larger than {self._bounds.largest // 1_000_000} MB"
                raise FetchError(name, why, "no policy is; look at what stands there")
            if time.monotonic() > until:
                raise self._too_slow(name, address)
            pieces.append(piece)
        found = urljoin(address, answer.geturl() or address)
        if urlsplit(address).scheme == "https" and urlsplit(found).scheme == "http":
            raise FetchError(name, f"{address}: leads to an address that is not encrypted", "look up where it is now")
        stamp = Stamp(answer.headers.get("ETag", ""), answer.headers.get("Last-Modified", ""))
        return Fetched(b"".join(pieces), found, answer.headers.get("Content-Type", "").partition(";")[0].strip().lower(), stamp)

    def _too_slow(self, name: str, address: str) -> FetchError:
        return FetchError(name, f"{address}: takes more than {self._bounds.whole:g} s", _LATER)


def _scheme_and_host(address: str) -> tuple[str, str]:
    """What an address is for and where it lies; "" where it says neither."""
    try:
        parts = urlsplit(address)
        return parts.scheme, parts.hostname or ""
    except ValueError:
        return "", ""


_HEADERS = {
    "User-Agent": f"flowdown/{__version__}",
    "Accept": "text/html, application/pdf, text/plain, text/markdown;q=0.9",
    "Accept-Language": "en",
    "Accept-Encoding": "gzip",
}
