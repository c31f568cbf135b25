"""Dates by the parts that a text writes, and ranges whose two ends complete each other."""

from datetime import date
from itertools import product
from typing import NamedTuple

from dipext.dates.calendar import Days
from dipext.dates.readings.bounds import between
from dipext.dates.readings.days import (
    by_tense,
    calendar_day,
    calendar_month,
    day_orders,
    full_year,
    weekday,
    weekdays_off,
    years_around,
)
from dipext.dates.readings.reading import Moment, Reading, unit
from dipext.dates.readings.units import calendar_year


class CalendarDate(NamedTuple):
    """The parts of a date that a text names."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None

    def reading(self, moment: Moment) -> Reading | None:
        """What the parts mean; ``None`` when there is no such day.

        >>> CalendarDate(month=2, year=2026).reading(Moment()).edtf
        '2026-02'
        """
        if self.year is not None and not 1 <= self.year <= 9999:
            return None
        if self.month is not None and self.day is not None:
            return calendar_day(moment, self.day, self.month, self.year, self.weekday)
        if self.month is not None:
            return calendar_month(moment, self.month, self.year)
        if self.year is not None:
            return calendar_year(self.year)
        return weekday(moment, self.weekday) if self.weekday and self.day is None else None


def completed(first: CalendarDate, second: CalendarDate) -> tuple[CalendarDate, CalendarDate] | None:
    """The two ends of a range, each with what only the other one says; ``None`` when they do not belong together.

    >>> completed(CalendarDate(29, 12), CalendarDate(3, 1, 2026))[0].year
    2025
    """
    if (
        second.day is None
        and second.month
        and second.year
        and first.day
        and first.month
        and first.year is None
        and second.year % 100 - first.day in (0, 1)
    ):
        # "December 15–January '16" names the years of both
        first = CalendarDate(month=first.month, year=second.year // 100 * 100 + first.day)
    if second.month is None and second.day is not None:
        second = second._replace(month=first.month)
    if first.month is None and first.day is not None:
        first = first._replace(month=second.month)
    for part in (first, second):
        if part.month is None and part.year is None and part.weekday is None:
            return None
    whole = first.year is not None and second.year is not None
    if not whole and (first.day is None) != (second.day is None) and None in (first.month, second.month):
        return None
    if first.year is None and second.year is not None and first.month:
        first = first._replace(year=second.year - _turn(first, second))
    elif second.year is None and first.year is not None and second.month:
        second = second._replace(year=first.year + _turn(first, second))
    return first, second


def _turn(first: CalendarDate, second: CalendarDate) -> bool:
    """Whether there is a turn of the year between two dates."""
    if first.month is None or second.month is None:
        return False
    if first.month == second.month and first.day and second.day:
        return first.day > second.day
    return first.month > second.month


def calendar_range(moment: Moment, first: CalendarDate, second: CalendarDate) -> Reading | None:
    """From one date to another, both included; without a year, in the year that fits the release and the tense.

    >>> from datetime import date
    >>> calendar_range(Moment(date(2022, 3, 10), "future"), CalendarDate(4, 3), CalendarDate(11, 3)).edtf
    '2022-03-04/2022-03-11'
    """
    ends = completed(first, second)
    if ends is None:
        return None
    first, second = ends
    start, end = first.reading(moment), second.reading(moment)
    if start is None or end is None:
        return None
    if first.year is not None or moment.reference is None or first.month is None or second.month is None:
        if second.weekday and second.day is None and start.days and end.days and end.days.last <= start.days.first:
            end = weekdays_off(moment, 1, second.weekday, start)
        return between(start, end)
    candidates = {
        found.days: found
        for year in years_around(moment.reference, 2)
        if (found := _in_year(moment, first, second, year)) and found.days
    }
    chosen = _fitting(list(candidates), moment, moment.reference)
    return candidates[chosen] if chosen else None


def _in_year(moment: Moment, first: CalendarDate, second: CalendarDate, year: int) -> Reading | None:
    """From one date of a year to another, which may be of the next."""
    start = first._replace(year=year).reading(moment)
    end = second._replace(year=year + _turn(first, second)).reading(moment)
    found = between(start, end) if start and end else None
    return found._replace(anchor="partial") if found else None


def _fitting(candidates: list[Days], moment: Moment, reference: date) -> Days | None:
    """The days that hold the reference, else those that fit the tense."""
    if not candidates:
        return None
    for days in candidates:
        if days.first <= reference <= days.last:
            return days
    if moment.tense == "past":
        chosen = by_tense([days.last for days in candidates], moment)
        return next(days for days in candidates if days.last == chosen)
    chosen = by_tense([days.first for days in candidates], moment)
    return next(days for days in candidates if days.first == chosen)


def numeric_range(
    moment: Moment, first: tuple[int, int], second: tuple[int, int], year: int | None = None
) -> Reading | None:
    """From one day and month by numbers to another, in one order: "from 10/1 to 11/7".

    >>> numeric_range(Moment(month_first=True), (10, 1), (11, 7), 2025).edtf
    '2025-10-01/2025-11-07'
    """
    year = full_year(year, moment.reference) if year is not None and year < 100 else year
    orders = product(day_orders(moment, *first), day_orders(moment, *second))
    for (day, month), (last_day, last_month) in orders:
        if ((day, month) == first) != ((last_day, last_month) == second):
            continue
        found = calendar_range(moment, CalendarDate(day, month), CalendarDate(last_day, last_month, year))
        if found:
            return found
    return None


def days_before(last: Reading, number: int) -> Reading | None:
    """From an earlier day of its month to a day: "26-27.11.2025"."""
    if last.days is None or number >= last.days.first.day:
        return None
    days = Days(last.days.first.replace(day=number), last.days.last)
    return unit(days, "day", last.anchor)._replace(relation="between", warnings=last.warnings)
