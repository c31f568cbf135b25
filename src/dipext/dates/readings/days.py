"""Days and months by their names and numbers: "3 December", "Monday", "today", 04/07/2025."""

from datetime import date

from dipext.dates import calendar as cal
from dipext.dates.calendar import Days
from dipext.dates.readings.reading import Moment, Reading, remembered, unit, unresolved


def full_year(two_digits: int, reference: date | None = None) -> int:
    """A year written with two digits, in the century that brings it nearest, with twenty years ahead at most.

    >>> full_year(16), full_year(74), full_year(30)
    (2016, 1974, 2030)
    """
    pivot = (reference.year if reference else 2020) + 20
    return two_digits + (pivot - two_digits) // 100 * 100


def calendar_day(
    moment: Moment, number: int, month: int, year: int | None = None, weekday: int | None = None
) -> Reading | None:
    """A day of a month. Without a year: the one that agrees with the tense, unless the release is about that day.

    A weekday that does not fit is a warning, never a repair.

    >>> calendar_day(Moment(date(2026, 1, 8), "past"), 12, 12).edtf
    '2025-12-12'
    >>> r = calendar_day(Moment(date(2025, 4, 3), "past"), 4, 3, weekday=5)
    >>> r.edtf, r.warnings, r.alternatives
    ('2025-03-04', ('weekday_mismatch',), ('2025-04-04',))
    """
    if year is not None:
        when = cal.day(year, month, number)
        return None if when is None else checked(unit(Days(when, when), "day", "absolute"), weekday)
    if cal.day(2024, month, number) is None:
        return None
    if moment.reference is None:
        return unresolved("day", "partial", "point", "on")
    reach = 4 if (month, number) == (2, 29) else 1
    when = by_tense([d for y in years_around(moment.reference, reach) if (d := cal.day(y, month, number))], moment)
    return checked(unit(Days(when, when), "day", "partial"), weekday, moment.reference)


def years_around(reference: date, reach: int = 1) -> range:
    """The years around the one of the release that a calendar has."""
    return range(max(reference.year - reach, 1), min(reference.year + reach, 9999) + 1)


def by_tense(candidates: list[date], moment: Moment) -> date:
    """The candidate that agrees with the tense, unless one is at hand. The reference day must be known."""
    assert moment.reference is not None
    closest = cal.nearest(candidates, moment.reference, None)
    if abs((closest - moment.reference).days) <= moment.at_hand:
        return closest
    return cal.nearest(candidates, moment.reference, moment.tense)


def checked(reading: Reading, weekday: int | None, near: date | None = None) -> Reading:
    """A day with a warning where the weekday is not its own, and the nearest day of that number that has it."""
    if weekday is None or reading.days is None or reading.days.first.isoweekday() == weekday:
        return reading
    when = reading.days.first
    others = (
        d
        for months in (0, 1, -1, 2, -2)
        if (y := cal.shift(near or when, months, "month"))
        and (d := cal.day(y.year, y.month, when.day))
        and d.isoweekday() == weekday
    )
    found = next(others, None)
    return reading._replace(
        warnings=(*reading.warnings, "weekday_mismatch"),
        alternatives=(*reading.alternatives, *([found.isoformat()] if found else [])),
    )


@remembered
def calendar_month(moment: Moment, month: int, year: int | None = None) -> Reading:
    """A month, with or without its year.

    >>> calendar_month(Moment(date(2024, 5, 23), "future"), 3).edtf
    '2025-03'
    """
    if year is not None:
        return unit(cal.month_days(year, month), "month", "absolute")
    if moment.reference is None:
        return unresolved("month", "partial")
    here = moment.reference.replace(day=1)
    candidates = [date(y, month, 1) for y in years_around(here)]
    when = cal.nearest(candidates, here, None)
    if abs((when - here).days) > moment.at_hand:
        when = cal.nearest(candidates, here, moment.tense)
    return unit(cal.month_days(when.year, when.month), "month", "partial")


@remembered
def weekday(moment: Moment, number: int) -> Reading:
    """A bare weekday: the last one after a past tense, the next one after a future tense, else the nearest.

    The weekday of the release itself is its own day in every tense.

    >>> monday = [weekday(Moment(date(2025, 11, 20), t), 1).edtf for t in ("past", "future", None)]
    >>> monday
    ['2025-11-17', '2025-11-24', '2025-11-17']
    """
    if moment.reference is None:
        return unresolved("day", "relative", "point", "on")
    back = (moment.reference.isoweekday() - number) % 7
    gone = not back or (moment.tense == "past" if moment.tense else back <= 3)
    when = cal.shift(moment.reference, -back if gone else 7 - back, "day")
    return unit(Days(when, when), "day", "relative")


def weekday_after_next(moment: Moment, number: int) -> Reading:
    """The weekday that follows the next one of its name."""
    return weekdays_off(moment, 2, number)


