"""Who gives, as far as the text says."""

from collections.abc import Sequence

from dipext.commitments.chunk import Chunk, Group
from dipext.commitments.context import Context, Sentence
from dipext.commitments.frame import Frame
from dipext.commitments.gaps import gapped
from dipext.commitments.gifts import gift_end
from dipext.commitments.inbound import comes_in, heads, lists_receivers, owner_of_currency
from dipext.commitments.leads import behind, gathers, leads_of_channel
from dipext.commitments.left import left_verb
from dipext.commitments.parties import (
    distinct,
    follows,
    from_source,
    is_anaphoric,
    leading,
    one_before,
    to_party,
)
from dipext.commitments.rows import Row
from dipext.commitments.sides import before_bracket, donors_by, is_name, owners, places
from dipext.commitments.speakers import person_before, speaker
from dipext.commitments.subjects import before_insert, paid_by, subject
from dipext.commitments.unlisted import PAPERS, has_stranger, is_paper, stranger
from dipext.models import (
    Party,
)

_EUROPEAN = frozenset({"commission", "council", "high representative"})


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
        "committee",
    }
)


_UNGIVING = frozenset({"link", "include", "deliver"})
"""Classes of verbs whose subject is no giver."""


def donors_of(context: Context, sentence: Sentence, at: int, row: Row, last: Row | None) -> list[Party]:
    """Who gives, as far as the text says; doubts go to the row."""
    if row.stage == "need" or gathers(context, sentence.chunks, row):
        return []
    owner = before_bracket(sentence.chunks, at)
    beside = owner is not None and owner.preposition in ("by", "from")
    row.givers = [owner.chunk] if owner is not None and beside else donor_chunks(sentence.chunks, at, row.frame)
    paying = paid_by(sentence.chunks, at, row.frame)
    if paying:
        row.channels = [party for chunk in row.givers if (party := to_party(context, chunk)) is not None]
        row.givers = paying
    if comes_in(context, sentence, row):
        row.warn("several_candidates")
        return []
    parties: list[Party] = []
    for chunk in row.givers:
        parties += behind(context, row, _resolved(context, sentence, chunk, row, last))
    if not parties or all(party.source == "context" for party in parties):
        headed = heads(context, row)
        if headed and lists_receivers(context, row, headed):
            row.warn("several_candidates")
            return [party for party in [context.issuer] if party is not None]
        parties = headed or parties
    return distinct(parties) or _unstated(context, sentence, at, row, last)


def _unstated(context: Context, sentence: Sentence, at: int, row: Row, last: Row | None) -> list[Party]:
    """Who gives where no words of the clause say it: who gave before, who leads the channel, the issuer."""
    frame, chunks, verb = row.frame, sentence.chunks, row.frame.verb
    goes_on = last is not None and (is_anaphoric(context, sentence, last) or follows(context, row, last))
    if last is not None and (goes_on or frame.rule == "commitment.part"):
        return [from_source(party, "context") for party in last.donors]
    received = verb is not None and (verb.verb_class == "receive" or verb.base in ("arrive", "come"))
    leads = leads_of_channel(context, chunks) if received else []
    if leads:
        return leads
    first = before_insert(chunks, verb.outset - 1) + 1 if verb is not None else 0
    if frame.subject == "donor" and verb is not None and (row.givers or has_stranger(chunks, first)):
        row.warn("several_candidates")
        unknown = stranger(context, chunks, first)
        if unknown is not None or context.issuer is None or not is_paper(chunks, first):
            return [unknown] if unknown is not None else []
    issuer = context.issuer
    if last is not None and last.stage == "need" and frame.subject == "gift":
        issuer = None  # of what was needed, nobody says who has paid
    thanks = verb is not None and verb.verb_class == "thank"
    if issuer is None or thanks or frame.rule == "commitment.headline" or (received and _names(chunks[:at], issuer)):
        row.warn("several_candidates")
        return []
    if others := owner_of_currency(context, row):
        return others
    row.warn("donor_from_issuer")
    return [issuer]


