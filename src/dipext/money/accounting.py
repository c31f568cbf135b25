"""How a sum is to be counted: new, additional, cumulative, remaining, total, needed, earned."""

import re
from functools import partial
from typing import NamedTuple

from dipext.lexicon import one_of, phrases
from dipext.models import Accounting, Money
from dipext.money.parts import REACH, goes_on, is_listed_part, is_of_money, is_part

_LETTERS = re.compile("[a-z]+")
_of = partial(one_of, "money/en/sums", "accounting")


def _keys(*names: str) -> frozenset[str]:
    """The longest word of each phrase of some lists: without any of them none of the phrases is there."""
    listed = (phrase for name in names for phrase in phrases("money/en/sums", "accounting", name))
    return frozenset(max(_LETTERS.findall(phrase.casefold()), key=len) for phrase in listed)


class _Cue(NamedTuple):
    """Words that say how a sum is counted, and the words without which they are not there."""

    accounting: Accounting
    words: frozenset[str]
    pattern: re.Pattern[str]

    def search(self, lead: str, said: frozenset[str]) -> bool:
        """Whether the words stand in the lead of a sum."""
        return not self.words.isdisjoint(said) and self.pattern.search(lead) is not None


def _right_before(accounting: Accounting, words: frozenset[str], choices: str) -> _Cue:
    pattern = rf"\b(?:{choices})\s+(?:{_of('between')}\s+)?\Z"
    return _Cue(accounting, words, re.compile(pattern, re.IGNORECASE))