def weekdays_off(moment: Moment, count: int, number: int, origin: Reading | None = None) -> Reading:
    """The nth weekday of its name after a day (of the release), before it when negative: "three Fridays from now".

    >>> weekdays_off(Moment(date(2025, 11, 20)), 2, 5).edtf
    '2025-11-28'
    """
    start = (origin.days and origin.days.first) if origin else moment.reference
    anchor = origin.anchor if origin else "relative"
    if start is None:
        return unresolved("day", anchor, "point", "on")
    when = cal.weekday_from(start, number, count)
    return unit(Days(when, when), "day", anchor)


def day_of_month(moment: Moment, number: int, weekday: int | None = None) -> Reading | None:
    """A day by its number alone ("on the 15th"), or with its weekday: in the month that agrees.

    >>> day_of_month(Moment(date(2013, 2, 12), "future"), 15).edtf, day_of_month(Moment(date(2013, 2, 12)), 15, 4).edtf
    ('2013-02-15', '2013-08-15')
    """
    if moment.reference is None:
        return unresolved("day", "partial", "point", "on")
    months = (cal.shift(moment.reference, n, "month") for n in range(-12, 13))
    days = [d for m in months if (d := cal.day(m.year, m.month, number)) and weekday in (None, d.isoweekday())]
    if not days:
        return None
    when = cal.nearest(days, moment.reference, moment.tense or ("future" if weekday else None))
    return unit(Days(when, when), "day", "partial")


def numeric_pair(
    moment: Moment, first: int, second: int, weekday: int | None = None, *, ahead: bool = False
) -> Reading | None:
    """A day and a month by numbers: 22/04; between slashes the issuer decides which is which.

    Args:
        moment: the day of the release, and the order of its issuer.
        first: the first number.
        second: the second one.
        weekday: 1 (Monday) to 7 where the text names it; an order that fits it wins.
        ahead: whether the next such day after the release is meant, however near the last one is.

    >>> numeric_pair(Moment(date(2018, 10, 24), month_first=True), 11, 7).edtf
    '2018-11-07'
    """
    if ahead:
        moment = moment._replace(tense="future", at_hand=0)
    readings = [calendar_day(moment, day, month, weekday=weekday) for day, month in day_orders(moment, first, second)]
    found = [reading for reading in readings if reading]
    return next((reading for reading in found if not reading.warnings), found[0] if found else None)


def day_orders(moment: Moment, first: int, second: int) -> list[tuple[int, int]]:
    """Two numbers as day and month, the likelier order first, without those that no year has.

    >>> day_orders(Moment(month_first=True), 4, 7), day_orders(Moment(), 2, 29)
    ([(7, 4), (4, 7)], [(29, 2)])
    """
    orders = [(second, first), (first, second)] if moment.month_first else [(first, second), (second, first)]
    return [(day, month) for day, month in orders if cal.day(2024, month, day)]


def numeric_date(moment: Moment, first: int, second: int, third: int, mark: str) -> Reading | None:
    """Three numbers: 20.11.2025, 2025-11-20, 04/07/2025, 31-10-74.

    Points mean day first. Between slashes and hyphens the issuer decides, and where both readings are days of the
    calendar the other one is told.

    >>> r = numeric_date(Moment(month_first=True), 4, 7, 2025, "/")
    >>> r.edtf, r.alternatives, r.warnings
    ('2025-04-07', ('2025-07-04',), ('ambiguous_order',))
    """
    if first > 99:
        when = cal.day(first, second, third) or cal.day(first, third, second)
        return unit(Days(when, when), "day", "absolute") if when else None
    year = third if third > 99 else full_year(third, moment.reference)
    day_first, month_first = cal.day(year, second, first), cal.day(year, first, second)
    month_wins = moment.month_first and mark != "."
    best, other = (month_first, day_first) if month_wins else (day_first, month_first)
    if best is None and other is None and mark != ".":
        best = cal.day(full_year(first, moment.reference), second, third)
    when = best or other
    if when is None:
        return None
    reading = unit(Days(when, when), "day", "absolute")
    if mark != "." and best and other and best != other:
        return reading._replace(alternatives=(other.isoformat(),), warnings=("ambiguous_order",))
    return reading


@remembered
def named_day(moment: Moment, name: str) -> Reading:
    """today, yesterday, tomorrow, tonight."""
    if moment.reference is None:
        return unresolved("day", "relative", "point", "on")
    when = cal.shift(moment.reference, {"yesterday": -1, "tomorrow": 1}.get(name, 0), "day")
    return unit(Days(when, when), "day", "relative")


@remembered
def day_offset(moment: Moment, days: int) -> Reading:
    """So many days from the day of the release."""
    if moment.reference is None:
        return unresolved("day", "relative", "point", "on")
    when = cal.shift(moment.reference, days, "day")
    return unit(Days(when, when), "day", "relative")


def on_weekday(reading: Reading, number: int) -> Reading:
    """A day with the weekday that the text gives it; one that does not fit is a warning: "today, Monday"."""
    return checked(reading, number)
