"""The grammar of units told from the day of the release: "last week", "the next five years", "in the months ahead"."""

import re

from dipext.dates import readings as read
from dipext.dates.calendar import Days
from dipext.dates.en.classes import Kind
from dipext.dates.en.pieces import COUNT, WAY, Expression, Found, Leans, Meaning, Rule, Words, in_whole_units
from dipext.dates.readings import Moment, Reading


def _relative(words: Words, match: re.Match[str]) -> Found:
    """As in "last week", "this May", "next Friday evening", "the coming winter"."""
    i = match.start()
    at = match.start("what")
    which, plus = WAY[match["which"]], WAY[match["plus"]] if match["plus"] else 0
    said = words.slice(match.start("which"), match.end("which")).lower()
    kind, end, number = words.kinds[at], match.end("what"), words.number(at)
    if kind in (Kind.MONTH, Kind.MONTH_OR_WORD):
        return Expression(i, end, "date.relative", lambda m: read.relative_month(m, which or plus, number))
    if kind in (Kind.WEEKDAY, Kind.WEEKDAY_SHORT):
        daytime = words.word(match, "daytime") if match["daytime"] else None
        return _weekday(which or plus, number, daytime, loose=bool(plus) or said in ("coming", "past", "upcoming"))
    if kind == Kind.SEASON:
        return Expression(i, end, "date.relative", lambda m: read.relative_season(m, which or plus, number))
    name = str(words.values[at])
    if name in ("hour", "minute") or (name == "day" and not plus):
        return None  # "the next day" is told from an event
    if words.slice(at, at + 1).lower().endswith("s") and name != "century":
        return None
    if said in ("following", "preceding") and not plus and name in ("week", "month", "quarter", "year", "decade"):
        leans = _beside(which, name)
        return Expression(i, end, "date.relative", lambda m: read.relative_unit(m, which, name), leans=leans)
    way = which or plus
    if way and _is_running(name, said, plus=bool(plus), article=words.kinds[i] == Kind.THE):
        return Expression(i, end, "date.window", lambda m: read.window(m, way, 1, name), window=(way, 1, name))
    return Expression(i, end, "date.relative", lambda m: read.relative_unit(m, which, name))


def _weekday(which: int, number: int, daytime: str | None, *, loose: bool) -> Meaning:
    def weekday(m: Moment) -> Reading | None:
        reading = read.relative_weekday(m, which, number, adjacent=loose)
        return read.daytime(reading, daytime) if daytime else reading

    return weekday


def _is_running(name: str, said: str, *, plus: bool, article: bool) -> bool:
    """Whether a unit is not the calendar's but one that runs from the day of the release: "the past year"."""
    if name == "decade" and said in ("past", "coming"):
        return True
    if name in ("weekend", "season") or (name in ("quarter", "half") and said in ("last", "next")):
        return False
    return plus or (article and said in ("past", "last", "coming", "next", "upcoming"))


def _beside(which: int, name: str) -> Leans:
    """The unit behind or before an earlier date; unresolved where that date is too coarse to tell."""

    def reading(days: Days, granularity: str) -> Reading:
        return read.adjacent(days, granularity, which, name) or read.unresolved(read.granularity_of(name), "event")

    return reading


def _relative_weekday(words: Words, match: re.Match[str]) -> Found:
    """As in "Monday of next week", "next week Monday"."""
    if words.word(match, "unit") != "week":
        return None
    number, which = words.number(match.start("weekday")), WAY[match["which"]]
    return lambda m: (week := read.relative_unit(m, which, "week")) and read.day_in(week, number)


def _weekday_week(words: Words, match: re.Match[str]) -> Found:
    """As in "Friday week": a week after the next Friday."""
    at = match.start("unit")
    if words.slice(at, at + 1).lower() != "week":
        return None
    number = words.number(match.start("weekday"))
    return lambda m: read.weekday_after_next(m, number)


