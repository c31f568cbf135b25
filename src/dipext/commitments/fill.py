"""What a row says besides who and how much: condition, accounting, purpose, category, instrument, period."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from dipext.commitments.accounting import AS_OF
from dipext.commitments.chunk import Chunk
from dipext.commitments.conditions import can_depend, condition_in
from dipext.commitments.context import Context, Sentence
from dipext.commitments.gates import Anchor
from dipext.commitments.goods import Thing
from dipext.commitments.pointing import ANAPHORIC
from dipext.commitments.purposes import invested_in, purpose_in
from dipext.commitments.rows import Row
from dipext.commitments.topics import category_of, category_of_initiative, instrument_of
from dipext.models import (
    Category,
    DateExpression,
    Span,
)

_CAPITAL_BEHIND = re.compile(r"\s[A-Z]")


_TIMES = re.compile(r"\b(?:in|by|for|since|during|until|from|over|and|to)\s+(?:the\s)?\Z", re.IGNORECASE)


_PERIOD_RELATIONS = frozenset(
    {"before", "in", "over", "for", "during", "between", "within", "since", "until", "by", "from", "on"}
)


def set_condition(context: Context, sentence: Sentence, at: int, row: Row) -> None:
    """Set the condition of a row; one that the own parliament decides makes it only proposed."""
    if not can_depend(sentence.words):
        return
    found = condition_in(context.text, sentence.start, sentence.end, row.start, sentence.around(at))
    if found is None:
        return
    row.condition, own = found
    if own and row.stage in ("pledged", "approved", "allocated", "committed"):
        row.stage = "proposed"


def set_purpose(context: Context, sentence: Sentence, at: int, row: Row) -> None:
    """Set the purpose of a row, as the text has it."""
    stop = sentence.gift_end(at)
    verb = row.frame.verb
    if verb is not None and verb.at > at:
        stop = max(stop, sentence.gift_end(verb.at))
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


def set_topic(context: Context, sentence: Sentence, at: int, row: Row) -> None:
    """Set category and instrument, by the words of the item's own clause; the closest first."""
    before, behind, alone = _around(context, sentence, at, row)
    thing = _PHRASE_END.split(behind[:70])[0]
    own = all(party.source == "context" for party in row.recipients)
    if row.things:
        goods = row.things[0]
        row.category = category_of(goods.goods.span.text, thing, own=False) if goods.people else goods.category
    ordered = (row.purpose or "", before, behind) if row.share else (thing, row.purpose or "", behind, before)
    row.category = row.category or category_of(*ordered, own=own)
    for party in row.channels if row.category is None else ():
        known = next((item.registry_id for item in context.facts.initiatives if item.id == party.initiative), None)
        row.category = row.category or category_of_initiative(f"{known} {party.name}")
    if row.category is None and row.frame.rule != "commitment.part":
        row.category = _told_before(context, sentence, row)
    verb = row.frame.verb
    invests = verb is not None and verb.base == "invest" and row.stage in ("pledged", "committed")
    if invests and row.category in (None, "development"):
        row.category = "investment"
    if row.frame.rule == "commitment.target" and row.category is None:
        row.category = "defence_own"
    if _is_for_own_forces(context, sentence, row):
        row.category = "defence_own"
        row.warnings = [code for code in row.warnings if code != "recipient_from_context"]
    if row.category == "defence_own":
        row.recipients = []
    _set_instrument(row, f"{before if alone else ''} {thing}")


_OWN_FORCES = re.compile(r"(?:the|our|its) (?:armed forces|army|navy|air force)\Z", re.IGNORECASE)


def _is_for_own_forces(context: Context, sentence: Sentence, row: Row) -> bool:
    """Whether the issuer's own forces get what it gives: "The armed forces receive 90 million"."""
    verb = row.frame.verb
    if row.frame.subject != "recipient" or verb is None or "donor_from_issuer" not in row.warnings:
        return False
    before = context.text[sentence.start : sentence.chunks[verb.first].start].rstrip()
    return _OWN_FORCES.search(before) is not None and row.stage != "need"


