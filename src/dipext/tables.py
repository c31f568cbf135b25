"""Extractions as rows: one list of columns behind frames, Arrow, Parquet, CSV, spreadsheets and DuckDB.

The columns follow the models' fields, so the two cannot drift apart. Every row has the release that it comes from
and the sentence that it stands in. A number has two columns: ``amount`` as a float, to plot and to reckon with, and
``amount_exact``, the decimal as the text has it.
"""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Context, Decimal
from functools import cache, lru_cache
from typing import Any, get_args, get_origin, get_type_hints

from dipext.doubts import meaning
from dipext.kinds import BY_NAME, KINDS, NAMES, Kind
from dipext.models import Extraction, Goods, Money, Party, PlainDecimal, Span, Title
from dipext.text.source import Source

Row = dict[str, Any]
Table = str
"""The name of a table."""

_BESIDE = {"people": ("offices",)}
_KINDS = tuple(table for name in NAMES for table in (name, *_BESIDE.get(name, ())))
TABLES: tuple[Table, ...] = ("facts", *_KINDS, "mentions", "doubts", "releases", "errors")
"""The tables: "facts" has one row a fact of any kind with the columns of all, each kind one row an item, "offices" one
row an office that a person holds, "mentions" one row a mention of a person or an initiative, "doubts" one row a
warning, the gravest first, "releases" one row a release with its text."""

_RELEASE = {"release": int, "doc_id": str, "published": date, "issuer": str, "title": str, "url": str}
_PLACE = {"id": str, "start": int, "end": int, "text": str}
_RENAMED = {"start": "start_date", "end": "end_date"}  # of dates, whose days would clash with the span's offsets
_MOST = 10**28


def _fields(*models: Any) -> dict[str, Any]:
    """The flat columns of models and the types of their values."""
    columns: dict[str, Any] = {}
    for model in models:
        for name, hint in get_type_hints(model, include_extras=True).items():
            if name in model.model_fields and name not in ("id", "span", "evidence", "mentions"):
                columns |= _flat_columns(_RENAMED.get(name, name), hint)
    return columns


def _flat_columns(name: str, hint: Any) -> dict[str, Any]:
    """The columns of one field."""
    inner = get_args(hint)[0] if get_origin(hint) is tuple else None
    texts = tuple[str, ...]
    if inner is Title:
        return {name: texts, "roles": texts, "of": texts, "statuses": texts}
    if inner is Party:
        return {name: texts, f"{name.removesuffix('s')}_codes": texts}
    if inner in (Goods, Span):
        return {name: texts}
    if hint == Span | None:
        return {name: str}
    if hint in (PlainDecimal, PlainDecimal | None):
        return {name: float, f"{name}_exact": Decimal}
    return {name: hint}


@cache
def columns(table: Table) -> dict[str, Any]:
    """The columns of a table, in order, with the Python types of their values."""
    if table == "errors":
        return {"path": str, "line": int, "reason": str}
    if table == "releases":
        said = get_type_hints(Extraction, include_extras=True)
        others = [n for n in Extraction.model_fields if n not in (*BY_NAME, *_RELEASE, "custom")]
        return {**_RELEASE, **{name: said[name] for name in others}}
    if table == "facts":
        merged: dict[str, Any] = {**_RELEASE, "fact": str}
        for kind in KINDS:
            own = {**_PLACE, "sentence": str, **_item_columns(kind)}
            merged |= {name: hint for name, hint in own.items() if name not in merged}
        return merged
    if table in BY_NAME:
        return {**_RELEASE, **_PLACE, "sentence": str, **_item_columns(BY_NAME[table])}
    place = {**_PLACE, "sentence": str}
    own = {
        "offices": {**place, "name": str, "office": str, **_without(_fields(Title), "text")},
        "mentions": {"fact": str, **place, **_fields(*(kind.mention for kind in KINDS if kind.mention))},
        "doubts": {"rank": int, "warning": str, "says": str, "fact": str, **place},
    }
    return {**_RELEASE, **own[table]}


