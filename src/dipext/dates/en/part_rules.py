"""The grammar of parts of units: "the end of May", "mid-2026", "the first half of next year", "the week of 3 May"."""

import re
from functools import cache

from dipext.dates import readings as read
from dipext.dates.en.classes import Kind
from dipext.dates.en.pieces import WAY, Expression, Found, Rule, Words, letters, notation
from dipext.dates.readings import Moment, Reading
from dipext.lexicon import toml

_BARE_UNIT = re.compile(notation(r"{THE}?(?P<unit>{UNIT QUARTER})"))
_BEHIND_PART = letters("OF THIS LAST NEXT")


def _inner(words: Words, i: int) -> Expression | None:
    """What stands behind "the end of": any expression, or a bare unit ("the end of the year": of this one)."""
    bare = _BARE_UNIT.match(words.kinds, i)
    found = words.single(i + 1) if words.kinds[i : i + 1] == Kind.THE else None
    found = found or words.single(i)
    if found and found.length:
        found = None
    if found is None and bare:
        name = str(words.values[bare.start("unit")])
        if name in ("hour", "minute", "season", "day") or words.slice(bare.start("unit"), bare.end()).lower().endswith(
            "s"
        ):
            return None
        return Expression(i, bare.end(), "date.relative", lambda m: read.relative_unit(m, 0, name))
    if found and (found.rule in ("date.set", "date.ago", "date.time", "date.vague") or found.first < i):
        return None
    return found


def _edge(words: Words, match: re.Match[str]) -> Found:
    """As in "the end of May", "the start of next year"."""
    i = match.start()
    inner = _inner(words, match.end())
    if inner is None or inner.rule in (
        "date.edge",
        "date.numeric",
        "date.day-month",
        "date.month-day",
        "date.today",
    ):
        return None
    if inner.rule == "date.relative" and _is_verb(words, match):
        return None
    edge = {"b": "beginning", "n": "end"}[match["edge"]]
    meaning = inner.meaning
    if words.kinds[i] == Kind.THE and words.kinds[i + 2] not in _BEHIND_PART:
        i += 1  # the article of "the end-March deadline" is the deadline's
    return Expression(i, inner.last, "date.edge", lambda m: (r := meaning(m)) and read.edge_of(r, edge))


def _is_verb(words: Words, match: re.Match[str]) -> bool:
    """Whether something ends then: "talks start next month", but "by end this year", "the start of next month"."""
    if Kind.OF in match[0]:
        return False
    start = words.starts[match.start()]
    before = words.text[max(0, start - 16) : start].lower().split()
    return not before or before[-1] not in _cue_ends()


@cache
def _cue_ends() -> frozenset[str]:
    """The words that may lead to an end: "by", "until", "at"."""
    cues: dict[str, str] = toml("dates/en/calendar")["cues"]
    return frozenset([cue.rpartition(" ")[2] for cue in cues])


def _year_end(words: Words, match: re.Match[str]) -> Found:
    """As in "the year-end"."""
    if words.word(match, "unit") != "year":
        return None
    year = words.number_in(match, "year")

    def meaning(m: Moment) -> Reading:
        return read.edge_of(read.calendar_year(year) if year else read.relative_unit(m, 0, "year"), "end")

    return meaning


def _part(words: Words, match: re.Match[str]) -> Found:
    """As in "early May", "mid-2026", "the late 1990s"."""
    i = match.start()
    inner = _inner(words, match.end())
    if inner is None or inner.rule in ("date.edge", "date.part", "date.window"):
        return None
    if inner.rule not in (
        "date.month", "date.month-year", "date.year", "date.season", "date.relative", "date.decade", "date.century",
        "date.quarter", "date.years",
    ):  # fmt: skip
        return None
    part = {"e": "early", "d": "mid", "l": "late"}[match["part"]]
    meaning = inner.meaning
    start = match.start("part") if words.kinds[i] == Kind.THE and part != "mid" and inner.rule != "date.decade" else i
    return Expression(start, inner.last, "date.part", lambda m: (r := meaning(m)) and read.part_of(r, part))


def _nth_weekday(words: Words, match: re.Match[str]) -> Found:
    """As in "the first Monday of March"."""
    i = match.start()
    inner = _inner(words, match.end())
    if inner is None:
        return None
    number = words.number(match.start("weekday"))
    nth = -1 if match["nth"] == Kind.LAST else words.number(match.start("nth"))
    meaning = inner.meaning
    return Expression(i, inner.last, "date.nth", lambda m: (r := meaning(m)) and read.nth_weekday(r, number, nth))


