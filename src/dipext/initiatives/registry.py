"""The registry of named initiatives: records in a file, checked as they are read."""

import csv
import io
import json
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal, get_args

from dipext.errors import RegistryError
from dipext.initiatives.names import NameIndex, key_of
from dipext.initiatives.spelling import is_plain_word
from dipext.lexicon import countries, read_text
from dipext.models import InitiativeKind

Status = Literal["active", "dormant", "ended", "proposed", "superseded"]

SHIPPED = "initiatives/initiatives.jsonl"


@dataclass(frozen=True, slots=True)
class Entry:
    """One initiative.

    ``aliases`` count wherever they stand. ``context_aliases`` are names that also mean something else (MFA, SAFE,
    Ramstein): they count only with exact capitals and support in the release. ``support`` are words that speak for
    such an alias, ``against`` words that speak against it; in both, ``_`` stands for the alias itself
    ("Vitamin _"). ``parent`` is the id of the initiative that this one belongs to, ``beneficiary`` the one country
    that it is for (ISO 3166-1 alpha-3), ``source`` where the facts come from. Years are calendar years; ``year_end``
    is the last one.
    """

    id: str
    name: str
    kind: InitiativeKind
    lead: tuple[str, ...] = ()
    year_start: int | None = None
    year_end: int | None = None
    aliases: tuple[str, ...] = ()
    context_aliases: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    status: Status | None = None
    parent: str | None = None
    beneficiary: str | None = None
    source: str | None = None

    def names(self) -> Iterator[tuple[str, bool]]:
        """Every name with whether it needs support, the canonical one first."""
        seen = set()
        context = frozenset(self.context_aliases)
        for name in (self.name, *self.aliases, *self.context_aliases):
            if name not in seen:
                seen.add(name)
                yield name, name in context


KINDS = frozenset(get_args(InitiativeKind))
"""The closed list of kinds."""

_STATUSES = frozenset(get_args(Status))
_KEYS = tuple(field.name for field in fields(Entry))
_SUFFIXES = frozenset({"", ".csv", ".json", ".jsonl", ".ndjson", ".txt"})
_LISTS = frozenset({"lead", "aliases", "context_aliases", "support", "against"})
_YEARS = frozenset({"year_start", "year_end"})


