"""Rows that belong together: goods under one verb or one price, parts and their envelope."""

import re
from collections.abc import Sequence

from dipext.commitments.context import Context
from dipext.commitments.data import words
from dipext.commitments.rows import Row, codes
from dipext.lexicon import alternation

_MOST = 50  # rows of a sentence, or before a part, that are looked through


def last_whole(rows: Sequence[Row]) -> Row | None:
    """The last row that can be a whole; none where all that goes before are parts themselves."""
    for row in reversed(rows):
        if row.accounting not in ("cumulative", "restated", "part", "remaining"):
            return row
    return next((row for row in reversed(rows) if row.accounting in ("cumulative", "restated")), None)


def with_goods(context: Context, rows: Sequence[Row]) -> list[Row]:
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


_PRICED = re.compile(rf"\b{alternation(words().bundles.holds)}\b|:\s*\Z", re.IGNORECASE)
_PRICE = re.compile(rf"\b{alternation(words().bundles.worth)}\s+(?:\w+\s+){{0,4}}\Z", re.IGNORECASE)


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
            row.donors = last.donors or row.donors
            stated = any(party.source == "stated" for party in row.recipients)
            row.recipients = row.recipients if stated else last.recipients or row.recipients
            row.category, row.instrument = last.category or row.category, last.instrument or row.instrument
            row.channels, row.period = last.channels or row.channels, row.period or last.period
            row.warnings = last.warnings
            result[-1] = row
        else:
            result.append(row)
    return result


def share_recipients(context: Context, rows: Sequence[Row]) -> None:
    """A row without a recipient has that of the only other one in its sentence."""
    together: dict[int, list[Row]] = {}
    for row in rows:
        together.setdefault(row.evidence.start, []).append(row)
    for row in rows:
        if row.recipients or row.category == "defence_own":
            continue
        if any(party.kind == "initiative" for party in row.channels):
            continue
        parts = ("part", "remaining")
        others = [
            other
            for other in together[row.evidence.start][:_MOST]
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
                or _is_elliptic(context, others[-1], row)
                or row.frame.rule == "commitment.part"
                or (row.things and row.start - others[-1].end < 60)
            )
        ):
            given = {donor.code for donor in row.donors}
            shared = [party for party in others[0].recipients if party.code not in given]
            row.recipients = [party.model_copy(update={"source": "context"}) for party in shared]


def _is_elliptic(context: Context, other: Row, row: Row) -> bool:
    """Whether a row only says who gives how much as well: "for the same schools, and Malta gives 400,000"."""
    if row.purpose or row.channels or row.category or other.start > row.start or row.start - other.end > _JOINED:
        return False
    if _AND.search(context.text, other.end, row.start) is None:
        return False
    row.warn("recipient_from_context")
    return True


_AND = re.compile(r",?\sand\s(?:[\w’'-]+\s){1,6}\Z")
_JOINED = 120  # characters between two givers of the same


def deal_out(rows: Sequence[Row]) -> None:
    """Where as many sums as parties stand before "respectively", each has one of them."""
    together: dict[int, list[Row]] = {}
    for row in rows:
        if row.money is not None and _RESPECTIVELY.search(row.evidence.text):
            together.setdefault(row.evidence.start, []).append(row)
    for sums in together.values():
        for side in ("donors", "recipients"):
            parties = max((getattr(row, side) for row in sums), key=len)
            if len(parties) == len(sums) > 1:
                for row, party in zip(sums, parties, strict=True):
                    setattr(row, side, [party])
        for row in sums:
            row.channels = row.channels or sums[-1].channels


_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)


def set_envelopes(rows: Sequence[Row]) -> None:
    """Set ``part_of`` and let parts inherit what they do not name."""
    by_money = {row.money.id: row for row in rows if row.money is not None}
    for index, row in enumerate(rows):
        named, row.part_of = row.part_of, None
        if row.accounting not in ("part", "remaining") and row.frame.rule != "commitment.part" and named is None:
            continue
        told = by_money.get(row.money.part_of) if row.money is not None and row.money.part_of else None
        whole = named or _whole(row, told, rows[max(0, index - _MOST) : index])
        if whole is not None and whole is not row:
            _inherit(row, whole)


def _whole(row: Row, told: Row | None, before: Sequence[Row]) -> Row | None:
    """What a row is a part of: as its sum says, or what was told last."""
    if row.share is not None:
        return told_last(before)
    if row.frame.rule != "commitment.part":
        return told
    summed = told is not None and told.accounting == "cumulative" and row.frame.verb is not None
    return last_whole(before) if told is None or summed else told


def _inherit(row: Row, whole: Row) -> None:
    if whole.stage == "need" and row.stage == "pledged":
        row.stage, row.donors = "need", []
    if _is_smaller(row, whole):
        row.part_of = whole
        row.accounting = row.accounting if row.accounting in ("remaining", "additional", "new") else "part"
    row.donors = row.donors if row.donors and "donor_from_issuer" not in row.warnings else whole.donors
    row.recipients = row.recipients or whole.recipients
    if row.frame.rule == "commitment.part" and _is_smaller(row, whole):
        row.stage = whole.stage
    row.category = row.category or whole.category
    if row.share is not None:
        row.period = row.period or whole.period


def told_last(rows: Sequence[Row]) -> Row | None:
    """The last row that is no part itself: what "half of it" is a half of."""
    for row in reversed(rows):
        if row.accounting not in ("part", "remaining"):
            return row
    return None


def _is_smaller(row: Row, whole: Row) -> bool:
    if row.money is None or whole.money is None or row.money.amount is None or whole.money.amount is None:
        return True
    return row.money.currency != whole.money.currency or row.money.amount <= whole.money.amount
