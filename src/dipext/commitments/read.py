"""The ledger of a release: for each sum, share and goods whether it is given or promised, by whom and to whom."""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence, Set

from dipext.commitments.accounting import set_accounting
from dipext.commitments.blocked import is_blocked
from dipext.commitments.bundles import deal_out, last_whole, set_envelopes, share_recipients, told_last, with_goods
from dipext.commitments.carriers import carried_by
from dipext.commitments.context import Context, Facts, Sentence
from dipext.commitments.donors import donors_of
from dipext.commitments.fill import set_condition, set_period, set_purpose, set_topic
from dipext.commitments.frame import Frame
from dipext.commitments.frames import RULES, find_frame
from dipext.commitments.gates import Anchor, is_budget, is_business, is_given, is_law, is_level, may_list
from dipext.commitments.goods import Thing, find_goods
from dipext.commitments.home import crosses
from dipext.commitments.listed import in_list, listed_row
from dipext.commitments.merge import merge
from dipext.commitments.recipients import recipients_of
from dipext.commitments.rows import Row, to_commitments
from dipext.commitments.verbs import giving_words
from dipext.initiatives.registry import Registry
from dipext.models import Commitment, Money, Percentage
from dipext.text.source import Source

__all__ = ["RULES", "Facts", "find_commitments"]

_ECONOMY = frozenset({"GDP", "GNI"})
_DEFINITE = re.compile(
    r"\b(?:the|these|those|this)\s+(?:additional\s+|further\s+|more\s+than\s+|nearly\s+|over\s+)?\Z", re.IGNORECASE
)
_OF_WHICH = re.compile(r"\b(?:of which|including|includes?|consisting of|comprising)\b", re.IGNORECASE)


def find_commitments(source: Source, facts: Facts, registry: Registry) -> tuple[Commitment, ...]:
    """Every commitment of a release, numbered, in text order.

    Args:
        source: the release.
        facts: its people, dates, sums, shares and initiatives, linked, with their ids.
        registry: the initiatives that are known, for whom they are.
    """
    spans = [item.span for items in (facts.money, facts.percentages, facts.dates) for item in items]
    taken = [(span.start, span.end) for span in spans]
    things = find_goods(source, taken)
    shares = [share for share in facts.percentages if _can_be_given(source.text, share)]
    if not facts.money and not shares and not things:
        return ()
    context = Context(source, facts, registry, things)
    rows: list[Row] = []
    for anchor in _anchors(context, shares):
        rows += _rows(context, anchor, rows)
    rows = with_goods(context, rows)
    share_recipients(context, rows)
    deal_out(rows)
    helped = {party.code for row in rows for party in row.recipients if row.stage != "need"} - {None}
    crossing = [row for row in rows if crosses(context, row) and not _is_own_share(row, helped)]
    wholes = {row.evidence for row in crossing if row.accounting in ("part", "remaining")}
    across = {id(row) for row in crossing}
    given = {row.money.id for row in crossing if row.money is not None}
    across |= {id(row) for row in rows if row.money is not None and row.money.part_of in given}
    rows = [row for row in rows if id(row) in across or row.evidence in wholes]
    set_envelopes(rows)
    return to_commitments(merge(rows), context.issuer)


def _is_own_share(row: Row, helped: Set[str | None]) -> bool:
    """Whether one of those who are given to spends money of its own beside: "Nepal will itself spend 40 million"."""
    verb = row.frame.verb
    if verb is None or verb.base not in ("spend", "invest", "contribute") or row.recipients or row.channels:
        return False
    return row.category != "defence_own" and bool(row.donors) and {party.code for party in row.donors} <= helped


_OF_IT = re.compile(
    r"\s+of\s+(?:(?:it|this|that|which|them|these|those)\b|(?:the|this|that)\s+(?:money|sum|amount|total|package|funds?)\b)"
)


def _can_be_given(text: str, share: Percentage) -> bool:
    """Whether a share is one of the economy, or of a sum told before: "half of it"."""
    if share.base in _ECONOMY and share.unit != "fraction":
        return True
    return share.change is None and _OF_IT.match(text, share.span.end) is not None


_PRICE = 3000  # in whatever currency: less is a price or what a person gets


def _is_price(item: Money) -> bool:
    return item.amount is not None and item.amount < _PRICE


