"""Whatever bytes a file holds gives releases or clear errors, and whatever strings come in go out unchanged."""

import csv
import gzip
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import dipext
from dipext import Extraction, ReadError, Release
from dipext.io.arrow import to_arrow
from dipext.io.kinds import SUFFIXES
from dipext.io.run import Extracted
from dipext.io.write import writing, writing_errors
from made_up import FEED, PAGE, RTF, docx, eml, mhtml, odt, packed, pdf, records, xlsx
from samples import extraction

ODD = [
    *[
        "",
        " ",
        "\n",
        "\r",
        "\r\n",
        "\t",
        "\0",
        "\x0b",
        "\x1c",
        "\x1b[2J",
        "\x85",
        "\u2028",
        "\u2029",
        "\ufeff",
        "\u202e",
    ],
    *[
        '"',
        '""',
        "'",
        ",",
        ";",
        "; ",
        "\\",
        "\\n",
        "\\ud800",
        "%s",
        "=1+1",
        "@SUM(A1)",
        "-1",
        "+1",
        "NULL",
        "None",
        "nan",
    ],
    *["e\u0301", "\U0001f1f1\U0001f1fb", "👩🏽‍🚀", "\U0010ffff", "\ufffe", "x" * 9_000, "Ā" * 300],
]
strings = st.lists(st.sampled_from(ODD) | st.text(max_size=8), max_size=6).map("".join)
"""Strings that UTF-8 can hold, with what breaks formats."""


def lines_of(record: dict[str, Any]) -> bytes:
    return json.dumps(record).encode() + b"\n"


SEEDS = {
    ".txt": [
        b"Riga, 20 November 2025",
        "Kalniņa".encode("utf-16"),
        b"Z\xfcrich",
        b"\x1f\x8b",
        b"%PDF-1.4",
        b"PK\x03\x04word/",
    ],
    ".html": [PAGE.encode(), PAGE.replace("utf-8", "utf-7").encode(), b"<html>&#xD800;<p>"],
    ".jsonl": [
        *map(lines_of, records(2)),
        b'{"text": "\\ud800"}',
        '{"text": "a\u2028b"}\n'.encode("utf-16"),
        b"9" * 5000,
    ],
    ".csv": [b'id,text\n1,"a\nb"\n', "text;id\nKalniņa;1\n".encode("utf-16"), b"te\xe9xt,body\n\xe9\n"],
    ".pdf": [pdf("Oslo gives 5 million kroner.", "/Title <FEFFD800> /CreationDate (D:20259999)"), pdf("")],
    ".docx": [docx(["Oslo."], [["Fund", "EUR 5 million"]], title="Help")],
    ".odt": [odt(["Oslo."])],
    ".rtf": [RTF],
    ".eml": [eml("Oslo gives 5 million kroner."), eml("<p>Oslo</p>", "html")],
    ".mhtml": [mhtml(PAGE)],
    ".json": [json.dumps(list(records(2))).encode(), b'{"items": [{"text": "<p>Oslo</p>"}]}'],
    ".xlsx": [xlsx([["text", "date"], ["Oslo.", "2025-11-20"]])],
    ".rss": [FEED.encode(), b"<rss><channel><item><title>Oslo</title>"],
    ".zip": [packed({"a.txt": b"Oslo.", "b/c.jsonl": b'{"text": "Riga."}'})],
}


@st.composite
def torn(draw: st.DrawFn, seeds: list[bytes]) -> bytes:
    """Pieces of files of a format, cut and joined anywhere, with bytes of other kinds between them."""
    parts = []
    for _ in range(draw(st.integers(0, 4))):
        seed = draw(st.sampled_from(seeds))
        start = draw(st.integers(0, len(seed)))
        parts += [seed[start : draw(st.integers(start, len(seed)))], draw(st.binary(max_size=6))]
    return b"".join(parts)


def sound(path: Path) -> None:
    """Reading a file gives releases that JSON keeps, and errors that say something."""
    errors: list[ReadError] = []
    for release in dipext.read(path, on_error=errors.append):
        assert Release.model_validate_json(release.model_dump_json()) == release
        assert release.doc_id
    for error in errors:
        assert error.path == str(path) or error.path.startswith(f"{path}/")
        assert error.reason.strip()
        assert error.reason.isprintable() or not any(char in error.reason for char in "\n\r\x1b")
        str(error).encode()


@pytest.mark.parametrize("suffix", SEEDS)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_bytes_give_releases_or_errors(suffix: str, tmp_path: Path, data: st.DataObject) -> None:
    content = data.draw(torn(SEEDS[suffix]) | st.binary(max_size=200))
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content)
    sound(path)
    packed = tmp_path / f"a{suffix}.gz"
    packed.write_bytes(data.draw(torn([gzip.compress(content, mtime=0)])))
    sound(packed)


