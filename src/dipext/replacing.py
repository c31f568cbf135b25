"""A file that takes its place when it is complete, and that one run at a time writes."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from dipext.errors import OutputError

try:
    import fcntl
except ImportError:  # Windows, where an open file cannot be replaced, and so none is held
    fcntl = None  # type: ignore[assignment]


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A file beside ``path`` to write, which replaces it at the end of the block, and never when that fails.

    A link that stands at ``path`` is replaced like a file; what it leads to stays as it is.

    Raises:
        OutputError: when another run is writing it.
    """
    part = path.with_name(f"{path.name}.part")
    beside = path.with_name(f"{part.name}.wal")  # DuckDB's journal
    with _held(part):
        try:
            beside.unlink(missing_ok=True)  # of a run that was killed
            yield part
            os.replace(part, path)  # noqa: PTH105  # says what it does
        finally:
            part.unlink(missing_ok=True)
            beside.unlink(missing_ok=True)


@contextmanager
def _held(part: Path) -> Iterator[None]:
    """Hold a file, made empty, that no other run holds."""
    while True:
        if part.is_symlink():  # what it leads to is not ours to empty
            part.unlink()
        with open(part, "ab", opener=_without_links) as file:  # Path.open takes no opener
            if _is_free(file, part):
                file.truncate(0)  # of a run that was killed
                yield
                return


def _without_links(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o666)


def _is_free(file: IO[bytes], part: Path) -> bool:
    """Whether it is still the file of this name, and held now; it may just have taken its place."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise OutputError(f"{part.with_suffix('')}: another run is writing this output") from None
    except OSError:  # a file system without locks
        return True
    return part.exists() and os.path.samestat(os.fstat(file.fileno()), part.lstat())
