"""Sums and percentages to each other and to the dates that they are for."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TypeVar

from dipext.models import DateExpression, Money, Percentage
from dipext.money.en.accounting import accounting_of
from dipext.money.en.equivalents import in_brackets, is_conversion, same_share, same_sum
from dipext.money.en.parts import REACH, is_of_next, is_whole, items_of_list, listed_parts, whole_of
from dipext.periods import Figure, periods
from dipext.text.source import Source

_POINTS_BACK = re.compile(r"\b(?:the|this|these|those|that)\s\Z", re.IGNORECASE)
_MOST_PARTS = 30  # sums behind a whole that are looked at
_Figure = TypeVar("_Figure", Money, Percentage)


def link_sums(
    source: Source, money: Sequence[Money], percentages: Sequence[Percentage], dates: Sequence[DateExpression]
) -> tuple[tuple[Money, ...], tuple[Percentage, ...]]:
    """Set ``equivalent_of``, ``part_of``, ``accounting`` and ``period`` where the text says so. All items have ids."""
    linked: list[Money] = []
    for at, item in enumerate(money):
        linked.append(_linked(source, item, linked, money[at + 1] if at + 1 < len(money) else None))
    _share_out(source.text, linked)
    again = _said_again(source.text, linked, percentages)
    found = periods(source, _figures(linked, percentages, dates, again), dates)
    shares = list(percentages)
    for second, first in again.items():
        if first in found:
            found[second] = found[first]
    _told_again(source.text, linked, found)
    for at, item in enumerate(linked):
        linked[at] = _for(item, found, same_share(source.text, item, shares))
    for at, share in enumerate(shares):
        shares[at] = _for(share, found, same_sum(source.text, share, linked))
    return tuple(linked), tuple(shares)


def _share_out(text: str, money: list[Money]) -> None:
    """Make sums parts of the one before them where they are listed and add up to it."""
    for at, whole in enumerate(money):
        if whole.amount is None or whole.equivalent_of is not None or whole.accounting == "part":
            continue
        following = money[at + 1 : at + _MOST_PARTS]
        parts = {part.id for part in listed_parts(text, whole, following) or items_of_list(text, whole, following)}
        if parts:
            money[at + 1 : at + _MOST_PARTS] = [_part(i, whole) if i.id in parts else i for i in following]


def _part(item: Money, whole: Money) -> Money:
    return item.model_copy(update={"accounting": item.accounting or "part", "part_of": whole.id})


def _said_again(text: str, money: Sequence[Money], percentages: Sequence[Percentage]) -> dict[str, str]:
    """For each figure that only says the one before it again (in another currency, as a share) the id of that."""
    again = {item.id: item.equivalent_of for item in money if item.equivalent_of is not None}
    again |= {item.id: share.id for item in money if (share := same_share(text, item, percentages)) is not None}
    bracketed = {share.id: item.id for share in percentages if (item := in_brackets(text, share, money)) is not None}
    return again | {share: item for share, item in bracketed.items() if item not in again}


def _figures(
    money: Sequence[Money],
    percentages: Sequence[Percentage],
    dates: Sequence[DateExpression],
    again: dict[str, str],
) -> Iterator[Figure]:
    """The sums and shares, each up to the end of what says the same right behind it."""
    starts = sorted(date.span.start for date in dates)
    items: dict[str, Money | Percentage] = {item.id: item for item in money}
    items |= {share.id: share for share in percentages}
    seconds = {first: items[second].span for second, first in again.items()}
    for item in items.values():
        if item.id in again:
            continue
        end, second = item.span.end, seconds.get(item.id)
        if second is not None and bisect_left(starts, end) == bisect_left(starts, second.start):
            end = second.end
        changed = isinstance(item, Percentage) and item.change is not None
        yield Figure(item.id, item.span.start, end, changed, each=isinstance(item, Money) and item.distributive)


def _told_again(text: str, money: Sequence[Money], found: dict[str, str]) -> None:
    """Give a sum that an article points back to the period that it was told with: "On top of the 64 million"."""
    told: dict[object, str] = {}
    for item in money:
        sum_ = (item.amount, item.currency)
        if item.id in found:
            told[sum_] = found[item.id]
        elif sum_ in told and _POINTS_BACK.search(text, max(0, item.span.start - 8), item.span.start):
            found[item.id] = told[sum_]


def _for(item: _Figure, found: dict[str, str], same: Money | Percentage | None) -> _Figure:
    """A figure with its period, and with what it is counted by if another one that says the same tells."""
    update: dict[str, object] = {"period": found[item.id]} if item.id in found else {}
    if item.per is None and same is not None and same.per is not None:
        update["per"] = same.per
    return item.model_copy(update=update) if update else item


def _linked(source: Source, item: Money, earlier: Sequence[Money], following: Money | None) -> Money:
    """The sum with what its clause and the sums before it say."""
    text = source.text
    start, end = item.span.start, item.span.end
    last = earlier[-1] if earlier else None
    if last is not None and is_conversion(text, last, item):
        return item.model_copy(
            update={
                "equivalent_of": last.equivalent_of or last.id,
                "accounting": last.accounting,
                "per": item.per or last.per,
            }
        )
    sentence, stop = source.sentence(start)
    sentence, stop = max(sentence, start - 2 * REACH), min(stop, end + 2 * REACH)
    accounting = accounting_of(text, item, earlier, following, sentence, stop)
    update: dict[str, object] = {}
    rest = (
        accounting == "remaining"
        and last is not None
        and (last.accounting in ("part", "total") or "of which" in text[last.span.end : start])
        and last.span.end > sentence
    )
    if accounting == "part" and following is not None and is_of_next(text, item, following):
        update["part_of"] = following.id
    elif (accounting == "part" or rest) and (whole := whole_of(source, item, earlier, sentence)) is not None:
        update["part_of"] = whole
    if accounting is None and is_whole(text, item, following, text[max(sentence, start - REACH) : start], stop):
        accounting = "total"
    if accounting is not None:
        update["accounting"] = accounting
    return item.model_copy(update=update) if update else item
