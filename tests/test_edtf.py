"""Every EDTF string that is produced is one: checked with the reference parser of the PyPI package ``edtf``."""

import re
from datetime import date, timedelta

import pytest
from edtf import parse_edtf

import dipext
from dipext.dates import calendar as cal
from dipext.dates import readings as read
from dipext.dates.readings import Moment, Reading
from test_rules import EXAMPLES

MOMENT = Moment(date(2025, 11, 20), "past", "USA")


def checked(code: str) -> None:
    """Parse a string, after the two liberties that ``dates.edtf`` documents are taken back.

    A time of day keeps the precision of the text, where the profile's grammar wants seconds; a season may be marked as
    approximate, which the profile has for every date but the package's grammar only for years, months and days.
    """
    strict = re.sub(r"(T\d\d:\d\d)(?!:)", r"\1:00", code)
    strict = re.sub(r"(-2[1-4])~", r"\1", strict)
    parse_edtf(strict)


DATED = [example for example in EXAMPLES if example.kind == "dates" and example.span]


@pytest.mark.parametrize("example", DATED, ids=lambda e: e.place)
def test_strings_of_the_rule_examples(example) -> None:
    found = dipext.extract(example.text, **example.context).dates
    assert found
    for item in found:
        for code in filter(None, (item.edtf, *item.alternatives)):
            if code != "unresolved" and not code.startswith("P"):  # the bounds of a length are ISO 8601 durations
                checked(code)


def units() -> list[Reading | None]:
    single = [
        read.calendar_day(MOMENT, 24, 2, 2022),
        read.calendar_month(MOMENT, 2, 2022),
        read.calendar_year(2022),
        read.calendar_year(988),
        read.calendar_decade(1990),
        read.calendar_decade(1600),
        read.calendar_century(21),
        read.year_span(2028, 2034),
        read.fiscal_year(MOMENT, 2026),
        read.named_day(MOMENT, "yesterday"),
        read.window(MOMENT, -1, 3, "year"),
        read.window(MOMENT, 1, 10, "day"),
        read.whole_units(MOMENT, -1, 2, "quarter"),
        read.vague_span(MOMENT, -1),
        read.vague_span(MOMENT, 1),
        read.offset(MOMENT, -3, "year"),
        read.week_number(MOMENT, 31),
        *(read.calendar_part(MOMENT, "quarter", n, 2025) for n in range(1, 5)),
        *(read.calendar_part(MOMENT, "half", n, 2025) for n in (1, 2)),
        *(read.calendar_part(MOMENT, "season", n, 2025) for n in range(21, 25)),
    ]
    names = ("day", "week", "weekend", "fortnight", "month", "quarter", "half", "season", "year", "decade", "century")
    return [*single, *(read.relative_unit(MOMENT, which, name) for name in names for which in (-1, 0, 1))]


@pytest.mark.parametrize("reading", units(), ids=str)
def test_strings_of_every_unit_its_parts_and_its_bounds(reading: Reading) -> None:
    parts = [reading, *(read.part_of(reading, part) for part in ("early", "mid", "late"))]
    edges = [read.edge_of(reading, edge) for edge in ("beginning", "end")]
    for found in (*parts, *edges):
        assert found.edtf
        checked(found.edtf)
        for relation in ("by", "since", "from", "until", "before", "after"):
            opened = read.opened(found, relation)
            assert opened.edtf
            checked(opened.edtf)


@pytest.mark.parametrize(("granularity", "kind"), [("year", "years"), ("month", "months"), ("day", "days")])
def test_the_string_says_what_the_days_say(granularity: str, kind: str) -> None:
    """Read back with the package, the interval is the one that was told."""
    for shift in range(0, 800, 37):
        day = date(2024, 1, 1) + timedelta(shift)
        days = cal.unit_days(day, granularity)
        parsed = parse_edtf(read.unit(days, granularity, "absolute").edtf)
        assert date(*parsed.lower_strict()[:3]) == days.first, kind
        assert date(*parsed.upper_strict()[:3]) == days.last, kind
