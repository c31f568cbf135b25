"""The tense of the clause that holds a temporal expression."""

import re
from functools import cache
from typing import NamedTuple

from dipext.lexicon import known_words, one_of, toml
from dipext.text.source import Source


class _Tenses(NamedTuple):
    future: frozenset[str]
    foreseen: frozenset[str]
    present: frozenset[str]
    past: frozenset[str]
    not_past: frozenset[str]
    participles: frozenset[str]
    articles: frozenset[str]
    clause: frozenset[str]
    onset: frozenset[str]
    asking: frozenset[str]
    apart: frozenset[str]


@cache
def _tenses() -> _Tenses:
    lexicon = toml("dates/en/calendar")["tense"]
    return _Tenses(*(frozenset(lexicon[name]) for name in _Tenses._fields))


@cache
def _telling() -> frozenset[str]:
    """The words that may tell a tense; other words do by their ending only."""
    lexicon = _tenses()
    return lexicon.future | lexicon.foreseen | lexicon.present | lexicon.past | {"be", "set"}


_ENDINGS = ("ed", "ing")  # of a past, and of what stands behind "after"


_PIECE = re.compile(r"[^\W\d_]+(?:['’](?:t|ll|re|ve))?|[,;:()–—“”\"]|\s-\s")
_REACH = 200  # characters of a sentence that are worth reading on either side
_TO_BE = frozenset(("is", "are", "be", "being"))
_HEAD = re.compile(r"(?:[—–;:]|\s-|\bthat,?)\s*(?:\w+\s+){0,2}$")  # "as you heard - on Monday, he will travel"
_SCOPE = 4  # words behind "will" in which a participle belongs to it ("will then be held")


def find_tense(source: Source, start: int, end: int) -> tuple[str | None, bool]:
    """The tense of the clause that holds a span ("past", "future" or ``None``), and whether its own verb tells it.

    The verb of the clause counts, not the first one of the sentence. Words at the head of a sentence ("On Monday,
    ministers will meet") belong to the verb that follows; a clause without a verb borrows one from its neighbours.
    """
    low, high = source.sentence(start)
    left = _clauses(source.text[max(low, start - _REACH) : start])
    own = _tense(left[-1], last=True)
    if own:
        return own, True
    right = _clauses(source.text[end : min(max(high, end), end + _REACH)])
    short = len(left[-1]) <= 2
    if short and not any(left[:-1]):
        return _first(right), True
    if short and source.text[end : end + 1] == "," and _HEAD.search(source.text, max(0, start - 24), start):
        ahead = _first(right[1:2])
        if ahead:
            return ahead, True
    own = _first(right[:1])
    if own and not short:
        return own, True
    if "once" in left[-1] and (ahead := _first(right[1:2])):  # "which, once complete in May, will serve ..."
        return ahead, True
    back = _first_back(left[:-1])
    if back and short:
        return back, True
    return back or _first(right), False


@cache
def _announced() -> re.Pattern[str]:
    names = one_of("dates/en/calendar", "tense", "announcing")
    return re.compile(rf"\b{names}\s(?:an?\s|talks\s|meetings\s)(?:[\w’'-]+\s){{0,6}}(?:from|between)\s$")


def is_announced(text: str, start: int) -> bool:
    """Whether a stretch of days is that of something announced: "announced a mission to Tokyo from 7 to 11 April"."""
    return _announced().search(text, max(0, start - 90), start) is not None


_PERFECT = frozenset(("has", "have", "haven't", "hasn't"))


def is_narrated(source: Source, start: int, end: int) -> bool:
    """Whether the clause of a span tells of the past by a verb of its own, and not by a perfect."""
    tense, own = find_tense(source, start, end)
    if tense != "past" or not own:
        return False
    low, high = source.sentence(start)
    left = _clauses(source.text[max(low, start - _REACH) : start])[-1]
    right = _clauses(source.text[end : min(max(high, end), end + _REACH)])
    ahead = right[1:2] if len(left) <= 2 and not (right and right[0]) else right[:1]
    return _PERFECT.isdisjoint(left) and all(_PERFECT.isdisjoint(clause) for clause in ahead)


