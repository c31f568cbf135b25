"""Where releases stand: files, folders and standard input, cut into one piece of bytes for each release.

Nothing is parsed here beyond what cutting needs, so that the process that walks stays light and the reading can
happen elsewhere.
"""

import csv
import gzip
import io
import json
import os
import re
import stat
import sys
import textwrap
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO, Literal, cast

from dipext.errors import UNSEEN, OutputError, ReadError, visible
from dipext.io import limits
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
    """What a folder has and is left out: nothing about it says that it holds releases, or it is read elsewhere."""

    path: str


def find(paths: Iterable[str], leave: Collection[Path] = ()) -> Iterator[File | Left | ReadError]:
    """The files behind files, folders and "-", folders walked recursively in the order of their names.

    In a folder only files that can hold releases are taken, by suffix or by how they begin, and nothing whose name
    starts with a dot. What is named itself is always taken, once, and links that are named are followed. In a folder,
    links to files of that folder are followed and links to folders of it are left out, as these are read anyway. A link
    out of the folder is an error, so that nobody who may put files there can have other files read. Only files are
    ever opened: a pipe or a device could have no end. No name is taken for a pattern.

    Args:
        paths: files, folders, "-".
        leave: files to pass over when they turn up in a folder, such as the output of an earlier run.

    Raises:
        OutputError: when one of ``leave`` is named as a path: it would be replaced by what is read from it.
    """
    named = dict.fromkeys(path.rstrip("/") or path for path in paths)
    kept = {os.path.realpath(file) for file in leave}
    for path in named:
        if path == _STDIN:
            yield File(path, 0)
            continue
        try:
            info = os.stat(path)  # noqa: PTH116  # paths stay the strings that were given
        except (OSError, ValueError) as error:
            yield ReadError(shown(path), _reason(error))
            continue
        if stat.S_ISDIR(info.st_mode):
            empty = True
            for found in _walk(path, named, kept):
                empty = empty and isinstance(found, Left) and found.path not in named
                yield found
            if empty:
                yield ReadError(shown(path), "a folder without releases")
        elif not stat.S_ISREG(info.st_mode):
            yield ReadError(shown(path), "neither a file nor a folder; what comes through a pipe is read as -")
        elif os.path.realpath(path) in kept:
            raise OutputError(f"{shown(path)}: would be read and written; choose another output")
        else:
            yield File(path, info.st_size)


def _walk(top: str, named: Collection[str], kept: Collection[str]) -> Iterator[File | Left | ReadError]:
    """What is under a folder. No recursion: folders may be nested deeper than Python calls may."""
    root = os.path.realpath(top)
    open_folders = [_entries(top)]
    while open_folders:
        entry = next(open_folders[-1], None)
        if entry is None:
            open_folders.pop()
        elif isinstance(entry, ReadError):
            yield entry
        elif entry.path in named:
            yield Left(entry.path)
        elif not entry.name.startswith("."):
            try:
                info, link = entry.stat(), entry.is_symlink()
            except OSError as error:
                yield ReadError(shown(entry.path), _reason(error))
                continue
            if stat.S_ISDIR(info.st_mode) and not link:
                open_folders.append(_entries(entry.path))
            elif link and (reason := _refused(entry.path, root)):
                yield ReadError(shown(entry.path), reason)
            elif not stat.S_ISREG(info.st_mode):
                yield Left(entry.path)
            elif not (kept and os.path.realpath(entry.path) in kept):
                yield File(entry.path, info.st_size) if _holds_releases(entry.path) else Left(entry.path)


def _refused(link: str, root: str) -> str | None:
    """Why a link in a folder is an error, if it is one."""
    target = os.path.realpath(link)
    if not _within(root, target):
        return "a link out of the folder; name it to read it"
    if _within(target, os.path.realpath(Path(link).parent)):
        return "a link back to a folder that holds it"
    return None


