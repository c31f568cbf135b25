"""The words of the flat (``en/words.toml``), as its finders ask for them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dipext.lexicon import countries, toml
from dipext.models import InitiativeKind
from dipext.text.letters import UPPER

FILE = "initiatives/en/words"

SPACE = r"[^\S\n]"
# One capitalised word of a name: "Silver", "U.S.-Japan", "COVID-19", "2+2"; no possessive, no last full stop.
CHUNK = rf"(?:[{UPPER}]|\d+\+\d|[a-z]{{1,3}}[A-Z])(?:[\w&/+–-]|[’'](?!s\b)(?=\w)|\.(?=[\w-]))*"

_NAME_WORD = re.compile(rf"{CHUNK}(?:(?<=\.[A-Z])\.)?")
_POSSESSIVE = re.compile(r"(?P<owner>\w+)(?:(?<=s)[’']|[’']s)")
OWN_WORDS = re.compile(r"[\w.+’'–-]+")


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables behind the patterns, as sets. What each holds is said in the data file."""

    kinds: dict[str, InitiativeKind]
    pairs: dict[str, InitiativeKind]
    works: dict[str, InitiativeKind]
    places: frozenset[str]
    unions: frozenset[str]
    before_head: dict[str, frozenset[str]]
    weak: frozenset[str]
    before_weak: frozenset[str]
    second: frozenset[str]
    commonplace: frozenset[str]
    after_name: frozenset[str]
    after_long_name: frozenset[str]
    after_quoted: frozenset[str]
    generic: frozenset[str]
    never_of_a_place: frozenset[str]
    openers: frozenset[str]
    headline_verbs: frozenset[str]
    entry_openers: frozenset[str]
    parties: frozenset[str]
    offices: frozenset[str]
    bodies: frozenset[str]
    of_bodies: frozenset[str]
    of_meetings: frozenset[str]
    meetings: frozenset[str]
    members: frozenset[str]
    owned: frozenset[str]
    features: frozenset[str]
    joining: frozenset[str]
    groups: frozenset[str]
    not_names: tuple[str, ...]


@cache
def tables() -> Tables:
    """The tables, read once."""
    data = toml(FILE)
    places = (*countries.names(), *countries.demonyms(), *data["bodies"], *data["bodies"].values(), *data["leads"])
    lists = {
        name: frozenset(entries)
        for name, entries in data["discovery"].items()
        if name not in ("announcing", "not_names")
    }
    return Tables(
        kinds={head: kind for kind, heads in data["heads"].items() for head in heads},
        pairs={pair: kind for kind, pairs in data["pairs"].items() for pair in pairs},
        works={head: kind for kind, heads in data["works"].items() for head in heads},
        places=frozenset(word.rstrip(".") for place in places for word in place.split()) | {"and", "of", "UK", "US"},
        unions=frozenset(data["bodies"].values()).difference(data["states"]["names"]),
        before_head={head: frozenset(before) for head, before in data["before_head"].items()},
        not_names=tuple(data["discovery"]["not_names"]),
        **lists,
    )


@cache
def small_words() -> frozenset[str]:
    """Small words inside names."""
    return frozenset(toml(FILE)["function"]["words"])


@cache
def grammar(name: str) -> tuple[str, ...]:
    """A list of the words that hold names together or begin and end them."""
    return tuple(toml(FILE)["grammar"][name])


def one_of(name: str) -> str:
    """The same list as a piece of a pattern that matches one of them, its words a space apart."""
    return either(grammar(name)).replace(r"\ ", SPACE)


def either(choices: Iterable[str]) -> str:
    """A piece of a pattern: one of the choices, the longest first; nothing when there is none."""
    ordered = sorted(choices, key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, ordered))})" if ordered else "(?!)"


@cache
def capitalised_heads() -> frozenset[str]:
    """Head nouns as they are written in a name and in a headline."""
    return frozenset(form for head in tables().kinds for form in (head.capitalize(), head.upper()))


def kind_of(own: list[str], head: str) -> InitiativeKind:
    """The kind that a head noun says, or the last of its own words together with it: "Task Force" is a format.

    >>> kind_of(["Relief", "Task"], "force"), kind_of(["Harbour"], "fund")
    ('format', 'fund')
    """
    pair = f"{own[-1].lower()} {head}" if own else head
    return tables().pairs.get(pair, tables().kinds[head])


def is_name_word(word: str) -> bool:
    """Whether a word may be part of a name: it has a capital, and is no opener, office or verb of headlines."""
    return _NAME_WORD.fullmatch(word) is not None and word.lower() not in _not_in_names()


@cache
def _not_in_names() -> frozenset[str]:
    return tables().openers | tables().offices | tables().headline_verbs | tables().entry_openers


def is_group_possessive(word: str) -> bool:
    """Whether a possessive names those whom an initiative is for, so that it belongs to the name.

    >>> is_group_possessive("Women’s"), is_group_possessive("Farmers’"), is_group_possessive("Latvia's")
    (True, True, False)
    """
    match = _POSSESSIVE.fullmatch(word)
    return match is not None and word[0].isupper() and match["owner"].lower() in tables().groups


def only_places(parts: list[str]) -> bool:
    """Whether words name nothing but countries and organisations."""
    places = tables().places
    return all(part.rstrip(".") in places for word in parts for part in re.split("[-–]", word))
