"""Which of two readings of the same words stays, when they are of different kinds.

Every kind is read first and overlaps are settled here, so that what cannot be read never hides what can.
Overlaps within a kind are the finder's own business.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from dipext.initiatives.find import InitiativeNaming
from dipext.models import DateExpression, Money, Percentage, Span
from dipext.people.mention import NameMention


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


@dataclass(frozen=True, slots=True)
class Found:
    """What the finders read, kind by kind, in text order."""

    initiatives: Sequence[InitiativeNaming]
    people: Sequence[NameMention]
    money: Sequence[Money]
    percentages: Sequence[Percentage]
    dates: Sequence[DateExpression]


_A = TypeVar("_A", bound=_Spanned)
_B = TypeVar("_B", bound=_Spanned)


def settle(
    *,
    initiatives: Sequence[InitiativeNaming],
    people: Sequence[NameMention],
    money: Sequence[Money],
    percentages: Sequence[Percentage],
    dates: Sequence[DateExpression],
) -> Found:
    """Of two readings that overlap the longer one stays, of two as long the one of the kind named first below.

    Money and percentages may stand inside the name of an initiative ("the 5% pledge"): both stay.
    """
    initiatives, people = _rivals(initiatives, people)  # "Diana Petrescu" is not DIANA, "Baltic Sentry" no person
    people, dates = _rivals(people, dates)  # "Theresa May", "Mrs May"
    money, people = _rivals(money, people)  # "NOK 290 million"
    initiatives, dates = _rivals(initiatives, dates)  # "Readiness 2030"
    money, dates = _rivals(money, dates)
    percentages, dates = _rivals(percentages, dates)
    money, percentages = _rivals(money, percentages)
    return Found(initiatives, people, money, percentages, dates)


def _rivals(first: Sequence[_A], second: Sequence[_B]) -> tuple[Sequence[_A], Sequence[_B]]:
    if not first or not second:
        return first, second
    losers: set[int] = set()
    position = 0
    for item in first:
        while position < len(second) and second[position].span.end <= item.span.start:
            position += 1
        for rival in second[position:]:
            if rival.span.start >= item.span.end:
                break
            losers.add(id(item if len(rival.span.text) > len(item.span.text) else rival))
    if not losers:
        return first, second
    return [i for i in first if id(i) not in losers], [i for i in second if id(i) not in losers]
