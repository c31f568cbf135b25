"""Figures that are written as no sum is, and what beside a sum shows that it is not read in full."""

import re

from dipext.money.currencies import Currency
from dipext.text.numbers import GAP, SCALE_WORDS

_ZERO = re.compile("0[0-9]")
_LONG_FRACTION = re.compile(
    r"[0-9]+,[0-9]{4,}|[0-9]{4,},[0-9]{3}|[0-9]{2,}\.[0-9]{4,}|[0-9]{1,3}(?:(?:,[0-9]{3}){1,6}\.|(?:\.[0-9]{3}){1,6},)[0-9]{3,}"
)
_MISREAD = "[0-9OolISBZbsz|]{3}(?![0-9A-Za-z])"  # a group of three digits, some of them read as letters
_GROUP_BEHIND = re.compile(rf"[ \n]{{1,2}}(?=[^ ]*[0-9]){_MISREAD}|['’]\s{{1,2}}[0-9]{{3}}(?![0-9])")
_GROUP = re.compile("[0-9]{3}(?![0-9])")
_DIGIT_BEFORE = re.compile(r"(?<![\w.])[lIOSBZ|]\s\Z")
_LETTER_ON = re.compile(rf"[.,][0-9a-zO]|{GAP}(?i:{SCALE_WORDS})\b")
_THREE_DECIMALS = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})


def is_odd(figure: str, scale: str, currency: Currency) -> bool:
    """Whether a figure is written as no sum is: "000", "15,0000", "1,500.000".

    >>> euro = Currency(("EUR",), "code", "EUR")
    >>> [is_odd(t, "", euro) for t in ("1,500.00", "0.5", "1.500", "000", "15,0000", "1,500.000")]
    [False, False, False, True, True, True]
    """
    if _ZERO.match(figure) or (scale and figure == "0"):
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
