"""Units of time as intervals of days, and how EDTF writes them."""

from collections.abc import Callable
from datetime import date

import pytest

from dipext.dates import calendar as cal
from dipext.dates import edtf
from dipext.dates.calendar import Days


def days(interval: str) -> Days:
    first, _, last = interval.partition("/")
    return Days(date.fromisoformat(first), date.fromisoformat(last or first))


@pytest.mark.parametrize(
    ("unit", "numbers", "interval"),
    [
        (cal.month_days, (2025, 1), "2025-01-01/2025-01-31"),
        (cal.month_days, (2025, 12), "2025-12-01/2025-12-31"),
        (cal.month_days, (9999, 11), "9999-11-01/9999-11-30"),
        (cal.month_days, (9999, 12), "9999-12-01/9999-12-31"),
        (cal.months_days, (2025, 11, 1), "2025-11-01/2025-11-30"),
        (cal.months_days, (2025, 1, 12), "2025-01-01/2025-12-31"),
        (cal.months_days, (2025, 2, 12), "2025-02-01/2026-01-31"),
        (cal.months_days, (0, 2, 1), "0001-02-01/0001-02-28"),
        (cal.months_days, (9999, 12, 3), "9999-12-01/9999-12-31"),
        (cal.months_days, (10000, 1, 1), "9999-01-01/9999-01-31"),
        (cal.quarter_days, (2025, 1), "2025-01-01/2025-03-31"),
        (cal.quarter_days, (2025, 4), "2025-10-01/2025-12-31"),
        (cal.half_days, (2025, 1), "2025-01-01/2025-06-30"),
        (cal.half_days, (2025, 2), "2025-07-01/2025-12-31"),
        (cal.season_days, (2025, 23), "2025-09-01/2025-11-30"),
        (cal.decade_days, (1990,), "1990-01-01/1999-12-31"),
        (cal.decade_days, (9995,), "9995-01-01/9999-12-31"),
        (cal.century_days, (1,), "0001-01-01/0099-12-31"),
        (cal.century_days, (100,), "9900-01-01/9999-12-31"),
        (cal.week_days, (date(2025, 11, 17),), "2025-11-17/2025-11-23"),
        (cal.week_days, (date(2025, 11, 23),), "2025-11-17/2025-11-23"),
        (cal.week_days, (date.min,), "0001-01-01/0001-01-07"),
        (cal.week_days, (date.max,), "9999-12-27/9999-12-31"),
        (cal.iso_week_days, (2025, 1), "2024-12-30/2025-01-05"),
        (cal.iso_week_days, (2020, 53), "2020-12-28/2021-01-03"),
    ],
)
def test_units_by_their_numbers(unit: Callable[..., Days], numbers: tuple[int, ...], interval: str) -> None:
    assert unit(*numbers) == days(interval)


def test_a_year_without_a_53rd_week() -> None:
    assert cal.iso_week_days(2025, 53) is None
    assert cal.iso_week_days(2025, 0) is None


@pytest.mark.parametrize(
    ("when", "unit", "interval"),
    [
        ("2025-11-20", "day", "2025-11-20"),
        ("2025-11-17", "weekend", "2025-11-22/2025-11-23"),
        ("2025-11-23", "workweek", "2025-11-17/2025-11-21"),
        ("2025-03-31", "quarter", "2025-01-01/2025-03-31"),
        ("2025-04-01", "quarter", "2025-04-01/2025-06-30"),
        ("2025-06-30", "half", "2025-01-01/2025-06-30"),
        ("2025-07-01", "half", "2025-07-01/2025-12-31"),
        ("2025-02-28", "season", "2024-12-01/2025-02-28"),
        ("2025-03-01", "season", "2025-03-01/2025-05-31"),
        ("2025-05-31", "season", "2025-03-01/2025-05-31"),
        ("2025-06-01", "season", "2025-06-01/2025-08-31"),
        ("2025-12-01", "season", "2025-12-01/2026-02-28"),
        ("2019-12-31", "decade", "2010-01-01/2019-12-31"),
        ("2020-01-01", "decade", "2020-01-01/2029-12-31"),
        ("0005-01-01", "decade", "0001-01-01/0010-12-31"),
        ("1999-12-31", "century", "1900-01-01/1999-12-31"),
        ("2000-01-01", "century", "2000-01-01/2099-12-31"),
    ],
)
def test_the_first_and_the_last_day_of_a_unit_belong_to_it(when: str, unit: str, interval: str) -> None:
    assert cal.unit_days(date.fromisoformat(when), unit) == days(interval)


