"""The straight way through the house: a release in, an Extraction out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from itertools import chain
from types import MappingProxyType
from typing import Any

from dipext._version import __version__
from dipext.commitments.context import Facts
from dipext.commitments.read import find_commitments
from dipext.dates.find import find_dates
from dipext.dates.published import DOUBTFUL, Published, doubted, find_published
from dipext.figures import link_sums
from dipext.initiatives.find import find_initiatives
from dipext.initiatives.link import link_initiatives
from dipext.initiatives.registry import Registry
from dipext.kinds import BY_NAME
from dipext.lexicon.issuers import read_issuer
from dipext.models import Commitment, Extraction, IssuerSource, Party, Span, mentions_of
from dipext.money.find import find_money
from dipext.people.find import find_people
from dipext.people.link import link_people
from dipext.percentages.find import find_percentages
from dipext.release import Release
from dipext.settle import Spanned, settle
from dipext.text.issuer import find_issuer
from dipext.text.source import Source, Witness
from dipext.text.view import View
from dipext.witnesses import testified

Find = Callable[[Source, Registry], Iterable[Spanned]]
Link = Callable[[Source, Sequence[Any]], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class KindReader:
    """How facts of one kind are read.

    Args:
        find: the finds of a text in text order, none over another: facts, or what ``link`` makes facts of.
        link: what joins the finds that stay (mentions of one person) to facts; ``None`` where each is a fact.
        label: for a kind of the user's own, the label of its spans in spaCy.
    """

    find: Find
    link: Link | None = None
    label: str = ""


def _people(source: Source, _: Registry) -> Iterable[Spanned]:
    return find_people(source)


def _dates(source: Source, _: Registry) -> Iterable[Spanned]:
    return find_dates(source)


def _money(source: Source, _: Registry) -> Iterable[Spanned]:
    return find_money(source)


def _percentages(source: Source, _: Registry) -> Iterable[Spanned]:
    return find_percentages(source)


READERS: Mapping[str, KindReader] = MappingProxyType(
    {
        "people": KindReader(_people, link_people),
        "dates": KindReader(_dates),
        "money": KindReader(_money),
        "percentages": KindReader(_percentages),
        "initiatives": KindReader(find_initiatives, link_initiatives),
    }
)
"""How each kind is read, by its name."""

_OF_LEDGER = frozenset(part.name for part in fields(Facts))
"""The kinds that commitments are made of."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What reads releases.

    Args:
        registry: the initiatives to look for.
        readers: the kinds to read, and how; kinds that :data:`dipext.kinds.KINDS` does not have go to ``custom``.
        issuer: who speaks where a release does not say it.
    """

    registry: Registry
    readers: Mapping[str, KindReader] = field(default_factory=lambda: READERS)
    issuer: str | None = None

    def __call__(self, release: Release, witnesses: tuple[Witness, ...] = ()) -> Extraction:
        """Everything in one release.

        Args:
            release: the text and what is known about it.
            witnesses: what other components of a pipeline marked in the text.
        """
        view = View(release.text)
        issuer, issuer_source, doubts = self._issuer(release, view.text)
        speaker = read_issuer(issuer) if issuer else None
        published = Published(release.published, release.published_source)
        if published.day is None:
            published = find_published(view.text, speaker)
        warnings = tuple(dict.fromkeys((*release.warnings, *doubts, *published.warnings)))
        source = Source(view.text, published.day, speaker, _in_view(view, witnesses))
        facts = self._facts(source)
        if DOUBTFUL in warnings and "dates" in facts:
            facts["dates"] = doubted(facts["dates"])
        return Extraction(
            text=release.text,
            doc_id=release.doc_id,
            title=release.title,
            published=published.day,
            published_source=published.source,
            issuer=issuer,
            issuer_source=issuer_source,
            url=release.url,
            warnings=warnings,
            dipext_version=__version__,
            commitments=tuple(_flow_as_given(view, flow) for flow in self._commitments(source, facts)),
            **{name: _as_given(view, items) for name, items in facts.items()},
        )

    def _issuer(self, release: Release, text: str) -> tuple[str | None, IssuerSource, tuple[str, ...]]:
        """Who speaks, who says so, and what is doubtful about it."""
        if release.issuer:
            return release.issuer, release.issuer_source, ()
        if self.issuer:
            return self.issuer, "argument", ()
        named = find_issuer(text)
        return (named[0], "text", named[1]) if named else (None, "none", ())

    def _commitments(self, source: Source, facts: dict[str, Any]) -> tuple[Commitment, ...]:
        """The ledger, which is made of facts of all kinds; empty where one of them is not read."""
        if not self.readers.keys() >= _OF_LEDGER:
            return ()
        return find_commitments(source, Facts(**{name: facts[name] for name in _OF_LEDGER}), self.registry)

    def _facts(self, source: Source) -> dict[str, Any]:
        finders = {name: reader.find for name, reader in self.readers.items()}
        found = {name: list(find(source, self.registry)) for name, find in finders.items()}
        if source.witnesses:
            found = testified(source, found, finders, self.registry)
        facts: dict[str, Sequence[Any]] = {}
        for name, items in settle(found).items():
            link = self.readers[name].link
            facts[name] = tuple(link(source, items)) if link else _numbered(name, items)
        dates = facts.get("dates", ())
        money, percentages = link_sums(source, facts.get("money", ()), facts.get("percentages", ()), dates)
        facts |= {name: items for name, items in (("money", money), ("percentages", percentages)) if name in facts}
        custom = [facts.pop(name) for name in list(facts) if name not in BY_NAME]
        return {**facts, "custom": tuple(chain.from_iterable(custom))}


def _numbered(name: str, items: Sequence[Any]) -> tuple[Any, ...]:
    """The items in text order, each with its id ("date-1")."""
    ordered = sorted(items, key=lambda item: item.span.start)
    said = {} if name in BY_NAME else {"kind": name}
    fact = BY_NAME[name].fact if name in BY_NAME else name
    return tuple([item.model_copy(update={**said, "id": f"{fact}-{number}"}) for number, item in enumerate(ordered, 1)])


def _in_view(view: View, witnesses: tuple[Witness, ...]) -> tuple[Witness, ...]:
    """The witnesses with the offsets of the view; one of which nothing is left there is none."""
    if view.same:
        return witnesses
    moved = [(witness, *view.span(witness.start, witness.end)) for witness in witnesses]
    return tuple([witness._replace(start=start, end=end) for witness, start, end in moved if start < end])


def _as_given(view: View, items: tuple[Any, ...]) -> tuple[Any, ...]:
    """Facts or their mentions with the spans of the text as it was given."""
    if view.same:
        return items
    return tuple([item.model_copy(update=_spans_as_given(view, item)) for item in items])


def _spans_as_given(view: View, item: Any) -> dict[str, Any]:
    if mentions := mentions_of(item):
        return {"mentions": _as_given(view, mentions)}
    return {"span": _span_as_given(view, item.span)}


def _flow_as_given(view: View, flow: Commitment) -> Commitment:
    """A commitment with the spans of the text as it was given; its names and purpose stay those of the view."""
    if view.same:
        return flow
    sides = {side: tuple(_party_as_given(view, party) for party in getattr(flow, side)) for side in _SIDES}
    return flow.model_copy(
        update={
            **sides,
            "goods": _as_given(view, flow.goods),
            "evidence": _span_as_given(view, flow.evidence),
            "mentions": tuple(_span_as_given(view, span) for span in flow.mentions),
            "condition": flow.condition and _span_as_given(view, flow.condition),
        }
    )


_SIDES = ("donors", "recipients", "channels")


def _party_as_given(view: View, party: Party) -> Party:
    return party.model_copy(update={"span": _span_as_given(view, party.span)}) if party.span else party


def _span_as_given(view: View, span: Span) -> Span:
    start, end = view.given_span(span.start, span.end)
    return Span(start=start, end=end, text=view.given[start:end])
