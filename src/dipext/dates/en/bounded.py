"""What the words around an expression make of its reading: a bound, a length, or only an approximation."""

import re
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from dipext.dates import readings as read
from dipext.dates.en.cues import Cue, cue_behind
from dipext.dates.en.pieces import Expression, in_whole_units
from dipext.dates.en.tense import find_tense
from dipext.dates.readings import Moment, Reading
from dipext.lexicon import one_of
from dipext.text.source import Source


class Place(NamedTuple):
    """An expression where it stands, with its cue and the moment that its clause speaks of."""

    source: Source
    expression: Expression
    cue: Cue
    moment: Moment
    start: int
    end: int

    def behind(self, pattern: re.Pattern[str], reach: int) -> re.Match[str] | None:
        """What stands right before the expression; the pattern ends with ``$``."""
        return pattern.search(self.source.text, max(0, self.start - reach), self.start)

    @property
    def cue_word(self) -> str:
        """The cue in lower case, empty where there is none."""
        return (self.cue.text or "").lower()


def bounded(place: Place) -> Reading | None:
    """What an expression means with the words around it; ``None`` when it means nothing."""
    if place.expression.length:
        return _length(place)
    reading = place.expression.meaning(place.moment)
    if reading is None:
        return None
    if place.expression.rule == "date.to-date" and place.cue.relation == "until":
        return reading
    if place.expression.rule == "date.from-date" and (than := place.behind(_THAN, 12)):
        return _farther(place, reading, more=than[1].lower() == "more")
    if place.expression.window:
        reading = _in_whole_units(place, reading)
    reading = _coming(place, reading)
    if place.cue.approximate:
        reading = _approximated(reading)
    if reading.kind in ("set", "vague"):
        over = reading.kind == "vague" and place.cue.relation == "over"
        return reading._replace(relation="over") if over else reading
    related = _RELATED.get(place.cue.relation or "")
    return related(place, reading) if related else reading


def _coming(place: Place, reading: Reading) -> Reading:
    """What is to be done before a season that has begun, or within months that are nearly over, is for the next one."""
    days, today = reading.days, place.moment.reference
    if place.moment.tense != "future" or days is None or today is None or not days.first <= today <= days.last:
        return reading
    if reading.anchor != "partial" and place.expression.rule != "date.season":
        return reading
    nearly_over = reading.relation == "between" and (days.last - today) * 4 < days.last - days.first
    if place.cue.relation != "before" and not nearly_over:
        return reading
    later = place.moment._replace(reference=days.last + timedelta(days=1))
    return place.expression.meaning(later) or reading


# --- bounds ---------------------------------------------------------------------------------------------------------


@cache
def _compared() -> re.Pattern[str]:
    return re.compile(rf"\b{one_of('dates/en/calendar', 'bounds', 'compared')}\W[^.]{{0,28}}$")


@cache
def _record() -> re.Pattern[str]:
    """Figures "from last year" are of it."""
    return re.compile(rf"\b{one_of('dates/en/calendar', 'bounds', 'records')}\sfrom\s(?:the\s)?$", re.IGNORECASE)


_POSSESSIVE = re.compile(r"['’]s?\s")
_FAR_BEYOND = re.compile(r"\bfar beyond\s$", re.IGNORECASE)


def _bound(place: Place, reading: Reading) -> Reading:
    """By, since, from, until, before, after."""
    relation = place.cue.relation or ""
    if reading.relation == "between" or any(is_none(place, reading) for is_none in _NO_BOUND):
        return reading
    if relation == "until" and place.cue_word == "through" and reading.granularity in ("season", "time"):
        return reading._replace(relation="during")
    if reading.granularity == "time" and reading.start_time and relation != "from":
        return reading._replace(relation=relation)
    return read.opened(reading, relation)


def _is_of_a_noun(place: Place, reading: Reading) -> bool:
    """As in "after the December summit", which is after the summit."""
    named = reading.anchor in ("absolute", "partial", "fiscal")
    return named and describes(place.source.text, place.start, place.end)


