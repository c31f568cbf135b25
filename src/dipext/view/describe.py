"""Values in words, for people: what an item is worth in one short line."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from dipext.models import (
    Commitment,
    CustomFact,
    DateExpression,
    Extraction,
    Initiative,
    Money,
    Party,
    Percentage,
    Person,
    Title,
)


def describe_person(person: Person) -> str:
    """A person as ``"Mark Rutte (secretary general, NATO)"``."""
    held = dict.fromkeys((_office(title), title.of) for title in person.titles)
    known = {role for role, of in held if of}
    offices = [f"{role}, {of}" if of else role for role, of in held if of or role not in known]
    return f"{person.name} ({'; '.join(offices)})" if offices else person.name


def _office(title: Title) -> str:
    """The role with its status, where that is another than "current": "deputy secretary general"."""
    return _words(None if title.status == "current" else title.status, title.role)


def describe_date(date: DateExpression) -> str:
    """A date as its relation and its EDTF, a length as its years, months, ... and hours."""
    if not date.resolved:
        return _words(date.relation, _length(date.duration)) if date.duration else "unresolved"
    clock = "–".join(time for time in (date.start_time, date.end_time) if time)
    zone = date.tz if clock else None
    return _words(date.relation, _days(date), clock, zone, "approximately" if date.approximate else None)


def _days(date: DateExpression) -> str | None:
    if date.granularity in ("quarter", "half", "season") or date.edtf is None:  # EDTF has codes for these, not words
        days = " – ".join(str(end) for end in (date.start, date.end) if end)
        return days or (_length(date.duration) if date.duration else None)
    ends = date.edtf.removeprefix("../").removesuffix("/..")  # the relation says which end is open
    ends = ends.replace("~", "") if date.approximate else ends
    ends = ends.partition("T")[0] if date.start_time else ends
    return ends.replace("/", " and " if date.relation == "between" else " – ")


_PART = re.compile(r"(\d+(?:\.\d+)?)([A-Z])")
_DAYS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_HOURS = {"H": "hour", "M": "minute", "S": "second"}


def _length(duration: str) -> str:
    """An ISO 8601 duration in words, and as it is where these do not tell it.

    >>> _length("P1Y6M"), _length("PT48H"), _length("PT30M"), _length("P2X")
    ('1 year 6 months', '48 hours', '30 minutes', 'P2X')
    """
    days, _, hours = duration.removeprefix("P").partition("T")
    parts = [(number, _DAYS.get(unit)) for number, unit in _PART.findall(days)]
    parts += [(number, _HOURS.get(unit)) for number, unit in _PART.findall(hours)]
    if _PART.sub("", days + hours) or not all(unit for _, unit in parts):
        return duration
    return " ".join(f"{number} {unit}{'' if number == '1' else 's'}" for number, unit in parts)


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


def describe_commitment(row: Commitment, extraction: Extraction) -> str:
    """A commitment as ``"Denmark → Ukraine: pledged 850,000,000 DKK"``."""
    parties = f"{parties_in_words(row.donors)} → {parties_in_words(row.recipients)}"
    via = f"via {parties_in_words(row.channels)}" if row.channels else None
    anchor = describe_anchor(row, extraction)
    accounting = f"({row.accounting})" if row.accounting else ""
    return f"{parties}: {_words(row.stage, anchor, None if accounting in anchor else accounting, via)}"


def describe_anchor(row: Commitment, extraction: Extraction) -> str:
    """What is given: the sum or the share, and the goods."""
    sums = [describe_money(money) for money in extraction.money if money.id == row.money]
    shares = [describe_percentage(share) for share in extraction.percentages if share.id == row.percentage]
    return "; ".join([*sums, *shares, *(goods.span.text for goods in row.goods)])


def describe_custom(fact: CustomFact) -> str:
    """A fact of the user's own as ``"resolution: number 2803, body UN"``."""
    told = describe_fields(fact)
    return f"{fact.kind}: {told}" if told else fact.kind


def describe_fields(item: BaseModel) -> str:
    """What an item says beyond its place, as ``"number 2803, body UN"``: of a kind without words of its own here."""
    fields = item.model_dump(mode="json", exclude=set(CustomFact.model_fields), exclude_none=True)
    return ", ".join(f"{name} {value}" for name, value in fields.items())


_WORDS: dict[str, Callable[[Any], str]] = {
    "people": describe_person,
    "dates": describe_date,
    "money": describe_money,
    "percentages": describe_percentage,
    "initiatives": describe_initiative,
    "custom": describe_custom,
}


def describe(kind: str, item: Any) -> str:
    """What an item of a kind that is found in the text is worth."""
    return _WORDS.get(kind, describe_fields)(item)


def parties_in_words(parties: tuple[Party, ...]) -> str:
    """Parties as ``"Denmark + Sweden"``; a question mark where the text names nobody."""
    return " + ".join(party.name for party in parties) or "?"
