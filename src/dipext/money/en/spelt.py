"""Sums in words: "half a billion euros", "hundreds of millions of dollars", "a billion-dollar package"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from dipext.lexicon import known_words, one_of, phrases, words
from dipext.money.currencies import Currency
from dipext.money.en.vague import read_vague
from dipext.money.prefixes import prefix
from dipext.money.suffixes import suffix
from dipext.money.terms import REACH, Draft, Term, is_strong, is_weighed, with_hundredths
from dipext.text.numbers import GAP, NUMBER_WORDS, SCALE_WORDS, read_number
from dipext.text.quantifiers import RANGE_CUE
from dipext.text.source import places

# What a sum without digits has, a larger number or an everyday currency; what stands around it decides.
_TRIGGERS = phrases("money/en/sums", "triggers")
_NUMBERS = frozenset(f"{NUMBER_WORDS}|{SCALE_WORDS}|multi".split("|"))
_IN_NUMBERS = _NUMBERS | words("money/en/sums", "in_numbers")
_SCALES = frozenset(SCALE_WORDS.split("|"))
_MULTIPLIED = _SCALES | {"hundred"}
_WORD = re.compile(r"\w+")
_JOINT = re.compile(rf"{GAP}|-")
_COMMA = re.compile(rf",{GAP}")  # "five thousand, six hundred euros"
_AFTER_FIGURE = re.compile(r"[0-9][\s-]+\w{0,3}\Z")
_DIGIT_BEFORE = re.compile(r"[0-9][-\s]?\Z")
_UP_TO_COMMA = re.compile(rf"[^,]*,{GAP}")
_FIRST_OF_TWO = re.compile(rf"(?:{NUMBER_WORDS}){GAP}(?:and|or){GAP}", re.IGNORECASE)
_SCALE_TAIL = re.compile(rf"(?:{GAP}|-)(?:{SCALE_WORDS}|hundred)\Z", re.IGNORECASE)
_LOW_IN_WORDS = re.compile(
    rf"(?<![\w’'])(?P<low>(?:{NUMBER_WORDS})(?:[- ](?:{NUMBER_WORDS}|{SCALE_WORDS}))*)(?:{GAP}(?P<link>to|and"
    rf"|or){GAP}|[-–—])\Z",
    re.IGNORECASE,
)
_PLURAL_OF = re.compile(rf"-|(?<=s){GAP}of\b")
_ARTICLES = re.compile(rf"(?:a|an|and|of){GAP}", re.IGNORECASE)
_LEADING = re.compile(r"(?:and|or|of)\s+|an?\s+(?=multi)", re.IGNORECASE)
_NO_NUMBERS = frozenset({"a", "an", "half"})
_IDIOMS = frozenset({"one", "hundred", "thousand"})  # "not one euro", "every hundred euros"
_NEGATED = re.compile(rf"\b{one_of('money/en/sums', 'before_idioms')}\s\Z", re.IGNORECASE)
_WEIGHS = re.compile(r"\bweigh\w*\s+(?:\w+\s+)?\Z")
_WORD_BEFORE = re.compile(r"(?P<word>\w+)(?P<joint>\s+|-)\Z")
_THOUSAND = 1000
_OF = re.compile(rf"{GAP}of(?:{GAP}(?:the|our|their))?(?={GAP})")


class _Phrase(NamedTuple):
    """A number in words: where it begins and ends, and what it amounts to."""

    start: int
    end: int
    words: str
    amount: Decimal | None
    vague: tuple[Decimal, Decimal | None] | None

    @property
    def scaled(self) -> bool:
        """Whether a scale word is part of it."""
        return self.vague is not None or not _SCALES.isdisjoint(_WORD.findall(self.words.casefold()))


def in_words(text: str) -> Iterator[Draft]:
    """The sums that begin with a word: a number in words, a vague one, or none but the scale ("billions of euros")."""
    done = 0
    for place in sorted(set(places(text, _TRIGGERS))):
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
    previous = ""
    for word in _WORD.finditer(text, low, high):
        spelt = word[0].casefold()
        if start < 0 or spelt not in _IN_NUMBERS or not _joins(text, last, word.start(), previous):
            if end > start >= 0:
                yield start, end
            start = (
                word.start() if spelt in _IN_NUMBERS and text[word.start() - 1 : word.start()] not in ("’", "'") else -1
            )
            end = -1
        last, previous = word.end(), spelt
        if spelt in _NUMBERS and (last == high or text[last : last + 1] not in ("’", "'")):
            end = last
    if end > start >= 0:
        yield start, end


def _joins(text: str, last: int, start: int, previous: str) -> bool:
    """Whether what stands between two number words leaves them one number."""
    if previous in _SCALES and _COMMA.fullmatch(text, last, start):
        return True
    return _JOINT.fullmatch(text, last, start) is not None


def _word_start(text: str, at: int) -> int:
    while at > 0 and at < len(text) and text[at - 1].isalnum():
        at += 1
    return at


def _spelt(text: str, start: int, end: int, floor: int) -> Draft | None:
    """The sum whose number in words stands at ``text[start:end]``."""
    of = _OF.match(text, end)
    named = suffix(text, end, None, scaled=False) or (of and suffix(text, of.end(), None, scaled=True))
    if named is None and prefix(text, start, floor) is None:
        return None
    if _DIGIT_BEFORE.search(text, max(0, start - 2), start) or _is_lonely(text, start, end):
        return None
    phrase = _read(text, start, end)
    if phrase is None or phrase.words.casefold() in _NO_NUMBERS:
        return None
    behind = suffix(text, of.end() if of and phrase.vague else end, None, scaled=phrase.scaled)
    front = None if behind is not None else prefix(text, phrase.start, floor)
    if behind is not None:
        stop, currency, more = behind
    elif front is not None and not front[2]:
        phrase, stop, currency, more = phrase._replace(start=front[0]), end, front[1], ""
    else:
        return None
    return _draft(text, phrase, stop, currency, more, floor) if _is_sum(text, phrase, stop, currency) else None


def _read(text: str, start: int, end: int) -> _Phrase | None:
    """What the words say, without those before them that are no part of a number."""
    while True:
        phrase = text[start:end]
        amount, vague = read_number(phrase.replace(",", "")), read_vague(phrase)
        if amount is not None or vague is not None:
            return _Phrase(start, end, phrase, amount, vague)
        skipped = _ARTICLES.match(text, start, end) or _FIRST_OF_TWO.match(text, start, end)
        skipped = skipped or _UP_TO_COMMA.match(text, start, end)
        if skipped is None:
            return None
        start = skipped.end()


def _is_lonely(text: str, start: int, end: int) -> bool:
    """Whether a scale word has no number: "(inaudible) million dollars"."""
    before_it = text[max(0, start - 2) : start].rstrip()[-1:]
    return text[start:end].casefold() in _SCALES and _PLURAL_OF.match(text, end) is None and not before_it.isalpha()


def _is_sum(text: str, phrase: _Phrase, stop: int, currency: Currency) -> bool:
    """Whether the words count money: no weight, no small number of a name with other meanings, no idiom."""
    if currency.weak and currency.default == "GBP":
        lead = text[max(0, phrase.start - 24) : phrase.start]
        if is_weighed(text, stop) or _WEIGHS.search(lead):
            return False
    small = phrase.amount is not None and phrase.amount < _THOUSAND
    if currency.weak and small and not is_strong(text, phrase.end, stop, phrase.words, currency):
        return False
    idiom = phrase.words.casefold() in _IDIOMS
    return not (idiom and _NEGATED.search(text, max(0, phrase.start - 8), phrase.start))


def _draft(text: str, phrase: _Phrase, stop: int, currency: Currency, more: str, floor: int) -> Draft | None:
    """The sum that a number in words and a currency make, with a range or hundredths around."""
    start, amount = phrase.start, phrase.amount
    doubts = frozenset({"unread_scale"} if _is_cut(text, phrase) else ())
    if phrase.vague is not None:
        leading = _LEADING.match(text, start, stop)
        start = leading.end() if leading else start
        return Draft(start, stop, "money.vague", currency, None, *phrase.vague, doubts=doubts)
    if amount is None:
        return None
    if more:
        amount = read_number(f"{amount} {more}") or amount
    if text[phrase.end : phrase.end + 1] == "-" and (article := _ARTICLES.match(text, start, phrase.end)):
        start = article.end()
    if currency.hundredth:
        amount /= 100
    term = Term(start, stop, amount, phrase.words, "", currency, front=False)
    if pair := _spelt_range(text, term, floor):
        return pair
    whole = with_hundredths(text, term)
    rule = "money.hundredths" if currency.hundredth else "money.words"
    return Draft(start, whole.end, rule, currency, whole.value, doubts=doubts)


def _is_cut(text: str, phrase: _Phrase) -> bool:
    """Whether the word before may be a number that is not read: "fve hundred million euros", "adn fifty thousand"."""
    before = _WORD_BEFORE.search(text, max(0, phrase.start - 24), phrase.start)
    if before is None:
        return False
    word = before["word"].casefold()
    bare = _WORD.search(phrase.words)
    if bare is not None and bare[0].casefold() in _MULTIPLIED and phrase.vague is None:
        describes = (
            text[phrase.end : phrase.end + 1] == "-" and word in known_words()
        )  # "individual billion-dollar storms"
        return not describes and word not in words("money/en/sums", "before_bare_scale")
    if before["joint"] == "-" and word not in known_words():
        return True
    return before["word"].islower() and len(word) > 1 and word not in known_words() and word not in _IN_NUMBERS


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
