"""The cue of a temporal expression: the words around it that make it a bound or a length, or only approximate."""

import re
from functools import cache
from typing import NamedTuple

from dipext.lexicon import toml


class _Cues(NamedTuple):
    before: dict[str, str]
    last_words: frozenset[str]
    after: dict[str, str]
    behind: re.Pattern[str]
    approximate: frozenset[str]


@cache
def _cues() -> _Cues:
    lexicon = toml("dates/en/calendar")
    before, after = lexicon["cues"], lexicon["cues_after"]
    behind = "|".join(re.sub(r"\w+$", r"(?i:\g<0>)", phrase) for phrase in after)
    return _Cues(
        before,
        frozenset(phrase.split()[-1] for phrase in before),
        after,
        re.compile(rf",?\s+({behind})(?!\w)"),
        frozenset(lexicon["approximate"]["words"]),
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
_LONGEST = 4  # words of a cue


def find_cue(text: str, start: int, end: int) -> Cue:
    """The cue of the span ``start`` to ``end``."""
    lexicon = _cues()
    left = _left(text, start)
    if left.endswith(("-", "–")) and (prefix := _PREFIX.search(left)):
        return Cue("before" if prefix[1].lower() == "pre" else "after", prefix[0])
    words = left.rsplit(None, _LONGEST + 2)[-_LONGEST - 2 :]
    behind = _cue_behind(text, end)
    approximate = None
    if words and words[-1].lower() == "the":
        words.pop()
    if words and words[-1].lower() in lexicon.approximate:
        approximate = words.pop()
    if words and words[-1].lower().lstrip(_OPENERS) in lexicon.last_words:
        for length in range(min(_LONGEST, len(words)), 0, -1):
            phrase = " ".join(words[-length:]).lower().lstrip(_OPENERS)
            if phrase not in lexicon.before or (behind and lexicon.before[phrase] in _PLACES):
                continue
            if phrase in ("before", "after") and length < len(words) and words[-2].lower() in _UNITS:
                break  # "the year after 1996"
            first = words[-length].lstrip(_OPENERS)
            at = left.rfind(words[-1]) + len(words[-1])
            begin = at
            for word in reversed(words[-length:]):
                begin = left.rfind(word, 0, begin)
            return Cue(lexicon.before[phrase], left[begin + len(words[-length]) - len(first) : at], approximate)
    if behind:
        return behind._replace(approximate=approximate)
    return Cue(None, None, approximate) if approximate else NO_CUE


def _left(text: str, start: int) -> str:
    """What stands before a span, without a mark between: "since • 3 May"."""
    left = text[max(0, start - 48) : start]
    return left[:-2].rstrip(" ") if left.endswith(_MARKED) else left


def _cue_behind(text: str, end: int) -> Cue | None:
    """The cue in the words behind a span: "2030 at the latest", "2027 and beyond"."""
    cues = _cues()
    behind = cues.behind.match(text, end)
    if behind is None:
        return None
    said = behind[1].lower()
    if said == "and after" and not _OPEN_END.match(text, behind.end()):
        return None
    return Cue(cues.after[said], behind[1])
