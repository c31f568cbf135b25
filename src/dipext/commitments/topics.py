"""What a commitment is for and in which form, by the words for the thing."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import Generic, TypeVar

from dipext.commitments.data import things
from dipext.models import Category, Instrument

_BY_WORDS: tuple[Instrument, ...] = ("guarantee", "loan", "equity", "debt_relief", "grant", "procurement")
"""Instruments that words beside a sum tell, the most telling first."""

_Key = TypeVar("_Key", bound=str)
_Candidate = tuple[int, "re.Pattern[str]"]
_WORD = re.compile(r"\w+")
_END = r"(?!\w)(?<!military(?=[’']s))"
_OTHER_AID = ("food ", "health ")  # food security is none, nor is a health emergency
_STORES = ("water ", "fuel ", "storage ", "septic ", "oil ", "gas ", "milk ")  # tanks of another kind


class _Ranked(Generic[_Key]):
    """Lists of phrases, the first of which that has one in a text counts; "*" stands for the rest of a word.

    Each word of a text is looked up once, for all phrases that begin with it; then their patterns are compiled.
    """

    def __init__(self, lists: Mapping[_Key, Sequence[str]]) -> None:
        self._keys = tuple(lists)
        self._exact: dict[str, list[tuple[int, str]]] = {}
        self._stems: dict[str, list[tuple[int, str]]] = {}
        for rank, phrases in enumerate(lists.values()):
            for phrase in phrases:
                self._add(rank, phrase.lower())
        self._lengths = sorted({len(stem) for stem in self._stems})
        self._candidates = lru_cache(maxsize=4096)(self._look_up)

    def _add(self, rank: int, phrase: str) -> None:
        begin = _WORD.match(phrase)
        assert begin is not None
        rest = phrase[begin.end() :].rstrip("*")
        behind = re.escape(rest).replace(r"\ ", r"[\s-]+") + (r"\w*" if phrase.endswith("*") else "")
        if not rest and behind:
            self._stems.setdefault(begin[0], []).append((rank, _END))
        else:
            self._exact.setdefault(begin[0], []).append((rank, behind + _END))

    def _look_up(self, word: str) -> tuple[_Candidate, ...]:
        """The lists with a phrase that begins with a word, and what must stand behind it, the first list first."""
        found = list(self._exact.get(word, ()))
        for length in self._lengths:
            found += self._stems.get(word[:length], ())
        return tuple([(rank, re.compile(behind)) for rank, behind in sorted(found, key=itemgetter(0))])

    def first(self, low: str) -> _Key | None:
        """The first list that has a phrase in a text in small letters."""
        best = len(self._keys)
        for word in _WORD.finditer(low):
            if low.startswith(" republic", word.end()):
                continue  # "the Lao People's Democratic Republic"
            for rank, behind in self._candidates(word[0]):
                if rank >= best:
                    break
                apart = _STORES if word[0].startswith("tank") else _OTHER_AID
                if behind.match(low, word.end()) and not low.endswith(apart, 0, word.start()):
                    best = rank
                    break
        return self._keys[best] if best < len(self._keys) else None


@cache
def _categories(*, own: bool) -> _Ranked[Category]:
    listed = things().categories
    return _Ranked({category: listed[category] for category in listed if own or category != "defence_own"})


@cache
def _instruments() -> _Ranked[Instrument]:
    return _Ranked({instrument: things().instruments[instrument] for instrument in _BY_WORDS})


@cache
def _initiatives() -> _Ranked[Category]:
    return _Ranked(things().initiatives)


def category_of(*stretches: str, own: bool) -> Category | None:
    """The category of the first stretch of words that has one.

    Args:
        stretches: words for the thing, the closest first.
        own: whether it can be the donor's own defence, as nobody receives it.
    """
    ranked = _categories(own=own)
    for stretch in stretches:
        found = ranked.first(stretch.lower()) if stretch else None
        if found is not None:
            return found
    return None


def category_of_initiative(name: str) -> Category | None:
    """What a named initiative is for, by its id in the registry or by its name."""
    return _initiatives().first(name.lower())


def instrument_of(words: str) -> Instrument | None:
    """The form in which money is given, by the words beside the sum."""
    return _instruments().first(words.lower())
