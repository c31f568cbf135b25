"""Extractions out, in the format that the suffix of the file asks for; a file appears when it is complete."""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from decimal import Decimal
from functools import partial
from importlib.resources import files
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from dipext.errors import OutputError, ReadError
from dipext.io.arrow import BATCH_ROWS, schema, to_batch
from dipext.io.cells import FORMULA, Lines, as_cell, for_xml
from dipext.io.run import Outcome
from dipext.kinds import KINDS
from dipext.replacing import replacing
from dipext.tables import TABLES, Row, Table, columns, rows

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from pyarrow import RecordBatch

Write = Callable[[Outcome], None]
"""Takes the outcomes one by one, in order."""


def check(path: Path) -> None:
    """Refuse an output before any work is done for it.

    Raises:
        OutputError: when no format has its suffix, no file can stand there, or a database with tables of somebody
            else stands there.
    """
    if path.suffix not in WRITERS:
        raise OutputError(f"{path}: no format for the suffix {path.suffix!r}; there are {', '.join(WRITERS)}")
    check_place(path)
    if path.suffix == ".duckdb" and path.exists():
        _check_database(path)


def _check_database(path: Path) -> None:
    duckdb = _load_duckdb()
    try:
        with _stoppable(), duckdb.connect(path, read_only=True) as connection:
            names = connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    except duckdb.Error:
        return  # no database, or in use: nothing can be said of it
    if others := {name for (name,) in names}.difference(TABLES):
        raise OutputError(f"{path}: is a database with other tables ({', '.join(sorted(others))}); choose another file")


def check_place(path: Path) -> None:
    """Refuse a place where no file can stand.

    Raises:
        OutputError: when it is a folder, a device or a pipe, or its folder is not there.
    """
    if path.is_dir():
        raise OutputError(f"{path}: cannot be written: it is a folder")
    if path.exists() and not path.is_file():  # a finished file takes the place of what is there: never of /dev/null
        raise OutputError(f"{path}: cannot be written: it is a device or a pipe; use - or leave the option out")
    if not path.parent.is_dir():
        raise OutputError(f"{path}: cannot be written: there is no folder {path.parent}")


@contextmanager
def writing(path: Path) -> Iterator[Write]:
    """Write outcomes into a file, which takes its place when the block ends, and never when it fails.

    Args:
        path: a file that passes :func:`check`.

    Raises:
        OutputError: when the file cannot be written.
    """
    with _replacing(path) as part, WRITERS[path.suffix](part) as write:
        yield _telling(str(path), write)


@contextmanager
def to_stream(stream: BinaryIO) -> Iterator[Write]:
    """Write JSON lines into an open binary stream, each one at once.

    Raises:
        OutputError: when the stream cannot take them (a full disk).
    """

    def write(outcome: Outcome) -> None:
        if not isinstance(outcome, ReadError):
            try:
                stream.write(outcome.json + b"\n")
                stream.flush()
            except OSError:
                # What is buffered cannot be written either; Python would try again at its end, fail, and exit with 120.
                with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  # a name of the system, not a path of ours
                    os.dup2(nowhere.fileno(), stream.fileno())
                raise

    yield _telling("standard output", write)


@contextmanager
def writing_errors(path: Path) -> Iterator[Write]:
    """Write the errors among the outcomes as JSON lines of ``path``, ``line`` and ``reason``.

    Raises:
        OutputError: when the file cannot be written.
    """
    with _replacing(path) as part, part.open("w", encoding="utf-8") as file:

        def write(outcome: Outcome) -> None:
            if isinstance(outcome, ReadError):
                row = {"path": outcome.path, "line": outcome.line, "reason": outcome.reason}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")

        yield _telling(str(path), write)


def written(*outputs: Path | None) -> list[Path]:
    """The files that a run leaves or may have left beside its outputs, which are no releases.

    Raises:
        OutputError: when two outputs would be written into the same file.
    """
    beside = ("", ".part", ".part.wal", ".state", ".state-wal")
    files = [path.with_name(path.name + suffix) for path in outputs if path for suffix in beside]
    for path, times in Counter(map(os.path.realpath, files)).items():
        if times > 1:
            raise OutputError(f"{path}: would be written twice; choose another file for the errors")
    return files


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """A file beside ``path`` to write, which replaces it at the end."""
    try:
        check_place(path)
        with replacing(path) as part:
            yield part
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error


