"""What is no row, by what stands on either side: companies, levels, things that are not given."""

import re
from collections.abc import Sequence

from dipext.commitments.chunk import Chunk
from dipext.commitments.context import Context, Sentence
from dipext.commitments.data import words
from dipext.commitments.frame import Frame
from dipext.commitments.goods import Thing
from dipext.commitments.senses import giving_nouns
from dipext.models import (
    Money,
    Percentage,
)

Anchor = Money | Percentage | Thing
"""What a row can stand on."""


_SHARING = frozenset(
    {"give", "raise", "allocate", "pledge", "commit", "approve", "decide", "propose", "intend", "disburse", "help"}
)


def is_business(sentence: Sentence, at: int, frame: Frame) -> bool:
    """Whether companies act and no state: "Singapore companies have put in"."""
    actors = words().blocked.actors
    if sentence.words.isdisjoint(actors):
        return False
    chunks = sentence.chunks
    if frame.verb is not None and frame.subject == "donor" and _companies_act(chunks, frame.verb.first):
        return True
    for chunk in chunks[:3]:  # "Two companies from Mombasa"
        if chunk.low in actors:
            return True
        if chunk.kind in ("party", "verb", "aux"):
            break
    return any(
        chunks[index].kind == "party" and chunks[index + 1].low in actors and not _hangs_on_with(chunks, index)
        for index in range(at - 1)
    )


def _companies_act(chunks: Sequence[Chunk], first: int) -> bool:
    """Whether companies are the subject of a verb: "major companies like these have invested"."""
    actors = words().blocked.actors
    for index in range(first - 1, max(-1, first - 12), -1):
        if chunks[index].kind in ("verb", "aux", "rel") or chunks[index].low in (";", ":"):
            return False
        if chunks[index].low in actors and (index == 0 or chunks[index - 1].kind not in ("prep", "to", "det", "party")):
            return index < 2 or chunks[index - 2].kind not in ("prep", "to")
    return False


