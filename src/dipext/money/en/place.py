"""A sum with the words around it, and how they are looked for."""

import re
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from dipext.lexicon import one_of, phrases
from dipext.models import Money

LETTERS = re.compile("[a-z]+")
of = partial(one_of, "money/en/sums", "accounting")


def keys(*names: str) -> frozenset[str]:
    """The longest word of each phrase of some lists, without which none of the phrases is there."""
    listed = (phrase for name in names for phrase in phrases("money/en/sums", "accounting", name))
    return frozenset(sorted(LETTERS.findall(phrase.casefold()), key=len)[-1] for phrase in listed)


def right_before(choices: str) -> re.Pattern[str]:
    """A pattern of words that stand right before a sum, up to a bound of it: "another almost"."""
    return re.compile(rf"\b(?:{choices})\s+(?:{of('between')}\s+)?\Z", re.IGNORECASE)


class Place(NamedTuple):
    """A sum with the words around it."""

    text: str
    item: Money
    earlier: Sequence[Money]
    """The sums before it, already linked."""
    last: Money | None
    """The last of them."""
    beside: Money | None
    """The same, if it stands in the same sentence."""
    sentence: int
    """Where the sentence of the sum begins, or as much of it as is read."""
    stop: int
    """Where it ends."""
    start: int
    """Where the sum begins."""
    end: int
    """Where it ends."""
    lead: str
    """The words before it, up to the sum before."""
    following: Money | None
    """The sum behind it."""
    said: frozenset[str]
    """The words of the sentence, in small letters, that tell how sums are counted."""


def leads(pattern: re.Pattern[str], at: Place) -> bool:
    """Whether words that stand somewhere before the sum lead to it."""
    return pattern.search(at.lead) is not None


def follows(pattern: re.Pattern[str], at: Place) -> bool:
    """Whether words stand right behind the sum."""
    return pattern.match(at.text, at.end, at.stop) is not None
