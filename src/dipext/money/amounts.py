"""What the words of a sum of money amount to."""

import re
from decimal import Decimal
from functools import lru_cache

from dipext.text.numbers import plain, read_digits, read_number


@lru_cache(maxsize=4096)
def read_amount(figure: str, scale: str = "") -> Decimal | None:
    """A figure with the scale words behind it, as a plain Decimal.

    A single point before exactly three digits parts thousands where no scale word follows, because amounts have no
    three decimals: "1.500 EUR" is fifteen hundred, "1.500 billion" one and a half billion.

    >>> [str(read_amount(*t)) for t in (("7.2", "million"), ("1.500",), ("1.500", "bn"), ("7.2", "e6"))]
    ['7200000', '1500', '1500000000', '7200000']
    """
    if power := re.fullmatch(r"e([0-9]+)", scale):
        value = read_number(figure)
        return None if value is None else plain(value.scaleb(int(power[1])))
    if not scale and re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", figure):
        figure = figure.replace(".", "")
    return read_number(f"{figure} {scale}")


def is_grouped(figure: str) -> bool:
    """Whether a figure is written with thousands apart or with hundredths, as only quantities are.

    >>> is_grouped("1,500"), is_grouped("47.60"), is_grouped("2025")
    (True, True, False)
    """
    value = read_digits(figure)
    return value is not None and (
        (value >= 1000 and not figure.isdecimal()) or re.search(r"[.,]\d\d$", figure) is not None
    )
