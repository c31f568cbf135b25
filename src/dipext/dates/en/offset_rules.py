"""The grammar of days told from another day: "today", "three weeks ago", "two days before 3 May", "this evening"."""

import re
from functools import partial

from dipext.dates import readings as read
from dipext.dates.en.classes import Kind
from dipext.dates.en.day_rules import calendar_at
from dipext.dates.en.pieces import WAY, Expression, Found, Rule, Words, in_whole_units, letters, notation
from dipext.dates.readings import Moment, Reading

_TODAY = re.compile(
    notation(
        r"(?P<mod>{EARLIER LATER})?(?P<day>{NAMED})(?P<daytime>{DAYTIME})?(?:,?"
        r"(?P<weekday>{WEEKDAY WEEKDAY_SHORT})(?=$|[.,)?])(?!\.?,?"
        r"(?:-|{MONTH MONTH_OR_WORD TO AND}|{THE}?{TO_12 TO_31 ORDINAL ORDINAL_WORD})))?"
    )
)
_ORIGINS = letters("NUMERIC_DATE THIS LAST NEXT FEAST")
_ON_WEEKDAY = re.compile(notation(r"{ON}(?P<weekday>{WEEKDAY WEEKDAY_SHORT})"))
_DAY_AROUND = re.compile(notation(r"{THE}(?P<unit>{UNIT})(?P<side>{BEFORE AFTER})$"))


def _ago(words: Words, match: re.Match[str]) -> Found:
    """As in "three weeks ago", "two months from now", "a few days ago"."""
    i = match.start()
    name = words.word(match, "unit")
    counted = in_whole_units(words.count(match, "count"), name)
    sign = -1 if match["sign"] == Kind.AGO else 1
    if match["now"] and words.word(match, "now") not in ("now", "today"):
        return None
    if match["now"] and words.word(match, "now") == "today" and _measures(words, i):
        return None
    exact = match["today"] is not None and words.word(match, "today") == "today"
    end = match.end() if exact or not match["today"] else match.start("today")
    if counted is None or name == "half":
        return None
    if "f" in match["count"]:
        if name in ("minute", "hour"):
            return None
        return Expression(i, end, "date.vague", lambda m: read.vague_span(m, sign))
    number, unit = sign * counted[0], counted[1]
    return Expression(
        i, end, "date.ago", lambda m: read.offset(m, number, unit, read.named_day(m, "today") if exact else None)
    )


def _weekdays_off(words: Words, match: re.Match[str]) -> Found:
    """So many Fridays from now, or ago."""
    count, number = words.count(match, "count"), words.number(match.start("weekday"))
    if not count or (match["now"] and words.word(match, "now") not in ("now", "today")):
        return None
    which = int(count) * (-1 if match["sign"] == Kind.AGO else 1)
    return lambda m: read.weekdays_off(m, which, number)


def _from_day(words: Words, match: re.Match[str]) -> Found:
    """As in "three days after 3 May", "two weeks from tomorrow", "a week before Easter"."""
    i, at = match.start(), match.end()
    counted = in_whole_units(words.count(match, "count"), words.word(match, "unit"))
    origin = _origin(words, at)
    if counted is None or origin is None or "f" in match["count"]:
        return None
    if match["side"] == Kind.FROM and (_measures(words, i) or _goes_on(words, origin)):
        return None
    number, name = counted[0] * (-1 if match["side"] == Kind.BEFORE else 1), counted[1]
    first, feast = origin.meaning, origin.feast
    if feast:
        offset = partial(read.feast_offset, count=number, unit_name=name, name=feast)
        return Expression(
            i, origin.last, "date.from-date", offset, origin=lambda m: read.offset(m, -number, name, offset(m))
        )
    return Expression(
        i,
        origin.last,
        "date.from-date",
        lambda m: (day := first(m)) and read.offset(m, number, name, day),
        origin=first,
    )


def _origin(words: Words, at: int) -> Expression | None:
    """The day that another one is told from; a bare month is none."""
    if at >= len(words.kinds):
        return None
    origin = calendar_at(words, at) or today_at(words, at)
    if origin is None and (words.kinds[at] in _ORIGINS or words.kinds[at : at + 2] == Kind.THE + Kind.FEAST):
        origin = words.single(at)
    return None if origin and origin.bare and origin.rule == "date.month" else origin


def _measures(words: Words, i: int) -> bool:
    """Whether "for" makes a length of the number at token ``i``: "for three days from 3 May"."""
    return i > 0 and str(words.values[i - 1]).lower() == "for"


def _goes_on(words: Words, origin: Expression) -> bool:
    """Whether a range begins here: "36 months from January 2026 to December 2028" is a length and a range."""
    return origin.rule == "date.month-year" or words.kinds[origin.last : origin.last + 1] in ("-", Kind.TO)


_LONGER = ("week", "fortnight", "month", "year")


def _weekday_then(words: Words, match: re.Match[str]) -> Found:
    """As in "Monday two weeks from now": the Monday of that week."""
    told = words.single(match.end()) if match.end() < len(words.kinds) else None
    if told is None or told.rule not in ("date.ago", "date.from-date"):
        return None
    if not any(words.values[k] in _LONGER for k in range(match.end(), told.last) if words.kinds[k] == Kind.UNIT):
        return None  # "on Tuesday, three days after 3 May" says the same day twice
    return _on_weekday(match.start(), told.last, told, words.number(match.start("weekday")))


