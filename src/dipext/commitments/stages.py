"""How far a commitment has come, by the words of its own clause: the lowest stage that they prove."""

from typing import NamedTuple

from dipext.commitments.chunk import Group
from dipext.models import Stage, Tense


class Proof(NamedTuple):
    """A stage with its tense and what is doubtful about it."""

    stage: Stage
    tense: Tense | None
    warnings: tuple[str, ...] = ()


_NOTHING = frozenset({"urge", "refuse", "consider", "block", "say", "other", "carry", "link", "include"})
_PROMISING = frozenset({"pledge", "intend", "commit", "remind", "give", "help"})
_SIMPLE: dict[str, Stage] = {
    "pledge": "pledged",
    "intend": "pledged",
    "thank": "pledged",
    "remind": "pledged",
    "cancel": "cancelled",
    "propose": "proposed",
    "need": "need",
}
_NOT_FUTURE: dict[str, Stage] = {
    "allocate": "allocated",
    "approve": "approved",
    "commit": "committed",
    "contract": "contracted",
    "decide": "approved",
}


def prove(group: Group, *, goods: bool, announced: bool) -> Proof | None:
    """The stage that a verb group proves; ``None`` where it proves none.

    Args:
        group: the verb that carries the row.
        goods: whether goods are given and no money.
        announced: whether a verb of saying or promising leads the sentence, so that "would" tells of a future.
    """
    open_minded = group.modal is not None and not (
        group.modal == "would" and (announced or group.leads[:1] == ("intend",))
    )
    if group.negated or open_minded:
        return None
    warnings = ("modal",) if group.modal else ()
    if group.infinitive or group.leads:
        proof = _led(group, goods)
    else:
        proof = _own(group.verb_class, group.tense, goods=goods, passive=group.passive)
    return proof and Proof(proof.stage, proof.tense, (*proof.warnings, *warnings))


def _own(verb_class: str, tense: Tense, *, goods: bool, passive: bool) -> Proof | None:
    done: Stage = "delivered" if goods else "disbursed"
    if verb_class in _NOTHING:
        return None
    if verb_class in _SIMPLE:
        return Proof(_SIMPLE[verb_class], tense, ("stage_from_noun",) if verb_class == "thank" else ())
    if tense == "future":
        return Proof("pledged", tense)
    if verb_class in _NOT_FUTURE:
        return Proof(_NOT_FUTURE[verb_class], tense)
    if verb_class in ("disburse", "deliver"):
        return Proof(done, tense)
    if verb_class == "raise" and tense == "past":
        return Proof("pledged", tense)
    return Proof(done if tense == "past" else "pledged", tense)


def _led(group: Group, goods: bool) -> Proof | None:
    """The stage behind "to": that of what leads to the verb, or the verb's own where that only begins or goes on."""
    if group.verb_class in ("block", "other", "say", "urge", "refuse", "consider") or not group.leads:
        return None
    for lead in group.leads:
        if lead == "carry":
            continue
        if lead in ("decide", "approve"):
            return Proof("allocated" if group.verb_class == "allocate" else "approved", "past")
        if lead == "propose":
            return Proof("proposed", "present")
        if lead in _PROMISING or lead == "receive":
            if group.verb_class in ("need", "propose"):
                return Proof("proposed", "future")
            return Proof("cancelled" if group.verb_class == "cancel" else "pledged", group.tense)
        return None
    return _own(group.verb_class, group.tense, goods=goods, passive=group.passive)
