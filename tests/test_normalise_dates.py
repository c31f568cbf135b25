"""What temporal expressions mean, apart from any text."""

from datetime import date

import pytest

from dipext.dates import calendar as cal
from dipext.dates import readings as read
from dipext.dates.calendar import Days
from dipext.dates.readings import CalendarDate, Moment

THURSDAY = date(2025, 11, 20)


def moment(tense: str | None = None, day: date = THURSDAY) -> Moment:
    return Moment(day, tense)


def days(first: str, last: str) -> Days:
    return Days(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("week", "2025-11-17", "2025-11-23"),
        ("weekend", "2025-11-22", "2025-11-23"),
        ("month", "2025-11-01", "2025-11-30"),
        ("quarter", "2025-10-01", "2025-12-31"),
        ("half", "2025-07-01", "2025-12-31"),
        ("season", "2025-09-01", "2025-11-30"),
        ("year", "2025-01-01", "2025-12-31"),
        ("decade", "2020-01-01", "2029-12-31"),
        ("century", "2000-01-01", "2099-12-31"),
    ],
)
def test_the_unit_around_a_day(name: str, first: str, last: str) -> None:
    assert cal.unit_days(THURSDAY, name) == days(first, last)


def test_winter_holds_january_and_is_named_after_its_december() -> None:
    assert cal.unit_days(date(2026, 1, 5), "season") == days("2025-12-01", "2026-02-28")
    assert cal.season_at(date(2025, 12, 31)) == cal.season_at(date(2026, 2, 1)) == (2025, 24)


@pytest.mark.parametrize(
    ("unit", "parts"),
    [
        (cal.year_days(2025), ["2025-01-01/2025-04-30", "2025-05-01/2025-08-31", "2025-09-01/2025-12-31"]),
        (cal.month_days(2024, 2), ["2024-02-01/2024-02-10", "2024-02-11/2024-02-20", "2024-02-21/2024-02-29"]),
        (cal.season_days(2025, 22), ["2025-06-01/2025-06-30", "2025-07-01/2025-07-31", "2025-08-01/2025-08-31"]),
        (cal.week_days(THURSDAY), ["2025-11-17/2025-11-18", "2025-11-19/2025-11-21", "2025-11-22/2025-11-23"]),
    ],
)
def test_thirds_leave_no_gap(unit: Days, parts: list[str]) -> None:
    found = [cal.part_days(unit, part) for part in ("early", "mid", "late")]
    assert [f"{first}/{last}" for first, last in found] == parts
    assert (found[0].first, found[2].last) == tuple(unit)


@pytest.mark.parametrize(
    "unit", [cal.year_days(1), cal.year_days(9999), cal.month_days(9999, 12), cal.century_days(100)]
)
def test_the_ends_of_the_calendar_hold(unit: Days) -> None:
    for name in ("day", "week", "month", "year", "decade", "century"):
        for count in (-99999, -1, 1, 99999):
            assert date.min <= cal.shift(unit.first, count, name) <= date.max
        assert cal.unit_days(unit.first, name).first <= unit.first
    assert cal.part_days(unit, "late").last == unit.last


@pytest.mark.parametrize(
    ("tense", "reference", "expected"),
    [
        ("past", date(2026, 1, 8), "2025-06-12"),
        ("future", date(2025, 11, 20), "2026-06-12"),
        (None, date(2025, 11, 20), "2025-06-12"),
        (None, date(2025, 12, 20), "2026-06-12"),
        ("future", date(2025, 6, 15), "2025-06-12"),  # three days ago: a journey told in the future tense
        ("past", date(2025, 6, 10), "2025-06-12"),
    ],
)
def test_a_day_without_a_year(tense: str | None, reference: date, expected: str) -> None:
    reading = read.calendar_day(moment(tense, reference), 12, 6)
    assert reading is not None
    assert reading.edtf == expected


def test_leap_days_find_a_leap_year() -> None:
    reading = read.calendar_day(moment("past"), 29, 2)
    assert reading is not None
    assert reading.edtf == "2024-02-29"
    assert read.calendar_day(moment(), 30, 2) is None
    assert read.calendar_day(moment(), 29, 2, 2025) is None


