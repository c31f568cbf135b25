"""Numbers in every notation of the genre, for money, percentages and dates alike: digits, number words, scale words."""

import re
from decimal import Decimal
from functools import lru_cache

from dipext.lexicon import toml

_LEXICON = toml("text/numbers")
_TENS: dict[str, int] = _LEXICON["tens"]
_SMALL: dict[str, int] = {**_LEXICON["units"], **_TENS}
_MULTIPLIERS: dict[str, int] = _LEXICON["multipliers"]
_SCALES: dict[str, Decimal] = {
    spelling: Decimal(10) ** power
    for word, power in _LEXICON["scales"].items()
    for spelling in (word, f"{word}s", f"{word}es")
}
_ABBREVIATIONS: dict[str, Decimal] = {word: Decimal(10) ** power for word, power in _LEXICON["abbreviations"].items()}
_VULGAR: dict[str, Decimal] = {sign: Decimal(value) for sign, value in _LEXICON["vulgar"].items()}

GAP = r"[ \t\n]"
"""A pattern of the white space between the words of an amount: a space, the border of a cell, a line end."""

NUMBER_WORDS = "|".join(sorted((*_SMALL, *_MULTIPLIERS, "thousand"), key=len, reverse=True))
"""An alternation of single number words, longest first: "one" to "ninety", "hundred", "dozen", "thousand"."""

SCALE_WORDS = "|".join(sorted(_SCALES, key=len, reverse=True))
"""An alternation of scale words, longest first: "millions", "billion", "crore"."""

SCALE_ABBREVIATIONS = "|".join(sorted(_ABBREVIATIONS, key=len, reverse=True))
"""An alternation of scale abbreviations in lower case, longest first: "mln", "bn", "m"."""

FIGURE = (
    r"(?:(?:\d{1,3}(?:,\d{3}){1,7}|\d{1,2}(?:,\d{2}){1,7},\d{3})(?:\.\d{1,9})?"
    r"|\d{1,3}(?:\.\d{3}){2,7}(?:,\d{1,9})?|\d{1,3}(?:\.\d{3}){1,7},\d{1,9}|\d{1,3}(?:['’]\d{3}){1,7}(?:[.,]\d{1,9})?"
    r"|\d{1,3}(?:\ \d{3}){1,7}(?:[.,]\d{1,9})?|\d{1,20}(?:[.,]\d{1,9})?)(?![.,'’]?\d)"
).replace(r"\d", "[0-9]")
"""A pattern of a number in digits in any notation that ``read_digits`` reads, no part of a longer one."""

_GROUPED = re.compile(
    r"(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})(\.\d+)?"  # 1,500,000.25 and 12,50,000.25
    r"|\d{1,3}(?:\.\d{3}){2,}(,\d+)?"  # 1.500.000,25
    r"|\d{1,3}(?:\.\d{3})+(,\d+)"  # 1.500,25
    r"|\d{1,3}(?:['’]\d{3})+([.,]\d+)?"  # 1'500'000.25
    r"|\d{1,3}(?:[ \n]\d{3})+([.,]\d+)?",  # 1 500 000,25
    re.ASCII,
)
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?|\.\d+", re.ASCII)
_FIGURES = re.compile(
    rf"(?P<number>(?:[0-9.,'’ \n]*[0-9])?)[ \n]*(?P<vulgar>[{''.join(_VULGAR)}]?)[ \n-]*(?P<rest>.*)",
    re.DOTALL,
)
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "quarters": Decimal("0.25")}
_LONGEST = 16  # words of the longest number phrase worth reading
_LONGEST_FIGURE = 28  # characters; longer ones are no amounts, and Decimal would begin to round


def plain(value: Decimal) -> Decimal:
    """The same number without exponent and trailing zeros.

    >>> plain(Decimal("7.20E+6")), plain(Decimal("47.60"))
    (Decimal('7200000'), Decimal('47.6'))
    """
    digits = format(value, "f")
    return Decimal(digits.rstrip("0") if "." in digits else digits)


def read_digits(text: str) -> Decimal | None:
    """A number in digits, in any of the European or the Indian notations.

    A single comma before three digits parts thousands, a single point is always a decimal point.

    >>> [str(read_digits(t)) for t in ("1,500,000", "1.500.000", "1 500 000", "1'500'000", "12,50,000")]
    ['1500000', '1500000', '1500000', '1500000', '1250000']
    >>> [str(read_digits(t)) for t in ("7.2", "7,2", "0,125", "1.500,25", "1,500.25", "1.500")]
    ['7.2', '7.2', '0.125', '1500.25', '1500.25', '1.5']
    >>> read_digits("1,2,3") is None
    True
    """
    text = text.strip()
    if len(text) > _LONGEST_FIGURE:
        return None
    grouped = _GROUPED.fullmatch(text)
    if grouped and not text.startswith("0"):
        fraction = next((part for part in grouped.groups() if part), "")
        whole = re.sub(r"\D", "", text[: len(text) - len(fraction)])
        return plain(Decimal(whole + fraction.replace(",", ".")))
    if _PLAIN.fullmatch(text):
        return plain(Decimal(text.replace(",", ".")))
    return None


