"""Who is to have it in the end, and what carries it in between."""

from collections.abc import Sequence

from dipext.commitments.chunk import Chunk
from dipext.commitments.context import Context, Sentence
from dipext.commitments.donors import gapped
from dipext.commitments.frame import Frame
from dipext.commitments.names import index, split
from dipext.commitments.parties import POINTING, distinct, from_source, is_anaphoric, leads, to_party
from dipext.commitments.rows import Row
from dipext.commitments.sides import Place, is_name, places, receiving
from dipext.commitments.subjects import subject
from dipext.models import (
    Party,
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
        "operation",
        "strategy",
        "assessment",
        "force",
    }
)


def recipients_of(context: Context, sentence: Sentence, at: int, frame: Frame, row: Row, last: Row | None) -> None:
    """Set who is to have it in the end, and what carries it in between."""
    chunks = sentence.chunks
    given = {donor.code for donor in row.donors} - {None}
    known = (chunk for chunk in chunks if chunk.name is not None and chunk.name.code in given)
    donors = [*row.givers, *(chunk for chunk in known if chunk.name is not None and chunk.name.kind != "other")]
    stop = sentence.gift_end(at)
    if frame.verb is not None and frame.verb.at > at:
        stop = max(stop, sentence.gift_end(frame.verb.at))
    shared = frame.verb is not None and (frame.verb.base == "share" or frame.verb.verb_class == "commit")
    right = receiving(places(chunks, at + 1, stop), donors, shared=shared)
    low = _left_floor(chunks, at, frame)
    left = receiving(
        [place for place in places(chunks, low, at) if place.preposition not in ("in", "at", "on", "with") or low > 0],
        donors,
    )
    front = receiving(
        [place for place in places(chunks, 0, low) if place.preposition in ("to", "for", "through", "via", "under")],
        donors,
    )
    found = right.recipients
    if frame.subject == "recipient" and frame.verb is not None and not (found and row.stage == "need"):
        own = gapped(chunks, at) or subject(chunks, frame.verb.first)
        found = [chunk for chunk in own if is_name(chunk)] or found
        if not found:
            row.recipients = [from_source(party, "context") for party in _pronoun_recipient(context, sentence, last)]
    if not found and row.things:
        found = _in_goods(row)
    found = found or left.recipients or front.recipients
    row.recipients = row.recipients or distinct(
        [party for chunk in found if (party := to_party(context, chunk)) is not None]
    )
    carriers = [*right.channels, *left.channels, *front.channels]
    row.channels = distinct([party for chunk in carriers if (party := to_party(context, chunk)) is not None])
    if (
        frame.verb is not None
        and frame.verb.base in ("sign", "conclude", "ink", "finalise", "finalize")
        and len(row.donors) > 1
    ):
        _receive_of_two(context, row, places(chunks, at + 1, stop))
    _settle_codes(context, row)
    if (
        frame.rule == "commitment.part"
        and last is not None
        and last.recipients
        and {p.name for p in row.recipients} == {"region"}
    ):
        row.recipients = []
    if not row.recipients:
        _from_channel(context, row)
    if not row.recipients and row.stage != "need" and frame.rule != "commitment.part":
        row.recipients = _only_other(context, sentence, at, row)
    if not row.recipients and frame.rule == "commitment.part" and last is not None:
        near = (
            frame.verb is None
            or last.evidence.end + 3 >= sentence.start
            or not context.same_paragraph(sentence.start - 2, sentence.start)
        )
        told = [] if near else _pronoun_recipient(context, sentence, None)
        row.recipients = [from_source(party, "context") for party in told or last.recipients]
    if (
        not row.recipients
        and (last is None or not context.same_paragraph(last.start, row.start))
        and POINTING.search(context.text, sentence.start, row.end)
    ):
        row.recipients = [from_source(party, "context") for party in _pronoun_recipient(context, sentence, None)]
    if (
        not row.recipients
        and last is not None
        and (
            frame.rule == "commitment.part"
            or (is_anaphoric(context, sentence, last) and POINTING.search(context.text, sentence.start, sentence.end))
        )
    ):
        row.recipients = [
            from_source(party, "context")
            for party in last.recipients
            if party.code is None or party.code not in {donor.code for donor in row.donors}
        ]
        if row.recipients and frame.rule != "commitment.part":
            row.warn("recipient_from_context")
    given = {donor.code for donor in row.donors if donor.code}
    row.recipients = [party for party in row.recipients if party.code not in given]


