"""What must not change when a release changes in a way that does not matter, and what must change by as much."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

import dipext
from dipext import Extraction

FIXTURES = sorted((Path(__file__).parents[1] / "fixtures").glob("*.txt"))
ISSUER = "Ministry of Foreign Affairs of Latvia"
DAY = date(2025, 11, 20)
QUIET = "The garden behind the house was open, and many visitors enjoyed the music."
"""A paragraph that speaks of nobody and nothing."""
PARAGRAPHS = (
    "Latvia will give EUR 5 million to Moldova.",
    "Talks in Vilnius will be held on 3 December 2025.",
    "Estonia spends 3.4 percent of GDP on defence.",
    "Foreign Minister of Malta Nora Vella opened the exhibition.",
)
KINDS = ("people", "dates", "money", "percentages", "initiatives")


def read(text: str, published: date | None = DAY) -> Extraction:
    return dipext.extract(text, published=published, issuer=ISSUER)


def values(extraction: Extraction, kinds: tuple[str, ...] = (*KINDS, "commitments")) -> dict[str, list[Any]]:
    """Everything said of each item, without where it stands."""
    return {kind: [_placeless(item.model_dump(mode="json")) for item in getattr(extraction, kind)] for kind in kinds}


def _placeless(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _placeless(value) for key, value in data.items() if key not in ("start", "end")}
    return [_placeless(value) for value in data] if isinstance(data, list) else data


def unnumbered(extraction: Extraction) -> list[tuple[str, str]]:
    """The items of all kinds in any order, without the ids that count them."""
    return sorted(
        (kind, repr({key: value for key, value in item.items() if key not in ("id", "span", "mentions")}))
        for kind, items in values(extraction, KINDS).items()
        for item in items
    )


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_an_unrelated_paragraph_behind_changes_no_value(path: Path) -> None:
    text = path.read_text(encoding="utf-8").rstrip()
    assert values(read(f"{text}\n\n{QUIET}\n")) == values(read(text))


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_an_unrelated_paragraph_before_changes_no_value(path: Path) -> None:
    text = path.read_text(encoding="utf-8").rstrip()
    assert values(read(f"{QUIET}\n\n{text}")) == values(read(text))


@pytest.mark.parametrize(
    "said", ["yesterday", "tomorrow", "next week", "last Friday", "in three days", "two weeks ago", "this weekend"]
)
def test_relative_dates_move_with_the_day_of_publication(said: str) -> None:
    text = f"The ministers met or will meet {said}."
    week = timedelta(days=7)
    (before,), (after,) = read(text, DAY).dates, read(text, DAY + week).dates
    assert before.start is not None
    assert before.end is not None
    assert (after.start, after.end) == (before.start + week, before.end + week)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_a_week_later_every_date_is_the_same_or_a_week_later(path: Path) -> None:
    """Both days lie in one month, quarter and year, so that what counts in these stays."""
    text = path.read_text(encoding="utf-8")
    week = timedelta(days=7)
    before, after = read(text, date(2025, 11, 11)), read(text, date(2025, 11, 18))
    assert [item.span for item in before.dates] == [item.span for item in after.dates]
    for first, second in zip(before.dates, after.dates, strict=True):
        days = (first.start, first.end)
        assert (second.start, second.end) in (days, tuple(day and day + week for day in days)), (first, second)
    undated = ("people", "money", "percentages", "initiatives")
    assert values(before, undated) == values(after, undated)


def test_days_that_are_written_out_do_not_move_with_the_day_of_publication() -> None:
    text = "Talks will be held on 3 December 2025 and in May 2026."
    assert values(read(text, DAY)) == values(read(text, DAY + timedelta(days=7)))


@pytest.mark.parametrize("turn", range(1, len(PARAGRAPHS)))
def test_the_order_of_independent_paragraphs_changes_no_value(turn: int) -> None:
    turned = [*PARAGRAPHS[turn:], *PARAGRAPHS[:turn]]
    assert unnumbered(read("\n\n".join(turned))) == unnumbered(read("\n\n".join(PARAGRAPHS)))


SCRIPT = """
import hashlib, sys
from pathlib import Path
import dipext
digest = hashlib.sha256()
for path in sorted(Path(sys.argv[1]).glob("*.txt")):
    digest.update(dipext.extract(path.read_text(encoding="utf-8"), issuer=sys.argv[2]).model_dump_json().encode())
print(digest.hexdigest())
"""


def test_the_number_of_threads_changes_nothing() -> None:
    texts = [path.read_text(encoding="utf-8") for path in FIXTURES]
    alone = [read(text) for text in texts]
    for threads in (2, 5):
        with ThreadPoolExecutor(threads) as pool:
            assert list(pool.map(read, texts)) == alone


def environments() -> Iterator[dict[str, str]]:
    yield {"PYTHONHASHSEED": "0", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
    yield {"PYTHONHASHSEED": "4294967295", "TZ": "America/Adak", "LC_ALL": "tr_TR.UTF-8"}


@pytest.mark.parametrize("environment", [*environments()], ids=lambda environment: environment["TZ"])
def test_hash_seed_time_zone_and_locale_change_nothing(environment: dict[str, str]) -> None:
    digest = hashlib.sha256()
    for path in FIXTURES:
        digest.update(dipext.extract(path.read_text(encoding="utf-8"), issuer=ISSUER).model_dump_json().encode())
    command = [sys.executable, "-c", SCRIPT, str(FIXTURES[0].parent), ISSUER]
    done = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == digest.hexdigest()
