"""The map over processes, from inside: what is done stays done, and a broken pool says so with its results."""

import os
import signal
import time
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path

import pytest

from dipext.parallel import _Workers, ordered


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


def test_a_broken_pool_gives_broken_futures(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("1\n2\n3\n", encoding="ascii")
    workers: _Workers[int, int] = _Workers(partial(logged, log), 1, None)
    for number in (0, 4):  # the one that breaks it, and one that comes too late
        with pytest.raises(BrokenProcessPool):
            workers.submit([number]).result()
    workers.end()
    assert log.read_text(encoding="ascii") == "1\n2\n3\n"
