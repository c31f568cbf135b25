"""What is read: the moment a text speaks at, and what a temporal expression means."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from dipext.dates import edtf
from dipext.dates.calendar import Days

remembered = lru_cache(maxsize=4096)  # a release says "today" twenty times


class Moment(NamedTuple):
    """What decides an expression that does not say everything.

    Attributes:
        reference: the day of the release, ``None`` when it is not known.
        tense: "past", "future" or ``None``.
        country: ISO 3166-1 alpha-3 code of the issuer, for fiscal years.
        month_first: whether 04/07 is April 7.
        at_hand: so many days around the release a date is read as the one at hand, against the tense: a release on a
            journey speaks of its stations in one tense, before and after they happen.
    """

    reference: date | None = None
    tense: str | None = None
    country: str | None = None
    month_first: bool = False
    at_hand: int = 12


class Reading(NamedTuple):
    """A temporal expression understood. The fields are those of ``DateExpression``.

    ``days`` is the closed interval, ``None`` when it is not known; ``open_start`` and ``open_end`` lift a bound off
    it. ``head`` and ``tail`` are the EDTF bounds, used when the expression becomes an end of an interval.
    """

    granularity: str
    anchor: str
    days: Days | None = None
    kind: str = "range"
    relation: str = "in"
    edtf: str | None = None
    head: str | None = None
    tail: str | None = None
    open_start: bool = False
    open_end: bool = False
    approximate: bool = False
    duration: str | None = None
    start_time: str | None = None
    end_time: str | None = None
    tz: str | None = None
    alternatives: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    resolved: bool = True


def unresolved(granularity: str, anchor: str, kind: str = "range", relation: str = "in") -> Reading:
    """Found, but not to be placed: the reference day or the calendar it needs is not known."""
    return Reading(granularity, anchor, None, kind, relation, resolved=False)


def unit(days: Days, granularity: str, anchor: str, code: str | None = None) -> Reading:
    """A unit of the calendar. ``code`` is its EDTF string where its bounds do not give it.

    >>> from dipext.dates import calendar as cal
    >>> unit(cal.month_days(2025, 11), "month", "absolute").edtf
    '2025-11'
    """
    head = edtf.edtf_bound(days.first, granularity)
    if granularity == "day" and days.first == days.last:
        return Reading("day", anchor, days, "point", "on", head, head, head)
    tail = edtf.edtf_bound(days.last, granularity)
    return Reading(
        granularity,
        anchor,
        days,
        edtf=code or (head if head == tail else edtf.edtf_interval(head, tail)),
        head=head,
        tail=tail,
    )


_GRANULARITY = {"weekend": "day", "workweek": "week", "fortnight": "week", "hour": "time", "minute": "time"}


def granularity_of(name: str) -> str:
    """The granularity of a unit: a weekend is counted in days, an hour in times."""
    return _GRANULARITY.get(name, name)