def _telling(name: str, write: Write) -> Write:
    """The same, telling which of several outputs it was that failed."""

    def tell(outcome: Outcome) -> None:
        try:
            write(outcome)
        except BrokenPipeError:  # nobody reads any more, which is no fault of the output
            raise
        except OSError as error:
            raise OutputError(f"{name}: cannot be written: {error.strerror or error}") from error

    return tell


@contextmanager
def _json_lines(path: Path) -> Iterator[Write]:
    with path.open("wb") as file:

        def write(outcome: Outcome) -> None:
            if not isinstance(outcome, ReadError):
                file.write(outcome.json + b"\n")

        yield write


@contextmanager
def _csv(path: Path) -> Iterator[Write]:
    import csv

    with path.open("w", encoding="utf-8-sig", newline="") as file:  # the mark by which Excel knows UTF-8
        table = csv.DictWriter(Lines(file), list(columns("facts")), extrasaction="raise", lineterminator="\r\n")
        table.writeheader()
        number = count(1)

        def write(outcome: Outcome) -> None:
            if not isinstance(outcome, ReadError):
                for row in rows(json.loads(outcome.json), next(number), "facts"):
                    table.writerow({name: as_cell(value) for name, value in row.items()})

        yield write


@contextmanager
def _xlsx(path: Path) -> Iterator[Write]:  # noqa: C901  # a writer within, which goes on in the next sheet
    """A sheet a table; a table that is longer than a sheet can be goes on in the next one."""
    try:
        from openpyxl import Workbook
        from openpyxl.utils.exceptions import WorkbookAlreadySaved
    except ImportError as error:
        raise OutputError("Excel output needs openpyxl; install it with: pip install 'dipext[tables]'") from error

    book = Workbook(write_only=True)
    sheets: dict[Table, Any] = {}
    lines: Counter[Table] = Counter()

    def add(table: Table, row: Row) -> None:
        names = list(columns(table))
        if lines[table] % _SHEET_ROWS == 0:
            part = lines[table] // _SHEET_ROWS
            sheets[table] = book.create_sheet(f"{table}-{part + 1}" if part else table)
            sheets[table].append(names)
        lines[table] += 1
        sheets[table].append([_sheet_cell(sheets[table], row.get(name)) for name in names])

    number = count(1)

    def write(outcome: Outcome) -> None:
        if isinstance(outcome, ReadError):
            add("errors", {"path": outcome.path, "line": outcome.line, "reason": outcome.reason})
            return
        extraction, release = json.loads(outcome.json), next(number)
        for table in TABLES:
            if table not in ("facts", "errors"):
                for row in rows(extraction, release, table):
                    add(table, row)

    try:
        yield write
        for table in TABLES:
            if table != "facts" and table not in sheets:
                book.create_sheet(table).append(list(columns(table)))
        book.save(path)
    except _full_disk() as error:
        raise OutputError(f"{path.with_suffix('')}: cannot be written: {error}") from error
    finally:
        for sheet in sheets.values():
            with suppress(OSError, WorkbookAlreadySaved, _full_disk()):  # what is wrong is told already
                sheet.close()


def _full_disk() -> type[Exception]:
    """What openpyxl raises when it cannot write, besides OSError; it writes with lxml where that is installed."""
    try:
        from lxml.etree import LxmlError
    except ImportError:
        return OSError
    return cast("type[Exception]", LxmlError)


_SHEET_ROWS = 2**20 - 1
_CELL_LETTERS = 32_767


def _sheet_cell(sheet: Any, value: Any) -> Any:
    """A value as a spreadsheet takes it: text as text, never a formula; longer than a cell holds is cut and marked."""
    cell = as_cell(value, disarm=False) if isinstance(value, list | Decimal) else value
    if not isinstance(cell, str):
        return cell
    cell = for_xml(cell)
    if len(cell) > _CELL_LETTERS:
        cell = cell[: _CELL_LETTERS - 1] + "…"
    if cell[:1] in FORMULA:
        from openpyxl.cell import WriteOnlyCell

        text = WriteOnlyCell(sheet, value=cell)
        text.data_type = "s"
        return text
    return cell


