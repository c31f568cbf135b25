"""What a capitalised word can be: part of a name, a title, a place, or a word of the language."""

from functools import cache, lru_cache, reduce
from operator import and_
from typing import TYPE_CHECKING, Any, TypeAlias

from dipext.lexicon import countries, lines, toml
from dipext.people.offices_foreign import foreign_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

GIVEN = 1
"""A given name."""
FAMILY = 2
"""A surname."""
WORD = 4
"""Seen in small letters in running English."""
PLACE = 8
"""A country, its people or its adjective, a large city."""
HEAD = 16
"""Heads a title: Minister, Ambassador."""
RANK = 32
"""Heads a military title; a HEAD too."""
HONORIFIC = 64
"""A form of address."""
FUNCTION = 128
"""A pronoun, preposition, weekday, ...: never part of a name."""
THING = 256
"""Makes a name in front of it the name of a thing: Foundation, Airport."""
BEFORE = 512
"""Makes a name behind it the name of a thing: Hurricane, Fort."""
PLURAL = 1024
"""A plural HEAD: Ministers."""
SUFFIX = 2048
"""Jr, III."""
LETTERS = 4096
"""Letters behind a name that stay outside it: MP, KC."""
PARTICLE = 8192
"""A particle of names with a capital: Al, Von."""

EASTERN = 16384
"""A surname that stands before the given name: Wang, Kim, Nguyen."""


@cache
def words(file: str, *path: str) -> frozenset[str]:
    """The words of one entry of a TOML list of this package, a string of words separated by white space."""
    entry: Any = toml(file)
    for key in path:
        entry = entry[key]
    return frozenset(str(entry).split())


@cache
def _table() -> dict[str, int]:
    table: dict[str, int] = {}

    def add(items: "Iterable[str]", flag: int) -> None:
        for item in items:
            table[item] = table.get(item, 0) | flag

    add((word.title() for word in lines("lexicon/words.txt")), WORD)
    for items, flag in _names():
        add(items, flag)
    add([n for n in words(_WORDS, "names", "eastern") if not table.get(n, 0) & WORD], FAMILY | EASTERN)
    add([n for n in words(_WORDS, "names", "word_names") if not table.get(n, 0) & (GIVEN | FAMILY)], FAMILY)
    for items, flag in _other_words():
        add(items, flag)
    for particle in words(_WORDS, "names", "particles"):
        if len(particle) > 1:
            table[particle.capitalize()] = PARTICLE if particle != "ben" else GIVEN
    for items, flag in _heads():
        add(items, flag)
    add([word for word in foreign_words() if not table.get(word, 0) & (GIVEN | FAMILY | WORD | PLACE)], HEAD)
    _take_names_from_others(table)
    return table


_WORDS = "people/en/words"
_Entries: TypeAlias = "Iterator[tuple[Iterable[str], int]]"


def _names() -> _Entries:
    """Words of names with their flags."""
    yield lines("people/given_names.txt"), GIVEN
    yield lines("people/family_names.txt"), FAMILY
    for tradition in toml("people/traditions").values():
        yield tradition.get("given", "").split(), GIVEN
        yield tradition.get("family", "").split(), FAMILY
    yield words("people/japanese", "given"), GIVEN
    yield words("people/japanese", "family"), FAMILY
    yield words(_WORDS, "names", "given") | words(_WORDS, "names", "pairs"), GIVEN
    yield words(_WORDS, "names", "japanese") | words(_WORDS, "names", "gaelic"), FAMILY


def _other_words() -> _Entries:
    """Words around names, places and things, with their flags."""
    yield lines("people/cities.txt"), PLACE
    yield lines("people/proper_words.txt"), PLACE
    yield _plain_places(), PLACE
    yield (name for names in toml("lexicon/capitals").values() for name in names), PLACE
    for name in (*countries.names(), *countries.demonyms()):
        yield (name, *(word for word in name.split(" ") if len(word) > 3)), PLACE
    for key, entry, flag in (
        ("reject", "function", FUNCTION),
        ("reject", "things", THING),
        ("reject", "before", BEFORE),
        ("honorifics", "words", HONORIFIC),
        ("names", "suffixes", SUFFIX),
        ("names", "letters", LETTERS),
    ):
        yield words(_WORDS, key, entry), flag


