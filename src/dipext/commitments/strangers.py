"""Names that the lexicon does not have: "Visa Foundation", "the Pandemic Fund", "COVAX", and "42 countries"."""

import re
from collections.abc import Sequence
from functools import cache

from dipext.commitments.chunk import Chunk
from dipext.commitments.data import words
from dipext.commitments.names import Name
from dipext.lexicon import known_words

_ACRONYM = re.compile(r"[A-Z][A-Z0-9]+(?:-[A-Z0-9][\w]*)*\Z")
_LINKS = frozenset({"of", "for", "and", "the", "&", "’", "'", "de", "to"})
_MANY = re.compile(r"[0-9]|two|three|four|five|six|seven|eight|nine|ten|dozen|several|other|many", re.IGNORECASE)
_STATES = frozenset({"countries", "nations", "governments", "partners", "donors", "sides"})
_GROUPED = _STATES | {"region"}
_GROUP = Name(None, "group", "group")
_CARRYING = frozenset(
    {"support", "supporting", "towards", "to", "for", "through", "via", "under", "by", "with", "from"}
)
_PARTS = frozenset({"pillar", "window", "arm", "component", "track", "branch"})
_LONGEST = 9


@cache
def _ends() -> frozenset[str]:
    """The words that can end a name that no list has."""
    return frozenset().union(*_heads())


@cache
def _heads() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    parties = words().parties
    return frozenset(parties.funds), frozenset(parties.bodies), frozenset(parties.companies)


def with_groups(text: str, chunks: list[Chunk]) -> list[Chunk]:
    """The chunks with "42 countries" and "15 other partner nations" made one party each."""
    if _GROUPED.isdisjoint([chunk.low for chunk in chunks]):
        return chunks
    result: list[Chunk] = []
    for chunk in chunks:
        if chunk.low == "region" and result and result[-1].low == "the":
            result.append(Chunk("party", chunk.start, chunk.end, chunk.low, name=_GROUP))
            continue
        if chunk.low == "partners" and result and result[-1].name is not None and result[-1].name.type == "demonym":
            result[-1].end = chunk.end  # "our Kenyan partners" are Kenya
            continue
        if chunk.low in _STATES and result:
            start = len(result)
            while (
                start
                and len(result) - start < 5
                and (result[start - 1].kind in ("word", "noun", "adv") or result[start - 1].low in ("and", "other"))
            ):
                start -= 1
            many = next((i for i in range(start, len(result)) if _MANY.match(result[i].low)), None)
            if many is not None:
                low = result[many].start
                result[many:] = [Chunk("party", low, chunk.end, text[low : chunk.end].casefold(), name=_GROUP)]
                continue
        result.append(chunk)
    return result


def with_strangers(text: str, chunks: list[Chunk]) -> list[Chunk]:
    """The chunks with runs of capitalised words that no list has made one party each, where a party can stand."""
    result: list[Chunk] = []
    at = 0
    for start in [index for index, chunk in enumerate(chunks) if chunk.capital]:
        end = _run(text, chunks, start) if start >= at else None
        if end is None:
            continue
        owner = _owner(text, chunks, end)
        name = _name(text, chunks, start, end)
        if owner is not None and owner.name is not None:
            end, name = chunks.index(owner, end) + 1, Name(owner.name.code, "other", "organisation", body=True)
        first, last = chunks[start], chunks[end - 1]
        if first.name is not None and name.kind == "other":
            name = Name(first.name.code, "other", "organisation", body=True)
        low = text[first.start : last.end].casefold()
        result += chunks[at:start]
        result.append(Chunk("party", first.start, last.end, low, None, last.possessive, name, capital=True))
        at = end
    return [*result, *chunks[at:]] if at else chunks


def _owner(text: str, chunks: Sequence[Chunk], end: int) -> Chunk | None:
    """The country whose body a name is: "the Central Bank of Yemen"."""
    if _head(text, chunks, end) not in _heads()[1] or end + 1 >= len(chunks) or chunks[end].low != "of":
        return None
    owner = chunks[end + 2] if chunks[end + 1].low == "the" and end + 2 < len(chunks) else chunks[end + 1]
    return owner if owner.name is not None and owner.name.type == "country" and not owner.possessive else None


