"""One number of a sum with what belongs to it: figure, scale, currency, hundredths."""

import re
from decimal import Decimal
from string import digits
from typing import NamedTuple

from dipext.lexicon import one_of
from dipext.money.amounts import is_grouped, read_amount
from dipext.money.currencies import Currency, unit_words
from dipext.money.en.scales import Scale, guess_at, scale_at
from dipext.money.guard import is_odd
from dipext.money.prefixes import front_of, prefix
from dipext.money.suffixes import Behind, bracketed, suffix
from dipext.text.numbers import FIGURE, GAP, NUMBER_WORDS, SCALE_ABBREVIATIONS, SCALE_WORDS, read_number

_FIGURE = re.compile(rf"{FIGURE}(?: ?[½¼¾⅓⅔])?")
_UNREAD = Decimal(0)
_CLOSING = ",;:)"
_PUNCTUATION = ".,;:)]!?”\"'’"
_REACH_BEHIND = 80  # characters in which a scale word and the name of a currency end, which has three words at most
_SCALES = frozenset(f"hundred|{SCALE_WORDS}|{SCALE_ABBREVIATIONS}|mn|bn|tn|cr|mil|mill".split("|"))
_LINKS = frozenset({"and", "or", "to", "up"})
LINK = re.compile(
    rf"(?:{GAP})?(?:(?P<list>,(?:{GAP}(?:and|or|&)(?={GAP}))?)|(?P<and>and|&)(?={GAP})|(?P<or>or)(?={GAP})"
    rf"|(?P<to>(?:-{GAP}|up{GAP})?to)(?={GAP})|(?P<dash>[-‐‑‒–—−]|(?<=[0-9a-z])[~～](?=[0-9$€£¥])))(?:{GAP})?"
)
"""What stands between the numbers of a list or range."""
_FORWARD = re.compile(rf"(?:(?P<pre>[^\W\d_][\w.]{{0,6}}[$£¥€₹]?|[$£¥€₹₴₺₽₩₦])(?:{GAP})?)?(?=[0-9])")
_ORDINAL_ENDS = ("st", "nd", "rd", "th")
_NEXT_FIGURE = re.compile(rf"\.?(?:{GAP})?{FIGURE}")
_PRICE = re.compile(rf"\b{one_of('money/en/sums', 'price')}\b")
_WEIGHT = re.compile(rf"\b(?:weigh\w*|{one_of('money/en/sums', 'weight')})\b", re.IGNORECASE)
_WEIGHED = re.compile(rf"\s+of\s+(?!{one_of('money/en/sums', 'bought')}\b)")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
REACH = 60
_HUNDREDTHS = re.compile(
    rf"{GAP}(?:and{GAP})?(?:(?P<figure>[0-9]{{2}}|[0-9](?={GAP}?[a-zøö¢]))(?![0-9%]|[.,][0-9])"
    rf"|(?P<words>(?:{NUMBER_WORDS})(?:[- ](?:{NUMBER_WORDS}))?))(?!\w*[0-9])"
)
_HUNDREDTHS_END = re.compile(rf"[.;!?]?(?:\s*\Z|{GAP}(?:and|or|more)\b|[.;!?]\s)")


class Term(NamedTuple):
    """One number with what stands around it."""

    start: int
    end: int
    value: Decimal
    figure: str
    scale: str
    currency: Currency | None
    front: bool
    """Whether the currency stands before the number."""
    doubts: frozenset[str] = frozenset()
    """Codes of warnings."""


class Draft(NamedTuple):
    """A sum whose currency is not settled yet."""

    start: int
    end: int
    rule: str
    currency: Currency
    amount: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    inherited: bool = False
    doubts: frozenset[str] = frozenset()


def _alone(text: str, end: int) -> bool:
    """Whether what follows a figure shows that it is no sum by itself and no part of a list of sums: most figures."""
    following = text[end : end + 1]
    if following in ";:()]%/’”…" or text[end : end + 2] in _ORDINAL_ENDS:
        return True
    if following == ".":
        return text[end + 1 : end + 2].isspace()
    if following == ",":
        return not _goes_on(text, end)
    if following not in " \n":
        return False
    behind = text[end : end + _REACH_BEHIND].split(None, 4)[:4]
    if behind and behind[0].rstrip(_PUNCTUATION).casefold() in _SCALES:
        return False  # "€73 million, 50 million of which"; "the first tranche, 64 million, arrived"
    return _is_apart(text, end, behind)


