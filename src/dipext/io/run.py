"""A batch: releases in, extractions out, in order, with every release that failed in its place."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from dipext.api import portable, reader
from dipext.errors import ReadError
from dipext.initiatives.registry import Registry
from dipext.io.found import Said
from dipext.io.limits import MAX_MEMORY, TOO_MUCH_MEMORY
from dipext.io.read import read_unit
from dipext.io.unit import Unit
from dipext.kinds import NAMES
from dipext.models import Extraction
from dipext.parallel import Crew, Limit, ordered
from dipext.release import Release

if TYPE_CHECKING:
    from spacy.language import Language

TIMEOUT = 60.0
"""Seconds that a release may take, where nobody says otherwise: the longest ones take two or three."""

_QUICK_KINDS = frozenset({"text", "jsonl", "record"})
_QUICK_BYTES = 100_000
"""What is read at once, without a process that could be ended: no more than this of plain text, in linear time."""

_CHUNK_UNITS = 32
_CHUNK_BYTES = 1024 * 1024
"""What goes to a process at once: enough to make its journey worth while, little enough to bound memory."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """What one release gave.

    Args:
        json: the Extraction as UTF-8 JSON, without a line end.
        words: the words of the text, parted by white space.
        facts: how many items of each of :data:`dipext.kinds.KINDS`.
    """

    json: bytes
    words: int
    facts: tuple[int, ...]


Outcome = Extracted | ReadError


class Memory(Protocol):
    """Outcomes of an earlier run, by the key of their unit; :class:`dipext.io.state.State` is one."""

    def __contains__(self, key: bytes, /) -> bool: ...

    def get(self, key: bytes, /) -> Extracted:
        """The outcome under a key that is there."""

    def put(self, key: bytes, outcome: Extracted, /) -> None:
        """Keep an outcome."""


def run(
    pieces: Iterable[Unit | ReadError],
    by: "Language | Registry",
    known: Said,
    jobs: int = 1,
    memory: Memory | None = None,
    timeout: float = TIMEOUT,
) -> Iterator[Outcome]:
    """The outcome of each piece, in order; the memory it takes does not grow with their number.

    Args:
        pieces: from :func:`dipext.io.read.pieces`.
        by: a pipeline from :func:`dipext.load`, or the initiatives to look for, which needs no spaCy.
        known: what the caller says of all releases, which goes before what they say of themselves.
        jobs: how many processes share the work; with one, each outcome comes as soon as its piece.
        memory: what it has is taken from there, what it has not is put there.
        timeout: the seconds that a release may take.
    """
    tasks = (_task(piece, memory) for piece in pieces)
    for key, outcome in _results(tasks, by, known, jobs, timeout):
        if outcome is not None:
            if memory is not None and isinstance(outcome, Extracted):
                memory.put(key, outcome)
            yield outcome
        elif memory is not None:
            yield memory.get(key)


_Task = tuple[bytes, Unit | ReadError | None]
"""A key and what is to be read; what needs no reading passes through the processes to keep its place."""

_Result = tuple[bytes, Outcome | None]
"""A key and its outcome; None when it is known."""


def _task(piece: Unit | ReadError, memory: Memory | None) -> _Task:
    if memory is None or isinstance(piece, ReadError):
        return b"", piece
    key = piece.key()
    return key, None if key in memory else piece


def _results(
    tasks: Iterable[_Task], by: "Language | Registry", known: Said, jobs: int, timeout: float
) -> "Iterator[_Result]":
    """The result of each task; what may take long or crash is done in a process that can be replaced."""
    nlp, registry = (None, by) if isinstance(by, Registry) else (by, None)
    build = partial(_worker, portable(nlp, registry), known)
    limit = Limit(timeout, partial(_late, timeout), MAX_MEMORY)
    if jobs > 1:
        yield from ordered(build, _chunks(tasks), jobs, _crashed, limit)
        return
    here = _worker(lambda: reader(nlp, registry), known)
    with Crew(build, 1, _crashed, limit) as apart:
        for task in tasks:
            yield here(task) if _is_quick(task) else apart(task)


def _is_quick(task: _Task) -> bool:
    _, piece = task
    return not isinstance(piece, Unit) or (piece.kind in _QUICK_KINDS and len(piece.data) <= _QUICK_BYTES)


def _worker(build: Callable[[], Callable[[Release], Extraction]], known: Said) -> Callable[[_Task], _Result]:
    """The function that reads what is to be read."""
    extract = build()
    extract(Release(text=""))  # what cannot work at all fails here, and not as an error of every release

    def work(task: _Task) -> _Result:
        key, piece = task
        if not isinstance(piece, Unit):
            return key, piece
        try:
            return key, _outcome(extract(read_unit(piece, known)))
        except ReadError as error:
            return key, error
        except MemoryError:
            return key, ReadError(piece.path, TOO_MUCH_MEMORY, piece.line)
        except Exception as error:  # one release must not end the run of thousands, whatever it is
            return key, ReadError(piece.path, f"extraction failed: {type(error).__name__}: {error}", piece.line)

    return work


def _outcome(extraction: Extraction) -> Extracted:
    facts = tuple(len(getattr(extraction, kind)) for kind in NAMES)
    return Extracted(extraction.model_dump_json().encode(), len(extraction.text.split()), facts)


def _crashed(task: _Task) -> _Result:
    key, piece = task
    if isinstance(piece, Unit):
        reason = "the process that read it died (out of memory, or a damaged file)"
        return key, ReadError(piece.path, reason, piece.line)
    return key, piece


def _late(timeout: float, task: _Task) -> _Result:
    key, piece = task
    if isinstance(piece, Unit):
        reason = f"took longer than {timeout:g} s; --timeout gives it more"
        return key, ReadError(piece.path, reason, piece.line)
    return key, piece


def _chunks(tasks: Iterable[_Task]) -> Iterator[list[_Task]]:
    chunk: list[_Task] = []
    size = 0
    for task in tasks:
        chunk.append(task)
        size += len(task[1].data) if isinstance(task[1], Unit) else 0
        if len(chunk) == _CHUNK_UNITS or size >= _CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
