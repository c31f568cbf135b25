"""A map over processes that keeps the order and bounds what is in flight, and that outlives a process that dies."""

import faulthandler
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from typing import Any, Generic, NoReturn, Self, TypeVar

_In = TypeVar("_In")
_Out = TypeVar("_Out")

_AHEAD = 3
"""Chunks a process has in flight: one at work, one waiting, one being taken back."""

_work: Callable[[Any], Any]
_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Limit(Generic[_In, _Out]):
    """What an item may take of its process, which is replaced when it takes more.

    Args:
        seconds: how long the work on an item may take.
        late: the result for an item that took longer.
        memory: bytes of memory of a process, where the system can limit them (Linux).
    """

    seconds: float
    late: Callable[[_In], _Out]
    memory: int


def ordered(
    build: Callable[[], Callable[[_In], _Out]],
    chunks: Iterable[Sequence[_In]],
    n_process: int,
    crashed: Callable[[_In], _Out],
    limit: Limit[_In, _Out] | None = None,
) -> Iterator[_Out]:
    """The results of all items of all chunks, in their order.

    Args:
        build: makes the function that does the work, once in each process; it must be picklable.
        chunks: the items, in the portions that go to a process at once.
        n_process: how many processes share the work.
        crashed: the result for an item whose process died (of lack of memory, or inside a C library).
        limit: what an item may take.
    """
    workers = _Workers(build, n_process, limit)
    flight: deque[tuple[Sequence[_In], Future[list[_Out]]]] = deque()

    def first() -> list[_Out]:
        """The results of the first chunk in flight."""
        nonlocal workers
        chunk, future = flight.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            workers.end()
        with Alone(build, crashed, limit) as alone:  # so that only the guilty items pay for a crash
            results = [alone(item) for item in chunk]
        workers = _Workers(build, n_process, limit)
        for index, (other, before) in enumerate(flight):
            if not before.done() or before.exception() is not None:
                flight[index] = (other, workers.submit(other))
        return results

    try:
        for chunk in chunks:
            flight.append((chunk, workers.submit(chunk)))
            if len(flight) > n_process * _AHEAD:
                yield from first()
        while flight:
            yield from first()
    finally:
        workers.end()


class Alone(Generic[_In, _Out]):
    """A process of its own for one item after another, replaced when an item ends it; it begins with the first item.

    Args:
        build: as for :func:`ordered`.
        crashed: as for :func:`ordered`.
        limit: as for :func:`ordered`.
    """

    def __init__(
        self,
        build: Callable[[], Callable[[_In], _Out]],
        crashed: Callable[[_In], _Out],
        limit: Limit[_In, _Out] | None = None,
    ) -> None:
        self._build = build
        self._crashed = crashed
        self._limit = limit
        self._workers: _Workers[_In, _Out] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End the process, whatever it is doing."""
        if self._workers:
            self._workers.end()
            self._workers = None

    def __call__(self, item: _In) -> _Out:
        """The result for an item."""
        self._workers = self._workers or _Workers(self._build, 1, self._limit)
        began = time.monotonic()
        try:
            return self._workers.submit([item]).result()[0]
        except BrokenProcessPool:
            self.__exit__()
            late = self._limit is not None and time.monotonic() - began >= self._limit.seconds
            return self._limit.late(item) if self._limit is not None and late else self._crashed(item)


class _Workers(Generic[_In, _Out]):
    """Processes that share the work, and end at once when nobody wants their results any more.

    Args:
        build: as for :func:`ordered`.
        n_process: their number.
        limit: as for :func:`ordered`.
    """

    def __init__(
        self, build: Callable[[], Callable[[_In], _Out]], n_process: int, limit: Limit[_In, _Out] | None
    ) -> None:
        # Fresh interpreters: a fork would copy the locks of other threads (a progress bar's), whatever their state.
        context = multiprocessing.get_context("spawn")
        gone, self._here = context.Pipe(duplex=False)
        bounds = (limit.seconds, limit.memory) if limit is not None else (None, None)
        self._pool = ProcessPoolExecutor(
            n_process, mp_context=context, initializer=_begin, initargs=(build, gone, *bounds)
        )

    def submit(self, chunk: Sequence[_In]) -> "Future[list[_Out]]":
        """The results of a chunk, to come; broken when its process dies, or one died already."""
        try:
            return self._pool.submit(_do, chunk)
        except BrokenProcessPool as error:
            broken: Future[list[_Out]] = Future()
            broken.set_exception(error)
            return broken

    def end(self) -> None:
        """End the processes, whatever they are doing."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._here.close()


def _begin(
    build: Callable[[], Callable[[Any], Any]], gone: Connection, seconds: float | None, memory: int | None
) -> None:
    global _work, _seconds
    _seconds = seconds
    if memory is not None and sys.platform == "linux":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (memory if most < 0 else min(memory, most), most))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    threading.Thread(target=_die_with, args=(gone,), daemon=True).start()
    try:
        _work = build()
    except Exception as error:  # a broken pool would hide why; so the first item tells it
        _work = partial(_raise, error)


def _raise(error: Exception, _: object) -> NoReturn:
    raise error


def _die_with(gone: Connection) -> None:
    """End this process when the parent closes its end of the pipe or is gone, even killed: nobody takes the results."""
    with suppress(OSError):
        gone.poll(None)
    os._exit(1)


def _do(chunk: Sequence[Any]) -> list[Any]:
    if _seconds is None:
        return [_work(item) for item in chunk]
    results = []
    # The guard is a thread of C, which ends the process even where Python waits for a library.
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123, its traceback is nobody's to read
        for item in chunk:
            faulthandler.dump_traceback_later(_seconds, exit=True, file=nowhere)
            results.append(_work(item))
            faulthandler.cancel_dump_traceback_later()
    return results
