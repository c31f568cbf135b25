"""Apache Spark, as it is: a local cluster of two workers gives what one process gives."""

import os
import re
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import dipext
from dipext import Release
from dipext.io.arrow import schema, to_arrow
from dipext.tables import Table
from made_up import records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark.sql import SparkSession

if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("Spark needs Java", allow_module_level=True)
pytest.importorskip("pyspark")

pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.fixture(scope="module")
def spark() -> "Iterator[SparkSession]":
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .appName("dipext")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.executor.memory", "1g")
        .config("spark.executorEnv.PYTHONPATH", os.pathsep.join(sys.path))
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.fixture(scope="module")
def releases() -> list[Release]:
    made = [
        Release(text=r["text"], doc_id=r["id"], published=date.fromisoformat(r["published"]), issuer=r["issuer"])
        for r in records(2000)
    ]
    return [*dipext.read(FIXTURES), *made] if any(FIXTURES.glob("*.txt")) else made


@pytest.mark.parametrize("table", ["facts", "mentions"])
def test_two_workers_give_what_one_process_gives(spark: "SparkSession", releases: list[Release], table: Table) -> None:
    from dipext.io.spark import extract

    rows = [(r.text, r.published, r.issuer, r.doc_id, r.title) for r in releases]
    frame = spark.createDataFrame(rows, "text string, day date, issuer string, id string, title string").repartition(4)
    found = extract(frame, published="day", issuer="issuer", doc_id="id", title="title", table=table).toArrow()
    # As a Spark table has it: no order, and release numbers of its own.
    as_read = [r.model_copy(update={"published_source": "argument", "warnings": ()}) for r in releases]
    expected = to_arrow(dipext.extract_many(as_read), table)
    assert found.schema.names == schema(table).names
    assert found.num_rows == expected.num_rows > len(releases) / 2
    numbers = found.column("release").to_pylist()
    assert len(set(numbers)) == len(set(found.column("doc_id").to_pylist()))
    assert _sorted(found.to_pylist()) == _sorted(expected.to_pylist())


def test_what_cannot_be_read_is_a_row_of_errors(spark: "SparkSession") -> None:
    from dipext.io.spark import extract

    frame = spark.createDataFrame([("Oslo helps.", "1"), (None, "2")], "text string, id string")
    assert [row.asDict() for row in extract(frame, doc_id="id", table="errors").collect()] == [
        {"path": "2", "line": None, "reason": "no text"}
    ]


def _sorted(rows: list[dict[str, object]]) -> list[str]:
    return sorted(repr({name: value for name, value in row.items() if name != "release"}) for row in rows)


def test_the_block_of_the_page_on_batches(
    spark: "SparkSession", tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (Path(__file__).parents[1] / "docs" / "batch.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"^```py\n(from dipext.io.spark .*?)^```$", page, re.MULTILINE | re.DOTALL)
    rows = [("Riga gives 2 million euros.", date(2025, 11, 20), "a")]
    spark.createDataFrame(rows, "text string, date date, id string").write.parquet(str(tmp_path / "releases"))
    exec(code.replace('"releases/"', repr(str(tmp_path / "releases"))), {"spark": spark})
    assert "EUR" in capsys.readouterr().out
