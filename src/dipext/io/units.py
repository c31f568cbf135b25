"""Where releases stand: files, folders and standard input, cut into one piece of bytes for each release.

Nothing is parsed here beyond what cutting needs, so that the process that walks stays light and the reading can
happen elsewhere.
"""

import codecs
import csv
import gzip
import io
import json
import os
import stat
import sys
import zlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO, Literal, cast

from dipext.errors import ReadError
from dipext.io.encoding import bom_encoding
from dipext.io.records import FIELDS

Kind = Literal["text", "html", "pdf", "docx", "jsonl", "csv"]

SUFFIXES: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
}
"""What a file is taken for by its suffix; any of them may be followed by ``.gz``."""

MAX_BYTES = 64 * 1024 * 1024
"""A single release of more bytes than this is an error: it is no press release, and memory has an end."""

_STDIN = "-"


@dataclass(frozen=True, slots=True)
class Unit:
    """One release still to be read.

    Args:
        path: the file, as it was named; "-" is standard input.
        kind: how ``data`` is to be read; of JSON lines and CSV, ``data`` is one record as JSON.
        data: the bytes.
        line: the line of the file, for kinds that hold many releases.
        size: the bytes on disk that this unit stands for.
    """

    path: str
    kind: Kind
    data: bytes
    line: int | None = None
    size: int = 0

    def key(self) -> bytes:
        """A hash of the content, and of the place, which may become the release's id."""
        place = f"{self.kind}\0{self.line}\0{self.path}".encode()
        return blake2b(self.data, key=blake2b(place).digest(), digest_size=16).digest()


@dataclass(frozen=True, slots=True)
class File:
    """A file that was found: its path as it was named, and its size in bytes."""

    path: str
    size: int


@dataclass(frozen=True, slots=True)
class Left:
    """A file of a folder that is left out, because nothing about it says that it holds releases."""

    path: str


def find(paths: Iterable[str], leave: Collection[Path] = ()) -> Iterator[File | Left | ReadError]:
    """The files behind files, folders and "-", folders walked recursively in the order of their names.

    In a folder only files that can hold releases are taken, by suffix or by how they begin, and nothing whose name
    starts with a dot. What is named itself is always taken.

    Args:
        paths: files, folders, "-".
        leave: files to pass over when they turn up in a folder, such as the output of an earlier run.
    """
    for path in dict.fromkeys(paths):
        if path == _STDIN:
            yield File(path, 0)
            continue
        try:
            info = os.stat(path)  # noqa: PTH116  # paths stay the strings that were given
        except (OSError, ValueError) as error:
            yield ReadError(shown(path), _reason(error))
            continue
        if not stat.S_ISDIR(info.st_mode):
            yield File(path, info.st_size)
            continue
        empty = True
        for found in _walk(path, frozenset([(info.st_dev, info.st_ino)]), {file.resolve() for file in leave}):
            empty = empty and isinstance(found, Left)
            yield found
        if empty:
            yield ReadError(shown(path), "a folder without releases")


