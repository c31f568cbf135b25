"""The cue of a temporal expression: the words around it that make it a bound or a length, or only approximate."""

import re
from functools import cache
from typing import NamedTuple

from dipext.lexicon import toml


class _Cues(NamedTuple):
    """The cues with their relations; by the last word of those before a span, how many words they may have."""

    before: dict[str, str]
    lengths: dict[str, tuple[int, ...]]
    after: dict[str, str]
    behind: re.Pattern[str]
    approximate: frozenset[str]
    telling: frozenset[str]


@cache
def _cues() -> _Cues:
    lexicon = toml("dates/en/calendar")
    before, after, loose = lexicon["cues"], lexicon["cues_after"], frozenset(lexicon["approximate"]["words"])
    behind = "|".join(re.sub(r"\w+$", r"(?i:\g<0>)", phrase) for phrase in after)
    lengths: dict[str, set[int]] = {}
    for phrase in before:
        words = phrase.split()
        lengths.setdefault(words[-1], set()).add(len(words))
    return _Cues(
        before,
        {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()},
        after,
        re.compile(rf",?\s+({behind})(?!\w)"),
        loose,
        loose | lengths.keys() | {_ARTICLE},
    )


class Cue(NamedTuple):
    """The relation that the words around a span set, those words as the text has them, and a word like "around"."""

    relation: str | None = None
    text: str | None = None
    approximate: str | None = None


NO_CUE = Cue()
_PREFIX = re.compile(r"(?<!\w)(pre|post)[-–]$", re.IGNORECASE)
_OPEN_END = re.compile(r"\s*(?:[.,;:)!?\n]|$)")
_OPENERS = "(“\"'‘[*"
_UNITS = frozenset(("day", "week", "month", "year", "days", "weeks", "months", "years"))
_PLACES = ("in", "for", "during")  # relations that a bound behind the span outdoes: "in 2030 at the latest"
_MARKED = tuple(f"{mark} " for mark in "|•▪●◦‣■")
_ARTICLE = "the"
_LONGEST = 4  # words of a cue


def find_cue(text: str, start: int, end: int) -> Cue:
    """The cue of the span ``start`` to ``end``."""
    lexicon = _cues()
    left = _left(text, start)
    if left.endswith(("-", "–")) and (prefix := _PREFIX.search(left)):
        return Cue("before" if prefix[1].lower() == "pre" else "after", prefix[0])
    behind = cue_behind(text, end)
    words = left.rsplit(None, _LONGEST + 2)[-_LONGEST - 2 :]
    if not words or words[-1].lower().lstrip(_OPENERS) not in lexicon.telling:
        return behind or NO_CUE
    if words[-1].lower() == _ARTICLE:
        words.pop()
    approximate = words.pop() if words and words[-1].lower() in lexicon.approximate else None
    before = _cue_before(left, words, behind) if words else None
    if before is not None:
        return Cue(before[0], before[1], approximate)
    return (behind or NO_CUE)._replace(approximate=approximate)


def _cue_before(left: str, words: list[str], behind: Cue | None) -> tuple[str, str] | None:
    """The relation of the cue that some words end in, and the cue as ``left`` has it, longer ones first."""
    lexicon = _cues()
    for length in lexicon.lengths.get(words[-1].lower().lstrip(_OPENERS), ()):
        if length > len(words):
            continue
        phrase = " ".join(words[-length:]).lower().lstrip(_OPENERS)
        if phrase not in lexicon.before or (behind and lexicon.before[phrase] in _PLACES):
            continue
        if phrase in ("before", "after") and length < len(words) and words[-2].lower() in _UNITS:
            return None  # "the year after 1996"
        first = words[-length].lstrip(_OPENERS)
        begin = at = left.rfind(words[-1]) + len(words[-1])
        for word in reversed(words[-length:]):
            begin = left.rfind(word, 0, begin)
        return lexicon.before[phrase], left[begin + len(words[-length]) - len(first) : at]
    return None


def _left(text: str, start: int) -> str:
    """What stands before a span, without a mark between: "since • 3 May"."""
    left = text[max(0, start - 48) : start]
    return left[:-2].rstrip(" ") if left.endswith(_MARKED) else left


def cue_behind(text: str, end: int) -> Cue | None:
    """The cue in the words behind a span: "2030 at the latest", "2027 and beyond"."""
    cues = _cues()
    behind = cues.behind.match(text, end)
    if behind is None:
        return None
    said = behind[1].lower()
    if said == "and after" and not _OPEN_END.match(text, behind.end()):
        return None
    return Cue(cues.after[said], behind[1])
