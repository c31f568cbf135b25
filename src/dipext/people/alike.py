"""Whether two names can be one in two spellings."""

import re
from functools import cache, lru_cache

from dipext.lexicon import toml
from dipext.people import word_lists as lexicon
from dipext.people.names import fold

_SOUNDS = (
    ("yy", "y"),
    ("iy", "y"),
    ("ij", "y"),
    ("ii", "y"),
    ("ei", "e"),
    ("sch", "sh"),
    ("zh", "z"),
    ("kh", "h"),
    ("gh", "g"),
    ("tch", "ch"),
    ("ks", "x"),
    ("ck", "k"),
    ("ph", "f"),
    ("w", "v"),
    ("yu", "u"),
    ("iu", "u"),
    ("ju", "u"),
    ("ya", "a"),
    ("ia", "a"),
    ("ja", "a"),
    ("ye", "e"),
    ("ie", "e"),
    ("je", "e"),
    ("yo", "o"),
    ("jo", "o"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("y", "i"),
    ("j", "i"),
    ("c", "k"),
    ("g", "h"),
    ("q", "k"),
    ("dzh", "j"),
)


@lru_cache(maxsize=1 << 14)
def sound(word: str) -> str:
    """A key that transliterations of one name share.

    >>> sound("Zelenskyy") == sound("Zelensky") == sound("Selenskij".replace("S", "Z", 1))
    True
    >>> sound("Sybiha") == sound("Sybiga"), sound("Andrii") == sound("Andriy"), sound("Marc") == sound("Mark")
    (True, True, True)
    """
    key = fold(word).replace("-", "")
    for old, new in _SOUNDS:
        key = key.replace(old, new)
    return re.sub(r"(.)\1+", r"\1", key)


@lru_cache(maxsize=1 << 13)
def given_alike(one: str, other: str) -> bool:
    """Whether two given names can be one person's: the same, an initial, a short form, another transliteration.

    >>> given_alike("Tony", "Antony J."), given_alike("J.", "Johann"), given_alike("Marc", "Mark")
    (True, True, True)
    >>> given_alike("Dmytro", "Dmitry"), given_alike("Mohammad", "Mohammed")
    (True, True)
    >>> given_alike("Jill", "Joe")
    False
    """
    first, second = fold(one).split(), fold(other).split()
    if not first or not second:
        return True
    a, b = first[0], second[0]
    if a == b:
        return True
    if a.endswith(".") or b.endswith(".") or len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    short: dict[str, str] = toml("people/en/words")["short"]
    if b in short.get(a, "").split() or a in short.get(b, "").split() or sound(a) == sound(b):
        return True
    if a in _variants() and _variants()[a] == _variants().get(b):
        return True
    if all(lexicon.kind(word.split()[0]) & lexicon.GIVEN for word in (one, other)):
        return False  # Maria and Marta are two names
    return len(a) > 4 and len(b) > 4 and a[0] == b[0] and _distance(a, b) <= 1


@cache
def _variants() -> dict[str, str]:
    """Spellings of one given name, to the first of them."""
    rows = (row.split() for row in toml("people/en/words")["names"]["variants"])
    return {spelling: row[0] for row in rows for spelling in row}


# First letters that change with the transliteration.
_STARTS = tuple(map(set, ("ck", "vw", "jy", "iy", "ij", "sz", "gh", "ey", "ej", "kq")))


@lru_cache(maxsize=1 << 13)
def family_alike(one: str, other: str) -> bool:
    """Whether two surnames can be one name in two spellings.

    >>> family_alike("Zelenskyy", "Zelensky"), family_alike("Lukashenko", "Lukashenka")
    (True, True)
    >>> family_alike("Tsikhanouskaya", "Tikhanovskaya")
    True
    >>> family_alike("Kallas", "Dallas"), family_alike("Kuznetsov", "Kuznetsova"), family_alike("Hall", "Gall")
    (False, False, False)
    """
    a, b = fold(one), fold(other)
    if a == b:
        return True
    shorter = min(len(a), len(b))
    if a == b + "a" or b == a + "a" or shorter < 5:
        return False  # a wife or a daughter; or too short to tell
    if sound(a) == sound(b):
        return a[0] == b[0] or {a[0], b[0]} in _STARTS
    if a[0] != b[0]:
        return False
    return shorter > 6 and _distance(a, b) <= (2 if shorter > 10 else 1)


def _distance(a: str, b: str) -> int:
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(a, b, score_cutoff=2)
