"""What the words of a percentage or a fraction amount to."""

from decimal import Decimal

import pytest

from dipext.models import PercentUnit
from dipext.percentages.en.values import read_fraction, read_percentage, read_unit


@pytest.mark.parametrize(
    ("unit", "written"),
    [
        (
            "percent",
            ["%", "％", "percent", "per cent", "per\ncent", "Per Cent", "percents", "percentage", "pct", "p.c.", "pc"],
        ),
        (
            "percentage_point",
            [
                "percentage point",
                "percentage points",
                "percentage-points",
                "% points",
                "pp",
                "pps",
                "ppt",
                "ppts",
                "p.p.",
            ],
        ),
        ("basis_point", ["basis points", "basis point", "bp", "bps"]),
        ("permille", ["‰", "per mille", "permille", "per mil", "promille"]),
        (None, ["", "parsec", "cents", "perhaps", "b"]),
    ],
)
def test_units(unit: PercentUnit | None, written: list[str]) -> None:
    assert {word: read_unit(word) for word in written} == dict.fromkeys(written, unit)


@pytest.mark.parametrize(
    ("number", "value"),
    [
        ("3.5", "3.5"),
        ("3,5", "3.5"),
        ("25", "25"),
        ("twenty-five", "25"),
        ("-3", "-3"),
        ("−3", "-3"),
        ("minus two", "-2"),
        ("Minus\n50", "-50"),
        ("minus 0", "0"),
    ],
)
def test_values_count_in_their_unit(number: str, value: str) -> None:
    assert read_percentage(number) is not None
    assert read_percentage(number) == Decimal(value)
    assert "E" not in str(read_percentage(number))


@pytest.mark.parametrize("number", ["", "some", "minus", "-", "minusfive", "--5"])
def test_not_a_percentage(number: str) -> None:
    assert read_percentage(number) is None


@pytest.mark.parametrize(
    ("phrase", "value", "exact"),
    [
        ("half", "50", True),
        ("a half", "50", True),
        ("one third", "33.33", False),
        ("two-thirds", "66.67", False),
        ("Two Thirds", "66.67", False),
        ("three quarters", "75", True),
        ("a fourth", "25", True),
        ("two fifths", "40", True),
        ("five sixths", "83.33", False),
        ("a seventh", "14.29", False),
        ("three eighths", "37.5", True),
        ("a ninth", "11.11", False),
        ("a tenth", "10", True),
        ("twenty-five hundredths", "25", True),
        ("one hundredth", "1", True),
        ("five thousandths", "0.5", True),
        ("two halves", None, None),
        ("a sixteenth", None, None),
    ],
)
def test_fractions_in_words(phrase: str, value: str | None, exact: bool | None) -> None:
    assert read_fraction(phrase) == (None if value is None else (Decimal(value), exact))


@pytest.mark.parametrize(
    ("phrase", "value", "exact"),
    [
        ("2 in 8", "25", True),
        ("one in three", "33.33", False),
        ("nine out of ten", "90", True),
        ("9 of 10", "90", True),
        ("three in every five", "60", True),
        ("two out of every three", "66.67", False),
        ("99 in 100", "99", True),
        ("one in eight hundred", "0.13", False),  # half a hundredth is rounded up
        ("3 in 3", None, None),
        ("nine in two", None, None),
        ("zero in five", None, None),
        ("one in zero", None, None),
        ("many in five", None, None),
        ("one in many", None, None),
        ("in", None, None),
        ("nine in ten of ten", None, None),
    ],
)
def test_so_many_in_so_many(phrase: str, value: str | None, exact: bool | None) -> None:
    assert read_fraction(phrase) == (None if value is None else (Decimal(value), exact))


@pytest.mark.parametrize(
    ("phrase", "value", "exact"),
    [
        ("1/3", "33.33", False),
        ("10/40", "25", True),
        ("½", "50", True),
        ("¼", "25", True),
        ("¾", "75", True),
        ("⅓", "33.33", False),
        ("⅔", "66.67", False),
        ("⅕", "20", True),
        ("⅛", "12.5", True),
        ("4/3", None, None),
        ("1/0", None, None),
        ("1/100", None, None),
        ("½ ½", None, None),
    ],
)
def test_fractions_in_signs(phrase: str, value: str | None, exact: bool | None) -> None:
    assert read_fraction(phrase) == (None if value is None else (Decimal(value), exact))


@pytest.mark.parametrize(
    "phrase", ["", "-", "halves", "third", "thirds", "five thirds", "zero fifths", "many fifths", "a country"]
)
def test_not_a_fraction(phrase: str) -> None:
    assert read_fraction(phrase) is None
