"""What every format hands over: blocks in reading order, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model.document import Block, Unread


@dataclass(frozen=True, slots=True)
class Reading:
    """The blocks of one file in reading order, the parts that could not be read, and sentences on how it was read."""

    blocks: tuple[Block, ...]
    unread: tuple[Unread, ...] = ()
    notices: tuple[str, ...] = ()
