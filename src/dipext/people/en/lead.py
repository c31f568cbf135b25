"""What the word in front of a name can tell, at one look: most names stand in running text and need no closer one."""

import re
from functools import cache, lru_cache

from dipext.lexicon import toml
from dipext.models import PersonFunction
from dipext.people import word_lists as lexicon
from dipext.people.en.titles_before import ends_title

PARTICLE = 1
"""A particle of the name: "von"."""
ADDRESS = 2
"""The end of a form of address of several words: "the Rt Hon"."""
TITLE = 4
"""The end of a title."""
APPOSED = 8
"""A word with a comma or a bracket, in front of which a title may stand."""
KIN = 16
"""A relative: "his son"."""
CALL = 32
"""The end of what one calls to somebody: "Thank you,"."""
OWNER = 64
"""A possessive: "Estonia's"."""
CUE = 128
"""The cue of a function: "by", "contact", one with a colon."""
ANY = 255
"""No word that one look could judge: the start of a line, a quotation mark, a bracket."""

_REACH = 24  # letters that a word has at the most which tells something
_OPENING = '(“"‘[«'
_JOINED = re.compile(r"[^\w\s(“\"‘\[«.,;:!?”'’)©|&-]|-[A-Z]")  # a mark with another word before it
_CUE_ENDS = frozenset(":©/|)")
_CUES: tuple[tuple[PersonFunction, str], ...] = (
    ("credit", "credit_cues"),
    ("contact", "contact_cues"),
    ("signatory", "signed_cues"),
)
_CUED = frozenset([function for function, _ in _CUES])


def lead(text: str, start: int) -> int:
    """What the word in front of a name that starts at ``start`` can tell: some of the flags above."""
    if start < 2 or text[start - 1] != " ":
        return ANY
    word = word_before(text, start)
    if "\n" in word:
        first = word[word.rfind("\n") + 1 :]
        return _tells(first) if first[:1].isalnum() else ANY
    return _tells(word)


def word_before(text: str, at: int) -> str:
    """The word that ends at the space right before ``at``, with the marks that hang on it."""
    first = at - _REACH if at > _REACH else 0
    space = text.rfind(" ", first, at - 1)
    return text[space + 1 if space >= 0 else first : at - 1]


def follows(text: str, at: int, words: tuple[str, ...]) -> bool:
    """Whether the word before ``at`` may be one of some short ones, of eight letters at the most: a quick look.

    >>> follows("signed by Doe", 10, ("by",)), follows("signed off Doe", 11, ("by",))
    (True, False)
    """
    return text[at - 9 if at > 9 else 0 : at].rstrip().endswith(words)


@lru_cache(maxsize=1 << 13)
def _tells(word: str) -> int:
    if not word or word[-1].isspace() or _JOINED.search(word):
        return ANY
    flags = CUE if cued(word) else 0
    bare = word.lstrip(_OPENING)
    if bare in lexicon.words("people/en/words", "names", "particles"):
        flags |= PARTICLE
    if word.endswith(_address_ends()):
        flags |= ADDRESS
    if word[-1] in ",)":
        flags |= APPOSED
        flags |= CALL if word.lower().endswith(_call_ends()) else 0
    elif bare and bare[-1] not in ';:!?”"' and (bare[0].isupper() or ends_title(bare)):
        flags |= TITLE
    if bare.rstrip(",") in lexicon.words("people/en/words", "speech", "kin"):
        flags |= KIN
    if bare == "Dear":
        flags |= CALL
    if word.endswith(("'s", "’s")):
        flags |= OWNER
    return flags


@lru_cache(maxsize=1 << 13)
def cued(word: str) -> frozenset[PersonFunction]:
    """The functions that the last word in front of a name may be a cue of."""
    if word[-1:] in _CUE_ENDS:
        return _CUED
    return frozenset(
        [function for function, key in _CUES if word.lower() in lexicon.words("people/en/words", "places", key)]
    )


@cache
def _address_ends() -> tuple[str, ...]:
    return tuple({phrase.split()[-1] for phrase in toml("people/en/words")["honorifics"]["phrases"]})


@cache
def _call_ends() -> tuple[str, ...]:
    return ("much,", *{f"{phrase.split()[-1]}," for phrase in toml("people/en/words")["speech"]["vocative"]})