def _names(chunks: Sequence[Chunk], party: Party) -> bool:
    """Whether any of the chunks names a party."""
    return any(is_name(chunk) and chunk.name is not None and chunk.name.code == party.code for chunk in chunks)


def donor_chunks(chunks: Sequence[Chunk], at: int, frame: Frame) -> list[Chunk]:
    """The chunks that stand where the frame has its giver, in text order; pronouns and offices among them."""
    verb = frame.verb
    if frame.subject == "donor" and verb is not None:
        beside = chunks[verb.at - 1] if verb.running and verb.at else None
        if beside is not None and is_name(beside) and not beside.possessive:
            return [beside]  # "with Germany announcing funding of"
        return (
            gapped(chunks, at)
            or _whose_lead(chunks, verb)
            or _own_noun(chunks, at, frame)
            or subject(chunks, verb.outset)
        )
    if frame.subject == "recipient":
        return donors_by(chunks, at + 1, gift_end(chunks, at), ("from", "by"))
    if frame.subject == "gift" and verb is not None:
        return _givers_of_gift(chunks, at, verb)
    if verb is not None and verb.verb_class == "thank":
        thanked = [place.chunk for place in places(chunks, verb.at + 1, at) if place.preposition in (None, "to")]
        return thanked or donors_by(chunks, at + 1, gift_end(chunks, at), ("from", "by"))
    owned = owners(chunks, frame.noun, -1) if frame.noun is not None else []
    if frame.rule == "commitment.part":
        owned = gapped(chunks, at) or owned
    if not owned and frame.noun is not None and frame.noun < at:  # "an initial contribution by Germany of"
        owned = donors_by(chunks, frame.noun + 1, at, ("from", "by"))
    given = owned or donors_by(chunks, at + 1, gift_end(chunks, at), ("from", "by"))
    if not given and verb is not None and frame.noun is not None and frame.noun < verb.first:
        given = donors_by(chunks, frame.noun + 1, verb.first, ("from", "by"))  # "grants from the EIB, amounting to"
    if not given and verb is not None and verb.verb_class not in _UNGIVING:
        return subject(chunks, verb.first)
    return given


def _givers_of_gift(chunks: Sequence[Chunk], at: int, verb: Group) -> list[Chunk]:
    """Who gives what is the subject: behind "by", who owns the gift, behind "from", who says so."""
    stop = gift_end(chunks, at)
    low, high = min(verb.at, at), max(stop, verb.at + 1)
    other = next((i for i in range(verb.at + 1, high) if _is_participle(chunks[i])), high)
    if verb.at < at and verb.verb_class == "help":  # "financed by Peru and by Fiji with 3 million"
        low = max((i for i in range(verb.at, at) if chunks[i].low == "by"), default=low)
    if by := donors_by(chunks, low, other, ("by",)):
        return by
    noun = _nearest_noun(chunks, at)
    owned = owners(chunks, at if noun is None else noun, -1)
    behind = next((i for i in range(at + 1, verb.at) if chunks[i].kind == "noun"), None)
    if not owned and behind is not None:
        owned = owners(chunks, behind, at) or _of_gift(chunks, behind, verb.at)
    given = owned or [c for c in donors_by(chunks, at + 1, stop, ("from",)) if not _is_fund(c)]
    left = left_verb(chunks, at)
    if not given and left is not None and verb.at > at and verb.verb_class in ("pledge", "commit", "approve"):
        return subject(chunks, left.outset)
    return given


def _of_gift(chunks: Sequence[Chunk], noun: int, stop: int) -> list[Chunk]:
    """Who gives by what stands beside the gift: "20 boilers, a gift of Malta, arrived"."""
    apposed = noun > 1 and chunks[noun - 2].low == "," and chunks[noun + 1].low in ("of", "from")
    return donors_by(chunks, noun + 1, stop, ("of", "from")) if apposed else []


def _is_participle(chunk: Chunk) -> bool:
    """Whether another verb begins, behind which "by" has another meaning: "in projects selected by"."""
    return chunk.kind == "verb" or (chunk.kind == "word" and chunk.low.endswith("ed"))


