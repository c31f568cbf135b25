"""Currencies by code, sign and name (ISO 4217), from ``currencies.json``."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from dipext.lexicon import read_text
from dipext.lexicon.countries import country_of_demonym, country_of_name


@dataclass(frozen=True, slots=True)
class Currency:
    """What a sign, code or name says about the currency.

    ``codes`` are the ISO 4217 codes that it may stand for. ``default`` is the one to assume where nothing else settles
    it, ``None`` when no reading is more likely than the others. A ``weak`` one is an ordinary word or acronym as well,
    a ``local`` one is a letter that only its own countries mean as money, a ``hundredth`` names the hundredth part of
    the unit.
    """

    codes: tuple[str, ...]
    source: Literal["code", "symbol", "name"]
    default: str | None
    weak: bool = False
    hundredth: bool = False
    local: bool = False

    @property
    def certain(self) -> bool:
        """Whether it can only be one currency."""
        return len(self.codes) == 1


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(read_text("money/currencies.json"))
    return data


@cache
def codes() -> dict[str, Currency]:
    """Every code with its currency."""
    return {
        row["code"]: Currency((row["code"],), "code", row["code"], weak=row["weak"]) for row in _data()["currencies"]
    }


@cache
def signs() -> dict[str, Currency]:
    """Every sign with its currency, bare and qualified ones: "€", "US$", "Rs", "kr"."""
    weak = set(_data()["words"]["weak"])
    found = {
        sign: Currency((row["code"],), "symbol", row["code"], weak=sign in weak)
        for row in _data()["currencies"]
        for sign in row["signs"]
    }
    for sign, shared in _data()["bare"].items():
        found[sign] = Currency(tuple(shared), "symbol", shared[0], weak=sign.rstrip(".") in weak)
    found["¢"] = Currency(tuple(_data()["hundredths"]["¢"]), "symbol", "USD", hundredth=True)
    return found


@cache
def by_country() -> dict[str, Currency]:
    """Signs that mean the currency of the country that speaks or is spoken of: "Sh", and letters such as "N", "K"."""
    tables = _data()["by_country"]
    return {
        sign: Currency(tuple(shared), "symbol", None, weak=True, local=kind == "letters")
        for kind in ("signs", "letters")
        for sign, shared in tables[kind].items()
    }


@cache
def _names() -> dict[str, Currency]:
    data = _data()
    weak = set(data["words"]["weak"])
    units: dict[str, list[str]] = {}
    full: dict[str, Currency] = {}
    for row in data["currencies"]:
        for name in row["names"]:
            full[name.casefold()] = Currency((row["code"],), "name", row["code"])
        for unit in row["units"]:
            shared = units.setdefault(unit.casefold(), [])
            if row["code"] not in shared:
                shared.append(row["code"])
    for unit, shared in units.items():
        assumed = data["assume"].get(unit) or data["assume"].get(unit.removesuffix("s"))
        ordered = sorted(shared, key=lambda code: code != assumed)
        default = assumed or (shared[0] if len(shared) == 1 else None)
        full[unit] = Currency(tuple(ordered), "name", default, weak=unit in weak)
    for name, shared in data["shared"].items():
        full[name.casefold()] = Currency(tuple(shared), "name", shared[0])
    for name, shared in data["hundredths"].items():
        full[name] = Currency(tuple(shared), "name", shared[0], weak=name in ("c", "p"), hundredth=True)
    return full


@cache
def before() -> frozenset[str]:
    """Names that also stand before the number: "Taka 500 crore"."""
    return frozenset(_data()["words"]["before"])


@cache
def before_sums() -> frozenset[str]:
    """Names in small letters that stand before a number only where it is plainly a sum: "Euro 3 million"."""
    return frozenset(_data()["words"]["before_sums"])


@cache
def of_country(country: str) -> tuple[str, ...]:
    """The codes of the currencies of a country (ISO 3166-1 alpha-3).

    >>> of_country("DNK"), of_country("ATA")
    (('DKK',), ())
    """
    return tuple(row["code"] for row in _data()["currencies"] if country in row["countries"])


_EVERYDAY = frozenset(
    {"usd", "eur", "gbp", "cad", "aud", "nzd", "chf", "jpy", "cny", "inr", "mxn", "sek", "nok", "dkk"}
)
"""Codes that people write in small letters too."""


@cache
def currency_of(words: str) -> Currency | None:
    """The currency of a code, a sign or a name, with a demonym or without.

    >>> currency_of("EUR").codes, currency_of("US $").codes, currency_of("Danish kroner").codes
    (('EUR',), ('USD',), ('DKK',))
    >>> currency_of("kroner").codes, currency_of("Canadian dollars").codes, currency_of("shells") is None
    (('DKK', 'NOK'), ('CAD',), True)
    """
    words = " ".join(words.replace("’", "'").split())
    if words in codes():
        return codes()[words]
    if words in _EVERYDAY:
        return codes()[words.upper()]
    sign = signs().get(words.replace(" ", "")) or signs().get(words)
    if sign is not None:
        return sign
    name = _names().get(words.casefold())
    if name is not None:
        return name
    qualifier, _, unit = words.rpartition(" ")
    name = _names().get(unit.casefold()) or signs().get(unit)
    if not qualifier or name is None:
        return None
    country = (
        country_of_demonym(qualifier)
        or country_of_name(qualifier)
        or country_of_demonym(qualifier.title())
        or country_of_name(qualifier.title())
    )
    if country is None:
        return None
    own = tuple(code for code in of_country(country) if code in name.codes)
    return Currency(own[:1], name.source, own[0], hundredth=name.hundredth) if own else None


@cache
def unit_words() -> frozenset[str]:
    """The last word of every name and code in small letters: what a currency behind a number can end in."""
    words = {name.rpartition(" ")[2] for name in _names()} | {code.casefold() for code in codes()}
    spelt = {sign.rstrip(".").casefold() for sign in signs() if len(sign) > 1 and sign.replace(".", "").isalpha()}
    return frozenset(words | spelt)
