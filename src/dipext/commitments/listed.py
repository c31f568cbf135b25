"""Goods and sums in a list whose verb stands in the line before it: "Norway will send to Moldova:"."""

import re
from collections.abc import Sequence

from dipext.commitments.context import Context, Sentence
from dipext.commitments.donors import donors_of
from dipext.commitments.frame import Frame
from dipext.commitments.gates import Anchor
from dipext.commitments.goods import Thing
from dipext.commitments.groups import read_group
from dipext.commitments.left import denies
from dipext.commitments.recipients import recipients_of
from dipext.commitments.roles import receiving
from dipext.commitments.rows import Row
from dipext.commitments.sides import places
from dipext.commitments.stages import prove
from dipext.commitments.unstated import parties_of
from dipext.models import Money

_ITEM = re.compile(r"(?:>[^\S\n]?)*[^\S\n]*(?:[-•*–—▪‣·]|\(?(?:\d{1,2}|[a-z])[.)])\s")
_GIVING = ("give", "deliver", "pledge", "allocate", "commit", "approve", "disburse")
_LINES = 14  # of a list that are looked through for what leads to it


def in_list(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence is an item of a list: a cheap look before a costly one."""
    return _ITEM.match(context.text, context.text.rfind("\n", 0, sentence.start) + 1) is not None


def lead_in(context: Context, sentence: Sentence) -> Sentence | None:
    """The sentence with a colon at its end before the list that a sentence is an item of."""
    text = context.text
    start = text.rfind("\n", 0, sentence.start) + 1
    if start == 0 or _ITEM.match(text, start) is None:
        return None
    for _ in range(_LINES):
        end = start - 1
        start = text.rfind("\n", 0, max(0, end)) + 1
        line = text[start:end].rstrip()
        if line.endswith(":"):
            return context.sentence_at(start + len(line) - 1)
        if start == 0 or (line and _ITEM.match(text, start) is None):
            return None
    return None


def listed_row(context: Context, anchor: Anchor, sentence: Sentence, at: int, rows: Sequence[Row]) -> Row | None:
    """The row of an item by the verb before its list; goods of one list are one row, and join the sum of them all."""
    lead = lead_in(context, sentence) if isinstance(anchor, Money | Thing) else None
    said = lead.chunks if lead is not None else []
    verb = next((index for index in range(len(said) - 1, -1, -1) if said[index].kind == "verb"), None)
    if lead is None or verb is None or any(chunk.kind in ("verb", "aux") for chunk in sentence.chunks):
        return None
    group = read_group(lead.chunks, verb)
    last = rows[-1] if rows else None
    if isinstance(anchor, Thing) and last is not None and _joins(context, last, lead, group.verb_class == "include"):
        last.things = [*last.things, anchor]
        return None
    proof = None if denies(group) or lead.items else prove(group, goods=isinstance(anchor, Thing), announced=True)
    if proof is None or group.verb_class not in _GIVING:
        return None
    span = anchor.goods.span if isinstance(anchor, Thing) else anchor.span
    frame = Frame("commitment.list", proof.stage, proof.tense, proof.warnings, group, None, "donor")
    row = Row(span.start, span.end, frame, proof.stage, sentence.span, warnings=list(frame.warnings))
    if isinstance(anchor, Thing):
        row.things = [anchor]
    elif isinstance(anchor, Money):
        row.money = anchor
    end = len(lead.chunks) - 1
    row.donors = donors_of(context, lead, end, row, last)
    recipients_of(context, lead, end, row, last)
    own = receiving(places(sentence.chunks, at + 1, len(sentence.chunks)), row.givers)
    if own.recipients or own.channels:
        row.recipients = parties_of(context, own.recipients) or row.recipients
        row.channels = parties_of(context, own.channels) or row.channels
    row.frame = Frame("commitment.list", proof.stage, proof.tense, proof.warnings, None, None, "none")
    row.lead = lead.start
    return row


def _joins(context: Context, last: Row, lead: Sentence, includes: bool) -> bool:
    """Whether goods belong to the row before: others of their list, or the sum that is said to include them."""
    if last.things and last.money is None:
        return last.lead == lead.start
    near = last.end <= lead.end and lead.start - last.end < _NEAR
    return last.money is not None and (includes or last.lead == lead.start) and (near or last.lead == lead.start)


_NEAR = 200  # characters between a sum and the words that tell what it includes
