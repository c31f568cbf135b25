"""Who is to have it in the end, and what carries it in between."""

from collections.abc import Sequence
from dataclasses import dataclass

from dipext.commitments.chunk import Chunk
from dipext.commitments.context import Context, Sentence
from dipext.commitments.donors import gapped
from dipext.commitments.frame import Frame
from dipext.commitments.inbound import gets_at_home
from dipext.commitments.names import beginning, names_in, split
from dipext.commitments.parties import distinct, follows, from_source, is_anaphoric, leading, to_party
from dipext.commitments.pointing import POINTING
from dipext.commitments.rows import Row
from dipext.commitments.senses import giving_nouns
from dipext.commitments.sides import HOSTILE, Place, Sides, is_name, places, receiving
from dipext.commitments.signing import SIGN, settle_signing, signed_at
from dipext.commitments.subjects import subject
from dipext.commitments.verbs import giving_words
from dipext.models import Party

_NO_CHANNELS = frozenset(
    {
        "format",
        "declaration",
        "treaty",
        "exercise",
        "pledge",
        "agenda",
        "process",
        "strategy",
        "assessment",
        "force",
    }
)


_NOT_LEFT = frozenset({"in", "at", "on", "with"})
_IN_FRONT = frozenset({"to", "for", "through", "via", "under"})


@dataclass(frozen=True, slots=True)
class _Case:
    """A row whose recipients are asked for: its place, and the row before it."""

    context: Context
    sentence: Sentence
    at: int
    row: Row
    last: Row | None

    @property
    def is_part(self) -> bool:
        """Whether the row is a part of what was told before."""
        return self.row.frame.rule == "commitment.part"

    @property
    def stop(self) -> int:
        """Where the words behind that belong to the item or to its verb end."""
        verb = self.row.frame.verb
        stop = self.sentence.gift_end(self.at)
        return max(stop, self.sentence.gift_end(verb.at)) if verb is not None and verb.at > self.at else stop


def recipients_of(context: Context, sentence: Sentence, at: int, row: Row, last: Row | None) -> None:
    """Set who is to have it in the end, and what carries it in between."""
    case = _Case(context, sentence, at, row, last)
    verb = row.frame.verb
    _from_words(case)
    if verb is not None and verb.base in SIGN:
        settle_signing(context, sentence, row, places(sentence.chunks, at + 1, case.stop))
    _settle_codes(context, row)
    named = {party.name for party in row.recipients}
    if case.is_part and last is not None and last.recipients and named == {"region"}:
        row.recipients = []
    if case.is_part and last is not None and _carries_on(row, last):
        row.channels += row.recipients
        row.recipients = _from_context(last.recipients)
    for step in _UNSTATED:
        row.recipients = row.recipients or step(case)
    row.recipients = row.recipients or gets_at_home(context, sentence, row)
    given = {donor.code for donor in row.donors if donor.code}
    row.recipients = [party for party in row.recipients if party.code not in given]


def _carries_on(row: Row, last: Row) -> bool:
    """Whether a part goes through a body to those for whom the whole is: "9 million of it for the WFP"."""
    stops = [party.kind for party in last.recipients]
    return "country" in stops and bool(row.recipients) and {party.kind for party in row.recipients} == {"organisation"}


def _from_words(case: _Case) -> None:
    """Set the recipients and channels that the sentence states."""
    context, row, frame = case.context, case.row, case.row.frame
    right, left, front = _around(case)
    found = right.recipients
    if frame.subject == "recipient" and frame.verb is not None and not (found and row.stage == "need"):
        own = gapped(case.sentence.chunks, case.at) or subject(case.sentence.chunks, frame.verb.first)
        asking = [chunk for chunk in own if _asks_for_others(case, chunk)]
        row.channels = _parties(context, asking)
        found = [chunk for chunk in own if is_name(chunk) and chunk not in asking] or found
        if not found:
            row.recipients = _from_context(_pronoun_recipient(context, case.sentence, case.last))
    elif row.stage == "need":
        row.channels = _parties(context, [chunk for chunk in case.sentence.named if _asks_for_others(case, chunk)])
    found = found or (_in_goods(row) if row.things else []) or left.recipients or front.recipients
    row.recipients = row.recipients or _parties(context, found)
    row.channels = distinct([*row.channels, *_parties(context, [*right.channels, *left.channels, *front.channels])])


def _asks_for_others(case: _Case, chunk: Chunk) -> bool:
    """Whether a body asks for those whom it helps, and not for itself: "the UN appeal has a gap of"."""
    chunks = case.sentence.chunks
    behind = chunks[chunks.index(chunk) + 1].low
    body = chunk.name is not None and chunk.name.kind == "organisation"
    return body and case.row.stage == "need" and behind in ("appeal", "appeals", "plan")


