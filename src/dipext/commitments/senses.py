"""What a word can be by itself, from every list that has it: one look-up for each word of a sentence."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from dipext.commitments.chunk import NO_FORMS, Kind
from dipext.commitments.data import words
from dipext.commitments.names import Name, beginning
from dipext.commitments.verbs import Form, Reading, table

if TYPE_CHECKING:
    from collections.abc import Sequence

_NEVER_SMALL = ("US", "WHO")  # parties, and no pronouns in capitals
_POSSESSIVE = ("’s", "'s", "’", "'")


class Sense(NamedTuple):
    """What a word can be.

    ``kind`` is what it is where neither a name nor a verb nor who acts begins with it, ``is_fixed`` that it is never
    anything else, ``stage`` that of a noun of giving. ``names`` are those that begin with it, the longest first, as
    the words behind it. ``acts`` and ``stands`` are of the last words of what acts for the issuer and of what stands
    for a party named before, ``owns`` of a possessive by itself.
    """

    word: str
    low: str
    plain: str
    kind: Kind
    is_fixed: bool
    stage: str | None
    names: tuple[tuple[tuple[str, ...], Name], ...]
    acts: bool
    stands: bool
    owns: bool
    readings: tuple[Reading, ...]
    forms: frozenset[Form]
    capital: bool


@lru_cache(maxsize=16384)
def sense(word: str) -> Sense:
    """What a word can be, as it is written."""
    low = word.casefold()
    known = None if word in _NEVER_SMALL else _kinds().get(low)
    if known is None and not word[0].isalnum():
        known = "punct"
    stage = _nouns().get(low)
    acting, standing = _heads()
    readings = table().get(low, ())
    return Sense(
        word,
        low,
        word.replace(".", ""),
        known or _plain_kind(low, stage),
        known is not None,
        stage,
        _names(word),
        low in acting,
        low in standing,
        word in _POSSESSIVE,
        readings,
        frozenset(form for reading in readings for form in reading.forms) if readings else NO_FORMS,
        word[0].isupper(),
    )


def _plain_kind(low: str, stage: str | None) -> Kind:
    if stage is not None:
        return "noun"
    return "adv" if low.endswith("ly") and len(low) > 4 else "word"


def _names(word: str) -> tuple[tuple[tuple[str, ...], Name], ...]:
    """The names that begin with a word, as the words behind it; "Riga-based" is one of its own."""
    if word[0].islower() and not beginning(word):
        return ()
    based = word.removesuffix("-based").removesuffix("-led")
    if based != word:
        return tuple(((), name) for key, name in beginning(based) if len(key) == 1)[:1]
    return tuple((key[1:], name) for key, name in beginning(word.replace(".", "")))


@cache
def _kinds() -> dict[str, Kind]:
    grammar = words().grammar
    kinds: dict[str, Kind] = {}
    rows: tuple[tuple[Kind, Sequence[str]], ...] = (
        ("aux", (*grammar.future, *grammar.modal, *grammar.have, *grammar.be, *grammar.do)),
        ("neg", (*grammar.negators, "’t", "'t")),
        ("to", ("to",)),
        ("rel", grammar.relatives),
        ("prep", grammar.prepositions),
        ("conj", (*grammar.conjunctions, *grammar.clause_starts)),
        ("we", grammar.speakers),
        ("it", grammar.anaphors),
        ("det", grammar.determiners),
        ("adv", grammar.adverbs),
    )
    for kind, listed in rows:
        for word in listed:
            kinds.setdefault(word, kind)
    return kinds


@cache
def _nouns() -> dict[str, str]:
    return {noun: stage for stage, listed in words().nouns for noun in listed}


@cache
def giving_nouns() -> frozenset[str]:
    """The nouns of giving, in small letters."""
    return frozenset(_nouns())


@cache
def _heads() -> tuple[frozenset[str], frozenset[str]]:
    """The last words of what acts for the issuer, and of what stands for a party named before."""
    grammar = words().grammar
    return frozenset(phrase.split()[-1] for phrase in grammar.issuers), frozenset(grammar.subjects)
