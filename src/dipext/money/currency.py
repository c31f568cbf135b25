"""Which currency a sign or name means that several share: by the issuer, then by the text, then assumed."""

import re

from dipext.lexicon import words
from dipext.lexicon.countries import country_of_demonym, country_of_name
from dipext.models import CurrencySource
from dipext.money.currencies import Currency, of_country
from dipext.money.terms import Draft
from dipext.text.source import Source

_NAMES = re.compile(r"\b[A-Z][\w.]*(?: [A-Z][\w.]*)*")
_REACH = 400  # characters of a sentence in which the country is looked for
_DOLLAR_ORGANISATIONS = words("money/en/sums", "dollar_organisations")

Settled = tuple[str | None, CurrencySource, tuple[str, ...]]
"""The currency, where it is known from, and the other readings."""


Said = tuple[str, CurrencySource]
"""A currency that the text names, and whether by code, sign or name."""


def is_said(currency: Currency) -> bool:
    """Whether a sum with this currency tells what others mean by a sign or name that several share."""
    return len(currency.codes) == 1 and not currency.local


def settle(source: Source, draft: Draft, said: frozenset[Said]) -> Settled:
    """The currency of a sum: by the issuer, then by the text, then assumed. ``said`` are those that the text names."""
    meant = draft.currency
    basis: CurrencySource = "inherited" if draft.inherited else meant.source
    if meant.certain and not meant.local:
        return meant.codes[0], basis, ()
    if (code := _of_issuer(source, meant)) is not None:
        return _by_issuer(draft, code)
    if meant.default is None:
        own = _of_named_country(source, draft.start, meant)
        if own is not None:
            return own, basis, meant.codes
    plain = meant.default == "GBP" or meant.hundredth
    dollar = _is_dollar(meant)  # who writes "CAD 5 million" and "$5 million" means two currencies
    settled = {code for code, by in said if not (dollar and by == "code")}.intersection(meant.codes)
    if len(settled) == 1:
        code = min(settled)
        return code, basis if (plain or meant.source == "name") and code == meant.default else "inherited", meant.codes
    if meant.default is None:
        return None, "unknown", meant.codes
    return meant.default, basis if plain else "assumed", meant.codes


def _is_dollar(meant: Currency) -> bool:
    return "USD" in meant.codes and meant.default == "USD"


def _of_issuer(source: Source, meant: Currency) -> str | None:
    """The currency of the issuer among those that are meant."""
    issuer = source.issuer
    if issuer is None:
        return None
    if _is_dollar(meant) and (issuer.country == "USA" or issuer.organisation in _DOLLAR_ORGANISATIONS):
        return "USD"
    return next((code for code in of_country(issuer.country or "") if code in meant.codes), None)


def _by_issuer(draft: Draft, code: str) -> Settled:
    if draft.inherited:
        return code, "inherited", ()
    if _is_dollar(draft.currency):
        return code, "issuer_default" if draft.currency.source == "symbol" else draft.currency.source, ()
    return code, draft.currency.source, draft.currency.codes


def _of_named_country(source: Source, at: int, meant: Currency) -> str | None:
    """The one of its currencies whose country is named last before ``at`` in the sentence, or first behind."""
    start, end = source.sentence(at)
    before = [match[0] for match in _NAMES.finditer(source.text, max(start, at - _REACH), at)]
    behind = [match[0] for match in _NAMES.finditer(source.text, at, min(end, at + _REACH))]
    for name in (*reversed(before), *behind):
        for place in (name, name.partition(" ")[0]):  # "Zambian Minister of Finance"
            country = country_of_name(place) or country_of_demonym(place)
            own = [code for code in of_country(country or "") if code in meant.codes]
            if own:
                return own[0]
    return None
