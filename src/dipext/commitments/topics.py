"""What a commitment is for and in which form, by the words for the thing."""

import re
from collections.abc import Iterable
from functools import cache

from dipext.commitments.data import things
from dipext.models import Category, Instrument

_RIGHT_INSTRUMENTS = ("guarantee", "loan", "equity", "debt_relief", "grant")


def _pattern(phrases: Iterable[str]) -> "re.Pattern[str]":
    pieces = []
    for phrase in sorted(phrases, key=len, reverse=True):
        piece = re.escape(phrase.rstrip("*").lower()).replace(r"\ ", r"[\s-]+")
        pieces.append(piece + (r"\w*" if phrase.endswith("*") else ""))
    return re.compile(rf"(?<!\w)(?<!food )(?<!health )(?:{'|'.join(pieces)})(?!\w)(?<!military(?=[’']s))")


@cache
def _categories() -> "tuple[tuple[Category, re.Pattern[str]], ...]":
    return tuple((category, _pattern(phrases)) for category, phrases in things().categories.items())


@cache
def _instruments() -> "dict[Instrument, re.Pattern[str]]":
    return {instrument: _pattern(phrases) for instrument, phrases in things().instruments.items()}


@cache
def _initiatives() -> "tuple[tuple[Category, re.Pattern[str]], ...]":
    return tuple((category, _pattern(phrases)) for category, phrases in things().initiatives.items())


def category_of(*stretches: str, own: bool) -> Category | None:
    """The category of the first stretch of words that has one.

    Args:
        stretches: words for the thing, the closest first.
        own: whether it can be the donor's own defence, as nobody receives it.
    """
    for stretch in stretches:
        if not stretch:
            continue
        low = stretch.lower()
        for category, pattern in _categories():
            if (category != "defence_own" or own) and pattern.search(low):
                return category
    return None


def category_of_initiative(name: str) -> Category | None:
    """What a named initiative is for, by its id in the registry or by its name."""
    for category, pattern in _initiatives():
        if pattern.search(name.lower()):
            return category
    return None


def instrument_of(words: str) -> Instrument | None:
    """The form in which money is given, by the words beside the sum."""
    for instrument in _RIGHT_INSTRUMENTS:
        if _instruments()[instrument].search(words.lower()):  # type: ignore[index]
            return instrument  # type: ignore[return-value]
    return None


def procures(words: str) -> bool:
    """Whether something is bought for the recipient."""
    return _instruments()["procurement"].search(words.lower()) is not None
