"""What is no commitment: trade, damage, budgets, assets, leverage, refusals. Precision is made here."""

import re
from functools import cache

from dipext.commitments.data import words
from dipext.lexicon import alternation

_BEFORE_REACH = 70
_BEHIND_REACH = 90
_HOPED = re.compile(r"\b(?:in excess of|expected to|could|might)\b[^.;]{0,40}\Z")


@cache
def _right_behind() -> "re.Pattern[str]":
    """What stands behind a sum with "in" or "of": "in trade", "worth of goods"."""
    things = alternation(map(str.lower, words().blocked.behind))
    link = r"(?:(?:-?worth\s+)?(?:in|of)\s+(?:[\w’'.-]+\s+){0,2}?|a\s+|per\s+)"
    return re.compile(rf"\s*(?:\([^()]*\)\s*)?{link}{things}\b")


@cache
def _tails() -> "re.Pattern[str]":
    tails = alternation(words().blocked.tails)
    left = r"\s+of\s+(?:it|which)\s+(?:is|are|remains?)\s+(?:still\s+)?"
    return re.compile(rf"(?:\s+[\w’-]+)?[\s-]+{tails}\b|{left}{tails}\b")


@cache
def _before() -> "re.Pattern[str]":
    things = alternation(map(str.lower, words().blocked.before))
    links = alternation(words().blocked.links)
    few = r"(?:[\w’'-]+\s+){0,3}?"
    return re.compile(rf"(?<!defence )(?<!defense )\b{things}\s*,?\s+{few}{links}\s+{few}\Z")


@cache
def _clause() -> "re.Pattern[str]":
    return re.compile(rf"\b{alternation(map(str.lower, words().blocked.clause))}\b")


@cache
def _refusals() -> "re.Pattern[str]":
    return re.compile(rf"\b{alternation(words().blocked.refusals)}\b")


@cache
def _home() -> "re.Pattern[str]":
    return re.compile(rf"\b{alternation(words().blocked.home)}\b")


@cache
def _abroad() -> "re.Pattern[str]":
    return re.compile(rf"\b{alternation(map(str.lower, words().blocked.abroad))}\b")


def is_blocked(text: str, start: int, end: int, sentence: tuple[int, int]) -> bool:
    """Whether the words around a sum or share make it something else than a gift or a promise of one."""
    low, high = sentence
    said = text[low:high].lower()
    before, behind = said[: start - low], said[end - low :][:_BEHIND_REACH]
    if _tails().match(behind) or _right_behind().match(behind):
        return True
    lead = before[-_BEFORE_REACH:]
    if _before().search(lead) or _HOPED.search(lead):
        return True
    return _refusals().search(before) is not None or _clause().search(said) is not None


def is_home(words_around: str) -> bool:
    """Whether something is for the donor's own people or economy, by its words."""
    return _home().search(words_around.lower()) is not None


def is_abroad(words_around: str) -> bool:
    """Whether words tell of giving across borders."""
    return _abroad().search(words_around.lower()) is not None
