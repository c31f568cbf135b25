"""Months that are misspelt and figures that a scan took for letters, where a date can hardly be anything else.

"20 Novmber 2025", "2O November 2O25" and "l5 May 2025" are read; where two months are as near, nothing is.
"""

import re
from functools import cache

from rapidfuzz.distance import OSA

from dipext.dates.en.lexer import Tokens
from dipext.lexicon import toml

_MONTH_PLACE = re.compile(r"(?:(?<=[13o])|(?<=[13o]\.)|(?<=[13o]y))\?(?=\.?,?Y)|\?(?=\.?[13o],?Y)|\?(?=,?Y)")
_BETWEEN_FIGURES = re.compile(r"[13oy.]$")
_FIGURE_PLACE = re.compile(r"\?(?=\.?y?[Mm])|(?<=[Mm])\?|(?<=[Mm][.,])\?|(?<=[Mm][13o])\?|(?<=[Mm][13o],)\?")
_FIGURES = str.maketrans("OoIlS|", "001151")
_LETTERS = str.maketrans("015", "ols")
_DAY = re.compile(r"[0-9OoIl]{2}")
_YEAR = re.compile(r"[12Il][0-9][0-9OoIlS]{2}|[12Il][Oo][0-9OoIlS]{2}")
_SHORTEST = 4  # letters of a name that may be misspelt
_LONG = 6  # letters of one that may be so in two places


def corrected(text: str, tokens: Tokens) -> Tokens:
    """The tokens with such words read.

    >>> from dipext.dates.en.lexer import tokens
    >>> text = "l5 November 2O25 and 3 Septmber 2025"
    >>> corrected(text, tokens(text, 0, len(text))).values
    [15, 11, 2025, 'and', 3, 9, 2025]
    """
    if "?" not in tokens.kinds:
        return tokens
    kinds, values = list(tokens.kinds), list(tokens.values)
    for match in _FIGURE_PLACE.finditer(tokens.kinds):
        at = match.start()
        if number := _figure(text[tokens.starts[at] : tokens.ends[at]]):
            values[at] = number
            kinds[at] = "Y" if number > 31 else "1" if number <= 12 else "3"
    for match in _MONTH_PLACE.finditer("".join(kinds)):
        at = match.start()
        beside = match.end() < len(kinds) and (kinds[match.end()] in "13o" or at > 0 and kinds[at - 1] in "13oy.")
        if month := near_month(text[tokens.starts[at] : tokens.ends[at]], strict=not beside):
            kinds[at], values[at] = "M", month
    return Tokens("".join(kinds), values, tokens.starts, tokens.ends)


def _figure(word: str) -> int | None:
    """A day or a year in which letters stand for figures, at least one figure among them."""
    if not any(letter.isdigit() for letter in word) or word.isdigit():
        return None
    if _DAY.fullmatch(word):
        number = int(word.translate(_FIGURES))
        return number if 1 <= number <= 31 else None
    return int(word.translate(_FIGURES)) if _YEAR.fullmatch(word) else None


def is_scanned(words: str) -> bool:
    """Whether letters stand for figures in a date: "2O November 2025"."""
    return any(_figure(word) is not None for word in re.findall(r"\w+", words))


@cache
def _months() -> dict[str, int]:
    months: dict[str, int] = toml("dates/en/calendar")["months"]
    return months


def near_month(word: str, *, strict: bool = False) -> int | None:
    """The one month that a capitalised word is a misspelling of.

    Args:
        word: as the text has it.
        strict: whether only one letter may be wrong, as where no day stands beside.

    >>> near_month("Novmber"), near_month("N0vember"), near_month("Juny"), near_month("Members"), near_month("Fund")
    (11, 11, None, None, None)
    """
    months = near_months(word, strict=strict)
    return months.pop() if len(months) == 1 else None


def near_months(word: str, *, strict: bool = False) -> set[int]:
    """The months that a capitalised word may be a misspelling of, those that are nearest.

    >>> sorted(near_months("Juny"))
    [6, 7]
    """
    if not word[:1].isupper() and not word[:1].isdigit():
        return set()
    plain = word.lower().translate(_LETTERS)
    if plain in _months():
        return {_months()[plain]} if plain != word.lower() else set()
    if len(word) < _SHORTEST:
        return set()
    reach = 2 if len(word) >= _LONG and not strict else 1
    names = [(OSA.distance(plain, name), number) for name, number in _months().items() if len(name) >= _SHORTEST and name != "sept"]
    best = min(distance for distance, _ in names)
    return {number for distance, number in names if distance == best} if best <= reach else set()
