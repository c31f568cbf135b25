"""Apache Spark: facts from a data frame of releases, on as many machines as there are (extra ``spark``)."""

from typing import TYPE_CHECKING, Any

from dipext.api import frozen, reader
from dipext.io.arrow import schema
from dipext.io.batches import extract_batches
from dipext.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyarrow import RecordBatch
    from pyspark.sql import DataFrame
    from spacy.language import Language


def extract(  # noqa: PLR0913  # an argument for each column that a frame may have
    df: "DataFrame",
    text: str = "text",
    published: str | None = None,
    *,
    issuer: str | None = None,
    doc_id: str | None = None,
    title: str | None = None,
    table: Table = "facts",
    nlp: "Language | None" = None,
) -> "DataFrame":
    """The facts of a Spark data frame of releases, as a Spark data frame with the schema of one table.

    dipext must be installed on the workers. The column ``release`` numbers the releases as Spark's
    ``monotonically_increasing_id`` does: unique, in order within a partition.

    Args:
        df: one row a release.
        text: the column of the text.
        published: the column of the day of publication: dates, timestamps or ISO 8601 strings.
        issuer: the column of the issuer's name.
        doc_id: the column of the release's id.
        title: the column of the title.
        table: the table, as for :func:`dipext.to_arrow`, or "errors".
        nlp: a pipeline from :func:`dipext.load`; the default one when not given.
    """
    from pyspark.sql.pandas.types import from_arrow_schema

    columns: dict[str, Any] = {"text": text, "published": published, "issuer": issuer, "doc_id": doc_id, "title": title}
    build = frozen(nlp) if nlp else None

    def work(batches: "Iterator[RecordBatch]") -> "Iterator[RecordBatch]":
        from pyspark import TaskContext

        context = TaskContext.get()
        first = ((context.partitionId() if context else 0) << 33) + 1
        read = reader(build() if build else None)
        return extract_batches(batches, table, **columns, first=first, read=read)

    used = dict.fromkeys(column for column in columns.values() if column is not None)
    return df.select(*used).mapInArrow(work, from_arrow_schema(schema(table)))