def _around(case: _Case) -> tuple[Sides, Sides, Sides]:
    """Who stands behind an item, between it and its verb or noun, and before those."""
    chunks, at, row = case.sentence.chunks, case.at, case.row
    verb = row.frame.verb
    given = {donor.code for donor in row.donors} - {None}
    donors = list(row.givers)
    for chunk in case.sentence.named if given else ():
        if chunk.name is not None and chunk.name.code in given and chunk.name.kind != "other":
            donors.append(chunk)
    low = _left_floor(chunks, at, row.frame)
    high = next((item for item in case.sentence.items if item >= low), at)  # what is between two belongs to the first
    before = [place for place in places(chunks, low, high) if place.preposition not in _NOT_LEFT or low > 0]
    in_front = (*_IN_FRONT, "in") if case.is_part else tuple(_IN_FRONT)  # "In Sri Lanka, this assistance includes"
    first = [place for place in places(chunks, 0, low) if place.preposition in in_front]
    shared = verb is not None and (verb.base == "share" or verb.verb_class == "commit")
    return (
        receiving(places(chunks, at + 1, case.stop), donors, shared=shared),
        receiving(before, donors, shared=shared),
        receiving(first, donors),
    )


def _parties(context: Context, chunks: Sequence[Chunk]) -> list[Party]:
    return distinct([party for chunk in chunks if (party := to_party(context, chunk)) is not None])


def _from_context(parties: Sequence[Party]) -> list[Party]:
    return [from_source(party, "context") for party in parties]


def _of_whole(case: _Case) -> list[Party]:
    """A part goes to whom its whole goes; one far from it, to whom the sentence before names."""
    last, start = case.last, case.sentence.start
    if not case.is_part or last is None:
        return []
    near = (
        case.row.frame.verb is None
        or last.evidence.end + 3 >= start
        or not case.context.same_paragraph(start - 2, start)
    )
    told = [] if near else _pronoun_recipient(case.context, case.sentence, None)
    return _from_context(told or last.recipients)


def _pointed_at(case: _Case) -> list[Party]:
    """Whom the sentence before names, where words point back and no row stands before in the paragraph."""
    context, row, start = case.context, case.row, case.sentence.start
    if case.last is not None and context.same_paragraph(case.last.start, row.start):
        return []
    points = POINTING.search(context.text, start, row.end)
    return _from_context(_pronoun_recipient(context, case.sentence, None)) if points else []


def _of_last(case: _Case) -> list[Party]:
    """Who gets what the row before it gives, where the row is a part of that or words point back."""
    context, row, last, sentence = case.context, case.row, case.last, case.sentence
    if last is None:
        return []
    if not (case.is_part or follows(context, row, last)) and not (
        is_anaphoric(context, sentence, last) and POINTING.search(context.text, sentence.start, sentence.end)
    ):
        return []
    donors = {donor.code for donor in row.donors}
    found = [party for party in last.recipients if party.code is None or party.code not in donors]
    if found and not case.is_part:
        row.warn("recipient_from_context")
    return _from_context(found)


def _only_other(case: _Case) -> list[Party]:
    """The one country of a sentence that gives nothing and does no harm, where no words make it the recipient."""
    context, row, chunks = case.context, case.row, case.sentence.chunks
    if row.stage == "need" or case.is_part:
        return []
    given = {donor.code for donor in row.donors}
    if case.last is not None and case.last.evidence.start == case.sentence.start:
        given |= {donor.code for donor in case.last.donors}
    items = case.sentence.items
    near = _near_items(case, items[0], items[-1])
    first = leading(chunks)
    start = chunks[items[0]].start
    joint = any(chunk.name.code in given for chunk in first if chunk.name is not None and chunk.start < start)
    found = {
        place.chunk.name.code: place.chunk
        for place in near
        if place.chunk.name is not None
        and place.chunk.name.kind == "country"
        and not place.chunk.name.body
        and (joint or place.chunk not in first)
        and place.preposition not in ("at", "with", "from", "by", "on")
        and place.chunk.name.code not in given
        and not (place.chunk.name.type == "capital" and place.preposition == "in")
    }
    if len(found) != 1 or not row.donors:
        return []
    party = to_party(context, next(iter(found.values())))
    row.warn("recipient_from_context")
    return [from_source(party, "context")] if party is not None else []


def _near_items(case: _Case, first: int, final: int) -> list[Place]:
    """The parties before the first item of a sentence, behind the row's own, and behind the final one."""
    chunks, at = case.sentence.chunks, case.at
    apart = max((i for i in range(at) if chunks[i].low == ";"), default=0)
    near = [*places(chunks, apart, first), *places(chunks, at + 1, case.sentence.gift_end(at))]
    if not any(chunk.low in ("which", ":") or is_name(chunk) for chunk in chunks[at + 1 : final]):
        near += places(chunks, final + 1, len(chunks))
    return near


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
            for key, name in beginning(word):
                if len(key) == 1 and name.kind == "country" and name.type in ("demonym", "country", "place"):
                    at = thing.goods.span.start + thing.goods.span.text.index(word)
                    found.append(Chunk("party", at, at + len(word), word.casefold(), name=name))
    return found


