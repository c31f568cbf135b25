"""The grammar of days and months: "Tuesday, 14 October 2025", "May 2026", "on the 15th"."""

import re
from functools import partial

from dipext.dates import readings as read
from dipext.dates.calendar import Days
from dipext.dates.en.classes import Kind
from dipext.dates.en.guards import is_count_noun
from dipext.dates.en.openings import by_opening
from dipext.dates.en.pieces import (
    WAY,
    Expression,
    Found,
    Meaning,
    Rule,
    Words,
    compiled,
    counted,
    letters,
    notation,
    numbering,
)
from dipext.dates.readings import CalendarDate, Moment, Reading

NOTATIONS = compiled(
    (
        "date.day-month",
        r"{ITS_WEEKDAY}?(?P<day>{DAY})(?P<point>\.)?{UNIT}?(?:{OF}{THE}?)?(?P<month>{MONTH MONTH_OR_WORD})\.?"
        r"(?:{ITS_YEAR}|{THIS_YEAR})?",
    ),
    (
        "date.day-month",
        r"(?P<day>{TO_12 TO_31 ORDINAL})[-/](?P<month>{MONTH MONTH_OR_WORD})[-/](?P<year>{YEAR}|"
        r"{TO_12 TO_31 TO_99})",
    ),
    (
        "date.month-day",
        r"{ITS_WEEKDAY}?(?P<month>{MONTH MONTH_OR_WORD})(?:\.,?|,|[-/])?{THE}?(?P<day>{DAY})(?:{UNIT}(?={OF}?"
        r"{YEAR}))?(?:{ITS_YEAR}|{THIS_YEAR})?",
    ),
    ("date.month-day", r"(?P<month>{MONTH MONTH_OR_WORD})[-/](?P<day>{TO_12 TO_31})(?:[-/](?P<year>{YEAR}))?"),
    ("date.day-month", r"(?P<month>{MONTH MONTH_OR_WORD})[-/](?P<year>{YEAR})[-/](?P<day>{TO_12 TO_31})"),
    ("date.day-month", r"(?P<year>{YEAR})[-/](?P<day>{TO_12 TO_31})[-/](?P<month>{MONTH MONTH_OR_WORD})"),
    ("date.day-month", r"(?P<day>{TO_12 TO_31})[-/](?P<year>{YEAR})[-/](?P<month>{MONTH MONTH_OR_WORD})"),
    ("date.month-year", r"(?P<year>{YEAR})[-/]?(?P<month>{MONTH MONTH_OR_WORD})(?:[-/](?P<day>{TO_12 TO_31}))?"),
    (
        "date.day-month",
        r"(?P<year>{YEAR})(?:\.|,)?(?P<month>{MONTH MONTH_OR_WORD})\.?(?P<day>{TO_12 TO_31 ORDINAL})(?!,?"
        r"{YEAR}|(?:-|{TO AND OR}){TO_12 TO_31 ORDINAL}{MONTH MONTH_OR_WORD}|{UNIT})",
    ),
    (
        "date.day-month",
        r"(?P<year>{YEAR})(?:\.|,)?(?P<day>{TO_12 TO_31 ORDINAL})\.?(?P<month>{MONTH MONTH_OR_WORD})(?!\.?,?"
        r"{YEAR})",
    ),
    (
        "date.month-year",
        r"(?P<month>{MONTH MONTH_OR_WORD})(?:\.,?|,|[-/])?(?:{OF_YEAR}|,?'(?P<short>{TO_12 TO_31 TO_99})|"
        r"{OF}(?P<short_of>{TO_99})(?=[.,)IN@G]|$)|{THIS_YEAR})",
    ),
    ("date.month", r"(?P<month>{MONTH MONTH_OR_WORD})(?:(?<={MONTH_OR_WORD})\.(?=-|{TO_12 TO_31 YEAR TO}))?"),
    ("date.weekday", r"(?P<weekday>{WEEKDAY WEEKDAY_SHORT})"),
)
_NEXT_SENTENCE = re.compile(r"\.\s(?:In|Of|The|On)\b")  # "every March. In 2019"
_notations_at = by_opening((pattern.pattern, (rule, pattern)) for rule, pattern in NOTATIONS)