_EQUAL = r"(?:or|i\.e\.|that is,?|equal to|equivalent to|corresponding to)"
_SAYS_AGAIN = re.compile(rf"(?:%| per ?cent)?(?: of (?:\w+ ){{0,2}}\w+)?\s*(?:[,(–—]\s*{_EQUAL}?|{_EQUAL})\s*")
_APART = 60  # characters between a sum and the share that says it again


def _says_again(text: str, share: Percentage, money: Sequence[Money]) -> bool:
    """Whether a share of the economy says what a sum beside it says: "EUR 4.5 million, more than 0.2% of GDP"."""
    if share.base not in _ECONOMY:
        return False
    behind = bisect(money, share.span.start, key=_start)
    before = behind > 0 and _is_apposed(text, money[behind - 1], share)
    return before or (behind < len(money) and _is_apposed(text, share, money[behind]))


def _is_apposed(text: str, first: Money | Percentage, second: Money | Percentage) -> bool:
    between = text[first.span.end : min(second.span.start, first.span.end + _APART)].rstrip()
    return _SAYS_AGAIN.fullmatch(between.removesuffix(second.cue or "")) is not None


def _anchors(context: Context, shares: Sequence[Percentage]) -> list[Anchor]:
    """What rows can stand on, in text order: no conversions, which are their sums said again."""
    money = context.facts.money
    anchors: list[Anchor] = [
        item
        for item in money
        if item.id not in context.converted and item.accounting != "revenue" and not _is_price(item)
    ]
    anchors += [share for share in shares if not _says_again(context.text, share, money)]
    anchors += context.things
    return sorted(anchors, key=_start)


def _start(anchor: Anchor) -> int:
    return anchor.goods.span.start if isinstance(anchor, Thing) else anchor.span.start


def _rows(context: Context, anchor: Anchor, rows: Sequence[Row]) -> Iterator[Row]:
    """The rows of an anchor: none, one, or one for each donor where each gives as much."""
    span = anchor.goods.span if isinstance(anchor, Thing) else anchor.span
    sentence = context.sentence_at(span.start)
    at = sentence.item_at(span.start, span.end) if _may_give(context, anchor, sentence) else None
    if at is None:
        listed = _listed(context, anchor, sentence, rows)
        if listed is not None:
            yield listed
        return
    if isinstance(anchor, Percentage) and anchor.base not in _ECONOMY:
        frame = _share_of(context, anchor, sentence, at, rows)
    else:
        frame = find_frame(sentence.chunks, at, announced=sentence.announced < at)
    if frame is not None and not _holds(anchor, frame, sentence, at):
        return
    frame = _part(context, anchor, sentence, at, rows, frame)
    bare = frame is None or frame.rule == "commitment.headline" or (at == 0 and frame.rule == "commitment.list")
    if bare and (listed := _listed(context, anchor, sentence, rows)) is not None:
        yield listed
        return
    if frame is None or is_business(sentence, at, frame):
        return
    row = _row(context, anchor, sentence, at, frame, rows)
    if row is not None:
        yield from _each(row) if isinstance(anchor, Money) and anchor.distributive else (row,)


def _may_give(context: Context, anchor: Anchor, sentence: Sentence) -> bool:
    """Whether a sentence has words of giving or a list, and is neither a question nor about something else."""
    span = anchor.goods.span if isinstance(anchor, Thing) else anchor.span
    if giving_words().isdisjoint(sentence.words) and (
        isinstance(anchor, Thing) or not may_list(context, sentence, share=isinstance(anchor, Percentage))
    ):
        return False
    low, start, end = sentence.low, span.start - sentence.start, span.end - sentence.start
    if low.startswith("should ") and "," not in low[:start]:  # "Should Peru send 40 tanks, ..." sends none
        return False
    return context.text[sentence.end - 1] != "?" and not is_blocked(low, start, end, sentence.words)


def _holds(anchor: Anchor, frame: Frame, sentence: Sentence, at: int) -> bool:
    """Whether a frame really gives its anchor, and tells no level of spending."""
    told = frame.rule in ("commitment.target", "commitment.part")
    if isinstance(anchor, Percentage) and not told and is_level(sentence.chunks, at, frame):
        return False
    return is_given(anchor, frame, sentence.chunks, at)


