"""Tables of Excel (.xlsx), with openpyxl: one record for each row under a header with a column of texts."""

import textwrap
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from dipext.errors import missing
from dipext.io import limits
from dipext.io.archives import unpacked
from dipext.io.records import has_text


def rows(data: bytes) -> Iterator[tuple[str | None, int, dict[str, Any]]]:
    """The rows of each sheet: the name of the sheet where there are several, the number of the row, and its record.

    Raises:
        ValueError: when it is no such file, no sheet has a column of texts, or openpyxl is not installed.
    """
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise missing("Excel", error) from error
    try:
        book = load_workbook(unpacked(data), read_only=True, data_only=True, keep_links=False)
        sheets = list(book.worksheets)
    except Exception as error:  # zipfile, KeyError, lxml, ...: whatever a damaged archive makes of the library
        raise ValueError(f"not an Excel file: {error}") from error
    headers: list[str] = []
    found = False
    for sheet in sheets:
        try:
            for number, record in _records(sheet, headers):
                found = True
                yield sheet.title if len(sheets) > 1 else None, number, record
        except Exception as error:
            raise ValueError(f"not an Excel file: {error}") from error
    if not found:
        names = textwrap.shorten(", ".join(headers), 200) or "none"
        raise ValueError(f"no column 'text' with anything under it among: {names}")


def _records(sheet: Any, headers: list[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows of a sheet under the first row that has anything in it."""
    names: list[str] = []
    size = 0
    for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        size += len(cells)
        if number > limits.MAX_ROWS or size > limits.MAX_CELLS:
            raise ValueError(f"a sheet of more than {limits.MAX_ROWS:,} rows or {limits.MAX_CELLS:,} cells")
        if all(cell is None for cell in cells):
            continue
        if not names:
            names = [str(cell or "") for cell in cells]
            headers += [name for name in names if name]
            if not has_text(names):
                return
        else:
            yield number, {name: _plain(cell) for name, cell in zip(names, cells, strict=False) if name}


def _plain(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return (
        cell.isoformat()
        if isinstance(cell, date)
        else cell
        if isinstance(cell, str | int | float | bool | None)
        else str(cell)
    )
