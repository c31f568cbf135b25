"""The grammar of units longer than a month: years, decades, centuries, quarters, seasons, weeks, fiscal years."""

import re

from dipext.dates import readings as read
from dipext.dates.en.classes import Kind
from dipext.dates.en.pieces import WAY, Expression, Found, Rule, Words, notation
from dipext.dates.readings import CalendarDate

_SHARED_QUARTER = re.compile(notation(r"(?:,?{AND OR}|[->]){LABEL}[,-]?{OF}?(?P<year>{YEAR})"))
_SHARED_SEASON = re.compile(notation(r"(?:,?{AND OR}|[->]){SEASON},?{OF}?(?P<year>{YEAR})"))


def _named(words: Words, i: int, j: int) -> bool:
    """Whether tokens ``i`` and ``j`` are capitalised words of one name."""
    return words.kinds[j : j + 1] == Kind.OTHER and all(
        words.text[start].isupper() and words.text[start + 1 : start + 2].islower()
        for start in (words.starts[i], words.starts[j])
    )


def _year(words: Words, match: re.Match[str]) -> Found:
    """As in "2025", "the year 2025"."""
    i = match.start()
    if match["unit"] and words.word(match, "unit") != "year":
        return None
    if match["unit"] and words.slice(match.start("unit"), match.start("unit") + 1).endswith("s"):
        return None  # "the years 2020, 2021 and 2022" are three years
    number = words.number(match.start("year"))
    return Expression(
        i,
        match.end(),
        "date.year",
        lambda _: read.calendar_year(number),
        calendar=CalendarDate(None, None, number, None),
        bare=not match["unit"],
    )


def _decade(words: Words, match: re.Match[str]) -> Found:
    """As in "the 1990s"."""
    year = words.number(match.start("decade"))
    return lambda _: read.calendar_decade(year)


def _century(words: Words, match: re.Match[str]) -> Found:
    """As in "the 21st century"."""
    if words.word(match, "unit") != "century":
        return None
    number = words.number(match.start("nth"))
    return lambda _: read.calendar_century(number)


def _quarter(words: Words, match: re.Match[str]) -> Found:
    """As in "Q3 2025", "2025 H1"."""
    label = str(words.values[match.start("label") if match["label"] else match.start("label2")])
    year_at = match.start("year") if match["year"] else match.start("before")
    shared = _SHARED_QUARTER.match(words.kinds, match.end())
    year = words.number(year_at) if year_at >= 0 else words.number(shared.start("year")) if shared else None
    name = "quarter" if label[0] == "Q" else "half"
    if year is None and name == "half":
        return None
    number = int(label[1])
    return lambda m: read.calendar_part(m, name, number, year)


def _nth_quarter(words: Words, match: re.Match[str]) -> Found:
    """As in "the third quarter of 2025"."""
    name = words.word(match, "unit")
    number = words.number(match.start("nth"))
    year = words.number_in(match, "year")
    if name == "half" and year is None:
        return None
    if words.text[: words.ends[match.end("unit") - 1]].endswith("s"):
        return None
    return lambda m: read.calendar_part(m, name, number, year)


def _season(words: Words, match: re.Match[str]) -> Found:
    """As in "spring 2026", "the winter of 2025/26", "autumn last year"."""
    code = words.number(match.start("season") if match["season"] else match.start("season2"))
    if match["relative"]:
        which = WAY[match["relative"]]
        return lambda m: read.season_in_year(m, code, which)
    if match["before"] and _named(words, match.start("season2"), match.end()):
        return None  # "the 2022 Winter Olympics"
    year = words.number(match.start("year") if match["year"] else match.start("before"))
    return lambda m: read.calendar_part(m, "season", code, year)


def _bare_season(words: Words, match: re.Match[str]) -> Found:
    """As in "in the spring"."""
    i = match.start()
    code = words.number(match.start("season"))
    shared = _SHARED_SEASON.match(words.kinds, match.end())
    year = words.number(shared.start("year")) if shared else None
    return Expression(
        i, match.end(), "date.season", lambda m: read.calendar_part(m, "season", code, year), bare=year is None
    )


def _fiscal_year(words: Words, match: re.Match[str]) -> Found:
    """As in "FY2026", "fiscal year 2025/26", "the 2026 fiscal year"."""
    i = match.start()
    at = next(match.start(g) for g in ("year", "year2", "label", "year4", "year5") if match[g])
    two = next((match.start(g) for g in ("two", "two2", "two3", "two4") if match[g]), None)
    label = words.number(at)
    if two is not None and words.number(two) not in (label + 1, (label + 1) % 100):
        return None
    if two is not None and words.number(two) > label and words.slice(at - 1, at).lower() == "years":
        return None  # "fiscal years 2025-2026" are two
    first = at if match["year4"] or match["year5"] else i
    return Expression(
        first, match.end(), "date.fiscal-year", lambda m: read.fiscal_year(m, label, spans_two=two is not None)
    )


