"""Releases from files, folders and records."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from dipext.errors import ReadError
from dipext.io import limits
from dipext.io.documents import READERS
from dipext.io.found import NOTHING, Found, Said
from dipext.io.kinds import Kind
from dipext.io.records import read_json, read_record
from dipext.io.sidecar import Sidecars
from dipext.io.unit import Unit
from dipext.io.units import units
from dipext.io.walk import File, Left, find
from dipext.release import Release

_READERS = {**READERS, "jsonl": read_json, "record": read_record}


def read(
    *paths: str | Path,
    metadata: str | Path | None = None,
    on_error: Callable[[ReadError], None] | None = None,
) -> Iterator[Release]:
    """The releases in files and folders, one at a time, in the order of the paths and of the names in a folder.

    Text (.txt, .md), web pages (.html, .mhtml), PDF, Word (.docx), OpenDocument (.odt), RTF, mails and what is attached
    to them (.eml), JSON and JSON lines, tables with a column "text" (.csv, .tsv, .xlsx), feeds (RSS, Atom), zip
    archives of these, and any of them in .gz; known by what they hold before their suffix. Folders are read
    recursively. All but text, plain mails,
    JSON and tables of text need the extra ``documents``. What a file says of itself (title, date, issuer, address) goes
    into the Release. Its ``doc_id`` is the one that a record has; otherwise the path, with the line for files that
    hold many releases, spelled so that no two are equal.

    A list ``releases.csv`` in a folder (path, published, issuer, title, url) says more of the files there.

    Whatever the files hold, nothing else is raised, no code is run and memory stays bounded: what is larger than
    :mod:`dipext.io.limits` allows is an error. In a folder, links out of it are errors and pipes and devices are left
    out; what is named itself may be a link, but no pipe or device.

    Args:
        paths: files and folders; "-" is one release on standard input.
        metadata: such a list for all of the paths.
        on_error: called with each release that cannot be read, which is then left out. Without it, the first one
            is raised.

    Raises:
        ReadError: when a release cannot be read and there is no ``on_error``, or ``metadata`` cannot be read.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "a.txt").write_text("Riga, 20 November 2025")
    ...     [release.text for release in read(folder)]
    ['Riga, 20 November 2025']
    """
    lists = Sidecars(metadata)
    found = lists.take(find(os.fspath(path) for path in paths))
    for unit in pieces(found, lists):
        if isinstance(unit, Left):
            continue
        try:
            if isinstance(unit, ReadError):
                raise unit
            yield read_unit(unit)
        except ReadError as error:
            if on_error is None:
                raise
            on_error(error)


def pieces(
    found: Iterable[File | Left | ReadError], lists: Sidecars, stdin_kind: Kind = "text"
) -> Iterator[Unit | Left | ReadError]:
    """The releases of the files that were found, with what the lists say of them, and the rows that fit none."""
    for file in found:
        if isinstance(file, File):
            for piece in units(file, stdin_kind):
                yield lists.say(piece, file) if isinstance(piece, Unit) else piece
        else:
            yield file
    yield from lists.unmet()


def read_unit(unit: Unit, caller: Said = NOTHING) -> Release:
    """The release in one piece.

    Args:
        unit: the piece.
        caller: what the caller says of all releases, which goes before what they say of themselves.

    Raises:
        ReadError: when it cannot be read.
    """
    try:
        found = _READERS[unit.kind](unit.data)
        if unit.carrier != NOTHING:
            found = found.within(unit.carrier)
        release = found.release(_said(unit, found), caller)
    except (ValueError, MemoryError) as error:
        short = isinstance(error, MemoryError) or isinstance(error.__cause__, MemoryError)
        raise ReadError(unit.path, limits.TOO_MUCH_MEMORY if short else str(error), unit.line) from error
    if len(release.text) > limits.MAX_CHARACTERS:
        reason = f"a text of {len(release.text):,} characters, more than {limits.MAX_CHARACTERS:,}: not a release"
        raise ReadError(unit.path, reason, unit.line)
    for field in ("text", "doc_id", "title", "issuer", "url"):
        _check_unicode(unit, field, getattr(release, field) or "")
    updates: dict[str, object] = {"warnings": (*unit.warnings, *release.warnings)} if unit.warnings else {}
    if release.doc_id is None:
        updates["doc_id"] = unit.path if unit.line is None else f"{unit.path}:{unit.line}"
    return release.model_copy(update=updates) if updates else release


def _said(unit: Unit, found: Found) -> Said:
    """What a list says of a release; what a record says of itself is nearer than what is said of its file."""
    if unit.line is None or unit.said == NOTHING:
        return unit.said
    fields = ("published", "issuer", "title", "url")
    return Said(**{field: None if getattr(found, field) else getattr(unit.said, field) for field in fields})


def _check_unicode(unit: Unit, field: str, value: str) -> None:
    """Refuse half a surrogate pair, which an escape in JSON can spell and no UTF-8 file can hold."""
    try:
        value.encode()
    except UnicodeEncodeError as error:
        reason = f"the {field} has half a surrogate pair at character {error.start + 1}"
        raise ReadError(unit.path, reason, unit.line) from None
