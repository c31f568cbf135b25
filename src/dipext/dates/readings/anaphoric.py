"""Days and units told from an earlier date of the text: "the same year", "two weeks later", "the day before"."""

from dipext.dates import calendar as cal
from dipext.dates.calendar import Days
from dipext.dates.readings.reading import Reading, granularity_of, unit

_ORDER = ("day", "week", "month", "quarter", "year", "decade", "century")


def same_unit(earlier: Days, name: str) -> Reading | None:
    """The unit that holds an earlier date, ``None`` when the date itself is longer: "in the same month".

    >>> from datetime import date
    >>> same_unit(Days(date(2014, 3, 18), date(2014, 3, 18)), "month").edtf
    '2014-03'
    >>> same_unit(cal.year_days(2014), "month") is None
    True
    """
    days = cal.unit_days(earlier.first, name)
    if earlier.last > days.last:
        return None
    return unit(days, granularity_of(name), "relative")


def adjacent(earlier: Days, granularity: str, which: int, name: str) -> Reading | None:
    """The unit after an earlier date, or before it (-1), ``None`` when the date is coarser: "the following year".

    >>> from datetime import date
    >>> adjacent(Days(date(2018, 1, 1), date(2019, 12, 31)), "multi_year", 1, "year").edtf
    '2020'
    """
    coarse = "year" if granularity == "multi_year" else "day" if granularity == "time" else granularity
    if coarse not in _ORDER or _ORDER.index(name) < _ORDER.index(coarse):
        return None
    days = cal.unit_days(cal.shift(earlier.last if which > 0 else earlier.first, which, name), name)
    return unit(days, granularity_of(name), "relative")


def later(earlier: Days, granularity: str, count: int, name: str) -> Reading | None:
    """So many units after an earlier date, or before it when negative: as precise as that date, at most.

    Args:
        earlier: its days.
        granularity: its own; only a day, a month or a year can be counted from.
        count: how many units.
        name: which units; ``None`` is the answer when they are finer than the date ("2014 ... two weeks later").

    >>> from datetime import date
    >>> later(cal.year_days(2014), "year", 2, "year").edtf
    '2016'
    >>> later(Days(date(2014, 3, 18), date(2014, 3, 18)), "day", -1, "week").edtf
    '2014-03-11'
    >>> later(cal.year_days(2014), "year", 2, "week") is None
    True
    """
    granularity = "day" if granularity == "time" else granularity
    if granularity not in ("day", "month", "year") or name not in ("fortnight", *_ORDER):
        return None
    if _ORDER.index("week" if name == "fortnight" else name) < _ORDER.index(granularity):
        return None
    when = cal.shift(earlier.first, count, name)
    reading = unit(cal.unit_days(when, granularity), granularity, "relative")
    if granularity == "day" and name not in ("day", "week", "fortnight"):
        text = when.isoformat() + "~"
        return reading._replace(edtf=text, head=text, tail=text, approximate=True)
    return reading
