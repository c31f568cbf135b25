"""Provinces, states and regions to their countries (ISO 3166-1 alpha-3), from ``regions.txt``."""

import re
import unicodedata
from functools import cache, lru_cache

from dipext.lexicon import lines

_KINDS = re.compile(
    r"^(?:Province|Region|Republic|State|Free State|Canton|Emirate|Land|County) of (?:the )?"
    r"| (?:Province|Region|State|County)$"
)


@cache
def by_name() -> dict[str, tuple[str, ...]]:
    """Regions by name, in plain letters, to the countries that have one of that name."""
    regions: dict[str, tuple[str, ...]] = {}
    for line in lines("lexicon/regions.txt"):
        code, _, names = line.partition(": ")
        for name in names.split("; "):
            key = _key(name)
            regions[key] = (*regions.get(key, ()), code)
    return regions


@lru_cache(maxsize=1 << 13)
def countries_of_region(name: str) -> tuple[str, ...]:
    """The countries that have a region of a name, as written or in plain letters; several have a Punjab.

    >>> countries_of_region("Baden-Wurttemberg"), countries_of_region("State of Texas"), countries_of_region("Atlantis")
    (('DEU',), ('USA',), ())
    """
    return by_name().get(_key(name)) or by_name().get(_key(_KINDS.sub("", name)), ())


def _key(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("’", "'"))
    return (
        "".join(c for c in plain if not unicodedata.combining(c)).replace("-", " ").replace("đ", "d").replace("Đ", "D")
    )
