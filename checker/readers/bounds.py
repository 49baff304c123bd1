"""Work of a library within bounds of time and memory, whatever a file made with ill intent asks for.

A few bytes can ask for a billion drawings, or for a search that never ends, and nothing stops a call into a library. So it is
made in a forked process, which can be ended. Where a system has no fork, the work is done here.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import struct
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

_LENGTH = struct.Struct("<q")
_END = -1
_CHUNK = 1 << 16


class OverrunError(Exception):
    """A part was not made: it took too long (`slow`), or memory ran out, or the library failed."""

    def __init__(self, *, slow: bool) -> None:
        self.slow = slow


def bounded(parts: Callable[[], Iterable[bytes]], seconds: float, megabytes: int) -> Iterator[bytes]:
    """The parts, each made within `seconds`, in `megabytes` beyond what the process has. Raises OverrunError where one is not."""
    if not hasattr(os, "fork"):
        try:
            yield from parts()
        except Exception as error:
            raise OverrunError(slow=False) from error
        return
    taking, giving = os.pipe()
    child = os.fork()
    if not child:
        _give(parts, giving, megabytes)
    os.close(giving)
    try:
        yield from _taken(taking, seconds)
    finally:
        os.close(taking)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _give(parts: Callable[[], Iterable[bytes]], giving: int, megabytes: int) -> None:
    """In the forked process: write the parts to a pipe, each with its length before it, and end."""
    try:
        _limit(megabytes)
        with os.fdopen(giving, "wb") as pipe:
            for part in parts():
                pipe.write(_LENGTH.pack(len(part)) + part)
                pipe.flush()
            pipe.write(_LENGTH.pack(_END))
    finally:
        os._exit(0)


def _limit(megabytes: int) -> None:
    """Bound the memory of this process, where the system says what it has already; and write no dump of it."""
    import faulthandler
    import resource

    gc.disable()
    faulthandler.disable()  # where memory ends PDFium aborts: the other process says so in its own words
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        has = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (has + megabytes * 1024 * 1024,) * 2)


def _taken(taking: int, seconds: float) -> Iterator[bytes]:
    """The parts as they come."""
    held = bytearray()
    while True:
        while len(held) < _LENGTH.size or len(held) < _LENGTH.size + _LENGTH.unpack_from(held)[0]:
            if not select.select([taking], [], [], seconds)[0]:
                raise OverrunError(slow=True)
            chunk = os.read(taking, _CHUNK)
            if not chunk:
                raise OverrunError(slow=False)
            held += chunk
        length = _LENGTH.unpack_from(held)[0]
        if length == _END:
            return
        yield bytes(held[_LENGTH.size : _LENGTH.size + length])
        del held[: _LENGTH.size + length]
