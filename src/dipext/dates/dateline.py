"""The day a release was published, from its dateline."""

import re
from datetime import date

from dipext.dates.find import find_dates
from dipext.models import DateExpression
from dipext.text.source import Source

_HEAD = 1500  # characters of a release that may hold its dateline
_LINES = 8  # lines with something on them, likewise
_REACH = 150  # characters at the beginning of a line, where a date must stand to be the release's own
_YEAR = re.compile(r"[12][0-9]{3}|[0-9][./-][0-9]{2}(?![0-9])")

_LABEL = (
    r"(?:(?:first |last )?(?:published|updated|issued|released?|date|press release|statement|news)"
    r"(?: on| date)?\s*[:|,–—-]?\s*)"
)
_PLACE = r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][^\n,;:]{1,40}(?:,\s[A-Z][^\n,;:]{1,30})?(?:,\s*|\s[–—|-]\s|\s))"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)"

# What may stand before and after the date in its line.
_ALONE = (
    re.compile(rf"[\W_]*{_LABEL}?[\W_]*{_WEEKDAY}?", re.IGNORECASE),
    re.compile(r"[\W_]*(?:\d{1,2}[:.]\d\d\W*\w{0,4})?[\W_]*$"),
)
_WITH_PLACE = re.compile(rf"[(\[“\"]?{_PLACE}{_WEEKDAY}?"), re.compile(r"\s*[)\]]?\s*(?:[-–—:/]|\(|$)")
_BEFORE_PLACE = (
    re.compile(rf"[\W_]*{_LABEL}?{_WEEKDAY}?", re.IGNORECASE),
    re.compile(
        r"\s[–—|-]\s[A-ZÀ-ÖØ-ÞĀ-Ž]|(?=[A-Z][a-z])"  # or a headline that lost its space: "Nov 28, 2023Field hospital"
    ),
)
_FIRST_WORDS = (
    re.compile(rf"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][^\n;:.]{{1,60}}\s[–—-]\s)?(?:On|Today,?)\s\(?(?:the\s)?{_WEEKDAY}?"),
    re.compile(r"[,)]|\s(?:in|at|the|[A-Z])"),
)


def find_dateline(text: str) -> date | None:
    r"""The reference date that the release itself states, or ``None``.

    It stands in one of the first lines: alone or behind a label ("20.11.2025. 14:30", "Published: 20 November 2025"),
    behind a place ("Riga, 20 November 2025 – "), before one ("2025-11-20 – Riga – "), or as the first words of the
    text ("On 20 November 2025, in Brussels, ..."). A full date with day, month and year is needed.

    >>> find_dateline("Statement on the talks\nRiga, 20 November 2025 – The ministers met.")
    datetime.date(2025, 11, 20)
    >>> find_dateline("The ministers met on 20 November 2025.") is None
    True
    """
    lines = [match[0].lstrip() for match in re.finditer(r"[^\n]*\S[^\n]*", text[:_HEAD])][:_LINES]
    days = [(line, found) for line in lines if _YEAR.search(line, 0, _REACH) for found in _days(line)]
    for before, after in (_ALONE, _WITH_PLACE, _BEFORE_PLACE, _FIRST_WORDS):
        for line, found in days:
            if before.fullmatch(line, 0, found.span.start) and after.match(line, found.span.end):
                return found.start
    return None


def _days(line: str) -> list[DateExpression]:
    """The full dates at the beginning of a line."""
    dates = find_dates(Source(line[: 2 * _REACH]))
    return [found for found in dates if found.anchor == "absolute" and found.kind == "point" and found.start]
