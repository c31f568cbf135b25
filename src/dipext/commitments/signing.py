"""Agreements that two sign: which of them gives and which receives."""

from collections.abc import Sequence

from dipext.commitments.chunk import Chunk
from dipext.commitments.context import Context, Sentence
from dipext.commitments.data import words
from dipext.commitments.groups import is_signed
from dipext.commitments.parties import distinct, to_party
from dipext.commitments.rows import Row
from dipext.commitments.sides import Place, is_name
from dipext.models import Party


def settle_signing(context: Context, sentence: Sentence, row: Row, behind: Sequence[Place]) -> None:
    """Set who gives and who receives of those who sign."""
    row.donors = _signatories(context, sentence, row) or row.donors
    if len(row.donors) < 2:
        return
    signed = {party.code for party in row.donors}
    row.recipients = [party for party in row.recipients if party.code not in signed]
    inside = {place.chunk.name.code for place in behind if place.chunk.name is not None and not place.chunk.name.body}
    getting = [party for party in row.donors if party.code in inside]
    carriers = [party for party in row.donors if party.kind == "organisation"]
    if not getting and row.recipients and carriers and len(carriers) < len(row.donors):
        row.donors = [party for party in row.donors if party not in carriers]
        row.channels = [*row.channels, *carriers]
        return
    if not getting and not row.recipients:
        getting = _other_side(context, row.donors)
    if getting and len(getting) < len(row.donors):
        row.donors = [party for party in row.donors if party not in getting]
        row.recipients = row.recipients or getting


def _signatories(context: Context, sentence: Sentence, row: Row) -> list[Party]:
    """Two parties of different countries or bodies before the verb, persons in apposition among them."""
    verb = row.frame.verb
    if verb is None or verb.passive:
        return []
    named = [chunk for chunk in sentence.chunks[: verb.outset] if is_name(chunk) and not chunk.possessive]
    parties = [party for chunk in named if (party := to_party(context, chunk)) is not None and party.code]
    found = distinct(parties)
    return found if len(found) == 2 and "and" in [chunk.low for chunk in sentence.chunks[: verb.outset]] else []


def _other_side(context: Context, donors: Sequence[Party]) -> list[Party]:
    """Who receives of two: who is not in the donors' committee, else who is no bank, else who is not the issuer."""
    members = set(words().parties.givers)
    for gives in (
        [party for party in donors if party.code in members],
        [party for party in donors if party.kind == "organisation"],
        [party for party in donors if context.issuer is not None and party.code == context.issuer.code],
    ):
        if len(gives) == 1:
            return [party for party in donors if party not in gives]
    return []


def signed_at(sentence: Sentence, row: Row) -> list[Chunk]:
    """The cities abroad in which an agreement is signed that one side alone is named of."""
    verb = row.frame.verb
    given = {donor.code for donor in row.donors}
    if verb is None or not is_signed(sentence.chunks, verb):
        return []
    return [
        place.chunk
        for place in sentence.places
        if place.preposition in ("at", "in")
        and place.chunk.name is not None
        and place.chunk.name.type == "capital"
        and place.chunk.name.code not in given
    ]
