"""The currency beside a number: what stands right before it, right behind it, or in brackets behind the sum."""

import re
from dataclasses import replace
from functools import cache, lru_cache

from dipext.lexicon import one_of
from dipext.money.currencies import Currency, before, before_sums, codes, currency_of, signs, unit_words
from dipext.text.numbers import GAP, SCALE_ABBREVIATIONS, SCALE_WORDS

SCALE = re.compile(
    rf"(?:\+?{GAP}|-)(?P<word>(?i:hundred{GAP})?(?i:{SCALE_WORDS})(?:{GAP}(?i:{SCALE_WORDS}))?)(?!\w)"
    rf"|(?P<tight>(?i:{SCALE_ABBREVIATIONS}))(?!\w)"
    rf"|{GAP}(?P<loose>(?i:mln|bln|mio|mrd|mld|mn|bn|trn|tln|tn|cr|mil|mill)|[mMkK])(?![\w’'.]\w|\w)"
)
"""A scale word or abbreviation behind a number: word, tight (no gap needed) or loose."""
_SCALED_CURRENCY = re.compile(rf"{GAP}?(?P<scale>Mio|Mrd|mn|bn|M|m|k|K|T)\.?{GAP}?(?P<currency>[€£$]|[A-Z]{{3}})(?!\w)")
_GERMAN = {"T": "k"}
_WORDS = re.compile(r"([^\W\d_](?:[\w.]*\w)?)(?:[\s-]([^\W\d_](?:[\w.]*\w)?))?(?:[\s-]([^\W\d_]\w*))?")
_SUFFIX_GAP = re.compile(rf"\.?(?:{GAP}|-)?")
_NOT_MONEY = re.compile(rf"-?(?:\s?{one_of('money/en/sums', 'not_money_after')}\b|-[A-Z])", re.IGNORECASE)
_QUALIFIER = re.compile(r"(?<![\w.])([A-Z][\w.]{1,12})\s\Z")
_BRACKETED = re.compile(r"\s?\((US|U\.S\.|[A-Z]{3}|[A-Z][a-z]+)\)")


@cache
def _sign_pattern() -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str]]:
    """The characters that signs end in, the signs before a number, the signs behind one."""
    known = [sign for sign in signs() if not (sign[-1].isalpha() or sign[-1] == ".")]
    ordered = "|".join(re.escape(sign) for sign in sorted(known, key=len, reverse=True))
    qualifier = r"(?:(?P<code>(?:[A-Z]{3}|US|UK|U\.S\.|NZ|HK)[ \t]?|[A-Z](?:dn|an)?))?"
    bare = re.escape("".join(sign for sign in known if len(sign) == 1))
    return (
        frozenset(sign[-1] for sign in known),
        re.compile(rf"(?<![^\W\d_]){qualifier}(?P<sign>{ordered})\Z|(?P<bare>[{bare}])\Z"),
        re.compile(ordered),
    )


def prefix(text: str, at: int, floor: int) -> tuple[int, Currency, str] | None:
    """Start, currency and scale of what stands right before a number: "US$", "EUR ", "MSEK "."""
    end = at
    while end > floor and at - end < 4 and text[end - 1] in " \t\n":
        end -= 1
    if end == floor or text.count("\n", end, at) > 1:
        return None
    last = text[end - 1]
    ends, sign_before, _ = _sign_pattern()
    if last in ends:
        match = sign_before.search(text, max(floor, end - 8), end)
        if match is None:
            return None
        if match["bare"]:
            return end - 1, signs()[match["bare"]], ""
        start = match.start()
        if match["code"]:
            joined = currency_of(match["code"] + match["sign"]) or codes().get(match["code"].strip())
            if joined is not None:
                return start, joined, ""
            start = match.start("sign")
        return start, signs()[match["sign"]], ""
    if not (last.isalpha() or last == "."):
        return None
    word = text[max(floor, end - 9) : end].split()[-1].lstrip("([{“‘\"'«–—-/:,~≈><")
    found = front_of(word)
    if found is None:
        return None
    start, (currency, scale) = end - len(word), found
    if currency.source == "name" and (qualifier := _QUALIFIER.search(text, max(floor, start - 16), start)):
        qualified = currency_of(f"{qualifier[1]} {word}")  # "US dollars 2 million", "Pounds Sterling 200,000"
        if qualified is not None and qualified.certain:
            return qualifier.start(), replace(qualified, weak=currency.weak), scale
    return start, currency, scale


