"""What a number is counted by: "5 million a year", "$60 per barrel", "annual support of 5 million"."""

import re
from functools import partial

from dipext.lexicon import one_of, toml

_of = partial(one_of, "text/numbers", "per")
UNITS_OF_TIME = _of("time")
"""A piece of a pattern: a unit of time that a sum may be for."""

_ADVERBS: dict[str, str] = toml("text/numbers")["per"]["adverbs"]
_NOT_BEHIND = rf"(?!\s{_of('not_behind')}\b(?!\sthis\b))"  # but "5 million a year earlier this year"
_RIGHT_AFTER = re.compile(
    rf"(?:[-\s](?:for\s)?(?:an?|each|every)[-\s](?P<a>{UNITS_OF_TIME}{_NOT_BEHIND}|{_of('things')})"
    r"|[-\s]per[-\s](?P<per>[A-Z][a-z]+\sStates?|start-up|[a-zA-Z]+)|\s?/\s?(?P<slash>[a-zA-Z]+)"
    r"|\s(?P<adverb>annually|yearly|monthly|daily|weekly)|\s(?P<pa>p\.a\.))(?!\w)"
)
_LATER = re.compile(
    rf"[^.,;:()\[\]$€£%]{{0,48}}?\s(?:(?:per|each|every)\s(?P<per>{UNITS_OF_TIME})|an?\s(?P<a>year|month){_NOT_BEHIND}"
    r"|(?P<adverb>annually|(?:yearly|monthly)(?=\s*(?:[.,;:)]|\Z)|\s(?:in|for|to|by|from|until|over|on|and|or|with)\b)))"
    r"(?!\w)"
)
_BEFORE = re.compile(
    r"\b(?P<adverb>annual|annually|yearly|monthly|daily|weekly)\s+(?:[\w-]+\s+){0,3}?(?:[\w-]+\s+|[\w-]+,\s+(?=(?:estimated|put|valued|set)\s+at\s))?"
    rf"(?:{_of('led_by')}\s+)?(?:[\w-]+\s+){{0,2}}\Z"
)
_BRACKET = re.compile(r"\s\([^()\n]{1,60}\)")  # "15 billion kroner (1.3 billion euros) annually"
_REACH = 80  # characters before a number in which such an adverb may stand


def read_per(text: str, start: int, end: int, floor: int = 0) -> str | None:
    """What the number at ``text[start:end]`` is counted by: "year", "barrel", "person".

    ``floor`` is where the words before it begin to count, the end of the number before.
    """
    bracket = _BRACKET.match(text, end)
    match = _RIGHT_AFTER.match(text, end) or _LATER.match(text, bracket.end() if bracket else end)
    if match is None:
        lead = text[max(floor, start - _REACH) : start].casefold()
        match = _BEFORE.search(lead) if "annual" in lead or "ly" in lead else None
    if match is None:
        return None
    word = next(word for word in match.groups() if word).removesuffix("s")
    return _ADVERBS.get(word.casefold(), word)
