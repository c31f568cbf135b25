"""The grammar of what is told from an earlier date: "the same year", "two weeks later", "the next day".

``dates.context`` knows the earlier date; without one these are no dates.
"""

import re

from dipext.dates import readings as read
from dipext.dates.calendar import Days
from dipext.dates.en.classes import Kind
from dipext.dates.en.pieces import Expression, Found, Leans, Rule, Words, in_whole_units
from dipext.dates.readings import Reading

_GOVERNED = re.compile(
    r"\b(?:on|in|during|of|by|over|earlier|later|since|until|from|at|before|after)\s$", re.IGNORECASE
)
_CLOSED = re.compile(r"[.,;:)!?\n]|$")
_GOES_ON = re.compile(r"-|\s(?:as|that|when|of|after|in which)\b")
_THAN = re.compile(r"\bthan\s$", re.IGNORECASE)
_FARTHEST = 1000  # units


def _same(words: Words, match: re.Match[str]) -> Found:
    """As in "the same day", "in that year"."""
    name, start, end = words.word(match, "unit"), words.starts[match.start()], words.ends[match.end() - 1]
    if name in ("hour", "minute", "season") or words.text[end - 1] in "sS" or _GOES_ON.match(words.text, end):
        return None
    if words.values[match.end() - 2] == "that" and not (
        _GOVERNED.search(words.text, max(0, start - 9), start) or _CLOSED.match(words.text, end)
    ):
        return None  # "I hope that day comes"
    if name == "day" and words.kinds[max(0, match.start() - 1) : match.start()] == Kind.IN:
        return None
    return _told(match, "date.same", lambda days, _: read.same_unit(days, name))


def _later(words: Words, match: re.Match[str]) -> Found:
    """As in "two weeks later", "three days earlier"."""
    counted = _counted(words, match)
    if counted is None:
        return None
    start, end = words.starts[match.start()], words.ends[match.end() - 1]
    if _THAN.search(words.text, max(0, start - 6), start) or _GOES_ON.match(words.text, end):
        return None
    number, name = counted[0] * (-1 if match["side"] == Kind.EARLIER else 1), counted[1]
    return _told(match, "date.later", lambda days, granularity: read.later(days, granularity, number, name))


def _counted(words: Words, match: re.Match[str]) -> tuple[int, str] | None:
    """How many of what unit lie between the two days; "a few weeks" are no number."""
    counted = in_whole_units(words.count(match, "count"), words.word(match, "unit"))
    return counted if counted and "f" not in match["count"] and 0 < counted[0] < _FARTHEST else None


def _from_that(words: Words, match: re.Match[str]) -> Found:
    """As in "three days before that date"."""
    counted = _counted(words, match)
    if counted is None or words.word(match, "of") not in ("date", "day"):
        return None
    number, name = counted[0] * (-1 if match["side"] == Kind.BEFORE else 1), counted[1]
    return _told(match, "date.later", lambda days, granularity: read.later(days, granularity, number, name))


def _next_day(words: Words, match: re.Match[str]) -> Found:
    """As in "the next day", "the day before"."""
    end, unit = words.ends[match.end() - 1], "unit" if match["unit"] else "unit2"
    if words.word(match, unit) != "day" or words.text[end - 1] in "sS" or _GOES_ON.match(words.text, end):
        return None
    if match["which"] == Kind.LAST and words.word(match, "which") not in ("previous", "preceding"):
        return None
    if match["side"] and not _CLOSED.match(words.text, end):
        return None  # "the day before the vote"
    number = -1 if match["which"] == Kind.LAST or match["side"] == Kind.BEFORE else 1
    return _told(match, "date.later", lambda days, granularity: read.later(days, granularity, number, "day"))


def _next_daytime(words: Words, match: re.Match[str]) -> Found:
    """As in "the next morning"."""
    end, word = words.ends[match.end() - 1], words.word(match, "daytime")
    if words.word(match, "which") not in ("next", "following") or _GOES_ON.match(words.text, end):
        return None

    def leans(days: Days, granularity: str) -> Reading | None:
        day = read.later(days, granularity, 1, "day")
        return read.daytime(day, word) if day else None

    return _told(match, "date.later", leans)


def _told(match: re.Match[str], rule: str, leans: Leans) -> Expression:
    return Expression(match.start(), match.end(), rule, lambda _: None, leans=leans)


RULES = (
    Rule("date.same", r"{THE}?{SAME}{1,2}(?P<unit>{UNIT})", _same),
    Rule("date.later", r"{COUNT}(?P<unit>{UNIT QUARTER})(?P<side>{EARLIER LATER})", _later),
    Rule("date.later", r"{COUNT}(?P<unit>{UNIT QUARTER})(?P<side>{BEFORE AFTER}){SAME}(?P<of>{DATE UNIT})", _from_that),
    Rule(
        "date.later",
        r"{THE}(?:(?P<which>{LAST NEXT})(?P<unit>{UNIT})|(?P<unit2>{UNIT})(?P<side>{BEFORE AFTER}))",
        _next_day,
    ),
    Rule("date.later", r"{THE}(?P<which>{NEXT})(?P<daytime>{DAYTIME})", _next_daytime),
)
