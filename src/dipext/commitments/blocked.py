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
    return re.compile(
        rf"\s*(?:\([^()]*\)\s*)?(?:(?:-?worth\s+)?(?:in|of)\s+(?:[\w’'.-]+\s+){{0,2}}?|a\s+|per\s+)(?:{alternation(map(str.lower, words().blocked.behind))})\b",
    )


@cache
def _tails() -> "re.Pattern[str]":
    return re.compile(
        rf"(?:\s+[\w’-]+){{0,1}}[\s-]+{alternation(words().blocked.tails)}\b|\s+of\s+(?:it|which)\s+(?:is|are|remains?)\s+(?:still\s+)?{alternation(words().blocked.tails)}\b"
    )


@cache
def _before() -> "re.Pattern[str]":
    return re.compile(
        rf"(?<!defence )(?<!defense )\b{alternation(map(str.lower, words().blocked.before))}\s*,?\s+(?:[\w’'-]+\s+){{0,3}}?(?:of|worth|at|is|was|to|totalling|totaling|reached|reaching|amounts?\s+to|amounted\s+to|by|exceeding|exceeds|exceeded|in\s+excess\s+of|"
        r"stands?\s+at|stood\s+at|over|up\s+to|above|below|will\s+be|would\s+be|are|were)\s+(?:[\w’'-]+\s+){0,3}?\Z",
    )


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
