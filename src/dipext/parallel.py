"""A map over processes that keeps the order and bounds what is in flight, and that outlives a process that dies.

Each process has a pipe of its own and tells each result at once. So it is known on which item a process died or takes
too long; that process alone is replaced, and nothing that it, or another, has done is done again. (The pools of the
standard library share one queue, which a process that is killed at a bad moment leaves locked.)
"""

import gc
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, Literal, Self, TypeVar

_In = TypeVar("_In")
_Out = TypeVar("_Out")
Build = Callable[[], Callable[[_In], _Out]]

_AHEAD = 3
"""Chunks a process has in flight: one at work, one waiting, one being taken back."""


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
    build: Build[_In, _Out],
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
        crashed: the result for an item of which two processes died (of lack of memory, or inside a C library).
        limit: what an item may take.
    """
    flight: deque[_Job[_In]] = deque()
    with Crew(build, n_process, crashed, limit) as crew:
        for chunk in chunks:
            flight.append(crew.put(chunk))
            while flight and (flight[0].done or len(flight) > n_process * _AHEAD):
                yield from crew.results(flight.popleft())
        while flight:
            yield from crew.results(flight.popleft())


_How = Literal["done", "raised", "late", "crashed"]


@dataclass(slots=True)
class _Job(Generic[_In]):
    """Items that go to a process at once, and what became of the first of them.

    Args:
        items: the items.
        results: how it went with each, and what came out.
        suspect: the index of the item on which a process died already.
    """

    items: Sequence[_In]
    results: list[tuple[_How, Any]] = field(default_factory=list)
    suspect: int = -1

    @property
    def done(self) -> bool:
        return len(self.results) == len(self.items)


class _Worker(Generic[_In]):
    """A process, from the side of its parent.

    Args:
        memory: the bytes of memory that it may take.
    """

    def __init__(self, memory: int | None) -> None:
        # A fresh interpreter: a fork would copy the locks of other threads (a progress bar's), whatever their state.
        context = multiprocessing.get_context("spawn")
        self.pipe, its_end = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(its_end, memory), daemon=True)
        self.process.start()
        its_end.close()  # now its death is the end of what can be heard from it
        self.knows_work = False
        self.asks = False
        self.job: _Job[_In] | None = None
        self.since = time.monotonic()
        """When it was heard of last."""

    def end(self) -> None:
        """End it, whatever it is doing."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Crew(Generic[_In, _Out]):
    """Processes that share the work, each of which begins when there is work for it.

    Args:
        build: as for :func:`ordered`.
        n_process: their number.
        crashed: as for :func:`ordered`.
        limit: as for :func:`ordered`.
    """

    def __init__(
        self,
        build: Build[_In, _Out],
        n_process: int,
        crashed: Callable[[_In], _Out],
        limit: Limit[_In, _Out] | None = None,
    ) -> None:
        self._build = build
        self._n_process = n_process
        self._crashed = crashed
        self._limit = limit
        self._workers: list[_Worker[_In]] = []
        self._queue: deque[_Job[_In]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End the processes, whatever they are doing."""
        while self._workers:
            self._workers.pop().end()

    def __call__(self, item: _In) -> _Out:
        """The result for one item."""
        (result,) = self.results(self.put([item]))
        return result

    def put(self, items: Sequence[_In]) -> _Job[_In]:
        """Give items to whichever process is free first."""
        job = _Job(items)
        self._queue.append(job)
        self._listen(0)
        return job

    def results(self, job: _Job[_In]) -> Iterator[_Out]:
        """The results of a job, in order, as soon as all are there."""
        while not job.done:
            self._listen()
        for item, (how, value) in zip(job.items, job.results, strict=True):
            self._listen(0)  # nobody shall wait for work while results are taken
            if how == "done":
                yield value
            elif how == "raised":
                raise value
            elif how == "late" and self._limit:
                yield self._limit.late(item)
            else:
                yield self._crashed(item)

    def _listen(self, seconds: float | None = None) -> None:
        """Hear whoever has something to say, end who takes too long, and give work to who asks for it.

        Args:
            seconds: how long to wait for somebody to say something, ``None`` for as long as it takes.
        """
        busy = [worker for worker in self._workers if worker.job]
        if seconds is None and self._limit and busy:
            seconds = max(0.0, min(worker.since for worker in busy) + self._limit.seconds - time.monotonic())
        heard = wait([worker.pipe for worker in self._workers], seconds) if self._workers else []
        for worker in tuple(self._workers):
            if worker.pipe in heard:
                self._hear(worker)
            elif worker.job and self._limit and time.monotonic() - worker.since >= self._limit.seconds:
                self._lose(worker, "late")
        while self._queue and len(self._workers) < self._n_process:
            if sum(not worker.job for worker in self._workers) >= len(self._queue):
                break
            self._workers.append(_Worker(self._limit.memory if self._limit else None))
        for worker in tuple(self._workers):
            if worker.asks and (self._queue or not worker.knows_work):
                self._answer(worker)

    def _hear(self, worker: _Worker[_In]) -> None:
        """Take one message: a result, or ``None``, with which a process asks for more."""
        try:
            message = worker.pipe.recv()
        except (EOFError, OSError):
            self._lose(worker, "crashed")
            return
        worker.since = time.monotonic()
        if message is None:
            worker.asks, worker.job = True, None
        elif worker.job:
            worker.job.results.append(message)
        else:
            raise message[1]  # it cannot even begin

    def _answer(self, worker: _Worker[_In]) -> None:
        """Give a process what it asks for: at first the work, and then items."""
        worker.asks = False
        try:
            if not worker.knows_work:
                worker.pipe.send(self._build)
                worker.knows_work = True
                return
            worker.job = self._queue.popleft()
            # Packed one by one, so that unpacking is a part of the work on an item.
            worker.pipe.send([pickle.dumps(item) for item in worker.job.items[len(worker.job.results) :]])
        except OSError:
            self._lose(worker, "crashed")
        worker.since = time.monotonic()

    def _lose(self, worker: _Worker[_In], how: _How) -> None:
        """End a process, and let another go on with its job; the item that it was at has one more try if it died."""
        self._workers.remove(worker)
        worker.end()
        job = worker.job or (self._queue.popleft() if self._queue else None)
        if job is None or job.done:
            return
        if how == "late" or job.suspect == len(job.results):
            job.results.append((how, None))
        else:
            job.suspect = len(job.results)
        if not job.done:
            self._queue.appendleft(job)


def _serve(pipe: Connection, memory: int | None) -> None:
    """What a process does: ask for the work, then for items, and tell the result of each at once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    threading.Thread(target=_die_with, args=(multiprocessing.parent_process(),), daemon=True).start()
    if memory is not None and sys.platform == "linux":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (memory if most < 0 else min(memory, most), most))
    pipe.send(None)
    try:
        work = pipe.recv()()
    except Exception as error:
        pipe.send(_raised(error))
        return
    gc.freeze()  # what it is made of stays to the end: no collection need look through it
    try:
        while True:
            pipe.send(None)
            for packed in pipe.recv():
                pipe.send(_result(work, packed))
    except (EOFError, OSError, MemoryError):  # the parent is gone, or there is no room even for a result
        os._exit(1)


def _result(work: Callable[[Any], Any], packed: bytes) -> tuple[_How, Any]:
    try:
        return "done", work(pickle.loads(packed))  # the parent packed it
    except Exception as error:
        return _raised(error)


def _raised(error: Exception) -> tuple[_How, Any]:
    error.add_note(f"in another process:\n{''.join(traceback.format_exception(error))}")
    return "raised", error


def _die_with(parent: BaseProcess) -> None:
    """End this process when the parent is gone, even killed: nobody is left to take its results."""
    parent.join()
    os._exit(1)