def _nth_weekday_set(words: Words, match: re.Match[str]) -> Found:
    """As in "the first Monday of every month"."""
    return lambda _: read.unresolved("day", "absolute", "set", "on")


def _nth_unit(words: Words, match: re.Match[str]) -> Found:
    """As in "the first week of May", "the last six months of 2025", "the second half of the decade"."""
    i = match.start()
    name = words.word(match, "unit")
    inner = _inner(words, match.end())
    if inner is None or name in ("hour", "minute", "century"):
        return None
    count = int(words.count(match, "count") or 1) if match["count"] else 1
    nth = -1 if match["nth"] == Kind.LAST else words.number(match.start("nth"))
    if not match["count"] and name != "century" and words.slice(match.start("unit"), match.end("unit")).endswith("s"):
        if nth not in (1, -1) or name in ("quarter", "half"):
            return None
        edge = "beginning" if nth == 1 else "end"  # "the first days of May"
        first = inner.meaning
        return Expression(i, inner.last, "date.edge", lambda m: (r := first(m)) and read.edge_of(r, edge))
    if match["back"]:
        nth = -nth
    meaning = inner.meaning
    if name in ("quarter", "half") and inner.calendar and inner.calendar.year and inner.rule == "date.year":
        year = inner.calendar.year
        number = nth if nth > 0 else (4 if name == "quarter" else 2)
        return Expression(i, inner.last, "date.quarter", lambda m: read.calendar_part(m, name, number, year))
    if name in ("quarter", "half"):
        return Expression(i, inner.last, "date.quarter", lambda m: (r := meaning(m)) and read.share_of(r, name, nth))
    return Expression(i, inner.last, "date.nth", lambda m: (r := meaning(m)) and read.nth_of(r, nth, name, count))


def _week_of(words: Words, match: re.Match[str]) -> Found:
    """As in "the week of 3 May", "the week commencing 3 May"."""
    i = match.start()
    name = words.values[match.start("unit")]
    if name == "week" and words.kinds[match.end() : match.end() + 2] == Kind.THE + Kind.ORDINAL:
        number = words.number(match.end() + 1)
        return Expression(
            i,
            match.end() + 2,
            "date.week-of",
            lambda m: (r := read.day_of_month(m, number)) and read.week_of(r),
        )
    at = match.end() + (words.kinds[match.end() : match.end() + 1] == Kind.THE)
    inner = (words.single(at) if at < len(words.kinds) else None) if name == "week" else None
    if inner is None or inner.rule not in ("date.day-month", "date.month-day", "date.numeric"):
        return None
    meaning = inner.meaning
    return Expression(i, inner.last, "date.week-of", lambda m: (r := meaning(m)) and read.week_of(r))


def _night(words: Words, match: re.Match[str]) -> Found:
    """As in "the night of 3 May"."""
    i = match.start()
    word = words.word(match, "daytime")
    at = match.end()
    inner = words.whole(at) if at < len(words.kinds) else None
    if inner is None or word in ("noon", "midday", "midnight"):
        return None
    if not (inner.calendar or inner.rule in ("date.days-month", "date.month-days", "date.range", "date.today")):
        return None
    meaning = inner.meaning
    return Expression(i, inner.last, "date.night", lambda m: _in_daytime(meaning(m), word))


def _day_of_unit(words: Words, match: re.Match[str]) -> Found:
    """As in "the 15th of next month"."""
    i = match.start()
    inner = _inner(words, match.end())
    if inner is None or inner.rule != "date.relative":
        return None
    if match["unit"] and words.word(match, "unit") != "day":
        return None
    number = words.number(match.start("day"))
    meaning = inner.meaning
    return Expression(
        i, inner.last, "date.nth", lambda m: (r := meaning(m)) and read.day_in(r, number), in_unit=meaning
    )


def _own_quarter(words: Words, match: re.Match[str]) -> Found:
    """As in "next year's first quarter"."""
    name, nth = words.word(match, "part"), words.number(match.start("nth"))
    if words.word(match, "unit") != "year" or words.values[match.start("nth") - 1] != "s":
        return None
    which = WAY[match["which"]]
    return lambda m: read.share_of(read.relative_unit(m, which, "year"), name, nth)


