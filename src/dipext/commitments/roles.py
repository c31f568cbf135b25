"""Who receives and what carries among the parties around an item, by the preposition that each hangs on."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from dipext.commitments.chunk import Chunk
from dipext.commitments.names import Name
from dipext.commitments.sides import Place, code_of

_CHANNEL_PREPOSITIONS = frozenset({"via", "through", "under"})


@dataclass(slots=True)
class Sides:
    """The chunks on each side of a row, in text order."""

    donors: list[Chunk] = field(default_factory=list)
    recipients: list[Chunk] = field(default_factory=list)
    channels: list[Chunk] = field(default_factory=list)


Role = Literal["landing", "direct", "loose", "faint", "carrier", "channel"]


_LANDING = frozenset({"in", "near", "across", "within", "inside", "throughout", "around"})


_TO = frozenset({"to", "for", "towards", "into"})


_TO_BODIES = frozenset({"to", "for", "of", None, "in", "into", "towards", "between", "among"})


_TO_FUNDS = frozenset({"to", "for", "into", "in", "by", "with", "from", "on"})


_BESIDE = frozenset(
    {"after", "before", "against", "with", "at", "by", "on", "than", "as", "including", "about", "between"}
)


def receiving(found: Sequence[Place], donors: Sequence[Chunk], *, shared: bool = False) -> Sides:
    """Recipients and channels among the parties around an item.

    The last stop that the text names is the recipient: a country before the organisation that carries, the place
    where aid lands before the people's country; a named initiative is always a channel. ``shared`` is whether "with"
    leads to who receives.
    """
    if not found:
        return Sides()
    codes = {code_of(chunk) for chunk in donors} - {None}
    roles: dict[Role | None, list[Chunk]] = {}
    for place in found:
        if place.chunk not in donors:
            given = code_of(place.chunk) in codes
            roles.setdefault(_role(place, given=given, shared=shared), []).append(place.chunk)
    stops = [roles[role] for role in ("landing", "direct", "loose", "faint") if role in roles]
    coded = next((chunks for chunks in stops if any(map(code_of, chunks))), [])
    named = stops[0] if stops else []
    sides = Sides(channels=roles.get("channel", []))
    sides.recipients = _distinct([chunk for chunk in coded if chunk.low != "region"] or named)
    if sides.recipients:
        sides.channels += roles.get("carrier", [])
    else:
        sides.recipients = _distinct(roles.get("carrier", []))
    return sides


def _role(place: Place, *, given: bool, shared: bool) -> Role | None:
    """What a party is in its place; ``None`` where it takes no part, as a donor named again."""
    name, preposition = place.chunk.name, place.preposition
    if given:
        own_body = name is not None and name.kind == "other" and preposition in ("to", "through", "via")
        return "channel" if own_body else None
    if name is None:
        return "channel"
    if name.type == "person":
        return "direct" if shared and preposition == "with" else None
    if preposition in _CHANNEL_PREPOSITIONS:
        return "channel" if name.kind != "country" or name.body else None
    if name.type == "stranger" and name.kind == "initiative":
        return "channel" if preposition in _TO_FUNDS else None
    if place.faint:
        return "faint"
    if name.kind in ("organisation", "initiative", "company") or (name.kind == "other" and name.code is None):
        return _role_of_body(name, preposition)
    return _role_of_country(name, preposition, shared=shared)


def _role_of_body(name: Name, preposition: str | None) -> Role | None:
    if name.kind == "initiative" and preposition in ("to", "for", "under", "in", "into", None):
        return "channel"
    if preposition in ("with", "by"):
        return "channel"
    return "carrier" if preposition in _TO_BODIES else None


def _role_of_country(name: Name, preposition: str | None, *, shared: bool) -> Role | None:
    if shared and preposition == "with":
        return "direct"
    if preposition in _BESIDE or (preposition == "from" and name.type == "organisation"):
        return None
    if preposition in _LANDING and name.type != "capital":
        return "landing"
    return "direct" if preposition in _TO else "loose"


def _distinct(chunks: Sequence[Chunk]) -> list[Chunk]:
    found: dict[str, Chunk] = {}
    for chunk in chunks:
        found.setdefault(code_of(chunk) or chunk.low, chunk)
    return list(found.values())
