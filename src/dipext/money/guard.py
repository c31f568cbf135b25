"""Figures that are written as no sum is, and what beside a sum shows that it is not read in full."""

import re

from dipext.money.currencies import Currency
from dipext.text.numbers import GAP, SCALE_WORDS

_ZERO = re.compile("0[0-9]")
_LONG_FRACTION = re.compile(
    r"[0-9]+,[0-9]{4,}|[0-9]{4,},[0-9]{3}|[0-9]{2,}\.[0-9]{4,}|[0-9]{1,3}(?:(?:,[0-9]{3}){1,6}\.|(?:\.[0-9]{3}){1,6},)[0-9]{3,}"
)
_SPLIT = re.compile("[0-9]{1,3}(?:,[0-9]{3})*,[0-9]{1,2}")  # a group that lacks a figure
_LOOK_ALIKE = frozenset("bB")  # scales that a figure may be taken for
_THREE_DECIMALS = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})


def is_odd(figure: str, scale: str, currency: Currency) -> bool:
    """Whether a figure is written as no sum is: "000", "15,0000", "1,500.000", "2,17b".

    >>> euro = Currency(("EUR",), "code", "EUR")
    >>> [is_odd(t, "", euro) for t in ("1,500.00", "0.5", "1.500", "000", "15,0000", "1,500.000")]
    [False, False, False, True, True, True]
    """
    if _ZERO.match(figure) or (scale in _LOOK_ALIKE and _SPLIT.fullmatch(figure)):
        return True
    return not scale and _LONG_FRACTION.fullmatch(figure) is not None and _THREE_DECIMALS.isdisjoint(currency.codes)


def goes_on_behind(text: str, end: int) -> bool:
    """Whether a group of digits that is not read stands behind a figure: "NOK 2 B16 000", "CHF 763'" at a line end.

    >>> goes_on_behind("NOK 2 B16 000", 5), goes_on_behind("NOK 2 for", 5)
    (True, False)
    """
    return _GROUP_BEHIND.match(text, end) is not None


def goes_on_before(text: str, start: int, figure: str) -> bool:
    """Whether a letter before a group of digits may be one that was misread: "l 390 000 francs"."""
    return _GROUP.match(figure) is not None and _DIGIT_BEFORE.search(text, max(0, start - 3), start) is not None


def is_digit_misread(text: str, end: int, scale: str) -> bool:
    """Whether a letter read as a scale, which ends at ``end``, may be a digit: "47B billion", "€46b,150".

    >>> [is_digit_misread(text, 4, text[3]) for text in ("€46b,150", "€47B billion", "€46b, and")]
    [True, True, False]
    """
    return len(scale) == 1 and text[end - 1 : end] == scale and _LETTER_ON.match(text, end) is not None
