"""The day a release was published, from its dateline."""

import re
from datetime import date

from dipext.find.dates import find_dates
from dipext.find.source import Source

_HEAD = 1500  # characters of a release that may hold its dateline
_LINES = 8  # lines with something on them, likewise

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
_BEFORE_PLACE = re.compile(rf"[\W_]*{_LABEL}?{_WEEKDAY}?", re.IGNORECASE), re.compile(r"\s+[–—|-]\s+[A-ZÀ-ÖØ-ÞĀ-Ž]")
_FIRST_WORDS = re.compile(r"On\s(?:the\s)?"), re.compile(r",|\s(?:in|at|the|[A-Z])")


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
    head = text[:_HEAD]
    lines = [match.span() for match in re.finditer(r"[^\n]*\S[^\n]*", head)][:_LINES]
    if not lines:
        return None
    head = head[: lines[-1][1]]
    days = [d for d in find_dates(Source(head)) if d.anchor == "absolute" and d.kind == "point" and d.start]
    for before, after in (_ALONE, _WITH_PLACE, _BEFORE_PLACE, _FIRST_WORDS):
        for found in days:
            low, high = next((line for line in lines if line[0] <= found.span.start < line[1]), (0, 0))
            prefix, suffix = head[low : found.span.start].lstrip(), head[found.span.end : high]
            if before.fullmatch(prefix) and after.match(suffix):
                return found.start
    return None
