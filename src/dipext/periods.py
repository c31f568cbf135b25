"""For each sum or share the date that it is for: "in 2026", "over five years"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from dipext.models import DateExpression, Money, Percentage
from dipext.text.source import Source

_NEW_THOUGHT = re.compile(
    r"[;:.]\s|\b(?:but|while|whereas|which|who|after|before|(?:and|but)\s+that|(?:equivalent|equal)\s+to|times)\b"
    r"|,\s+(?:bringing|taking|raising|lifting)\b"
    r"|,\s+and\s+(?:the|it|they|we|he|she|its|their|this|these|our)\b"
)
_HEADED = re.compile(r"\s*:\s+\Z")  # "Aid since 2022: €3 million"
_COMPARED = re.compile(r"\b(?:than|compared|versus|(?:up|down) from)\b")
_OUTDATED = re.compile(r"\b(?:and|but|is|are)\s+(?:now|today|currently)\b")
_FRONTS_NEXT = re.compile(
    r"(?:[,;]\s*(?:(?:and|but|while)\s)?|\s(?:and|but)\s)\s*(?:(?:in|by|from|for|during|since|until)\s+)?\Z"
)
_SINCE_EVENT = re.compile(r"\bsince\s+(?:[\w’'-]+\s+){1,8}on\s+\Z")
_INSERTED = re.compile(r",\s(?:\w+ly\s)?(?:\w+ed|set up|begun|held|built)\s[^,.;]{0,40}\Z")
_BACK = 80  # characters before a date that tell what it is
_NEAR = 120  # characters between a figure and its date
_COMPARED_BY = re.compile(r"\b(?:on|over|against|versus)\s+(?:the\s)?\Z")  # "up 6% on 2023"
_FROM = re.compile(r"\bfrom\s+(?:the\s)?\Z")  # "up 6% from last year", but "fees rise by 6% from 2027"
_STRETCH = re.compile(r"\b(?:past|next|coming)\b", re.IGNORECASE)  # "over the past year" is a length
_LONGEST_YEAR = 366
_COMPARING = frozenset({"in", "on", "from", "over"})
_OPEN_RELATIONS = frozenset({"since", "until", "by"})
_RELATIONS = frozenset({"in", "over", "for", "during", "between", "within", "since", "until", "by", "from", "on"})


def periods(source: Source, figures: Sequence[Money | Percentage], dates: Sequence[DateExpression]) -> dict[str, str]:
    """The id of the date for the id of each figure: the nearest fitting one behind it in its clause, else before it."""
    text = source.text
    ordered = sorted(figures, key=lambda figure: figure.span.start)
    fitting = [date for date in dates if _is_period(text, date)] if ordered else []
    if not fitting:
        return {}
    starts, ends = [date.span.start for date in fitting], [date.span.end for date in fitting]
    found: dict[str, str] = {}
    taken: set[str] = set()
    for at, figure in enumerate(ordered):
        start, end = source.sentence(figure.span.start)
        low = ordered[at - 1].span.end if at else 0
        high = ordered[at + 1].span.start if at + 1 < len(ordered) else len(text)
        next_at, last_at = bisect_left(starts, figure.span.end), bisect_right(ends, figure.span.start) - 1
        behind = fitting[next_at] if next_at < len(fitting) and starts[next_at] < min(high, end) else None
        ahead = fitting[last_at] if last_at >= 0 and starts[last_at] >= max(low, start) else None
        if behind is not None and _is_for(source, figure, behind, followed=high < end):
            found[figure.id] = behind.id
            taken.add(behind.id)
        elif ahead and ahead.id not in taken and _holds_for(text, ahead, figure.span.start, start):
            found[figure.id] = ahead.id
    return found


def _is_period(text: str, date: DateExpression) -> bool:
    """Whether a figure can be for a date: no hour, no set of days, and a day only as the end of a stretch."""
    vague = date.kind == "duration" and date.duration is None  # "several years"
    if date.granularity == "time" or date.kind == "set" or vague or date.relation not in _RELATIONS:
        return False
    if date.granularity != "day" or date.relation in _OPEN_RELATIONS:
        return True
    return _SINCE_EVENT.search(text, max(0, date.span.start - _BACK), date.span.start) is not None


def _is_for(source: Source, figure: Money | Percentage, date: DateExpression, *, followed: bool) -> bool:
    """Whether a figure is for a date behind it, which may belong to the next figure or to a comparison instead."""
    between = source.text[figure.span.end : date.span.start]
    if not _clear(between) or _COMPARED.search(between):
        return False
    if isinstance(figure, Percentage) and figure.change is not None and _is_year(date):
        past = source.published is not None and date.end is not None and date.end < source.published
        if _COMPARED_BY.search(between) or (past and _FROM.search(between)):
            return False
    return not (followed and _FRONTS_NEXT.search(between))


def _is_year(date: DateExpression) -> bool:
    """Whether a date is a year or less of the calendar, with which a change can be compared."""
    if date.granularity == "day" or date.kind == "duration" or date.relation not in _COMPARING:
        return False
    if date.start is None or date.end is None or _STRETCH.search(date.span.text):
        return False
    return (date.end - date.start).days <= _LONGEST_YEAR


def _holds_for(text: str, date: DateExpression, start: int, sentence: int) -> bool:
    """Whether a date holds for a figure behind it, and not only for an insertion or for the past."""
    between = text[date.span.end : start]
    if not _clear(_HEADED.sub("", between)) or (date.relation != "since" and _OUTDATED.search(between)):
        return False
    if date.kind != "duration" and _COMPARED.search(text, max(sentence, date.span.start - 40), date.span.start):
        return False
    return not ("," in between and _INSERTED.search(text, max(sentence, date.span.start - _BACK), date.span.start))


def _clear(between: str) -> bool:
    """Whether nothing that begins a new thought stands between a figure and a date."""
    return len(between) < _NEAR and _NEW_THOUGHT.search(between) is None