def _clauses(text: str) -> list[list[str]]:
    """The words of a stretch of text, parted at punctuation and conjunctions."""
    boundary = _tenses().clause
    clause: list[str] = []
    clauses = [clause]
    for piece in _PIECE.findall(text):
        word = piece.lower()
        is_word = piece[0].isalpha()
        if not is_word or word in boundary:
            clause = []
            clauses.append(clause)
        if is_word:
            named = clause and piece[0].isupper() and word.endswith("ed")  # "United", "Allied" are no verbs
            clause.append("" if named else word.replace("’", "'"))
    return clauses


def _first(clauses: list[list[str]]) -> str | None:
    return next((tense for clause in clauses if (tense := _tense(clause, last=False))), None)


def _first_back(clauses: list[list[str]]) -> str | None:
    return next((tense for clause in reversed(clauses) if (tense := _tense(clause, last=True))), None)


def is_past_verb(word: str) -> bool:
    """Whether a word in lower case is a verb in the past, for all that its form tells."""
    lexicon = _tenses()
    return word in lexicon.past or (word.endswith("ed") and len(word) > 4 and word not in lexicon.not_past)


def _perfect(behind: list[str]) -> bool:
    """Whether the words behind "have" hold its participle; at the end of a clause it is taken for granted."""
    participles = _tenses().participles
    return len(behind) < 2 or any(word.endswith("ed") or word in participles for word in behind)


def _tense(words: list[str], *, last: bool) -> str | None:
    """The tense of the last (or the first) verb among some words."""
    tense: str | None = None
    since, weak = -99, None
    telling = _telling()
    for at, word in enumerate(words):
        if word not in telling and not word.endswith(_ENDINGS):
            if word == "to" and last and _asks_for(words, at):
                tense, since = "future", at
            continue
        found = _tense_at(words, at, tense, near=at - since <= _SCOPE)
        if found == _WEAK:
            weak = "future"
        elif found:
            tense, since = found, at
            if not last:
                break
    return tense or weak


def _asks_for(words: list[str], at: int) -> bool:
    """Whether what follows "to" is asked of others, and lies ahead: "asked them to vacate the hall before May"."""
    following = words[at + 1] if at + 1 < len(words) else ""
    asked = not _tenses().asking.isdisjoint(words[:at])
    return (
        asked and following in known_words() and following not in _tenses().articles and not following.endswith("ing")
    )


_WEAK = "weak"  # the future, unless any other verb says something else


def _tense_at(words: list[str], at: int, tense: str | None, *, near: bool) -> str | None:
    """The tense that a word sets behind another verb's, which is ``near`` or not; ``None`` where it sets none."""
    lexicon = _tenses()
    word, before = words[at], words[at - 1] if at else ""
    if word in lexicon.future or (word in lexicon.foreseen and before in _TO_BE):
        return None if tense == "past" and before in ("was", "were", "had", "been") else "future"
    if is_past_verb(word):
        return "past" if _tells_past(words, at, ahead=tense == "future" and near) else None
    if before == "to" and (word == "be" or word in lexicon.present):
        return None if at > 1 and words[at - 2] in lexicon.onset else "future"  # "began to arrive"
    if _is_participle(words, at, tense):
        return "past"
    return _WEAK if word in lexicon.present and before not in lexicon.articles else None


def _tells_past(words: list[str], at: int, *, ahead: bool) -> bool:
    """Whether the form of a verb in the past is none of a future right before it (``ahead``)."""
    if ahead or (at and words[at - 1] in _TO_BE):
        return False  # "once the ban is lifted" is not past
    return words[at] not in ("have", "has") or _perfect(words[at + 1 : at + 1 + _SCOPE])


def _is_participle(words: list[str], at: int, tense: str | None) -> bool:
    """As in "the plan, set out in May", "after meeting"."""
    before = words[at - 1] if at else ""
    if before == "after" and words[at].endswith("ing"):
        return True
    follows = at + 1 < len(words) and words[at + 1] in _tenses().apart
    return words[at] == "set" and before != "to" and tense is None and follows
