"""Nothing counted twice: the same flow said again becomes one row with mentions, parts get their envelope."""

from collections.abc import Sequence
from decimal import Decimal

from rapidfuzz import fuzz

from dipext.commitments.rows import Row, codes

_MOST = 50  # rows of one value that a further one is compared with
_SAME_WORDS = 60  # of 100: purposes that are as like as this can be the same
_ORDER = ("need", "proposed", "pledged", "approved", "committed", "allocated", "contracted", "disbursed", "delivered")


def merge(rows: Sequence[Row]) -> list[Row]:
    """The rows without repetitions, the fullest sentence of each as its evidence."""
    kept: list[Row] = []
    became: dict[int, Row] = {}
    alike: dict[object, list[Row]] = {}
    for row in rows:
        candidates = alike.setdefault(_value(row), [])
        same = next((other for other in reversed(candidates[-_MOST:]) if _is_same(other, row)), None)
        if same is None:
            kept.append(row)
            candidates.append(row)
            continue
        first, second = (same, row) if _fullness(same) >= _fullness(row) else (row, same)
        joined = _joined(first, second)
        other = second if joined is first else first
        became[id(other)] = joined
        kept[next(i for i in range(len(kept) - 1, -1, -1) if kept[i] is same)] = joined
        candidates[next(i for i in range(len(candidates) - 1, -1, -1) if candidates[i] is same)] = joined
    for row in kept:
        while row.part_of is not None and id(row.part_of) in became:
            row.part_of = became[id(row.part_of)]
    return kept


def _value(row: Row) -> object:
    """What rows that say the same have in common: currency and amount, or the first of the goods."""
    if row.money is not None:
        return row.money.currency, row.money.amount, row.money.amount_min
    return row.share.value if row.share is not None else "goods"


def _counted(row: Row) -> set[tuple[Decimal | None, str]]:
    """The numbers and the last words of goods."""
    return {(thing.goods.count, thing.goods.item.casefold().split()[-1]) for thing in row.things}


def _is_same(first: Row, second: Row) -> bool:
    """Whether two rows tell of the same flow."""
    if not _same_value(first, second) or first.evidence == second.evidence:
        return False
    if (first.stage == "need") != (second.stage == "need") or (first.stage == "cancelled") != (
        second.stage == "cancelled"
    ):
        return False
    headed = first.evidence.text[-1:] not in ".!?”"  # a heading leaves "additional" out
    if second.accounting == "additional" and first.accounting != "additional" and not (second.definite or headed):
        return False
    done = ("disbursed", "delivered")
    if (
        second.accounting != "cumulative"
        and second.stage in done
        and first.stage not in done
        and second.period is not None
        and second.period != first.period
    ):
        return False
    if not _fits(first.donors, second.donors) or not _fits(first.recipients, second.recipients):
        return False
    if (
        first.purpose
        and second.purpose
        and fuzz.token_set_ratio(first.purpose, second.purpose) < _SAME_WORDS
        and first.category != second.category
    ):
        return False
    return (
        _ORDER.index(second.stage) >= _ORDER.index(first.stage) or second.stage in ("pledged", "proposed")
        if first.stage != "cancelled"
        else True
    )


def _fits(first: Sequence[object], second: Sequence[object]) -> bool:
    """Whether two sides can be the same parties: equal, one within the other, or one unknown."""
    one, two = codes(first), codes(second)  # type: ignore[arg-type]
    return not one or not two or one <= two or two <= one or any(fuzz.ratio(a, b) > 88 for a in one for b in two)


def _same_value(first: Row, second: Row) -> bool:
    if first.money is not None and second.money is not None:
        a, b = first.money, second.money
        known = a.amount is not None or a.amount_min is not None
        return known and (a.amount, a.amount_min, a.amount_max, a.currency, a.per) == (
            b.amount,
            b.amount_min,
            b.amount_max,
            b.currency,
            b.per,
        )
    if first.share is not None and second.share is not None:
        return first.share.value is not None and (first.share.value, first.share.base) == (
            second.share.value,
            second.share.base,
        )
    if first.money is None and second.money is None and first.things and second.things and first.share is second.share:
        one, two = _counted(first), _counted(second)
        return one <= two or two <= one
    return False


def _fullness(row: Row) -> int:
    """How much a row says."""
    known = (
        row.donors,
        row.recipients,
        row.channels,
        row.purpose,
        row.period,
        row.category,
        row.condition,
        row.instrument,
    )
    return (
        10 * sum(bool(item) for item in known)
        + 5 * len(row.things)
        + 8 * (row.frame.rule != "commitment.headline")
        + 6 * (row.frame.rule in ("commitment.active", "commitment.passive"))
    )


def _joined(first: Row, second: Row) -> Row:
    """The fuller row with what only the other one knows."""
    first.donors = first.donors or second.donors
    if "donor_from_issuer" in first.warnings and second.donors and "donor_from_issuer" not in second.warnings:
        first.donors = second.donors
        first.warnings.remove("donor_from_issuer")
    first.recipients = first.recipients or second.recipients
    first.channels = first.channels + [
        party
        for party in second.channels
        if party.code not in {c.code for c in first.channels}
        or (party.code is None and party.name not in {c.name for c in first.channels})
    ]
    first.purpose = first.purpose or second.purpose
    first.period = first.period or second.period
    first.category = first.category or second.category
    first.instrument = first.instrument or second.instrument
    first.condition = first.condition or second.condition
    first.accounting = first.accounting or (second.accounting if second.accounting != "restated" else None)
    first.part_of = first.part_of or second.part_of
    summed = "cumulative" in (first.accounting, second.accounting)
    if not summed and first.stage != "cancelled" and _ORDER.index(second.stage) > _ORDER.index(first.stage):
        first.stage = second.stage
    anchor = second.money.span if second.money else second.share.span if second.share else second.things[0].goods.span
    first.mentions += [*second.mentions, anchor]
    return first
