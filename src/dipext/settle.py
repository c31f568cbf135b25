"""Which of two readings of the same words stays, when they are of different kinds.

Every kind is read first and overlaps are settled here, so that what cannot be read never hides what can.
Overlaps within a kind are the finder's own business.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

from dipext.models import Span


class Spanned(Protocol):
    """What stands at one place of the text."""

    @property
    def span(self) -> Span:
        """Its place."""


RIVALS = (
    ("initiatives", "people"),  # "Diana Petrescu" is not DIANA, "Baltic Sentry" no person
    ("people", "dates"),  # "Theresa May", "Mrs May"
    ("money", "people"),  # "NOK 290 million"
    ("initiatives", "dates"),  # "Readiness 2030"
    ("money", "dates"),
    ("percentages", "dates"),
    ("money", "percentages"),
)
"""Kinds that cannot both be right about the same words, in the order in which they are settled. Others may overlap:
money and percentages stand inside the names of initiatives ("the 5% pledge")."""

_A = TypeVar("_A", bound=Spanned)
_B = TypeVar("_B", bound=Spanned)


def settle(found: Mapping[str, Sequence[Spanned]]) -> dict[str, Sequence[Spanned]]:
    """The finds by kind, in text order, without those that lost.

    Of two rivals that overlap the longer one stays, of two as long the one whose kind :data:`RIVALS` names first.
    Takes linear time: the finds of one kind do not overlap one another.
    """
    left = dict(found)
    for first, second in RIVALS:
        if left.get(first) and left.get(second):
            left[first], left[second] = _rivals(left[first], left[second])
    return left


def _rivals(first: Sequence[_A], second: Sequence[_B]) -> tuple[Sequence[_A], Sequence[_B]]:
    losers: set[int] = set()
    position = 0
    for item in first:
        while position < len(second) and second[position].span.end <= item.span.start:
            position += 1
        at = position
        while at < len(second) and (rival := second[at]).span.start < item.span.end:
            losers.add(id(item if len(rival.span.text) > len(item.span.text) else rival))
            at += 1
    if not losers:
        return first, second
    return [i for i in first if id(i) not in losers], [i for i in second if id(i) not in losers]
