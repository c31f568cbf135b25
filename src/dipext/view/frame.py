"""Extractions as pandas data frames with fixed columns and types."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dipext.models import Commitment, Extraction, Party

if TYPE_CHECKING:
    from pandas import DataFrame

_PLACE = ("doc_id", "start", "end", "text")
_COLUMNS = {
    "people": (
        *_PLACE,
        *("id", "name", "given", "family", "name_order", "countries", "aliases"),
        *("form", "honorific", "titles", "roles", "function", "possessive", "resolved_by", "score", "rule", "warnings"),
    ),
    "dates": (
        *_PLACE,
        *("id", "cue", "kind", "granularity", "start_date", "end_date", "start_time", "end_time", "tz", "relation"),
        *("anchor", "approximate", "duration", "edtf", "resolved", "alternatives", "rule", "warnings"),
    ),
    "money": (
        *_PLACE,
        *("id", "cue", "amount", "amount_min", "amount_max", "currency", "currency_source", "currency_candidates"),
        *("quantifier", "per", "distributive", "accounting", "equivalent_of", "part_of", "period", "rule", "warnings"),
    ),
    "percentages": (
        *_PLACE,
        *("id", "cue", "value", "value_min", "value_max", "unit", "quantifier", "base", "base_owner", "measure"),
        *("change", "value_from", "value_to", "per", "period", "rule", "warnings"),
    ),
    "initiatives": (
        *_PLACE,
        *("id", "registry_id", "name", "kind", "lead", "match", "expansion", "score", "rule", "warnings"),
    ),
    "commitments": (
        *_PLACE,
        *("id", "donors", "recipients", "channels", "stage", "countable", "money", "percentage", "goods", "condition"),
        *("tense", "accounting", "part_of", "category", "instrument", "purpose", "period", "reported"),
        *("needs_review", "warnings", "rule"),
    ),
}
# Everything else is text. Decimals stay exact and lists stay tuples, both as objects.
_TYPES = {
    **dict.fromkeys(("start", "end"), "Int64"),
    **dict.fromkeys(("start_date", "end_date"), "datetime64[s]"),
    **dict.fromkeys(("possessive", "approximate", "resolved", "distributive"), "boolean"),
    "score": "Float64",
    **dict.fromkeys(("amount", "amount_min", "amount_max"), "object"),
    **dict.fromkeys(("value", "value_min", "value_max", "value_from", "value_to"), "object"),
    **dict.fromkeys(("countries", "aliases", "titles", "roles", "alternatives", "lead", "warnings"), "object"),
    **dict.fromkeys(("currency_candidates", "donors", "recipients", "channels", "goods"), "object"),
    **dict.fromkeys(("countable", "reported", "needs_review"), "boolean"),
}


def to_frame(extraction: Extraction, kind: str) -> "DataFrame":
    """One kind of item as a data frame; see :meth:`dipext.Extraction.to_frame`."""
    if kind not in _COLUMNS:
        raise ValueError(f"unknown kind {kind!r}; the kinds are {', '.join(_COLUMNS)}")
    try:
        from pandas import DataFrame, Series
    except ImportError as error:
        raise ImportError("to_frame needs pandas; install it with: pip install 'dipext[pandas]'") from error
    rows = list(_rows(extraction, kind))
    return DataFrame(
        {column: Series([row[column] for row in rows], dtype=_TYPES.get(column, "string")) for column in _COLUMNS[kind]}
    )


def _rows(extraction: Extraction, kind: str) -> Iterator[dict[str, Any]]:
    if kind == "commitments":
        yield from (_flow(extraction.doc_id, row) for row in extraction.commitments)
        return
    for item in getattr(extraction, kind):
        for mention in getattr(item, "mentions", (item,)):
            row = {**dict(item), **dict(mention)}
            if kind == "dates":
                row |= {"start_date": item.start, "end_date": item.end}
            if kind == "people":
                row |= {"titles": tuple(t.text for t in mention.titles), "roles": tuple(t.role for t in mention.titles)}
            span = mention.span
            yield {**row, "doc_id": extraction.doc_id, "start": span.start, "end": span.end, "text": span.text}


def _flow(doc_id: str | None, row: Commitment) -> dict[str, Any]:
    """A commitment in one row: parties by their code, else by name, goods and the condition in their words."""
    return {
        **dict(row),
        **{side: _codes(getattr(row, side)) for side in ("donors", "recipients", "channels")},
        "goods": tuple(item.span.text for item in row.goods),
        "condition": row.condition.text if row.condition else None,
        "countable": row.countable,
        "doc_id": doc_id,
        "start": row.evidence.start,
        "end": row.evidence.end,
        "text": row.evidence.text,
    }


def _codes(parties: tuple[Party, ...]) -> tuple[str, ...]:
    return tuple(party.code or party.name for party in parties)
