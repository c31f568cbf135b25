"""Named initiatives in running text: those of the registry, and those that patterns show."""

from dataclasses import dataclass

from dipext.find.source import Source
from dipext.lexicon.registry import Registry
from dipext.models import InitiativeKind, InitiativeMatch, Span

RULES: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InitiativeNaming:
    """A mention before mentions are joined. ``registry_id`` is ``None`` when a pattern found it."""

    span: Span
    match: InitiativeMatch
    expansion: str | None
    score: float
    rule: str
    registry_id: str | None
    name: str
    kind: InitiativeKind | None
    lead: tuple[str, ...]


def find_initiatives(source: Source, registry: Registry) -> list[InitiativeNaming]:
    """Every mention of an initiative, in text order, without overlaps."""
    return []
