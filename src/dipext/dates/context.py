"""What an expression leaves out because an earlier one of the text said it: the year, the month, the day of a time."""

import re
from functools import cache
from typing import Any

from dipext.dates import readings as read
from dipext.dates.calendar import Days
from dipext.dates.en.guards import line_around
from dipext.dates.en.pieces import Expression, Leans, Meaning
from dipext.dates.en.tense import is_narrated
from dipext.dates.readings import CalendarDate, Moment, Reading
from dipext.lexicon import one_of, toml
from dipext.models import DateExpression
from dipext.text.source import Source

_YEAR_REACH = 70  # characters from a date with its year to one in the same breath
_MONTH_REACH = 250  # from a date to "on the 22nd"
_CLOCK_REACH = 250  # from a moment, or the heading of a programme, to another time of its day
_TOLD_REACH = 200  # from a date to "two weeks later"
_FLEETING = frozenset(("date.today", "date.part-of-day", "date.window", "date.time"))  # the speaker's own time
_CHAINED = ("date.same", "date.later", "date.from-date", "date.weekday", "date.day-and-time")
_ENDING = 8  # characters: "END", a closing bracket
_HEADING = re.compile(r"[^\S\n]*(?:[:\n]|$)")


def _words(*lists: str) -> str:
    """A piece of a pattern that matches a phrase of any of the lists."""
    return "|".join(one_of("dates/en/calendar", "context", name) for name in lists)


_BESIDE = re.compile(rf"\s?[,(–—-]*\s?(?:{_words('hardly')})?\s?")  # "in 2004, 10 years later, ..."
_AND = re.compile(rf"(?:\s\([^()]{{0,40}}\))?,?\s(?:{_words('joining')})\s[^.;:!?\n]*", re.IGNORECASE)
_TURN = re.compile(rf"\b(?:{_words('turning')})\b", re.IGNORECASE)
_BEHIND_YEAR = re.compile(rf",?\s(?:(?:{_words('placing', 'bounding')})\s)?(?:the\s)?", re.IGNORECASE)
_PLACED = re.compile(rf"\b(?:{_words('placing')})\s(?:the\s)?(?:year\s)?$", re.IGNORECASE)
_ATTACKS = re.compile(rf"\s(?:{_words('attacks')})\b", re.IGNORECASE)
_ATTACKS_OF = re.compile(rf"\b(?:{_words('attacks')})\s(?:of|on)\s(?:the\s)?$", re.IGNORECASE)


@cache
def _known_days() -> dict[tuple[int | None, int | None], dict[str, Any]]:
    days: dict[str, dict[str, Any]] = toml("dates/en/calendar")["known"]
    return {(int(day[:2]), int(day[3:])): known for day, known in days.items()}


def known_year(text: str, parts: CalendarDate, start: int, end: int) -> int | None:
    """The year of a day that needs none to be known, where the words around say that it is meant."""
    known = _known_days().get((parts.month, parts.day))
    if known is None or known["word"] not in text:
        return None
    around = _ATTACKS.match(text, end) or _ATTACKS_OF.search(text, max(0, start - 24), start)
    year: int = known["year"]
    return year if around else None


