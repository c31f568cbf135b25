"""Who is to have it where no words of the sentence state it: a channel, the rows and sentences before, the heading."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dipext.commitments.chunk import Chunk
from dipext.commitments.context import Context, Sentence
from dipext.commitments.names import called, names_in
from dipext.commitments.parties import distinct, follows, from_source, giving, is_anaphoric, leading, to_party
from dipext.commitments.pointing import POINTING
from dipext.commitments.rows import Row
from dipext.commitments.senses import giving_nouns
from dipext.commitments.sides import HOSTILE, Place, is_name, places
from dipext.commitments.signing import signed_at
from dipext.commitments.verbs import giving_words
from dipext.models import Party


@dataclass(frozen=True, slots=True)
class Case:
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


def parties_of(context: Context, chunks: Sequence[Chunk]) -> list[Party]:
    """The parties that chunks name, each once."""
    return distinct([party for chunk in chunks if (party := to_party(context, chunk)) is not None])


def from_context(parties: Sequence[Party]) -> list[Party]:
    """The parties as known from elsewhere in the text."""
    return [from_source(party, "context") for party in parties]


def _of_whole(case: Case) -> list[Party]:
    """A part goes to whom its whole goes; one far from it, to whom the sentence before names."""
    last, start = case.last, case.sentence.start
    if not case.is_part or last is None:
        return []
    near = (
        case.row.frame.verb is None
        or last.evidence.end + 3 >= start
        or not case.context.same_paragraph(start - 2, start)
    )
    told = [] if near else pronoun_recipient(case.context, case.sentence, None)
    return from_context(told or last.recipients)


def _pointed_at(case: Case) -> list[Party]:
    """Whom the sentence before names, where words point back and no row stands before in the paragraph."""
    context, row, start = case.context, case.row, case.sentence.start
    if case.last is not None and context.same_paragraph(case.last.start, row.start):
        return []
    points = POINTING.search(context.text, start, row.end)
    return from_context(pronoun_recipient(context, case.sentence, None)) if points else []


def _of_last(case: Case) -> list[Party]:
    """Who gets what the row before it gives, where the row is a part of that or words point back."""
    context, row, last, sentence = case.context, case.row, case.last, case.sentence
    if last is None:
        return []
    among = sentence.low.startswith(("among them", "among these", "among those"))
    if not (case.is_part or among or _adds(sentence, row, last) or follows(context, row, last)) and not (
        is_anaphoric(context, sentence, last) and POINTING.search(context.text, sentence.start, sentence.end)
    ):
        return []
    donors = {donor.code for donor in row.donors}
    found = [party for party in last.recipients if party.code is None or party.code not in donors]
    if found and not case.is_part:
        row.warn("recipient_from_context")
    return from_context(found)


def _adds(sentence: Sentence, row: Row, last: Row) -> bool:
    """Whether a clause adds to what the one before it gives: "Peru paid 20 million to it; Fiji adds 2.5 million"."""
    verb = row.frame.verb
    return verb is not None and verb.base == "add" and last.evidence.start == sentence.start


def _only_other(case: Case) -> list[Party]:
    """The one country of a sentence that gives nothing and does no harm, where no words make it the recipient."""
    context, row, chunks = case.context, case.row, case.sentence.chunks
    if row.stage == "need" or case.is_part:
        return []
    given = {donor.code for donor in row.donors}
    if case.last is not None and case.last.evidence.start == case.sentence.start:
        given |= {donor.code for donor in case.last.donors}
    items = case.sentence.items
    if not items:
        return []
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


def _near_items(case: Case, first: int, final: int) -> list[Place]:
    """The parties before the first item of a sentence, behind the row's own, and behind the final one."""
    chunks, at = case.sentence.chunks, case.at
    apart = max((i for i in range(at) if chunks[i].low == ";"), default=0)
    near = [*places(chunks, apart, first), *places(chunks, at + 1, case.sentence.gift_end(at))]
    if not any(chunk.low in ("which", ":") or is_name(chunk) for chunk in chunks[at + 1 : final]):
        near += places(chunks, final + 1, len(chunks))
    return near


def pronoun_recipient(context: Context, sentence: Sentence, last: Row | None) -> list[Party]:
    """Whom "it" or "the country" means: who had the row before, else the one party of the sentence before."""
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


def both_before(case: Case) -> list[Party]:
    """The two or three countries that a sentence of the paragraph before names: "relief in the two countries"."""
    number = 3 if case.row.recipients[0].name.casefold().startswith("three") else 2
    start = case.sentence.start
    for _ in range(_LOOKED):
        if start < 2:
            break
        before = case.context.sentence_at(start - 2)
        found = _countries(case, before)
        if len(found) == number:
            return from_context(parties_of(case.context, found))
        start = min(before.start, start - 2)
    return []


