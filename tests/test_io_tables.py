"""Extractions as Arrow tables."""

from datetime import date
from decimal import Decimal

import pyarrow as pa
import pytest

import dipext
from dipext import Extraction
from dipext.io.arrow import schema, to_arrow
from dipext.io.batches import extract_table
from dipext.models import Money, Span
from dipext.tables import TABLES, Table
from samples import TEXT, extraction


def sum_of(amount: str) -> Extraction:
    money = Money(
        id="money-1",
        span=Span(start=0, end=1, text="x"),
        amount=Decimal(amount),
        currency="EUR",
        currency_source="code",
        rule="money.test",
    )
    return Extraction(text="x", money=(money,), dipext_version="0")


def test_one_row_an_item_with_its_place() -> None:
    one = extraction("words")
    for kind in ("people", "dates", "money", "percentages", "initiatives"):
        table = to_arrow(one, kind)
        assert table.schema == schema(kind)
        assert table.num_rows == len(getattr(one, kind)) > 0
        for row in table.to_pylist():
            assert row["release"] == 1
            assert row["doc_id"] == "words"
            assert TEXT[row["start"] : row["end"]] == row["text"]


def test_values_keep_their_types() -> None:
    [money] = to_arrow(extraction(), "money").to_pylist()
    assert money["amount"] == Decimal(7_200_000)
    assert money["amount_exact"] == Decimal(7_200_000)
    assert schema("money").field("amount").type == pa.float64()
    assert schema("money").field("amount_exact").type == pa.decimal128(38, 10)
    [when, *_] = to_arrow(extraction(), "dates").to_pylist()
    assert (when["start_date"], when["end_date"]) == (date(2025, 12, 3), date(2025, 12, 3))
    [person] = to_arrow(extraction("words"), "people").to_pylist()
    assert person["titles"] == ["words"]
    assert person["roles"] == ["secretary_general"]
    [release] = to_arrow(extraction(), "releases").to_pylist()
    assert (release["text"], release["published"]) == (TEXT, date(2025, 12, 4))


def test_facts_are_all_items_in_text_order_with_the_columns_of_all_tables() -> None:
    one = extraction()
    facts = to_arrow(one)
    assert facts.column("start").to_pylist() == sorted(facts.column("start").to_pylist())
    assert set(facts.column("fact").to_pylist()) == {"person", "date", "money", "percentage", "initiative"}
    assert set(facts.column("published").to_pylist()) == {one.published}
    for kind in ("people", "dates", "money", "percentages", "initiatives"):
        for field in schema(kind):
            assert schema("facts").field(field.name).type == field.type


def test_mentions_are_those_of_people_and_initiatives() -> None:
    one = extraction()
    mentions = to_arrow(one, "mentions").to_pylist()
    assert {row["fact"] for row in mentions} == {"person", "initiative"}
    assert len(mentions) == sum(len(item.mentions) for item in (*one.people, *one.initiatives))


def test_releases_are_numbered_in_order() -> None:
    assert to_arrow([extraction(), sum_of("1"), extraction()], "money").column("release").to_pylist() == [1, 2, 3]


@pytest.mark.parametrize("table", TABLES)
def test_no_extraction_gives_an_empty_table_of_the_same_shape(table: Table) -> None:
    assert to_arrow([], table).schema == schema(table)
    assert to_arrow([], table).num_rows == 0


@pytest.mark.parametrize(
    ("written", "kept", "told"),
    [
        ("0.0000000001", Decimal("0.0000000001"), False),
        ("1" * 28, Decimal("1" * 28), False),
        ("1" * 29, None, True),
        ("0.00000000005", None, True),
    ],
)
def test_a_number_that_no_table_holds_is_told(written: str, kept: Decimal | None, told: bool) -> None:
    [row] = to_arrow(sum_of(written), "money").to_pylist()
    assert (row["amount"], row["amount_exact"]) == (float(written), kept)
    assert row["warnings"] == ([f"amount does not fit a table: {Decimal(written):f}"] if told else [])


def test_pandas_and_duckdb_read_it() -> None:
    import duckdb

    money = to_arrow(extraction(), "money")
    assert money.to_pandas()["amount"].tolist() == [Decimal(7_200_000)]
    assert duckdb.sql("SELECT currency FROM money").fetchall() == [("x",)]


def test_an_unknown_table_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown table 'monies'; the tables are facts, people"):
        to_arrow([], "monies")  # type: ignore[arg-type]  # on purpose


def test_without_pyarrow_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(ImportError, match=r"pip install 'dipext\[tables\]'"):
        to_arrow([])


RELEASES = pa.table(
    {
        "body": ["Latvia gives 7 million euros tomorrow.", None, "Oslo helps."],
        "day": ["2025-11-20", "2025-11-21", "soon"],
        "number": [4, 5, 6],
    }
)


def test_record_batches_of_releases_give_the_tables_of_their_extractions() -> None:
    said = {"text": "body", "published": "day", "doc_id": "number"}
    one = dipext.extract("Latvia gives 7 million euros tomorrow.", published="2025-11-20", doc_id="4")
    for table in ("facts", "money", "dates"):
        assert extract_table(RELEASES, table, **said) == to_arrow(one, table)
    errors = extract_table(RELEASES, "errors", **said)
    assert errors.to_pylist() == [{"path": "5", "line": None, "reason": "no text"}]
    releases = extract_table(RELEASES, "releases", **said).to_pylist()
    assert [row["release"] for row in releases] == [1, 3]
    assert releases[1]["warnings"] == ["published not read: 'soon'"]


def test_dates_and_timestamps_are_days() -> None:
    for type_ in (pa.date32(), pa.timestamp("us"), pa.timestamp("ns", tz="Europe/Riga")):
        day = pa.array(["2025-11-20"]).cast(pa.timestamp("us")).cast(type_)
        [release] = extract_table(pa.table({"text": ["a"], "day": day}), "releases", published="day").to_pylist()
        assert release["published"] == date(2025, 11, 20)


def test_a_missing_column_is_an_error() -> None:
    with pytest.raises(KeyError, match="words"):
        extract_table(RELEASES, text="words")
