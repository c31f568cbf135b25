"""Figures that are written as no sum is."""

import re

from dipext.lexicon import alternation
from dipext.money.currencies import Currency
from dipext.text.numbers import NUMBER_WORDS, SCALE_WORDS

_ZERO = re.compile("0[0-9]")
_LONG_FRACTION = re.compile(
    r"[0-9]+,[0-9]{4,}|[0-9]{4,},[0-9]{3}|[0-9]{2,}\.[0-9]{4,}"
    r"|[0-9]{1,3}(?:(?:['’ ][0-9]{3})+[.,]|(?:,[0-9]{3}){1,6}\.|(?:\.[0-9]{3}){1,6},)[0-9]{3,}"
)
_SPLIT = re.compile("[0-9]{1,3}(?:,[0-9]{3})*,[0-9]{1,2}")  # a group that lacks a figure
_TWICE = re.compile(r"(?<![0-9])([0-9]{2}[1-9]|[0-9][1-9]0) \1(?![0-9])")  # "692 692 million"
_LOOK_ALIKE = frozenset("bB")  # scales that a figure may be taken for
_THREE_DECIMALS = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})


def is_odd(figure: str, scale: str, currency: Currency) -> bool:
    """Whether a figure is written as no sum is: "000", "15,0000", "1,500.000", "2,17b".

    >>> euro = Currency(("EUR",), "code", "EUR")
    >>> [is_odd(t, "", euro) for t in ("1,500.00", "0.5", "1.500", "000", "15,0000", "1,500.000")]
    [False, False, False, True, True, True]
    """
    if _ZERO.match(figure) or (scale and figure == "0") or (scale in _LOOK_ALIKE and _SPLIT.fullmatch(figure)):
        return True
    if _TWICE.search(figure):
        return True
    return not scale and _LONG_FRACTION.fullmatch(figure) is not None and _THREE_DECIMALS.isdisjoint(currency.codes)


_COUNTING = alternation(("a", "per", "every", "each", "several", "half", "one", "few", "some", "the"))
_ONE_SCALE = "thousand|million|billion|trillion|crore|lakh"
_APART = re.compile(
    rf"\s(?:(?:\.{{1,9}}|[^\s\d]\S{{0,24}}(?<![.!?;]))\s){{0,2}}(?!(?i:{_COUNTING}|{NUMBER_WORDS}|{SCALE_WORDS})\s)"
    rf"(?:\.{{2,9}}|[^\s\d–—-](?:\S{{0,24}}[^\s.!?;])?)\s(?:{_ONE_SCALE})(?!\w)|(?:\s?\.){{2,9}}\s(?:{_ONE_SCALE})(?!\w)"
)


def is_apart(text: str, end: int) -> bool:
    """Whether the scale of a sum without one may stand some words further on, as where columns were mixed.

    >>> [is_apart(f"€5{rest}", 2) for rest in (" see note million", " for a million trees", " for the poor")]
    [True, False, False]
    """
    return _APART.match(text, end) is not None


_FIGURE_BEFORE = re.compile(
    r"(?<![\w.,])(?!(?:19|20)[0-9]{2}\s)[0-9][0-9.,]*\s(?:[^\s\d]+\s){0,2}[^\s\d]*[^\s\d.!?;,]\s\Z"
)


def is_headless(text: str, start: int) -> bool:
    """Whether the figure of a scale without one may stand some words before it: "9.2 see box million euros"."""
    return _FIGURE_BEFORE.search(text, max(0, start - 40), start) is not None
