"""Where initiatives are named: what the registry, the patterns and the acronyms show, joined without overlaps."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dipext.initiatives import misspelt, shared
from dipext.initiatives.acronyms import Definition, said_after, uses
from dipext.initiatives.heads import Candidate
from dipext.initiatives.hit import Hit
from dipext.initiatives.names import key_of
from dipext.initiatives.registry import Registry
from dipext.initiatives.tables import CHUNK, SPACE, capitalised_heads, only_places, tables
from dipext.models import InitiativeKind, InitiativeMatch

# What a name in the text may hold that is not of the name: an acronym in brackets, quotation marks.
_NOT_NAME = re.compile(r" ?\([^()]*\)|[“”\"«»]")
_NEXT = re.compile(rf"{SPACE}({CHUNK})")
_MOST_FURTHER = 3
"""Words that a longer name has beside the name of the registry that it begins with."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the text with what is named there: an entry's id, or ``None`` and the name as written."""

    start: int
    end: int
    match: InitiativeMatch
    rule: str
    id: str | None
    name: str
    kind: InitiativeKind | None
    score: float = 1.0


def _of_hit(hit: Hit, registry: Registry) -> Place:
    entry = registry[hit.name.id]
    match: InitiativeMatch = "alias"
    rule = "initiative.clashing-name" if hit.name.context else "initiative.name"
    if hit.score < 1:
        match, rule = "fuzzy", "initiative.misspelt-name"
    elif hit.name.canonical and hit.words == hit.name.words:
        match = "exact"
    elif hit.name.acronym:
        match = "acronym"
    return Place(hit.start, hit.end, match, rule, entry.id, entry.name, entry.kind, hit.score)


def _of_candidate(text: str, candidate: Candidate, registry: Registry) -> Place:
    start, end = candidate.start, candidate.end
    written = _NOT_NAME.sub("", " ".join(text[start:end].split()))
    for name in registry.index.find(key_of(written)):
        if not name.context:
            entry = registry[name.id]
            return Place(start, end, "alias", "initiative.name", entry.id, entry.name, entry.kind)
    meant = misspelt.misspelt_first(written, registry.index)
    if meant is not None:
        entry, score = registry[meant.id], misspelt.likeness(written, " ".join(meant.words))
        return Place(start, end, "fuzzy", "initiative.misspelt-name", entry.id, entry.name, entry.kind, score)
    return Place(start, end, "pattern", candidate.rule, None, written, candidate.kind)


def joined(
    text: str, registry: Registry, hits: list[Hit], candidates: list[Candidate], definitions: list[Definition]
) -> tuple[list[Place], dict[str, str]]:
    """Places of names in text order without overlaps, and what the acronyms among them stand for."""
    widened = sorted(_widened([*candidates, *_further(text, hits)], definitions), key=lambda c: c.start)
    hits = _outranked(text, hits, widened, registry)
    places = _Places(_of_hit(hit, registry) for hit in hits)
    for hit in shared.shared_heads(text, hits, registry.index):
        places.add(replace(_of_hit(hit, registry), match="alias", rule="initiative.shared-head"))
    for place in _spelt_out(text, registry, places.in_order(), widened, definitions):
        places.add(place)
    shorts = {definition.short for definition in definitions}
    longest_first = sorted(widened, key=lambda c: (c.start - c.end, c.start))
    for candidate in longest_first:
        if _acronym_in(text, candidate) not in shorts and places.are_free(candidate.start, candidate.end):
            places.add(_of_candidate(text, candidate, registry))
    meanings = _meanings(text, places.in_order(), definitions)
    for candidate in longest_first:
        short = _acronym_in(text, candidate)
        if short in shorts and places.are_free(candidate.start, candidate.end):
            meant = meanings.get(short)
            own = _of_candidate(text, candidate, registry)
            places.add(own if meant is None else _as_acronym(meant, candidate.start, candidate.end))
    for short, start, end in uses(text, meanings):
        places.add(_as_acronym(meanings[short], start, end))
    expansions = {short: " ".join(text[place.start : place.end].split()) for short, place in meanings.items()}
    return places.in_order(), expansions


def _meanings(text: str, places: Sequence[Place], definitions: Iterable[Definition]) -> dict[str, Place]:
    """The place that each acronym stands for; of two, the first."""
    starts = [place.start for place in places]
    said = [found for place in places if (found := said_after(text, place.start, place.end)) is not None]
    meanings: dict[str, Place] = {}
    for definition in (*definitions, *said):
        at = bisect_left(starts, definition.long_end) - 1
        if at >= 0 and definition.short not in meanings and _stands_for(text, definition, places[at]):
            meanings[definition.short] = places[at]
    return meanings


