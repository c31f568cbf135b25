"""A map over processes that keeps the order and bounds what is in flight, and that outlives a process that dies."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing.process import BaseProcess
from typing import Any, NoReturn, TypeVar

_In = TypeVar("_In")
_Out = TypeVar("_Out")

_AHEAD = 3
"""Chunks a process has in flight: one at work, one waiting, one being taken back."""

_work: Callable[[Any], Any]


def ordered(
    build: Callable[[], Callable[[_In], _Out]],
    chunks: Iterable[Sequence[_In]],
    n_process: int,
    crashed: Callable[[_In], _Out],
) -> Iterator[_Out]:
    """The results of all items of all chunks, in their order.

    Args:
        build: makes the function that does the work, once in each process; it must be picklable.
        chunks: the items, in the portions that go to a process at once.
        n_process: how many processes share the work.
        crashed: the result for an item whose process died (of lack of memory, or inside a C library).
    """
    pool = _pool(build, n_process)
    flight: deque[tuple[Sequence[_In], Future[list[_Out]]]] = deque()
    try:
        for chunk in chunks:
            flight.append((chunk, _submit(pool, chunk)))
            if len(flight) > n_process * _AHEAD:
                results, pool = _first(flight, pool, build, n_process, crashed)
                yield from results
        while flight:
            results, pool = _first(flight, pool, build, n_process, crashed)
            yield from results
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _first(
    flight: deque[tuple[Sequence[_In], Future[list[_Out]]]],
    pool: ProcessPoolExecutor,
    build: Callable[[], Callable[[_In], _Out]],
    n_process: int,
    crashed: Callable[[_In], _Out],
) -> tuple[list[_Out], ProcessPoolExecutor]:
    """The results of the first chunk in flight, and the pool to go on with."""
    chunk, future = flight.popleft()
    try:
        return future.result(), pool
    except BrokenProcessPool:
        pool.shutdown(wait=False, cancel_futures=True)
    results = _one_by_one(build, chunk, crashed)
    pool = _pool(build, n_process)
    for index, (other, before) in enumerate(flight):
        if not before.done() or before.exception() is not None:
            flight[index] = (other, _submit(pool, other))
    return results, pool


def _one_by_one(
    build: Callable[[], Callable[[_In], _Out]], chunk: Sequence[_In], crashed: Callable[[_In], _Out]
) -> list[_Out]:
    """The results of a chunk, each item alone, so that only the guilty ones pay for a crash."""
    results: list[_Out] = []
    pool = _pool(build, 1)
    for item in chunk:
        try:
            results += _submit(pool, [item]).result()
        except BrokenProcessPool:
            results.append(crashed(item))
            pool.shutdown(wait=False)
            pool = _pool(build, 1)
    pool.shutdown()
    return results


def _pool(build: Callable[[], Callable[[Any], Any]], n_process: int) -> ProcessPoolExecutor:
    # Fresh interpreters: a fork would copy the locks of other threads (a progress bar's) in whatever state they are.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(n_process, mp_context=context, initializer=_begin, initargs=(build,))


def _submit(pool: ProcessPoolExecutor, chunk: Sequence[Any]) -> Future[list[Any]]:
    try:
        return pool.submit(_do, chunk)
    except BrokenProcessPool as error:
        broken: Future[list[Any]] = Future()
        broken.set_exception(error)
        return broken


def _begin(build: Callable[[], Callable[[Any], Any]]) -> None:
    global _work
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
    return [_work(item) for item in chunk]
