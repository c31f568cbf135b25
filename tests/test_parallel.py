"""The map over processes when some of them die: what is done stays done, and only the guilty item pays."""

import os
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from dipext.parallel import ordered


def logged(log: Path) -> Callable[[int], int]:
    """Work that notes what it was given; 0 ends its process once every other item is done."""

    def work(number: int) -> int:
        while number == 0 and len(log.read_text(encoding="ascii").split()) < 3:
            time.sleep(0.01)
        if number == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        with log.open("a", encoding="ascii") as file:
            file.write(f"{number}\n")
        return number

    return work


def test_what_was_done_before_a_crash_is_not_done_again(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.touch()
    results = ordered(partial(logged, log), [[0], [1], [2], [3]], 2, lambda number: -1)
    assert list(results) == [-1, 1, 2, 3]
    assert sorted(log.read_text(encoding="ascii").split()) == ["1", "2", "3"]


def unlucky(log: Path) -> Callable[[int], int]:
    """Work whose process is ended by somebody the first time that it comes to 2."""

    def work(number: int) -> int:
        with log.open("a", encoding="ascii") as file:
            file.write(f"{number}\n")
        if number == 2 and log.read_text(encoding="ascii").split().count("2") == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    return work


def test_an_item_is_not_blamed_for_a_process_that_somebody_ended(tmp_path: Path) -> None:
    log = tmp_path / "log"
    results = ordered(partial(unlucky, log), [[1, 2, 3]], 1, lambda number: -1)
    assert list(results) == [1, 2, 3]
    assert log.read_text(encoding="ascii").split() == ["1", "2", "2", "3"]


def large(size: int) -> Callable[[bytes], bytes]:
    """Work whose process dies of items that begin with 0, and gives back more than a pipe holds of the others."""

    def work(item: bytes) -> bytes:
        if item[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return item * size

    return work


def test_processes_may_die_while_more_than_a_pipe_holds_is_under_way() -> None:
    items = [bytes([number % 3]) * 100_000 for number in range(12)]
    results = list(ordered(partial(large, 3), [items[:5], items[5:8], items[8:]], 2, lambda item: b""))
    assert results == [b"" if item[0] == 0 else item * 3 for item in items]


def refusing() -> Callable[[int], int]:
    def work(number: int) -> int:
        raise ValueError(f"not {number}")

    return work


def test_what_the_work_raises_is_raised_with_where_it_was() -> None:
    with pytest.raises(ValueError, match="not 1") as told:
        list(ordered(refusing, [[1]], 1, lambda number: -1))
    assert any("in another process" in note for note in told.value.__notes__)
