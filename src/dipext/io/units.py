"""Files cut into one piece of bytes for each release.

Nothing is parsed here beyond what cutting needs, so that the process that walks stays light and the reading can
happen elsewhere.
"""

import gzip
import io
import json
import re
import sys
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, BinaryIO, cast

from dipext.errors import ReadError
from dipext.io import limits
from dipext.io.archives import TOO_LARGE, UNLISTED, Allowance, directory_bytes, kind_of_archive, members
from dipext.io.found import NOTHING
from dipext.io.kinds import Kind, by_content, by_suffix, is_companion, unread
from dipext.io.lines import csv_rows, json_lines, peek, told
from dipext.io.mail import attachments, says
from dipext.io.mail import has_text as has_words
from dipext.io.records import described, has_text, records_in
from dipext.io.unit import Unit
from dipext.io.walk import STDIN, File, Left, reason, shown

_WRITTEN = re.compile(rb'"dipext_version"\s*:')
"""What stands near the end of an Extraction as JSON."""


def units(file: File, stdin_kind: Kind = "text") -> Iterator[Unit | Left | ReadError]:
    """The releases of one file, cut apart. What dipext wrote itself is left out in a folder.

    Args:
        file: from :func:`dipext.io.walk.find`.
        stdin_kind: what standard input holds.
    """
    name = shown(file.path)
    try:
        if file.path == STDIN:
            yield from _cut(name, stdin_kind, sys.stdin.buffer, sys.stdin.buffer)
            return
        with open(file.path, "rb") as raw:  # noqa: PTH123
            kind = by_suffix(file.path) or (None if file.folder else "text")
            if file.folder and kind == "json" and _WRITTEN.search(_tail(raw, file.size)):
                yield Left(file.path)
                return
            if raw.peek(2)[:2] != b"\x1f\x8b":
                yield from _cut(name, kind, raw, raw)
                return
            with gzip.open(raw) as unpacked:
                yield from _cut(name, kind, cast("BinaryIO", unpacked), raw)
    except (OSError, EOFError, zlib.error) as error:
        yield ReadError(name, reason(error))
    except UnicodeDecodeError as error:  # of what began with a byte order mark and has to be decoded to be cut
        yield ReadError(name, f"not {error.encoding.upper()}, as its byte order mark says: {error.reason}")


def _tail(file: BinaryIO, size: int) -> bytes:
    """How a file ends; it stands at its beginning again afterwards."""
    file.seek(max(0, size - 4096))
    end = file.read(4096)
    file.seek(0)
    return end


def _cut(
    path: str, kind: Kind | None, file: BinaryIO, raw: BinaryIO, inside: Allowance | None = None
) -> Iterator[Unit | ReadError]:
    """The releases of a file that is open.

    Args:
        path: its name, as it is told.
        kind: what it is by its suffix; None when that says nothing.
        file: its content.
        raw: the file on disk, which ``file`` may unpack.
        inside: what is left to the archives that it stands in.
    """
    found = by_content(peek(file))
    if found == "zip" and raw is file and raw.seekable() and _office(file) is None and kind not in _OFFICE:
        yield from _archive(path, file, inside)
    elif found is None and kind == "jsonl":
        yield from json_lines(path, file, raw)
    elif found is None and kind == "csv":
        yield from csv_rows(path, file, raw)
    else:
        page = min(_PAGE, limits.MAX_BYTES + 1)
        data = file.read(page)
        if len(data) == page:  # a buffer for the largest is only asked for where there is more
            data += file.read(limits.MAX_BYTES + 1 - page)
        if len(data) > limits.MAX_BYTES:
            yield ReadError(path, TOO_LARGE)
            return
        yield from _sized(_whole(path, kind, data, inside), told(raw, len(data)))


_PAGE = 1 << 20
_OFFICE = ("docx", "xlsx", "odt")
_RECORDS = ("json", "feed", "xlsx")


def _whole(path: str, kind: Kind | None, data: bytes, inside: Allowance | None) -> Iterator[Unit | ReadError]:
    """The releases of a file that has been read."""
    found: str | None = by_content(data[:4096])
    if found == "zip":
        found = _office(io.BytesIO(data)) or (kind if kind in _OFFICE and _damaged(data) else "zip")
    elif found is None and (why := unread(data, path)):
        yield ReadError(path, why)
        return
    elif found is None and kind in (None, "text", "json"):
        kind = _json_kind(data) or kind
    which = found or kind
    if which is None:
        yield ReadError(path, "a file of a kind that is not known to hold releases; name it to read it as text")
    elif which == "zip":
        yield from _archive(path, io.BytesIO(data), inside)
    elif which in _RECORDS:
        yield from _records(path, which, data)
    elif which == "jsonl":
        file = io.BytesIO(data)
        yield from json_lines(path, file, file)
    elif which == "eml":
        yield from _mail(path, data, inside)
    elif which in _UNREAD_OFFICE:
        yield ReadError(path, f"{_UNREAD_OFFICE[which]}: save it as PDF, Word or text")
    else:
        yield Unit(path, cast("Kind", which), data)


_UNREAD_OFFICE = {
    "pptx": "slides of PowerPoint (.pptx)",
    "xlsb": "a binary table of Excel (.xlsb)",
    "epub": "a book (EPUB)",
    "ods": "a table of LibreOffice (.ods)",
    "odp": "slides of LibreOffice (.odp)",
    "opendocument": "a document of LibreOffice that is no text",
}