def _receive_of_two(context: Context, row: Row, behind: Sequence[Place]) -> None:
    """Of two who sign, the one that the purpose lies in receives, else the country from the bank or body."""
    inside = {place.chunk.name.code for place in behind if place.chunk.name is not None}
    getting = [party for party in row.donors if party.code in inside]
    carriers = [party for party in row.donors if party.kind == "organisation"]
    if not getting and row.recipients and carriers and len(carriers) < len(row.donors):
        row.donors = [party for party in row.donors if party not in carriers]
        row.channels = [*row.channels, *carriers]
        return
    if not getting and not row.recipients and any(party.kind == "organisation" for party in row.donors):
        getting = [party for party in row.donors if party.kind == "country"]
    if getting and len(getting) < len(row.donors):
        row.donors = [party for party in row.donors if party not in getting]
        row.recipients = row.recipients or getting


def _only_other(context: Context, sentence: Sentence, at: int, row: Row) -> list[Party]:
    """The one country of a sentence that gives nothing and does no harm, where no words make it the recipient."""
    given = {donor.code for donor in row.donors}
    first = next((i for i in range(at) if sentence.chunks[i].kind in ("sum", "share", "goods")), at)
    apart = max((i for i in range(at) if sentence.chunks[i].low == ";"), default=0)
    final = next(
        i for i in range(len(sentence.chunks) - 1, -1, -1) if sentence.chunks[i].kind in ("sum", "share", "goods")
    )
    near = [*places(sentence.chunks, apart, first), *places(sentence.chunks, at + 1, sentence.gift_end(at))]
    between = sentence.chunks[at + 1 : final]
    if not any(chunk.low in ("which", ":") or is_name(chunk) for chunk in between):
        near += places(sentence.chunks, final + 1, len(sentence.chunks))
    leading = [chunk for chunk in sentence.chunks[:first] if chunk.name is not None and leads(sentence.chunks, chunk)]
    joint = any(chunk.name.code in given for chunk in leading if chunk.name is not None)
    found = {
        place.chunk.name.code: place.chunk
        for place in near
        if place.chunk.name is not None
        and place.chunk.name.kind == "country"
        and not place.chunk.name.body
        and (joint or not leads(sentence.chunks, place.chunk))
        and place.preposition not in ("at", "with", "from", "by", "on")
        and place.chunk.name.code not in given
        and not (place.chunk.name.type == "capital" and place.preposition == "in")
    }
    if len(found) != 1 or not row.donors:
        return []
    party = to_party(context, next(iter(found.values())))
    row.warn("recipient_from_context")
    return [from_source(party, "context")] if party is not None else []


def _settle_codes(context: Context, row: Row) -> None:
    """A party is a recipient or a channel, not both; donors are neither."""
    given = {party.code for party in row.donors if party.code}
    row.recipients = [party for party in row.recipients if party.code not in given or party.code is None]
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
        return max(0, frame.noun - 4)
    for index_ in range(at - 1, -1, -1):
        if chunks[index_].low in (";", ":") or chunks[index_].kind in ("sum", "share"):
            return index_ + 1
    return 0


def _in_goods(row: Row) -> list[Chunk]:
    """The country in the words of goods: "3,000 Ukrainian soldiers"."""
    found = []
    for thing in row.things:
        for word in split(thing.goods.span.text):
            for key, name in index().get(word, ()):
                if len(key) == 1 and name.kind == "country" and name.type in ("demonym", "country"):
                    at = thing.goods.span.start + thing.goods.span.text.index(word)
                    found.append(Chunk("party", at, at + len(word), word.casefold(), name))
    return found


def _pronoun_recipient(context: Context, sentence: Sentence, last: Row | None) -> list[Party]:
    donor = context.issuer.code if context.issuer else None
    if last is not None and last.recipients and context.same_paragraph(last.start, sentence.start):
        return last.recipients
    before = context.sentence_at(max(0, sentence.start - 2)) if sentence.start > 1 else None
    if before is None or before is sentence:
        return []
    names = [
        chunk
        for chunk in before.chunks
        if is_name(chunk) and chunk.name is not None and chunk.name.code not in (None, donor)
    ]
    own = [chunk for chunk in names if chunk.name is not None and not leads(before.chunks, chunk)]
    party = to_party(context, own[0]) if len({c.name.code for c in own if c.name is not None}) == 1 else None
    return [party] if party is not None else []


def _from_channel(context: Context, row: Row) -> None:
    """The beneficiary of a named initiative, where the text names none."""
    named = context.initiatives
    for party in row.channels:
        code = context.beneficiary(named[party.initiative]) if party.initiative in named else None
        if code is not None and code not in {donor.code for donor in row.donors}:
            row.recipients = [Party(code=code, name=party.name, kind="country", source="channel")]
            return
