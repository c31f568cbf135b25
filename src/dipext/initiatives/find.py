"""Named initiatives in running text: those of the registry, and those that patterns show."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from dipext.initiatives import (
    acronyms,
    heads,
    known,
    lists,
    misspelt,
    quoted,
    shared,
)
from dipext.initiatives.acronyms import Definition, said_after, uses
from dipext.initiatives.heads import UPPER, Candidate, capitalised_heads, small_heads
from dipext.initiatives.known import Hit
from dipext.initiatives.names import NameIndex, key_of
from dipext.initiatives.registry import Registry
from dipext.models import InitiativeKind, InitiativeMatch, Span
from dipext.text.source import Source

RULES: tuple[str, ...] = (
    *known.RULES,
    *misspelt.RULES,
    *shared.RULES,
    *heads.RULES,
    *quoted.RULES,
    *lists.RULES,
    *acronyms.RULES,
)

# What a name in the text may hold that is not of the name: an acronym in brackets, quotation marks.
_NOT_NAME = re.compile(r" ?\([^()]*\)|[“”\"«»]")


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


@dataclass(frozen=True, slots=True)
class _Known:
    """A place in the text with what is named there: an entry's id, or ``None`` and the name as written."""

    start: int
    end: int
    match: InitiativeMatch
    rule: str
    id: str | None
    name: str
    kind: InitiativeKind | None
    score: float = 1.0


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
    triggers = _triggers(index)
    for match in _scan().finditer(text):
        word = match[1]
        if word in triggers:
            start, end = match.span(1)
            if word in index.openers and not text[start - 1 : start].isalnum():
                starts.append(start)
            if word in capitalised_heads():
                candidates.append(heads.named_by_head(text, start, end))
        if match.lastindex == 2:
            candidates.append(heads.named_by_small_head(text, match.end(1), match.end(2), match[2]))
    definitions = list(acronyms.definitions(text))
    candidates += acronyms.explained(text, definitions)
    hits = known.find_names(source, registry, sorted(set(starts)), definitions)
    named = [candidate for candidate in candidates if candidate is not None]
    if not hits and not named:
        return []
    places, expansions = _joined(text, registry, hits, named, definitions)
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
    return re.compile(rf"([{UPPER}]\w*)(?:[+”\"’'»)]?[^\S\n]({small_heads().pattern}))?")


def _of_hit(hit: Hit, registry: Registry) -> _Known:
    entry = registry[hit.name.id]
    match: InitiativeMatch = "alias"
    rule = "initiative.clashing-name" if hit.name.context else "initiative.name"
    if hit.score < 1:
        match, rule = "fuzzy", "initiative.misspelt-name"
    elif hit.name.canonical and hit.words == hit.name.words:
        match = "exact"
    elif hit.name.acronym:
        match = "acronym"
    return _Known(hit.start, hit.end, match, rule, entry.id, entry.name, entry.kind, hit.score)


def _of_candidate(text: str, candidate: Candidate, registry: Registry) -> _Known:
    start, end = candidate.start, candidate.end
    written = _NOT_NAME.sub("", " ".join(text[start:end].split()))
    for name in registry.index.find(key_of(written)):
        if not name.context:
            entry = registry[name.id]
            return _Known(start, end, "alias", "initiative.name", entry.id, entry.name, entry.kind)
    meant = misspelt.misspelt_first(written, registry.index)
    if meant is not None:
        entry, score = registry[meant.id], misspelt.likeness(written, " ".join(meant.words))
        return _Known(start, end, "fuzzy", "initiative.misspelt-name", entry.id, entry.name, entry.kind, score)
    return _Known(start, end, "pattern", candidate.rule, None, written, candidate.kind)