_REMAINING = _right_before("remaining", _keys("remaining"), _of("remaining"))
_ADDITIONAL = _right_before("additional", _keys("additional"), _of("additional"))
# "a new package of", "new military aid worth"
_NEW = _right_before(
    "new",
    _keys("new"),
    rf"{_of('new')}|(?:new|fresh)\s+(?:[\w-]+\s+){{0,2}}{_of('given')}\s+(?:[\w-]+\s+){{0,3}}?"
    r"(?:of|worth|totall?ing|valued\s+at)",
)
_TOTAL = _right_before(
    "total", _keys("total"), rf"{_of('total')}|total\s+(?:[\w-]+\s+){{0,2}}?{_of('totalled')}\s+{_of('totals')}"
)
_ON_TOP = _Cue(
    "additional",
    frozenset({"top", *_keys("behind_additional")}),
    re.compile(
        rf"\b(?:on top of (?:this|that|these|it)\b|{_of('behind_additional')}\s+(?:[\w-]+\s+){{1,3}}"
        r"(?:of|worth|totall?ing)\s+(?:[\w-]+\s+){0,2}\Z)",
        re.IGNORECASE,
    ),
)
_REMAINS = re.compile(
    rf"[^.;,]{{0,30}}?\s(?:remains?(?=\s*(?:[.,;]|\Z)|\s+{_of('left')})"
    rf"|{_of('left_behind')})\b",
    re.IGNORECASE,
)
_BEHIND: tuple[tuple[Accounting, re.Pattern[str]], ...] = (
    (
        "additional",
        re.compile(
            rf"\s+(?:in|of|as)\s+(?:an?\s+)?{_of('behind_additional')}\b|\s+(?:more|extra)\b(?!\s+than)", re.IGNORECASE
        ),
    ),
    ("new", re.compile(rf"\s+(?:in|of|worth of)\s+(?:an?\s+)?{_of('behind_new')}\b", re.IGNORECASE)),
    (
        "need",
        re.compile(
            r"[^.;,]{0,40}?\s(?:is|are|will be|would be)\s+(?:urgently\s+|still\s+)?(?:needed|required)\b",
            re.IGNORECASE,
        ),
    ),
    ("total", re.compile(rf"\s+{_of('behind_total')}\b", re.IGNORECASE)),
)
_CUMULATED = re.compile(
    r"\b(?:br(?:ing|ings|inging|ought)\b(?:[^.;]|\.(?=\w)|(?<=\b[A-Z])\.){0,140}\bto"
    rf"|{_of('by_now')}\s+{_of('stands')}(?:\s+\w+)?|cumulative[^.;,]{{0,40}}"
    r"|(?:stands?|stood|rises?|rose|risen)\s+(?:now\s+)?(?:at|to)\s+a\s+total\s+of"
    rf"|{_of('raising')}\b[^.;]{{0,60}}\b{_of('raised')}\b[^.;]{{0,60}}\bto)\s+(?:{_of('cumulated_between')}\s+)*\Z",
    re.IGNORECASE,
)
_CUMULATED_WORDS = _keys("stands", "raising", "cumulated")
_TOTALS = re.compile(rf"\b{_of('totalling')}\s+(?:(?:at|to)\s+)?(?:{_of('cumulated_between')}\s+)?\Z", re.IGNORECASE)
_SINCE_BEHIND = re.compile(r"[^.;:,]{0,40}?\ssince\b")
_SINCE_NOW = re.compile(rf"\bsince\b[^.;]{{0,60}}\b{_of('since_now')}\b[^.;]{{0,30}}\Z", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:has|have|had|’ve|'ve|having)\b", re.IGNORECASE)
_SO_FAR = re.compile(
    r"\bsince\b(?!\s+(?:it|they|we|he|she|the\s+\w+\s+(?:is|are|was))\b)|\bcumulative" rf"|\b{_of('so_far')}\b",
    re.IGNORECASE,
)
_TOTAL_SUBJECT = re.compile(
    rf"\btotal\s+(?:\w+\s+){{1,4}}(?:now\s+)?{_of('total_subject')}\s+(?:\w+\s+){{0,3}}\Z", re.IGNORECASE
)
_UP_TO_NOW = re.compile(r"\bnow\b|\bsince\b|\balready\b")
_NEED = _Cue(
    "need",
    _keys("need"),
    re.compile(rf"\b{_of('need')}\b(?!\s+{_of('put_off')}\b)(?:(?!\bdamages?\b)[^.;:]){{0,80}}\Z", re.IGNORECASE),
)
_NEED_IN_FIGURES = re.compile(rf"\b{_of('need_verbs')}\b", re.IGNORECASE)
_GAP = re.compile(rf"\b{_of('gap')}\b")
_RAISED = re.compile(
    r"\b(?:has|have|had)\s+(?:\w+\s+)?raised\s+(?:(?!(?:to|by|from)\b)[\w-]+\s+){0,4}\Z", re.IGNORECASE
)
_REVENUE = _Cue(
    "revenue",
    _keys("revenue"),  # a capital within a sentence is part of a name
    re.compile(rf"(?:\A\W*(?i:{_of('revenue')})|\b{_of('revenue')})\b[^.;:]{{0,50}}\Z"),
)
_GAP_OF = re.compile(rf"\b{_of('gap')}\s+of\s+(?:{_of('between')}\s+)?\Z", re.IGNORECASE)
_JOINED = re.compile(rf"(?:,|\band|,\s*and)\s+(?:(?!{_of('not_joined')}\b)\w+\s+){{0,3}}\Z")
_NEXT_CLAUSE = re.compile(
    r"(?:;|,\s+(?:and|but|while|whereas))\s(?=[A-Z]|(?:the|it|they|we|he|she|its|their|our|this|these|no|none)\b)"
)


def accounting_of(text: str, item: Money, last: Money | None, sentence: int, stop: int) -> Accounting | None:
    """What the words around a sum make of it.

    Args:
        text: the text of the release.
        item: the sum.
        last: the sum before it, already linked.
        sentence: where the sentence of the sum begins, or as much of it as is read.
        stop: where it ends.
    """
    start = item.span.start
    low = max(sentence, start - REACH)
    lead = text[max(low, last.span.end if last is not None else 0) : start]
    said = frozenset(_LETTERS.findall(text[low:start].casefold()))
    if is_part(text, item, last, sentence, lead, said):
        return "part"
    if goes_on(last, sentence, lead):
        return "remaining" if _REMAINING.search(lead, said) else "part"
    if is_listed_part(text, item, last):
        return "part"
    end = item.span.end
    cue = f"{(item.cue or '').casefold()} "
    if _GAP_OF.search(lead):
        return "need"
    if _REMAINS.match(text, end, stop):
        return "remaining"
    if is_of_money(text, item, sentence):
        return "part"
    if _ON_TOP.search(lead, said):
        return "additional"
    for rule in (_REMAINING, _ADDITIONAL):
        if rule.search(lead, said) or (item.cue and rule.pattern.search(cue)):
            return rule.accounting
    if _is_cumulative(text, item, last, sentence, stop, lead, said):
        return "cumulative"
    need = _NEED.pattern.search(lead) if not _NEED.words.isdisjoint(said) else None
    if need is not None and _GAP.search(lead):
        return "need"
    for accounting, pattern in _BEHIND:
        if pattern.match(text, end, stop):
            return accounting
    for rule in (_NEW, _TOTAL):
        if rule.search(lead, said):
            return rule.accounting
    if need is not None and _NEED_IN_FIGURES.search(need[0]):
        return "need"
    if "raised" in said and _RAISED.search(lead):
        return "cumulative"
    if _REVENUE.search(lead, said):
        return "revenue"
    return "total" if "total" in said and _TOTAL_SUBJECT.search(lead) else None


def _is_cumulative(
    text: str, item: Money, last: Money | None, sentence: int, stop: int, lead: str, said: frozenset[str]
) -> bool:
    """Whether a sum is what has come together over time."""
    start = item.span.start
    low = max(sentence, start - REACH)
    if not _CUMULATED_WORDS.isdisjoint(said) and _CUMULATED.search(text, low, start):
        return True
    told = last is not None and last.accounting == "cumulative" and last.span.start >= sentence
    if told and _JOINED.search(lead) and _NEXT_CLAUSE.search(lead) is None:
        return True
    if _TOTALS.search(lead) and _SINCE_BEHIND.match(text, item.span.end, stop):
        return True
    whole = _clause(text, sentence, start, stop)
    if item.per is None and _SO_FAR.search(whole) and _PERFECT.search(whole):
        return True
    if item.per is None and "since" in said and _SINCE_NOW.search(lead):
        return True
    return "total" in said and _TOTAL_SUBJECT.search(lead) is not None and _UP_TO_NOW.search(whole) is not None


def _clause(text: str, sentence: int, start: int, stop: int) -> str:
    """The clauses of a sentence that may tell of a sum: up to it, and not those that a comma and "and" set apart."""
    ends = [match.end() for match in _NEXT_CLAUSE.finditer(text, sentence, start)]
    first = ends[-1] if ends else sentence
    after = _NEXT_CLAUSE.search(text, start, stop)
    return text[first : after.start() if after else stop]