def of_need(case: Case) -> list[Party]:
    """The one country in which a body needs money: "UNHCR's operation in Togo has a shortfall"."""
    chunks = case.sentence.chunks
    opens = chunks[0].low == "on"  # "On Togo, our colleagues say"
    behind = ("in", "for", "on") if opens else ("in", "for")
    return _doubtful(case, _countries(case, case.sentence, behind))


def of_section(case: Case) -> list[Party]:
    """The country whose name alone is the line above the paragraph: "TOGO"."""
    text = case.context.text
    end = text.rfind("\n", 0, case.sentence.start)
    for _ in range(_LOOKED):
        start = text.rfind("\n", 0, max(0, end)) + 1
        line = text[start : max(0, end)].strip(" *#:\r")
        if line and len(line) < _HEADING and not line.endswith((".", "”")):
            named = names_in(line.title() if line.isupper() else line)
            alone = len(named) == 1 and named[0].type == "country" and _TITLE.fullmatch(line) is not None
            return _section(case, named[0].code, line) if alone else []
        if end <= 0 or (not line and _ > 1):
            return []
        end = start - 1
    return []


def _section(case: Case, code: str | None, line: str) -> list[Party]:
    if code is None or code in {donor.code for donor in case.row.donors}:
        return []
    case.row.warn("recipient_from_context")
    return [Party(code=code, name=line.title() if line.isupper() else line, kind="country", source="context")]


_HEADING = 60  # characters of the longest line that is a heading
_TITLE = re.compile(r"(?:[^\W\d_][\w’'.]*\s?){1,6}")


def from_channel(case: Case) -> list[Party]:
    """The beneficiary of a named initiative, where the text names none."""
    named = case.context.initiatives
    for party in case.row.channels:
        code = case.context.beneficiary(named[party.initiative]) if party.initiative in named else None
        if code is not None and code not in {donor.code for donor in case.row.donors}:
            return [Party(code=code, name=called(code), kind="country", source="channel")]
    return []


_WIDE = frozenset({"global", "globally", "worldwide", "world", "international", "internationally", "developing"})


_MEETINGS = frozenset({"summit", "conference", "session", "ceremony"})
"""What is held somewhere: the place gets nothing."""
_LOOKED = 4  # sentences of a paragraph before a row that are looked through


def _is_wide(sentence: Sentence) -> bool:
    """Whether a sentence speaks of the world, other than in a name."""
    if sentence.words.isdisjoint(_WIDE):
        return False
    return any(chunk.low in _WIDE and not chunk.capital for chunk in sentence.chunks)


def _around_row(case: Case) -> list[Party]:
    """The one country that the paragraph before a row names last, or the heading, where the row has no other hint."""
    context, row, sentence = case.context, case.row, case.sentence
    if row.stage == "need" or row.share is not None or _is_wide(sentence) or _is_at_home(case):
        return []
    if any(_is_for_many(context, party) for party in row.channels) or "budget" in sentence.words:
        return []
    return of_paragraph(case) or of_section(case) or of_heading(case) or _of_embassy(case)


_FUNDS = ("Fund", "Facility", "Mechanism", "Appeal", "Initiative", "Partnership", "Request")


def _is_for_many(context: Context, channel: Party) -> bool:
    """Whether a channel may lead to others than those whom the text is about."""
    item = context.initiatives.get(channel.initiative)
    known = item is not None and item.registry_id is not None
    return channel.kind == "initiative" and (known or channel.name.endswith(_FUNDS))


def of_heading(case: Case) -> list[Party]:
    """The one other country of the heading, by what stands before it or with the issuer beside it."""
    heading = case.context.heading
    if heading is None or heading.start >= case.sentence.start or ";" in heading.low:
        return []
    issuer = case.context.issuer
    both = issuer is not None and issuer.code in {chunk.name.code for chunk in heading.named if chunk.name is not None}
    gives = not giving_words().isdisjoint(heading.words) or not giving_nouns().isdisjoint(heading.words)
    if both and gives:
        return _doubtful(case, _countries(case, heading))
    return _doubtful(case, _countries(case, heading, ("for", "to", "with", "in", "of") if gives else ("with",)))


