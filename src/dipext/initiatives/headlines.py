"""Lines in Title Case, where a capital says nothing: "Jan Novotny Presents Energy Plan in Vienna"."""

import re

from dipext.initiatives.heads import Candidate

_SENTENCE_END = re.compile(r"[.;:,]\s*$")
_DETERMINED = re.compile(r"(?:\b(?i:the)|[’']s?|[“\"‘«(:–—])\s?$")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_LONGEST = 200
_TELLING = 4
"""Letters from which a word with a small letter speaks against Title Case."""


def only_in_headline(text: str, candidate: Candidate) -> bool:
    """Whether nothing but the capitals of a headline makes a name of a candidate.

    A name that the rest of the text has too, that an article stands before, or that has the line for itself, is one.
    """
    low = text.rfind("\n", 0, candidate.start) + 1
    high = text.find("\n", candidate.end)
    high = len(text) if high < 0 else high
    if high - low > _LONGEST or _SENTENCE_END.search(text, max(low, high - 3), high):
        return False
    others = _WORD.findall(text[low : candidate.start]) + _WORD.findall(text[candidate.end : high])
    telling = [word for word in others if len(word) >= _TELLING]
    if not telling or any(word[0].islower() for word in telling):
        return False
    if _DETERMINED.search(text, max(low, candidate.start - 5), candidate.start):
        return False
    name = text[candidate.start : candidate.end]
    return text.find(name) == candidate.start and text.find(name, candidate.end) < 0
