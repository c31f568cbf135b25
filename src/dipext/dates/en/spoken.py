"""Days and years written out in words, as transcripts have them: "May twenty-nine", "in nineteen ninety-six"."""

import re

from dipext.dates.en.lexer import Tokens
from dipext.text.numbers import read_number

_RUN = "w(?:-?w|&w){0,4}"
_STOP = r"(?=$|[.,;)&IN-])"
_YEAR = re.compile(
    rf"(?:(?<=[Mm])|(?<=[Mm][13oi])|(?<=[13oi][Mm])|(?<=[Mm],)|(?<=I)|(?<=tU)|(?<=tUy\?\?)){_RUN}{_STOP}"
)
_DAY_BEHIND = re.compile(r"(?<=[Mm])w(?:-?w)?(?=$|[.,;)Yw])")
_DAY_BEFORE = re.compile(r"w(?:-?w)?(?=[Mm](?:$|[.,;)Yw]))")
_SHORTEST = 2  # words of a year: "nineteen eighty"


def spoken(text: str, tokens: Tokens) -> Tokens:
    """The tokens with the days and years among their number words read.

    >>> from dipext.dates.en.lexer import tokens
    >>> text = "since May nineteen ninety-six"
    >>> spoken(text, tokens(text, 0, len(text))).values
    ['since', 5, 1996]
    """
    if "w" not in tokens.kinds:
        return tokens
    for pattern, kind in ((_YEAR, "Y"), (_DAY_BEHIND, "3"), (_DAY_BEFORE, "3"), (_YEAR, "Y")):
        tokens = _replaced(text, tokens, pattern, kind)
    return tokens


def _replaced(text: str, tokens: Tokens, pattern: re.Pattern[str], kind: str) -> Tokens:
    match = pattern.search(tokens.kinds)
    while match:
        first, last = match.span()
        words = text[tokens.starts[first] : tokens.ends[last - 1]]
        number = _year(words) if kind == "Y" else _day(words)
        month = next((k for k in (first - 1, last) if tokens.kinds[k : k + 1] in ("M", "m")), None)
        if number is not None and (month is None or text[tokens.starts[month]].isupper()):
            tokens = Tokens(
                tokens.kinds[:first] + kind + tokens.kinds[last:],
                [*tokens.values[:first], number, *tokens.values[last:]],
                [*tokens.starts[: first + 1], *tokens.starts[last:]],
                [*tokens.ends[:first], *tokens.ends[last - 1 :]],
            )
            last = first + 1
        match = pattern.search(tokens.kinds, last)
    return tokens


def _year(words: str) -> int | None:
    """A year in words.

    >>> [_year(t) for t in ("two thousand and twenty", "nineteen ninety six", "nineteen hundred ninety three", "ten")]
    [2020, 1996, 1993, None]
    """
    parts = re.split(r"[\s-]+", words.lower())
    if len(parts) < _SHORTEST:
        return None
    whole = read_number(words)
    if whole is None:
        high, low = read_number(parts[0]), read_number(" ".join(parts[1:]))
        if high is None or low is None or not 10 <= high <= 20 or not 10 <= low <= 99:
            return None
        whole = high * 100 + low
    return int(whole) if 1500 <= whole <= 2099 else None


def _day(words: str) -> int | None:
    number = read_number(words)
    return int(number) if number is not None and 1 <= number <= 31 else None
