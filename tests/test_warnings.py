"""Every code that a warning may be stands in the closed list, and says what it means."""

import sys
from collections.abc import Iterator
from pathlib import Path

import dipext
from dipext.doubts import WARNINGS
from dipext.examples import rules
from dipext.view.marks import commitment_doubts, marks

sys.path.insert(0, str(Path(__file__).parent.parent / "scripts"))

from golden import read

FIXTURES = sorted((Path(__file__).parent.parent / "fixtures").glob("*.txt"))
EXTRACTIONS = [read(path) for path in FIXTURES] + [
    dipext.extract(example.text, **example.context) for found in rules().values() for example in found
]


def emitted(extraction: dipext.Extraction) -> Iterator[str]:
    """The codes on the items of an extraction, and those that the views add."""
    for person in extraction.people:
        yield from (*person.warnings, *(warning for title in person.titles for warning in title.warnings))
    for items in (extraction.dates, extraction.money, extraction.percentages, extraction.initiatives):
        yield from (warning for item in items for warning in item.warnings)
    for row in extraction.commitments:
        yield from (*row.warnings, *commitment_doubts(row))
    yield from (doubt for mark in marks(extraction) for doubt in mark.doubts)


def test_every_warning_of_an_item_is_in_the_list() -> None:
    codes = {code for extraction in EXTRACTIONS for code in emitted(extraction)}
    assert codes - WARNINGS.keys() == set()
    assert len(codes) > 12


def test_each_says_what_it_means() -> None:
    for code, meaning in WARNINGS.items():
        assert meaning.rank in (1, 2, 3), code
        assert meaning.says.endswith("."), code
    ranks = [meaning.rank for meaning in WARNINGS.values()]
    assert ranks == sorted(ranks, reverse=True)
