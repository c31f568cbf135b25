"""What the grammar of temporal expressions is made of: pieces of patterns, rules, the words they read, what they find.

A pattern reads like the notation it stands for, in the classes of words (see ``classes``): ``{DAY}{OF}?{MONTH}`` is
"3 December" and "the 3rd of December".
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from dipext.dates.calendar import Days
from dipext.dates.en.classes import LETTERS, Kind
from dipext.dates.en.lexer import Tokens
from dipext.dates.readings import CalendarDate, Moment, Reading
from dipext.lexicon import toml
from dipext.text.numbers import read_number

Meaning = Callable[[Moment], Reading | None]

Leans = Callable[[Days, str], Reading | None]
"""What an expression means beside an earlier one of the text, of which the days and the granularity are given."""


@dataclass(slots=True)
class Expression:
    """A stretch of tokens that a rule read; ``meaning`` gives the reading once tense and reference are known.

    ``calendar`` holds the parts of a date that a neighbour may complete ("3, 10 and 17 December"), ``ends`` those of
    the two ends of a range, ``length`` those of a duration, whose meaning depends on the words before it, ``window``
    the direction, number and unit of one that the words before it may make whole units. ``day`` is the meaning of the
    day of a moment, ``clock`` the times of one that names no day, ``in_unit`` the meaning of the unit that a numbered
    day is in. ``in_year`` is -1, 0 or 1 for a date "of last (this, next) year", ``bare`` marks a single word or number
    that guards look at more closely. ``feast`` is the name of a day named without a year, ``origin`` the meaning of
    the day that another one is told from; ``leans`` makes a meaning from an earlier date of the text.
    """

    first: int
    last: int
    rule: str
    meaning: Meaning
    calendar: CalendarDate | None = None
    ends: tuple[CalendarDate, CalendarDate] | None = None
    length: tuple[int | float, str] | None = None
    window: tuple[int, int, str] | None = None
    in_year: int | None = None
    bare: bool = False
    day: Meaning | None = None
    clock: tuple[str, str | None, str | None] | None = None
    in_unit: Meaning | None = None
    feast: str | None = None
    origin: Meaning | None = None
    leans: Leans | None = None


Found = Expression | Meaning | None
"""What a rule reads: the meaning of all that its pattern matches, or an expression of its own."""


# --- pieces of patterns ---------------------------------------------------------------------------------------------

_NAMES = re.compile(r"\{([A-Z][A-Z_0-9]*(?: [A-Z][A-Z_0-9]*)*)\}")


def notation(pattern: str) -> str:
    r"""A pattern over the letters, from one that names classes and pieces; several names in braces are choices.

    Raises:
        KeyError: for a name that is neither.

    >>> notation("{THE}?{LAST NEXT}(?P<unit>{UNIT})"), notation("{OTHER}+{AND OR}"), notation("{UP_TO}{THE}")
    ('t?[LX](?P<unit>U)', '\\?+[&|]', '[->]t')
    """
    return _NAMES.sub(_letters, pattern)


def letters(names: str) -> str:
    """The letters of some classes, to ask whether a token is of one of them.

    >>> letters("WEEKDAY MONTH")
    'WM'
    """
    return "".join([LETTERS[name] for name in names.split(" ")])


def _letters(match: re.Match[str]) -> str:
    names = match[1].split(" ")
    if len(names) == 1:
        return _PIECES.get(names[0]) or re.sub(r"(?=[?|^])", r"\\", LETTERS[names[0]])
    return f"[{''.join(LETTERS[name] for name in names)}]".replace("^", r"\^")


_PIECES: dict[str, str] = {}
for _name, _pattern in (
    ("DAY", "{TO_12 TO_31 ORDINAL ORDINAL_WORD}"),
    # "in 2025", "in the year of our Lord two thousand twenty-five"
    ("OF_YEAR", r",?(?:{OF IN}|{IN}{THE}{UNIT}(?:{OF}{OTHER}{OTHER})?)?(?P<year>{YEAR})"),
    (
        "ITS_YEAR",
        r"(?:{OF_YEAR}|,?'(?P<short>{TO_12 TO_31 TO_99})"
        r"|(?:(?<={MONTH MONTH_OR_WORD})(?P<short_end>{TO_31 TO_99})|{OF}(?P<short_of>{TO_99}))(?=[.,)IN@G]|$))",
    ),
    ("THIS_YEAR", "(?:,?{OF IN}?(?P<relative>{THIS LAST NEXT}|{THE}?{SAME}{1,2})(?P<unit>{UNIT}))"),
    # not "they sat on 3 May"
    ("ITS_WEEKDAY", r"(?:(?P<weekday>{WEEKDAY WEEKDAY_SHORT})\.?,?(?:(?<=[W.,]){ON}{OF}?)?{THE}?)"),
    (
        "COUNT",
        r"(?P<count>{TO_12 TO_31 TO_99 NUMBER GROUPED POINTED}|{HALF}?{A}{NUMBER_WORD}*"
        r"(?:{AND}{NUMBER_WORD}(?:-?{NUMBER_WORD})?)?"
        r"|{NUMBER_WORD}(?:-?{NUMBER_WORD}|{AND}{NUMBER_WORD})*(?:-?{AND}-?{A}-?{HALF})?|{A}?{FEW}{OF}?)",
    ),
    ("UP_TO", "[->]"),
):
    _PIECES[_name] = notation(_pattern)

COUNT = _PIECES["COUNT"]
WAY = {Kind.LAST: -1, Kind.THIS: 0, Kind.NEXT: 1}


Rows = tuple[tuple[str, re.Pattern[str]], ...]
"""Rule ids and patterns of notations that one reader reads."""


def compiled(*rows: tuple[str, str]) -> Rows:
    """Rule ids with their patterns compiled."""
    return tuple((rule, re.compile(notation(pattern))) for rule, pattern in rows)


# --- the words and the rules that read them -------------------------------------------------------------------------


_FIGURES = letters("TO_12 TO_31 TO_99 NUMBER YEAR GROUPED POINTED CLOCK NUMERIC_DATE DAY_AND_MONTH ORDINAL LABEL")


class Words(ABC):
    """The tokens of one stretch of text, as the readers of the rules see them."""

    def __init__(self, text: str, tokens: Tokens) -> None:
        self.text = text
        self.kinds = tokens.kinds
        self.values = tokens.values
        self.starts = tokens.starts
        self.ends = tokens.ends

    @abstractmethod
    def single(self, i: int) -> Expression | None:
        """The longest expression that begins at token ``i``, without its range or time."""

    @abstractmethod
    def whole(self, i: int) -> Expression | None:
        """The expression that begins at token ``i``, with its range or time."""

    def number(self, i: int) -> int:
        """The numeric value of token ``i``."""
        value = self.values[i]
        return value if isinstance(value, int) else 0

    def number_in(self, match: re.Match[str], group: str) -> int | None:
        """The numeric value of a group of one token, ``None`` where it did not match."""
        return self.number(match.start(group)) if match[group] else None

    def word(self, match: re.Match[str], group: str) -> str:
        """The value of a group of one token: the name of a unit, else the word."""
        return str(self.values[match.start(group)])

    def slice(self, start: int, end: int) -> str:
        """The text from token ``start`` to the end of the token before ``end``."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def touching(self, i: int) -> bool:
        """Whether tokens ``i`` and ``i + 1`` stand without white space between them."""
        return self.ends[i] == self.starts[i + 1]

    def inside_number(self, i: int) -> bool:
        """Whether the token is glued to one before it that no date begins with: A/RES/79, F-16, 2014/145."""
        if i == 0 or self.ends[i - 1] != self.starts[i]:
            return False
        return self.kinds[i] in _FIGURES and self.text[self.starts[i] - 1] in "/\\#§_=+.,@&%$€£"

    def after_between(self, i: int) -> bool:
        """Whether "between" or "between the" stands before token ``i``."""
        before = self.kinds[max(0, i - 2) : i].rstrip(Kind.THE)
        return before.endswith(Kind.BETWEEN)

    def count(self, match: re.Match[str], group: str) -> Decimal | None:
        """The number in a group; "a few" and "several" count as two, which only marks them."""
        return self.count_in(*match.span(group))

    def count_in(self, start: int, end: int) -> Decimal | None:
        """The number in tokens ``start`` to ``end``."""
        if Kind.FEW in self.kinds[start:end]:
            return Decimal(2)
        words = self.slice(start, end)
        if words.isascii() and words.isdigit():
            return Decimal(words)
        return read_number(words)