def _fiscal_years(words: Words, match: re.Match[str]) -> Found:
    """As in "fiscal years 2024-2026"."""
    first, last = words.number(match.start("from")), words.number(match.start("to"))
    if words.word(match, "unit") != "year" or not first < last:
        return None
    return lambda m: read.between(read.fiscal_year(m, first), read.fiscal_year(m, last))


def _relative_fiscal_year(words: Words, match: re.Match[str]) -> Found:
    """As in "the current fiscal year", "the new financial year"."""
    if match["which"] == Kind.OTHER and words.word(match, "which").lower() != "new":
        return None
    which = WAY.get(match["which"], 0)
    return lambda m: read.relative_fiscal_year(m, which)


def _week_number(words: Words, match: re.Match[str]) -> Found:
    """As in "week 31 of 2025"."""
    if words.word(match, "unit") != "week":
        return None
    number = words.number(match.start("number"))
    year = words.number_in(match, "year")
    if match["relative"]:
        if words.word(match, "unit2") != "year":
            return None
        which = WAY[match["relative"]]
        return lambda m: read.week_in_year(m, number, which)
    return lambda m: read.week_number(m, number, year)


RULES = (
    Rule("date.year", r"(?:(?:{THE}|(?={UNIT}{OF}))(?P<unit>{UNIT}){OF}?)?(?P<year>{YEAR})", _year),
    Rule("date.decade", r"{THE}?(?P<decade>{DECADE})", _decade),
    Rule("date.century", r"{THE}?(?P<nth>{ORDINAL HIGH_ORDINAL ORDINAL_WORD})-?(?P<unit>{UNIT})", _century),
    Rule(
        "date.quarter",
        r"(?:(?P<label>{LABEL})(?:[,/-]?{OF}?(?P<year>{YEAR}))?|(?P<before>{YEAR})-?(?P<label2>{LABEL}))",
        _quarter,
    ),
    Rule(
        "date.quarter",
        r"{THE}?(?P<nth>{ORDINAL ORDINAL_WORD})-?(?P<unit>{QUARTER HALF})(?:,?{OF IN}?(?P<year>{YEAR}))?",
        _nth_quarter,
    ),
    Rule(
        "date.season",
        r"{THE}?(?:(?P<season>{SEASON})(?:,?{OF}?(?P<year>{YEAR})(?:[-/](?P<two>{TO_12 TO_31 TO_99}|{YEAR}))?|"
        r"{OF}?(?P<relative>{THIS LAST NEXT}){UNIT})|(?P<before>{YEAR})(?P<season2>{SEASON}))",
        _season,
    ),
    Rule("date.season", r"{THE}?(?P<season>{SEASON})", _bare_season),
    Rule(
        "date.fiscal-year",
        r"(?:{THE}?{FISCAL}{UNIT}(?P<year>{YEAR})(?:[-/](?P<two>{YEAR}|{TO_12 TO_31 TO_99}))?|{FISCAL}"
        r"(?P<year2>{YEAR})(?:[-/](?P<two2>{YEAR}|{TO_12 TO_31 TO_99}))?|(?P<label>{FISCAL_YEAR})(?:[-/]"
        r"(?P<two3>{YEAR}|{TO_12 TO_31 TO_99}))?|{THE}?(?P<year4>{YEAR})[-/](?P<two4>{YEAR}|"
        r"{TO_12 TO_31 TO_99})(?={FISCAL}{UNIT})|{THE}?(?P<year5>{YEAR})(?={FISCAL}{UNIT}))",
        _fiscal_year,
    ),
    Rule("date.fiscal-year", r"{THE}?{FISCAL}(?P<unit>{UNIT})(?P<from>{YEAR})[->](?P<to>{YEAR})", _fiscal_years),
    Rule(
        "date.fiscal-year", r"{THE}?(?P<which>{THIS LAST NEXT}|(?<={THE}){OTHER}){FISCAL}{UNIT}", _relative_fiscal_year
    ),
    Rule(
        "date.week-number",
        r"{THE}?(?P<unit>{UNIT})(?P<number>{TO_12 TO_31 TO_99})(?:{OF}{THE}?(?P<year>{YEAR})|{OF}?{THE}?"
        r"(?P<relative>{THIS LAST NEXT})(?P<unit2>{UNIT}))?",
        _week_number,
    ),
)
