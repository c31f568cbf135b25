"""The words around a number that make it a bound or an estimate, for money and percentages alike."""

import re
from functools import cache
from typing import cast

from dipext.lexicon import toml
from dipext.models import Quantifier

_REACH = 48  # characters before a number in which its cue ends
_GAP = r"[\s*_]"

# What may stand between the cue and the number: "at least another", "up to an additional", "over half"
_BETWEEN = (
    r"(?:(?:(?:an|a|the|its|their|another)\s)?(?:additional|further|extra|new|annual|total of|combined|whopping"
    r"|initial)"
    r"|another|as much as|a total of|of|a whopping)"
)


def alternation(phrases: list[str]) -> str:
    """A pattern of one of the phrases, the longest first, their words any white space apart."""
    ordered = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered)


@cache
def _before() -> tuple[re.Pattern[str], dict[str, Quantifier]]:
    table = toml("numbers")["quantifiers"]["before"]
    kinds = {phrase: cast("Quantifier", kind) for kind, phrases in table.items() for phrase in phrases}
    pattern = rf"(?<![\w-])(?P<cue>{alternation(list(kinds))}){_GAP}*(?:(?<=\s){_BETWEEN}\s+)?\Z"
    return re.compile(pattern, re.IGNORECASE), kinds


_LAST_WORD = re.compile(r"(?<![^\W_])([^\W\d_]+)[\s*]+\Z")
_LONGEST_LAST = 20


@cache
def _last_words() -> frozenset[str]:
    """The words that stand right before a number where a cue may: most numbers have another, and need no search."""
    table = toml("numbers")["quantifiers"]["before"]
    cues = {phrase.rpartition(" ")[2] for phrases in table.values() for phrase in phrases}
    return frozenset(cues | set(re.findall(r"[a-z]+", _BETWEEN)))


@cache
def _after() -> tuple[re.Pattern[str], dict[str, Quantifier]]:
    table = toml("numbers")["quantifiers"]["after"]
    kinds = {phrase: cast("Quantifier", kind) for kind, phrases in table.items() for phrase in phrases}
    return re.compile(rf"\s?(?P<cue>{alternation(list(kinds))})(?!\w)", re.IGNORECASE), kinds


_DENIED: dict[Quantifier, Quantifier] = {"more_than": "at_most", "less_than": "at_least"}
"""What a bound becomes behind a negation: "need not pay more than"."""


@cache
def _denial() -> re.Pattern[str]:
    words = toml("numbers")["quantifiers"]["denial"]
    auxiliary = alternation(toml("numbers")["quantifiers"]["denied"])
    clause = r"(?:(?!(?:only|just|whether|that|if|but|because|and|or|doubt)\b)[\w’'-]+\s+)"
    return re.compile(
        rf"(?:(?:\b(?:{alternation(words)})|n['’]t)\s+{clause}{{0,5}}"
        rf"|\bno(?:ne|body)?\s+{clause}{{1,5}}?(?<=\s)(?:{auxiliary})\s+{clause}{{0,3}})\Z",  # "no state has paid"
        re.IGNORECASE,
    )


@cache
def _movement() -> re.Pattern[str]:
    words = toml("numbers")["quantifiers"]["movement"]
    return re.compile(rf"(?<!can )(?<!may )(?<!could )(?<!might )\b(?:{alternation(words)})\s+\Z", re.IGNORECASE)


def read_cue(text: str, start: int, end: int, floor: int = 0) -> tuple[str | None, Quantifier]:
    """The cue of the number at ``text[start:end]`` as written, and what it makes of it ("exact" without one).

    ``floor`` is where the words before it begin to count, the end of the number before.
    """
    pattern, kinds = _before()
    last = _LAST_WORD.search(text, max(floor, start - _LONGEST_LAST), start)
    match = None
    if last is None or last[1].casefold() in _last_words():
        match = pattern.search(text, max(floor, start - _REACH), start)
    if match is None:
        pattern, kinds = _after()
        match = pattern.match(text, end)
    if match is None:
        return None, "exact"
    kind = kinds[" ".join(match["cue"].casefold().split())]
    if match.end() <= start:
        lead = text[max(floor, match.start() - _REACH) : match.start()]
        if kind in _DENIED and _denial().search(lead):
            kind = _DENIED[kind]
        elif kind == "up_to" and match["cue"][:2].casefold() == "up" and _movement().search(lead):
            return None, "exact"
    return match["cue"], kind


