"""Mentions of initiatives to initiatives."""

from collections.abc import Sequence

from dipext.find.initiatives import InitiativeNaming
from dipext.find.source import Source
from dipext.models import Initiative


def link_initiatives(source: Source, mentions: Sequence[InitiativeNaming]) -> tuple[Initiative, ...]:
    """One initiative from many mentions, in the order of their first ones."""
    return ()