def _rest(words: Words, match: re.Match[str]) -> Found:
    """As in "the rest of the week", "the remainder of 2025"."""
    inner = _inner(words, match.end())
    if inner is None or inner.rule not in ("date.relative", "date.year", "date.month-year"):
        return None
    meaning = inner.meaning
    return Expression(match.start(), inner.last, "date.rest", lambda m: (r := meaning(m)) and read.rest_of(m, r))


def _days_of_unit(words: Words, match: re.Match[str]) -> Found:
    """As in "the 4th to the 8th of this month"."""
    inner = _inner(words, match.end())
    if inner is None or inner.rule != "date.relative":
        return None
    first, last, meaning = words.number(match.start("from")), words.number(match.start("day")), inner.meaning
    return Expression(
        match.start(), inner.last, "date.nth", lambda m: (r := meaning(m)) and read.days_in(r, first, last)
    )


RULES = (
    Rule("date.rest", r"{THE}?{REST}{OF}", _rest),
    Rule(
        "date.nth",
        r"{THE}?(?P<from>{DAY}){UP_TO}{THE}?(?P<day>{DAY}){OF IN}(?={THE}?{THIS LAST NEXT}{UNIT})",
        _days_of_unit,
    ),
    Rule(
        "date.quarter",
        r"{THE}?(?P<which>{THIS LAST NEXT})(?P<unit>{UNIT})'{OTHER}(?P<nth>{ORDINAL ORDINAL_WORD})"
        r"(?P<part>{QUARTER HALF})",
        _own_quarter,
    ),
    Rule(
        "date.edge",
        r"{THE}?(?P<edge>{BEGINNING END})(?:{OF}(?={THE}?.)|-?(?={YEAR MONTH}|{MONTH_OR_WORD}{YEAR})|-"
        r"(?={MONTH_OR_WORD})|(?={THIS LAST NEXT}))",
        _edge,
    ),
    Rule("date.edge", r"{THE}?(?P<unit>{UNIT})-(?P<edge>{END})(?P<year>{YEAR})?", _year_end),
    Rule(
        "date.part",
        r"{THE}?(?P<part>{EARLY MID LATE})(?:-|{OF}{THE}?|,|{IN}?{THE}?)"
        r"(?={MONTH MONTH_OR_WORD YEAR SEASON DECADE UNIT QUARTER WEEKDAY WEEKDAY_SHORT THIS LAST NEXT"
        r" ORDINAL HIGH_ORDINAL ORDINAL_WORD})",
        _part,
    ),
    Rule(
        "date.nth",
        r"{THE}?(?P<nth>{ORDINAL ORDINAL_WORD LAST})(?P<weekday>{WEEKDAY WEEKDAY_SHORT}){OF IN}",
        _nth_weekday,
    ),
    Rule(
        "date.set",
        r"{THE}?{ORDINAL ORDINAL_WORD LAST}(?P<weekday>{WEEKDAY WEEKDAY_SHORT}){OF IN}{EVERY}"
        r"(?P<unit>{UNIT QUARTER MONTH_OR_WORD})",
        _nth_weekday_set,
    ),
    Rule(
        "date.quarter",
        r"{THE}?(?P<nth>{ORDINAL ORDINAL_WORD LAST})(?P<back>{LAST})?"
        r"(?:(?P<count>{TO_12 TO_31 TO_99 NUMBER_WORD})-?)?(?P<unit>{UNIT QUARTER HALF})(?:{OF IN}|"
        r"(?<={QUARTER HALF})(?={THIS LAST NEXT}{UNIT}))",
        _nth_unit,
    ),
    Rule("date.week-of", r"{THE}?(?P<unit>{UNIT}){OF COMMENCING BEGINNING}{ON}?", _week_of),
    Rule("date.night", r"{THE}?(?P<daytime>{DAYTIME})(?:{OF}|{FROM}){THE}?", _night),
    Rule(
        "date.nth",
        r"{THE}?(?P<day>{TO_12 TO_31 ORDINAL ORDINAL_WORD})(?P<unit>{UNIT})?{OF}(?={THE}?{THIS LAST NEXT}"
        r"{UNIT})",
        _day_of_unit,
    ),
)


def _in_daytime(reading: Reading | None, word: str) -> Reading | None:
    if reading is None:
        return None
    if reading.kind == "range":
        return reading._replace(relation="on")
    return read.daytime(reading, word)
