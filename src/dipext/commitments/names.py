"""Who can give and receive: countries, their people and places, organisations and groups, by the words for them."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from dipext.commitments.data import words
from dipext.lexicon import lines
from dipext.lexicon.countries import codes, country_of_demonym, country_of_name, demonyms, name_of_country, names
from dipext.lexicon.organisations import organisations
from dipext.models import PartyKind

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
    found: dict[tuple[str, ...], Name] = {}
    for text, name in (*_regions(), *_countries(), *_aliases(), *_organisations(), *_groups(), *_places()):
        key = split(text)
        if key and key not in found:
            found[key] = name
    longer: dict[str, Names] = {}
    for row in sorted(found.items(), key=_length, reverse=True):
        first = row[0][0]
        if len(row[0]) > 1:
            longer[first] = (*longer.get(first, ()), row)
    return {key[0]: name for key, name in found.items() if len(key) == 1}, longer


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


def _countries() -> "list[tuple[str, Name]]":
    rows = [(text, Name(country_of_name(text), "country", "country")) for text in names()]
    for text in demonyms():
        code = country_of_demonym(text)
        rows.append((text, Name(code, "country", "demonym")))
        if text.endswith("an"):
            rows.append((f"{text}s", Name(code, "country", "demonym")))
    return rows


def _organisations() -> "list[tuple[str, Name]]":
    rows = []
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
        rows += [(text, name) for text in texts]
    return rows


def _aliases() -> "list[tuple[str, Name]]":
    listed = words().parties.aliases
    return [(text, Name(code, "organisation", "organisation")) for code, texts in listed.items() for text in texts]


def _groups() -> "list[tuple[str, Name]]":
    codes = words().parties.group_codes
    return [(text, Name(codes.get(text), "group", "group")) for text in words().parties.groups]


def _regions() -> "list[tuple[str, Name]]":
    """Places that are no country of their own, before the names that they may hold: "New Mexico"."""
    listed = words().places
    return [(place, Name(code, "country", "place")) for code, places in listed.items() for place in places]


def _places() -> "list[tuple[str, Name]]":
    rows: list[tuple[str, Name]] = []
    for line in lines("commitments/places.txt"):
        place, code = line.split("\t")
        name = _place(code)
        rows.append((place, name))
        if "'" in place or "’" in place:
            rows += [(place.replace("'", "’"), name), (place.replace("’", "'"), name)]
    return rows


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
