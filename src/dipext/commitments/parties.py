"""Parties of a row: the words on each side resolved to countries and organisations, with how they are known."""

from collections.abc import Sequence
from itertools import pairwise

from dipext.commitments.chunk import Chunk
from dipext.commitments.context import Context, Sentence
from dipext.commitments.names import called, in_capitals
from dipext.commitments.rows import Row
from dipext.commitments.sides import is_name
from dipext.models import Initiative, Party, PartySource


def one_before(context: Context, sentence: Sentence) -> Party | None:
    """The one party that is the subject of this sentence's beginning or of the sentence before."""
    for start in (sentence.start, sentence.start - 2):
        if start < 0:
            return None
        other = sentence if start == sentence.start else context.sentence_at(max(0, start))
        subjects = [chunk for chunk in leading(other.chunks) if is_name(chunk)]
        codes = {chunk.name.code or chunk.low for chunk in subjects if chunk.name is not None}
        if len(codes) == 1:
            return to_party(context, subjects[0])
    return None


def leading(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The parties that stand before the first verb of a sentence and hang on no preposition."""
    found: list[Chunk] = []
    for index, chunk in enumerate(chunks):
        if chunk.name is not None and not _hangs(chunks, index):
            found.append(chunk)
        if chunk.kind in ("verb", "aux"):
            break
    return found


_GIVING = frozenset({"give", "pledge", "commit", "allocate", "disburse"})


def giving(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The parties that a verb of giving or promising follows at once: "Peru announced 3 million and Fiji 2 million"."""
    return [
        chunk
        for chunk, following in pairwise(chunks)
        if is_name(chunk) and following.kind == "verb" and following.readings[0].verb_class in _GIVING
    ]


def _hangs(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a preposition stands before a party, a determiner between them or none."""
    if not at:
        return False
    back = at - 2 if chunks[at - 1].kind == "det" and at > 1 else at - 1
    return chunks[back].kind in ("prep", "to")


def is_anaphoric(context: Context, sentence: Sentence, last: Row) -> bool:
    """Whether a sentence goes on about the row before it in the same paragraph."""
    if not context.same_paragraph(last.start, sentence.start) or sentence.start - last.end > 700:
        return False
    return sentence.points_back


def follows(context: Context, row: Row, last: Row) -> bool:
    """Whether a row only follows the one before it in the paragraph: "A further 12 tents will follow"."""
    verb = row.frame.verb
    return verb is not None and verb.base == "follow" and context.same_paragraph(last.start, row.start)


def to_party(context: Context, chunk: Chunk) -> Party | None:
    """A chunk of its own words as a party."""
    span = context.span(chunk.start, chunk.end)
    name = span.text.removesuffix("’s").removesuffix("'s").rstrip("’'")
    if isinstance(chunk.value, Initiative):
        return Party(span=span, name=chunk.value.name, kind="initiative", initiative=chunk.value.id)
    if chunk.name is not None:
        if chunk.name.type in ("person", "demonym") and chunk.name.code is not None:
            name = called(chunk.name.code)
        spelt = in_capitals(name) if chunk.name.code is None else None
        if spelt is not None:
            return Party(span=span, code=spelt, name=called(spelt), kind="country")
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
