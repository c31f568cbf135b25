"""Who speaks: the country or organisation behind the name of an issuer."""

import re
from dataclasses import dataclass
from functools import cache

from dipext.lexicon import alternation, toml
from dipext.lexicon.cities import country_of_city
from dipext.lexicon.countries import country_of_demonym, country_of_name, find_country
from dipext.lexicon.organisations import organisation_of_name


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuer's name with its country (ISO 3166-1 alpha-3) or organisation (NATO, EU, UN, ...), where known."""

    name: str
    country: str | None = None
    organisation: str | None = None


_BODY = re.compile(
    r"\b(?:Ministry|Department|Office|Council|Commission|Secretariat|Government|Embassy|Mission|Delegation|Chancellery"
    r"|Presidency|Parliament|House|Affairs)\b"
)
_HOST = re.compile(r"\S+\.\w{2,}(?:/\S*)?|https?:\S*|\S+@\S+")


def is_body(name: str) -> bool:
    """Whether a name can be that of a ministry or an organisation, and is not a person's, a host's or a site's brand.

    >>> [is_body(name) for name in ("Ministry of Culture", "NATO", "GOV.UK", "mfa.gov.lv", "Jane Clerk", "Latvia News")]
    [True, True, False, False, False, False]
    """
    name = name.strip()
    if not name or _HOST.fullmatch(name):
        return False
    folded = name.casefold()
    return bool(_BODY.search(name)) or any(
        name == alias or (" " in alias and alias.casefold() in folded) for alias in _aliases()
    )


@cache
def _aliases() -> tuple[str, ...]:
    known = toml("lexicon/issuers")
    return tuple(alias for kind in ("organisation", "country") for names in known[kind].values() for alias in names)


@cache
def read_issuer(name: str) -> Issuer:
    """The issuer behind a name such as ``"UK FCDO"`` or ``"Ministry of Foreign Affairs of Latvia"``.

    >>> read_issuer("UK FCDO").country, read_issuer("European Commission").organisation
    ('GBR', 'EU')
    >>> read_issuer("Organization of American States").organisation
    'OAS'
    """
    state = find_country(name) if is_of_state(name) else None
    if state is not None:
        return Issuer(name, country=state)  # "Ministry of Foreign Affairs, European Union and Cooperation of Spain"
    known = toml("lexicon/issuers")
    words = set(re.findall(r"[\w&]+", name))
    for kind in ("organisation", "country"):
        for code, names in known[kind].items():
            for alias in names:
                if alias in words or (" " in alias and alias.casefold() in name.casefold()):
                    return Issuer(name, **{kind: code})
    named = organisation_of_name(name)
    if named is not None and named.country is None:
        return Issuer(name, organisation=named.code)  # "Organization of American States"
    return Issuer(name, country=find_country(name) or _country_of_part(name))


_OF_STATE = re.compile(
    r"(?:The )?(?:Federal |Royal )?(?:Ministry|Embassy|Government|Permanent (?:Mission|Representation)|Prime Minister"
    r"|Office of the (?:Prime Minister|President))\b"
)


def is_of_state(name: str) -> bool:
    """Whether a body is a state's by its name, whatever organisations that names.

    >>> is_of_state("Permanent Mission of Latvia to the United Nations"), is_of_state("United Nations Office in Kenya")
    (True, False)
    """
    return _OF_STATE.match(name) is not None


def _country_of_part(name: str) -> str | None:
    """The country whose people or city the name of a body has: "... and Tunisians Abroad", "State House, Abuja"."""
    words = re.findall(r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]+", name)
    people = (country_of_demonym(word[:-1]) for word in words if word.endswith("s"))
    site = re.split(r",\s|\sin\s", name)[-1]
    return next(
        (code for code in (*people, country_of_city(site), country_of_city(words[-1]) if words else None) if code), None
    )


_WORD = r"(?:and|of|the|for|&|[A-ZÀ-ÖØ-ÞĀ-Ž][\w.’'-]*)"
_NAME = re.compile(rf"(?:{_WORD},?\s){{0,9}}{_WORD}")


def is_body_name(words: str) -> bool:
    """Whether words are the name of a body whose country or organisation is known, and nothing besides.

    >>> is_body_name("Ministry of Foreign Affairs and Trade of Hungary"), is_body_name("Global Affairs Canada")
    (True, True)
    >>> is_body_name("Ministry of Foreign Affairs"), is_body_name("Ministry of Defence of Latvia Opens Its Doors")
    (False, False)
    """
    words = " ".join(words.split()).removeprefix("The ").removeprefix("the ")
    if words in _aliases() or words.casefold() in _long_aliases():
        return True
    head = _head().search(words) if _NAME.fullmatch(words) else None
    if head is None or not _owner(words[: head.start()].strip()):
        return False
    parts = toml("lexicon/issuers")["words"]
    tail = re.split(r"\s(?:of|in)\s(?:the\s)?|,\s", words)[-1]
    ends = country_of_name(tail) or words.rpartition(" ")[2] in (*parts["topics"], *parts["heads"])
    return bool(find_country(words) and ends)


@cache
def telling_words() -> frozenset[str]:
    """Words in small letters of which the name of every body that is known here has at least one."""
    heads: list[str] = toml("lexicon/issuers")["words"]["heads"]
    return frozenset(name.casefold().split()[0].strip(".,") for name in (*_aliases(), *heads))


@cache
def _long_aliases() -> frozenset[str]:
    """The names of several words, in small letters."""
    return frozenset(alias.casefold() for alias in _aliases() if " " in alias)


@cache
def _head() -> re.Pattern[str]:
    """What a body is called: "Ministry", "Department"."""
    return re.compile(rf"\b{alternation(toml('lexicon/issuers')['words']['heads'])}\b")


def _owner(words: str) -> bool:
    """Whether words before "Ministry of ..." say nothing but whose it is."""
    words = re.sub(r"^(?:Federal|Royal|State)\b\s?", "", words.removesuffix("’s").removesuffix("'s"))
    return not words or bool(country_of_demonym(words) or country_of_name(words))