def test_a_weekday_that_does_not_fit_is_told_and_not_repaired() -> None:
    wrong = read.calendar_day(moment(), 21, 11, 2025, weekday=1)
    right = read.calendar_day(moment(), 21, 11, 2025, weekday=5)
    assert wrong is not None
    assert right is not None
    assert (wrong.edtf, wrong.warnings) == ("2025-11-21", ("weekday_mismatch",))
    assert (right.edtf, right.warnings) == ("2025-11-21", ())


@pytest.mark.parametrize(
    ("tense", "number", "expected"),
    [
        ("past", 4, "2025-11-20"),
        ("future", 4, "2025-11-20"),
        ("future", 3, "2025-11-26"),
        (None, 2, "2025-11-18"),
        (None, 7, "2025-11-23"),
    ],
)
def test_a_bare_weekday(tense: str | None, number: int, expected: str) -> None:
    assert read.weekday(moment(tense), number).edtf == expected


@pytest.mark.parametrize(
    ("which", "number", "expected", "other"),
    [
        (1, 5, "2025-11-28", ("2025-11-21",)),
        (1, 1, "2025-11-24", ()),
        (-1, 3, "2025-11-12", ("2025-11-19",)),
        (-1, 5, "2025-11-14", ()),
        (0, 5, "2025-11-21", ()),
    ],
)
def test_this_last_and_next_weekday(which: int, number: int, expected: str, other: tuple[str, ...]) -> None:
    reading = read.relative_weekday(moment(), which, number)
    assert (reading.edtf, reading.alternatives) == (expected, other)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (CalendarDate(9), CalendarDate(11, 7, 2024), "2024-07-09/2024-07-11"),
        (CalendarDate(28, 3), CalendarDate(30), "2025-03-28/2025-03-30"),
        (CalendarDate(29, 12), CalendarDate(3, 1, 2026), "2025-12-29/2026-01-03"),
        (CalendarDate(29, 12, 2025), CalendarDate(3, 1), "2025-12-29/2026-01-03"),
        (CalendarDate(month=11, year=2018), CalendarDate(month=3, year=2020), "2018-11/2020-03"),
        (CalendarDate(18, 11), CalendarDate(22, 11), "2025-11-18/2025-11-22"),
        (CalendarDate(28, 12), CalendarDate(4, 1), "2024-12-28/2025-01-04"),
    ],
)
def test_ranges_complete_each_other(first: CalendarDate, second: CalendarDate, expected: str) -> None:
    reading = read.calendar_range(moment("past"), first, second)
    assert reading is not None
    assert reading.edtf == expected


def test_a_range_that_runs_backwards_is_none() -> None:
    assert read.calendar_range(moment(), CalendarDate(9, 7, 2024), CalendarDate(3, 7, 2024)) is None
    assert read.year_span(2034, 2028) is None


@pytest.mark.parametrize(
    ("numbers", "mark", "month_first", "expected", "other"),
    [
        ((20, 11, 2025), ".", True, "2025-11-20", ()),
        ((4, 7, 2025), ".", True, "2025-07-04", ()),
        ((4, 7, 2025), "/", True, "2025-04-07", ("2025-07-04",)),
        ((4, 7, 2025), "/", False, "2025-07-04", ("2025-04-07",)),
        ((10, 31, 74), "-", False, "1974-10-31", ()),
        ((5, 5, 2025), "/", False, "2025-05-05", ()),
        ((2025, 4, 7), "-", True, "2025-04-07", ()),
    ],
)
def test_numeric_orders(
    numbers: tuple[int, int, int], mark: str, month_first: bool, expected: str, other: tuple[str, ...]
) -> None:
    reading = read.numeric_date(Moment(THURSDAY, month_first=month_first), *numbers, mark)
    assert reading is not None
    assert (reading.edtf, reading.alternatives) == (expected, other)
    assert reading.warnings == (("ambiguous_order",) if other else ())


@pytest.mark.parametrize(
    ("country", "label", "two", "expected"),
    [
        ("USA", 2026, False, "2025-10-01/2026-09-30"),
        ("GBR", 2025, True, "2025-04-01/2026-03-31"),
        ("IND", 2026, False, "2025-04-01/2026-03-31"),
        ("JPN", 2025, False, "2025-04-01/2026-03-31"),
        ("CAN", 2025, True, "2025-04-01/2026-03-31"),
        ("LVA", 2026, False, None),
        (None, 2026, False, None),
    ],
)
def test_fiscal_years(country: str | None, label: int, two: bool, expected: str | None) -> None:
    reading = read.fiscal_year(Moment(THURSDAY, country=country), label, spans_two=two)
    assert reading.edtf == expected
    assert reading.resolved is (expected is not None)


