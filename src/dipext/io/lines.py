"""Files of many records, cut apart line by line: JSON lines, and tables with commas, semicolons or tabs."""

import csv
import gzip
import io
import json
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

from dipext.errors import ReadError
from dipext.io import limits
from dipext.io.archives import TOO_LARGE
from dipext.io.encoding import unicode_encoding
from dipext.io.records import has_text
from dipext.io.unit import Unit


def json_lines(path: str, file: BinaryIO, raw: BinaryIO) -> Iterator[Unit | ReadError]:
    """A release for each line that has anything on it; ``raw`` is the file on disk, which ``file`` may unpack."""
    number, before = 0, 0
    with _line_reader(file) as read_line:
        while line := read_line(limits.MAX_BYTES + 1):
            number += 1
            if len(line) > limits.MAX_BYTES:
                yield ReadError(path, TOO_LARGE, number)
                while line and not line.endswith(b"\n"):
                    line = read_line(limits.MAX_BYTES)
                continue
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            if line.strip():
                now = told(raw, before + len(line))
                yield Unit(path, "jsonl", line, number, now - before)
                before = now


@contextmanager
def _line_reader(file: BinaryIO) -> Iterator[Callable[[int], bytes]]:
    """What reads a line of at most so many bytes or characters, in UTF-8 whatever the byte order mark says."""
    encoding = unicode_encoding(peek(file))
    if encoding is None or not encoding.startswith(("utf-16", "utf-32")):
        yield file.readline
        return
    wrapper = io.TextIOWrapper(file, encoding, newline="\n")
    try:
        yield lambda size: wrapper.readline(size).encode()
    finally:
        wrapper.detach()


def csv_rows(path: str, file: BinaryIO, raw: BinaryIO) -> Iterator[Unit | ReadError]:
    """A release for each row under a header with a column of texts; ``raw`` as for :func:`json_lines`."""
    head = peek(file)
    # Bytes that are not UTF-8 pass as surrogates; the reader of the row turns them back and guesses.
    wrapper = io.TextIOWrapper(file, unicode_encoding(head) or "utf-8", errors="surrogateescape", newline="")
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
        if not has_text(header):
            yield ReadError(path, f"no column 'text' among: {textwrap.shorten(', '.join(header), 200)}", 1)
            return
        line = rows.line_num + 1
        for row in rows:
            if any(row):
                now = told(raw, before)
                if len(row) > len(header):
                    yield ReadError(path, f"{len(row)} fields under {len(header)} column names", line)
                else:
                    record = json.dumps(dict(zip(header, row, strict=False))).encode()
                    yield Unit(path, "record", record, line, now - before)
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
            raise csv.Error(TOO_LARGE)
        yield line


def peek(file: BinaryIO) -> bytes:
    """How a file begins, without reading on; nothing where it cannot tell."""
    return file.peek(4096) if isinstance(file, io.BufferedReader | gzip.GzipFile) else b""


def told(raw: BinaryIO, otherwise: int) -> int:
    """How far the file on disk has been read, in bytes; ``otherwise`` where it cannot tell."""
    return raw.tell() if raw.seekable() else otherwise
