"""Temporal expressions in running text: windows, grammar, then what the words around each one say.

See ``date_lexer`` for the classes of words, ``date_grammar`` for the patterns, ``date_cues``, ``date_tense`` and
``date_guards`` for the words around, and ``normalise.dates`` for what the parts mean.
"""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise

from dipext.dates import readings as read
from dipext.dates.calendar import Days
from dipext.dates.context import Earlier
from dipext.dates.edtf import edtf_days
from dipext.dates.en.cues import Cue, find_cue
from dipext.dates.en.grammar import Expression, Parser
from dipext.dates.en.guards import (
    is_glued,
    is_no_feast,
    is_no_length,
    is_no_month,
    is_no_season,
    is_no_unit,
    is_no_weekday,
    is_numbered,
    is_plain_number,
    is_telephone,
    line_around,
)
from dipext.dates.en.lexer import lower, tokens, windows
from dipext.dates.en.name_rules import names_in, with_names
from dipext.dates.en.pieces import in_whole_units
from dipext.dates.en.spoken import spoken
from dipext.dates.en.tense import find_tense
from dipext.dates.readings import Moment, Reading
from dipext.lexicon import one_of, toml
from dipext.models import DateExpression, Span
from dipext.text.source import Source

RULES: tuple[str, ...] = (
    "date.ago",
    "date.century",
    "date.day-and-time",
    "date.day-list",
    "date.day-month",
    "date.day-of-month",
    "date.days-month",
    "date.decade",
    "date.duration",
    "date.edge",
    "date.event",
    "date.fiscal-year",
    "date.from-date",
    "date.later",
    "date.month",
    "date.month-day",
    "date.month-day-list",
    "date.month-days",
    "date.month-year",
    "date.named-day",
    "date.night",
    "date.nth",
    "date.numeric",
    "date.part",
    "date.part-of-day",
    "date.quarter",
    "date.range",
    "date.relative",
    "date.rest",
    "date.same",
    "date.season",
    "date.set",
    "date.time",
    "date.to-date",
    "date.today",
    "date.vague",
    "date.week-of",
    "date.week-number",
    "date.weekday",
    "date.window",
    "date.year",
    "date.years",
)


def find_dates(source: Source) -> list[DateExpression]:
    """Every temporal expression, in text order, without overlaps."""
    text = source.text
    setting = _setting(source)
    earlier = Earlier(text)
    found: list[DateExpression] = []
    lowered = lower(text)
    names = names_in(text, lowered)
    for low, high in windows(text, lowered, source.digits, [start for start, _, _ in names]):
        words = with_names(text, spoken(text, tokens(text, low, high)), names)
        for expression in Parser(text, words).expressions():
            last = expression.last - 1
            while words.kinds[last] in ".,(":
                last -= 1
            start, end = words.starts[expression.first], words.ends[last]
            earlier.complete(expression, start, end)
            item = _item(source, setting, expression, start, end)
            if item is not None and not (found and found[-1].span.end > start):
                found.append(item)
                earlier.note(expression, item)
    found = _anchored(text, found)
    events = [event for event in _events(source) if not any(_overlap(event, item) for item in found)]
    return sorted([*found, *events], key=lambda item: item.span.start) if events else found


_LENGTHS = ("for", "over", "within", "during")
_QUANTIFIED = re.compile(
    r"\b(?:(?:no|not)\s)?(?:(?:more|less|fewer)\sthan|at\s(?:least|most)|up\sto|well\sover|just\s(?:over|under))\s$",
    re.IGNORECASE,
)
_STARTING = re.compile(r",?\s(?:(?:starting|beginning|as)\s)?(?:from|on|starting|beginning|as of)\s(?:the\s)?")


def _anchored(text: str, found: list[DateExpression]) -> list[DateExpression]:
    """Lengths that the text lets begin on a day: "for six months from 1 January 2026"."""
    for n, (length, day) in enumerate(pairwise(found)):
        if length.kind != "duration" or length.start or not day.start or day.granularity != "day":
            continue
        if not _STARTING.fullmatch(text, length.span.end, day.span.start):
            continue
        end = read.after_length(day.start, length.duration or "")
        if end is not None:
            days = Days(day.start, end)
            found[n] = length.model_copy(
                update={"start": day.start, "end": end, "resolved": True, "edtf": edtf_days(days), "anchor": day.anchor}
            )
    return found


