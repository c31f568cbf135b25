"""Sums that have come together over time: "bringing the total to 5 million", "5 million since 2022"."""

import re

from dipext.money.en.parts import REACH
from dipext.money.en.place import Place, follows, leads, of
from dipext.text.changes import BY, change_behind, changes

# "since it is small" gives a reason and no day
_CAUSE = r"(?!\s+(?:it|they|we|he|she|the\s+\w+\s+(?:is|are|was))\b)"
_CUMULATED = re.compile(
    r"\b(?:br(?:ing|ings|inging|ought)\b(?:[^.;]|\.(?=\w)|(?<=\b[A-Z])\.){0,140}(?<!\bup )\bto"
    rf"|{of('by_now')}\s+{of('stands')}(?:\s+\w+)?|cumulative[^.;,]{{0,40}}"
    r"|(?:stands?|stood|rises?|rose|risen)\s+(?:now\s+)?(?:at|to)\s+a\s+total\s+of"
    rf"|{of('raising')}\b[^.;]{{0,60}}\b{of('raised')}\b[^.;]{{0,60}}\bto)\s+(?:{of('cumulated_between')}\s+)*\Z",
    re.IGNORECASE,
)
# "they intend to bring trade to 2 billion": what is hoped for has not come together
_AIMED = re.compile(rf"\b{of('aiming')}\s+to\s+(?:bring|raise|take|lift|increase)\b[^.;]*\Z", re.IGNORECASE)
_TOTALS = re.compile(rf"\b{of('totalling')}\s+(?:(?:at|to)\s+)?(?:{of('cumulated_between')}\s+)?\Z", re.IGNORECASE)
_SINCE_BEHIND = re.compile(r"[^.;:,]{0,40}?\ssince\b")
_SINCE_NOW = re.compile(rf"\bsince\b[^.;]{{0,60}}\b{of('since_now')}\b[^.;]{{0,30}}\Z", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:has|have|had|’ve|'ve|having)\b", re.IGNORECASE)
_SO_FAR = re.compile(
    rf"(?<!\bhas )(?<!\bhave )(?<!\bhad )\bsince\b{_CAUSE}|\bcumulative"
    rf"|\b{of('so_far')}\b",
    re.IGNORECASE,
)
TOTAL_SUBJECT = re.compile(
    rf"\b{of('totality')}\s+(?:[\w’'–-]+\s+){{1,10}}?(?:now\s+)?{of('total_subject')}\s+(?:\w+\s+){{0,3}}\Z",
    re.IGNORECASE,
)
_UP_TO_NOW = re.compile(r"\bnow\b|\bsince\b|\balready\b")
_JOINED = re.compile(rf"(?:,|\band|,\s*and)\s+(?:(?!{of('not_joined')}\b)\w+\s+){{0,3}}\Z")
_NEXT_CLAUSE = re.compile(
    r";\s|,\s+(?:and|but|while|whereas)\s(?=[A-Z]|(?:the|it|they|we|he|she|its|their|our|this|these|no|none)\b)"
    r"|\s(?:and|but)\s(?=(?:has|have|had|is|are|was|were|will|would|stands?|stood|reached|amounted|came|totalled)\b)"
    r"|,\s(?=(?:(?:out\s)?of\s)?(?:which|whose|who|where)\b)"
)
# "under the €18 billion package": the size of a thing
_UNDER = re.compile(r"\b(?:under|within|through|from|part of)\s(?:the|its|a|an|this)\s\Z")
# "1.5 billion in support since 2022", "the 88 million given to clinics since 2019"
_GIVEN_SINCE = re.compile(
    rf"(?:\s\([^()\n]{{1,40}}\))?\s+(?:in\s+(?:[\w-]+\s+){{1,4}}|(?:in\s+[\w-]+\s+)?(?:already\s+)?{of('paid')}\s+(?:[\w’'-]+\s+){{0,6}}?)"
    rf"since\b{_CAUSE}"
)
# "support now exceeds 6 billion since 2022"
_SINCE_RIGHT_BEHIND = re.compile(rf"(?:\s+in\s+(?:[\w-]+\s+){{1,3}}|\s+)since\b{_CAUSE}")
_STANDS_AT = re.compile(rf"\b{of('total_subject')}\b(?:(?!\bby\b)(?:[^.;:]|\.(?=\w)))*\Z", re.IGNORECASE)
# "since March 2021 some 31 million was paid out"
_SINCE_BEFORE = re.compile(
    rf"\bsince\b{_CAUSE}(?:(?!\b(?:which|who|that|when|where|whose)\b)[^.;:]){{0,80}}\Z", re.IGNORECASE
)
# "since the conference at which 31 million was pledged"
_SINCE_ASIDE = re.compile(r"\bsince\b[^.;:,]{0,80}\b(?:which|who|when|where|whose)\b[^.;:,]{0,60}\Z", re.IGNORECASE)
_OF_THE = re.compile(r"\W*(?:Out of|Of|From) the(?:\s\w+){0,3}\s")  # "Of the 400 million, 150 has been paid so far"
_PAID_BEHIND = re.compile(rf"\s+(?:was|were)\s+(?:\w+\s+)?{of('paid')}\b")
# "127 million had been paid out by the end of September"
PAID_BY = re.compile(
    rf"\s+(?:has|have|had)\s+(?:\w+\s+)?been\s+{of('paid')}\s+by\s+(?:the\s+(?:end|middle)\b|now\b|then\b|[A-Z])"
)
_WITH_THIS = re.compile(
    rf"\bwith (?:this|it|that|these|today’s|today's)\b[^.;]{{0,90}}\b{of('totalling')}\b[^.;]{{0,12}}\Z", re.IGNORECASE
)


def is_cumulative(at: Place) -> bool:
    """Whether a sum is what has come together over time."""
    if _has_size(at):
        return False
    text, low = at.text, max(at.sentence, at.start - REACH)
    return (
        follows(_GIVEN_SINCE, at)
        or (_CUMULATED.search(text, low, at.start) is not None and _AIMED.search(text, low, at.start) is None)
        or _WITH_THIS.search(text, low, at.start) is not None
        or (follows(_SINCE_BEHIND, at) and leads(_TOTALS, at))
        or (follows(_SINCE_RIGHT_BEHIND, at) and leads(_STANDS_AT, at))
        or _so_far(at)
    )


def _has_size(at: Place) -> bool:
    """Whether a sum is the size of a change or of a thing, which do not grow over time."""
    return (
        at.item.distributive
        or at.item.per is not None
        or (BY.search(at.lead) is not None and changes(at.text, at.start))
        or change_behind(at.text, at.end, at.stop) is not None
        or _UNDER.search(at.lead) is not None
    )


def is_still_cumulative(at: Place) -> bool:
    """Whether a sum is only coordinated with one that has come together over time."""
    if at.beside is None or at.beside.accounting != "cumulative" or _has_size(at):
        return False
    return _JOINED.search(at.lead) is not None and _NEXT_CLAUSE.search(at.lead) is None


def _so_far(at: Place) -> bool:
    """Whether the clause of a sum tells what has been given until now."""
    whole = _clause(at.text, at.sentence, at.start, at.stop)
    aside = _SINCE_ASIDE.search(at.text, at.sentence, at.start) or _OF_THE.fullmatch(at.text, at.sentence, at.start)
    if not aside and at.item.per is None and _SO_FAR.search(whole) and _PERFECT.search(whole):
        return True
    if follows(_PAID_BEHIND, at) and _SINCE_BEFORE.search(at.text, at.sentence, at.start):
        return True
    if leads(TOTAL_SUBJECT, at) and _UP_TO_NOW.search(whole):
        return True
    return _SINCE_NOW.search(at.text, max(at.sentence, at.start - REACH), at.start) is not None


def _clause(text: str, sentence: int, start: int, stop: int) -> str:
    """The clauses of a sentence that may tell of a sum: up to it, and not those that a comma and "and" set apart."""
    ends = [match.end() for match in _NEXT_CLAUSE.finditer(text, sentence, start)]
    first = ends[-1] if ends else sentence
    after = _NEXT_CLAUSE.search(text, start, stop)
    return text[first : after.start() if after else stop]