def _of_embassy(case: Case) -> list[Party]:
    """The country in which the embassy is that issues the release."""
    issuer = case.context.issuer
    if issuer is None or not any(word in issuer.name.casefold() for word in ("embassy", "high commission")):
        return []
    hosts = {name.code: name for name in names_in(issuer.name) if name.code != issuer.code and name.kind == "country"}
    code = next(iter(hosts), None)
    if len(hosts) != 1 or code is None:
        return []
    case.row.warn("recipient_from_context")
    return [Party(code=code, name=called(code), kind="country", source="context")]


def of_paragraph(case: Case) -> list[Party]:
    """The one country that the sentences before name in the paragraph, the last one first."""
    context, sentence = case.context, case.sentence
    start = sentence.start
    pointed = sentence.points_back or not {"therefore", "sides"}.isdisjoint(sentence.words)
    for _ in range(_LOOKED if pointed else 1):
        if start < _BREAK or not context.same_paragraph(start - _BREAK, start):
            break
        before = context.sentence_at(start - 2)
        found = _countries(case, before) if before.words.isdisjoint(_MEETINGS) else []
        if found or before.start >= start:
            return _doubtful(case, found)
        start = before.start
    return []


_BREAK = 5  # characters in which a paragraph or a list item begins


def _is_at_home(case: Case) -> bool:
    """Whether a sentence names a place of the issuer's own country, where the money may stay."""
    home = case.context.issuer.code if case.context.issuer is not None else None
    named = [chunk.name for chunk in case.sentence.named if chunk.name is not None]
    return any(name.code == home and name.type == "place" for name in named)


def _doubtful(case: Case, found: Sequence[Chunk]) -> list[Party]:
    """The one of some parties, with a doubt; none where there are more."""
    if len(found) != 1:
        return []
    case.row.warn("recipient_from_context")
    return from_context(parties_of(case.context, found))


def _countries(case: Case, sentence: Sentence, behind: tuple[str, ...] = ()) -> list[Chunk]:
    """The countries that a sentence names and that do not give; behind some prepositions, or anywhere."""
    given = {donor.code for donor in case.row.donors} | {case.context.issuer.code if case.context.issuer else None}
    given |= {name.code for donor in case.row.donors for name in names_in(donor.name)}
    acting = [] if case.row.donors else leading(sentence.chunks)  # may have given it
    if case.last is not None and case.last.evidence.start == sentence.start:
        given |= {donor.code for donor in case.last.donors}
        acting = [*acting, *giving(sentence.chunks)]
    found = {
        place.chunk.name.code: place.chunk
        for place in sentence.places
        if place.chunk.name is not None
        and place.chunk.name.kind == "country"
        and not place.faint
        and place.chunk not in acting
        and place.chunk.name.type != "capital"
        and (place.preposition in behind or not behind)
        and place.chunk.name.code not in given
    }
    return list(found.values())


def _of_list(case: Case) -> list[Party]:
    """Who gets what the line before the list is about: "Donors pledged 90 million for Sudan: - Canada: 30 million"."""
    row, last = case.row, case.last
    if (
        last is None
        or row.frame.rule != "commitment.list"
        or row.frame.verb is not None
        or row.start - last.end > _NEAR
    ):
        return []
    listed = last.frame.rule == "commitment.list" and all(party.source == "context" for party in last.recipients)
    if not listed and not (last.donors and all(party.kind == "group" for party in last.donors)):
        return []
    row.channels = row.channels or last.channels
    return from_context(last.recipients)


_NEAR = 250  # characters between two items of a list, or the line before it and the first


def _of_main_clause(case: Case) -> list[Party]:
    """The country that does something with the money: "With a loan from the EBRD, the Albanian city will replace"."""
    chunks, items = case.sentence.chunks, case.sentence.items
    if not items or chunks[0].low != "with" or case.row.stage == "need":
        return []
    comma = next((i for i in range(items[0], len(chunks)) if chunks[i].low == ","), None)
    if comma is None or items[-1] > comma:
        return []
    acting = [c for c in chunks[comma + 1 : comma + 4] if c.name is not None and c.name.kind == "country"]
    given = {donor.code for donor in case.row.donors}
    return [party for party in parties_of(case.context, acting[:1]) if party.code not in given]


def _of_signing(case: Case) -> list[Party]:
    """The country in whose capital an agreement is signed."""
    return _doubtful(case, signed_at(case.sentence, case.row))


UNSTATED = (
    from_channel,
    _of_list,
    _of_main_clause,
    _only_other,
    _of_signing,
    _of_whole,
    _pointed_at,
    _of_last,
    _around_row,
)
"""Where recipients are looked for that no words state, the surest first."""
