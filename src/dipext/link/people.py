"""Mentions of people to persons."""

from collections.abc import Sequence

from dipext.find.people import NameMention
from dipext.find.source import Source
from dipext.models import Person


def link_people(source: Source, mentions: Sequence[NameMention]) -> tuple[Person, ...]:
    """One person from many mentions; two people are never merged on a guess."""
    return ()