class Registry:
    """Known initiatives, in the order of their file. Immutable; two are joined with ``|``.

    >>> registry = Registry.loads('{"id": "amber", "name": "Amber Shield", "kind": "operation"}')
    >>> [entry.id for entry in registry], registry["amber"].name, len(Registry.read() | registry) > len(registry)
    (['amber'], 'Amber Shield', True)
    """

    def __init__(self, entries: Iterable[Entry] = (), places: Mapping[str, str] | None = None) -> None:
        self._places = dict(places or {})
        self._entries: dict[str, Entry] = {}
        for entry in entries:
            if entry.id in self._entries:
                raise RegistryError(f"{self._place(entry.id)}: id {entry.id!r} is used twice")
            self._entries[entry.id] = entry
        problems = list(_joint_problems(self._entries.values(), self._place, self._entries.keys()))
        if problems:
            raise RegistryError("\n".join(problems))

    @classmethod
    def read(cls, path: str | Path | None = None) -> "Registry":
        """Read a registry file: JSON lines, or CSV with a header when the name ends in ``.csv``.

        Args:
            path: the file, in UTF-8; the package's own registry when not given, which is read once.

        Raises:
            RegistryError: when the file cannot be read or records are not right; the message has a line with file,
                line number and reason for everything that is wrong.
        """
        if path is None:
            return _shipped()
        if Path(path).suffix.lower() not in _SUFFIXES:
            raise RegistryError(f"{path}: a registry is JSON lines (.jsonl) or CSV (.csv), nothing else")
        try:
            text = Path(path).read_text(encoding="utf-8-sig")
        except (OSError, ValueError) as error:  # a ValueError: bytes that are not UTF-8, or no path at all
            raise RegistryError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from error
        if Path(path).suffix.lower() == ".csv":
            return cls._collect(_csv_rows(text), str(path))
        return cls.loads(text, str(path))

    @classmethod
    def loads(cls, text: str, where: str = "<string>") -> "Registry":
        """Read JSON lines from a string; empty lines and lines that start with ``#`` are skipped.

        Args:
            text: one JSON object a line.
            where: what errors call it.

        Raises:
            RegistryError: as :meth:`read`.
        """
        return cls._collect(_json_rows(text), where)

    @classmethod
    def _collect(cls, rows: "Iterable[_Row]", where: str) -> "Registry":
        entries: list[Entry] = []
        places: dict[str, str] = {}
        ids: set[str] = set()
        problems: list[str] = []
        for number, row in rows:
            place = f"{where}:{number}"
            if isinstance(row, dict) and isinstance(row.get("id"), str):
                ids.add(row["id"])
            try:
                entry = _entry(row, place)
            except RegistryError as error:
                problems.append(str(error))
                continue
            if entry.id in places:
                problems.append(f"{place}: id {entry.id!r} is used twice, first at {places[entry.id]}")
                continue
            places[entry.id] = place
            entries.append(entry)
        if problems:
            raise RegistryError("\n".join((*problems, *_joint_problems(entries, places.__getitem__, ids))))
        return cls(entries, places)

    def dumps(self) -> str:
        """The registry as JSON lines, empty fields left out; :meth:`loads` gives it back equal."""
        return "".join(json.dumps(as_row(entry), ensure_ascii=False) + "\n" for entry in self)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._entries

    def __getitem__(self, id_: str) -> Entry:
        return self._entries[id_]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Registry) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # two registries with the same records are equal

    def __or__(self, other: "Registry") -> "Registry":
        """Both registries; of two records with the same id the other's stays."""
        if not isinstance(other, Registry):
            return NotImplemented
        return Registry((self._entries | other._entries).values(), self._places | other._places)

    def __repr__(self) -> str:
        return f"<Registry: {len(self)} initiatives>"

    def __getstate__(self) -> dict[str, Any]:
        return {"_entries": self._entries, "_places": self._places}

    @cached_property
    def index(self) -> NameIndex:
        """The names, ready to be looked up word by word; built on first use."""
        return NameIndex((entry.id, entry.kind, name, context) for entry in self for name, context in entry.names())

    def _place(self, id_: str) -> str:
        return self._places.get(id_, f"record {id_!r}")


_Row = tuple[int, "dict[str, Any] | str"]
"""A line number with a record, or with what kept it from being read."""


def _joint_problems(entries: Iterable[Entry], place: Callable[[str], str], ids: Container[str]) -> Iterator[str]:
    """What is wrong with records beside one another: unknown parents, names claimed twice."""
    claimed: dict[tuple[str, ...], tuple[Entry, bool]] = {}
    for entry in entries:
        # A user's file may name parents that the package's own registry has.
        if entry.parent is not None and entry.parent not in ids and entry.parent not in _shipped_ids():
            yield f"{place(entry.id)}: parent {entry.parent!r} is not in the registry"
        for name, context in entry.names():
            first, first_context = claimed.setdefault(key_of(name), (entry, context))
            if first is not entry and not (context and first_context):
                yield (
                    f"{place(entry.id)}: {name!r} is a name of {first.id!r} too ({place(first.id)}); "
                    "names that two records share must be context_aliases of both"
                )


def as_row(entry: Entry) -> dict[str, Any]:
    """The fields of an entry that have a value, as a registry file has them."""
    return {key: value for key in _KEYS if (value := getattr(entry, key)) not in (None, ())}


@cache
def _shipped() -> Registry:
    return Registry.loads(read_text(SHIPPED), SHIPPED)


