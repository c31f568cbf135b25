"""Named initiatives in running text: those of the registry, and those that patterns show."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from dipext.initiatives import acronyms, appositions, defined, heads, known, lists, misspelt, quoted, shared
from dipext.initiatives.doubtful import beyond_doubt
from dipext.initiatives.heads import Candidate, small_heads
from dipext.initiatives.names import NameIndex
from dipext.initiatives.places import Place, joined
from dipext.initiatives.registry import Registry
from dipext.initiatives.tables import capitalised_heads
from dipext.models import InitiativeKind, InitiativeMatch, Span
from dipext.text.letters import UPPER
from dipext.text.source import Source

RULES: tuple[str, ...] = (
    *known.RULES,
    *misspelt.RULES,
    *shared.RULES,
    *heads.RULES,
    *quoted.RULES,
    *lists.RULES,
    *acronyms.RULES,
    *defined.RULES,
    *appositions.RULES,
)


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
    """Every mention of an initiative, in text order, without overlaps.

    Args:
        source: the release.
        registry: the initiatives to look for by name; patterns find others.
    """
    text, index = source.text, registry.index
    chunks = _small_triggers(index).intersection(text.split())
    starts = known.small_starts(text, index, chunks)
    candidates: list[Candidate | None] = list(lists.announced(text, chunks))
    triggers, seconds = _triggers(index), index.second_letters
    may_go_on = known.may_go_on
    for match in _scan().finditer(text):
        word = match[1]
        if word in triggers:
            start, end = match.span(1)
            if word in seconds and may_go_on(text, end, seconds[word]) and not text[start - 1 : start].isalnum():
                starts.append(start)
            if word in capitalised_heads():
                candidates.append(heads.named_by_head(text, start, end))
        if match.lastindex == 2:
            candidates.append(heads.named_by_small_head(text, match.end(1), match.end(2), match[2]))
    definitions = list(acronyms.definitions(text))
    candidates += acronyms.explained(text, definitions)
    candidates += defined.defined(text, definitions)
    candidates += appositions.in_apposition(text)
    hits = known.find_names(source, registry, sorted(set(starts)), definitions)
    named = [candidate for candidate in candidates if candidate is not None]
    if not hits and not named:
        return []
    definitions += acronyms.defined_beside(text, named, definitions)
    places, expansions = joined(text, registry, hits, list(beyond_doubt(text, named, hits, definitions)), definitions)
    return [_naming(text, registry, place, expansions) for place in places]


@lru_cache(maxsize=8)
def _triggers(index: NameIndex) -> frozenset[str]:
    """The capitalised words at which there is something to do."""
    return frozenset(index.openers) | capitalised_heads()


@lru_cache(maxsize=8)
def _small_triggers(index: NameIndex) -> frozenset[str]:
    """The other chunks of text, as spaces part them, at which there is something to do."""
    return frozenset(index.small_openers.keys() | lists.announcers().keys())


@cache
def _scan() -> re.Pattern[str]:
    """A word with a capital, and the head noun with a small letter that may follow it."""
    return re.compile(rf"([{UPPER}]\w*)(?:(?:[+]?|[”\"’'»)](?:[^\S\n][a-z]+)?)[^\S\n]({small_heads().pattern}))?")


def _naming(text: str, registry: Registry, place: Place, expansions: dict[str, str]) -> InitiativeNaming:
    written = text[place.start : place.end]
    return InitiativeNaming(
        span=Span(start=place.start, end=place.end, text=written),
        match=place.match,
        expansion=expansions.get(written) if place.match == "acronym" else None,
        score=place.score,
        rule=place.rule,
        registry_id=place.id,
        name=place.name,
        kind=place.kind,
        lead=registry[place.id].lead if place.id is not None else (),
    )
