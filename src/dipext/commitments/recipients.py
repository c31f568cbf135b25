"""Who is to have it in the end, and what carries it in between."""

from collections.abc import Sequence

from dipext.commitments.chunk import ITEMS, Chunk
from dipext.commitments.context import Context, Sentence
from dipext.commitments.data import words
from dipext.commitments.frame import Frame
from dipext.commitments.gaps import gapped
from dipext.commitments.groups import is_signed
from dipext.commitments.inbound import gets_at_home
from dipext.commitments.names import beginning, split
from dipext.commitments.parties import distinct
from dipext.commitments.roles import Sides, receiving
from dipext.commitments.rows import Row
from dipext.commitments.sides import before_bracket, is_name, places
from dipext.commitments.signing import settle_signing
from dipext.commitments.subjects import subject
from dipext.commitments.unstated import (
    UNSTATED,
    Case,
    both_before,
    from_channel,
    from_context,
    of_heading,
    of_need,
    of_paragraph,
    of_section,
    parties_of,
    pronoun_recipient,
)

_NO_CHANNELS = frozenset(
    {
        "format",
        "declaration",
        "treaty",
        "exercise",
        "pledge",
        "agenda",
        "process",
        "assessment",
        "force",
        "project",
    }
)


_TO = frozenset({"to", "for"})
_PARTS = frozenset({"and", ",", ";", ":"})
_NOT_LEFT = frozenset({"in", "at", "on", "with"})


_IN_FRONT = frozenset({"to", "for", "through", "via", "under"})


def recipients_of(context: Context, sentence: Sentence, at: int, row: Row, last: Row | None) -> None:
    """Set who is to have it in the end, and what carries it in between."""
    case = Case(context, sentence, at, row, last)
    verb = row.frame.verb
    _from_words(case)
    if verb is not None and is_signed(sentence.chunks, verb):
        settle_signing(context, sentence, row, places(sentence.chunks, at + 1, case.stop))
    _settle_codes(context, row)
    named = {party.name for party in row.recipients}
    if case.is_part and last is not None and last.recipients and named == {"region"}:
        row.recipients = []
    divided = case.is_part or (row.money is not None and row.money.part_of is not None)
    if divided and last is not None and _carries_on(row, last):
        row.channels += row.recipients
        row.recipients = from_context(last.recipients)
    for step in UNSTATED:
        row.recipients = row.recipients or step(case)
    row.recipients = row.recipients or gets_at_home(context, sentence, row)
    if len(row.recipients) == 1 and row.recipients[0].name.casefold() in _COUNTED:
        row.recipients = both_before(case) or row.recipients
    vague = all(party.code is None and party.name.casefold().endswith("partners") for party in row.recipients)
    if row.recipients and vague:  # "from the Lebanon Humanitarian Fund to local partners"
        row.recipients = from_channel(case) or row.recipients
    if row.recipients and not row.channels and _are_agencies(row) and sentence.words.isdisjoint(_WHOLE):
        helped = of_section(case) or of_heading(case)  # "4 million to the WFP", in a release on Togo
        row.channels, row.recipients = (row.recipients, helped) if helped else (row.channels, row.recipients)
    if row.stage == "need" and not row.recipients:
        row.recipients = of_need(case)
    if row.stage == "need" and {party.kind for party in row.recipients} == {"organisation"} and not row.channels:
        helped = of_paragraph(case) or of_heading(case)  # a body asks for those whom it helps
        row.channels, row.recipients = (row.recipients, helped) if helped else (row.channels, row.recipients)
    given = {donor.code for donor in row.donors if donor.code}
    row.recipients = [party for party in row.recipients if party.code not in given]


_COUNTED = ("two countries", "both countries", "three countries")
_WHOLE = frozenset({"core", "regular", "global", "worldwide", "voluntary"})
"""What agencies are given for all that they do."""


def _are_agencies(row: Row) -> bool:
    """Whether all who are to have it are agencies that help others, for whom the words name a purpose."""
    listed = words().parties.agencies
    return all(party.code in listed for party in row.recipients)


