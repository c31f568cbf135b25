"""The schemas of the data files of ``people``, besides ``offices_foreign.toml``."""

from pydantic import BaseModel, Field, RootModel

from dipext.lexicon.checks import Code, Codes, Data, Phrases, Words
from dipext.models import Role
from dipext.people.offices_foreign import OfficesFile


class Organs(Data):
    """Bodies of organisations that have an office of their own."""

    codes: Words
    commissions: Words
    fields: Words


class Sent(Data):
    """Who is sent abroad."""

    heads: Words
    diplomats: Words


class Heads(Data):
    """Words that head something."""

    heads: Words


class Bodily(Data):
    """Offices of organisations; of ``plain`` words alone no organisation is known."""

    heads: Words
    plain: Words


class National(Data):
    """Offices of a state."""

    roles: Words
    heads: Words
    offices: Phrases
    deputies: Words


class TitleHeads(Data):
    """The words that titles are made of."""

    helpers: Words
    words: Words
    ranks: Words
    papal: Words
    modifiers: Words
    appoints: Words
    lordly: Words
    rank_parts: Words
    beside: Words
    trailing: Words
    portfolio: Words
    fields: Words
    parliaments: Phrases
    generals: Words
    general_bodies: Words
    bodies: Words


class Alone(Data):
    """Offices that stand for a person without a name."""

    offices: Phrases
    bodies: Phrases
    chairs: Words
    before: Words
    behind: Words


class Status(Data):
    """Words around a title, by the status that they give it."""

    acting: Phrases
    former: Phrases
    designate: Phrases
    elect: Phrases
    deputy: Phrases
    whole: Phrases


class Presidents(Data):
    """Presidents of something else than a state."""

    commission_president: Phrases
    chair: Phrases


class RoleRow(Data):
    """The phrases that prove a role, and those that disprove it."""

    role: Role
    phrases: Phrases
    not_: Phrases | None = Field(alias="not", default=None)


class Presidency(Data):
    """What presidents preside over."""

    state: Words
    bodies: Words
    provinces: Words


class Offices(Data):
    """Everything in ``en/offices.toml``."""

    owner: dict[str, str]
    owner_of_role: dict[Role, str]
    organs: Organs
    sent: Sent
    seated: Heads
    national: National
    bodily: Bodily
    only: dict[str, Codes]
    only_beginning: dict[str, Codes]
    lacking: dict[str, Codes]
    monarchies: dict[str, Codes]
    heads: TitleHeads
    alone: Alone
    status: Status
    presidents: Presidents
    role: tuple[RoleRow, ...]
    presidency: Presidency


class Honorifics(Data):
    """Forms of address."""

    words: Words
    peers: Words
    polite: Words
    plain: Words
    crowned: Words
    behind_heads: Words
    dotted: Words
    phrases: Phrases
    born: Words
    men: Words
    women: Words
    names: dict[Code, Words]
    forms: dict[Code, Words]


class NameWords(Data):
    """Words of names."""

    particles: Words
    behind: Words
    shortened: Words
    small_given: Words
    nobles: Words
    days: Words
    burmese: Words
    suffixes: Words
    letters: Words
    eastern: Words
    japanese: Words
    given: Words
    gaelic: Words
    pairs: Words
    regnal: Words
    behind_titles: Words
    variants: Phrases
    word_names: Words


class Reject(Data):
    """Words that make something else of what looks like a name."""

    function: Words
    things: Words
    namesakes: Phrases
    firm_ends: Words
    before: Words
    ships: Words
    makes: Words
    lowercase_things: Words
    initials: Words
    acronyms: Words
    seats: Words
    regions: Words


class Speech(Data):
    """Words around who says or does something."""

    verbs: Words
    acts: Words
    issues: Words
    statements: Words
    kin: Words
    vocative: Phrases


class Context(Data):
    """The small words around names."""

    small: Words
    meets: Phrases
    others: Words
    seats: Phrases
    clause: Words


class Places(Data):
    """Where names of photographers, authors and contacts stand."""

    pictures: Words
    making: Words
    questions: Words
    subjects: Words
    reached: Words
    parties: Words
    hints: Words
    credit_cues: Words
    contact_cues: Words
    signed_cues: Words
    agencies: Words


class PeopleWords(Data):
    """Everything in ``en/words.toml``."""

    honorifics: Honorifics
    names: NameWords
    reject: Reject
    speech: Speech
    context: Context
    places: Places
    short: dict[str, Words]


class Weights(Data):
    """Everything in ``people_weights.toml``."""

    weight: dict[str, float]


class Tradition(Data):
    """Given and family names of one tradition."""

    given: Words | None = None
    family: Words | None = None


class Traditions(RootModel[dict[str, Tradition]]):
    """Everything in ``traditions.toml``."""


class Japanese(Data):
    """Everything in ``japanese.toml``."""

    family: Words
    given: Words


SCHEMAS: dict[str, type[BaseModel]] = {
    "people/en/offices": Offices,
    "people/en/words": PeopleWords,
    "people/japanese": Japanese,
    "people/offices_foreign": OfficesFile,
    "people/people_weights": Weights,
    "people/traditions": Traditions,
}
