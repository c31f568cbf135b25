"""Words of change around a figure: which way it moves, and whether "from ... to" is a movement or a range."""

import re

from dipext.lexicon import one_of, toml
from dipext.models import Change

_STEMS = re.compile(
    rf"\b(?:{one_of('text/clause', 'change_stems')}\w*|{one_of('text/clause', 'change_words')}\b)[^.;:]{{0,90}}\Z",
    re.IGNORECASE,
)
BY = re.compile(r"\bby\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE)
"""What stands before the size of a change, which is no end of a range: "rose by 5 to 25"."""

_DIRECTIONS: tuple[Change, Change] = ("increase", "decrease")


def _directions(*places: str) -> dict[str, Change]:
    """The words of change that stand in some places around a figure, and what they say."""
    clause = toml("text/clause")
    return {word: change for place in places for change in _DIRECTIONS for word in clause[change].get(place, ())}


_BEFORE = _directions("before", "after")
_BEHIND = _directions("after", "beyond")
_SIZED = _directions("before", "after", "by")
_FIRST_WORDS = frozenset(word.split()[0] for word in _BEFORE)
_WITH_UP = frozenset(toml("text/clause")["with_up"])

# A word is looked up, which is faster than an alternation of a hundred.
_WORD_BEFORE = re.compile(
    rf"\b(?P<word>\w+(?:\s+(?:up|down|back))?)(?=(?:\s+{one_of('text/clause', 'change_fillers')}){{0,5}}\s*\Z)",
    re.IGNORECASE,
)
_WORD_BEHIND = re.compile(
    r"[\s-](?:(?:annual|year-on-year|real|nominal|overall|\w+ly)\s)?(?P<word>\w+)(?!\w|\sthe\s(?:poverty|bread))",
    re.IGNORECASE,
)
_BY_SIZE = re.compile(r"\bby\s+(?:[a-z]+\s+){0,4}\Z", re.IGNORECASE)
_CLAUSE_BREAK = re.compile(r"[.;:,()]\s")
_WORD = re.compile("[a-z]+")
_REACH_BEFORE = 60
_REACH = 160  # characters of a clause that are read
_CHANGED_REACH = 14  # words between a verb of change and the "by" behind its object


def changes(text: str, at: int) -> bool:
    """Whether a verb of change leads to ``at``, so that "from ... to" is a movement and no range.

    >>> changes("It rose from", 12), changes("Offers go here. They range from", 31)
    (True, False)
    """
    return _STEMS.search(text, max(0, at - 100), at) is not None


def change_behind(text: str, end: int, stop: int) -> tuple[Change, int] | None:
    """The change that a word right behind a figure says, and where it ends: "5% more", "a 5% annual rise"."""
    match = _WORD_BEHIND.match(text, end, stop)
    change = match and _BEHIND.get(match["word"].casefold())
    return (change, match.end()) if match and change else None


def change_before(text: str, start: int, low: int) -> Change | None:
    """The change that the words before a figure say: "rose by 5%", "cut its imports of gas by 90%".

    ``low`` is where the sentence, or what is left of it behind the figure before, begins.
    """
    near = max(low, start - _REACH_BEFORE)
    if not _FIRST_WORDS.isdisjoint(_WORD.findall(text[near:start].casefold())):
        for match in _WORD_BEFORE.finditer(text, near, start):
            words = match["word"].casefold().split()
            for word in (" ".join(words), words[0], words[-1]):  # "went up", "rose up", "are up"
                if word in _BEFORE and words[0] not in _WITH_UP:
                    return _BEFORE[word]
    return None


def change_by(text: str, start: int, low: int) -> Change | None:
    """The change whose size a figure is, behind "by" and the object of the verb."""
    low = max(low, start - _REACH)
    size = _BY_SIZE.search(text, low, start) if "by" in text[low:start].casefold() else None
    if size is None:
        return None
    clause: str = _CLAUSE_BREAK.split(text[low : size.start()])[-1]
    words = [word.casefold() for word in clause.split()[-_CHANGED_REACH:]]
    return next((_SIZED[word] for word in reversed(words) if word in _SIZED), None)
