"""Sums that only say the one before them in another currency."""

import re
from collections.abc import Sequence

from dipext.models import Money

_ABOUT = r"(?:(?:approximately|about|around|roughly|some|nearly|almost|over|just|ca\.?)\s+){0,2}"
_DASHED = re.compile(rf"\s*[–—-]\s*(?:or\s+)?{_ABOUT}")
_APPOSED = re.compile(rf"\s*,\s*(?:or\s+)?{_ABOUT}")
_EQUAL = re.compile(
    r"(?:\b(?:equal|equivalent|corresponding|corresponds?|amounts?|comes)\s+to|\bthe equivalent of|\bequals|\bequalling"
    rf"|\bi\.e\.,?|\bthat is(?: to say)?,?)\s+{_ABOUT}\Z"
)
_APART = 120  # characters between a sum and the one that says it again
_STOPS = re.compile(r"\n\s*\n|[.!?;]\s+[A-Z]|\b(?:and|while)\b[^,]*\b(?:gave|gives?|pledged)\b")


def conversions(text: str, money: Sequence[Money]) -> frozenset[str | None]:
    """The ids of the sums that convert another: "SEK 700 million – about USD 62 million", "equal to some 5 million"."""
    found: set[str | None] = set()
    before: Money | None = None
    for item in money:
        if item.equivalent_of is not None or (before is not None and _converts(text, before, item)):
            found.add(item.id)
        else:
            before = item
    return frozenset(found)


def _converts(text: str, before: Money, item: Money) -> bool:
    if before.currency == item.currency or not 0 <= item.span.start - before.span.end <= _APART:
        return False
    start, end = before.span.end, item.span.start
    if _DASHED.fullmatch(text, start, end):
        return True
    if _APPOSED.fullmatch(text, start, end) and text[item.span.end : item.span.end + 1] == ",":
        return True  # "SEK 60 million, about EGP 275 million, to"
    return _EQUAL.search(text, start, end) is not None and _STOPS.search(text, start, end) is None