def _carries_on(row: Row, last: Row) -> bool:
    """Whether a part goes through a body to those for whom the whole is: "9 million of it for the WFP"."""
    stops = [party.kind for party in last.recipients]
    return "country" in stops and bool(row.recipients) and {party.kind for party in row.recipients} == {"organisation"}


def _from_words(case: Case) -> None:
    """Set the recipients and channels that the sentence states."""
    context, row, frame = case.context, case.row, case.row.frame
    right, left, front = _around(case)
    owner = before_bracket(case.sentence.chunks, case.at)
    found = [owner.chunk] if owner is not None and owner.preposition in _TO else right.recipients
    if frame.subject == "recipient" and frame.verb is not None and not (found and row.stage == "need"):
        own = gapped(case.sentence.chunks, case.at) or subject(case.sentence.chunks, frame.verb.first)
        asking = [chunk for chunk in own if _asks_for_others(case, chunk)]
        row.channels = parties_of(context, asking)
        found = [chunk for chunk in own if is_name(chunk) and chunk not in asking and not _is_person(chunk)] or found
        if not found:
            row.recipients = from_context(pronoun_recipient(context, case.sentence, case.last))
    elif frame.rule == "commitment.noun" and case.sentence.chunks[0].low == "with" and not found:
        found = _actor_behind(case)
        if found and found[0].name is not None and found[0].name.kind == "organisation":
            row.channels = parties_of(context, found)
            begin = case.sentence.chunks.index(found[0])
            found = receiving(places(case.sentence.chunks, begin + 1, len(case.sentence.chunks)), row.givers).recipients
    elif _is_welcomed(case):
        row.channels = [party for party in [context.issuer] if party is not None]
    elif row.stage == "need":
        row.channels = parties_of(context, [chunk for chunk in case.sentence.named if _asks_for_others(case, chunk)])
    trained = frame.verb is not None and frame.verb.verb_class == "train" and any(thing.people for thing in row.things)
    found = (_in_goods(row) if trained else []) or found  # "trained 60 Somali nurses in Mombasa"
    found = found or (_in_goods(row) if row.things else []) or left.recipients or front.recipients
    if not found and row.stage == "contracted":  # "a contract for 40 radars, which will be handed to Fiji"
        later = places(case.sentence.chunks, case.stop, len(case.sentence.chunks))
        found = receiving([place for place in later if place.preposition in ("to", "for")], row.givers).recipients
    row.recipients = row.recipients or parties_of(context, found)
    row.channels = distinct([*row.channels, *parties_of(context, [*right.channels, *left.channels, *front.channels])])


def _actor_behind(case: Case) -> list[Chunk]:
    """Who acts with what is given: "With 3 million from Peru, Fiji is rebuilding its schools"."""
    chunks = case.sentence.chunks
    comma = next((i for i in range(case.sentence.items[-1], len(chunks)) if chunks[i].low == ","), None)
    for index in range(comma + 1 if comma is not None else len(chunks), len(chunks)):
        if is_name(chunks[index]) and chunks[index - 1].kind not in ("prep", "to"):
            return [chunks[index]]
        if chunks[index].kind in ("verb", "aux", "punct"):
            break
    return []


def _is_welcomed(case: Case) -> bool:
    """Whether a body welcomes what others give it to pass on: "UNICEF welcomed a contribution of 3 million"."""
    verb, issuer, row = case.row.frame.verb, case.context.issuer, case.row
    if verb is None or verb.verb_class != "thank" or issuer is None or issuer.kind != "organisation" or not row.donors:
        return False
    thanking = {chunk.name.code for chunk in case.sentence.chunks[: verb.first] if chunk.name is not None}
    return issuer.code in thanking and issuer.code not in {party.code for party in row.donors}


def _is_person(chunk: Chunk) -> bool:
    return chunk.name is not None and chunk.name.type == "person"


