"""Months that are misspelt and figures that a scan took for letters, where a date can hardly be anything else.

"20 Novmber 2025", "2O November 2O25" and "l5 May 2025" are read; where two months are as near, nothing is.
"""

import re
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dipext.dates.en.classes import Kind
from dipext.dates.en.lexer import Tokens
from dipext.dates.en.pieces import letters, notation
from dipext.lexicon import toml

_DAY_FIGURE = "{TO_12 TO_31 ORDINAL}"
_ANY_MONTH = "{MONTH MONTH_OR_WORD}"
_MONTH_PLACE = re.compile(
    notation(
        rf"(?:(?<={_DAY_FIGURE})|(?<={_DAY_FIGURE}\.)|(?<={_DAY_FIGURE}{{OF}})){{OTHER}}(?=\.?,?{{YEAR}})"
        rf"|{{OTHER}}(?=\.?{_DAY_FIGURE},?{{YEAR}})|{{OTHER}}(?=,?{{YEAR}})|(?<={{YEAR}}){{OTHER}}(?=\.?{_DAY_FIGURE})"
    )
)
_DOUBTED = re.compile(  # a part of a date beside an unknown word
    notation(
        r"{MONTH MONTH_OR_WORD YEAR TO_12 TO_31 ORDINAL}(?:(?<={OTHER}.)|(?<={OTHER}(?:[.,]|{OF}).)"
        r"|(?<={OTHER}(?:[.,]|{OF})(?:[.,]|{OF}).)|(?:[.,]|{OF}){0,2}{OTHER})"
    )
)
_PARTED_MONTH = re.compile(notation(r"{OTHER MONTH_OR_WORD MONTH A}{OTHER}(?=\.?,?{TO_12 TO_31 ORDINAL YEAR})"))
_FIGURE_PLACE = re.compile(
    notation(
        rf"{{OTHER}}(?=\.?{{OF}}?{_ANY_MONTH})|(?<={_ANY_MONTH}){{OTHER}}|(?<={_ANY_MONTH}[.,]){{OTHER}}"
        rf"|(?<={_ANY_MONTH}{_DAY_FIGURE}){{OTHER}}|(?<={_ANY_MONTH}{_DAY_FIGURE},){{OTHER}}"
    )
)
_DAYS = letters("TO_12 TO_31 ORDINAL")
_BEFORE_MONTH = f"{_DAYS}{Kind.OF}."
_FIGURES = str.maketrans("OoIlS|", "001151")
_LETTERS = str.maketrans("015", "ols")
_DAY = re.compile(r"[0-9OoIlS]{2}")
_YEAR = re.compile(r"[12Il][0-9][0-9OoIlS]{2}|[12Il][Oo][0-9OoIlS]{2}")
_NAMES = frozenset(
    {"Mars", "Mart", "Mayo", "Mei", "Mai", "Maj", "Maja", "Marca", "Ocak", "Nisan", "Luty", "Augusta", "Julio", "Juli"}
)  # of people and places too
_SHORTEST = 4  # letters of a name that may be misspelt
_LONG = 6  # letters of one that may be so in two places


def corrected(text: str, tokens: Tokens) -> Tokens:
    """The tokens with such words read.

    >>> from dipext.dates.en.lexer import tokens
    >>> text = "l5 November 2O25 and 3 Septmber 2025"
    >>> corrected(text, tokens(text, 0, len(text))).values
    [15, 11, 2025, 'and', 3, 9, 2025]
    """
    if not _DOUBTED.search(tokens.kinds):
        return tokens
    tokens = _joined(text, tokens)
    figures = [
        (at, number)
        for at in [match.start() for match in _FIGURE_PLACE.finditer(tokens.kinds)]
        if (number := _figure(text[tokens.starts[at] : tokens.ends[at]]))
    ]
    for at, number in figures:
        kind = Kind.YEAR if number > 31 else Kind.TO_12 if number <= 12 else Kind.TO_31
        tokens = _changed(tokens, at, kind, number)
    kinds = tokens.kinds
    for match in _MONTH_PLACE.finditer(kinds):
        at, end = match.span()
        beside = end < len(kinds) and (kinds[end] in _DAYS or (at > 0 and kinds[at - 1] in _BEFORE_MONTH))
        if month := near_month(text[tokens.starts[at] : tokens.ends[at]], strict=not beside):
            tokens = _changed(tokens, at, Kind.MONTH, month)
    return tokens


