"""The currency right behind a number, or in brackets behind the sum."""

import re
from dataclasses import replace

from dipext.lexicon import one_of
from dipext.money.currencies import Currency, codes, currency_of, signs, unit_words
from dipext.money.en.scales import scale_at
from dipext.money.prefixes import THOUSAND, sign_pattern
from dipext.text.numbers import GAP

_SCALED_CURRENCY = re.compile(rf"{GAP}?(?P<scale>Mio|Mrd|mn|bn|M|m|k|K|T)\.?{GAP}?(?P<currency>[€£$]|[A-Z]{{3}})(?!\w)")
_WORD = r"([^\W\d_](?:[\w.'’]*[^\W\d_])?)"
_WORDS = re.compile(rf"{_WORD}(?:\.?[\s-]{_WORD})?(?:\.?[\s-]{_WORD})?")
_NO_NOTE = re.compile(r"[^\W\d_]|[0-9]{3}|[0-9]{1,2}(?![0-9])(?:[\w%]|[.,][0-9])")  # "5 million euros1" has a footnote
_GAP = re.compile(rf"\.?(?:{GAP}|-)?")
_NOT_MONEY = re.compile(rf"-?(?:\s?{one_of('money/en/sums', 'not_money_after')}\b|-[A-Z])", re.IGNORECASE)
_BRACKETED = re.compile(r"\s?\((US|U\.S\.|[A-Z]{3}|[A-Z][a-z]+)\)")
Behind = tuple[int, Currency, str]
"""End, currency and scale of what stands behind a number."""


def suffix(text: str, end: int, front: Currency | None, *, scaled: bool) -> Behind | None:
    """End, currency and scale of what stands right behind a number, or behind its scale word.

    Behind a number that has a currency before it only the same currency counts ("$5 million CAD").
    """
    if not scaled and front is None and (match := _SCALED_CURRENCY.match(text, end)):
        currency = currency_of(match["currency"])
        if currency is not None:
            return match.end(), currency, THOUSAND.get(match["scale"], match["scale"])
    gap = _GAP.match(text, end)
    at = gap.end() if gap else end
    found = _word(text, end, at, scaled=scaled) if text[at : at + 1].isalpha() else None
    if found is None:
        found = _sign(text, at)
    if found is None or (found[1].source == "name" and _NOT_MONEY.match(text, found[0])):
        return None
    stop, currency = found
    if front is not None:
        return _again(text, end, at, stop, front, currency)
    following = None if scaled else scale_at(text, stop)
    if following is not None and following.worded:
        return following.end, currency, following.word
    return stop, currency, ""


def _word(text: str, end: int, at: int, *, scaled: bool) -> tuple[int, Currency] | None:
    """The code or name at ``at``, of three words at most."""
    words = _WORDS.match(text, at)
    if words is None:
        return None
    for count in (3, 2, 1):
        if words[count] and words[count].casefold().replace("’", "'") in unit_words():
            currency, stop = currency_of(text[at : words.end(count)]), words.end(count)
            if currency is not None and not _NO_NOTE.match(text, stop):
                full_stop = text[end : end + 1] == "." and not scaled  # "It cost 5. Euro ..."
                return None if full_stop or _NOT_MONEY.match(text, stop) else (stop, currency)
    return None


def _sign(text: str, at: int) -> tuple[int, Currency] | None:
    """The sign at ``at``, which does not belong to the number or word behind it."""
    match = sign_pattern()[2].match(text, at)
    if match is None:
        return None
    stop = match.end()
    if stop < len(text) and (text[stop].isdecimal() or (match[0][-1].isalpha() and text[stop].isalpha())):
        return None
    return stop, signs()[match[0]]


def _again(text: str, end: int, at: int, stop: int, front: Currency, currency: Currency) -> Behind | None:
    """The currency before a number with the same one behind it: "$5 million CAD"."""
    shared = tuple(code for code in front.codes if code in currency.codes)
    again = re.match(r"\s?[0-9]", text[stop : stop + 2])
    if not shared or again or (currency.hundredth and at != end):
        return None
    return stop, replace(front, codes=shared, default=shared[0], weak=False), ""


def bracketed(text: str, at: int, currency: Currency) -> Currency:
    """The currency of a sum that ends at ``at``, with what a word in brackets settles: "$20 million (US)"."""
    match = _BRACKETED.match(text, at)
    if match is None:
        return currency
    meant = codes().get(match[1]) or currency_of(f"{match[1]}$") or currency_of(f"{match[1]} dollars")
    if meant is None or not meant.certain or meant.codes[0] not in currency.codes:
        return currency
    return replace(currency, codes=meant.codes, default=meant.default)
