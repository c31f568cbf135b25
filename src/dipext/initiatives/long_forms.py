"""Names of initiatives: the long form behind an acronym."""

import re

_WORD = re.compile(r"[^\W_]+")
_SOUNDS = {"2": "to", "4": "for"}
"""Figures that stand for a small word of their sound."""


def long_form(acronym: str, before: str) -> str | None:
    """The words at the end of ``before`` that an acronym in brackets after them stands for.

    Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (2003):
    the letters of the acronym are looked for from right to left, the first of them at the beginning of a word, in
    at most as many words as the acronym has letters plus five, or twice as many.

    >>> long_form("ACF", "and the Amber Coast Facility"), long_form("C-SIPA", "the Security Pact")
    ('Amber Coast Facility', None)
    >>> long_form("SSE", "the Straits Skills Exchange"), long_form("EU4M", "the EU for Moldova")
    ('Straits Skills Exchange', 'EU for Moldova')
    >>> long_form("SMOs", "the three Safe Mobility Offices")
    'Safe Mobility Offices'
    """
    spelt = _by_initials(acronym, before)
    if spelt is not None:
        return spelt
    letters = [c for c in acronym.removesuffix("s") if c.isalnum()]
    most = _most_words(letters)
    parts = before.rsplit(None, most)
    window = before[len(parts[0]) :] if len(parts) > most else before
    at = len(window) - 1
    for position in range(len(letters) - 1, -1, -1):
        letter = letters[position].lower()
        while at >= 0 and (window[at].lower() != letter or (position == 0 and at > 0 and window[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return None
        at -= 1
    found = window[at + 1 :].strip()
    return found if len(found.split()) > 1 or "-" in found else None


def _most_words(letters: list[str]) -> int:
    return min(len(letters) + 5, len(letters) * 2)


def _by_initials(acronym: str, before: str) -> str | None:
    """The same where every letter begins a word, small words aside: of several readings the plainest."""
    letters = [c.lower() for c in acronym.removesuffix("s") if c.isalnum()]
    before = before.rstrip()
    words = list(_WORD.finditer(before, max(0, len(before) - 30 * (len(letters) + 1))))
    words = words[-_most_words(letters) :]
    start = len(before)
    while letters and words:
        word = words.pop()
        if word[0].lower() == _SOUNDS.get(letters[-1]) or (word[0][0].lower() == letters[-1] and word[0][0].isupper()):
            letters.pop()
            start = word.start()
        elif words and len(letters) > 1 and word[0].isupper() and "".join(letters[-len(word[0]) :]) == word[0].lower():
            del letters[-len(word[0]) :]  # "EU" in "EU4M"
            start = word.start()
        elif not word[0].islower() or start == len(before):
            return None
    return before[start:] if not letters and _WORD.search(before, start) and " " in before[start:] else None
