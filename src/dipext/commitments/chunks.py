"""The words of a sentence as a row of chunks: sums, dates, parties, verbs, nouns of giving, and what stands between."""

import re
from collections.abc import Sequence
from functools import cache

from dipext.commitments.chunk import ITEMS, Chunk, Mark, before_date
from dipext.commitments.data import words
from dipext.commitments.names import Name
from dipext.commitments.offices import with_offices
from dipext.commitments.senses import Sense, sense
from dipext.commitments.strangers import with_groups, with_strangers
from dipext.commitments.verbs import Form

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|St\.(?=\s[A-Z])|(?:Mrs?|Ms|Dr|Hon|Prof|Gen|Amb|Sen)\.(?=\s)|['’](?:s|re|ve|ll|m|d|t)\b|[0-9][0-9.,]*(?<![.,])"
    r"|[^\W_]+(?:[-./&’'](?=[^\W_]{3})[^\W_]+|[-/&](?=[^\W_])[^\W_]+)*|[^\w\s]"
)
_AMBIGUOUS_ING = frozenset(
    {"funding", "financing", "training", "spending", "lending", "backing", "building", "housing"}
)
_Token = tuple[int, int, Sense]
"""Start and end of a word, and what it can be."""


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
        at += 1
        if isinstance(token, Chunk):
            chunks.append(token)
            continue
        low, high, said = token
        if said.is_fixed and not said.names and not said.owns:
            chunks.append(Chunk(said.kind, low, high, said.low, capital=said.capital))
            continue
        if said.owns and chunks and chunks[-1].end == low and (len(said.word) > 1 or chunks[-1].low.endswith("s")):
            chunks[-1].possessive = True
            continue
        name, more = _name_at(tokens, at, said) if said.names else (None, 0)
        if name is not None:
            last = tokens[at + more - 1]
            high = last.end if isinstance(last, Chunk) else last[1]
            chunks.append(Chunk("party", low, high, text[low:high].casefold(), name=name, capital=said.capital))
            at += more
            continue
        chunks.append(_word(token, chunks, tokens[at] if at < len(tokens) else None))
    return with_offices(text, with_strangers(text, with_groups(text, chunks)))


_DATELINE = 9  # chunks of a dateline


def behind_dateline(chunks: Sequence[Chunk]) -> int:
    """Where the words behind a dateline begin: "Rome, 30 November 2022 – Donors pledged"."""
    for index, chunk in enumerate(chunks[:_DATELINE]):
        if chunk.low in ("–", "—", "-", ":") and "date" in [before.kind for before in chunks[:index]]:
            return index + 1
        if chunk.kind not in ("party", "word", "date", "punct"):
            break
    return 0


