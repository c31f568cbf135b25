"""Extractions as tables: one Arrow schema behind CSV, Parquet, DuckDB, Spark and ``to_arrow``.

The columns follow the models' fields, so the two cannot drift apart. Sums and shares are ``decimal128(38, 10)``, days
``date32``, lists lists of strings.
"""

import types
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Context, Decimal, InvalidOperation
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from dipext.errors import DipextError
from dipext.kinds import BY_NAME, KINDS
from dipext.models import Extraction

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]
Table = Literal["releases", "people", "dates", "money", "percentages", "initiatives", "mentions", "errors", "facts"]

FACTS = {kind.name: kind.fact for kind in KINDS}
"""The tables with one row a fact, and what the column ``fact`` of the table ``facts`` calls a row of each."""

BATCH_ROWS = 8192
"""Rows in a record batch, and in a row group of a Parquet file."""

_PLACE = {"start": int, "end": int, "text": str}
_KEY = {"release": int, "doc_id": str | None, "id": str}
_RENAMED = {"start": "start_date", "end": "end_date"}  # of dates, whose days would clash with the span's offsets
_SCALE = Decimal("1E-10")
_DIGITS = Context(prec=38)


class MissingArrowError(DipextError, ImportError):
    """Tables need pyarrow, which is not installed; the message has the install command."""


def _fields(*models: Any) -> dict[str, Any]:
    """The flat columns of models and the types of their values."""
    columns: dict[str, Any] = {}
    for model in models:
        for name, hint in get_type_hints(model, include_extras=True).items():
            if name == "titles":
                columns |= {"titles": tuple[str, ...], "roles": tuple[str, ...]}
            elif name in model.model_fields and name not in ("id", "span", "mentions"):
                columns[_RENAMED.get(name, name)] = hint
    return columns


@cache
def columns(table: Table) -> dict[str, Any]:
    """The columns of a table, in order, with the Python types of their values."""
    if table == "releases":
        said = get_type_hints(Extraction, include_extras=True)
        names = (
            "title",
            "published",
            "published_source",
            "issuer",
            "issuer_source",
            "url",
            "text",
            "warnings",
            "schema_version",
        )
        return {"release": int, "doc_id": str, **{name: said[name] for name in names}, "dipext_version": str}
    if table == "errors":
        return {"path": str, "line": int, "reason": str}
    if table == "mentions":
        return {
            "release": int,
            "doc_id": str,
            "fact": str,
            "id": str,
            **_PLACE,
            **_fields(*(kind.mention for kind in KINDS if kind.mention)),
        }
    if table == "facts":
        merged: dict[str, Any] = {"release": int, "doc_id": str, "published": date, "issuer": str, "fact": str}
        for kind in FACTS:
            merged |= {name: hint for name, hint in columns(kind).items() if name not in merged}
        return merged
    row = BY_NAME[table]
    named = {"mentions": int, "rule": str} if row.mention else {}
    return {**_KEY, **_PLACE, **_fields(row.model), **named}


@cache
def schema(table: Table) -> "pa.Schema":
    """The Arrow schema of a table; every column may hold nulls.

    Raises:
        MissingArrowError: without pyarrow.
    """
    pa = _pyarrow()
    return pa.schema([pa.field(name, _arrow(hint)) for name, hint in columns(table).items()])


def to_arrow(extractions: Extraction | Iterable[Extraction], table: Table = "facts") -> "pa.Table":
    """Extractions as an Arrow table, from which pandas, polars and DuckDB read without a copy.

    Args:
        extractions: one or many; the column ``release`` numbers them from 1.
        table: "facts" (one row a fact of any kind, with the columns of all), "people", "dates", "money",
            "percentages", "initiatives" (one row an item), "mentions" (one row a mention of a person or an
            initiative) or "releases" (one row a release, with its text).

    Raises:
        ValueError: for another table.
        MissingArrowError: without pyarrow.

    >>> import dipext
    >>> table = to_arrow(dipext.extract("Estonia gives 3 million euros.", doc_id="a"), "money")
    >>> table.select(["doc_id", "amount", "currency"]).to_pylist()
    [{'doc_id': 'a', 'amount': Decimal('3000000.0000000000'), 'currency': 'EUR'}]
    """
    if table not in get_args(Table):
        raise ValueError(f"unknown table {table!r}; the tables are {', '.join(get_args(Table))}")
    if isinstance(extractions, Extraction):
        extractions = [extractions]
    found = (row for n, one in enumerate(extractions, 1) for row in rows(one.model_dump(mode="json"), n, table))
    return _pyarrow().Table.from_batches(batches(found, table), schema=schema(table))


