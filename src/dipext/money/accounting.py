"""How a sum is to be counted: new, additional, cumulative, remaining, total, needed, earned."""

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from dipext.lexicon import one_of, phrases, words
from dipext.models import Accounting, Money
from dipext.money.parts import REACH, goes_on, in_list, is_listed_part, is_of_money, is_part
from dipext.text.changes import change_behind

_LETTERS = re.compile("[a-z]+")
_of = partial(one_of, "money/en/sums", "accounting")


def _keys(*names: str) -> frozenset[str]:
    """The longest word of each phrase of some lists: without any of them none of the phrases is there."""
    listed = (phrase for name in names for phrase in phrases("money/en/sums", "accounting", name))
    return frozenset(max(_LETTERS.findall(phrase.casefold()), key=len) for phrase in listed)


class _Cue(NamedTuple):
    """Words that say how a sum is counted, and the words without which they are not there."""

    accounting: Accounting
    words: frozenset[str]
    pattern: re.Pattern[str]

    def search(self, lead: str, said: frozenset[str]) -> bool:
        """Whether the words stand in the lead of a sum."""
        return not self.words.isdisjoint(said) and self.pattern.search(lead) is not None


def _right_before(accounting: Accounting, words: frozenset[str], choices: str) -> _Cue:
    pattern = rf"\b(?:{choices})\s+(?:{_of('between')}\s+)?\Z"
    return _Cue(accounting, words, re.compile(pattern, re.IGNORECASE))


