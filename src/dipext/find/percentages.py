"""Percentages and fractions in running text."""

from dipext.find.source import Source
from dipext.models import Percentage

RULES: tuple[str, ...] = ()


def find_percentages(source: Source) -> list[Percentage]:
    """Every percentage, in text order, without overlaps."""
    return []
