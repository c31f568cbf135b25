"""Numbers in every notation read back to themselves."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipext.normalise.numbers import plain, read_digits, read_number

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
        ("\u00a0", ","),
        ("\u202f", "."),
        ("\u2009", ","),
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
        ("nineteen", "19"),
        ("two hundred and six", "206"),
        ("forty-two thousand", "42000"),
        ("three hundred thousand and five", "300005"),
        ("two and a half million", "2500000"),
        ("half", "0.5"),
        ("a half", "0.5"),
        ("one and three quarters", "1.75"),
        ("zero point zero five", "0.05"),
        ("2 lakh crore", "2000000000000"),
        ("3½", "3.5"),
        ("4 hundred", "400"),
        ("two dozen", "24"),
    ],
)
def test_words_and_signs(text: str, value: str) -> None:
    assert str(read_number(text)) == value


@pytest.mark.parametrize(
    "text", ["", " ", "and", "of a", "seven eight", "twenty eleven", "1,2,3", "1.2.3", "12:30", "5G", "²"]
)
def test_not_a_number(text: str) -> None:
    assert read_number(text) is None
