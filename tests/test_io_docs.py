"""The page on batches is true: its Python sessions give what they show, its SQL runs on a real output."""

import doctest
import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "batch.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_the_python_sessions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    case = doctest.DocTestParser().get_doctest("\n".join(blocks("python")), {}, "batch.md", "batch.md", 0)
    told: list[str] = []
    assert len(case.examples) > 5
    assert not doctest.DocTestRunner().run(case, out=told.append).failed, "".join(told)


def test_the_sql(tmp_path: Path) -> None:
    output = tmp_path / "facts.duckdb"
    command = "from dipext.cli import main; main()"
    subprocess.run([sys.executable, "-c", command, "extract", ROOT / "fixtures", "-o", output], check=True)
    with duckdb.connect(output, read_only=True) as connection:
        pledges, together = (connection.execute(query).fetchall() for query in blocks("sql"))
    assert pledges == sorted(pledges, key=lambda row: row[0], reverse=True)
    assert all(row[2] is None or row[2] > 10_000_000 for row in pledges)
    assert 0 < len(together) <= 20