class Earlier:
    """The last expressions of a text that later ones may lean on."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._text = source.text
        self._date: tuple[CalendarDate, int] | None = None
        self._day: tuple[Meaning, int] | None = None
        self._item: DateExpression | None = None
        self._last: DateExpression | None = None

    def complete(self, expression: Expression, start: int, end: int) -> None:
        """Give the expression from ``start`` to ``end`` the parts that an earlier one states."""
        parts = expression.calendar
        if parts and parts.year is None and (year := known_year(self._text, parts, start, end)):
            expression.calendar = parts._replace(year=year)
            expression.meaning = _partial(expression.calendar)
            return
        if expression.leans is not None:
            reading = self._told(expression.leans, start)
            if reading is not None:
                expression.meaning = lambda _: reading
            return
        if expression.clock and self._day and start - self._day[1] <= _CLOCK_REACH and not self._alone(start, end):
            expression.meaning = _timed(self._day[0], *expression.clock)
        if _lacks_year(expression) and (year := self._year_beside(start)):
            expression.meaning = _partial_of(expression, year)
            return
        if (
            parts is None
            or parts.year is not None
            or self._date is None
            or not self._completed(expression, parts, start)
        ):
            self._narrate(expression, start, end)

    def _completed(self, expression: Expression, parts: CalendarDate, start: int) -> bool:
        """Whether a date in the same breath gives the expression its year, or its month to a day without one."""
        assert self._date is not None
        date, last = self._date
        if parts.month and date.year and date.month and start - last <= _YEAR_REACH:
            between = self._text[last:start]
            if _AND.fullmatch(between) and not _TURN.search(between):
                later = (parts.month, parts.day or 31) < (date.month, date.day or 0)
                expression.calendar = parts._replace(year=date.year + later)
                expression.meaning = _partial(expression.calendar)
                return True
            return False
        near = expression.rule == "date.day-of-month" and start - last <= _MONTH_REACH
        if near and date.day and (parts.day or 0) >= date.day:
            expression.meaning = _partial(parts._replace(month=date.month, year=date.year))
            return True
        return False

    def _year_beside(self, start: int) -> int | None:
        """The year right before, as in "In 2018, from February to December"."""
        last = self._last
        if last is None or last.rule != "date.year" or last.start is None or last.relation != "in":
            return None
        return (
            last.start.year
            if _BEHIND_YEAR.fullmatch(self._text, last.span.end, start) and self._is_placed(last)
            else None
        )

    def _is_placed(self, item: DateExpression) -> bool:
        """Whether something happens at a time ("in 2018"), and it does not only describe something ("of 2018")."""
        return _PLACED.search(self._text, max(0, item.span.start - 16), item.span.start) is not None

    def _narrate(self, expression: Expression, start: int, end: int) -> None:
        """Give a bare day or month told in the past the year of a date told just before in the same paragraph."""
        last, published = self._last, self._source.published
        if last is None or published is None or not _lacks_year(expression):
            return
        if (
            last.start is None
            or last.end is None
            or last.start.year != last.end.year
            or last.start.year >= published.year
        ):
            return
        told = last.anchor == "absolute" or "year_from_context" in last.warnings
        if not told or last.relation not in ("in", "on", "during", "between") or not self._is_placed(last):
            return
        if "\n" in self._text[last.span.end : start]:
            return
        if not (is_narrated(self._source, last.span.start, last.span.end) and is_narrated(self._source, start, end)):
            return
        meaning = _partial_of(expression, last.start.year)
        expression.meaning = lambda m: (r := meaning(m)) and r._replace(warnings=(*r.warnings, "year_from_context"))

    def _alone(self, start: int, end: int) -> bool:
        """Whether a time fills its line, as a transcript tells when it began and ended."""
        return line_around(self._text, start, end, _ENDING) is not None

    def _told(self, leans: Leans, start: int) -> Reading | None:
        """What a date means that is told from the last one, where that stands near and is not told again."""
        last = self._item
        if last is None or last.start is None or last.end is None or start - last.span.end > _TOLD_REACH:
            return None
        between = self._text[last.span.end : start]
        if _BESIDE.fullmatch(between) or "\n\n" in between:
            return None
        if last.anchor not in ("absolute", "partial") and last.rule not in _CHAINED:
            return None
        return leans(Days(last.start, last.end), last.granularity)

    def note(self, expression: Expression, item: DateExpression) -> None:
        """Remember an expression and what it was read to."""
        end = item.span.end
        self._last = item
        if item.kind in ("point", "range") and expression.rule not in _FLEETING:
            self._item = item
        parts = expression.calendar
        if parts is not None and parts.month:
            self._date = parts, end
        if expression.day is not None:
            self._day = expression.day, end
        elif expression.clock and self._day:
            self._day = self._day[0], end
        elif parts is not None and parts.day and parts.month:
            self._day = (expression.meaning, end) if _HEADING.match(self._text, end) else None


def _lacks_year(expression: Expression) -> bool:
    """Whether an expression names months and no year."""
    if expression.in_year is not None:
        return False
    if expression.ends is None:
        parts = expression.calendar
        return parts is not None and bool(parts.month) and parts.year is None
    return all(part.month and part.year is None for part in expression.ends)


def _partial_of(expression: Expression, year: int) -> Meaning:
    """The meaning of an expression without a year in a year."""
    if expression.ends is None:
        expression.calendar = (expression.calendar or CalendarDate())._replace(year=year)
        return _partial(expression.calendar)
    first, second = (part._replace(year=year) for part in expression.ends)
    if (second.month or 0, second.day or 0) < (first.month or 0, first.day or 0):
        second = second._replace(year=year + 1)

    def meaning(moment: Moment) -> Reading | None:
        reading = read.calendar_range(moment, first, second)
        return reading._replace(anchor="partial") if reading else None

    return meaning


def _partial(parts: CalendarDate) -> Meaning:
    def meaning(moment: Moment) -> Reading | None:
        reading = parts.reading(moment)
        return reading._replace(anchor="partial") if reading else None

    return meaning


def _timed(day: Meaning, start: str, end: str | None, zone: str | None) -> Meaning:
    def meaning(moment: Moment) -> Reading | None:
        reading = day(moment)
        return read.at_time(reading, start, end, zone) if reading else None

    return meaning