def _around(context: Context, sentence: Sentence, at: int, row: Row) -> tuple[str, str, bool]:
    """The words before and behind an item that tell what it is, and whether no other item stands before it.

    Names of organisations are left out: what a bank for reconstruction gives may be for schools.
    """
    chunks = sentence.chunks
    verb = row.frame.verb
    floor = verb.at if verb is not None and verb.at < at else max(0, at - 12)
    if row.frame.rule == "commitment.total" and row.frame.noun is not None and row.frame.noun < at:
        floor = max(0, row.frame.noun - 2)  # "military aid has amounted to"
    floor = max((i + 1 for i in range(floor, at - 1) if chunks[i].low == ";"), default=floor)
    place = bisect_right(sentence.items, floor)
    first = sentence.items[place] if place < len(sentence.items) and sentence.items[place] < at else at
    return (
        _said(context.text, chunks[floor:first]),
        _said(context.text, _unconditional(chunks[at + 1 : sentence.gift_end(at)], row)),
        first == at,
    )


def _unconditional(chunks: Sequence[Chunk], row: Row) -> list[Chunk]:
    """Chunks without those of the condition of a row, which tell nothing of the thing: "once the courts are free"."""
    kept = row.condition
    return [chunk for chunk in chunks if kept is None or not kept.start <= chunk.start < kept.end]


def _said(text: str, chunks: Sequence[Chunk]) -> str:
    """The words of chunks as the text has them, without names of organisations and countries."""
    named = [chunk for chunk in chunks if chunk.name is None or chunk.name.type not in ("organisation", "country")]
    return " ".join([text[chunk.start : chunk.end] for chunk in named])


def _told_before(context: Context, sentence: Sentence, row: Row) -> Category | None:
    """The category of the sentence before, where this one goes on about it."""
    if sentence.start < 2 or not (sentence.points_back and ANAPHORIC.search(context.text, sentence.start, row.end)):
        return None
    last = context.sentence_at(sentence.start - 2)
    if not context.same_paragraph(last.start, sentence.start):
        return None
    return category_of(context.text[last.start : last.end], own=False)


_PHRASE_END = re.compile(r"\s(?:for|to|through|via|by|from|that|which)\s|[,;.]")


def _set_instrument(row: Row, around: str) -> None:
    verb = row.frame.verb
    if row.share is not None:
        economy = row.share.base in ("GDP", "GNI") and row.category is not None and not row.recipients
        row.instrument = "spending_target" if row.category == "defence_own" or economy else None
        return
    if row.things and row.money is None:
        if row.stage == "need":
            return
        if row.stage == "contracted" or (verb is not None and verb.verb_class == "contract"):
            row.instrument = "procurement"
        elif row.things[0].people:
            row.instrument = "training" if verb is not None and verb.verb_class == "train" else "personnel"
        elif row.things[0].goods.item.casefold().split()[-1] not in ("scholarships", "scholarship", "fellowships"):
            row.instrument = "in_kind"
        return
    _set_form_of_money(row, around)


def _set_form_of_money(row: Row, around: str) -> None:
    verb = row.frame.verb
    told = instrument_of(around)
    if verb is not None and verb.base in ("write", "forgive", "defer", "cancel") and "debt" in around.lower():
        told = "debt_relief"
    row.instrument = told if told != "procurement" else None
    if verb is not None and verb.base in ("donate", "gift", "grant") and row.instrument is None:
        row.instrument = "grant"
    if verb is not None and verb.base == "lend":
        row.instrument = "loan"
    if row.instrument is None and (row.stage == "contracted" or (told == "procurement" and row.stage != "need")):
        row.instrument = "procurement"


def set_period(context: Context, anchor: Anchor, sentence: Sentence, at: int, row: Row) -> None:
    """Set the date that a row is for, not the day on which it is told."""
    linked = None if isinstance(anchor, Thing) else anchor.period
    found = context.dates.get(linked) if linked else _date_near(sentence, at, row)
    if found is None or (row.condition is not None and _within(found, row.condition)):
        return
    verb = row.frame.verb
    if _runs_already(context, found, row):
        row.stage = "delivered" if row.things else "disbursed"
    if not _is_announcing(context, found, row):
        row.period = found
        ran = verb is not None and verb.tense == "past" and row.stage in ("disbursed", "delivered") and bool(row.things)
        if found.relation == "since" and ran and row.accounting is None:
            row.accounting = "cumulative"
        if found.relation == "since" and row.frame.rule in ("commitment.noun", "commitment.total"):
            _has_run(row)


