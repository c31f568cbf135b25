"""Offices of a named country made one party with it."""

from dipext.commitments.chunk import Chunk
from dipext.commitments.data import words
from dipext.commitments.names import Name

_ENVOYS = frozenset({"ambassador", "envoy", "consul"})
"""Who acts for a country only where that is named: "the Ambassador of Japan"."""
_OF_OFFICE = frozenset(
    [
        "of",
        "for",
        "and",
        "the",
        "foreign",
        "european",
        "affairs",
        "defence",
        "defense",
        "international",
        "development",
        "cooperation",
        "co-operation",
        "finance",
        "interior",
        "health",
        "economy",
        "trade",
        "external",
        "federal",
        "ministry",
        "minister",
        ",",
        "embassy",
        "people",
        "republic",
        "kingdom",
        "state",
    ]
)


def with_offices(text: str, chunks: list[Chunk]) -> list[Chunk]:
    """The chunks with offices of a named country made one: "the Danish Ministry", "Government of Canada"."""
    if "office" not in [chunk.kind for chunk in chunks] and _ENVOYS.isdisjoint([chunk.low for chunk in chunks]):
        return chunks
    result: list[Chunk] = []
    at = 0
    while at < len(chunks):
        chunk = chunks[at]
        if chunk.kind == "office" or chunk.low in _ENVOYS:
            end = at + 1
            while end < len(chunks) and end - at < 9 and chunks[end].low in _OF_OFFICE and chunks[end].kind != "party":
                end += 1
            owner = chunks[end] if end < len(chunks) and end > at + 1 and chunks[end - 1].low in ("of", "the") else None
            if (
                owner is not None
                and owner.kind == "party"
                and owner.name is not None
                and owner.name.kind != "group"
                and not owner.name.body
            ):
                low = text[chunk.start : owner.end].casefold()
                name = Name(owner.name.code, owner.name.kind, "organisation", body=True)
                result.append(
                    Chunk("party", chunk.start, owner.end, low, None, owner.possessive, name, capital=chunk.capital)
                )
                at = end + 1
                continue
            before = result[-1] if result and chunk.kind == "office" else None
            if (
                before is not None
                and before.kind == "party"
                and before.name is not None
                and before.name.kind == "country"
            ):
                before.end, before.possessive = chunk.end, chunk.possessive
                before.low = text[before.start : chunk.end].casefold()
                before.name = Name(before.name.code, "country", "organisation", body=True)
                at += 1
                continue
            if before is not None and _qualifies(result, before):
                owner = result[-2]
                assert owner.name is not None
                owner.end, owner.possessive = chunk.end, chunk.possessive
                owner.low = text[owner.start : chunk.end].casefold()
                owner.name = Name(owner.name.code, "country", "organisation", body=True)
                result.pop()
                at += 1
                continue
        result.append(chunk)
        at += 1
    return result


def _qualifies(result: list[Chunk], last: Chunk | None) -> bool:
    """Whether a word stands between a country and its office: "the Danish Foreign Minister"."""
    if last is None or len(result) < 2 or last.low not in words().grammar.offices:
        return False
    owner = result[-2]
    return owner.kind == "party" and owner.name is not None and owner.name.kind == "country" and not owner.name.body
