"""The offices of one person in the light of each other: whose they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from dipext.lexicon.countries import codes
from dipext.lexicon.organisations import organisations
from dipext.models import Role, Title
from dipext.people.titles import read_title, role_in_body


@dataclass(frozen=True, slots=True)
class _Known:
    """What the titles of one person tell together: bodies and countries that the text tells, countries guessed.

    ``represents`` says that somebody is the High Representative of the European Union, who is a Vice-President as well.
    """

    bodies: tuple[str, ...]
    countries: tuple[str, ...]
    guesses: tuple[str, ...]
    roles: frozenset[Role]
    serves: bool
    represents: bool


def settled(titles: Sequence[Title], countries: Sequence[str]) -> dict[Title, Title]:
    """The titles of one person, each with the title that it is in the light of the others.

    What the text tells of one office holds for the others; a guess gives way to it, and the issuer's country to one
    that the context gives. Who serves an organisation is nobody's minister.
    """
    if not titles:
        return {}
    sure = [title for title in titles if not title.warnings]
    told = [title.of for title in sure if title.of is not None]
    known = _Known(
        bodies=tuple([owner for owner in told if owner not in codes()]),
        countries=(*[owner for owner in told if owner in codes()], *countries),
        guesses=tuple(
            [title.of for title in _fullest(titles) if title.of in codes() and "from_context" in title.warnings]
        ),
        roles=frozenset([title.role for title in sure if title.of is not None]),
        serves=any(title.of in organisations() for title in titles),
        represents=any(title.role == "high_representative" and title.of == "EU" for title in titles),
    )
    return {title: _settled(title, known) for title in titles}


def _fullest(titles: Sequence[Title]) -> Sequence[Title]:
    """The titles of more than one word, which are told in full; all where there are none."""
    return [title for title in titles if " " in title.text] or titles


_VICE = ("Vice-President", "Vice President")  # beside "High Representative"


def _settled(title: Title, known: _Known) -> Title:
    if title.of is not None and not title.warnings:
        return title
    if title.of is not None and title.of not in codes():
        return title.model_copy(update={"warnings": ()}) if title.of in known.bodies else title
    if title.text in _VICE and ("EU" in known.bodies or known.represents):
        role = role_in_body(title, "European Commission")
        return title.model_copy(update={"of": "EU", "role": role, "status": "current", "warnings": ("from_context",)})
    if title.of is None and title.role == "chair" and "speaker" not in title.text.casefold():
        return title  # of what somebody is the chair, no other office tells
    if known.countries:
        own = known.countries[0]
        sure = title.of == own or title.role in known.roles or " " not in title.text
        return moved(title, own, () if sure else ("from_context",))
    if title.of is not None and known.serves:
        return moved(title, None, ())
    if "from_issuer" in title.warnings and known.guesses:
        return moved(title, known.guesses[0], ("from_context",))
    return title


def moved(title: Title, owner: str | None, warnings: tuple[str, ...]) -> Title:
    """A title of another country, with the role that it has there."""
    return title.model_copy(update={"of": owner, "role": moved_role(title, owner), "warnings": warnings})


def moved_role(title: Title, country: str | None) -> Role:
    """The role that a title has in another country, unless its role comes from elsewhere than its words."""
    return read_title(title.text, country).role if title.role == read_title(title.text, title.of).role else title.role
