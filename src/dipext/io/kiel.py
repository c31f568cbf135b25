"""The ledger as a flat table after the Ukraine Support Tracker of Kiel, as CSV: one row a flow, with its sentence."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any

from dipext.io.cells import as_cell
from dipext.lexicon import toml
from dipext.models import Commitment, Extraction, Party

COLUMNS = (
    "id",
    "donor",
    "donor_code",
    "recipient",
    "recipient_code",
    "channel",
    "announcement_date",
    "measure",
    "aid_type_general",
    "category",
    "aid_type_specific",
    "explanation",
    "purpose",
    "item",
    "item_numb",
    "item_numb_deliv",
    "source_reported_value",
    "value_min",
    "value_max",
    "bound",
    "per",
    "reporting_currency",
    "period_start",
    "period_end",
    "accounting",
    "part_of",
    "countable",
    "needs_review",
    "warnings",
    "issuer",
    "source_url",
    "doc_id",
)
"""The columns, those that the tracker's file has by its names. ``measure`` is commitment, allocation, disbursement or
delivery; ``aid_type_general`` is military, humanitarian or financial, empty where the category fits two of them or none
is known; ``item_numb`` is the count of goods of one kind, ``item_numb_deliv`` of those that are delivered."""


def table(extractions: Iterable[Extraction]) -> Iterator[str]:
    """A CSV file, piece by piece; the mark at its beginning is that by which Excel knows UTF-8."""
    yield "\ufeff" + _line(COLUMNS)
    for extraction in extractions:
        for row in rows(extraction):
            yield _line(as_cell(row[name]) for name in COLUMNS)


def rows(extraction: Extraction) -> Iterator[dict[str, Any]]:
    """The rows of one release that have a measure; needs, proposals, cancellations and own defence have none."""
    data = toml("io/ledger")
    for row in extraction.commitments:
        measure = data["stage"].get(row.stage, {}).get("kiel")
        if measure and row.category not in ("defence_own", "investment"):
            category = data["category"].get(row.category, {})
            yield {"measure": measure, "aid_type_general": category.get("kiel"), **_row(extraction, row)}


def _row(extraction: Extraction, row: Commitment) -> dict[str, Any]:
    money = next((item for item in extraction.money if item.id == row.money), None)
    period = next((item for item in extraction.dates if item.id == row.period), None)
    share = next((item for item in extraction.percentages if item.id == row.percentage), None)
    goods = [item.span.text for item in row.goods]
    count = row.goods[0].count if len(row.goods) == 1 else None  # of several there is no one number
    return {
        "id": row.id,
        "donor": _names(row.donors),
        "donor_code": _codes(row.donors),
        "recipient": _names(row.recipients),
        "recipient_code": _codes(row.recipients),
        "channel": _names(row.channels),
        "announcement_date": extraction.published,
        "category": row.category,
        "aid_type_specific": row.instrument,
        "explanation": " ".join(row.evidence.text.split()),
        "purpose": row.purpose,
        "item": [f"{share.span.text} of {share.base}" if share.base else share.span.text] if share else goods,
        "item_numb": count,
        "item_numb_deliv": count if row.stage == "delivered" else None,
        "source_reported_value": money and money.amount,
        "value_min": money and money.amount_min,
        "value_max": money and money.amount_max,
        "bound": money and money.quantifier,
        "per": money and money.per,
        "reporting_currency": money and money.currency,
        "period_start": period and period.start,
        "period_end": period and period.end,
        "accounting": row.accounting,
        "part_of": row.part_of,
        "countable": row.countable,
        "needs_review": row.needs_review,
        "warnings": list(row.warnings),
        "issuer": extraction.issuer,
        "source_url": extraction.url,
        "doc_id": extraction.doc_id,
    }


def _names(parties: tuple[Party, ...]) -> list[str]:
    return [party.name for party in parties]


def _codes(parties: tuple[Party, ...]) -> list[str]:
    return [party.code or "" for party in parties]


def _line(cells: Iterable[Any]) -> str:
    line = StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)  # quotes a lone carriage return, which would end a row
    return line.getvalue().removesuffix("\r\n") + "\n"