def batches(rows: Iterator[Row], table: Table) -> "Iterator[pa.RecordBatch]":
    """Rows as Arrow record batches of :data:`BATCH_ROWS` rows, the last one of what is left."""
    while held := list(islice(rows, BATCH_ROWS)):
        yield to_batch(held, table)


def to_batch(rows: Sequence[Row], table: Table) -> "pa.RecordBatch":
    """Rows as one Arrow record batch."""
    pa = _pyarrow()
    arrays = [pa.array([row.get(field.name) for row in rows], type=field.type) for field in schema(table)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema(table))


def rows(extraction: dict[str, Any], release: int | None, table: Table) -> Iterator[Row]:
    """The rows of one table that an extraction gives, in text order.

    Args:
        extraction: an Extraction as JSON data.
        release: its number in the run.
        table: the table, not "errors".
    """
    key = {"release": release, "doc_id": extraction["doc_id"]}
    if table == "releases":
        published = extraction["published"]
        yield {**extraction, **key, "published": date.fromisoformat(published) if published else None}
    elif table == "mentions":
        for kind in KINDS:
            for item in extraction[kind.name] if kind.mention else ():
                for mention in item["mentions"]:
                    yield {**key, "fact": kind.fact, "id": item["id"], **_flat(mention)}
    elif table == "facts":
        published = extraction["published"]
        key["published"] = date.fromisoformat(published) if published else None
        key["issuer"] = extraction["issuer"]
        found = [{**key, "fact": name, **row} for kind, name in FACTS.items() for row in _items(extraction[kind], kind)]
        yield from sorted(found, key=lambda row: row["start"])
    else:
        for row in _items(extraction[table], table):
            yield {**key, **row}


def _items(items: Iterable[Row], kind: str) -> Iterator[Row]:
    """One row an item; people and initiatives stand where they are named first."""
    for item in items:
        mentions = item.get("mentions")
        if mentions is None:
            yield _flat(item)
        else:
            first = mentions[0]
            yield _flat({**item, "span": first["span"], "rule": first["rule"], "mentions": len(mentions)})


def _flat(item: Row) -> Row:
    """An item or a mention with its span and titles spread over columns, and values that Arrow takes."""
    row = {name: value for name, value in item.items() if name not in ("span", "start", "end")}
    row |= item["span"]
    if "titles" in item:
        row |= {"titles": [t["text"] for t in item["titles"]], "roles": [t["role"] for t in item["titles"]]}
    for name, column in _RENAMED.items():
        if name in item:
            row[column] = date.fromisoformat(item[name]) if item[name] else None
    for name in _DECIMALS & item.keys():
        if item[name] is not None:
            row[name] = _fitted(item[name])
            if row[name] is None or row[name] != Decimal(item[name]):
                row["warnings"] = [*row["warnings"], f"{name} does not fit a table: {item[name]}"]
    return row


_DECIMALS = {"amount", "amount_min", "amount_max", "value", "value_min", "value_max", "value_from", "value_to"}


def _fitted(digits: str) -> Decimal | None:
    """The number with ten decimals; ``None`` where it has more than 28 digits before them."""
    try:
        return Decimal(digits).quantize(_SCALE, context=_DIGITS)
    except InvalidOperation:
        return None


def _arrow(hint: Any) -> "pa.DataType":
    """The Arrow type for the type of a field."""
    pa = _pyarrow()
    if get_origin(hint) in (Union, types.UnionType):
        return _arrow(next(part for part in get_args(hint) if part is not type(None)))
    if get_origin(hint) is Annotated:
        return _arrow(get_args(hint)[0])
    if get_origin(hint) is Literal:
        return pa.string()
    if get_origin(hint) is tuple:
        return pa.list_(_arrow(get_args(hint)[0]))
    simple = {
        str: pa.string(),
        bool: pa.bool_(),
        int: pa.int64(),
        float: pa.float64(),
        date: pa.date32(),
        Decimal: pa.decimal128(38, 10),
    }
    return simple[hint]


def _pyarrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise MissingArrowError("tables need pyarrow; install it with: pip install 'dipext[tables]'") from error
    return pyarrow
