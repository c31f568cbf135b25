"""Sums of money in running text."""

from dipext.find.source import Source
from dipext.models import Money

RULES: tuple[str, ...] = ()


def find_money(source: Source) -> list[Money]:
    """Every sum of money, in text order, without overlaps."""
    return []
