"""Releases with commitments made by hand, for tests of what is shown of them."""

from decimal import Decimal

from dipext import Commitment, DateExpression, Extraction, Money, Party
from dipext.models import Goods, Span
from samples import TEXT, extraction, span


def promised(words: str = "x") -> Extraction:
    """:func:`samples.extraction` with a commitment, in which ``words`` stands in every free field too."""
    party = Party(name=words, code=words, kind="country", initiative=words)
    row = Commitment(
        id="commitment-1",
        donors=(party,),
        recipients=(party,),
        channels=(party,),
        money="money-1",
        goods=(Goods(span=span("7.2 million"), unit=words, item=words),),
        stage="pledged",
        condition=span("NATO"),
        purpose=words,
        period="date-1",
        evidence=span("at least 7.2 million euros, or 0.25% of GDP, would go to Baltic Sentry."),
        needs_review=True,
        warnings=(words,),
        rule=words,
    )
    return extraction(words).model_copy(update={"commitments": (row,)})


def hostile(attack: str) -> Extraction:
    """:func:`promised` with an attack in every field and on both ends of the text, also inside a fact."""
    data = promised(attack).model_dump()
    text = f"{attack} {TEXT} {attack}"
    _shift(data, len(attack) + 1)
    data["initiatives"][0]["mentions"][0]["span"] = {"start": 0, "end": len(attack), "text": attack}
    return Extraction.model_validate({**data, "text": text})


def _shift(data: object, by: int) -> None:
    if isinstance(data, dict):
        if data.keys() == {"start", "end", "text"}:
            data["start"] += by
            data["end"] += by
        for value in data.values():
            _shift(value, by)
    elif isinstance(data, list | tuple):
        for value in data:
            _shift(value, by)


def ledger() -> list[Extraction]:
    """Two releases whose sums are easy to count twice: parts, totals said again, needs, two currencies, a range."""
    first = _release(
        "2025-03-01",
        "a",
        [
            ("Norland gives 5 million euros to Freedonia.", {"amount": "5000000"}, {}),
            ("Of this, 2 million euros are for schools.", {"amount": "2000000"}, {"part_of": "commitment-1"}),
            ("Freedonia needs 90 million euros.", {"amount": "90000000"}, {"stage": "need", "donors": ()}),
            ("Norland has given 30 million euros since 2022.", {"amount": "30000000"}, {"accounting": "cumulative"}),
            ("Norland pays 0.1 million euros.", {"amount": "100000.10"}, {"stage": "disbursed"}),
        ],
    )
    second = _release(
        "2026-02-01",
        "b",
        [
            ("Norland repeats its 5 million euros.", {"amount": "5000000"}, {"accounting": "restated"}),
            ("Norland will pay 0.2 million euros.", {"amount": "200000.20"}, {}),
            ("Norland lends 4 to 6 million dollars.", {"amount_min": "4000000", "amount_max": "6000000"}, {}),
            ("Norland allots at least 1 million euros a year.", {"amount": "1000000", "per": "year"}, {}),
        ],
    )
    return [first, second]


def _release(day: str, doc_id: str, lines: list[tuple[str, dict[str, str], dict[str, object]]]) -> Extraction:
    text = "\n".join(line for line, _, _ in lines)
    money, rows = [], []
    for number, (line, amounts, more) in enumerate(lines, 1):
        start = text.index(line)
        evidence = Span(start=start, end=start + len(line), text=line)
        name, currency = ("dollars", "USD") if "dollars" in line else ("euros", "EUR")
        words = line[line.rindex(" ", 0, line.index(" million")) + 1 : line.index(name) + len(name)]
        at = start + line.index(words)
        ends = {key: Decimal(value) for key, value in amounts.items() if key != "per"}
        bound = "range" if "amount_min" in amounts else "at_least" if "at least" in line else "exact"
        money.append(
            Money(
                id=f"money-{number}",
                span=Span(start=at, end=at + len(words), text=words),
                currency=currency,
                currency_source="name",
                quantifier=bound,
                per=amounts.get("per"),
                rule="x",
                **ends,
            )
        )
        fields = {
            "donors": (Party(name="Norland", code="NOR", kind="country"),),
            "recipients": (Party(name="Freedonia", kind="country"),),
            "stage": "pledged",
            **more,
        }
        rows.append(
            Commitment(id=f"commitment-{number}", money=f"money-{number}", evidence=evidence, rule="x", **fields)
        )
    return Extraction(
        text=text, doc_id=doc_id, published=day, money=tuple(money), commitments=tuple(rows), dipext_version="0"
    )


def dated(text: str, words: str, **fields: object) -> Extraction:
    """A release of one date."""
    date = DateExpression(
        **{
            "id": "date-1",
            "span": span(words, text),
            "kind": "point",
            "granularity": "day",
            "start": "2025-12-03",
            "end": "2025-12-03",
            "relation": "on",
            "anchor": "absolute",
            "edtf": "2025-12-03",
            "rule": "x",
            **fields,
        }
    )
    return Extraction(text=text, doc_id="dated", dates=(date,), dipext_version="0")
