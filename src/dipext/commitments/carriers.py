"""Who carries what is given, where other words than those of the gift tell it: "It will be run by Oxfam"."""

import re
from collections.abc import Sequence

from dipext.commitments.chunk import ITEMS, Chunk
from dipext.commitments.context import Context, Sentence
from dipext.commitments.parties import distinct, to_party
from dipext.commitments.rows import Row
from dipext.models import Party

_CARRYING = frozenset(
    [
        "delivered",
        "channelled",
        "channeled",
        "implemented",
        "run",
        "administered",
        "managed",
        "distributed",
        "executed",
        "carried",
        "provided",
    ]
)
_BY = frozenset({"by", "through", "via"})
_GOES_ON = re.compile(
    r"(?:The|This|These|It|They)\s+(?:\w+\s+){0,2}?(?:money|funds?|funding|contribution|assistance|aid|support|grant|project|"
    r"programme|program|goods|supplies|equipment|initiative|activities|package|will|is|are|was|were)\b"
)


def carried_by(context: Context, sentence: Sentence, at: int, row: Row) -> list[Party]:
    """The bodies by which the gift is said to be delivered, behind it in its sentence or in the next one."""
    if row.stage in ("need", "cancelled"):
        return []
    found = _carriers(context, sentence.chunks[at + 1 :])
    if found or any(chunk.kind in ITEMS for chunk in sentence.chunks[at + 1 :]):
        return found
    start = sentence.end + 1
    while start < len(context.text) and context.text[start].isspace():
        start += 1
    if _GOES_ON.match(context.text, start) is None or not context.same_paragraph(sentence.start, start):
        return []
    return _carriers(context, context.sentence_at(start).chunks)


def _carriers(context: Context, chunks: Sequence[Chunk]) -> list[Party]:
    """The bodies behind "delivered by" and the like, up to the next item; no countries, which are givers there."""
    for index, chunk in enumerate(chunks[:-1]):
        if chunk.kind in ITEMS:
            return []
        if chunk.low in _CARRYING:
            by = next((i for i in range(index + 1, min(len(chunks), index + 4)) if chunks[i].low in _BY), None)
            if by is not None:
                return _listed(context, chunks[by + 1 :])
    return []


def _listed(context: Context, chunks: Sequence[Chunk]) -> list[Party]:
    """The bodies that stand in a list at the beginning of some chunks."""
    found: list[Party] = []
    for chunk in chunks:
        if chunk.kind == "party":
            party = to_party(context, chunk)
            if party is not None and party.kind in ("organisation", "other", "initiative", "company"):
                found.append(party)
        elif chunk.low not in ("the", "and", ",", "by", "through") and chunk.kind not in ("word", "adv"):
            break
    return distinct(found)
