"""Where a title ends and a name starts, when both have capitals: "Minister for Women and Equalities Nicola Moran"."""

import re

from dipext.people import word_lists as lexicon
from dipext.people.en.titles_before import titles_before

_LINKED = re.compile(r"\b(?:of|for|and|the) $")
_COMPLEMENT = re.compile(r" (?:of|for|to|in|on) ")
_INITIALS = re.compile(r"(?<![\w.&-])(?:[A-Z] ){1,3}$")
_FIRST = lexicon.GIVEN | lexicon.EASTERN


def name_start(text: str, start: int, end: int, floor: int) -> int:
    """Where a name behind a title starts: behind the last words of the title, and at initials without full stops."""
    if text[start - 2 : start - 1].isupper():
        initials = _INITIALS.search(text, max(floor, start - 6), start)
        if initials is not None and titles_before(text, initials.start(), floor) is not None:
            return initials.start()
    words = text[start:end].split(" ")
    if len(words) < 3:
        return start
    linked = _LINKED.search(text, max(floor, start - 6), start) is not None
    for count in range(1, len(words) - 1):
        if not _is_field(words[count - 1], linked):
            break
        at = start + sum(len(word) + 1 for word in words[:count])
        if lexicon.kind(words[count]) & _FIRST and _is_titled(text, at, start, floor):
            return at
    return start


def _is_field(word: str, linked: bool) -> bool:
    """Whether a word can be the last one of a title and no given name."""
    flags = lexicon.kind(word)
    return len(word) > 3 and not flags & _FIRST and bool(linked or flags & (lexicon.WORD | lexicon.THING))


def _is_titled(text: str, at: int, start: int, floor: int) -> bool:
    """Whether a title from before ``start`` goes on up to ``at``."""
    before = titles_before(text, at, floor)
    if before is None or before.start >= start or before.apposition:
        return False
    return _COMPLEMENT.search(before.titles[-1].text) is not None
