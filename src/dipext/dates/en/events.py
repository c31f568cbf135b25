"""Days told from an occasion, which no calendar has: the eve of something, an anniversary."""

import re
from functools import cache

from dipext.lexicon import one_of
from dipext.models import DateExpression, Span
from dipext.text.source import Source

EVENT = "date.event"
_NAME = r"(?:[^\s,;:().–—]|\.(?!\s|$))+"
_ORDINAL = r"(?:\d+|[a-z]+(?:-[a-z]+)?)(?:st|nd|rd|th)"


@cache
def _event() -> re.Pattern[str]:
    stop = rf"[,;:()\n–—]|\.(?:\s|$)|$| {one_of('dates/en/calendar', 'events', 'ends')} "
    occasion = rf"(?:of|since) {_NAME}(?: {_NAME}){{0,9}}?(?={stop})"
    return re.compile(
        rf"\b(?:(?:[Tt]he )?eve {occasion}"
        rf"|(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur|[Hh]is|[Hh]er) {_ORDINAL} anniversary {occasion})"
    )


def events(source: Source) -> list[DateExpression]:
    """The eve of something, an anniversary: found, and not to be placed in the calendar."""
    if "eve of " not in source.text and " anniversary " not in source.text:
        return []
    return [
        DateExpression(
            span=Span(start=match.start(), end=match.end(), text=match[0]),
            kind="vague",
            granularity="day",
            relation="on",
            anchor="event",
            resolved=False,
            rule=EVENT,
        )
        for match in _event().finditer(source.text)
    ]
