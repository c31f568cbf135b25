"""The straight way through the house: a source in, an Extraction out."""

from collections.abc import Sequence
from typing import TypeVar

from dipext._version import __version__
from dipext.commitments.context import Facts
from dipext.commitments.read import find_commitments
from dipext.find.dateline import find_dateline
from dipext.find.dates import find_dates
from dipext.find.initiatives import find_initiatives
from dipext.find.money import find_money
from dipext.find.people import find_people
from dipext.find.percentages import find_percentages
from dipext.find.source import Source
from dipext.lexicon.issuers import read_issuer
from dipext.lexicon.registry import Registry
from dipext.link.initiatives import link_initiatives
from dipext.link.people import link_people
from dipext.link.settle import settle
from dipext.link.sums import link_sums
from dipext.models import DateExpression, Extraction, Money, Percentage, Release

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
    facts = Facts(
        people=link_people(source, found.people),
        dates=dates,
        money=money,
        percentages=percentages,
        initiatives=link_initiatives(source, found.initiatives),
    )
    return Extraction(
        text=release.text,
        doc_id=release.doc_id,
        title=release.title,
        published=published,
        published_source=published_source,
        issuer=release.issuer,
        people=facts.people,
        dates=facts.dates,
        money=facts.money,
        percentages=facts.percentages,
        initiatives=facts.initiatives,
        commitments=find_commitments(source, facts, registry),
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
