"""What the patterns of the grammar can begin with, computed from the patterns, so that no rule has to say it."""

import re
from collections.abc import Iterable
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from dipext.dates.en.classes import ALPHABET

_DEPTH = 3


def beginnings(pattern: str) -> frozenset[str]:
    """The first three classes of every match of a pattern; fewer where a match may be shorter.

    >>> sorted(beginnings("t?[LX]U+")), sorted(beginnings("Y(?=,)"))
    (['LU', 'LUU', 'XU', 'XUU', 'tLU', 'tXU'], ['Y'])
    """
    return frozenset(_of(parser.parse(pattern)))


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


def _of(nodes: Iterable[tuple[Any, Any]]) -> set[str]:
    begun = {""}
    for kind, value in nodes:
        step = _of_one(kind, value)
        begun = {(one + two)[:_DEPTH] for one in begun for two in (step if len(one) < _DEPTH else ("",))}
    return begun


def _of_one(kind: Any, value: Any) -> set[str]:
    if kind in (ops.ASSERT, ops.ASSERT_NOT, ops.AT):
        return {""}
    if kind is ops.SUBPATTERN:
        return _of(value[3])
    if kind is ops.BRANCH:
        return set().union(*map(_of, value[1]))
    if kind in (ops.MAX_REPEAT, ops.MIN_REPEAT):
        least, most, inner = value
        once, found, run = _of(inner), set[str](), {""}
        for times in range(min(most, _DEPTH) + 1):
            found |= run if times >= min(least, _DEPTH) else set()
            run = {(one + two)[:_DEPTH] for one in run for two in once}
        return found
    return _letters(kind, value)


def _letters(kind: Any, value: Any) -> set[str]:
    if kind is ops.LITERAL:
        return {chr(value)}
    if kind is ops.IN:
        negated = value[0][0] is ops.NEGATE
        found = {
            letter
            for name, item in value
            if name in (ops.LITERAL, ops.RANGE)
            for letter in ([chr(item)] if name is ops.LITERAL else map(chr, range(item[0], item[1] + 1)))
        }
        return set(ALPHABET - found) if negated else found
    raise ValueError(f"a pattern of the grammar has {kind}, of which no beginning can be told")