@lru_cache(maxsize=4096)
def front_of(word: str) -> tuple[Currency, str] | None:
    """The currency of a word before a number, and the scale it carries ("MSEK")."""
    if word in codes() or word in signs() or word in before():
        currency = currency_of(word)
        return None if currency is None else (currency, "")
    if (name := word.casefold()) in before_sums():
        currency = currency_of(name)
        return None if currency is None else (replace(currency, weak=True), "")
    if len(word) == 3 and word.islower():
        currency = currency_of(word)
        return (currency, "") if currency is not None and currency.source == "code" else None
    if len(word) == 4 and word[0] in "MTk" and word[1:] in codes() and not codes()[word[1:]].weak:
        return codes()[word[1:]], _GERMAN.get(word[0], word[0])
    if word[-1:] in "€$£¥₹" and word not in signs():
        currency = currency_of(word)
        return None if currency is None else (currency, "")
    return None


def suffix(text: str, end: int, front: Currency | None, *, scaled: bool) -> tuple[int, Currency, str] | None:
    """End, currency and scale of what stands right behind a number, or behind its scale word.

    Behind a number that has a currency before it only the same currency counts ("$5 million CAD").
    """
    if not scaled and (match := _SCALED_CURRENCY.match(text, end)):
        currency = currency_of(match["currency"])
        if currency is not None and front is None:
            return match.end(), currency, _GERMAN.get(match["scale"], match["scale"])
    gap = _SUFFIX_GAP.match(text, end)
    at = gap.end() if gap else end
    following = text[at : at + 1]
    stop, currency = at, None
    _, _, sign_behind = _sign_pattern()
    if following.isalpha() and (words := _WORDS.match(text, at)):
        units = unit_words()
        for count in (3, 2, 1):
            if words[count] and words[count].casefold() in units:
                currency, stop = currency_of(text[at : words.end(count)]), words.end(count)
                if currency is not None:
                    break
        full_stop = text[end : end + 1] == "." and not scaled  # "It cost 5. Euro ..."
        if currency is not None and (full_stop or _NOT_MONEY.match(text, stop)):
            return None
    if currency is None and (match := sign_behind.match(text, at)):
        currency, stop = signs()[match[0]], match.end()
        if stop < len(text) and (text[stop].isdecimal() or (match[0][-1].isalpha() and text[stop].isalpha())):
            return None
    if currency is None:
        return None
    if front is not None:
        shared = tuple(code for code in front.codes if code in currency.codes)
        again = re.match(r"\s?[0-9]", text[stop : stop + 2])
        if not shared or again or (currency.hundredth and at != end):
            return None
        return stop, replace(front, codes=shared, default=shared[0], weak=False), ""
    if not scaled and (found := SCALE.match(text, stop)) and (found["word"] or found["loose"]):
        return found.end(), currency, found["word"] or found["loose"]
    return stop, currency, ""


def bracketed(text: str, at: int, currency: Currency) -> Currency:
    """The currency of a sum that ends at ``at``, with what a word in brackets settles: "$20 million (US)"."""
    match = _BRACKETED.match(text, at)
    if match is None:
        return currency
    meant = codes().get(match[1]) or currency_of(f"{match[1]}$") or currency_of(f"{match[1]} dollars")
    if meant is None or not meant.certain or meant.codes[0] not in currency.codes:
        return currency
    return replace(currency, codes=meant.codes, default=meant.default)
