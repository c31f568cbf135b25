"""Who gives or gets in a list that leaves its verb out."""

from collections.abc import Sequence

from dipext.commitments.chunk import ITEMS, Chunk
from dipext.commitments.sides import is_name

_MEASURING = frozenset(
    {"about", "around", "some", "over", "up", "to", "nearly", "almost", "more", "than", "upwards", "of", "roughly"}
)


def gapped(chunks: Sequence[Chunk], at: int) -> list[Chunk]:
    """Who gives or gets where the verb is left out: "Denmark will give 5 million, and Norway about 3 million"."""
    index = at - 1
    while index > 1 and (chunks[index].kind == "adv" or chunks[index].low in _MEASURING):
        index -= 1
    apart = index != at - 1 and chunks[index + 1].low != "to"  # "Malta's share is 3 million and Peru's to 2 million"
    if index > 1 and chunks[index].low == ",":
        index = _before_way(chunks, index)
    if index < 1 or not is_name(chunks[index]) or (chunks[index].possessive and apart):
        return []
    before = index - 1 if chunks[index - 1].kind != "det" else index - 2
    joined = chunks[before].low in ("and", ",", ";")
    return [chunks[index]] if joined and any(c.kind in ITEMS for c in chunks[:index]) else []


def _before_way(chunks: Sequence[Chunk], comma: int) -> int:
    """Who stands before the way that the money takes: "and Italy, through the Red Cross, 3 million", "; Italy, 3"."""
    begins = comma - 2 if chunks[comma - 2].kind != "det" else comma - 3
    if is_name(chunks[comma - 1]) and chunks[begins].low == ";":
        return comma - 1
    for back in range(comma - 1, max(1, comma - _WAY), -1):
        if chunks[back].low in ("through", "via", "with", "by") and chunks[back - 1].low == ",":
            return back - 2
    return comma


_WAY = 8  # chunks of an inserted way
