"""Readings as the ends of intervals: between two of them, or open on one side."""

from datetime import date

from dipext.dates import calendar as cal
from dipext.dates import edtf
from dipext.dates.calendar import Days
from dipext.dates.readings.days import day_offset
from dipext.dates.readings.reading import Moment, Reading, unit, unresolved


def between(first: Reading, second: Reading) -> Reading | None:
    """From the first day of one to the last day of the other, both included; of an edge its outermost day counts."""
    granularity = first.granularity if first.granularity == second.granularity else _finer(first, second)
    granularity = "multi_year" if granularity == "year" else granularity
    anchor = next((a for a in ("absolute", "partial", "relative") if a in (first.anchor, second.anchor)), first.anchor)
    start, end = _edge_day(first).days, _edge_day(second).days
    if start is None or end is None:
        return unresolved(granularity, anchor, relation="between")
    days = Days(start.first, end.last)
    if days.first > days.last:
        return None
    if "time" in (first.granularity, second.granularity):
        granularity = "day"
    return Reading(
        granularity,
        anchor,
        days,
        "range",
        "between",
        f"{first.head}/{second.tail}",
        first.head,
        second.tail,
        approximate=first.approximate or second.approximate,
        warnings=first.warnings + second.warnings,
    )


_ORDER = ("time", "day", "week", "month", "quarter", "half", "season", "year", "multi_year", "decade", "century")


def _finer(*readings: Reading) -> str:
    known = [r.granularity for r in readings if r.granularity in _ORDER]
    return min(known, key=_ORDER.index, default="unspecified")


def at_bound(reading: Reading) -> Reading:
    """As of something: of the end or beginning of a unit only its last or first day is meant.

    >>> from dipext.dates.readings.parts import edge_of
    >>> from dipext.dates.readings.units import calendar_year
    >>> print(*at_bound(edge_of(calendar_year(2024), "end")).days)
    2024-12-31 2024-12-31
    """
    return _edge_day(reading)._replace(relation="as_of")


def _edge_day(reading: Reading) -> Reading:
    """The last day of the end of a unit, the first one of its beginning; all else, and "around" these, as it is."""
    edge = reading.granularity == "day" and reading.kind == "range" and reading.head == reading.tail
    if edge and reading.head and not reading.head.endswith("~"):
        day = date.fromisoformat(reading.head)
        return unit(Days(day, day), "day", reading.anchor)
    return reading


def opened(reading: Reading, relation: str) -> Reading:
    """The same expression as a bound: by, until, since, from, before or after it.

    >>> from dipext.dates.readings.units import calendar_year
    >>> opened(calendar_year(2035), "by").edtf, opened(calendar_year(2022), "since").edtf
    ('../2035', '2022/..')
    >>> print(opened(calendar_year(1991), "after").days.first, opened(calendar_year(2022), "before").days.last)
    1992-01-01 2021-12-31
    """
    outermost = _edge_day(reading).days
    reading = reading._replace(kind="range" if reading.kind == "point" else reading.kind, relation=relation)
    if reading.days is None or outermost is None:
        return reading
    first, last = reading.days
    match relation:
        case "since" | "from":
            first = outermost.first
        case "after":
            first = cal.shift(last, 1, "day")
        case "before" if outermost == reading.days:  # "before the end of 2026" leaves that end out of account
            last = cal.shift(first, -1, "day")
        case _:
            last = outermost.last
    if relation in ("since", "from", "after"):
        return reading._replace(
            days=Days(first, max(first, last)),
            open_end=True,
            edtf=edtf.edtf_interval(reading.head, None),
            approximate=reading.approximate and reading.granularity != "day",
        )
    return reading._replace(
        days=Days(min(first, last), last),
        open_start=True,
        edtf=edtf.edtf_interval(None, reading.tail),
        approximate=reading.approximate and reading.granularity != "day",
    )


def up_to_now(moment: Moment, reading: Reading) -> Reading:
    """From something to the day of the release: "1 January 2025 to date"."""
    if moment.reference is None:
        return opened(reading, "since")
    found = between(reading, day_offset(moment, 0))
    if found is None:
        return reading
    return found._replace(anchor=reading.anchor, granularity=reading.granularity)