@pytest.mark.parametrize(
    ("when", "count", "unit", "later"),
    [
        ("2025-11-20", 1, "day", "2025-11-21"),
        ("2025-11-20", -1, "day", "2025-11-19"),
        ("2025-11-20", 1, "week", "2025-11-27"),
        ("2025-11-20", 1, "weekend", "2025-11-27"),
        ("2025-11-20", 1, "workweek", "2025-11-27"),
        ("2025-11-20", 1, "fortnight", "2025-12-04"),
        ("2025-11-20", 1, "month", "2025-12-20"),
        ("2025-11-20", 2, "month", "2026-01-20"),
        ("2025-11-20", -11, "month", "2024-12-20"),
        ("2025-11-20", 1, "quarter", "2026-02-20"),
        ("2025-11-20", 1, "season", "2026-02-20"),
        ("2025-11-20", 1, "half", "2026-05-20"),
        ("2025-11-20", 1, "year", "2026-11-20"),
        ("2025-11-20", 1, "decade", "2035-11-20"),
        ("2025-11-20", 1, "century", "2125-11-20"),
        ("2024-02-29", 1, "year", "2025-02-28"),
        ("2025-03-31", -1, "month", "2025-02-28"),
        # a part of a day leaves the day
        ("2025-11-20", 23, "hour", "2025-11-20"),
        ("2025-11-20", 24, "hour", "2025-11-21"),
        ("2025-11-20", -48, "hour", "2025-11-18"),
        ("2025-11-20", 1439, "minute", "2025-11-20"),
        ("2025-11-20", 1440, "minute", "2025-11-21"),
        # the ends of the calendar hold
        ("0001-01-02", -1, "day", "0001-01-01"),
        ("0001-01-02", -2, "day", "0001-01-01"),
        ("9999-12-30", 1, "day", "9999-12-31"),
        ("9999-12-30", 2, "day", "9999-12-31"),
        ("0001-02-03", -1, "month", "0001-01-03"),
        ("0001-02-03", -2, "month", "0001-01-01"),
        ("9999-11-03", 1, "month", "9999-12-03"),
        ("9999-11-03", 2, "month", "9999-12-31"),
    ],
)
def test_units_later_and_earlier(when: str, count: int, unit: str, later: str) -> None:
    assert cal.shift(date.fromisoformat(when), count, unit) == date.fromisoformat(later)


@pytest.mark.parametrize(
    ("interval", "number", "which", "found"),
    [
        ("2025-09-01/2025-09-30", 1, 1, "2025-09-01"),
        ("2025-09-01/2025-09-30", 7, 1, "2025-09-07"),
        ("2025-09-01/2025-09-30", 2, 5, "2025-09-30"),
        ("2025-09-01/2025-09-30", 3, 5, None),
        ("2025-09-01/2025-09-30", 2, -1, "2025-09-30"),
        ("2025-09-01/2025-09-30", 3, -1, "2025-09-24"),
        ("2025-09-01/2025-09-30", 1, -5, "2025-09-01"),
        ("2025-09-01/2025-09-30", 7, -5, None),
    ],
)
def test_the_nth_weekday(interval: str, number: int, which: int, found: str | None) -> None:
    when = cal.nth_weekday(days(interval), number, which)
    assert when == (None if found is None else date.fromisoformat(found))


@pytest.mark.parametrize(
    ("when", "count", "interval"),
    [
        ("2025-11-20", 1, "2025-11-21"),
        ("2025-11-21", 1, "2025-11-24"),
        ("2025-11-22", 2, "2025-11-24/2025-11-25"),
        ("2025-11-24", -1, "2025-11-21"),
        ("2025-11-20", -4, "2025-11-14/2025-11-19"),
        ("2025-11-20", 0, "2025-11-20"),
        ("9999-12-30", 3, "9999-12-31"),
        ("0001-01-01", -1, "0001-01-01"),
    ],
)
def test_days_from_monday_to_friday(when: str, count: int, interval: str) -> None:
    assert cal.workdays(date.fromisoformat(when), count) == days(interval)


@pytest.mark.parametrize(
    ("unit", "early", "mid", "late"),
    [
        # decades and centuries by years
        ("1990-01-01/1999-12-31", "1990-01-01/1992-12-31", "1993-01-01/1996-12-31", "1997-01-01/1999-12-31"),
        ("2001-01-01/2100-12-31", "2001-01-01/2033-12-31", "2034-01-01/2067-12-31", "2068-01-01/2100-12-31"),
        # years, halves and quarters by months, as is every other span below a decade
        ("2020-02-01/2029-12-31", "2020-02-01/2023-04-30", "2023-05-01/2026-07-31", "2026-08-01/2029-12-31"),
        ("2025-01-01/2026-01-31", "2025-01-01/2025-04-30", "2025-05-01/2025-08-31", "2025-09-01/2026-01-31"),
        ("2025-11-20/2026-05-19", "2025-11-20/2025-12-31", "2026-01-01/2026-02-28", "2026-03-01/2026-05-19"),
        ("2025-04-01/2026-03-31", "2025-04-01/2025-07-31", "2025-08-01/2025-11-30", "2025-12-01/2026-03-31"),
        ("2025-07-01/2025-12-31", "2025-07-01/2025-08-31", "2025-09-01/2025-10-31", "2025-11-01/2025-12-31"),
        ("2025-01-01/2025-03-31", "2025-01-01/2025-01-31", "2025-02-01/2025-02-28", "2025-03-01/2025-03-31"),
        # months in tens
        ("2025-02-01/2025-02-28", "2025-02-01/2025-02-10", "2025-02-11/2025-02-20", "2025-02-21/2025-02-28"),
        ("2025-05-01/2025-05-31", "2025-05-01/2025-05-10", "2025-05-11/2025-05-20", "2025-05-21/2025-05-31"),
        # what is shorter by days
        ("2025-05-01/2025-05-27", "2025-05-01/2025-05-09", "2025-05-10/2025-05-18", "2025-05-19/2025-05-27"),
        ("2025-05-30/2025-06-01", "2025-05-30", "2025-05-31", "2025-06-01"),
        ("2025-05-30/2025-05-31", "2025-05-30/2025-05-31", "2025-05-30/2025-05-31", "2025-05-30/2025-05-31"),
        ("2025-05-15/2025-06-14", "2025-05-15/2025-05-24", "2025-05-25/2025-06-04", "2025-06-05/2025-06-14"),
    ],
)
def test_thirds_of_units(unit: str, early: str, mid: str, late: str) -> None:
    assert [cal.part_days(days(unit), part) for part in ("early", "mid", "late")] == [
        days(early),
        days(mid),
        days(late),
    ]


