"""What two neighbouring expressions tell of each other: a length and the day it begins on, "today" and its date."""

import re
from itertools import pairwise

from dipext.dates import readings as read
from dipext.dates.calendar import Days
from dipext.dates.edtf import edtf_days
from dipext.dates.en.doubts import TORN_END, leads_to_year
from dipext.models import DateExpression
from dipext.text.guard import PAGE_BREAK

_STARTING = re.compile(r",?\s(?:(?:starting|beginning|as)\s)?(?:from|on|starting|beginning|as of)\s(?:the\s)?")
_BESIDE = re.compile(rf"(?:\s?[^\w\s])?\s?[,;(–.]?(?:\s?[^\w\s]{{1,2}})?\s?(?:the\s)?|,?{PAGE_BREAK}")
_IN_BRACKETS = re.compile(r"\s?[(\[]")
_PARTING = re.compile(r",?(?=\s?[^\s,])(?:[^\w\n]|[Â_]){1,24}|[.,]?\s>\s|[^\w\n]{1,3}sic[^\w\n]{1,3}")
_LATER_PAGE = re.compile(
    rf"(?:(?<=[A-Z][a-z][a-z])\.|(?<=Sept)\.|,)?{PAGE_BREAK}(?:[0-9]{{1,2}}(?:st|nd|rd|th)?,?\s)?"
    r"|,?\s[^\n]{0,40}(?:www\.|https?:|[0-9])[^\n]{0,30}\n{2,3}(?:[0-9]{1,2}(?:st|nd|rd|th)?,?\s)?"
)  # "May", a page number, "12, 2024"
_TORN_DAY = re.compile(
    r"(?:\s(?:[^\w\s]|_))?\s[^\s%]{0,2}[0-9][^\s%]{0,4}(?:\s[a-z]{1,2})?[,.]?\s"
)  # "May 1s t, 2024", "May 9tn 2024"
_TORN_ORDINAL = re.compile(rf"(?:\s?[^\w\s,.;:!?%–—-][a-z]{{0,2}}|\s?{TORN_END})[,.]?\s")  # "May 3'rd, 2024"
_LAST_WORD = re.compile(r"[^\W\d_]+(?=\.?$)")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_FOUR_FIGURES = re.compile("[0-9]{4}")
_WITHOUT_YEAR = frozenset({"date.month", "date.day-month", "date.month-day"})
_FEW_WORDS = re.compile(  # "5 May see 2024", where columns were mixed
    r"(?:(?<=[A-Z][a-z][a-z])\.|(?<=Sept)\.|,)?\s(?:[^\s\d]+\s){0,3}?(?:[a-z]+\s){0,5}?([^\s\d]*[^\s\d.!?;,])\s"
)
_ONE_WORD = re.compile(r"\s([^\W\d_]+)\s")  # "2024 see 5 May"
_OWN_DATE = re.compile(r",?\s\(?(?:the\s)?")


def completed_by_neighbours(text: str, found: list[DateExpression]) -> list[DateExpression]:
    """The expressions of a text, in its order, each with what the next one tells of it."""
    completed = [_completed(text, one, two) for one, two in pairwise(found)] + found[-1:]
    for at, (one, two) in enumerate(pairwise(completed)):
        if (
            one.rule == "date.today"
            and two.rule == "date.weekday"
            and _IN_BRACKETS.fullmatch(text, one.span.end, two.span.start)
        ):
            completed[at : at + 2] = _one_day(one, two)
        elif _are_apart(text, one, two):
            completed[at : at + 2] = _doubted(one), _doubted(two)
    return completed


def _completed(text: str, one: DateExpression, two: DateExpression) -> DateExpression:
    if not two.start or two.granularity != "day":
        return one
    if one.kind == "duration" and not one.start and _STARTING.fullmatch(text, one.span.end, two.span.start):
        return _anchored(one, two)
    if (
        one.rule == "date.weekday"
        and two.anchor == "absolute"
        and _BESIDE.fullmatch(text, one.span.end, two.span.start)
    ):
        return _of_day(one, two)
    if one.rule == "date.today" and two.anchor == "absolute" and two.start == two.end:
        said = one.span.text.lower() == "today" and _OWN_DATE.fullmatch(text, one.span.end, two.span.start)
        if said and one.start != two.start:
            return one.model_copy(update={"start": two.start, "end": two.end, "edtf": two.edtf, "resolved": True})
    return one


