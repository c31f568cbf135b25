"""The frames that the words behind an item give: passive, participle, relative clause, "goes to"."""

from collections.abc import Sequence

from dipext.commitments.chunk import BRACKETS, ITEMS, STARTS, Chunk
from dipext.commitments.frame import Frame
from dipext.commitments.groups import INTRANSITIVE, read_group
from dipext.commitments.left import denies
from dipext.commitments.stages import prove
from dipext.models import (
    Stage,
)

_RIGHT_REACH = 22


def right_frame(chunks: Sequence[Chunk], at: int, *, goods: bool, announced: bool) -> Frame | None:
    """The frame that the words behind give: passive, participle, relative clause, "goes to"."""
    verb, subject_at = _verb_behind(chunks, at)
    if verb is None or _is_for(chunks, at, verb):
        return _meant(chunks, at)
    group = read_group(chunks, verb)
    if denies(group):
        return None
    if subject_at is not None and not group.passive:
        proof = prove(group, goods=goods, announced=announced)
        return proof and Frame("commitment.relative", proof.stage, proof.tense, proof.warnings, group)
    forms = chunks[verb].forms
    if group.passive:
        if group.infinitive and not group.leads:
            group.leads = ("intend",)
        proof = prove(group, goods=goods, announced=announced)
        return proof and Frame("commitment.passive", proof.stage, proof.tense, proof.warnings, group, None, "gift")
    if (
        chunks[0].low in ("of", "from")
        and group.verb_class in ("help", "disburse", "include")
        and subject_at is None
        and not group.passive
    ):
        return Frame("commitment.part", None, group.tense, (), None, None, "none")
    helps = (
        group.verb_class == "help"
        and subject_at is None
        and not group.running
        and not group.infinitive
        and not group.bare
    )
    if group.base == "go" and not _goes_to(chunks, verb):
        return None
    if group.base in INTRANSITIVE or helps:
        proof = prove(group, goods=goods, announced=announced)
        return proof and Frame("commitment.passive", proof.stage, proof.tense, proof.warnings, group, None, "gift")
    if group.bare and "pp" in forms and not group.running:
        proof = prove(group, goods=goods, announced=announced)
        if proof is None:
            return None
        stage = _arrives(chunks, verb) or proof.stage
        return Frame("commitment.participle", stage, proof.tense, proof.warnings, group, None, "gift")
    return None


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


def _verb_behind(chunks: Sequence[Chunk], at: int) -> tuple[int | None, int | None]:
    """The verb behind an item, and where its subject stands if it is not the item itself."""
    index = at + 1
    subject_at: int | None = None
    relative = inserted = False
    while index < min(len(chunks), at + _RIGHT_REACH):
        chunk = chunks[index]
        if chunk.low in BRACKETS:
            closing = BRACKETS[chunk.low]
            while index < len(chunks) and chunks[index].low != closing:
                index += 1
        elif chunk.kind == "verb":
            return index, subject_at
        elif (
            chunk.low == ","
            and not relative
            and not inserted
            and any(before.low == "," for before in chunks[max(0, at - 5) : at])
        ):
            inserted = True  # "Part two, SEK 250 million, goes into schools"
        elif chunk.kind == "rel":
            relative = True
        elif chunk.kind == "punct":
            following = chunks[index + 1] if index + 1 < len(chunks) else None
            if chunk.low not in (",", ":") or following is None or not _goes_on(following, chunk.low):
                return None, None
        elif (chunk.kind in ITEMS and chunks[index - 1].low != "and") or (chunk.low in STARTS and chunk.kind == "conj"):
            return None, None
        elif chunk.kind in ("party", "office", "we", "it", "subject") and not chunk.possessive:
            acts = _acts(chunks, index)
            direct = acts and chunks[index - 1].kind not in ("prep", "to")
            subject_at = index if direct or (relative and subject_at is not None) else subject_at
        index += 1
    return None, None


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
