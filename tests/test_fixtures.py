"""The releases in fixtures/: their expected extractions, and that these show every kind of value there is."""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

import dipext

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from golden import read  # noqa: E402

from ledger import BY_HAND, differences, misread  # noqa: E402

TEXTS = sorted((ROOT / "fixtures").glob("*.txt"))

NOT_SHOWN = {
    ("Extraction.published_source", "metadata"): "set by the readers of files; tested with them",
    ("Extraction.issuer_source", "metadata"): "the same",
    ("Extraction.issuer_source", "text"): "the issuers of fixtures are given; tested with the heads of releases",
    ("Extraction.issuer_source", "none"): "the same",
}
"""Values that no fixture shows, each with the reason. Commitments are left out: their rule examples show theirs."""


def expected(path: Path) -> dipext.Extraction:
    return dipext.Extraction.model_validate_json(path.with_suffix(".json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_release_gives_what_is_expected_of_it(path: Path) -> None:
    want = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    got = json.loads(read(path).model_dump_json())
    want["dipext_version"] = dipext.__version__
    for field, value in want.items():
        assert got[field] == value, f"{path.name}: {field}"
    assert got == want


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_ledger_is_that_by_hand_but_for_what_is_known(path: Path) -> None:
    found, known = differences(path.stem, read(path)), misread(path.stem)
    assert found - known == set()
    assert known - found == set(), "read right after all: python tests/ledger.py"


def test_most_cells_of_the_ledger_are_right() -> None:
    rows = sum(map(len, BY_HAND.values()))
    lost = sum(line.endswith(("row missing", "no row")) for path in TEXTS for line in misread(path.stem))
    assert rows >= 110
    assert lost <= rows * 0.35


def test_there_are_enough_releases_of_the_right_length() -> None:
    assert len(TEXTS) >= 14
    for path in TEXTS:
        assert 200 <= len(path.read_text(encoding="utf-8").split()) <= 450, path.name
    assert len({expected(path).issuer for path in TEXTS}) == len(TEXTS)


def literals(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """Every (``Model.field``, value) that a closed list of values allows, down through the models."""
    for name, field in model.model_fields.items():
        yield from _values(f"{model.__name__}.{name}", field.annotation)


def _values(place: str, annotation: Any) -> Iterator[tuple[str, str]]:
    if get_origin(annotation) is Literal:
        yield from ((place, value) for value in get_args(annotation))
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if annotation is not dipext.Commitment:
            yield from literals(annotation)
    else:
        for part in get_args(annotation):
            yield from _values(place, part)


def shown(thing: Any) -> Iterator[tuple[str, Any]]:
    """Every (``Model.field``, value) of an extraction."""
    if isinstance(thing, BaseModel):
        for name, value in thing:
            yield f"{type(thing).__name__}.{name}", value
            yield from shown(value)
    elif isinstance(thing, tuple):
        for part in thing:
            yield from shown(part)


def test_together_they_show_every_kind_of_value() -> None:
    places = defaultdict(set)
    for path in TEXTS:
        for place, value in shown(expected(path)):
            if isinstance(value, str):
                places[place].add(value)
    missing = {(place, value) for place, value in literals(dipext.Extraction) if value not in places[place]}
    assert missing - NOT_SHOWN.keys() == set()
    assert NOT_SHOWN.keys() - missing == set(), "shown after all: take it out of the list"


@pytest.mark.parametrize(
    "place",
    [
        "PersonMention.honorific",
        "DateExpression.cue",
        "DateExpression.start_time",
        "DateExpression.end_time",
        "DateExpression.tz",
        "DateExpression.duration",
        "DateExpression.alternatives",
        "DateExpression.warnings",
        "Money.cue",
        "Money.currency_candidates",
        "Money.per",
        "Money.distributive",
        "Money.equivalent_of",
        "Money.part_of",
        "Money.period",
        "Percentage.cue",
        "Percentage.base",
        "Percentage.base_owner",
        "Percentage.measure",
        "Percentage.per",
        "Percentage.period",
        "Person.aliases",
        "Person.countries",
        "InitiativeMention.expansion",
        "Initiative.lead",
    ],
)
def test_together_they_show_every_optional_field(place: str) -> None:
    assert any(value for path in TEXTS for where, value in shown(expected(path)) if where == place)