def _one_day(day: DateExpression, weekday: DateExpression) -> tuple[DateExpression, DateExpression]:
    """A day told from the release and the weekday in brackets behind it: "tomorrow (Friday)"; one day, or a doubt."""
    if day.start is None or weekday.start is None:
        return day, weekday
    if day.start.isoweekday() == weekday.start.isoweekday():
        return day, weekday.model_copy(update={"start": day.start, "end": day.end, "edtf": day.edtf})
    doubt = "weekday_mismatch"
    return (
        day.model_copy(update={"warnings": (*day.warnings, doubt)}),
        weekday.model_copy(update={"warnings": (*weekday.warnings, doubt)}),
    )


def _are_apart(text: str, one: DateExpression, two: DateExpression) -> bool:
    """Whether something parts a day or month from what may be its year: "5 May – 2017", "(2024) August 27"."""
    if _is_set_twice(text, one, two):
        return True
    if one.rule == "date.year":
        year, day = one, two
    else:
        day, year = one, two
    between = one.span.end, two.span.start
    if day.rule == "date.relative" and year is two and day.granularity == "month":
        return text[slice(*between)] in (" ", "\n")  # "who spoke last", and below "May 2019"
    if year.rule != "date.year" or day.anchor != "partial":
        return False
    few = (_FEW_WORDS if year is two else _ONE_WORD).fullmatch(text, *between)
    if few is not None and not leads_to_year(few[1]) and (year is two or day.granularity == "day"):
        return True
    if day.granularity not in ("day", "month", "quarter", "half", "season"):
        return False
    if _PARTING.fullmatch(text, *between) or (day.rule == "date.numeric" and day is one and text[between[0]] == ","):
        return True
    if year is one:
        return _LATER_PAGE.fullmatch(text, *between) is not None
    torn = _TORN_DAY if day.granularity == "month" else _TORN_ORDINAL
    return bool(torn.fullmatch(text, *between) or _LATER_PAGE.fullmatch(text, *between))


def _is_set_twice(text: str, one: DateExpression, two: DateExpression) -> bool:
    """Whether a space alone parts two dates of which one has the month again, or the year: "16 May May 2008"."""
    if text[one.span.end : two.span.start].removeprefix(".") != " ":
        return False
    if (
        one.granularity == "quarter" and one.span.text[-1] in "Q1234" and two.granularity in ("day", "month")
    ):  # "3Q May", "Q2 May": a scanned 30, a scanned 02
        return True
    if one.rule == "date.weekday" or not {one.granularity, two.granularity} <= {"day", "month"}:
        return False
    before, after = _LAST_WORD.search(one.span.text), _FIRST_WORD.match(two.span.text)
    again = before is not None and after is not None and before[0] == after[0]
    return again or (one.rule in _WITHOUT_YEAR and not _FOUR_FIGURES.search(one.span.text) and two.anchor == "absolute")


def _doubted(item: DateExpression) -> DateExpression:
    if "glued" in item.warnings:
        return item
    return item.model_copy(update={"warnings": (*item.warnings, "glued")})


def _of_day(weekday: DateExpression, day: DateExpression) -> DateExpression:
    """A weekday with its date beside it: "on Wednesday (9 April 2025)"; one that is not the date's own is doubtful."""
    if day.start is None or day.start != day.end or weekday.start is None or weekday.start == day.start:
        return weekday
    if weekday.start.isoweekday() != day.start.isoweekday():
        return weekday.model_copy(update={"warnings": (*weekday.warnings, "weekday_mismatch")})
    return weekday.model_copy(update={"start": day.start, "end": day.end, "edtf": day.edtf})


def _anchored(length: DateExpression, day: DateExpression) -> DateExpression:
    """A length that the text lets begin on a day: "for six months from 1 January 2026"."""
    end = read.after_length(day.start, length.duration or "") if day.start else None
    if day.start is None or end is None:
        return length
    days = Days(day.start, end)
    return length.model_copy(
        update={"start": day.start, "end": end, "resolved": True, "edtf": edtf_days(days), "anchor": day.anchor}
    )