@pytest.mark.parametrize(
    ("reference", "tense", "found"),
    [
        ("2025-06-01", "past", "2025-06-01"),  # the day itself included
        ("2025-06-01", "future", "2025-06-01"),
        ("2025-05-31", "past", "2024-06-01"),
        ("2025-06-02", "future", "2026-06-01"),
        ("2025-05-31", None, "2025-06-01"),
        ("2025-06-02", None, "2025-06-01"),
        ("2020-06-02", "past", "2024-06-01"),  # none fits the tense: the nearest
        ("2030-06-02", "future", "2026-06-01"),
    ],
)
def test_the_candidate_that_agrees_with_the_tense(reference: str, tense: str | None, found: str) -> None:
    candidates = [date(year, 6, 1) for year in (2024, 2025, 2026)]
    assert cal.nearest(candidates, date.fromisoformat(reference), tense) == date.fromisoformat(found)


@pytest.mark.parametrize(
    ("country", "label", "two", "interval"),
    [
        ("USA", 2026, True, "2026-10-01/2027-09-30"),
        ("USA", 2, False, "0001-10-01/0002-09-30"),
        ("USA", 1, False, None),
        ("GBR", 1, True, "0001-04-01/0002-03-31"),
        ("GBR", 9998, True, "9998-04-01/9999-03-31"),
        ("GBR", 9999, True, None),
        ("LVA", 2026, False, None),
    ],
)
def test_fiscal_years(country: str, label: int, two: bool, interval: str | None) -> None:
    found = cal.fiscal_year_days(country, label, spans_two=two)
    assert found == (None if interval is None else days(interval))


@pytest.mark.parametrize(
    "sunday",
    [
        *("1598-03-22", "1693-03-22", "1761-03-22", "1818-03-22", "2285-03-22"),
        *("1666-04-25", "1734-04-25", "1886-04-25", "1943-04-25", "2038-04-25"),
        *("1609-04-19", "1981-04-19", "2076-04-19", "2133-04-19"),
        *("1954-04-18", "2049-04-18", "2106-04-18", "3165-04-18"),
    ],
)
def test_easter_falls_from_22_march_to_25_april(sunday: str) -> None:
    assert cal.easter(int(sunday[:4])).isoformat() == sunday


@pytest.mark.parametrize(
    ("granularity", "bound"),
    [
        ("day", "0988-07-05"),
        ("week", "0988-07-05"),
        ("time", "0988-07-05"),
        ("month", "0988-07"),
        ("quarter", "0988-07"),
        ("half", "0988-07"),
        ("season", "0988-07"),
        ("year", "0988"),
        ("multi_year", "0988"),
        ("decade", "0988"),
        ("century", "0988"),
    ],
)
def test_a_bound_is_as_precise_as_its_unit(granularity: str, bound: str) -> None:
    assert edtf.edtf_bound(date(988, 7, 5), granularity) == bound


def test_open_and_approximate_intervals() -> None:
    assert edtf.edtf_interval(None, "2025") == "../2025"
    assert edtf.edtf_interval("2025", "2026") == "2025/2026"
    assert edtf.edtf_interval("2025", None, approximate=True) == "2025~/.."
    assert edtf.edtf_days(days("2025-11-20")) == "2025-11-20"
    assert edtf.edtf_days(days("2025-11-20"), approximate=True) == "2025-11-20~"
    assert edtf.edtf_days(days("2025-11-20/2025-11-21"), approximate=True) == "2025-11-20~/2025-11-21~"


def test_codes_of_four_digits() -> None:
    assert edtf.edtf_code(988, 33) == "0988-33"
    assert edtf.edtf_decade(980) == "098X"
    assert edtf.edtf_century(1) == "00XX"


def test_times_keep_the_precision_of_the_text() -> None:
    assert edtf.edtf_time(date(2025, 11, 20), "09:30", None) == "2025-11-20T09:30"
    assert edtf.edtf_time(date(2025, 11, 20), "09:30", "Z") == "2025-11-20T09:30Z"
