"""Days and years written out in words, as transcripts have them: "May twenty-nine", "in nineteen ninety-six"."""

import re

from dipext.dates.en.classes import Kind
from dipext.dates.en.lexer import Tokens
from dipext.dates.en.pieces import notation
from dipext.text.numbers import read_number

_RUN = "{NUMBER_WORD}(?:-?{NUMBER_WORD}|{AND}{NUMBER_WORD}){0,4}"
_STOP = r"(?=$|[.,;)-]|{AND IN ON})"
_DAY = "{TO_12 TO_31 ORDINAL ORDINAL_WORD}"
_MONTH = "{MONTH MONTH_OR_WORD}"
_YEAR = re.compile(
    notation(
        rf"(?:(?<={_MONTH})|(?<={_MONTH}{_DAY})|(?<={_DAY}{_MONTH})|(?<={_MONTH},)|(?<={{IN}})|(?<={{THE}}{{UNIT}})"
        rf"|(?<={{THE}}{{UNIT}}{{OF}}{{OTHER}}{{OTHER}})){_RUN}{_STOP}"
    )
)
_DAY_IN_WORDS = "{NUMBER_WORD}(?:-?{NUMBER_WORD})?"
_DAY_ENDS = r"(?:$|[.,;)]|{YEAR NUMBER_WORD})"
_DAY_BEHIND = re.compile(notation(rf"(?<={_MONTH}){_DAY_IN_WORDS}(?={_DAY_ENDS})"))
_DAY_BEFORE = re.compile(notation(rf"{_DAY_IN_WORDS}(?={_MONTH}{_DAY_ENDS})"))
_SHORTEST = 2  # words of a year: "nineteen eighty"


def spoken(text: str, tokens: Tokens) -> Tokens:
    """The tokens with the days and years among their number words read.

    >>> from dipext.dates.en.lexer import tokens
    >>> text = "since May nineteen ninety-six"
    >>> spoken(text, tokens(text, 0, len(text))).values
    ['since', 5, 1996]
    """
    if Kind.NUMBER_WORD not in tokens.kinds:
        return tokens
    for pattern, kind in (
        (_YEAR, Kind.YEAR),
        (_DAY_BEHIND, Kind.TO_31),
        (_DAY_BEFORE, Kind.TO_31),
        (_YEAR, Kind.YEAR),
    ):
        tokens = _replaced(text, tokens, pattern, kind)
    return tokens


def _replaced(text: str, tokens: Tokens, pattern: re.Pattern[str], kind: str) -> Tokens:
    match = pattern.search(tokens.kinds)
    while match:
        first, last = match.span()
        words = text[tokens.starts[first] : tokens.ends[last - 1]]
        number = _year(words) if kind == Kind.YEAR else _day(words)
        month = next(
            (k for k in (first - 1, last) if tokens.kinds[k : k + 1] in (Kind.MONTH, Kind.MONTH_OR_WORD)), None
        )
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
