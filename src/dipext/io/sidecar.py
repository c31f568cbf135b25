"""A list of releases beside their files, which says when each was published, and by whom: ``releases.csv``."""

import csv
import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from dipext.errors import ReadError
from dipext.io import limits
from dipext.io.encoding import decode
from dipext.io.found import Said
from dipext.io.records import FIELDS, has_text
from dipext.io.unit import Unit
from dipext.io.walk import File, Left, shown

NAME = "releases.csv"
"""The list that a folder may hold for its own files and those of its folders."""

_PATH = ("path", "file", "filename")
_FIELDS = ("published", "issuer", "title", "url")


class Sidecars:
    """What lists say of the releases of a run.

    Args:
        metadata: a list for all of them; its paths are read from its own folder, or from where dipext was started.

    Raises:
        ReadError: when the list cannot be read.
    """

    def __init__(self, metadata: str | os.PathLike[str] | None = None) -> None:
        self._lists: dict[str, _List] = {}
        self._given = _List.read(os.fspath(metadata)) if metadata is not None else None

    def take(self, found: "Iterable[File | Left | ReadError]") -> "list[File | Left | ReadError]":
        """What was found without the lists of folders, which count from now on; with an error for each bad one."""
        rest: list[File | Left | ReadError] = []
        for file in found:
            if not (isinstance(file, File) and _is_list(file)):
                rest.append(file)
                continue
            try:
                self._lists[_absolute(Path(file.path).parent)] = _List.read(file.path)
            except ReadError as error:
                rest.append(error)
        return rest

    def say(self, piece: Unit, file: File) -> Unit:
        """A release with what the lists say of it; the nearest list counts."""
        for listed in self._over(file):
            said = listed.of(piece.path, shown(file.path))
            if said is not None:
                return replace(piece, said=said)
        return piece

    def unmet(self) -> Iterator[ReadError]:
        """The rows that name no release of the run."""
        for listed in [*([self._given] if self._given else []), *self._lists.values()]:
            yield from listed.unmet()

    def _over(self, file: File) -> "Iterator[_List]":
        if self._given:
            yield self._given
        if file.folder is None or not self._lists:
            return
        for folder in Path(_absolute(file.path)).parents:
            if str(folder) in self._lists:
                yield self._lists[str(folder)]
            if str(folder) == _absolute(file.folder):
                return


class _List:
    """One list: what it says of each path."""

    def __init__(self, path: str, rows: dict[str, tuple[int, str, Said]]) -> None:
        self._path = path
        self._rows = rows
        self._named = {shown(os.path.normpath(row[1])): row for row in rows.values()}
        self._met: set[int] = set()

    @classmethod
    def read(cls, path: str) -> "_List":
        """The list in a CSV file with a column "path".

        Raises:
            ReadError: when it cannot be read, lacks that column, or names a file twice.
        """
        try:
            with open(path, "rb") as file:  # noqa: PTH123
                data = file.read(limits.MAX_BYTES + 1)
            text, _ = decode(data)
        except (OSError, ValueError) as error:
            raise ReadError(shown(path), getattr(error, "strerror", None) or str(error)) from error
        first = text.split("\n", 1)[0]
        table = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
        if not _names(table.fieldnames or ()) & set(_PATH):
            raise ReadError(shown(path), f"a list of releases needs a column 'path' beside {', '.join(_FIELDS)}", 1)
        rows: dict[str, tuple[int, str, Said]] = {}
        try:
            for row in table:
                said = {str(name).strip().casefold(): value for name, value in row.items() if isinstance(value, str)}
                named = next((said[name] for name in _PATH if said.get(name)), None)
                if named is None:
                    continue
                key = _absolute(Path(path).parent / named.replace("\\", "/"))
                if shown(key) in rows:
                    raise ReadError(shown(path), f"names {named!r} a second time", table.line_num)
                rows[shown(key)] = (table.line_num, named, Said(**{field: _field(said, field) for field in _FIELDS}))
        except csv.Error as error:
            raise ReadError(shown(path), f"not CSV: {error}", table.line_num) from error
        return cls(path, rows)

    def of(self, *paths: str) -> Said | None:
        """What the list says of the first of the paths that it names."""
        for path in paths:
            found = self._rows.get(_absolute(path)) or self._named.get(os.path.normpath(path))
            if found is not None:
                self._met.add(found[0])
                return found[2]
        return None

    def unmet(self) -> Iterator[ReadError]:
        """A row for each path that no release of the run has."""
        for line, named, _ in self._rows.values():
            if line not in self._met:
                yield ReadError(shown(self._path), f"names {named!r}, which is not among the releases", line)


def _absolute(path: str | Path) -> str:
    """A path from the root, without ".."; links in it stay, for they are names that somebody gave."""
    return os.path.abspath(path)  # noqa: PTH100


def _names(header: Iterable[str]) -> set[str]:
    return {str(name).strip().casefold() for name in header}


def _field(said: dict[str, str], field: str) -> str | None:
    return next((said[name].strip() for name in FIELDS[field] if said.get(name, "").strip()), None)


def _is_list(file: File) -> bool:
    """Whether a file of a folder is a list of releases, and not a table that holds them itself."""
    if file.folder is None or Path(file.path).name != NAME:
        return False
    try:
        with open(file.path, "rb") as opened:  # noqa: PTH123
            header = decode(opened.readline(65536))[0]
    except (OSError, ValueError):
        return False
    names = [name.strip().strip('"') for name in header.replace(";", ",").replace("\t", ",").split(",")]
    return bool(_names(names) & set(_PATH)) and not has_text(names)
