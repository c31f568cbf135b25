"""Whose "we" and "he" are: who speaks in a quotation, who was named last."""

import re
from bisect import bisect_left

from dipext.commitments.context import Context
from dipext.commitments.names import names_in
from dipext.models import Party, PartyKind

_QUOTE = re.compile('[“”"]')
_LONGEST = 3000  # characters of a paragraph before a word that are looked through
_NEAR = 800
"""Characters over which "they" still looks back to a person."""


def speaker(context: Context, at: int) -> Party | None:
    """Whose "we" stands in a quotation: the person who is said to speak in its paragraph."""
    text = context.text
    low = max(text.rfind("\n", 0, at) + 1, at - _LONGEST)
    if len(_QUOTE.findall(text, low, at)) % 2 == 0:
        return None
    high = text.find("\n", at)
    high = len(text) if high < 0 else high
    first, behind = (bisect_left(context.people, (place,)) for place in (low, high))
    speakers = [named for named in context.people[first:behind] if named.function == "speaker"]
    if not speakers:
        return None
    _, _, code, name, _ = min(speakers, key=lambda named: named.person)
    country = len(code) == 3 and code.isupper() and context.issuer and context.issuer.kind == "country"
    kind: PartyKind = "country" if country else "organisation"
    return Party(code=code, name=name, kind=kind, source="speaker")


def person_before(context: Context, at: int) -> Party | None:
    """The country or body of the person who was named last before an offset."""
    place = bisect_left(context.people, (at,))
    if not place or at - context.people[place - 1].start >= _NEAR:
        return None
    _, _, code, name, _ = context.people[place - 1]
    known = next((named for named in names_in(code) if named.code == code), None)
    return Party(code=code, name=name, kind=known.kind if known else "country")
