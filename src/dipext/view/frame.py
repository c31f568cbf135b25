"""Extractions as pandas data frames: the tables of :mod:`dipext.tables`, with types that plot and join."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, get_args, get_origin

from dipext.models import Extraction
from dipext.tables import TABLES, columns, rows

if TYPE_CHECKING:
    from pandas import DataFrame

_TYPES = {int: "Int64", float: "Float64", bool: "boolean", date: "datetime64[s]", Decimal: "object", tuple: "object"}
"""Column types; everything else is text. Exact decimals and lists are objects."""


def to_frame(extractions: Extraction | Iterable[Extraction], table: str) -> "DataFrame":
    """One table of one or many extractions as a data frame with fixed columns, also when it has no rows.

    Args:
        extractions: one or many; the column ``release`` numbers them from 1.
        table: one of :data:`dipext.tables.TABLES`, but "errors".

    Raises:
        ValueError: for another table.
        ImportError: when pandas is not installed.
    """
    if table not in TABLES or table == "errors":
        raise ValueError(f"unknown table {table!r}; the tables are {', '.join(TABLES[:-1])}")
    try:
        from pandas import DataFrame, Series
    except ImportError as error:
        raise ImportError("to_frame needs pandas; install it with: pip install 'dipext[pandas]'") from error
    if isinstance(extractions, Extraction):
        extractions = [extractions]
    found = [row for n, one in enumerate(extractions, 1) for row in rows(one.model_dump(mode="json"), n, table)]
    return DataFrame(
        {
            column: Series([row.get(column) for row in found], dtype=_type(hint))
            for column, hint in columns(table).items()
        }
    )


def to_frames(extractions: Extraction | Iterable[Extraction]) -> "dict[str, DataFrame]":
    """All tables of one or many extractions as data frames, by name; they join on ``release`` and ``id``.

    >>> import dipext
    >>> frames = to_frames(dipext.extract_many(["Oslo gives NOK 3 million.", "Riga gives 2 million euros."]))
    >>> frames["money"][["release", "amount", "currency"]].to_dict("records")
    [{'release': 1, 'amount': 3000000.0, 'currency': 'NOK'}, {'release': 2, 'amount': 2000000.0, 'currency': 'EUR'}]
    """
    held = [extractions] if isinstance(extractions, Extraction) else list(extractions)
    return {table: to_frame(held, table) for table in TABLES if table != "errors"}


def _type(hint: Any) -> str:
    """The pandas type of a column."""
    origin = get_origin(hint)
    if origin is tuple:
        return "object"
    for part in (hint, *get_args(hint)):
        if part in _TYPES:
            return _TYPES[part]
        if get_origin(part) is tuple:
            return "object"
        if get_args(part) and get_args(part)[0] in _TYPES:  # Annotated[float, ...]
            return _TYPES[get_args(part)[0]]
    return "string"