def _within(folder: str, path: str) -> bool:
    """Whether a path is a folder or lies in it; both are real paths."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _entries(folder: str) -> "Iterator[os.DirEntry[str] | ReadError]":
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield ReadError(shown(folder), _reason(error))
    else:
        yield from entries


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
    except UnicodeDecodeError as error:  # of what began with a byte order mark and has to be decoded to be cut
        yield ReadError(name, f"not {error.encoding.upper()}, as its byte order mark says: {error.reason}")


def _cut(path: str, kind: Kind | None, file: BinaryIO, raw: BinaryIO) -> Iterator[Unit | ReadError]:
    if kind == "jsonl":
        yield from _json_lines(path, file, raw)
        return
    if kind == "csv":
        yield from _csv_rows(path, file, raw)
        return
    data = file.read(limits.MAX_BYTES + 1)
    if len(data) > limits.MAX_BYTES:
        yield ReadError(path, _TOO_LONG)
    else:
        yield Unit(path, _by_content(data) or kind or "text", data, size=_told(raw, len(data)))


_TOO_LONG = f"longer than {limits.MAX_BYTES // 1024**2} MiB: not a release"


def _json_lines(path: str, file: BinaryIO, raw: BinaryIO) -> Iterator[Unit | ReadError]:
    number, before = 0, 0
    with _line_reader(file) as read_line:
        while line := read_line(limits.MAX_BYTES + 1):
            number += 1
            if len(line) > limits.MAX_BYTES:
                yield ReadError(path, _TOO_LONG, number)
                while line and not line.endswith(b"\n"):
                    line = read_line(limits.MAX_BYTES)
                continue
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            if line.strip():
                now = _told(raw, before + len(line))
                yield Unit(path, "jsonl", line, number, now - before)
                before = now


@contextmanager
def _line_reader(file: BinaryIO) -> Iterator[Callable[[int], bytes]]:
    """What reads a line of at most so many bytes or characters, in UTF-8 whatever the byte order mark says."""
    encoding = bom_encoding(_peek(file))
    if encoding not in ("utf-16", "utf-32"):
        yield file.readline
        return
    wrapper = io.TextIOWrapper(file, encoding, newline="\n")
    try:
        yield lambda size: wrapper.readline(size).encode()
    finally:
        wrapper.detach()


def _csv_rows(path: str, file: BinaryIO, raw: BinaryIO) -> Iterator[Unit | ReadError]:
    head = _peek(file)
    # Bytes that are not UTF-8 pass as surrogates; the reader of the row turns them back and guesses.
    wrapper = io.TextIOWrapper(file, bom_encoding(head) or "utf-8", errors="surrogateescape", newline="")
    first = head.split(b"\n", 1)[0]
    delimiter = max(",;\t", key=lambda sign: first.count(sign.encode()))
    csv.field_size_limit(limits.MAX_BYTES)
    rows = csv.reader(_bounded(wrapper), delimiter=delimiter)
    before = 0
    try:
        header = next(rows, None)
        if header is None:
            yield ReadError(path, "an empty CSV file")
            return
        if not {name.strip().casefold() for name in header} & set(FIELDS["text"]):
            yield ReadError(path, f"no column 'text' among: {textwrap.shorten(', '.join(header), 200)}", 1)
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


def _bounded(lines: io.TextIOWrapper) -> Iterator[str]:
    """The lines of a file, none longer than a release may be: a line without end would fill the memory."""
    while line := lines.readline(limits.MAX_BYTES + 1):
        if len(line) > limits.MAX_BYTES:
            raise csv.Error(_TOO_LONG)
        yield line


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
    r"""A path as text that can be shown and kept, each path as another one.

    Control characters, and bytes of a name that are not UTF-8, are spelled out; so are a backslash, where it parts no
    folders, and a colon before a last number, as that says the line of a record.

    >>> print(shown("caf\udce9\n.txt"), shown("minutes:12"))
    caf\xe9\n.txt minutes\x3a12
    """
    return visible(path, _ODD)


_ODD = re.compile(f"{UNSEEN.pattern}|:(?=[0-9]+\\Z)" + ("" if os.sep == "\\" else r"|\\"))


def _reason(error: Exception) -> str:
    """The reason in words, without the path that the error row names anyway."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
