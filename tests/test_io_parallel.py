"""The map over processes: order, crashes, and processes that do not outlive their parent."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count, islice
from pathlib import Path

import pytest

import dipext
from dipext import DipextError, Release
from dipext.parallel import Limit, ordered


def squares() -> Callable[[int], int]:
    def work(number: int) -> int:
        if number % 50 == 7:
            os.kill(os.getpid(), signal.SIGKILL)
        sum(range(20_000 * (number % 3)))  # some take longer than those before them
        return number * number

    return work


def broken() -> Callable[[int], int]:
    raise DipextError("nothing works")


def chunks(stop: int, size: int = 5) -> Iterator[list[int]]:
    for start in range(0, stop, size):
        yield list(range(start, min(start + size, stop)))


def test_order_is_kept_and_only_the_guilty_item_pays_for_a_crash() -> None:
    results = list(ordered(squares, chunks(103), 2, lambda number: -number))
    assert results == [-n if n % 50 == 7 else n * n for n in range(103)]


def test_no_more_is_taken_than_is_needed() -> None:
    taken = count()

    def endless() -> Iterator[list[int]]:
        while True:
            next(taken)
            yield [1, 2]

    assert list(islice(ordered(squares, endless(), 2, int), 10)) == [1, 4] * 5
    assert next(taken) < 20


def test_what_fails_in_every_process_is_raised() -> None:
    with pytest.raises(DipextError, match="nothing works"):
        list(ordered(broken, chunks(10), 2, int))


def test_extract_many_gives_the_same_in_two_processes() -> None:
    releases = [Release(text=f"Malta gives {n} million euros tomorrow.", doc_id=str(n)) for n in range(40)]
    assert list(dipext.extract_many(releases, n_process=2, batch_size=3)) == list(dipext.extract_many(releases))


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="needs handles of processes, which Linux has")
def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        "import os\n"
        "from itertools import repeat\n"
        "from dipext.parallel import ordered\n"
        "def build():\n"
        "    return lambda item: os.getpid()\n"
        "if __name__ == '__main__':\n"
        "    for pid in ordered(build, repeat([0]), 2, int):\n"
        "        print(pid, flush=True)\n",
        encoding="utf-8",
    )
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        workers = {int(line) for line in islice(parent.stdout, 50)}
        handles = [os.pidfd_open(worker) for worker in workers]
        parent.kill()
    for handle in handles:
        ended, _, _ = select.select([handle], [], [], 60)
        os.close(handle)
        assert ended


def stuck() -> Callable[[int], int]:
    def work(number: int) -> int:
        if number == 3:
            signal.pause()
        if number == 5:
            bytearray(1 << 30)
        return number

    return work


@pytest.mark.skipif(not hasattr(signal, "pause"), reason="needs a wait without end, which Windows has not")
def test_what_takes_too_long_is_told_and_its_process_replaced() -> None:
    limit = Limit(seconds=2, late=lambda number: -number, memory=1 << 33)
    assert list(ordered(stuck, [[1, 2, 3, 4], [6, 7]], 2, lambda number: 0, limit)) == [1, 2, -3, 4, 6, 7]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process")
def test_what_takes_too_much_memory_fails() -> None:
    limit = Limit(seconds=60, late=lambda number: -number, memory=1 << 29)
    with pytest.raises(MemoryError):
        list(ordered(stuck, [[4, 5]], 2, lambda number: 0, limit))
