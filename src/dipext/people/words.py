"""What a single capitalised word can be for the name of a person."""

import re
from functools import cache, lru_cache

from dipext.people import word_lists as lexicon
from dipext.people.judge import INITIAL
from dipext.people.names import is_syllable

NAME = lexicon.GIVEN | lexicon.FAMILY
"""A given name, a surname or both."""
NEVER = lexicon.FUNCTION | lexicon.THING | lexicon.BEFORE | lexicon.LETTERS
"""No part of a name."""
PLAIN = lexicon.WORD | lexicon.PLACE
"""A word of the language or a place."""

_CONTRACTION = re.compile(r"['’](?:m|ve|ll|re|d|t)$")
_VOWEL = re.compile("[AEIOUYÀ-ÖØ-Ý]")


@lru_cache(maxsize=1 << 15)
def flags_of(word: str) -> int:
    """The flags of a word in a run; an initial or a particle has none, and a contraction ("We've") is no name."""
    if word in lexicon.words("people/en/words", "names", "particles") or INITIAL.fullmatch(word):
        return 0
    return lexicon.FUNCTION if _CONTRACTION.search(word) else lexicon.kind(word)


def is_compound(word: str) -> bool:
    """Whether a word in small letters hangs on a capitalised one: "Minister-level"."""
    head, _, tail = word.rpartition("-")
    if head and is_syllable(head) and is_syllable(tail) and not head.isupper():
        return False  # "Yi-en"
    return tail.islower() and bool(lexicon.kind(tail.capitalize()) & lexicon.WORD)


@lru_cache(maxsize=1 << 15)
def nameable(word: str, flags: int) -> bool:
    """Whether a word can be part of a name wherever it stands."""
    if flags & NEVER:
        return bool(flags & NAME) and not flags & lexicon.FUNCTION
    if INITIAL.fullmatch(word):
        return word not in lexicon.words("people/en/words", "reject", "initials")
    if is_compound(word):
        return False
    if is_acronym(word, flags) or (flags & lexicon.HEAD and flags & lexicon.WORD):
        return False
    if flags & NAME:
        return True
    if flags & (lexicon.HONORIFIC | lexicon.HEAD | PLAIN):
        return False
    if word.isupper():
        return len(word) > 3 and "-" not in word
    return word[-1].isalpha()


def is_acronym(word: str, flags: int) -> bool:
    """Whether a word is an acronym and no name in capitals."""
    return word.isupper() and len(word) > 1 and (word in _acronyms() or (not flags & NAME and stands_for_words(word)))


def stands_for_words(word: str) -> bool:
    """Whether capitals stand for words: a part without a vowel ("T-SLM"), or a known acronym."""
    parts = word.split("-")
    return word in _acronyms() or any(len(part) > 1 and _VOWEL.search(part) is None for part in parts)


@cache
def _acronyms() -> frozenset[str]:
    return lexicon.words("people/en/words", "reject", "acronyms")


@cache
def as_they_are() -> frozenset[str]:
    """Words in capitals that a line in capitals shows as they are."""
    return _acronyms() | regnal()


@cache
def regnal() -> frozenset[str]:
    """Numbers of crowned heads and popes."""
    return lexicon.words("people/en/words", "names", "regnal")
