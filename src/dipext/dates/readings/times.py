"""Times of day."""

import re

from dipext.dates import calendar as cal
from dipext.dates import edtf
from dipext.dates.calendar import Days
from dipext.dates.readings.reading import Reading, remembered
from dipext.lexicon import toml


@remembered
def daytime(reading: Reading, when: str) -> Reading:
    """A morning, evening or night of a day: the day, with the granularity of a time."""
    fixed = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}.get(when)
    return reading._replace(granularity="time", start_time=fixed)


def between_moments(first: Reading, second: Reading) -> Reading | None:
    """From a moment of one day to a moment of another: "21:30 on 13 May to 01:15 on 14 May"."""
    if first.days is None or second.days is None:
        return first._replace(kind="range", relation="between", end_time=second.start_time)
    if first.days.first > second.days.last:
        return None
    return first._replace(
        days=Days(first.days.first, second.days.last),
        kind="range",
        relation="between",
        end_time=second.end_time or second.start_time,
        edtf=edtf.edtf_days(Days(first.days.first, second.days.last)),
        tail=second.tail,
        warnings=(*first.warnings, *second.warnings),
    )


def at_time(
    reading: Reading, start: str, end: str | None = None, tz: str | None = None, *, ends: bool = False
) -> Reading:
    """A time of day, or two, on a day.

    Args:
        reading: the day.
        start: HH:MM.
        end: HH:MM; an earlier one than ``start`` is of the day after.
        tz: the zone as the text writes it.
        ends: whether the day is that of the end, when the two are not of one day.

    >>> from dipext.dates.readings.days import calendar_day
    >>> from dipext.dates.readings.reading import Moment
    >>> at_time(calendar_day(Moment(), 3, 12, 2025), "10:00", tz="CET").edtf
    '2025-12-03T10:00+01:00'
    """
    reading = reading._replace(
        granularity="time",
        kind="range" if end else "point",
        relation="between" if end else "on",
        start_time=start,
        end_time=end,
        tz=tz,
    )
    if reading.days and end and end < start:
        first = cal.shift(reading.days.first, -1, "day") if ends else reading.days.first
        days = Days(first, cal.shift(first, 1, "day"))
        head, tail = (day.isoformat() for day in days)
        return reading._replace(days=days, edtf=edtf.edtf_days(days), head=head, tail=tail)
    if reading.days is None or end:
        return reading
    if tz and (ahead_of := re.fullmatch(r"(?:GMT|UTC)([+-])(\d{1,2})", tz)):
        return reading._replace(
            edtf=edtf.edtf_time(reading.days.first, start, f"{ahead_of[1]}{int(ahead_of[2]):02d}:00")
        )
    offset = toml("dates/en/calendar")["zones"].get(tz)
    return reading._replace(edtf=edtf.edtf_time(reading.days.first, start, offset))
