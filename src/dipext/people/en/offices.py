"""Whose an office is, by words that stand apart from it: the issuer, "his Dutch counterpart", "For Latvia: ..."."""

import re

from dipext.lexicon.countries import country_of_demonym, country_of_name, find_country
from dipext.models import Title
from dipext.people import word_lists as lexicon
from dipext.people.en.functions import party
from dipext.people.en.titles_before import Before
from dipext.people.mention import Reading
from dipext.people.titles import read_title
from dipext.text.source import Source

_COUNTERPART = "counterpart"
_PEOPLES = re.compile(r"(?:[A-Z]\w+,? (?:and )?)+$")
_OF = re.compile(r" of (?:the )?((?:[A-Z][\w'’-]+)(?: (?:and |of )?[A-Z][\w'’-]+){0,3})")


def offices(source: Source, before: Before) -> tuple[tuple[Title, ...], tuple[Title, ...]]:
    """The titles of a name as the sentence means them, and one for each of the next names in a list."""
    held = before.titles
    if before.apposition and source.text[max(0, before.start - 4) : before.start] in ("the ", "The "):
        held = _of_issuer(source, held, before.start)
    if source.issuer is not None and source.issuer.country == "GBR":
        held = tuple(_replaced(title, role="minister") if title.text == "Chancellor" else title for title in held)
    if any(_COUNTERPART in title.text for title in before.titles):
        held = _counterparts(source, before)
        each = _one_each(source.text, before.start, held) if before.plural else ()
        if each:
            return each[:1], each[1:]
    return held, ()


def _replaced(title: Title, **values: str | None) -> Title:
    return title.model_copy(update=values)


def _of_issuer(source: Source, held: tuple[Title, ...], start: int) -> tuple[Title, ...]:
    """The issuer's country for "the Minister of Foreign Affairs, ..." without one."""
    country = source.issuer.country if source.issuer else None
    if (
        country is None
        or len(held) != 1
        or held[0].of
        or held[0].role not in lexicon.words("people/en/offices", "national")
    ):
        return held
    before = source.text[source.sentence(start)[0] : start].split()
    if before[-2:-1] and before[-2] in lexicon.words("people/en/words", "context", "abroad"):
        abroad = find_country(" ".join(before))
        if abroad not in (None, country):
            return held
    return (_replaced(held[0], of=country),)


def _counterparts(source: Source, before: Before) -> tuple[Title, ...]:
    """The office behind "his Dutch counterpart": the one that the sentence named before."""
    text = source.text
    first, _ = source.sentence(before.start)
    role = read_title(text[first : before.start]).role
    if role in ("other", "minister"):  # "Minister Doe": of what, an earlier sentence says
        earlier = read_title(text[max(0, first - 300) : first]).role
        role = earlier if earlier in ("foreign_minister", "defence_minister") else role
    return tuple(_replaced(title, role=role) if title.role == "other" else title for title in before.titles)


def _one_each(text: str, start: int, titles: tuple[Title, ...]) -> tuple[Title, ...]:
    """The titles of "his Latvian and Lithuanian counterparts A and B", to be given one to each."""
    match = _PEOPLES.search(text, max(0, start - 80), start)
    peoples = re.findall(r"[A-Z]\w+", match[0]) if match is not None else []
    if len(titles) != 1 or not peoples or not all(country_of_demonym(name) for name in peoples):
        return ()
    title = titles[0]
    return (*(_replaced(title, of=country_of_demonym(name)) for name in peoples), title)


def owned(text: str, reading: Reading) -> tuple[Title, ...]:
    """The titles of a name with the country that the words around it give: "President Sánchez of Spain"."""
    *others, last = reading.titles
    if last.of:
        return reading.titles
    owner = party(text, reading.left) if reading.function == "signatory" else None
    if owner is None and text.startswith(" of ", reading.end):
        match = _OF.match(text, reading.end)
        owner = _first_country(match[1].split(" ")) if match is not None else None
    return reading.titles if owner is None else (*others, _replaced(last, of=owner))


def _first_country(words: list[str]) -> str | None:
    """The country that the most of some words name, from the first on."""
    names = (" ".join(words[:n]) for n in range(len(words), 0, -1))
    return next((code for name in names if (code := country_of_name(name))), None)
