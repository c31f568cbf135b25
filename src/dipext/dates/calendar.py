"""Calendar arithmetic: units of time as closed intervals of days. Everything here is exact and pure.

The calendar is the proleptic Gregorian one of ``datetime``; weeks run from Monday to Sunday (ISO 8601).
"""

from bisect import bisect_left
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import NamedTuple

from dipext.lexicon import toml


class Days(NamedTuple):
    """A closed interval of days: ``first`` and ``last`` are both included."""

    first: date
    last: date


def day(year: int, month: int, number: int) -> date | None:
    """A date, or ``None`` where the calendar has none (30 February, the year 0).

    >>> day(2025, 2, 29) is None, day(2024, 2, 29)
    (True, datetime.date(2024, 2, 29))
    """
    try:
        return date(year, month, number)
    except ValueError:
        return None


def month_days(year: int, month: int) -> Days:
    """All days of a month.

    >>> print(*month_days(2024, 2))
    2024-02-01 2024-02-29
    """
    first = date(year, month, 1)
    following = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (MAXYEAR, 12) else None
    return Days(first, following - timedelta(1) if following else date.max)


def months_days(year: int, month: int, count: int) -> Days:
    """``count`` whole months from one on.

    >>> print(*months_days(2025, 12, 3))
    2025-12-01 2026-02-28
    """
    year = min(max(year, MINYEAR), MAXYEAR)
    last = _from_index(year * 12 + month - 1 + count - 1)
    return Days(date(year, month, 1), month_days(*last).last if last[0] <= MAXYEAR else date.max)


def _from_index(months: int) -> tuple[int, int]:
    return months // 12, months % 12 + 1


def year_days(year: int) -> Days:
    """All days of a year."""
    return Days(date(year, 1, 1), date(year, 12, 31))


def quarter_days(year: int, number: int) -> Days:
    """All days of a quarter, 1 to 4."""
    return months_days(year, number * 3 - 2, 3)


def half_days(year: int, number: int) -> Days:
    """All days of a half of a year, 1 or 2."""
    return months_days(year, number * 6 - 5, 6)


def season_days(year: int, code: int) -> Days:
    """A meteorological season of the northern half of the globe, by its EDTF code, 21 (spring) to 24 (winter).

    Winter is named after the year it begins in.

    >>> print(*season_days(2026, 21))
    2026-03-01 2026-05-31
    >>> print(*season_days(2025, 24))
    2025-12-01 2026-02-28
    """
    return months_days(year, (code - 20) * 3, 3)


def season_at(when: date) -> tuple[int, int]:
    """The season of a day: the year that names it and its EDTF code.

    >>> season_at(date(2026, 1, 5)), season_at(date(2025, 9, 30))
    ((2025, 24), (2025, 23))
    """
    year, month = _from_index(when.year * 12 + when.month - 3)
    return year, 20 + (month + 2) // 3


def decade_days(year: int) -> Days:
    """The ten years that begin with ``year``."""
    return Days(date(year, 1, 1), date(min(year + 9, MAXYEAR), 12, 31))


def century_days(number: int) -> Days:
    """A century by its number, as EDTF has it: the 21st runs from 2000 to 2099.

    >>> print(*century_days(21))
    2000-01-01 2099-12-31
    """
    return Days(date(max(number * 100 - 100, MINYEAR), 1, 1), date(min(number * 100 - 1, MAXYEAR), 12, 31))


def week_days(when: date) -> Days:
    """The week, Monday to Sunday, that holds a day.

    >>> print(*week_days(date(2025, 11, 20)))
    2025-11-17 2025-11-23
    """
    monday = when - timedelta(when.weekday())  # the calendar itself begins on one
    return Days(monday, shift(monday, 6, "day"))