def _item_columns(kind: Kind) -> dict[str, Any]:
    columns = _fields(kind.model)
    if kind.mention:
        columns |= {"mentions": int, "rule": str}
    if kind.name == "commitments":
        money = {name: _fields(Money)[name] for name in _OF_SUM}
        columns |= {"countable": bool, **money, "share": float, "share_of": str}
    return columns


def _without(columns: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: hint for key, hint in columns.items() if key != name}


_OF_SUM = ("amount", "amount_exact", "amount_min", "amount_max", "currency", "currency_source", "quantifier", "per")
"""What the row of a commitment has of its sum."""


def rows(extraction: dict[str, Any], release: int | None, table: Table) -> Iterator[Row]:
    """The rows of one table that an extraction gives, in text order.

    Args:
        extraction: an Extraction as JSON data.
        release: its number in the run.
        table: the table, not "errors".
    """
    published = extraction["published"]
    key = {
        "release": release,
        **{name: extraction.get(name) for name in _RELEASE if name != "release"},
        "published": date.fromisoformat(published) if published else None,
    }
    if table == "releases":
        yield {**extraction, **key}
        return
    for row in _rows(extraction, table, _sentences_of(extraction["text"])):
        yield {**key, **row}


def _rows(extraction: dict[str, Any], table: Table, sentences: "_Sentences") -> Iterator[Row]:
    if table in _MADE:
        yield from _MADE[table](extraction, sentences)
    else:
        for item in extraction[table]:
            yield _flat(item, sentences)


def _facts(extraction: dict[str, Any], sentences: "_Sentences") -> Iterator[Row]:
    """One row an item of any kind, in text order."""
    found = [{"fact": kind.fact, **_flat(item, sentences)} for kind in KINDS for item in extraction[kind.name]]
    yield from sorted(found, key=lambda row: row["start"])


def _mentions(extraction: dict[str, Any], sentences: "_Sentences") -> Iterator[Row]:
    """One row a mention of what has many."""
    for kind in KINDS:
        for item in extraction[kind.name] if kind.mention else ():
            for mention in item["mentions"]:
                yield {"fact": kind.fact, "id": item["id"], **_flat(mention, sentences)}


def _offices(extraction: dict[str, Any], sentences: "_Sentences") -> Iterator[Row]:
    """One row an office that a person holds."""
    for person in extraction["people"]:
        for title in person["titles"]:
            place = _place(person, sentences)
            yield {**place, "name": person["name"], "office": title["text"], **_without(title, "text")}


def _ledger(extraction: dict[str, Any], sentences: "_Sentences") -> Iterator[Row]:
    """One row a commitment, with its sum or share."""
    figures = {item["id"]: item for item in (*extraction["money"], *extraction["percentages"])}
    for item in extraction["commitments"]:
        of_item = [figures.get(item[kind]) for kind in ("money", "percentage")]
        money, share = (_flat(figure, sentences) if figure else Row() for figure in of_item)
        of_share = {"share": share.get("value"), "share_of": share.get("base")}
        yield {**_flat(item, sentences), **{name: money.get(name) for name in _OF_SUM}, **of_share}


def _doubts(extraction: dict[str, Any], sentences: "_Sentences") -> Iterator[Row]:
    """One row a warning, the gravest first."""
    found = [(meaning(warning).rank, -1, warning, Row()) for warning in extraction["warnings"]]
    for kind in KINDS:
        for item in extraction[kind.name]:
            titles = (warning for title in item.get("titles", ()) for warning in title["warnings"])
            place = {"fact": kind.fact, **_place(item, sentences)}
            said = dict.fromkeys((*item["warnings"], *titles))
            found += [(meaning(warning).rank, place["start"], warning, place) for warning in said]
    for rank, _, warning, place in sorted(found, key=lambda row: (-row[0], row[1])):
        yield {**place, "rank": rank, "warning": warning, "says": meaning(warning).says}


