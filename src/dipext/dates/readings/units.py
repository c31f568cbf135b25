"""Units longer than a month by their names and numbers: years, decades, quarters, seasons, weeks, fiscal years."""

from datetime import date

from dipext.dates import calendar as cal
from dipext.dates import edtf
from dipext.dates.calendar import Days
from dipext.dates.readings.days import years_around
from dipext.dates.readings.reading import Moment, Reading, remembered, unit, unresolved
from dipext.lexicon import toml


@remembered
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


_PARTS = {
    "quarter": (range(1, 5), cal.quarter_days, 32),
    "half": (range(1, 3), cal.half_days, 39),
    "season": (range(21, 25), cal.season_days, 0),
}


def calendar_part(moment: Moment, name: str, number: int, year: int | None = None) -> Reading | None:
    """A quarter, half or season of a year: ``number`` is 1 to 4, 1 or 2, or the season's EDTF code.

    >>> calendar_part(Moment(), "quarter", 3, 2025).edtf, calendar_part(Moment(), "season", 21, 2026).edtf
    ('2025-35', '2026-21')
    """
    if name not in _PARTS or number not in _PARTS[name][0]:
        return None
    if year is not None:
        return part_of_year(name, number, year, "absolute")
    anchor = "relative" if name == "season" else "partial"
    if moment.reference is None:
        return unresolved(name, anchor)
    parts = [_PARTS[name][1](y, number) for y in years_around(moment.reference)]
    at_hand = [part.first for part in parts if part.first <= moment.reference <= part.last]
    start = cal.nearest(at_hand or [part.first for part in parts], moment.reference, moment.tense)
    return part_of_year(name, number, start.year, anchor)


def part_of_year(name: str, number: int, year: int, anchor: str) -> Reading:
    """A quarter, half or season that there is."""
    _, days, first_code = _PARTS[name]
    reading = unit(days(year, number), name, anchor, edtf.edtf_code(year, first_code + number))
    return reading._replace(approximate=name == "season")


def season_in_year(moment: Moment, code: int, which: int) -> Reading:
    """A season of this, last or next year."""
    if moment.reference is None:
        return unresolved("season", "relative")
    return part_of_year("season", code, moment.reference.year + which, "relative")


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
    days = cal.iso_week_days(moment.reference.year + which, number)
    return unit(days, "week", "relative") if days else None


def year_span(first: int, second: int) -> Reading | None:
    """Years from one to another, both included.

    >>> year_span(2028, 2034).edtf
    '2028/2034'
    """
    if not 1 <= first < second <= 9999:
        return None
    return unit(Days(date(first, 1, 1), date(second, 12, 31)), "multi_year", "absolute")._replace(relation="between")


def fiscal_year(moment: Moment, label: int, *, spans_two: bool = False) -> Reading:
    """A fiscal year of the issuer's government; unresolved, with a warning, for an issuer without a known one."""
    days = cal.fiscal_year_days(moment.country, label, spans_two=spans_two)
    if days is None:
        return _unknown_fiscal_year()
    return unit(days, "fiscal_year", "fiscal")


def two_years(moment: Moment, first: int, last: int) -> Reading | None:
    """Two years in a short notation ("2025-26"): a fiscal year to the governments that write theirs so.

    >>> two_years(Moment(country="IND"), 2025, 2026).edtf, two_years(Moment(), 2025, 2026).edtf
    ('2025-04-01/2026-03-31', '2025/2026')
    """
    if last == first + 1 and moment.country in toml("dates/en/calendar")["fiscal_names"]["two_years"]:
        return fiscal_year(moment, first, spans_two=True)
    return year_span(first, last)


def relative_fiscal_year(moment: Moment, which: int) -> Reading:
    """The last (-1), the current (0) or the next (1) fiscal year of the issuer's government."""
    reference = moment.reference
    for label in range(reference.year - 1, reference.year + 2) if reference else ():
        days = cal.fiscal_year_days(moment.country, label)
        if reference and days and days.first <= reference <= days.last:
            return fiscal_year(moment, label + which)
    known = cal.fiscal_year_days(moment.country, 2000) is not None
    return unresolved("fiscal_year", "fiscal") if known else _unknown_fiscal_year()


def _unknown_fiscal_year() -> Reading:
    return unresolved("fiscal_year", "fiscal")._replace(warnings=("fiscal_year_unknown",))
