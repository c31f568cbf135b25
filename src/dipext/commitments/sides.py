"""Who stands on which side of a commitment: the subject of a verb, the words behind "to", "for", "in", "through"."""

from collections.abc import Sequence
from dataclasses import dataclass

from dipext.commitments.chunk import ITEMS, QUANTITIES, Chunk
from dipext.commitments.data import words
from dipext.models import Initiative

_AGAINST = frozenset(words().against.nouns)


_ARMED = frozenset(words().against.things)


HOSTILE = frozenset(words().against.countries)


ACTORS = ("party", "office", "subject", "we", "it")


@dataclass(slots=True)
class Place:
    """A party in its place: the preposition that it hangs on, if any.

    ``faint`` is whether it receives only where nobody else does: "the invasion of Ukraine", "Sudanese refugees".
    """

    chunk: Chunk
    at: int
    preposition: str | None
    faint: bool = False


def is_name(chunk: Chunk) -> bool:
    """Whether a chunk is a party of its own words."""
    return chunk.kind == "party"


def is_modifier(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a country only qualifies: "the Israeli aggression", "India-based Sygene"."""
    if chunks[at].low.endswith("-based"):
        return True
    own = chunks[at].name
    if (
        own is not None
        and own.kind == "organisation"
        and isinstance(chunks[min(at + 1, len(chunks) - 1)].value, Initiative)
    ):
        return True  # "the NATO Comprehensive Assistance Package"
    if chunks[at].possessive and at + 1 < len(chunks) and chunks[at + 1].low in ("part", "share", "portion"):
        return True  # "Norway's part of this"
    name = chunks[at].name
    harm = any(chunk.low in _AGAINST for chunk in chunks[at + 1 : at + 3])
    return harm and name is not None and (chunks[at].possessive or name.type == "demonym")


def harms(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a country stands for the harm that it does: "Russia's war", "Russian forces"."""
    chunk = chunks[at]
    if chunk.name is None or chunk.name.code not in HOSTILE:
        return False
    return (
        chunk.possessive
        or chunk.name.type == "demonym"
        or any(c.low in _AGAINST or c.low in _ARMED for c in chunks[at + 1 : at + 5])
    )


_STAYING = frozenset(
    {"sum", "share", "goods", "date", "office", "subject", "we", "it", "neg", "det", "adv", "noun", "word"}
)
"""Kinds of chunks behind which the same preposition still governs."""


def places(chunks: Sequence[Chunk], low: int, high: int) -> list[Place]:
    """The named parties between two indices, each with the preposition that it hangs on."""
    found: list[Place] = []
    preposition: str | None = None
    bracket = False
    for index in range(low, high):
        chunk = chunks[index]
        if chunk.kind in _STAYING:
            continue
        if chunk.low in ("(", ")"):
            bracket = chunk.low == "("
        elif bracket:
            continue
        elif chunk.kind == "party":
            listed = preposition is None and _is_listed(chunks, low, index)
            if not harms(chunks, index) and not listed and not is_modifier(chunks, index):
                found.append(Place(chunk, index, preposition, _is_faint(chunks, index, preposition)))
        else:
            preposition = _preposition(chunks, index, preposition)
    return found


_TALKING = frozenset({"coordination", "co-ordination", "consultation", "conjunction", "line", "accordance"})
"""Words before "with" that make nobody a channel."""


def _preposition(chunks: Sequence[Chunk], index: int, before: str | None) -> str | None:
    """The preposition that what follows a chunk hangs on, where it hung on another before the chunk."""
    chunk = chunks[index]
    if chunk.low in ("in", "at") and index and chunks[index - 1].kind == "verb" and _tells(chunks[index - 1]):
        return "at"  # "promised in Nairobi" is where it was said
    if chunk.low == "with" and index and chunks[index - 1].low in _TALKING:
        return "alongside"
    if chunk.low == "with" and index and chunks[index - 1].low == "agreed":
        return "to"  # "loans agreed with Togo"
    if chunk.low == "from" and {"request", "requests", "appeal"} & {c.low for c in chunks[max(0, index - 4) : index]}:
        return "to"  # "responds to a request for help from Togo"
    if chunk.low == "by" and index and chunks[index - 1].low == "owed":
        return "to"  # whose debt is forgiven
    if chunk.kind in ("prep", "to"):
        return chunk.low
    if (
        chunk.kind == "verb"
        and before == "to"
        and chunks[index - 1].kind == "to"
        and chunk.readings[0].verb_class == "help"
    ):
        return before  # "to help Moldova"
    ends = chunk.kind in ("punct", "verb", "aux", "rel", "conj") and chunk.low not in (",", "and", "as well as", "or")
    return None if ends else before


def _is_listed(chunks: Sequence[Chunk], low: int, index: int) -> bool:
    """Whether a party is the next in a list behind an item: "5 million euros, and Sweden"."""
    before = next((chunk for chunk in reversed(chunks[low:index]) if chunk.low not in ("and", ",", "the")), None)
    return (
        index > 0
        and chunks[index - 1].low in ("and", ",")
        and not (before is not None and is_name(before))
        and any(chunk.kind in ITEMS for chunk in chunks[low - 1 : index])
    )


def _tells(chunk: Chunk) -> bool:
    return chunk.readings[0].verb_class in ("pledge", "say", "commit", "approve", "decide")


_AWAY = frozenset({"refugees", "migrants", "exiles", "asylum", "evacuees"})


def _is_faint(chunks: Sequence[Chunk], at: int, preposition: str | None) -> bool:
    """Whether a party stands in "the invasion of Ukraine", or for people who are elsewhere."""
    if at + 1 < len(chunks) and chunks[at + 1].low in _AWAY:
        return True
    return preposition in ("of", "against", "on") and any(
        chunk.low in _AGAINST for chunk in chunks[max(0, at - 4) : at]
    )


def donors_by(chunks: Sequence[Chunk], low: int, high: int, prepositions: tuple[str, ...]) -> list[Chunk]:
    """The parties behind "by" or "from" between two indices, without those who only carry."""
    return [
        place.chunk
        for place in places(chunks, low, high)
        if place.preposition in prepositions
        and not (place.preposition == "from" and _is_origin(chunks, place.at))
        and not (place.preposition == "by" and _carries(chunks, place))
    ]


_CARRIED = frozenset(words().parties.carried)
_GIVERS = frozenset(words().parties.givers)


def _carries(chunks: Sequence[Chunk], place: Place) -> bool:
    """Whether a body only brings what others give: "to be delivered by the World Food Programme and its partners"."""
    name = place.chunk.name
    if name is None or name.kind == "country" or name.code in _GIVERS:
        return False
    by = next((i for i in range(place.at - 1, 0, -1) if chunks[i].low == "by"), 0)
    return chunks[by - 1].low in _CARRIED or (chunks[by - 1].low == "out" and chunks[by - 2].low == "carried")


def before_bracket(chunks: Sequence[Chunk], at: int) -> Place | None:
    """The party in its place that a sum in brackets belongs to: "by Germany (4 million) and Kuwait (500,000)"."""
    index = at - 1
    while index > 1 and chunks[index].low in QUANTITIES:
        index -= 1
    if index < 1 or chunks[index].low != "(" or not is_name(chunks[index - 1]):
        return None
    return next((place for place in reversed(places(chunks, 0, index)) if place.at == index - 1), None)


_PERSONS = frozenset(
    {
        "refugees",
        "people",
        "migrants",
        "students",
        "families",
        "children",
        "those",
        "returnees",
        "victims",
        "asylum-seekers",
        "seekers",
        "workers",
        "persons",
        "women",
        "goods",
        "products",
        "soldiers",
        "evacuees",
    }
)


def _is_origin(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether "from" tells where people come from: "refugees from Eritrea"."""
    return any(chunk.low in _PERSONS for chunk in chunks[max(0, at - 4) : at])


def owners(chunks: Sequence[Chunk], noun: int, floor: int) -> list[Chunk]:
    """Whose gift a noun tells of: "Norway's contribution", "Swedish support", "our assistance"."""
    near = True
    for index in range(noun - 1, max(floor, noun - 7), -1):
        chunk = chunks[index]
        if chunk.kind in ("prep", "to", "verb") or chunk.low in (";", ":", ","):
            break
        if chunk.kind == "party" and chunk.name is not None and (chunk.possessive or (near and _is_adjective(chunk))):
            return [chunk]
        near = near and chunk.kind in ("word", "noun")
        if chunk.kind in ("we", "it") and chunk.low in ("our", "my", "its", "their"):
            return [chunk]
    return []


def _is_adjective(chunk: Chunk) -> bool:
    """Whether a party stands like an adjective: "EU funding", "U.S. assistance", "Danish support"."""
    if chunk.name is None:
        return False
    return chunk.name.type in ("demonym", "country", "organisation")


def code_of(chunk: Chunk) -> str | None:
    """The code of a party chunk, if it has one."""
    return chunk.name.code if chunk.name is not None else None
