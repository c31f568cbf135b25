"""The schema of ``en/words.toml``."""

from pydantic import BaseModel

from dipext.lexicon.checks import Data, Phrases
from dipext.models import InitiativeKind


class Names(Data):
    """A list of names."""

    names: Phrases


class WordList(Data):
    """A list of words."""

    words: Phrases


class Grammar(Data):
    """The small words of the language."""

    participles: Phrases
    determiners: Phrases
    before_defined: Phrases
    staff: Phrases
    of_staff: Phrases
    articles: Phrases
    owners: Phrases
    joins_onward: Phrases
    leads_onward: Phrases
    joins_names: Phrases
    before_joined: Phrases
    not_of_longer: Phrases
    indefinite: Phrases
    explaining: Phrases
    goes_on_to_tell: Phrases
    weak_but_defined: Phrases
    regions: Phrases
    begun: Phrases
    after_verb: Phrases
    heads_of: Phrases
    sentence_openers: Phrases
    organisation: Phrases
    before_acronym: Phrases
    said: Phrases
    said_how: Phrases
    announce: Phrases
    announce_some: Phrases
    called: Phrases
    not_onward: Phrases
    ordinals: Phrases
    no_bodies: Phrases
    has_name_of_its_own: Phrases
    before_names: Phrases
    before_names_bare: Phrases
    foreign_heads: Phrases
    joins_foreign: Phrases
    own_nouns: Phrases


class Discovery(Data):
    """Words that make a name of an initiative, or forbid it."""

    commonplace: Phrases
    meetings: Phrases
    members: Phrases
    joining: Phrases
    owned: Phrases
    features: Phrases
    parties: Phrases
    groups: Phrases
    weak: Phrases
    before_weak: Phrases
    second: Phrases
    after_name: Phrases
    after_long_name: Phrases
    after_quoted: Phrases
    announcing: Phrases
    generic: Phrases
    never_of_a_place: Phrases
    openers: Phrases
    entry_openers: Phrases
    headline_verbs: Phrases
    offices: Phrases
    bodies: Phrases
    of_bodies: Phrases
    of_meetings: Phrases
    not_names: Phrases


class InitiativeWords(Data):
    """Everything in ``en/words.toml``; what depends on the kind of initiative is by its kind."""

    spelling: dict[str, str]
    bodies: dict[str, str]
    states: Names
    announced_by: dict[InitiativeKind, Phrases]
    leads: dict[str, Phrases]
    followed_by: dict[InitiativeKind, Phrases]
    heads: dict[InitiativeKind, Phrases]
    pairs: dict[InitiativeKind, Phrases]
    works: dict[InitiativeKind, Phrases]
    before_head: dict[InitiativeKind, Phrases]
    grammar: Grammar
    discovery: Discovery
    function: WordList
    plain: WordList


SCHEMAS: dict[str, type[BaseModel]] = {"initiatives/en/words": InitiativeWords}
