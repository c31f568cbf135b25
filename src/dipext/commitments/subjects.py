"""The subject of a verb: who acts."""

from collections.abc import Sequence

from dipext.commitments.chunk import ITEMS, STARTS, Chunk, Group, opening
from dipext.commitments.data import words
from dipext.commitments.frame import Frame
from dipext.commitments.groups import read_group
from dipext.commitments.sides import ACTORS, harms, is_modifier, is_name

_TOGETHER = frozenset({"with", "alongside"})
_GATHERED = frozenset({"consortium", "group", "governments", "coalition", "ministers", "ministries", "parliaments"})
_DEEPEST = 4  # verbs before a verb whose subject it may share


def subject(chunks: Sequence[Chunk], first: int, depth: int = 0) -> list[Chunk]:
    """The parties, offices and pronouns that are the subject of the verb group that begins at an index."""
    index = before_insert(chunks, first - 1)
    found: list[int] = []
    crossed = first > 1 and chunks[first - 1].low == "," and index == first - 2
    while index >= 0 and not _bounds(chunks[index], begun=bool(found)):
        chunk = chunks[index]
        crossed = (crossed or (chunk.low in ("and", "but") and not found)) and chunk.kind != "aux"
        told = None if found else _told_elsewhere(chunks, index, first, depth)
        if told is not None:
            return told
        if chunk.kind in ACTORS:
            if found and not _coordinated(chunks, index, found[0]):
                break
            if not crossed and not _is_object(chunks, index) and not is_modifier(chunks, index):
                found.insert(0, index)
        index = _skipped(chunks, index) - 1
    if 0 <= index < first - 1 and chunks[index].low == "whose":  # "Turkey, whose Ambassador, Mr Orhan, handed over"
        return _antecedent(chunks, index)
    return _with_partners(chunks, [chunks[i] for i in found if not _owned(chunks, i)], first)


_PAID = frozenset({"financed", "funded", "co-financed", "cofinanced", "sponsored"})


def paid_by(chunks: Sequence[Chunk], at: int, frame: Frame) -> list[Chunk]:
    """Who pays for what a body hands over: "The OSCE delivered 10 cars, financed by Austria"."""
    verb = frame.verb
    if verb is None or verb.passive or frame.subject != "donor" or verb.verb_class not in ("give", "deliver", "train"):
        return []
    for index in range(at + 1, len(chunks) - 1):
        if chunks[index].low in _PAID and chunks[index + 1].low == "by":
            return _in_list(chunks, index + 2)
        if chunks[index].kind in ITEMS and chunks[index - 1].low != "worth":
            return []
    return []


def _in_list(chunks: Sequence[Chunk], first: int) -> list[Chunk]:
    """The parties that stand in a list from an index on."""
    found: list[Chunk] = []
    for chunk in chunks[first:]:
        if is_name(chunk):
            found.append(chunk)
        elif chunk.low not in ("the", "and", ",") or (chunk.low == "," and len(found) > 1):
            break
    return found


def _bounds(chunk: Chunk, *, begun: bool) -> bool:
    """Whether no subject reaches over a chunk to the left; one that is begun ends at the next verb or colon too."""
    if chunk.low in (";", ".") or (chunk.kind == "conj" and chunk.low in STARTS):
        return True
    if chunk.kind == "rel" and chunk.low == "that":
        return True
    return begun and (chunk.low == ":" or chunk.kind in ("verb", "rel"))


def _told_elsewhere(chunks: Sequence[Chunk], index: int, first: int, depth: int) -> list[Chunk] | None:
    """The subject that a verb shares with what stands at an index, a colon, a verb or a relative, if it does."""
    chunk = chunks[index]
    if chunk.low == ":":
        return [c for c in chunks[:index] if is_name(c)][:2]
    if chunk.kind == "rel" and chunk.low in ("which", "who"):
        return _antecedent(chunks, index)
    if chunk.kind == "verb" and depth < _DEEPEST:
        group = read_group(chunks, index)
        return None if _is_participle_aside(chunks, group, first) else subject(chunks, group.outset, depth + 1)
    return None


