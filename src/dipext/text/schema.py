"""The schemas of the data files of ``text``."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from dipext.lexicon.checks import Data, Phrases
from dipext.models import Quantifier

_Power = Annotated[int, Field(ge=1, le=12)]


class Lines(Data):
    """Words by which the lines of a paragraph are told from headings and lists."""

    dangling: Phrases
    openers: Phrases
    leading: Phrases
    compounds: Phrases
    suspending: Phrases


class Prose(Data):
    """Words by which prose is told from what a damaged text has."""

    leading_on: Phrases
    short: Phrases
    compounding: Phrases
    look_alike: Phrases


class Tags(Data):
    """The elements of HTML whose tags may be left over."""

    blocks: Phrases
    inline: Phrases


class Typography(Data):
    """Everything in ``typography.toml``."""

    lines: Lines
    prose: Prose
    tags: Tags


class Quantifiers(Data):
    """Words around a number that say how exactly it is meant."""

    before: dict[Quantifier, Phrases]
    denial: Phrases
    denied: Phrases
    movement: Phrases
    over: Phrases
    denial_ends: Phrases
    between: Phrases
    between_noun: Phrases
    determiners: Phrases
    estimates: Phrases
    after: dict[Quantifier, Phrases]


class Per(Data):
    """Words that make a rate of a number."""

    time: Phrases
    things: Phrases
    not_behind: Phrases
    led_by: Phrases
    adverbs: dict[str, Literal["day", "week", "month", "year"]]


class Numbers(Data):
    """Everything in ``numbers.toml``; scales are powers of ten."""

    units: dict[str, int]
    tens: dict[str, int]
    multipliers: dict[str, int]
    scales: dict[str, _Power]
    abbreviations: dict[str, _Power]
    vulgar: dict[str, Annotated[str, Field(pattern=r"^0\.[0-9]+$")]]
    quantifiers: Quantifiers
    per: Per


class Prepositions(Data):
    """Prepositions by whether a noun phrase goes on behind them."""

    tied: Phrases
    loose: Phrases


class Direction(Data):
    """Words that make a change of a number, by where they stand."""

    beyond: Phrases
    by: Phrases
    before: Phrases
    after: Phrases


class Clause(Data):
    """Everything in ``clause.toml``."""

    linking: Phrases
    acting: Phrases
    nouns: Phrases
    finite: Phrases
    stops: Phrases
    determiners: Phrases
    agents: Phrases
    people: Phrases
    pronouns: Phrases
    named: Phrases
    times: Phrases
    changes: Phrases
    signing: Phrases
    prices: Phrases
    change_stems: Phrases
    change_words: Phrases
    with_up: Phrases
    change_fillers: Phrases
    to_things: Phrases
    auxiliaries: Phrases
    flows: Phrases
    counts: Phrases
    definite: Phrases
    behind_total: Phrases
    no_measures: Phrases
    prepositions: Prepositions
    increase: Direction
    decrease: Direction


SCHEMAS: dict[str, type[BaseModel]] = {"text/clause": Clause, "text/numbers": Numbers, "text/typography": Typography}