def iso_week_days(year: int, number: int) -> Days | None:
    """A week by its ISO number, ``None`` when the year has no such week."""
    try:
        return week_days(date.fromisocalendar(year, number, 1))
    except ValueError:
        return None


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the anonymous computus.

    >>> [easter(y).isoformat() for y in (1961, 2000, 2024, 2025, 2038)]
    ['1961-04-02', '2000-04-23', '2024-03-31', '2025-04-20', '2038-04-25']
    """
    golden = year % 19  # the place of the year in the cycle of the moon
    century, rest = divmod(year, 100)
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    month, number = divmod(epact + sunday - 7 * late + 114, 31)
    return date(year, month, number + 1)


def nth_weekday(days: Days, number: int, which: int) -> date | None:
    """The nth (from the end when negative) weekday of its name within an interval, ``None`` when it has none.

    >>> print(nth_weekday(month_days(2026, 9), 1, 1), nth_weekday(month_days(2026, 5), 1, -1))
    2026-09-07 2026-05-25
    """
    if which > 0:
        when = shift(days.first, (number - days.first.isoweekday()) % 7 + 7 * (which - 1), "day")
    else:
        when = shift(days.last, -((days.last.isoweekday() - number) % 7) + 7 * (which + 1), "day")
    return when if days.first <= when <= days.last else None


def weekday_from(when: date, number: int, count: int) -> date:
    """The nth weekday of its name after a day, before it when negative.

    >>> print(weekday_from(date(2025, 11, 20), 5, 1), weekday_from(date(2025, 11, 20), 5, -1))
    2025-11-21 2025-11-14
    """
    ahead = (number - when.isoweekday()) % 7
    return shift(when, ahead + 7 * (count - 1 if count > 0 and ahead else count), "day")


def unit_days(when: date, unit: str) -> Days:
    """The calendar unit that holds a day.

    Args:
        when: any day of it.
        unit: day, week, weekend, workweek (Monday to Friday), month, quarter, half, season, year, decade or century.

    >>> print(*unit_days(date(2025, 11, 20), "decade"))
    2020-01-01 2029-12-31
    """
    return _HOLDING.get(unit, _century_of)(when)


def _weekend_of(when: date) -> Days:
    sunday = week_days(when).last
    return Days(shift(sunday, -1, "day"), sunday)


def _workweek_of(when: date) -> Days:
    monday = week_days(when).first
    return Days(monday, shift(monday, 4, "day"))


def _century_of(when: date) -> Days:
    return century_days(when.year // 100 + 1)


_HOLDING: dict[str, Callable[[date], Days]] = {
    "day": lambda when: Days(when, when),
    "week": week_days,
    "weekend": _weekend_of,
    "workweek": _workweek_of,
    "month": lambda when: month_days(when.year, when.month),
    "quarter": lambda when: quarter_days(when.year, (when.month + 2) // 3),
    "half": lambda when: half_days(when.year, 1 if when.month <= 6 else 2),
    "season": lambda when: season_days(*season_at(when)),
    "year": lambda when: year_days(when.year),
    "decade": lambda when: decade_days(max(when.year // 10 * 10, 1)),
}


_MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7, "weekend": 7, "workweek": 7, "fortnight": 14}


def shift(when: date, count: int, unit: str) -> date:
    """A day so many units later (or earlier); a month's missing day becomes its last, the ends of the calendar hold.

    >>> print(shift(date(2025, 1, 31), 1, "month"), shift(date(2025, 11, 20), -2, "week"))
    2025-02-28 2025-11-06
    >>> print(shift(date(2025, 11, 20), 99999, "year"))
    9999-12-31
    """
    if unit in _DAYS:
        ordinal = when.toordinal() + count * _DAYS[unit]
        return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
    if unit in ("hour", "minute"):
        return shift(when, int(count / (24 if unit == "hour" else 1440)), "day")
    year, month = _from_index(when.year * 12 + when.month - 1 + count * _MONTHS[unit])
    if year < MINYEAR:
        return date.min
    if year > MAXYEAR:
        return date.max
    return date(year, month, min(when.day, month_days(year, month).last.day))


def workdays(when: date, count: int) -> Days:
    """So many days from Monday to Friday after a day, or before it when negative; holidays are not known here.

    >>> print(*workdays(date(2025, 11, 20), 3), *workdays(date(2025, 11, 24), -2))
    2025-11-21 2025-11-25 2025-11-20 2025-11-21
    """
    step = 1 if count > 0 else -1
    found: list[date] = []
    while len(found) < abs(count):
        when = shift(when, step, "day")
        if when.isoweekday() <= 5:  # as both ends of the calendar are
            found.append(when)
    return Days(min(found), max(found)) if found else Days(when, when)


def part_days(days: Days, part: str) -> Days:
    """The first (early), middle (mid) or last (late) third of a unit, in the next smaller units that fit.

    Years are parted by months, decades and centuries by years, everything else by days.

    >>> print(*part_days(year_days(2026), "mid"))
    2026-05-01 2026-08-31
    >>> print(*part_days(month_days(2023, 9), "late"))
    2023-09-21 2023-09-30
    >>> print(*part_days(decade_days(1990), "early"))
    1990-01-01 1992-12-31
    """
    first, last = days
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    length = (last - first).days + 1
    if length < 3:
        return days
    if months >= 120:
        mid, late = (date(first.year + round(months / share), 1, 1) for share in (36, 18))
    elif months >= 3:
        mid, late = (shift(first.replace(day=1), months // 3 * n, "month") for n in (1, 2))
    elif months == 1 and length >= 28:
        mid, late = first.replace(day=11), first.replace(day=21)
    else:
        mid, late = (shift(first, round(length / share), "day") for share in (3, 1.5))
    return {
        "early": Days(first, shift(mid, -1, "day")),
        "mid": Days(mid, shift(late, -1, "day")),
        "late": Days(late, last),
    }[part]


def nearest(candidates: list[date], reference: date, tense: str | None) -> date:
    """The candidate that agrees with the tense of its clause, else the nearest to the reference day.

    Args:
        candidates: in rising order, at least one.
        reference: the day of the release.
        tense: "past" (the last one, the day itself included), "future" (the next one) or ``None`` (the nearest).

    >>> days = [date(y, 12, 3) for y in (2024, 2025, 2026)]
    >>> print(nearest(days, date(2025, 11, 20), "past"), nearest(days, date(2025, 11, 20), None))
    2024-12-03 2025-12-03
    """
    at = bisect_left(candidates, reference)
    if at == len(candidates):
        return candidates[-1]
    after = candidates[at]
    if at == 0 or after == reference or tense == "future":
        return after
    before = candidates[at - 1]
    return before if tense == "past" or reference - before <= after - reference else after


def fiscal_year_days(country: str | None, label: int, *, spans_two: bool = False) -> Days | None:
    """A government's fiscal year, or ``None`` for a country whose fiscal years are not known here.

    Args:
        country: ISO 3166-1 alpha-3 code of the issuer.
        label: the year in its name; of a name with two years ("2025/26") the first.
        spans_two: whether the name has two years.

    >>> print(*fiscal_year_days("USA", 2026))
    2025-10-01 2026-09-30
    >>> print(*fiscal_year_days("GBR", 2025, spans_two=True))
    2025-04-01 2026-03-31
    """
    rule = toml("dates/en/calendar")["fiscal_years"].get(country)
    if rule is None:
        return None
    first = label if spans_two or rule["named"] == "begin" else label - 1
    return months_days(first, rule["month"], 12) if MINYEAR <= first < MAXYEAR else None
