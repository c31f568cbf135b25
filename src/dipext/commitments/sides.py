"""Who stands on which side of a commitment: the subject of a verb, the words behind "to", "for", "in", "through"."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dipext.commitments.chunk import ITEMS, Chunk
from dipext.commitments.data import words
from dipext.commitments.names import Name

_AGAINST = frozenset(words().against.nouns)
_ARMED = frozenset(words().against.things)
_HOSTILE = frozenset(words().against.countries)
ACTORS = ("party", "office", "subject", "we", "it")
_CHANNEL_PREPOSITIONS = frozenset({"via", "through", "under"})


@dataclass(slots=True)
class Place:
    """A party in its place: the preposition that it hangs on, if any."""

    chunk: Chunk
    at: int
    preposition: str | None
    harmed: bool = False


@dataclass(slots=True)
class Sides:
    """The chunks on each side of a row, in text order."""

    donors: list[Chunk] = field(default_factory=list)
    recipients: list[Chunk] = field(default_factory=list)
    channels: list[Chunk] = field(default_factory=list)


def is_name(chunk: Chunk) -> bool:
    """Whether a chunk is a party of its own words."""
    return chunk.kind == "party"


def is_modifier(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a country only qualifies: "the Israeli aggression", "India-based Sygene"."""
    if chunks[at].low.endswith("-based"):
        return True
    name = chunks[at].name
    harm = any(chunk.low in _AGAINST for chunk in chunks[at + 1 : at + 3])
    return harm and name is not None and (chunks[at].possessive or name.type == "demonym")


