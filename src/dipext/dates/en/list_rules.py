"""The grammar of several days or years in one notation: "3, 10 and 17 December", "24–26 June", "2028–2034"."""

import re
from itertools import pairwise

from dipext.dates import readings as read
from dipext.dates.en.classes import Kind
from dipext.dates.en.day_rules import in_year, parts_of, replace_day
from dipext.dates.en.openings import by_opening
from dipext.dates.en.pieces import WAY, Expression, Words, compiled, counted, notation
from dipext.dates.readings import CalendarDate

_DAYS = r"(?:{WEEKDAY WEEKDAY_SHORT},?)?{THE}?{DAY}\.?(?:-{DAY}\.?)?"
_SEVERAL = rf"{_DAYS}(?:,{_DAYS})*,?"
_LISTS = compiled(
    (
        "date.day-list",
        r"{ITS_WEEKDAY}?(?P<days>"
        + _SEVERAL
        + "{AND OR}"
        + _DAYS
        + r"){OF}?(?P<month>{MONTH MONTH_OR_WORD})\.?{ITS_YEAR}?",
    ),
    (
        "date.month-day-list",
        r"{ITS_WEEKDAY}?(?P<month>{MONTH MONTH_OR_WORD})\.?(?P<days>" + _SEVERAL + "{AND}" + _DAYS + ")"
        r"(?!{MONTH MONTH_OR_WORD}){ITS_YEAR}?",
    ),
)
_TOLD_YEAR = re.compile(notation(r",?{OF IN}?(?P<which>{THIS LAST NEXT})(?P<unit>{UNIT})"))
_LISTED = re.compile(notation(r"(?:(?P<weekday>{WEEKDAY WEEKDAY_SHORT}),?)?{THE}?(?P<days>{DAY}(?:\.?-{DAY})?)\.?"))
_RANGES = compiled(
    (
        "date.days-month",
        r"{ITS_WEEKDAY}?{THE}?(?P<from>{DAY})\.?(?:{UP_TO}|/|(?P<and>{AND}))(?:{WEEKDAY WEEKDAY_SHORT},?)?"
        r"{THE}?(?P<day>{DAY})\.?(?:{OF}{THE}?)?(?P<month>{MONTH MONTH_OR_WORD})\.?{ITS_YEAR}?",
    ),
    (
        "date.month-days",
        r"{ITS_WEEKDAY}?(?P<month>{MONTH MONTH_OR_WORD})\.?{THE}?(?P<from>{DAY})(?:{UP_TO}|(?P<and>{AND}))"
        r"(?:{WEEKDAY WEEKDAY_SHORT},?)?{THE}?(?P<day>{DAY})(?!{MONTH MONTH_OR_WORD}){ITS_YEAR}?",
    ),
    (
        "date.years",
        r"(?:{THE}(?P<unit>{UNIT}))?(?P<from>{YEAR})(?:[-/]|{TO}|(?P<and>{AND}))(?P<to>{YEAR}|"
        r"{TO_12 TO_31 TO_99})",
    ),
)
_lists_at = by_opening((pattern.pattern, (rule, pattern)) for rule, pattern in _LISTS)
_ranges_at = by_opening((pattern.pattern, (rule, pattern)) for rule, pattern in _RANGES)
_PAIR = re.compile(notation(r"{THE}?{TO_12 TO_31 ORDINAL ORDINAL_WORD}{AND}"))
_DAY_PAIR = re.compile(
    notation(
        r"{THE}?(?P<one>{TO_12 TO_31 ORDINAL ORDINAL_WORD}){AND}{THE}?(?={TO_12 TO_31 ORDINAL ORDINAL_WORD}"
        r"{OF})"
    )
)
_QUARTER_PAIR = re.compile(
    notation(
        r"{THE}?(?P<one>{ORDINAL ORDINAL_WORD}){AND}{THE}?(?P<two>{ORDINAL ORDINAL_WORD})"
        r"(?P<unit>{QUARTER HALF})(?:,?{OF IN}?(?P<year>{YEAR}))"
    )
)
NOTATIONS = (
    *_LISTS,
    *_RANGES,
    *((rule, pattern) for rule, pattern in (("date.quarter", _QUARTER_PAIR), ("date.nth", _DAY_PAIR))),
)
_APART = re.compile(notation("{OR WEEKDAY WEEKDAY_SHORT}"))
_FISCAL_YEAR = Kind.FISCAL + Kind.UNIT
_NOT_FISCAL = ("biennium", "season", "winter")  # what 2026-27 names besides a fiscal year


