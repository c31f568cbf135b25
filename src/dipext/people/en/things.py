"""Whether what looks like the name of a person is that of a thing: a ship, a firm, a street, a case in court."""

import re
from functools import cache

from dipext.lexicon.countries import country_of_name
from dipext.people import word_lists as lexicon

_SMALL_WORD = re.compile(r"(?: \d+)? ([^\W\d_]+)")
_MAKES_GO_ON = frozenset(" ,")


def owned_by_country(text: str, start: int) -> bool:
    """Whether a country owns the name: "Estonia's Tsahkna"."""
    if text[max(0, start - 3) : start] not in ("'s ", "’s "):
        return False
    begin = start - 3
    while begin and text[begin - 1].isalpha():
        begin -= 1
    return country_of_name(text[begin : start - 3]) is not None


def articled(text: str, start: int) -> bool:
    """Whether an article stands before a name, which makes it that of a thing: "the Robert Bosch ..."."""
    return text[max(0, start - 4) : start] in ("the ", "The ", "THE ")


@cache
def _makes() -> re.Pattern[str]:
    words = "|".join(sorted(lexicon.words("people/en/words", "reject", "makes"), key=len, reverse=True))
    return re.compile(rf"(?:(?:,| and|, and| or)? [A-Z][\w-]*){{0,4}} (?:\w+ )?(?:{words})\b")


def is_made(text: str, left: int, end: int, whole: bool) -> bool:
    """Whether a name is that of a ship or of a make: "the frigate Jane Doe", "Doe and Roe howitzers"."""
    before = text[max(0, left - 16) : left].rstrip(" “\"'‘")
    word = before[before.rfind(" ") + 1 :]
    if word in ("v", "v.") or word.rstrip("s") in lexicon.words("people/en/words", "reject", "ships"):
        return True
    return not whole and text[end : end + 1] in _MAKES_GO_ON and _makes().match(text, end) is not None


def is_called_after(text: str, end: int) -> bool:
    """Whether what is called after a crowned head follows: "King Salman Humanitarian Aid and Relief Centre"."""
    match = _TITLE_CASE.match(text, end)
    words = match[0].split() if match is not None else []
    return any(lexicon.kind(word) & lexicon.THING for word in words)


_TITLE_CASE = re.compile(r"(?: (?:and |for |of |& )?[A-Z][a-z]+){1,7}")


def names_a_thing(text: str, end: int, whole: bool) -> bool:
    """Whether what follows makes a name that of a thing: "Konrad Adenauer foundation", "Ernst & Young".

    A ``whole`` name, of more than one word, may stand in a list with "&".
    """
    if text[end : end + 1] != " ":
        return False
    if text[end + 1 : end + 2] == "&":
        return not whole
    if text.startswith(("v ", "v. ", "vs "), end + 1):
        return True  # a case in court
    match = _SMALL_WORD.match(text, end)
    return match is not None and match[1] in lexicon.words("people/en/words", "reject", "lowercase_things")
