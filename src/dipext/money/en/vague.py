"""Amounts that only name their order: "hundreds of millions", "several billion"."""

import re
from decimal import Decimal

from dipext.lexicon import toml, words

_SINGULARS: dict[str, int] = {**toml("text/numbers")["scales"], "hundred": 2}
_PLURALS: dict[str, int] = {
    **toml("money/en/sums")["vague"]["orders"],
    **{f"{word}s": power for word, power in _SINGULARS.items()},
}
_FEW = words("money/en/sums", "vague", "few")
_MANY = words("money/en/sums", "vague", "many")
_FILLERS = words("money/en/sums", "vague", "fillers")
_NEXT = {1: 1, 2: 1, 3: 3, 6: 3, 9: 3, 12: 3, 5: 2, 7: 2}


def read_vague(phrase: str) -> tuple[Decimal, Decimal | None] | None:
    """The ends of an amount that only names its order, the upper one ``None`` where the words set none.

    "Hundreds of millions" reach from one hundred million to the next order, "several billion" from two to ten.

    >>> [tuple(map(str, read_vague(t))) for t in ("hundreds of millions", "several billion", "a few hundred thousand")]
    [('100000000', '1000000000'), ('2000000000', '10000000000'), ('200000', '1000000')]
    >>> [tuple(map(str, read_vague(t))) for t in ("billions", "tens of thousands", "multi-billion")]
    [('1000000000', '1000000000000'), ('10000', '100000'), ('2000000000', 'None')]
    >>> [tuple(map(str, read_vague(t))) for t in ("several billions", "many millions")]
    [('2000000000', '10000000000'), ('1000000', '1000000000')]
    >>> read_vague("five million") is None
    True
    """
    words = [word for word in re.split(r"[ \n-]+", phrase.casefold()) if word not in _FILLERS]
    words = list(dict.fromkeys(words))  # "billions and billions"
    if not words:
        return None
    if words[0] == "multi" and len(words) == 2 and words[1] in _SINGULARS:
        return Decimal(2 * 10 ** _SINGULARS[words[1]]), None
    if words[0] in _MANY and words[-1] in _PLURALS:
        words = words[1:]
    if words[0] in _FEW and len(words) > 1:
        power = _power([word.removesuffix("s") for word in words[1:]], _SINGULARS)
        return None if power is None else (Decimal(2 * 10**power), Decimal(10 ** (power + 1)))
    power = _power(words, _PLURALS)
    return None if power is None else (Decimal(10**power), Decimal(10 ** (power + _NEXT[_PLURALS[words[0]]])))


def _power(words: list[str], powers: dict[str, int]) -> int | None:
    """The power of ten that scale words multiply up to; ``None`` when one of them is none."""
    return sum(powers[word] for word in words) if all(word in powers for word in words) else None
