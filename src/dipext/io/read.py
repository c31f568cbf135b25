"""Releases from files, folders and records."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from dipext.errors import ReadError
from dipext.io import limits
from dipext.io.documents import READERS
from dipext.io.records import read_json, read_row
from dipext.io.units import Left, Unit, find, units
from dipext.models import Release

_READERS = {**READERS, "jsonl": read_json, "csv": read_row}


def read(
    *paths: str | Path,
    on_error: Callable[[ReadError], None] | None = None,
) -> Iterator[Release]:
    """The releases in files and folders, one at a time, in the order of the paths and of the names in a folder.

    Text (.txt, .md), web pages (.html), PDF, Word (.docx), JSON lines (.jsonl) and CSV tables with a column "text",
    and any of these in .gz; folders are read recursively. Web pages, PDF and Word need the extra ``documents``.
    What a file says of itself (title, date, issuer, address) goes into the Release. Its ``doc_id`` is the one that
    a record has; otherwise the path, with the line for files that hold many releases, spelled so that no two are equal.

    Whatever the files hold, nothing else is raised, no code is run and memory stays bounded: what is larger than
    :mod:`dipext.io.limits` allows is an error. In a folder, links out of it are errors and pipes and devices are left
    out; what is named itself may be a link, but no pipe or device.

    Args:
        paths: files and folders; "-" is one release on standard input.
        on_error: called with each release that cannot be read, which is then left out. Without it, the first one
            is raised.

    Raises:
        ReadError: when a release cannot be read and there is no ``on_error``.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "a.txt").write_text("Riga, 20 November 2025")
    ...     [release.text for release in read(folder)]
    ['Riga, 20 November 2025']
    """
    for file in find(os.fspath(path) for path in paths):
        if isinstance(file, Left):
            continue
        for unit in [file] if isinstance(file, ReadError) else units(file):
            try:
                if isinstance(unit, ReadError):
                    raise unit
                yield read_unit(unit)
            except ReadError as error:
                if on_error is None:
                    raise
                on_error(error)


def read_unit(unit: Unit) -> Release:
    """The release in one piece.

    Raises:
        ReadError: when it cannot be read.
    """
    try:
        release = _READERS[unit.kind](unit.data)
    except ValueError as error:
        raise ReadError(unit.path, str(error), unit.line) from error
    if len(release.text) > limits.MAX_CHARACTERS:
        reason = f"a text of {len(release.text):,} characters, more than {limits.MAX_CHARACTERS:,}: not a release"
        raise ReadError(unit.path, reason, unit.line)
    for field in ("text", "doc_id", "title", "issuer", "url"):
        _check_unicode(unit, field, getattr(release, field) or "")
    if release.doc_id is None:
        place = unit.path if unit.line is None else f"{unit.path}:{unit.line}"
        return release.model_copy(update={"doc_id": place})
    return release


def _check_unicode(unit: Unit, field: str, value: str) -> None:
    """Refuse half a surrogate pair, which an escape in JSON can spell and no UTF-8 file can hold."""
    try:
        value.encode()
    except UnicodeEncodeError as error:
        reason = f"the {field} has half a surrogate pair at character {error.start + 1}"
        raise ReadError(unit.path, reason, unit.line) from None