def _antecedent(chunks: Sequence[Chunk], at: int) -> list[Chunk]:
    """The party that a relative pronoun stands for: "Norway, all of which"."""
    back = at - 1
    while back >= 0 and chunks[back].low in (",", "of", "all"):
        back -= 1
    found: list[Chunk] = []
    while back >= 0 and (is_name(chunks[back]) or (found and chunks[back].low in ("and", ",", "the"))):
        if is_name(chunks[back]):
            found.insert(0, chunks[back])
        back -= 1
    return found


def _skipped(chunks: Sequence[Chunk], index: int) -> int:
    """Where what ends at an index begins: a bracket, a verb with its auxiliaries, else the chunk itself."""
    if chunks[index].low == ")":
        return opening(chunks, index)
    return read_group(chunks, index).first if chunks[index].kind == "verb" else index


def before_insert(chunks: Sequence[Chunk], index: int) -> int:
    """Where the words before an insertion end: "Kuwait, in addition to supporting Gaza, has pledged"."""
    if index < 1 or chunks[index].low != ",":
        return index
    for back in range(index - 1, max(0, index - 40), -1):
        chunk, following = chunks[back], chunks[back + 1]
        if chunk.low in (";", "."):
            return index - 1
        inserted = following.kind in ("prep", "rel", "conj", "verb") or following.low in ("a", "an", "one", "the", "i")
        inserted = inserted or _is_person(chunks[back - 1])  # "Pirkko Laine, Finland's Under-Secretary, pledged"
        inserted = inserted or (following.kind in ("party", "office") and back == index - 2)  # ", Per Lind,"
        if chunk.low == "," and inserted:
            return back - 1
    return index - 1


def _is_person(chunk: Chunk) -> bool:
    return chunk.name is not None and chunk.name.type == "person"


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
        chunk.low in (",", "and", "&", "/", "with", "together", "well", "as")
        or chunk.kind in ("det", "adv")
        or (chunk.low in words().grammar.offices and _is_body(chunks[right]))  # "and the Foreign Minister of"
        for chunk in between
    )
    return (joined and plain) or not between


def _is_body(chunk: Chunk) -> bool:
    """Whether a party is an office or body of a country."""
    return chunk.name is not None and chunk.name.body


def _is_object(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a party hangs on a preposition, and is no subject therefore; "together with" makes it one."""
    index = at - 1
    seen = 0
    while index >= 0 and seen < 5:
        chunk = chunks[index]
        if chunk.kind in ("prep", "to"):
            if chunk.low == "of" and index and chunks[index - 1].low in _GATHERED:
                return False  # "a consortium of Peru, Fiji and Malta"
            if chunk.low in _TOGETHER and index and chunks[index - 1].low in ("together", "along", "jointly"):
                return False
            return chunk.low != "alongside"
        begun = chunks[index + 1].kind == "det"  # "in view the Danish Government": no word before "the" belongs to it
        if chunk.kind in ("det", "adv") or (
            chunk.kind == "word" and chunks[at].kind == "party" and chunk.low.isalpha() and seen < 2 and not begun
        ):
            index, seen = index - 1, seen + 1
            continue
        if chunk.low == "and" and _acts_anew(chunks, at):
            return False
        if chunk.low in ("and", ",") and index and chunks[index - 1].kind in ACTORS and not _begins_clause(chunks, at):
            return chunk.low == "and" and _is_object(chunks, index - 1)
        return False
    return False


def _acts_anew(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a party behind "and" gives something of its own: "gave 20 million to Chad and Peru added 5 million"."""
    behind = chunks[at + 1 : at + 3]
    acts = len(behind) > 1 and behind[0].kind == "verb" and "past" in behind[0].forms and behind[1].kind in ITEMS
    return acts and any(chunk.kind in ITEMS for chunk in chunks[:at])


def _begins_clause(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a verb follows a party closely, so that "in Kyiv, Sweden signed" is no list."""
    return chunks[at - 2 if chunks[at - 1].kind == "det" else at - 1].low != "and"


def _owned(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a possessive only owns the party behind it ("Ukraine's partners"), or does harm ("Russia's war")."""
    chunk = chunks[at]
    if chunk.kind == "we" and chunk.low in ("our", "my"):  # "our Development Finance Corporation"
        return at + 1 < len(chunks) and is_name(chunks[at + 1])
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