def _each(row: Row) -> Iterator[Row]:
    """A row for each donor or, of one donor, for each recipient, where each gives or gets as much."""
    side = "donors" if len(row.donors) > 1 else "recipients"
    parties = getattr(row, side)
    if len(parties) < 2:
        yield row
        return
    for party in parties:
        yield Row(**{**vars(row), side: [party], "warnings": list(row.warnings), "mentions": []})


def _part(
    context: Context, anchor: Anchor, sentence: Sentence, at: int, rows: Sequence[Row], frame: Frame | None
) -> Frame | None:
    """The frame of a sum that is only said to be a part of the row before it: a list item, "of which 3 million"."""
    bare = frame is None or frame.rule in ("commitment.headline", "commitment.list")
    if isinstance(anchor, Thing) or not rows:
        return frame
    last = rows[-1]
    if _divides(sentence, last) or _adds_part(context, last, sentence, anchor):
        return last.frame
    if isinstance(anchor, Percentage) or not bare:
        return frame
    between = context.text[last.end : anchor.span.start]
    begins = at <= 2 or between.endswith("\n")
    listed = begins and last.accounting == "part" and len(between) < 250 and between.count("\n") == 1
    listed = listed and not (len(rows) > 1 and rows[-2].evidence == last.evidence and rows[-2].accounting != "part")
    told = context.same_paragraph(last.start, anchor.span.start) or ":" in between
    if listed or (told and anchor.accounting in ("part", "remaining") and len(between) < _NEAR):
        return Frame("commitment.part", None, last.frame.tense, (), None, None, "none")
    return frame


def _share_of(context: Context, share: Percentage, sentence: Sentence, at: int, rows: Sequence[Row]) -> Frame | None:
    """The frame of a share of the sum before it: "half of it in ammunition"; none of "a third of them are girls"."""
    last = rows[-1] if rows else None
    behind = sentence.chunks[at + 1 : at + 7]
    if last is None or last.money is None or last.stage == "need" or share.span.start - last.end > _NEAR_SHARE:
        return None
    if any(chunk.kind == "verb" and chunk.readings[0].verb_class == "block" for chunk in behind):
        return None
    many = {"them", "these", "those"} & {chunk.low for chunk in behind[:2]}
    if many and not (last.evidence.start == sentence.start and _is_plural(sentence, last)):
        return None
    same = context.same_paragraph(last.start, share.span.start)
    return Frame("commitment.part", None, last.frame.tense, (), None, None, "none") if same else None


_NEAR_SHARE = 200  # characters between a sum and a share of it


def _is_plural(sentence: Sentence, row: Row) -> bool:
    """Whether the noun of giving of a row is what "them" can mean: "grants"."""
    noun = row.frame.noun
    return noun is not None and sentence.chunks[noun].low.endswith("s")


def _named_whole(context: Context, anchor: Anchor, sentence: Sentence, rows: Sequence[Row]) -> Row | None:
    """The sum that words name a part of: "Of the Swedish money, 400 million", "15 million of it"."""
    if isinstance(anchor, Money) and _OF_IT.match(context.text, anchor.span.end):
        last = told_last([row for row in rows[-_PARTS:] if row.money is not None])
        return last if last is not None and anchor.span.start - last.end < _NEAR else None
    owner = next((chunk.name.code for chunk in sentence.chunks[:4] if chunk.name is not None), None)
    if owner is None or not sentence.low.startswith("of the"):
        return None
    mine = [row for row in rows[-_PARTS:] if owner in [party.code for party in row.donors] and row.accounting != "part"]
    return mine[-1] if mine else None


def _divides(sentence: Sentence, last: Row) -> bool:
    """Whether a sentence goes on to divide a sum: "Of this, 1.2 million pays for generators and 0.3 million for"."""
    first = sentence.low.startswith(("of this", "of that", "of these", "of the", "of which"))
    return first and last.frame.rule == "commitment.part" and last.evidence.start == sentence.start


def _adds_part(context: Context, last: Row, sentence: Sentence, anchor: Money | Percentage) -> bool:
    """Whether an item is one more part behind another: "3% is for core needs, and up to 1% for resilience"."""
    near = context.text[last.end : anchor.span.start]
    part = last.frame.rule == "commitment.part" and last.evidence.start == sentence.start
    return (
        part
        and " and " in near[-30:]
        and (isinstance(anchor, Percentage) or near.endswith(("’s ", "'s ", "’s to ", "'s to ")))
    )


