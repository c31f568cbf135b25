"""What a release tells about whose offices its people may hold: who issues it, and where it speaks of which country."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dipext.lexicon import toml
from dipext.lexicon.cities import country_of_city
from dipext.lexicon.countries import codes
from dipext.lexicon.issuers import is_of_state
from dipext.lexicon.places import places_in
from dipext.models import Title
from dipext.people.bodies import Named, country_behind, organisation_in, owner_code
from dipext.people.mention import NameMention
from dipext.text.source import Source

_REACH = 1500  # letters before a sentence in which a country may be where it happens
_PARAGRAPHS = 500
_INTRODUCED = re.compile(r"\(([A-Z][A-Z0-9&-]{2,11})\)")
_MISSIONS = ("Embassy", "High Commission", "Consulate", "Permanent Mission", "Permanent Representation")
_WINDOW = 600  # letters of a sentence that are looked at


def _words(mention: NameMention) -> frozenset[str]:
    return frozenset([word for word in mention.span.text.casefold().split() if len(word) > 2])


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose an office is, and the warning where that is a guess; ``body`` is the code of the organ that has it."""

    code: str
    warning: str | None = None
    body: str | None = None


@dataclass
class Scene:
    """What is known so far while the people of a release get their countries, from the first to the last.

    ``before`` are the mentions that have theirs, ``holders`` the words of their names by office (role, owner, status),
    ``told`` the countries by words of the names of those for whom the text tells one.
    """

    source: Source
    mentions: Sequence[NameMention]
    before: list[NameMention] = field(default_factory=list)
    holders: dict[tuple[str, str | None, str], set[frozenset[str]]] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)

    def add(self, mention: NameMention) -> None:
        """Take up a mention whose owners are known."""
        self.before.append(mention)
        if not mention.titles or mention.form == "title":
            return
        words = _words(mention)
        for title in mention.titles:
            self.holders.setdefault((title.role, title.of, title.status), set()).add(words)
            if title.of in codes() and not title.warnings:
                self.told.update(dict.fromkeys(words, title.of))

    def told_of(self, mention: NameMention) -> str | None:
        """The country that the text has told for the offices of somebody of that name."""
        if not self.told:
            return None
        countries = {self.told.get(word) for word in _words(mention)}
        return countries.pop() if len(countries) == 1 else None

    def is_taken(self, mention: NameMention, title: Title, country: str) -> bool:
        """Whether somebody else has been named who holds that office of a country."""
        words = _words(mention)
        return any(words.isdisjoint(other) for other in self.holders.get((title.role, country, title.status), ()))

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """The acronyms that the release introduces in brackets."""
        return frozenset(_INTRODUCED.findall(self.source.text))

    @cached_property
    def body(self) -> Named | None:
        """The organisation that issues the release."""
        issuer = self.source.issuer
        named = organisation_in(issuer.name) if issuer is not None else None
        if issuer is None or named is None or (is_of_state(issuer.name) and named.organisation.country is None):
            return None  # "Ministry of Foreign Affairs, European Union and Cooperation"
        return named

    @cached_property
    def country(self) -> str | None:
        """The country that issues the release, or whose agency does."""
        issuer = self.source.issuer
        if issuer is None or issuer.organisation is not None:
            return None
        return issuer.country or (country_behind(self.body.organisation.code) if self.body is not None else None)

    @cached_property
    def is_mission(self) -> bool:
        """Whether an embassy or the like issues the release."""
        issuer = self.source.issuer
        return issuer is not None and any(word in issuer.name for word in _MISSIONS)

    @cached_property
    def host(self) -> str | None:
        """The country where the embassy stands that issues the release, if its name tells."""
        issuer = self.source.issuer
        places = [code for _, code, _ in places_in(issuer.name)] if issuer is not None and self.is_mission else []
        return next((code for code in places[::-1] if code != self.country), None)

    @cached_property
    def organisation(self) -> str | None:
        """The organisation that issues the release, if no country does."""
        issuer = self.source.issuer
        if issuer is None or self.country is not None:
            return None
        return owner_code(self.body.organisation) if self.body is not None else issuer.organisation

    @cached_property
    def places(self) -> list[tuple[int, str]]:
        """Where the release speaks of a country or of a city in one, names of people and seats of bodies left out."""
        return [(at, code) for at, code, _ in self._named]

    @cached_property
    def _named(self) -> list[tuple[int, str, str]]:
        seats = toml("people/en/words")["context"]["seats"]
        names = {at for mention in self.mentions for at in range(mention.span.start, mention.span.end)}
        return [place for place in places_in(self.source.text) if place[2] not in seats and place[0] not in names]

    @cached_property
    def _abroad(self) -> list[tuple[int, str]]:
        return [(at, code) for at, code in self.places if code != self.country]

    @cached_property
    def _cities(self) -> list[tuple[int, str]]:
        """The cities abroad: they are where it happens, where a country may be what it is about."""
        return [(at, code) for at, code, name in self._named if code != self.country and country_of_city(name)]

    @cached_property
    def _commonest(self) -> list[str]:
        return [code for code, _ in Counter([code for _, code in self.places]).most_common(1)]

    def sentence(self, at: int) -> tuple[int, int]:
        """Start and end of the sentence around an offset, as far as one should look."""
        first, last = self.source.sentence(at)
        return max(first, at - _WINDOW), min(last, at + _WINDOW)

    def nearest(self, left: int) -> str | None:
        """The foreign country spoken of nearest to a title: in the sentence, or where what stands before it happens."""
        first, last = self.sentence(left)
        places = self._abroad
        start, here, end = (bisect_left(places, (at, "")) for at in (first, left, last))
        if start < here:
            return places[here - 1][1]
        if here < end:
            return places[here][1]
        city = bisect_left(self._cities, (first, ""))
        earlier = [*self._cities[:city][-1:], *places[:start][-1:]]
        return next((code for at, code in earlier if at > first - _REACH), None)

    def before_last(self, left: int) -> str | None:
        """The foreign country spoken of last before a title, in its paragraph or the one before."""
        here = bisect_left(self._abroad, (left, ""))
        return next((code for at, code in self._abroad[:here][-1:] if at > left - _PARAGRAPHS), None)

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
