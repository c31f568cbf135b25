"""Initiatives with neither head noun nor acronym, by what the text says that they are: "..., an initiative that"."""

import re
from collections.abc import Iterator
from functools import cache

from dipext.initiatives.heads import Candidate
from dipext.initiatives.spelling import is_plain_word
from dipext.initiatives.tables import (
    CHUNK,
    SPACE,
    capitalised_heads,
    either,
    grammar,
    is_name_word,
    one_of,
    only_places,
    small_words,
    tables,
)

RULES = ("initiative.apposition",)

_FARTHEST = 80
_NAME = re.compile(rf"(?<![\w.’'-]){CHUNK}(?:{SPACE}(?:{one_of('joins_onward')}{SPACE})?{CHUNK}){{1,5}}$")


# "EUCAP Savana, the EU's civilian mission in": an acronym with a name
_OWN = re.compile(
    rf"(?<![\w.’'-])(?P<name>[A-Z]{{3,8}}{SPACE}[A-Z][a-z]+),{SPACE}the{SPACE}(?:[A-Z][\w.]*(?:{SPACE}[A-Z]\w+)?[’']s?{SPACE})?"
    rf"(?:[a-z-]+{SPACE}){{0,3}}?(?P<noun>{one_of('own_nouns')})(?={SPACE}(?:in|to|for|of|on|that|which)\b|,)"
)


@cache
def _apposition() -> re.Pattern[str]:
    return re.compile(
        rf",{SPACE}{one_of('indefinite')}{SPACE}(?:[a-z-]+{SPACE}){{0,2}}?(?P<noun>{either(grammar('explaining'))})"
        rf"(?={SPACE}{one_of('goes_on_to_tell')}\b)"
    )


def in_apposition(text: str) -> Iterator[Candidate]:
    """Names that a noun in apposition says to be initiatives: "Lamps of Hope, an initiative that ... launched"."""
    for match in _apposition().finditer(text):
        low = max(0, match.start() - _FARTHEST)
        name = _NAME.search(text, low, match.start())
        if name is not None and _may_name(name[0].split()):
            yield Candidate(name.start(), name.end(), tables().kinds[match["noun"]], "initiative.apposition")
    for match in _OWN.finditer(text) if ", the " in text else ():
        yield Candidate(match.start(), match.end("name"), tables().kinds[match["noun"]], "initiative.apposition")


def _may_name(words: list[str]) -> bool:
    return (
        all(word in small_words() or is_name_word(word) for word in words)
        and (not small_words().isdisjoint(words) or all(map(is_plain_word, words)))  # "Anna Lund" is neither
        and (tables().bodies | tables().owned).isdisjoint(word.lower() for word in words)
        and words[-1] not in capitalised_heads()
        and not only_places(words)
    )
