"""The words in front of a name that can belong to titles, gathered from the name to the left."""

import re
from dataclasses import dataclass

from dipext.people.en.title_words import JOINS, LINKS, is_abbreviation, is_head_word, part_of, words

_LONGEST = 26
SPACES = " \t"
"""Spaces between words of a title."""
ASIDE = ("concurrently",)
"""Words between two offices that belong to neither: "Prime Minister and concurrently Minister of Trade"."""
_BORDERS = frozenset(' \t\n,;:()[]“”"«»!?…—–/')


@dataclass(slots=True)
class _Words:
    """The words of titles while they are gathered from the name to the left.

    ``apposition`` says that a comma stands between them and the name, ``joined`` that an "and" has been passed and
    ``listing`` that commas may divide a list there: "of Trade, Industry and Energy".
    """

    text: str
    start: int
    floor: int
    pieces: list[tuple[int, int, str]]
    apposition: bool = False
    listing: bool = False
    joined: bool = False

    def take(self, begin: int, end: int) -> int:
        """Take a word or a mark, and go on in front of it."""
        self.pieces.append((begin - self.start, end - self.start, self.text[begin:end]))
        return begin

    def before(self, end: int) -> int | None:
        """Take what ends at ``end``, and where that starts; None when no title goes on there."""
        last = self.text[end - 1]
        if last == "\n":
            return None
        if last == "," and not self.pieces and not self.apposition and end < self.start:
            self.apposition = True
            return end - 1
        if last == "/" or (last == "," and self._divides(end)):
            return self.take(end - 1, end)
        return self._bracket(end) if last == ")" else self._word(end)

    def _divides(self, end: int) -> bool:
        return self.listing or _opens_body(self.pieces) or (self.joined and _head_ends(self.text, end - 1, self.floor))

    def _bracket(self, end: int) -> int | None:
        at = self.text.rfind("(", max(self.floor, end - _FIELD_REACH), end)
        if at < 0:
            return None
        inside = self.text[at + 1 : end - 1]
        if len(inside) < 12 and (_SHORT.fullmatch(inside) or inside.strip(".").lower() in ("ret", "retd")):
            return at
        field = not self.pieces and _FIELD.fullmatch(inside) and _head_ends(self.text, at - 1, self.floor)
        return self.take(at, end) if field else None

    def _word(self, end: int) -> int | None:
        begin = _word_start(self.text, end, self.floor)
        word = self.text[begin:end]
        if word in ASIDE:
            return begin
        crown = word in ("His", "Her") and self.text.startswith(" Majesty", end)
        if not word or not (part_of(word) or crown) or (word.endswith(".") and not is_abbreviation(word)):
            return None
        if word in JOINS:
            self.listing = self.joined = True
        elif word in LINKS:
            self.listing = False
        return self.take(begin, end)


def pieces_before(text: str, start: int, floor: int) -> tuple[list[tuple[int, int, str]], bool]:
    """The words that can belong to titles, from left to right, and whether a comma stands between them and the name.

    The offsets are counted from the name, and so below zero.
    """
    words_before = _Words(text, start, floor, [])
    at: int | None = start
    while at is not None and len(words_before.pieces) < _LONGEST:
        end = at
        while end > floor and text[end - 1] in SPACES:
            end -= 1
        at = words_before.before(end) if end > floor else None
    return words_before.pieces[::-1], words_before.apposition


_FIELD_REACH = 50  # letters
_FIELD = re.compile(
    r"[A-Z][\w&-]+(?:,? (?:and |of |the |& )?[A-Z][\w-]+){0,4}"
)  # "Permanent Secretary (Foreign Affairs)"
_SHORT = re.compile(r"[A-Z][A-Za-z&-]{0,9}[A-Z]")  # "Foreign Minister (FM)", "of the African Development Bank (AfDB)"


def _opens_body(pieces: list[tuple[int, int, str]]) -> bool:
    """Whether the words so far open with a body, before which its office may stand: "Director, Department of Trade"."""
    return len(pieces) > 1 and pieces[-1][2].lower() in words("bodies") and pieces[-2][2] in LINKS


def _head_ends(text: str, end: int, floor: int) -> bool:
    """Whether the word that ends at ``end`` heads a title: "the Premier, Minister for Trade and Minister for Sport"."""
    return is_head_word(text[_word_start(text, end, floor) : end])


def _word_start(text: str, end: int, floor: int) -> int:
    """Where the word that ends at ``end`` starts."""
    begin = text.rfind(" ", floor, end) + 1
    if begin and _BORDERS.isdisjoint(text[begin:end]):
        return begin
    begin = end
    while begin > floor and text[begin - 1] not in _BORDERS:
        begin -= 1
    return begin
