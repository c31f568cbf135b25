"""What releases say about money, as a table: an example of what comes after ``dipext extract``.

usage: python scripts/sums.py FACTS.jsonl
"""

import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

import dipext
from dipext.view.describe import describe_date, describe_money


def main(path: str) -> None:
    """Print one row a sum: the release, its date, the value, the words, and what the sum hangs on."""
    table = Table("release", "published", "value", "words", "note", box=None, header_style="dim", pad_edge=False)
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        result = dipext.Extraction.model_validate_json(line)
        periods = {date.id: describe_date(date) for date in result.dates}
        words = {money.id: money.span.text for money in result.money}
        for money in result.money:
            notes = {
                "": periods.get(money.period or ""),
                "part of": words.get(money.part_of or ""),
                "same as": words.get(money.equivalent_of or ""),
            }
            table.add_row(
                Path(result.doc_id or "").stem,
                str(result.published or ""),
                describe_money(money),
                " ".join(money.span.text.split()),
                ", ".join(f"{note} {value}".strip() for note, value in notes.items() if value),
            )
    Console(width=None if sys.stdout.isatty() else 120).print(table)


if __name__ == "__main__":
    main(sys.argv[1])
