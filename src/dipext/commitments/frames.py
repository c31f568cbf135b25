"""The frame that a sum, share or goods stand in: a handful of ways to say that something is given."""

from collections.abc import Sequence
from dataclasses import replace

from dipext.commitments.chunk import QUANTITIES, Chunk, Group
from dipext.commitments.frame import Frame, Subject
from dipext.commitments.groups import INTRANSITIVE, is_signed
from dipext.commitments.left import before_quantity, denies, is_loose, left_verb
from dipext.commitments.needs import asked, lacking
from dipext.commitments.nouns import bare_frame, behind_colon, by_noun
from dipext.commitments.right import is_refused, right_frame
from dipext.commitments.stages import Proof, prove
from dipext.commitments.targets import target

RULES: tuple[str, ...] = (
    "commitment.active",
    "commitment.passive",
    "commitment.participle",
    "commitment.relative",
    "commitment.noun",
    "commitment.total",
    "commitment.target",
    "commitment.part",
    "commitment.list",
    "commitment.headline",
)
_SUBJECT_VERBS = frozenset({"give", "allocate", "commit", "pledge", "disburse"})
_SUBJECTS: dict[str, Subject] = {"need": "recipient", "thank": "none"}
_BASES = frozenset({"of", "gdp", "gni", "it", "this", "its"})  # "2% of its GDP is"


def find_frame(chunks: Sequence[Chunk], at: int, *, announced: bool) -> Frame | None:
    """The frame of the sum, share or goods at an index; ``None`` when nothing says that it is given.

    ``announced`` is whether a verb of saying or promising stands before it.
    """
    goods = chunks[at].kind == "goods"
    left = left_verb(chunks, at)
    lacks = lacking(chunks, at, left)
    if lacks is not None:
        return lacks
    right = right_frame(chunks, at, goods=goods, announced=announced)
    if right is not None and at and chunks[at - 1].kind == "rel":
        return right  # "their contributions to the fund, for which 9 million is required"
    if left is None:
        return right or behind_colon(chunks, at) or by_noun(chunks, at, None) or bare_frame(chunks, at, None)
    if is_refused(chunks, at):
        return None
    if goods and _brings(chunks, left, at):
        left = replace(left, verb_class="deliver")
    if left.verb_class == "cancel" and "debt" in [chunk.low for chunk in chunks[at + 1 : at + 5]]:
        left = replace(left, verb_class="give")  # whose debt is cancelled is given as much
    if left.base == "forget" and left.negated:
        return right  # "will never forget the 40 tents that arrived from"
    told = target(chunks, at, left, announced=announced) or asked(chunks, left, at)
    if told is not None or denies(left):
        return told
    return _by_verb(chunks, at, left, right, prove(left, goods=goods, announced=announced))


def _brings(chunks: Sequence[Chunk], verb: Group, at: int) -> bool:
    """Whether goods are brought to be given: "brought 40 tents for Haiti", not "brought 40 tanks to the border"."""
    behind = [chunk.low for chunk in chunks[at + 1 :]]
    before = [chunk.low for chunk in chunks[verb.at : at]]
    return verb.base == "bring" and "to" not in before and ("for" in behind or "from" in behind)


def _by_verb(chunks: Sequence[Chunk], at: int, left: Group, right: Frame | None, proof: Proof | None) -> Frame | None:
    """The frame of an item that a verb stands before: by that, by the words behind, else by a noun."""
    if left.verb_class == "block":
        return right if right is not None and right.rule == "commitment.relative" else None
    if proof is not None and chunks[at].kind == "goods" and _is_cargo(chunks, at, left):
        return Frame("commitment.active", proof.stage, proof.tense, proof.warnings, left, None, "none")
    if proof is not None and is_loose(chunks, left, at):
        if left.base in INTRANSITIVE and _shares_verb(chunks, at):
            return Frame("commitment.passive", proof.stage, proof.tense, proof.warnings, left, None, "gift")
        proof = None
    if right is not None and _prevails(chunks, at, right, left, proof):
        return right
    if proof is not None:
        return _active(chunks, at, left, proof)
    if chunks[at].kind == "goods" and left.verb_class in ("other", "say", "travel"):
        return None
    return by_noun(chunks, at, left) or bare_frame(chunks, at, left)


