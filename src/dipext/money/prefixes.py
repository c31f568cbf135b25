"""The currency right before a number, with the scale that it may carry: "US$", "EUR ", "M€ ", "NRs. ", "€m "."""

import re
from dataclasses import replace
from functools import cache, lru_cache

from dipext.lexicon.countries import country_of_name
from dipext.money.currencies import Currency, before, before_sums, by_country, codes, currency_of, signs
from dipext.text.numbers import SCALE_WORDS

THOUSAND = {"T": "k"}
"""A scale of German that another letter stands for in English: "T€ 300"."""
_MARKS = "([{“‘\"'«–—-/:,~≈><•|*_·▪►●○‣◦…;=+&!"
_QUALIFIER = re.compile(r"(?<![\w.])(?P<first>[A-Z]\w{1,12}\s)?(?P<last>[A-Z][\w.]{1,12})\s\Z")
_IN = re.compile(r"\b(?:in|into)\s\Z")
_SCALE_BEFORE = re.compile(r"(?<![\w.])(?P<scale>[MmkKT]|mn|bn|mln|Mio\.?|Mrd\.?)[ \u00a0]?\Z")
_SCALE_WORD = re.compile(rf"(?:(?i:{SCALE_WORDS}|mln|mn|bn|mio|mrd)|[mk])\.?\Z")
_SIGN_AND_SCALE = re.compile(r"(?P<sign>[A-Z]{0,3}[€$£¥₹])(?P<scale>m|mn|mln|bn|k|M|B|K|tn)\Z")
_SCALE_LETTERS = "MTk"
_REACH = 14  # characters before a number in which a word with its sign stands
Front = tuple[int, Currency, str]
"""Start, currency and scale of what stands before a number."""


@cache
def sign_pattern() -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str]]:
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


def prefix(text: str, at: int, floor: int, scaled: bool = False) -> Front | None:
    """Start, currency and scale of what stands right before a number: "US$", "EUR ", "MSEK ".

    ``scaled`` says that a scale stands there already ("EUR million 5"), so that no other one may.
    """
    end = at
    while end > floor and at - end < 4 and text[end - 1] in " \t\n":
        end -= 1
    if end == floor or text.count("\n", end, at) > 1:
        return None
    last = text[end - 1]
    if last in sign_pattern()[0]:
        return _sign(text, end, floor)
    found = _word(text, end, floor, scaled) if last.isalpha() or last == "." else None
    glued = found is not None and found[1].source == "name" and end == at  # "5 rupees2" has a footnote
    return None if glued else found


def _sign(text: str, end: int, floor: int) -> Front | None:
    """A sign that ends at ``end``, with the letters or the country before it: "C$", "Canadian $", "M€"."""
    match = sign_pattern()[1].search(text, max(floor, end - 8), end)
    if match is None:
        return None
    sign = match["bare"] or match["sign"]
    start, currency = end - len(sign), signs()[sign]
    if match["code"]:
        joined = currency_of(match["code"] + sign) or codes().get(match["code"].strip())
        if joined is not None:
            return match.start(), joined, ""
    if scaled := _SCALE_BEFORE.search(text, max(floor, start - 6), start):
        return scaled.start(), currency, THOUSAND.get(scaled["scale"], scaled["scale"])
    return _qualified(text, start, floor, sign, currency, "")


def _word(text: str, end: int, floor: int, scaled: bool) -> Front | None:
    """A code, a name or a sign with letters that ends at ``end``: "EUR", "NRs.", "Nepali Rs.", "EUR million"."""
    word = text[max(floor, end - _REACH) : end].split()[-1].lstrip(_MARKS)
    start = end - len(word)
    if _is_scale(word) and text[start - 1 : start].isspace():
        outer = None if scaled else prefix(text, start, floor, scaled=True)
        return None if outer is None or outer[2] else (outer[0], outer[1], word.rstrip("."))
    found = front_of(word)
    if found is None:
        return None
    currency, scale = found
    if word[-1] == "." and currency.source == "code" and _IN.search(text, max(floor, start - 6), start):
        return None  # "It was paid in EUR. 5 million people ..."
    if before := _SCALE_BEFORE.search(text, max(floor, start - 6), start):
        return before.start(), currency, THOUSAND.get(before["scale"], before["scale"])
    return _qualified(text, start, floor, word, currency, scale)


@lru_cache(maxsize=4096)
def _is_scale(word: str) -> bool:
    return _SCALE_WORD.match(word) is not None


def _qualified(text: str, start: int, floor: int, word: str, currency: Currency, scale: str) -> Front:
    """The currency with a country before its name or sign: "US dollars", "Pounds Sterling", "Nepali Rs."."""
    if not currency.certain or currency.source == "name":
        qualifier = _QUALIFIER.search(text, max(floor, start - 28), start)
        for begin in (qualifier.start(), qualifier.start("last")) if qualifier else ():
            qualified = currency_of(f"{text[begin : start - 1]} {word}")
            if qualified is not None and qualified.certain:
                if text[max(0, begin - 4) : begin] == "the " and country_of_name(text[begin : start - 1]):
                    begin = start  # "it has cost the United States $5 million"
                return begin, replace(qualified, weak=currency.weak), scale
    return start, currency, scale


@lru_cache(maxsize=4096)
def front_of(word: str) -> tuple[Currency, str] | None:
    """The currency of a word before a number, and the scale it carries ("MSEK", "€m")."""
    if (named := _named(word)) is not None:
        return named, ""
    if len(word) == 4 and word[0] in _SCALE_LETTERS and word[1:] in codes() and not codes()[word[1:]].weak:
        return codes()[word[1:]], THOUSAND.get(word[0], word[0])
    if (match := _SIGN_AND_SCALE.fullmatch(word)) and (currency := currency_of(match["sign"])):
        return currency, match["scale"]
    if word.endswith(".") and len(word) > 2 and (dotted := _named(word[:-1])) and dotted.source != "name":
        return replace(dotted, weak=True), ""  # a full stop may end a sentence as well
    return None


def _named(word: str) -> Currency | None:
    """The currency of a code, a sign or a name that may stand before a number."""
    if word in by_country():
        return by_country()[word]
    if word in codes() or word in signs() or word in before():
        return currency_of(word)
    name = word.casefold()
    currency = currency_of(name) if name in before_sums() or (len(word) == 3 and word.islower()) else None
    if currency is not None and name in before_sums():
        return replace(currency, weak=True)
    if currency is not None and currency.source == "code":
        return currency
    return currency_of(word) if word[-1:] in "€$£¥₹" else None