def _is_apart(text: str, end: int, behind: list[str]) -> bool:
    """Whether the words behind a figure name no currency and go on with no sum."""
    if not behind or not (first := behind[0].rstrip(_PUNCTUATION)).isalpha() or first[-1].isupper():  # "$", "MEUR"
        return False
    if first.casefold() in _LINKS:
        return not _goes_on(text, end)
    return unit_words().isdisjoint([word.rstrip(_PUNCTUATION + digits).casefold() for word in behind])


def _goes_on(text: str, end: int) -> bool:
    """Whether a list or range goes on behind a figure."""
    link = LINK.match(text, end)
    return link is not None and _FORWARD.match(text, link.end()) is not None


def term_at(text: str, at: int, end: int, floor: int) -> Term | None:
    """The number at ``at``, whose first digits end at ``end``, with the currency before it, if any."""
    found = prefix(text, at, floor)
    if found is not None:
        start, currency, scale = found
        return _term(text, start, at, currency, scale)
    previous = text[at - 1] if at else " "
    if previous.isalnum() or previous in "./#@’'" or (previous in "-–" and text[at - 2 : at - 1].isalpha()):
        return None
    if previous == ":" and text[at - 2 : at - 1].isdigit():  # "12:30"
        return None
    if text[end : end + 1] in ",.'’" and (figure := _FIGURE.match(text, at)):
        end = figure.end()
    return None if _alone(text, end) else _term(text, at, at, None, "")


def follower(text: str, at: int) -> Term | None:
    """The next number of a list or range, with or without a currency of its own."""
    match = _FORWARD.match(text, at)
    if match is None:
        return None
    if match["pre"] is None:
        return _term(text, at, at, None, "")
    found = front_of(match["pre"])
    return None if found is None else _term(text, at, match.end(), *found)


def _term(text: str, start: int, at: int, currency: Currency | None, scale: str) -> Term | None:
    figure = _FIGURE.match(text, at)
    if figure is None:
        return None
    front = currency is not None
    size = _size(text, figure, currency, scale)
    end, scale, doubts = size.end, size.scale, size.doubts
    if size.currency is not None:
        currency = size.currency
    if currency is None:  # most numbers of a release are no sums: their value is read where a list needs it
        return Term(start, end, _UNREAD, figure[0], scale, None, front=False)
    value = read_amount(figure[0], scale)
    if value is None:
        return None
    if not currency.certain:
        currency = bracketed(text, end, currency)
    if currency.hundredth and not front:
        value /= 100
    if currency.weak and not _is_meant(text, at, end, figure[0], scale, currency, front=front):
        return None if front or scale else Term(at, figure.end(), value, figure[0], scale, None, front=False)
    if is_odd(figure[0], scale, currency):
        doubts |= {"glued"}
    return Term(start, end, value, figure[0], scale, currency, front, doubts)


class _Size(NamedTuple):
    """What follows a figure: its scale, and the currency behind it."""

    end: int
    scale: str
    currency: Currency | None = None
    doubts: frozenset[str] = frozenset()


