"""Temporal expressions in running text: windows, grammar, then what the words around each one say.

See ``en.classes`` for the classes of words, ``en.grammar`` for the patterns, ``en.cues``, ``en.tense``, ``en.guards``
and ``en.doubts`` for the words around, and ``readings`` for what the parts mean.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import lru_cache

from dipext.dates.context import Earlier
from dipext.dates.en.bounded import Place, bounded, describes
from dipext.dates.en.cues import NO_CUE, Cue, find_cue
from dipext.dates.en.doubts import is_doubtful, is_written_out
from dipext.dates.en.events import EVENT, events
from dipext.dates.en.grammar import RULES as GRAMMAR_RULES
from dipext.dates.en.grammar import Expression, Parser
from dipext.dates.en.guards import (
    is_any_day,
    is_glued,
    is_legible,
    is_no_feast,
    is_no_length,
    is_no_month,
    is_no_season,
    is_no_unit,
    is_no_weekday,
    is_numbered,
    is_numbered_year,
    is_plain_number,
    is_telephone,
    is_whole_date,
    line_around,
)
from dipext.dates.en.lexer import lower, tokens, windows
from dipext.dates.en.misspelt import corrected
from dipext.dates.en.name_rules import names_in, with_names
from dipext.dates.en.spoken import spoken
from dipext.dates.en.tense import find_tense, is_announced
from dipext.dates.en.vocabulary import vocabulary
from dipext.dates.neighbours import completed_by_neighbours
from dipext.dates.readings import Moment, Reading
from dipext.lexicon import toml
from dipext.models import DateExpression
from dipext.text.prose import is_damaged
from dipext.text.source import Source

RULES = tuple(sorted({*GRAMMAR_RULES, EVENT}))
"""The ids of all rules."""


def find_dates(source: Source) -> list[DateExpression]:
    """Every temporal expression, in text order, without overlaps."""
    text = source.text
    setting = _setting(source)
    earlier = Earlier(source)
    found: list[DateExpression] = []
    lowered = lower(text)
    names = names_in(text, lowered)
    for low, high in windows(text, lowered, source.digits, [start for start, _, _ in names]):
        words = with_names(text, corrected(text, spoken(text, tokens(text, low, high))), names)
        for expression in Parser(text, words).expressions():
            last = expression.last - 1
            while words.kinds[last] in ".,(":
                last -= 1
            start, end = words.starts[expression.first], words.ends[last]
            earlier.complete(expression, start, end)
            item = _item(source, setting, expression, start, end, found[-1].span.end if found else 0)
            if item is not None and not (found and found[-1].span.end > start):
                found.append(item)
                earlier.note(expression, item)
    found = completed_by_neighbours(text, found)
    occasions = [event for event in events(source) if not _meets(event, found)]
    return sorted([*found, *occasions], key=lambda item: item.span.start) if occasions else found


_LENGTHS = ("for", "over", "within", "during")
_QUANTIFIED = re.compile(
    r"\b(?:(?:no|not)\s)?(?:(?:more|less|fewer)\sthan|at\s(?:least|most)|up\sto|well\sover|just\s(?:over|under))\s$",
    re.IGNORECASE,
)


def _meets(event: DateExpression, found: Sequence[DateExpression]) -> bool:
    """Whether one of the dates, which stand in text order, overlaps an event."""
    at = bisect_left(found, event.span.end, key=lambda item: item.span.start)
    return at > 0 and found[at - 1].span.end > event.span.start


def _item(
    source: Source, setting: Moment, expression: Expression, start: int, end: int, before: int
) -> DateExpression | None:
    text = source.text
    if _refused(text, expression, start, end):
        return None
    measured = _QUANTIFIED.search(text, max(0, start - 24), start) if expression.length else None
    cue = find_cue(text, measured.start() if measured else start, end)
    if measured:
        cue = cue._replace(approximate=measured[0].strip()) if cue.relation in _LENGTHS else NO_CUE
    moment = _moment(source, setting, expression, cue, start, end)
    reading = bounded(Place(source, expression, cue, moment, start, end))
    if reading is None:
        return None
    first, last = reading.days or (None, None)
    relation = reading.relation
    doubtful = (
        is_doubtful(expression, text, start, end, before)
        or _BROKEN.search(text, start, end) is not None
        or is_damaged(text, start, end, vocabulary())
    )
    return DateExpression.model_validate(  # with its span: one validation costs less than two
        {
            "span": {"start": start, "end": end, "text": text[start:end]},
            "cue": _cue_text(cue, reading),
            "kind": reading.kind,
            "granularity": reading.granularity,
            "start": None if reading.open_start else first,
            "end": None if reading.open_end else last,
            "start_time": reading.start_time,
            "end_time": reading.end_time,
            "tz": reading.tz,
            "relation": relation,
            "anchor": reading.anchor,
            "approximate": reading.approximate,
            "duration": reading.duration,
            "edtf": reading.edtf,
            "resolved": reading.resolved,
            "alternatives": reading.alternatives,
            "rule": expression.rule,
            "warnings": (*reading.warnings, "glued") if doubtful else reading.warnings,
        }
    )


def _cue_text(cue: Cue, reading: Reading) -> str | None:
    """The cue where it set something; a plain "in" sets nothing but the place of a length."""
    word = (cue.text or "").lower()
    if reading.relation == "between":
        return cue.text if word in ("from", "between") else None
    if cue.relation == "in" and word == "in" and not reading.duration:
        return cue.approximate
    return cue.text if cue.relation == reading.relation else cue.approximate


_SETTLED = frozenset(  # rules whose meaning no tense changes
    f"date.{name}"
    for name in ("ago", "century", "decade", "duration", "fiscal-year", "numeric", "set", "time", "today", "to-date",
                 "vague", "window", "year", "years")
)  # fmt: skip
_LAST = re.compile(r"\slast(?:[,.;)]|\s(?:was|were|is|has|had|and|remains?|in|at|on)\b)")  # "the summit of May last"
_BROKEN = re.compile(r"[–—-]\s*\n|\n\s*[–—-]")  # "4 –", the number of a page, and "10 December" below
_BESIDE = 12  # characters of a line that is nothing but a date: "Agenda 3 May"
_LONG_WORD = re.compile(r"\w{5}")
_BORROWED = 60  # days: how far a borrowed verb must be contradicted by the calendar to be ignored


def _setting(source: Source) -> Moment:
    """What is known about the release, whatever the clause says."""
    country = source.issuer.country if source.issuer else None
    return Moment(source.published, None, country, country in toml("dates/en/calendar")["numeric"]["month_first"])


def _moment(source: Source, setting: Moment, expression: Expression, cue: Cue, start: int, end: int) -> Moment:
    """The setting with the tense of the cue or of the clause."""
    if expression.rule in _SETTLED or (expression.calendar and expression.calendar.year is not None):
        return setting
    if expression.rule == "date.relative" and expression.leans is not None:  # "this year"
        return setting
    if cue.relation == "since" or (expression.rule == "date.month" and _LAST.match(source.text, end)):
        return _in_tense(setting, "past")
    if describes(source.text, start, end) or (
        source.text[start - 1 : start] == "(" and source.text[end : end + 1] == ")"
    ):
        return setting
    tense, own = find_tense(source, start, end)
    if cue.relation == "as_of" and tense != "future":
        return setting
    if tense == "past" and expression.ends and is_announced(source.text, start):
        tense = "future"
    ahead = ("by", "until", "before") if expression.rule == "date.season" else ("by", "until")
    if tense is None and (cue.relation in ahead or _alone(source.text, start, end)):
        tense = "future"
    return _in_tense(setting, tense, None if own else _BORROWED)


@lru_cache(maxsize=64)
def _in_tense(setting: Moment, tense: str | None, at_hand: int | None = None) -> Moment:
    return setting._replace(tense=tense, at_hand=at_hand or setting.at_hand)


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a line has nothing but the expression, like a heading in an agenda."""
    rest = line_around(text, start, end, _BESIDE)
    return rest is not None and not _LONG_WORD.search(rest)


