"""The offices of "his Dutch counterpart" and "her Latvian and Lithuanian counterparts"."""

import re

from dipext.lexicon.countries import country_of_demonym, country_of_name
from dipext.models import Title
from dipext.people.en.titles_before import Before
from dipext.people.titles import minister_of, read_title
from dipext.text.source import Source

_COUNTERPART = re.compile(r"counterpart|colleague$")
_PEOPLES = re.compile(r"(?:[A-Z]\w+,? (?:and )?)+$")


def offices(source: Source, before: Before) -> tuple[tuple[Title, ...], tuple[Title, ...]]:
    """The titles of a name as the sentence means them, and one for each of the next names in a list."""
    if not any(_COUNTERPART.search(title.text) for title in before.titles):
        each = _of_each(before.titles[0]) if before.plural and len(before.titles) == 1 else ()
        return (each[:1], each[1:]) if each else (before.titles, ())
    held = _counterparts(source, before)
    each = _one_each(source.text, before.start, held) if before.plural else ()
    return (each[:1], each[1:]) if each else (held, ())


def _of_each(title: Title) -> tuple[Title, ...]:
    """The titles of "the Prime Ministers of Estonia, Latvia and Lithuania, A, B and C", to be given one to each."""
    match = _COUNTRIES.search(title.text)
    countries = [country_of_name(name) for name in _AND.split(match[1])] if match is not None else []
    if len(countries) < 2 or None in countries:
        return ()
    return (*(_replaced(title, of=country) for country in countries), title)


_COUNTRIES = re.compile(r" of (?:the )?([A-Z][^,]*(?:, [A-Z][^,]*)* and [A-Z].*)$")
_AND = re.compile(r",? and |, ")


def _replaced(title: Title, **values: str | None) -> Title:
    return title.model_copy(update=values)


def _counterparts(source: Source, before: Before) -> tuple[Title, ...]:
    """The office behind "his Dutch counterpart": the one that the sentence named before."""
    text = source.text
    first, _ = source.sentence(before.start)
    role = read_title(text[first : before.start]).role
    if role == "deputy_head_of_government":  # "Deputy Prime Minister and Foreign Minister Doe": the second one
        held = read_title(text[first : before.start].partition(" and ")[2]).role
        role = held if held in ("foreign_minister", "defence_minister") else role
    if role in ("other", "minister"):  # "Minister Doe": of what, an earlier sentence says
        earlier = read_title(text[max(0, first - 300) : first]).role
        role = earlier if earlier in ("foreign_minister", "defence_minister") else role
    if role == "minister" and source.issuer is not None:
        role = minister_of(source.issuer.name) or role
    return tuple(_replaced(title, role=role) if title.role == "other" else title for title in before.titles)


def _one_each(text: str, start: int, titles: tuple[Title, ...]) -> tuple[Title, ...]:
    """The titles of "his Latvian and Lithuanian counterparts A and B", to be given one to each."""
    match = _PEOPLES.search(text, max(0, start - 80), start)
    peoples = re.findall(r"[A-Z]\w+", match[0]) if match is not None else []
    if len(titles) != 1 or not peoples or not all(country_of_demonym(name) for name in peoples):
        return ()
    title = titles[0]
    return (*(_replaced(title, of=country_of_demonym(name)) for name in peoples), title)
