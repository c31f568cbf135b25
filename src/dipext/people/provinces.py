"""Offices of provinces, states and regions: whose country they are in, and who heads one."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dipext.lexicon.countries import find_country
from dipext.lexicon.regions import countries_of_region
from dipext.people import word_lists as lexicon

_OFFICES = "people/en/offices"


@dataclass(frozen=True, slots=True)
class Province:
    """A region that a title names: the countries that have one of that name, and whether the office is to head it."""

    countries: tuple[str, ...]
    headed: bool


@lru_cache(maxsize=1 << 12)
def province_in(title: str) -> Province | None:
    """The province, state or region whose office a title is.

    >>> province_in("Premier of Saxony").countries, province_in("Punjab Chief Minister").countries
    (('DEU',), ('IND', 'PAK'))
    >>> province_in("Saxony Chamber President"), province_in("Director of Vienna Airport")
    (None, None)
    """
    for before, name, behind in (*_behind_of(title), *_before_head(title)):
        countries = countries_of_region(name)
        if countries:
            closed = not behind or find_country(behind) is not None
            return Province(countries, closed and _HEADED.fullmatch(before.casefold().replace("-", " ")) is not None)
    return None


def _behind_of(title: str) -> Iterator[tuple[str, str, str]]:
    """What can be a region behind "of", the longest first, with the words before "of" and those behind the region."""
    for match in _OF.finditer(title):
        if _BODY.search(title, 0, match.start()):
            continue
        words = match[1].split(" ")
        for end in range(len(words), 0, -1):
            name = " ".join(words[:end])
            behind = title[match.start(1) + len(name) :]
            if not behind[1:2].isupper():
                yield title[: match.start()], name, behind


_OF = re.compile(r" (?:of|from) (?=(?:the )?([A-ZÀ-Þ][\w'’-]*(?: (?:(?:and|of|de|del|do|la) )?[A-ZÀ-Þ][\w'’-]*){0,4}))")
_BODY = re.compile(
    r"\b(?:Bank|Chamber|Church|College|Company|Institute|University) $|\b(?:Bank|College|Company|University)$"
)


def _before_head(title: str) -> Iterator[tuple[str, str, str]]:
    """What can be a region in front of the head of a title: "former New South Wales Premier"."""
    title = re.sub(r"['’]s(?= )", "", title)
    words = title.split(" ")
    first = next((i for i, word in enumerate(words) if word[:1].isupper() and word not in _STATUS), len(words))
    named = list(itertools.takewhile(lambda word: _heads(word) is False, words[first:]))
    office = words[first + len(named) :]
    for end in range(len(named), 0, -1):
        rest = [*named[end:], *office]
        if office and _SEATED.search(" ".join(rest)):
            yield " ".join([*words[:first], *rest]), " ".join(named[:end]), ""


def _heads(word: str) -> bool:
    return bool(lexicon.kind(word) & lexicon.HEAD) or word in _OPENS


_OPENS = ("First", "Chief", "Prime", "Deputy", "Vice", "Lieutenant", "State", "Regional", "Provincial")
_STATUS = ("Former", "Acting", "Then", "Outgoing")
_SEATED = re.compile(
    r"^(?:(?:Deputy|Vice|Lieutenant|Regional|Provincial|State) )*"
    r"(?:Premier|Governor|(?:[A-Z]\w+ ){0,2}Minister|Minister-President|Senator|Congress(?:man|woman)|Representative|MP"
    r"|Archbishop|Bishop|President)\b"
)
_HEADED = re.compile(
    r"(?:(?:acting|former|then|ex|new|late|outgoing|interim|deputy|vice|lieutenant|regional|state|provincial|first) )*"
    r"(?:president|premier|governor|(?:first|chief|prime) minister|minister president|head|leader|chief executive"
    r"|president of the (?:government|regional government|generalitat|junta|state government|region|executive))"
)