def _then_weekday(words: Words, match: re.Match[str]) -> Found:
    """As in "two months from today on Tuesday"."""
    told = _from_day(words, match)
    behind = _ON_WEEKDAY.match(words.kinds, told.last) if isinstance(told, Expression) else None
    if not isinstance(told, Expression) or not behind or words.word(match, "unit") == "day":
        return None
    return _on_weekday(match.start(), behind.end(), told, words.number(behind.start("weekday")))


def _on_weekday(first: int, last: int, told: Expression, number: int) -> Expression:
    meaning = told.meaning
    return Expression(first, last, told.rule, lambda m: (r := meaning(m)) and read.day_in(read.week_of(r), number))


def _nth_weekday_from(words: Words, match: re.Match[str]) -> Found:
    """As in "the first Monday after Easter"."""
    origin = _origin(words, match.end())
    if origin is None:
        return None
    number = words.number(match.start("weekday"))
    which = words.number(match.start("nth")) * (-1 if match["side"] == Kind.BEFORE else 1)
    first = origin.meaning
    return Expression(
        match.start(),
        origin.last,
        "date.from-date",
        lambda m: (o := first(m)) and read.weekdays_off(m, which, number, o),
    )


def today_at(words: Words, i: int) -> Expression | None:
    """today, yesterday or tomorrow at token ``i``."""
    match = _TODAY.match(words.kinds, i)
    return match and _today(words, match)


def _today(words: Words, match: re.Match[str]) -> Expression:
    """As in "today", "tomorrow morning", "today, Monday"."""
    i = match.start()
    name = words.word(match, "day")
    end = match.end()
    daytime = words.word(match, "daytime") if match["daytime"] else None
    if name == "tonight":
        daytime = "night"
    weekday = words.number_in(match, "weekday")

    def meaning(m: Moment) -> Reading | None:
        reading = read.named_day(m, name)
        if weekday:
            reading = read.on_weekday(reading, weekday)
        return read.daytime(reading, daytime) if daytime else reading

    if i >= 3 and not match["mod"]:
        around = _DAY_AROUND.search(words.kinds, max(0, i - 3), i)
        if around and name in ("tomorrow", "yesterday") and words.values[around.start("unit")] == "day":
            days = 2 if name == "tomorrow" else -2
            return Expression(around.start(), end, "date.today", lambda m: read.day_offset(m, days))
    return Expression(i, end, "date.today", meaning)


def _part_of_day(words: Words, match: re.Match[str]) -> Found:
    """As in "this morning", "last night"."""
    which = WAY[match["which"]]
    word = words.word(match, "daytime")
    if word in ("noon", "midday", "midnight") or (which and word != "night" and word != "evening"):
        return None
    return lambda m: read.daytime(read.day_offset(m, which), word)


def _weekday_part(words: Words, match: re.Match[str]) -> Found:
    """As in "Monday evening"."""
    number = words.number(match.start("weekday"))
    word = words.word(match, "daytime")
    return lambda m: read.daytime(read.weekday(m, number), word)


def _until_now(words: Words, match: re.Match[str]) -> Found:
    """As in "to date"."""
    i = match.start()
    after = words.text[words.ends[i + 1] : words.ends[i + 1] + 6].lower().split()
    if (
        words.text[: words.starts[i]].endswith(("up ", "Up "))
        or after[:1] in (["from"], ["back"], ["of"], ["for"], ["with"])
        or words.values[i] not in ("to", "till", "until")
    ):
        return None
    return lambda m: read.opened(read.named_day(m, "today"), "until")


RULES = (
    Rule(
        "date.ago",
        r"{COUNT}(?P<unit>{UNIT QUARTER HALF})(?:(?P<sign>{AGO HENCE})(?P<today>{NAMED})?|{FROM}"
        r"(?P<now>{NOW NAMED}))",
        _ago,
    ),
    Rule(
        "date.ago",
        r"(?P<count>{TO_12 TO_31 TO_99 NUMBER_WORD})(?P<weekday>{WEEKDAYS})(?:(?P<sign>{AGO HENCE})|{FROM}"
        r"(?P<now>{NOW NAMED}))",
        _weekdays_off,
    ),
    Rule("date.from-date", r"{COUNT}(?P<unit>{UNIT QUARTER})(?P<side>{BEFORE AFTER FROM})", _from_day),
    Rule("date.from-date", r"{COUNT}(?P<unit>{UNIT QUARTER})(?P<side>{BEFORE AFTER FROM})", _then_weekday),
    Rule(
        "date.from-date",
        r"(?P<weekday>{WEEKDAY WEEKDAY_SHORT}),?"
        r"(?={TO_12 TO_31 TO_99 NUMBER GROUPED POINTED NUMBER_WORD HALF A FEW})",
        _weekday_then,
    ),
    Rule(
        "date.from-date",
        r"{THE}?(?P<nth>{ORDINAL ORDINAL_WORD})(?P<weekday>{WEEKDAY WEEKDAY_SHORT})(?P<side>{BEFORE AFTER})",
        _nth_weekday_from,
    ),
    Rule("date.today", _TODAY.pattern, _today),
    Rule("date.part-of-day", r"(?P<which>{THIS LAST})(?P<daytime>{DAYTIME})", _part_of_day),
    Rule("date.part-of-day", r"(?P<weekday>{WEEKDAY})(?P<daytime>{DAYTIME})", _weekday_part),
    Rule("date.to-date", r"(?P<to>{TO}){DATE}", _until_now),
)