def _tokens(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[_Token | Chunk]:
    found: list[_Token | Chunk] = []
    at = start
    for low, high, kind, value in marks:
        if low < at or high > end:
            continue
        found += [(word.start(), word.end(), sense(word[0])) for word in _TOKEN.finditer(text, at, low)]
        name = value if isinstance(value, Name) else None
        capital = text[low].isupper()
        found.append(Chunk(kind, low, high, text[low:high].casefold(), value, name=name, capital=capital))
        at = high
    found += [(word.start(), word.end(), sense(word[0])) for word in _TOKEN.finditer(text, at, end)]
    return found


def _name_at(tokens: Sequence[_Token | Chunk], behind: int, first: Sense) -> tuple[Name | None, int]:
    """The longest name that begins with a word, and how many of the tokens behind it belong to it."""
    following = tokens[behind] if behind < len(tokens) else None
    second = following[2].plain if isinstance(following, tuple) else None
    for rest, name in first.names:
        if not rest or (rest[0] == second and _goes_on(tokens, behind, rest)):
            return name, len(rest)
    return None, 0


def _goes_on(tokens: Sequence[_Token | Chunk], behind: int, rest: tuple[str, ...]) -> bool:
    """Whether the words of a name stand at an index; what is found already is no word of a name."""
    if behind + len(rest) > len(tokens):
        return False
    for token, word in zip(tokens[behind : behind + len(rest)], rest, strict=True):
        if isinstance(token, Chunk) or token[2].plain != word:
            return False
    return True


def _word(token: _Token, before: list[Chunk], after: _Token | Chunk | None) -> Chunk:
    """A word that begins no name, as what it is behind the chunks before it."""
    start, end, said = token
    if not said.is_fixed:
        last = before[-1].low if before else ""
        if said.acts and (said.capital or last in ("the", "our") or (len(before) > 1 and before[-2].low in _OWN)):
            return Chunk("office", start, end, said.low, capital=said.capital)
        if said.stands and last in ("the", "our", "my", "his", "her"):
            return Chunk("subject", start, end, said.low, capital=said.capital)
        office = said.capital and last == "of" and "ing" in said.forms  # "the Minister of Planning"
        if said.readings and not office and _is_verb(said, before, after):
            return Chunk("verb", start, end, said.low, readings=said.readings, forms=said.forms, capital=said.capital)
    return Chunk(said.kind, start, end, said.low, None if said.is_fixed else said.stage, capital=said.capital)


_OWN = ("the", "our")
_PAST: frozenset[Form] = frozenset({"past", "pp"})
_BASE: frozenset[Form] = frozenset({"base", "s"})


def _is_verb(said: Sense, before: list[Chunk], after: _Token | Chunk | None) -> bool:
    """Whether a word that can be a verb is one here, by what stands before it."""
    forms, noun = said.forms, said.stage is not None
    last = _before_adverbs(before)
    if "ing" in forms:
        return _is_running(last, noun=noun or said.low in _AMBIGUOUS_ING)
    if not noun and not forms.isdisjoint(_PAST) and forms.isdisjoint(_BASE):
        return True
    if isinstance(after, tuple) and after[2].low in [reading.particle for reading in said.readings]:
        return not noun  # "add up", "set aside"
    if last is None:
        named = noun and isinstance(after, tuple) and after[2].kind == "aux"  # "Needs are"
        return (said.capital and "base" not in forms and not named) or isinstance(after, Chunk)
    if _calls_for_verb(last) or (last.low == "this" and "s" in forms):
        return not (noun and "past" not in forms and "s" not in forms and _is_singular(before))
    if last.kind == "punct" or (last.kind == "conj" and last.low in ("and", "or", "but")):
        acts = last.low in (",", "–", "—", ")") and not noun and "s" in forms
        return acts or _follows_as_object(after)
    if not noun and last.kind in ("noun", "date") and isinstance(after, Chunk) and after.kind in ITEMS:
        return True  # "the loans total 5 million"
    plural = last.kind == "word" and said.low in _plurals()  # "public finances"
    return (
        not noun
        and not plural
        and last.kind in ("noun", "date", "sum", "word")
        and ("s" in forms or not forms.isdisjoint(_PAST))
    )


@cache
def _plurals() -> frozenset[str]:
    return frozenset(words().blocked.nouns)


def _before_adverbs(before: list[Chunk]) -> Chunk | None:
    """What stands before a word, adverbs, negations and a floating "each" left out; none at the beginning."""
    at = len(before) - 1
    while at >= 0 and (
        before[at].kind in ("adv", "neg")
        or (before[at].low in ("each", "both", "all") and at > 0 and before[at - 1].kind == "aux")
    ):
        at -= 1
    if at > 0 and (before[at].kind == "date" or before[at].low == ","):
        at = before_date(before, at)
    return before[at] if at >= 0 else None


def _is_running(last: Chunk | None, *, noun: bool) -> bool:
    """Whether an -ing form is a verb behind a chunk; one that can be a noun is only behind an auxiliary."""
    if noun:
        return last is not None and last.kind == "aux"
    return last is None or last.kind not in ("det", "noun") or last.low == "that"


def _is_singular(before: Sequence[Chunk]) -> bool:
    """Whether one party stands last, so that a noun follows it and no verb in its base form: "the total UK support"."""
    last = before[-1]
    if last.kind != "party" or last.name is None or last.name.kind == "group" or last.low.endswith("s"):
        return False
    return len(before) < 2 or before[-2].low not in ("and", "or", "&")


def _calls_for_verb(last: Chunk) -> bool:
    """Whether a verb comes behind a chunk: "to", an auxiliary, a relative, a pronoun or party that can be a subject."""
    if last.kind in ("to", "aux", "rel") or last.low in ("i", "we", "they", "it", "who", "he", "she", "you"):
        return True
    if last.name is not None and last.name.type == "demonym":
        return False
    return last.kind in ("party", "office", "subject") and not last.possessive


def _follows_as_object(after: _Token | Chunk | None) -> bool:
    """Whether what stands behind a verb can be its object, or else the word before it is a noun."""
    if isinstance(after, Chunk):
        return after.kind in ("sum", "share", "goods")
    return after is not None and after[2].low in _OBJECTS


_OBJECTS = frozenset(
    [
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
    ]
)
