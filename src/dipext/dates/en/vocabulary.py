"""The words of dates: what is nearly one of them beside a date is a damaged one."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from dipext.lexicon import toml
from dipext.text.vocabulary import Vocabulary


@cache
def vocabulary() -> Vocabulary:
    """The words that dates are made of and led by, and the names of months and weekdays."""
    calendar = toml("dates/en/calendar")
    weekdays = [day for name in calendar["weekdays"] for day in (name, f"{name}s")]
    named = (*calendar["months"], *weekdays)
    kinds = (
        named,
        calendar["seasons"],
        calendar["ordinals"],
        calendar["units"],
        calendar["decades"],
        calendar["words"],
    )
    led = (calendar["cues"], calendar["cues_after"], calendar["approximate"])
    numbers = toml("text/numbers")
    counts = (numbers["units"], numbers["tens"], numbers["multipliers"])
    found = [word for part in (*kinds, *led, *counts) for phrase in _phrases(part) for word in phrase.split()]
    return Vocabulary(frozenset([word for word in found if word.isalpha()]), frozenset(named))


def _phrases(part: Iterable[str] | dict[str, Any]) -> Iterator[str]:
    """The keys of a table or the items of a list, and of the lists in it."""
    yield from part
    if isinstance(part, dict):
        for value in part.values():
            if isinstance(value, list):
                yield from value