def _joined(
    text: str, registry: Registry, hits: list[Hit], candidates: list[Candidate], definitions: list[Definition]
) -> tuple[list[_Known], dict[str, str]]:
    """Places of names in text order without overlaps, and what the acronyms among them stand for."""
    widened = sorted(_widened(candidates, definitions), key=lambda candidate: candidate.start)
    hits = _outranked(text, hits, widened)
    places = [_of_hit(hit, registry) for hit in hits]
    taken = _Taken((place.start, place.end) for place in places)
    for hit in shared.shared_heads(text, hits, registry.index):
        if taken.add(hit.start, hit.end):
            places.append(replace(_of_hit(hit, registry), match="alias", rule="initiative.shared-head"))
    for place in _spelt_out(text, registry, places, widened, definitions):
        if taken.add(place.start, place.end):
            places.append(place)
    for candidate in sorted(widened, key=lambda c: (c.start - c.end, c.start)):
        if taken.add(candidate.start, candidate.end):
            places.append(_of_candidate(text, candidate, registry))
    places.sort(key=lambda place: place.start)
    starts = [place.start for place in places]
    said = [found for place in places if (found := said_after(text, place.start, place.end)) is not None]
    expansions: dict[str, str] = {}
    shorts = []
    for definition in (*definitions, *said):
        at = bisect_left(starts, definition.long_end) - 1
        if at < 0 or definition.short in expansions or not _stands_for(text, definition, places[at]):
            continue
        expansions[definition.short] = " ".join(text[places[at].start : places[at].end].split())
        short = replace(places[at], match="acronym", rule="initiative.acronym", score=1.0)
        for start, end in uses(text, definition.short):
            if taken.add(start, end):
                shorts.append(replace(short, start=start, end=end))
    return sorted((*places, *shorts), key=lambda place: place.start), expansions


def _spelt_out(
    text: str, registry: Registry, places: list[_Known], candidates: list[Candidate], definitions: list[Definition]
) -> Iterator[_Known]:
    """What stands before a known acronym in brackets, when it is not quite the name that the registry has."""
    acronyms = {place.start: place for place in places}
    starts = [candidate.start for candidate in candidates]
    for definition in definitions:
        known = acronyms.get(definition.start)
        if known is None:
            continue
        start, end = definition.long_start, definition.long_end
        at = bisect_left(starts, start) - 1
        if at >= 0 and start < candidates[at].end:
            start = candidates[at].start
        written = text[start:end]
        if known.id is None or not misspelt.is_version_of(written, registry[known.id]):
            continue
        score = misspelt.likeness(written, known.name)
        yield replace(known, start=start, end=end, match="fuzzy", rule="initiative.misspelt-name", score=score)


class _Taken:
    """Which places of the text are taken."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(spans)

    def add(self, start: int, end: int) -> bool:
        """Take a place; ``False`` when part of it is taken already."""
        at = bisect_left(self._spans, (start, end))
        if at < len(self._spans) and self._spans[at][0] < end:
            return False
        if at and self._spans[at - 1][1] > start:
            return False
        self._spans.insert(at, (start, end))
        return True


def _stands_for(text: str, definition: Definition, place: _Known) -> bool:
    """Whether an acronym is short for the name at a place, and not for a body in it: "Charter of the ... (OIC)"."""
    if place.match == "acronym" or not (place.start < definition.long_end and definition.long_start < place.end):
        return False
    before = text[place.start : definition.long_start].split()
    return not any(word in capitalised_heads() for word in before)


def _widened(candidates: list[Candidate], definitions: list[Definition]) -> Iterator[Candidate]:
    """Candidates from where the acronym after them begins to be spelt out: "the Trade and Customs Facility (TCF)".

    One is left out when the acronym stands for more than it on both sides: that is a body, mostly.
    """
    starts = [definition.start for definition in definitions]
    for candidate in candidates:
        at = bisect_left(starts, candidate.end)
        definition = definitions[at] if at < len(definitions) else None
        if definition is None or not definition.long_start < candidate.start < definition.long_end:
            yield candidate
        elif candidate.end >= definition.long_end:
            yield replace(candidate, start=definition.long_start)


def _outranked(text: str, hits: list[Hit], candidates: list[Candidate]) -> list[Hit]:
    """The names of the registry that are not part of a longer name: "the Coastal Partnership for Peace Act"."""
    starts = [hit.start for hit in hits]
    lost: set[int] = set()
    for candidate in candidates:
        for at in range(bisect_left(starts, candidate.start), bisect_left(starts, candidate.end)):
            if _is_longer(text, candidate, hits[at]):
                lost.add(at)
    return [hit for at, hit in enumerate(hits) if at not in lost]


def _is_longer(text: str, candidate: Candidate, hit: Hit) -> bool:
    if hit.end > candidate.end:
        return False
    left, right = text[candidate.start : hit.start].split(), text[hit.end : candidate.end].split()
    if len(right) > 1 and right[-1] in capitalised_heads():
        return True
    return hit.words[0] in capitalised_heads() and bool(left) and not heads.only_places(left)


def _naming(text: str, registry: Registry, place: _Known, expansions: dict[str, str]) -> InitiativeNaming:
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
