"""Parties of a row: the words on each side resolved to countries and organisations, with how they are known."""

import re
from collections.abc import Sequence

from dipext.commitments.chunk import Chunk
from dipext.commitments.context import Context, Sentence
from dipext.commitments.frames import Frame, left_verb
from dipext.commitments.names import Name, index, names_in, split
from dipext.commitments.rows import Row
from dipext.commitments.sides import Place, donors_by, gift_end, is_name, owners, places, receiving, subject
from dipext.models import Initiative, Party, PartySource

ANAPHORIC = re.compile(
    r"\b(?:this|these|that|the|such|our)\s+(?:new\s+|additional\s+|total\s+)?(?:assistance|aid|support|funding|funds|package|contribution|donation|money|amount|programme|program|"
    r"project|grant|loan|order|contract|vehicles|supplies|announcement|sum|tranche|financing|decision|doses|equipment)\b|\b(?:it|they|its|their)\b|\bthe country\b",
    re.IGNORECASE,
)
POINTING = re.compile(
    r"\b(?:this|these|that|the|such)\s+(?:new\s+|additional\s+|total\s+|humanitarian\s+)?(?:assistance|aid|support|funding|funds|package|contribution|donation|money|amount|grant|loan|order|contract|vehicles|supplies|"
    r"announcement|sum|tranche|financing|equipment|doses)\b|\bthe country\b|\bto it\b|\bour (?:assistance|support|funding)\s+(?:includes|also)\b",
    re.IGNORECASE,
)
_EUROPEAN = frozenset({"commission", "council", "high representative"})
_PAPERS = frozenset({"act", "plan", "budget", "agreement", "request", "law", "package"})
_OFFICES = frozenset(
    {
        "department",
        "ministry",
        "administration",
        "parliament",
        "congress",
        "army",
        "forces",
        "treasury",
        "government",
        "command",
    }
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
_QUOTE = re.compile('[“”"]')


def donors_of(context: Context, sentence: Sentence, at: int, frame: Frame, row: Row, last: Row | None) -> list[Party]:
    """Who gives, as far as the text says; doubts go to the row."""
    chunks = sentence.chunks
    if row.stage == "need":
        return []
    found = _donor_chunks(chunks, at, frame)
    parties: list[Party] = []
    for chunk in found:
        parties += _resolved(context, sentence, chunk, row, last)
    if not parties or all(party.source == "context" for party in parties):
        headed = _heading(context, row)
        issuer = context.issuer
        if (
            headed
            and frame.verb is None
            and issuer is not None
            and issuer.kind == "country"
            and issuer.code not in {p.code for p in headed}
        ):
            row.recipients = headed  # a donor's own list of those who get
            row.warn("several_candidates")
            return [issuer]
        parties = headed or parties
    if not parties and last is not None and (frame.rule == "commitment.part" or _is_anaphoric(context, sentence, last)):
        return [_as(party, "context") for party in last.donors]
    received = frame.verb is not None and frame.verb.verb_class == "receive"
    if not parties and received:
        parties = _leads_of_channel(context, chunks)
    if (
        not parties
        and frame.subject == "donor"
        and frame.verb is not None
        and (found or _has_stranger(chunks, frame.verb.first))
    ):
        row.warn("several_candidates")
        unknown = _stranger(context, chunks, frame.verb.lead_at if frame.verb.lead_at is not None else frame.verb.first)
        return [unknown] if unknown is not None else []
    own = (
        context.issuer is not None
        and received
        and any(is_name(c) and isinstance(c.value, Name) and c.value.code == context.issuer.code for c in chunks[:at])
    )
    if not parties and context.issuer is not None and frame.rule != "commitment.headline" and not own:
        row.warn("donor_from_issuer")
        return [context.issuer]
    if not parties:
        row.warn("several_candidates")
    return _distinct(parties)


def _donor_chunks(chunks: Sequence[Chunk], at: int, frame: Frame) -> list[Chunk]:
    verb = frame.verb
    stop = gift_end(chunks, at)
    if frame.subject == "donor" and verb is not None:
        gapped = _gapped(chunks, at) or _own_noun(chunks, at, frame)
        return gapped or subject(
            chunks, verb.lead_at if verb.lead_at is not None and verb.lead_at < verb.first else verb.first
        )
    if frame.subject == "recipient":
        return donors_by(chunks, at + 1, stop, ("from", "by"))
    if frame.subject == "gift" and verb is not None:
        low = min(verb.at, at)
        by = donors_by(chunks, low, max(stop, verb.at + 1), ("by",))
        if by:
            return by
        noun = _nearest_noun(chunks, at)
        owned = owners(chunks, noun, -1) if noun is not None else []
        behind = next((i for i in range(at + 1, verb.at) if chunks[i].kind == "noun"), None) if verb.at > at else None
        owned = owned or (owners(chunks, behind, at) if behind is not None else [])
        given = owned or [c for c in donors_by(chunks, at + 1, stop, ("from",)) if not _is_fund(c)]
        left = left_verb(chunks, at)
        if not given and left is not None and verb.at > at and verb.verb_class in ("pledge", "commit", "approve"):
            return subject(
                chunks, left.lead_at if left.lead_at is not None and left.lead_at < left.first else left.first
            )
        return given
    if verb is not None and verb.verb_class == "thank":
        return [place.chunk for place in places(chunks, verb.at + 1, at) if place.preposition in (None, "to")]
    given = donors_by(chunks, at + 1, stop, ("from", "by"))
    if frame.noun is not None:
        owned = owners(chunks, frame.noun, -1)
        if owned or given:
            return owned or given
    if given:
        return given
    if verb is not None and verb.verb_class not in ("link", "include", "deliver"):
        return subject(chunks, verb.first)
    return []


def _is_fund(chunk: Chunk) -> bool:
    """Whether a party is a pot of money that the lexicon does not have, and so no giver by itself."""
    return isinstance(chunk.value, Name) and chunk.value.type == "stranger" and chunk.value.kind == "initiative"


def _own_noun(chunks: Sequence[Chunk], at: int, frame: Frame) -> list[Chunk]:
    """Whose gift the object of a verb is, where that is said: "announced Norway's contribution of", "an EIB loan of"."""
    noun, verb = frame.noun, frame.verb
    if noun is None or verb is None or verb.at > noun:
        return []
    owned = [chunk for chunk in owners(chunks, noun, verb.at) if is_name(chunk)]
    if verb.verb_class in ("give", "allocate", "deliver", "disburse", "help", "receive", "raise"):
        owned = [
            chunk
            for chunk in owned
            if isinstance(chunk.value, Name) and chunk.value.kind == "organisation" and noun == at - 2
        ]
    return owned


def _gapped(chunks: Sequence[Chunk], at: int) -> list[Chunk]:
    """Who gives or gets where the verb is left out: "Denmark will give 5 million, and Norway about 3 million"."""
    index = at - 1
    while index > 1 and (
        chunks[index].kind == "adv"
        or chunks[index].low in ("about", "around", "some", "over", "up", "to", "nearly", "almost", "more", "than")
    ):
        index -= 1
    if index < 1 or not is_name(chunks[index]) or chunks[index].possessive:
        return []
    return (
        [chunks[index]]
        if chunks[index - 1].low in ("and", ",", ";") and any(c.kind == "sum" for c in chunks[:index])
        else []
    )


def _nearest_noun(chunks: Sequence[Chunk], at: int) -> int | None:
    return next((i for i in range(at - 1, max(-1, at - 8), -1) if chunks[i].kind == "noun"), None)


def _leads_of_channel(context: Context, chunks: Sequence[Chunk]) -> list[Party]:
    """Who stands behind the one named initiative of a sentence: the Union behind the Ukraine Facility."""
    named = [chunk.value for chunk in chunks if isinstance(chunk.value, Initiative)]
    if len(named) != 1 or len(named[0].lead) != 1:
        return []
    lead = next((name for name in names_in(named[0].lead[0]) if name.code), None)
    return [Party(code=lead.code, name=named[0].lead[0], kind=lead.kind, source="channel")] if lead is not None else []


def _stranger(context: Context, chunks: Sequence[Chunk], first: int) -> Party | None:
    """A subject of words that name no party, as it is written: "members of this group"."""
    index = first - 1
    while index >= 0 and chunks[index].kind in ("adv", "neg"):
        index -= 1
    end = index
    while index >= 0 and end - index < 6 and chunks[index].kind in ("word", "noun", "det", "prep"):
        index -= 1
    said = [chunk for chunk in chunks[index + 1 : end + 1]]
    while said and said[0].kind in ("det", "prep"):
        said = said[1:]
    if not said:
        return None
    if said[-1].low == "budget" and context.issuer is not None:
        return context.issuer
    span = context.span(said[0].start, said[-1].end)
    return Party(span=span, name=span.text, kind="other")


def _has_stranger(chunks: Sequence[Chunk], first: int) -> bool:
    """Whether a verb has a subject of words that name no party: "Guardian Bikes announced"."""
    index = first - 1
    while index >= 0 and chunks[index].kind in ("adv", "neg"):
        index -= 1
    return index >= 0 and chunks[index].kind in ("word", "noun") and chunks[index].low.isalpha()


def _heading(context: Context, row: Row) -> list[Party]:
    """Who stands before the colon of a list item: "Norway: EUR 5 million"."""
    low = context.text.rfind("\n", 0, row.start) + 1
    colon = context.text.find(":", low, min(row.start, low + 70))
    if colon < 0:
        return []
    chunks = [
        chunk for chunk in context.sentence_at(low).chunks if chunk.end <= colon and chunk.kind not in ("punct", "det")
    ]
    names = [chunk for chunk in chunks if is_name(chunk)]
    if not names or len(names) < sum(chunk.kind not in ("conj", "adv") for chunk in chunks):
        return []
    return [_as(party, "context") for chunk in names if (party := to_party(context, chunk)) is not None]


def _resolved(context: Context, sentence: Sentence, chunk: Chunk, row: Row, last: Row | None) -> list[Party]:
    """A chunk as parties: an office is the issuer's, "we" the speaker's, "it" the one named before."""
    if chunk.kind == "party":
        party = to_party(context, chunk)
        stranger = isinstance(chunk.value, Name) and chunk.value.type == "stranger"
        last_word = chunk.low.split()[-1].removesuffix("’s").removesuffix("'s")
        if stranger and party is not None and last_word in _PAPERS:
            return [context.issuer] if last_word == "budget" and context.issuer is not None else []
        if (
            stranger
            and party is not None
            and context.issuer is not None
            and set(party.name.split()) <= set(context.issuer.name.split())
        ):
            return [party.model_copy(update={"code": context.issuer.code, "kind": context.issuer.kind})]
        if stranger and party is not None and context.issuer is not None and last_word in _OFFICES:
            row.warn("donor_from_issuer")
            return [
                party.model_copy(update={"code": context.issuer.code, "kind": context.issuer.kind, "source": "issuer"})
            ]
        return [party] if party is not None else []
    issuer = context.issuer
    if chunk.kind == "office":
        if chunk.low in _EUROPEAN and (issuer is None or issuer.kind == "country"):
            return [
                Party(
                    span=context.span(chunk.start, chunk.end),
                    code="EU",
                    name=context.text[chunk.start : chunk.end],
                    kind="organisation",
                )
            ]
        if issuer is None:
            row.warn("several_candidates")
            return []
        row.warn("donor_from_issuer")
        return [issuer]
    if chunk.kind == "we":
        speaker = _speaker(context, chunk.start)
        if speaker is not None:
            return [speaker]
        return [_as(issuer, "issuer")] if issuer is not None else []
    if chunk.low in ("he", "she"):
        person = _person_before(context, chunk.start)
        return [_as(person, "context")] if person is not None else [issuer] if issuer is not None else []
    if last is not None and last.donors and context.same_paragraph(last.start, chunk.start):
        return [_as(party, "context") for party in last.donors]
    before = _one_before(context, sentence)
    if before is not None:
        return [_as(before, "context")]
    if issuer is not None and chunk.low != "they":
        row.warn("donor_from_issuer")
        return [issuer]
    return []


def _speaker(context: Context, at: int) -> Party | None:
    """Whose "we" stands in a quotation: the person who is said to speak in its paragraph."""
    text = context.text
    low = text.rfind("\n", 0, at) + 1
    if len(_QUOTE.findall(text, low, at)) % 2 == 0:
        return None
    high = text.find("\n", at)
    high = len(text) if high < 0 else high
    for person in context.facts.people:
        code = next((title.of for title in person.titles if title.of), None) or next(iter(person.countries), None)
        for mention in person.mentions:
            if code and mention.function == "speaker" and low <= mention.span.start < high:
                kind = (
                    "country"
                    if len(code) == 3 and code.isupper() and context.issuer and context.issuer.kind == "country"
                    else "organisation"
                )
                return Party(code=code, name=person.name, kind=kind, source="speaker")  # type: ignore[arg-type]
    return None


def _person_before(context: Context, at: int) -> Party | None:
    """The country or body of the person who was named last before an offset."""
    best: tuple[int, Party] | None = None
    for person in context.facts.people:
        code = next((title.of for title in person.titles if title.of), None) or next(iter(person.countries), None)
        for mention in person.mentions if code else ():
            if mention.span.start < at and (best is None or mention.span.start > best[0]):
                known = next((name for name in names_in(code or "") if name.code == code), None)
                best = mention.span.start, Party(code=code, name=person.name, kind=known.kind if known else "country")
    return best[1] if best is not None and at - best[0] < 800 else None


def _one_before(context: Context, sentence: Sentence) -> Party | None:
    """The one party that is the subject of this sentence's beginning or of the sentence before."""
    for start in (sentence.start, sentence.start - 2):
        if start < 0:
            return None
        other = sentence if start == sentence.start else context.sentence_at(max(0, start))
        names = [chunk for chunk in other.chunks if is_name(chunk) and isinstance(chunk.value, Name)]
        subjects = [chunk for chunk in names if _leads(other.chunks, chunk)]
        codes = {chunk.value.code or chunk.low for chunk in subjects if isinstance(chunk.value, Name)}
        if len(codes) == 1:
            return to_party(context, subjects[0])
    return None


def _leads(chunks: Sequence[Chunk], chunk: Chunk) -> bool:
    """Whether a party stands before the first verb of a sentence and hangs on no preposition."""
    for index_, other in enumerate(chunks):
        if other is chunk:
            return (
                index_ == 0
                or chunks[index_ - 1].kind not in ("prep", "to")
                and (index_ < 2 or chunks[index_ - 2].kind not in ("prep", "to") or chunks[index_ - 1].kind != "det")
            )
        if other.kind in ("verb", "aux"):
            return False
    return False


def _is_anaphoric(context: Context, sentence: Sentence, last: Row) -> bool:
    """Whether a sentence goes on about the row before it in the same paragraph."""
    if not context.same_paragraph(last.start, sentence.start) or sentence.start - last.end > 700:
        return False
    return ANAPHORIC.search(context.text, sentence.start, sentence.end) is not None


def recipients_of(context: Context, sentence: Sentence, at: int, frame: Frame, row: Row, last: Row | None) -> None:
    """Set who is to have it in the end, and what carries it in between."""
    chunks = sentence.chunks
    donors = _donor_chunks(chunks, at, frame)
    donors = [
        *donors,
        *(
            c
            for c in chunks
            if is_name(c) and isinstance(c.value, Name) and c.value.code in {d.code for d in row.donors} - {None}
        ),
    ]
    stop = gift_end(chunks, at)
    if frame.verb is not None and frame.verb.at > at:
        stop = max(stop, gift_end(chunks, frame.verb.at))
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
        own = _gapped(chunks, at) or subject(chunks, frame.verb.first)
        found = [chunk for chunk in own if is_name(chunk)] or found
        if not found:
            row.recipients = [_as(party, "context") for party in _pronoun_recipient(context, sentence, last)]
    if not found and row.things:
        found = _in_goods(row)
    found = found or left.recipients or front.recipients
    row.recipients = row.recipients or _distinct(
        [party for chunk in found if (party := to_party(context, chunk)) is not None]
    )
    carriers = [*right.channels, *left.channels, *front.channels]
    row.channels = _distinct([party for chunk in carriers if (party := to_party(context, chunk)) is not None])
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
        row.recipients = [_as(party, "context") for party in told or last.recipients]
    if (
        not row.recipients
        and (last is None or not context.same_paragraph(last.start, row.start))
        and POINTING.search(context.text, sentence.start, row.end)
    ):
        row.recipients = [_as(party, "context") for party in _pronoun_recipient(context, sentence, None)]
    if (
        not row.recipients
        and last is not None
        and (
            frame.rule == "commitment.part"
            or (_is_anaphoric(context, sentence, last) and POINTING.search(context.text, sentence.start, sentence.end))
        )
    ):
        row.recipients = [
            _as(party, "context")
            for party in last.recipients
            if party.code is None or party.code not in {donor.code for donor in row.donors}
        ]
        if row.recipients and frame.rule != "commitment.part":
            row.warn("recipient_from_context")
    given = {donor.code for donor in row.donors if donor.code}
    row.recipients = [party for party in row.recipients if party.code not in given]


def _receive_of_two(context: Context, row: Row, behind: Sequence[Place]) -> None:
    """Of two who sign, the one that the purpose lies in receives, else the country from the bank or body."""
    inside = {place.chunk.value.code for place in behind if isinstance(place.chunk.value, Name)}
    getting = [party for party in row.donors if party.code in inside]
    if not getting and any(party.kind == "organisation" for party in row.donors):
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
    near = [*places(sentence.chunks, apart, first), *places(sentence.chunks, at + 1, gift_end(sentence.chunks, at))]
    if not any(chunk.low == "which" for chunk in sentence.chunks[at:final]):
        near += places(sentence.chunks, final + 1, len(sentence.chunks))
    found = {
        place.chunk.value.code: place.chunk
        for place in near
        if isinstance(place.chunk.value, Name)
        and place.chunk.value.kind == "country"
        and not place.chunk.value.body
        and place.preposition not in ("at", "with", "from", "by", "on")
        and place.chunk.value.code not in given
        and not (place.chunk.value.type == "capital" and place.preposition == "in")
    }
    if len(found) != 1 or not row.donors:
        return []
    party = to_party(context, next(iter(found.values())))
    row.warn("recipient_from_context")
    return [_as(party, "context")] if party is not None else []


def _settle_codes(context: Context, row: Row) -> None:
    """A party is a recipient or a channel, not both; donors are neither."""
    given = {party.code for party in row.donors if party.code}
    row.recipients = [party for party in row.recipients if party.code not in given or party.code is None]
    kinds = {item.id: item.kind for item in context.facts.initiatives}
    row.channels = [
        party for party in row.channels if party.initiative is None or kinds.get(party.initiative) not in _NO_CHANNELS
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
        if is_name(chunk) and isinstance(chunk.value, Name) and chunk.value.code not in (None, donor)
    ]
    own = [chunk for chunk in names if isinstance(chunk.value, Name) and not _leads(before.chunks, chunk)]
    party = to_party(context, own[0]) if len({c.value.code for c in own if isinstance(c.value, Name)}) == 1 else None
    return [party] if party is not None else []


def _from_channel(context: Context, row: Row) -> None:
    """The beneficiary of a named initiative, where the text names none."""
    named = {item.id: item for item in context.facts.initiatives}
    for party in row.channels:
        code = context.beneficiary(named[party.initiative]) if party.initiative in named else None  # type: ignore[index]
        if code is not None and code not in {donor.code for donor in row.donors}:
            row.recipients = [Party(code=code, name=party.name, kind="country", source="channel")]
            return


def to_party(context: Context, chunk: Chunk) -> Party | None:
    """A chunk of its own words as a party."""
    span = context.span(chunk.start, chunk.end)
    name = span.text.removesuffix("’s").removesuffix("'s").rstrip("’'")
    if isinstance(chunk.value, Initiative):
        return Party(span=span, name=chunk.value.name, kind="initiative", initiative=chunk.value.id)
    if isinstance(chunk.value, Name):
        return Party(span=span, code=chunk.value.code, name=name, kind=chunk.value.kind)
    return None


def _as(party: Party, source: PartySource) -> Party:
    return party.model_copy(update={"source": source})


def _distinct(parties: Sequence[Party]) -> list[Party]:
    found: dict[str, Party] = {}
    for party in parties:
        found.setdefault(party.code or party.name.casefold(), party)
    return list(found.values())