@cache
def _shipped_ids() -> frozenset[str]:
    return frozenset(row["id"] for _, row in _json_rows(read_text(SHIPPED)) if isinstance(row, dict))


def _json_rows(text: str) -> Iterator[_Row]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            yield number, f"not JSON: {error}"
            continue
        except RecursionError:
            yield number, "not a record: JSON nested too deeply"
            continue
        if _HALF_PAIR.search(line) and not _fits_utf8(row):
            yield number, "half a surrogate pair, which is no letter"
            continue
        yield number, row if isinstance(row, dict) else f"a record is a JSON object, not {type(row).__name__}"


_HALF_PAIR = re.compile(r"\\u[dD][89a-fA-F]")


def _fits_utf8(row: object) -> bool:
    try:
        json.dumps(row, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _csv_rows(text: str) -> Iterator[_Row]:
    """Rows of a sheet: lists are split at ``;``, years are numbers, empty cells are left out.

    Sheets of some countries are saved with ``;`` between the cells; then lists are split at ``|``.
    """
    cells = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=cells, strict=True)
    try:
        for cell_row in reader:
            row: dict[str, Any] = {}
            if None in cell_row:
                yield reader.line_num, "more cells than the header has"
                continue
            for key, cell in cell_row.items():
                value = (cell or "").strip()
                if not value:
                    continue
                if key in _LISTS:
                    row[key] = [part.strip() for part in value.split("|" if cells == ";" else ";") if part.strip()]
                elif key in _YEARS and value.isascii() and value.isdigit():
                    row[key] = int(value)
                else:
                    row[key] = value
            if row:
                yield reader.line_num, row
    except csv.Error as error:
        yield reader.line_num + 1, f"not CSV: {error}"


def _entry(row: dict[str, Any] | str, place: str) -> Entry:
    """A record of the right types, or an error that says what is wrong with it."""
    if isinstance(row, str):
        raise RegistryError(f"{place}: {row}")
    for key in row:
        if key not in _KEYS:
            raise RegistryError(f"{place}: unknown key {key!r}; known are {', '.join(_KEYS)}")
    for key in ("id", "name", "kind"):
        if not isinstance(row.get(key), str) or not row[key].strip():
            raise RegistryError(f"{place}: {key!r} is missing or not a text")
    if row["kind"] not in KINDS:
        raise RegistryError(f"{place}: kind {row['kind']!r} is not one of {', '.join(sorted(KINDS))}")
    entry = Entry(**{key: _value(key, value, place) for key, value in row.items()})
    _check(entry, place)
    return entry


def _value(key: str, value: Any, place: str) -> Any:
    """A field's value, of its type."""
    if key in _LISTS:
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise RegistryError(f"{place}: {key!r} must be a list of texts, not {value!r}")
        return tuple(value)
    if value is None:
        return None
    if key in _YEARS and (not isinstance(value, int) or isinstance(value, bool)):
        raise RegistryError(f"{place}: {key!r} must be a year, not {value!r}")
    if key not in _YEARS and not isinstance(value, str):
        raise RegistryError(f"{place}: {key!r} must be a text, not {value!r}")
    return value


def _check(entry: Entry, place: str) -> None:
    """Values from closed lists, and names that can be told from plain words."""
    if entry.status is not None and entry.status not in _STATUSES:
        raise RegistryError(f"{place}: status {entry.status!r} is not one of {', '.join(sorted(_STATUSES))}")
    if entry.beneficiary is not None and entry.beneficiary not in countries.codes():
        raise RegistryError(f"{place}: beneficiary {entry.beneficiary!r} is no ISO 3166-1 alpha-3 code, such as 'UKR'")
    for name, context in entry.names():
        if not key_of(name):
            raise RegistryError(f"{place}: {name!r} has no letter or digit")
        if not context and len(key_of(name)) == 1 and is_plain_word(name):
            raise RegistryError(f"{place}: {name!r} is a plain word; list it in context_aliases")
