"""How a sum is to be counted: new, additional, cumulative, remaining, total, needed, earned."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from dipext.lexicon import one_of, phrases
from dipext.models import Accounting, Money
from dipext.money.en.parts import (
    PART_WORDS,
    REACH,
    goes_on,
    in_list,
    is_listed_part,
    is_of_money,
    is_of_next,
    is_part,
    leaves_others_rest,
    leaves_rest,
)
from dipext.text.changes import BY, change_behind, changes

_LETTERS = re.compile("[a-z]+")
_of = partial(one_of, "money/en/sums", "accounting")


def _keys(*names: str) -> frozenset[str]:
    """The longest word of each phrase of some lists, without which none of the phrases is there."""
    listed = (phrase for name in names for phrase in phrases("money/en/sums", "accounting", name))
    return frozenset(sorted(_LETTERS.findall(phrase.casefold()), key=len)[-1] for phrase in listed)


def _right_before(choices: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{choices})\s+(?:{_of('between')}\s+)?\Z", re.IGNORECASE)


_REMAINING = _right_before(
    rf"{_of('remaining')}(?:\s+{_of('remainders')}(?:\s+of|,))?"  # "the unspent balance, ", "the remaining sum of"
)
_ADDITIONAL = _right_before(_of("additional"))
# "a new package of", "new military aid worth"
_NEW = _right_before(
    rf"{_of('new')}(?:\s+{_of('given')}\s+(?:of|worth))?|(?:new|fresh)\s+(?:[\w-]+\s+){{0,2}}{_of('given')}\s+(?:[\w-]+\s+){{0,3}}?"
    r"(?:of|worth|totall?ing|valued\s+at)",
)
_TOTAL = _right_before(
    rf"{_of('total')}|totals?\s?[:|]|total\s+(?:[\w-]+\s+){{0,2}}?{_of('totalled')}\s+{_of('totals')}"
)
_ON_TOP = re.compile(
    rf"\b(?:on top of (?:this|that|these|it)\b|{_of('behind_additional')}\s+(?:[\w-]+\s+){{1,3}}"
    r"(?:of|worth|totall?ing)\s+(?:[\w-]+\s+){0,2}\Z)",
    re.IGNORECASE,
)
_REMAINS = re.compile(
    rf"[^.;,]{{0,30}}?\s(?:remains?(?=\s*(?:[.,;]|\Z)|\s+{_of('left')})"
    rf"|{_of('left_behind')})\b",
    re.IGNORECASE,
)
_ADDITIONAL_BEHIND = re.compile(
    rf"\s+(?:in|of|as)\s+(?:an?\s+)?{_of('behind_additional')}\b|\s+(?:more|extra)\b(?!\s+than)", re.IGNORECASE
)
_NEW_BEHIND = re.compile(rf"\s+(?:in|of|worth of)\s+(?:an?\s+)?{_of('behind_new')}\b", re.IGNORECASE)
_NEEDED_BEHIND = re.compile(
    r"[^.;,]{0,40}?\s(?:is|are|will be|would be)\s+(?:urgently\s+|still\s+)?(?:needed|required)\b"
    r"|\s(?:needed|required|requested|sought|asked for)\b",
    re.IGNORECASE,
)
_TOTAL_BEHIND = re.compile(rf"\s+{_of('behind_total')}\b", re.IGNORECASE)
_CUMULATED = re.compile(
    r"\b(?:br(?:ing|ings|inging|ought)\b(?:[^.;]|\.(?=\w)|(?<=\b[A-Z])\.){0,140}(?<!\bup )\bto"
    rf"|{_of('by_now')}\s+{_of('stands')}(?:\s+\w+)?|cumulative[^.;,]{{0,40}}"
    r"|(?:stands?|stood|rises?|rose|risen)\s+(?:now\s+)?(?:at|to)\s+a\s+total\s+of"
    rf"|{_of('raising')}\b[^.;]{{0,60}}\b{_of('raised')}\b[^.;]{{0,60}}\bto)\s+(?:{_of('cumulated_between')}\s+)*\Z",
    re.IGNORECASE,
)
# "they intend to bring trade to 2 billion": what is hoped for has not come together
_AIMED = re.compile(rf"\b{_of('aiming')}\s+to\s+(?:bring|raise|take|lift|increase)\b[^.;]*\Z", re.IGNORECASE)
_TOTALS = re.compile(rf"\b{_of('totalling')}\s+(?:(?:at|to)\s+)?(?:{_of('cumulated_between')}\s+)?\Z", re.IGNORECASE)
_SINCE_BEHIND = re.compile(r"[^.;:,]{0,40}?\ssince\b")
_SINCE_NOW = re.compile(rf"\bsince\b[^.;]{{0,60}}\b{_of('since_now')}\b[^.;]{{0,30}}\Z", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:has|have|had|’ve|'ve|having)\b", re.IGNORECASE)
_SO_FAR = re.compile(
    r"\bsince\b(?!\s+(?:it|they|we|he|she|the\s+\w+\s+(?:is|are|was))\b)|\bcumulative" rf"|\b{_of('so_far')}\b",
    re.IGNORECASE,
)
_TOTAL_SUBJECT = re.compile(
    rf"\b{_of('totality')}\s+(?:[\w’'–-]+\s+){{1,10}}?(?:now\s+)?{_of('total_subject')}\s+(?:\w+\s+){{0,3}}\Z",
    re.IGNORECASE,
)
_UP_TO_NOW = re.compile(r"\bnow\b|\bsince\b|\balready\b")
_NEED = re.compile(rf"\b{_of('need')}\b(?!\s+{_of('put_off')}\b)(?:(?!\bdamages?\b)[^.;:]){{0,80}}\Z", re.IGNORECASE)
# "Funding sought for 2026-2030: 9 million"
_SOUGHT = re.compile(r"\b(?:sought|requested|needed|required)\b[^.;:]{0,60}:\s*(?:\w+\s+){0,2}\Z", re.IGNORECASE)
_NEED_IN_FIGURES = re.compile(rf"\b{_of('need_verbs')}\b", re.IGNORECASE)
_GAP = re.compile(rf"\b{_of('gap')}\b")
_RAISED = re.compile(
    r"\b(?:has|have|had)\s+(?:\w+\s+)?raised\s+(?:(?!(?:to|by|from)\b)[\w-]+\s+){0,4}\Z", re.IGNORECASE
)
# A capital within a sentence is part of a name.
_REVENUE = re.compile(
    rf"(?:\A\W*(?i:{_of('revenue')})|\b(?<!capita )(?<!be ){_of('revenue')})\b(?! to\b)[^.;:]{{0,50}}\Z"
)
_GAP_OF = re.compile(rf"\b{_of('gap')}\s+of\s+(?:{_of('between')}\s+)?\Z", re.IGNORECASE)
_JOINED = re.compile(rf"(?:,|\band|,\s*and)\s+(?:(?!{_of('not_joined')}\b)\w+\s+){{0,3}}\Z")
_NEXT_CLAUSE = re.compile(
    r";\s|,\s+(?:and|but|while|whereas)\s(?=[A-Z]|(?:the|it|they|we|he|she|its|their|our|this|these|no|none)\b)"
    r"|\s(?:and|but)\s(?=(?:has|have|had|is|are|was|were|will|would|stands?|stood|reached|amounted|came|totalled)\b)"
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
_CAUSE = r"(?!\s+(?:it|they|we|he|she|the\s+\w+\s+(?:is|are|was))\b)"
# "1.5 billion in support since 2022", "the 88 million given to clinics since 2019"
_GIVEN_SINCE = re.compile(
    rf"\s+(?:in\s+(?:[\w-]+\s+){{1,4}}|(?:in\s+[\w-]+\s+)?(?:already\s+)?{_of('paid')}\s+(?:[\w’'-]+\s+){{0,6}}?)"
    rf"since\b{_CAUSE}"
)
# "support now exceeds 6 billion since 2022"
_SINCE_RIGHT_BEHIND = re.compile(rf"(?:\s+in\s+(?:[\w-]+\s+){{1,3}}|\s+)since\b{_CAUSE}")
_STANDS_AT = re.compile(rf"\b{_of('total_subject')}\b(?:(?!\bby\b)(?:[^.;:]|\.(?=\w)))*\Z", re.IGNORECASE)
# "since March 2021 some 31 million was paid out"
_SINCE_BEFORE = re.compile(
    rf"\bsince\b{_CAUSE}(?:(?!\b(?:which|who|that|when|where|whose)\b)[^.;:]){{0,80}}\Z", re.IGNORECASE
)
# "since the conference at which 31 million was pledged"
_SINCE_ASIDE = re.compile(r"\bsince\b[^.;:,]{0,80}\b(?:which|who|when|where|whose)\b[^.;:,]{0,60}\Z", re.IGNORECASE)
_OF_THE = re.compile(r"\W*(?:Out of|Of|From) the(?:\s\w+){0,3}\s")  # "Of the 400 million, 150 has been paid so far"
_PAID_BEHIND = re.compile(rf"\s+(?:was|were)\s+(?:\w+\s+)?{_of('paid')}\b")
_WITH_THIS = re.compile(
    rf"\bwith (?:this|it|that|these|today’s|today's)\b[^.;]{{0,90}}\b{_of('totalling')}\b[^.;]{{0,12}}\Z", re.IGNORECASE
)


class Place(NamedTuple):
    """A sum with the words around it."""

    text: str
    item: Money
    earlier: Sequence[Money]
    """The sums before it, already linked."""
    last: Money | None
    """The last of them."""
    beside: Money | None
    """The same, if it stands in the same sentence."""
    sentence: int
    """Where the sentence of the sum begins, or as much of it as is read."""
    stop: int
    """Where it ends."""
    start: int
    """Where the sum begins."""
    end: int
    """Where it ends."""
    lead: str
    """The words before it, up to the sum before."""
    following: Money | None
    """The sum behind it."""
    said: frozenset[str]
    """The words of the sentence, in small letters, that tell how sums are counted."""


def _goes_on(at: Place) -> bool:
    return at.beside is not None and at.beside.part_of != at.item.id and goes_on(at.item, at.beside, at.lead)


def _rest_of_parts(at: Place) -> bool:
    return _leads(_REMAINING, at) and (_goes_on(at) or _listed_part(at))


def _more_of_parts(at: Place) -> bool:
    return _goes_on(at) and _leads(_ADDITIONAL, at)


def _total_in_list(at: Place) -> bool:
    return _leads(_TOTAL, at) and in_list(at.text, at.start) and not (_cumulative(at) or _still_cumulative(at))


def _part(at: Place) -> bool:
    return is_part(at.text, at.item, at.last, at.sentence, at.lead, at.said)


def _listed_part(at: Place) -> bool:
    return is_listed_part(at.text, at.item, at.earlier)


def _of_money(at: Place) -> bool:
    return is_of_money(at.text, at.item, at.sentence)


def _leaves_rest(at: Place) -> bool:
    return leaves_rest(at.text, at.item, at.last, at.sentence, at.stop)


def _leaves_others_rest(at: Place) -> bool:
    return leaves_others_rest(at.text, at.item, at.beside, at.stop)


def _of_next(at: Place) -> bool:
    return is_of_next(at.text, at.item, at.following)


def _topped(at: Place) -> bool:
    last = at.beside
    return last is not None and _TOPPED.search(at.text, at.sentence, last.span.start) is not None


def _cued(pattern: re.Pattern[str], at: Place) -> bool:
    """Whether words lead to a sum, or are the cue that it was found with."""
    return _leads(pattern, at) or (at.item.cue is not None and pattern.search(f"{at.item.cue.casefold()} ") is not None)


def _leads(pattern: re.Pattern[str], at: Place) -> bool:
    return pattern.search(at.lead) is not None


def _follows(pattern: re.Pattern[str], at: Place) -> bool:
    return pattern.match(at.text, at.end, at.stop) is not None


def _cumulative(at: Place) -> bool:
    """Whether a sum is what has come together over time."""
    if _has_size(at):
        return False
    text, low = at.text, max(at.sentence, at.start - REACH)
    return (
        _follows(_GIVEN_SINCE, at)
        or (_CUMULATED.search(text, low, at.start) is not None and _AIMED.search(text, low, at.start) is None)
        or _WITH_THIS.search(text, low, at.start) is not None
        or (_follows(_SINCE_BEHIND, at) and _leads(_TOTALS, at))
        or (_follows(_SINCE_RIGHT_BEHIND, at) and _leads(_STANDS_AT, at))
        or _so_far(at)
    )


def _has_size(at: Place) -> bool:
    """Whether a sum is the size of a change or of a thing, which do not grow over time."""
    return (
        at.item.distributive
        or at.item.per is not None
        or (BY.search(at.lead) is not None and changes(at.text, at.start))
        or change_behind(at.text, at.end, at.stop) is not None
        or _UNDER.search(at.lead) is not None
    )


def _still_cumulative(at: Place) -> bool:
    """Whether a sum is only coordinated with one that has come together over time."""
    if at.beside is None or at.beside.accounting != "cumulative" or _has_size(at):
        return False
    return _JOINED.search(at.lead) is not None and _NEXT_CLAUSE.search(at.lead) is None


def _so_far(at: Place) -> bool:
    """Whether the clause of a sum tells what has been given until now."""
    whole = _clause(at.text, at.sentence, at.start, at.stop)
    aside = _SINCE_ASIDE.search(at.text, at.sentence, at.start) or _OF_THE.fullmatch(at.text, at.sentence, at.start)
    if not aside and at.item.per is None and _SO_FAR.search(whole) and _PERFECT.search(whole):
        return True
    if _follows(_PAID_BEHIND, at) and _SINCE_BEFORE.search(at.text, at.sentence, at.start):
        return True
    if _leads(_TOTAL_SUBJECT, at) and _UP_TO_NOW.search(whole):
        return True
    return _SINCE_NOW.search(at.text, max(at.sentence, at.start - REACH), at.start) is not None


def _gap(at: Place) -> bool:
    return _leads(_GAP, at) and _leads(_NEED, at)


def _need_in_figures(at: Place) -> bool:
    need = _NEED.search(at.lead)
    return need is not None and _NEED_IN_FIGURES.search(need[0]) is not None


def _needed_before(at: Place) -> bool:
    last = at.beside
    return last is not None and last.accounting == "need" and _leads(_COMPARED, at)


_ANY: frozenset[str] = frozenset()
_OVER_TIME = _keys("stands", "totalling", "raising", "cumulated", "totality", "so_far") | {"cumulative", "since"}
_EVIDENCE: tuple[tuple[Accounting, frozenset[str], Callable[[Place], bool]], ...] = (
    ("total", _keys("total"), _total_in_list),
    ("part", _ANY, _of_next),
    ("part", _ANY, _part),
    ("remaining", _keys("remaining"), _rest_of_parts),
    ("additional", _keys("additional"), _more_of_parts),
    ("part", _ANY, _goes_on),
    ("part", _ANY, _listed_part),
    ("need", _keys("gap"), partial(_leads, _GAP_OF)),
    ("remaining", _keys("left_behind") | {"remain", "remains"}, partial(_follows, _REMAINS)),
    ("part", _ANY, _of_money),
    ("part", frozenset({"rest", "remainder", "balance"}), _leaves_rest),
    ("part", frozenset({"rest", "remainder", "balance"}), _leaves_others_rest),
    ("additional", _keys("behind_additional") | {"top"}, partial(_leads, _ON_TOP)),
    ("additional", frozenset({"addition", "besides", "top"}), _topped),
    ("remaining", _keys("remaining"), partial(_cued, _REMAINING)),
    ("additional", _keys("additional"), partial(_cued, _ADDITIONAL)),
    ("cumulative", _OVER_TIME, _cumulative),
    ("cumulative", _ANY, _still_cumulative),
    ("need", _keys("gap"), _gap),
    ("additional", _keys("behind_additional") | {"more"}, partial(_follows, _ADDITIONAL_BEHIND)),
    ("new", _keys("behind_new"), partial(_follows, _NEW_BEHIND)),
    ("need", frozenset({"needed", "required", "requested", "sought", "asked"}), partial(_follows, _NEEDED_BEHIND)),
    ("total", _keys("behind_total"), partial(_follows, _TOTAL_BEHIND)),
    ("need", _keys("need_before"), partial(_leads, _NEED_BEFORE)),
    ("need", frozenset({"sought", "requested", "needed", "required"}), partial(_leads, _SOUGHT)),
    ("need", _ANY, _needed_before),
    ("new", _keys("new"), partial(_leads, _NEW)),
    ("total", _keys("total", "totalled"), partial(_leads, _TOTAL)),
    ("need", _keys("need"), _need_in_figures),
    ("cumulative", frozenset({"raised"}), partial(_leads, _RAISED)),
    ("revenue", _keys("revenue"), partial(_leads, _REVENUE)),
    ("total", _keys("totality"), partial(_leads, _TOTAL_SUBJECT)),
)
"""What tells how a sum is counted, the strongest first, and the words of which one stands in the sentence then."""
_TELLING = PART_WORDS.union(*(words for _, words, _ in _EVIDENCE))


def accounting_of(
    text: str, item: Money, earlier: Sequence[Money], following: Money | None, sentence: int, stop: int
) -> Accounting | None:
    """What the words around a sum make of it.

    Args:
        text: the text of the release.
        item: the sum.
        earlier: the sums before it, already linked.
        following: the sum behind it.
        sentence: where the sentence of the sum begins, or as much of it as is read.
        stop: where it ends.
    """
    start = item.span.start
    last = earlier[-1] if earlier else None
    low = max(sentence, start - REACH)
    lead = text[max(low, last.span.end if last is not None else 0) : start]
    beside = last if last is not None and last.span.start >= sentence else None
    place = Place(
        text,
        item,
        earlier,
        last,
        beside,
        sentence,
        stop,
        start,
        item.span.end,
        lead,
        following,
        _telling(text[sentence:stop]),
    )
    for accounting, words, holds in _EVIDENCE:
        if (not words or not words.isdisjoint(place.said)) and holds(place):
            return accounting
    return None


@lru_cache(maxsize=64)
def _telling(sentence: str) -> frozenset[str]:
    return _TELLING.intersection(_LETTERS.findall(sentence.casefold()))


def _clause(text: str, sentence: int, start: int, stop: int) -> str:
    """The clauses of a sentence that may tell of a sum: up to it, and not those that a comma and "and" set apart."""
    ends = [match.end() for match in _NEXT_CLAUSE.finditer(text, sentence, start)]
    first = ends[-1] if ends else sentence
    after = _NEXT_CLAUSE.search(text, start, stop)
    return text[first : after.start() if after else stop]
