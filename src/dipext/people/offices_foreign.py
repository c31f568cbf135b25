"""Foreign words for offices, and English titles whose role depends on the country, from ``offices_foreign.toml``."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Annotated

from pydantic import Field

from dipext.lexicon import toml
from dipext.lexicon.checks import Data, checked
from dipext.models import Role, TitleStatus

_Country = Annotated[str, Field(pattern="^[A-Z]{3}$")]
_Phrase = Annotated[str, Field(min_length=2)]


class ForeignOffice(Data):
    """Words for one office in one language.

    ``countries`` (ISO 3166-1 alpha-3) are those where the words name an office; empty where any may have it.
    """

    language: str = Field(pattern="^[a-z]{2,3}$")
    role: Role
    words: tuple[_Phrase, ...] = Field(min_length=1)
    status: TitleStatus = "current"
    countries: tuple[_Country, ...] = ()


class TitleByCountry(Data):
    """English titles that mean ``role`` in ``countries`` (ISO 3166-1 alpha-3), whatever they mean elsewhere."""

    titles: tuple[_Phrase, ...] = Field(min_length=1)
    countries: tuple[_Country, ...] = Field(min_length=1)
    role: Role


class OfficesFile(Data):
    """The whole of ``offices_foreign.toml``."""

    office: tuple[ForeignOffice, ...]
    by_country: tuple[TitleByCountry, ...]


@cache
def offices_file() -> OfficesFile:
    """The data file, checked.

    Raises:
        DataError: with file, line and key of every unknown key, role, status or code.
    """
    return checked("people/offices_foreign", OfficesFile)


@cache
def foreign_offices() -> dict[str, ForeignOffice]:
    """The offices by their words, in small letters, without hyphens and commas."""
    return {_key(word): office for office in offices_file().office for word in office.words}


@lru_cache(maxsize=1 << 12)
def foreign_office(title: str) -> ForeignOffice | None:
    """The office that a title in another language names; ``None`` when the title is not one of its words.

    >>> foreign_office("Välisminister").role, foreign_office("Landeshauptfrau").countries
    ('foreign_minister', ('AUT', 'ITA'))
    """
    return foreign_offices().get(_key(title))


@cache
def foreign_words() -> frozenset[str]:
    """The words of the offices that open or close one, with a capital: they head titles as "Minister" does."""
    phrases = (word.split() for office in offices_file().office for word in office.words)
    return frozenset(
        word[:1].upper() + word[1:] for words in phrases for word in (words[0], words[-1]) if len(word) > 3
    )


def foreign_office_before(text: str, end: int, floor: int) -> int | None:
    """Where an office in another language starts that ends at ``end``, in the same line and not before ``floor``."""
    low = max(floor, end - _REACH)
    if not _ends_office(text[max(low, text.rfind(" ", low, end) + 1) : end]):
        return None
    first = max(low, text.rfind("\n", low, end) + 1)
    found, at = None, end
    while at > first:
        at = max(first, text.rfind(" ", first, at - 1) + 1, text.rfind("(", first, at - 1) + 1)
        key = _key(text[at:end])
        if key in foreign_offices():
            found = at
        elif key not in _endings():
            break
    return found


@cache
def _endings() -> frozenset[str]:
    """The words with which offices end: all of their words but the first, but the first two, ..."""
    keys = [key.split() for key in foreign_offices()]
    return frozenset(" ".join(words[at:]) for words in keys for at in range(len(words)))


@lru_cache(maxsize=1 << 12)
def _ends_office(word: str) -> bool:
    return word.replace("-", " ").casefold().rpartition(" ")[2] in _last_words()


@cache
def _last_words() -> frozenset[str]:
    return frozenset(key.rpartition(" ")[2] for key in foreign_offices())


_REACH = 90  # letters in the longest of them


@cache
def _roles() -> dict[tuple[str, str], Role]:
    return {
        (_key(title), country): row.role
        for row in offices_file().by_country
        for title in row.titles
        for country in row.countries
    }


def role_in_country(title: str, country: str) -> Role | None:
    """The role of an English title in a country, by its longest beginning that the data knows.

    >>> role_in_country("Foreign Secretary", "IND"), role_in_country("Foreign Secretary", "GBR")
    ('state_secretary', 'foreign_minister')
    >>> role_in_country("Cabinet Secretary for Health", "KEN"), role_in_country("Foreign Minister", "KEN")
    ('minister', None)
    """
    for beginning in _beginnings(_without_field(_key(title))):
        role = _roles().get((beginning, country))
        if role is not None:
            return role
    return None


def _without_field(title: str) -> str:
    """The title without a field in front of it: "Health Cabinet Secretary" is a Cabinet Secretary."""
    words = title.split()
    field = toml("people/en/offices")["heads"]["portfolio"].split()
    first = next((at for at, word in enumerate(words) if word not in field), 0)
    return " ".join(words[first:]) if title.endswith("cabinet secretary") else title


def _beginnings(title: str) -> Iterator[str]:
    """The title, then without its last word, and so on."""
    words = title.split()
    for end in range(len(words), 0, -1):
        yield " ".join(words[:end])


def _key(title: str) -> str:
    return " ".join(title.replace("-", " ").replace(",", " ").replace("’", "'").casefold().split())
