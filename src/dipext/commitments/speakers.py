"""Whose "we" and "he" are: who speaks in a quotation, who was named last."""

import re
from bisect import bisect_left
from operator import itemgetter

from dipext.commitments.context import Context, Named
from dipext.commitments.names import called, kind_of
from dipext.commitments.parties import from_source
from dipext.models import Party

_QUOTE = re.compile('[“”"]')
_LONGEST = 3000  # characters of a paragraph before a word that are looked through
_SAYS = re.compile(r"[^.“”\"\n]{1,60}\b(?:said|says|added|told|stated|declared|announced|explained)\b")
_NEAR = 800
"""Characters over which "they" still looks back to a person."""


def speaker(context: Context, at: int) -> Party | None:
    """Whose "we" stands in a quotation: the person who is said to speak in its paragraph."""
    text = context.text
    low = max(text.rfind("\n", 0, at) + 1, at - _LONGEST)
    if len(_QUOTE.findall(text, low, at)) % 2 == 0:
        return _in_transcript(context, at)
    high = text.find("\n", at)
    high = len(text) if high < 0 else high
    first, behind = (bisect_left(context.people, (place,)) for place in (low, high))
    named_there = context.people[first:behind]
    speakers = [named for named in named_there if named.function == "speaker"]
    speakers = speakers or [named for named in named_there if _SAYS.match(text, named.start)]
    if not speakers:
        return None
    return _party(min(speakers, key=lambda named: named.person))


def _party(named: Named) -> Party:
    return Party(code=named.code, name=called(named.code), kind=kind_of(named.code), source="speaker")


def _in_transcript(context: Context, at: int) -> Party | None:
    """Whose turn an offset of a transcript is in, where that is another's than the issuer: "PRIME MINISTER ARDAL:"."""
    place = bisect_left(context.turns, at, key=itemgetter(0)) - 1
    named = context.turns[place][1] if place >= 0 else None
    home = context.issuer.code if context.issuer is not None else None
    return _party(named) if named is not None and named.code != home else None


def person_before(context: Context, at: int) -> Party | None:
    """The country or body of the person who was named last before an offset."""
    place = bisect_left(context.people, (at,))
    if not place or at - context.people[place - 1].start >= _NEAR:
        return None
    return from_source(_party(context.people[place - 1]), "stated")
