"""What touches a figure and could change it: digits, letters and marks that are not read with it."""

import re

from dipext.money.currencies import Currency

_BEFORE = re.compile(r"(?<![0-9.,:/-])[0-9]{1,3} {1,2}\Z")  # "1 0 million euros"
_GROUP_BEFORE = re.compile(r"(?<![0-9])(?!(?:19|20)[0-9]{2}[,.])[0-9]{1,4}[,.]\s{1,2}\Z")  # "1, 500 euros"
_GROUP = re.compile("[0-9]{3}(?![0-9])")
_BEHIND = re.compile(r"[^\W_]| {1,2}[0-9]|[,.]\s{1,2}[0-9]{3}(?![0-9])|[^\w\s()\[\]{}|%]{1,2}[0-9]")
_ZERO = re.compile("0[0-9]")
_LONG_FRACTION = re.compile(
    r"[0-9]+,[0-9]{4,}|[0-9]{2,}\.[0-9]{4,}|[0-9]{1,3}(?:(?:,[0-9]{3}){1,6}\.|(?:\.[0-9]{3}){1,6},)[0-9]{3,}"
)
_THREE_DECIMALS = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})


def is_odd(figure: str, scale: str, currency: Currency) -> bool:
    """Whether a figure is written as no sum is: "000", "15,0000", "1,500.000".

    >>> euro = Currency(("EUR",), "code", "EUR")
    >>> [is_odd(t, "", euro) for t in ("1,500.00", "0.5", "1.500", "000", "15,0000", "1,500.000")]
    [False, False, False, True, True, True]
    """
    if _ZERO.match(figure):
        return True
    return not scale and _LONG_FRACTION.fullmatch(figure) is not None and _THREE_DECIMALS.isdisjoint(currency.codes)


def touched_before(text: str, start: int, figure: str) -> bool:
    """Whether digits before a figure at ``start`` may belong to it: "1 0 million euros", "1, 500 euros"."""
    if _BEFORE.search(text, max(0, start - 6), start):
        return True
    return _GROUP.match(figure) is not None and _GROUP_BEFORE.search(text, max(0, start - 8), start) is not None


def touched_behind(text: str, end: int) -> bool:
    """Whether something that is not read touches a figure that ends at ``end`` without a scale: "€5O", "€5 00"."""
    return _BEHIND.match(text, end) is not None