@contextmanager
def _parquet(path: Path) -> Iterator[Write]:
    facts = schema("facts")
    from pyarrow.parquet import ParquetWriter

    with (
        ParquetWriter(path, facts, compression="zstd") as file,
        _filling("facts", file.write_batch, BATCH_ROWS) as fill,
    ):
        number = count(1)

        def write(outcome: Outcome) -> None:
            if not isinstance(outcome, ReadError):
                fill(rows(json.loads(outcome.json), next(number), "facts"))

        yield write


@contextmanager
def _duckdb(path: Path) -> Iterator[Write]:
    duckdb = _load_duckdb()
    tables = [table for table in TABLES if table != "facts"]  # a view here
    path.unlink(missing_ok=True)  # DuckDB makes its file itself; it is the state that keeps a second run away
    try:
        # One thread: the others belong to the processes that read, and each would hold memory of its own.
        with (
            _stoppable(),
            duckdb.connect(path, config={"threads": 1}) as connection,
            ExitStack() as stack,
        ):
            fill = {}
            for table in tables:
                connection.from_arrow(schema(table).empty_table()).create(table)
                insert = partial(_insert, connection, table)
                fill[table] = stack.enter_context(_filling(table, insert, 1024))
            number = count(1)

            def write(outcome: Outcome) -> None:
                if isinstance(outcome, ReadError):
                    fill["errors"]([{"path": outcome.path, "line": outcome.line, "reason": outcome.reason}])
                    return
                extraction, release = json.loads(outcome.json), next(number)
                for table in tables:
                    if table != "errors":
                        fill[table](rows(extraction, release, table))

            yield write
            stack.close()
            connection.execute(f"CREATE VIEW facts AS {_EVERY_FACT} ORDER BY release, start")
            connection.execute((files("dipext.io") / "views.sql").read_text(encoding="utf-8"))
    except duckdb.Error as error:
        raise OutputError(f"{path.with_suffix('')}: cannot be written: {error}") from error


@contextmanager
def _stoppable() -> Iterator[None]:
    """DuckDB makes a RuntimeError of a Ctrl-C during a query: as whoever stopped the run knows it."""
    try:
        yield
    except RuntimeError as error:
        if str(error) == "Query interrupted":
            raise KeyboardInterrupt from error
        raise


_EVERY_FACT = " UNION ALL BY NAME ".join(f"SELECT '{kind.fact}' AS fact, * FROM {kind.name}" for kind in KINDS)


def _load_duckdb() -> Any:
    try:
        import duckdb
    except ImportError as error:
        raise OutputError("DuckDB output needs duckdb; install it with: pip install 'dipext[tables]'") from error
    return duckdb


def _insert(connection: "DuckDBPyConnection", table: Table, batch: "RecordBatch") -> None:
    connection.from_arrow(batch).insert_into(table)


@contextmanager
def _filling(
    table: Table, take: Callable[["RecordBatch"], object], size: int
) -> Iterator[Callable[[Iterable[Row]], None]]:
    """Collect the rows of a table and hand them on in batches of ``size``, the last one when the block ends."""
    held: list[Row] = []

    def fill(more: Iterable[Row]) -> None:
        held.extend(more)
        while len(held) >= size:
            take(to_batch(held[:size], table))
            del held[:size]

    yield fill
    if held:
        take(to_batch(held, table))


@contextmanager
def _docbin(path: Path) -> Iterator[Write]:
    from spacy.tokens import DocBin

    from dipext.marking import mark
    from dipext.models import Extraction
    from dipext.pipeline import load

    nlp = load()
    docs = DocBin(store_user_data=True)

    def write(outcome: Outcome) -> None:
        if not isinstance(outcome, ReadError):
            extraction = Extraction.model_validate_json(outcome.json)
            doc = nlp.make_doc(extraction.text)
            mark(doc, extraction)
            docs.add(doc)

    yield write
    docs.to_disk(path)


WRITERS: dict[str, Callable[[Path], AbstractContextManager[Write]]] = {
    ".jsonl": _json_lines,
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".parquet": _parquet,
    ".duckdb": _duckdb,
    ".spacy": _docbin,
}
"""How a file of each suffix is written."""
