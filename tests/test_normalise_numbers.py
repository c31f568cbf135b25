"""Numbers in every notation read back to themselves."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipext.text.numbers import plain, read_digits, read_number

WHOLE = st.integers(min_value=1, max_value=10**15 - 1)
CENTS = st.integers(min_value=0, max_value=99)


def grouped(value: int, separator: str) -> str:
    return f"{value:,}".replace(",", separator)


def indian(value: int) -> str:
    digits = str(value)
    head, tail = digits[:-3], digits[-3:]
    groups = []
    while head:
        groups.insert(0, head[-2:])
        head = head[:-2]
    return ",".join([*groups, tail])


@pytest.mark.parametrize(
    ("separator", "point"),
    [
        (",", "."),
        (".", ","),
        (" ", ","),
        (" ", "."),
        ("'", "."),
        ("’", "."),
    ],
)
@given(whole=WHOLE, cents=CENTS)
def test_every_european_notation_reads_back(separator: str, point: str, whole: int, cents: int) -> None:
    value = plain(Decimal(f"{whole}.{cents:02}"))
    assert read_digits(f"{grouped(whole, separator)}{point}{cents:02}") == value


@given(whole=WHOLE)
def test_the_indian_notation_reads_back(whole: int) -> None:
    assert read_number(indian(whole)) == whole


@given(whole=st.integers(min_value=0, max_value=9999), cents=CENTS)
def test_results_are_plain_digits(whole: int, cents: int) -> None:
    value = read_number(f"{whole}.{cents:02} million")
    assert value is not None
    assert "E" not in str(value)
    assert value == Decimal(f"{whole}.{cents:02}") * 1_000_000


@given(st.text(max_size=60))
def test_any_text_is_a_number_or_nothing(text: str) -> None:
    value = read_number(text)
    assert value is None or value.is_finite()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("007", "7"),
        (".5", "0.5"),
        ("  12 ", "12"),
        ("100", "100"),
        ("1.50", "1.5"),
        ("0,750", "0.75"),
        ("0.750", "0.75"),
        ("2,500", "2500"),
        ("2.500", "2.5"),
        ("12,34,567.5", "1234567.5"),
        ("1\n500", "1500"),
        ("9,999,999,999,999,999,999.99", "9999999999999999999.99"),  # 28 characters, the longest
    ],
)
def test_figures(text: str, value: str) -> None:
    assert str(read_digits(text)) == value


@pytest.mark.parametrize(
    "text", ["", "0,250,000", "12,500,00", "1,500,000.", "1.500,250.5", "1-5", "10,999,999,999,999,999,999.99"]
)
def test_not_a_figure(text: str) -> None:
    assert read_digits(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5 million", "5000000"),
        ("5m", "5000000"),
        ("5 mln.", "5000000"),
        ("5 BN", "5000000000"),
        ("5 thousand million", "5000000000"),
        ("2 lakh crore", "2000000000000"),
        ("4 hundred", "400"),
        ("3 dozen", "36"),
        ("5-million", "5000000"),
        ("½", "0.5"),
        ("3½", "3.5"),
        ("2 ¾ million", "2750000"),
        ("½ million", "500000"),
    ],
)
def test_figures_with_scales_and_vulgar_fractions(text: str, value: str) -> None:
    assert str(read_number(text)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("nineteen", "19"),
        ("a", "1"),
        ("an", "1"),
        ("twenty-one", "21"),
        ("ninety nine", "99"),
        ("hundred", "100"),
        ("a hundred", "100"),
        ("two hundred and six", "206"),
        ("two hundred six", "206"),
        ("nine hundred and ninety-nine", "999"),
        ("two dozen", "24"),
        ("a dozen and three", "15"),
    ],
)
def test_words_below_a_thousand(text: str, value: str) -> None:
    assert str(read_number(text)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("million", "1000000"),
        ("thousand and five", "1005"),
        ("forty-two thousand", "42000"),
        ("three hundred thousand and five", "300005"),
        ("two million five hundred thousand", "2500000"),
        ("two lakh crore", "2000000000000"),
        ("one thousand million", "1000000000"),
        ("two million million", None),  # no scale repeats itself
        ("five million ten million", None),
        ("six thousand thousand", None),
        ("one thousand and a billionth", None),
    ],
)
def test_words_with_scales(text: str, value: str | None) -> None:
    assert read_number(text) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("half", "0.5"),
        ("a half", "0.5"),
        ("half a", "0.5"),
        ("half an", "0.5"),
        ("one and a quarter", "1.25"),
        ("one and three quarters", "1.75"),
        ("a hundred and one and a half", "101.5"),
        ("quarter of a million", "250000"),
        ("half a million", "500000"),
        ("one and half a million", "1500000"),
        ("one and a half million", "1500000"),
        ("two and a half million", "2500000"),
        ("a million and a quarter", "1250000"),
        ("two million and a half", "2500000"),
        ("five six and a half", None),
        ("two and five six quarters", None),
        ("five six quarters", None),
        ("two million and half", "2000000.5"),
        ("two million and one half", "2000000.5"),
        ("two million and a", "2000001"),
    ],
)
def test_halves_and_quarters(text: str, value: str | None) -> None:
    assert read_number(text) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("zero point zero five", "0.05"),
        ("two point nine", "2.9"),
        ("a hundred and one point one four", "101.14"),
        ("two point five million", "2500000"),
        ("point five", None),
        ("two point", None),
        ("point", None),
        ("two point ten", None),
        ("two point several", None),
        ("five six point one", None),
    ],
)
def test_spoken_decimals(text: str, value: str | None) -> None:
    assert read_number(text) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "and",
        "of a",
        "may",
        "seven eight",
        "twenty zero",
        "twenty ten",
        "twenty eleven",
        "twenty may",
        "five six hundred",
        "two hundred hundred",
        "two hundred may",
        "two hundred and one hundred",
        "a dozen and a dozen",
        "1,2,3",
        "1.2.3",
        "12:30",
        "5G",
        "5 million euros",
        "²",
    ],
)
def test_not_a_number(text: str) -> None:
    assert read_number(text) is None


def test_phrases_of_more_than_sixteen_words_are_not_read() -> None:
    longest = "nine hundred and ninety nine million nine hundred and ninety nine thousand nine hundred and five"
    assert read_number(longest) == 999999905
    assert read_number(longest.replace("five", "ninety five")) is None
