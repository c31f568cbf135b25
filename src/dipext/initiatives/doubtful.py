"""Candidates that only the capitals make: in headlines, "Jan Novotny Presents Energy Plan", and commonplaces."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dipext.initiatives.acronyms import Definition
from dipext.initiatives.heads import Candidate
from dipext.initiatives.hit import Hit

_BY_CAPITALS = ("initiative.head-noun", "initiative.small-head-noun")
"""Rules that go by capitals."""
_SENTENCE_END = re.compile(r"[.;:,]\s*$")
_DETERMINED = re.compile(r"(?:\b(?i:the)|[’']s?|[“\"‘«(:–—])\s?$")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_LONGEST = 200
"""Characters from which a line is no headline."""
_TELLING = 4
"""Letters from which a word with a small letter speaks against Title Case."""


def beyond_doubt(
    text: str, candidates: Sequence[Candidate], hits: Sequence[Hit], definitions: Iterable[Definition]
) -> Iterator[Candidate]:
    """The candidates without those that a headline's capitals alone make, and without commonplaces.

    A commonplace, "the Energy Plan", stands where a longer name of the release begins or ends with it; a name in a
    headline where the release has it once more. What an acronym is given for is a name.
    """
    explained = sorted(definition.long_end for definition in definitions)
    names = Counter(_folded(text, candidate) for candidate in candidates)
    longer = _parts({*names, *(_folded(text, hit) for hit in hits)})
    for candidate in candidates:
        name = _folded(text, candidate)
        at = bisect_left(explained, candidate.start)
        if at < len(explained) and explained[at] <= candidate.end:
            yield candidate
        elif candidate.weak and name not in longer:
            continue
        elif candidate.rule not in _BY_CAPITALS or names[name] > 1 or not _in_headline(text, candidate):
            yield candidate


def _folded(text: str, place: Candidate | Hit) -> str:
    return " ".join(text[place.start : place.end].casefold().split())


def _parts(names: Iterable[str]) -> set[str]:
    """The beginnings and the ends of names, in whole words."""
    parts = set()
    for name in names:
        at = name.find(" ")
        while at >= 0:
            parts |= {name[:at], name[at + 1 :]}
            at = name.find(" ", at + 1)
    return parts


def _in_headline(text: str, candidate: Candidate) -> bool:
    """Whether the line of a candidate has capitals throughout, and nothing but them makes it a name.

    An article before it, a colon, or a line of its own does.
    """
    low = text.rfind("\n", max(0, candidate.start - _LONGEST), candidate.start) + 1 or max(
        0, candidate.start - _LONGEST
    )
    high = text.find("\n", candidate.end, candidate.end + _LONGEST)
    high = min(len(text), candidate.end + _LONGEST) if high < 0 else high
    if high - low > _LONGEST or _SENTENCE_END.search(text, max(low, high - 3), high):
        return False
    others = _WORD.findall(text[low : candidate.start]) + _WORD.findall(text[candidate.end : high])
    telling = [word for word in others if len(word) >= _TELLING]
    if not telling or any(word[0].islower() for word in telling):
        return False
    return _DETERMINED.search(text, max(low, candidate.start - 5), candidate.start) is None
