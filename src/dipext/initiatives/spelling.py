"""Spellings that mean the same word: case, accents, and British against American English."""

import re
import unicodedata
from functools import cache, lru_cache

from dipext.lexicon import known_words, toml

_ISE = re.compile(r"(?<=[a-z]{4})is(?=(?:e|ed|es|er|ers|ing|ation|ations|ational)$)|(?<=[a-z]{3})ys(?=(?:e|ed|ing)$)")

_IZE = re.compile(r"(?<=[a-z]{4})iz(?=(?:e|ed|es|er|ers|ing|ation|ations|ational)$)|(?<=[a-z]{3})yz(?=(?:e|ed|ing)$)")


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """One word as the tables know it: lower case, no accents, no dots of an abbreviation, American spelling.

    >>> fold("Prioritised"), fold("DEFENCE"), fold("Programmes"), fold("Visegrád"), fold("U.S.")
    ('prioritized', 'defense', 'programs', 'visegrad', 'us')
    """
    folded = word.casefold()
    if not folded.isascii():
        folded = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    folded = folded.replace(".", "")
    american: dict[str, str] = toml("initiatives/en/words")["spelling"]
    if folded in american:
        return american[folded]
    return _ISE.sub(lambda found: found[0][0] + "z", folded) if len(folded) > 6 else folded


def spellings(word: str) -> frozenset[str]:
    """A capitalised word in British and in American spelling.

    >>> sorted(spellings("Defence")), sorted(spellings("PRIORITIZED")), sorted(spellings("Riga"))
    (['Defence', 'Defense'], ['PRIORITISED', 'PRIORITIZED'], ['Riga'])
    """
    folded = word.lower()
    american: dict[str, str] = toml("initiatives/en/words")["spelling"]
    found = {folded, american.get(folded, folded), *_british().get(folded, ())}
    found |= {_IZE.sub(lambda match: match[0][0] + "s", other) for other in found if "z" in other}
    found |= {_ISE.sub(lambda match: match[0][0] + "z", other) for other in found if len(other) > 6 and "s" in other}
    return frozenset({word}).union(_cased_as(word, other) for other in found if other != folded)


@cache
def _british() -> dict[str, list[str]]:
    """The other spellings of an American one."""
    american: dict[str, str] = toml("initiatives/en/words")["spelling"]
    others: dict[str, list[str]] = {}
    for old, new in american.items():
        others.setdefault(new, []).append(old)
    return others


def _cased_as(model: str, word: str) -> str:
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def is_plain_word(word: str) -> bool:
    """Whether a word, however written, is one of everyday English.

    >>> is_plain_word("Safe"), is_plain_word("Interflex")
    (True, False)
    """
    return word.casefold() in _plain_words()


@lru_cache(maxsize=1)
def _plain_words() -> frozenset[str]:
    telling: list[str] = toml("initiatives/en/words")["plain"]["words"]
    return known_words().union(telling)
