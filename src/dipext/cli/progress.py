"""What a batch tells about itself on standard error: a bar on a terminal, and a summary at the end."""

import sys
from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from dipext.errors import ReadError, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dipext.io.run import Outcome
    from dipext.io.unit import Unit
    from dipext.io.walk import Left

_SHOWN = 20
"""Errors that are shown one by one; the others are only counted."""


class Batch:
    """The tally of a batch, shown while it runs where standard error is a terminal.

    Args:
        size: the bytes of input, 0 when nobody knows.
        show_errors: print the errors as they come.
    """

    def __init__(self, size: int, *, show_errors: bool) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

        self.releases = self.errors = self.words = 0
        self.facts: Counter[str] = Counter()
        self.left: Counter[str] = Counter()
        self._show_errors = show_errors
        self._console = Console(stderr=True, highlight=False, soft_wrap=True)
        self._bar = Progress(
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[note]}"),
            TimeRemainingColumn(),
            console=self._console,
            transient=True,
            disable=not sys.stderr.isatty(),
        )
        self._task = self._bar.add_task("", total=size or None, note="")

    def __enter__(self) -> Self:
        """Start the bar and the clock."""
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Take the bar away."""
        self._bar.stop()

    def counted(self, pieces: "Iterable[Unit | Left | ReadError]") -> "Iterator[Unit | ReadError]":
        """The releases, counted as they are read; files that are left out are counted, too."""
        from dipext.io.walk import Left

        for piece in pieces:
            if isinstance(piece, Left):
                self.leave(piece)
                continue
            yield piece
            self.read(0 if isinstance(piece, ReadError) else piece.size)

    def read(self, size: int) -> None:
        """Count ``size`` more bytes of input as read."""
        self._bar.advance(self._task, size)

    def leave(self, file: "Left") -> None:
        """Count a file of a folder that is not read."""
        self.left[Path(file.path).suffix or Path(file.path).name] += 1

    def add(self, outcome: "Outcome") -> None:
        """Count a release that is done."""
        from dipext.kinds import NAMES

        if isinstance(outcome, ReadError):
            self.errors += 1
            if self._show_errors and self.errors <= _SHOWN:
                self._console.print(f"Error: {outcome}", markup=False)
            elif self._show_errors and self.errors == _SHOWN + 1:
                self._console.print("further errors are only counted; --errors FILE keeps them all")
            return
        self.releases += 1
        self.words += outcome.words
        self.facts.update(dict(zip(NAMES, outcome.facts, strict=True)))
        if not self._bar.disable:
            self._bar.update(self._task, note=f"{self.releases:,} releases, {self._rate():,.0f} words/s")

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


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
