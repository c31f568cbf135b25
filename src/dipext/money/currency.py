"""Which currency a sign or name means that several share: by the issuer, then by the text, then assumed."""

import re

from dipext.lexicon import words
from dipext.lexicon.countries import country_of_demonym, country_of_name
from dipext.models import CurrencySource
from dipext.money.currencies import of_country
from dipext.money.terms import Draft
from dipext.text.source import Source


def settle(source: Source, draft: Draft, said: frozenset[str]) -> tuple[str | None, CurrencySource, tuple[str, ...]]:
    """Currency, where it is known from, and the other readings: by the issuer, then by the text, then assumed."""
    meant = draft.currency
    basis: CurrencySource = "inherited" if draft.inherited else meant.source
    if meant.certain:
        return meant.codes[0], basis, ()
    dollar = "USD" in meant.codes and meant.default == "USD"
    issuer = source.issuer
    if issuer is not None:
        own = [code for code in of_country(issuer.country or "") if code in meant.codes]
        if dollar and issuer.country == "USA":
            own = ["USD"]
        if not own and dollar and issuer.organisation in words("money/en/sums", "dollar_organisations"):
            own = ["USD"]
        if own:
            if draft.inherited:
                return own[0], "inherited", ()
            shown = () if dollar else meant.codes
            return own[0], "issuer_default" if dollar and meant.source == "symbol" else meant.source, shown
    if meant.default is None:
        named = _named_country(source, draft.start)
        own = [code for code in of_country(named or "") if code in meant.codes]
        if own:
            return own[0], basis, meant.codes
    plain = meant.default == "GBP" or meant.hundredth
    settled = said.intersection(meant.codes)
    if len(settled) == 1:
        code = min(settled)
        return code, basis if (plain or meant.source == "name") and code == meant.default else "inherited", meant.codes
    if meant.default is None:
        return None, "unknown", meant.codes
    return meant.default, basis if plain else "assumed", meant.codes


def _named_country(source: Source, at: int) -> str | None:
    """The country named last before ``at`` in the sentence: "Denmark gives 5 million kroner"."""
    words = re.findall(r"\b[A-Z][\w.]*(?: [A-Z][\w.]*)*", source.text[source.sentence(at)[0] : at])
    for word in reversed(words):
        country = country_of_name(word) or country_of_demonym(word)
        if country is not None:
            return country
    return None