def _is_possessive(place: Place, _: Reading) -> bool:
    """As in "by last year's standards"."""
    by = place.cue.relation in ("by", "from")
    return by and _POSSESSIVE.match(place.source.text, place.end) is not None


def _is_a_source(place: Place, _: Reading) -> bool:
    """As in "figures from last year"."""
    return place.cue.relation == "from" and place.behind(_record(), 40) is not None


def _is_compared(place: Place, reading: Reading) -> bool:
    """As in "up from last year"."""
    compared = place.cue.relation == "from" and place.behind(_compared(), 40) is not None
    if compared and (behind := cue_behind(place.source.text, place.end)) and behind.relation == "from":
        return False  # "up from May 2024 onwards"
    return compared and not _is_ahead(reading, place.moment)


def _is_early(place: Place, reading: Reading) -> bool:
    """As in "warned as early as 2014"."""
    early = place.cue.relation == "from" and place.cue_word == "as early as"
    return early and not _is_ahead(reading, place.moment)


def _is_far_beyond(place: Place, _: Reading) -> bool:
    return place.cue.relation == "after" and place.behind(_FAR_BEYOND, 12) is not None


_NO_BOUND: tuple[Callable[[Place, Reading], bool], ...] = (
    _is_of_a_noun,
    _is_possessive,
    _is_a_source,
    _is_compared,
    _is_early,
    _is_far_beyond,
)


def _is_ahead(reading: Reading, moment: Moment) -> bool:
    """Whether a time is still to come, so that nothing can be compared with it."""
    return bool(reading.days and moment.reference and reading.days.first > moment.reference)


_NOUN = re.compile(r"\s(?:[^\W\d_]{3}|[A-Z])")


def describes(text: str, start: int, end: int) -> bool:
    """Whether the date tells which of a kind of thing is meant ("the July summit"), so that no verb governs it."""
    return text[max(0, start - 4) : start].lower() == "the " and _NOUN.match(text, end, end + 4) is not None


# --- other relations ------------------------------------------------------------------------------------------------


def _as_of(place: Place, reading: Reading) -> Reading:
    """As of a day: what stands then; from one that is still to come on, where the clause lies ahead."""
    if place.moment.tense == "future" and _is_ahead(reading, place.moment):
        return read.opened(reading, "from")
    return read.at_bound(reading)


def _during(place: Place, reading: Reading) -> Reading:
    """During a unit, where "during" is not about a noun that the unit describes ("during the May summit")."""
    if reading.kind != "range" or reading.relation == "between":
        return reading
    text = place.source.text
    article = text[max(0, place.start - 12) : place.start].lower().rstrip().endswith("the")
    described = article and re.match(r"\s[^\W\d_]", text[place.end : place.end + 4]) is not None
    return reading if described and place.cue_word != "throughout" else reading._replace(relation="during")


def _spanning(place: Place, reading: Reading) -> Reading:
    """Over or within a stretch told from the day of the release."""
    stretch = place.expression.window or place.expression.rule in ("date.relative", "date.edge")
    return reading._replace(relation=place.cue.relation or "over") if stretch else reading


def _for(place: Place, reading: Reading) -> Reading:
    return reading._replace(relation="for") if place.expression.window else reading


_RELATED: dict[str, Callable[[Place, Reading], Reading]] = {
    **dict.fromkeys(("by", "since", "from", "until", "before", "after"), _bound),
    "as_of": _as_of,
    "during": _during,
    "over": _spanning,
    "within": _spanning,
    "for": _for,
}


# --- what changes the reading before its relation -------------------------------------------------------------------

_THAN = re.compile(r"\b(more|less|fewer) than\s$", re.IGNORECASE)


def _farther(place: Place, reading: Reading, *, more: bool) -> Reading | None:
    """More than two weeks before a day is any day before that; less than two weeks, any between the two."""
    origin = place.expression.origin and place.expression.origin(place.moment)
    if origin is None or origin.days is None or reading.days is None:
        return reading
    later = reading.days.first >= origin.days.first
    if more:
        return read.opened(reading, "after" if later else "before")
    inner = read.opened(reading, "before" if later else "after")
    if inner.days is None:
        return reading
    return read.between(origin, inner) if later else read.between(inner, origin)


