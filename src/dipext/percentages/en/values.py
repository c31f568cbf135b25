"""What the words of a percentage amount to, in its unit, and those of a fraction, in parts of a hundred."""

import re
from decimal import ROUND_HALF_UP, Decimal

from dipext.lexicon import toml
from dipext.models import PercentUnit
from dipext.text.numbers import plain, read_number

_PARTS: dict[str, int] = toml("percentages/en/shares")["parts"]
_UNITS: dict[str, PercentUnit] = {
    spelling: unit for unit, spellings in toml("percentages/en/shares")["units"].items() for spelling in spellings
}

_SIGNS = {"½": (Decimal(50), True), "¼": (Decimal(25), True), "¾": (Decimal(75), True), "⅕": (Decimal(20), True)}
_SIGNS |= {"⅓": (Decimal("33.33"), False), "⅔": (Decimal("66.67"), False), "⅛": (Decimal("12.5"), True)}

PART_WORDS = "|".join(f"{word}s?" for word in _PARTS)
"""An alternation of the parts that fractions are made of: "third", "quarters"."""


def read_unit(word: str) -> PercentUnit | None:
    """The unit that a sign or word stands for.

    >>> [read_unit(t) for t in ("%", "per cent", "pct", "percentage points", "pp", "bps", "‰")]
    ['percent', 'percent', 'percent', 'percentage_point', 'percentage_point', 'basis_point', 'permille']
    """
    return _UNITS.get(re.sub(r"[\s.-]+", "", word.casefold()))


def read_percentage(number: str) -> Decimal | None:
    """A number in its own unit; "minus" and a minus sign count.

    >>> [str(read_percentage(number)) for number in ("3.5", "50", "minus five")]
    ['3.5', '50', '-5']
    """
    negative = re.match(r"(?:[-−]|minus[ \n]+)", number, re.IGNORECASE)
    value = read_number(number[negative.end() :] if negative else number)
    if value is None:
        return None
    return plain(-value if negative else value)


def read_fraction(phrase: str) -> tuple[Decimal, bool] | None:
    """A fraction in words in parts of a hundred with two decimals, and whether that is exactly it.

    >>> written = ("two-thirds", "a quarter", "half", "one in five", "nine out of ten")
    >>> [(str(value), exact) for value, exact in map(read_fraction, written)]
    [('66.67', False), ('25', True), ('50', True), ('20', True), ('90', True)]
    >>> [str(read_fraction(t)[0]) for t in ("7 in 10", "1/3", "¾")]
    ['70', '33.33', '75']
    >>> read_fraction("third") is None
    True
    """
    words = [word for word in re.split(r"[ \n-]+", phrase.casefold()) if word]
    if not words:
        return None
    if len(words) == 1 and words[0] in _SIGNS:
        return _SIGNS[words[0]]
    above: Decimal | None
    below: Decimal | None
    if slashed := re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})", phrase):
        above, below = Decimal(slashed[1]), Decimal(slashed[2])
    elif "in" in words or "of" in words:
        at = words.index("in") if "in" in words else words.index("of")
        above = read_number(" ".join(words[:at]).removesuffix(" out"))
        below = read_number(" ".join(words[at + 1 :]).removeprefix("every "))
    else:
        parts = _PARTS.get(words[-1].removesuffix("s"))
        if parts is None or (len(words) == 1 and parts != 2):
            return None
        above = read_number(" ".join(words[:-1])) if len(words) > 1 else Decimal(1)
        below = Decimal(parts)
    if above is None or not below or not 0 < above < below:
        return None
    value = (above * 100 / below).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return plain(value), value * below == above * 100
