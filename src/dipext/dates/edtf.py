"""EDTF strings (ISO 8601-2, as the Library of Congress profiles it: levels 0 to 2).

Where the profile forces a choice:

* An open end is ``..`` ("2022/.."), which says "open", not "unknown". The bound that a text names stands in the string
  as it is named: "before 2022" is ``../2022`` though the last day is in 2021.
* Quarters (33-36) and halves (40-41) are level 2 and may not stand in an interval: there their months do.
* A decade is ``199X``, a century ``20XX`` ("the 21st century" strictly runs from 2001 to 2100); in an interval years
  stand for them.
* A season that is not meant to the day keeps its code with the mark of an approximation (``2025-22~``).
* A time of day keeps the precision of the text (``T10:00``): no seconds are invented. The profile's grammar wants them.
"""

from datetime import date

from dipext.dates.calendar import Days


def edtf_day(when: date) -> str:
    """A day: ``2025-11-20``."""
    return when.isoformat()


def edtf_month(when: date) -> str:
    """The month of a day: ``2025-11``."""
    return when.isoformat()[:7]


def edtf_year(year: int) -> str:
    """A year: ``2025``."""
    return f"{year:04d}"


def edtf_bound(when: date, granularity: str) -> str:
    """A bound of an interval, as precise as its unit.

    >>> edtf_bound(date(2025, 7, 1), "quarter"), edtf_bound(date(1990, 1, 1), "decade")
    ('2025-07', '1990')
    """
    if granularity in ("year", "multi_year", "decade", "century"):
        return edtf_year(when.year)
    if granularity in ("month", "quarter", "half", "season"):
        return edtf_month(when)
    return edtf_day(when)


def edtf_interval(head: str | None, tail: str | None, *, approximate: bool = False) -> str:
    """An interval of two bounds; ``None`` is an open end.

    >>> edtf_interval("2022", None), edtf_interval("2025-01", "2025-04", approximate=True)
    ('2022/..', '2025-01~/2025-04~')
    """
    mark = "~" if approximate else ""
    return f"{head + mark if head else '..'}/{tail + mark if tail else '..'}"


def edtf_days(days: Days, *, approximate: bool = False) -> str:
    """A closed interval of days; one day is itself.

    >>> edtf_days(Days(date(2025, 5, 30), date(2025, 6, 1)))
    '2025-05-30/2025-06-01'
    """
    if days.first == days.last:
        return edtf_day(days.first) + ("~" if approximate else "")
    return edtf_interval(edtf_day(days.first), edtf_day(days.last), approximate=approximate)


def edtf_code(year: int, code: int) -> str:
    """A season (21-24), quarter (33-36) or half (40-41) of a year: ``2025-22``."""
    return f"{year:04d}-{code}"


def edtf_decade(year: int) -> str:
    """A decade by its first year: ``199X``."""
    return f"{year // 10:03d}X"


def edtf_century(number: int) -> str:
    """A century by its number, which is one more than its leading digits: the 21st is ``20XX``."""
    return f"{number - 1:02d}XX"


def edtf_time(when: date, clock: str, offset: str | None) -> str:
    """A moment: ``2025-12-03T10:00+01:00``; the offset from UTC is ``None`` where the text names no zone."""
    return f"{when.isoformat()}T{clock}{offset or ''}"
