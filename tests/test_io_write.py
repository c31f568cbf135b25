"""Outputs, one a format: that each holds what the extractions hold."""

import csv
import json
import os
import sys
from decimal import Decimal
from pathlib import Path

import duckdb
import openpyxl
import pyarrow.parquet
import pytest
import spacy
from spacy.tokens import DocBin
from typer.testing import CliRunner

import dipext
from dipext import DipextError, Extraction, OutputError, ReadError
from dipext.cli import app
from dipext.io.arrow import schema, to_arrow
from dipext.io.run import Extracted
from dipext.io.write import check, writing, writing_errors
from dipext.tables import TABLES
from samples import extraction

EMOJI = "👩🏽‍🚀 e\u0301 𝔘 "


def shifted() -> Extraction:
    """The sample with characters in front that are more than one code unit or grapheme."""
    data = extraction().model_dump(mode="json")
    data["text"] = EMOJI + data["text"]

    def shift(value: object) -> None:
        if isinstance(value, dict):
            if value.keys() == {"start", "end", "text"}:
                value["start"] += len(EMOJI)
                value["end"] += len(EMOJI)
            for part in value.values():
                shift(part)
        elif isinstance(value, list):
            for part in value:
                shift(part)

    shift(data)
    return Extraction.model_validate(data)


EXTRACTIONS = [extraction("one"), Extraction(text="", dipext_version="0"), shifted()]


def write(path: Path) -> Path:
    check(path)
    with writing(path) as take:
        for one in EXTRACTIONS:
            take(Extracted(one.model_dump_json().encode(), 1, (0,) * 6))
        take(ReadError("a.pdf", "damaged"))
        take(ReadError("b.jsonl", "no text", 7))
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    return path


def test_json_lines(tmp_path: Path) -> None:
    lines = write(tmp_path / "facts.jsonl").read_bytes().splitlines()
    assert [Extraction.model_validate_json(line) for line in lines] == EXTRACTIONS


def test_parquet(tmp_path: Path) -> None:
    table = pyarrow.parquet.read_table(write(tmp_path / "facts.parquet"))
    assert table.schema == schema("facts")
    assert table == to_arrow(EXTRACTIONS, "facts")


