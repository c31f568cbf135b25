"""Counted things that can be given: "12 ambulances", "10 million rounds of ammunition", "3,000 Ukrainian soldiers"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from dipext.commitments.data import things, words
from dipext.commitments.verbs import giving_words
from dipext.lexicon.countries import demonyms
from dipext.models import Category, Goods, Span
from dipext.text.numbers import FIGURE, NUMBER_WORDS, SCALE_WORDS, read_number
from dipext.text.quantifiers import read_cue
from dipext.text.source import Source

_IN_WORDS = rf"(?:{NUMBER_WORDS})(?:[- ](?:{NUMBER_WORDS}|{SCALE_WORDS})){{0,12}}"  # no number has more words than that
_NUMBER = re.compile(
    rf"(?<![\w$€£¥.,-])(?:(?P<figure>{FIGURE})(?P<scale>[\s-]+(?:million|thousand|billion|hundred))?|(?P<words>{_IN_WORDS}))(?![\w%])",
    re.IGNORECASE,
)


def _by_letter(listed: Iterable[str]) -> str:
    """An alternation of words, those with the same first letter together: few branches to try at each place."""
    behind: dict[str, list[str]] = {}
    for word in listed:
        behind.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in behind.items())


# A literal space before small letters is what the search can leap to; capitals begin a sentence.
_SPELT = re.compile(rf" (?={_by_letter(NUMBER_WORDS.split('|'))})")
_SPELT_FIRST = re.compile(rf"(?:{_by_letter([word.capitalize() for word in NUMBER_WORDS.split('|')])})\b")
_NEXT = re.compile(r"[\s“\"]+(?P<word>&|[^\W_]+(?:[-’'/][^\W_]+)*)")
_ANOTHER = re.compile(r"\b(?:another|a further|an additional|additional)\s+\Z", re.IGNORECASE)
_MORE = frozenset({"more", "additional", "further", "new", "extra", "other"})
_THOSE = re.compile(r"\s+of\s+(?:those|these|the|our|its|[0-9][0-9,]*)(?=\s)")  # "25 million of those vaccines"
_LONGEST = 8
_YEAR = re.compile(r"(?:19|20)\d\d\Z")


@dataclass(frozen=True, slots=True)
class Thing:
    """Goods as they stand in the text, with the category of what they are; ``people`` are trained or sent."""

    goods: Goods
    category: Category | None
    people: bool = False
    more: bool = False


@cache
def _table() -> tuple[dict[tuple[str, ...], Category | None], frozenset[str], frozenset[tuple[str, ...]]]:
    """Goods by their words, units, and people by their words; in small letters."""
    data = things()
    goods: dict[tuple[str, ...], Category | None] = {}
    for category, phrases in data.goods.items():
        for phrase in phrases:
            goods.setdefault(tuple(phrase.casefold().split()), category)
    for name in data.arms:
        goods[(name.casefold(),)] = "military"
    peoples = (f"{demonym}s" for demonym in demonyms() if demonym.endswith("an"))
    people = frozenset(tuple(phrase.casefold().split()) for phrase in (*data.people, *peoples))
    return goods, frozenset(unit.casefold() for unit in data.units), people


@cache
def _stops() -> frozenset[str]:
    grammar = words().grammar
    return frozenset(
        (
            *grammar.prepositions, *grammar.conjunctions, *grammar.clause_starts, *grammar.relatives, *grammar.be,
            *grammar.have, *grammar.future, *grammar.modal, "to", "of", "have", "each", "percent", "per",
        )
    )  # fmt: skip


def find_goods(source: Source, taken: Iterable[tuple[int, int]]) -> list[Thing]:
    """Every counted thing of a release outside the stretches that are taken, in text order."""
    text = source.text
    spans = sorted(taken)
    found: list[Thing] = []
    at = 0
    done = 0
    for start in _starts(source):
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        if start < done or (at < len(spans) and spans[at][0] <= start):
            continue
        match = _NUMBER.match(text, start)
        if match is None:
            continue
        thing = _thing(text, match)
        if thing is not None:
            found.append(thing)
            done = thing.goods.span.end
    return found


def _starts(source: Source) -> list[int]:
    """Where numbers begin, in digits or in words, in text order."""
    text = source.text
    found = [start for start, _ in source.digits]
    figures = len(found)
    found += [match.end() for match in _SPELT.finditer(text)]
    found += [at for match in _SPELT_FIRST.finditer(text) if not text[(at := match.start()) - 1 : at].isalnum()]
    return sorted(found) if len(found) > figures else found


def _thing(text: str, match: "re.Match[str]") -> Thing | None:
    if _YEAR.fullmatch(match[0]):
        return None
    end, category, people, unit, more = _noun(text, match.end())
    if end is None:
        return None
    count = read_number(match[0])
    if count is None or count <= 1:
        return None
    _, quantifier = read_cue(text, match.start(), match.end())
    span = Span(start=match.start(), end=end, text=text[match.start() : end])
    item = " ".join(text[match.end() : end].split())
    if unit is not None and item.casefold().startswith(f"{unit} of "):
        item = item[len(unit) + 4 :]
    elif more and " " in item:
        item = item.partition(" ")[2]
    more = more or _ANOTHER.search(text, max(0, match.start() - 40), match.start()) is not None
    return Thing(
        Goods(span=span, count=Decimal(count), quantifier=quantifier, unit=unit, item=item), category, people, more
    )


def _noun(text: str, at: int) -> tuple[int | None, Category | None, bool, str | None, bool]:
    """Where the noun phrase behind a number ends, its category, whether it is people, its unit, and "more" in it."""
    goods, units, _ = _table()
    stops = _stops()
    said: list[str] = []
    found: _Head = (None, None, False)
    unit: str | None = None
    position = at
    those = _THOSE.match(text, position)
    if those is not None:
        position = those.end()
    while len(said) < _LONGEST and (step := _NEXT.match(text, position)) is not None:
        low = step["word"].casefold()
        if low == "of" and said and (said[-1] in units or tuple(said[-1:]) in goods):
            unit = said[-1] if said[-1] in units else None
            tail = _tail(text, step.end())
            if tail is not None:
                words_of = tuple(text[step.end() : tail].casefold().split())
                found = (tail, _category(words_of, goods) or found[1], False)
            break
        if low in stops or (low == "the" and said) or (not said and low in _measures()):
            break
        said.append(low)
        position = step.end()
        found = _head(said, position, found)
    if (
        unit is None
        and len(said) == 1
        and said[0] in units
        and (found[0] is not None or said[0] in _TONS or _is_more(text, at))
    ):
        unit, found = said[0], (found[0] or position, found[1], False)
    return (*found, unit, bool(said) and said[0] in _MORE)


_TONS = frozenset({"tonnes", "tons"})


def _is_more(text: str, at: int) -> bool:
    """Whether a number that ends at an offset counts more of the same: "another 500 tonnes"."""
    return _ANOTHER.search(text, max(0, at - 40), text.rfind(" ", 0, at) + 1) is not None


_Head = tuple[int | None, Category | None, bool]
"""Where the head of a noun phrase ends, its category, and whether it is people."""


def _head(said: list[str], end: int, found: _Head) -> _Head:
    """The head of the words that end at an offset; what was found before where they end in no goods and no people."""
    goods, _, people = _table()
    for key in (tuple(said[-length:]) for length in (3, 2, 1) if len(said) >= length):
        if key in goods:
            return end, goods[key] or found[1], False
        if key in people:
            return end, found[1], True
    return found


@cache
def _measures() -> frozenset[str]:
    return frozenset(words().grammar.measures)


def _category(said: tuple[str, ...], goods: dict[tuple[str, ...], Category | None]) -> Category | None:
    for size in (2, 1):
        for at in range(len(said) - size, -1, -1):
            if said[at : at + size] in goods:
                return goods[said[at : at + size]]
    return None


def _goes_on(text: str, step: "re.Match[str]") -> bool:
    """Whether "and" joins one more of the goods: "40 tonnes of tents and blankets"."""
    behind = _NEXT.match(text, step.end()) if step["word"] == "and" else None
    if behind is None:
        return False
    second = _NEXT.match(text, behind.end())
    goods = _table()[0]
    return (behind["word"].casefold(),) in goods or (second is not None and (second["word"].casefold(),) in goods)


_DONE = frozenset(
    {"donated", "provided", "delivered", "arrived", "landed", "flown", "sent", "pledged", "given", "bought"}
)


def _tail(text: str, at: int) -> int | None:
    """Where the words behind "doses of" end."""
    end = None
    position = at
    for _ in range(5):
        step = _NEXT.match(text, position)
        if step is None or step["word"] in _DONE or (step["word"].casefold() in _stops() and not _goes_on(text, step)):
            break
        if end is not None and step["word"].endswith("ed") and step["word"] in giving_words():
            break  # "tonnes of rice donated by"
        position = end = step.end()
    return end
