"""Parts of units: early, the end of, the first half of, the third Monday of."""

from datetime import date

from dipext.dates import calendar as cal
from dipext.dates import edtf
from dipext.dates.calendar import Days
from dipext.dates.readings.bounds import between
from dipext.dates.readings.reading import Moment, Reading, granularity_of, unit, unresolved
from dipext.dates.readings.units import part_of_year


def part_of(reading: Reading, part: str) -> Reading:
    """early, mid or late something: its first, middle or last third."""
    if reading.days is None:
        return reading._replace(approximate=True)
    days = cal.part_days(reading.days, part)
    by = {"year": "month", "quarter": "month", "half": "month", "decade": "year", "century": "year"}
    fine = by.get(reading.granularity, "day")
    head, tail = (edtf.edtf_bound(d, fine) for d in days)
    code = edtf.edtf_interval(head, tail, approximate=True)
    if reading.granularity == "season" and reading.edtf:
        code = reading.edtf + "~"
        head, tail = (edtf.edtf_month(d) for d in days)
    return reading._replace(
        days=days, kind="range", relation="in", edtf=code, head=head + "~", tail=tail + "~", approximate=True
    )


def edge_of(reading: Reading, edge: str) -> Reading:
    """The beginning or the end of a unit: its first or last days, or its first or last third from a year up.

    As a bound it is the unit's own first or last day: see :func:`opened`.

    >>> from dipext.dates.readings.days import calendar_month
    >>> print(*edge_of(calendar_month(Moment(), 2, 2015), "end").days)
    2015-02-23 2015-02-28
    """
    if reading.days is None:
        return reading._replace(granularity="day")
    first, last = reading.days
    length = (last - first).days + 1
    if length > 31:
        days = cal.part_days(reading.days, "early" if edge == "beginning" else "late")
    elif length > 7:
        days = (
            Days(first, cal.shift(first, 4, "day")) if edge == "beginning" else Days(cal.shift(last, -5, "day"), last)
        )
    else:
        days = (
            Days(first, cal.shift(first, 2, "day")) if edge == "beginning" else Days(cal.shift(last, -2, "day"), last)
        )
    bound = (first if edge == "beginning" else last).isoformat()
    return reading._replace(
        granularity="day",
        days=days,
        kind="range",
        relation="in",
        edtf=edtf.edtf_days(days, approximate=True),
        head=bound,
        tail=bound,
        approximate=True,
    )


def nth_of(reading: Reading, number: int, name: str, count: int = 1) -> Reading | None:
    """The nth unit within a longer one, from the end when negative: "the first week of", "the last six months of".

    A week belongs to the month or year that holds its Thursday (ISO 8601).

    >>> from dipext.dates.readings.days import calendar_month
    >>> from dipext.dates.readings.units import calendar_year
    >>> print(*nth_of(calendar_year(2025), 1, "month", 6).days)
    2025-01-01 2025-06-30
    >>> print(*nth_of(calendar_month(Moment(), 1, 2015), 1, "week").days)
    2014-12-29 2015-01-04
    """
    if reading.days is None:
        return reading._replace(granularity=granularity_of(name))
    first, last = reading.days
    if name == "week":
        first = cal.week_days(cal.shift(first, 3, "day")).first
        last = cal.week_days(cal.shift(last, -3, "day")).last
    if number > 0:
        start = cal.shift(first, (number - 1) * count, name)
        days = Days(start, cal.shift(cal.shift(start, count, name), -1, "day"))
    else:
        begin = cal.shift(cal.shift(last, 1, "day"), number * count, name)
        days = Days(begin, cal.shift(cal.shift(begin, count, name), -1, "day"))
    if days.first < first or days.last > last or days.last < days.first:
        return None
    return unit(days, granularity_of(name), reading.anchor)._replace(warnings=reading.warnings)


def share_of(reading: Reading, name: str, number: int) -> Reading | None:
    """A half or a quarter of a longer unit, from its end when negative: "the second half of the decade".

    >>> from dipext.dates.readings.days import calendar_month
    >>> from dipext.dates.readings.units import calendar_decade
    >>> share_of(calendar_decade(2020), "half", 2).edtf, share_of(calendar_month(Moment(), 10, 2025), "half", 2).edtf
    ('2025/2029', '2025-10-16/2025-10-31')
    """
    parts = {"half": 2, "quarter": 4}[name]
    number = parts + 1 + number if number < 0 else number
    if not 1 <= number <= parts:
        return None
    if reading.days is None:
        return reading._replace(granularity=name)
    first, last = reading.days
    if reading.granularity == "year":
        return part_of_year(name, number, first.year, reading.anchor)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months >= parts:
        share = months // parts
        days = cal.months_days(*divmod_months(first, share * (number - 1)), share)
        fine = "year" if share % 12 == 0 else "month"
    else:
        share = ((last - first).days + 1) // parts
        begin = cal.shift(first, share * (number - 1), "day")
        days = Days(begin, last if number == parts else cal.shift(begin, share - 1, "day"))
        fine = "day"
    return unit(days, fine, reading.anchor)._replace(granularity=name)


def divmod_months(when: date, months: int) -> tuple[int, int]:
    """The year and month so many months after a day's."""
    later = cal.shift(when, months, "month")
    return later.year, later.month


def nth_weekday(reading: Reading, number: int, which: int) -> Reading | None:
    """The nth (or the last, -1) weekday of a month or year: "the first Monday of March"."""
    if reading.days is None:
        return unresolved("day", reading.anchor, "point", "on")
    when = cal.nth_weekday(reading.days, number, which)
    return unit(Days(when, when), "day", reading.anchor) if when else None


def day_in(reading: Reading, number: int) -> Reading | None:
    """A day of a month or week by number: "the 15th of next month"."""
    if reading.days is None:
        return unresolved("day", reading.anchor, "point", "on")
    when = cal.shift(reading.days.first, number - 1, "day")
    return unit(Days(when, when), "day", reading.anchor) if when <= reading.days.last else None


def days_in(reading: Reading, first: int, last: int) -> Reading | None:
    """From one day of a month or week by number to another: "the 4th to the 8th of this month"."""
    start, end = day_in(reading, first), day_in(reading, last)
    return between(start, end) if start and end else None


def rest_of(moment: Moment, reading: Reading) -> Reading | None:
    """What is left of a unit from the day of the release on, that day included; of one to come, all.

    >>> from datetime import date
    >>> from dipext.dates.readings.units import calendar_year
    >>> rest_of(Moment(date(2025, 11, 20)), calendar_year(2025)).edtf
    '2025-11-20/2025-12-31'
    """
    if reading.days is None or moment.reference is None or reading.days.first > moment.reference:
        return reading
    if reading.days.last < moment.reference:
        return None
    return unit(Days(moment.reference, reading.days.last), "day", reading.anchor)._replace(kind="range", relation="in")


def week_of(reading: Reading) -> Reading:
    """The week, Monday to Sunday, that holds a day."""
    if reading.days is None:
        return reading._replace(granularity="week", kind="range", relation="in")
    return unit(cal.week_days(reading.days.first), "week", reading.anchor)
