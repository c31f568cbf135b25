"""The frames of what is lacking: what donors or parliament are asked for, what is missing, what needs are put at."""

from collections.abc import Sequence

from dipext.commitments.chunk import Chunk, Group
from dipext.commitments.data import words
from dipext.commitments.frame import Frame
from dipext.commitments.left import before_quantity, follows_for

_MISSING = frozenset({"missing", "outstanding", "lacking", "unmet"})
_PUT = frozenset({"put", "set", "estimate", "assess", "value", "stand"})


def asked(chunks: Sequence[Chunk], group: Group, at: int) -> Frame | None:
    """The frame of what parliament or donors are asked for: "has asked Congress for", "asks donors for"."""
    if group.negated or not {"urge", "need", "propose"} & {group.verb_class, *group.leads}:
        return None
    parliament = words().conditions.parliament
    subject = chunks[max(0, group.outset - 3) : group.outset] if group.passive or "urge" in group.leads else ()
    if any(chunk.low.split()[-1] in parliament for chunk in (*subject, *chunks[group.first : at])):
        return Frame("commitment.active", "proposed", group.tense, (), group)
    appeals = group.modal is None and not group.leads and group.base in ("ask", "call") and follows_for(chunks, at)
    return Frame("commitment.active", "need", group.tense, (), group, None, "recipient") if appeals else None


def lacking(chunks: Sequence[Chunk], at: int, left: Group | None) -> Frame | None:
    """The frame of "is short of 5 million", "5 million are missing", "needs are put at 5 million"."""
    if _is_missing(chunks, at):
        return Frame("commitment.passive", "need", "present", (), None, None, "gift")
    if left is None or left.negated or left.modal is not None:
        return None
    word, before = before_quantity(chunks, at)
    if (before, word) == ("up", "to"):
        up = next(index for index in range(at - 1, 0, -1) if chunks[index].low == "up")
        word, before = before_quantity(chunks, up)
    left_open = {"leaving", "leaves", "left"} & {chunk.low for chunk in chunks[max(0, at - 8) : at]}
    if word == "of" and before in ("gap", "shortfall") and left_open:
        return Frame("commitment.total", "need", left.tense, ("stage_from_noun",), left, None, "none")
    if word == "of" and before == "short":
        return Frame("commitment.active", "need", left.tense, (), left, None, "recipient")
    said = [chunk.low for chunk in chunks[max(0, left.first - 12) : left.first]]
    if word == "at" and left.base in _PUT and "needs" in said:
        return Frame("commitment.total", "need", left.tense, ("stage_from_noun",), left, None, "none")
    return None


def _is_missing(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether the words right behind an item say that it is missing: "5 million is still outstanding"."""
    for chunk in chunks[at + 1 : at + 5]:
        if chunk.low in _MISSING:
            return True
        if chunk.kind not in ("aux", "adv"):
            return False
    return False
