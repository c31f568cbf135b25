"""The frame of a share of the economy that is to go into the own or the common defence."""

from collections.abc import Sequence

from dipext.commitments.chunk import Chunk, Group
from dipext.commitments.frame import Frame

RULE = "commitment.target"
_DEFENCE = frozenset({"defence", "defense"})
_AHEAD = frozenset({"intend", "pledge", "commit", "decide"})
_CLASSES = frozenset({"link", "deliver", "receive", "raise", "other"})
_MEETING = frozenset({"reach", "meet", "hit"})
_SUBJECT_REACH = 7


def target(chunks: Sequence[Chunk], at: int, left: Group | None, *, announced: bool) -> Frame | None:
    """The frame of "defence will take 2.6% of GDP", "raise defence spending to 5%", "reach NATO's 2%"."""
    if chunks[at].kind != "share" or left is None or left.negated or left.verb_class not in _CLASSES:
        return None
    promised = left.modal is None or (left.modal == "would" and announced)
    if not promised or not (left.tense == "future" or not _AHEAD.isdisjoint(left.leads)):
        return None
    said = [chunk.low for chunk in chunks[:at]]
    if not _DEFENCE.isdisjoint(said[max(0, left.first - _SUBJECT_REACH) : left.first]) and left.verb_class != "raise":
        return Frame(RULE, "pledged", left.tense, (), left, None, "gift")
    meant = left.verb_class == "raise" and not _DEFENCE.isdisjoint(said)
    met = left.base in _MEETING and "nato" in said
    return Frame(RULE, "pledged", left.tense, (), left, None, "donor") if meant or met else None
