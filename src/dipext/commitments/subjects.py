"""The subject of a verb: who acts."""

from collections.abc import Sequence

from dipext.commitments.chunk import STARTS, Chunk, opening
from dipext.commitments.groups import Group, read_group
from dipext.commitments.sides import ACTORS, harms, is_modifier, is_name

_TOGETHER = frozenset({"with", "alongside"})


def subject(chunks: Sequence[Chunk], first: int, depth: int = 0) -> list[Chunk]:
    """The parties, offices and pronouns that are the subject of the verb group that begins at an index."""
    index = _before_insert(chunks, first - 1)
    found: list[int] = []
    crossed = first > 1 and chunks[first - 1].low == "," and index == first - 2
    while index >= 0:
        chunk = chunks[index]
        crossed = (crossed or (chunk.low in ("and", "but") and not found)) and chunk.kind != "aux"
        if chunk.low in (";", ".") or (chunk.kind == "conj" and chunk.low in STARTS):
            break
        if chunk.low == ":" and not found:
            return [c for c in chunks[:index] if is_name(c)][:2]
        if chunk.low == ":":
            break
        if chunk.low == ")":
            index = opening(chunks, index)
        elif chunk.kind == "verb":
            group = read_group(chunks, index)
            if not found and depth < 4 and not _is_participle_aside(chunks, group, first):
                return subject(
                    chunks,
                    group.lead_at if group.lead_at is not None and group.lead_at < group.first else group.first,
                    depth + 1,
                )
            if found:
                break
            index = group.first
        elif chunk.kind == "rel":
            if chunk.low in ("which", "who") and not found:
                back = index - 1
                while back >= 0 and chunks[back].low in (",", "of", "all"):
                    back -= 1
                return [chunks[back]] if back >= 0 and is_name(chunks[back]) else []
            if found or chunk.low == "that":
                break
        elif chunk.kind in ACTORS:
            if found and not _coordinated(chunks, index, found[0]):
                break
            if not crossed and not _is_object(chunks, index) and not is_modifier(chunks, index):
                found.insert(0, index)
        index -= 1
    return _with_partners(chunks, [chunks[i] for i in found if not _owned(chunks, i)], first)


def _before_insert(chunks: Sequence[Chunk], index: int) -> int:
    """Where the words before an insertion end: "Kuwait, in addition to supporting Gaza, has pledged"."""
    if index < 1 or chunks[index].low != ",":
        return index
    for back in range(index - 1, max(0, index - 40), -1):
        if (
            chunks[back].low == ","
            and (chunks[back + 1].kind in ("prep", "rel", "conj", "verb") or chunks[back + 1].low in ("a", "an", "one"))
        ) or chunks[back].low in (";", "."):
            return back - 1 if chunks[back].low == "," else index - 1
    return index - 1


def _is_participle_aside(chunks: Sequence[Chunk], group: Group, first: int) -> bool:
    """Whether a verb before the group only qualifies its subject: "the package, announced today, provides"."""
    forms = chunks[group.at].forms
    if not group.bare or "pp" not in forms:
        return False
    before = chunks[group.first - 1] if group.first else None
    return before is None or before.low in (",", "and", "–", "—") or before.kind in ("noun",)


def _coordinated(chunks: Sequence[Chunk], left: int, right: int) -> bool:
    """Whether two parties are joined by nothing but commas, "and" and short words."""
    between = chunks[left + 1 : right]
    joined = any(chunk.low in (",", "and", "&", "/", "as well as") for chunk in between)
    plain = all(
        chunk.low in (",", "and", "&", "/", "with", "together", "well", "as") or chunk.kind in ("det", "adv")
        for chunk in between
    )
    return (joined and plain) or not between


def _is_object(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a party hangs on a preposition, and is no subject therefore; "together with" makes it one."""
    index = at - 1
    seen = 0
    while index >= 0 and seen < 5:
        chunk = chunks[index]
        if chunk.kind in ("prep", "to"):
            if chunk.low in _TOGETHER and index and chunks[index - 1].low in ("together", "along", "jointly"):
                return False
            return chunk.low != "alongside"
        if chunk.kind in ("det", "adv") or (
            chunk.kind == "word" and chunks[at].kind == "party" and chunk.low.isalpha() and seen < 2
        ):
            index, seen = index - 1, seen + 1
            continue
        if chunk.low in ("and", ",") and index and chunks[index - 1].kind in ACTORS and not _begins_clause(chunks, at):
            return chunk.low == "and" and _is_object(chunks, index - 1)
        return False
    return False


def _begins_clause(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a verb follows a party closely, so that "in Kyiv, Sweden signed" is no list."""
    return chunks[at - 1].low != "and"


def _owned(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a possessive only owns the party behind it ("Ukraine's partners"), or does harm ("Russia's war")."""
    chunk = chunks[at]
    if not is_name(chunk):
        return False
    following = chunks[at + 1] if at + 1 < len(chunks) else None
    if following is not None and chunk.possessive and following.kind == "party":
        return True
    return harms(chunks, at)


def _with_partners(chunks: Sequence[Chunk], found: list[Chunk], first: int) -> list[Chunk]:
    """Add who gives together with the subject: "Together with Austria, Slovenia is putting"."""
    if not found:
        return found
    for index in range(first - 1):
        if (chunks[index].low in ("together", "along", "jointly") and chunks[index + 1].low == "with") or chunks[
            index
        ].low == "alongside":
            for chunk in chunks[index + 1 : first]:
                if is_name(chunk) and chunk not in found:
                    found.append(chunk)
                elif chunk.kind == "verb":
                    break
    return found