def _runs_already(context: Context, date: DateExpression, row: Row) -> bool:
    """Whether what is being given was given by now: "providing 4 million over the past year"."""
    verb, published = row.frame.verb, context.source.published
    if verb is None or not (verb.running or verb.progressive) or verb.leads or row.stage != "pledged":
        return False
    if verb.verb_class not in ("give", "help", "disburse", "deliver") or published is None or date.end is None:
        return False
    return date.relation in ("over", "since") and date.end <= published and date.span.start > row.end


def _within(date: DateExpression, span: Span) -> bool:
    """Whether a date is one of a condition: "should the truce hold until Sunday"."""
    return span.start <= date.span.start < span.end


def _has_run(row: Row) -> None:
    """What a noun counts since a day in the past is given by now: "support since 2022: 320 million"."""
    if row.stage == "pledged" and row.accounting in (None, "total", "cumulative"):
        row.stage = "delivered" if row.things and row.money is None else "disbursed"
    if row.stage in ("disbursed", "delivered") and row.accounting in (None, "total"):
        row.accounting = "cumulative"


def _is_announcing(context: Context, date: DateExpression, row: Row) -> bool:
    """Whether a date is when something was said, or part of a name, and not when it is given."""
    text, published = context.text, context.source.published
    if date.span.text.casefold() in ("to date", "now", "today"):
        return True
    named = date.span.text[-1:].isdigit() and _CAPITAL_BEHIND.match(text, date.span.end)  # "the 2024 Summit"
    if named and not _TIMES.search(text, max(0, date.span.start - 12), date.span.start):
        return True
    if (
        row.stage not in ("pledged", "approved", "committed", "proposed")
        or published is None
        or date.kind == "duration"
    ):
        return False
    if date.relation in ("since", "between", "from") or date.end is None:
        return False
    told = date.span.end <= row.start or row.frame.rule == "commitment.relative"  # "that Chad announced this week"
    running = date.start is not None and date.start <= published <= date.end and told
    past = row.frame.verb is not None and row.frame.verb.tense == "past"
    return date.end <= published or (running and past)


def _of_item(chunks: Sequence[Chunk], at: int, stop: int) -> Sequence[Chunk]:
    """The words behind an item up to a participle that tells of something else: ", building on ties since 2014"."""
    for index in range(at + 2, stop):
        apart = chunks[index].kind == "verb" and "ing" in chunks[index].forms and chunks[index - 1].low == ","
        if apart or chunks[index].low == "enough":  # "flour, enough to feed a town for a week"
            return chunks[at + 1 : index]
    return chunks[at + 1 : stop]


def _own_words(chunks: Sequence[Chunk], outset: int) -> list[Chunk]:
    """The words before an item without what another verb before its own governs: "helped in 2021, and gave"."""
    verbs = [index for index in range(min(outset, len(chunks))) if chunks[index].kind == "verb"]
    return [*chunks[: verbs[0]], *chunks[outset:]] if verbs else list(chunks)


def _own_clause(sentence: Sentence, at: int, row: Row) -> Sequence[Chunk]:
    """What stands between the last comma and the verb of an item: "and in March of this year it shipped"."""
    verb = row.frame.verb
    before = [index for index in sentence.items if index < at]
    if verb is None or not before or not before[-1] < verb.at < at:
        return ()
    commas = [i for i in range(before[-1] + 1, verb.outset) if sentence.chunks[i].low in (",", ";")]
    return sentence.chunks[commas[-1] + 1 : verb.outset] if commas else ()


def _date_near(sentence: Sentence, at: int, row: Row) -> DateExpression | None:
    """The date that an item without a linked one is for: behind it in its clause, else in front of the verb."""
    chunks = sentence.chunks
    stop = sentence.gift_end(at)
    first = sentence.items[0]
    within = first < at and chunks[at - 1].low != "which"
    ahead = chunks[: first if within else at]  # what stands between two items belongs to the one before
    verb = row.frame.verb
    if verb is not None and verb.at < at:
        ahead = _own_words(ahead, verb.outset)
    behind = _of_item(chunks, at, stop)
    for chunk in (*behind, *_own_clause(sentence, at, row), *reversed(ahead)):
        if chunk.kind != "date" or not isinstance(chunk.value, DateExpression):
            continue
        date = chunk.value
        day = date.granularity in ("day", "time") and date.relation == "on"
        day = day and not AS_OF.search(sentence.text, max(0, date.span.start - 7), date.span.start)
        if date.relation in _PERIOD_RELATIONS and (
            not day or (row.stage in ("delivered",) and chunk.start > row.start)
        ):
            return date
    return None