def several_at(words: Words, i: int) -> list[Expression]:
    """The dates of a list that begins at token ``i``, or the one of a range."""
    listed = _list(words, i)
    if not listed and _PAIR.match(words.kinds, i):
        listed = _quarter_pair(words, i) or _day_pair(words, i)
    if not listed and (found := range_at(words, i)):
        listed = [found]
    return listed


def _list(words: Words, i: int) -> list[Expression]:
    for rule, pattern in _lists_at(words.kinds[i : i + 3]):
        match = pattern.match(words.kinds, i)
        if not match or words.after_between(i) or not _plausible_list(words, match):
            continue
        shared = parts_of(words, match)
        items: list[Expression] = []
        start, stop = match.span("days")
        end, which = _year_told(words, match.end(), shared)
        day_first = rule == "date.day-list"
        for run in _LISTED.finditer(words.kinds, start, stop):
            first, last = run.span("days")
            weekday = words.number_in(run, "weekday") if run["weekday"] else None if items else shared.weekday
            numbers = [words.number(k) for k in range(first, last) if words.kinds[k] not in "-."]
            ends = [replace_day(shared, n, None if k else weekday) for k, n in enumerate(numbers)]
            if run["weekday"]:
                first = run.start()
            elif not items and (weekday or not day_first):
                first = match.start()
            if run.end() == stop:
                last = end
            items.append(ends_of(first, last, rule, ends, which))
        return _consecutive(words, items, match, which) or items
    return []


def _consecutive(
    words: Words, items: list[Expression], match: re.Match[str], which: int | None
) -> list[Expression] | None:
    """One range for days that follow each other: "30 and 31 May", not "30 or 31 May"."""
    days = [item.calendar.day for item in items if item.calendar and item.calendar.day]
    if which is not None or len(days) != len(items) or _APART.search(match["days"]):
        return None
    if any(second != first + 1 for first, second in pairwise(days)):
        return None
    rule = "date.days-month" if match.start("month") > match.start("days") else "date.month-days"
    ends = [item.calendar for item in (items[0], items[-1]) if item.calendar]
    return [ends_of(items[0].first, items[-1].last, rule, ends)]


def _year_told(words: Words, i: int, parts: CalendarDate) -> tuple[int, int | None]:
    """The end of "last year" behind days that name no year, and which year it is; else the end of these days."""
    told = None if parts.year is not None else _TOLD_YEAR.match(words.kinds, i)
    return (told.end(), WAY[told["which"]]) if told and words.word(told, "unit") == "year" else (i, None)


def _plausible_list(words: Words, match: re.Match[str]) -> bool:
    return match.end("days") != match.end() or _counts_nothing(words, match.end())


def _counts_nothing(words: Words, i: int) -> bool:
    """Whether the number before token ``i`` is a day, and not "May 12 people"."""
    return i >= len(words.kinds) or str(words.values[i]).lower() not in counted()


def _quarter_pair(words: Words, i: int) -> list[Expression]:
    """Two quarters or halves of one year: "the second and third quarters of 2025"."""
    match = _QUARTER_PAIR.match(words.kinds, i)
    if match is None:
        return []
    name, year = words.word(match, "unit"), words.number(match.start("year"))
    one, two = words.number(match.start("one")), words.number(match.start("two"))
    return [
        Expression(i, match.start("one") + 1, "date.quarter", lambda m: read.calendar_part(m, name, one, year)),
        Expression(match.start("two"), match.end(), "date.quarter", lambda m: read.calendar_part(m, name, two, year)),
    ]


