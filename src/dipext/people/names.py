"""A name as written to its parts and its usual form."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from dipext.models import NameOrder
from dipext.people import word_lists as lexicon

_SPACE = re.compile(r"\s+")
_SUFFIX = re.compile(r",?\s(?:Jr\.?|Sr\.?|I{2,3}|IV|VI{0,3}|IX|XI{0,3}V?I{0,3}|Jnr\.?|Snr\.?|Esq\.?|Ph\.?D\.?)$")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)+|[^\W\d_]")
_JAPANESE = re.compile(
    r"(?:(?:[kgsztdnhbpmrfjwy]|ch|sh|ts|[kgnhbpmrj]y)?(?:[aeiou]|ō|ū)(?:n['’]?)?|kk|ss|tt|pp|tch)+", re.IGNORECASE
)
# How Japanese surnames end, and given names hardly ever.
_JAPANESE_END = re.compile(
    r"\w(?:[kg]awa|moto|yama|guchi|mura|[sz]aki|[sj]hima|jima|[kg]ano|sano|mizu|bayashi|hara|wara|bata|[md]oto|oka"
    r"|[tn]ani|[mn]ori|naga|be|[td]su|gishi|zawa|sawa|se|nishi|moto|kubo|uchi)$"
)
_VOWELS = "aeiou"
_SYLLABLE = re.compile(
    rf"[bcdfghjklmnpqrstvwxyzđ]{{0,2}}[yw]?[{_VOWELS}]{{1,3}}(?:ng(?![{_VOWELS}])|nh(?![{_VOWELS}])|ck(?![{_VOWELS}])|[nklmptch](?![{_VOWELS}h]))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name taken apart: ``name`` is its usual form, given name first unless it is written otherwise by custom.

    ``guessed`` says that the text does not show which part is the surname.
    """

    name: str
    given: str | None
    family: str | None
    order: NameOrder = "western"
    guessed: bool = False


@lru_cache(maxsize=1 << 13)
def read_name(text: str) -> PersonName:
    """Take a full name apart.

    >>> read_name("Ursula von der Leyen").family, read_name("Ursula von der Leyen").order
    ('von der Leyen', 'western')
    >>> read_name("HAYASHI Yoshimasa").name, read_name("HAYASHI Yoshimasa").order
    ('Yoshimasa Hayashi', 'eastern')
    >>> read_name("Wang Yi").name, read_name("Wang Yi").family, read_name("Wang Yi").given
    ('Wang Yi', 'Wang', 'Yi')
    >>> read_name("Domingo L. Siazon, Jr.").family
    'Siazon'
    """
    text = _SPACE.sub(" ", text).strip()
    suffix = _SUFFIX.search(text)
    core, tail = (text[: suffix.start()], suffix[0]) if suffix else (text, "")
    words = core.split(" ")
    if suffix is None and len(words) == 2 and words[1] == "I":
        tail, words = " I", words[:1]  # "Bartholomew I"
    if len(words) == 1 or words[0] in lexicon.words("people/en/words", "names", "particles"):
        return _of_one_part(" ".join(map(tame, words)), tail)
    small = [tame(w) for w in words]
    for reading in (_shouted(words, small, tail), _as_customary(small, tail), _japanese(small, tail)):
        if reading is not None:
            return reading
    cut = _family_from(small)
    first, last = (lexicon.kind(small[at]) & (lexicon.GIVEN | lexicon.FAMILY) for at in (0, -1))
    doubtful = len(small) == 2 and first == lexicon.FAMILY and last == lexicon.GIVEN
    return PersonName(" ".join(small) + tail, " ".join(small[:cut]), " ".join(small[cut:]), guessed=doubtful)


def _of_one_part(name: str, tail: str) -> PersonName:
    if re.fullmatch(r",? [IVX]+", tail):
        return PersonName(name + tail, name, None)  # "Charles III"
    return PersonName(name + tail, None, name)


def _shouted(words: list[str], small: list[str], tail: str) -> PersonName | None:
    """A name that writes the surname in capitals; "JOHN Q. PUBLIC" shouts all of it."""
    pairs = lexicon.words("people/en/words", "names", "pairs")
    shouted = [w.isupper() and not _INITIAL.fullmatch(w) and w not in pairs for w in words]
    if not any(shouted) or (shouted[0] and shouted[-1]):
        return None
    if shouted[0]:
        cut = shouted.index(False)
        family, given = " ".join(small[:cut]), " ".join(small[cut:])
        name = f"{family} {given}" if _kept(small) else f"{given} {family}"
        return PersonName(name + tail, given, family, "eastern")
    cut = shouted.index(True)
    while words[cut - 1] in lexicon.words("people/en/words", "names", "particles"):  # "Ursula von der LEYEN"
        cut -= 1
    return PersonName(" ".join(small) + tail, " ".join(small[:cut]), " ".join(small[cut:]))