def _is_cargo(chunks: Sequence[Chunk], at: int, verb: Group) -> bool:
    """Whether goods arrive with what brings them: "two aircraft landed with 28 tonnes of water"."""
    return verb.base in ("land", "arrive") and before_quantity(chunks, at)[0] in ("with", "carrying")


def _prevails(chunks: Sequence[Chunk], at: int, right: Frame, left: Group, proof: Proof | None) -> bool:
    """Whether the words behind an item say how it is given, and not the verb before it."""
    if left.verb_class == "cancel" and proof is not None:
        return False  # "cancelled the 4 million that it had promised"
    if left.verb_class == "include":
        return False
    pays = right.verb is not None and right.verb.verb_class == "help" and not right.verb.passive
    if left.verb_class == "thank" and pays and proof is not None:
        return False  # "thanked Peru for a grant, which will fund schools"
    if right.rule in ("commitment.relative", "commitment.passive") and chunks[at + 1].kind == "rel":
        return True
    if proof is None or left.verb_class in ("thank", "remind", "say"):
        return True
    behind = next((chunk for chunk in chunks[at + 1 :] if chunk.low not in _BASES), None)
    return behind is not None and behind.kind == "aux" and right.rule == "commitment.passive"


def _shares_verb(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether an item shares the verb of the one before: "0.25% goes to Ukraine, and 7 million to Moldova"."""
    index = at - 1
    while index > 0 and chunks[index].low in QUANTITIES:
        index -= 1
    return chunks[index].low in ("and", ",") and at + 1 < len(chunks) and chunks[at + 1].low in ("to", "into")


_RAISED = frozenset(
    ["spending", "budget", "defence", "defense", "expenditure", "endowment", "reserve", "reserves", "capital"]
)


def _raises(chunks: Sequence[Chunk], verb: int, at: int) -> bool:
    """Whether what is raised is giving or defence: "increase its support by"."""
    return any(chunk.kind == "noun" or chunk.low in _RAISED for chunk in chunks[verb + 1 : at + 5])


def _active(chunks: Sequence[Chunk], at: int, group: Group, proof: Proof) -> Frame | None:
    """The frame of the verb before an item; none where what is raised is no giving."""
    if group.verb_class == "raise" and not _raises(chunks, group.at, at):
        return None
    noun = next((index for index in range(at - 1, group.at, -1) if chunks[index].kind == "noun"), None)
    before = [chunk.low for chunk in chunks[max(0, group.first - 12) : group.first]]
    asks = (
        group.at < at and group.base != "respond" and "request" in [chunk.low for chunk in chunks[group.at : at]]
    )  # "sent a request for"
    if asks or (group.verb_class == "need" and "request" in before):
        return Frame("commitment.active", "proposed", proof.tense, proof.warnings, group, noun, "donor")
    subject = _subject_of(chunks, at, group)
    ordered = group.verb_class == "commit" and {"contract", "contracts"} & {c.low for c in chunks[group.at : at]}
    if proof.stage == "pledged" and group.infinitive and is_signed(chunks, group):
        proof = proof._replace(stage="committed")  # "signed an agreement to provide"
    if ordered and proof.stage == "committed":
        return Frame("commitment.active", "contracted", proof.tense, proof.warnings, group, noun, subject)
    return Frame("commitment.active", proof.stage, proof.tense, proof.warnings, group, noun, subject)


def _subject_of(chunks: Sequence[Chunk], at: int, group: Group) -> Subject:
    """What the subject of a verb is to the item behind it."""
    if group.verb_class == "receive":
        return "recipient"
    if group.passive:
        if group.verb_class == "help" and before_quantity(chunks, at)[0] == "by":
            return "recipient"  # "supported by 4 million"
        by = any(chunk.low == "by" for chunk in chunks[group.at : at])
        return "gift" if by or group.verb_class not in _SUBJECT_VERBS else "recipient"
    return _SUBJECTS.get(group.verb_class, "donor")
