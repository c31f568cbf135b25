"""The frames without a verb that gives: a noun, a list, a headline."""

from collections.abc import Sequence
from copy import copy

from dipext.commitments.chunk import ITEMS, STARTS, Chunk, Group
from dipext.commitments.data import words
from dipext.commitments.frame import Frame, Subject
from dipext.commitments.groups import read_group
from dipext.commitments.left import before_quantity, denies
from dipext.commitments.stages import prove
from dipext.models import (
    Initiative,
    Stage,
)

_NOUN_REACH = 9


def by_noun(chunks: Sequence[Chunk], at: int, left: Group | None) -> Frame | None:
    """The frame of a noun of giving: "a package of", "5 million in aid", "the contribution is", "this includes"."""
    if left is not None and left.verb_class == "include":
        return _included(chunks, at, left)
    if (
        left is not None
        and left.base == "be"
        and any(chunk.low in ("grateful", "thankful", "indebted") for chunk in chunks[left.at : at])
    ):
        thanks = copy(left)
        thanks.verb_class = thanks.base = "thank"
        return Frame("commitment.noun", "pledged", left.tense, ("stage_from_noun",), thanks, None, "none")
    if left is not None and (left.verb_class in ("link", "deliver") or left.base == "raise"):
        return None if left.negated else _totalled(chunks, left)
    noun = _noun_near(chunks, at, left.at if left is not None else -1)
    if noun is None:
        return None
    carries = left is not None and left.base == "implement"
    if noun > at and chunks[noun].low in ("project", "projects") and not carries:  # "an 11 billion pipeline project"
        return None
    stage = _noun_stage(chunks, noun)
    return Frame("commitment.noun", stage, None, ("stage_from_noun",), left, noun, "none")


_REQUESTS = frozenset({"request", "requested", "proposal"})


def _included(chunks: Sequence[Chunk], at: int, left: Group) -> Frame:
    """The frame of what a package or a request includes: a part, or what is only proposed."""
    noun = _noun_near(chunks, at, left.at)
    asks = any(chunk.low in _REQUESTS for chunk in chunks[max(0, left.first - 6) : left.first])
    asked = noun is None and any(chunk.low in _REQUESTS for chunk in chunks[at + 1 : at + 6])
    if asks or asked or (noun is not None and _noun_stage(chunks, noun) == "proposed"):
        return Frame("commitment.noun", "proposed", left.tense, (), left, noun, "none")
    return Frame("commitment.part", None, left.tense, (), left, noun, "none")


def _totalled(chunks: Sequence[Chunk], left: Group) -> Frame | None:
    """The frame of "the contribution is", "support comes to", "Norway's part of this is"."""
    share = _whose_part(chunks, left)
    if share is not None:
        return Frame("commitment.part", None, left.tense, (), None, share, "none")
    noun = _object_noun(chunks, left) if left.base in ("bring", "take") else None
    noun = _subject_noun(chunks, left) if noun is None else noun
    if noun is None:
        return None
    stage = _noun_stage(chunks, noun)
    return Frame("commitment.total", stage, left.tense, ("stage_from_noun",), left, noun, "none")


def _noun_stage(chunks: Sequence[Chunk], noun: int) -> Stage:
    """The stage that a noun proves; "the proposed package" and "the request" are only proposed."""
    around = chunks[max(0, noun - 6) : noun + 4]
    if any(chunk.low in ("proposed", "request", "requested") for chunk in around):
        return "proposed"
    stage = chunks[noun].value
    if isinstance(stage, Initiative) and any(word in stage.name for word in _APPEALS):
        return "need"
    return stage if isinstance(stage, str) else "pledged"  # type: ignore[return-value]


_APPEALS = ("Appeal", "Response Plan")


def _subject_noun(chunks: Sequence[Chunk], group: Group) -> int | None:
    """The noun of giving that heads the subject of a linking verb."""
    found = None
    for index in range(group.first - 1, -1, -1):
        chunk = chunks[index]
        other_verb = chunk.kind == "verb" and chunk.readings[0].verb_class != "other"
        if other_verb and not _qualifies(chunks, index):
            break
        if chunk.low in (";", ":", ".") or (chunk.kind == "conj" and chunk.low in STARTS):
            break
        if chunk.low == "," and found is not None and chunks[0].kind in ("prep", "to"):
            break  # "With this package, the aid will rise to"
        if chunk.low in words().blocked.before:
            return None
        if (chunk.kind == "noun" and group.base != "raise") or (
            group.base in _GROWING and isinstance(chunk.value, Initiative)
        ):
            found = index
    return _object_noun(chunks, group) if found is None and group.base != "raise" else found


def _whose_part(chunks: Sequence[Chunk], group: Group) -> int | None:
    """The noun of "Norway's part of this is 11 million"."""
    for index in range(group.first - 1, max(0, group.first - 6), -1):
        behind = [chunk.low for chunk in chunks[index + 1 : index + 3]]
        pointed = behind in (["of", "this"], ["of", "that"], ["of", "it"]) or index == group.first - 1
        if pointed and chunks[index].low in ("part", "share", "portion") and chunks[index - 1].possessive:
            return index
    return None


_GROWING = frozenset({"come", "rise", "reach", "raise", "total", "amount", "exceed"})  # what a fund does


def _object_noun(chunks: Sequence[Chunk], group: Group) -> int | None:
    """The noun of giving between a verb and its item: "brings Canada's assistance to"."""
    stop = ("noun", *ITEMS)
    index = next((i for i in range(group.at + 1, len(chunks)) if chunks[i].kind in stop), None)
    return index if index is not None and chunks[index].kind == "noun" else None