@lru_cache(maxsize=4096)
def read_number(text: str) -> Decimal | None:
    """A number in digits or words, with or without a scale, as a plain Decimal; ``None`` when it is not one.

    >>> [str(read_number(t)) for t in ("1 500 000", "7,2 Mio.", "4,850 crore", "1.2tn", "2½")]
    ['1500000', '7200000', '48500000000', '1200000000000', '2.5']
    >>> [str(read_number(t)) for t in ("five", "Twenty-five", "a hundred and twenty", "ten million", "a")]
    ['5', '25', '120', '10000000', '1']
    >>> [str(read_number(t)) for t in ("one and a half", "half a", "half a billion", "a million and a half")]
    ['1.5', '0.5', '500000000', '1500000']
    >>> [str(read_number(t)) for t in ("a quarter of a million", "three quarters of a billion", "two point five")]
    ['250000', '750000000', '2.5']
    >>> read_number("may") is None, read_number("") is None, read_number("five six") is None
    (True, True, True)
    """
    text = text.strip()
    words = re.split(r"[ \n-]+", text.casefold())
    if len(words) > _LONGEST:
        return None
    number = _read_figures(text)
    if number is None:
        number = _read_words(words)
    return None if number is None else plain(number)


def _read_figures(text: str) -> Decimal | None:
    match = _FIGURES.fullmatch(text)
    if match is None or not (match["number"] or match["vulgar"]):
        return None
    number = read_digits(match["number"]) if match["number"] else Decimal(0)
    if number is None:
        return None
    number += _VULGAR.get(match["vulgar"], Decimal(0))
    for word in re.split(r"[ \n-]+", match["rest"].casefold()):
        factor = _SCALES.get(word) or _ABBREVIATIONS.get(word.rstrip(".")) or _MULTIPLIERS.get(word)
        if word and factor is None:
            return None
        number *= factor or 1
    return plain(number)


def _read_words(words: list[str]) -> Decimal | None:
    """A whole number phrase: groups that scale words close, the largest scale first."""
    scales = [word for word in words if word in _SCALES]
    if not scales:
        return _read_group(words)
    at = words.index(max(scales, key=lambda word: _SCALES[word]))
    scale, before, after = _SCALES[words[at]], words[:at], words[at + 1 :]
    count = _read_words(before) if before else Decimal(1)
    if count is None:
        return None
    if after[:1] == ["and"]:
        after = after[1:]
        if len(after) == 2 and after[0] == "a" and after[1] in _PARTS:
            return (count + _PARTS[after[1]]) * scale  # "a million and a half"
    rest = _read_words(after) if after else Decimal(0)
    return None if rest is None or rest >= scale else count * scale + rest


def _read_group(words: list[str]) -> Decimal | None:
    """A number phrase without scale words: "one and a half", "three quarters of a", "a hundred and twenty"."""
    if words[-2:] == ["of", "a"]:
        words = words[:-2]
    elif words[-2:] in (["half", "a"], ["half", "an"]):
        words = words[:-1]
    if words and words[-1] in _PARTS:
        return _read_parts(words)
    if "point" in words:
        return _read_point(words)
    multiplied = next((word for word in _MULTIPLIERS if word in words), None)
    return _read_small(words) if multiplied is None else _read_multiplied(words, multiplied)


def _read_point(words: list[str]) -> Decimal | None:
    """Decimals in words: "two point five"."""
    at = words.index("point")
    whole, digits = _read_group(words[:at]), [_SMALL.get(word, 10) for word in words[at + 1 :]]
    if whole is None or not digits or max(digits) > 9:
        return None
    return whole + Decimal("0." + "".join(map(str, digits)))


def _read_multiplied(words: list[str], multiplier: str) -> Decimal | None:
    """Hundreds and dozens: "a hundred and twenty", "three dozen"."""
    factor, at = _MULTIPLIERS[multiplier], words.index(multiplier)
    rest = words[at + 2 :] if words[at + 1 : at + 2] == ["and"] else words[at + 1 :]
    count = _read_group(words[:at]) if at else Decimal(1)
    more = _read_group(rest) if rest else Decimal(0)
    return None if count is None or more is None or more >= factor else count * factor + more


def _read_small(words: list[str]) -> Decimal | None:
    """Numbers below a hundred: "a", "five", "twenty five"."""
    if words in (["a"], ["an"]):
        return Decimal(1)
    if len(words) == 2 and words[0] in _TENS and 0 < _SMALL.get(words[1], 0) < 10:
        return Decimal(_SMALL[words[0]] + _SMALL[words[1]])
    return Decimal(_SMALL[words[0]]) if len(words) == 1 and words[0] in _SMALL else None


def _read_parts(words: list[str]) -> Decimal | None:
    """Halves and quarters: "half", "a quarter", "three quarters", and behind a whole number and "and"."""
    part, before = _PARTS[words[-1]], words[:-1]
    if "and" in before:
        at = len(before) - 1 - before[::-1].index("and")
        whole, fraction = _read_group(before[:at]), _read_parts([*before[at + 1 :], words[-1]])
        return None if whole is None or fraction is None else whole + fraction
    count = _read_group(before) if before else Decimal(1)
    return None if count is None else count * part
