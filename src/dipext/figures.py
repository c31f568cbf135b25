"""Sums and percentages to each other and to the dates that they are for."""

from collections.abc import Sequence
from typing import TypeVar

from dipext.models import DateExpression, Money, Percentage
from dipext.money.accounting import accounting_of
from dipext.money.equivalents import is_conversion, same_share, same_sum
from dipext.money.parts import REACH, is_whole, whole_of
from dipext.periods import periods
from dipext.text.source import Source

_Figure = TypeVar("_Figure", Money, Percentage)


def link_sums(
    source: Source, money: Sequence[Money], percentages: Sequence[Percentage], dates: Sequence[DateExpression]
) -> tuple[tuple[Money, ...], tuple[Percentage, ...]]:
    """Set ``equivalent_of``, ``part_of``, ``accounting`` and ``period`` where the text says so. All items have ids."""
    linked: list[Money] = []
    for at, item in enumerate(money):
        linked.append(_linked(source, item, linked, money[at + 1] if at + 1 < len(money) else None))
    found = periods(source, [*linked, *percentages], dates)
    shares = list(percentages)
    for item in linked:  # what a sum is for holds for the same sum in another currency
        if item.equivalent_of is not None and (period := found.get(item.id) or found.get(item.equivalent_of)):
            found.setdefault(item.equivalent_of, period)
            found.setdefault(item.id, period)
    for at, item in enumerate(linked):
        linked[at] = _for(item, found, same_share(source.text, item, shares))
    for at, share in enumerate(shares):
        shares[at] = _for(share, found, same_sum(source.text, share, linked))
    return tuple(linked), tuple(shares)


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
    accounting = accounting_of(text, item, last, sentence, stop)
    update: dict[str, object] = {}
    rest = (
        accounting == "remaining"
        and last is not None
        and last.accounting in ("part", "total")
        and last.span.end > sentence
    )
    if (accounting == "part" or rest) and (whole := whole_of(source, item, earlier, sentence)) is not None:
        update["part_of"] = whole
    if accounting is None and is_whole(text, item, following, stop):
        accounting = "total"
    if accounting is not None:
        update["accounting"] = accounting
    return item.model_copy(update=update) if update else item