def _head(text: str, chunks: Sequence[Chunk], end: int) -> str:
    return text[chunks[end - 1].start : chunks[end - 1].end]


def _is_capital(chunk: Chunk) -> bool:
    return chunk.capital and chunk.kind in ("word", "noun", "verb", "office") and chunk.name is None


def _run(text: str, chunks: Sequence[Chunk], at: int) -> int | None:
    """Where a name that begins at an index ends, if one does."""
    first = chunks[at]
    known = (
        first.kind == "party"
        and first.name is not None
        and not first.name.body
        and first.name.type in ("country", "demonym", "organisation")
    )
    if not known and not (_is_capital(first) and first.kind in ("word", "noun")):
        return None
    end = at + 1
    last_capital = end
    if first.possessive:
        return None
    while end < len(chunks) and end - at < _LONGEST:
        chunk = chunks[end]
        if _is_capital(chunk):
            last_capital = end + 1
            if chunk.possessive:
                break
        elif not _links(text, chunks, end, last_capital - 1):
            break
        end += 1
    end = last_capital
    head = text[chunks[end - 1].start : chunks[end - 1].end]
    if known:
        return end if end - at > 1 and head in _ends() else None
    return end if _stands_as_party(text, chunks, at, end, head) else None


def _links(text: str, chunks: Sequence[Chunk], at: int, capital: int) -> bool:
    """Whether a small word or a country goes on with a name: "Fund for Ukraine", "Board of Trustees"."""
    chunk = chunks[at]
    if chunk.kind == "party":
        return chunks[at - 1].low in ("of", "the") and _is_head(text, chunks[capital])
    return chunk.low in _LINKS and chunks[at - 1].end + 2 >= chunk.start


def _is_head(text: str, chunk: Chunk) -> bool:
    return text[chunk.start : chunk.end] in _ends()


def _stands_as_party(text: str, chunks: Sequence[Chunk], at: int, end: int, head: str) -> bool:
    """Whether a run of capitals is a name: behind a preposition, or before a verb at the beginning."""
    word = text[chunks[at].start : chunks[at].end]
    single = end - at == 1
    if (
        single
        and _ACRONYM.match(word)
        and _begins(chunks, at)
        and end < len(chunks)
        and chunks[end].kind in ("verb", "aux")
    ):
        return word not in words().parties.words
    if single and not _ACRONYM.match(word):
        begins = _begins(chunks, at)
        verb = end < len(chunks) and (
            chunks[end].kind in ("verb", "aux")
            or (chunks[end].kind == "adv" and end + 1 < len(chunks) and chunks[end + 1].kind == "verb")
        )
        return begins and verb and word.casefold() not in known_words() and len(word) > 2
    if head in _ends():
        return True
    if single:
        known_word = word in words().parties.words
        behind = chunks[at - 1].low if at > 0 and chunks[at - 1].low != "the" else chunks[at - 2].low if at > 1 else ""
        pillar = behind == "of" and at > 1 and chunks[at - 2].low in _PARTS  # "the vaccines pillar of ACT-A"
        return (pillar or behind in _CARRYING) and len(word) > 2 and not known_word
    if at == 0 or chunks[at - 1].low in ("that", ",") or chunks[at - 1].low.endswith("-based"):
        return end < len(chunks) and chunks[end].kind in ("verb", "aux", "adv") and chunks[at].low not in known_words()
    return False


def _begins(chunks: Sequence[Chunk], at: int) -> bool:
    return at == 0 or chunks[at - 1].low in ("that", ",", "and", "where", "when", "as", "while", ":", "because")


def _name(text: str, chunks: Sequence[Chunk], at: int, end: int) -> Name:
    head = text[chunks[end - 1].start : chunks[end - 1].end]
    funds, _, companies = _heads()
    single = end - at == 1
    if (
        head in funds
        or any(text[c.start : c.end] in funds for c in chunks[at:end])
        or (single and _ACRONYM.match(head))
    ):
        return Name(None, "initiative", "stranger")
    if head in companies:
        return Name(None, "company", "stranger")
    return Name(None, "other", "stranger")
