"""What beside a date may change it and is not read: a figure, or a letter that stands for one."""

import re

from dipext.dates.en.guards import is_count_noun
from dipext.dates.en.misspelt import months, near_months
from dipext.dates.en.pieces import counted

_DAY_BEFORE = re.compile(r"(?<![\w.,:/-])(?:[0-9OoIlL|]{0,2}[0-9][0-9OoIlL|]{0,2}|[IlO|])(?:st|nd|rd|th|\.|,)?\s?$")
_DAY_BEHIND = re.compile(r"[.,]?\s?[0-9OoIl|]{0,2}[0-9][0-9OoIl|]{0,2}(?![\w:%.])(?:\s?([^\W\d_]+|%))?")
_YEAR_BEHIND = re.compile(r"[.,]?\s?(?:[0-9OoIlS]{4,6}|[0-9]{2}\s[0-9]{2}|[0-9]\s[0-9]{3}|[0-9]{3}\s[0-9])(?![\d:.%])\w{0,2}(?:\s([a-z]+))?")
_MONTH_BEFORE = re.compile(r"(?<!\w)[0-9OoIl]{1,2}(?:st|nd|rd|th)?\.?\s(\w{3,12})[.,]?\s$|(?<!\w)([^\W\d_]{3,12})\s?[0-9OoIl]{1,2},?\s$")
_CAPITALISED = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]")


def is_touched(text: str, start: int, end: int) -> bool:
    """Whether a letter or a dash touches the figures of a date; a word in capitals behind it begins what follows."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() or (before in ("-", "–") and text[start].isdigit() and not text[start - 2 : start - 1].isspace()):
        return True
    return after.isalnum() and not _CAPITALISED.match(text, end)


def is_beside_a_day(text: str, start: int, end: int, before: int) -> bool:
    """Whether a figure stands beside a month that may be its day; what ends at ``before`` is read already."""
    left = _DAY_BEFORE.search(text, max(0, start - 8), start)
    if left and left.start() >= before:
        return True
    if text[end - 1 : end].isdigit():
        return False
    right = _DAY_BEHIND.match(text, end)
    return right is not None and not _is_counted(right[1])


def is_before_a_year(text: str, end: int) -> bool:
    """Whether a figure behind a day and month may be their year: "20 November 20251"."""
    right = _YEAR_BEHIND.match(text, end)
    return right is not None and not _is_counted(right[1])


def is_behind_a_month(text: str, start: int, before: int) -> bool:
    """Whether a word before a year may be its month, misspelt: "20 Juny 2025"."""
    left = _MONTH_BEFORE.search(text, max(0, start - 20), start)
    word = (left[1] or left[2]) if left and (left[2] or left.start() >= before) else ""
    return bool(near_months(word)) or word.lower() in months()


def _is_counted(word: str | None) -> bool:
    return word is not None and (word == "%" or word.lower() in counted() or is_count_noun(word))