def _day_pair(words: Words, i: int) -> list[Expression]:
    """Two days of one month that is told from the release: "the 15th and 16th of this month"."""
    match = _DAY_PAIR.match(words.kinds, i)
    second = match and words.single(match.end())
    if not match or not second or second.in_unit is None:
        return []
    number, meaning = words.number(match.start("one")), second.in_unit
    first = Expression(i, match.start("one") + 1, "date.nth", lambda m: (r := meaning(m)) and read.day_in(r, number))
    return [first, second]


def range_at(words: Words, i: int) -> Expression | None:
    """A range of days of one month or of years that begins at token ``i``."""
    for rule, pattern in _ranges_at(words.kinds[i : i + 3]):
        match = pattern.match(words.kinds, i)
        if not match or (match["and"] and not words.after_between(i)):
            continue
        if rule == "date.years":
            found = _years(words, i, match)
            if found:
                return found
            continue
        if rule == "date.month-days" and not _counts_nothing(words, match.end("day")):
            continue
        parts = parts_of(words, match)
        first = replace_day(parts, words.number(match.start("from")))
        last = replace_day(parts, parts.day or 0, weekday=None)
        if (first.day or 0) > (last.day or 0) and parts.month:  # "27 April to the 3rd" ends in May
            if rule == "date.month-days":
                last = last._replace(month=parts.month % 12 + 1, year=last.year and last.year + parts.month // 12)
            else:
                first = first._replace(
                    month=(parts.month - 2) % 12 + 1, year=first.year and first.year - (parts.month == 1)
                )
        end, which = _year_told(words, match.end(), parts)
        return ends_of(i, end, rule, [first, last], which)
    return None


def _years(words: Words, i: int, match: re.Match[str]) -> Expression | None:
    if match["unit"] and words.slice(i + 1, i + 2).lower() != "years":
        return None
    begin, i = i, match.start("from")
    first, second = words.number(i), words.number(match.start("to"))
    short = second < 100
    end = match.end()
    if (
        words.kinds[i + 1] == "/"
        and words.kinds[end : end + 2] != _FISCAL_YEAR
        and second not in (first + 1, (first + 1) % 100)
    ):
        return None
    if words.kinds[end : end + 2] == _FISCAL_YEAR:
        return None
    if short:
        if words.kinds[i + 1] not in "-/" or not (words.touching(i) and words.touching(i + 1)):
            return None
        if words.ends[i + 2] - words.starts[i + 2] != 2:
            return None
        if second <= 12 and second <= first % 100 and words.kinds[i + 1] == "-" and second >= 1:
            return None  # 2014-10 is October; 2009-11 are years
        second += first // 100 * 100
    if words.kinds[end : end + 1] in (Kind.MONTH, Kind.MONTH_OR_WORD) or not first < second:
        return None
    following = str(words.values[end]).lower() if end < len(words.values) else ""
    whole = not short or following in _NOT_FISCAL
    return Expression(
        begin, end, "date.years", lambda m: read.year_span(first, second) if whole else read.two_years(m, first, second)
    )


def ends_of(first: int, last: int, rule: str, ends: list[CalendarDate], which: int | None = None) -> Expression:
    """One date, or a range of two whose parts complete each other; of last (-1), this or next year (1)."""
    start, end = ends[0], ends[-1]
    if which is not None:
        one, two = in_year(start, which), in_year(end, which)
        meaning = one if start is end else lambda m: (a := one(m)) and (b := two(m)) and read.between(a, b)
        return Expression(first, last, rule, meaning, in_year=which)
    if start is end:
        return Expression(first, last, rule, start.reading, start)
    return Expression(first, last, rule, lambda m: read.calendar_range(m, start, end), ends=(start, end))
