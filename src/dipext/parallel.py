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
from dataclasses import dataclass
from functools import partial
from multiprocessing.process import BaseProcess
from typing import Any, Generic, NoReturn, TypeVar

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
    pool = _pool(build, n_process, limit)
    flight: deque[tuple[Sequence[_In], Future[list[_Out]]]] = deque()
    try:
        for chunk in chunks:
            flight.append((chunk, _submit(pool, chunk)))
            if len(flight) > n_process * _AHEAD:
                results, pool = _first(flight, pool, build, n_process, crashed, limit)
                yield from results
        while flight:
            results, pool = _first(flight, pool, build, n_process, crashed, limit)
            yield from results
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _first(
    flight: deque[tuple[Sequence[_In], Future[list[_Out]]]],
    pool: ProcessPoolExecutor,
    build: Callable[[], Callable[[_In], _Out]],
    n_process: int,
    crashed: Callable[[_In], _Out],
    limit: Limit[_In, _Out] | None,
) -> tuple[list[_Out], ProcessPoolExecutor]:
    """The results of the first chunk in flight, and the pool to go on with."""
    chunk, future = flight.popleft()
    try:
        return future.result(), pool
    except BrokenProcessPool:
        pool.shutdown(wait=False, cancel_futures=True)
    results = _one_by_one(build, chunk, crashed, limit)
    pool = _pool(build, n_process, limit)
    for index, (other, before) in enumerate(flight):
        if not before.done() or before.exception() is not None:
            flight[index] = (other, _submit(pool, other))
    return results, pool


def _one_by_one(
    build: Callable[[], Callable[[_In], _Out]],
    chunk: Sequence[_In],
    crashed: Callable[[_In], _Out],
    limit: Limit[_In, _Out] | None,
) -> list[_Out]:
    """The results of a chunk, each item alone, so that only the guilty ones pay for a crash."""
    results: list[_Out] = []
    pool = _pool(build, 1, limit)
    for item in chunk:
        began = time.monotonic()
        try:
            results += _submit(pool, [item]).result()
        except BrokenProcessPool:
            late = limit is not None and time.monotonic() - began >= limit.seconds
            results.append(limit.late(item) if limit is not None and late else crashed(item))
            pool.shutdown(wait=False)
            pool = _pool(build, 1, limit)
    pool.shutdown()
    return results


def _pool(
    build: Callable[[], Callable[[Any], Any]], n_process: int, limit: Limit[Any, Any] | None
) -> ProcessPoolExecutor:
    # Fresh interpreters: a fork would copy the locks of other threads (a progress bar's) in whatever state they are.
    context = multiprocessing.get_context("spawn")
    bounds = (limit.seconds, limit.memory) if limit is not None else (None, None)
    return ProcessPoolExecutor(n_process, mp_context=context, initializer=_begin, initargs=(build, *bounds))


def _submit(pool: ProcessPoolExecutor, chunk: Sequence[Any]) -> Future[list[Any]]:
    try:
        return pool.submit(_do, chunk)
    except BrokenProcessPool as error:
        broken: Future[list[Any]] = Future()
        broken.set_exception(error)
        return broken


def _begin(build: Callable[[], Callable[[Any], Any]], seconds: float | None, memory: int | None) -> None:
    global _work, _seconds
    _seconds = seconds
    if memory is not None and sys.platform == "linux":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (memory if most < 0 else min(memory, most), most))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    threading.Thread(target=_die_with, args=(multiprocessing.parent_process(),), daemon=True).start()
    try:
        _work = build()
    except Exception as error:  # a broken pool would hide why; so the first item tells it
        _work = partial(_raise, error)


def _raise(error: Exception, _: object) -> NoReturn:
    raise error


def _die_with(parent: BaseProcess) -> None:
    """End this process when the parent is gone, even killed: nobody is left to take its results."""
    parent.join()
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
