"""Initiatives that have no head noun in their name, but an acronym beside it: "the Causeway Fast Lane (CFL)"."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from dipext.initiatives.acronyms import Definition
from dipext.initiatives.heads import Candidate
from dipext.initiatives.tables import (
    OWN_WORDS,
    is_group_possessive,
    is_name_word,
    kind_of,
    one_of,
    only_places,
    small_words,
    tables,
)
from dipext.lexicon.organisations import organisation_of_name
from dipext.models import InitiativeKind

RULES = ("initiative.defined",)

_BEFORE = 40
_FEWEST_WORDS = 2
_AFTER_BRACKET = re.compile(r"\s?\)\s(\w+)")


@cache
def _determined() -> re.Pattern[str]:
    return re.compile(rf"(?:\b(?i:{one_of('before_defined')})|\b\d[\d,]*|[’']s?|-\w+)\s[“\"‘«]?$")


@cache
def _begun() -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{one_of('begun')})\s{one_of('owners')}\s(?:new\s)?[“\"‘«]?$")


def defined(text: str, definitions: Iterable[Definition]) -> Iterator[Candidate]:
    """Long forms whose last word, or a verb before them, tells that they are initiatives."""
    for definition in definitions:
        start, end = definition.long_start, definition.long_end
        own = OWN_WORDS.findall(text[start:end])
        if not _written_as_name(own) or _is_body(own) or _is_meeting(text, definition):
            continue
        before = text[max(0, start - _BEFORE) : start].replace("\n", " ")
        kind = _kind(own)
        if kind is not None and _determined().search(before):
            yield Candidate(start, end, kind, "initiative.defined")
        elif kind is None and _begun().search(before):
            yield Candidate(start, end, "initiative", "initiative.defined")


def _written_as_name(own: list[str]) -> bool:
    return (
        len(own) >= _FEWEST_WORDS
        and is_name_word(own[0])
        and own[-1][0].isupper()
        and is_name_word(own[-1])
        and all(is_name_word(word) or word in small_words() or is_group_possessive(word) for word in own)
    )


def _is_body(own: list[str]) -> bool:
    name = " ".join(own)
    bodies = tables().bodies
    return (
        name.endswith(tables().not_names)
        or only_places(own)
        or only_places(own[-1:])
        or any(word.lower() in bodies or _singular(word.lower()) in bodies for word in own)
        or organisation_of_name(name) is not None
    )


def _is_meeting(text: str, definition: Definition) -> bool:
    """Whether a meeting has the name: "the Black Sea Strategy Days", "... (BSSD) conference"."""
    last = text[definition.long_start : definition.long_end].split()[-1].lower()
    after = _AFTER_BRACKET.match(text, definition.end)
    return last in tables().meetings or (after is not None and after[1].lower() in tables().meetings)


def _kind(own: list[str]) -> InitiativeKind | None:
    """The kind that the last word says; a head noun in the plural alone, in the singular it shows a name itself."""
    last = own[-1].lower()
    head = _singular(last)
    for word in (last, head):
        if word in tables().works:
            return tables().works[word]
    if head == last or head not in tables().kinds or head in tables().weak or head in tables().second:
        return None
    return kind_of(own[:-1], head)


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word.removesuffix("s")