def _hangs_on_with(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a party stands behind "with": "ordered with a Danish firm"."""
    return "with" in [chunk.low for chunk in chunks[max(0, at - 2) : at]]


_PART_OF = (
    "’s part is",
    "'s part is",
    "’s share is",
    "'s share is",
    "part of this",
    "part of it",
    "share of this",
    "share of it",
)
_OF_THAT = ("of that", "of this", "of these", "of which", "of it")


def may_list(context: Context, sentence: Sentence, *, share: bool) -> bool:
    """Whether a sentence can hold a sum without a verb: an item of a list, a headline, a noun of giving.

    A share without one is a part of what was told, or what defence takes: "Of that, 3% is for core needs".
    """
    if share:
        if "defence" in sentence.words or "defense" in sentence.words:
            return True
        return any(said in sentence.low for said in _OF_THAT)
    short = sentence.end - sentence.start < _LISTED and context.text[sentence.end - 1] != "."
    short = short or _is_bullet(context, sentence)
    first = sentence.items[0] == 0 if sentence.items else False
    meant = first and not sentence.words.isdisjoint(("for", "to", "through"))
    meant = meant or ("for" in sentence.words and ("is" in sentence.words or "are" in sentence.words))
    sent = "with" in sentence.words and "from" in sentence.words
    if short or meant or sent or not giving_nouns().isdisjoint(sentence.words):
        return True
    return any(said in sentence.low for said in _PART_OF)


_LISTED = 220
_BULLET = re.compile(r"\s*[•▪‣*–—-]\s")


def _is_bullet(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence is an item of a bulleted list without a verb: "• EUR 6 million for Kenya."."""
    line = context.text.rfind("\n", 0, sentence.start + 1) + 1
    verbs = any(chunk.kind in ("verb", "aux") for chunk in sentence.chunks)
    return not verbs and sentence.end - sentence.start < _LISTED and _BULLET.match(context.text, line) is not None


_OF_MONEY = frozenset(
    [
        "invest",
        "spend",
        "put",
        "lend",
        "add",
        "direct",
        "help",
        "support",
        "approve",
        "adopt",
        "sign",
        "authorise",
        "authorize",
        "launch",
        "declare",
        "go",
        "use",
        "pay",
        "finance",
        "fund",
    ]
)
"""Verbs that have money as their object, and goods not at once."""


def is_given(anchor: Anchor, frame: Frame, chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a frame fits what it holds: people are trained or sent, goods need a verb."""
    if isinstance(anchor, Thing):
        return _is_thing_given(anchor, frame, chunks, at)
    if isinstance(anchor, Money) and frame.verb is not None and frame.verb.base in _BUYING:
        return not _buys_for_itself(chunks, at)
    if isinstance(anchor, Percentage):
        bare = ("commitment.headline", "commitment.list", "commitment.participle")
        return frame.rule not in bare and anchor.change != "increase"
    return True


_BUYING = ("buy", "purchase", "acquire")


def _buys_for_itself(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether what is bought is for nobody else: "will buy 15 billion in U.S. energy"."""
    behind = [chunk.low for chunk in chunks[at + 1 : at + 14]]
    return behind[:1] == ["in"] and "for" not in behind and "to" not in behind


def _is_thing_given(anchor: Thing, frame: Frame, chunks: Sequence[Chunk], at: int) -> bool:
    verb = frame.verb
    if anchor.people:
        return _are_sent(frame)
    if verb is not None and verb.verb_class == "receive" and verb.base == "get":
        return False
    if verb is not None and verb.base in ("land", "arrive") and _carries_cargo(chunks, at, verb.at):
        return False
    if frame.stage == "contracted":
        return True
    if verb is not None and verb.base in _OF_MONEY:
        return verb.base == "add" or (verb.base == "put" and "disposal" in [chunk.low for chunk in chunks[at:]])
    return frame.rule not in ("commitment.noun", "commitment.total")


_SENDING = ("deploy", "send", "second", "dispatch", "station")


def _are_sent(frame: Frame) -> bool:
    """Whether people are trained or sent."""
    verb = frame.verb
    return verb is not None and (verb.verb_class == "train" or verb.base in _SENDING)


def _carries_cargo(chunks: Sequence[Chunk], at: int, verb: int) -> bool:
    """Whether goods only bring others: "two aircraft landed with 28 tonnes of water"."""
    behind = next((i for i in range(verb + 1, len(chunks)) if chunks[i].kind == "goods"), None)
    return at < verb and behind is not None and "with" in [chunk.low for chunk in chunks[verb:behind]]


def is_level(chunks: Sequence[Chunk], at: int, frame: Frame) -> bool:
    """Whether a share is only what is spent now: "currently spends 3.4% of GDP on defence"."""
    verb = frame.verb
    ahead = frame.tense == "future" or (
        verb is not None and (verb.verb_class in ("pledge", "commit", "intend", "need") or bool(verb.leads))
    )
    if verb is None or verb.verb_class not in _SHARING:
        return True
    return not ahead and not any(chunk.kind == "party" for chunk in chunks[at + 1 :])


_PASSED = frozenset({"signed", "adopted", "passed", "enacted", "approved"})


def is_law(chunks: Sequence[Chunk], first: int) -> bool:
    """Whether the subject of a verb is an act that has passed: "the bill that the President signed into law gives"."""
    before = [chunk.low for chunk in chunks[max(0, first - 14) : first]]
    acts = [index for index, low in enumerate(before) if low in ("bill", "law", "act")]
    return bool(acts) and not _PASSED.isdisjoint(before) and "will" not in before


def is_budget(text: str, chunks: Sequence[Chunk], first: int) -> bool:
    """Whether the subject of a verb is a budget that still has to pass: "The Budget provides"."""
    before = [chunk for chunk in chunks[max(0, first - 3) : first] if chunk.kind not in ("adv", "det", "aux")]
    if not before:
        return False
    owned = before[-1].low == "budget" and len(before) > 1 and before[-2].possessive  # "the President's budget"
    return owned or text[before[-1].start : before[-1].end] == "Budget" or before[-1].low == "request"
