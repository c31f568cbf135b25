"""The frames that the words behind an item give: passive, participle, relative clause, "goes to"."""

from collections.abc import Sequence
from copy import copy

from dipext.commitments.chunk import BRACKETS, ITEMS, STARTS, Chunk, Group
from dipext.commitments.frame import Frame, Subject
from dipext.commitments.groups import INTRANSITIVE, read_group
from dipext.commitments.left import before_quantity, denies
from dipext.commitments.stages import prove
from dipext.models import (
    Stage,
)

_RIGHT_REACH = 22
_ENCLOSING = {**BRACKETS, "“": "”", '"': '"'}  # a name in quotation marks is passed over as a bracket is


def right_frame(chunks: Sequence[Chunk], at: int, *, goods: bool, announced: bool) -> Frame | None:
    """The frame that the words behind give: passive, participle, relative clause, "goes to"."""
    verb, subject_at = _verb_behind(chunks, at)
    if verb is None or _is_for(chunks, at, verb):
        return _meant(chunks, at)
    group = read_group(chunks, verb)
    about = group.verb_class == "travel" and before_quantity(chunks, at)[0] in ("on", "about", "to", "from", "for")
    rule = None if about or denies(group) else _rule(chunks, group, acts=subject_at is not None)
    if rule is None:
        return None
    if rule == "commitment.part":
        return Frame(rule, None, group.tense, (), None, None, "none")
    if group.passive and group.infinitive and not group.leads:
        group = copy(group)
        group.leads = ("intend",)
    proof = prove(group, goods=goods, announced=announced)
    if proof is None:
        return None
    if rule != "commitment.part" and _is_withdrawn(chunks, verb):
        return Frame(
            rule, "cancelled", "past", (), group, None, subject="donor" if rule == "commitment.relative" else "gift"
        )
    ordered = group.verb_class == "commit" and {"contract", "contracts"} & {chunk.low for chunk in chunks[:at]}
    if ordered and rule == "commitment.passive" and proof.stage == "committed":
        proof = proof._replace(stage="contracted")
    arrived = _arrives(chunks, verb) if rule == "commitment.participle" else None
    subject: Subject = "donor" if rule == "commitment.relative" else "gift"
    if subject == "donor" and group.verb_class == "receive":
        subject = "recipient"  # "the vehicles that Mongolia will receive from"
    return Frame(rule, arrived or proof.stage, proof.tense, proof.warnings, group, None, subject)


