"""The objects of the contract: frozen, grounded, and the same after a round trip through JSON."""

import json
from decimal import Decimal

import pytest
from pydantic import ValidationError

import dipext
from dipext.models import Commitment, DateExpression, Extraction, Money, Person, Span
from samples import TEXT, extraction, span


def test_json_round_trip_is_exact() -> None:
    result = extraction()
    assert Extraction.model_validate_json(result.model_dump_json()) == result
    assert Extraction.model_validate(result.model_dump()) == result
    assert Extraction.model_validate(result.model_dump(mode="json")) == result


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (Decimal("7.2") * Decimal("1E6"), "7200000"),
        (Decimal("1E9"), "1000000000"),
        (Decimal("0.25"), "0.25"),
        (Decimal("1E-7"), "0.0000001"),
    ],
)
def test_decimals_are_plain_digits_in_json(amount: Decimal, shown: str) -> None:
    money = Money(span=Span(start=0, end=1, text="€"), amount=amount, currency_source="symbol", rule="x")
    stored = json.loads(money.model_dump_json())["amount"]
    assert "E" not in stored.upper()
    assert Decimal(stored) == Decimal(shown)
    assert Money.model_validate_json(money.model_dump_json()).amount == amount


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [(0, 3, "Riga"), (0, 0, ""), (-1, 3, "Riga"), (4, 0, "Riga")],
)
def test_a_span_that_contradicts_itself_is_refused(start: int, end: int, text: str) -> None:
    with pytest.raises(ValidationError):
        Span(start=start, end=end, text=text)


@pytest.mark.parametrize("kind", ["people", "dates", "money", "percentages", "initiatives"])
def test_an_offset_that_is_off_by_one_is_refused(kind: str) -> None:
    data = json.loads(extraction().model_dump_json())
    item = data[kind][0]
    place = item.get("mentions", [item])[0]["span"]
    place["start"] += 1
    place["end"] += 1
    with pytest.raises(ValidationError, match="not"):
        Extraction.model_validate(data)


def test_the_evidence_of_a_commitment_is_held_to_the_text_too() -> None:
    promise = Commitment(
        id="commitment-1", money="money-1", stage="pledged", evidence=span("would go to Baltic Sentry"), rule="x"
    )
    assert promise.evidence in Extraction(text=TEXT, commitments=(promise,), dipext_version="0").spans()
    with pytest.raises(ValidationError, match="not 'would go"):
        Extraction(text=TEXT.upper(), commitments=(promise,), dipext_version="0")


def test_offsets_count_code_points() -> None:
    text = "🇱🇻 Rīga e\u0301 – Mark Rutte"
    money = Money(span=span("Mark Rutte", text), currency_source="unknown", rule="x")
    assert Extraction(text=text, money=(money,), dipext_version="0").money[0].span.start == text.index("Mark")


def test_objects_are_frozen_and_closed() -> None:
    result = extraction()
    with pytest.raises(ValidationError, match="frozen"):
        result.text = "another"
    with pytest.raises(ValidationError, match="frozen"):
        result.money[0].amount = Decimal(1)
    with pytest.raises(ValidationError, match="extra"):
        Extraction(text="", dipext_version="0", colour="red")


def test_objects_can_be_put_into_sets() -> None:
    assert len({extraction(), extraction(), extraction("other")}) == 2


@pytest.mark.parametrize("time", ["9:30", "24:01", "12:60", "noon"])
def test_a_time_of_day_has_four_digits(time: str) -> None:
    with pytest.raises(ValidationError):
        DateExpression(
            span=span("3 December 2025"),
            kind="point",
            granularity="time",
            relation="on",
            anchor="absolute",
            start_time=time,
            rule="x",
        )


def test_a_person_has_a_mention() -> None:
    with pytest.raises(ValidationError, match="mentions"):
        Person(id="person-1", name="Mark Rutte", mentions=())


def test_repr_is_short_and_tells_what_is_inside() -> None:
    shown = repr(extraction("lv-1"))
    assert shown == "<Extraction lv-1 2025-12-04: 1 people, 1 dates, 1 money, 1 percentages, 1 initiatives>"
    assert TEXT not in shown
    assert repr(Extraction(text="", dipext_version="0")).startswith("<Extraction undated: 0 people")


def test_an_extraction_knows_its_versions() -> None:
    result = dipext.extract("")
    assert result.dipext_version == dipext.__version__
    assert result.schema_version == "1.1"


def test_doubts_come_the_gravest_first_with_their_item() -> None:
    read = dipext.extract("Canada gave $5 million on 03/04/2024.", published="2025-11-20")
    doubts = read.doubts()
    assert [(doubt.rank, doubt.warning, doubt.item.id) for doubt in doubts] == [
        (3, "ambiguous_order", "date-1"),
        (2, "currency_assumed", "money-1"),
    ]
    assert "other reading is in alternatives" in doubts[0].says


def test_a_doubt_about_the_release_has_no_item() -> None:
    (doubt,) = dipext.Extraction(text="", warnings=("no text",), dipext_version="0").doubts()
    assert doubt == dipext.models.Doubt(1, "no text", "no text", None)
