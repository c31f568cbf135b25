"""The frame that a sum, share or goods stand in: a handful of ways to say that something is given."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dipext.commitments.chunk import Chunk
from dipext.commitments.data import words
from dipext.commitments.groups import BE, INTRANSITIVE, Group, read_group
from dipext.commitments.stages import Proof, prove
from dipext.models import Initiative, Stage, Tense

RULES: tuple[str, ...] = (
    "commitment.active",
    "commitment.passive",
    "commitment.participle",
    "commitment.relative",
    "commitment.noun",
    "commitment.total",
    "commitment.part",
    "commitment.list",
    "commitment.headline",
)
_RIGHT_REACH = 22
_NOUN_REACH = 9
_STARTS = frozenset(words().grammar.clause_starts)
_ITEMS = ("sum", "share", "goods")
_SUBJECT_VERBS = frozenset({"give", "allocate", "commit", "pledge", "disburse"})
_BRACKETS = {"(": ")", "[": "]"}
Subject = Literal["donor", "recipient", "gift", "none"]


@dataclass(frozen=True, slots=True)
class Frame:
    """How a row is said. ``stage`` is ``None`` for parts, which have that of their envelope.

    ``verb`` carries it, ``noun`` is the index of a noun of giving; ``subject`` says what the verb's subject is.
    """

    rule: str
    stage: Stage | None
    tense: Tense | None = None
    warnings: tuple[str, ...] = ()
    verb: Group | None = None
    noun: int | None = None
    subject: Subject = "donor"


def find_frame(chunks: Sequence[Chunk], at: int) -> Frame | None:
    """The frame of the sum, share or goods at an index; ``None`` when nothing says that it is given."""
    goods = chunks[at].kind == "goods"
    announced = any(
        chunk.kind == "verb"
        and any(reading.verb_class in ("pledge", "say", "commit", "approve", "decide") for reading in chunk.value)  # type: ignore[attr-defined]
        for chunk in chunks[:at]
    )
    left = left_verb(chunks, at)
    right = _right(chunks, at, goods=goods, announced=announced)
    if left is not None and (asked := _asked(chunks, left, at)) is not None:
        return asked
    if left is not None and _denies(left):
        return None
    if left is not None and left.verb_class == "block":
        return right if right is not None and right.rule == "commitment.relative" else None
    proof = prove(left, goods=goods, announced=announced) if left is not None else None
    if left is not None and proof is not None and _is_loose(chunks, left, at):
        proof = None
    behind = next(
        (c for c in chunks[at + 1 :] if c.low != "of" and c.low not in ("gdp", "gni", "it", "this", "its")), None
    )
    subject = behind is not None and behind.kind == "aux" and right is not None and right.rule == "commitment.passive"
    if (
        right is not None
        and (left is None or left.verb_class != "include")
        and (proof is None or subject or (left is not None and left.verb_class in ("thank", "remind", "say")))
    ):
        return right
    if left is not None and proof is not None:
        if left.verb_class == "raise" and not _raises(chunks, left.at, at):
            return None
        return _active(chunks, at, left, proof)
    if goods and left is not None and left.verb_class in ("other", "say"):
        return None
    listed = _behind_colon(chunks, at) if left is None else None
    return listed or _by_noun(chunks, at, left) or _bare(chunks, at, left)


_QUANTITIES = frozenset(
    {
        "about",
        "around",
        "approximately",
        "some",
        "nearly",
        "almost",
        "over",
        "up",
        "to",
        "more",
        "than",
        "roughly",
        "a",
        "at",
        "least",
        "the",
        "another",
        "an",
        "additional",
        "total",
        "of",
    }
)
_ELSEWHERE = frozenset(
    {"on", "in", "from", "under", "near", "during", "after", "among", "between", "across", "against"}
)
_WEAK = frozenset({"launch", "unveil", "initiate", "declare", "issue"})


def _is_loose(chunks: Sequence[Chunk], group: Group, at: int) -> bool:
    """Whether a verb before an item does not hold it: "puts the need at", "extended the mission, with 390 million"."""
    index = at - 1
    while index > group.at and chunks[index].low in _QUANTITIES - {"at", "to", "of"}:
        index -= 1
    if (
        chunks[index].low == "at"
        and chunks[index + 1].low != "least"
        and chunks[index - 1].low not in ("valued", "priced")
    ):
        return True
    if chunks[index].low in ("after", "than", "against") or (
        chunks[index].low == "from" and chunks[at].kind == "share"
    ):
        return True
    if chunks[index].low == "by" and group.verb_class not in ("raise", "cancel"):
        return True
    if chunks[at].kind == "goods" and chunks[index].low in _ELSEWHERE:
        return True
    if group.base in INTRANSITIVE:
        return True
    if chunks[index].low == "with" and chunks[index - 1].low == "," and group.verb_class != "help":
        return True
    if group.base == "use" and chunks[at].kind == "goods":
        return True
    if group.base in _WEAK:
        return not any(chunk.kind == "noun" for chunk in chunks[group.at + 1 : at + 6])
    return False


def _asked(chunks: Sequence[Chunk], group: Group, at: int) -> Frame | None:
    """The frame of what parliament or donors are asked for: "has asked Congress for", "asks donors for"."""
    if group.negated or not {"urge", "need", "propose"} & {group.verb_class, *group.leads}:
        return None
    parliament = words().conditions.parliament
    if any(chunk.low.split()[-1] in parliament for chunk in chunks[group.first : at]):
        return Frame("commitment.active", "proposed", group.tense, (), group)
    appeals = group.modal is None and not group.leads and group.base in ("ask", "call") and _follows_for(chunks, at)
    return Frame("commitment.active", "need", group.tense, (), group, None, "recipient") if appeals else None


def _follows_for(chunks: Sequence[Chunk], at: int) -> bool:
    index = at - 1
    while index > 0 and chunks[index].low in _QUANTITIES - {"to", "of"}:
        index -= 1
    return chunks[index].low == "for"


def _denies(group: Group) -> bool:
    return (
        group.negated
        or (group.modal is not None and group.modal != "would")
        or bool(
            {"refuse", "consider", "urge", "need"}
            & {*group.leads, group.verb_class if group.verb_class != "need" else ""}
        )
    )


def left_verb(chunks: Sequence[Chunk], at: int) -> Group | None:
    """The verb that governs what stands at an index: the nearest before it that is neither purpose nor adjective."""
    index = at - 1
    while index >= 0:
        chunk = chunks[index]
        if (
            (
                chunk.low == ";"
                and not all(
                    c.low in _QUANTITIES or c.low in ("and", ";") or c.kind in _ITEMS for c in chunks[index + 1 : at]
                )
            )
            or chunk.low == ":"
            or (chunk.low in _STARTS and chunk.kind == "conj" and index < at - 1)
        ):
            return None
        if chunk.low == ")":
            index = _opening(chunks, index)
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


def _acts_unknown(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a verb that no list has follows an auxiliary: "units that can store more than"."""
    grammar = words().grammar
    if chunks[at].low not in (*grammar.modal, *grammar.future, *grammar.do):
        return False
    following = next((chunk for chunk in chunks[at + 1 : at + 4] if chunk.kind not in ("adv", "neg")), None)
    return following is not None and following.kind == "word" and following.low.isalpha()


