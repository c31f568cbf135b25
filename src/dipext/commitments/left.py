"""The verb before an item that governs it."""

from collections.abc import Sequence
from functools import cache

from dipext.commitments.chunk import ITEMS, QUANTITIES, STARTS, Chunk, Group, opening
from dipext.commitments.data import words
from dipext.commitments.groups import BE, INTRANSITIVE, read_group
from dipext.models import Percentage, Tense

_ELSEWHERE = frozenset(
    {"on", "in", "from", "under", "near", "during", "after", "among", "between", "across", "against"}
)


_OPEN = frozenset({"refuse", "consider", "urge"})
_DENYING = _OPEN | {"need"}
_BY_NATURE = QUANTITIES - {"at", "to", "of"}
_ASKED = QUANTITIES - {"to", "of"}
_SUMMING = frozenset({"bring", "brings", "bringing", "brought", "take", "takes", "taking", "raising", "raises"})
_WEAK = frozenset({"launch", "unveil", "initiate", "declare", "issue"})


def is_loose(chunks: Sequence[Chunk], group: Group, at: int) -> bool:
    """Whether a verb before an item does not hold it: "puts the need at", "extended the mission, with 390 million"."""
    if group.base in INTRANSITIVE or group.verb_class == "travel" or _is_parted(chunks, group, at):
        return True
    if group.base == "use" and chunks[at].kind == "goods":
        return True
    return group.base in _WEAK and not any(chunk.kind == "noun" for chunk in chunks[group.at + 1 : at + 6])


def _is_parted(chunks: Sequence[Chunk], group: Group, at: int) -> bool:
    """Whether the word before an item parts it from the verb: "at", "after", "than", ", with"."""
    index = at - 1
    while index > group.at and chunks[index].low in _BY_NATURE:
        index -= 1
    word, before, kind = chunks[index].low, chunks[index - 1].low, chunks[at].kind
    return (
        (word == "at" and chunks[index + 1].low != "least" and before not in ("valued", "priced"))
        or word in ("after", "than", "against")
        or (word == "through" and before == "including")
        or (word in ("alongside", "besides") and kind == "sum")
        or (word == "from" and kind == "share" and not _rises(chunks[at]))
        or (word == "by" and group.verb_class not in ("raise", "cancel"))
        or (word in _ELSEWHERE and kind == "goods")
        or (word == "with" and before == "," and group.verb_class != "help")
    )


def _rises(chunk: Chunk) -> bool:
    """Whether "from" belongs to a share that it begins: "from 2% to 5%"."""
    return isinstance(chunk.value, Percentage) and chunk.value.change == "from_to"


def before_quantity(chunks: Sequence[Chunk], at: int) -> tuple[str, str]:
    """The word that an item hangs on, past the words that only measure it, and the word before that."""
    index = at - 1
    while index > 0 and chunks[index].low in _BY_NATURE:
        index -= 1
    return (chunks[index].low, chunks[index - 1].low) if index > 0 else ("", "")