_SMALLER = {
    "century": (100, "year"),
    "decade": (10, "year"),
    "year": (12, "month"),
    "day": (24, "hour"),
    "hour": (60, "minute"),
}


def in_whole_units(count: Decimal | None, name: str) -> tuple[int, str] | None:
    """A number of units, of smaller ones where it has a fraction; ``None`` when that does not make it whole.

    >>> in_whole_units(Decimal(3), "week"), in_whole_units(Decimal("1.5"), "year")
    ((3, 'week'), (18, 'month'))
    """
    if count is None:
        return None
    if count == int(count):
        return int(count), name
    factor, smaller = _SMALLER.get(name, (1, name))
    return (int(count * factor), smaller) if count * factor == int(count * factor) else None


Reader = Callable[[Words, re.Match[str]], Found]
"""Gives the meaning of a match, ``None`` where it means nothing."""


class Rule(NamedTuple):
    """One notation.

    Attributes:
        id: stable, shown in the item's ``rule``; several notations may share one.
        pattern: the notation, over the classes of words, by letter or by name (see ``notation``).
        read: gives the meaning of a match, ``None`` where it means nothing.
    """

    id: str
    pattern: str
    read: Reader


@cache
def numbering() -> frozenset[str]:
    """Words that number what they name: "Article 20"."""
    return frozenset(toml("dates/en/calendar")["guards"]["before_year"])


@cache
def counted() -> frozenset[str]:
    """Words for what numbers before them count: "May 12 people"."""
    return frozenset(toml("dates/en/calendar")["guards"]["counted"])
