"""What a batch has done so far, in a file beside its output, so that a killed run can go on and a later one skip.

The outcome of each release is kept under the hash of its content. A run takes what is there, adds what is missing
and writes the whole output anew from both: so an output is the same whether its run was broken or not.
"""

import hashlib
import importlib.metadata
import sqlite3
import struct
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from dipext.errors import OutputError
from dipext.initiatives.registry import Registry
from dipext.io.found import Said
from dipext.io.run import Extracted
from dipext.kinds import NAMES

if TYPE_CHECKING:
    from spacy.language import Language

_SCHEMA = """
CREATE TABLE IF NOT EXISTS reader (fingerprint BLOB);
CREATE TABLE IF NOT EXISTS done (key BLOB PRIMARY KEY, counts BLOB, json BLOB);
CREATE TEMP TABLE seen (key BLOB PRIMARY KEY) WITHOUT ROWID;
"""
_COUNTS = struct.Struct(f"<{1 + len(NAMES)}Q")
_EVERY = 64
"""Releases between two commits: what a kill may cost."""

_LIBRARIES = (
    *("spacy", "charset-normalizer", "trafilatura", "lxml", "pypdfium2", "python-docx"),
    *("striprtf", "feedparser", "openpyxl"),
)


class State:
    """The outcomes that are known, by the key of their unit.

    Args:
        connection: the database they are in.
        anew: whether outcomes of an earlier run were dropped, because they would not be the same.
    """

    def __init__(self, connection: sqlite3.Connection, anew: bool) -> None:
        self.anew = anew
        self._db = connection
        self._fresh = 0

    def __contains__(self, key: bytes) -> bool:
        """Whether the outcome under this key is known."""
        return self._db.execute("SELECT 1 FROM done WHERE key = ?", (key,)).fetchone() is not None

    def get(self, key: bytes) -> Extracted:
        """The outcome under a key that is known."""
        counts, packed = self._db.execute("SELECT counts, json FROM done WHERE key = ?", (key,)).fetchone()
        self._see(key)
        words, *facts = _COUNTS.unpack(counts)
        return Extracted(zlib.decompress(packed), words, tuple(facts))

    def put(self, key: bytes, outcome: Extracted) -> None:
        """Keep an outcome; it is safe from a kill a few releases later."""
        row = (key, _COUNTS.pack(outcome.words, *outcome.facts), zlib.compress(outcome.json, 1))
        self._db.execute("INSERT OR REPLACE INTO done VALUES (?, ?, ?)", row)
        self._see(key)
        self._fresh += 1
        if self._fresh % _EVERY == 0:
            self._db.commit()

    def forget_unseen(self) -> None:
        """Drop what this run neither took nor added: releases that changed or are gone."""
        self._db.execute("DELETE FROM done WHERE key NOT IN (SELECT key FROM seen)")

    def _see(self, key: bytes) -> None:
        self._db.execute("INSERT OR IGNORE INTO seen VALUES (?)", (key,))


@contextmanager
def state_of(output: Path, by: "Language | Registry", known: Said) -> Iterator[State]:
    """The state of an output, kept in ``OUTPUT.state``; it begins anew when the outcomes would not be the same.

    Args:
        output: the file that the run writes.
        by: as for :func:`dipext.io.run.run`.
        known: as there.

    Raises:
        OutputError: when the file cannot be used, or another run is using it.
    """
    path = output.with_name(f"{output.name}.state")
    try:
        with closing(sqlite3.connect(path, timeout=1)) as connection:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.executescript(_SCHEMA)
            fingerprint = _fingerprint(by, known)
            made_by = connection.execute("SELECT fingerprint FROM reader").fetchall()
            if made_by != [(fingerprint,)]:
                connection.execute("DELETE FROM done")
                connection.execute("DELETE FROM reader")
                connection.execute("INSERT INTO reader VALUES (?)", (fingerprint,))
            connection.commit()
            try:
                yield State(connection, anew=made_by not in ([], [(fingerprint,)]))
            finally:
                connection.commit()
    except sqlite3.OperationalError as error:
        reason = "another run is writing this output" if "locked" in str(error) else f"cannot be written: {error}"
        raise OutputError(f"{path}: {reason}") from error
    except sqlite3.DatabaseError as error:
        raise OutputError(f"{path}: {error}; delete it to begin anew") from error


def _fingerprint(by: "Language | Registry", known: Said) -> bytes:
    """A hash of everything besides the releases that the outcomes depend on: code, data, pipeline and options."""
    digest = hashlib.blake2b(digest_size=16)
    for file in _files(files("dipext")):
        digest.update(file.read_bytes())
    for library in _LIBRARIES:
        try:
            version = importlib.metadata.version(library)
        except importlib.metadata.PackageNotFoundError:
            version = "none"
        digest.update(version.encode())
    digest.update(str(known).encode())
    if isinstance(by, Registry):
        digest.update(by.dumps().encode())
    else:
        digest.update(f"{by.meta['name']} {by.meta['version']}".encode())
        digest.update(by.config.to_str().encode())
        digest.update(by.to_bytes(exclude=["vocab"]))
    return digest.digest()


def _files(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _files(entry)
        elif entry.is_file():
            yield entry