# --- guards ---------------------------------------------------------------------------------------------------------


_REFUSALS: dict[str, Callable[[str, Expression, int, int], bool]] = {
    "date.year": lambda text, e, start, end: e.bare and text[start:end].isdigit() and is_plain_number(text, start, end),
    "date.month": lambda text, _, start, end: is_no_month(text, start, end),
    "date.named-day": lambda text, e, start, end: is_no_feast(text, start, end, bare=e.bare),
    "date.weekday": lambda text, _, start, end: is_no_weekday(text, start, end),
    "date.part-of-day": lambda text, _, start, __: is_any_day(text, start),
    "date.season": lambda text, e, start, end: e.bare and is_no_season(text, start, end),
    "date.duration": lambda text, _, start, end: is_no_length(text, start, end),
    "date.relative": lambda text, _, start, __: is_no_unit(text, start),
    "date.years": lambda text, _, start, __: is_numbered(text, start) or is_telephone(text, start),
    "date.numeric": lambda text, _, start, end: is_numbered(text, start) and not is_whole_date(text, start, end),
    "date.month-year": lambda text, _, start, end: is_numbered_year(text, start, end),
}
"""What has the shape of a rule's expression and is none."""


def _refused(text: str, expression: Expression, start: int, end: int) -> bool:
    """Whether the span has the shape of a date and is none."""
    if is_glued(text, start, end) and not (
        is_written_out(expression, text, start, end) and is_legible(text, start, end)
    ):
        return True
    if expression.bare and _alone(text, start, end):
        return False
    refused = _REFUSALS.get(expression.rule)
    return refused is not None and refused(text, expression, start, end)