def _pronoun_recipient(context: Context, sentence: Sentence, last: Row | None) -> list[Party]:
    donor = context.issuer.code if context.issuer else None
    if last is not None and last.recipients and context.same_paragraph(last.start, sentence.start):
        return last.recipients
    before = context.sentence_at(max(0, sentence.start - 2)) if sentence.start > 1 else None
    if before is None or before is sentence:
        return []
    first = leading(before.chunks)
    own = [
        chunk
        for chunk in (place.chunk for place in before.places)
        if chunk.name is not None and chunk.name.code not in (None, donor, *HOSTILE) and chunk not in first
    ]
    if "the country" in sentence.low:
        own = [chunk for chunk in own if chunk.name is not None and chunk.name.kind == "country"]
    party = to_party(context, own[0]) if len({c.name.code for c in own if c.name is not None}) == 1 else None
    return [party] if party is not None else []


def _from_channel(case: _Case) -> list[Party]:
    """The beneficiary of a named initiative, where the text names none."""
    named = case.context.initiatives
    for party in case.row.channels:
        code = case.context.beneficiary(named[party.initiative]) if party.initiative in named else None
        if code is not None and code not in {donor.code for donor in case.row.donors}:
            return [Party(code=code, name=party.name, kind="country", source="channel")]
    return []


_WIDE = frozenset({"global", "globally", "worldwide", "world", "international", "internationally", "developing"})
_LOOKED = 4  # sentences of a paragraph before a row that are looked through


def _around_row(case: _Case) -> list[Party]:
    """The one country that the paragraph before a row names last, or the heading, where the row has no other hint."""
    context, row, sentence = case.context, case.row, case.sentence
    if row.stage == "need" or row.share is not None or not sentence.words.isdisjoint(_WIDE) or _is_at_home(case):
        return []
    if any(party.kind == "initiative" for party in row.channels) or "budget" in sentence.words:
        return []
    start = sentence.start
    pointed = sentence.points_back or not {"therefore", "sides"}.isdisjoint(sentence.words)
    for _ in range(_LOOKED if pointed else 1):
        if start < _BREAK or not context.same_paragraph(start - _BREAK, start):
            break
        before = context.sentence_at(start - 2)
        found = _countries(case, before)
        if found or before.start >= start:
            return _doubtful(case, found)
        start = before.start
    return _of_heading(case) or _of_embassy(case)


def _of_heading(case: _Case) -> list[Party]:
    """The one other country of the heading, by what stands before it or with the issuer beside it."""
    heading = case.context.heading
    if heading is None or heading.start >= case.sentence.start:
        return []
    issuer = case.context.issuer
    both = issuer is not None and issuer.code in {chunk.name.code for chunk in heading.named if chunk.name is not None}
    gives = not giving_words().isdisjoint(heading.words) or not giving_nouns().isdisjoint(heading.words)
    if both and gives:
        return _doubtful(case, _countries(case, heading))
    return _doubtful(case, _countries(case, heading, ("for", "to", "with", "in") if gives else ("with",)))


def _of_embassy(case: _Case) -> list[Party]:
    """The country in which the embassy is that issues the release."""
    issuer = case.context.issuer
    if issuer is None or "embassy" not in issuer.name.casefold():
        return []
    hosts = {name.code: name for name in names_in(issuer.name) if name.code != issuer.code and name.kind == "country"}
    if len(hosts) != 1:
        return []
    case.row.warn("recipient_from_context")
    code = next(iter(hosts))
    return [Party(code=code, name=issuer.name, kind="country", source="context")]


_BREAK = 5  # characters in which a paragraph or a list item begins


def _is_at_home(case: _Case) -> bool:
    """Whether a sentence names a place of the issuer's own country, where the money may stay."""
    home = case.context.issuer.code if case.context.issuer is not None else None
    named = [chunk.name for chunk in case.sentence.named if chunk.name is not None]
    return any(name.code == home and name.type == "place" for name in named)


def _doubtful(case: _Case, found: Sequence[Chunk]) -> list[Party]:
    """The one of some parties, with a doubt; none where there are more."""
    if len(found) != 1:
        return []
    case.row.warn("recipient_from_context")
    return _from_context(_parties(case.context, found))


def _countries(case: _Case, sentence: Sentence, behind: tuple[str, ...] = ()) -> list[Chunk]:
    """The countries that a sentence names and that do not give; behind some prepositions, or anywhere."""
    given = {donor.code for donor in case.row.donors} | {case.context.issuer.code if case.context.issuer else None}
    given |= {name.code for donor in case.row.donors for name in names_in(donor.name)}
    if case.last is not None and case.last.evidence.start == sentence.start:
        given |= {donor.code for donor in case.last.donors}
    found = {
        place.chunk.name.code: place.chunk
        for place in sentence.places
        if place.chunk.name is not None
        and place.chunk.name.kind == "country"
        and not place.faint
        and place.chunk.name.type != "capital"
        and (place.preposition in behind or not behind)
        and place.chunk.name.code not in given
    }
    return list(found.values())


def _of_signing(case: _Case) -> list[Party]:
    """The country in whose capital an agreement is signed."""
    return _doubtful(case, signed_at(case.sentence, case.row))


_UNSTATED = (_from_channel, _only_other, _of_signing, _of_whole, _pointed_at, _of_last, _around_row)
"""Where recipients are looked for that no words state, the surest first."""
