"""Verb groups: a verb with its auxiliaries, its negation and what leads to it: "has decided not to provide"."""

from collections.abc import Sequence
from functools import cache

from dipext.commitments.chunk import Chunk, Group, before_date
from dipext.commitments.data import words
from dipext.commitments.verbs import Form, Reading
from dipext.models import Tense

_PARTICLE_REACH = 16
_LEAD_REACH = 4
BE = frozenset(words().grammar.be)
_HAVE = frozenset(words().grammar.have)
_FUTURE = frozenset(words().grammar.future)
_MODAL = frozenset(words().grammar.modal)
_FLOATING = frozenset({"each", "both", "all"})  # "will each give"
_PAST_AUX = frozenset({"was", "were", "had", "did"})
_JOINING = frozenset({"and", ",", "the"})  # "the pledge by Peru, Chile and the Netherlands to give"
_NAMING = frozenset({"call", "name", "title", "entitle"})  # "a project called New Wells, investing"
_LEADING = frozenset({"consider", "refuse", "carry", "urge", "intend", "pledge", "commit", "decide", "propose"})
INTRANSITIVE = frozenset({"go", "flow", "arrive", "reach", "come", "land"})
"""Verbs whose subject is what is given."""


@cache
def _leads() -> dict[str, str]:
    return {word: kind for kind, listed in words().leads for word in listed}


def read_group(chunks: Sequence[Chunk], at: int) -> Group:
    """The group of the verb at an index, read once."""
    known = chunks[at].group
    if known is None:
        known = chunks[at].group = _read_group(chunks, at)
    return known


def _read_group(chunks: Sequence[Chunk], at: int) -> Group:
    reading = reading_of(chunks, at)
    aux, first, negated = _auxiliaries(chunks, at)
    form = _form(reading.forms, aux)
    group = Group(at, first, reading.verb_class, reading.base, "present", negated=negated)
    to_at = first - 1
    while to_at > 0 and chunks[to_at].kind == "adv":  # "to jointly mobilise"
        to_at -= 1
    group.infinitive = to_at >= 0 and chunks[to_at].kind == "to" and (form == "base" or bool(aux))
    group.modal = next((word for word in aux if word in _MODAL), None)
    group.passive = form == "pp" and any(word in BE for word in aux)
    group.progressive = form == "ing" and any(word in BE for word in aux)
    group.running = form == "ing" and not aux
    group.bare = not aux and not group.infinitive
    group.tense = _tense(form, aux)
    if group.infinitive:
        _led(chunks, group, to_at)
    elif form in ("base", "pp") and not aux and first > 1 and chunks[first - 1].low in ("and", "or"):
        _shared(chunks, group)
    elif form == "ing" and not aux:
        _led_running(chunks, group)
    return group


SIGN = frozenset({"sign", "conclude", "ink", "finalise", "finalize"})
"""Verbs of two sides, of which one gives."""


def is_signed(chunks: Sequence[Chunk], group: Group) -> bool:
    """Whether two sides sign what a verb tells: "signed", "signed an agreement to provide"."""
    if group.base in SIGN or group.lead_at is None:
        return group.base in SIGN
    return any(
        reading.base in SIGN for chunk in chunks[group.lead_at : group.lead_at + 3] for reading in chunk.readings
    )


def reading_of(chunks: Sequence[Chunk], at: int) -> Reading:
    """The reading of a verb: the one whose particle stands near, else the one without."""
    readings = chunks[at].readings
    following: list[str] = []
    for chunk in chunks[at + 1 : at + _PARTICLE_REACH]:
        if (chunk.kind == "verb" and following) or chunk.low in (";", "."):
            break
        following.append(chunk.low)
    for reading in readings:
        if reading.particle is None or reading.particle in following:
            return reading
    return Reading("other", readings[0].base, readings[0].forms, None)


def _auxiliaries(chunks: Sequence[Chunk], at: int) -> tuple[list[str], int, bool]:
    """The auxiliaries before a verb, from left to right, where they begin, and whether they are negated."""
    aux: list[str] = []
    first, index, negated = at, at - 1, False
    if index > 0 and (chunks[index].kind == "date" or chunks[index].low == ","):
        index = before_date(chunks, index)
    while index >= 0 and (chunks[index].kind in ("aux", "adv", "neg") or chunks[index].low in _FLOATING):
        if chunks[index].kind == "aux":
            aux.insert(0, chunks[index].low)
            first = index
        elif chunks[index].kind == "neg":
            negated, first = negated or chunks[index].low != "instead", index
        index -= 1
    return aux, first, negated


def _form(forms: frozenset[Form], aux: Sequence[str]) -> Form:
    if aux and "pp" in forms and (aux[-1] in BE or aux[-1] in _HAVE):
        return "pp"
    if "ing" in forms:
        return "ing"
    if aux and "base" in forms:
        return "base"
    ordered: tuple[Form, ...] = ("past", "s", "base", "pp")
    return next((form for form in ordered if form in forms and not (form == "past" and "base" in forms)), "past")


