"""What a release tells about whose offices its people may hold: who issues it, and where it speaks of which country."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dipext.lexicon import toml
from dipext.lexicon.places import places_in
from dipext.models import Title
from dipext.people.bodies import Named, country_behind, organisation_in, owner_code
from dipext.people.mention import NameMention
from dipext.text.source import Source

_REACH = 1500  # letters before a sentence in which a country may be where it happens
_WINDOW = 600  # letters of a sentence that are looked at


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose an office is, and the warning where that is a guess."""

    code: str
    warning: str | None = None


@dataclass
class Scene:
    """What is known so far while the people of a release get their countries, from the first to the last.

    ``before`` are the mentions that have theirs, ``holders`` the words of their names by office: role, owner, status.
    """

    source: Source
    mentions: Sequence[NameMention]
    before: list[NameMention] = field(default_factory=list)
    holders: dict[tuple[str, str | None, str], set[frozenset[str]]] = field(default_factory=dict)

    def add(self, mention: NameMention) -> None:
        """Take up a mention whose owners are known."""
        self.before.append(mention)
        for title in mention.titles if mention.form != "title" else ():
            words = frozenset(mention.span.text.split())
            self.holders.setdefault((title.role, title.of, title.status), set()).add(words)

    def is_taken(self, mention: NameMention, title: Title, country: str) -> bool:
        """Whether somebody else has been named who holds that office of a country."""
        words = frozenset(mention.span.text.split())
        return any(words.isdisjoint(other) for other in self.holders.get((title.role, country, title.status), ()))

    @cached_property
    def body(self) -> Named | None:
        """The organisation that issues the release."""
        issuer = self.source.issuer
        return organisation_in(issuer.name) if issuer is not None else None

    @cached_property
    def country(self) -> str | None:
        """The country that issues the release, or whose agency does."""
        issuer = self.source.issuer
        if issuer is None or issuer.organisation is not None:
            return None
        return issuer.country or (country_behind(self.body.organisation.code) if self.body is not None else None)

    @cached_property
    def organisation(self) -> str | None:
        """The organisation that issues the release, if no country does."""
        issuer = self.source.issuer
        if issuer is None or self.country is not None:
            return None
        return owner_code(self.body.organisation) if self.body is not None else issuer.organisation

    @cached_property
    def places(self) -> list[tuple[int, str]]:
        """Where the release speaks of a country, names of people and seats of organisations left out."""
        seats = toml("people/en/words")["context"]["seats"]
        names = {at for mention in self.mentions for at in range(mention.span.start, mention.span.end)}
        return [(at, code) for at, code, name in places_in(self.source.text) if name not in seats and at not in names]

    @cached_property
    def _abroad(self) -> list[tuple[int, str]]:
        return [(at, code) for at, code in self.places if code != self.country]

    @cached_property
    def _commonest(self) -> list[str]:
        return [code for code, _ in Counter([code for _, code in self.places]).most_common(1)]

    def sentence(self, at: int) -> tuple[int, int]:
        """Start and end of the sentence around an offset, as far as one should look."""
        first, last = self.source.sentence(at)
        return max(first, at - _WINDOW), min(last, at + _WINDOW)

    def nearest(self, left: int, reach: int = _REACH) -> str | None:
        """The foreign country spoken of nearest to a title: before it in the sentence, behind it, or earlier."""
        first, last = self.sentence(left)
        places = self._abroad
        start, here, end = (bisect_left(places, (at, "")) for at in (first, left, last))
        if start < here:
            return places[here - 1][1]
        if here < end:
            return places[here][1]
        return places[start - 1][1] if start and places[start - 1][0] > first - reach else None

    def commonest(self, left: int) -> str | None:
        """The country that the sentence of a title speaks of last before it, or that the release speaks of most."""
        first, _ = self.sentence(left)
        here = bisect_left(self.places, (left, ""))
        ahead = [code for at, code in self.places[:here][-1:] if at >= first]
        return next(iter([*ahead, *self._commonest]), None)

    def within(self, first: int, last: int) -> list[str]:
        """The countries that a part of the release speaks of."""
        return [
            code
            for _, code in self.places[bisect_left(self.places, (first, "")) : bisect_left(self.places, (last, ""))]
        ]

    def since(self, first: int, before: int) -> list[NameMention]:
        """The people named so far from ``first`` on and before another place."""
        named = []
        for mention in reversed(self.before):
            if mention.span.start < first:
                break
            if mention.span.start < before and mention.form != "title":
                named.append(mention)
        return named[::-1]
