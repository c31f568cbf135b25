"""Initiatives that have no head noun in their name, but an acronym beside it: "the Causeway Fast Lane (CFL)"."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from dipext.initiatives.acronyms import Definition
from dipext.initiatives.heads import Candidate
from dipext.initiatives.tables import (
    OWN_WORDS,
    capitalised_heads,
    grammar,
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
        written = OWN_WORDS.findall(text[start:end])
        own = _before_place(written)
        if not _written_as_name(own) or _is_body(own) or _is_meeting(text, definition):
            continue
        before = text[max(0, start - _BEFORE) : start].replace("\n", " ")
        kind = _kind(own, goes_on=own != written)
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
        or any(word.lower() in bodies for word in own)
        or (_has_body_in_plural(own) and own[-1] not in capitalised_heads())  # "the Safe Schools Programme" is none
        or organisation_of_name(name) is not None
    )


def _has_body_in_plural(own: list[str]) -> bool:
    return any(_singular(word.lower()) in tables().bodies for word in own)


def _is_meeting(text: str, definition: Definition) -> bool:
    """Whether a meeting has the name: "the Black Sea Strategy Days", "... (BSSD) conference"."""
    last = text[definition.long_start : definition.long_end].split()[-1].lower()
    after = _AFTER_BRACKET.match(text, definition.end)
    return last in tables().meetings or (after is not None and after[1].lower() in tables().meetings)


def _kind(own: list[str], *, goes_on: bool) -> InitiativeKind | None:
    """The kind that the last word says.

    A head noun in the singular shows a name itself, but not where a "for" stands before it or the name goes on.
    """
    last = own[-1].lower()
    head = _singular(last)
    for word in (last, head):
        if word in tables().works:
            return tables().works[word]
    if head not in tables().kinds or head in tables().second or (head in tables().weak and head not in _agreed()):
        return None
    if head == last and not (goes_on or head in _agreed() or small_words().intersection(own)):
        return None
    return kind_of(own[:-1], head)


def _agreed() -> tuple[str, ...]:
    return grammar("weak_but_defined")


def _before_place(own: list[str]) -> list[str]:
    """The words of a name up to its head where only a place follows: "Water Facility East Africa"."""
    heads = [at for at, word in enumerate(own) if at and word in capitalised_heads()]
    return own[: heads[-1] + 1] if heads and own[heads[-1] + 1 :] and _is_place(own[heads[-1] + 1 :]) else own


def _is_place(words: list[str]) -> bool:
    return all(word[0].isupper() for word in words) and (words[-1] in grammar("regions") or only_places(words[-1:]))


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word.removesuffix("s")
