"""One reading of the clause around a percentage: its base, its owner, the measure and the change."""

import re
from calendar import month_name
from typing import NamedTuple

from dipext.lexicon import one_of
from dipext.models import Change
from dipext.percentages.en.bases import base_at, fronted, shared_in
from dipext.percentages.en.measures import (
    REACH,
    behind,
    beside_participle,
    changed_thing,
    counted,
    gapped,
    is_levied,
    levied_on,
    noun_of,
    spends,
    subject,
    with_possessor,
    without_cue,
    without_place,
)
from dipext.percentages.en.owners import Owner, economy
from dipext.text.changes import change_before, change_behind, change_by
from dipext.text.noun_phrases import as_measure
from dipext.text.source import Source

_LETTERS = re.compile("[a-z]+")
_SENTENCE = 400  # characters of a sentence that are read on either side, however long it is
_CLAUSE_MARKS = re.compile(r"[;:—“”\"(]|–(?!\w)|(?<!\w)–|,\sand\sthat\b")
_BEGINS = re.compile(r"(?:,|\b(?:and|while|but|whereas))\Z")
_NEXT = re.compile(rf"\s+{one_of('percentages/en/clause', 'auxiliaries')}\b")
_HEADING = re.compile(r"(?:\A|\n|[.;(]\s)[ \t•*–-]*(?P<noun>[^\W\d_][^.,;:()\n]{2,50}):\s+\Z")
# "The sums come on top of the 5%": the figure is not what the sums are
_BESIDE = re.compile(
    r"\b(?:over and above|on top of|in addition to|besides|beyond|apart from|aside from|instead of)"
    r"\s(?:the|its|their|our|these|those|that)\s*\Z"
)
_BESIDE_REACH = 24
# "In 2022 rail freight fell by 3%": no comma parts the date from the noun
_FRONTED_DATE = re.compile(
    rf"\W*(?:In|During|By|Since|From)\s(?:(?:{'|'.join(month_name[1:])})\s)?(?:19|20)[0-9]{{2}}\s(?=[a-z])"
)
# "the turnover, which stood at 5 million, has risen by 3%"
_ASIDE = re.compile(
    r",\s(?:which|whose|who|where|it was|it is|they|he|she)\s[^;:]{3,140}?,\s"
    r"(?=(?:has|have|had|will|would|is|are|was|were)\b)"
)
_OF_PRONOUN = re.compile(r"\s+of\s+(?:it|them)\b")
_COMPARED = re.compile(
    r"[\s,(—–]+(?:after|(?:up|down) from|compared (?:with|to)|against|versus)(?:\s+(?:only|just|about|around|some"
    r"|nearly|almost|the))*\s+\Z",
    re.IGNORECASE,
)
_LEADING_ON = re.compile(
    rf"[\s,]*(?:(?:of\s+)?(?:GDP|GNI)|{one_of('percentages/en/clause', 'leading_on')}|[0-9]{{1,4}}|\([0-9]{{4}}\))"
    r"(?:[\s,]|\Z)",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[.;:]\s|\b(?:and|but|while|which|who)\b")


class Reading(NamedTuple):
    """What the clause says about one percentage."""

    base: str | None = None
    owner: Owner = Owner()
    measure: str | None = None
    change: Change | None = None
    end: int = 0
    """Where the words of the base end, 0 without one."""
    near: bool = False
    """Whether the measure stands beside the figure and not in the subject."""


def read_clause(
    source: Source, start: int, end: int, floor: int, ceiling: int, *, fraction: bool, shared: Reading | None = None
) -> Reading:
    """The base, its owner, the measure and the change of the percentage at ``start``:``end``.

    Args:
        source: the release.
        start: where the figure begins.
        end: where its sign or word ends.
        floor: where the percentage before it in the text ends, or 0.
        ceiling: where the next one begins, or the length of the text.
        fraction: whether it is one in words ("two-thirds"), which has a base without "of" as well.
        shared: the reading before it where the two are coordinated: "3.5% of GDP for defence and 1.5% for roads".
    """
    text = source.text
    low, high = source.sentence(start)
    low, high = max(low, start - _SENTENCE), min(high, end + _SENTENCE)
    stop = min(high, ceiling, end + REACH)
    owner = Owner()
    base, after = base_at(text, end, stop, fraction=fraction)
    base = base or fronted(text, low, start)
    before = _lead(text, low, start)
    before = _ASIDE.sub(" ", before) if before.count(",") > 1 else before
    base, before = (base, before) if base else shared_in(before)
    if base is not None:
        base, owner = economy(source, base, low, high, start)
    elif shared is not None:
        base, owner = shared.base, shared.owner
    said = change_behind(text, end, stop)
    clause = max(low, floor)
    change = change_before(text, start, clause) or (said[0] if said else change_by(text, start, clause))
    if floor > low and "," in text[floor:start]:  # another clause than that of the figure before
        before = before[max(0, floor - start + len(before)) :]
    if change and (fronted_date := _FRONTED_DATE.match(before)):
        before = before[fronted_date.end() :]
    bare = without_cue(before)
    said_before = frozenset(_LETTERS.findall(before.casefold()))
    beside = noun_of(bare) or (gapped(text[floor:start]) if floor > low else None)
    measure, levied = None, None
    if said is not None:
        measure = changed_thing(text, said[1], stop)
    else:
        measure, levied = behind(text, end, after, stop, has_base=base is not None, spent=spends(said_before))
    measure = counted(text, before, end, stop) or measure
    if measure is None and beside is None and change:
        measure = changed_thing(text, end, stop)
    measure = measure or beside_participle(text, before, end, high)
    near = measure or beside
    # "and over half of its beds are reserved": the figure is what its own clause is about
    acts = after > end and _NEXT.match(text, after, stop) and _BEGINS.search(bare)
    measured = near or (None if acts else subject(before, said_before, whole=base in ("GDP", "GNI")))
    if base is None and levied is None and is_levied(bare, measured):
        levied = levied_on(text, end, stop)
    if measured and (
        _OF_PRONOUN.match(text, end) or (base and as_measure(base) == measured and measured not in before.casefold())
    ):
        measured = None
    if measured:
        measured = without_place(measured) if base in ("GDP", "GNI") else with_possessor(before, measured)
    return Reading(base or levied, owner, measured, change, after if after > end else 0, near is not None)


def _lead(text: str, low: int, start: int) -> str:
    """The words of the clause before a figure; a heading before it counts as its noun: "GDP growth: 1.2%"."""
    before = _CLAUSE_MARKS.split(text[max(low, start - REACH) : start])[-1]
    if not before.strip() and (heading := _HEADING.search(text, max(0, start - 90), start)):
        before = f"{heading['noun']} of "
    return "" if _BESIDE.search(before[-_BESIDE_REACH:]) else before


def continues(text: str, end: int, start: int) -> bool:
    """Whether what stands between two percentages only leads from the one to the other: "this year and should be".

    >>> continues("4% of GDP this year and should be 5%", 2, 34), continues("4% of GDP, and Poland 5%", 2, 22)
    (True, False)
    >>> continues("4% of GDP on roads, after 5%", 2, 26)
    True
    """
    if start - end > REACH:
        return False
    if (compared := _COMPARED.search(text, end, start)) and _CLAUSE_END.search(text, end, compared.start()) is None:
        return True
    at = end
    while at < start:
        match = _LEADING_ON.match(text, at, start)
        if match is None or match.end() == at:
            return not text[at:start].strip(", \n")
        at = match.end()
    return True
