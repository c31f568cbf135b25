"""Lengths of time, as ISO 8601 durations."""

import re
from datetime import date

from dipext.dates import calendar as cal
from dipext.dates import edtf
from dipext.dates.calendar import Days
from dipext.dates.readings.reading import Moment, Reading, granularity_of, remembered


def duration_of(count: int | float, name: str) -> str:
    """An ISO 8601 duration.

    >>> duration_of(6, "month"), duration_of(3, "decade"), duration_of(48, "hour"), duration_of(1.5, "year")
    ('P6M', 'P30Y', 'PT48H', 'P18M')
    """
    factor, sign = {
        "minute": (1, "M"),
        "hour": (1, "H"),
        "day": (1, "D"),
        "week": (1, "W"),
        "weekend": (2, "D"),
        "workweek": (5, "D"),
        "fortnight": (2, "W"),
        "month": (1, "M"),
        "quarter": (3, "M"),
        "season": (3, "M"),
        "half": (6, "M"),
        "year": (1, "Y"),
        "decade": (10, "Y"),
        "century": (100, "Y"),
    }[name]
    number = count * factor
    if number != int(number):
        smaller = {"Y": (12, "M"), "M": (30, "D"), "W": (7, "D"), "D": (24, "H"), "H": (60, "M")}
        if name == "minute":
            return f"PT{round(number)}M"
        factor, sign = smaller[sign]
        number = round(number * factor)
        return f"P{'T' if name in ('day', 'hour') else ''}{number}{sign}"
    return f"P{'T' if name in ('hour', 'minute') else ''}{int(number)}{sign}"


@remembered
def duration(count: int | float, name: str) -> Reading:
    """A length of time without a place in the calendar."""
    return Reading(
        granularity_of(name), "absolute", None, "duration", "for", duration=duration_of(count, name), resolved=False
    )


def vague_length(name: str) -> Reading:
    """A length that its words leave open: "three to five years", "a few weeks"."""
    return Reading(granularity_of(name), "absolute", None, "duration", "for", approximate=True, resolved=False)


def after_length(start: date, length: str) -> date | None:
    """The last day of an ISO 8601 duration that begins on a day; ``None`` for one shorter than a day.

    >>> print(after_length(date(2026, 1, 1), "P6M"))
    2026-06-30
    """
    match = re.fullmatch(r"P(\d+)([DWMY])", length)
    if match is None:
        return None
    name = {"D": "day", "W": "week", "M": "month", "Y": "year"}[match[2]]
    behind = cal.shift(start, int(match[1]), name)
    return cal.shift(behind, -1, "day") if behind > start else None  # the calendar ends with the year 9999


def ahead(moment: Moment, reading: Reading, count: int, name: str) -> Reading:
    """A length that begins on the day of the release: "within 30 days"."""
    reading = reading._replace(relation="within", anchor="relative")
    if moment.reference is None:
        return reading
    days = Days(moment.reference, cal.shift(moment.reference, count, name))
    return reading._replace(days=days, edtf=edtf.edtf_days(days), resolved=True)
