"""The measure of quality counts right: one to one, optional ones neither way, values only where gold tells them."""

import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from quality import MEASURED, Counts, Gold, Place, Text, count, finds, fixtures, read_gold  # noqa: E402


def counted(expected: list[Place], found: list[list[Any]], kinds: frozenset[str] = frozenset({"dates"})) -> Counts:
    return count(Gold("one", [Text({"text": ""}, expected, kinds)]), [found], "dates")


def test_each_find_and_each_expected_one_counts_once() -> None:
    counts = counted([Place("dates", 0, 4, {}), Place("dates", 10, 20, {})], [["dates", 0, 2], ["dates", 2, 4]])
    assert (counts.right, counts.found, counts.expected) == (1, 2, 2)
    assert counts.row().startswith("50.0 | 50.0 | 50.0 | –")


def test_touching_is_no_overlap_and_other_kinds_do_not_count() -> None:
    counts = counted([Place("dates", 0, 4, {})], [["dates", 4, 6], ["money", 0, 4]])
    assert (counts.right, counts.found, counts.expected) == (0, 1, 1)


def test_an_optional_one_counts_neither_way() -> None:
    counts = counted([Place("dates", 0, 4, {}, optional=True)], [["dates", 0, 4]])
    assert (counts.right, counts.found, counts.expected) == (0, 0, 0)


def test_a_kind_that_is_not_exhaustive_is_left_out() -> None:
    assert counted([], [["dates", 0, 4]], frozenset({"money"})) == Counts()


def test_values_are_compared_where_the_gold_tells_them() -> None:
    expected = [Place("dates", 0, 4, {"start": "2025-01-01"}), Place("dates", 5, 9, {"start": "2026-01-01"})]
    found = [["dates", 0, 4, {"start": "2025-01-01"}], ["dates", 5, 9, {"start": "2025-01-01"}]]
    assert (counted(expected, found).valued, counted(expected, found).values_right) == (2, 1)


def test_a_line_that_is_no_gold_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"text": "a", "expected": []}\n{"text": "a"}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"gold\.jsonl:2: no line of gold"):
        read_gold(path)


def test_the_fixtures_are_gold_of_every_kind() -> None:
    gold = fixtures()
    found = finds("dipext", Path(sys.executable), Gold(gold.name, gold.texts[:1]))
    counts = count(Gold(gold.name, gold.texts[:1]), found, "people")
    assert counts.right == counts.expected == counts.values_right > 0


def test_the_table_in_the_readme_is_that_of_the_page() -> None:
    table = (ROOT / "README.md").read_text(encoding="utf-8").split("| kind | dipext |")[1].split("\n\n")[0]
    contenders, _, *rows = [line.strip("| ").split(" | ") for line in f"| dipext |{table}".splitlines()]
    page = (ROOT / "docs" / "quality.md").read_text(encoding="utf-8").split("## ")[1]
    held_out = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| ")]
    wanted = {(kind, name): f1 for kind, _, name, _, _, f1, _ in held_out[1:]}
    assert len(rows) == len(MEASURED)
    for kind, *figures in rows:
        assert figures == [wanted.get((kind, name), "–") for name in contenders]
