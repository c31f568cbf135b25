"""Extractions as Arrow tables: floats, exact decimals (``decimal128(38, 10)``), days ``date32``, lists of strings."""

import types
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from dipext.errors import DipextError
from dipext.models import Extraction
from dipext.tables import TABLES, Row, Table, columns, rows

if TYPE_CHECKING:
    import pyarrow as pa

BATCH_ROWS = 8192
"""Rows in a record batch, and in a row group of a Parquet file."""


class MissingArrowError(DipextError, ImportError):
    """Tables need pyarrow, which is not installed; the message has the install command."""


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
        table: one of :data:`dipext.tables.TABLES`: "facts" (one row a fact of any kind, with the columns of all), a
            kind (one row an item), "offices", "mentions", "doubts" or "releases".

    Raises:
        ValueError: for another table.
        MissingArrowError: without pyarrow.

    >>> import dipext
    >>> table = to_arrow(dipext.extract("Estonia gives 3 million euros.", doc_id="a"), "money")
    >>> table.select(["doc_id", "amount", "currency"]).to_pylist()
    [{'doc_id': 'a', 'amount': 3000000.0, 'currency': 'EUR'}]
    """
    if table not in TABLES:
        raise ValueError(f"unknown table {table!r}; the tables are {', '.join(TABLES)}")
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
