"""The words of the ledger, checked as they are read: an unknown key or an empty list is an error."""

from functools import cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from dipext.lexicon import toml
from dipext.models import Category, Instrument

Phrases = Annotated[tuple[str, ...], Field(min_length=1)]


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Verbs(_Data):
    """Verbs by what they make of a sum; each list becomes a class of the same name."""

    give: Phrases
    help: Phrases
    train: Phrases
    raise_: Phrases = Field(alias="raise")
    allocate: Phrases
    pledge: Phrases
    approve: Phrases
    commit: Phrases
    contract: Phrases
    disburse: Phrases
    deliver: Phrases
    travel: Phrases
    cancel: Phrases
    propose: Phrases
    need: Phrases
    urge: Phrases
    decide: Phrases
    intend: Phrases
    refuse: Phrases
    consider: Phrases
    carry: Phrases
    receive: Phrases
    include: Phrases
    link: Phrases
    thank: Phrases
    remind: Phrases
    block: Phrases
    say: Phrases


class Nouns(_Data):
    """Nouns of giving by the stage that they prove without a verb."""

    pledged: Phrases
    allocated: Phrases
    committed: Phrases
    contracted: Phrases
    disbursed: Phrases
    delivered: Phrases
    need: Phrases
    proposed: Phrases


class Leads(_Data):
    """Nouns and adjectives before "to" and a verb, by what they make of it."""

    intend: Phrases
    decide: Phrases
    propose: Phrases
    refuse: Phrases
    consider: Phrases
    need: Phrases
    carry: Phrases


class Grammar(_Data):
    """The small words of the language."""

    measures: Phrases
    future: Phrases
    modal: Phrases
    have: Phrases
    be: Phrases
    do: Phrases
    negators: Phrases
    adverbs: Phrases
    prepositions: Phrases
    conjunctions: Phrases
    clause_starts: Phrases
    relatives: Phrases
    determiners: Phrases
    speakers: Phrases
    anaphors: Phrases
    joint: Phrases
    issuers: Phrases
    subjects: Phrases
    offices: Phrases


class Parties(_Data):
    """Who gives and receives besides countries, organisations and initiatives."""

    funds: Phrases
    bodies: Phrases
    groups: Phrases
    group_codes: dict[str, str]
    words: Phrases
    aliases: dict[str, Phrases]
    companies: Phrases
    givers: Phrases
    agencies: Phrases
    carriers: Phrases
    lenders: Phrases
    carried: Phrases


class Lists(_Data):
    """What tells that those who head a list give, and that something comes from abroad."""

    incoming: Phrases
    abroad: Phrases


class Against(_Data):
    """What a country does to others: a possessive before these is no donor and no recipient."""

    nouns: Phrases
    things: Phrases
    countries: Phrases


class Blocked(_Data):
    """What makes a sum no row."""

    actors: Phrases
    tails: Phrases
    nouns: Phrases
    behind: Phrases
    before: Phrases
    links: Phrases
    clause: Phrases
    home: Phrases
    outward: Phrases
    abroad: Phrases
    refusals: Phrases


class Accounts(_Data):
    """Words for what is said again or summed up."""

    restated: Phrases
    cumulative: Phrases


class Bundles(_Data):
    """Words that tie goods to a price, and a sentence to the row before it."""

    holds: Phrases
    worth: Phrases
    pointed: Phrases
    meant: Phrases


class Conditions(_Data):
    """Words that make a promise depend on something."""

    parliament: Phrases
    leads: Phrases


class Words(_Data):
    """Everything in ``en/words.toml``."""

    verbs: Verbs
    nouns: Nouns
    leads: Leads
    grammar: Grammar
    parties: Parties
    places: dict[str, Phrases]
    lists: Lists
    against: Against
    blocked: Blocked
    accounts: Accounts
    bundles: Bundles
    conditions: Conditions


class Things(_Data):
    """Everything in ``en/things.toml``: goods, categories and instruments by their words."""

    units: Phrases
    goods: dict[Category, Phrases]
    arms: Phrases
    people: Phrases
    categories: dict[Category, Phrases]
    instruments: dict[Instrument, Phrases]
    initiatives: dict[Category, Phrases]


@cache
def words() -> Words:
    """The words of ``en/words.toml``, read once."""
    return Words.model_validate(toml("commitments/en/words"))


@cache
def things() -> Things:
    """The words of ``en/things.toml``, read once."""
    return Things.model_validate(toml("commitments/en/things"))