def is_refused(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether the words behind an item turn it down: "a proposal to send 20 tanks was rejected"."""
    for index in range(at + 1, min(len(chunks), at + _RIGHT_REACH)):
        if chunks[index].kind == "verb":
            group = read_group(chunks, index)
            return group.passive and group.verb_class == "refuse" and not group.negated
        if chunks[index].kind in ("rel", "punct"):
            return False
    return False


def _rule(chunks: Sequence[Chunk], group: Group, *, acts: bool) -> str | None:
    """How the verb behind an item gives it; ``acts`` is whether another than the item is its subject."""
    if group.verb_class == "travel":
        return "commitment.passive" if _is_coming(chunks, group) else None
    if group.passive:
        return "commitment.passive"
    if acts:
        return "commitment.relative"
    if chunks[0].low in ("of", "from") and group.verb_class in ("help", "disburse", "include"):
        return "commitment.part"
    if group.base == "go" and not _goes_to(chunks, group.at):
        return None
    helps = group.verb_class == "help" and not (group.running or group.infinitive or group.bare)
    if group.base in INTRANSITIVE or helps:
        return "commitment.passive"
    participle = group.bare and "pp" in chunks[group.at].forms and not group.running
    return "commitment.participle" if participle else None


def _is_coming(chunks: Sequence[Chunk], group: Group) -> bool:
    """Whether what is given is still on its way: "will follow", "20 trucks for Togo leave in May"."""
    following = chunks[group.at + 1] if group.at + 1 < len(chunks) else None
    if following is not None and following.kind in ("det", "party", "word", "noun", "it", "we", *ITEMS):
        return False
    return group.base == "follow" or "for" in [chunk.low for chunk in chunks[max(0, group.first - 6) : group.first]]


def _goes_to(chunks: Sequence[Chunk], verb: int) -> bool:
    """Whether "goes" leads somewhere: "goes to", "will go through", not "goes out"."""
    ways = ("to", "into", "towards", "toward", "through", "via", "for", "directly")
    return verb + 1 < len(chunks) and chunks[verb + 1].low in ways


def _is_for(chunks: Sequence[Chunk], at: int, stop: int) -> bool:
    return any(chunks[i].low in ("is", "are") and chunks[i + 1].low == "for" for i in range(at + 1, min(stop, at + 10)))


def _meant(chunks: Sequence[Chunk], at: int) -> Frame | None:
    """The frame of "this part, 450 million, is for schools": part of what was told before."""
    for index in range(at + 1, min(len(chunks) - 1, at + 10)):
        chunk = chunks[index]
        if chunk.low in ("is", "are") and chunks[index + 1].low == "for":
            return Frame("commitment.part", None, "present", (), None, None, "none")
        if chunk.kind in ("verb", "sum", "share", "goods", "rel") or chunk.low in (";", "."):
            return None
    return None


def _arrives(chunks: Sequence[Chunk], verb: int) -> Stage | None:
    """What was given may be told to have arrived: "donated by Iceland reached Odesa"."""
    for index in range(verb + 1, min(len(chunks), verb + 12)):
        if chunks[index].kind == "verb":
            group = read_group(chunks, index)
            return (
                "delivered" if group.verb_class == "deliver" and group.tense == "past" and not group.negated else None
            )
    return None


def _is_withdrawn(chunks: Sequence[Chunk], verb: int) -> bool:
    """Whether what had been promised is taken back: "6 million that had been planned has been suspended"."""
    for index in range(verb + 1, min(len(chunks), verb + 12)):
        if chunks[index].kind == "verb":
            group = read_group(chunks, index)
            return group.verb_class == "cancel" and group.passive and not group.negated and group.tense == "past"
        if chunks[index].kind in ITEMS or chunks[index].low in (";", "and", ","):
            return False
    return False


def _verb_behind(chunks: Sequence[Chunk], at: int) -> tuple[int | None, int | None]:
    """The verb behind an item, and where its subject stands if it is not the item itself."""
    index = at + 1
    subject_at: int | None = None
    relative = False
    enclosed = "," in [before.low for before in chunks[max(0, at - 5) : at]]
    while index < min(len(chunks), at + _RIGHT_REACH):
        chunk = chunks[index]
        if chunk.kind == "verb" and not _is_going(chunks, index):
            return index, subject_at
        if chunk.low == "," and index == at + 1 and (closing := _inserted(chunks, index)):
            index = closing
        elif chunk.low == "," and enclosed and not relative:
            enclosed = False  # "Part two, SEK 250 million, goes into schools"
        elif chunk.low == "," and (closing := _apposed(chunks, index)):
            index = closing
        elif _ends_clause(chunks, index):
            return None, None
        elif chunk.kind == "rel":
            relative = True
        elif chunk.kind in ("party", "office", "we", "it", "subject") and not chunk.possessive:
            direct = _acts(chunks, index) and chunks[index - 1].kind not in ("prep", "to")
            subject_at = index if direct or (relative and subject_at is not None) else subject_at
        index = (_closing(chunks, index) if chunk.low in _ENCLOSING else index) + 1
    return None, None


def _is_going(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a verb only leads to the one that tells: "are going to be purchased"."""
    behind = [chunk.kind for chunk in chunks[at + 1 : at + 3]]
    return chunks[at].low == "going" and behind in (["to", "aux"], ["to", "verb"])


def _inserted(chunks: Sequence[Chunk], comma: int) -> int | None:
    """Where a participle between commas ends that the verb follows: "tents, flown in by Fiji, were handed over"."""
    if comma + 1 >= len(chunks) or "pp" not in chunks[comma + 1].forms:
        return None
    closing = next((i for i in range(comma + 2, min(len(chunks) - 1, comma + 14)) if chunks[i].low == ","), None)
    return closing if closing is not None and chunks[closing + 1].kind == "aux" else None


def _apposed(chunks: Sequence[Chunk], comma: int) -> int | None:
    """Where the words end that call goods a gift: "20 boilers, a gift of Malta, arrived"."""
    behind = chunks[comma + 1 : comma + 3]
    if [chunk.kind for chunk in behind] != ["det", "noun"]:
        return None
    for index in range(comma + 3, min(len(chunks), comma + 9)):
        if chunks[index].low == ",":
            return index
        if chunks[index].kind in ("verb", "aux", "rel", *ITEMS):
            return None
    return None


def _closing(chunks: Sequence[Chunk], index: int) -> int:
    """Where the bracket closes that opens at an index."""
    closing = _ENCLOSING[chunks[index].low]
    for behind in range(index + 1, len(chunks)):
        if chunks[behind].low == closing:
            return behind
    return len(chunks)


def _ends_clause(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether the clause of an item ends: at a mark, at the next item, at a word that begins a clause."""
    chunk = chunks[index]
    if chunk.kind == "punct" and chunk.low not in _ENCLOSING:
        following = chunks[index + 1] if index + 1 < len(chunks) else None
        return chunk.low not in (",", ":") or following is None or not _goes_on(following, chunk.low)
    return (chunk.kind in ITEMS and chunks[index - 1].low != "and") or (chunk.low in STARTS and chunk.kind == "conj")


def _acts(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a finite verb follows a party at once, which is its subject then."""
    index = at + 1
    while index < len(chunks) and chunks[index].kind in ("adv", "neg"):
        index += 1
    return index < len(chunks) and chunks[index].kind in ("aux", "verb")


def _goes_on(following: Chunk, mark: str) -> bool:
    """Whether the item's own clause goes on behind a comma or a colon: ", financed by", ": that is what"."""
    if mark == ":":
        return following.low in ("that", "this")
    return following.kind == "rel" or "pp" in following.forms
