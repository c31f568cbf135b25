"""The grammar of times of day, and of days with a time: "10:00 CET", "3 December, 14:30"."""

import re
from functools import cache

from dipext.dates import readings as read
from dipext.dates.en.classes import Kind
from dipext.dates.en.day_rules import calendar_at
from dipext.dates.en.offset_rules import today_at
from dipext.dates.en.pieces import Expression, Words, counted, letters, notation
from dipext.dates.readings import Reading
from dipext.lexicon import toml

_TIME = re.compile(
    notation(
        r"(?:(?P<start>{CLOCK POINTED}|{TO_12 TO_31 TO_99 NUMBER}(?={AM_PM})|{TO_12 TO_31 TO_99 NUMBER}"
        r"(?=[->]{TO_12 TO_31}{AM_PM})|{TO_12 TO_31 TO_99 NUMBER}(?=[->]{CLOCK POINTED}{AM_PM}))"
        r"(?P<half>{AM_PM})?(?:[->&](?P<end>{CLOCK POINTED}|{TO_12 TO_31}(?={AM_PM}))(?P<half2>{AM_PM})?)?"
        r"(?:\(?(?:(?P<zone>{ZONE}(?:[?-]{TO_12 TO_31 TO_99})?)|(?P<named>{OTHER SEASON}{1,3}{TIME}))\)?)?)"
    )
)
OPENINGS = (  # a time by its figures, noon before a day
    _TIME.pattern,
    notation(
        r"{DAYTIME}[.,]?(?:[,(]|{ON OF})?{THE}?"
        r"{MONTH MONTH_OR_WORD WEEKDAY WEEKDAY_SHORT NAMED EARLIER LATER NUMERIC_DATE TO_12 TO_31 ORDINAL}"
    ),
)
RULES = ("date.time", "date.day-and-time")
_TIME_TO_DAY = re.compile(notation(r",?(?:[,(]|{ON OF})?{THE}?"))
_YEAR_BEHIND = re.compile(notation(r",?(?P<year>{YEAR})(?![-/]|{TO UNIT QUARTER FISCAL MONTH})"))
_DAY_TO_TIME = re.compile(notation(r"[.,]?{AT}?{FROM}?-?"))


def timed_at(words: Words, i: int) -> Expression | None:
    """A time of day, with the date it stands before: "10:00 CET on 3 December"."""
    clock = _clock_at(words, i)
    if clock is None:
        return None
    end, start, finish, zone = clock
    follow = _TIME_TO_DAY.match(words.kinds, end)
    begin = follow.end() if follow else end
    day = _day_at(words, begin) if begin < len(words.kinds) else None
    if day is None or (day.bare and day.rule == "date.month"):
        if words.kinds[i] == Kind.DAYTIME:
            return None
        return Expression(
            i,
            end,
            "date.time",
            lambda m: read.at_time(read.named_day(m, "today"), start, finish, zone),
            clock=(start, finish, zone),
        )
    meaning = day.meaning
    return Expression(
        i, day.last, "date.day-and-time", lambda m: _at(meaning(m), start, finish, zone, ends=True), day=meaning
    )


def _day_at(words: Words, i: int) -> Expression | None:
    return (
        calendar_at(words, i)
        or today_at(words, i)
        or (words.single(i) if words.kinds[i] == Kind.NUMERIC_DATE else None)
    )


def with_time(words: Words, day: Expression) -> Expression:
    """The date with a time behind it: "3 December, 10:00 CET", "20.11.2025. 14:30"."""
    if not (day.calendar or day.rule in ("date.numeric", "date.today")) or day.rule in (
        "date.month",
        "date.month-year",
    ):
        return day
    if is_verb(words, day):
        return day
    follow = _DAY_TO_TIME.match(words.kinds, day.last)
    at = follow.end() if follow else day.last
    if words.kinds[day.last : day.last + 1] == "." and day.rule != "date.numeric":
        return day
    clock = _clock_at(words, at) if at < len(words.kinds) else None
    if clock is None:
        return day
    end, start, finish, zone = clock
    meaning = day.meaning
    parts = day.calendar
    if parts and parts.month and parts.year is None and (year := _YEAR_BEHIND.match(words.kinds, end)):
        meaning, end = parts._replace(year=words.number(year.start("year"))).reading, year.end()
    return Expression(day.first, end, "date.day-and-time", lambda m: _at(meaning(m), start, finish, zone), day=meaning)


def until_time(words: Words, first: Expression) -> Expression:
    """From one moment to another, each with its day: "21:30 on 13 May to 01:15 on 14 May"."""
    at = first.last + 1
    if first.rule != "date.day-and-time" or words.kinds[at - 1 : at] not in (Kind.TO, "-") or at >= len(words.kinds):
        return first
    second = timed_at(words, at) or with_time(words, calendar_at(words, at) or first)
    if second.rule != "date.day-and-time" or second is first:
        return first
    start, end = first.meaning, second.meaning
    return Expression(
        first.first,
        second.last,
        "date.day-and-time",
        lambda m: (a := start(m)) and (b := end(m)) and read.between_moments(a, b),
        day=first.day,
    )