def harms(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a country stands for the harm that it does: "Russia's war", "Russian forces"."""
    chunk = chunks[at]
    if chunk.name is None or chunk.name.code not in _HOSTILE:
        return False
    return (
        chunk.possessive
        or chunk.name.type == "demonym"
        or any(c.low in _AGAINST or c.low in _ARMED for c in chunks[at + 1 : at + 5])
    )


def places(chunks: Sequence[Chunk], low: int, high: int) -> list[Place]:
    """The named parties between two indices, each with the preposition that it hangs on."""
    found: list[Place] = []
    preposition: str | None = None
    bracket = False
    for index in range(low, high):
        chunk = chunks[index]
        if chunk.low == "(":
            bracket = True
        elif chunk.low == ")":
            bracket = False
        elif bracket:
            continue
        elif chunk.low in ("in", "at") and index and chunks[index - 1].kind == "verb" and _tells(chunks[index - 1]):
            preposition = "at"  # "promised in Nairobi" is where it was said
        elif chunk.kind in ("prep", "to"):
            preposition = chunk.low
        elif (
            chunk.kind == "verb"
            and preposition == "to"
            and chunks[index - 1].kind == "to"
            and chunk.readings[0].verb_class == "help"
        ):
            continue
        elif chunk.kind in ("punct", "verb", "aux", "rel", "conj"):
            if chunk.low not in (",", "and", "as well as", "(", ")", "or"):
                preposition = None
        elif chunk.kind == "party":
            bare = (
                preposition is None
                and index
                and chunks[index - 1].low in ("and", ",")
                and any(c.kind in ITEMS for c in chunks[low - 1 : index])
            )
            if not harms(chunks, index) and not bare and not is_modifier(chunks, index):
                found.append(Place(chunk, index, preposition, _is_harmed(chunks, index, preposition)))
    return found


def _tells(chunk: Chunk) -> bool:
    return chunk.readings[0].verb_class in ("pledge", "say", "commit", "approve", "decide")


def _is_harmed(chunks: Sequence[Chunk], at: int, preposition: str | None) -> bool:
    """Whether a party stands in "the invasion of Ukraine", which tells of no gift."""
    return preposition in ("of", "against", "on") and any(
        chunk.low in _AGAINST for chunk in chunks[max(0, at - 4) : at]
    )


def donors_by(chunks: Sequence[Chunk], low: int, high: int, prepositions: tuple[str, ...]) -> list[Chunk]:
    """The parties behind "by" or "from" between two indices."""
    return [
        place.chunk
        for place in places(chunks, low, high)
        if place.preposition in prepositions and not (place.preposition == "from" and _is_origin(chunks, place.at))
    ]


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


def gift_end(chunks: Sequence[Chunk], at: int) -> int:
    """Where the words that belong to an item end: at the next item, or where a new clause begins."""
    index = at + 1
    aimed = False
    while index < len(chunks):
        chunk = chunks[index]
        if chunk.low in (";",):
            return index
        if chunk.low == "(":
            while index < len(chunks) and chunks[index].low != ")":
                index += 1
        elif (
            chunk.kind == "rel"
            and chunk.low != "that"
            and (chunks[index - 1].kind == "prep" or chunks[index - 1].low == ",")
        ) or (chunk.low == "as" and index + 1 < len(chunks) and chunks[index + 1].kind in ("it", "we", "office")):
            return index
        elif chunk.kind == "share" and chunks[at].kind != "share":
            pass
        elif chunk.kind in ITEMS:
            inside = chunk.kind == "goods" and chunks[at].kind == "sum" and aimed
            if not inside or chunks[index - 1].low in ("and", ",") or chunks[index - 2].low in ("and", ","):
                return index
        elif chunk.low in ("for", "to"):
            aimed = True
        elif (
            (chunk.low == "," and _new_clause(chunks, index + 1))
            or chunk.low in ("while", "whereas", "but", "although", "bringing", "if", "unless", "because")
            or (
                chunk.kind == "conj"
                and chunk.low == "and"
                and (_new_clause(chunks, index + 1) or _gap_behind(chunks, index + 1))
            )
            or (chunk.low in ("”", '"') and index > at + 1)
        ):
            return index
        index += 1
    return len(chunks)


def _gap_behind(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether another giver with a sum follows: "and Suriname approximately 1.2 million"."""
    index = at
    while index < len(chunks) and chunks[index].kind in ("det", "adv"):
        index += 1
    if index >= len(chunks) or chunks[index].kind != "party":
        return False
    return any(chunk.kind in ITEMS for chunk in chunks[index + 1 : index + 4]) and not any(
        chunk.kind in ("prep", "to", "verb") for chunk in chunks[index + 1 : index + 3]
    )


def _new_clause(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether what follows a comma or "and" is a clause of its own: a subject and a verb, or "bringing"."""
    subject_seen = False
    for index in range(at, min(len(chunks), at + 12)):
        chunk = chunks[index]
        if chunk.kind == "verb":
            first = chunk.readings[0]
            if index == at:
                if first.forms & {"past", "s"}:
                    return True
                return first.verb_class == "link"
            return subject_seen and "ing" not in first.forms
        if chunk.kind == "aux" and (subject_seen or index == at):
            return True
        if chunk.kind in ACTORS or (chunk.kind == "word" and index == at):
            subject_seen = True
        if chunk.low == "," and index and chunks[index - 1].kind == "date":
            continue
        ends = chunk.kind in ("prep", "to", "rel", *ITEMS) or chunk.low in (",", ";")
        if ends and not (chunk.low == "of" and subject_seen):
            return False
    return False


def receiving(found: Sequence[Place], donors: Sequence[Chunk], *, shared: bool = False) -> Sides:
    """Recipients and channels among the parties around an item.

    The last stop that the text names is the recipient: a country before the organisation that carries, the place
    where aid lands before the people's country; a named initiative is always a channel. ``shared`` is whether "with"
    leads to who receives.
    """
    sides = Sides()
    codes = {code_of(chunk) for chunk in donors} - {None}
    landing: list[Chunk] = []
    direct: list[Chunk] = []
    loose: list[Chunk] = []
    carriers: list[Chunk] = []
    faint: list[Chunk] = []
    for place in found:
        chunk, name = place.chunk, place.chunk.value
        if chunk in donors or (code_of(chunk) is not None and code_of(chunk) in codes):
            if (
                isinstance(name, Name)
                and name.kind == "other"
                and place.preposition in ("to", "through", "via")
                and chunk not in donors
            ):
                sides.channels.append(chunk)
            continue
        if not isinstance(name, Name) or place.preposition in _CHANNEL_PREPOSITIONS:
            if not isinstance(name, Name) or name.kind != "country" or name.body:
                sides.channels.append(chunk)
            continue
        if name.type == "stranger" and name.kind == "initiative":
            if place.preposition in ("to", "for", "into", "in", "by", "with", "from", "on"):
                sides.channels.append(chunk)
            continue
        if place.harmed:
            faint.append(chunk)
            continue
        if name.kind in ("organisation", "initiative", "other", "company") and not (name.kind == "other" and name.code):
            if name.kind == "initiative" and place.preposition in ("to", "for", "under", "in", "into", None):
                sides.channels.append(chunk)
                continue
            if place.preposition in ("with", "by"):
                sides.channels.append(chunk)
            elif place.preposition in ("to", "for", "of", None, "in", "into", "towards", "between", "among"):
                carriers.append(chunk)
            continue
        if shared and place.preposition == "with":
            direct.append(chunk)
            continue
        if place.preposition in (
            "against",
            "with",
            "at",
            "by",
            "from",
            "on",
            "than",
            "as",
            "including",
            "about",
            "between",
        ):
            if place.preposition == "from" and name.type != "organisation":
                loose.append(chunk)
            continue
        if (
            place.preposition in ("in", "near", "across", "within", "inside", "throughout", "around")
            and name.type != "capital"
        ):
            landing.append(chunk)
        elif place.preposition in ("to", "for", "towards", "into"):
            direct.append(chunk)
        elif name.type == "capital" and place.preposition in ("in", "at", "on"):
            loose.append(chunk)
        else:
            loose.append(chunk)
    if any(code_of(chunk) for chunk in direct) and not any(code_of(chunk) for chunk in landing):
        landing = []
    if any(code_of(chunk) for chunk in direct):
        direct = [chunk for chunk in direct if chunk.low != "region"]
    if any(code_of(chunk) for chunk in landing):
        landing = [chunk for chunk in landing if chunk.low != "region"]
    sides.recipients = _distinct(landing or direct or loose or faint)
    if sides.recipients:
        sides.channels += carriers
    else:
        sides.recipients = _distinct(carriers)
    return sides


def code_of(chunk: Chunk) -> str | None:
    """The code of a party chunk, if it has one."""
    return chunk.name.code if chunk.name is not None else None


def _distinct(chunks: Sequence[Chunk]) -> list[Chunk]:
    found: dict[str, Chunk] = {}
    for chunk in chunks:
        found.setdefault(code_of(chunk) or chunk.low, chunk)
    return list(found.values())
