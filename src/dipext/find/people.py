"""Names of people, and what stands around them, in running text."""

from dataclasses import dataclass

from dipext.find.source import Source
from dipext.models import PersonForm, PersonFunction, Span, Title

RULES: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NameMention:
    """A mention before it is known who it is."""

    span: Span
    form: PersonForm
    honorific: str | None
    titles: tuple[Title, ...]
    function: PersonFunction
    possessive: bool
    rule: str


def find_people(source: Source) -> list[NameMention]:
    """Every mention of a person, in text order, without overlaps."""
    return []
