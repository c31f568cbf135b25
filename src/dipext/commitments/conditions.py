"""The words that make a promise depend on something: "subject to approval by the Riksdag"."""

import re
from functools import cache

from dipext.commitments.data import words
from dipext.commitments.spotting import Spotter
from dipext.lexicon import alternation
from dipext.models import Span

_BY_NATURE = re.compile(
    r"\b(?:asked|asks|asking|requested|requests|calling\s+on|called\s+on|urged|request\s+to)\s+(?:\w+\s+){0,4}?(?:Congress|Parliament|parliament|the\s+Senate|lawmakers)\b"
)
_VOTE = re.compile(r"(?:the\s+)?[A-Z]\w+\s+will\s+(?:vote|decide)\s+on\s+[^.;,]+")
_FIRST = re.compile(
    r"(?:[Tt]he\s+)?[A-Z]\w+(?:\s+and\s+(?:the\s+)?[A-Z]\w+){0,3}\s+(?:must|has\s+to|have\s+to)\s+(?:first\s+)?"
    r"(?:agree|approve|consent|ratify)\b[^.;,]*"
)
_PERMITTING = re.compile(r"\b(?:the\s+)?\w+\s+permitting\b", re.IGNORECASE)
_INVERTED = re.compile(r"[Ss]hould\s+(?:[Tt]he\s+|[a-z]+\s+|[A-Z]\w+\s+)[^.;,?\n]+(?=[,.])")  # "Should the truce hold,"
_AS_IF = re.compile(r"\b(?:as|at|even|what|see|asked)\s+\Z", re.IGNORECASE)
_LEAST = re.compile(
    r"(?:if|unless)\s+(?:you|I)\b|if\s+(?:we|they|it)\s+(?:are|is|were)\s+to\b|(?:at\s+)?once\s+(?:again|more)\b|as\s+long\s+as\s+(?:it\s+takes|needed|necessary|required)|once\s+(?:the|a)\s+\w+\s+of\b",
    re.IGNORECASE,
)


def _trails(text: str, start: int, high: int, end: int) -> bool:
    """Whether an inverted condition closes a sentence behind a comma: ", should they ask for it."."""
    return text[start - 2 : start] == ", " and high >= end - 1


@cache
def _pattern() -> "re.Pattern[str]":
    return re.compile(rf"\b{alternation(words().conditions.leads)}\b(?:\s+[^.;,\n]+)?", re.IGNORECASE)


_ASKING = ("asked", "asks", "asking", "requested", "requests", "calling", "called", "urged", "request")


_DECIDING = ("must agree", "must approve", "must consent", "must ratify", "to agree", "to approve", "to consent")


@cache
def _spotter() -> Spotter:
    return Spotter(
        (*words().conditions.leads, *_ASKING, "will vote", "will decide", "permitting", "should", *_DECIDING)
    )


def can_depend(said: frozenset[str]) -> bool:
    """Whether a sentence of some words in small letters can have a condition."""
    return _spotter().spots(said)


@cache
def _parliament() -> "re.Pattern[str]":
    return re.compile(rf"\b{alternation(words().conditions.parliament)}\b", re.IGNORECASE)


def condition_in(text: str, start: int, end: int, at: int, others: tuple[int, int]) -> tuple[Span, bool] | None:
    """The condition of an item in its sentence, and whether the donor's own parliament or board decides.

    Args:
        text: the text of the release.
        start: where the sentence begins.
        end: where it ends.
        at: where the item stands.
        others: where the item before it ends and the one behind it begins.
    """
    for pattern in (_pattern(), _BY_NATURE, _VOTE, _FIRST, _PERMITTING, _INVERTED):
        for match in pattern.finditer(text, start, end):
            said = match[0].rstrip()
            if pattern is _INVERTED and match.start() != start and not _trails(text, match.start(), match.end(), end):
                continue
            if not (others[0] <= match.start() < others[1] or match.start() == start):
                continue
            if (
                pattern is _BY_NATURE
                and match.start() > others[0]
                and match.end() <= others[1] < end
                and match.start() >= at
            ):
                continue
            if pattern is _pattern() and (
                _LEAST.match(said) or _AS_IF.search(text, start, match.start()) or " " not in said
            ):
                continue
            span = Span(start=match.start(), end=match.start() + len(said), text=said)
            bare = pattern in (_pattern(), _PERMITTING, _INVERTED)
            return span, not bare or _parliament().search(said) is not None
    return None