def follows_for(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether an item hangs on "for": "asked donors for 2 million"."""
    index = at - 1
    while index > 0 and chunks[index].low in _ASKED:
        index -= 1
    return chunks[index].low == "for"


def denies(group: Group) -> bool:
    """Whether a verb group refuses, leaves open or only urges."""
    if group.negated or (group.modal is not None and group.modal != "would"):
        return True
    return group.verb_class in _OPEN or not _DENYING.isdisjoint(group.leads)


def left_verb(chunks: Sequence[Chunk], at: int) -> Group | None:
    """The verb that governs what stands at an index: the nearest before it that is neither purpose nor adjective."""
    index = at - 1
    while index >= 0:
        chunk = chunks[index]
        if (
            (chunk.low == ";" and not _goes_on(chunks[index + 1 : at]))
            or chunk.low == ":"
            or (chunk.low in STARTS and chunk.kind == "conj" and index < at - 1)
        ):
            return None
        if chunk.low == ")":
            index = opening(chunks, index)
        elif chunk.kind == "verb":
            group = read_group(chunks, index)
            if not _is_aside(chunks, group, at):
                return group
            index = min(index, group.first)
        elif chunk.kind == "aux" and _acts_unknown(chunks, index):
            return Group(index, index, "other", chunks[index + 1].low, "present")
        elif (
            chunk.kind == "aux"
            and (chunk.low in BE or _values(chunks, index))
            and not (index + 1 < len(chunks) and chunks[index + 1].kind == "verb")
        ):
            linking = _linking(chunks, index)
            if linking is not None:
                return linking
        index -= 1
    return None


def _goes_on(between: Sequence[Chunk]) -> bool:
    """Whether a semicolon only parts sums, with who gives them or without: "; the European Union, 31 million"."""
    if all(c.low in QUANTITIES or c.low in ("and", ";") or c.kind in ITEMS for c in between):
        return True
    said = [
        c for c in between if c.kind not in ("det", "adv", "conj") and c.low not in QUANTITIES and c.low != "upwards"
    ]
    return len(said) == 2 and said[0].kind == "party" and said[1].low == ","


@cache
def _acting() -> frozenset[str]:
    grammar = words().grammar
    return frozenset((*grammar.modal, *grammar.future, *grammar.do))


def _acts_unknown(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a verb that no list has follows an auxiliary: "units that can store more than"."""
    if chunks[at].low not in _acting():
        return False
    following = next((chunk for chunk in chunks[at + 1 : at + 4] if chunk.kind not in ("adv", "neg")), None)
    return following is not None and following.kind == "word" and following.low.isalpha()


def _values(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether "has" tells what something is worth: "has a value of"."""
    return chunks[at].low in ("has", "had", "have") and any(
        chunk.low in ("value", "worth", "volume") for chunk in chunks[at + 1 : at + 5]
    )


def _linking(chunks: Sequence[Chunk], at: int) -> Group | None:
    """The verb "to be" by itself."""
    aux_at = at
    while aux_at > 0 and chunks[aux_at - 1].kind in ("aux", "adv", "neg"):
        aux_at -= 1
    said = [chunk.low for chunk in chunks[aux_at : at + 1]]
    modal = next((word for word in said if word in words().grammar.modal), None)
    tense: Tense = "past" if {"was", "were", "had"} & set(said) else "future" if "will" in said else "present"
    return Group(at, aux_at, "link", "be", tense, negated="not" in said or "n’t" in said, modal=modal)


def _is_aside(chunks: Sequence[Chunk], group: Group, at: int) -> bool:
    """Whether a verb before a sum does not govern it: a purpose, an adjective, a participle of a noun."""
    before = chunks[group.first - 1] if group.first else None
    if group.infinitive and not group.leads:
        return any(chunk.kind in ITEMS for chunk in chunks[: group.at]) or not _is_giving(group)
    if (
        group.running
        and not group.leads
        and before is not None
        and before.kind == "prep"
        and before.low not in ("by", "of", "including")
    ):
        return True
    if not group.bare or group.running:
        return False
    reading_forms = chunks[group.at].forms
    if "pp" not in reading_forms:
        return False
    after = chunks[group.at + 1] if group.at + 1 < len(chunks) else None
    said = {chunk.low for chunk in chunks[max(0, group.first - 9) : group.first]}
    summed = (before is not None and before.low in ("total", "amount", "sum")) or (
        "total" in said and not said.isdisjoint(_SUMMING)
    )
    if summed and "to" in [chunk.low for chunk in chunks[group.at : at]]:
        return True  # "bringing the total paid out this year to"
    if after is not None and after.kind == "punct" and before is not None and before.kind in ("noun", "word"):
        return True  # "the entire amount sought, $34 million"
    adjective = before is not None and (
        before.kind in ("det", "prep", "verb") or (before.kind == "party" and before.possessive)
    )
    if adjective and not (before is not None and before.low == "that"):
        return group.at + 1 < at or group.base in ("estimate", "project", "anticipate")
    return (
        after is not None
        and after.low in ("by", "against")
        and group.at + 1 < at
        and not group.passive
        and _is_plain(before)
    )


def _is_plain(before: Chunk | None) -> bool:
    return before is None or before.kind in ("noun", "word", "goods", "sum")


def _is_giving(group: Group) -> bool:
    return group.verb_class in ("give", "allocate", "disburse", "deliver", "contract", "train")