@pytest.mark.parametrize(
    ("relation", "first", "last", "edtf"),
    [
        ("by", None, "2025-12-31", "../2025"),
        ("until", None, "2025-12-31", "../2025"),
        ("before", None, "2024-12-31", "../2025"),
        ("since", "2025-01-01", None, "2025/.."),
        ("from", "2025-01-01", None, "2025/.."),
        ("after", "2026-01-01", None, "2025/.."),
    ],
)
def test_open_ends(relation: str, first: str | None, last: str | None, edtf: str) -> None:
    reading = read.opened(read.calendar_year(2025), relation)
    assert reading.days is not None
    assert (reading.open_start, reading.open_end) == (first is None, last is None)
    if first:
        assert reading.days.first.isoformat() == first
    if last:
        assert reading.days.last.isoformat() == last
    assert (reading.edtf, reading.kind, reading.relation) == (edtf, "range", relation)


def test_nothing_relative_is_resolved_without_a_reference_day() -> None:
    lost = Moment()
    readings = [
        read.named_day(lost, "today"),
        read.day_offset(lost, 2),
        read.relative_unit(lost, -1, "year"),
        read.relative_month(lost, -1, 9),
        read.relative_season(lost, 0, 22),
        read.relative_weekday(lost, 1, 5),
        read.weekday(lost, 5),
        read.window(lost, 1, 5, "year"),
        read.whole_units(lost, -1, 2, "quarter"),
        read.vague_span(lost, -1),
        read.offset(lost, -3, "week"),
        read.calendar_day(lost, 3, 12),
        read.calendar_month(lost, 12),
        read.calendar_part(lost, "quarter", 3),
        read.day_of_month(lost, 15),
        read.week_number(lost, 31),
        read.season_in_year(lost, 21, 1),
    ]
    assert [(r.days, r.edtf, r.resolved) for r in readings if r] == [(None, None, False)] * len(readings)
    for reading in readings:
        assert reading is not None
        assert not read.opened(reading, "by").resolved
        assert read.part_of(reading, "early").edtf is None
        assert read.edge_of(reading, "end").edtf is None


@pytest.mark.parametrize(
    ("year", "sunday"),
    [
        (1818, "1818-03-22"),  # the earliest that Easter can fall
        (1943, "1943-04-25"),  # the latest
        (1954, "1954-04-18"),
        (1981, "1981-04-19"),
        (2008, "2008-03-23"),
        (2026, "2026-04-05"),
        (2049, "2049-04-18"),
        (2076, "2076-04-19"),
    ],
)
def test_easter(year: int, sunday: str) -> None:
    assert cal.easter(year).isoformat() == sunday


def test_easter_is_a_sunday_of_spring_in_every_year() -> None:
    for year in range(1583, 2600):
        day = cal.easter(year)
        assert day.isoweekday() == 7
        assert (3, 22) <= (day.month, day.day) <= (4, 25)


@pytest.mark.parametrize(
    ("name", "year", "country", "expected"),
    [
        ("christmas", 2025, None, "2025-12-25"),
        ("good friday", 2025, None, "2025-04-18"),
        ("ascension day", 2025, None, "2025-05-29"),
        ("memorial day", 2026, None, "2026-05-25"),
        ("labor day", 2025, "USA", "2025-09-01"),
        ("thanksgiving", 2025, "CAN", "2025-10-13"),
        ("martin luther king day", 2026, None, "2026-01-19"),
    ],
)
def test_a_named_day(name: str, year: int, country: str | None, expected: str) -> None:
    found = read.feast(Moment(THURSDAY, None, country), name, year)
    assert found is not None
    assert found.edtf == expected


@pytest.mark.parametrize(
    ("which", "expected"), [(-1, "2024-12-25"), (0, "2025-12-25"), (1, "2025-12-25")], ids=["last", "this", "next"]
)
def test_a_named_day_told_from_the_release(which: int, expected: str) -> None:
    found = read.relative_feast(moment(), "christmas", which)
    assert found is not None
    assert found.edtf == expected


