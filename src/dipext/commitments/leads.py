"""Who stands behind a named initiative: the one body that gives through it."""

from collections.abc import Sequence

from dipext.commitments.chunk import Chunk
from dipext.commitments.context import Context
from dipext.commitments.names import names_in
from dipext.commitments.parties import to_party
from dipext.commitments.rows import Row
from dipext.models import Initiative, Party


def gathers(context: Context, chunks: Sequence[Chunk], row: Row) -> bool:
    """Whether a named initiative tells what it has from all who give: it is the channel then, and no donor known."""
    noun = chunks[row.frame.noun] if row.frame.noun is not None else None
    if row.frame.rule != "commitment.total" or noun is None or not isinstance(noun.value, Initiative):
        return False
    row.channels = [party for party in [to_party(context, noun)] if party is not None]
    row.warn("several_candidates")
    return True


def behind(context: Context, row: Row, parties: Sequence[Party]) -> list[Party]:
    """The parties, the one body behind a named initiative in its place: who gives through the Peace Facility."""
    found: list[Party] = []
    for party in parties:
        item = context.initiatives.get(party.initiative) if party.initiative is not None else None
        lead = _lead(item) if item is not None and (item.kind in _OWN or item.registry_id == "cerf") else None
        if lead is not None:
            row.channels.append(party)
        found.append(lead or party)
    return found


_OWN = frozenset({"facility", "loan_instrument", "mechanism", "programme", "plan", "strategy"})
"""Kinds of initiatives out of a body's own budget, which gives through them; funds decide for themselves."""


def _lead(item: Initiative) -> Party | None:
    """The one country or body that leads an initiative."""
    if len(item.lead) != 1:
        return None
    name = next((name for name in names_in(item.lead[0]) if name.code), None)
    return Party(code=name.code, name=item.lead[0], kind=name.kind, source="channel") if name is not None else None


def leads_of_channel(context: Context, chunks: Sequence[Chunk]) -> list[Party]:
    """Who stands behind the one named initiative of a sentence: the Union behind the Ukraine Facility."""
    named = [chunk.value for chunk in chunks if isinstance(chunk.value, Initiative)]
    lead = _lead(named[0]) if len(named) == 1 else None
    return [lead] if lead is not None else []
