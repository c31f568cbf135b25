"""The words of sums: what is nearly one of them beside a sum is a damaged one."""

from functools import cache

from dipext.lexicon import toml
from dipext.money.currencies import unit_words
from dipext.text.numbers import SCALE_WORDS
from dipext.text.vocabulary import Vocabulary


@cache
def vocabulary() -> Vocabulary:
    """The words that sums are made of and led by."""
    numbers = toml("text/numbers")
    counts = (*numbers["units"], *numbers["tens"], *numbers["multipliers"], *SCALE_WORDS.split("|"))
    quantifiers = numbers["quantifiers"]
    led = [phrase for part in ("before", "after") for phrases in quantifiers[part].values() for phrase in phrases]
    words = [word for phrase in (*led, *quantifiers["between"]) for word in phrase.split()]
    spelt = [word for word in (*counts, *words, *toml("money/en/sums")["triggers"]) if word.isalpha()]
    return Vocabulary(frozenset(spelt), frozenset(numbers["scales"]), unit_words())
