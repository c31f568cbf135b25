"""What the patterns of the grammar can begin with, computed from the patterns, so that no rule has to say it.

A pattern of the grammar stands over an alphabet of single letters (see ``classes``) and uses a part of the syntax of
:mod:`re`: letters, sets, groups, choices, repetitions, and assertions, which take no letter.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

from dipext.dates.en.classes import ALPHABET

_T = TypeVar("_T")
_DEPTH = 3
_GROUP = re.compile(r"\(\?:|\(\?P<\w+>|\((?!\?)")
_ASSERTION = re.compile(r"\(\?<?[=!]")
_SET = re.compile(r"\[(\^?)((?:\\.|[^\]\\])*)\]")
_IN_SET = re.compile(r"\\(.)|(.)-(.)|(.)")
_LETTER = re.compile(r"\\([^\w])|([^\\()\[{+*?|.^$])")
_REPEATED = re.compile(r"(\?)|(\*)|(\+)|\{(\d+)(?:(,)(\d*))?\}")


def beginnings(pattern: str) -> frozenset[str]:
    """The first three classes of every match of a pattern; fewer where a match may be shorter.

    >>> sorted(beginnings("t?[LX]U+")), sorted(beginnings("Y(?=,)"))
    (['LU', 'LUU', 'XU', 'XUU', 'tLU', 'tXU'], ['Y'])
    """
    found, end = _choices(pattern, 0)
    if end < len(pattern):
        raise ValueError(f"a pattern of the grammar has a bracket too many: {pattern}")
    return frozenset(found)


def by_opening(rows: Iterable[tuple[str, _T]]) -> Callable[[str], tuple[_T, ...]]:
    """What stands beside those of some patterns that may match, told from the next three classes; a table that grows.

    >>> found = by_opening([("t?LU", "unit"), ("Y", "year"), ("Y-M", "month")])
    >>> found("tLU"), found("Y-M"), found("Y"), found("tL")
    (('unit',), ('year', 'month'), ('year',), ())
    """
    begun = [(tuple(beginnings(pattern)), row) for pattern, row in rows]

    @lru_cache(maxsize=4096)
    def may_match(ahead: str) -> tuple[_T, ...]:
        return tuple([row for begins, row in begun if ahead.startswith(begins)])

    return may_match


def opening(patterns: Iterable[str]) -> re.Pattern[str]:
    """A pattern for the places where any of some patterns may begin, which takes one character."""
    tails: dict[str, set[str]] = {}
    for begin in frozenset().union(*map(beginnings, patterns)):
        if not begin:
            raise ValueError("a pattern of the grammar matches nothing at all")
        tails.setdefault(begin[0], set()).add(begin[1:])
    ahead = "|".join(f"{re.escape(first)}{_ahead(behind)}" for first, behind in sorted(tails.items()))
    return re.compile(f"[{re.escape(''.join(sorted(tails)))}](?<=(?={ahead}).)")


def _ahead(tails: set[str]) -> str:
    if "" in tails:
        return ""
    by_second: dict[str, set[str]] = {}
    for tail in tails:
        by_second.setdefault(tail[0], set()).add(tail[1:])
    seconds: dict[frozenset[str], list[str]] = {}
    for second, thirds in by_second.items():
        seconds.setdefault(frozenset([""]) if "" in thirds else frozenset(thirds), []).append(second)
    choices = [_set(letters) + (_set(thirds) if "" not in thirds else "") for thirds, letters in seconds.items()]
    return f"(?={'|'.join(sorted(choices))})"


def _set(letters: Iterable[str]) -> str:
    return f"[{re.escape(''.join(sorted(letters)))}]"


# --- reading a pattern: each function gives the beginnings of what stands at a place, and where that ends -------------


def _choices(pattern: str, at: int) -> tuple[set[str], int]:
    found, at = _sequence(pattern, at)
    while pattern.startswith("|", at):
        more, at = _sequence(pattern, at + 1)
        found |= more
    return found, at


def _sequence(pattern: str, at: int) -> tuple[set[str], int]:
    begun = {""}
    while at < len(pattern) and pattern[at] not in "|)":
        once, at = _one(pattern, at)
        repeated = _REPEATED.match(pattern, at)
        begun = _followed(begun, _times(once, repeated) if repeated else once)
        at = repeated.end() if repeated else at
    return begun, at


def _followed(begun: set[str], step: set[str]) -> set[str]:
    return {(one + two)[:_DEPTH] for one in begun for two in (step if len(one) < _DEPTH else ("",))}


def _times(once: set[str], repeated: re.Match[str]) -> set[str]:
    maybe, any_number, some, least, more, most = repeated.groups()
    first = 0 if maybe or any_number else 1 if some else int(least)
    last = 1 if maybe else _DEPTH if any_number or some or (more and not most) else int(most or least)
    found, run = set[str](), {""}
    for times in range(min(last, _DEPTH) + 1):
        found |= run if times >= min(first, _DEPTH) else set()
        run = _followed(run, once)
    return found


def _one(pattern: str, at: int) -> tuple[set[str], int]:
    """A letter, a set, a group or an assertion."""
    if letter := _LETTER.match(pattern, at):
        return {letter[1] or letter[2]}, letter.end()
    if letters := _SET.match(pattern, at):
        found = {one for part in _IN_SET.finditer(letters[2]) for one in _listed(part)}
        return set(ALPHABET - found) if letters[1] else found, letters.end()
    if pattern[at] in "^$.":
        return set(ALPHABET) if pattern[at] == "." else {""}, at + 1
    assertion = _ASSERTION.match(pattern, at)
    group = assertion or _GROUP.match(pattern, at)
    if group is None:
        raise ValueError(f"a pattern of the grammar has {pattern[at:]!r}, of which no beginning can be told")
    found, end = _choices(pattern, group.end())
    return {""} if assertion else found, end + 1


def _listed(part: re.Match[str]) -> Iterable[str]:
    """The letters of a range in a set, or the one letter."""
    escaped, first, last, one = part.groups()
    return map(chr, range(ord(first), ord(last) + 1)) if first else [escaped or one]
