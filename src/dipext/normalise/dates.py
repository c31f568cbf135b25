"""What the parts of a temporal expression mean: pure functions from parts to a :class:`Reading`.

A part is a number, the name of a unit or another reading; nothing here knows the text. What a partial or relative
expression means depends on its :class:`Moment`: the day of the release, the tense of the clause, and who speaks.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from dipext.lexicon import toml
from dipext.normalise import calendar as cal
from dipext.normalise import edtf
from dipext.normalise.calendar import Days

_remembered = lru_cache(maxsize=4096)  # a release says "today" twenty times


@dataclass(frozen=True, slots=True)
class Moment:
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


@dataclass(frozen=True, slots=True)
class Reading:
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


def unit(days: Days, granularity: str, anchor: str, code: str | None = None, *, approximate: bool = False) -> Reading:
    """A unit of the calendar. ``code`` is its EDTF string where its bounds do not give it.

    >>> unit(cal.month_days(2025, 11), "month", "absolute").edtf
    '2025-11'
    """
    head, tail = (edtf.edtf_bound(d, granularity) for d in days)
    if granularity == "day" and head == tail:
        return Reading("day", anchor, days, "point", "on", head, head, tail, approximate=approximate)
    return Reading(
        granularity,
        anchor,
        days,
        edtf=code or (head if head == tail else edtf.edtf_interval(head, tail)),
        head=head,
        tail=tail,
        approximate=approximate,
    )


# --- calendar dates -------------------------------------------------------------------------------------------------


def full_year(two_digits: int, reference: date | None = None) -> int:
    """A year written with two digits, in the century that brings it nearest, with thirty years ahead at most.

    >>> full_year(16), full_year(74), full_year(30)
    (2016, 1974, 2030)
    """
    pivot = (reference.year if reference else 2020) + 30
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
        return None if when is None else _checked(unit(Days(when, when), "day", "absolute"), weekday, when)
    if cal.day(2024, month, number) is None:
        return None
    if moment.reference is None:
        return unresolved("day", "partial", "point", "on")
    when = _by_tense([d for y in _years(moment, 4) if (d := cal.day(y, month, number))], moment)
    return _checked(unit(Days(when, when), "day", "partial"), weekday, moment.reference)


def _years(moment: Moment, reach: int = 1) -> range:
    year = moment.reference.year if moment.reference else 2000
    return range(max(year - reach, 1), min(year + reach, 9999) + 1)


def _by_tense(candidates: list[date], moment: Moment) -> date:
    assert moment.reference is not None
    closest = cal.nearest(candidates, moment.reference, None)
    if abs((closest - moment.reference).days) <= moment.at_hand:
        return closest
    return cal.nearest(candidates, moment.reference, moment.tense)


def _checked(reading: Reading, weekday: int | None, near: date) -> Reading:
    when = reading.days.first if reading.days else None
    if weekday is None or when is None or when.isoweekday() == weekday:
        return reading
    others = (
        d
        for months in (0, 1, -1, 2, -2)
        if (y := cal.shift(near.replace(day=1), months, "month"))
        and (d := cal.day(y.year, y.month, when.day))
        and d.isoweekday() == weekday
    )
    found = next(others, None)
    return replace(
        reading,
        warnings=(*reading.warnings, "weekday_mismatch"),
        alternatives=(*reading.alternatives, *([found.isoformat()] if found else [])),
    )


@_remembered
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
    candidates = [date(y, month, 1) for y in _years(moment)]
    when = cal.nearest(candidates, here, None)
    if abs((when - here).days) > moment.at_hand:
        when = cal.nearest(candidates, here, moment.tense)
    return unit(cal.month_days(when.year, when.month), "month", "partial")


@_remembered
def calendar_year(year: int) -> Reading:
    """A year."""
    return unit(cal.year_days(year), "year", "absolute")


def calendar_decade(year: int) -> Reading:
    """A decade by its first year; "the 1600s" are a century, "the 2000s" are ten years.

    >>> calendar_decade(1990).edtf, calendar_decade(1600).edtf
    ('199X', '16XX')
    """
    if year % 100 == 0 and year < 2000:
        days = Days(date(year, 1, 1), date(year + 99, 12, 31))
        return unit(days, "century", "absolute", edtf.edtf_century(year // 100 + 1))
    return unit(cal.decade_days(year), "decade", "absolute", edtf.edtf_decade(year))


def calendar_century(number: int) -> Reading | None:
    """A century by its number."""
    if not 1 <= number <= 30:
        return None
    return unit(cal.century_days(number), "century", "absolute", edtf.edtf_century(number))


def calendar_part(moment: Moment, name: str, number: int, year: int | None = None) -> Reading | None:
    """A quarter, half or season of a year: ``number`` is 1 to 4, 1 or 2, or the season's EDTF code.

    >>> calendar_part(Moment(), "quarter", 3, 2025).edtf, calendar_part(Moment(), "season", 21, 2026).edtf
    ('2025-35', '2026-21')
    """
    if name not in _PARTS or number not in _PARTS[name][0]:
        return None
    _, days, first_code = _PARTS[name]
    anchor = "absolute"
    if year is None:
        if moment.reference is None:
            return unresolved(name, "relative" if name == "season" else "partial")
        anchor = "relative" if name == "season" else "partial"
        starts = [days(y, number).first for y in _years(moment)]
        here = days(moment.reference.year, number)
        if here.first <= moment.reference <= here.last and moment.tense != "past":
            year = moment.reference.year
        else:
            year = cal.nearest(starts, moment.reference, moment.tense).year
    code = edtf.edtf_code(year, first_code + number if name != "season" else number)
    return unit(days(year, number), name, anchor, code, approximate=name == "season")


_PARTS = {
    "quarter": (range(1, 5), cal.quarter_days, 32),
    "half": (range(1, 3), cal.half_days, 39),
    "season": (range(21, 25), cal.season_days, 0),
}


def season_in_year(moment: Moment, code: int, which: int) -> Reading | None:
    """A season of this, last or next year."""
    if moment.reference is None:
        return unresolved("season", "relative")
    found = calendar_part(moment, "season", code, moment.reference.year + which)
    return replace(found, anchor="relative") if found else None


@_remembered
def weekday(moment: Moment, number: int) -> Reading:
    """A bare weekday: the last one after a past tense, the next one after a future tense, else the nearest.

    >>> monday = [weekday(Moment(date(2025, 11, 20), t), 1).edtf for t in ("past", "future", None)]
    >>> monday
    ['2025-11-17', '2025-11-24', '2025-11-17']
    """
    if moment.reference is None:
        return unresolved("day", "relative", "point", "on")
    back = (moment.reference.isoweekday() - number) % 7
    last = cal.shift(moment.reference, -back, "day")
    following = cal.shift(last, 7, "day")
    when = {"past": last, "future": following}.get(moment.tense or "", last if back <= 3 else following)
    return unit(Days(when, when), "day", "relative")


def weekend(moment: Moment) -> Reading:
    """The weekend: the last one after a past tense, else the next one, this one included while it lasts.

    >>> weekend(Moment(date(2025, 11, 24), "past")).edtf
    '2025-11-22/2025-11-23'
    """
    if moment.reference is None:
        return unresolved("day", "relative")
    here = cal.unit_days(moment.reference, "weekend")
    back = moment.tense == "past" and here.first > moment.reference
    return relative_unit(moment, -1 if back else 0, "weekend")


def weekday_after_next(moment: Moment, number: int) -> Reading:
    """The weekday that follows the next one of its name."""
    coming = weekday(replace(moment, tense="future"), number)
    if coming.days is None:
        return coming
    when = cal.shift(coming.days.first, 7, "day")
    return unit(Days(when, when), "day", "relative")


def weekdays_off(moment: Moment, count: int, number: int) -> Reading:
    """The nth weekday of its name after the day of the release, or before it when negative: "three Fridays from now".

    >>> weekdays_off(Moment(date(2025, 11, 20)), 2, 5).edtf
    '2025-11-28'
    """
    if moment.reference is None:
        return unresolved("day", "relative", "point", "on")
    ahead = (number - moment.reference.isoweekday()) % 7 or 7
    first = ahead if count > 0 else ahead - 7 if ahead < 7 else -7
    when = cal.shift(moment.reference, first + 7 * (count - 1 if count > 0 else count + 1), "day")
    return unit(Days(when, when), "day", "relative")


def day_of_month(moment: Moment, number: int, weekday: int | None = None) -> Reading | None:
    """A day by its number alone ("on the 15th"), or with its weekday: in the month that agrees.

    >>> day_of_month(Moment(date(2013, 2, 12), "future"), 15).edtf, day_of_month(Moment(date(2013, 2, 12)), 15, 4).edtf
    ('2013-02-15', '2013-08-15')
    """
    if moment.reference is None:
        return unresolved("day", "partial", "point", "on")
    here = moment.reference.replace(day=1)
    reach = range(-12, 13) if weekday else range(-1, 2)
    months = (cal.shift(here, n, "month") for n in reach)
    days = [d for m in months if (d := cal.day(m.year, m.month, number)) and weekday in (None, d.isoweekday())]
    if not days:
        return None
    when = cal.nearest(days, moment.reference, moment.tense or ("future" if weekday else None))
    return unit(Days(when, when), "day", "partial")


def week_number(moment: Moment, number: int, year: int | None = None) -> Reading | None:
    """A week by its ISO 8601 number.

    >>> week_number(Moment(date(2018, 7, 2)), 31).edtf
    '2018-07-30/2018-08-05'
    """
    if year is None and moment.reference is None:
        return unresolved("week", "partial")
    days = cal.iso_week_days(year or (moment.reference or date.min).year, number)
    return unit(days, "week", "absolute" if year else "partial") if days else None


def week_in_year(moment: Moment, number: int, which: int) -> Reading | None:
    """A week by its number of this, last or next year."""
    if moment.reference is None:
        return unresolved("week", "relative")
    reading = week_number(moment, number, moment.reference.year + which)
    return replace(reading, anchor="relative") if reading else None


def numeric_pair(moment: Moment, first: int, second: int) -> Reading | None:
    """A day and a month by numbers: 22/04; between slashes the issuer decides which is which.

    >>> numeric_pair(Moment(date(2018, 10, 24), month_first=True), 11, 7).edtf
    '2018-11-07'
    """
    orders = [(second, first), (first, second)] if moment.month_first else [(first, second), (second, first)]
    for day, month in orders:
        if 1 <= month <= 12 and cal.day(2024, month, day):
            return calendar_day(moment, day, month)
    return None


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
    if best is None and other is None and mark != "." and third <= 31:
        best = cal.day(full_year(first, moment.reference), second, third)
    when = best or other
    if when is None:
        return None
    reading = unit(Days(when, when), "day", "absolute")
    if mark != "." and best and other and best != other:
        return replace(reading, alternatives=(other.isoformat(),), warnings=("ambiguous_order",))
    return reading


def days_before(last: Reading, number: int) -> Reading | None:
    """From an earlier day of its month to a day: "26-27.11.2025"."""
    if last.days is None or number >= last.days.first.day:
        return None
    start = last.days.first.replace(day=number)
    return between(unit(Days(start, start), "day", last.anchor), last)


def year_span(first: int, second: int) -> Reading | None:
    """Years from one to another, both included.

    >>> year_span(2028, 2034).edtf
    '2028/2034'
    """
    if not 1 <= first < second <= 9999:
        return None
    return replace(unit(Days(date(first, 1, 1), date(second, 12, 31)), "multi_year", "absolute"), relation="between")


def fiscal_year(moment: Moment, label: int, *, spans_two: bool = False) -> Reading:
    """A fiscal year of the issuer's government; unresolved for an issuer without a known one."""
    days = cal.fiscal_year_days(moment.country, label, spans_two=spans_two)
    if days is None:
        return unresolved("fiscal_year", "fiscal")
    return unit(days, "fiscal_year", "fiscal")


