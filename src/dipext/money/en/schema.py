"""The schema of ``sums.toml``."""

from pydantic import BaseModel

from dipext.lexicon.checks import Data, Phrases


class Accounting(Data):
    """Words around a sum that say how it is to be counted."""

    remaining: Phrases
    remainders: Phrases
    additional: Phrases
    new: Phrases
    given: Phrases
    total: Phrases
    totalled: Phrases
    totals: Phrases
    between: Phrases
    need: Phrases
    need_verbs: Phrases
    need_before: Phrases
    put_off: Phrases
    gap: Phrases
    behind_additional: Phrases
    behind_new: Phrases
    behind_total: Phrases
    left: Phrases
    left_behind: Phrases
    stands: Phrases
    totalling: Phrases
    by_now: Phrases
    raising: Phrases
    aiming: Phrases
    raised: Phrases
    cumulated_between: Phrases
    cumulated: Phrases
    not_joined: Phrases
    paid: Phrases
    since_now: Phrases
    so_far: Phrases
    totality: Phrases
    total_subject: Phrases
    revenue: Phrases


class Conversion(Data):
    """Words between a sum and the same in another currency."""

    links: Phrases
    estimates: Phrases
    that_is: Phrases


class Parts(Data):
    """Words that make a sum part of another."""

    gifts: Phrases
    wholes: Phrases
    slices: Phrases
    sliced: Phrases
    estimates: Phrases
    splits: Phrases
    introduce: Phrases
    items: Phrases
    put_aside: Phrases
    beside: Phrases
    tranches: Phrases
    ordinals: Phrases
    made_up: Phrases
    lead_words: Phrases
    giving: Phrases
    of_money: Phrases
    of_them: Phrases
    paid: Phrases
    behind_which: Phrases


class Vague(Data):
    """Words of amounts that only name their order."""

    orders: dict[str, int]
    few: Phrases
    many: Phrases
    fillers: Phrases


class Scales(Data):
    """Scale words as other languages and misspellings have them."""

    thousand: Phrases
    million: Phrases
    billion: Phrases
    trillion: Phrases
    lakh: Phrases
    crore: Phrases
    names: Phrases
    unread: Phrases


class Sums(Data):
    """Everything in ``sums.toml``."""

    price: Phrases
    weight: Phrases
    bought: Phrases
    behind_bare: Phrases
    not_money_after: Phrases
    dollar_organisations: Phrases
    in_numbers: Phrases
    triggers: Phrases
    before_idioms: Phrases
    before_bare_scale: Phrases
    cues: Phrases
    vague: Vague
    accounting: Accounting
    conversion: Conversion
    parts: Parts
    scales: Scales


SCHEMAS: dict[str, type[BaseModel]] = {"money/en/sums": Sums}
