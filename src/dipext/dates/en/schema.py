"""The schema of ``calendar.toml``."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from dipext.lexicon.checks import Code, Data, Phrases
from dipext.models import Relation

_Month = Annotated[int, Field(ge=1, le=12)]
_Weekday = Annotated[int, Field(ge=1, le=7)]
_Day = Annotated[str, Field(pattern="^[01][0-9]-[0-3][0-9]$")]
_Offset = Annotated[str, Field(pattern="^(Z|[+-][01][0-9]:[0-5][0-9]|)$")]


class Units(Data):
    """The spellings of each unit of time."""

    minute: Phrases
    hour: Phrases
    day: Phrases
    week: Phrases
    workweek: Phrases
    fortnight: Phrases
    weekend: Phrases
    month: Phrases
    quarter: Phrases
    half: Phrases
    season: Phrases
    year: Phrases
    decade: Phrases
    century: Phrases


class Parts(Data):
    """What else a temporal expression is made of, by the part it plays."""

    named: Phrases
    last: Phrases
    this: Phrases
    next: Phrases
    recent: Phrases
    few: Phrases
    early: Phrases
    mid: Phrases
    late: Phrases
    beginning: Phrases
    end: Phrases
    daytime: Phrases
    every: Phrases
    ago: Phrases
    hence: Phrases
    earlier: Phrases
    later: Phrases
    fiscal: Phrases
    the: Phrases
    of: Phrases
    in_: Phrases = Field(alias="in")
    on: Phrases
    at: Phrases
    to: Phrases
    and_: Phrases = Field(alias="and")
    or_: Phrases = Field(alias="or")
    between: Phrases
    from_: Phrases = Field(alias="from")
    a: Phrases
    another: Phrases
    date: Phrases
    now: Phrases
    before: Phrases
    after: Phrases
    commencing: Phrases
    time: Phrases
    ahead: Phrases
    same: Phrases
    rest: Phrases


class FiscalYear(Data):
    """The first month of a fiscal year, and which of its years names it."""

    month: _Month
    named: Literal["begin", "end"]


class FiscalNames(Data):
    """How governments name their fiscal years."""

    two_years: tuple[Code, ...]


class Numeric(Data):
    """How issuers write dates by numbers."""

    month_first: tuple[Code, ...]


class Events(Data):
    """Where the name of an occasion ends."""

    ends: Phrases


class WordList(Data):
    """A list of words."""

    words: Phrases


class Feast(Data):
    """The nth weekday of a month, from its end where negative."""

    month: _Month
    weekday: _Weekday
    nth: Annotated[int, Field(ge=-5, le=5)]


class KnownDay(Data):
    """The year of a day, and a word that a text about it has."""

    year: int
    word: str


class Context(Data):
    """Words by which an expression leans on the one before."""

    hardly: Phrases
    joining: Phrases
    turning: Phrases
    placing: Phrases
    bounding: Phrases
    attacks: Phrases


class Dateline(Data):
    """Words before the day of a release, and before other days of its page."""

    labels: Phrases
    changed: Phrases
    pages: Phrases


class Tenses(Data):
    """Words that tell the tense of a clause."""

    future: Phrases
    present: Phrases
    articles: Phrases
    past: Phrases
    not_past: Phrases
    foreseen: Phrases
    asking: Phrases
    announcing: Phrases
    onset: Phrases
    apart: Phrases
    participles: Phrases
    clause: Phrases


class Bounds(Data):
    """Words before "from" and a time that is no beginning."""

    compared: Phrases
    records: Phrases


class Guards(Data):
    """Words beside what looks like a date and is none."""

    before_year: Phrases
    after_year: Phrases
    before_any_year: Phrases
    before_old_year: Phrases
    name_heads: Phrases
    streets: Phrases
    number_of: Phrases
    in_compounds: Phrases
    measured: Phrases
    any_day: Phrases
    not_weekday: Phrases
    after_weekday: Phrases
    before_month: Phrases
    before_month_as: Phrases
    before_name: Phrases
    before_may: Phrases
    after_may: Phrases
    after_may_wish: Phrases
    after_month: Phrases
    before_weekday: Phrases
    after_feast: Phrases
    before_feast_name: Phrases
    before_feast: Phrases
    before_season: Phrases
    before_the_season: Phrases
    function_words: Phrases
    counted: Phrases


class Calendar(Data):
    """Everything in ``calendar.toml``."""

    months: dict[str, _Month]
    months_abroad: dict[str, _Month]
    weekdays: dict[str, _Weekday]
    seasons: dict[str, Annotated[int, Field(ge=21, le=24)]]
    ordinals: dict[str, Annotated[int, Field(ge=1, le=31)]]
    units: Units
    decades: dict[str, int]
    words: Parts
    zones: dict[str, _Offset]
    zone_names: dict[str, str]
    fiscal_years: dict[Code, FiscalYear]
    fiscal_names: FiscalNames
    numeric: Numeric
    events: Events
    day_marks: WordList
    days: dict[str, _Day]
    easter: dict[str, int]
    weekday_feasts: dict[str, Feast | dict[str, Feast]]
    known: dict[_Day, KnownDay]
    context: Context
    dateline: Dateline
    cues: dict[str, Relation]
    cues_after: dict[str, Relation]
    approximate: WordList
    tense: Tenses
    bounds: Bounds
    guards: Guards


SCHEMAS: dict[str, type[BaseModel]] = {"dates/en/calendar": Calendar}
