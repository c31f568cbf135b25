"""What the words of a sum amount to."""

from decimal import Decimal

import pytest

from dipext.money.amounts import is_grouped, read_amount
from dipext.money.en.vague import read_vague


@pytest.mark.parametrize(
    ("figure", "scale", "value"),
    [
        ("7.2", "million", "7200000"),
        ("1.250", "", "1250"),  # amounts have no three decimals
        ("999.000", "", "999000"),
        ("1.250", "bn", "1250000000"),
        ("0.250", "", "0.25"),
        ("0.250", "million", "250000"),
        ("1,250", "", "1250"),
        ("1.25", "", "1.25"),
        ("1.2505", "", "1.2505"),
        ("1.250.000", "", "1250000"),
        ("twelve", "million", "12000000"),
        ("twelve", "", "12"),
    ],
)
def test_figures_with_scale_words(figure: str, scale: str, value: str) -> None:
    assert str(read_amount(figure, scale)) == value


def test_not_an_amount() -> None:
    assert read_amount("some", "million") is None
    assert read_amount("5", "apples") is None


@pytest.mark.parametrize(
    "figure", ["1,000", "1.500.000", "12 000", "12'000", "1000.0", "47.60", "0,25", "1500.75", "4,850.5"]
)
def test_thousands_apart_or_hundredths_make_a_quantity(figure: str) -> None:
    assert is_grouped(figure) is True


@pytest.mark.parametrize("figure", ["2025", "1000", "3.5", "999.5", "7", "47.605", "20.11.2025", "many", ""])
def test_other_figures_can_be_anything(figure: str) -> None:
    assert is_grouped(figure) is False


@pytest.mark.parametrize(
    ("phrase", "low", "high"),
    [
        ("tens", 10, 100),
        ("dozens", 10, 100),
        ("scores of", 10, 100),
        ("hundreds", 100, 1000),
        ("thousands", 10**3, 10**6),
        ("lakhs", 10**5, 10**7),
        ("millions", 10**6, 10**9),
        ("crores", 10**7, 10**9),
        ("billions", 10**9, 10**12),
        ("trillions", 10**12, 10**15),
        ("Tens of thousands", 10**4, 10**5),
        ("dozens of millions", 10**7, 10**8),
        ("hundreds of millions", 10**8, 10**9),
        ("hundreds of thousands of millions", 10**11, 10**12),
        ("many millions", 10**6, 10**9),
        ("the many millions", 10**6, 10**9),
        ("billions and billions", 10**9, 10**12),
        ("millions\nof", 10**6, 10**9),
    ],
)
def test_a_plural_reaches_to_the_next_order(phrase: str, low: int, high: int) -> None:
    assert read_vague(phrase) == (low, high)


@pytest.mark.parametrize(
    ("phrase", "low", "high"),
    [
        ("several hundred", 200, 1000),
        ("a few thousand", 2 * 10**3, 10**4),
        ("several lakh", 2 * 10**5, 10**6),
        ("multiple million", 2 * 10**6, 10**7),
        ("a couple of crore", 2 * 10**7, 10**8),
        ("many billion", 2 * 10**9, 10**10),
        ("various trillion", 2 * 10**12, 10**13),
        ("several millions", 2 * 10**6, 10**7),
        ("several hundreds of millions", 2 * 10**8, 10**9),
        ("a very few hundred thousand", 2 * 10**5, 10**6),
    ],
)
def test_several_are_two_to_ten(phrase: str, low: int, high: int) -> None:
    assert read_vague(phrase) == (low, high)


@pytest.mark.parametrize(("phrase", "low"), [("multi-billion", 2 * 10**9), ("multi-million", 2 * 10**6)])
def test_multi_sets_no_upper_end(phrase: str, low: int) -> None:
    assert read_vague(phrase) == (low, None)


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "of the",
        "several",
        "many",
        "million",
        "five million",
        "good millions",
        "several good million",
        "millions of reasons",
        "multi",
        "multi-hundred million",
        "multi-purpose",
        "few millions many",
    ],
)
def test_not_a_vague_amount(phrase: str) -> None:
    assert read_vague(phrase) is None


@pytest.mark.parametrize("phrase", ["hundreds of millions", "several trillion"])
def test_ends_are_plain_decimals(phrase: str) -> None:
    ends = read_vague(phrase)
    assert ends is not None
    assert all(isinstance(end, Decimal) and "E" not in str(end) for end in ends)
