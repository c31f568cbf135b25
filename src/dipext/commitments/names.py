"""Who can give and receive: countries, their people and places, organisations and groups, by the words for them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from typing import Literal

from dipext.commitments.data import words
from dipext.lexicon import lines
from dipext.lexicon.countries import codes, country_of_demonym, country_of_name, demonyms, name_of_country, names
from dipext.lexicon.organisations import organisations
from dipext.models import PartyKind, Person

NameType = Literal["country", "demonym", "capital", "place", "organisation", "group", "stranger", "person"]
_EU = frozenset({"European Commission", "European Council", "Council of the EU", "European Parliament", "EEAS", "EC"})
_PARENTS = {"IDA": "WB", "IBRD": "WB", "UNGA": "UN", "UNSC": "UN"}
_PARTY_KINDS: dict[str, PartyKind] = {"group": "group", "fund": "initiative"}
_STATES = frozenset({"PA"})  # the state of the USA as often as the Palestinian Authority
_LEADING = re.compile(r"\A(?:the|The)\s+")


@dataclass(frozen=True, slots=True)
class Name:
    """A name with what it stands for: ``code`` as in :class:`dipext.models.Party`, ``body`` for a national body."""

    code: str | None
    kind: PartyKind
    type: NameType
    body: bool = False


def kind_of(code: str | None) -> PartyKind:
    """Whether a code is that of a country."""
    return "country" if code in codes() else "organisation"


def in_capitals(name: str) -> str | None:
    """The country that a name in a headline in capitals means: "UNITED STATES"."""
    return country_of_name(name.title()) if name.isupper() else None


def called(code: str) -> str:
    """What the country or body with a code is called.

    >>> called("NLD"), called("NATO")
    ('Netherlands', 'NATO')
    """
    return name_of_country(code).removeprefix("the ") if code in codes() else code


Names = tuple[tuple[tuple[str, ...], Name], ...]
"""Names with their words as :func:`split` makes them, the longest first."""


def beginning(word: str) -> Names:
    """The names that begin with a word."""
    single, longer = _index()
    names = longer.get(word, ())
    return (*names, ((word,), single[word])) if word in single else names


@cache
def _index() -> tuple[dict[str, Name], dict[str, Names]]:
    """The names of one word by it, which most are, and those of several by the first of them."""
    single: dict[str, Name] = {}
    several: dict[tuple[str, ...], Name] = {}
    for text, name in chain(_regions(), _countries(), _aliases(), _organisations(), _groups(), _places()):
        key = split(text)
        if len(key) == 1:
            single.setdefault(key[0], name)
        elif key:
            several.setdefault(key, name)
    longer: dict[str, Names] = {}
    for row in sorted(several.items(), key=_length, reverse=True):
        first = row[0][0]
        longer[first] = (*longer.get(first, ()), row)
    return single, longer


def _length(row: tuple[tuple[str, ...], Name]) -> int:
    return len(row[0])


_WORD = re.compile(r"[^\W_]+(?:[.&/-](?=\w)[^\W_]+)*\.?(?<!\w\w\.)|[^\w\s]")


def split(text: str) -> tuple[str, ...]:
    """The words of a name, without "the" before it and without full stops within.

    >>> split("the United States"), split("U.S."), split("Guinea-Bissau")
    (('United', 'States'), ('US',), ('Guinea-Bissau',))
    """
    if text.isalpha():  # most names are one word
        return (text,)
    said = _WORD.findall(_LEADING.sub("", text, count=1))
    if "." in text:
        said = [bare for word in said if (bare := word.replace(".", ""))]
    return tuple(said)


_Rows = Iterator[tuple[str, Name]]


def _countries() -> _Rows:
    for text in names():
        yield text, Name(country_of_name(text), "country", "country")
    for text in demonyms():
        name = Name(country_of_demonym(text), "country", "demonym")
        yield text, name
        if text.endswith("an"):
            yield f"{text}s", name


def _organisations() -> _Rows:
    for item in organisations().values():
        if item.country is not None and item.kind not in ("ngo", "sport"):
            name = Name(item.country, "country", "organisation", body=True)
        else:
            code = "EU" if item.code in _EU else _PARENTS.get(item.code, item.code)
            if item.parent is not None and code.startswith(f"{item.parent} "):  # "ECOWAS Commission"
                code = item.parent
            kind: PartyKind = _PARTY_KINDS.get(item.kind, "organisation")
            name = Name(code, kind, "group" if kind == "group" else "organisation")
        texts = [
            text
            for text in (*item.names, *item.acronyms)
            if (text not in item.ambiguous or text.isupper()) and text != "PA"
        ]  # Pennsylvania as well
        for text in texts:
            yield text, name


def _aliases() -> _Rows:
    for code, texts in words().parties.aliases.items():
        for text in texts:
            yield text, Name(code, "organisation", "organisation")


def _groups() -> _Rows:
    codes = words().parties.group_codes
    for text in words().parties.groups:
        yield text, Name(codes.get(text), "group", "group")


def _regions() -> _Rows:
    """Places that are no country of their own, before the names that they may hold: "New Mexico"."""
    for code, places in words().places.items():
        for place in places:
            yield place, Name(code, "country", "place")


def _places() -> _Rows:
    for line in lines("commitments/places.txt"):
        place, code = line.split("\t")
        name = _place(code)
        yield place, name
        if "'" in place or "’" in place:
            yield place.replace("'", "’"), name
            yield place.replace("’", "'"), name


@lru_cache(maxsize=1024)
def _place(code: str) -> Name:
    """A city of a country; with a star, its capital."""
    return Name(code.rstrip("*"), "country", "capital" if code.endswith("*") else "place")


@lru_cache(maxsize=256)
def names_in(text: str) -> tuple[Name, ...]:
    """Every known name in a stretch of text, in order."""
    words_ = split(text)
    found: list[Name] = []
    at = 0
    while at < len(words_):
        for key, name in beginning(words_[at]) if words_[at][0].isupper() else ():
            if words_[at : at + len(key)] == key:
                found.append(name)
                at += len(key) - 1
                break
        at += 1
    return tuple(found)


def acts_for(person: Person) -> str | None:
    """The country or body that a person acts for; a national body stands for its country."""
    code = next((title.of for title in person.titles if title.of), None) or next(iter(person.countries), None)
    named = names_in(code) if code is not None and kind_of(code) == "organisation" else ()
    return named[0].code if len(named) == 1 and named[0].kind == "country" else code