_REMAINING = _right_before("remaining", _keys("remaining"), _of("remaining"))
_ADDITIONAL = _right_before("additional", _keys("additional"), _of("additional"))
# "a new package of", "new military aid worth"
_NEW = _right_before(
    "new",
    _keys("new"),
    rf"{_of('new')}|(?:new|fresh)\s+(?:[\w-]+\s+){{0,2}}{_of('given')}\s+(?:[\w-]+\s+){{0,3}}?"
    r"(?:of|worth|totall?ing|valued\s+at)",
)
_TOTAL = _right_before(
    "total", _keys("total"), rf"{_of('total')}|total\s+(?:[\w-]+\s+){{0,2}}?{_of('totalled')}\s+{_of('totals')}"
)
_ON_TOP = _Cue(
    "additional",
    frozenset({"top", *_keys("behind_additional")}),
    re.compile(
        rf"\b(?:on top of (?:this|that|these|it)\b|{_of('behind_additional')}\s+(?:[\w-]+\s+){{1,3}}"
        r"(?:of|worth|totall?ing)\s+(?:[\w-]+\s+){0,2}\Z)",
        re.IGNORECASE,
    ),
)
_REMAINS = re.compile(
    rf"[^.;,]{{0,30}}?\s(?:remains?(?=\s*(?:[.,;]|\Z)|\s+{_of('left')})"
    rf"|{_of('left_behind')})\b",
    re.IGNORECASE,
)
_BEHIND: tuple[tuple[Accounting, re.Pattern[str]], ...] = (
    (
        "additional",
        re.compile(
            rf"\s+(?:in|of|as)\s+(?:an?\s+)?{_of('behind_additional')}\b|\s+(?:more|extra)\b(?!\s+than)", re.IGNORECASE
        ),
    ),
    ("new", re.compile(rf"\s+(?:in|of|worth of)\s+(?:an?\s+)?{_of('behind_new')}\b", re.IGNORECASE)),
    (
        "need",
        re.compile(
            r"[^.;,]{0,40}?\s(?:is|are|will be|would be)\s+(?:urgently\s+|still\s+)?(?:needed|required)\b",
            re.IGNORECASE,
        ),
    ),
    ("total", re.compile(rf"\s+{_of('behind_total')}\b", re.IGNORECASE)),
)
_CUMULATED = re.compile(
    r"\b(?:br(?:ing|ings|inging|ought)\b(?:[^.;]|\.(?=\w)|(?<=\b[A-Z])\.){0,140}(?<!\bup )\bto"
    rf"|{_of('by_now')}\s+{_of('stands')}(?:\s+\w+)?|cumulative[^.;,]{{0,40}}"
    r"|(?:stands?|stood|rises?|rose|risen)\s+(?:now\s+)?(?:at|to)\s+a\s+total\s+of"
    rf"|{_of('raising')}\b[^.;]{{0,60}}\b{_of('raised')}\b[^.;]{{0,60}}\bto)\s+(?:{_of('cumulated_between')}\s+)*\Z",
    re.IGNORECASE,
)
_CUMULATED_WORDS = _keys("stands", "raising", "cumulated")
_TOTALS = re.compile(rf"\b{_of('totalling')}\s+(?:(?:at|to)\s+)?(?:{_of('cumulated_between')}\s+)?\Z", re.IGNORECASE)
_SINCE_BEHIND = re.compile(r"[^.;:,]{0,40}?\ssince\b")
_SINCE_NOW = re.compile(rf"\bsince\b[^.;]{{0,60}}\b{_of('since_now')}\b[^.;]{{0,30}}\Z", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:has|have|had|’ve|'ve|having)\b", re.IGNORECASE)
_SO_FAR = re.compile(
    r"\bsince\b(?!\s+(?:it|they|we|he|she|the\s+\w+\s+(?:is|are|was))\b)|\bcumulative" rf"|\b{_of('so_far')}\b",
    re.IGNORECASE,
)
_TOTAL_SUBJECT = re.compile(
    rf"\b{_of('totality')}\s+(?:[\w’'-]+\s+){{1,6}}(?:now\s+)?{_of('total_subject')}\s+(?:\w+\s+){{0,3}}\Z",
    re.IGNORECASE,
)
_TOTALITY = words("money/en/sums", "accounting", "totality")
_UP_TO_NOW = re.compile(r"\bnow\b|\bsince\b|\balready\b")
_NEED = _Cue(
    "need",
    _keys("need"),
    re.compile(rf"\b{_of('need')}\b(?!\s+{_of('put_off')}\b)(?:(?!\bdamages?\b)[^.;:]){{0,80}}\Z", re.IGNORECASE),
)
_NEED_IN_FIGURES = re.compile(rf"\b{_of('need_verbs')}\b", re.IGNORECASE)
_GAP = re.compile(rf"\b{_of('gap')}\b")
_RAISED = re.compile(
    r"\b(?:has|have|had)\s+(?:\w+\s+)?raised\s+(?:(?!(?:to|by|from)\b)[\w-]+\s+){0,4}\Z", re.IGNORECASE
)
_REVENUE = _Cue(
    "revenue",
    _keys("revenue"),  # a capital within a sentence is part of a name
    re.compile(rf"(?:\A\W*(?i:{_of('revenue')})|\b{_of('revenue')})\b[^.;:]{{0,50}}\Z"),
)
_GAP_OF = re.compile(rf"\b{_of('gap')}\s+of\s+(?:{_of('between')}\s+)?\Z", re.IGNORECASE)
_JOINED = re.compile(rf"(?:,|\band|,\s*and)\s+(?:(?!{_of('not_joined')}\b)\w+\s+){{0,3}}\Z")
_NEXT_CLAUSE = re.compile(
    r";\s|,\s+(?:and|but|while|whereas)\s(?=[A-Z]|(?:the|it|they|we|he|she|its|their|our|this|these|no|none)\b)"
    r"|\s(?:and|but)\s(?=(?:has|have|had|is|are|was|were|will|would)\b)"
)
# "On top of the 64 million there will be 22 million": the first is not added, the second is
_TOPPED = re.compile(r"\b(?:on top of|in addition to|besides)\s+(?:[\w’'-]+\s+){0,4}\Z", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:it\s+(?:was|is|had been|stood at)|(?:up|down)\s+from|compared\s+(?:with|to)|against)\s+"
    rf"(?:{_of('between')}\s+)?\Z"
)
_NEED_BEFORE = re.compile(rf"\b(?:{_of('need_before')})\s+(?:{_of('between')}\s+)?\Z", re.IGNORECASE)
# "under the €18 billion package": the size of a thing
_UNDER = re.compile(r"\b(?:under|within|through|from|part of)\s(?:the|its|a|an|this)\s\Z")
_IN_SINCE = re.compile(r"\s+in\s+(?:[\w-]+\s+){1,4}since\b")  # "1.5 billion in support since 2022"
_WITH_THIS = re.compile(
    rf"\bwith (?:this|it|that|these|today’s|today's)\b[^.;]{{0,90}}\b{_of('totalling')}\b[^.;]{{0,12}}\Z", re.IGNORECASE
)