def _walk(folder: str, above: frozenset[tuple[int, int]], leave: Collection[Path]) -> Iterator[File | Left | ReadError]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield ReadError(shown(folder), _reason(error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = os.path.join(folder, entry.name)  # noqa: PTH118  # as it was named, "./" and all
        try:
            info = entry.stat()
        except OSError as error:
            yield ReadError(shown(path), _reason(error))
            continue
        if stat.S_ISDIR(info.st_mode):
            identity = (info.st_dev, info.st_ino)
            if identity in above:
                yield ReadError(shown(path), "a link back to a folder that holds it")
            else:
                yield from _walk(path, above | {identity}, leave)
        elif stat.S_ISREG(info.st_mode) and Path(path).resolve() not in leave:
            yield File(path, info.st_size) if _holds_releases(path) else Left(path)


def _holds_releases(path: str) -> bool:
    if _by_suffix(path) is not None:
        return True
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return _by_content(file.read(1024)) is not None
    except OSError:
        return False


def units(file: File, stdin_kind: Kind = "text") -> Iterator[Unit | ReadError]:
    """The releases of one file, cut apart.

    Args:
        file: from :func:`find`.
        stdin_kind: what standard input holds.
    """
    name = shown(file.path)
    try:
        if file.path == _STDIN:
            yield from _cut(name, stdin_kind, sys.stdin.buffer, sys.stdin.buffer)
            return
        with open(file.path, "rb") as raw:  # noqa: PTH123
            if raw.peek(2)[:2] != b"\x1f\x8b":
                yield from _cut(name, _by_suffix(file.path), raw, raw)
                return
            with gzip.open(raw) as unpacked:
                yield from _cut(name, _by_suffix(file.path), cast("BinaryIO", unpacked), raw)
    except (OSError, EOFError, zlib.error) as error:
        yield ReadError(name, _reason(error))


def _cut(path: str, kind: Kind | None, file: BinaryIO, raw: BinaryIO) -> Iterator[Unit | ReadError]:
    if kind == "jsonl":
        yield from _json_lines(path, file, raw)
        return
    if kind == "csv":
        yield from _csv_rows(path, file, raw)
        return
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        yield ReadError(path, _TOO_LONG)
    else:
        yield Unit(path, _by_content(data) or kind or "text", data, size=_told(raw, len(data)))


_TOO_LONG = f"longer than {MAX_BYTES // 1024**2} MiB: not a release"


def _json_lines(path: str, file: BinaryIO, raw: BinaryIO) -> Iterator[Unit | ReadError]:
    number, before = 0, 0
    encoding = bom_encoding(_peek(file))
    if encoding in ("utf-16", "utf-32"):
        file = cast("BinaryIO", codecs.EncodedFile(file, "utf-8", encoding))
    while line := file.readline(MAX_BYTES + 1):
        number += 1
        if len(line) > MAX_BYTES:
            yield ReadError(path, _TOO_LONG, number)
            while line and not line.endswith(b"\n"):
                line = file.readline(MAX_BYTES)
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            now = _told(raw, before + len(line))
            yield Unit(path, "jsonl", line, number, now - before)
            before = now


def _csv_rows(path: str, file: BinaryIO, raw: BinaryIO) -> Iterator[Unit | ReadError]:
    head = _peek(file)
    # Bytes that are not UTF-8 pass as surrogates; the reader of the row turns them back and guesses.
    wrapper = io.TextIOWrapper(file, bom_encoding(head) or "utf-8", errors="surrogateescape", newline="")
    first = head.split(b"\n", 1)[0]
    delimiter = max(",;\t", key=lambda sign: first.count(sign.encode()))
    csv.field_size_limit(MAX_BYTES)
    rows = csv.reader(wrapper, delimiter=delimiter)
    before = 0
    try:
        header = next(rows, None)
        if header is None:
            yield ReadError(path, "an empty CSV file")
            return
        if not {name.strip().casefold() for name in header} & set(FIELDS["text"]):
            yield ReadError(path, f"no column 'text' among: {', '.join(header)}", 1)
            return
        line = rows.line_num + 1
        for row in rows:
            if any(row):
                now = _told(raw, before)
                if len(row) > len(header):
                    yield ReadError(path, f"{len(row)} fields under {len(header)} column names", line)
                else:
                    record = json.dumps(dict(zip(header, row, strict=False))).encode()
                    yield Unit(path, "csv", record, line, now - before)
                before = now
            line = rows.line_num + 1
    except csv.Error as error:
        yield ReadError(path, f"not CSV: {error}", rows.line_num)
    finally:
        wrapper.detach()


def _peek(file: BinaryIO) -> bytes:
    return file.peek(4096) if isinstance(file, io.BufferedReader | gzip.GzipFile) else b""


def _told(raw: BinaryIO, otherwise: int) -> int:
    """How far the file on disk has been read, in bytes; ``otherwise`` where it cannot tell."""
    return raw.tell() if raw.seekable() else otherwise


def _by_suffix(path: str) -> Kind | None:
    return SUFFIXES.get(Path(path.lower().removesuffix(".gz")).suffix)


def _by_content(head: bytes) -> Kind | None:
    """The kind of a document whose beginning leaves no doubt, whatever its suffix says."""
    if head.lstrip()[:5] == b"%PDF-":
        return "pdf"
    if head[:4] == b"PK\x03\x04" and (b"word/" in head or b"[Content_Types].xml" in head[:1024]):
        return "docx"
    begin = head[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if begin.startswith((b"<!doctype html", b"<html")) or (begin.startswith(b"<?xml") and b"<html" in begin):
        return "html"
    return None


def shown(path: str) -> str:
    r"""A path as text; bytes of a file name that are not UTF-8 are spelled out.

    >>> shown("caf\udce9.txt")
    'caf\\xe9.txt'
    """
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _reason(error: Exception) -> str:
    """The reason in words, without the path that the error row names anyway."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
