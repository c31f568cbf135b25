"""The ledger of a release: for each sum, share and goods whether it is given or promised, by whom and to whom."""

import re
from collections.abc import Iterator, Sequence

from dipext.commitments.blocked import is_abroad, is_blocked, is_home
from dipext.commitments.chunk import Chunk
from dipext.commitments.conditions import condition_in, condition_words
from dipext.commitments.context import Context, Facts, Sentence
from dipext.commitments.chunks import giving_nouns
from dipext.commitments.data import words
from dipext.commitments.frames import RULES, Frame, find_frame
from dipext.commitments.goods import Thing, find_goods
from dipext.commitments.merge import merge
from dipext.commitments.names import names_in
from dipext.commitments.parties import ANAPHORIC as _ANAPHORIC
from dipext.commitments.parties import donors_of, recipients_of
from dipext.commitments.purposes import invested_in, purpose_in
from dipext.commitments.rows import Row, codes, to_commitments
from dipext.commitments.sides import gift_end
from dipext.commitments.verbs import giving_words
from dipext.commitments.topics import category_of, category_of_initiative, instrument_of, procures
from dipext.find.source import Source
from dipext.lexicon import alternation
from dipext.lexicon.registry import Registry
from dipext.models import Commitment, CommitmentAccounting, DateExpression, Money, Party, Percentage

__all__ = ["RULES", "Facts", "find_commitments"]