def _size(text: str, figure: re.Match[str], front: Currency | None, scale: str) -> _Size:
    """The scale and the currency behind a figure; ``scale`` is one that stands before it ("MSEK 45")."""
    end = figure.end()
    closed = text[end : end + 1] in _CLOSING  # true at the end of the text, too
    found = None if closed or scale else scale_at(text, end)
    if found is not None and found.letter and front is None:
        found = None
    behind = _behind(text, figure, found, front, scale, closed=closed)
    doubts: frozenset[str] = frozenset()
    if found is None and not scale and (front is not None or behind is None):
        guess = guess_at(text, end)
        after = _behind(text, figure, guess, front, scale, closed=False) if guess and guess.word else None
        if guess is not None and (front is not None or after is not None):
            found, behind = guess, after
            doubts = frozenset({"unread_scale"} if guess.doubtful else ())
    if found is not None:
        end, scale = found.end, found.word or scale
    elif scale and not closed and scale_at(text, end) is not None:  # "$B1.9 million"
        doubts |= {"glued"}
    if behind is None:
        return _Size(end, scale, None, doubts)
    end, currency, more = behind
    if not scale and currency.source != "name" and _NEXT_FIGURE.match(text, end):  # "1EUR 500"
        doubts |= {"glued"}
    if not scale and not more and currency.source != "name" and (guess := guess_at(text, end)):  # "5 € milion"
        end, more = guess.end, guess.word
        doubts |= frozenset({"unread_scale"} if guess.doubtful else ())
    return _Size(end, scale or more, currency, doubts)


def _behind(
    text: str, figure: re.Match[str], found: Scale | None, front: Currency | None, scale: str, *, closed: bool
) -> Behind | None:
    """The currency behind a figure and its scale, if it does not belong to the next number."""
    if closed and found is None:
        return None
    at = found.after if found is not None else figure.end()
    behind = suffix(text, at, front, scaled=bool(scale or found))
    if behind is not None and not scale and found is None and _belongs_to_next(text, figure[0], behind):
        return None
    return behind


def _is_meant(text: str, at: int, end: int, figure: str, scale: str, currency: Currency, *, front: bool) -> bool:
    """Whether a currency that is a word or acronym besides is meant as money beside a figure."""
    if scale:
        return not (currency.default == "GBP" and is_weighed(text, end))
    if front and currency.source == "name":
        return is_grouped(figure)
    return is_strong(text, at, end, figure, currency)


def is_weighed(text: str, at: int) -> bool:
    """Whether pounds that end at ``at`` are a weight: "two million pounds of grain"."""
    return _WEIGHED.match(text, at) is not None


def is_strong(text: str, at: int, end: int, figure: str, currency: Currency) -> bool:
    """Whether a currency that is a word or acronym besides is meant as one."""
    if currency.default == "GBP" and not currency.hundredth:
        weighed = re.match(r"\s+of\b", text[end : end + 4]) or text[end - 6 : end].casefold().endswith("-pound")
        return not weighed and _WEIGHT.search(text, max(0, at - REACH), end + REACH) is None
    if currency.hundredth:
        tight = end - at - len(figure) <= 1 and not text[end - 2].isspace()
        return tight and _PRICE.search(text, max(0, at - REACH), at) is not None
    return is_grouped(figure) or _PRICE.search(text, max(0, at - REACH), at) is not None


def _belongs_to_next(text: str, figure: str, behind: tuple[int, Currency, str]) -> bool:
    """Whether a code or sign stands before the next number rather than behind this one: "in 2024 EUR 5 million"."""
    end, currency, _ = behind
    following = _NEXT_FIGURE.match(text, end)
    if following is None or currency.source == "name":
        return False
    if following[0][0].isdigit() and text[end - 4 : end - 3].isspace():  # "3 USD50 cards"
        return currency.source == "code"
    return _YEAR.fullmatch(figure) is not None or scale_at(text, following.end()) is not None


def with_hundredths(text: str, term: Term) -> Term:
    """A sum whose hundredths follow its name: "3 dollars and 50 cents", "fifteen dollars 50" are one sum."""
    if term.currency is None or term.currency.hundredth or term.scale or term.value >= 1000 or term.value % 1:
        return term
    tail = _HUNDREDTHS.match(text, term.end)
    if tail is None or (term.front and tail["figure"]):
        return term
    count = read_number(tail["figure"] or tail["words"])
    if count is None or not 0 < count < 100:
        return term
    behind = suffix(text, tail.end(), None, scaled=True)
    if behind is not None and behind[1].hundredth:
        return term._replace(end=behind[0], value=term.value + count / 100)
    if behind is None and _HUNDREDTHS_END.match(text, tail.end()):
        return term._replace(end=tail.end(), value=term.value + count / 100)
    return term
