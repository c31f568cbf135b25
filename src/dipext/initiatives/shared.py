"""Names of the registry that share their last words: "the Drone and Demining Coalitions"."""

import re
from collections.abc import Iterator, Sequence

from dipext.initiatives.hit import Hit
from dipext.initiatives.known import fits
from dipext.initiatives.names import NameIndex
from dipext.initiatives.spelling import fold

RULES = ("initiative.shared-head",)

_REACH = 120
_MOST_WORDS = 4
_JOINED = ("and ", "or ", "& ", "and the ")
_JOINT = re.compile(r"(?:,|,?\s(?:and|or|&))\s(?:the\s)?$")
_WORD_BEFORE = re.compile(r"[\w+-]+$")


def shared_heads(text: str, hits: Sequence[Hit], index: NameIndex) -> Iterator[Hit]:
    """What stands before a name and is one with the name's last words: "Drone" before "and Demining Coalitions"."""
    for hit in hits:
        if len(hit.words) > 1 and text.endswith(_JOINED, 0, hit.start):
            yield from _before(text, hit, index)


def _before(text: str, hit: Hit, index: NameIndex) -> Iterator[Hit]:
    end = hit.start
    low = max(0, end - _REACH)
    while (joint := _JOINT.search(text, low, end)) is not None:
        end = joint.start()
        found = _ending_at(text, low, end, hit, index)
        if found is None:
            return
        yield found
        end = found.start


def _ending_at(text: str, low: int, end: int, hit: Hit, index: NameIndex) -> Hit | None:
    """The longest run of words up to ``end`` that makes a name together with last words of another one."""
    own: list[str] = []
    start = end
    best: Hit | None = None
    while len(own) < _MOST_WORDS and (match := _WORD_BEFORE.search(text, low, start)) is not None:
        own.insert(0, match[0])
        for cut in range(1, len(hit.name.words)):
            head = hit.name.words[cut:]
            words = [*own, *head]
            for name in index.find(map(fold, words)):
                if not name.context and name.id != hit.name.id and fits(name, words, text, match.start(), end):
                    best = Hit(match.start(), end, name, tuple(words))
        start = match.start() - 1
        if text[start : start + 1] != " ":
            break
    return best