def calendar_at(words: Words, i: int) -> Expression | None:
    """A date by its day, month, year or weekday, the longest there is."""
    best: Expression | None = None
    for rule, pattern in _notations_at(words.kinds[i : i + 3]):
        match = pattern.match(words.kinds, i)
        if match and (best is None or match.end() > best.last) and _plausible(words, match):
            parts, end = parts_of(words, match), match.end()
            if parts.year and _start(match, "year") >= 0 and _counts_year(words, match):
                parts, end = parts._replace(year=None), match.start("year")
                if best and best.last >= end:
                    continue
            if rule == "date.month-year" and parts.day:
                rule = "date.day-month"
            if _start(match, "relative") >= 0:
                if words.word(match, "unit") != "year":
                    continue
                which = WAY.get(match["relative"])
                if which is None:
                    best = Expression(i, match.end(), rule, parts.reading, leans=partial(_in_that_year, parts))
                else:
                    best = Expression(i, match.end(), rule, in_year(parts, which), in_year=which)
                continue
            best = Expression(i, end, rule, parts.reading, parts, bare=rule in ("date.month", "date.weekday"))
    return best


def parts_of(words: Words, match: re.Match[str]) -> CalendarDate:
    """The parts of a date that a match names."""
    year = _value(words, match, "year")
    if year is not None and year < 100:
        year = read.full_year(year)
    for name in ("short", "short_end", "short_of"):
        short = _value(words, match, name)
        if short is not None:
            year = read.full_year(short)
    return CalendarDate(
        _value(words, match, "day"), _value(words, match, "month"), year, _value(words, match, "weekday")
    )


def _start(match: re.Match[str], name: str) -> int:
    """Where a group begins, -1 where it did not match or the pattern has none."""
    return match.start(name) if name in match.re.groupindex else -1


def _value(words: Words, match: re.Match[str], name: str) -> int | None:
    at = _start(match, name)
    return words.number(at) if at >= 0 else None


def replace_day(parts: CalendarDate, number: int, weekday: int | None = -1) -> CalendarDate:
    """The same month and year with another day; ``weekday`` -1 keeps the weekday."""
    return parts._replace(day=number, weekday=parts.weekday if weekday == -1 else weekday)


_DASHED_DAY = re.compile(notation(r"{MONTH MONTH_OR_WORD}[-/]{THE}?{TO_12 TO_31 ORDINAL ORDINAL_WORD}"))
_NTH_MONTH = re.compile(notation(r"{ORDINAL_WORD}{MONTH MONTH_OR_WORD}"))


def _plausible(words: Words, match: re.Match[str]) -> bool:
    """Not "May 12 people", not "the second May vote"; the word day alone may stand between ("the third day of May")."""
    day = _start(match, "day")
    kinds = match[0]
    if _start(match, "point") >= 0 and not _is_ordinal(words, match):
        return False
    if _DASHED_DAY.search(kinds) and not words.touching(match.end("month")):
        return False  # "28. November – 2. December"
    if "." in kinds and _NEXT_SENTENCE.search(words.slice(match.start(), match.end())):
        return False
    at = match.start()
    for kind in kinds:
        if kind == Kind.UNIT and words.values[at] not in ("day", "year"):
            return False
        at += 1
    if 0 <= _start(match, "month") < day:
        return _is_day_behind(words, match)
    return day < 0 or not (_NTH_MONTH.fullmatch(kinds) and words.kinds[match.end() : match.end() + 1] == Kind.OTHER)


_PARTED = (f",{Kind.THE}", f"-{Kind.THE}")
_OF_A_DATE = letters("MONTH MONTH_OR_WORD ORDINAL TO_12 TO_31")
_BEFORE_ORDINAL = "-(,.:" + letters("ON OF FROM BETWEEN TO AND OR THE IN")
_OTHER_END = re.compile(notation(r"{UP_TO}{TO_12 TO_31 ORDINAL}\.?{MONTH MONTH_OR_WORD}"))


def _is_day_behind(words: Words, match: re.Match[str]) -> bool:
    """Whether the number behind a month is its day."""
    following = str(words.values[match.end()] if match.end() < len(words.kinds) else "")
    if match.end("day") == match.end() and following.lower() in counted():
        return False
    if _start(match, "year") < 0 and words.kinds[match.start("day") - 1] == "," and following.islower():
        return False  # "In June, 3 ministers met"
    if words.kinds[match.end("month") : match.start("day")] in _PARTED:
        return False  # "in June – the first June without rain"
    if words.kinds[match.start("day")] == Kind.ORDINAL_WORD and words.kinds[match.start("month")] == Kind.MONTH_OR_WORD:
        return not words.text[words.starts[match.start("month")]].isupper() or "." not in match[0]
    return True


