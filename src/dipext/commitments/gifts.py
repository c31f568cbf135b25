"""Where the words that belong to a sum or to goods end."""

from collections.abc import Sequence

from dipext.commitments.chunk import ITEMS, Chunk
from dipext.commitments.sides import ACTORS
from dipext.models import Percentage


def gift_end(chunks: Sequence[Chunk], at: int) -> int:
    """Where the words that belong to an item end: at the next item, or where a new clause begins."""
    index = at + 1
    aimed = False
    while index < len(chunks):
        chunk = chunks[index]
        if chunk.low == "(":
            while index < len(chunks) and chunks[index].low != ")":
                index += 1
        elif chunk.low in ("for", "to"):
            aimed = True
        elif chunk.kind in ITEMS:
            if _is_next_item(chunks, index, at, aimed=aimed):
                return index
        elif _turns(chunks, index, at):
            return index
        index += 1
    return len(chunks)


_OF_IT = (["of", "it"], ["of", "that"], ["of", "this"], ["of", "which"], ["of", "them"])


def _is_next_item(chunks: Sequence[Chunk], index: int, at: int, *, aimed: bool) -> bool:
    """Whether an item is a gift of its own, and no share ("10% of families") or goods that the first one buys."""
    chunk = chunks[index]
    if chunk.kind == "share" and chunks[at].kind != "share":
        if isinstance(chunk.value, Percentage) and chunk.value.base in ("GDP", "GNI"):
            return "and" in [before.low for before in chunks[index - 3 : index]]
        return [behind.low for behind in chunks[index + 1 : index + 3]] in _OF_IT
    bought = chunk.kind == "goods" and chunks[at].kind == "sum" and aimed
    return not bought or bool({chunks[index - 1].low, chunks[index - 2].low} & {"and", ","})


_MORE = (["with", "additional"], ["with", "further"], ["with", "other"], ["with", "more"])
_REST = frozenset({"rest", "remainder", "balance", "remaining"})
_TURNS = frozenset({";", "while", "whereas", "but", "although", "bringing", "if", "unless", "because"})


def _turns(chunks: Sequence[Chunk], index: int, at: int) -> bool:
    """Whether a new thought begins at an index: a clause, a relative clause, the end of a quotation."""
    chunk, last = chunks[index], chunks[index - 1]
    following = chunks[index + 1] if index + 1 < len(chunks) else None
    if chunk.low in _TURNS or (chunk.low in ("”", '"') and index > at + 1):
        return True
    if chunk.low in (",", "and") and not _REST.isdisjoint([b.low for b in chunks[index + 1 : index + 3]]):
        return True  # "through Caritas, the rest through the Red Cross"
    if chunk.kind == "rel":
        return chunk.low != "that" and (last.low == "," or (last.kind == "prep" and last.low != "of"))
    if chunk.low == "as":
        return following is not None and following.kind in ("it", "we", "office")
    if chunk.low == ",":
        if last.kind != "sum" and [behind.low for behind in chunks[index + 1 : index + 3]] in _MORE:
            return True
        apposed = index == at + 1 and following is not None and following.kind == "aux"  # "part one, 5 million, is for"
        return not apposed and _new_clause(chunks, index + 1)
    return chunk.low == "and" and (_new_clause(chunks, index + 1) or _gap_behind(chunks, index + 1))


def _gap_behind(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether another giver with a sum follows: "and Suriname about 1.2 million", "and Italy, through Caritas, 3"."""
    index = at
    while index < len(chunks) and chunks[index].kind in ("det", "adv"):
        index += 1
    if index >= len(chunks) - 1 or chunks[index].kind != "party":
        return False
    if chunks[index + 1].low == ",":
        closing = (i for i in range(index + 2, min(len(chunks), index + _INSERTED)) if chunks[i].low == ",")
        index = next(closing, index)
    return any(chunk.kind in ITEMS for chunk in chunks[index + 1 : index + 4]) and not any(
        chunk.kind in ("prep", "to", "verb") for chunk in chunks[index + 1 : index + 3]
    )


_INSERTED = 10  # chunks of a way that is inserted behind a giver


def _new_clause(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether what follows a comma or "and" is a clause of its own: a subject and a verb, or "bringing"."""
    subject_seen = False
    for index in range(at, min(len(chunks), at + 12)):
        chunk = chunks[index]
        if chunk.kind == "verb":
            first = chunk.readings[0]
            if index == at + 1 and "ing" in first.forms and chunks[at].kind == "party":
                return True  # "to COVAX, and Germany announcing"
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
