"""The day a release was published, from all that tells something about it: what is said, its dateline, weaker marks."""

import re
import reprlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from dipext.dates.dateline import find_dateline, find_footer
from dipext.dates.find import find_dates
from dipext.lexicon.issuers import Issuer, read_issuer
from dipext.models import DateExpression, PublishedSource
from dipext.text.source import Source

DOUBTFUL = "published_doubtful"
"""The warning of a release whose day is not sure, and of every date that was read from it."""

_LONGEST = 200  # characters in which somebody writes down a day
# No figure, a day that no calendar has, or what nobody writes.
_NO_DAY = re.compile(r"[0-9]{4,}-[0-9]{2}-[0-9]{2}\Z|[^0-9]*\Z|.*[\x00-\x08\ud800-\udfff]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as somebody wrote it down, and the days that the same words may mean as well ("03/12/2025")."""

    day: date
    others: tuple[date, ...] = ()

    def agreed(self, other: date | None) -> "Day":
        """The day that another witness names, where the words may mean it."""
        return Day(other) if other is not None and other in self.others else self


@dataclass(frozen=True, slots=True)
class Published:
    """The day of publication, where it is known from, and what is doubtful about it."""

    day: date | None
    source: PublishedSource
    warnings: tuple[str, ...] = ()


def read_day(words: date | str, issuer: Issuer | None = None) -> Day | None:
    """The one day that words name, in ISO 8601 or any other form that dipext reads; None where they name none.

    Args:
        words: "2025-11-20", "2025-11-20T16:30:00Z", "20 November 2025", "Thu, 20 Nov 2025 10:00:00 +0000", ...
        issuer: whose habit settles "03/12/2025"; where nobody is known, the day comes first and the other reading
            is told.

    >>> read_day("20 November 2025").day, read_day("11/20/2025").day
    (datetime.date(2025, 11, 20), datetime.date(2025, 11, 20))
    >>> read_day("03/12/2025").others, read_day("soon")
    ((datetime.date(2025, 3, 12),), None)
    """
    if isinstance(words, date):
        return Day(words.date() if isinstance(words, datetime) else words)
    words = words.strip()
    try:
        return Day(datetime.fromisoformat(words).date())
    except ValueError:
        pass
    if _NO_DAY.match(words) or len(words) > _LONGEST:
        return None
    found = [_day(item, issuer) for item in find_dates(Source(words, issuer=issuer)) if _is_day(item)]
    return found[0] if len({day.day for day in found}) == 1 else None


def given_day(words: str, issuer: str | None = None) -> date | None:
    """The day that a caller gives; an empty one is not known.

    Raises:
        ValueError: when the words name no day; the message has them.

    >>> given_day("11/20/2025"), given_day("")
    (datetime.date(2025, 11, 20), None)
    """
    if not words.strip():
        return None
    day = read_day(words, read_issuer(issuer) if issuer else None)
    if day is None:
        raise ValueError(f"published is not a date: {words!r} (write it as 2025-11-20 or 20 November 2025)")
    return day.day


def _is_day(item: DateExpression) -> bool:
    return item.start is not None and item.start == item.end and item.anchor == "absolute"


def _day(item: DateExpression, issuer: Issuer | None) -> Day:
    assert item.start is not None
    known = issuer is not None and (issuer.country or issuer.organisation)
    doubtful = "ambiguous_order" in item.warnings and not known
    return Day(item.start, tuple(map(date.fromisoformat, item.alternatives)) if doubtful else ())


def find_published(
    text: str,
    issuer: Issuer | None = None,
    said: date | str | None = None,
    marked: date | str | None = None,
    *,
    sure: bool = False,
) -> Published:
    """The day a release was published.

    Args:
        text: the release; its dateline goes before weaker marks, and where it disagrees with what is said, a
            warning tells it.
        issuer: who speaks, where that is known.
        said: what somebody says who knows when it was published: a record, ``datePublished`` of a page.
        marked: weaker marks: the properties of a file, the day on which it was modified or sent on.
        sure: whether such a mark is right where nothing speaks against it: the day on which a mail was sent.

    >>> find_published("Riga, 20 November 2025 – Talks.", marked="2025-12-09")
    Published(day=datetime.date(2025, 11, 20), source='dateline', warnings=())
    >>> find_published("Talks were held.", marked="2025-12-09").warnings
    ('published_doubtful',)
    """
    line = find_dateline(text, issuer)
    dateline = _day(line, issuer) if line else None
    stated, unread = _stated(said, issuer)
    mark, mark_unread = _stated(marked, issuer)
    if stated:
        day = stated.agreed(dateline.day if dateline else mark.day if mark else None)
        doubts = [DOUBTFUL] if day.others else []
        if dateline and day.day not in (dateline.day, *dateline.others):
            doubts = [DOUBTFUL, f"the dateline says {dateline.day}"]
        return Published(day.day, "metadata", tuple(doubts))
    if dateline:
        day = dateline.agreed(mark.day if mark else None)
        return Published(day.day, "dateline", (*unread, *([DOUBTFUL] if day.others else ())))
    if mark and sure:
        return Published(mark.day, "metadata", unread)
    footer = mark or ((line := find_footer(text, issuer)) and _day(line, issuer)) or None
    if footer:
        return Published(footer.day, "metadata" if mark else "dateline", (*unread, DOUBTFUL))
    return Published(None, "none", (*unread, *mark_unread))


def _stated(words: date | str | None, issuer: Issuer | None) -> tuple[Day | None, tuple[str, ...]]:
    """The day that somebody states, or a warning that it could not be read."""
    if words is None or (isinstance(words, str) and not words.strip()):
        return None, ()
    day = read_day(words, issuer)
    return day, () if day else (f"published not read: {reprlib.repr(words)}",)


def doubted(dates: Iterable[DateExpression]) -> tuple[DateExpression, ...]:
    """The dates, with a warning in each that was read from the day of the release, which is doubtful."""
    return tuple([_doubted(item) if _needs_day(item) else item for item in dates])


def _doubted(item: DateExpression) -> DateExpression:
    return item.model_copy(update={"warnings": (*item.warnings, DOUBTFUL)})


def _needs_day(item: DateExpression) -> bool:
    return item.resolved and (item.anchor in ("partial", "relative") or _running(item))


def _running(item: DateExpression) -> bool:
    """Whether a fiscal year is "the current" one, and not one that the text names."""
    return item.anchor == "fiscal" and not re.search("[0-9]{2}", item.span.text)
