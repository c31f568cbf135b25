"""Units told from the day of the release: "last week", "the next five years", "three weeks ago"."""

from dipext.dates import calendar as cal
from dipext.dates import edtf
from dipext.dates.calendar import Days
from dipext.dates.readings.lengths import duration_of
from dipext.dates.readings.reading import Moment, Reading, granularity_of, remembered, unit, unresolved
from dipext.dates.readings.units import part_of_year


@remembered
def relative_unit(moment: Moment, which: int, name: str) -> Reading:
    """The calendar unit before (-1), around (0) or after (1) the day of the release: "last week", "this year".

    >>> from datetime import date
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
    year, month = days.first.year, days.first.month
    match name:
        case "season":
            year, code = cal.season_at(days.first)
            return part_of_year(name, code, year, "relative")
        case "quarter":
            return part_of_year(name, month // 3 + 1, year, "relative")
        case "half":
            return part_of_year(name, month // 6 + 1, year, "relative")
        case "decade":
            return unit(days, name, "relative", edtf.edtf_decade(year))
        case "century":
            return unit(days, name, "relative", edtf.edtf_century(year // 100 + 1))
    return unit(days, granularity, "relative")


def weekend(moment: Moment) -> Reading:
    """The weekend: the last one after a past tense, else the next one, this one included while it lasts.

    >>> from datetime import date
    >>> weekend(Moment(date(2025, 11, 24), "past")).edtf
    '2025-11-22/2025-11-23'
    """
    if moment.reference is None:
        return unresolved("day", "relative")
    here = cal.unit_days(moment.reference, "weekend")
    back = moment.tense == "past" and here.first > moment.reference
    return relative_unit(moment, -1 if back else 0, "weekend")


def workdays(moment: Moment, which: int, count: int) -> Reading:
    """The next or last so many days from Monday to Friday, today not among them: "the next four business days"."""
    if moment.reference is None:
        return unresolved("day", "relative")
    days = cal.workdays(moment.reference, which * min(count, 1000))
    return unit(days, "day", "relative")._replace(kind="range", relation="in")


def relative_month(moment: Moment, which: int, month: int) -> Reading:
    """This May (of this year), last September (the last one that is over), next March (the next to come)."""
    if moment.reference is None:
        return unresolved("month", "relative")
    year, here = moment.reference.year, moment.reference.month
    if which < 0 and month >= here:
        year -= 1
    elif which > 0 and month <= here:
        year += 1
    return unit(cal.month_days(min(max(year, 1), 9999), month), "month", "relative")


def month_after_next(moment: Moment, month: int) -> Reading:
    """The month that follows the next one of its name: "March after next"."""
    coming = relative_month(moment, 1, month)
    if coming.days is None:
        return coming
    return unit(cal.month_days(min(coming.days.first.year + 1, 9999), month), "month", "relative")


def relative_season(moment: Moment, which: int, code: int) -> Reading:
    """This summer, last autumn, next spring."""
    if moment.reference is None:
        return unresolved("season", "relative")
    year = moment.reference.year - (code == 24 and moment.reference.month <= 2)  # winter is named after its December
    days = cal.season_days(year, code)
    if days.last >= moment.reference if which < 0 else days.first <= moment.reference:
        year += which
    return part_of_year("season", code, year, "relative")


_FRIDAY = 5


def relative_weekday(moment: Moment, which: int, number: int, *, adjacent: bool = False) -> Reading:
    """this, last or next Friday: of the week at hand, the one before or the one after, with the nearer day told.

    Args:
        moment: the day of the release and the tense.
        which: -1, 0 or 1.
        number: 1 (Monday) to 7.
        adjacent: "this past", "the coming": simply the nearest in that direction.

    >>> from datetime import date
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
    near = cal.weekday_from(reference, number, which)
    if adjacent or (which == -1 and reference.isoweekday() > _FRIDAY):  # that week is the last one
        when = near
    reading = unit(Days(when, when), "day", "relative")
    return reading if near == when else reading._replace(alternatives=(near.isoformat(),))


@remembered
def window(moment: Moment, which: int, count: int, name: str) -> Reading:
    """The last or next so many units, counted from the day of the release: "the next five years".

    >>> from datetime import date
    >>> r = window(Moment(date(2025, 11, 20)), 1, 5, "year")
    >>> print(*r.days, r.duration)
    2025-11-20 2030-11-20 P5Y
    """
    granularity = granularity_of(name)
    length = duration_of(count, name)
    if moment.reference is None:
        return unresolved(granularity, "relative")._replace(duration=length)
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

    >>> from datetime import date
    >>> print(*whole_units(Moment(date(2019, 7, 4)), -1, 2, "quarter").days)
    2019-01-01 2019-06-30
    """
    granularity = granularity_of(name)
    length = duration_of(count, name)
    if moment.reference is None:
        return unresolved(granularity, "relative")._replace(duration=length)
    here = cal.unit_days(moment.reference, name)
    edges = [cal.unit_days(cal.shift(here.first, which * n, name), name) for n in (1, count)]
    reading = unit(Days(min(edges).first, max(edges).last), granularity, "relative")
    return reading._replace(duration=length)


@remembered
def vague_span(moment: Moment, which: int) -> Reading:
    """Recent weeks, the coming months: one end is the day of the release, the other nobody knows.

    >>> from datetime import date
    >>> vague_span(Moment(date(2025, 11, 20)), -1).edtf
    '../2025-11-20'
    """
    if moment.reference is None:
        return unresolved("unspecified", "relative", "vague")._replace(approximate=True)
    here, back = moment.reference, which < 0
    text = here.isoformat()
    return Reading(
        "unspecified",
        "relative",
        Days(here, here),
        "vague",
        edtf=edtf.edtf_interval(*((None, text) if back else (text, None))),
        head=text,
        tail=text,
        open_start=back,
        open_end=not back,
        approximate=True,
    )


def vague_end(reading: Reading, which: int) -> Reading:
    """The last (-1) or next few units of a longer one: only its end is known, or its beginning.

    >>> from dipext.dates.readings.units import calendar_year
    >>> vague_end(calendar_year(2022), -1).edtf
    '../2022-12-31'
    """
    if reading.days is None:
        return reading
    day_ = reading.days.last if which < 0 else reading.days.first
    return vague_span(Moment(day_), which)._replace(anchor=reading.anchor)


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