def _asks_for_others(case: Case, chunk: Chunk) -> bool:
    """Whether a body asks for those whom it helps, and not for itself: "the UN appeal has a gap of"."""
    chunks = case.sentence.chunks
    behind = chunks[chunks.index(chunk) + 1].low
    body = chunk.name is not None and chunk.name.kind == "organisation"
    return body and case.row.stage == "need" and behind in ("appeal", "appeals", "plan")


def _around(case: Case) -> tuple[Sides, Sides, Sides]:
    """Who stands behind an item, between it and its verb or noun, and before those."""
    chunks, at, row = case.sentence.chunks, case.at, case.row
    verb = row.frame.verb
    given = {donor.code for donor in row.donors} - {None}
    donors = list(row.givers)
    for chunk in case.sentence.named if given else ():
        if chunk.name is not None and chunk.name.code in given and chunk.name.kind != "other":
            donors.append(chunk)
    behind = places(chunks, at + 1, case.stop)
    if verb is not None and verb.verb_class == "contract":
        behind = [place for place in behind if place.preposition != "from"]  # who sells gets nothing
    low = _left_floor(chunks, at, row.frame)
    high = next((item for item in case.sentence.items if item >= low), at)  # what is between two belongs to the first
    before = [place for place in places(chunks, low, high) if place.preposition not in _NOT_LEFT or low > 0]
    if verb is not None and row.frame.subject == "gift" and any(item < verb.at < at for item in case.sentence.items):
        before = []  # "2 million will go to the X Fund and 700,000 to UNICEF"
    in_front = (*_IN_FRONT, "in") if case.is_part else tuple(_IN_FRONT)  # "In Sri Lanka, this assistance includes"
    first = [place for place in places(chunks, 0, low) if place.preposition in in_front]
    shared = verb is not None and (verb.base == "share" or verb.verb_class == "commit")
    return (
        receiving(behind, donors, shared=shared),
        receiving(before, donors, shared=shared),
        receiving(first, donors),
    )


def _settle_codes(context: Context, row: Row) -> None:
    """A party is a recipient or a channel, not both; donors are neither."""
    given = {party.code for party in row.donors if party.code}
    row.recipients = [party for party in row.recipients if party.code not in given or party.code is None]
    row.channels += [party for party in row.recipients if party.initiative is not None]
    row.recipients = [party for party in row.recipients if party.initiative is None]
    named = context.initiatives
    row.channels = [
        party
        for party in row.channels
        if party.initiative not in named or named[party.initiative].kind not in _NO_CHANNELS
    ]
    held = {party.code for party in row.recipients if party.code} | given
    row.channels = [
        party for party in row.channels if party.code is None or party.code not in held or party.kind == "other"
    ]


def _left_floor(chunks: Sequence[Chunk], at: int, frame: Frame) -> int:
    """Where the words before an item begin to tell of its recipient."""
    verb = frame.verb
    if verb is not None and verb.at < at and frame.rule in ("commitment.active", "commitment.part"):
        return verb.at + 1
    if frame.noun is not None and frame.noun < at and frame.rule != "commitment.total":
        parted = (i for i in range(frame.noun - 1, 0, -1) if chunks[i].low in _PARTS or chunks[i].kind in ITEMS)
        return max(0, frame.noun - 4, next(parted, -1) + 1)
    for index_ in range(at - 1, -1, -1):
        if chunks[index_].low in (";", ":") or chunks[index_].kind in ("sum", "share"):
            return index_ + 1
    return 0


def _in_goods(row: Row) -> list[Chunk]:
    """The country in the words of goods: "3,000 Ukrainian soldiers"."""
    found = []
    for thing in row.things:
        for word in split(thing.goods.span.text):
            for key, name in beginning(word):
                if len(key) == 1 and name.kind == "country" and name.type in ("demonym", "country", "place"):
                    at = thing.goods.span.start + thing.goods.span.text.index(word)
                    found.append(Chunk("party", at, at + len(word), word.casefold(), name=name))
    return found