class Place(NamedTuple):
    """A sum with the words around it, which are looked up more than once."""

    text: str
    item: Money
    last: Money | None
    """The sum before it, already linked."""
    sentence: int
    """Where the sentence of the sum begins, or as much of it as is read."""
    stop: int
    """Where it ends."""
    lead: str
    """The words before it, up to the sum before."""
    said: frozenset[str]
    """The words before it one by one, in small letters."""

    @property
    def start(self) -> int:
        """Where the sum begins."""
        return self.item.span.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.item.span.end

    @property
    def beside(self) -> Money | None:
        """The sum before it, if that stands in the same sentence."""
        return self.last if self.last is not None and self.last.span.start >= self.sentence else None

    def has(self, cue: _Cue) -> bool:
        """Whether the words of a cue lead to the sum."""
        return cue.search(self.lead, self.said)


def _part(at: Place) -> bool:
    return is_part(at.text, at.item, at.last, at.sentence, at.lead, at.said)


def _goes_on(at: Place) -> bool:
    return goes_on(at.item, at.last, at.sentence, at.lead)


def _rest_of_parts(at: Place) -> bool:
    return _goes_on(at) and at.has(_REMAINING)


def _more_of_parts(at: Place) -> bool:
    return _goes_on(at) and at.has(_ADDITIONAL)


def _total_in_list(at: Place) -> bool:
    return at.has(_TOTAL) and in_list(at.text, at.start)


def _listed_part(at: Place) -> bool:
    return is_listed_part(at.text, at.item, at.last)


def _missing(at: Place) -> bool:
    return _GAP_OF.search(at.lead) is not None


def _left(at: Place) -> bool:
    return _REMAINS.match(at.text, at.end, at.stop) is not None


def _of_money(at: Place) -> bool:
    return is_of_money(at.text, at.item, at.sentence)


def _on_top(at: Place) -> bool:
    if at.has(_ON_TOP):
        return True
    last = at.beside
    return last is not None and _TOPPED.search(at.text, at.sentence, last.span.start) is not None


def _cued(cue: _Cue, at: Place) -> bool:
    return at.has(cue) or (at.item.cue is not None and cue.pattern.search(f"{at.item.cue.casefold()} ") is not None)


def _cumulative(at: Place) -> bool:
    """Whether a sum is what has come together over time."""
    text, start = at.text, at.start
    if at.item.distributive or change_behind(text, at.end, at.stop) is not None or _UNDER.search(at.lead):
        return False
    if _IN_SINCE.match(text, at.end, at.stop):
        return True
    low = max(at.sentence, start - REACH)
    if not _CUMULATED_WORDS.isdisjoint(at.said) and _CUMULATED.search(text, low, start):
        return True
    if "with" in at.said and _WITH_THIS.search(text, low, start):
        return True
    last = at.beside
    told = last is not None and last.accounting == "cumulative" and _JOINED.search(at.lead) is not None
    if told and _NEXT_CLAUSE.search(at.lead) is None:
        return True
    if _TOTALS.search(at.lead) and _SINCE_BEHIND.match(text, at.end, at.stop):
        return True
    return _so_far(at)


