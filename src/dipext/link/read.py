"""The straight way through the house: a source in, an Extraction out."""

from collections.abc import Sequence
from typing import TypeVar

from dipext._version import __version__
from dipext.find.dates import find_dates
from dipext.find.initiatives import find_initiatives
from dipext.find.issuer import find_issuer
from dipext.find.money import find_money
from dipext.find.people import find_people
from dipext.find.percentages import find_percentages
from dipext.find.published import DOUBTFUL, Published, doubt, find_published
from dipext.find.source import Source
from dipext.lexicon.issuers import read_issuer
from dipext.lexicon.registry import Registry
from dipext.link.initiatives import link_initiatives
from dipext.link.people import link_people
from dipext.link.settle import settle
from dipext.link.sums import link_sums
from dipext.models import DateExpression, Extraction, IssuerSource, Money, Percentage, Release

_Item = TypeVar("_Item", DateExpression, Money, Percentage)


def read_release(
    release: Release,
    registry: Registry,
    witness: tuple[tuple[int, int], ...] = (),
) -> Extraction:
    """Everything in one release.

    Args:
        release: the text and what is known about it.
        registry: the initiatives to look for.
        witness: (start, end) offsets that another component marked as persons.
    """
    name, issuer_source, doubts = _issuer(release)
    issuer = read_issuer(name) if name else None
    published = Published(release.published, release.published_source)
    if published.day is None:
        published = find_published(release.text, issuer)
    warnings = tuple(dict.fromkeys((*release.warnings, *doubts, *published.warnings)))
    source = Source(release.text, published.day, issuer, witness)
    found = settle(
        initiatives=find_initiatives(source, registry),
        people=find_people(source),
        money=find_money(source),
        percentages=find_percentages(source),
        dates=find_dates(source),
    )
    dates = _numbered("date", found.dates)
    if DOUBTFUL in warnings:
        doubt(dates)
    money, percentages = link_sums(
        source, _numbered("money", found.money), _numbered("percentage", found.percentages), dates
    )
    return Extraction(
        text=release.text,
        doc_id=release.doc_id,
        title=release.title,
        published=published.day,
        published_source=published.source,
        issuer=name,
        issuer_source=issuer_source,
        url=release.url,
        people=link_people(source, found.people),
        dates=dates,
        money=money,
        percentages=percentages,
        initiatives=link_initiatives(source, found.initiatives),
        warnings=warnings,
        dipext_version=__version__,
    )


def _issuer(release: Release) -> tuple[str | None, IssuerSource, tuple[str, ...]]:
    """Who speaks, who says so, and what is doubtful about it."""
    if release.issuer:
        return release.issuer, release.issuer_source, ()
    found = find_issuer(release.text)
    return (None, "none", ()) if found is None else (found[0], "text", found[1])


def _numbered(name: str, items: Sequence[_Item]) -> tuple[_Item, ...]:
    """The items in text order, each with its id ("date-1")."""
    ordered = sorted(items, key=lambda item: item.span.start)
    for number, item in enumerate(ordered, 1):  # frozen, but nobody has seen them yet, and copies cost as much again
        vars(item)["id"] = f"{name}-{number}"
        item.model_fields_set.add("id")
    return tuple(ordered)
