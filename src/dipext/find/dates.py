"""Temporal expressions in running text."""

from dipext.find.source import Source
from dipext.models import DateExpression

RULES: tuple[str, ...] = ()


def find_dates(source: Source) -> list[DateExpression]:
    """Every temporal expression, in text order, without overlaps."""
    return []
