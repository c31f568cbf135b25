"""Any amount in any currency, written in any notation, is found and reads back to itself."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dipext.lexicon.issuers import Issuer
from dipext.models import Money
from dipext.money.currencies import codes, currency_of, of_country, signs
from dipext.money.find import find_money
from dipext.text.numbers import plain
from dipext.text.source import Source

SCALES = {"": 0, "thousand": 3, "million": 6, "bn": 9, "billion": 9, "trillion": 12, "lakh": 5, "crore": 7}
STRONG = sorted(code for code, currency in codes().items() if not currency.weak)
NAMES = {"euros": "EUR", "Danish kroner": "DKK", "Polish zlotys": "PLN", "hryvnias": "UAH", "lari": "GEL", "yen": "JPY"}
AMOUNTS = st.decimals(min_value="0.01", max_value="999999", places=2)


def one(text: str) -> Money:
    (found,) = find_money(Source(text))
    assert text[found.span.start : found.span.end] == found.span.text
    return found


@given(amount=AMOUNTS, code=st.sampled_from(STRONG), scale=st.sampled_from(sorted(SCALES)))
def test_codes_in_front(amount: Decimal, code: str, scale: str) -> None:
    written = f"{code} {amount:,.2f}{' ' if scale else ''}{scale}"
    found = one(f"The aid is {written}.")
    assert (found.amount, found.currency, found.span.text) == (plain(amount.scaleb(SCALES[scale])), code, written)


@given(amount=AMOUNTS, sign=st.sampled_from(sorted(signs())), gap=st.sampled_from(["", " "]))
def test_signs_in_front(amount: Decimal, sign: str, gap: str) -> None:
    found = one(f"The aid is {sign}{gap}{amount:,.2f} million.")
    assert found.amount == plain(amount.scaleb(6))
    assert found.currency in signs()[sign].codes


@given(amount=AMOUNTS, name=st.sampled_from(sorted(NAMES)), scale=st.sampled_from(["", "million", "billion"]))
def test_names_behind(amount: Decimal, name: str, scale: str) -> None:
    found = one(f"The aid is {amount:,.2f}{' ' if scale else ''}{scale} {name}.")
    assert (found.amount, found.currency) == (plain(amount.scaleb(SCALES[scale])), NAMES[name])


@given(
    low=st.integers(1, 998),
    more=st.integers(1, 500),
    link=st.sampled_from([" to ", "–", "-"]),
    code=st.sampled_from(STRONG),
)
def test_a_range_reads_back_to_its_ends(low: int, more: int, link: str, code: str) -> None:
    high = min(low + more, 999)
    found = one(f"The aid is {code} {low}{link}{high} million.")
    assert (found.amount, found.amount_min, found.amount_max) == (None, low * 10**6, high * 10**6)
    assert found.quantifier == "range"


@settings(max_examples=300)
@given(st.text(alphabet="0123456789 .,-–$€£%mbkn()aeioutdrs\n\u00a0EURSD", max_size=80))
def test_nothing_raises_and_offsets_hold(text: str) -> None:
    end = 0
    for found in find_money(Source(text)):
        assert text[found.span.start : found.span.end] == found.span.text
        assert found.span.start >= end
        end = found.span.end


@pytest.mark.parametrize(
    ("issuer", "text", "currency", "source"),
    [
        (Issuer("Ottawa", country="CAN"), "$5 million", "CAD", "issuer_default"),
        (Issuer("Canberra", country="AUS"), "$5 million", "AUD", "issuer_default"),
        (Issuer("UN", organisation="UN"), "$5 million", "USD", "issuer_default"),
        (Issuer("Riga", country="LVA"), "$5 million", "USD", "assumed"),
        (Issuer("Riga", country="LVA"), "NZ$1 million and $5 million", "NZD", "inherited"),
        (Issuer("Riga", country="LVA"), "NZ$1 million, US$1 million and then $5 million", "USD", "assumed"),
        (Issuer("Oslo", country="NOR"), "5 million kroner", "NOK", "name"),
        (Issuer("Islamabad", country="PAK"), "Rs 5 million", "PKR", "symbol"),
        (Issuer("Beijing", country="CHN"), "¥5 million", "CNY", "symbol"),
        (None, "¥5 million", "JPY", "assumed"),
        (None, "£5 million", "GBP", "symbol"),
        (None, "5 million kroner", None, "unknown"),
        (None, "Iceland gave 5 million crowns", "ISK", "name"),
    ],
)
def test_shared_signs_and_names_are_settled(
    issuer: Issuer | None, text: str, currency: str | None, source: str
) -> None:
    found = find_money(Source(text, issuer=issuer))[-1]
    assert (found.currency, found.currency_source) == (currency, source)
    assert (source in ("assumed", "unknown")) <= bool(found.currency_candidates)


def test_candidates_stand_with_the_assumed_one_first() -> None:
    dollar = currency_of("$")
    assert dollar is not None
    assert dollar.codes[0] == dollar.default == "USD"
    assert {"CAD", "AUD", "NZD"} <= set(dollar.codes)


def test_currencies_of_countries() -> None:
    assert of_country("POL") == ("PLN",)
    assert of_country("XXX") == ()
