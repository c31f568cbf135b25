"""What both views show: every fact as a stretch of the text with its value in a few words."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from dipext.models import DateExpression, Extraction, Initiative, Money, Percentage, Person, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A fact in its place: ``kind`` is the name of a kind, ``value`` is for people to read."""

    span: Span
    kind: str
    value: str
    warnings: tuple[str, ...] = ()


def marks(extraction: Extraction) -> list[Mark]:
    """Every mention of every item in text order, of two that start together the longer first."""
    return sorted(_marks(extraction), key=lambda mark: (mark.span.start, -mark.span.end))


def _marks(extraction: Extraction) -> Iterator[Mark]:
    for person in extraction.people:
        for mention in person.mentions:
            yield Mark(mention.span, "people", describe_person(person))
    for date in extraction.dates:
        yield Mark(date.span, "dates", describe_date(date), date.warnings)
    for money in extraction.money:
        yield Mark(money.span, "money", describe_money(money), money.warnings)
    for percentage in extraction.percentages:
        yield Mark(percentage.span, "percentages", describe_percentage(percentage), percentage.warnings)
    for initiative in extraction.initiatives:
        for naming in initiative.mentions:
            yield Mark(naming.span, "initiatives", describe_initiative(initiative))


def describe_person(person: Person) -> str:
    """A person as ``"Mark Rutte (secretary general, NATO)"``."""
    held = dict.fromkeys((_words(title.role), title.of) for title in person.titles)
    known = {role for role, of in held if of}
    offices = [f"{role}, {of}" if of else role for role, of in held if of or role not in known]
    return f"{person.name} ({'; '.join(offices)})" if offices else person.name


def describe_date(date: DateExpression) -> str:
    """A date as its relation and its EDTF, a length as its ISO 8601 duration."""
    if not date.resolved:
        return _words(date.relation, date.duration or "unresolved")
    clock = "–".join(time for time in (date.start_time, date.end_time) if time)
    zone = date.tz if clock else None
    return _words(date.relation, _days(date), clock, zone, "approximately" if date.approximate else None)


def _days(date: DateExpression) -> str | None:
    if date.granularity in ("quarter", "half", "season") or date.edtf is None:  # EDTF has codes for these, not words
        days = " – ".join(str(end) for end in (date.start, date.end) if end)
        return days or date.duration
    return date.edtf.removeprefix("../").removesuffix("/..")  # the relation says which end is open


def describe_money(money: Money) -> str:
    """A sum as ``"at least 190,000,000 EUR per year"``."""
    return _words(
        _bound(money.quantifier),
        _number(money.amount, money.amount_min, money.amount_max),
        money.currency or "/".join(money.currency_candidates),
        f"per {money.per}" if money.per else None,
        "each" if money.distributive else None,
        f"({money.accounting})" if money.accounting else None,
    )


def describe_percentage(percentage: Percentage) -> str:
    """A share as ``"approximately 5 % of GDP: direct defence spending"``."""
    sign = {"percentage_point": "percentage points", "basis_point": "basis points", "permille": "‰"}
    change = _number(None, percentage.value_from, percentage.value_to, " → ")
    words = _words(
        None if percentage.change == "from_to" else percentage.change,
        _bound(percentage.quantifier),
        change or _number(percentage.value, percentage.value_min, percentage.value_max),
        sign.get(percentage.unit, "%"),
        f"of {percentage.base}" if percentage.base else None,
        f"({percentage.base_owner})" if percentage.base_owner else None,
        f"per {percentage.per}" if percentage.per else None,
    )
    return f"{words}: {percentage.measure}" if percentage.measure else words


def describe_initiative(initiative: Initiative) -> str:
    """An initiative as ``"Baltic Sentry (operation, NATO)"``."""
    about = ", ".join([*([initiative.kind] if initiative.kind else []), *initiative.lead]).replace("_", " ")
    known = "" if initiative.registry_id else " – not in the registry"
    return f"{initiative.name} ({about}){known}" if about else f"{initiative.name}{known}"


def _bound(quantifier: str) -> str | None:
    return None if quantifier in ("exact", "range") else {"approx": "approximately"}.get(quantifier, quantifier)


def _number(value: Decimal | None, low: Decimal | None, high: Decimal | None, between: str = "–") -> str:
    if value is not None:
        return f"{value:,f}"
    return between.join(f"{end:,f}" for end in (low, high) if end is not None)


def _words(*words: str | None) -> str:
    return " ".join(word.replace("_", " ") for word in words if word)