def _is_fund(chunk: Chunk) -> bool:
    """Whether a party is a pot of money that the lexicon does not have, and so no giver by itself."""
    return chunk.name is not None and chunk.name.type == "stranger" and chunk.name.kind == "initiative"


_LEAD_NOUNS = frozenset({"decision", "pledge", "promise", "offer", "plan", "commitment", "intention"})


def _whose_lead(chunks: Sequence[Chunk], verb: Group) -> list[Chunk]:
    """Whose decision leads to the verb: "welcomed the decision of the EU to provide", "Norway's offer to send"."""
    lead = verb.lead_at
    if not verb.infinitive or lead is None or chunks[lead].low not in _LEAD_NOUNS:
        return []
    if lead and chunks[lead - 1].possessive and (is_name(chunks[lead - 1]) or chunks[lead - 1].kind == "subject"):
        return [chunks[lead - 1]]
    link, *named = chunks[lead + 1 : verb.at]
    named = [chunk for chunk in named if chunk.low not in ("the", "to", "and", ",")]
    return named if link.low in ("of", "by") and all(map(is_name, named)) else []


def _own_noun(chunks: Sequence[Chunk], at: int, frame: Frame) -> list[Chunk]:
    """Whose gift the object of a verb is: "announced Norway's contribution of", "an EIB loan of"."""
    noun, verb = frame.noun, frame.verb
    if verb is not None and verb.verb_class == "raise" and verb.at < at:  # "boosting Japan's defence spending to 2%"
        return [chunk for chunk in chunks[verb.at + 1 : at] if is_name(chunk) and chunk.possessive][:1]
    if noun is None or verb is None or verb.at > noun:
        return []
    owned = [chunk for chunk in owners(chunks, noun, verb.at) if is_name(chunk)]
    if verb.verb_class in ("give", "allocate", "deliver", "disburse", "help", "receive", "raise"):
        owned = [
            chunk for chunk in owned if chunk.name is not None and chunk.name.kind == "organisation" and noun == at - 2
        ]
    return owned


def _nearest_noun(chunks: Sequence[Chunk], at: int) -> int | None:
    return next((i for i in range(at - 1, max(-1, at - 8), -1) if chunks[i].kind == "noun"), None)


def _resolved(context: Context, sentence: Sentence, chunk: Chunk, row: Row, last: Row | None) -> list[Party]:
    """A chunk as parties: an office is the issuer's, "we" the speaker's, "it" the one named before."""
    if chunk.kind == "party":
        return _counted(context, chunk, row, last) or _of_its_own(context, chunk, row)
    if chunk.kind == "office":
        return _of_speaker(context, sentence, chunk) or _office(context, chunk, row)
    known: Party | None = None
    if chunk.kind == "we":
        known = speaker(context, chunk.start)
    elif chunk.low in ("he", "she"):
        known = person_before(context, chunk.start)
        known = from_source(known, "context") if known is not None else None
    else:
        return _meant_by_it(context, sentence, chunk, row, last)
    known = known or context.issuer
    return [known] if known is not None else []


def _meant_by_it(context: Context, sentence: Sentence, chunk: Chunk, row: Row, last: Row | None) -> list[Party]:
    """Whom "it" or "the country" means: who gave before, who leads the sentence before, else the issuer."""
    if chunk.low == "union" and context.issuer is not None and context.issuer.code == "EU":
        return [context.issuer]
    thanked = _thanked(context, sentence, chunk) if chunk.low in ("they", "it") else []
    if thanked:
        return thanked
    told = [other for other in leading(sentence.chunks) if is_name(other) and other.end < chunk.start]
    if len(told) == 1 and chunk.low == "it" and (party := to_party(context, told[0])) is not None and party.code:
        return [from_source(party, "context")]  # "Fiji told us that it will give"
    if last is not None and last.donors and context.same_paragraph(last.start, chunk.start):
        return [from_source(party, "context") for party in last.donors]
    before = one_before(context, sentence) or _who_says(context, sentence, chunk)
    if before is not None:
        return [from_source(before, "context")]
    if context.issuer is not None and chunk.low != "they":
        row.warn("donor_from_issuer")
        return [context.issuer]
    return []


