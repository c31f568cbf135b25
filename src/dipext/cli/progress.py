"""What a batch tells about itself on standard error: a bar on a terminal, and a summary at the end."""

import sys
from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from dipext.errors import ReadError, visible
from dipext.kinds import NAMES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from dipext.io.run import Outcome
    from dipext.io.unit import Unit
    from dipext.io.walk import File, Left

_SHOWN = 20
"""Errors that are shown one by one; the others are only counted."""


class Batch:
    """The tally of a batch, shown while it runs where standard error is a terminal.

    Args:
        found: the files of the batch, and those that cannot be read, from :func:`dipext.io.walk.find`.
        show_errors: print the errors as they come.
    """

    def __init__(self, found: "Collection[File | Left | ReadError]", *, show_errors: bool) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        self.releases = self.errors = self.words = 0
        self.facts: Counter[str] = Counter()
        self.left: Counter[str] = Counter()
        self._length = _Length(found)
        self._show_errors = show_errors
        self._console = Console(stderr=True, highlight=False, soft_wrap=True)
        self._bar = Progress(
            BarColumn(),
            TextColumn("{task.fields[note]}"),
            TimeRemainingColumn(),
            console=self._console,
            transient=True,
            disable=not sys.stderr.isatty(),
        )
        self._task = self._bar.add_task("", total=self._length.total(), note="")

    def __enter__(self) -> Self:
        """Start the bar and the clock."""
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Take the bar away."""
        self._bar.stop()

    def counted(self, pieces: "Iterable[Unit | Left | ReadError]") -> "Iterator[Unit | ReadError]":
        """The releases, counted as they are cut; files that are left out are counted, too."""
        from dipext.io.walk import Left

        for piece in pieces:
            self._length.cut(piece)
            if isinstance(piece, Left):
                self.leave(piece)
            else:
                yield piece

    def leave(self, file: "Left") -> None:
        """Count a file of a folder that is not read."""
        self.left[Path(file.path).suffix or Path(file.path).name] += 1

    def add(self, outcome: "Outcome") -> None:
        """Count a release that is done."""
        if isinstance(outcome, ReadError):
            self._fail(outcome)
        else:
            self.releases += 1
            self.words += outcome.words
            self.facts.update(dict(zip(NAMES, outcome.facts, strict=True)))
        if not self._bar.disable:
            done = f"{self.releases + self.errors:,}{self._length.told()} releases, {self._rate():,.0f} words/s"
            self._bar.update(self._task, advance=1, total=self._length.total(), note=done)

    def _fail(self, error: ReadError) -> None:
        self.errors += 1
        if self._show_errors and self.errors <= _SHOWN:
            self._console.print(f"Error: {error}", markup=False)
        elif self._show_errors and self.errors == _SHOWN + 1:
            self._console.print("further errors are only counted; --errors FILE keeps them all")

    def summary(self) -> str:
        """The tally in two lines, and a third one when files of folders were not read."""
        facts = ", ".join(f"{count:,} {kind}" for kind, count in self.facts.items())
        return (
            f"{_counted(self.releases, 'release')}, {_counted(self.errors, 'error')}, {self.words:,} words, "
            f"{self._rate():,.0f} words/s\n{facts or 'no facts'}{self._left()}"
        )

    def _left(self) -> str:
        if not self.left:
            return ""
        kinds = ", ".join(f"{count:,} {visible(kind)}" for kind, count in self.left.most_common())
        return f"\nleft out in folders: {kinds}"

    def _rate(self) -> float:
        return self.words / max(self._bar.tasks[0].elapsed or 0.0, 0.001)


class _Length:
    """How many releases a batch will have, as far as one can tell before its end.

    A file is one release until it turns out to hold many; from then on the bytes that were read of all bytes tell
    how many are to come.
    """

    def __init__(self, found: "Collection[File | Left | ReadError]") -> None:
        from dipext.io.walk import File

        files = [file for file in found if isinstance(file, File)]
        self._unread = {file.path for file in files}
        self._refused = sum(isinstance(file, ReadError) for file in found)
        self._bytes = sum(file.size for file in files)
        self._bytes_cut = self._cut = 0
        self._many = False

    def cut(self, piece: "Unit | Left | ReadError") -> None:
        """Take note of a release that was cut from its file, or of a file that is none."""
        from dipext.io.unit import Unit
        from dipext.io.walk import Left

        if isinstance(piece, Left):
            self._unread.discard(piece.path)
            return
        self._cut += 1
        self._bytes_cut += piece.size if isinstance(piece, Unit) else 0
        self._many = self._many or piece.line is not None or self._cut > self._files()

    def _files(self) -> int:
        return len(self._unread) + self._refused

    def total(self) -> int | None:
        """The number of releases; ``None`` when nobody knows."""
        if not self._many:
            return self._files()
        return max(self._cut, self._cut * self._bytes // self._bytes_cut) if self._bytes_cut and self._bytes else None

    def told(self) -> str:
        """The number in words, behind what is done: " of 18", " of about 2,000"."""
        total = self.total()
        return "" if total is None else f" of {'about ' if self._many else ''}{total:,}"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
