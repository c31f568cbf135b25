"""An Extraction as the plain data that the page of a report reads; offsets count UTF-16 units, as browsers do."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any, get_args

from dipext.doubts import WARNINGS
from dipext.models import Commitment, DateExpression, Extraction, Initiative, Money, Party, Person, Span, Stage
from dipext.view.describe import describe, describe_anchor, describe_commitment, describe_date
from dipext.view.marks import KINDS, commitment_doubts, marks
from dipext.view.styles import STYLES
from dipext.view.unseen import NAMES, PATTERN

Offset = Callable[[int], int]

_ORDER = {kind: number for number, kind in enumerate(STYLES)}


def kinds_data() -> list[dict[str, str]]:
    """The kinds in the order in which the page shows them; the numbers in marks count them from 0."""
    return [{"name": kind, "label": style.label} for kind, style in STYLES.items()]


def words_data() -> dict[str, Any]:
    """The closed lists that the page orders by.

    Of each code of a warning how much it matters, from 1 to 3, and what it says in a sentence; and the stages, from
    what is wanted to what is done.
    """
    return {
        "warnings": {code: (meaning.rank, meaning.says) for code, meaning in WARNINGS.items()},
        "stages": get_args(Stage),
    }


def unseen_data() -> dict[str, Any]:
    """What the page shows instead of obeying it: the pattern, and the names of such characters."""
    return {"pattern": PATTERN, "names": NAMES}


def release_data(extraction: Extraction) -> dict[str, Any]:
    """One release: its text, its marks in text order and its items by kind. Absent means unknown, empty or no."""
    offset = _utf16(extraction.text)
    data = {
        "id": extraction.doc_id,
        "title": extraction.title,
        "published": _day(extraction.published),
        "source": extraction.published_source,
        "issuer": extraction.issuer,
        "warnings": extraction.warnings,
        "text": extraction.text,
        "marks": _marks(extraction, offset),
        **{kind: [_item(kind, item) for item in getattr(extraction, kind)] for kind in KINDS},
        "commitments": [_commitment(row, extraction, offset) for row in extraction.commitments],
    }
    return {name: value for name, value in data.items() if value not in (None, (), [])}


def _utf16(text: str) -> Offset:
    """From code points to UTF-16 units, where what lies beyond the first 65,536 code points counts twice."""
    wide = [place for place, character in enumerate(text) if character > "\uffff"] if not text.isascii() else []
    return (lambda place: place + bisect_left(wide, place)) if wide else int


def _marks(extraction: Extraction, offset: Offset) -> list[list[Any]]:
    """Each as kind, start, end, item, what stands beside the words, doubts; what is empty at the end is left out."""
    rows = []
    for mark in marks(extraction):
        row: list[Any] = [_ORDER[mark.kind], offset(mark.span.start), offset(mark.span.end), mark.item]
        if mark.doubts:
            row += [mark.beside, list(mark.doubts)]
        elif mark.beside:
            row.append(mark.beside)
        rows.append(row)
    return rows


def _item(kind: str, item: Any) -> dict[str, Any]:
    """An item of a kind that is found in the text: what it is worth, and what tables and timelines ask of it."""
    more = _MORE.get(kind)
    return _known(value=describe(kind, item), **(more(item) if more else {}))


def _person(person: Person) -> dict[str, Any]:
    offices = dict.fromkeys((title.role.replace("_", " "), title.of or "", title.status) for title in person.titles)
    return _known(
        name=person.name,
        offices=[[role if status == "current" else f"{role} ({status})", of] for role, of, status in offices],
        titles=list(dict.fromkeys(title.text for title in person.titles)),
        countries=person.countries,
    )


def _date(item: DateExpression) -> dict[str, Any]:
    return _known(start=_day(item.start), end=_day(item.end), relation=item.relation, kind=item.kind)


def _money(money: Money) -> dict[str, Any]:
    return _known(currency=money.currency, **_amounts(money))


def _amounts(money: Money) -> dict[str, Any]:
    """The two ends of a sum in plain digits, equal where it is one number, and which way it is bound."""
    low, high = (money.amount, money.amount) if money.amount is not None else (money.amount_min, money.amount_max)
    if money.quantifier == "vague":  # what "trillions" may be at most says nothing
        high = low
    return _known(low=_plain(low), high=_plain(high), quantifier=money.quantifier)


def _initiative(initiative: Initiative) -> dict[str, Any]:
    return _known(
        name=initiative.name,
        kind=(initiative.kind or "").replace("_", " "),
        lead=initiative.lead,
        registered=initiative.registry_id is not None,
    )


_MORE: dict[str, Callable[[Any], dict[str, Any]]] = {
    "people": _person,
    "dates": _date,
    "money": _money,
    "initiatives": _initiative,
}


def _commitment(row: Commitment, extraction: Extraction, offset: Offset) -> dict[str, Any]:
    money = next((money for money in extraction.money if money.id == row.money), None)
    period = next((item for item in extraction.dates if item.id == row.period), None)
    # Sums of different units never add up: "a year" and "each" are units as currencies are.
    unit = [money.currency or "currency unknown", f"per {money.per}" if money.per else "", "each"] if money else []
    return _known(
        value=describe_commitment(row, extraction),
        anchor=describe_anchor(row, extraction),
        donors=_parties(row.donors),
        recipients=_parties(row.recipients),
        channels=_parties(row.channels),
        stage=row.stage,
        counted=row.countable,
        unit=" ".join(part for part in (unit if money and money.distributive else unit[:2]) if part),
        **(_amounts(money) if money else {}),
        accounting=row.accounting,
        category=row.category,
        instrument=row.instrument,
        purpose=row.purpose,
        condition=row.condition.text if row.condition else None,
        period=describe_date(period) if period else None,
        year=_year(period),
        part=row.part_of is not None,
        evidence=_place(row.evidence, offset),
        place=_place(_anchor(row, extraction), offset),
        doubts=commitment_doubts(row),
    )


def _anchor(row: Commitment, extraction: Extraction) -> Span:
    """The words that say how much, in the evidence."""
    spans = [money.span for money in extraction.money if money.id == row.money]
    spans += [share.span for share in extraction.percentages if share.id == row.percentage]
    spans += [goods.span for goods in row.goods]
    return spans[0] if spans else row.evidence


def _parties(parties: Iterable[Party]) -> list[list[str]]:
    """Each as its name in the text, and its code where it has one: rows of one code are one party."""
    return [[party.name, party.code] if party.code else [party.name] for party in parties]


def _year(period: DateExpression | None) -> str | None:
    days = [day for day in (period.start, period.end) if day] if period else []
    return "–".join(dict.fromkeys(str(day.year) for day in days)) or None


def _place(span: Span, offset: Offset) -> list[int]:
    return [offset(span.start), offset(span.end)]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _plain(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")


def _known(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", (), [], False)}
