"""An extraction made by hand, with every kind of item, for tests that must not depend on the finders."""

from decimal import Decimal

from dipext import Extraction, Release
from dipext.models import (
    DateExpression,
    Initiative,
    InitiativeMention,
    Money,
    Percentage,
    Person,
    PersonMention,
    Span,
    Title,
)

TEXT = (
    "On 3 December 2025 NATO Secretary General Mark Rutte said that at least 7.2 million euros, or 0.25% of GDP, "
    "would go to Baltic Sentry."
)


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words), text=words)


def extraction(words: str = "x") -> Extraction:
    """``words`` stands in every free field, so that tests can see what becomes of it."""
    title = Title(text=words, role="secretary_general", of=words)
    return Extraction(
        text=TEXT,
        doc_id=words,
        title=words,
        published="2025-12-04",
        published_source="argument",
        issuer=words,
        people=(
            Person(
                id="person-1",
                name=words,
                given=words,
                family=words,
                titles=(title,),
                countries=(words,),
                aliases=(words,),
                mentions=(
                    PersonMention(span=span("Mark Rutte"), form="full", honorific=words, titles=(title,), rule=words),
                ),
            ),
        ),
        dates=(
            DateExpression(
                id="date-1",
                span=span("3 December 2025"),
                cue=words,
                kind="point",
                granularity="day",
                start="2025-12-03",
                end="2025-12-03",
                start_time="10:00",
                tz=words,
                relation="on",
                anchor="absolute",
                edtf=words,
                alternatives=(words,),
                rule=words,
                warnings=(words,),
            ),
        ),
        money=(
            Money(
                id="money-1",
                span=span("7.2 million euros"),
                cue=words,
                amount=Decimal("7.2") * Decimal("1E6"),
                currency=words,
                currency_source="name",
                currency_candidates=(words,),
                quantifier="at_least",
                per=words,
                rule=words,
                warnings=(words,),
            ),
        ),
        percentages=(
            Percentage(
                id="percentage-1",
                span=span("0.25%"),
                cue=words,
                value=Decimal("0.25"),
                unit="percent",
                base=words,
                base_owner=words,
                measure=words,
                per=words,
                rule=words,
                warnings=(words,),
            ),
        ),
        initiatives=(
            Initiative(
                id="initiative-1",
                registry_id=words,
                name=words,
                kind="operation",
                lead=(words,),
                mentions=(InitiativeMention(span=span("Baltic Sentry"), match="exact", expansion=words, rule=words),),
            ),
        ),
        warnings=(words,),
        dipext_version=words,
    )


RELEASE = Release(
    text=(
        "Foreign Minister Kadri Lepik will meet Mark Rutte tomorrow. Estonia gives 4.5 million euros, "
        "more than 0.2% of GDP, to Baltic Sentry."
    ),
    published="2025-09-18",
    issuer="Ministry of Foreign Affairs of Estonia",
    doc_id="sample",
)
"""A release in which every kind of item can be found."""