_MADE: "dict[str, Callable[[dict[str, Any], _Sentences], Iterator[Row]]]" = {
    "facts": _facts,
    "mentions": _mentions,
    "offices": _offices,
    "doubts": _doubts,
    "commitments": _ledger,
}
"""How the rows of tables are made that are no plain list of items."""


class _Sentences:
    """The sentences of a text, by the offsets of what stands in them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._source = Source(text)
        self._seen: dict[tuple[int, int], str] = {}

    def at(self, start: int) -> str:
        """The sentence around an offset, its white space evened out."""
        place = self._source.sentence(start)
        if place not in self._seen:
            self._seen[place] = " ".join(self._text[slice(*place)].split())
        return self._seen[place]


@lru_cache(maxsize=1)  # one table of a release is asked for after the other
def _sentences_of(text: str) -> _Sentences:
    return _Sentences(text)


def _place(item: Row, sentences: _Sentences) -> Row:
    """Where an item stands; people and initiatives stand where they are named first."""
    span = item.get("evidence") or item.get("span") or item["mentions"][0]["span"]
    return {"id": item.get("id"), **span, "sentence": sentences.at(span["start"])}


def _flat(item: Row, sentences: _Sentences) -> Row:
    """An item or a mention with its span, titles and parties spread over columns."""
    row = Row()
    dated = "edtf" in item
    for name, value in item.items():
        if name in _RENAMED and dated:
            row[_RENAMED[name]] = date.fromisoformat(value) if value else None
        elif name not in ("span", "evidence", "mentions"):
            row |= _spread(name, value)
    if "stage" in item:
        row["countable"] = countable(item)
    elif "mentions" in item:
        row |= {"mentions": len(item["mentions"]), "rule": item["mentions"][0]["rule"]}
    row |= {name: value for name, value in _place(item, sentences).items() if name != "id"}
    unfit = [name for name in _DECIMALS & item.keys() if item[name] is not None and row[f"{name}_exact"] is None]
    if unfit:
        row["warnings"] = [*row["warnings"], *(f"{name} does not fit a table: {item[name]}" for name in sorted(unfit))]
    return row


def _spread(name: str, value: Any) -> Row:
    """The columns of one field."""
    if name in _DECIMALS:
        return _number(name, value)
    if name == "titles":
        texts, roles, statuses = ([title[key] for title in value] for key in ("text", "role", "status"))
        return {"titles": texts, "roles": roles, "of": [title["of"] or "" for title in value], "statuses": statuses}
    if name in ("donors", "recipients", "channels"):
        codes = [party["code"] or "" for party in value]
        return {name: [party["name"] for party in value], f"{name.removesuffix('s')}_codes": codes}
    if name == "goods":
        return {name: [goods["span"]["text"] for goods in value]}
    if name == "condition":
        return {name: value["text"] if value else None}
    return {name: value}


def countable(commitment: Row) -> bool:
    """Whether a commitment as JSON data belongs to a total of new money; see :class:`dipext.Commitment`."""
    return (
        commitment["stage"] not in ("need", "proposed", "cancelled")
        and commitment["accounting"] not in ("cumulative", "restated")
        and commitment["part_of"] is None
    )


_DECIMALS = frozenset(
    {"amount", "amount_min", "amount_max", "value", "value_min", "value_max", "value_from", "value_to"}
)
_SCALE = Decimal("1E-10")
_DIGITS = Context(prec=38)


def _number(name: str, digits: str | None) -> Row:
    """A number as a float and exactly; exactly only where ten decimals and 28 digits before them hold it."""
    if digits is None:
        return {name: None, f"{name}_exact": None}
    exact = Decimal(digits)
    fits = abs(exact) < _MOST and exact == exact.quantize(_SCALE, context=_DIGITS)
    return {name: float(exact), f"{name}_exact": exact if fits else None}
