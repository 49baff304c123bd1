"""Work in a process of its own comes back whole, or ends in an OverrunError that says why."""

import os
import time

import pytest

from checker.readers.bounds import OverrunError, bounded

FORKS = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
PARTS = [b"one", b"", b"x" * 1_000_000]


def failing():
    yield b"one"
    raise ValueError


def hanging():
    yield b"one"
    time.sleep(60)


def greedy():
    yield b"one"
    yield bytes(200_000_000)


@pytest.mark.parametrize("fork", [True, False])
def test_parts_come_back_as_they_were_made(monkeypatch, fork):
    if not fork:
        monkeypatch.delattr(os, "fork", raising=False)
    assert list(bounded(lambda: PARTS, 60, 400)) == PARTS


@FORKS
@pytest.mark.parametrize(("parts", "slow"), [(hanging, True), (failing, False), (greedy, False)])
def test_what_is_not_made_is_an_overrun_after_what_was(parts, slow):
    made = bounded(parts, 1 if slow else 60, 100)
    assert next(made) == b"one"
    with pytest.raises(OverrunError) as raised:
        next(made)
    assert raised.value.slow is slow


def test_without_a_fork_a_failure_is_the_same(monkeypatch):
    monkeypatch.delattr(os, "fork", raising=False)
    made = bounded(failing, 60, 400)
    assert next(made) == b"one"
    with pytest.raises(OverrunError):
        next(made)
