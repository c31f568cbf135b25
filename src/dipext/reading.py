"""The straight way through the house: a source in, an Extraction out."""

from collections.abc import Sequence
from typing import TypeVar

from dipext._version import __version__
from dipext.dates.dateline import find_dateline
from dipext.dates.find import find_dates
from dipext.figures import link_sums
from dipext.initiatives.find import find_initiatives
from dipext.initiatives.link import link_initiatives
from dipext.initiatives.registry import Registry
from dipext.lexicon.issuers import read_issuer
from dipext.models import DateExpression, Extraction, Money, Percentage, Release
from dipext.money.find import find_money
from dipext.people.find import find_people
from dipext.people.link import link_people
from dipext.percentages.find import find_percentages
from dipext.settle import settle
from dipext.text.source import Source

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
    published, published_source = release.published, release.published_source
    if published is None:
        published = find_dateline(release.text)
        published_source = "none" if published is None else "dateline"
    issuer = read_issuer(release.issuer) if release.issuer else None
    source = Source(release.text, published, issuer, witness)
    found = settle(
        initiatives=find_initiatives(source, registry),
        people=find_people(source),
        money=find_money(source),
        percentages=find_percentages(source),
        dates=find_dates(source),
    )
    dates = _numbered("date", found.dates)
    money, percentages = link_sums(
        source, _numbered("money", found.money), _numbered("percentage", found.percentages), dates
    )
    return Extraction(
        text=release.text,
        doc_id=release.doc_id,
        title=release.title,
        published=published,
        published_source=published_source,
        issuer=release.issuer,
        people=link_people(source, found.people),
        dates=dates,
        money=money,
        percentages=percentages,
        initiatives=link_initiatives(source, found.initiatives),
        warnings=release.warnings,
        dipext_version=__version__,
    )


def _numbered(name: str, items: Sequence[_Item]) -> tuple[_Item, ...]:
    """The items in text order, each with its id ("date-1")."""
    ordered = sorted(items, key=lambda item: item.span.start)
    for number, item in enumerate(ordered, 1):  # frozen, but nobody has seen them yet, and copies cost as much again
        vars(item)["id"] = f"{name}-{number}"
        item.model_fields_set.add("id")
    return tuple(ordered)
