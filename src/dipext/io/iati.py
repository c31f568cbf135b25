"""The ledger as activities of IATI 2.03: one activity a flow, with one transaction.

The order of the elements is that of iati-activities-schema.xsd 2.03, where every element is a sequence. A row that is
no transaction is left out: see :func:`transaction_type`.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from hashlib import sha256
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from dipext.io.cells import for_xml
from dipext.lexicon import lines, toml
from dipext.models import Commitment, DateExpression, Extraction, Money, Party

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities version="2.03">\n'
FOOT = "</iati-activities>\n"
REPORTER = "dipext"
"""What stands for whoever reports: a publisher puts the identifier of its own in its place."""


def xml(extractions: Iterable[Extraction]) -> Iterator[str]:
    """A file of activities, piece by piece."""
    yield HEAD
    for extraction in extractions:
        for activity in activities(extraction):
            indent(activity)
            yield tostring(activity, encoding="unicode") + "\n"
    yield FOOT


def activities(extraction: Extraction) -> Iterator[Element]:
    """An ``iati-activity`` for each row that is a transaction on a known day."""
    money = {item.id: item for item in extraction.money}
    dates = {item.id: item for item in extraction.dates}
    for row in extraction.commitments:
        sum_ = money.get(row.money or "")
        code, value = transaction_type(row), _value(sum_)
        if code and sum_ and value is not None and extraction.published:
            signed = -value if row.stage == "cancelled" else value
            activity = _activity(extraction, extraction.published, row, sum_, dates.get(row.period or ""))
            activity.append(_transaction(extraction.published, row, sum_, code, signed))
            if extraction.url:
                _document(activity, extraction.url)
            yield activity


def transaction_type(row: Commitment) -> str | None:
    """The code of the codelist TransactionType, ``None`` for what is no transaction.

    None are: needs and proposals, what is said again or is a part or a running total of other rows, and own defence.
    A commitment whose reading is in doubt counts as the pledge that it is at least, a doubtful cancellation not at all.
    """
    if row.category == "defence_own" or not (row.countable or row.stage == "cancelled"):
        return None
    if row.needs_review and row.stage in ("committed", "cancelled"):
        return _codes("stage")["pledged"]["iati"] if row.stage == "committed" else None
    return _codes("stage").get(row.stage, {}).get("iati")


def _codes(table: str) -> dict[str, dict[str, str]]:
    codes: dict[str, dict[str, str]] = toml("io/ledger")[table]
    return codes


def _value(sum_: Money | None) -> Decimal | None:
    """The number that the text names, of a range the lower one; ``None`` where it names none or no currency."""
    if sum_ is None or sum_.currency is None:
        return None
    return sum_.amount if sum_.amount is not None else sum_.amount_min


def _activity(
    extraction: Extraction, published: date, row: Commitment, sum_: Money, period: DateExpression | None
) -> Element:
    activity = Element("iati-activity", {"xml:lang": "en", "default-currency": sum_.currency or ""})
    if row.category == "humanitarian":
        activity.set("humanitarian", "1")  # as all of it is, and so not with the transaction again
    SubElement(activity, "iati-identifier").text = f"{REPORTER}-{_key(extraction)}-{row.id}"
    _narrated(activity, "reporting-org", REPORTER, ref=REPORTER, type="90", **{"secondary-reporter": "1"})
    _narrated(activity, "title", f"{_names(row.donors)} – {_names(row.recipients)}: {sum_.span.text}")
    _narrated(activity, "description", row.evidence.text, type="1")
    _participants(activity, row)
    SubElement(activity, "activity-status", code=_STATUS.get(row.stage, "2"))
    _days(activity, published, period, row)
    _country_and_sector(activity, row)
    return activity


_STATUS = {"pledged": "1", "cancelled": "5"}  # codelist ActivityStatus: pipeline, cancelled; else implementation


def _key(extraction: Extraction) -> str:
    """What tells a release from others: the same for the same release in every run."""
    said = f"{extraction.doc_id}\n{extraction.text}".encode("utf-8", "surrogatepass")
    return sha256(said).hexdigest()[:16]


def _participants(activity: Element, row: Commitment) -> None:
    """Who takes part, by codelist OrganisationRole; the reporter where the text names nobody, since one must."""
    roles = (("1", row.donors), ("3", row.channels), ("4", [p for p in row.recipients if p.kind != "country"]))
    for role, parties in roles:
        for party in parties:
            _narrated(activity, "participating-org", party.name, **_type((party,)), role=role)
    if activity.find("participating-org") is None:
        _narrated(activity, "participating-org", REPORTER, ref=REPORTER, type="90", role="2")


def _days(activity: Element, published: date, period: DateExpression | None, row: Commitment) -> None:
    """Start and end, planned or actual (codelist ActivityDateType) as seen from the day of publication."""
    start = (period.start if period else None) or published
    begun = start <= published and row.stage != "pledged"
    SubElement(activity, "activity-date", {"iso-date": f"{start}", "type": "2" if begun else "1"})
    if period and period.end and period.end >= start:
        SubElement(
            activity, "activity-date", {"iso-date": f"{period.end}", "type": "4" if period.end <= published else "3"}
        )


def _country_and_sector(activity: Element, row: Commitment) -> None:
    """Where and what for. Shares between several countries would have to be given, and the text does not say them."""
    if len(row.recipients) == 1 and (country := _alpha2().get(row.recipients[0].code or "")):
        SubElement(activity, "recipient-country", code=country, percentage="100")
    if sector := _codes("category").get(row.category or "", {}).get("dac"):
        SubElement(activity, "sector", vocabulary="2", code=sector, percentage="100")


def _transaction(published: date, row: Commitment, sum_: Money, code: str, value: Decimal) -> Element:
    transaction = Element("transaction")
    SubElement(transaction, "transaction-type", code=code)
    SubElement(transaction, "transaction-date", {"iso-date": f"{published}"})
    worth = SubElement(transaction, "value", {"currency": sum_.currency or "", "value-date": f"{published}"})
    worth.text = format(value, "f")
    _narrated(transaction, "description", _said(row, sum_))
    for name, parties in (("provider-org", row.donors), ("receiver-org", row.channels or row.recipients)):
        if parties:
            _narrated(transaction, name, _names(parties), **_type(parties))
    finance: dict[str, str] = toml("io/ledger")["instrument"]
    if row.instrument in finance:
        SubElement(transaction, "finance-type", code=finance[row.instrument])
    return transaction


def _said(row: Commitment, sum_: Money) -> str:
    """The sentence, and what a bare number would hide: its bound, its rhythm, its condition, its doubts."""
    notes = [f"stage: {row.stage}", f"as written: {sum_.span.text}"]
    notes += [f"amount: {sum_.quantifier}"] if sum_.quantifier != "exact" else []
    notes += [f"per: {sum_.per}"] if sum_.per else []
    notes += [f"condition: {row.condition.text}"] if row.condition else []
    notes += [f"to be reviewed: {', '.join(row.warnings)}"] if row.needs_review else []
    return f"{row.evidence.text} [{'; '.join(notes)}]"


def _document(activity: Element, url: str) -> None:
    """The release itself (codelist DocumentCategory: A12, web page of the activity)."""
    link = SubElement(activity, "document-link", url=for_xml(url), format="text/html")
    _narrated(link, "title", "Press release")
    SubElement(link, "category", code="A12")


def _narrated(parent: Element, name: str, words: str, **attributes: str) -> None:
    element = SubElement(parent, name, attributes)
    SubElement(element, "narrative").text = for_xml(" ".join(words.split()))


def _names(parties: tuple[Party, ...]) -> str:
    return "; ".join(party.name for party in parties) or "not stated"


def _type(parties: tuple[Party, ...]) -> dict[str, str]:
    """The type of one organisation; several under one name have none."""
    types: dict[str, str] = toml("io/ledger")["party"]
    return {"type": types[parties[0].kind]} if len(parties) == 1 and parties[0].kind in types else {}


@cache
def _alpha2() -> dict[str, str]:
    return dict(line.split() for line in lines("lexicon/alpha2.txt"))
