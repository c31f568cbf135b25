"""The grammar of lengths and of what returns: "six months", "two years and three months", "every autumn"."""

import re

from dipext.dates import readings as read
from dipext.dates.en.classes import Kind
from dipext.dates.en.pieces import Expression, Found, Rule, Words


def _duration(words: Words, match: re.Match[str]) -> Found:
    """As in "six months", "three to five years"."""
    i = match.start()
    several = match["least"] and (words.kinds[match.end("least")] != Kind.AND or words.after_between(i))
    count = words.count_in(match.start("count") if several else i, match.end("count"))
    at = match.start("unit")
    name = str(words.values[at])
    if count is None or name in ("half", "season", "weekend") or not 0 < count < 10_000:
        return None
    if "f" in match["count"]:
        return _few(words, match) if name not in ("hour", "minute") else None
    if name == "quarter" and not words.slice(at, at + 1).endswith("s"):
        return None
    length = int(count) if count == int(count) else float(count)
    if several and words.count(match, "least") is not None:
        return lambda _: read.vague_length(name)
    article = match["count"][-1] == Kind.A or (match["count"] == Kind.NUMBER_WORD and count == 1)
    return Expression(
        i,
        match.end(),
        "date.duration",
        lambda _: read.duration(length, name),
        length=(length, name),
        bare=article,
    )


def _few(words: Words, match: re.Match[str]) -> Found:
    """A length without a number: "a few weeks", "several months", "a couple of days"."""
    name = words.word(match, "unit")
    bare = words.kinds[match.start("count")] == Kind.FEW and words.values[match.start("count")] in (
        "few",
        "Few",
        "couple",
    )
    if bare or not words.slice(match.start("unit"), match.end()).endswith("s"):
        return None  # "few days are as cold"
    return Expression(match.start(), match.end(), "date.duration", lambda _: read.vague_length(name), length=(0, name))


def _compound(words: Words, match: re.Match[str]) -> Found:
    """A length in two units: "two years and three months", with "ago" a day."""
    i = match.start()
    first, second = words.word(match, "unit"), words.word(match, "unit2")
    factor = {("year", "month"): 12, ("week", "day"): 7, ("hour", "minute"): 60}.get((first, second))
    one, two = words.count(match, "count"), words.count(match, "count2")
    if factor is None or one is None or two is None:
        return None
    total = int(one) * factor + int(two)
    if not match["sign"]:
        return Expression(
            i, match.end(), "date.duration", lambda _: read.duration(total, second), length=(total, second), bare=False
        )
    number = -total if match["sign"] == Kind.AGO else total
    return lambda m: read.offset(m, number, second)


def _another(words: Words, match: re.Match[str]) -> Found:
    """As in "another year"."""
    i = match.start()
    name = words.word(match, "unit")
    if name in ("hour", "minute", "weekend", "season") or words.slice(i, match.end()).endswith("s"):
        return None
    return Expression(i, match.end(), "date.duration", lambda _: read.duration(1, name), length=(1, name), bare=True)


def _quarter_of(words: Words, match: re.Match[str]) -> Found:
    """A quarter of a longer unit as a length: "a quarter of a century", "a quarter century"."""
    i = match.start()
    name = words.word(match, "unit")
    if name not in ("century", "year", "hour"):
        return None
    return Expression(
        i, match.end(), "date.duration", lambda _: read.duration(0.25, name), length=(0.25, name), bare=False
    )


def _set(words: Words, match: re.Match[str]) -> Found:
    """As in "every year", "each second autumn"."""
    i = match.start()
    at = match.start("what")
    kind, value = words.kinds[at], words.values[at]
    end = match.end()
    if kind == Kind.NUMBER_WORD:
        if words.kinds[end : end + 1] not in (Kind.UNIT, Kind.QUARTER):
            return None
        value, end = words.values[end], end + 1
    names = {"S": "season", "W": "day", "p": "time", "M": "month"}
    granularity = names.get(kind) or read.granularity_of(str(value))
    if kind in (Kind.UNIT, Kind.QUARTER, Kind.HALF) and str(value) in ("half", "minute"):
        return None
    return Expression(i, end, "date.set", lambda _: read.unresolved(granularity, "absolute", "set", "on"))


RULES = (
    Rule(
        "date.duration",
        r"(?:(?P<least>{TO_12 TO_31 TO_99}(?=-)|{TO_12 TO_31 TO_99 NUMBER_WORD}(?={TO OR}|{AND}"
        r"{TO_12 TO_31 TO_99 NUMBER_WORD}))(?:-|{TO OR AND}))?{COUNT}-?(?P<unit>{UNIT QUARTER HALF})",
        _duration,
    ),
    Rule(
        "date.ago",
        r"(?P<count>{TO_12 TO_31 TO_99 NUMBER_WORD})(?P<unit>{UNIT}),?{AND}?"
        r"(?P<count2>{TO_12 TO_31 TO_99 NUMBER_WORD})(?P<unit2>{UNIT})(?P<sign>{AGO HENCE})?",
        _compound,
    ),
    Rule("date.duration", r"{ANOTHER}(?P<unit>{UNIT})", _another),
    Rule("date.duration", r"{A}{QUARTER}(?:{OF}{A})?-?(?P<unit>{UNIT})", _quarter_of),
    Rule(
        "date.set",
        r"{EVERY}(?P<nth>{ORDINAL ORDINAL_WORD})?"
        r"(?P<what>{UNIT QUARTER HALF SEASON WEEKDAY DAYTIME MONTH NUMBER_WORD})",
        _set,
    ),
)