def _tense(form: Form, aux: Sequence[str]) -> Tense:
    if any(word in _FUTURE or word in ("would", "should") for word in aux):
        return "future"
    if any(word in _PAST_AUX for word in aux) and form != "base":
        return "past"
    if form == "pp" and any(word in _HAVE for word in aux):
        return "past"
    if "did" in aux or (form in ("past", "pp") and not aux):
        return "past"
    return "present"


def _led(chunks: Sequence[Chunk], group: Group, to_at: int) -> None:
    """Find what leads to an infinitive: "plans to", "is ready to", "decided at its sitting to"."""
    group.tense = "future"
    index = to_at - 1
    if index > 0 and chunks[index].low == ",":  # "the pledge, made in June, to provide"
        inserted = next((i for i in range(index - 1, max(-1, index - 12), -1) if chunks[i].low == ","), None)
        index = inserted - 1 if inserted is not None else index
    seen = 0
    while index >= 0 and seen < _LEAD_REACH + 6:
        chunk = chunks[index]
        if chunk.kind == "verb":
            outer = read_group(chunks, index)
            group.leads = (outer.verb_class, *outer.leads)
            group.lead_at = outer.lead_at if outer.lead_at is not None else outer.first
            group.negated = group.negated or outer.negated
            group.modal = group.modal or outer.modal
            group.first = outer.first
            group.tense = outer.tense if outer.verb_class in ("carry", "decide", "approve") else "future"
            if outer.verb_class == "carry" and outer.running:
                group.tense = "present"
            return
        if seen < _LEAD_REACH and chunk.low in _leads() and chunk.kind != "sum":
            group.leads = (_leads()[chunk.low],)
            group.lead_at = index
            aux, first, negated = _auxiliaries(chunks, index)
            group.negated = group.negated or negated
            group.modal = group.modal or next((word for word in aux if word in _MODAL), None)
            group.first = first if aux else index
            if chunk.low in ("able",):
                group.leads = ("other",)
            return
        if seen == 0 and chunk.kind == "aux" and chunk.low in BE:
            group.leads = ("intend",)
            group.first, group.lead_at = index, index
            return
        if chunk.kind in ("sum", "share", "goods") or chunk.low in (";", ":", "."):
            return
        seen += chunk.kind != "party" and not (chunk.low in _JOINING and chunks[index + 1].kind in ("party", "det"))
        index -= 1


def _led_running(chunks: Sequence[Chunk], group: Group) -> None:
    """Find what a bare -ing form hangs on: "considers giving", "without providing", "by donating"."""
    index = group.first - 1
    if index >= 0 and chunks[index].low in ("without", "instead", "than", "not"):
        group.negated = True
    if index >= 1 and (chunks[index].kind == "to" or chunks[index].low == "of"):
        lead = chunks[index - 1]
        if lead.low in _leads() and not (chunks[index].kind == "to" and lead.kind == "verb"):
            group.leads, group.lead_at = (_leads()[lead.low],), index - 1
            return
        index -= 1
    means = index >= 0 and chunks[index].low == "by"
    for back in range(index, -1, -1):
        if chunks[back].kind == "verb" and not (means and _is_relative(chunks, back)):
            outer = read_group(chunks, back)
            if outer.base not in _NAMING and (not outer.infinitive or outer.leads):
                _take_over(group, outer, near=index - back <= 1)
                return
        if chunks[back].low in (";", ".") or (chunks[back].kind == "rel" and not means):
            return


def _is_relative(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a verb is that of a relative clause: "the appeal that UNRWA launched"."""
    for back in range(at - 1, max(-1, at - _PARTICLE_REACH), -1):
        if chunks[back].kind == "rel":
            return True
        if chunks[back].kind == "verb" or chunks[back].low in (",", ";"):
            return False
    return False


def _take_over(group: Group, outer: Group, *, near: bool) -> None:
    """Give a bare -ing form what the verb before it says of both; ``near`` is whether the two touch."""
    if near and outer.verb_class in _LEADING:
        group.leads = (outer.verb_class, *outer.leads)
        group.first = outer.first
    elif outer.verb_class == "contract" and group.verb_class == "disburse":
        group.verb_class = outer.verb_class
    elif outer.verb_class in ("approve", "decide") and not near and group.verb_class == "give":
        group.leads = ("approve",)  # "adopted a decision granting"
    elif outer.verb_class in ("pledge", "intend") and not near and group.verb_class == "give":
        group.leads = ("pledge",)
    group.tense = outer.tense
    group.negated = group.negated or outer.negated
    group.modal = group.modal or outer.modal
    group.lead_at = outer.first


def _shared(chunks: Sequence[Chunk], group: Group) -> None:
    """A verb behind "and" shares the auxiliaries of the verb before it: "will finance and deliver"."""
    for back in range(group.first - 2, -1, -1):
        if chunks[back].kind == "verb":
            outer = read_group(chunks, back)
            if outer.tense == "future" or outer.passive or outer.infinitive or outer.modal:
                group.tense, group.modal, group.leads = outer.tense, outer.modal, outer.leads
                group.negated, group.passive = outer.negated, outer.passive
                group.infinitive, group.lead_at, group.bare = outer.infinitive, outer.lead_at, False
            return
        if chunks[back].low in (";", "."):
            return
