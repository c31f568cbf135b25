"""Spans that other components of a pipeline left: a user's rules, an entity ruler, a model's named entities.

Where no find of its kind stands, such a span is read by the kind's own finder, as a text of its own. A rule of the
user's (a span with an id) counts even where no value can be read from its words; what a model marked counts only
where its words have a value.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dipext.initiatives.find import InitiativeNaming
from dipext.initiatives.registry import Registry
from dipext.kinds import BY_LABEL
from dipext.models import DateExpression, Money, Percentage, PersonForm, Span
from dipext.people.mention import NameMention
from dipext.settle import Spanned
from dipext.text.source import Source, Witness

NO_VALUE = "no_value"
"""The warning of a fact that a user's rule found and whose words have no value that can be read."""


def testified(
    source: Source,
    found: Mapping[str, Sequence[Spanned]],
    finders: Mapping[str, Callable[[Source, Registry], Iterable[Spanned]]],
    registry: Registry,
) -> dict[str, list[Any]]:
    """The finds by kind, and what the witnesses of the source add to them.

    Args:
        source: the release with its witnesses.
        found: what the finders found by themselves, in text order.
        finders: the finder of each kind.
        registry: the initiatives to look for.
    """
    everything = {name: list(items) for name, items in found.items()}
    for name, items in everything.items():
        witnesses = [w for w in source.witnesses if (kind := BY_LABEL.get(w.label)) and kind.name == name]
        for witness in _free(witnesses, list(items)):
            item = _read(source, witness, name, finders[name], registry)
            if item is not None:
                items.append(item)
        items.sort(key=lambda item: item.span.start)
    return everything


def _free(witnesses: Iterable[Witness], items: Sequence[Spanned]) -> list[Witness]:
    """The witnesses that neither a find nor a longer witness overlaps. The items do not overlap one another."""
    starts = [item.span.start for item in items]
    free: list[Witness] = []
    for witness in sorted(witnesses, key=lambda witness: (witness.start, -witness.end)):
        before = bisect_left(starts, witness.end)
        clear = before == 0 or items[before - 1].span.end <= witness.start
        if clear and (not free or free[-1].end <= witness.start):
            free.append(witness)
    return free


def _read(
    source: Source,
    witness: Witness,
    name: str,
    find: Callable[[Source, Registry], Iterable[Spanned]],
    registry: Registry,
) -> Any:
    """The fact that a witness tells of; ``None`` where its words say nothing."""
    words = source.text[witness.start : witness.end]
    span = Span(start=witness.start, end=witness.end, text=words)
    rule = witness.rule or f"witness.{witness.label.lower()}"
    if name == "people":
        if not witness.rule:  # what a model marks is weighed where names are decided
            return None
        form: PersonForm = "full" if " " in words else "surname"
        return NameMention(span, form, None, (), "mentioned", possessive=False, rule=rule)
    part = Source(words, source.published, source.issuer)
    item: Any = next(iter(find(part, registry)), None)
    if item is not None and (witness.rule or item.span.text == words):
        if name == "initiatives":
            return replace(item, span=span, rule=rule)
        return item.model_copy(update={"span": span, "rule": rule})
    return _UNREAD[name](span, rule) if witness.rule and name in _UNREAD else None


_UNREAD: Mapping[str, Callable[[Span, str], Any]] = {
    "dates": lambda span, rule: DateExpression(
        span=span,
        kind="vague",
        granularity="unspecified",
        relation="on",
        anchor="relative",
        resolved=False,
        rule=rule,
        warnings=(NO_VALUE,),
    ),
    "money": lambda span, rule: Money(span=span, currency_source="unknown", rule=rule, warnings=(NO_VALUE,)),
    "percentages": lambda span, rule: Percentage(span=span, unit="percent", rule=rule, warnings=(NO_VALUE,)),
    "initiatives": lambda span, rule: InitiativeNaming(
        span, "pattern", None, 1.0, rule, registry_id=None, name=span.text, kind=None, lead=()
    ),
}
"""What a user's rule finds where its words have no value: told with a warning, or by name alone."""
