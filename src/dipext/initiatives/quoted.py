"""Names in quotation marks beside the noun that says what they are: "the “Clean Harbours” project"."""

import re

from dipext.initiatives.spelling import is_plain_word
from dipext.initiatives.tables import small_words

RULES = ("initiative.quoted",)

_OPENED_BY = {"”": '“„"', '"': '"“', "»": "«", "’": "‘", "'": "'‘"}
_REACH = 80
_MOST_WORDS = 8
_PHRASE_END = re.compile(r"[.!?;:]\s|[.!?;:,]$|\n")


def quoted_before(text: str, end: int, *, foreign: bool = False) -> tuple[int, int] | None:
    """Start and end of the name in the quotation marks that close at ``end``.

    ``foreign`` words may be small: of what is translated, the first alone needs a capital.

    >>> quoted_before("the “Clean Harbours” project", 19), quoted_before("its allies' project", 10)
    ((5, 19), None)
    """
    openings = _OPENED_BY.get(text[end : end + 1]) if end > 0 else None
    if openings is None:
        return None
    low = max(0, end - _REACH)
    at = max(text.rfind(opening, low, end) for opening in openings)
    if at < 0 or text[at - 1 : at].isalnum() or not (_is_phrase if foreign else is_title)(text[at + 1 : end]):
        return None
    return at + 1, end


def is_title(words: str) -> bool:
    """Whether quoted words are written as a name is: one line, few words, mostly with capitals.

    >>> [is_title(words) for words in ("Youth for Peace", "Together we stand for peace", "Yes.", "Brücken bauen")]
    [True, False, False, True]
    """
    telling = [c for c in words.split() if c not in small_words() and (not c.islower() or is_plain_word(c))]
    return _is_phrase(words) and 2 * sum(not c[0].islower() for c in telling) > len(telling)


def _is_phrase(words: str) -> bool:
    """Whether words are on one line, few, begin with a capital and are no sentence."""
    fits = 0 < len(words.split()) <= _MOST_WORDS and words[0].isupper() and not words[-1].isspace()
    return fits and not _PHRASE_END.search(words)