def _as_acronym(meaning: Place, start: int, end: int) -> Place:
    return replace(meaning, start=start, end=end, match="acronym", rule="initiative.acronym", score=1.0)


def _acronym_in(text: str, candidate: Candidate) -> str:
    """The short form that a candidate has before its head, "the WSC Programme"; empty when it has none."""
    own, _, head = text[candidate.start : candidate.end].partition(" ")
    return own if head and " " not in head and own.isupper() else ""


def _further(text: str, hits: Iterable[Hit]) -> Iterator[Candidate]:
    """Longer names that begin with one of the registry: "the Lobito Corridor Road"."""
    for hit in hits:
        end = hit.end
        for _ in range(_MOST_FURTHER):
            match = _NEXT.match(text, end)
            if match is None:
                break
            end = match.end()
            kind = tables().works.get(match[1].lower())
            if kind is not None:
                yield Candidate(hit.start, end, kind, "initiative.head-noun")
                break


def _spelt_out(
    text: str, registry: Registry, places: list[Place], candidates: list[Candidate], definitions: list[Definition]
) -> Iterator[Place]:
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
        if known.id is None or not misspelt.may_mean(definition.short, written, registry[known.id]):
            continue
        score = misspelt.likeness(written, known.name)
        yield replace(known, start=start, end=end, match="fuzzy", rule="initiative.misspelt-name", score=score)


class _Places:
    """Places of a text, none of which overlaps another."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._places = sorted(places, key=lambda place: place.start)
        self._spans = [(place.start, place.end) for place in self._places]

    def are_free(self, start: int, end: int) -> bool:
        """Whether no place overlaps the one between two offsets."""
        at = bisect_left(self._spans, (start, end))
        return not (at < len(self._spans) and self._spans[at][0] < end) and not (at and self._spans[at - 1][1] > start)

    def add(self, place: Place) -> None:
        """Add a place, unless part of it is taken already."""
        if self.are_free(place.start, place.end):
            at = bisect_left(self._spans, (place.start, place.end))
            self._spans.insert(at, (place.start, place.end))
            self._places.insert(at, place)

    def in_order(self) -> list[Place]:
        """The places in text order."""
        return list(self._places)


def _stands_for(text: str, definition: Definition, place: Place) -> bool:
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
        if at and starts[at - 1] > candidate.start:
            at -= 1  # "Stop Floods in Harbours (SFH) Programme"
        definition = definitions[at] if at < len(definitions) else None
        if definition is None or not definition.long_start < candidate.start < definition.long_end:
            yield candidate
        elif candidate.end >= definition.long_end:
            yield replace(candidate, start=definition.long_start)


def _outranked(text: str, hits: list[Hit], candidates: list[Candidate], registry: Registry) -> list[Hit]:
    """The names of the registry that are not part of a longer name: "the Coastal Partnership for Peace Act"."""
    starts = [hit.start for hit in hits]
    lost: set[int] = set()
    for candidate in candidates:
        for at in range(bisect_left(starts, candidate.start), bisect_left(starts, candidate.end)):
            hit = hits[at]
            if _is_longer(text, candidate, hit) or _is_of_others(text, candidate, hit, registry[hit.name.id].name):
                lost.add(at)
    return [hit for at, hit in enumerate(hits) if at not in lost]


def _is_longer(text: str, candidate: Candidate, hit: Hit) -> bool:
    if hit.end > candidate.end:
        return False
    left, right = text[candidate.start : hit.start].split(), text[hit.end : candidate.end].split()
    if len(right) > 1 and right[-1] in capitalised_heads():
        return right[-1].lower() not in tables().meetings  # "the Global Gateway Investors Forum"
    if right and (hit.score < 1 or candidate.rule == "initiative.small-head-noun") and hit.start == candidate.start:
        return hit.score < 1 or len(right) > 1
    if right and right[-1].lower() in tables().works:
        return True
    return hit.words[0] in capitalised_heads() and bool(left) and not only_places(left)


def _is_of_others(text: str, candidate: Candidate, hit: Hit, name: str) -> bool:
    """Whether two countries stand before the end of a name that others have: "the Peru-Chad Investment Fund"."""
    left = text[candidate.start : hit.start].split()
    if hit.end > candidate.end or not left or not re.search("[-–]", left[-1]) or not only_places(left[-1:]):
        return False
    before = name.partition(text[hit.start : hit.end])[0].split()
    return any(only_places([word]) for word in before) and left[-1] not in before