_PARTS = 50  # rows before a part that are looked through
_NEAR = 900  # characters between a part and the row before it


def _exceeds(anchor: Anchor, whole: Row) -> bool:
    """Whether a sum is too large to be a part of the row before it: "Japan's share is 470 billion"."""
    if not isinstance(anchor, Money) or whole.money is None or anchor.amount is None or whole.money.amount is None:
        return False
    return anchor.currency == whole.money.currency and anchor.amount > whole.money.amount


def _told_of(frame: Frame, rows: Sequence[Row]) -> Row | None:
    """The row that another goes on about: the one before; of a further part, or one that nobody gets, the whole."""
    last = rows[-1] if rows else None
    if last is None or frame.rule != "commitment.part":
        return last
    return last_whole(rows) if frame.verb is not None or last.accounting == "part" or not last.recipients else last


def _row(
    context: Context, anchor: Anchor, sentence: Sentence, at: int, frame: Frame, rows: Sequence[Row]
) -> Row | None:
    span = anchor.goods.span if isinstance(anchor, Thing) else anchor.span
    chunks = sentence.chunks
    last = _told_of(frame, rows)
    stage = frame.stage
    if stage is None and last is not None and _exceeds(anchor, last):
        last = next((row for row in reversed(rows[-_PARTS:]) if not _exceeds(anchor, row)), None)
    if stage is None:
        told = (
            last is not None
            and frame.verb is not None
            and any(chunk.kind == "noun" for chunk in chunks[: frame.verb.first])
        )
        near = (
            last is not None
            and span.start - last.end < 900
            and (told or frame.verb is None or context.same_paragraph(last.start, span.start))
        )
        stage = last.stage if near and last is not None else "pledged"
        if not near and (frame.noun is None or isinstance(anchor, Thing)):
            return None
    row = Row(span.start, span.end, frame, stage, sentence.span, warnings=list(frame.warnings))
    if isinstance(anchor, Money):
        row.money = anchor
    elif isinstance(anchor, Percentage):
        row.share = anchor
    else:
        row.things = [anchor]
    row.part_of = _named_whole(context, anchor, sentence, rows)
    row.definite = _DEFINITE.search(context.text, max(0, span.start - 40), span.start) is not None
    if frame.verb is not None and frame.verb.at < at and is_budget(context.text, chunks, frame.verb.first):
        row.stage = "proposed" if stage in ("pledged", "allocated", "approved", "disbursed") else stage
    if frame.verb is not None and row.stage == "pledged" and is_law(chunks, frame.verb.first):
        row.stage = "approved"
    if (
        frame.verb is not None
        and frame.verb.verb_class == "receive"
        and frame.tense == "past"
        and isinstance(anchor, Money)
    ):
        row.warn("stage_from_noun")
    if row.part_of is not None:
        last = row.part_of
        row.stage = row.stage if frame.stage is not None else last.stage
    row.donors = donors_of(context, sentence, at, row, last)
    recipients_of(context, sentence, at, row, last)
    return _told(context, anchor, sentence, at, row)


def _listed(context: Context, anchor: Anchor, sentence: Sentence, rows: Sequence[Row]) -> Row | None:
    """The row of an item of a list by the verb before the list."""
    span = anchor.goods.span if isinstance(anchor, Thing) else anchor.span
    if not in_list(context, sentence) or is_blocked(
        sentence.low, span.start - sentence.start, span.end - sentence.start, sentence.words
    ):
        return None
    at = sentence.item_at(span.start, span.end)
    row = listed_row(context, anchor, sentence, at, rows) if at is not None else None
    return _told(context, anchor, sentence, at, row) if row is not None and at is not None else None


def _told(context: Context, anchor: Anchor, sentence: Sentence, at: int, row: Row) -> Row:
    """A row of which is known who and what, with all else that its words tell."""
    if not row.channels:
        carried = carried_by(context, sentence, at, row)
        held = {party.code or party.name for party in (*row.recipients, *row.donors)}
        row.channels = [party for party in carried if (party.code or party.name) not in held]
    set_condition(context, sentence, at, row)
    set_accounting(context, anchor, sentence, at, row)
    set_purpose(context, sentence, at, row)
    set_topic(context, sentence, at, row)
    set_period(context, anchor, sentence, at, row)
    return row
