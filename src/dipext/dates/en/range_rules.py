"""The grammar of two ends: "from 30 May to 1 June", "between last year and next May", "now to 2030"."""

import re
from dataclasses import replace

from dipext.dates import readings as read
from dipext.dates.en.classes import Kind
from dipext.dates.en.clock_rules import is_verb, with_time
from dipext.dates.en.day_rules import in_year
from dipext.dates.en.list_rules import ends_of
from dipext.dates.en.pieces import Expression, Meaning, Words, notation
from dipext.dates.readings import Moment, Reading

_PLACED = frozenset(f"date.{name}" for name in ("numeric", "quarter", "season", "decade", "part", "edge", "month-year"))
"""Rules whose expressions a dash may join; "20 November – Today" are two."""

_TO_END = re.compile(notation(r"(?:-|{TO AND}){ON IN FROM AT}?{THE}?"))
_NOW = re.compile(notation(r"{THIS}{DATE}|{DATE NOW THIS}"))
FROM_NOW = notation("{NOW}{AND TO}")
_FROM_NOW = re.compile(FROM_NOW)
RULES = ("date.range", "date.years", "date.to-date")


def joined_at(words: Words, i: int) -> Expression | None:
    """Two expressions with "to", "until", a dash, or "and" after "between"."""
    first = words.single(i)
    if first is None or first.length:
        return first and with_time(words, first)
    if not _is_there(first) or is_verb(words, first):
        return with_time(words, first)
    at = first.last
    if first.calendar and words.kinds[at : at + 2] == f",{Kind.TO}" and _is_after_from(words, i):
        at += 1  # "from April 1, 2026, to March 31, 2029"
    if words.kinds[at : at + 1] == "-" and not (first.calendar or first.rule in _PLACED):
        return with_time(words, first)
    joined = None
    if words.kinds[at : at + 1] in ("-", Kind.TO) or (words.kinds[at : at + 1] == Kind.AND and words.after_between(i)):
        joined = _joined(words, first, at)
    return joined or with_time(words, first)


def _is_after_from(words: Words, i: int) -> bool:
    """Whether "from" or "from the" stands before token ``i``."""
    return words.kinds[max(0, i - 2) : i].rstrip(Kind.THE).endswith(Kind.FROM)


def _joined(words: Words, first: Expression, at: int) -> Expression | None:
    """What begins with ``first`` and goes on behind the joining token ``at``."""
    follow = _TO_END.match(words.kinds, at)
    begin = follow.end() if follow else at + 1
    if words.kinds[at + 1 : begin] not in ("", Kind.THE) and words.single(begin) is None:
        begin = at + 1
    dashed = words.kinds[at] == "-"
    if (
        not dashed
        and (now := _NOW.match(words.kinds, begin))
        and (now[0] != Kind.THIS or words.values[begin] == "present")
    ):
        meaning = first.meaning
        return Expression(first.first, now.end(), "date.to-date", lambda m: _to_date(m, meaning))
    for start in dict.fromkeys((at + 1,) if dashed else (at + 1, begin)):
        second = words.single(start) if start < len(words.kinds) else None
        if second and _may_end(first, second, dashed=dashed) and (joined := _join(first, second)):
            return joined
    return None


def _may_end(first: Expression, second: Expression, *, dashed: bool) -> bool:
    """Whether an expression may be the other end of a range."""
    if dashed and not (second.calendar or second.rule in _PLACED):
        return False
    if dashed and first.bare and first.rule == second.rule == "date.season":
        return False  # "all summer - summer months"
    return not second.length and second.rule != "date.set" and _is_there(second)


def from_now_at(words: Words, i: int) -> Expression | None:
    """From the day of the release to a later one: "between now and the end of May"."""
    now = _FROM_NOW.match(words.kinds, i)
    if not now or not (words.after_between(i) or words.kinds[max(0, i - 1) : i] == Kind.FROM):
        return None
    until = words.single(now.end())
    if until is None:
        return None
    meaning = until.meaning
    return replace(until, first=i, rule="date.to-date", calendar=None, meaning=lambda m: _from_now(m, meaning))


def _is_there(end: Expression) -> bool:
    """Whether there is such a day: "until 31 April" leaves the other end alone."""
    parts = end.calendar
    return not (parts and parts.day and parts.month) or parts.reading(Moment()) is not None


def _join(first: Expression, second: Expression) -> Expression | None:
    one, two = first.calendar, second.calendar
    if one and two:
        ends = read.completed(one, two)
        if ends is None:
            return None
        rule = "date.years" if first.rule == second.rule == "date.year" else "date.range"
        return ends_of(first.first, second.last, rule, list(ends))
    start, end = first.meaning, second.meaning
    if one and one.year is None and second.in_year is not None:
        start = in_year(one, second.in_year)

    def meaning(m: Moment) -> Reading | None:
        a, b = start(m), end(m)
        if a is None or b is None:
            return None
        if a.days and b.days and b.days.last < a.days.first:  # "from next Monday to Friday": the Friday after it
            b = end(m._replace(reference=a.days.first, tense="future", at_hand=0))
        return b and read.between(a, b)

    return Expression(first.first, second.last, "date.range", meaning)


def _to_date(moment: Moment, meaning: Meaning) -> Reading | None:
    reading = meaning(moment._replace(tense="past"))
    return read.up_to_now(moment, reading) if reading else None


def _from_now(moment: Moment, meaning: Meaning) -> Reading | None:
    reading = meaning(moment._replace(tense="future"))
    found = read.between(read.named_day(moment, "today"), reading) if reading else None
    return found._replace(granularity=reading.granularity) if found and reading else None
