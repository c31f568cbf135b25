"""Subjects of words that name no party: a company, the members of a group, or a paper of the issuer."""

from collections.abc import Sequence

from dipext.commitments.chunk import Chunk, opening
from dipext.commitments.context import Context
from dipext.commitments.names import called, in_capitals
from dipext.models import (
    Party,
)

PAPERS = frozenset(
    {
        "act",
        "plan",
        "budget",
        "agreement",
        "request",
        "law",
        "bill",
        "package",
        "programme",
        "program",
        "strategy",
        "plane",
        "flight",
        "convoy",
        "ship",
    }
)

_ITSELF = frozenset({"Group", "Bank", "Fund", "Agency", "Centre", "Center", "Organization", "Organisation", "Mission"})
"""What a body calls itself for short."""


_OWN_BODIES = frozenset({"Committee", "Board", "Cabinet", "Council"})


def stranger(context: Context, chunks: Sequence[Chunk], first: int) -> Party | None:
    """A subject of words that name no party, as it is written: "members of this group"."""
    end = index = _behind_subject(chunks, first)
    while index >= 0 and end - index < 6 and chunks[index].kind in ("word", "noun", "det", "prep"):
        index -= 1
    said = list(chunks[index + 1 : end + 1])
    while said and said[0].kind in ("det", "prep"):
        said = said[1:]
    if not said:
        return None
    if said[-1].low in ("budget", "request") and context.issuer is not None:
        return context.issuer
    if said[-1].low in PAPERS:
        return None
    if said[-1].kind == "noun" or context.text[said[0].start : said[-1].end] in _OWN_BODIES:
        return context.issuer  # "the measures approved", "the Committee has approved"
    span, issuer = context.span(said[0].start, said[-1].end), context.issuer
    if span.text in _ITSELF and issuer is not None and issuer.kind == "organisation":
        return issuer
    spelt = in_capitals(span.text)
    if spelt is not None:
        return Party(span=span, code=spelt, name=called(spelt), kind="country")
    return Party(span=span, name=span.text, kind="other")


def is_paper(chunks: Sequence[Chunk], first: int) -> bool:
    """Whether the subject of a verb is a paper of whoever issues the release: "the programme sets aside"."""
    index = _behind_subject(chunks, first)
    return index >= 0 and chunks[index].low in PAPERS


def _behind_subject(chunks: Sequence[Chunk], first: int) -> int:
    """Where the words before a verb end, adverbs and a bracket left out: "AlphaTalents (AT) has committed"."""
    index = first - 1
    while index >= 0 and (chunks[index].kind in ("adv", "neg") or chunks[index].low == ")"):
        index = (opening(chunks, index) if chunks[index].low == ")" else index) - 1
    return index


def has_stranger(chunks: Sequence[Chunk], first: int) -> bool:
    """Whether a verb has a subject of words that name no party: "Guardian Bikes announced"."""
    index = _behind_subject(chunks, first)
    return index >= 0 and chunks[index].kind in ("word", "noun") and chunks[index].low.isalpha()
