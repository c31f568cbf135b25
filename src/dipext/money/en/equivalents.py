"""Figures that say the one before them again: a sum in another currency, a share of GDP in euros."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from dipext.lexicon import one_of
from dipext.models import Money, Percentage

_FACTORS = Decimal("0.00001"), Decimal(100000)  # one currency in another lies between these factors
_REACH = 60  # characters between the two
_of = partial(one_of, "money/en/sums", "conversion")
_EQUIVALENT = re.compile(
    rf"[)\]]?\s*(?:[(\[,/=–—-]|or\b|\bequivalent\b)[\s(\[]*(?:{_of('links')}?(?:\s*(?:to|of))?[\s,]*)?"
    rf"(?:{_of('estimates')}\s*)?\Z",
    re.IGNORECASE,
)
_INSERTED = re.compile(r"\s[^.;:,()$€£¥]{1,45}\s\(")
# "3 million to Mali, which corresponds to roughly"
_CORRESPONDS = re.compile(
    rf"[^.;:$€£¥]{{0,120}}?,\s(?:(?:which|that)\s(?:corresponds|amounts|equals|is\s(?:equal|equivalent))|corresponding|equal|equivalent|that\sis,?|i\.e\.,?)"
    rf"\s(?:to\s)?(?:{_of('estimates')}\s)?\Z"
)
_SAYING_SO = re.compile(r"\b(?:i\.e\.|(?:or|equivalent|equal|that is|is)\b)|=|/")
_DASH = re.compile(r"\s+[–—-]\s+")  # "2 billion kronor – approximately 190 million dollars"
_OPENED = re.compile(rf"(?:\s(?:in|for)\s[\w–/ -]{{4,24}})?\s\((?:or |i\.e\. )?(?:{_of('estimates')}\s)?")
_CUES = frozenset({"equivalent to", "the equivalent of", "equal to"})
_THAT_IS = re.compile(rf"[^.;]{{0,60}}\b(?:i\.e\.|{_of('that_is')}\b)[\s,]*(?:\w+\s){{0,2}}\Z", re.IGNORECASE)


def is_conversion(text: str, last: Money, item: Money) -> bool:
    """Whether a sum only says the one before it in another currency or in other words."""
    between = text[last.span.end : item.span.start]
    if last.currency != item.currency and _corresponds(between):
        return True
    if len(between) > _REACH:
        return False
    if text[item.span.end : item.span.end + 1] == ")" and _INSERTED.match(
        between
    ):  # "€5 million over two years (SEK 55 million)"
        between = between[between.rindex("(") :]
    if _EQUIVALENT.match(between) is None:
        return item.cue is not None and item.cue.casefold() in _CUES and len(between) < 40
    if last.currency == item.currency:  # the same sum in other words, not the same sum twice
        return last.amount is not None and last.amount == item.amount and last.currency_source != item.currency_source
    if not _is_explicit(last, item, between) or last.amount is None or not item.amount:
        return _is_explicit(last, item, between) and last.amount is None and item.amount is None
    low, high = _FACTORS
    return low < last.amount / item.amount < high


def _corresponds(between: str) -> bool:
    """Whether a clause between two sums says that the one is the other."""
    told = len(between) <= 3 * _REACH and any(word in between for word in ("equ", "corr", "amounts", "that is", "i.e."))
    return told and _CORRESPONDS.fullmatch(between) is not None


def _is_explicit(last: Money, item: Money, between: str) -> bool:
    """Whether the words and marks between two sums say that the second is the first in another currency."""
    if "(" in between or _SAYING_SO.search(between):
        return True
    if item.quantifier != "approx":
        return False
    listed = last.quantifier == "approx"  # "ca. €5 million, ca. $6 million and ..."
    return _DASH.match(between) is not None or (not listed and between.count(",") == 1)


def _end(figure: Money | Percentage) -> int:
    return figure.span.end


def same_share(text: str, item: Money, shares: Sequence[Percentage]) -> Percentage | None:
    """The percentage that a sum puts in figures: "0.25% of GDP, i.e. EUR 100 million"."""
    at = bisect_right(shares, item.span.start, key=_end) - 1
    return shares[at] if at >= 0 and _is_same(text, shares[at].span.end, item.span.start) else None


def same_sum(text: str, share: Percentage, money: Sequence[Money]) -> Money | None:
    """The sum that a percentage puts in relation: "EUR 100 million, i.e. 0.25% of GDP"."""
    at = bisect_right(money, share.span.start, key=_end) - 1
    return money[at] if at >= 0 and _is_same(text, money[at].span.end, share.span.start) else None


def in_brackets(text: str, share: Percentage, money: Sequence[Money]) -> Money | None:
    """The sum that a percentage in brackets behind it puts in relation: "EUR 10 million (0.02% of GDP)"."""
    at = bisect_right(money, share.span.start, key=_end) - 1
    if at < 0 or share.span.start - money[at].span.end > _REACH:
        return None
    return money[at] if _OPENED.fullmatch(text, money[at].span.end, share.span.start) else None


def _is_same(text: str, start: int, end: int) -> bool:
    """Whether the words between two figures say that both are the same."""
    return end - start < _REACH and _THAT_IS.match(text[start:end]) is not None
