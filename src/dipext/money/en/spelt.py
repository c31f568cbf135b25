"""Sums in words: "half a billion euros", "hundreds of millions of dollars", "a billion-dollar package"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from dipext.lexicon import words
from dipext.money.amounts import read_vague
from dipext.money.signs import prefix, suffix
from dipext.money.terms import REACH, Draft, Term, is_strong, is_weighed, with_hundredths
from dipext.text.numbers import GAP, NUMBER_WORDS, SCALE_WORDS, read_number
from dipext.text.quantifiers import RANGE_CUE
from dipext.text.source import places

# Words in which a sum begins that has no digits; what stands around them decides.
_TRIGGERS = ("illion", "housand", "dollar", "euro", "pound", "rupee", "yen", "ringgit", "shekel", "tugrik", "USD")
_NUMBERS = frozenset(f"{NUMBER_WORDS}|{SCALE_WORDS}|multi".split("|"))
_IN_NUMBERS = _NUMBERS | words("money/en/sums", "in_numbers")
_WORD = re.compile(r"\w+")
_JOINT = re.compile(rf"{GAP}|-")
_AFTER_FIGURE = re.compile(r"[0-9][\s-]+\w{0,3}\Z")
_FIRST_OF_TWO = re.compile(rf"(?:{NUMBER_WORDS}){GAP}(?:and|or){GAP}", re.IGNORECASE)
_SCALE_TAIL = re.compile(rf"(?:{GAP}|-)(?:{SCALE_WORDS}|hundred)\Z", re.IGNORECASE)
_LOW_IN_WORDS = re.compile(
    rf"(?<![\w’'])(?P<low>(?:{NUMBER_WORDS})(?:[- ](?:{NUMBER_WORDS}|{SCALE_WORDS}))*)(?:{GAP}(?P<link>to|and"
    rf"|or){GAP}|[-–—])\Z",
    re.IGNORECASE,
)
_SCALE_SET = frozenset(SCALE_WORDS.split("|"))
_PLURAL_OF = re.compile(rf"-|(?<=s){GAP}of\b")
_ARTICLES = re.compile(rf"(?:a|an|and|of){GAP}", re.IGNORECASE)
_THOUSAND = 1000
_OF = re.compile(rf"{GAP}of(?:{GAP}(?:the|our|their))?(?={GAP})")


def in_words(text: str) -> Iterator[Draft]:
    """The sums that begin with a word: a number in words, a vague one, or none but the scale ("billions of euros")."""
    done = 0
    for place in sorted(places(text, _TRIGGERS)):
        if place < done or _AFTER_FIGURE.search(text, max(0, place - 8), place):
            continue
        for start, end in _numbers(text, _word_start(text, max(done, place - REACH)), place + 16):
            draft = _spelt(text, start, end, done)
            if draft is not None and draft.end > place:
                done = draft.end
                yield draft
                break


def _numbers(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Start and end of the numbers in words between two offsets: "half a billion", "hundreds of millions"."""
    start = end = last = -1
    for word in _WORD.finditer(text, low, high):
        spelt = word[0].casefold()
        if start < 0 or spelt not in _IN_NUMBERS or _JOINT.fullmatch(text, last, word.start()) is None:
            if end > start >= 0:
                yield start, end
            start = (
                word.start() if spelt in _IN_NUMBERS and text[word.start() - 1 : word.start()] not in ("’", "'") else -1
            )
            end = -1
        last = word.end()
        if spelt in _NUMBERS and (last == high or text[last : last + 1] not in ("’", "'")):
            end = last
    if end > start >= 0:
        yield start, end


def _word_start(text: str, at: int) -> int:
    while at > 0 and at < len(text) and text[at - 1].isalnum():
        at += 1
    return at


def _lonely(text: str, start: int, end: int) -> bool:
    """Whether a scale word has no number: "(inaudible) million dollars"."""
    before_it = text[max(0, start - 2) : start].rstrip()[-1:]
    return text[start:end].casefold() in _SCALE_SET and _PLURAL_OF.match(text, end) is None and not before_it.isalpha()


def _spelt(text: str, start: int, end: int, floor: int) -> Draft | None:
    """The sum whose number in words stands at ``text[start:end]``."""
    of = _OF.match(text, end)
    behind = suffix(text, end, None, scaled=False) or (of and suffix(text, of.end(), None, scaled=True))
    if behind is None and prefix(text, start, floor) is None:
        return None
    if (start and re.search(r"[0-9][-\s]?\Z", text[max(0, start - 2) : start])) or _lonely(text, start, end):
        return None
    while True:
        phrase = text[start:end]
        amount, vague = read_number(phrase), read_vague(phrase)
        if amount is not None or vague is not None:
            break
        article = _ARTICLES.match(text, start, end) or _FIRST_OF_TWO.match(text, start, end)
        if article is None:
            return None
        start = article.end()
    if phrase.casefold() in ("a", "an", "half"):
        return None
    front = prefix(text, start, floor)
    scaled = vague is not None or any(word in _SCALE_SET for word in re.findall(r"\w+", phrase.casefold()))
    behind = suffix(text, of.end() if of and vague else end, None, scaled=scaled)
    if behind is not None:
        stop, currency, more = behind
        amount = read_number(f"{amount} {more}") if more and amount is not None else amount
    elif front is not None and not front[2]:
        stop, currency, start = end, front[1], front[0]
    else:
        return None
    single = amount is not None and amount < 1000
    if (
        currency.weak
        and currency.default == "GBP"
        and (is_weighed(text, stop) or re.search(r"\bweigh\w*\s+(?:\w+\s+)?\Z", text[max(0, start - 24) : start]))
    ):
        return None
    if currency.weak and single and not is_strong(text, end, stop, phrase, currency):
        return None
    if phrase.casefold() in ("one", "hundred", "thousand") and re.search(
        r"\b(?:not|every|any)\s\Z", text[max(0, start - 8) : start], re.IGNORECASE
    ):
        return None
    if amount is not None and text[end : end + 1] == "-" and (article := _ARTICLES.match(text, start, end)):
        start = article.end()
    if vague is not None:
        if leading := re.match(r"(?:and|or|of)\s+|an?\s+(?=multi)", text[start:stop], re.IGNORECASE):
            start += leading.end()
        return Draft(start, stop, "money.vague", currency, None, *vague)
    if currency.hundredth and amount is not None:
        amount /= 100
    term = Term(start, stop, amount or Decimal(0), phrase, "", currency, front=False)
    if pair := _spelt_range(text, term, floor):
        return pair
    whole = with_hundredths(text, term)
    return Draft(start, whole.end, "money.hundredths" if currency.hundredth else "money.words", currency, whole.value)


def _spelt_range(text: str, high: Term, floor: int) -> Draft | None:
    """A range whose upper end is in words: "five to ten million euros"."""
    match = _LOW_IN_WORDS.search(text, max(floor, high.start - 40), high.start)
    if match is None or high.currency is None:
        return None
    if match["link"] == "and" and not RANGE_CUE.search(text, max(floor, match.start() - 30), match.start()):
        return None
    low = read_number(match["low"])
    scale = _SCALE_TAIL.search(high.figure)
    if low is not None and scale and low < (read_number(high.figure[: scale.start()]) or 0):
        low = read_number(f"{match['low']} {scale[0]}")
    if low is None or low >= high.value or (0 < low < _THOUSAND and high.value >= _THOUSAND**2):
        return None  # "ten to five million" is no range
    return Draft(match.start(), high.end, "money.range", high.currency, None, low, high.value)