def test_csv_has_the_rows_of_parquet_as_text(tmp_path: Path) -> None:
    with write(tmp_path / "facts.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    facts = to_arrow(EXTRACTIONS, "facts").to_pylist()
    assert len(rows) == len(facts)
    for row, fact in zip(rows, facts, strict=True):
        assert list(row) == list(fact)
        for name, value in fact.items():
            if isinstance(value, list):
                assert row[name] == "; ".join(value)
            elif isinstance(value, Decimal | float):
                assert Decimal(row[name]) == Decimal(value)
                assert "E" not in row[name]
            elif isinstance(value, bool):
                assert row[name] == str(value).lower()
            else:
                assert row[name] == ("" if value is None else str(value))


@pytest.mark.parametrize("start", ["=1+1", "@SUM(A1)", "+1", "-1", "\tx"])
def test_no_cell_runs_as_a_formula(tmp_path: Path, start: str) -> None:
    hostile = extraction(start).model_copy(update={"issuer": f"{start}|cmd"})
    outcome = Extracted(hostile.model_dump_json().encode(), 1, (0,) * 6)
    for suffix in (".csv", ".xlsx"):
        with writing(tmp_path / f"facts{suffix}") as take:
            take(outcome)
    with (tmp_path / "facts.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["issuer"] for row in rows} == {f"'{start}|cmd"}
    assert {row["doc_id"] for row in rows} == {f"'{start}"}
    book = openpyxl.load_workbook(tmp_path / "facts.xlsx")
    for sheet in book:
        names = [cell.value for cell in sheet[1]]
        for row in sheet.iter_rows(min_row=2):
            cells = dict(zip(names, row, strict=True))
            assert (cells["issuer"].value, cells["issuer"].data_type) == (f"{start}|cmd", "s")


def test_a_workbook_has_a_sheet_for_each_table(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write(tmp_path / "facts.xlsx"))
    assert set(book.sheetnames) == set(TABLES) - {"facts"}
    for table in TABLES:
        if table in ("facts", "errors"):
            continue
        rows = to_arrow(EXTRACTIONS, table).to_pylist()
        sheet = list(book[table].iter_rows(values_only=True))
        assert list(sheet[0]) == schema(table).names
        assert len(sheet) == len(rows) + 1
    money = [
        dict(zip(schema("money").names, row, strict=True))
        for row in book["money"].iter_rows(min_row=2, values_only=True)
    ]
    assert [row["amount"] for row in money] == [row["amount"] for row in to_arrow(EXTRACTIONS, "money").to_pylist()]
    assert [tuple(row) for row in book["errors"].iter_rows(min_row=2, values_only=True)] == [
        ("a.pdf", None, "damaged"),
        ("b.jsonl", 7, "no text"),
    ]


def test_duckdb_has_every_table_with_offsets_that_are_true_in_sql(tmp_path: Path) -> None:
    with duckdb.connect(write(tmp_path / "facts.duckdb"), read_only=True) as connection:
        for table in (
            "releases",
            "people",
            "offices",
            "dates",
            "money",
            "percentages",
            "initiatives",
            "commitments",
            "mentions",
            "doubts",
        ):
            rows = connection.execute(f"SELECT * FROM {table}").fetchall()
            assert rows == [tuple(row.values()) for row in to_arrow(EXTRACTIONS, table).to_pylist()]  # type: ignore[arg-type]  # a name of one
            if table not in ("releases", "doubts"):  # a doubt about the release has no place
                wrong = (
                    f"SELECT count(*) FROM {table} t JOIN releases r USING (release) "
                    "WHERE r.text[t.start + 1 : t.end] <> t.text"
                )
                assert connection.execute(wrong).fetchall() == [(0,)]
        assert connection.execute("SELECT * FROM errors").fetchall() == [
            ("a.pdf", None, "damaged"),
            ("b.jsonl", 7, "no text"),
        ]


def test_the_views_join_what_belongs_together(tmp_path: Path) -> None:
    with duckdb.connect(write(tmp_path / "facts.duckdb"), read_only=True) as connection:
        [first, second] = connection.execute(
            "SELECT doc_id, published, amount, last_named, sentence FROM sums"
        ).fetchall()
        assert first[0] == "one"
        assert str(first[1]) == "2025-12-04"
        assert first[2] == Decimal(7_200_000)
        assert first[3] == "one"
        assert extraction().money[0].span.text in first[4]
        assert second[2:4] == (Decimal(7_200_000), "x")
        facts = connection.execute("SELECT release, fact, id, start FROM facts").fetchall()
        assert sorted(facts) == sorted(
            (row["release"], row["fact"], row["id"], row["start"]) for row in to_arrow(EXTRACTIONS).to_pylist()
        )
        named = connection.execute("SELECT fact, name FROM named WHERE release = 1").fetchall()
        assert ("initiative", extraction("one").initiatives[0].name) in named
        shares = connection.execute("SELECT id, sentence FROM shares").fetchall()
        assert len(shares) == 2


def test_a_docbin_carries_the_facts_into_spacy(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    docs = list(DocBin().from_disk(write(tmp_path / "facts.spacy")).get_docs(nlp.vocab))
    dipext.load()  # registers the extensions
    assert [doc._.dipext for doc in docs] == EXTRACTIONS
    assert [span.label_ for span in docs[0].spans["dipext"]] == ["DATE", "PERSON", "MONEY", "PERCENT", "INITIATIVE"]


@pytest.mark.parametrize(
    ("name", "words"), [("facts.ods", "no format"), ("none/facts.csv", "no folder"), ("folder.csv", "it is a folder")]
)
def test_what_cannot_be_written_is_refused_before(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(OutputError, match=words):
        check(tmp_path / name)


def test_a_device_is_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "errors"
    os.mkfifo(pipe)
    with pytest.raises(OutputError, match="it is a device or a pipe"), writing_errors(pipe):
        pass
    assert pipe.is_fifo()


def test_a_database_of_somebody_else_is_not_replaced(tmp_path: Path) -> None:
    path = write(tmp_path / "facts.duckdb")
    check(path)
    with duckdb.connect(path) as connection:
        connection.execute("CREATE TABLE notes AS SELECT 'mine' AS words")
    with pytest.raises(OutputError, match=r"other tables \(notes\)"):
        check(path)


def test_ctrl_c_during_a_query_stops_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "facts.duckdb")
    (tmp_path / "a.txt").write_text("Oslo, 20 November 2025", encoding="utf-8")

    class Interrupted:  # DuckDB asks for signals during a query, and makes this of them
        def __enter__(self) -> "Interrupted":
            return self

        def __exit__(self, *_: object) -> None: ...

        def execute(self, _: str) -> None:
            raise RuntimeError("Query interrupted")

    monkeypatch.setattr(duckdb, "connect", lambda *_, **__: Interrupted())
    ended = CliRunner().invoke(app, ["extract", str(tmp_path / "a.txt"), "-o", str(path)])
    assert (ended.exit_code, ended.stderr.split(".")[0]) == (130, "Stopped")


@pytest.mark.parametrize(
    ("suffix", "library"),
    [(".parquet", "pyarrow"), (".duckdb", "duckdb"), (".duckdb", "pyarrow"), (".xlsx", "openpyxl")],
)
def test_a_missing_library_is_named(tmp_path: Path, suffix: str, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    schema.cache_clear()
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(DipextError, match=r"pip install 'dipext\[tables\]'"), writing(tmp_path / f"facts{suffix}"):
        pass
    assert not list(tmp_path.iterdir())


def test_a_run_that_fails_leaves_the_earlier_output(tmp_path: Path) -> None:
    path = write(tmp_path / "facts.jsonl")
    before = path.read_bytes()
    with pytest.raises(json.JSONDecodeError), writing(path) as take:  # noqa: PT012  # the block is what fails
        take(Extracted(b"{}", 0, (0,) * 6))
        json.loads("no JSON")
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["facts.jsonl"]
