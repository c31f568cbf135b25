r"""Where temporal expressions may stand, and the words there sorted into classes.

A cheap scan looks for what every temporal expression has (a year, a numeric date, a month, a unit of time, a
weekday) and opens a window around it. The words of a window become tokens, each with a one-letter class, so that the
grammar can be written as short patterns over the letters (see ``classes``).
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from dipext.dates.en.classes import LETTERS, SIGNS, Kind
from dipext.lexicon import toml
from dipext.text.numbers import NUMBER_WORDS


class Tokens(NamedTuple):
    """The words, numbers and signs of a stretch of text, as four rows of one length.

    Attributes:
        kinds: their classes, one letter each.
        values: a number for numbers, months, weekdays, seasons and ordinals, a name for units, else the word.
        starts: where they begin in the text.
        ends: where they end.
    """

    kinds: str
    values: list[int | str]
    starts: list[int]
    ends: list[int]


# --- where to look --------------------------------------------------------------------------------------------------

_STEMS = (  # every weekday has "day", "tonight" has "night", "afternoon" has "noon"
    "day", "week", "month", "year", "decade", "centur", "quarter", "hour", "minute", "summer", "autumn", "winter",
    "spring", "night", "morning", "evening", "noon", "morrow",
    "season", " date", "thousand", "ninet",
    "eighties", "seventies", "sixties", "fifties", "uary", "march", " in may",
    "april", "june", "july", "august", "tember", "tober", "vember", "cember",
)  # fmt: skip
_SHORT_LINE = re.compile(r"\n(?=[^\n]{1,24}(?:\n|\Z))")  # all of it may be a date
_FALL = re.compile(r"fall(?<![^\W_]fall)(?![^\W_])")  # as a whole word: it is in "shortfall", "falling" too
_CAPITALS = re.compile(
    r"[JFMASONDQH](?=[aepucoAEPUCO1-4])(?:(?i:anuary|ebruary|arch|pril|une|uly|ugust|eptember|ctober|ovember|ecember"
    r"|(?:an|eb|ar|pr|un|ul|ug|ept?|ct|ov|ec|ay)(?![a-z]))|[1-4]\b)"
)
_BEHIND_FIGURES = re.compile(
    r"[:./\-–][0-9]| / [0-9]| ?[AaPp]\.?[Mm]\b|(?:st|nd|rd|th|ST|ND|RD|TH)\b|[QqHh][1-4]\b"
)  # one or two
_BEFORE, _AFTER = 36, 36  # characters: the longest reach from a trigger to the ends of its expression


_PARAGRAPH = "\n\n"


def lower(text: str) -> str:
    """The text in lower case, of the same length.

    >>> lower("İzmir, MAY")
    'izmir, may'
    """
    return text.replace("İ", "i").lower()  # the one letter that grows in lower case


def windows(text: str, lowered: str, digits: list[tuple[int, int]], names: Iterable[int] = ()) -> list[tuple[int, int]]:
    """Stretches of text that may hold temporal expressions, in text order, apart from each other.

    ``lowered`` is the text in lower case, ``digits`` are the ends of the runs of figures in it, ``names`` the places of
    days known by a name.
    """
    places = list(names)
    for stem in _STEMS:
        at = lowered.find(stem)
        while at >= 0:
            places.append(at)
            at = lowered.find(stem, at + 3)
    places += [match.end() for match in _SHORT_LINE.finditer(text)]
    if _SHORT_LINE.match("\n" + text[:25]):
        places.append(0)
    places += [match.start() for match in _FALL.finditer(lowered)]
    places += [match.start() for match in _CAPITALS.finditer(text)]
    places += _figures(text, digits)
    if not places:
        return []
    places.sort()
    found: list[tuple[int, int]] = []
    first = last = places[0]
    for place in places:
        if place - _BEFORE > last + _AFTER or text.find(_PARAGRAPH, last, place) >= 0:
            found.append(_whole_words(text, first, last))
            first = place
        last = place
    found.append(_whole_words(text, first, last))
    return found


def _figures(text: str, digits: list[tuple[int, int]]) -> list[int]:
    """The places of years, decades, fiscal years, clocks, ordinals and numeric dates."""
    places: list[int] = []
    for start, end in digits:
        length = end - start
        thousands = text[start] in "12"
        if (thousands and length in (4, 8)) or (length <= 2 and _BEHIND_FIGURES.match(text, end)):
            places.append(start)
        if text[end - 1] == "0" and text[end : end + 1] in ("s", "S"):
            places.append(end - 1)
        if thousands and text[max(0, start - 3) : start].rstrip(" ").lower().endswith(("fy", "cy")):
            places.append(start - 2)
    return places


_SPACE = re.compile(r"\s")
_TO_SPACE = re.compile(r".*\s", re.DOTALL)


def _whole_words(text: str, first: int, last: int) -> tuple[int, int]:
    """The window around the triggers from ``first`` to ``last``, cut at white space where there is any.

    It stays within the paragraph: what stands alone there stands alone, whatever is above and below.
    """
    start, end = max(first - _BEFORE, 0), min(last + _AFTER, len(text))
    above = text.rfind(_PARAGRAPH, start, first)
    if above >= 0:
        start = above + len(_PARAGRAPH)
    elif start > 0:
        space = _SPACE.search(text, start - 1, first)
        start = space.end() if space else first
    below = text.find(_PARAGRAPH, last, end)
    if below >= 0:
        return start, below
    if end < len(text):
        cut = _TO_SPACE.match(text, last + 1, end + 1)
        end = cut.end() - 1 if cut else end
    return start, end


# --- words and their classes ----------------------------------------------------------------------------------------

_TOKEN = re.compile(
    r"""
    (?=\S)(?:  # most white space fails at once
      (?P<commencing>[Ww]/[Cc])(?!\w)
    | (?P<word>(?![AaPpTtFfCc](?:\.?[Mm]\b|wenty[-\s]|hirty[-\s]|[Yy]\ ?['’]?[0-9]))[^\W0-9_]+)(?!\w)
    | (?P<decade>[0-9]{3}0\ ?s|['’][0-9]0s)(?!\w)
    | (?P<sign>[^\w\s])
    | (?P<numeric>(?<![0-9.])(?:[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}
         |[12][0-9]{3}\.\ ?[0-9]{1,2}\.\ ?[0-9]{1,2}
         |[0-9]{1,2}(?:\.\ ?[0-9]{1,2}\.\ ?[0-9]{4}|\.[0-9]{1,2}\.[0-9]{2}
         |/[0-9]{1,2}/[0-9]{2,4}|-[0-9]{1,2}-[0-9]{2,4}))(?![^\WA-Z¹²³⁰⁴-⁹]|[A-Z](?![a-z])|[./][0-9]))
    | (?P<stuck>[^\W\d_]{3,}(?=[0-9]{1,2}
         (?:[./][0-9]{1,2}[./][12][0-9]{3}|(?:\.|st|nd|rd|th)?\ (?:of\ )?[JFMASOND][a-z]{2,8}\.?,?\ [12][0-9]{3})
         |[12][0-9]{3}\ [JFMASOND][a-z]{2,8}\ [0-9]))
    | (?P<day>[0-9]{1,2})(?=,[12][0-9]{3}(?!\w|[.,][0-9]))
    | (?P<pair>[0-9]{1,2}\ ?/\ ?[0-9]{1,2})(?![\w/]|\.[0-9]|\s(?:of\s)?[JFMASOND][a-z])
    | (?P<clock>[0-9]{1,2}[:h][0-9]{2})(?:\:[0-9]{2})?(?=[AaPp]\.?[Mm]\b|(?!\w))
    | (?P<ordinal>[0-9]{1,3}(?:st|nd|rd|th|ST|ND|RD|TH))(?!\w)
    | (?P<pointed>[0-9]{1,2}\.[0-9]{2})(?=[AaPp]\.?[Mm]\b|(?![\w]|[.,][0-9]))
    | (?P<grouped>[0-9]+(?:[.,][0-9]+)+)
    | (?P<spaced>[0-9]{1,3}(?:\ [0-9]{3})+)(?!\w)
    | (?P<number>[0-9]+)(?=[AaPp]\.?[Mm]\b|(?![^\W¹²³⁰⁴-⁹]))
    | (?P<fiscal>(?:FY|CY|fy|cy)\ ?['’]?(?:[0-9]{4}|[0-9][0-9]))(?!\w)
    | (?P<label>(?:[Qq][1-4]|[Hh][12]|[1-4]Q|[12]H))(?!\w)
    | (?P<noon>[AaPp](?:\.[Mm]\b\.?|[Mm]\b))
    | (?P<ordinals>(?:[Tt]wenty|[Tt]hirty)(?:-\s?|\s)
         (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))(?!\w)
    | (?P<mixed>\w+)
    )
    """,
    re.VERBOSE,
)

# All of a text in pieces: tokens without their groups, and the white space between them.
_PIECES = re.compile(r"\s+|" + re.sub(r"\(\?P<\w+>", "(?:", _TOKEN.pattern), re.VERBOSE)

_GLUED = re.compile(  # "20November", "Dec31", "2025Q4", "2023Field"
    r"(?:([0-9]{1,2})([A-Z][a-z]{2,8}|[a-z]{4,9})|([A-Z][a-z]{2,8})([0-9]{1,2}|[0-9]{4})|([12][0-9]{3}|[0-9]{2})([Qq][1-4]|H[12])"
    r"|([12][0-9]{3})([A-Z][a-z]+))"
)
_SIGNS = {"–": "-", "—": "-", "−": "-", "’": "'", "‘": "'", "`": "'", "~": "-"}


_Piece = tuple[str, int | str]
_MONTHS = (Kind.MONTH, Kind.MONTH_OR_WORD)
_NOTHING: _Piece = (" ", "")


@cache
def _words() -> dict[str, _Piece]:
    """Class and value of every word, in lower case, capitalised and in capitals; of signs and of frequent figures."""
    lexicon = toml("dates/en/calendar")
    words: dict[str, _Piece] = {}
    for part, spellings in lexicon["words"].items():
        for word in spellings:
            words.setdefault(word, (LETTERS[part.upper()], word))
    words[" "] = words["\n"] = words["calendar"] = (
        _NOTHING  # "calendar year 2022", "90 calendar days" say no more than without it
    )
    words.update((word, (Kind.NUMBER_WORD, word)) for word in NUMBER_WORDS.split("|"))
    words.update((word, (Kind.ORDINAL_WORD, number)) for word, number in lexicon["ordinals"].items())
    words.update((word, (Kind.SEASON, code)) for word, code in lexicon["seasons"].items())
    words.update((word, (Kind.DECADE, year)) for word, year in lexicon["decades"].items())
    for name, spellings in lexicon["units"].items():
        letter = {"quarter": Kind.QUARTER, "half": Kind.HALF}.get(name, Kind.UNIT)
        words.update((spelling, (letter, name)) for spelling in spellings)
    for word, number in lexicon["weekdays"].items():
        if len(word) > 5:
            words[word + "s"] = (Kind.WEEKDAYS, number)
        words[word] = (Kind.WEEKDAY if len(word) > 5 else Kind.WEEKDAY_SHORT, number)
    for word, number in lexicon["months"].items():
        words[word] = (Kind.MONTH_OR_WORD, number)
    words.update([(form, entry) for word, entry in words.items() for form in (word.capitalize(), word.upper())])
    for word, number in lexicon["months"].items():
        if len(word) > 3 and word not in ("march", "sept"):
            words.update((form, (Kind.MONTH, number)) for form in (word.capitalize(), word.upper()))
    words.update((form, (Kind.AM_PM, form[0].lower())) for form in ("am", "Am", "AM", "aM", "pm", "Pm", "PM", "pM"))
    words.update((zone, (Kind.ZONE, zone)) for zone in lexicon["zones"])
    words.update((sign, (sign, sign)) for sign in SIGNS)
    words.update((sign, (plain, plain) if plain in SIGNS else (Kind.OTHER, plain)) for sign, plain in _SIGNS.items())
    words.update((figure, _number(figure)) for figure in map(str, [*range(100), *range(1900, 2100)]))
    return words


def tokens(text: str, start: int, end: int) -> Tokens:
    """The tokens of a stretch of text.

    >>> tokens("by the end of May 2025", 0, 22).kinds
    '?tnymY'
    """
    known = _words().get
    kinds: list[str] = []
    values: list[int | str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = start
    for word in _PIECES.findall(text, start, end):
        piece = known(word)
        if piece is None:
            if word[1:].islower() and word.isalpha():  # one word, no figure in it
                piece = Kind.OTHER, word
            elif word.isspace():
                at += len(word)
                continue
            elif len(word) == 1:
                piece = Kind.OTHER, word
            else:
                group = _group(text, at, end)
                if parts := _parts(group, word):
                    for (kind, value), length in parts:
                        kinds.append(kind)
                        values.append(value)
                        starts.append(at)
                        at += length
                        ends.append(at)
                    continue
                piece = _figure(group, word)
        elif piece is _NOTHING:
            at += len(word)
            continue
        kinds.append(piece[0])
        values.append(piece[1])
        starts.append(at)
        at += len(word)
        ends.append(at)
    return Tokens("".join(kinds), values, starts, ends)


def _group(text: str, at: int, end: int) -> str:
    """What the token at a place is, by the groups of its pattern."""
    match = _TOKEN.match(text, at, end)
    return (match and match.lastgroup) or ""


def _parts(group: str, word: str) -> list[tuple[_Piece, int]] | None:
    """The classes, values and lengths of the parts of what is more than one word, ``None`` for all else."""
    if group in ("word", "mixed"):
        return _unglued(word) if len(word) > 3 and not (word.isupper() and word.isalpha()) else None
    if group == "commencing":  # "w/c 4 February": the week commencing on it
        return [((Kind.UNIT, "week"), 1), ((Kind.COMMENCING, word), len(word) - 1)]
    return None


_CAMEL = re.compile(r"([A-Za-z][a-z]{2,})([JFMASOND][a-z]{2,8})")  # "UpdatedMay"
_DATE_IN_ONE = re.compile(r"([0-9]{1,2})([A-Za-z]{3,9})([12][0-9]{3})")


def _unglued(word: str) -> list[tuple[_Piece, int]] | None:
    """The classes, values and lengths of words without a space between them, one of them a figure.

    A number and a month, a day with its month and year, a year and a quarter, or a year and the first word of what
    stands behind it.
    """
    if camel := _CAMEL.fullmatch(word):
        month = _words().get(camel[2], (Kind.OTHER, word))
        return [((Kind.OTHER, camel[1]), len(camel[1])), (month, len(camel[2]))] if month[0] in _MONTHS else None
    if date := _DATE_IN_ONE.fullmatch(word):
        day, name, year = date.groups()
        month = _words().get(name, (Kind.OTHER, name))
        return [(_number(day), len(day)), (month, len(name)), (_number(year), 4)] if month[0] in _MONTHS else None
    glued = _GLUED.fullmatch(word)
    if glued is None:
        return None
    one, two = (piece for piece in glued.groups() if piece)
    if glued[7]:
        return [(_number(one), len(one)), ((Kind.OTHER, two), len(two))]
    if glued[6]:
        return [(_number(one if len(one) > 2 else "20" + one), len(one)), ((Kind.LABEL, two.upper()), len(two))]
    name = one if one.isalpha() else two
    month = _words().get(name, (Kind.OTHER, name))
    if month[0] not in _MONTHS:
        return [(_number(one), len(one)), (month, len(two))] if name == two and two[:1].isupper() else None
    first, second = (month, _number(two)) if name == one else (_number(one), month)
    return [(first, len(one)), (second, len(two))]


def _figure(group: str, word: str) -> _Piece:
    read = _FIGURES.get(group)
    return read(word) if read else (Kind.OTHER, word)


def _ordinal(word: str) -> _Piece:
    number = int(word[:-2])
    return (Kind.ORDINAL if 1 <= number <= 31 else Kind.HIGH_ORDINAL), number


def _ordinal_words(word: str) -> _Piece:
    number = toml("dates/en/calendar")["ordinals"].get(re.sub(r"\W+", "-", word.lower()))
    return (Kind.ORDINAL_WORD, number) if number else (Kind.OTHER, word)


def _fiscal_year(word: str) -> _Piece:
    year = int(re.sub(r"\D", "", word))
    return (Kind.FISCAL_YEAR if word[0] in "Ff" else Kind.YEAR), year if year > 99 else 2000 + year


def _number(word: str) -> tuple[str, int | str]:
    if len(word) > 9 or not word.isascii():
        return Kind.OTHER, word
    number = int(word)
    if len(word) == 4 and 1000 <= number < 3000:
        return Kind.YEAR, number
    if len(word) <= 2:
        return (Kind.TO_12 if 1 <= number <= 12 else Kind.TO_31 if 13 <= number <= 31 else Kind.TO_99), number
    return Kind.NUMBER, number


_FIGURES: dict[str, Callable[[str], _Piece]] = {  # by the groups of ``_TOKEN``
    "number": _number,
    "day": _number,
    "ordinal": _ordinal,
    "ordinals": _ordinal_words,
    "decade": lambda word: (Kind.DECADE, int(word[:4]) if word[0].isdigit() else 1900 + int(word[1:3])),
    "fiscal": _fiscal_year,
    "numeric": lambda word: (Kind.NUMERIC_DATE, word),
    "pair": lambda word: (Kind.DAY_AND_MONTH, word),
    "clock": lambda word: (Kind.CLOCK, word),
    "pointed": lambda word: (Kind.POINTED, word),
    "grouped": lambda word: (Kind.GROUPED, word),
    "spaced": lambda word: (Kind.GROUPED, word),
    "label": lambda word: (Kind.LABEL, word.upper() if word[0].isalpha() else word[::-1]),
    "noon": lambda word: (Kind.AM_PM, word[0].lower()),
}
