"""Parties of a row: the words on each side resolved to countries and organisations, with how they are known."""

import re
from collections.abc import Sequence

from dipext.commitments.chunk import Chunk
from dipext.commitments.context import Context, Sentence
from dipext.commitments.data import words
from dipext.commitments.rows import Row
from dipext.commitments.sides import is_name
from dipext.lexicon import alternation
from dipext.models import Initiative, Party, PartySource

_BUNDLES = words().bundles
_ADJECTIVES = r"(?:(?:new|additional|total|humanitarian)\s+)?"
ANAPHORIC = re.compile(
    rf"\b(?:this|these|that|the|such|our)\s+{_ADJECTIVES}{alternation((*_BUNDLES.pointed, *_BUNDLES.meant))}\b"
    r"|\b(?:it|they|its|their)\b|\bthe country\b",
    re.IGNORECASE,
)
"""Words by which a sentence goes on about the row before it."""

POINTING = re.compile(
    rf"\b(?:this|these|that|the|such)\s+{_ADJECTIVES}{alternation(_BUNDLES.pointed)}\b"
    r"|\bthe country\b|\bto it\b|\bour (?:assistance|support|funding)\s+(?:includes|also)\b",
    re.IGNORECASE,
)
"""The narrower ones by which it goes to the same recipient."""


def one_before(context: Context, sentence: Sentence) -> Party | None:
    """The one party that is the subject of this sentence's beginning or of the sentence before."""
    for start in (sentence.start, sentence.start - 2):
        if start < 0:
            return None
        other = sentence if start == sentence.start else context.sentence_at(max(0, start))
        names = [chunk for chunk in other.chunks if is_name(chunk) and chunk.name is not None]
        subjects = [chunk for chunk in names if leads(other.chunks, chunk)]
        codes = {chunk.name.code or chunk.low for chunk in subjects if chunk.name is not None}
        if len(codes) == 1:
            return to_party(context, subjects[0])
    return None


def leads(chunks: Sequence[Chunk], chunk: Chunk) -> bool:
    """Whether a party stands before the first verb of a sentence and hangs on no preposition."""
    for index_, other in enumerate(chunks):
        if other is chunk:
            return index_ == 0 or (
                chunks[index_ - 1].kind not in ("prep", "to")
                and (index_ < 2 or chunks[index_ - 2].kind not in ("prep", "to") or chunks[index_ - 1].kind != "det")
            )
        if other.kind in ("verb", "aux"):
            return False
    return False


def is_anaphoric(context: Context, sentence: Sentence, last: Row) -> bool:
    """Whether a sentence goes on about the row before it in the same paragraph."""
    if not context.same_paragraph(last.start, sentence.start) or sentence.start - last.end > 700:
        return False
    return ANAPHORIC.search(context.text, sentence.start, sentence.end) is not None


def to_party(context: Context, chunk: Chunk) -> Party | None:
    """A chunk of its own words as a party."""
    span = context.span(chunk.start, chunk.end)
    name = span.text.removesuffix("’s").removesuffix("'s").rstrip("’'")
    if isinstance(chunk.value, Initiative):
        return Party(span=span, name=chunk.value.name, kind="initiative", initiative=chunk.value.id)
    if chunk.name is not None:
        return Party(span=span, code=chunk.name.code, name=name, kind=chunk.name.kind)
    return None


def from_source(party: Party, source: PartySource) -> Party:
    """The party as known from elsewhere than its own words."""
    return party.model_copy(update={"source": source})


def distinct(parties: Sequence[Party]) -> list[Party]:
    """The parties without repetitions, by code, else by name."""
    found: dict[str, Party] = {}
    for party in parties:
        found.setdefault(party.code or party.name.casefold(), party)
    return list(found.values())
