"""The schemas of the data files of this folder."""

from pydantic import BaseModel

from dipext.lexicon.checks import Data, Phrases


class Products(Data):
    """What an economy makes, by its code."""

    gdp: Phrases
    gni: Phrases


class Clause(Data):
    """Everything in ``clause.toml``."""

    infinitives: Phrases
    levies: Phrases
    levying: Phrases
    bounds: Phrases
    ties: Phrases
    participles: Phrases
    auxiliaries: Phrases
    being: Phrases
    modals: Phrases
    going: Phrases
    having: Phrases
    ranges: Phrases
    measuring: Phrases
    moving: Phrases
    loose_verbs: Phrases
    taking: Phrases
    before_verbs: Phrases
    spent: Phrases
    spending: Phrases
    leading_on: Phrases
    telling: Phrases
    giving: Phrases
    persons: Phrases
    own_money: Phrases
    goals: Phrases
    compared: Phrases
    products: Products


class Units(Data):
    """Spellings of units, by unit."""

    percent: Phrases
    percentage_point: Phrases
    basis_point: Phrases
    permille: Phrases


class Shares(Data):
    """Everything in ``shares.toml``."""

    counted: Phrases
    bounds: Phrases
    behind: Phrases
    ordinal_behind: Phrases
    ordinal_before: Phrases
    units: Units
    parts: dict[str, int]


SCHEMAS: dict[str, type[BaseModel]] = {"percentages/en/clause": Clause, "percentages/en/shares": Shares}
