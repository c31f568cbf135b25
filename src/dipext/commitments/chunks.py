"""The words of a sentence as a row of chunks: sums, dates, parties, verbs, nouns of giving, and what stands between."""

import re
from collections.abc import Sequence
from functools import cache

from dipext.commitments.chunk import Chunk, Kind, Mark
from dipext.commitments.data import words
from dipext.commitments.names import Name, index
from dipext.commitments.strangers import with_groups, with_strangers
from dipext.commitments.verbs import Form, Reading, table

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|['’](?:s|re|ve|ll|m|d|t)\b|[0-9][0-9.,]*(?<![.,])"
    r"|[^\W_]+(?:[-./&’'](?=[^\W_]{3})[^\W_]+|[-/&](?=[^\W_])[^\W_]+)*|[^\w\s]"
)
_AMBIGUOUS_ING = frozenset(
    {"funding", "financing", "training", "spending", "lending", "backing", "building", "housing"}
)
_QUOTES = '"“”«»'


@cache
def _kinds() -> dict[str, Kind]:
    grammar = words().grammar
    kinds: dict[str, Kind] = {}
    rows: tuple[tuple[Kind, Sequence[str]], ...] = (
        ("aux", (*grammar.future, *grammar.modal, *grammar.have, *grammar.be, *grammar.do)),
        ("neg", (*grammar.negators, "’t", "'t")),
        ("to", ("to",)),
        ("rel", grammar.relatives),
        ("prep", grammar.prepositions),
        ("conj", (*grammar.conjunctions, *grammar.clause_starts)),
        ("we", grammar.speakers),
        ("it", grammar.anaphors),
        ("det", grammar.determiners),
        ("adv", grammar.adverbs),
    )
    for kind, listed in rows:
        for word in listed:
            kinds.setdefault(word, kind)
    return kinds


@cache
def _nouns() -> dict[str, str]:
    return {noun: stage for stage, listed in words().nouns for noun in listed}


@cache
def giving_nouns() -> frozenset[str]:
    """The nouns of giving, in small letters."""
    return frozenset(_nouns())


@cache
def _heads() -> tuple[frozenset[str], frozenset[str]]:
    """The last words of what acts for the issuer, and of what stands for a party named before."""
    grammar = words().grammar
    return frozenset(phrase.split()[-1] for phrase in grammar.issuers), frozenset(grammar.subjects)


