"""What the words of a sum of money amount to."""

import re
from decimal import Decimal
from functools import lru_cache

from dipext.text.numbers import plain, read_digits, read_number

_PLURALS = {"tens": 1, "dozens": 1, "scores": 1, "hundreds": 2, "thousands": 3, "millions": 6, "billions": 9}
_PLURALS |= {"trillions": 12, "lakhs": 5, "crores": 7}
_SINGULARS = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "lakh": 5, "crore": 7}
_NEXT = {1: 1, 2: 1, 3: 3, 6: 3, 9: 3, 12: 3, 5: 2, 7: 2}
_VAGUE = {"several", "few", "multiple", "couple", "many", "various"}


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


def read_vague(phrase: str) -> tuple[Decimal, Decimal | None] | None:
    """The ends of an amount that only names its order, the upper one ``None`` where the words set none.

    "Hundreds of millions" reach from one hundred million to the next order, "several billion" from two to ten.

    >>> [tuple(map(str, read_vague(t))) for t in ("hundreds of millions", "several billion", "a few hundred thousand")]
    [('100000000', '1000000000'), ('2000000000', '10000000000'), ('200000', '1000000')]
    >>> [tuple(map(str, read_vague(t))) for t in ("billions", "tens of thousands", "multi-billion")]
    [('1000000000', '1000000000000'), ('10000', '100000'), ('2000000000', 'None')]
    >>> [tuple(map(str, read_vague(t))) for t in ("several billions", "many millions")]
    [('2000000000', '10000000000'), ('1000000', '1000000000')]
    >>> read_vague("five million") is None
    True
    """
    words = [w for w in re.split(r"[ \n-]+", phrase.casefold()) if w not in ("a", "of", "the", "and", "very")]
    words = list(dict.fromkeys(words))  # "billions and billions"
    if not words:
        return None
    if words[0] == "multi" and len(words) == 2 and words[1] in _SINGULARS:
        return Decimal(2 * 10 ** _SINGULARS[words[1]]), None
    if words[0] == "many" and words[-1] in _PLURALS:
        words = words[1:]
    if words[0] in _VAGUE and len(words) > 1:
        power = _power([word.removesuffix("s") for word in words[1:]], _SINGULARS)
        return None if power is None else (Decimal(2 * 10**power), Decimal(10 ** (power + 1)))
    power = _power(words, _PLURALS)
    return None if power is None else (Decimal(10**power), Decimal(10 ** (power + _NEXT[_PLURALS[words[0]]])))


def _power(words: list[str], powers: dict[str, int]) -> int | None:
    """The power of ten that scale words multiply up to; ``None`` when one of them is none."""
    return sum(powers[word] for word in words) if all(word in powers for word in words) else None