def _changed(tokens: Tokens, at: int, kind: str, value: int) -> Tokens:
    """The tokens with one of another class and value."""
    values = tokens.values.copy()
    values[at] = value
    return tokens._replace(kinds=f"{tokens.kinds[:at]}{kind}{tokens.kinds[at + 1 :]}", values=values)


def _joined(text: str, tokens: Tokens) -> Tokens:
    """The tokens with a month that a space parts made one: "20 Nov ember 2025"."""
    for at in [match.start() for match in _PARTED_MONTH.finditer(tokens.kinds)][::-1]:
        parts = [text[tokens.starts[k] : tokens.ends[k]] for k in (at, at + 1)]
        month = months().get("".join(parts).lower())
        if month and parts[0][0].isupper() and parts[1].islower():
            tokens = Tokens(
                tokens.kinds[:at] + "M" + tokens.kinds[at + 2 :],
                [*tokens.values[:at], month, *tokens.values[at + 2 :]],
                [*tokens.starts[: at + 1], *tokens.starts[at + 2 :]],
                [*tokens.ends[:at], *tokens.ends[at + 1 :]],
            )
    return tokens


_SCANNED = re.compile("[0-9][OoIlS]|[OoIlS][0-9]")


def _figure(word: str) -> int | None:
    """A day or a year in which letters stand for figures, at least one figure among them."""
    if _SCANNED.search(word) is None:
        return None
    if _DAY.fullmatch(word):
        number = int(word.translate(_FIGURES))
        return number if 1 <= number <= 31 else None
    return int(word.translate(_FIGURES)) if _YEAR.fullmatch(word) else None


def is_scanned(words: str) -> bool:
    """Whether letters stand for figures in a date: "2O November 2025"."""
    if _SCANNED.search(words) is None:
        return False
    return any(_figure(word) is not None for word in re.findall(r"\w+", words))


@cache
def months() -> dict[str, int]:
    """The names of the months and what is short for them, in lower case."""
    names: dict[str, int] = toml("dates/en/calendar")["months"]
    return names


@cache
def months_abroad() -> dict[str, int]:
    """The names of the months in other languages, in lower case."""
    names: dict[str, int] = toml("dates/en/calendar")["months_abroad"]
    return names


def near_month(word: str, *, strict: bool = False) -> int | None:
    """The one month that a capitalised word is a misspelling of.

    Args:
        word: as the text has it.
        strict: whether only one letter may be wrong, as where no day stands beside.

    >>> near_month("Novmber"), near_month("N0vember"), near_month("Juny"), near_month("Members"), near_month("Fund")
    (11, 11, None, None, None)
    """
    found = near_months(word, strict=strict)
    return next(iter(found)) if len(found) == 1 else None


@lru_cache(maxsize=4096)
def near_months(word: str, *, strict: bool = False) -> frozenset[int]:
    """The months that a capitalised word may be a misspelling of, those that are nearest.

    >>> sorted(near_months("Juny"))
    [6, 7]
    """
    abroad = months_abroad().get(word.lower())
    if abroad is not None and not (strict and word in _NAMES):
        return frozenset((abroad,))
    if not word[:1].isupper() and not word[:1].isdigit():
        return frozenset()
    plain = word.lower().translate(_LETTERS)
    if plain in months():
        return frozenset((months()[plain],) if plain != word.lower() else ())
    if len(word) < _SHORTEST:
        return frozenset()
    reach = 2 if len(word) >= _LONG and not strict else 1
    near = process.extract(plain, _long_names(), scorer=OSA.distance, score_cutoff=reach, limit=None)
    best = near[0][1] if near else 0
    return frozenset(months()[name] for name, distance, _ in near if distance == best)


@cache
def _long_names() -> list[str]:
    return [name for name in months() if len(name) >= _SHORTEST and name != "sept"]
