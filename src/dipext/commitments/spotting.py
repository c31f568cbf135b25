"""A cheap look before a costly one: whether the words of any phrase of a list are all in a sentence."""

import re
from collections.abc import Iterable

LETTERS = re.compile(r"[^\W\d_]+")
"""A run of letters."""


class Spotter:
    """The words of phrases. A sentence that :meth:`spots` none of them needs no search for them."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._behind: dict[str, list[frozenset[str]]] = {}
        for phrase in phrases:
            said = LETTERS.findall(phrase.lower())
            self._behind.setdefault(said[0], []).append(frozenset(said[1:]))
        self._first = frozenset(self._behind)

    def spots(self, words: frozenset[str]) -> bool:
        """Whether all words of a phrase are among some words in small letters."""
        if self._first.isdisjoint(words):
            return False
        for word in self._first & words:
            for behind in self._behind[word]:
                if behind <= words:
                    return True
        return False