def _thanked(context: Context, sentence: Sentence, pronoun: Chunk) -> list[Party]:
    """Who is thanked before "they" or "it": "thanked the Polish people for the 4 million that they have given"."""
    chunks, stop = sentence.chunks, sentence.chunks.index(pronoun)
    verbs = [i for i in range(stop) if chunks[i].kind == "verb" and chunks[i].readings[0].verb_class == "thank"]
    if not verbs:
        return []
    found = [place.chunk for place in places(chunks, verbs[0] + 1, stop) if place.preposition in (None, "to")]
    parties = [party for chunk in found if (party := to_party(context, chunk)) is not None]
    return [from_source(party, "context") for party in distinct(parties)]


def _who_says(context: Context, sentence: Sentence, pronoun: Chunk) -> Party | None:
    """The subject that no list has before a pronoun: "Denso announced that it will invest"."""
    for index, chunk in enumerate(sentence.chunks):
        if chunk is pronoun:
            return None
        if chunk.kind == "verb":
            return stranger(context, sentence.chunks, index) if has_stranger(sentence.chunks, index) else None
    return None


_BOTH = {"two": 2, "both": 2, "three": 3, "four": 4}


def _counted(context: Context, chunk: Chunk, row: Row, last: Row | None) -> list[Party]:
    """Who "the two countries" are: as many as gave before; "the two sides" else have the issuer among them."""
    number = _BOTH.get(chunk.low.split()[0], 0)
    if number and last is not None and len(last.donors) == number:
        return [from_source(party, "context") for party in last.donors]
    if not chunk.low.endswith("sides") or context.issuer is None:
        return []
    row.warn("several_candidates")
    return [context.issuer]


def _of_speaker(context: Context, sentence: Sentence, office: Chunk) -> list[Party]:
    """Whose "his Government" is: that of the person who is named before it."""
    at = sentence.chunks.index(office)
    if not at or sentence.chunks[at - 1].low not in ("his", "her", "their"):
        return []
    known = person_before(context, office.start)
    return [from_source(known, "context")] if known is not None else []


def _office(context: Context, chunk: Chunk, row: Row) -> list[Party]:
    """Whose an office is that stands without a country: the Union's Commission, else the issuer's own."""
    issuer = context.issuer
    own = context.text.startswith(" of Ministers", chunk.end) and issuer is not None
    named = issuer is not None and chunk.low in issuer.name.casefold()  # the issuer's own commission
    other = issuer is None or issuer.kind == "country" or (chunk.low == "commission" and not named)
    if chunk.low in _EUROPEAN and not own and other:
        span = context.span(chunk.start, chunk.end)
        return [Party(span=span, code="EU", name=span.text, kind="organisation")]
    row.warn("several_candidates" if issuer is None else "donor_from_issuer")
    return [issuer] if issuer is not None else []


def _of_its_own(context: Context, chunk: Chunk, row: Row) -> list[Party]:
    """A party by its own words; a name that no list has may be the issuer's: "the Federal Council"."""
    party, issuer = to_party(context, chunk), context.issuer
    if party is None:
        return []
    if chunk.name is None or chunk.name.type != "stranger":
        return [party]
    last_word = chunk.low.split()[-1].removesuffix("’s").removesuffix("'s")
    if last_word in PAPERS:
        return [issuer] if last_word == "budget" and issuer is not None else []
    if issuer is None:
        return [party]
    known = {"code": issuer.code, "kind": issuer.kind}
    if set(party.name.split()) <= set(issuer.name.split()):
        return [party.model_copy(update=known)]
    if last_word in _OFFICES:
        row.warn("donor_from_issuer")
        return [party.model_copy(update={**known, "source": "issuer"})]
    return [party]