def test_every_suffix_is_tried() -> None:
    assert {SUFFIXES[suffix] for suffix in SEEDS} == set(SUFFIXES.values())


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_parts_of_a_word_file_give_its_text_or_an_error(tmp_path: Path, data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(SEEDS[".docx"][0])) as good:
        parts = {name: good.read(name) for name in good.namelist()}
    broken = data.draw(st.sampled_from(sorted(parts)))
    parts[broken] = data.draw(torn([parts[broken]]))
    for gone in data.draw(st.sets(st.sampled_from(sorted(parts)), max_size=1)):
        del parts[gone]
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    sound(tmp_path / "a.docx")


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=strings, encoding=st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "utf-32")))
def test_a_text_is_read_as_it_was_saved(tmp_path: Path, text: str, encoding: str) -> None:
    text = text.replace("\0", "").lstrip("\ufeff\ufffe")
    (tmp_path / "a.txt").write_bytes(b"%" + text.encode() if encoding == "utf-8" else ("%" + text).encode(encoding))
    [release] = dipext.read(tmp_path / "a.txt")
    assert release.text == "%" + text


PROSE = "Le ministre a déjà dit que l’aide – « 5 millions d’euros » – était prête; façade, œuvre, où, à côté, élève. "


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp1250"])
def test_a_text_in_an_old_encoding_is_read_or_its_guess_is_told(tmp_path: Path, encoding: str) -> None:
    saved = (PROSE * 4).encode(encoding, "replace")
    (tmp_path / "a.txt").write_bytes(saved)
    [release] = dipext.read(tmp_path / "a.txt")
    [warning] = release.warnings
    assert release.text.encode(warning.removeprefix("decoded as ")) == saved


fields = st.fixed_dictionaries(
    {"text": strings}, optional={"doc_id": strings, "title": strings, "issuer": strings, "url": strings}
)


def known(record: dict[str, str], path: Path, line: int) -> dict[str, str | None]:
    """What a record says, as the Release has it: an empty field is unknown, the address or the place is the id."""
    said = {name: record.get(name) or None for name in ("doc_id", "title", "issuer", "url")}
    return {**said, "text": record["text"], "doc_id": said["doc_id"] or said["url"] or f"{path}:{line}"}


def said(release: Release) -> dict[str, Any]:
    return release.model_dump(include={"text", "doc_id", "title", "issuer", "url"})


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(fields, max_size=4), st.booleans(), st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "utf-32")))
def test_json_lines_are_read_as_they_were_written(
    tmp_path: Path, written: list[dict[str, str]], ascii_: bool, encoding: str
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        "".join(json.dumps(r, ensure_ascii=ascii_) + "\n" for r in written), encoding=encoding, newline="\n"
    )
    expected = [known(record, path, line) for line, record in enumerate(written, 1)]
    assert [said(release) for release in dipext.read(path)] == expected


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(fields, min_size=1, max_size=4), st.sampled_from(",;\t"))
def test_tables_are_read_as_they_were_written(tmp_path: Path, written: list[dict[str, str]], delimiter: str) -> None:
    path = tmp_path / "a.csv"
    names = ["doc_id", "text", "title", "issuer", "url"]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, delimiter=delimiter, quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(written)
    found = [said(release) for release in dipext.read(path)]
    for release in found:
        release["doc_id"] = None if str(release["doc_id"]).startswith(f"{path}:") else release["doc_id"]
    expected = [{**known(record, path, 0)} for record in written if any(record.values())]
    for record in expected:
        record["doc_id"] = None if str(record["doc_id"]).startswith(f"{path}:") else record["doc_id"]
    assert found == expected


def outcome(one: Extraction) -> Extracted:
    return Extracted(one.model_dump_json().encode(), 1, (0,) * 6)


TABLES = ("releases", "people", "dates", "money", "percentages", "initiatives", "mentions")


def disarmed(text: str) -> str:
    """As CSV has it: behind an apostrophe where a spreadsheet would take it for a formula."""
    return f"'{text}" if text[:1] in tuple("=+-@\t\r") else text


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example([*ODD], "\n".join(ODD))
@given(st.lists(strings, max_size=9), strings)
def test_every_output_holds_any_string(tmp_path: Path, words: list[str], reason: str) -> None:
    extractions = [extraction(word) for word in words]
    error = ReadError("a.txt", reason, 3)
    for suffix in (".jsonl", ".csv", ".parquet", ".duckdb"):
        with writing(tmp_path / f"facts{suffix}") as write:
            for one in extractions:
                write(outcome(one))
            write(error)
    with writing_errors(tmp_path / "errors.jsonl") as write:
        write(error)
    lines = (tmp_path / "facts.jsonl").read_bytes().split(b"\n")
    assert [Extraction.model_validate_json(line) for line in lines[:-1]] == extractions
    assert lines[-1] == b""
    facts = to_arrow(extractions)
    assert pyarrow.parquet.read_table(tmp_path / "facts.parquet") == facts
    with (tmp_path / "facts.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for name in ("doc_id", "cue"):
        assert [row[name] for row in rows] == [disarmed(row[name] or "") for row in facts.to_pylist()]
    with duckdb.connect(tmp_path / "facts.duckdb", read_only=True) as connection:
        for table in TABLES:
            stored = connection.execute(f"SELECT * FROM {table}").fetchall()
            assert stored == [tuple(row.values()) for row in to_arrow(extractions, table).to_pylist()]  # type: ignore[arg-type]
        assert connection.execute("SELECT * FROM errors").fetchall() == [("a.txt", 3, error.reason)]
    assert json.loads((tmp_path / "errors.jsonl").read_bytes()) == {"path": "a.txt", "line": 3, "reason": error.reason}
