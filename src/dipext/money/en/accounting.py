"""How a sum is to be counted: new, additional, cumulative, remaining, total, needed, earned."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache, partial

from dipext.models import Accounting, Money
from dipext.money.en.cumulative import PAID_BY, TOTAL_SUBJECT, is_cumulative, is_still_cumulative
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
from dipext.money.en.place import LETTERS, Place, follows, keys, leads, of, right_before

_REMAINING = right_before(
    rf"{of('remaining')}(?:\s+{of('remainders')}(?:\s+of|,))?"  # "the unspent balance, ", "the remaining sum of"
)
_ADDITIONAL = right_before(of("additional"))
# "a new package of", "new military aid worth"
_NEW = right_before(
    rf"{of('new')}(?:\s+{of('given')}\s+(?:of|worth))?|(?:new|fresh)\s+(?:[\w-]+\s+){{0,2}}{of('given')}\s+(?:[\w-]+\s+){{0,3}}?"
    r"(?:of|worth|totall?ing|valued\s+at)",
)
_TOTAL = right_before(rf"{of('total')}|totals?\s?[:|]|total\s+(?:[\w-]+\s+){{0,2}}?{of('totalled')}\s+{of('totals')}")
_ADDS = right_before(
    "adds|added|adding|(?:will|to) add"
)  # "adds 5 million to the fund", but "and Kenya adds 5 million"
_ON_TOP = re.compile(
    rf"\b(?:on top of (?:this|that|these|it)\b|{of('behind_additional')}\s+(?:[\w-]+\s+){{1,3}}"
    r"(?:of|worth|totall?ing)\s+(?:[\w-]+\s+){0,2}\Z"
    rf"|{of('behind_additional')}\s+(?:[\w-]+\s+){{1,6}}[\w-]+,?\s(?:worth|valued at)\s+(?:[\w-]+\s+){{0,2}}\Z)",
    re.IGNORECASE,
)
_REMAINS = re.compile(
    rf"[^.;,]{{0,30}}?\s(?:remains?(?=\s*(?:[.,;]|\Z)|\s+{of('left')})"
    rf"|{of('left_behind')})\b",
    re.IGNORECASE,
)
_ADDITIONAL_BEHIND = re.compile(
    rf"\s+(?:in|of|as)\s+(?:an?\s+)?{of('behind_additional')}\b|\s+(?:more|extra)\b(?!\s+than)", re.IGNORECASE
)
_NEW_BEHIND = re.compile(rf"\s+(?:in|of|worth of)\s+(?:an?\s+)?{of('behind_new')}\b", re.IGNORECASE)
_NEEDED_BEHIND = re.compile(
    r"[^.;,]{0,40}?\s(?:is|are|will be|would be)\s+(?:urgently\s+|still\s+)?(?:needed|required)\b"
    r"|\s(?:needed|required|requested|sought|asked for)\b"
    r"|\s(?:funding|financing|humanitarian)\s(?:needs?|gap|requirements?|shortfall)\b",
    re.IGNORECASE,
)
_TOTAL_BEHIND = re.compile(rf"\s+{of('behind_total')}\b", re.IGNORECASE)
_NEED = re.compile(rf"\b{of('need')}\b(?!\s+{of('put_off')}\b)(?:(?!\bdamages?\b)[^.;:]){{0,80}}\Z", re.IGNORECASE)
# "Funding sought for 2026-2030: 9 million"
_SOUGHT = re.compile(r"\b(?:sought|requested|needed|required)\b[^.;:]{0,60}:\s*(?:\w+\s+){0,2}\Z", re.IGNORECASE)
# "the Response Plan for Mali, revised to 3 million"
_PLANNED_NEED = re.compile(
    r"\b(?:response plan|appeal)\b[^.;]{0,60}\b(?:revised|raised|cut|put|set|requires|seeks|needs)\s"
    r"(?:(?:to|at|by)\s)?(?:\w+\s)?\Z",
    re.IGNORECASE,
)
_NEED_IN_FIGURES = re.compile(rf"\b{of('need_verbs')}\b", re.IGNORECASE)
_GAP = re.compile(rf"\b{of('gap')}\b")
_RAISED = re.compile(
    r"\b(?:has|have|had)\s+(?:\w+\s+)?raised\s+(?:(?!(?:to|by|from)\b)[\w-]+\s+){0,4}\Z", re.IGNORECASE
)
# A capital within a sentence is part of a name.
_REVENUE = re.compile(
    rf"(?:\A\W*(?i:{of('revenue')})|\b(?<!capita )(?<!be ){of('revenue')})\b(?! to\b)[^.;:]{{0,50}}\Z"
)
_GAP_OF = re.compile(rf"\b{of('gap')}\s+of\s+(?:{of('between')}\s+)?\Z", re.IGNORECASE)
# "On top of the 64 million there will be 22 million": the first is not added, the second is
_TOPPED = re.compile(r"\b(?:on top of|in addition to|besides)\s+(?:[\w’'-]+\s+){0,4}\Z", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:it\s+(?:was|is|had been|stood at)|(?:up|down)\s+from|compared\s+(?:with|to)|against)\s+"
    rf"(?:{of('between')}\s+)?\Z"
)
_NEED_BEFORE = re.compile(rf"\b(?:{of('need_before')})\s+(?:{of('between')}\s+)?\Z", re.IGNORECASE)


def _goes_on(at: Place) -> bool:
    return at.beside is not None and at.beside.part_of != at.item.id and goes_on(at.item, at.beside, at.lead)


def _rest_of_parts(at: Place) -> bool:
    return leads(_REMAINING, at) and (_goes_on(at) or _listed_part(at))


def _more_of_parts(at: Place) -> bool:
    return _goes_on(at) and leads(_ADDITIONAL, at)


def _total_in_list(at: Place) -> bool:
    return leads(_TOTAL, at) and in_list(at.text, at.start) and not (is_cumulative(at) or is_still_cumulative(at))


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
    return leads(pattern, at) or (at.item.cue is not None and pattern.search(f"{at.item.cue.casefold()} ") is not None)


def _adds_to(at: Place) -> bool:
    return leads(_ADDS, at) and at.text.startswith(" to ", at.end)


def _gap(at: Place) -> bool:
    return leads(_GAP, at) and leads(_NEED, at)


def _need_in_figures(at: Place) -> bool:
    need = _NEED.search(at.lead)
    return need is not None and _NEED_IN_FIGURES.search(need[0]) is not None


def _needed_before(at: Place) -> bool:
    last = at.beside
    return last is not None and last.accounting == "need" and leads(_COMPARED, at)


_ANY: frozenset[str] = frozenset()
_OVER_TIME = keys("stands", "totalling", "raising", "cumulated", "totality", "so_far") | {"cumulative", "since"}
_EVIDENCE: tuple[tuple[Accounting, frozenset[str], Callable[[Place], bool]], ...] = (
    ("total", keys("total"), _total_in_list),
    ("part", _ANY, _of_next),
    ("part", _ANY, _part),
    ("remaining", keys("remaining"), _rest_of_parts),
    ("additional", keys("additional"), _more_of_parts),
    ("part", _ANY, _goes_on),
    ("part", _ANY, _listed_part),
    ("need", keys("gap"), partial(leads, _GAP_OF)),
    ("remaining", keys("left_behind") | {"remain", "remains"}, partial(follows, _REMAINS)),
    ("part", _ANY, _of_money),
    ("part", frozenset({"rest", "remainder", "balance"}), _leaves_rest),
    ("part", frozenset({"rest", "remainder", "balance"}), _leaves_others_rest),
    ("additional", keys("behind_additional") | {"top"}, partial(leads, _ON_TOP)),
    ("additional", frozenset({"addition", "besides", "top"}), _topped),
    ("remaining", keys("remaining"), partial(_cued, _REMAINING)),
    ("additional", keys("additional"), partial(_cued, _ADDITIONAL)),
    ("additional", frozenset({"add", "adds", "added", "adding"}), _adds_to),
    ("cumulative", _OVER_TIME, is_cumulative),
    ("cumulative", frozenset({"been"}), partial(follows, PAID_BY)),
    ("cumulative", _ANY, is_still_cumulative),
    ("need", keys("gap"), _gap),
    ("additional", keys("behind_additional") | {"more"}, partial(follows, _ADDITIONAL_BEHIND)),
    ("new", keys("behind_new"), partial(follows, _NEW_BEHIND)),
    (
        "need",
        frozenset(
            {
                "needed",
                "required",
                "requested",
                "sought",
                "asked",
                "need",
                "needs",
                "gap",
                "requirement",
                "requirements",
            }
        ),
        partial(follows, _NEEDED_BEHIND),
    ),
    ("total", keys("behind_total"), partial(follows, _TOTAL_BEHIND)),
    ("need", keys("need_before"), partial(leads, _NEED_BEFORE)),
    ("need", frozenset({"sought", "requested", "needed", "required"}), partial(leads, _SOUGHT)),
    ("need", frozenset({"response", "appeal"}), partial(leads, _PLANNED_NEED)),
    ("need", _ANY, _needed_before),
    ("new", keys("new"), partial(leads, _NEW)),
    ("total", keys("total", "totalled"), partial(leads, _TOTAL)),
    ("need", keys("need"), _need_in_figures),
    ("cumulative", frozenset({"raised"}), partial(leads, _RAISED)),
    ("revenue", keys("revenue"), partial(leads, _REVENUE)),
    ("total", keys("totality"), partial(leads, TOTAL_SUBJECT)),
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
    return _TELLING.intersection(LETTERS.findall(sentence.casefold()))
