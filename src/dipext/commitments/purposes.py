"""The words behind "for", "to", "in support of", "aimed at", as the text has them."""

import re
from collections.abc import Sequence

from dipext.commitments.chunks import Chunk

_SUPPORT = re.compile(r"(?:in\s+support\s+of|aimed\s+at|towards?|into|dedicated\s+to|earmarked\s+for|intended\s+for)\s+", re.IGNORECASE)
_ENDS = frozenset({"through", "via", "under", "over", "by", "during", "until", "since", "from", "following", "after", "within", "as", "alongside", "with", "including", "on", "which", "while", "where"})
_PEOPLE = frozenset({"people", "government", "armed", "forces", "of", "the", "and", "its", "their", "other", "a", "in", "republic", "population"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "our", "their", "his", "her", "this", "that", "these", "those"})


def purpose_in(text: str, chunks: Sequence[Chunk], at: int, end: int) -> tuple[int, int] | None:
    """Start and end of the purpose among the chunks behind an item, or ``None``."""
    for index in range(at + 1, end):
        start = _begin(chunks, index, end)
        if start is None:
            continue
        stop = _stop(chunks, start, end)
        if stop <= start or _is_party_only(chunks[start:stop]):
            continue
        low, high = chunks[start].start, chunks[stop - 1].end
        while high > low and text[high - 1] in " ,;:.–—-":
            high -= 1
        return low, high
    return None


def _begin(chunks: Sequence[Chunk], index: int, end: int) -> int | None:
    """Where a purpose begins if its preposition stands at an index."""
    chunk = chunks[index]
    following = chunks[index + 1] if index + 1 < end else None
    if following is None:
        return None
    if chunk.low == "for":
        return None if following.kind == "date" else index + 1
    if chunk.kind == "to":
        if following.kind in ("verb", "noun", "word") or following.kind == "adv":
            return index + 1
        return index + 1 if following.kind == "det" else None
    if chunk.low in ("into", "towards", "toward"):
        return index + 1
    if chunk.low == "in" and following.low == "support" and index + 3 < end and chunks[index + 2].low == "of":
        return index + 3
    if chunk.low in ("aimed", "dedicated", "earmarked", "intended") and following.low in ("at", "to", "for"):
        return index + 2
    return None


def _stop(chunks: Sequence[Chunk], start: int, end: int) -> int:
    """Where a purpose ends: before a channel, a time, or a new thought."""
    index = start
    while index < end:
        chunk = chunks[index]
        if chunk.kind == "date":
            back = index
            while back > start and chunks[back - 1].kind in ("prep", "det") or (back > start and chunks[back - 1].low in ("the", "early")):
                back -= 1
            return back
        if chunk.low in _ENDS and index > start:
            return index
        if chunk.low in (".", ";", ":", "–", "—", "(", "”", '"'):
            return index
        if chunk.low == "," and not _is_list(chunks, index, end):
            return index
        index += 1
    return end


def _is_list(chunks: Sequence[Chunk], at: int, end: int) -> bool:
    """Whether a comma stands in a list: "and" follows before the next break."""
    for index in range(at + 1, min(end, at + 9)):
        if chunks[index].low == "and":
            return True
        if chunks[index].kind in ("verb", "aux", "rel", "date") and chunks[index - 1].low != "to":
            return False
    return False


def _is_party_only(said: Sequence[Chunk]) -> bool:
    """Whether the words name nothing but who receives."""
    return all(chunk.kind in ("party", "subject", "it") or chunk.low in _PEOPLE or chunk.low in (",", "’") for chunk in said)