def _counts_year(words: Words, match: re.Match[str]) -> bool:
    """Whether the year is a number of something: "On 20 November 1500 soldiers left"."""
    at, end = match.start("year"), match.end()
    number = words.number(at)
    if match.end("year") != end or end >= len(words.kinds) or (1900 <= number <= 2100 and number % 100):
        return False
    return words.kinds[at - 1] in _OF_A_DATE and is_count_noun(str(words.values[end]))


def _is_ordinal(words: Words, match: re.Match[str]) -> bool:
    """Whether a point behind the day makes an ordinal of it ("20. November 2025") and does not end a sentence."""
    if words.touching(match.start("day")) is False:
        return False
    i = match.start("weekday") if match["weekday"] else match.start("day")
    before = words.kinds[i - 1 : i]
    if i and words.touching(i - 1):
        return True
    if match["weekday"] or before in _BEFORE_ORDINAL:
        return True
    if _OTHER_END.match(words.kinds, match.end()):
        return True
    named = words.text[words.starts[i - 1]].isupper() and str(words.values[i - 1]).lower() not in numbering()
    return match["year"] is not None and (named or not words.text[words.starts[i - 1]].isalpha())


def _in_that_year(parts: CalendarDate, days: Days, _: str) -> Reading | None:
    """A day or month of the year of an earlier date: "in October of the same year"."""
    if days.first.year != days.last.year:
        return None
    return parts._replace(year=days.first.year).reading(Moment())


def in_year(parts: CalendarDate, which: int) -> Meaning:
    """A day or month of this, last or next year: "in October last year"."""

    def meaning(m: Moment) -> Reading | None:
        if m.reference is None:
            return read.unresolved("day" if parts.day else "month", "relative")
        reading = parts._replace(year=m.reference.year + which).reading(m)
        return reading._replace(anchor="relative") if reading else None

    return meaning


def _day_of_month(words: Words, match: re.Match[str]) -> Found:
    """A day by its number: "on the 15th", "Monday the 24th"."""
    i = match.start()
    alone = len(words.kinds) <= 3
    if match["day2"] and not alone and (match["day2"] == Kind.ORDINAL_WORD or not _after_on(words, i)):
        return None
    if match["day"] in (Kind.TO_12, Kind.TO_31) and not re.match(
        r"(?:$|[.,;!?)])(?!\s?[0-9])", words.text[(at := words.ends[match.end() - 1]) : at + 4]
    ):
        return None
    if match["weekday"] == Kind.WEEKDAY and words.kinds[i + 1] == ".":
        return None
    after = words.text[(at := words.ends[match.end() - 1]) : at + 3].lstrip()
    if after[:1].isalpha() and (match["day2"] or words.kinds[match.end() - 1] == Kind.ORDINAL_WORD):
        return None  # "on the 24th session", "on Monday, the First Lady"
    number = words.number(match.start("day") if match["day"] else match.start("day2"))
    weekday = words.number_in(match, "weekday")
    return Expression(
        i,
        match.end(),
        "date.day-of-month",
        lambda m: read.day_of_month(m, number, weekday),
        calendar=None if weekday else CalendarDate(number),
    )


def _after_on(words: Words, i: int) -> bool:
    return re.search(r"(?i)\bon\s+$", words.text[max(0, words.starts[i] - 5) : words.starts[i]]) is not None


RULES = (
    Rule(
        "date.day-of-month",
        r"(?:(?P<weekday>{WEEKDAY WEEKDAY_SHORT})\.?,?{THE}?(?P<day>{ORDINAL ORDINAL_WORD TO_12 TO_31})|"
        r"{THE}(?P<day2>{ORDINAL ORDINAL_WORD}))"
        r"(?!{UNIT WEEKDAY MONTH MONTH_OR_WORD WEEKDAY_SHORT QUARTER HALF YEAR}|{OF}{MONTH MONTH_OR_WORD})",
        _day_of_month,
    ),
)