def _values(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether "has" tells what something is worth: "has a value of"."""
    return chunks[at].low in ("has", "had", "have") and any(
        chunk.low in ("value", "worth", "volume") for chunk in chunks[at + 1 : at + 5]
    )


def _opening(chunks: Sequence[Chunk], index: int) -> int:
    for back in range(index, max(-1, index - 25), -1):
        if chunks[back].low == "(":
            return back
    return index


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
    """Whether a verb before a sum does not govern it: a purpose ("to support"), an adjective, a participle in a noun phrase."""
    before = chunks[group.first - 1] if group.first else None
    if group.infinitive and not group.leads:
        return any(chunk.kind in _ITEMS for chunk in chunks[: group.at]) or not _is_giving(group)
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
    reading_forms = {form for reading in chunks[group.at].value for form in reading.forms}  # type: ignore[attr-defined]
    if "pp" not in reading_forms:
        return False
    after = chunks[group.at + 1] if group.at + 1 < len(chunks) else None
    if after is not None and after.kind == "punct" and before is not None and before.kind in ("noun", "word"):
        return True  # "the entire amount sought, $34 million"
    adjective = before is not None and (
        before.kind in ("det", "prep") or (before.kind == "party" and before.possessive)
    )
    if adjective and not (before is not None and before.low == "that"):
        return group.at + 1 < at
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


def _raises(chunks: Sequence[Chunk], verb: int, at: int) -> bool:
    """Whether what is raised is giving or defence: "increase its support by"."""
    return any(
        chunk.kind == "noun" or chunk.low in ("spending", "budget", "defence", "defense", "expenditure")
        for chunk in chunks[verb + 1 : at + 5]
    )


def _active(chunks: Sequence[Chunk], at: int, group: Group, proof: Proof) -> Frame:
    subject: Subject = "donor"
    if group.verb_class == "receive":
        subject = "recipient"
    elif group.passive:
        by = any(chunk.low == "by" for chunk in chunks[group.at : at])
        subject = "gift" if by or group.verb_class not in _SUBJECT_VERBS else "recipient"
    elif group.verb_class == "need":
        subject = "recipient"
    elif group.verb_class == "thank":
        subject = "none"
    noun = next((index for index in range(at - 1, group.at, -1) if chunks[index].kind == "noun"), None)
    return Frame("commitment.active", proof.stage, proof.tense, proof.warnings, group, noun, subject)


def _right(chunks: Sequence[Chunk], at: int, *, goods: bool, announced: bool) -> Frame | None:
    """The frame that the words behind give: passive, participle, relative clause, "goes to"."""
    verb, subject_at = _verb_behind(chunks, at)
    if verb is None or _is_for(chunks, at, verb):
        return _meant(chunks, at)
    group = read_group(chunks, verb)
    if _denies(group):
        return None
    if subject_at is not None and not group.passive:
        proof = prove(group, goods=goods, announced=announced)
        return proof and Frame("commitment.relative", proof.stage, proof.tense, proof.warnings, group)
    forms = {form for reading in chunks[verb].value for form in reading.forms}  # type: ignore[attr-defined]
    if group.passive:
        if group.infinitive and not group.leads:
            group.leads = ("intend",)
        proof = prove(group, goods=goods, announced=announced)
        return proof and Frame("commitment.passive", proof.stage, proof.tense, proof.warnings, group, None, "gift")
    if (
        chunks[0].low in ("of", "from")
        and group.verb_class in ("help", "disburse", "include")
        and subject_at is None
        and not group.passive
    ):
        return Frame("commitment.part", None, group.tense, (), None, None, "none")
    helps = (
        group.verb_class == "help"
        and subject_at is None
        and not group.running
        and not group.infinitive
        and not group.bare
    )
    if group.base in INTRANSITIVE or helps:
        proof = prove(group, goods=goods, announced=announced)
        return proof and Frame("commitment.passive", proof.stage, proof.tense, proof.warnings, group, None, "gift")
    if group.bare and "pp" in forms and not group.running:
        proof = prove(group, goods=goods, announced=announced)
        if proof is None:
            return None
        stage = _arrives(chunks, verb) or proof.stage
        return Frame("commitment.participle", stage, proof.tense, proof.warnings, group, None, "gift")
    return None


def _is_for(chunks: Sequence[Chunk], at: int, stop: int) -> bool:
    return any(chunks[i].low in ("is", "are") and chunks[i + 1].low == "for" for i in range(at + 1, min(stop, at + 10)))


def _meant(chunks: Sequence[Chunk], at: int) -> Frame | None:
    """The frame of "this part, 450 million, is for schools": part of what was told before."""
    for index in range(at + 1, min(len(chunks) - 1, at + 10)):
        chunk = chunks[index]
        if chunk.low in ("is", "are") and chunks[index + 1].low == "for":
            return Frame("commitment.part", None, "present", (), None, None, "none")
        if chunk.kind in ("verb", "sum", "share", "goods", "rel") or chunk.low in (";", "."):
            return None
    return None


def _arrives(chunks: Sequence[Chunk], verb: int) -> Stage | None:
    """What was given may be told to have arrived: "donated by Iceland reached Odesa"."""
    for index in range(verb + 1, min(len(chunks), verb + 12)):
        if chunks[index].kind == "verb":
            group = read_group(chunks, index)
            return (
                "delivered" if group.verb_class == "deliver" and group.tense == "past" and not group.negated else None
            )
    return None


def _verb_behind(chunks: Sequence[Chunk], at: int) -> tuple[int | None, int | None]:
    """The verb behind an item, and where its subject stands if it is not the item itself."""
    index = at + 1
    subject_at: int | None = None
    relative = inserted = False
    while index < min(len(chunks), at + _RIGHT_REACH):
        chunk = chunks[index]
        if chunk.low in _BRACKETS:
            closing = _BRACKETS[chunk.low]
            while index < len(chunks) and chunks[index].low != closing:
                index += 1
        elif chunk.kind == "verb":
            return index, subject_at
        elif (
            chunk.low == ","
            and not relative
            and not inserted
            and any(before.low == "," for before in chunks[max(0, at - 5) : at])
        ):
            inserted = True  # "Part two, SEK 250 million, goes into schools"
        elif chunk.kind == "rel":
            relative = True
        elif chunk.kind == "punct":
            following = chunks[index + 1] if index + 1 < len(chunks) else None
            if chunk.low not in (",", ":") or following is None or not _goes_on(following, chunk.low):
                return None, None
        elif chunk.kind in _ITEMS and chunks[index - 1].low != "and":
            return None, None
        elif chunk.low in _STARTS and chunk.kind == "conj":
            return None, None
        elif chunk.kind in ("party", "office", "we", "it", "subject") and not chunk.possessive:
            acts = _acts(chunks, index)
            direct = acts and chunks[index - 1].kind not in ("prep", "to")
            subject_at = index if direct or (relative and subject_at is not None) else subject_at
        index += 1
    return None, None


def _acts(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a finite verb follows a party at once, which is its subject then."""
    index = at + 1
    while index < len(chunks) and chunks[index].kind in ("adv", "neg"):
        index += 1
    return index < len(chunks) and chunks[index].kind in ("aux", "verb")


def _goes_on(following: Chunk, mark: str) -> bool:
    """Whether the item's own clause goes on behind a comma or a colon: ", financed by", ": that is what Lithuania has promised"."""
    if mark == ":":
        return following.low in ("that", "this")
    return following.kind == "rel" or (
        following.kind == "verb" and any("pp" in reading.forms for reading in following.value)
    )  # type: ignore[attr-defined]


def _by_noun(chunks: Sequence[Chunk], at: int, left: Group | None) -> Frame | None:
    """The frame of a noun of giving: "a package of", "5 million in aid", "the contribution is", "this includes"."""
    if left is not None and left.verb_class == "include":
        noun = _noun_near(chunks, at, left.at)
        asked = noun is None and any(chunk.low in ("request", "requested") for chunk in chunks[at + 1 : at + 6])
        if asked or (noun is not None and _noun_stage(chunks, noun) == "proposed"):
            return Frame("commitment.noun", "proposed", left.tense, (), left, noun, "none")
        return Frame("commitment.part", None, left.tense, (), left, noun, "none")
    if (
        left is not None
        and left.base == "be"
        and any(chunk.low in ("grateful", "thankful", "indebted") for chunk in chunks[left.at : at])
    ):
        thanks = replace(left, verb_class="thank", base="thank")
        return Frame("commitment.noun", "pledged", left.tense, ("stage_from_noun",), thanks, None, "none")
    if left is not None and left.verb_class in ("link", "deliver"):
        noun = _subject_noun(chunks, left)
        if noun is None or left.negated:
            return None
        stage = _noun_stage(chunks, noun)
        return Frame("commitment.total", stage, left.tense, ("stage_from_noun",), left, noun, "none")
    noun = _noun_near(chunks, at, left.at if left is not None else -1)
    if noun is None:
        return None
    stage = _noun_stage(chunks, noun)
    return Frame("commitment.noun", stage, None, ("stage_from_noun",), left, noun, "none")


def _noun_stage(chunks: Sequence[Chunk], noun: int) -> Stage:
    """The stage that a noun proves; "the proposed package" and "the request" are only proposed."""
    around = chunks[max(0, noun - 6) : noun + 4]
    if any(chunk.low in ("proposed", "request", "requested") for chunk in around):
        return "proposed"
    stage = chunks[noun].value
    return stage if isinstance(stage, str) else "pledged"  # type: ignore[return-value]


def _subject_noun(chunks: Sequence[Chunk], group: Group) -> int | None:
    """The noun of giving that heads the subject of a linking verb."""
    found = None
    for index in range(group.first - 1, -1, -1):
        chunk = chunks[index]
        if chunk.kind == "verb" and chunk.value[0].verb_class not in ("other",):  # type: ignore[index]
            group_before = read_group(chunks, index)
            if not group_before.running:
                break
        if chunk.low in (";", ":", ".") or (chunk.kind == "conj" and chunk.low in _STARTS):
            break
        if chunk.low in words().blocked.before:
            return None
        if chunk.kind == "noun":
            found = index
    if found is None:  # "brings Canada's assistance to"
        for index in range(group.at + 1, len(chunks)):
            if chunks[index].kind in _ITEMS:
                break
            if chunks[index].kind == "noun":
                return index
    return found


def _noun_near(chunks: Sequence[Chunk], at: int, floor: int) -> int | None:
    """The noun of giving that an item stands by: before it with "of" or "worth", or behind it with "in" or "of"."""
    linked = False
    for index in range(at - 1, max(floor, at - _NOUN_REACH), -1):
        chunk = chunks[index]
        if linked and (chunk.kind == "noun" or (chunk.kind == "party" and isinstance(chunk.value, Initiative))):
            return index
        if chunk.low in ("of", "worth", "totalling", "totaling", "amounting", "valued", ":", "for", "with", "to", ","):
            linked = True
        elif chunk.kind in (*_ITEMS, "verb") or (chunk.kind == "punct" and chunk.low not in (",", "“", "”", "-", "–")):
            break
    for index in range(at + 1, min(len(chunks), at + 7)):
        chunk = chunks[index]
        if chunk.kind == "noun":
            return index
        if chunk.kind in (*_ITEMS, "verb", "punct", "aux", "to", "rel") or chunk.low in ("for", "from"):
            break
    return None


def _behind_colon(chunks: Sequence[Chunk], at: int) -> Frame | None:
    """The frame of an item of a list in the sentence: "will be paid in three instalments: 400,000 to the ICRC, 250,000 to"."""
    colon = next((index for index in range(at - 1, 3, -1) if chunks[index].low == ":"), None)
    if colon is None:
        return None
    for index in range(colon - 1, -1, -1):
        if chunks[index].kind == "verb":
            group = read_group(chunks, index)
            proof = None if _denies(group) else prove(group, goods=chunks[at].kind == "goods", announced=True)
            subject: Subject = "gift" if group.passive else "donor"
            return proof and Frame("commitment.list", proof.stage, proof.tense, proof.warnings, group, None, subject)
    return None


def _bare(chunks: Sequence[Chunk], at: int, left: Group | None) -> Frame | None:
    """The frame of an item without verb or noun: in a list behind a country, or in a headline."""
    if left is not None:
        return None
    head = next((index for index in range(min(at, 8)) if chunks[index].low in (":", "–", "—", "-")), None)
    if any(chunk.kind == "aux" for chunk in chunks[:at]):
        return None
    if head is not None and any(chunk.kind == "party" for chunk in chunks[:head]):
        return Frame("commitment.list", "pledged", None, ("stage_from_noun",), None, None, "none")
    if chunks[0].low == "with" and at < 7:  # "With more than 5 million for schools, this funding will"
        return Frame("commitment.part", None, None, (), None, None, "none")
    verbs = any(chunk.kind in ("verb", "aux") for chunk in chunks)
    if not verbs and chunks[-1].low != "." and any(chunk.kind == "party" for chunk in chunks):
        return Frame("commitment.headline", "pledged", None, ("stage_from_noun",), None, None, "none")
    return None
