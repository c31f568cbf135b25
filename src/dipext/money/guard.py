"""Figures that are written as no sum is."""

import re

from dipext.lexicon import alternation
from dipext.money.currencies import Currency
from dipext.text.numbers import NUMBER_WORDS, SCALE_WORDS
from dipext.text.prose import is_line_number

_ZERO = re.compile("0[0-9]")
_LONG_FRACTION = re.compile(
    r"[0-9]+,[0-9]{4,}|[0-9]{4,},[0-9]{3}|[0-9]{2,}\.[0-9]{4,}"
    r"|[0-9]{1,3}(?:(?:['’ ][0-9]{3})+[.,]|(?:,[0-9]{3}){1,6}\.|(?:\.[0-9]{3}){1,6},)[0-9]{3,}"
)
_SPLIT = re.compile("[0-9]{1,3}(?:,[0-9]{3})*,[0-9]{1,2}")  # a group that lacks a figure
_TWICE = re.compile(r"(?<![0-9])([0-9]{2}[1-9]|[0-9][1-9]0) \1(?![0-9])")  # "692 692 million"
_LOOK_ALIKE = frozenset("bB")  # scales that a figure may be taken for
_THREE_DECIMALS = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})


def is_odd(figure: str, scale: str, currency: Currency) -> bool:
    """Whether a figure is written as no sum is: "000", "15,0000", "1,500.000", "2,17b".

    >>> euro = Currency(("EUR",), "code", "EUR")
    >>> [is_odd(t, "", euro) for t in ("1,500.00", "0.5", "1.500", "000", "15,0000", "1,500.000")]
    [False, False, False, True, True, True]
    """
    if _ZERO.match(figure) or (scale and figure == "0") or (scale in _LOOK_ALIKE and _SPLIT.fullmatch(figure)):
        return True
    if _TWICE.search(figure):
        return True
    return not scale and _LONG_FRACTION.fullmatch(figure) is not None and _THREE_DECIMALS.isdisjoint(currency.codes)


_COUNTING = alternation(("a", "per", "every", "each", "several", "half", "one", "few", "some", "the"))
_ONE_SCALE = "thousand|million|billion|trillion|crore|lakh"
_APART = re.compile(
    rf"\s(?:(?:\.{{1,9}}|[^\s\d]\S{{0,24}}(?<![.!?;]))\s){{0,2}}(?:[a-z]{{1,24}}\s){{0,5}}(?!(?i:{_COUNTING}|{NUMBER_WORDS}|{SCALE_WORDS}|\S*[0-9]\S*)\s)"
    rf"(?:\.{{2,9}}|[^\s\d–—-](?:\S{{0,24}}[^\s.!?;])?)\s(?:{_ONE_SCALE})(?!\w)|(?:\s?\.){{2,9}}\s(?:{_ONE_SCALE})(?!\w)"
    rf"|\s[^\n]{{0,60}}\n{{2,3}}(?:{_ONE_SCALE})\s"  # "€5", the foot of a page, "million"
    r"|[.,]…|\spoint\s[0-9]"  # "€5.… million", "€5 point 3 million"
    r"|,\s(?:\n?[0-9]{1,3}\s{1,2}|[^\n]{0,60}\n{2,3})[0-9]{3}(?![0-9])"  # "€37,", a margin's 8, "250"
    r"|,\s(?=[^\n]{0,24}[0-9])[^\s€$£]{1,8}(?:\s[^\s€$£]{1,8}){0,2}"
    r"\s(?:000|[0-9]{3},[0-9]{3}|(?<=\n)[0-9]{3})(?![0-9])"  # "€37,", a foot's "EN 8 EN", "250,500"
    r"|,\s(?:[a-z]{1,24}\s){1,8}(?:(?<=\n)[0-9]{3}|0[0-9]{2}|[0-9]{3},[0-9]{3})(?![0-9])"  # "€3, see note 425,500"
)


def is_apart(text: str, end: int) -> bool:
    """Whether the scale of a sum without one may stand some words further on, as where columns were mixed.

    >>> [is_apart(f"€5{rest}", 2) for rest in (" see note million", " for a million trees", " for the poor")]
    [True, False, False]
    """
    return _APART.match(text, end) is not None


def is_set_twice(text: str, start: int, end: int) -> bool:
    """Whether a sum without its scale stands before it again: "€6.2 €6.2 million"."""
    return text.startswith(text[start:end], end + 1) and text[end].isspace()


def is_heading(text: str, start: int, end: int) -> bool:
    """Whether a scale without a figure stands in brackets, as in the head of a column: "(NOK million)"."""
    return text[start - 1 : start] == "(" and text[end : end + 1] == ")"


def is_numbered(text: str, start: int, figure: str) -> bool:
    """Whether a figure behind its currency has the number of a line in it: "EUR", below "22 455 million"."""
    first = figure.split()[0]
    at = text.find(figure, start)
    return first != figure and at > 0 and is_line_number(text, at, first)


_FIGURE_BEFORE = re.compile(
    r"(?<![\w.,])(?!(?:19|20)[0-9]{2}\s)[0-9][0-9.,]*\s(?:[^\s\d]+\s){0,2}[^\s\d]*[^\s\d.!?;,]\s\Z"
)


_POINT_BEFORE = re.compile(r"[0-9]\spoint\s\Z")
_GROUP = re.compile("[0-9]{3}(?![0-9])")
_GROUP_BEFORE = re.compile(r"(?<![\w.,])[0-9]{1,3},\s(?:[a-z]{1,24}\s){0,8}(?<=\n)\Z")
_SCALE_BEFORE = re.compile(rf"[0-9]\s(?:{_ONE_SCALE})\s(?:[a-z]{{1,24}}\s)?\Z")


def is_beside_margin(text: str, start: int, figure: str) -> bool:
    r"""Whether a figure at ``start`` may be the number of a line, or the rest of one that begins above.

    >>> texts = ("14 who gave\n15 francs", "2.5 million 15 francs", "a 15 francs")
    >>> [is_beside_margin(text, text.index("15 f"), "15") for text in texts]
    [True, True, False]
    """
    if not text[start - 1 : start].isspace():
        return False
    if _POINT_BEFORE.search(text, max(0, start - 8), start):
        return True
    if _GROUP.match(figure):
        return _GROUP_BEFORE.search(text, max(0, start - 80), start) is not None
    return _SCALE_BEFORE.search(text, max(0, start - 24), start) is not None or is_line_number(text, start, figure)


def is_headless(text: str, start: int) -> bool:
    """Whether the figure of a scale without one may stand some words before it: "9.2 see box million euros"."""
    return _FIGURE_BEFORE.search(text, max(0, start - 40), start) is not None
