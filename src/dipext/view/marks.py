"""What every view shows: each fact as a stretch of the text with its value in a few words, and what is doubtful."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from dipext.kinds import FOUND
from dipext.models import (
    Commitment,
    DateExpression,
    Extraction,
    Initiative,
    InitiativeMention,
    Money,
    Person,
    PersonMention,
    Span,
    mentions_of,
)
from dipext.view.describe import describe

KINDS = (*FOUND, "custom")
"""The kinds whose words are marked; a commitment is a whole sentence, and stands behind it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A fact in its place.

    Args:
        span: its words.
        kind: one of :data:`KINDS`.
        item: which item of its kind, counted from 0.
        value: what it is worth, for people to read.
        beside: the value as it stands beside the words: empty where these say it themselves.
        doubts: what is doubtful about it; none for most.
    """

    span: Span
    kind: str
    item: int
    value: str
    beside: str
    doubts: tuple[str, ...] = ()


def marks(extraction: Extraction) -> list[Mark]:
    """Every mention of every item in text order, of two that start together the longer first."""
    return sorted(_marks(extraction), key=lambda mark: (mark.span.start, -mark.span.end))


def _marks(extraction: Extraction) -> Iterator[Mark]:
    for kind in KINDS:
        for number, item in enumerate(getattr(extraction, kind)):
            value = describe(kind, item)
            if mentions_of(item):
                yield from _named(item, number, kind, value)
            else:
                doubts = _DOUBTS.get(kind, _warnings)(item)
                yield Mark(item.span, kind, number, value, "" if value == item.span.text else value, doubts)


def commitment_doubts(row: Commitment) -> tuple[str, ...]:
    """What is doubtful about a commitment; a row to be reviewed says at least that."""
    return row.warnings or (("needs_review",) if row.needs_review else ())


def _named(thing: Person | Initiative, item: int, kind: str, value: str) -> Iterator[Mark]:
    """The mentions of one thing: all that is known beside the first, its name beside others that word it otherwise."""
    mentions: tuple[PersonMention | InitiativeMention, ...] = thing.mentions
    for number, mention in enumerate(mentions):
        beside = thing.name if number else value
        guessed = "fuzzy" in (getattr(mention, "resolved_by", ""), getattr(mention, "match", ""))
        words = " ".join(mention.span.text.split())
        doubts = (*(thing_doubts(thing) if not number else ()), *(("similar_spelling",) if guessed else ()))
        yield Mark(mention.span, kind, item, value, "" if beside == words else beside, doubts)


def thing_doubts(thing: Person | Initiative) -> tuple[str, ...]:
    """What is doubtful about a person, an office included, or an initiative; it is told at the first mention."""
    titles = thing.titles if isinstance(thing, Person) else ()
    return tuple(dict.fromkeys((*thing.warnings, *(warning for title in titles for warning in title.warnings))))


def _date_doubts(date: DateExpression) -> tuple[str, ...]:
    # A length or a repetition ("for six months", "every year") has no days of its own, which is no doubt.
    open_ = not date.resolved and date.duration is None and date.kind != "set"
    return (*date.warnings, "unresolved") if open_ and "unresolved" not in date.warnings else date.warnings


def _money_doubts(money: Money) -> tuple[str, ...]:
    known = money.currency_source != "unknown" or money.warnings
    return money.warnings if known else ("currency_unknown",)


def _warnings(item: Any) -> tuple[str, ...]:
    warnings: tuple[str, ...] = item.warnings
    return warnings


_DOUBTS: dict[str, Callable[[Any], tuple[str, ...]]] = {"dates": _date_doubts, "money": _money_doubts}
"""What is doubtful about an item, where that is more than its warnings."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the text between two borders of marks: who is open over it, who ends with it."""

    start: int
    end: int
    over: tuple[Mark, ...]
    ending: tuple[Mark, ...]


def stretches(text: str, found: list[Mark], borders: Iterable[int] = ()) -> Iterator[Stretch]:
    """The text cut at every border of a mark, so that marks may stand inside each other or overlap.

    Args:
        text: the whole text.
        found: its marks, from :func:`marks`.
        borders: where it is to be cut besides.
    """
    edges = sorted({0, len(text), *borders, *(edge for mark in found for edge in (mark.span.start, mark.span.end))})
    waiting = iter(found)
    upcoming = next(waiting, None)
    over: list[Mark] = []
    for start, end in pairwise(edges):
        over = [mark for mark in over if mark.span.end > start]
        while upcoming is not None and upcoming.span.start <= start:
            over.append(upcoming)
            upcoming = next(waiting, None)
        yield Stretch(start, end, tuple(over), tuple(mark for mark in over if mark.span.end == end))