def is_verb(words: Words, day: Expression) -> bool:
    """Whether a weekday is more likely a word in lower case: "they sat from 9 p.m.", "they sat through the summer"."""
    return day.bare and words.kinds[day.first] == Kind.WEEKDAY_SHORT and words.text[words.starts[day.first]].islower()


def _clock_at(words: Words, i: int) -> tuple[int, str, str | None, str | None] | None:
    """End, first time, last time and zone of a time of day at token ``i``."""
    noon = _NAMED.get(str(words.values[i]))
    if noon:
        return i + 1, noon, None, None
    match = _TIME.match(words.kinds, i) if words.kinds[i] in _HOURS else None
    if not match or words.inside_number(i) or (words.kinds[i] == Kind.POINTED and not _is_pointed_clock(words, match)):
        return None
    half, half2 = (words.values[match.start(g)] if match[g] else None for g in ("half", "half2"))
    start = _hour(words.word(match, "start"), half or half2)
    finish = _hour(words.word(match, "end"), half2) if match["end"] else None
    if start is None or (match["end"] and finish is None):
        return None
    end, zone = _end_and_zone(words, match)
    return end, start, finish, zone or None


_HOURS = letters("CLOCK POINTED TO_12 TO_31 TO_99")
_COUNTABLE = "%" + letters("UNIT QUARTER HALF")
_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}


def _is_pointed_clock(words: Words, match: re.Match[str]) -> bool:
    """Whether a number with a point is a time: "10.30 a.m.", "at 10.30", "from 10.30-12.00", but not "10.30 %"."""
    i, end = match.span()
    if words.kinds[end : end + 1] == "%":
        return False
    if match["half"] or match["zone"] or match["named"] or words.kinds[i - 1 : i] == Kind.AT:
        return True
    hours = match["end"] == Kind.POINTED and words.kinds[i - 1 : i] in (Kind.FROM, Kind.BETWEEN, ",", "(")
    return hours and str(words.values[end - 1])[-1] in "05" and not _counts(words, end)


def _end_and_zone(words: Words, match: re.Match[str]) -> tuple[int, str | None]:
    """Where a time ends, and its zone; words that only look like one stay outside."""
    if not (match["zone"] or match["named"]):
        return match.end(), None
    zone = _zone(words, *match.span("zone" if match["zone"] else "named"))
    if zone is None or ("(" in match[0] and match[0][-1] != ")"):
        return max(match.end(g) for g in ("start", "half", "end", "half2")), None
    return match.end(), zone


def _counts(words: Words, i: int) -> bool:
    """Whether token ``i`` is a word for what numbers before it count."""
    return i < len(words.kinds) and (words.kinds[i] in _COUNTABLE or str(words.values[i]).lower() in counted())


def _zone(words: Words, first: int, last: int) -> str | None:
    """The time zone that some words name, empty for the time of a place; ``None`` when they name none."""
    said = words.slice(first, last)
    if words.kinds[first] == Kind.ZONE:
        return said if last == first + 1 or re.fullmatch(r"(?:GMT|UTC)[+-][0-9]{1,2}", said) else None
    name = " ".join(said.split()).lower()
    if name in _zone_names():
        return _zone_names()[name]
    return "" if last == first + 2 and (name == "local time" or said[0].isupper()) else None


def _at(
    reading: Reading | None, start: str, end: str | None, zone: str | None, *, ends: bool = False
) -> Reading | None:
    return read.at_time(reading, start, end, zone, ends=ends) if reading else None


def _hour(word: str, half: object) -> str | None:
    """A time of day as HH:MM; seconds are left out.

    >>> _hour("9h30", None), _hour("3", "p"), _hour("12:15", "a"), _hour("25:00", None), _hour("9:30:59", None)
    ('09:30', '15:00', '00:15', None, '09:30')
    >>> _hour("14:30", "p"), _hour("00:30", "a"), _hour("14:30", "a"), _hour("13", "p")
    ('14:30', '00:30', None, None)
    """
    hour, minute, *_ = f"{word}:".replace(".", ":").replace("h", ":").split(":")
    number, minutes = int(hour), int(minute or 0)
    if half is not None and 1 <= number <= 12:
        number = number % 12 + (12 if half == "p" else 0)
    elif half is not None and (not minute or (number > 12) != (half == "p")):
        return None  # of a time of 24 hours with a half of the day only one that agrees: "14:30 p.m."
    return f"{number:02d}:{minutes:02d}" if number < 24 and minutes < 60 else None


@cache
def _zone_names() -> dict[str, str]:
    names: dict[str, str] = toml("dates/en/calendar")["zone_names"]
    return names