def two_years(moment: Moment, first: int, last: int) -> Reading | None:
    """Two years in a short notation ("2025-26"): a fiscal year to the governments that write theirs so.

    >>> two_years(Moment(country="IND"), 2025, 2026).edtf, two_years(Moment(), 2025, 2026).edtf
    ('2025-04-01/2026-03-31', '2025/2026')
    """
    if last == first + 1 and moment.country in toml("calendar")["fiscal_names"]["two_years"]:
        return fiscal_year(moment, first, spans_two=True)
    return year_span(first, last)


def relative_fiscal_year(moment: Moment, which: int) -> Reading:
    """The last (-1), the current (0) or the next (1) fiscal year of the issuer's government."""
    reference = moment.reference
    for label in range(reference.year - 1, reference.year + 2) if reference else ():
        days = cal.fiscal_year_days(moment.country, label)
        if reference and days and days.first <= reference <= days.last:
            return fiscal_year(moment, label + which)
    return unresolved("fiscal_year", "fiscal")


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
    whole_month = second.day is None and second.month is not None and second.year is not None
    if (
        whole_month
        and first.day
        and first.month
        and first.year is None
        and (second.year or 0) % 100 - first.day in (0, 1)
    ):
        # "December 15–January '16" names the years of both
        first = CalendarDate(month=first.month, year=(second.year or 0) // 100 * 100 + first.day)
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
    turn = (first.month or 0, first.day or 0) > (second.month or 12, second.day or 31)
    if first.year is None and second.year is not None and first.month:
        first = first._replace(year=second.year - turn)
    elif second.year is None and first.year is not None and second.month:
        second = second._replace(year=first.year + turn)
    return first, second


def calendar_range(moment: Moment, first: CalendarDate, second: CalendarDate) -> Reading | None:
    """From one date to another, both included; without a year, in the year that fits the release and the tense.

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
    partial = first.year is None and second.year is None
    if not partial or moment.reference is None or first.month is None or second.month is None:
        if start.days and end.days and end.days.last < start.days.first and second.weekday and second.day is None:
            end = unit(Days(*(cal.shift(d, 7, "day") for d in end.days)), "day", "relative")
        found = between(start, end)
        return replace(found, anchor="partial") if found and partial and first.month else found
    turn = (first.month, first.day or 1) > (second.month, second.day or 31)
    candidates = []
    for year in _years(moment, 2):
        a = first._replace(year=year).reading(moment)
        b = second._replace(year=year + turn).reading(moment)
        if a and b and (found := between(a, b)):
            candidates.append(replace(found, anchor="partial"))
    if not candidates:
        return None
    for candidate in candidates:
        if candidate.days and candidate.days.first <= moment.reference <= candidate.days.last:
            return candidate
    if moment.tense == "past":
        chosen = _by_tense([c.days.last for c in candidates if c.days], moment)
        return next(c for c in candidates if c.days and c.days.last == chosen)
    chosen = _by_tense([c.days.first for c in candidates if c.days], moment)
    return next(c for c in candidates if c.days and c.days.first == chosen)


# --- relative to the day of the release -----------------------------------------------------------------------------


@_remembered
def named_day(moment: Moment, name: str) -> Reading:
    """today, yesterday, tomorrow, tonight."""
    if moment.reference is None:
        return unresolved("day", "relative", "point", "on")
    when = cal.shift(moment.reference, {"yesterday": -1, "tomorrow": 1}.get(name, 0), "day")
    return unit(Days(when, when), "day", "relative")


@_remembered
def day_offset(moment: Moment, days: int) -> Reading:
    """So many days from the day of the release."""
    if moment.reference is None:
        return unresolved("day", "relative", "point", "on")
    when = cal.shift(moment.reference, days, "day")
    return unit(Days(when, when), "day", "relative")


def on_weekday(reading: Reading, number: int) -> Reading:
    """A day with the weekday that the text gives it; one that does not fit is a warning: "today, Monday"."""
    return _checked(reading, number, reading.days.first) if reading.days else reading


@_remembered
def daytime(reading: Reading, when: str) -> Reading:
    """A morning, evening or night of a day: the day, with the granularity of a time."""
    fixed = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}.get(when)
    if reading.days is None:
        return replace(reading, granularity="time", start_time=fixed)
    return replace(reading, granularity="time", start_time=fixed)


_GRANULARITY = {"weekend": "day", "fortnight": "week", "hour": "time", "minute": "time"}


def granularity_of(name: str) -> str:
    """The granularity of a unit: a weekend is counted in days, an hour in times."""
    return _GRANULARITY.get(name, name)


@_remembered
def relative_unit(moment: Moment, which: int, name: str) -> Reading:
    """The calendar unit before (-1), around (0) or after (1) the day of the release: "last week", "this year".

    >>> relative_unit(Moment(date(2024, 1, 8)), -1, "week").edtf
    '2024-01-01/2024-01-07'
    """
    granularity = granularity_of(name)
    if moment.reference is None:
        return unresolved(granularity, "relative")
    if name == "fortnight":
        days = cal.week_days(cal.shift(moment.reference, which, "fortnight"))
        return unit(Days(days.first, cal.shift(days.last, 1, "week")), granularity, "relative")
    here = cal.unit_days(moment.reference, name)
    days = cal.unit_days(cal.shift(here.first, which, name), name)
    year = days.first.year
    match name:
        case "season":
            return unit(days, name, "relative", edtf.edtf_code(*cal.season_at(days.first)), approximate=True)
        case "quarter":
            code = edtf.edtf_code(year, 33 + (days.first.month - 1) // 3)
        case "half":
            code = edtf.edtf_code(year, 40 + (days.first.month - 1) // 6)
        case "decade":
            code = edtf.edtf_decade(year)
        case "century":
            code = edtf.edtf_century((year + 99) // 100)
        case _:
            return unit(days, granularity, "relative")
    return unit(days, granularity, "relative", code)


def relative_month(moment: Moment, which: int, month: int) -> Reading:
    """This May (of this year), last September (the last one that is over), next March (the next to come)."""
    if moment.reference is None:
        return unresolved("month", "relative")
    year, here = moment.reference.year, moment.reference.month
    if which < 0 and month >= here:
        year -= 1
    elif which > 0 and month <= here:
        year += 1
    return replace(calendar_month(moment, month, min(max(year, 1), 9999)), anchor="relative")


def relative_season(moment: Moment, which: int, code: int) -> Reading | None:
    """This summer, last autumn, next spring."""
    if moment.reference is None:
        return unresolved("season", "relative")
    year = moment.reference.year
    days = cal.season_days(year, code)
    if code == 24 and moment.reference.month <= 2:
        days, year = cal.season_days(year - 1, code), year - 1
    if (which < 0 and days.last >= moment.reference) or (which > 0 and days.first <= moment.reference):
        year += which
    reading = calendar_part(moment, "season", code, year)
    return replace(reading, anchor="relative") if reading else None


def relative_weekday(moment: Moment, which: int, number: int, *, adjacent: bool = False) -> Reading:
    """this, last or next Friday: of the week at hand, the one before or the one after, with the nearer day told.

    Args:
        moment: the day of the release and the tense.
        which: -1, 0 or 1.
        number: 1 (Monday) to 7.
        adjacent: "this past", "the coming": simply the nearest in that direction.

    >>> friday = relative_weekday(Moment(date(2025, 11, 17)), 1, 5)
    >>> friday.edtf, friday.alternatives
    ('2025-11-28', ('2025-11-21',))
    """
    if moment.reference is None:
        return unresolved("day", "relative", "point", "on")
    reference = moment.reference
    monday = cal.week_days(reference).first
    when = cal.shift(monday, 7 * which + number - 1, "day")
    if which == 0:
        if moment.tense == "future" and when < reference:
            when = cal.shift(when, 7, "day")
        return unit(Days(when, when), "day", "relative")
    ahead = (number - reference.isoweekday()) % 7 or 7
    near = cal.shift(reference, ahead if which > 0 else ahead - 7 if ahead < 7 else -7, "day")
    if adjacent:
        when = near
    reading = unit(Days(when, when), "day", "relative")
    return reading if near == when else replace(reading, alternatives=(near.isoformat(),))


@_remembered
def window(moment: Moment, which: int, count: int, name: str, *, told: bool = True) -> Reading:
    """The last or next so many units, counted from the day of the release: "the next five years".

    ``told`` is whether the text gives the number; "the past decade" leaves it out.

    >>> r = window(Moment(date(2025, 11, 20)), 1, 5, "year")
    >>> print(*r.days, r.duration)
    2025-11-20 2030-11-20 P5Y
    """
    granularity = granularity_of(name)
    length = duration_of(count, name)
    if moment.reference is None:
        return replace(unresolved(granularity, "relative"), duration=length)
    far = cal.shift(moment.reference, count * which, name)
    days = Days(min(far, moment.reference), max(far, moment.reference))
    approximate = name not in ("day", "hour", "minute")
    bounds = [d.isoformat() + ("~" if approximate else "") for d in days]
    return Reading(
        granularity,
        "relative",
        days,
        edtf=edtf.edtf_days(days, approximate=approximate),
        head=bounds[0],
        tail=bounds[1],
        approximate=approximate,
        duration=length,
    )


def whole_units(moment: Moment, which: int, count: int, name: str) -> Reading:
    """So many whole units of the calendar before or after the one at hand: "last two quarters".

    >>> print(*whole_units(Moment(date(2019, 7, 4)), -1, 2, "quarter").days)
    2019-01-01 2019-06-30
    """
    granularity = granularity_of(name)
    length = duration_of(count, name)
    if moment.reference is None:
        return replace(unresolved(granularity, "relative"), duration=length)
    here = cal.unit_days(moment.reference, name)
    edges = [cal.unit_days(cal.shift(here.first, which * n, name), name) for n in (1, count)]
    reading = unit(Days(min(edges).first, max(edges).last), granularity, "relative")
    return replace(reading, duration=length)


@_remembered
def vague_span(moment: Moment, which: int) -> Reading:
    """Recent weeks, the coming months: one end is the day of the release, the other nobody knows.

    >>> vague_span(Moment(date(2025, 11, 20)), -1).edtf
    '../2025-11-20'
    """
    if moment.reference is None:
        return replace(unresolved("unspecified", "relative", "vague"), approximate=True)
    here = moment.reference
    text = here.isoformat()
    return Reading(
        "unspecified",
        "relative",
        Days(here, here),
        "vague",
        edtf=edtf.edtf_interval(*((None, text) if which < 0 else (text, None))),
        head=text,
        tail=text,
        open_start=which < 0,
        open_end=which > 0,
        approximate=True,
    )


def vague_end(reading: Reading, which: int) -> Reading:
    """The last (-1) or next few units of a longer one: only its end is known, or its beginning.

    >>> vague_end(calendar_year(2022), -1).edtf
    '../2022-12-31'
    """
    if reading.days is None:
        return reading
    day_ = reading.days.last if which < 0 else reading.days.first
    return replace(vague_span(Moment(day_), which), anchor=reading.anchor)


def offset(moment: Moment, count: int, name: str, origin: Reading | None = None) -> Reading:
    """A day so many units before or after the day of the release, or after another day: "three weeks ago".

    Units from a month up are rarely meant to the day: ``approximate``.
    """
    granularity = granularity_of(name)
    if granularity == "time":
        granularity = "day"
    anchor = origin.anchor if origin else "relative"
    start = origin.days.first if origin and origin.days else moment.reference if origin is None else None
    if start is None:
        return unresolved(granularity, anchor, "point", "on")
    when = cal.shift(start, count, name)
    if origin is not None and anchor == "relative":
        granularity = "day"  # "ten years ago today"
    approximate = origin is None and name in ("month", "quarter", "half", "year", "decade", "century")
    text = when.isoformat() + ("~" if approximate else "")
    return Reading(granularity, anchor, Days(when, when), "point", "on", text, text, text, approximate=approximate)


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


@_remembered
def duration(count: int | float, name: str) -> Reading:
    """A length of time without a place in the calendar."""
    return Reading(
        granularity_of(name), "absolute", None, "duration", "for", duration=duration_of(count, name), resolved=False
    )


def duration_between(name: str, least: str, most: str) -> Reading:
    """A length between two bounds ("three to five years"): neither is the length, both are kept as alternatives."""
    return Reading(
        granularity_of(name),
        "absolute",
        None,
        "duration",
        "for",
        approximate=True,
        alternatives=(least, most),
        resolved=False,
    )


def after_length(start: date, length: str) -> date | None:
    """The last day of an ISO 8601 duration that begins on a day; ``None`` for one shorter than a day.

    >>> print(after_length(date(2026, 1, 1), "P6M"))
    2026-06-30
    """
    match = re.fullmatch(r"P(\d+)([DWMY])", length)
    if match is None:
        return None
    name = {"D": "day", "W": "week", "M": "month", "Y": "year"}[match[2]]
    return cal.shift(cal.shift(start, int(match[1]), name), -1, "day")


def ahead(moment: Moment, reading: Reading, count: int, name: str) -> Reading:
    """A length that begins on the day of the release: "within 30 days". Whether it does is not sure."""
    reading = replace(reading, relation="within", anchor="relative", alternatives=("unresolved",))
    if moment.reference is None:
        return reading
    days = Days(moment.reference, cal.shift(moment.reference, count, name))
    return replace(reading, days=days, edtf=edtf.edtf_days(days), resolved=True)


# --- readings of readings -------------------------------------------------------------------------------------------


def part_of(reading: Reading, part: str) -> Reading:
    """early, mid or late something: its first, middle or last third."""
    if reading.days is None:
        return replace(reading, approximate=True)
    days = cal.part_days(reading.days, part)
    by = {"year": "month", "quarter": "month", "half": "month", "decade": "year", "century": "year"}
    fine = by.get(reading.granularity, "day")
    head, tail = (edtf.edtf_bound(d, fine) for d in days)
    code = edtf.edtf_interval(head, tail, approximate=True)
    if reading.granularity == "season" and reading.edtf:
        code = reading.edtf + "~"
        head, tail = (edtf.edtf_month(d) for d in days)
    return replace(
        reading, days=days, kind="range", relation="in", edtf=code, head=head + "~", tail=tail + "~", approximate=True
    )


def edge_of(reading: Reading, edge: str) -> Reading:
    """The beginning or the end of a unit: its first or last days, or its first or last third from a year up.

    As a bound it is the unit's own first or last day: see :func:`opened`.

    >>> print(*edge_of(calendar_month(Moment(), 2, 2015), "end").days)
    2015-02-23 2015-02-28
    """
    if reading.days is None:
        return replace(reading, granularity="day")
    first, last = reading.days
    length = (last - first).days
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
    return replace(
        reading,
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

    >>> print(*nth_of(calendar_year(2025), 1, "month", 6).days)
    2025-01-01 2025-06-30
    >>> print(*nth_of(calendar_month(Moment(), 1, 2015), 1, "week").days)
    2014-12-29 2015-01-04
    """
    if reading.days is None:
        return replace(reading, granularity=granularity_of(name))
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
    return replace(unit(days, granularity_of(name), reading.anchor), warnings=reading.warnings)


def share_of(reading: Reading, name: str, number: int) -> Reading | None:
    """A half or a quarter of a longer unit, from its end when negative: "the second half of the decade".

    >>> share_of(calendar_decade(2020), "half", 2).edtf, share_of(calendar_month(Moment(), 10, 2025), "half", 2).edtf
    ('2025/2029', '2025-10-16/2025-10-31')
    """
    parts = {"half": 2, "quarter": 4}[name]
    number = parts + 1 + number if number < 0 else number
    if not 1 <= number <= parts:
        return None
    if reading.days is None:
        return replace(reading, granularity=name)
    first, last = reading.days
    if reading.granularity == "year":
        found = calendar_part(Moment(), name, number, first.year)
        return replace(found, anchor=reading.anchor) if found else None
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
    return replace(unit(days, fine, reading.anchor), granularity=name)


def divmod_months(when: date, months: int) -> tuple[int, int]:
    """The year and month so many months after a day's."""
    later = cal.shift(when.replace(day=1), months, "month")
    return later.year, later.month


def nth_weekday(reading: Reading, number: int, which: int) -> Reading | None:
    """The nth (or the last, -1) weekday of a month or year: "the first Monday of March"."""
    if reading.days is None:
        return unresolved("day", reading.anchor, "point", "on")
    first, last = reading.days
    if which > 0:
        when = cal.shift(first, (number - first.isoweekday()) % 7 + 7 * (which - 1), "day")
    else:
        when = cal.shift(last, -((last.isoweekday() - number) % 7) + 7 * (which + 1), "day")
    return unit(Days(when, when), "day", reading.anchor) if first <= when <= last else None


def day_in(reading: Reading, number: int) -> Reading | None:
    """A day of a month or week by number: "the 15th of next month"."""
    if reading.days is None:
        return unresolved("day", reading.anchor, "point", "on")
    when = cal.shift(reading.days.first, number - 1, "day")
    return unit(Days(when, when), "day", reading.anchor) if when <= reading.days.last else None


def week_of(reading: Reading) -> Reading:
    """The week, Monday to Sunday, that holds a day."""
    if reading.days is None:
        return replace(reading, granularity="week", kind="range", relation="in")
    return unit(cal.week_days(reading.days.first), "week", reading.anchor)


def between(first: Reading, second: Reading) -> Reading | None:
    """From the first day of one to the last day of the other, both included."""
    granularity = first.granularity if first.granularity == second.granularity else _finer(first, second)
    granularity = "multi_year" if granularity == "year" else granularity
    anchor = next((a for a in ("partial", "relative") if a in (first.anchor, second.anchor)), first.anchor)
    if "absolute" in (first.anchor, second.anchor) and anchor != "absolute":
        anchor = "absolute"
    if first.days is None or second.days is None:
        return unresolved(granularity, anchor, relation="between")
    days = Days(first.days.first, second.days.last)
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

    >>> print(*at_bound(edge_of(calendar_year(2024), "end")).days)
    2024-12-31 2024-12-31
    """
    if reading.granularity == "day" and reading.kind == "range" and reading.head and reading.head == reading.tail:
        day_ = date.fromisoformat(reading.head)
        reading = unit(Days(day_, day_), "day", reading.anchor)
    return replace(reading, relation="as_of")


def opened(reading: Reading, relation: str) -> Reading:
    """The same expression as a bound: by, until, since, from, before or after it.

    >>> opened(calendar_year(2035), "by").edtf, opened(calendar_year(2022), "since").edtf
    ('../2035', '2022/..')
    >>> print(opened(calendar_year(1991), "after").days.first, opened(calendar_year(2022), "before").days.last)
    1992-01-01 2021-12-31
    """
    reading = replace(reading, kind="range" if reading.kind == "point" else reading.kind, relation=relation)
    if reading.days is None:
        return reading
    first, last = reading.days
    ahead_of_end = relation == "before" and reading.granularity == "day" and first != last  # "before the end of 2026"
    match relation:
        case "since" | "from":
            if reading.granularity == "day" and reading.head and len(reading.head) == 10:
                first = date.fromisoformat(reading.head)
        case "after":
            first = cal.shift(last, 1, "day")
        case "before" if not ahead_of_end:
            last = cal.shift(first, -1, "day")
        case _:
            if reading.granularity == "day" and reading.tail and len(reading.tail) == 10:
                last = date.fromisoformat(reading.tail)
    if relation in ("since", "from", "after"):
        return replace(
            reading,
            days=Days(first, max(first, last)),
            open_end=True,
            edtf=edtf.edtf_interval(reading.head, None),
            approximate=reading.approximate and reading.granularity != "day",
        )
    return replace(
        reading,
        days=Days(min(first, last), last),
        open_start=True,
        edtf=edtf.edtf_interval(None, reading.tail),
        approximate=reading.approximate and reading.granularity != "day",
    )


def up_to_now(moment: Moment, reading: Reading) -> Reading:
    """From something to the day of the release: "1 January 2025 to date"."""
    if moment.reference is None:
        return opened(reading, "since")
    found = between(reading, named_day(moment, "today"))
    if found is None:
        return reading
    return replace(found, anchor=reading.anchor, granularity=reading.granularity)


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

    >>> at_time(calendar_day(Moment(), 3, 12, 2025), "10:00", tz="CET").edtf
    '2025-12-03T10:00+01:00'
    """
    reading = replace(
        reading,
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
        return replace(reading, days=days, edtf=edtf.edtf_days(days))
    if reading.days is None or end:
        return reading
    if tz and (ahead_of := re.fullmatch(r"(?:GMT|UTC)([+-])(\d{1,2})", tz)):
        return replace(
            reading, edtf=edtf.edtf_time(reading.days.first, start, f"{ahead_of[1]}{int(ahead_of[2]):02d}:00")
        )
    offset_ = toml("calendar")["zones"].get(tz) if tz else None
    return replace(reading, edtf=edtf.edtf_time(reading.days.first, start, offset_))
