"""The day a release was published, from its dateline."""

import re

from dipext.dates.find import find_dates
from dipext.lexicon import one_of, toml
from dipext.lexicon.issuers import Issuer
from dipext.models import DateExpression
from dipext.text.source import Source

_HEAD = 1500  # characters of a release that may hold its dateline
_LINES = 8  # lines with something on them, likewise
_REACH = 150  # characters at the beginning of a line, where a date must stand to be the release's own
_FARTHEST = 110  # characters before a date that any of the shapes below may have
_DATE = 50  # characters of a date, with the word behind it
_YEAR = re.compile(r"[12][0-9]{3}|[0-9][./-][0-9]{2}(?![0-9])")


def _words(name: str) -> str:
    return one_of("dates/en/calendar", "dateline", name)


_DAYS = "|".join(name.capitalize() for name in toml("dates/en/calendar")["weekdays"] if name.endswith("day"))
_WEEKDAY = rf"(?:(?:{_DAYS}),?\s)"
_LABEL = rf"(?:{_words('labels')}(?: on| date)?\s*[:|,–—-]?\s*)"
_FOOTER = re.compile(
    rf"[\W_]*(?:(?:this )?{_words('pages')}?\s*(?:was )?)?(?:last\s)?{_words('changed')}"
    rf"(?: on| at| date)?\s*[:|,–—-]?\s*{_WEEKDAY}?",
    re.IGNORECASE,
)
_PLACE = r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][^\n,;:]{1,40}(?:,\s[A-Z][^\n,;:]{1,30})?(?:,\s*|\s[–—|-]\s|\s))"

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


_SHAPES = (_ALONE, _WITH_PLACE, _BEFORE_PLACE, _FIRST_WORDS)


def _outline(before: re.Pattern[str], after: re.Pattern[str]) -> re.Pattern[str]:
    """What stands before and after a date, with two figures somewhere between: a cheap look before the date is read."""
    small = "i" if before.flags & re.IGNORECASE else ""
    return re.compile(rf"(?{small}:{before.pattern})[^\n]{{0,60}}?[0-9]{{2}}[^\n]{{0,40}}?(?:{after.pattern})")


_OUTLINES = tuple(_outline(before, after) for before, after in _SHAPES)


def find_dateline(text: str, issuer: Issuer | None = None) -> DateExpression | None:
    r"""The reference date that the release itself states, or ``None``.

    It stands in one of the first lines: alone or behind a label ("20.11.2025. 14:30", "Published: 20 November 2025"),
    behind a place ("Riga, 20 November 2025 – "), before one ("2025-11-20 – Riga – "), or as the first words of the
    text ("On 20 November 2025, in Brussels, ..."). A full date with day, month and year is needed. Its offsets are
    those in its line. ``issuer``, where known, settles the order of "05/06/2025".

    >>> find_dateline("Statement on the talks\nRiga, 20 November 2025 – The ministers met.").edtf
    '2025-11-20'
    >>> find_dateline("The ministers met on 20 November 2025.") is None
    True
    """
    lines = [
        line for line in _written(text[:_HEAD])[:_LINES] if _YEAR.search(line, 0, _REACH) and not _FOOTER.match(line)
    ]
    days: dict[str, list[DateExpression]] = {}
    for (before, after), outline in zip(_SHAPES, _OUTLINES, strict=True):
        for line in filter(outline.match, lines):
            if line not in days:
                days[line] = _days(line, issuer)
            for found in days[line]:
                if before.fullmatch(line, 0, found.span.start) and after.match(line, found.span.end):
                    return found
    return None


def find_footer(text: str, issuer: Issuer | None = None) -> DateExpression | None:
    r"""The day on which the first or the last lines say that the page was changed, or printed, if they do.

    >>> find_footer("The ministers met.\nLast updated: 9 December 2025").edtf
    '2025-12-09'
    """
    head, tail = text[:_HEAD], text[max(_HEAD, len(text) - _HEAD) :]
    lines = _written(f"{head}\n{tail}")
    for line in lines[:_LINES] + lines[-_LINES:]:
        if _FOOTER.match(line) and _YEAR.search(line, 0, _REACH):
            for found in _days(line, issuer):
                if _FOOTER.fullmatch(line, 0, found.span.start):
                    return found
    return None


def _written(text: str) -> list[str]:
    """The lines with something on them."""
    return [line for line in map(str.lstrip, text.split("\n")) if line]


def _days(line: str, issuer: Issuer | None) -> list[DateExpression]:
    """The full dates at the beginning of a line."""
    dates = find_dates(Source(line[: _FARTHEST + _DATE], issuer=issuer))
    return [found for found in dates if found.anchor == "absolute" and found.kind == "point" and found.start]