RANGE_CUE = re.compile(
    r"\b(between|from)\s+(?:(?:around|about|approximately|an estimated|some|roughly)\s+)?\Z", re.IGNORECASE
)
"""What stands before the lower end of a range."""


@cache
def _changes() -> re.Pattern[str]:
    stems, words = alternation(toml("clause")["change_stems"]), alternation(toml("clause")["change_words"])
    return re.compile(rf"\b(?:(?:{stems})\w*|(?:{words})\b)[^.;:]{{0,90}}\Z", re.IGNORECASE | re.DOTALL)


def changes(text: str, at: int) -> bool:
    """Whether a verb of change leads to ``at``, so that "from ... to" is a movement and no range.

    >>> changes("It rose from", 12), changes("Offers go here. They range from", 31)
    (True, False)
    """
    return _changes().search(text, max(0, at - 100), at) is not None


BY = re.compile(r"\bby\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE)
"""What stands before the size of a change, which is no end of a range: "rose by 5 to 25"."""

UNITS_OF_TIME = r"year|month|week|day|hour|quarter|annum"
"""An alternation of units of time that a sum may be for."""

_PER_RIGHT_AFTER = re.compile(
    rf"(?:[-\s](?:for\s)?(?:an?|each|every)[-\s](?P<a>(?:{UNITS_OF_TIME})(?!\s(?:earlier|ago|before|later|after)\b)|barrel|tonne|ton|person|head|share|litre|liter|kilo"
    rf"|kilogram|gallon|piece|unit|dozen"
    r"|household|family|student|child)|[-\s]per[-\s](?P<per>[A-Z][a-z]+\sStates?|[a-zA-Z]+)|\s?/\s?(?P<slash>[a-zA-Z]+)"
    r"|\s(?P<adverb>annually|yearly|monthly|daily"
    r"|weekly)|\s(?P<pa>p\.a\.))(?!\w)"
)
_PER_LATER = re.compile(
    rf"[^.,;:()\[\]$€£%]{{0,48}}?\s(?:(?:per|each|every)\s(?P<per>{UNITS_OF_TIME})|an?\s(?P<a>year|month)(?!\s(?:earlier|ago|before|later|after)\b)"
    rf"|(?P<adverb>annually|(?:yearly|monthly)(?=\s*(?:[.,;:)]|\Z)|\s(?:in|for|to|by|from|until|over|on|and|or|with)\b)))"
    r"(?!\w)"
)
_PER_BEFORE = re.compile(
    r"\b(?P<adverb>annual|annually|yearly|monthly|daily|weekly)\s+(?:[\w-]+\s+){0,4}?(?:(?:of|is|was|are|were|at"
    r"|to|by|with|reach\w*|totals?|worth)"
    r"\s+)?(?:[\w-]+\s+){0,2}\Z",
    re.IGNORECASE,
)
_ADVERBS = {
    "annual": "year",
    "annually": "year",
    "yearly": "year",
    "monthly": "month",
    "daily": "day",
    "weekly": "week",
    "annum": "year",
    "p.a.": "year",
}


def read_per(text: str, start: int, end: int, floor: int = 0) -> str | None:
    """What the number at ``text[start:end]`` is counted by: "year", "barrel", "person"."""
    match = _PER_RIGHT_AFTER.match(text, end) or _PER_LATER.match(text, end)
    if match is None:
        match = _PER_BEFORE.search(text, max(floor, start - 80), start)
    if match is None:
        return None
    word = next(word for word in match.groups() if word).removesuffix("s")
    return _ADVERBS.get(word.casefold(), word)
