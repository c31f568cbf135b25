"""The alphabet of the grammar of temporal expressions: the class of every word, sign and number, by letter and name.

The words of a text become one letter each, so that the grammar is short patterns over letters. A pattern may name the
classes instead; ``pieces.notation`` puts the letters in. Punctuation stands for itself; every dash is a hyphen, every
apostrophe a straight one.
"""

from collections.abc import Mapping
from types import MappingProxyType


class Kind:
    """The letter of each class. Words of ``calendar.toml`` have the class that is called as their list."""

    TO_12 = "1"  # number 1 to 12
    TO_31 = "3"  # number 13 to 31
    TO_99 = "9"  # 0 and 32 to 99
    NUMBER = "0"  # any other whole number
    YEAR = "Y"  # 1000 to 2999 with four digits
    GROUPED = "#"  # number with a point or groups
    ORDINAL = "o"  # ordinal in digits, up to "31st"
    HIGH_ORDINAL = "O"  # "32nd" and more
    ORDINAL_WORD = "i"  # "first", "twenty-first"
    NUMBER_WORD = "w"  # "two", "hundred"
    NUMERIC_DATE = "R"  # "20.11.2025", "2025-11-20"
    DAY_AND_MONTH = "2"  # "22/04"
    CLOCK = "K"  # "10:30"
    POINTED = "k"  # "10.30", a clock or a number
    AM_PM = "J"  # "a.m.", "pm"
    ZONE = "Z"  # "CET"
    LABEL = "Q"  # "Q3", "H1"
    FISCAL_YEAR = "4"  # "FY2026"
    DECADE = "5"  # "1990s", "nineties"
    MONTH = "M"  # "October"
    MONTH_OR_WORD = "m"  # "may", "Mar", what may also be a word
    WEEKDAY = "W"  # "Monday"
    WEEKDAY_SHORT = "v"  # "Mon", "sat", what may also be a word
    WEEKDAYS = "x"  # "Mondays"
    SEASON = "S"  # "winter"
    UNIT = "U"  # "day", "weeks"
    QUARTER = "q"  # "quarter"
    HALF = "h"  # "half"
    FEAST = "V"  # a day by its name
    NAMED = "j"  # "today", "tonight"
    LAST = "L"  # "last", "past"
    THIS = "T"  # "this", "current"
    NEXT = "X"  # "next", "coming"
    RECENT = "r"  # "recent"
    FEW = "f"  # "few", "several"
    EARLY = "e"  # "early"
    MID = "d"  # "mid", "middle"
    LATE = "l"  # "late"
    BEGINNING = "b"  # "beginning", "start"
    END = "n"  # "end", "close"
    DAYTIME = "p"  # "morning", "noon"
    EVERY = "E"  # "every", "each"
    AGO = "g"  # "ago"
    HENCE = "H"  # "hence"
    EARLIER = "s"  # "earlier"
    LATER = "z"  # "later"
    FISCAL = "F"  # "fiscal", "financial"
    THE = "t"  # "the"
    OF = "y"  # "of"
    IN = "I"  # "in"
    ON = "N"  # "on"
    AT = "@"  # "at"
    TO = ">"  # "to", "until"
    AND = "&"  # "and", "&"
    OR = "|"  # "or"
    BETWEEN = "B"  # "between"
    FROM = "G"  # "from"
    A = "a"  # "a", "an"
    ANOTHER = "u"  # "another"
    DATE = "D"  # "date"
    NOW = "P"  # "now", "present"
    BEFORE = "<"  # "before"
    AFTER = "}"  # "after"
    COMMENCING = "C"  # "commencing", "starting"
    TIME = "c"  # "time"
    AHEAD = "^"  # "ahead"
    SAME = "A"  # "same", "that"
    REST = "8"  # "rest", "remainder"
    OTHER = "?"  # anything else


LETTERS: Mapping[str, str] = MappingProxyType({name: value for name, value in vars(Kind).items() if name.isupper()})
"""The same by name."""

SIGNS = frozenset(",.-/()'&%")
"""Signs that stand for themselves."""

ALPHABET: frozenset[str] = SIGNS | frozenset(LETTERS.values())