def _office(file: BinaryIO) -> str | None:
    """What an archive is, if it is an office document and no folder of files."""
    try:
        if directory_bytes(file) > limits.MAX_DIRECTORY_BYTES:
            return None
        with zipfile.ZipFile(file) as archive:
            names = {about.filename: about for about in archive.infolist()}
            about = names.get("mimetype")
            small = about is not None and about.file_size < 200 and about.compress_type == zipfile.ZIP_STORED
            return kind_of_archive(names.keys(), archive.read("mimetype") if small else b"")
    except (*UNLISTED, OSError, EOFError):  # whoever reads it tells what is wrong with it
        return None
    finally:
        file.seek(0)


def _damaged(data: bytes) -> bool:
    return not zipfile.is_zipfile(io.BytesIO(data))


def _json_kind(data: bytes) -> Kind | None:
    """Whether a file holds records as JSON, or as JSON lines, whatever it is called."""
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] not in (b"{", b"["):
        return None
    for kind, part in (("json", data), ("jsonl", data.lstrip().split(b"\n", 1)[0])):
        try:
            records, _ = records_in(part)
        except ValueError:
            continue
        if records and all(isinstance(record, dict) for record in records) and has_text(records[0]):
            return cast("Kind", kind)
    return None


def _records(path: str, kind: str, data: bytes) -> Iterator[Unit | ReadError]:
    """The records of a file, each under its number."""
    try:
        if kind == "json":
            records, warnings = records_in(data)
            single = len(records) == 1
            for number, record in enumerate(records, 1):
                yield _record(path, None if single else number, record, warnings)
            if not records:
                yield ReadError(path, "an empty list")
        elif kind == "feed":
            from dipext.io.feeds import entries

            number = 0
            for number, record in enumerate(entries(data), 1):
                yield _record(path, number, record)
            if not number:
                yield ReadError(path, "a feed without entries")
        else:
            from dipext.io.sheets import rows

            for sheet, number, record in rows(data):
                yield _record(f"{path}/{shown(sheet)}" if sheet else path, number, record)
    except ValueError as error:
        yield ReadError(path, str(error))


def _record(path: str, number: int | None, record: Any, warnings: tuple[str, ...] = ()) -> Unit | ReadError:
    if not isinstance(record, dict):
        return ReadError(path, f"not a JSON object but {described(record)}", number)
    return Unit(path, "record", json.dumps(record).encode(), number, warnings=warnings)


def _mail(path: str, data: bytes, inside: Allowance | None) -> Iterator[Unit | ReadError]:
    """A mail, and the releases attached to it; one that only carries them is none itself."""
    try:
        attached = list(attachments(data))
        empty = bool(attached) and not has_words(data)
    except ValueError:  # which the reader of the mail tells
        attached, empty = [], False
    if not empty:
        yield Unit(path, "eml", data)
    allowance = inside.deeper() if inside else Allowance(limits.MAX_ARCHIVE_BYTES)
    if attached and allowance.depth > limits.MAX_DEPTH:
        yield ReadError(path, f"mails more than {limits.MAX_DEPTH} deep inside each other: save what is attached")
        return
    carrier = says(data) if attached else NOTHING
    for number, (name, content) in enumerate(attached, 1):
        again = any(name == earlier for earlier, _ in attached[: number - 1])
        place = f"{path}/{number}/{shown(name)}" if again else f"{path}/{shown(name)}"
        if isinstance(content, str):
            yield ReadError(place, content)
            continue
        for piece in _sized(_member(place, content, allowance), 0):
            yield replace(piece, carrier=carrier) if isinstance(piece, Unit) and piece.carrier == NOTHING else piece


def _archive(path: str, file: BinaryIO, inside: Allowance | None) -> Iterator[Unit | ReadError]:
    """The releases of the files in an archive."""
    allowance = inside.deeper() if inside else Allowance(limits.MAX_ARCHIVE_BYTES)
    if allowance.depth > limits.MAX_DEPTH:
        yield ReadError(path, f"archives more than {limits.MAX_DEPTH} deep inside each other: unpack this one")
        return
    places: set[str] = set()
    try:
        for about, content in members(file, allowance):
            place = f"{path}/{shown(about.filename)}"
            if place in places or is_companion(about.filename) or _hidden(about.filename):
                continue
            places.add(place)
            if isinstance(content, str):
                yield ReadError(place, content)
            else:
                yield from _sized(_member(place, content, allowance), about.compress_size)
    except UNLISTED as error:
        yield ReadError(path, f"a damaged zip archive: {error}")
        return
    if not places:
        yield ReadError(path, "an archive without releases")


def _hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in name.split("/"))


def _member(place: str, content: bytes, allowance: Allowance) -> list[Unit | ReadError]:
    """The releases of a file of an archive, which has no place of its own on the disk."""
    file = cast("BinaryIO", io.BufferedReader(io.BytesIO(content)))
    try:
        if content[:2] == b"\x1f\x8b":
            with gzip.open(file) as unpacked:
                return list(_cut(place, by_suffix(place), cast("BinaryIO", unpacked), file, allowance))
        return list(_cut(place, by_suffix(place), file, file, allowance))
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        return [ReadError(place, reason(error))]


def _sized(pieces: Iterable[Unit | ReadError], size: int) -> Iterator[Unit | ReadError]:
    """The pieces of one file, of which the first stands for all its bytes on disk."""
    for number, piece in enumerate(pieces):
        yield replace(piece, size=0 if number else size) if isinstance(piece, Unit) else piece