def _as_customary(small: list[str], tail: str) -> PersonName | None:
    """A name that keeps its order: surname first, or without any surname, as in Myanmar."""
    burmese = lexicon.words("people/en/words", "names", "burmese")
    if len(small) > 1 and all(word in burmese for word in small) and not all(map(is_eastern, small[1:])):
        return PersonName(" ".join(small) + tail, " ".join(small), None)
    if _has_two_givens(small):
        return PersonName(" ".join(small) + tail, " ".join([small[0], *small[2:]]), small[1])
    if not _kept(small):
        return None
    return PersonName(" ".join(small) + tail, " ".join(small[1:]), small[0], "eastern")


def _has_two_givens(small: list[str]) -> bool:
    """Whether a western given name stands before a whole eastern name: "Vivian Tan Eng Guan"."""
    if not 3 <= len(small) <= 4 or not _western(small[0]) or not is_eastern(small[1]):
        return False
    particle = small[1].lower() in lexicon.words("people/en/words", "names", "particles")
    return not particle and all(map(is_syllable, small[2:]))


def _japanese(small: list[str], tail: str) -> PersonName | None:
    """A Japanese name with the surname first: one that is known, or looks it in front of a given name."""
    if len(small) != 2 or tail:
        return None
    first, last = small
    known = lexicon.words("people/en/words", "names", "japanese")
    if first in known:
        return flipped(" ".join(small)) if last not in known else None
    if first in lexicon.words("people/japanese", "family") and last in lexicon.words("people/japanese", "given"):
        return _guessed(flipped(" ".join(small)))
    sounds = _JAPANESE_END.search(first) and not lexicon.kind(first) & lexicon.GIVEN
    return _guessed(flipped(" ".join(small))) if sounds and lexicon.kind(last) & lexicon.GIVEN else None


def _guessed(name: PersonName | None) -> PersonName | None:
    return None if name is None else replace(name, guessed=True)


_SURNAME_FIRST = frozenset(["CHN", "KHM", "KOR", "PRK", "TWN", "VNM"])


def in_country(name: PersonName, countries: Collection[str]) -> PersonName:
    """The name as the customs of a country order it, where these say that its surname stands first.

    >>> in_country(read_name("Hun Sophea"), {"KHM"}).family
    'Hun'
    >>> in_country(read_name("Kovács Bence"), {"HUN"}).name, in_country(read_name("Bence Kovács"), {"HUN"}).name
    ('Bence Kovács', 'Bence Kovács')
    >>> in_country(read_name("Ogasawara Shin’ichi"), {"JPN"}).name
    'Shin’ichi Ogasawara'
    """
    words = name.name.split()
    if name.order != "western" or len(words) != 2:
        return name
    first, last = map(lexicon.kind, words)
    surname = is_eastern(words[0]) or first & (lexicon.GIVEN | lexicon.FAMILY) == lexicon.FAMILY
    if surname and not _SURNAME_FIRST.isdisjoint(countries):
        return PersonName(name.name, words[1], words[0], "eastern")
    if "JPN" in countries:
        known = last & lexicon.GIVEN or _JAPANESE_END.search(words[0])
        return (_guessed(flipped(name.name)) if known and not first & lexicon.GIVEN else None) or name
    surname_first = not first & lexicon.GIVEN and last & lexicon.GIVEN
    if "HUN" in countries and surname_first:
        return PersonName(f"{words[1]} {words[0]}", words[1], words[0], "eastern", guessed=True)
    return name


def flipped(text: str) -> PersonName | None:
    """The name read as Japanese with the surname first, where its sounds allow that.

    >>> flipped("Kishida Fumio").name
    'Fumio Kishida'
    >>> flipped("Retno Marsudi") is None
    True
    """
    words = text.split()
    if len(words) != 2 or not all(_JAPANESE.fullmatch(word) for word in words):
        return None
    return PersonName(f"{words[1]} {words[0]}", words[1], words[0], "eastern")


def is_syllable(word: str) -> bool:
    """Whether a word sounds like one syllable of a Chinese, Korean or Vietnamese name.

    >>> is_syllable("Un"), is_syllable("Loong"), is_syllable("Meets")
    (True, True, False)
    """
    return _SYLLABLE.fullmatch(fold(word)) is not None


