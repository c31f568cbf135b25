"""Who speaks: the country or organisation behind the name of an issuer."""

import re
from dataclasses import dataclass
from functools import cache

from dipext.lexicon import toml
from dipext.lexicon.countries import find_country


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuer's name with its country (ISO 3166-1 alpha-3) or organisation (NATO, EU, UN, ...), where known."""

    name: str
    country: str | None = None
    organisation: str | None = None


@cache
def read_issuer(name: str) -> Issuer:
    """The issuer behind a name such as ``"UK FCDO"`` or ``"Ministry of Foreign Affairs of Latvia"``.

    >>> read_issuer("UK FCDO").country, read_issuer("European Commission").organisation
    ('GBR', 'EU')
    """
    known = toml("lexicon/issuers")
    words = set(re.findall(r"[\w&]+", name))
    for kind in ("organisation", "country"):
        for code, names in known[kind].items():
            for alias in names:
                if alias in words or (" " in alias and alias.casefold() in name.casefold()):
                    return Issuer(name, **{kind: code})
    return Issuer(name, country=find_country(name))
