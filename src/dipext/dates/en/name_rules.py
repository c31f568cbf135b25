"""Days known by a name: "Human Rights Day", "Christmas Eve 2024", "last Easter", "Thanksgiving weekend".

A name is made one word of class ``V`` before the grammar reads it, so that it stands wherever a day may.
"""

import re
from bisect import bisect_right
from functools import cache

from dipext.dates import readings as read
from dipext.dates.en.classes import Kind
from dipext.dates.en.lexer import Tokens
from dipext.dates.en.pieces import WAY, Expression, Found, Rule, Words, notation
from dipext.lexicon import toml

_BEFORE, _AFTER = 40, 16  # characters around the word that marks a name: "Martin Luther King Jr. Day", "Easter Monday"
_DAY = re.compile(
    notation(r"(?:'|{OTHER MONTH_OR_WORD}){UNIT}")
)  # a word that is no part of the grammar, then a unit: "Rights Day", "New Year"
_WORD = re.compile(r"[^\W\d_][\w'’-]*")

Names = list[tuple[int, int, str]]
"""The start, the end and the key of each name in a text."""


@cache
def _names() -> frozenset[str]:
    lexicon = toml("dates/en/calendar")
    feasts = (name for name, rule in lexicon["weekday_feasts"].items() if "month" in rule)
    return frozenset((*lexicon["days"], *lexicon["easter"], *feasts))


@cache
def _before_last() -> frozenset[str]:
    """What may stand before the last word of a name, word or sign."""
    return frozenset(("'", *(words[-2] for name in _names() if len(words := re.findall(r"[^\W\d_]+", name)) > 1)))


@cache
def _marks() -> tuple[str, ...]:
    return tuple(toml("dates/en/calendar")["day_marks"]["words"])


def names_in(text: str, lowered: str) -> Names:
    """The days that a text names by a word of their own, in text order; ``lowered`` is the text in lower case."""
    found: Names = []
    for mark in _marks():
        at = lowered.find(mark)
        while at >= 0:
            end = at + len(mark)
            if name := _name_around(text, at, end):
                found.append(name)
            at = lowered.find(mark, end)
    return _longest(found)


def _day_names(text: str, tokens: Tokens) -> Names:
    """The names around "day", and "Year" in capitals, among the words of a window."""
    found: Names = []
    for match in _DAY.finditer(tokens.kinds):
        at = match.end() - 1
        if str(tokens.values[at - 1]).lower() not in _before_last():
            continue
        start, end = tokens.starts[at], tokens.ends[at]
        if tokens.values[at] == "day" or (tokens.values[at] == "year" and text[start].isupper()):
            name = _name_around(text, start, end)
            if name:
                found.append(name)
    return found


def _longest(names: Names) -> Names:
    """The names in text order; of two that overlap the one that begins first, and of these the longer."""
    if len(names) < 2:
        return names
    longest = sorted(set(names), key=lambda name: (name[0], -name[1]))
    return [name for n, name in enumerate(longest) if not n or name[0] >= longest[n - 1][1]]


def _name_around(text: str, first: int, last: int) -> tuple[int, int, str] | None:
    """The longest name that holds the word from ``first`` to ``last``."""
    words = [m.span() for m in _WORD.finditer(text, max(0, first - _BEFORE), last + _AFTER)]
    ends = [end for _, end in reversed(words) if end >= last]
    for start in (start for start, _ in words if start <= first):
        for end in ends:
            name = " ".join(text[start:end].lower().replace("’", "'").split())
            if name in _names() and not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
                return start, end, name
    return None


def with_names(text: str, tokens: Tokens, names: Names) -> Tokens:
    """The tokens of a window with each name made one of class ``V``; ``names`` are those of :func:`names_in`."""
    if days := _day_names(text, tokens):
        names = _longest([*names, *days])
    at = bisect_right(names, tokens.starts[0] if tokens.starts else 0, key=lambda name: name[1])
    if at == len(names) or names[at][0] >= tokens.ends[-1]:
        return tokens
    rows: list[tuple[str, int | str, int, int]] = []
    for row in zip(tokens.kinds, tokens.values, tokens.starts, tokens.ends, strict=True):
        _, _, start, end = row
        while at < len(names) and names[at][1] <= start:
            at += 1
        if at == len(names) or start < names[at][0] or end > names[at][1]:
            rows.append(row)
        elif not rows or rows[-1][3] != names[at][1]:  # the first word of the name stands for all
            rows.append((Kind.FEAST, names[at][2], names[at][0], names[at][1]))
    kinds, values, starts, ends = map(list, zip(*rows, strict=True))
    return Tokens("".join(kinds), values, starts, ends)


def _named_day(words: Words, match: re.Match[str]) -> Found:
    """As in "Christmas 2024", "last Easter", "Human Rights Day of this year"."""
    name, year = words.word(match, "name"), words.number_in(match, "year")
    if match["unit"] and words.word(match, "unit") != "year":
        return None
    if match["relative"]:
        in_year = WAY[match["relative"]]
        return lambda m: read.feast_in_year(m, name, in_year)
    if match["which"]:
        which = WAY[match["which"]]
        return lambda m: read.relative_feast(m, name, which)
    bare = year is None and not name.endswith(("day", "eve"))
    return Expression(
        match.start(),
        match.end(),
        "date.named-day",
        lambda m: read.feast(m, name, year),
        bare=bare,
        feast=name if year is None else None,
    )


def _weekend(words: Words, match: re.Match[str]) -> Found:
    """As in "Thanksgiving weekend 2025", "the weekend of Easter"."""
    name = words.word(match, "name" if match["name"] else "name2")
    if "weekend" not in (words.word(match, g) for g in ("unit", "unit2") if match[g]):
        return None
    year = next((words.number_in(match, g) for g in ("year", "year2", "year3") if match[g]), None)
    return lambda m: (r := read.feast(m, name, year)) and read.weekend_of(r)


RULES = (
    Rule(
        "date.named-day",
        r"{THE}?(?P<which>{THIS LAST NEXT})?(?P<name>{FEAST})(?:(?:,|{OF})?(?P<year>{YEAR})|{OF}?{THE}?"
        r"(?P<relative>{THIS LAST NEXT})(?P<unit>{UNIT}))?",
        _named_day,
    ),
    Rule(
        "date.named-day",
        r"{THE}?(?:(?P<name>{FEAST})(?P<year>{YEAR})?(?P<unit>{UNIT})(?P<year2>{YEAR})?|(?P<unit2>{UNIT})"
        r"{OF}{THE}?(?P<name2>{FEAST})(?P<year3>{YEAR})?)",
        _weekend,
    ),
)
