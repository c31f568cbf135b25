"""What beside a date may change it and is not read: a figure, or a letter that stands for one."""

import re

from dipext.dates.en.guards import is_count_noun
from dipext.dates.en.misspelt import is_scanned, months, near_months
from dipext.dates.en.pieces import Expression, counted

_DAY_BEFORE = re.compile(r"(?<![\w.,:/-])(?:[0-9OoIlL|]{0,2}[0-9][0-9OoIlL|]{0,2}|[IlO|])(?:st|nd|rd|th|\.|,)?\s?$")
_DAY_BEHIND = re.compile(r"[.,]?\s?[0-9OoIl|]{0,2}[0-9][0-9OoIl|]{0,2}(?![\w:%.])(?:\s?([^\W\d_]+|%))?")
_YEAR_BEHIND = re.compile(
    r"[.,]?\s?(?:[0-9OoIlS]{4,6}|[0-9]{2}\s[0-9]{2}|[0-9]\s[0-9]{3}|[0-9]{3}\s[0-9])(?![\d:.%])\w{0,2}(?:\s([a-z]+))?"
)
_MONTH_BEFORE = re.compile(
    r"(?<!\w)[0-9OoIl]{1,2}(?:st|nd|rd|th)?\.?\s(\w{3,12})[.,]?\s$|(?<!\w)([^\W\d_]{3,12})\s?[0-9OoIl]{1,2},?\s$"
)
_CAPITALISED = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]")


_WITH_MONTH = frozenset(
    f"date.{name}" for name in ("day-month", "month-day", "month-year", "days-month", "month-days", "range")
)
_NUMERIC = re.compile(r"(?:^|[./-])[12][0-9]{3}(?:[./-]|$| )")


def is_written_out(expression: Expression, text: str, start: int, end: int) -> bool:
    """Whether a date has a month by name beside a figure, or all its numbers, and is hardly anything else."""
    words = text[start:end]
    if expression.rule in _WITH_MONTH:
        return any(c.isdigit() for c in words) and any(c.isalpha() for c in words)
    return expression.rule in ("date.numeric", "date.day-and-time") and _NUMERIC.search(words) is not None


def is_doubtful(expression: Expression, text: str, start: int, end: int, before: int) -> bool:
    """Whether a figure beside the date, or a letter in it, may change it; what ends at ``before`` is read already."""
    if _is_touched(text, start, end) or is_scanned(text[start:end]):
        return True
    parts = expression.calendar
    if parts is None:
        return False
    if parts.month is None:
        return expression.rule == "date.year" and _is_behind_a_month(text, start, before)
    if parts.day is None:
        return _is_beside_a_day(text, start, end, before)
    return parts.year is None and _is_before_a_year(text, end)


def _is_touched(text: str, start: int, end: int) -> bool:
    """Whether a letter or a dash touches the figures of a date; a word in capitals behind it begins what follows."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() or (
        before in ("-", "–") and text[start].isdigit() and not text[start - 2 : start - 1].isspace()
    ):
        return True
    return after.isalnum() and not _CAPITALISED.match(text, end)


def _is_beside_a_day(text: str, start: int, end: int, before: int) -> bool:
    """Whether a figure stands beside a month that may be its day; what ends at ``before`` is read already."""
    left = _DAY_BEFORE.search(text, max(0, start - 8), start)
    if left and left.start() >= before:
        return True
    if text[end - 1 : end].isdigit():
        return False
    right = _DAY_BEHIND.match(text, end)
    return right is not None and not _is_counted(right[1])


def _is_before_a_year(text: str, end: int) -> bool:
    """Whether a figure behind a day and month may be their year: "20 November 20251"."""
    right = _YEAR_BEHIND.match(text, end)
    return right is not None and not _is_counted(right[1])


def _is_behind_a_month(text: str, start: int, before: int) -> bool:
    """Whether a word before a year may be its month, misspelt: "20 Juny 2025"."""
    left = _MONTH_BEFORE.search(text, max(0, start - 20), start)
    word = (left[1] or left[2]) if left and (left[2] or left.start() >= before) else ""
    return bool(near_months(word)) or word.lower() in months()


def _is_counted(word: str | None) -> bool:
    return word is not None and (word == "%" or word.lower() in counted() or is_count_noun(word))