def _overlap(one: DateExpression, two: DateExpression) -> bool:
    return one.span.start < two.span.end and two.span.start < one.span.end


def _item(source: Source, setting: Moment, expression: Expression, start: int, end: int) -> DateExpression | None:
    text = source.text
    if _refused(text, expression, start, end):
        return None
    measured = _QUANTIFIED.search(text, max(0, start - 24), start) if expression.length else None
    cue = find_cue(text, measured.start() if measured else start, end)
    if measured:
        cue = cue._replace(approximate=measured[0].strip()) if cue.relation in _LENGTHS else Cue(None, None, None)
    moment = _moment(source, setting, expression, cue, start, end)
    reading = _with_cue(source, expression, cue, moment, start, end)
    if reading is None:
        return None
    first, last = reading.days or (None, None)
    relation = reading.relation
    return DateExpression(
        span=Span(start=start, end=end, text=text[start:end]),
        cue=_cue_text(cue, reading),
        kind=reading.kind,
        granularity=reading.granularity,
        start=None if reading.open_start else first,
        end=None if reading.open_end else last,
        start_time=reading.start_time,
        end_time=reading.end_time,
        tz=reading.tz,
        relation=relation,
        anchor=reading.anchor,
        approximate=reading.approximate,
        duration=reading.duration,
        edtf=reading.edtf,
        resolved=reading.resolved,
        alternatives=reading.alternatives,
        rule=expression.rule,
        warnings=reading.warnings,
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
    if cue.relation == "since":
        return _in_tense(setting, "past")
    if cue.relation == "as_of" or _describes(source.text, start, end):
        return setting
    tense, own = find_tense(source, start, end)
    if tense is None and (cue.relation in ("by", "until") or _alone(source.text, start, end)):
        tense = "future"
    return _in_tense(setting, tense, None if own else _BORROWED)


@lru_cache(maxsize=64)
def _in_tense(setting: Moment, tense: str | None, at_hand: int | None = None) -> Moment:
    return replace(setting, tense=tense, at_hand=at_hand or setting.at_hand)


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a line has nothing but the expression, like a heading in an agenda."""
    rest = line_around(text, start, end, _BESIDE)
    return rest is not None and not _LONG_WORD.search(rest)


def _describes(text: str, start: int, end: int) -> bool:
    """Whether the date tells which of a kind of thing is meant ("the July summit"), so that no verb governs it."""
    return (
        text[max(0, start - 4) : start].lower() == "the "
        and re.match(r"\s(?:[^\W\d_]{3}|[A-Z])", text[end : end + 4]) is not None
    )


# --- guards ---------------------------------------------------------------------------------------------------------


def _refused(text: str, expression: Expression, start: int, end: int) -> bool:
    """Whether the span has the shape of a date and is none."""
    if is_glued(text, start, end):
        return True
    if expression.bare and _alone(text, start, end):
        return False
    match expression.rule:
        case "date.year" if expression.bare and text[start:end].isdigit():
            return is_plain_number(text, start, end)
        case "date.month":
            return is_no_month(text, start, end)
        case "date.named-day":
            return is_no_feast(text, start, end, bare=expression.bare)
        case "date.weekday":
            return is_no_weekday(text, start, end)
        case "date.season" if expression.bare:
            return is_no_season(text, start, end)
        case "date.duration":
            return is_no_length(text, start, end)
        case "date.relative":
            return is_no_unit(text, start)
        case "date.years":
            return is_numbered(text, start) or is_telephone(text, start)
        case "date.numeric":
            return is_numbered(text, start)
    return False


# --- cues -----------------------------------------------------------------------------------------------------------

_BOUNDS = ("by", "since", "from", "until", "before", "after")
_COMPARED = re.compile(
    r"\b(?:up|down|increased?|decreased?|rise|rose|fell|drop|%|percent|change|differs?|different)\W[^.]{0,28}$"
)
_RECORD = re.compile(  # "figures from last year" are of it
    r"\b(?:data|figures|statistics|results|numbers|statements?|reports?|letters?|photos?|images|footage|minutes|readouts?|news)"
    r"\s+from\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’]s?\s")


def _with_cue(source: Source, expression: Expression, cue: Cue, moment: Moment, start: int, end: int) -> Reading | None:
    text = source.text
    if expression.length:
        return _length(source, expression, cue, moment, start, end)
    reading = expression.meaning(moment)
    if reading is None:
        return None
    if expression.rule == "date.to-date" and cue.relation == "until":
        return reading
    if expression.rule == "date.from-date" and (than := _THAN.search(text, max(0, start - 12), start)):
        return _farther(expression, moment, reading, more=than[1].lower() == "more")
    if expression.window:
        reading = _window(expression, cue, moment, reading, text, start)
    relation = cue.relation
    if cue.approximate and reading.kind in ("point", "range") and not reading.approximate:
        reading = replace(reading, approximate=True, edtf=_approximate(reading.edtf))
        if reading.head and reading.tail:
            reading = replace(reading, head=reading.head.rstrip("~") + "~", tail=reading.tail.rstrip("~") + "~")
    if relation is None or reading.kind in ("set", "vague"):
        return replace(reading, relation="over") if reading.kind == "vague" and relation == "over" else reading
    if relation in _BOUNDS and reading.anchor in ("absolute", "partial", "fiscal") and _describes(text, start, end):
        return reading  # "after the December summit" is after the summit
    if relation in _BOUNDS and reading.relation != "between":
        if relation in ("by", "from") and _POSSESSIVE.match(text, end):
            return reading
        if relation == "from" and _RECORD.search(text, max(0, start - 40), start):
            return reading
        if relation == "from" and _COMPARED.search(text, max(0, start - 40), start) and not _ahead(reading, moment):
            return reading
        if relation == "from" and (cue.text or "").lower() == "as early as" and not _ahead(reading, moment):
            return reading  # "warned as early as 2014"
        if relation == "after" and re.search(r"\bfar beyond\s$", text[max(0, start - 12) : start], re.IGNORECASE):
            return reading
        if relation == "until" and (cue.text or "").lower() == "through" and reading.granularity in ("season", "time"):
            return replace(reading, relation="during")
        if reading.granularity == "time" and reading.start_time and relation != "from":
            return replace(reading, relation=relation)
        return read.opened(reading, relation)
    if relation == "as_of":
        return read.at_bound(reading)
    if relation == "during" and reading.kind == "range" and reading.relation != "between":
        return replace(reading, relation="during") if _governs(text, cue, start, end) else reading
    if relation in ("over", "within") and (expression.window or expression.rule in ("date.relative", "date.edge")):
        return replace(reading, relation=relation)
    if relation == "for" and expression.window:
        return replace(reading, relation="for")
    return reading


_THAN = re.compile(r"\b(more|less|fewer) than\s$", re.IGNORECASE)


def _farther(expression: Expression, moment: Moment, reading: Reading, *, more: bool) -> Reading | None:
    """More than two weeks before a day is any day before that; less than two weeks, any between the two."""
    origin = expression.origin and expression.origin(moment)
    if origin is None or origin.days is None or reading.days is None:
        return reading
    later = reading.days.first >= origin.days.first
    if more:
        return read.opened(reading, "after" if later else "before")
    inner = read.opened(reading, "before" if later else "after")
    if inner.days is None:
        return reading
    return read.between(origin, inner) if later else read.between(inner, origin)


def _ahead(reading: Reading, moment: Moment) -> bool:
    """Whether a time is still to come, so that nothing can be compared with it."""
    return bool(reading.days and moment.reference and reading.days.first > moment.reference)


def _governs(text: str, cue: Cue, start: int, end: int) -> bool:
    """Whether "during" is about the span and not about a noun that the span describes ("during the May summit")."""
    between = text[max(0, start - 12) : start].lower()
    described = re.match(r"\s+[^\W\d_]", text[end : end + 4]) is not None and between.rstrip().endswith("the")
    return not described or (cue.text or "").lower() == "throughout"


def _approximate(code: str | None) -> str | None:
    if code is None or "~" in code or "T" in code:
        return code
    return "/".join(part if part == ".." else part + "~" for part in code.split("/"))


def _window(expression: Expression, cue: Cue, moment: Moment, reading: Reading, text: str, start: int) -> Reading:
    """A window; "last two years" without an article or a preposition counts whole units; quarters always are whole."""
    which, count, name = expression.window or (0, 0, "")
    article = text[start : start + 3].lower() == "the"
    if name == "quarter" or (not article and cue.relation is None and count > 1 and not text[start].isdigit()):
        return read.whole_units(moment, which, count, name)
    return reading


_FROM_EVENT = re.compile(r"\s(?:of|after|following|from)\s(?:the|its|their|his|her|our|this|that|an?)\s")


_LOOKS_BACK = re.compile(  # "the third time in two years", "the lowest rate in nearly 40 years"
    r"\b(?:(?:time|times|only|second|third|fourth|fifth|twice)"
    r"|(?:\w{2,}(?<!inter)(?<!for)(?<!r)est|worst|best|most|ever|faster|higher|lower|first)\b[^.;,\n]{0,45}"
    r"|(?:second|third|fourth|fifth|sixth|tenth)(?:\s(?!is|are|to|will|be)[a-z-]+){1,2})"
    r"\s+in\s+(?:the\s+|nearly\s+|almost\s+|over\s+|about\s+)*$"
)


def _length(source: Source, expression: Expression, cue: Cue, moment: Moment, start: int, end: int) -> Reading | None:
    count, name = expression.length or (0, "day")
    reading = read.duration(count, name)
    whole = in_whole_units(Decimal(str(count)), name) if count else None
    if cue.relation == "within" and whole and _FROM_EVENT.match(source.text, end):
        return replace(reading, relation="within", anchor="event")
    if cue.relation == "within" and whole:
        return read.ahead(moment, reading, *whole)
    if cue.relation == "in" and whole and (cue.text or "").lower() == "in":
        looks_back = _LOOKS_BACK.search(source.text, max(0, start - 70), start)
        since = source.text.startswith(" since", end)
        tense, own = find_tense(source, start, end)
        if not (looks_back or since or (tense == "past" and own)):
            return read.offset(moment, *whole)
        return replace(reading, relation="in")
    reading = replace(reading, approximate=cue.approximate is not None)
    if cue.relation in ("over", "during", "for"):
        return replace(reading, relation=cue.relation)
    return reading


# --- events ---------------------------------------------------------------------------------------------------------

_NAME = r"(?:[^\s,;:().–—]|\.(?!\s|$))+"
_ORDINAL = r"(?:\d+|[a-z]+(?:-[a-z]+)?)(?:st|nd|rd|th)"


@cache
def _event() -> re.Pattern[str]:
    stop = rf"[,;:()\n–—]|\.(?:\s|$)|$| {one_of('dates/en/calendar', 'events', 'ends')} "
    occasion = rf"(?:of|since) {_NAME}(?: {_NAME}){{0,9}}?(?={stop})"
    return re.compile(
        rf"\b(?:(?:[Tt]he )?eve {occasion}"
        rf"|(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur|[Hh]is|[Hh]er) {_ORDINAL} anniversary {occasion})"
    )


def _events(source: Source) -> list[DateExpression]:
    """The eve of something, an anniversary: found, and not to be placed in the calendar."""
    if "eve of " not in source.text and " anniversary " not in source.text:
        return []
    return [
        DateExpression(
            span=Span(start=match.start(), end=match.end(), text=match[0]),
            kind="vague",
            granularity="day",
            relation="on",
            anchor="event",
            resolved=False,
            rule="date.event",
        )
        for match in _event().finditer(source.text)
    ]