def _window(words: Words, match: re.Match[str]) -> Found:
    """As in "the next five years", "last two quarters", "the past few months"."""
    i = match.start()
    group = "" if match["which"] else "2"
    counted = in_whole_units(words.count(match, "count" + group), words.word(match, "unit" + group))
    which = WAY[match["which" + group]]
    if counted is None or not 0 < counted[0] <= 2000:
        return None
    if group and not words.slice(match.end() - 1, match.end()).lower().endswith("s"):
        return None  # "Exercise 26 next year", "a last minute deal"
    if "f" in match["count" + group]:
        return Expression(i, match.end(), "date.vague", lambda m: read.vague_span(m, which))
    number, name = counted
    return Expression(
        i, match.end(), "date.window", lambda m: read.window(m, which, number, name), window=(which, number, name)
    )


def _vague(words: Words, match: re.Match[str]) -> Found:
    """As in "recent weeks", "the coming months", "the coming days and weeks"."""
    i = match.start()
    if match["more"] and not words.slice(match.start("more"), match.end("more")).lower().endswith("s"):
        return None
    at = match.start("unit") if match["unit"] else match.start("unit2")
    if not words.slice(at, at + 1).lower().endswith("s"):
        return None
    which = -1 if match["unit"] else WAY[match["which"]]
    if not match["unit"] and not match["few"]:
        said = words.slice(match.start("which"), match.end("which")).lower()
        if said in ("following", "preceding"):
            return None
    if match["of"]:
        year = words.number(match.end())
        return Expression(i, match.end() + 1, "date.vague", lambda _: read.vague_end(read.calendar_year(year), which))
    return lambda m: read.vague_span(m, which)


def _ahead(words: Words, match: re.Match[str]) -> Found:
    """The unit to come: "in the year ahead", "in the weeks and months ahead"."""
    i = match.start()
    at = match.start("unit")
    name = str(words.values[at])
    if words.slice(at, at + 1).lower().endswith("s"):
        return Expression(i, match.end(), "date.vague", lambda m: read.vague_span(m, 1))
    if name == "week" and words.kinds[max(0, i - 1) : i] != Kind.IN:
        return None  # "the week ahead" is a plan of it
    if name in ("day", "hour", "minute", "season", "weekend"):
        return None
    return Expression(i, match.end(), "date.window", lambda m: read.window(m, 1, 1, name), window=(1, 1, name))


def _unit_before(words: Words, match: re.Match[str]) -> Found:
    """The year before one that the text tells of: "down from 4% a year earlier", "in the year before"."""
    i = match.start()
    at = match.start("unit") if match["unit"] else match.start("unit2")
    name = str(words.values[at])
    one = match["unit"] or str(words.values[i]).lower() in ("a", "an", "one")
    if name not in ("week", "month", "year", "decade") or not one or words.slice(at, at + 1).lower().endswith("s"):
        return None
    if words.text[(end := words.ends[match.end() - 1]) : end + 1] not in ("", ".", ",", ";", ":", ")"):
        return None
    return Expression(
        i,
        match.end(),
        "date.relative",
        lambda _: read.unresolved(read.granularity_of(name), "event"),
        leans=lambda days, granularity: read.later(days, granularity, -1, name),
    )


def _within_unit(words: Words, match: re.Match[str]) -> Found:
    """The year at hand, as in "later in the year"."""
    name = words.word(match, "unit")
    if name not in ("week", "month", "quarter", "year", "decade"):
        return None
    return lambda m: read.relative_unit(m, 0, name)


def _weekend(words: Words, match: re.Match[str]) -> Found:
    """As in "the weekend"."""
    i = match.start()
    if words.slice(i + 1, i + 2).lower() != "weekend":
        return None
    return read.weekend


def _after_next(words: Words, match: re.Match[str]) -> Found:
    """The second to come: "the week after next", "Friday after next"."""
    i = match.start()
    if match["weekday"]:
        number = words.number(i)
        return lambda m: read.weekday_after_next(m, number)
    if match["month"]:
        month = words.number(match.start("month"))
        return lambda m: read.month_after_next(m, month)
    name = words.word(match, "unit")
    if name not in ("week", "weekend", "month", "year"):
        return None
    return lambda m: read.relative_unit(m, 2, name)


_AT_WORK = ("working", "work", "business")


