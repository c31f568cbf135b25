"""The page on batches is true: its Python sessions give what they show, its SQL runs on a real output."""

import doctest
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

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


PROMISES = [  # by hand: new money promised since January 2026, more than 10 million euros by the text's own words
    ("2026-05-12", "LTU NOR", "UKR", 36_000_000, "pledged"),
    ("2026-04-09", "EU", "TCD", 75_000_000, "approved"),
    ("2026-04-09", "IRL", "SDN", 22_000_000, "pledged"),
    ("2026-04-09", "IRL", "MDA", 15_000_000, "committed"),
    ("2026-02-05", "SWE", "UKR", 110_000_000, "allocated"),
    ("2026-01-14", "DEU", "UKR", 11_500_000_000, "allocated"),
    ("2026-01-14", "DEU", "UKR", 60_000_000, "allocated"),
]
TOTALS = [  # by hand: of the donors whose releases say most; what is a part, a running total or said again is in none
    ("CAN", "allocated", "CAD", 85_000_000),
    ("CAN", "pledged", "CAD", 50_000_000),
    ("EST", "pledged", "EUR", 4_500_000),
    ("IRL", "committed", "EUR", 15_000_000),
    ("IRL", "disbursed", "EUR", 3_500_000),
    ("IRL", "pledged", "EUR", 32_000_000),
    ("KOR", "allocated", "KRW", 24_000_000_000),
    ("KOR", "approved", "USD", 3_000_000),
    ("KOR", "committed", "USD", 150_000_000),
    ("KOR", "pledged", "USD", 200_000_000),
]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> list[list[dict[str, Any]]]:
    """What each query of the page answers on the fixtures, whose issuers stand in a list beside them."""
    folder = tmp_path_factory.mktemp("releases")
    lines = ["path,issuer,published"]
    for path in sorted((ROOT / "fixtures").glob("*.txt")):
        (folder / path.name).write_bytes(path.read_bytes())
        known = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        day = known["published"] if known["published_source"] == "argument" else ""
        lines.append(f"{path.name},{known['issuer']},{day}")
    (folder / "releases.csv").write_text("\n".join(lines), encoding="utf-8")
    output = tmp_path_factory.mktemp("out") / "facts.duckdb"
    command = "from dipext.cli import main; main()"
    subprocess.run([sys.executable, "-c", command, "extract", folder, "-o", output], check=True)
    with duckdb.connect(output, read_only=True) as connection:
        found = []
        for query in blocks("sql"):
            asked = connection.execute(query.replace("current_date", "DATE '2026-06-01'"))
            names = [column[0] for column in asked.description or ()]
            found.append([dict(zip(names, row, strict=True)) for row in asked.fetchall()])
        return found


def test_who_promised_more_than_ten_million_euros_and_to_whom(answers: list[list[dict[str, Any]]]) -> None:
    found = [
        (
            f"{row['published']}",
            " ".join(row["donor_codes"]),
            " ".join(row["recipient_codes"]),
            row["eur"],
            row["stage"],
        )
        for row in answers[0]
    ]
    assert found == PROMISES


def test_totals_count_nothing_twice(answers: list[list[dict[str, Any]]]) -> None:
    donors = {donor for donor, *_ in TOTALS}
    found = [
        (row["donor_codes"][0], row["stage"], row["currency"], row["total"])
        for row in answers[1]
        if len(row["donor_codes"]) == 1 and row["donor_codes"][0] in donors
    ]
    assert sorted(found) == TOTALS


def test_who_is_named_together_with_what(answers: list[list[dict[str, Any]]]) -> None:
    assert 0 < len(answers[2]) <= 20
    assert {"person", "initiative", "releases"} == answers[2][0].keys()