def _approximated(reading: Reading) -> Reading:
    """A point or range that is not meant exactly: "around 3 May"."""
    if reading.kind not in ("point", "range") or reading.approximate:
        return reading
    reading = reading._replace(approximate=True, edtf=_approximate(reading.edtf))
    if reading.head and reading.tail:
        reading = reading._replace(head=reading.head.rstrip("~") + "~", tail=reading.tail.rstrip("~") + "~")
    return reading


def _approximate(code: str | None) -> str | None:
    if code is None or "~" in code or "T" in code:
        return code
    return "/".join(part if part == ".." else part + "~" for part in code.split("/"))


def _in_whole_units(place: Place, reading: Reading) -> Reading:
    """A window; "last two years" without an article or a preposition counts whole units; quarters always are whole."""
    which, count, name = place.expression.window or (0, 0, "")
    text, start = place.source.text, place.start
    article = text[start : start + 3].lower() == "the"
    if name == "quarter" or (not article and place.cue.relation is None and count > 1 and not text[start].isdigit()):
        return read.whole_units(place.moment, which, count, name)
    return reading


# --- lengths --------------------------------------------------------------------------------------------------------

_FROM_EVENT = re.compile(r"\s(?:of|after|following|from)\s(?:the|its|their|his|her|our|this|that|an?)\s")
_LOOKS_BACK = re.compile(  # "the third time in two years", "the lowest rate in nearly 40 years"
    r"\b(?:(?:time|times|only|second|third|fourth|fifth|twice)"
    r"|(?:\w{2,}(?<!inter)(?<!for)(?<!r)est|worst|best|most|ever|faster|higher|lower|first)\b[^.;,\n]{0,45}"
    r"|(?:second|third|fourth|fifth|sixth|tenth)(?:\s(?!is|are|to|will|be)[a-z-]+){1,2}"
    r"|from\s[^;\n]{1,20}?\sto\s[^\s;\n]{1,12}(?:\s[a-z]{1,8})?)"  # "from 1.8% to 2.3% in two years"
    r"\sin\s(?:the\s|nearly\s|almost\s|over\s|about\s)*$"
)


_COUNTED_IN = re.compile(  # "seven presidents in 10 years"
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|[0-9]+)\s(?:[a-z-]+\s)?[a-z]{3,}s\sin\s$", re.IGNORECASE
)


def _length(place: Place) -> Reading:
    """A length, which "in" and "within" may turn into a day or a stretch told from the release."""
    count, name = place.expression.length or (0, "day")
    reading = read.duration(count, name) if count else read.vague_length(name)
    whole = in_whole_units(Decimal(str(count)), name) if count else None
    relation = place.cue.relation
    if relation == "within":
        return _within(place, reading, whole)
    if place.cue_word == "in":
        if _is_measured(place):
            return reading._replace(relation="in")
        return read.offset(place.moment, *whole) if whole else read.vague_span(place.moment, 1)
    if count:
        reading = reading._replace(approximate=place.cue.approximate is not None)
    return reading._replace(relation=relation) if relation in ("over", "during", "for") else reading


def _within(place: Place, reading: Reading, whole: tuple[int, str] | None) -> Reading:
    """A length from the day of the release on; from an event on where the text says which."""
    if whole is None:
        return reading._replace(relation="within")
    if _FROM_EVENT.match(place.source.text, place.end):
        return reading._replace(relation="within", anchor="event")
    return read.ahead(place.moment, reading, *whole)


def _is_measured(place: Place) -> bool:
    """Whether "in" tells how long something took, and not when it comes: "the third time in two years"."""
    if place.behind(_LOOKS_BACK, 70) or place.source.text.startswith(" since", place.end):
        return True
    tense, own = find_tense(place.source, place.start, place.end)
    return (tense == "past" and own) or (tense != "future" and place.behind(_COUNTED_IN, 60) is not None)