def test_without_a_reference_a_named_day_is_not_placed() -> None:
    for found in (read.feast(Moment(), "easter"), read.relative_feast(Moment(), "easter", 1)):
        assert found is not None
        assert found.days is None
        assert not found.resolved


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2021-10-31", "2021-10-30/2021-10-31"),  # a Sunday
        ("2021-09-06", "2021-09-04/2021-09-06"),  # a Monday
        ("2025-11-11", "2025-11-08/2025-11-09"),  # a Tuesday: the weekend before
        ("2025-12-31", "2026-01-03/2026-01-04"),  # a Wednesday: the weekend after
        ("2023-11-23", "2023-11-23/2023-11-26"),  # a Thursday
    ],
)
def test_the_weekend_of_a_day(day: str, expected: str) -> None:
    when = date.fromisoformat(day)
    found = read.calendar_day(moment(), when.day, when.month, when.year)
    assert found is not None
    assert read.weekend_of(found).edtf == expected


@pytest.mark.parametrize(
    ("first", "granularity", "count", "name", "expected"),
    [
        ("2024-05-03", "day", 1, "day", "2024-05-04"),
        ("2024-05-03", "time", -1, "week", "2024-04-26"),
        ("2024-05-03", "day", 2, "year", "2026-05-03~"),
        ("2024-05-01", "month", 3, "month", "2024-08"),
        ("2024-01-01", "year", 1, "decade", "2034"),
        ("2024-01-01", "year", 3, "month", None),
        ("2024-05-01", "month", 2, "week", None),
        ("2024-05-03", "week", 1, "week", None),
        ("2024-05-03", "day", 3, "hour", None),
    ],
)
def test_so_much_later(first: str, granularity: str, count: int, name: str, expected: str | None) -> None:
    day = date.fromisoformat(first)
    found = read.later(cal.unit_days(day, "day" if granularity == "time" else granularity), granularity, count, name)
    assert (found and found.edtf) == expected


@pytest.mark.parametrize(
    ("earlier", "name", "expected"),
    [
        (days("2014-03-18", "2014-03-18"), "day", "2014-03-18"),
        (days("2014-03-18", "2014-03-18"), "week", "2014-03-17/2014-03-23"),
        (days("2014-03-01", "2014-03-31"), "year", "2014"),
        (days("2014-03-01", "2014-03-31"), "day", None),
        (days("2013-12-30", "2014-01-02"), "year", None),
    ],
)
def test_the_same_unit(earlier: Days, name: str, expected: str | None) -> None:
    found = read.same_unit(earlier, name)
    assert (found and found.edtf) == expected


@pytest.mark.parametrize(
    ("when", "count", "expected"),
    [
        ("2025-11-20", 1, days("2025-11-21", "2025-11-21")),
        ("2025-11-21", 1, days("2025-11-24", "2025-11-24")),
        ("2025-11-24", -1, days("2025-11-21", "2025-11-21")),
        ("2025-11-22", 6, days("2025-11-24", "2025-12-01")),
        ("9999-12-31", 3, days("9999-12-31", "9999-12-31")),
    ],
)
def test_days_from_monday_to_friday(when: str, count: int, expected: Days) -> None:
    assert cal.workdays(date.fromisoformat(when), count) == expected


def test_what_is_left_of_a_unit() -> None:
    assert read.rest_of(moment(), read.calendar_year(2025)).edtf == "2025-11-20/2025-12-31"
    assert read.rest_of(moment(), read.calendar_year(2026)).edtf == "2026"
    assert read.rest_of(moment(), read.calendar_year(2024)) is None


def test_an_edge_in_a_range_is_its_outermost_day() -> None:
    end_of_2007 = read.edge_of(read.calendar_year(2007), "end")
    start_of_2009 = read.edge_of(read.calendar_year(2009), "beginning")
    found = read.between(end_of_2007, start_of_2009)
    assert found is not None
    assert found.days == days("2007-12-31", "2009-01-01")
    assert found.edtf == "2007-12-31/2009-01-01"


def test_numbers_in_one_order() -> None:
    american = Moment(THURSDAY, None, "USA", month_first=True)
    assert read.numeric_range(american, (11, 18), (11, 22)).edtf == "2025-11-18/2025-11-22"
    assert read.numeric_range(moment(), (18, 11), (22, 11)).edtf == "2025-11-18/2025-11-22"
    assert read.numeric_range(american, (3, 4), (3, 9), 26).edtf == "2026-03-04/2026-03-09"
    assert read.numeric_range(moment(), (40, 1), (41, 1)) is None