def read_chunks(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[Chunk]:
    """The chunks of ``text[start:end]``.

    Args:
        text: the text of the release.
        start: where the sentence begins.
        end: where it ends.
        marks: what is already found in it, in text order, without overlaps.
    """
    tokens = _tokens(text, start, end, marks)
    chunks: list[Chunk] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if isinstance(token, Chunk):
            chunks.append(token)
            at += 1
            continue
        word = token[0]
        if chunks and _is_possessive(word, chunks[-1], token.start()):
            chunks[-1].possessive = True
            at += 1
            continue
        name, length = _name_at(tokens, at) if not word[0].islower() or word in _small_names() else (None, 0)
        if name is not None:
            last = tokens[at + length - 1]
            stop = last.end() if isinstance(last, re.Match) else last.end
            chunks.append(Chunk("party", token.start(), stop, text[token.start() : stop].casefold(), name))
            at += length
            continue
        chunks.append(_word(token, chunks, tokens[at + 1] if at + 1 < len(tokens) else None))
        at += 1
    return _with_offices(text, with_strangers(text, with_groups(text, chunks)))


def _is_possessive(word: str, last: Chunk, start: int) -> bool:
    return last.end == start and (word in ("’s", "'s") or (word in ("’", "'") and last.low.endswith("s")))


def _tokens(text: str, start: int, end: int, marks: Sequence[Mark]) -> "list[re.Match[str] | Chunk]":
    found: list[re.Match[str] | Chunk] = []
    at = start
    for low, high, kind, value in marks:
        if low < at or high > end:
            continue
        found += _TOKEN.finditer(text, at, low)
        found.append(Chunk(kind, low, high, text[low:high].casefold(), value))
        at = high
    found += _TOKEN.finditer(text, at, end)
    return found


def _name_at(tokens: "list[re.Match[str] | Chunk]", at: int) -> tuple[Name | None, int]:
    """The longest name that begins at a token, and how many tokens it has."""
    first = tokens[at]
    if isinstance(first, Chunk):
        return None, 0
    word = first[0]
    based = word.removesuffix("-based").removesuffix("-led")
    if based != word:
        return next(((name, 1) for key, name in index().get(based, ()) if len(key) == 1), (None, 0))
    names = index().get(word.replace(".", ""))
    if names is None:
        return None, 0
    following = [_plain(token) for token in tokens[at + 1 : at + len(names[0][0])]]  # the longest comes first
    for key, name in names:
        if len(key) == 1 or tuple(following[: len(key) - 1]) == key[1:]:
            return name, len(key)
    return None, 0


def _plain(token: "re.Match[str] | Chunk") -> str | None:
    """A token as the words of names are; what is found already is none."""
    return token[0].replace(".", "") if isinstance(token, re.Match) else None


@cache
def _small_names() -> frozenset[str]:
    """The first words of names that begin with a small letter: "donors", "eastern flank countries"."""
    return frozenset(word for word in index() if word[0].islower())


def _word(token: "re.Match[str]", before: list[Chunk], after: "re.Match[str] | Chunk | None") -> Chunk:
    word = token[0]
    low = word.casefold()
    kind: Kind = "word"
    value: object = None
    known = _kinds().get(low)
    acting, standing = _heads()
    if known is not None and word not in ("US", "WHO"):
        kind = known
    elif not word[0].isalnum():
        kind = "punct"
    elif low in acting and (word[0].isupper() or any(chunk.low in ("the", "our") for chunk in before[-2:])):
        kind = "office"
    elif low in standing and before and before[-1].low in ("the", "our", "my"):
        kind = "subject"
    elif (readings := table().get(low)) is not None and _is_verb(low, word, readings, before, after):
        kind, value = "verb", readings
    elif low in _nouns():
        kind, value = "noun", _nouns()[low]
    elif low.endswith("ly") and len(low) > 4:
        kind = "adv"
    return Chunk(kind, token.start(), token.end(), low, value)


_PAST: frozenset[Form] = frozenset({"past", "pp"})


def _is_verb(
    low: str, word: str, readings: Sequence[Reading], before: list[Chunk], after: "re.Match[str] | Chunk | None"
) -> bool:
    """Whether a word that can be a verb is one here, by what stands before it."""
    forms = frozenset(form for reading in readings for form in reading.forms)
    last = _before_adverbs(before)
    noun = low in _nouns()
    if "ing" in forms:
        return _is_running(last, noun=noun or low in _AMBIGUOUS_ING)
    if not noun and forms & _PAST and not forms & {"base", "s"}:
        return True
    if last is None:
        return (word[0].isupper() and "base" not in forms) or isinstance(after, Chunk)
    if _calls_for_verb(last):
        return True
    if last.kind == "punct" or (last.kind == "conj" and last.low in ("and", "or", "but")):
        acts = last.low in (",", "–", "—", ")") and not noun and "s" in forms
        return acts or _follows_as_object(after)
    return not noun and last.kind in ("noun", "date", "sum", "word") and bool(forms & {"s", *_PAST})


def _before_adverbs(before: list[Chunk]) -> Chunk | None:
    """What stands before a word, adverbs, negations and a floating "each" left out; none at the beginning."""
    at = len(before) - 1
    while at >= 0 and (
        before[at].kind in ("adv", "neg")
        or (before[at].low in ("each", "both", "all") and at > 0 and before[at - 1].kind == "aux")
    ):
        at -= 1
    return before[at] if at >= 0 else None


def _is_running(last: Chunk | None, *, noun: bool) -> bool:
    """Whether an -ing form is a verb behind a chunk; one that can be a noun is only behind an auxiliary."""
    if noun:
        return last is not None and last.kind == "aux"
    return last is None or last.kind not in ("det", "noun") or last.low == "that"


def _calls_for_verb(last: Chunk) -> bool:
    """Whether a verb comes behind a chunk: "to", an auxiliary, a relative, a pronoun or party that can be a subject."""
    if last.kind in ("to", "aux", "rel") or last.low in ("i", "we", "they", "it", "who", "he", "she", "you"):
        return True
    demonym = last.name is not None and last.name.type == "demonym"
    return last.kind in ("party", "office", "subject") and not last.possessive and not demonym


def _follows_as_object(after: "re.Match[str] | Chunk | None") -> bool:
    """Whether what stands behind a verb can be its object, or else the word before it is a noun."""
    if isinstance(after, Chunk):
        return after.kind in ("sum", "share", "goods")
    return after is not None and (
        after[0].casefold()
        in (
            "a",
            "an",
            "the",
            "up",
            "another",
            "over",
            "more",
            "some",
            "around",
            "about",
            "its",
            "our",
            "nearly",
            "almost",
            "at",
            "additional",
            "to",
            "their",
            "approximately",
            "military",
            "humanitarian",
        )
    )


_OF_OFFICE = frozenset(
    [
        "of",
        "for",
        "and",
        "the",
        "foreign",
        "european",
        "affairs",
        "defence",
        "defense",
        "international",
        "development",
        "cooperation",
        "co-operation",
        "finance",
        "interior",
        "health",
        "economy",
        "trade",
        "external",
        "federal",
        "ministry",
        "minister",
        ",",
        "embassy",
        "people",
        "republic",
        "kingdom",
        "state",
    ]
)


def _with_offices(text: str, chunks: list[Chunk]) -> list[Chunk]:
    """The chunks with offices of a named country made one: "the Danish Ministry", "Government of Canada"."""
    result: list[Chunk] = []
    at = 0
    while at < len(chunks):
        chunk = chunks[at]
        if chunk.kind == "office":
            end = at + 1
            while end < len(chunks) and end - at < 9 and chunks[end].low in _OF_OFFICE and chunks[end].kind != "party":
                end += 1
            owner = chunks[end] if end < len(chunks) and end > at + 1 and chunks[end - 1].low in ("of", "the") else None
            if (
                owner is not None
                and owner.kind == "party"
                and owner.name is not None
                and owner.name.kind != "group"
                and not owner.name.body
            ):
                low = text[chunk.start : owner.end].casefold()
                result.append(
                    Chunk(
                        "party",
                        chunk.start,
                        owner.end,
                        low,
                        Name(owner.name.code, owner.name.kind, "organisation", body=True),
                        owner.possessive,
                    )
                )
                at = end + 1
                continue
            before = result[-1] if result else None
            if (
                before is not None
                and before.kind == "party"
                and before.name is not None
                and before.name.kind == "country"
            ):
                before.end, before.possessive = chunk.end, chunk.possessive
                before.low = text[before.start : chunk.end].casefold()
                before.value = Name(before.name.code, "country", "organisation", body=True)
                at += 1
                continue
            if result and _qualifies(result, before):
                owner = result[-2]
                assert owner.name is not None
                owner.end, owner.possessive = chunk.end, chunk.possessive
                owner.low = text[owner.start : chunk.end].casefold()
                owner.value = Name(owner.name.code, "country", "organisation", body=True)
                result.pop()
                at += 1
                continue
        result.append(chunk)
        at += 1
    return result


def _qualifies(result: list[Chunk], last: Chunk | None) -> bool:
    """Whether a word stands between a country and its office: "the Danish Foreign Minister"."""
    if last is None or len(result) < 2 or last.low not in words().grammar.offices:
        return False
    owner = result[-2]
    return owner.kind == "party" and owner.name is not None and owner.name.kind == "country" and not owner.name.body
