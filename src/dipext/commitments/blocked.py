"""What is no commitment: trade, damage, budgets, assets, leverage, refusals. Precision is made here."""

import re
from functools import cache

from dipext.commitments.data import words
from dipext.commitments.spotting import LETTERS, Spotter
from dipext.lexicon import alternation

_BEFORE_REACH = 70
_BEHIND_REACH = 90
_COMPARED = re.compile(
    r"\b(?:(?:down|up)\s+from|compared\s+(?:to|with)|as\s+against|(?:double|twice)\s+(?:the|its)\s+\w+\s+\w+\s+of)\s+\Z"
)
_MAKERS = r"(?:makers|manufacturers|companies|firms|industry|producers|farmers|exporters|banks)"
_OWN_INDUSTRY = re.compile(rf"\s+to its (?:own )?(?:[\w-]+ ){{0,2}}{_MAKERS}\b")
_COST = re.compile(r"\bcosts?,\s+(?:\w+\s+){0,2}\Z")  # "The cost, 90 million, is shared"
_OWN_AID = re.compile(
    r"\bamerican (?=(?:\w+ )?(?:assistance|aid|support)\b)|\b(?:pan|inter|latin|south|north|central)[ -]american\b"
)
_RELIEVED = frozenset(
    [
        "written",
        "write",
        "writing",
        "forgive",
        "forgiven",
        "cancel",
        "cancelled",
        "canceled",
        "defer",
        "deferred",
        "relief",
    ]
)
_OPEN = re.compile(
    r"\b(?:possible|potential|prospective)\s+(?:\w+\s+){0,3}\Z"
    r"|\b(?:talks|negotiations|discussions)\s+(?:with\s[^.;,]{1,40}\s)?(?:on|about|over)\b[^.;,]{0,40}\Z"
)  # "talks with the banks about a loan of"
_STATISTIC = re.compile(r"\b(?:exports|imports|trade|population|area|income|debt|gdp)\b[^.:;\n]{0,40}:\s*\Z")
_COUNTED = frozenset({"exports", "imports", "trade", "population", "area", "income", "debt", "gdp"})
_UNDECIDED = frozenset({"possible", "potential", "prospective", "talks", "negotiations", "discussions"})
_COSTS = frozenset({"cost", "costs"})
_HOPES = frozenset({"excess", "expected", "could", "might"})
_DONE = r"(?<!given )(?<!provided )(?<!contributed )(?<!disbursed )(?<!paid )(?<!donated )(?<!spent )"
_HOPED = re.compile(rf"\b(?:{_DONE}in excess of|expected to|could|might)\b[^.;]{{0,40}}\Z")


@cache
def _right_behind() -> "re.Pattern[str]":
    """What stands behind a sum with "in" or "of": "in trade", "worth of goods"."""
    things = alternation(map(str.lower, words().blocked.behind))
    link = r"(?:(?:-?worth\s+)?(?:in|of)\s+(?:[\w’'.-]+\s+){0,2}?|a\s+|per\s+)"
    return re.compile(rf"\s*(?:\([^()]*\)\s*)?(?!of\s+(?:\w+\s+)?gross\s){link}{things}\b")


@cache
def _tails() -> "re.Pattern[str]":
    tails = alternation(words().blocked.tails)
    left = r"\s+of\s+(?:it|which)\s+(?:is|are|remains?)\s+(?:still\s+)?"
    return re.compile(rf"(?:\s+[\w’-]+)?[\s-]+{tails}\b|{left}{tails}\b")


@cache
def _before() -> "re.Pattern[str]":
    things = alternation(map(str.lower, words().blocked.before))
    links = alternation(words().blocked.links)
    provides = r"(?:provide|include|allocate|earmark|contain|request|propose|invest|dedicate)s"  # "the Budget provides"
    few = rf"(?:(?!{provides}\b)[\w’'-]+\s+){{0,3}}?"  # "in its budget, the Government proposes to"
    return re.compile(
        rf"(?<!defence )(?<!defense )(?<!at a )\b{things}(?!\s+(?:(?:also\s+)?{provides}|its|our|their)\b)"
        rf"\s*,?\s+{few}{links}\s+{few}\Z"
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


@cache
def _spotters() -> tuple[Spotter, Spotter, Spotter]:
    """The words of what stands before an item, of refusals, and of what stands anywhere in the clause."""
    blocked = words().blocked
    return Spotter(blocked.before), Spotter(blocked.refusals), Spotter(blocked.clause)


def is_blocked(low: str, start: int, end: int, said: frozenset[str]) -> bool:
    """Whether the words around a sum or share make it something else than a gift or a promise of one.

    Args:
        low: its sentence in small letters.
        start: where it begins in that.
        end: where it ends.
        said: the words of the sentence.
    """
    behind = low[end : end + _BEHIND_REACH]
    beside = _right_behind().match(behind)
    if _tails().match(behind) or (beside is not None and not ("debt" in beside[0] and _RELIEVED & said)):
        return True
    before, refusals, clause = _spotters()
    lead = low[max(0, start - _BEFORE_REACH) : start]
    if _COMPARED.search(low, max(0, start - 50), start):
        return True
    if (before.spots(said) and _before().search(lead)) or (not _HOPES.isdisjoint(said) and _HOPED.search(lead)):
        return True
    if not _COUNTED.isdisjoint(said) and _STATISTIC.search(lead):
        return True
    if _OWN_INDUSTRY.match(low, end) or (not _COSTS.isdisjoint(said) and _COST.search(lead)):
        return True
    if not _UNDECIDED.isdisjoint(said) and _OPEN.search(lead):
        return True
    if refusals.spots(said) and _refusals().search(low, 0, start) is not None:
        return True
    return clause.spots(said) and _clause().search(low) is not None


def is_home(words_around: str) -> bool:
    """Whether something is for the donor's own people or economy, by its words."""
    low = _OWN_AID.sub("", words_around.lower())
    return _home_spotter().spots(frozenset(LETTERS.findall(low))) and _home().search(low) is not None


def is_abroad(words_around: str) -> bool:
    """Whether words tell of giving across borders."""
    low = words_around.lower()
    return _abroad_spotter().spots(frozenset(LETTERS.findall(low))) and _abroad().search(low) is not None


@cache
def _home_spotter() -> Spotter:
    return Spotter(words().blocked.home)


@cache
def _abroad_spotter() -> Spotter:
    return Spotter(words().blocked.abroad)