def _so_far(at: Place) -> bool:
    """Whether the clause of a sum tells what has been given until now."""
    whole = _clause(at.text, at.sentence, at.start, at.stop)
    if at.item.per is None and _SO_FAR.search(whole) and _PERFECT.search(whole):
        return True
    if at.said.isdisjoint(_TOTALITY | {"since"}):
        return False
    if _TOTAL_SUBJECT.search(at.lead) and _UP_TO_NOW.search(whole):
        return True
    return _SINCE_NOW.search(at.text, max(at.sentence, at.start - REACH), at.start) is not None


def _needed(at: Place) -> re.Match[str] | None:
    return _NEED.pattern.search(at.lead) if not _NEED.words.isdisjoint(at.said) else None


def _gap(at: Place) -> bool:
    return _needed(at) is not None and _GAP.search(at.lead) is not None


def _behind(pattern: re.Pattern[str], at: Place) -> bool:
    return pattern.match(at.text, at.end, at.stop) is not None


def _need_in_figures(at: Place) -> bool:
    need = _needed(at)
    return need is not None and _NEED_IN_FIGURES.search(need[0]) is not None


def _asked(at: Place) -> bool:
    if _NEED_BEFORE.search(at.lead):
        return True
    last = at.beside
    return last is not None and last.accounting == "need" and _COMPARED.search(at.lead) is not None


def _raised(at: Place) -> bool:
    return "raised" in at.said and _RAISED.search(at.lead) is not None


def _total_of_subject(at: Place) -> bool:
    return not at.said.isdisjoint(_TOTALITY) and _TOTAL_SUBJECT.search(at.lead) is not None


_EVIDENCE: tuple[tuple[Accounting, Callable[[Place], bool]], ...] = (
    ("total", _total_in_list),
    ("part", _part),
    ("remaining", _rest_of_parts),
    ("additional", _more_of_parts),
    ("part", _goes_on),
    ("part", _listed_part),
    ("need", _missing),
    ("remaining", _left),
    ("part", _of_money),
    ("additional", _on_top),
    ("remaining", partial(_cued, _REMAINING)),
    ("additional", partial(_cued, _ADDITIONAL)),
    ("cumulative", _cumulative),
    ("need", _gap),
    *((accounting, partial(_behind, pattern)) for accounting, pattern in _BEHIND),
    ("need", _asked),
    ("new", partial(Place.has, cue=_NEW)),
    ("total", partial(Place.has, cue=_TOTAL)),
    ("need", _need_in_figures),
    ("cumulative", _raised),
    ("revenue", partial(Place.has, cue=_REVENUE)),
    ("total", _total_of_subject),
)
"""What tells how a sum is counted, the strongest first."""


def accounting_of(text: str, item: Money, last: Money | None, sentence: int, stop: int) -> Accounting | None:
    """What the words around a sum make of it.

    Args:
        text: the text of the release.
        item: the sum.
        last: the sum before it, already linked.
        sentence: where the sentence of the sum begins, or as much of it as is read.
        stop: where it ends.
    """
    start = item.span.start
    low = max(sentence, start - REACH)
    lead = text[max(low, last.span.end if last is not None else 0) : start]
    said = frozenset(_LETTERS.findall(text[low:start].casefold()))
    place = Place(text, item, last, sentence, stop, lead, said)
    return next((accounting for accounting, holds in _EVIDENCE if holds(place)), None)


def _clause(text: str, sentence: int, start: int, stop: int) -> str:
    """The clauses of a sentence that may tell of a sum: up to it, and not those that a comma and "and" set apart."""
    ends = [match.end() for match in _NEXT_CLAUSE.finditer(text, sentence, start)]
    first = ends[-1] if ends else sentence
    after = _NEXT_CLAUSE.search(text, start, stop)
    return text[first : after.start() if after else stop]