def _qualifies(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a verb only tells more of a noun: "the platform, launched in 2022, has raised"."""
    group = read_group(chunks, at)
    told = (
        chunks[group.first - 1].low == "," or chunks[min(at + 1, len(chunks) - 1)].low == "by"
    )  # "people affected by"
    return group.running or (group.bare and "pp" in chunks[at].forms and told)


def _measures(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a noun only measures: "in the order of 16 trillion"."""
    return chunks[at].low == "order" and at > 1 and [chunk.low for chunk in chunks[at - 2 : at]] in _IN_THE


_IN_THE = (["in", "the"], ["of", "the"], ["on", "the"])


def _is_programme(chunk: Chunk) -> bool:
    """Whether a party is a named initiative or a programme that no list has."""
    return isinstance(chunk.value, Initiative) or (chunk.name is not None and chunk.name.kind == "initiative")


_APART = ("for", "from", "through", "via")
_LINKS = frozenset(["of", "worth", "totalling", "totaling", "amounting", "valued", ":", "for", "with", "to", ","])


def _noun_near(chunks: Sequence[Chunk], at: int, floor: int) -> int | None:
    """The noun of giving that an item stands by: before it with "of" or "worth", or behind it with "in" or "of"."""
    linked = False
    apposed = at > 1 and chunks[at - 1].low == "(" and chunks[at - 2].kind == "party"  # "a gift from Peru (3 million)"
    for index in range(at - 3 if apposed else at - 1, max(floor, at - _NOUN_REACH), -1):
        chunk = chunks[index]
        if linked and (chunk.kind == "noun" or _is_programme(chunk)):
            return None if _measures(chunks, index) else index
        if chunk.low in _LINKS or (apposed and chunk.low == "from"):
            linked = True
        elif chunk.kind in (*ITEMS, "verb") or (chunk.kind == "punct" and chunk.low not in (",", "“", "”", "-", "–")):
            break
    for index in range(at + 1, min(len(chunks), at + 7)):
        chunk = chunks[index]
        if chunk.kind == "noun":
            return index
        if chunk.kind in (*ITEMS, "verb", "punct", "aux", "to", "rel") or chunk.low in _APART:
            break
    return None


def behind_colon(chunks: Sequence[Chunk], at: int) -> Frame | None:
    """The frame of an item of a list in the sentence: "will be paid in two instalments: 400,000 to the ICRC"."""
    colon = next((index for index in range(at - 1, 3, -1) if chunks[index].low == ":"), None)
    if colon is None:
        return None
    for index in range(colon - 1, -1, -1):
        if chunks[index].kind == "verb":
            group = read_group(chunks, index)
            proof = None if denies(group) else prove(group, goods=chunks[at].kind == "goods", announced=True)
            subject: Subject = "gift" if group.passive else "donor"
            return proof and Frame("commitment.list", proof.stage, proof.tense, proof.warnings, group, None, subject)
    return None


def _tells_for(chunks: Sequence[Chunk]) -> bool:
    """Whether an item that begins a line tells whom it is for, without a verb: "$15 million to UNICEF to help"."""
    verbs = [i for i, chunk in enumerate(chunks) if chunk.kind in ("verb", "aux")]
    if any(chunks[i - 1].kind != "to" for i in verbs[:1]):
        return False
    return any(chunk.low in ("to", "for", "through") for chunk in chunks[1:9])


def _comes_from(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a party right behind an item gives it: "with 3 million from Fiji", "with a 3 million loan from Fiji"."""
    if "with" not in (chunks[0].low, before_quantity(chunks, at)[0]):
        return False
    first = at + 1
    if first < len(chunks) and chunks[first].low == "(":
        first = next((i + 1 for i in range(first, min(len(chunks), at + 12)) if chunks[i].low == ")"), first)
    behind = [chunk for chunk in chunks[first : first + 5] if chunk.kind not in ("det", "noun")]
    return len(behind) > 1 and behind[0].low == "from" and behind[1].kind == "party"


def bare_frame(chunks: Sequence[Chunk], at: int, left: Group | None) -> Frame | None:
    """The frame of an item without verb or noun: in a list behind a country, or in a headline."""
    if left is not None and (denies(left) or before_quantity(chunks, at)[0] != "with"):
        return None  # but "was built with 3 million from Fiji"
    if before_quantity(chunks, at)[0] in ("with", "and", "of", "") and _comes_from(chunks, at):
        return Frame("commitment.noun", "pledged", None, ("stage_from_noun",), None, None, "none")
    head = next((index for index in range(min(at, 8)) if chunks[index].low in (":", "–", "—", "-")), None)
    if left is not None or any(chunk.kind == "aux" for chunk in chunks[:at]):
        return None
    if head is not None and any(chunk.kind == "party" for chunk in chunks[:head]):
        return Frame("commitment.list", "pledged", None, ("stage_from_noun",), None, None, "none")
    if chunks[0].low == "with" and at < 7:  # "With more than 5 million for schools, this funding will"
        return Frame("commitment.part", None, None, (), None, None, "none")
    verbs = any(chunk.kind in ("verb", "aux") for chunk in chunks)
    if not verbs and chunks[-1].low != "." and any(chunk.kind == "party" for chunk in chunks):
        return Frame("commitment.headline", "pledged", None, ("stage_from_noun",), None, None, "none")
    if at == 0 and _tells_for(chunks):
        return Frame("commitment.list", "pledged", None, ("stage_from_noun",), None, None, "none")
    return None
