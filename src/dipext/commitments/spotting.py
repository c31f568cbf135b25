"""A cheap look before a costly one: whether the words of any phrase of a list are all in a sentence."""

import re
from collections.abc import Iterable

LETTERS = re.compile(r"[^\W\d_]+")
"""A run of letters."""


class Spotter:
    """The words of phrases. A sentence that :meth:`spots` none of them needs no search for them.

    Phrases are looked up by their longest word, which is rarely in a sentence by chance.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._others: dict[str, list[frozenset[str]]] = {}
        for phrase in phrases:
            said = LETTERS.findall(phrase.lower())
            longest = max(said, key=len)
            self._others.setdefault(longest, []).append(frozenset(said) - {longest})
        self._longest = frozenset(self._others)

    def spots(self, words: frozenset[str]) -> bool:
        """Whether all words of a phrase are among some words in small letters."""
        return any(others <= words for word in self._longest & words for others in self._others[word])