def _heads() -> _Entries:
    """Heads of titles with their plurals, as they are written and looked up."""
    for key, flag in (("words", HEAD), ("ranks", HEAD | RANK)):
        for word in words("people/en/offices", "heads", key):
            for form, plural in ((word, 0), (_plural(word), PLURAL)):
                spellings = {_capital(form), form[:1].upper() + form[1:]}
                spellings |= {form} if "'" in form or "-" in form else set()
                spellings |= {word.upper() + form[len(word) :]} if len(word) < 4 else set()
                yield spellings, flag | plural


def _plain_places() -> frozenset[str]:
    return words(_WORDS, "reject", "regions") | words(_WORDS, "reject", "seats")


def _take_names_from_others(table: dict[str, int]) -> None:
    """Let words be no names that are titles, things or places first, but for those that are listed as both."""
    never = FUNCTION | THING | BEFORE | LETTERS | HEAD
    word_names = words(_WORDS, "names", "word_names")
    plain = _plain_places()
    for word, flags in table.items():
        if (flags & never or word in plain) and word not in word_names:
            table[word] = flags & ~(GIVEN | FAMILY | EASTERN)


@cache
def places() -> frozenset[str]:
    """Names of several words, as written, of places and of other things that look like people."""
    towns = (name for name in (*lines("people/cities.txt"), *countries.names()) if " " in name)
    return frozenset((*towns, *toml("people/en/words")["reject"]["namesakes"]))


@cache
def surnames() -> frozenset[str]:
    """Surnames, those that are words or things elsewhere too."""
    return frozenset(lines("people/family_names.txt"))


@cache
def figures() -> frozenset[str]:
    """Surnames of people so well known that nothing needs to introduce them."""
    return frozenset(lines("people/figures.txt"))


@cache
def _sites() -> frozenset[str]:
    return frozenset(lines("people/cities.txt")) | words("people/en/words", "reject", "seats")


def is_site(name: str) -> bool:
    """Whether something can happen there: a city or a country, not its people.

    >>> is_site("Tbilisi"), is_site("New York City"), is_site("Latvia"), is_site("European")
    (True, True, True, False)
    """
    return name in _sites() or countries.country_of_name(name) is not None


def _plural(word: str) -> str:
    if word.endswith("man"):
        return word[:-3] + "men"
    return word[:-1] + "ies" if word.endswith("ry") else word + "s"


def _capital(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))


_LONGEST = 40


@lru_cache(maxsize=1 << 16)
def kind(word: str) -> int:
    """The flags of a capitalised word, a possessive ending or a full stop left out.

    >>> bool(kind("Minister") & HEAD), bool(kind("Baiba") & GIVEN), bool(kind("Latvia") & PLACE), kind("Xyzzyov")
    (True, True, True, 0)
    """
    if len(word) > _LONGEST:
        return 0
    table = _table()
    found = table.get(word)
    if found is None and word.endswith(("-designate", "-elect")):
        word = word[: word.rindex("-")]
        found = table.get(word)
    if found is None and word.endswith("."):
        found = table.get(word[:-1])
    if found is None and word.isupper() and len(word) > 2:
        found = table.get(word.title())
        if len(word) == 3 and found is not None and not found & (GIVEN | FAMILY):
            found = None
    if found is None:
        found = table.get(word.replace("’", "'"))
    if found is None and "-" in word:
        found = table.get(word.lower())
    if found is None and "-" in word:
        # Part by part and not again and again: "Anna-Anna-Anna" may go on for pages.
        parts = [part for part in word.split("-") if part]
        flags = [table.get(part, 0) for part in parts]
        found = reduce(and_, flags) if len(flags) > 1 else 0
        if not found and len(flags) > 1 and flags[0] & (GIVEN | FAMILY):
            found = flags[0] & (GIVEN | FAMILY)
    return found or 0