_SHARING = frozenset(
    {"give", "raise", "allocate", "pledge", "commit", "approve", "decide", "propose", "intend", "disburse", "help"}
)
_ECONOMY = frozenset({"GDP", "GNI"})
_MONEY_ACCOUNTING = frozenset({"new", "additional", "cumulative", "remaining", "part", "total"})
_RESTATED = re.compile(rf"\b{alternation(words().accounts.restated)}\b", re.IGNORECASE)
_CUMULATIVE = re.compile(rf"\b{alternation(words().accounts.cumulative)}\b", re.IGNORECASE)
_MORE_OF_IT = re.compile(r"\s+(?:in|of)\s+(?:additional|further)\b")
_CAPITAL_BEHIND = re.compile(r"\s[A-Z]")
_TIMES = re.compile(r"\b(?:in|by|for|since|during|until|from|over|and|to)\s+(?:the\s)?\Z", re.IGNORECASE)
_EXTRA = re.compile(r"\b(?:additional|another|further)\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE)
_DEFINITE = re.compile(
    r"\b(?:the|these|those|this)\s+(?:additional\s+|further\s+|more\s+than\s+|nearly\s+|over\s+)?\Z", re.IGNORECASE
)
_PERIOD_RELATIONS = frozenset(
    {"before", "in", "over", "for", "during", "between", "within", "since", "until", "by", "from", "on"}
)
_OF_WHICH = re.compile(r"\b(?:of which|including|includes?|consisting of|comprising)\b", re.IGNORECASE)


def find_commitments(source: Source, facts: Facts, registry: Registry) -> tuple[Commitment, ...]:
    """Every commitment of a release, numbered, in text order.

    Args:
        source: the release.
        facts: its people, dates, sums, shares and initiatives, linked, with their ids.
        registry: the initiatives that are known, for whom they are.
    """
    taken = [(item.span.start, item.span.end) for item in (*facts.money, *facts.percentages, *facts.dates)]
    things = find_goods(source, taken)
    shares = [share for share in facts.percentages if share.base in _ECONOMY]
    if not facts.money and not shares and not things:
        return ()
    context = Context(source, facts, registry, things)
    rows: list[Row] = []
    for anchor in _anchors(source.text, facts.money, shares, things):
        rows += _rows(context, anchor, rows)
    rows = _with_goods(context, rows)
    _share_recipients(context, rows)
    rows = [row for row in rows if _crosses(context, row)]
    _set_envelopes(rows)
    return to_commitments(merge(rows), context.issuer)


_Anchor = Money | Percentage | Thing


_OR_SO = re.compile(r"\s*[–—-]\s*(?:or\s+)?(?:approximately|about|around|roughly|some|ca\.?)\s*")


def _converts(text: str, before: "_Anchor", item: "_Anchor") -> bool:
    """Whether a sum says the one before it in another currency: "SEK 700 million – approximately USD 62 million"."""
    if not isinstance(before, Money) or not isinstance(item, Money) or before.currency == item.currency:
        return False
    return _OR_SO.fullmatch(text, before.span.end, item.span.start) is not None


def _anchors(text: str, money: Sequence[Money], shares: Sequence[Percentage], things: Sequence[Thing]) -> list[_Anchor]:
    """What rows can stand on, in text order: no conversions, which are their sums said again."""
    anchors: list[_Anchor] = [item for item in money if item.equivalent_of is None and item.accounting != "revenue"]
    anchors = [
        item
        for item, before in zip(anchors, [None, *anchors], strict=False)
        if before is None or not _converts(text, before, item)
    ]
    anchors += [*shares, *things]
    return sorted(anchors, key=_start)


def _start(anchor: _Anchor) -> int:
    return anchor.goods.span.start if isinstance(anchor, Thing) else anchor.span.start


def _rows(context: Context, anchor: _Anchor, rows: Sequence[Row]) -> Iterator[Row]:
    """The rows of an anchor: none, one, or one for each donor where each gives as much."""
    span = anchor.goods.span if isinstance(anchor, Thing) else anchor.span
    sentence = context.sentence_at(span.start)
    if giving_words().isdisjoint(sentence.words) and not (isinstance(anchor, Money) and _may_list(context, sentence)):
        return
    if context.text[sentence.end - 1] == "?" or is_blocked(
        context.text, span.start, span.end, (sentence.start, sentence.end)
    ):
        return
    at = next(
        (i for i, chunk in enumerate(sentence.chunks) if chunk.start == span.start and chunk.end == span.end), None
    )
    if at is None:
        return
    frame = find_frame(sentence.chunks, at)
    if isinstance(anchor, Percentage) and frame is not None and _is_level(sentence.chunks, at, frame):
        return
    if frame is not None and not _is_given(anchor, frame, sentence.chunks, at):
        return
    frame = _part(context, anchor, sentence, at, rows, frame)
    if frame is None:
        return
    if _is_business(sentence.chunks, at):
        return
    row = _row(context, anchor, sentence, at, frame, rows)
    if row is None:
        return
    each = isinstance(anchor, Money) and anchor.distributive
    if each and len(row.donors) > 1:
        yield from _each(row)
    elif each and len(row.recipients) > 1:
        yield from (
            Row(**{**vars(row), "recipients": [party], "warnings": list(row.warnings), "mentions": []})
            for party in row.recipients
        )
    else:
        yield row


def _is_business(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether companies act and no state: "Singapore companies have put in"."""
    actors = words().blocked.actors
    return any(
        chunk.kind == "party" and following.low in actors
        for chunk, following in zip(chunks[:at], chunks[1:at], strict=False)
    )


def _may_list(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence can hold a sum without a verb: an item of a list, a headline, a noun of giving."""
    short = sentence.end - sentence.start < _LISTED and context.text[sentence.end - 1] != "."
    return short or not giving_nouns().isdisjoint(sentence.words)


_LISTED = 220


def _each(row: Row) -> Iterator[Row]:
    for donor in row.donors:
        one = Row(**{**vars(row), "donors": [donor], "warnings": list(row.warnings), "mentions": []})
        yield one


def _is_given(anchor: _Anchor, frame: Frame, chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a frame fits what it holds: people are trained or sent, goods need a verb."""
    verb = frame.verb
    if isinstance(anchor, Thing):
        if (
            frame.rule in ("commitment.noun", "commitment.total", "commitment.headline", "commitment.list")
            and anchor.people
        ):
            return False
        if verb is not None and verb.verb_class == "receive" and verb.base == "get":
            return False
        if anchor.people:
            return verb is not None and (
                verb.verb_class == "train" or verb.base in ("deploy", "send", "second", "dispatch")
            )
        if verb is not None and verb.base in (
            "invest",
            "spend",
            "put",
            "lend",
            "add",
            "direct",
            "help",
            "support",
            "approve",
            "adopt",
            "sign",
            "authorise",
            "authorize",
            "launch",
            "declare",
            "go",
            "use",
            "pay",
            "finance",
            "fund",
        ):
            return verb.base == "add"
        return frame.rule not in ("commitment.noun", "commitment.total")
    if isinstance(anchor, Percentage):
        return frame.rule not in ("commitment.headline", "commitment.list") and anchor.change != "increase"
    return True


def _is_level(chunks: Sequence[Chunk], at: int, frame: Frame) -> bool:
    """Whether a share is only what is spent now: "currently spends 3.4% of GDP on defence"."""
    verb = frame.verb
    ahead = frame.tense == "future" or (
        verb is not None and (verb.verb_class in ("pledge", "commit", "intend", "need") or bool(verb.leads))
    )
    if verb is None or verb.verb_class not in _SHARING:
        return True
    return not ahead and not any(chunk.kind == "party" for chunk in chunks[at + 1 :])


def _part(
    context: Context, anchor: _Anchor, sentence: Sentence, at: int, rows: Sequence[Row], frame: Frame | None
) -> Frame | None:
    """The frame of a sum that is only said to be a part of the row before it: a list item, "of which 3 million"."""
    bare = frame is None or frame.rule in ("commitment.headline", "commitment.list")
    if not isinstance(anchor, Money) or not rows or not bare:
        return frame
    last = rows[-1]
    between = context.text[last.end : anchor.span.start]
    listed = at <= 2 and last.accounting == "part" and len(between) < 250 and between.count("\n") == 1
    if listed or (anchor.accounting in ("part", "remaining") and anchor.span.start - last.end < 900):
        return Frame("commitment.part", None, last.frame.tense, (), None, None, "none")
    return frame


def _row(
    context: Context, anchor: _Anchor, sentence: Sentence, at: int, frame: Frame, rows: Sequence[Row]
) -> Row | None:
    span = anchor.goods.span if isinstance(anchor, Thing) else anchor.span
    chunks = sentence.chunks
    last = _envelope(rows) if frame.rule == "commitment.part" and frame.verb is not None else rows[-1] if rows else None
    stage = frame.stage
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
    row = Row(
        span.start, span.end, frame, stage, context.span(sentence.start, sentence.end), warnings=list(frame.warnings)
    )
    if isinstance(anchor, Money):
        row.money = anchor
    elif isinstance(anchor, Percentage):
        row.share = anchor
    else:
        row.things = [anchor]
    row.definite = _DEFINITE.search(context.text, max(0, span.start - 40), span.start) is not None
    if frame.verb is not None and frame.verb.at < at and _is_budget(context.text, chunks, frame.verb.first):
        row.stage = "proposed" if stage in ("pledged", "allocated", "approved", "disbursed") else stage
    if (
        frame.verb is not None
        and frame.verb.verb_class == "receive"
        and frame.tense == "past"
        and isinstance(anchor, Money)
    ):
        row.warn("stage_from_noun")
    row.donors = donors_of(context, sentence, at, frame, row, last)
    recipients_of(context, sentence, at, frame, row, last)
    _set_condition(context, sentence, row)
    _set_accounting(context, anchor, sentence, row)
    _set_purpose(context, sentence, at, row)
    _set_topic(context, sentence, at, row)
    _set_period(context, anchor, sentence, at, row)
    return row


def _envelope(rows: Sequence[Row]) -> Row | None:
    """The last row that can be a whole."""
    for row in reversed(rows):
        if row.accounting not in ("cumulative", "restated", "part", "remaining"):
            return row
    return rows[-1] if rows else None


def _is_budget(text: str, chunks: Sequence[Chunk], first: int) -> bool:
    """Whether the subject of a verb is a budget that still has to pass: "The Budget provides"."""
    before = [chunk for chunk in chunks[max(0, first - 3) : first] if chunk.kind not in ("adv", "det", "aux")]
    return bool(before) and text[before[-1].start : before[-1].end] == "Budget"


def _set_condition(context: Context, sentence: Sentence, row: Row) -> None:
    if condition_words().isdisjoint(sentence.words):
        return
    found = condition_in(context.text, sentence.start, sentence.end, row.start, _neighbours(sentence, row))
    if found is None:
        return
    row.condition, own = found
    if own and row.stage in ("pledged", "approved", "allocated", "committed"):
        row.stage = "proposed"


def _neighbours(sentence: Sentence, row: Row) -> tuple[int, int]:
    """Where the item before a row's ends and the one behind begins, within the sentence."""
    items = [chunk for chunk in sentence.chunks if chunk.kind in ("sum", "share", "goods")]
    low = max((chunk.end for chunk in items if chunk.end <= row.start), default=sentence.start)
    high = min((chunk.start for chunk in items if chunk.start >= row.end), default=sentence.end)
    return low, high


def _set_accounting(context: Context, anchor: _Anchor, sentence: Sentence, row: Row) -> None:
    text = context.text
    said: CommitmentAccounting | None = None
    if isinstance(anchor, Money) and anchor.accounting in _MONEY_ACCOUNTING:
        said = anchor.accounting
    elif isinstance(anchor, Thing) and anchor.more:
        said = "additional"
    low, high = _neighbours(sentence, row)
    near = text[max(low, row.start - 160) : row.start]
    if said == "cumulative" and row.stage == "pledged" and row.frame.rule != "commitment.total":
        said = "additional" if _MORE_OF_IT.match(text, row.end) else None
    verb = row.frame.verb
    if verb is not None and verb.base == "add" and said is None:
        said = "additional"
    grown = row.frame.rule == "commitment.total" and verb is not None and verb.base != "be"
    if said is None and grown and (_CUMULATIVE.search(near) or "since" in sentence.words):
        said = "cumulative"
    if said == "part" and row.frame.rule != "commitment.part" and _EXTRA.search(near):
        said = "additional"
    if row.frame.rule == "commitment.part" and said is None and row.frame.verb is None:
        said = "part"
    promised = row.stage in ("pledged", "approved", "committed")
    if (
        promised
        and said not in ("part", "cumulative", "additional", "new")
        and (_RESTATED.search(text, low, min(high, row.end + 60)) or (verb is not None and verb.verb_class == "remind"))
    ):
        said = "restated"
    row.accounting = said if row.stage != "need" or said in ("additional", "part", "remaining") else None
    ran = verb is not None and verb.base != "be" and verb.tense == "past"
    if (said == "cumulative" or ran) and row.frame.rule == "commitment.total" and row.stage == "pledged":
        row.stage = "delivered" if isinstance(anchor, Thing) else "disbursed"


def _set_purpose(context: Context, sentence: Sentence, at: int, row: Row) -> None:
    stop = gift_end(sentence.chunks, at)
    verb = row.frame.verb
    if verb is not None and verb.at > at:
        stop = max(stop, gift_end(sentence.chunks, verb.at))
    passive = verb is not None and verb.at > at
    found = purpose_in(context.text, sentence.chunks, at, stop, passive=passive)
    if (
        found is None
        and row.frame.rule == "commitment.total"
        and row.frame.noun is not None
        and verb is not None
        and row.frame.noun < verb.first
    ):
        found = purpose_in(context.text, sentence.chunks, row.frame.noun, verb.first, passive=False)
    if found is None and verb is not None and verb.base == "invest":
        found = invested_in(context.text, sentence.chunks, at, stop)
    if found is not None:
        said = context.text[found[0] : found[1]].partition("\n")[0].rstrip()
        carried = any(
            party.name.casefold() in said.casefold() and len(said) < len(party.name) + 12 for party in row.channels
        )
        row.purpose = said if said and not carried else None


def _set_topic(context: Context, sentence: Sentence, at: int, row: Row) -> None:
    """Category and instrument, by the words of the item's own clause."""
    text, chunks = context.text, sentence.chunks
    stop = gift_end(chunks, at)
    behind = text[row.end : chunks[stop - 1].end] if stop > at + 1 else ""
    floor = row.frame.verb.at if row.frame.verb is not None and row.frame.verb.at < at else max(0, at - 12)
    if row.frame.rule == "commitment.total" and row.frame.noun is not None and row.frame.noun < at:
        floor = row.frame.noun
    floor = max((i + 1 for i in range(floor, at - 1) if chunks[i].low == ";"), default=floor)
    first = next((index for index in range(floor + 1, at) if chunks[index].kind in ("sum", "share", "goods")), at)
    before = text[chunks[floor].start : chunks[first].start] if floor < first else ""
    own = all(party.source == "context" for party in row.recipients)
    if row.things:
        row.category = row.things[0].category
        if row.things[0].people:
            row.category = category_of(row.things[0].goods.span.text, own=False)
    if row.category is None:
        row.category = category_of(row.purpose or "", *_near(behind), before, own=own)
    if row.category is None:
        for party in row.channels:
            known = next((item.registry_id for item in context.facts.initiatives if item.id == party.initiative), None)
            row.category = row.category or category_of_initiative(f"{known} {party.name}")
    if (
        row.category is None
        and _ANAPHORIC.search(text, sentence.start, row.end)
        and sentence.start > 1
        and row.frame.rule != "commitment.part"
    ):
        before_it = context.sentence_at(max(0, sentence.start - 2))
        if context.same_paragraph(before_it.start, sentence.start):
            row.category = category_of(text[before_it.start : before_it.end], own=False)
    if row.frame.verb is not None and row.frame.verb.base == "invest" and row.category in (None, "development"):
        row.category = "investment"
    if row.category == "defence_own":
        row.recipients = []
    nearby = "" if first < at else before
    _set_instrument(row, f"{nearby} {_PHRASE_END.split(behind[:70])[0]}")


_PHRASE_END = re.compile(r"\s(?:for|to|through|via|by|from|that|which)\s|[,;.]")


def _near(behind: str) -> tuple[str, str]:
    """The words right behind an item, and all of them."""
    return behind[:60], behind


def _set_instrument(row: Row, around: str) -> None:
    verb = row.frame.verb
    if row.share is not None:
        row.instrument = "spending_target" if row.category == "defence_own" else None
        return
    if row.things and row.money is None:
        if row.stage == "need":
            return
        if row.stage == "contracted" or (verb is not None and verb.verb_class == "contract"):
            row.instrument = "procurement"
        elif row.things[0].people:
            row.instrument = "training" if verb is not None and verb.verb_class == "train" else "personnel"
        else:
            row.instrument = "in_kind"
        return
    row.instrument = instrument_of(around)
    if verb is not None and verb.base in ("donate", "gift") and row.instrument is None:
        row.instrument = "grant"
    if verb is not None and verb.base == "lend":
        row.instrument = "loan"
    if row.instrument is None and (row.stage == "contracted" or (procures(around) and row.stage != "need")):
        row.instrument = "procurement"


def _set_period(context: Context, anchor: _Anchor, sentence: Sentence, at: int, row: Row) -> None:
    dates = {date.id: date for date in context.facts.dates}
    linked = None if isinstance(anchor, Thing) else anchor.period
    found = dates.get(linked) if linked else _date_near(sentence.chunks, at, row)
    if found is None:
        return
    if not _is_announcing(context, found, row):
        row.period = found


def _is_announcing(context: Context, date: DateExpression, row: Row) -> bool:
    """Whether a date is when something was said, or part of a name, and not when it is given."""
    text, published = context.text, context.source.published
    if _CAPITAL_BEHIND.match(text, date.span.end) and not _TIMES.search(
        text, max(0, date.span.start - 12), date.span.start
    ):
        return True
    if (
        row.stage not in ("pledged", "approved", "committed", "proposed")
        or published is None
        or date.kind == "duration"
    ):
        return False
    if date.relation in ("since", "between", "from") or date.end is None:
        return False
    running = date.start is not None and date.start <= published <= date.end and date.span.end <= row.start
    past = row.frame.verb is not None and row.frame.verb.tense == "past"
    return date.end <= published or (running and past)


def _date_near(chunks: Sequence[Chunk], at: int, row: Row) -> DateExpression | None:
    """The date that an item without a linked one is for: behind it in its clause, else in front of the verb."""
    stop = gift_end(chunks, at)
    for chunk in (*chunks[at + 1 : stop], *reversed(chunks[:at])):
        if chunk.kind != "date" or not isinstance(chunk.value, DateExpression):
            continue
        date = chunk.value
        day = date.granularity in ("day", "time") and date.relation == "on"
        if date.relation in _PERIOD_RELATIONS and (
            not day or (row.stage in ("delivered",) and chunk.start > row.start)
        ):
            return date
    return None


def _with_goods(context: Context, rows: Sequence[Row]) -> list[Row]:
    """Goods under one verb are one row; goods that a sum is the price of belong to the sum's row."""
    result: list[Row] = []
    for row in rows:
        last = result[-1] if result else None
        if last is None or not row.things or row.money is not None or last.evidence != row.evidence:
            result.append(row)
            continue
        between = context.text[last.end : row.start]
        apart = bool(last.recipients and row.recipients) and codes(last.recipients) != codes(row.recipients)
        if last.money is None and last.things and _same_verb(last, row) and not apart:
            last.things += row.things
            last.end = row.end
            last.recipients, last.channels = last.recipients or row.recipients, last.channels or row.channels
            last.purpose, last.period = last.purpose or row.purpose, last.period or row.period
        elif last.money is not None and (_PRICED.search(between) or last.things):
            last.things += row.things
            last.recipients = last.recipients or row.recipients
        else:
            result.append(row)
    return _priced(context, result)


_PRICED = re.compile(
    r"\b(?:consist\w*|compris\w*|includ\w*|containing|for the purchase of|to (?:buy|purchase|procure)|in the form of|will buy|covers?)\b|:\s*\Z",
    re.IGNORECASE,
)
_PRICE = re.compile(
    r"\b(?:worth|valued at|to the value of|at a (?:cost|price) of|paying|with a (?:total )?value of|total value of|for|totalling|costing|at a value of)\s+(?:\w+\s+){0,4}\Z",
    re.IGNORECASE,
)


def _same_verb(first: Row, second: Row) -> bool:
    one, two = first.frame.verb, second.frame.verb
    return (one is None and two is None) or (one is not None and two is not None and one.at == two.at)


def _priced(context: Context, rows: Sequence[Row]) -> list[Row]:
    """Goods before the sum that they are worth: "12 ambulances worth 1.2 million euros"."""
    result: list[Row] = []
    for row in rows:
        last = result[-1] if result else None
        if (
            last is not None
            and row.money is not None
            and last.money is None
            and last.things
            and last.evidence == row.evidence
            and _PRICE.search(context.text[last.end : row.start])
        ):
            row.things = [*last.things, *row.things]
            row.frame, row.stage = last.frame, last.stage
            row.donors, row.recipients = last.donors or row.donors, last.recipients or row.recipients
            row.category, row.instrument = last.category or row.category, last.instrument or row.instrument
            row.channels, row.period = last.channels or row.channels, row.period or last.period
            row.warnings = last.warnings
            result[-1] = row
        else:
            result.append(row)
    return result


def _share_recipients(context: Context, rows: Sequence[Row]) -> None:
    """A row without a recipient has that of the only other one in its sentence."""
    for row in rows:
        if row.recipients or row.category == "defence_own":
            continue
        parts = ("part", "remaining")
        others = [
            other
            for other in rows
            if other is not row
            and other.evidence == row.evidence
            and other.recipients
            and (other.accounting not in parts or row.accounting in parts)
        ]
        if (
            others
            and len({frozenset(p.code for p in other.recipients) for other in others}) == 1
            and (
                others[0].start > row.start
                or row.frame.rule == "commitment.part"
                or (row.things and row.start - others[-1].end < 60)
            )
        ):
            row.recipients = [party.model_copy(update={"source": "context"}) for party in others[0].recipients]


def _crosses(context: Context, row: Row) -> bool:
    """Whether a row crosses a border, or is for the donor's own defence; what is for its own people is none."""
    if row.stage == "need":
        return True
    if row.category == "defence_own":
        return bool(row.donors)
    if not any(_is_known(party) for party in (*row.donors, *row.recipients)):
        return False
    received = row.frame.verb is not None and row.frame.verb.verb_class == "receive"
    if received and not any(party.code for party in (*row.donors, *row.recipients) if party.source != "issuer"):
        return False
    given = {donor.code for donor in row.donors}
    if any(party.code not in given if party.code else party.kind == "group" for party in row.recipients):
        return not (is_home(row.evidence.text) and all(party.source == "context" for party in row.recipients))
    if is_home(row.evidence.text):
        return False
    known = {item.id for item in context.facts.initiatives if item.registry_id is not None}
    if any(
        (party.kind == "organisation" and party.code) or party.initiative in known or is_abroad(party.name)
        for party in row.channels
    ):
        return True
    if _is_foreign(context, row):
        return True
    low = context.text.rfind("\n", 0, row.start) + 1
    high = context.text.find("\n", row.end)
    return is_abroad(context.text[low : high if high > 0 else len(context.text)])


def _is_known(party: Party) -> bool:
    """Whether a party is more than a vague "the world" or "countries"."""
    return (
        party.code is not None
        or party.name[:1].isupper()
        or party.kind in ("initiative", "company")
        or party.name in ("donors", "partners")
    )


def _is_foreign(context: Context, row: Row) -> bool:
    """Whether the release tells of others than the donors around a row: two countries or bodies named near it."""
    given = {donor.code for donor in row.donors} | {context.issuer.code if context.issuer else None}
    near = names_in(context.text[max(0, row.start - _AROUND) : row.end + _AROUND])
    others = sum(name.code not in given for name in near)
    return others >= max(_ENOUGH, len(near) - others)


_AROUND = 900
_ENOUGH = 3


def _set_envelopes(rows: Sequence[Row]) -> None:
    """Set ``part_of`` and let parts inherit what they do not name."""
    by_money = {row.money.id: row for row in rows if row.money is not None}
    for index, row in enumerate(rows):
        part = row.accounting in ("part", "remaining") or row.frame.rule == "commitment.part"
        if not part:
            continue
        whole = by_money.get(row.money.part_of) if row.money is not None and row.money.part_of else None
        if (
            row.frame.rule == "commitment.part"
            and row.frame.verb is not None
            and whole is not None
            and whole.accounting == "cumulative"
        ):
            whole = _envelope(rows[:index])
        if whole is None and row.frame.rule == "commitment.part":
            whole = _envelope(rows[:index])
        if whole is None or whole is row:
            continue
        if _is_smaller(row, whole):
            row.part_of = whole
            row.accounting = row.accounting if row.accounting in ("remaining", "additional", "new") else "part"
        row.donors = row.donors if row.donors and "donor_from_issuer" not in row.warnings else whole.donors
        row.recipients = row.recipients or whole.recipients
        if row.frame.rule == "commitment.part":
            row.stage = whole.stage
        row.category = row.category or whole.category


def _is_smaller(row: Row, whole: Row) -> bool:
    if row.money is None or whole.money is None or row.money.amount is None or whole.money.amount is None:
        return True
    return row.money.currency != whole.money.currency or row.money.amount <= whole.money.amount