def _kept(words: list[str]) -> bool:
    """Whether a name is written surname first by custom: Chinese, Korean, Vietnamese."""
    if not 2 <= len(words) <= 4 or not is_eastern(words[0]):
        return False
    if len(words) > 2 and all(is_syllable(word) for word in words[1:]):
        return True
    return all(syllables(word) <= 3 and not _western(word) for word in words[1:])


def is_eastern(word: str) -> bool:
    """Whether a word is a surname that stands before the given name, with its accents or without.

    >>> is_eastern("Bùi"), is_eastern("Kang"), is_eastern("Silva")
    (True, True, False)
    """
    eastern = lexicon.words("people/en/words", "names", "eastern")
    return word in eastern or (not word.isascii() and fold(word).capitalize() in eastern)


def syllables(word: str) -> int:
    """How many syllables a word has, if it is made of such ones as eastern names have; many otherwise."""
    count = 0
    for part in re.split(r"[-’']", word.casefold()):
        part = fold(part)
        at = 0
        while at < len(part):
            match = _SYLLABLE.match(part, at)
            if match is None:
                return 99
            at = match.end()
            count += 1
    return count


def _western(word: str) -> bool:
    return (
        len(word) > 3
        and not re.search(r"-[a-z]", word)  # "Kyung-wha"
        and word.isascii()
        and bool(lexicon.kind(word) & lexicon.GIVEN)
        and word not in lexicon.words("people/en/words", "names", "eastern")
        and not word.endswith(("ng", "un"))
    )


def _family_from(words: list[str]) -> int:
    """Where the surname starts in a western name."""
    particles, last = lexicon.words("people/en/words", "names", "particles"), len(words) - 1
    if words[-1] in lexicon.words("people/en/words", "names", "behind"):
        return max(last - 1, 1)  # "Aida Kasym kyzy"
    for i in range(1, last):
        if words[i] in CHILD_OF:
            house = (j for j in range(last - 1, i, -1) if words[j] in _HOUSE_OF)
            return next(house, last if last > i + 1 else i)
        if words[i] in _GAELIC or lexicon.kind(words[i]) & lexicon.PARTICLE:
            return i
        if words[i] in _AND and i > 1:
            return i - 1
        if words[i] in particles:
            # "Juan Pérez de la Cruz y Soto": a surname may already stand before the particle
            return i - 1 if i > 1 and _surname(words[i - 1]) and not _AND.isdisjoint(words[i:]) else i
    if not words[-1].endswith(_PATRONYMIC) and not words[-1].lower().startswith(("al-", "el-")):
        for i in range(1, last):
            if _surname(words[i]) and words[i] not in ("Singh", "Kaur"):
                return i
    return last


_GAELIC = frozenset(["Ó", "Ní", "Nic", "Mac", "Uí", "Ui", "Mhic"])
CHILD_OF = frozenset(["bin", "ibn", "bint", "ben", "Bin", "Ibn", "Bint", "a/l", "a/p", "s/o", "d/o"])
"""Words before the name of a father: "son of"."""
_HOUSE_OF = frozenset(["Al", "al", "Aal"])
_AND = frozenset(["y", "vel", "e", "i", "und"])
_PATRONYMIC = ("sen", "son", "dóttir")


def _surname(word: str) -> bool:
    flags = lexicon.kind(word)
    return not flags & lexicon.GIVEN and not _INITIAL.fullmatch(word)


def tame(word: str) -> str:
    """A word in capitals as a name is usually written.

    >>> tame("SIKORSKI"), tame("O'NEILL"), tame("MCKINLEY"), tame("Rutte")
    ('Sikorski', "O'Neill", 'McKinley', 'Rutte')
    """
    if not word.isupper() or _INITIAL.fullmatch(word) or word in _as_they_are():
        return word
    small = re.sub(r"[^\W\d_]+", lambda m: m[0][0] + m[0][1:].lower(), word)
    if small.startswith("Mc") and len(small) > 3:
        small = "Mc" + small[2].upper() + small[3:]
    return small


@cache
def _as_they_are() -> frozenset[str]:
    """Capitals that stay: "Charles III", "JD"."""
    return lexicon.words("people/en/words", "names", "regnal") | lexicon.words("people/en/words", "names", "pairs")


_LETTERS = str.maketrans(
    {
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "ı": "i",
        "’": "",
        "'": "",
        "ʼ": "",
    }
)


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """Letters without case, accents and apostrophes.

    >>> fold("Rinkēvičs"), fold("Jens STOLTENBERG"), fold("Łukasz")
    ('rinkevics', 'jens stoltenberg', 'lukasz')
    """
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c))