def _working(words: Words, match: re.Match[str]) -> Found:
    """As in "the next four business days", "this working week"."""
    which, name = WAY[match["which"]], words.word(match, "unit")
    if str(words.values[match.start("work")]).lower() not in _AT_WORK:
        return None
    if not match["count"]:
        return (lambda m: read.relative_unit(m, which, "workweek")) if name == "week" else None
    count = words.count(match, "count")
    if name != "day" or not which or not count or count != int(count):
        return None
    if "f" in match["count"]:
        return Expression(match.start(), match.end(), "date.vague", lambda m: read.vague_span(m, which))
    number = int(count)
    return Expression(match.start(), match.end(), "date.window", lambda m: read.workdays(m, which, number))


_CLOSED = re.compile(r"\s*(?:[.,;:)]|$)")


def _unit_at_hand(words: Words, match: re.Match[str]) -> Found:
    """The unit at hand at the end of a clause, as in "sales in the year"."""
    name, i = words.word(match, "unit"), match.start()
    if name not in ("week", "month", "year") or words.kinds[max(0, i - 1) : i] != Kind.IN:
        return None
    if words.text[words.ends[i + 1] - 1] in "sS" or not _CLOSED.match(words.text, words.ends[i + 1]):
        return None
    return lambda m: read.relative_unit(m, 0, name)


RULES = (
    Rule("date.relative", r"{THE}(?P<unit>{UNIT})", _unit_at_hand),
    Rule("date.relative", r"{THE}?(?P<which>{THIS LAST NEXT}){COUNT}?(?P<work>{OTHER})(?P<unit>{UNIT})", _working),
    Rule(
        "date.relative",
        r"{THE}?(?P<which>{THIS LAST NEXT})(?P<plus>(?<={THIS}){LAST NEXT})?"
        r"(?P<what>{UNIT QUARTER HALF MONTH MONTH_OR_WORD WEEKDAY WEEKDAY_SHORT SEASON})"
        r"(?P<daytime>{DAYTIME})?",
        _relative,
    ),
    Rule(
        "date.relative",
        r"(?P<weekday>{WEEKDAY})(?P<of>{OF IN FROM})?{THE}?(?P<which>{THIS LAST NEXT})(?P<unit>{UNIT})",
        _relative_weekday,
    ),
    Rule(
        "date.relative",
        r"(?P<which>{THIS LAST NEXT})(?P<unit>{UNIT})(?:{ON}|-)?(?P<weekday>{WEEKDAY WEEKDAY_SHORT})",
        _relative_weekday,
    ),
    Rule(
        "date.window",
        r"{THE}?(?:(?P<which>{LAST NEXT}){COUNT}-?(?P<unit>{UNIT QUARTER HALF})|"
        + COUNT.replace("count", "count2")
        + r"(?P<which2>{LAST NEXT})(?P<unit2>{UNIT QUARTER HALF}))",
        _window,
    ),
    Rule(
        "date.vague",
        r"{THE}?(?:{RECENT}(?P<unit>{UNIT QUARTER})|(?P<which>{LAST NEXT})(?P<few>{A}?{FEW})?{OF}?"
        r"(?P<unit2>{UNIT QUARTER})(?P<more>{AND}{UNIT QUARTER})?(?P<of>{OF}(?={YEAR}))?)",
        _vague,
    ),
    Rule("date.weekday-week", r"(?P<weekday>{WEEKDAY})(?P<unit>{UNIT})(?!{TO_12 TO_31 TO_99 OF})", _weekday_week),
    Rule("date.window", r"{THE}(?:{UNIT QUARTER}{AND})?(?P<unit>{UNIT QUARTER}){AHEAD}(?!{OF})", _ahead),
    Rule("date.relative", r"(?:{THE}(?P<unit>{UNIT}){BEFORE}|{A NUMBER_WORD}(?P<unit2>{UNIT}){EARLIER})", _unit_before),
    Rule("date.relative", r"{EARLIER LATER}{IN}{THE}(?P<unit>{UNIT QUARTER})", _within_unit),
    Rule("date.weekday", r"{THE}(?P<unit>{UNIT})", _weekend),
    Rule(
        "date.relative",
        r"(?:{THE}(?P<unit>{UNIT})|(?P<weekday>{WEEKDAY})|(?P<month>{MONTH MONTH_OR_WORD})){AFTER}{NEXT}",
        _after_next,
    ),
)
