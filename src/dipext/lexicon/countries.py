"""Countries by name and by demonym (ISO 3166-1 alpha-3), from ``countries.jsonl``."""

import json
import re
from functools import cache, lru_cache

from dipext.lexicon import alternation, lines


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    for line in lines("lexicon/countries.jsonl"):
        row = json.loads(line)
        for name in row["names"]:
            names.setdefault(_key(name), row["code"])
            names.setdefault(_key(name.replace("-", " ")), row["code"])  # "Guinea Bissau"
        for demonym in row["demonyms"]:
            demonyms.setdefault(_key(demonym), row["code"])
    return names, demonyms


_LEADING = re.compile(
    r"^(?:[Tt]he|(?:Federal |Islamic |Democratic |Socialist )*Republic of|Kingdom of|State of|Grand Duchy of"
    r"|Government of) "
)


def _key(name: str) -> str:
    return " ".join(name.replace("’", "'").split())


@lru_cache(maxsize=1 << 13)
def country_of_name(name: str) -> str | None:
    """The code of a country by one of its names, as written; a leading "the" or "Republic of" may stand before it.

    >>> country_of_name("Latvia"), country_of_name("the Republic of Moldova"), country_of_name("Atlantis")
    ('LVA', 'MDA', None)
    """
    names = _tables()[0]
    key = _key(name)
    found = names.get(key)
    while found is None:
        shorter = _LEADING.sub("", key)
        if shorter == key:
            return None
        key = shorter
        found = names.get(key)
    return found


@lru_cache(maxsize=1 << 13)
def country_of_demonym(word: str) -> str | None:
    """The code of a country by its adjective, as written.

    >>> country_of_demonym("Danish"), country_of_demonym("U.S."), country_of_demonym("Baltic")
    ('DNK', 'USA', None)
    """
    return _tables()[1].get(_key(word))


def name_of_country(code: str) -> str:
    """The first name of a country, as it stands behind "of".

    >>> name_of_country("LVA"), name_of_country("NLD")
    ('Latvia', 'the Netherlands')
    """
    name = next(name for name, known in _tables()[0].items() if known == code)
    return f"the {name}" if _ARTICLE.match(name) else name


_ARTICLE = re.compile(
    r"(?:Bahamas|Central|Comoros|Congo|Democratic|Dominican|Federated|Gambia|Holy|Maldives|Marshall|Netherlands"
    r"|Philippines|Russian Federation|Solomon|United)\b"
)


@cache
def codes() -> frozenset[str]:
    """The code of every country (ISO 3166-1 alpha-3, and XKX)."""
    return frozenset(json.loads(line)["code"] for line in lines("lexicon/countries.jsonl"))


def by_name() -> dict[str, str]:
    """Every known name of a country with its code."""
    return _tables()[0]


def by_demonym() -> dict[str, str]:
    """Every known demonym with the code of its country."""
    return _tables()[1]


def names() -> tuple[str, ...]:
    """Every known name of a country, the longest first: ready for an alternation."""
    return tuple(sorted(_tables()[0], key=len, reverse=True))


def demonyms() -> tuple[str, ...]:
    """Every known demonym, the longest first."""
    return tuple(sorted(_tables()[1], key=len, reverse=True))


NO_PART = r"(?<!\bNew )(?<![Ii]nter-)(?<!Pan-)(?<!Latin )(?<!Central )(?<!South )(?<!North )"
"""A piece of a pattern: what follows is not half of the name of a region, as in "Latin America"."""


@cache
def _anywhere() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){NO_PART}{alternation({*_tables()[0], *_tables()[1]})}(?!\w)")


@lru_cache(maxsize=1 << 13)
def find_country(text: str) -> str | None:
    """The first country that a short text names, by name or demonym.

    >>> find_country("Ministry of Foreign Affairs of Latvia"), find_country("South Korea")
    ('LVA', 'KOR')
    >>> find_country("Undersecretary for Latin America and the Caribbean") is None
    True
    """
    match = _anywhere().search(_key(text))
    if match is None:
        return None
    return country_of_name(match[0]) or country_of_demonym(match[0])


def without_countries(text: str) -> str:
    """A short text without the names of countries and the demonyms in it.

    >>> without_countries("President of Peru")
    'President of '
    """
    return _anywhere().sub("", _key(text))
