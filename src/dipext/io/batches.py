"""Arrow record batches of releases in, record batches of facts out: what Spark, Ray and others call."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from itertools import count
from typing import TYPE_CHECKING, Any

from dipext.api import reader
from dipext.io.arrow import batches, schema
from dipext.io.records import day
from dipext.models import Extraction
from dipext.release import Release
from dipext.tables import Row, Table, rows

if TYPE_CHECKING:
    import pyarrow as pa


def extract_batches(  # noqa: PLR0913  # an argument for each column that a batch may have
    releases: "Iterable[pa.RecordBatch]",
    table: Table = "facts",
    *,
    text: str = "text",
    published: str | None = None,
    issuer: str | None = None,
    doc_id: str | None = None,
    title: str | None = None,
    first: int | None = 1,
    read: Callable[[Release], Extraction] | None = None,
) -> "Iterator[pa.RecordBatch]":
    """The rows of one table for record batches of releases, with the schema ``dipext.io.arrow.schema(table)``.

    A release that cannot be read gives no rows, but one in the table "errors".

    Args:
        releases: batches with the columns that the other arguments name.
        table: the table, as for :func:`dipext.to_arrow`, or "errors".
        text: the column of the text, strings.
        published: the column of the day of publication: dates, timestamps or ISO 8601 strings.
        issuer: the column of the issuer's name.
        doc_id: the column of the release's id.
        title: the column of the title.
        first: the number of the first release, for the column ``release``; None leaves that column empty.
        read: from :func:`dipext.api.reader`; with the default pipeline when not given.

    Raises:
        KeyError: when a batch lacks a column.
    """
    read = read or reader()
    numbers = iter(lambda: None, 0) if first is None else count(first)
    named = {"text": text, "published": published, "issuer": issuer, "doc_id": doc_id, "title": title}
    used = {field: column for field, column in named.items() if column is not None}
    found = (
        row
        for batch in releases
        for record in batch.select(list(used.values())).to_pylist()
        for row in _rows({field: record[column] for field, column in used.items()}, next(numbers), table, read)
    )
    return batches(found, table)


def extract_table(releases: "pa.Table", table: Table = "facts", **columns: Any) -> "pa.Table":
    """The rows of one table for an Arrow table of releases; ``columns`` as for :func:`extract_batches`.

    >>> import pyarrow as pa
    >>> releases = pa.table({"text": ["Norway gives 2 million euros."]})
    >>> extract_table(releases, "money").column("currency").to_pylist()
    ['EUR']
    """
    import pyarrow as pa

    return pa.Table.from_batches(extract_batches(releases.to_batches(), table, **columns), schema=schema(table))


def _rows(
    record: dict[str, Any], number: int | None, table: Table, read: Callable[[Release], Extraction]
) -> Iterator[Row]:
    if record.get("doc_id") is not None:
        record["doc_id"] = str(record["doc_id"])  # often a number
    try:
        extraction = read(_release(record))
    except Exception as error:  # one release must not end a job of millions; the table of errors has it
        if table == "errors":
            yield {"path": record.get("doc_id") or f"row {number}", "line": None, "reason": str(error)}
        return
    if table != "errors":
        yield from rows(extraction.model_dump(mode="json"), number, table)


def _release(record: dict[str, Any]) -> Release:
    if not isinstance(record["text"], str):
        raise TypeError("no text")
    when = record.pop("published", None)
    if isinstance(when, datetime):
        when = when.date()
    published, doubts = (when, ()) if isinstance(when, date) else day(when, record.get("issuer"))
    return Release(**record, published=published, warnings=doubts)
