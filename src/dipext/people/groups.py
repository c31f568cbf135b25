"""Persons while their mentions are gathered, to be found by what their names share."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from dipext.models import ResolvedBy, Role
from dipext.people import word_lists as lexicon
from dipext.people.alike import sound
from dipext.people.mention import NameMention
from dipext.people.names import PersonName, fold, read_name, tame


@dataclass(slots=True)
class Group:
    """The mentions of one person so far."""

    names: list[PersonName] = field(default_factory=list)
    members: list[tuple[int, ResolvedBy]] = field(default_factory=list)
    roles: set[Role] = field(default_factory=set)
    addressed: set[str] = field(default_factory=set)

    def add(self, i: int, how: ResolvedBy, mention: NameMention) -> None:
        """Another mention."""
        self.members.append((i, how))
        if mention.titles and mention.form != "title":
            self.roles.update([title.role for title in mention.titles])
        if mention.honorific is not None:
            self.addressed.update(word.rstrip(".") for word in mention.honorific.split())

    def may_be_addressed(self, honorific: str | None) -> bool:
        """Whether the person can be one who is addressed so: "Mrs" is no "Mr"."""
        if honorific is None:
            return True
        words = {word.rstrip(".") for word in honorific.split()}
        men, women = (lexicon.words("people/en/words", "honorifics", key) for key in ("men", "women"))
        return not any(words & one and self.addressed & other for one, other in ((men, women), (women, men)))


# What more persons than this share tells none of them from the others, and would take too long to compare.
_CROWD = 50


class Groups:
    """The persons so far, to be found by what their names share with another: a word, a sound, a beginning."""

    def __init__(self, mentions: Sequence[NameMention]) -> None:
        self._mentions = mentions
        self.all: list[Group] = []
        self._by_key: dict[str, dict[int, Group]] = {}
        self.by_spelling: dict[str, Group] = {}

    def open(self, name: PersonName, i: int) -> Group:
        """A new person with a first mention."""
        group = Group([name])
        group.add(i, "self", self._mentions[i])
        self.all.append(group)
        self._index(group, name)
        return group

    def join(self, group: Group, name: PersonName, i: int, how: ResolvedBy) -> None:
        """Another spelling of a person's full name."""
        group.names.append(name)
        group.add(i, how, self._mentions[i])
        self._index(group, name)

    def near(self, name: str, family: str) -> list[Group]:
        """The persons who share with a name what only a few do."""
        found: dict[int, Group] = {}
        for key in _keys(name, family):
            sharing = self._by_key.get(key)
            if sharing is not None and len(sharing) <= _CROWD:
                found.update(sharing)
        return list(found.values())

    def _index(self, group: Group, name: PersonName) -> None:
        self.by_spelling.setdefault(spelt(name.name), group)
        for key in _keys(name.name, name.family or ""):
            self._by_key.setdefault(key, {})[id(group)] = group


@lru_cache(maxsize=1 << 13)
def _keys(name: str, family: str) -> tuple[str, ...]:
    folded = fold(family)
    keys = [*fold(name).replace("-", " ").split(), f"sound {sound(family)}", f"start {folded[:4]}"]
    if len(folded) > 10:
        keys.append(f"long {folded[0]} {folded[-4:]}")
    return tuple(dict.fromkeys(keys))


def spelt(name: str) -> str:
    """A name as one spelling of it is told from another."""
    return fold(name).replace("-", " ").replace(". ", ".")


@lru_cache(maxsize=1 << 13)
def read(text: str) -> PersonName:
    """Take a name apart as a text writes it.

    >>> read("Doe, Jane").name, read("Hartwell of Upper Marsh").family, read("SIKORSKI").name
    ('Jane Doe', 'Hartwell', 'Sikorski')
    """
    surname, _, seat = text.partition(" of ")
    if seat:
        return PersonName(text, None, surname)  # a peer
    surname, _, given = text.partition(", ")
    if given and lexicon.kind(given.split()[0]) & lexicon.GIVEN:
        surname = " ".join(map(tame, surname.split()))
        return PersonName(f"{given} {surname}", given, surname)
    return read_name(tame(text) if " " not in text else text)
