"""Days known by a name: fixed ones ("Europe Day"), and feasts that move with Easter or by the weekday."""

from datetime import MAXYEAR, date

from dipext.dates import calendar as cal
from dipext.dates.calendar import Days
from dipext.dates.readings.days import by_tense, years_around
from dipext.dates.readings.reading import Moment, Reading, granularity_of, unit, unresolved
from dipext.lexicon import toml


def feast_day(name: str, year: int, country: str | None = None) -> date | None:
    """The date of a named day in a year.

    Args:
        name: in lower case, as the lexicon has it.
        year: 1 to 9999.
        country: ISO 3166-1 alpha-3 code of the issuer: Canada keeps Thanksgiving in October.

    >>> print(feast_day("good friday", 2026), feast_day("thanksgiving", 2025), feast_day("thanksgiving", 2025, "CAN"))
    2026-04-03 2025-11-27 2025-10-13
    """
    lexicon = toml("dates/en/calendar")
    if name in lexicon["days"]:
        month, number = map(int, lexicon["days"][name].split("-"))
        return cal.day(year, month, number)
    if name in lexicon["easter"]:
        return cal.shift(cal.easter(year), lexicon["easter"][name], "day")
    rules = lexicon["weekday_feasts"]
    rule = rules.get(country, {}).get(name) or rules[name]
    return cal.nth_weekday(cal.month_days(year, rule["month"]), rule["weekday"], rule["nth"])


def feast(moment: Moment, name: str, year: int | None = None) -> Reading | None:
    """A named day: without a year the one that agrees with the tense.

    >>> feast(Moment(date(2025, 11, 20), "future"), "easter").edtf
    '2026-04-05'
    """
    if year is not None:
        when = feast_day(name, year, moment.country) if 1 <= year <= MAXYEAR else None
        return unit(Days(when, when), "day", "absolute") if when else None
    if moment.reference is None:
        return unresolved("day", "partial", "point", "on")
    days = [d for y in years_around(moment.reference) if (d := feast_day(name, y, moment.country))]
    when = by_tense(days, moment)
    return unit(Days(when, when), "day", "partial")


def relative_feast(moment: Moment, name: str, which: int) -> Reading | None:
    """The last (-1), the nearest (0: "this Christmas") or the next (1) day of a name.

    >>> relative_feast(Moment(date(2025, 11, 20)), "christmas", -1).edtf
    '2024-12-25'
    """
    if moment.reference is None:
        return unresolved("day", "relative", "point", "on")
    if which == 0:
        found = feast(moment._replace(tense=None), name)
        return found and found._replace(anchor="relative")
    days = [d for y in years_around(moment.reference) if (d := feast_day(name, y, moment.country))]
    gone, coming = ([d for d in days if d < moment.reference], [d for d in days if d > moment.reference])
    when = coming[:1] if which > 0 else gone[-1:]
    return unit(Days(*when, *when), "day", "relative") if when else None


def feast_in_year(moment: Moment, name: str, which: int) -> Reading | None:
    """A named day of this (0), last (-1) or next (1) year."""
    if moment.reference is None:
        return unresolved("day", "relative", "point", "on")
    reading = feast(moment, name, moment.reference.year + which)
    return reading and reading._replace(anchor="relative")


def feast_offset(moment: Moment, count: int, unit_name: str, name: str) -> Reading:
    """So many units before or after a named day, in the year in which the result agrees with the tense.

    >>> feast_offset(Moment(date(2025, 11, 20), "future"), -2, "week", "christmas").edtf
    '2025-12-11'
    """
    if moment.reference is None:
        return unresolved(granularity_of(unit_name), "partial", "point", "on")
    days = (feast_day(name, y, moment.country) for y in years_around(moment.reference, 4))
    when = by_tense([cal.shift(d, count, unit_name) for d in days if d], moment)
    return unit(Days(when, when), "day", "partial")._replace(granularity=granularity_of(unit_name))


def weekend_of(reading: Reading) -> Reading:
    """The weekend nearest to a day, with the day itself where the two touch: "Thanksgiving weekend".

    >>> weekend_of(feast(Moment(), "thanksgiving", 2025)).edtf
    '2025-11-27/2025-11-30'
    """
    if reading.days is None:
        return reading._replace(kind="range", relation="in")
    when = reading.days.first
    saturday = cal.shift(when, (6 - when.isoweekday()) if when.isoweekday() > 2 else -1 - when.isoweekday(), "day")
    sunday = cal.shift(saturday, 1, "day")
    days = Days(min(when, saturday), max(when, sunday)) if when.isoweekday() not in (2, 3) else Days(saturday, sunday)
    return unit(days, "day", reading.anchor)
