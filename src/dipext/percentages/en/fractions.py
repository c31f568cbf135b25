"""Fractions of a whole: "two-thirds", "half of", "one in five", "7 in 10", "1/3 of"."""

import re
from collections.abc import Iterator

from dipext.lexicon import one_of
from dipext.percentages.en.values import PART_WORDS, read_fraction
from dipext.percentages.terms import LINK, LINK_REACH, Term
from dipext.text.noun_phrases import is_verb
from dipext.text.numbers import GAP, NUMBER_WORDS
from dipext.text.quantifiers import RANGE_CUE
from dipext.text.source import Source, places

_STEMS = ("third", "uarter", "alf", "fifth", "tenth", "th of ", "ths of ")
_PART = re.compile(rf"(?:{PART_WORDS})(?![\w’'])(?!-[A-Za-z])", re.IGNORECASE)
_COUNT = re.compile(rf"(?<![\w’'-])(\w+)(?:{GAP}|-)\Z")
_COUNTS = frozenset(f"a|an|{NUMBER_WORDS}".split("|"))
_COUNT_REACH = 14
_RATIO_STEMS = ("ne in ", " in five", " in ten", " out of ")
_VULGAR = "½¼¾⅓⅔⅕⅛"
_IN_FIGURES = re.compile(rf"(?<![\w.,/’'$€£-])(?:[1-9][0-9]?/[1-9][0-9]?(?![\w/.,]*[0-9])|[{_VULGAR}])(?={GAP}of{GAP})")
_SLASHED = re.compile(r"/[1-9][0-9]?\s")
_DIGIT_RATIO = re.compile(rf"{GAP}in{GAP}(?:every{GAP})?[0-9]")
_RATIO = re.compile(
    rf"(?<![\w.,/’'$€£-])(?:(?:one|two|three|four|five|six|seven|eight|nine){GAP}(?:in|out{GAP}of){GAP}(?:every{GAP})?"
    rf"(?:{NUMBER_WORDS})(?:[- ](?:{NUMBER_WORDS}))?|1{GAP}in{GAP}(?:every{GAP})?[0-9]{{1,3}}"
    rf"|[2-9]{GAP}in{GAP}(?:every{GAP})?(?:[3-9]|10|20|100)|[0-9]{{1,2}}{GAP}out{GAP}of{GAP}(?:every{GAP})?[0-9]{{1,3}})"
    rf"(?![\w.,-]*[0-9]|\w|{GAP}{one_of('percentages/en/shares', 'counted')}\b)",
    re.IGNORECASE,
)
_RATIO_REACH = 40
_NUMERATOR = re.compile(r"\b\w{1,5}\Z")

# What tells a share from an ordinal, a time or a size: "a third of", "a third already"; not "a third country"
_OF = re.compile(
    rf"{GAP}(?:of{GAP}(?!an?{GAP}|hour|20\d\d\b|19\d\d\b)|(?:the|its|their|all|our|his|her|these|those|that){GAP})"
)
_TIME_OF = re.compile(
    rf"{GAP}of{GAP}(?:the{GAP})?(?:(?:fiscal|financial|calendar|school|academic|current|last|next|this){GAP})*"
    r"(?:year|20\d\d|19\d\d|FY|century|month|season)",
    re.IGNORECASE,
)
_BOUND = re.compile(rf"\b{one_of('percentages/en/shares', 'bounds')}(?:\s+(?:a|one))?\s+\Z", re.IGNORECASE)
_SHARE_AFTER = re.compile(rf"\s*(?:[.,;:)!?”]|\Z)|{GAP}{one_of('percentages/en/shares', 'behind')}\b", re.IGNORECASE)
_NO_SHARE = re.compile(rf"{GAP}(?:of{GAP})?{one_of('percentages/en/shares', 'ordinal_behind')}")
_OF_ALL = re.compile(r"\b(?:Of|Out of|Among) [^.,;:]{3,60}, (?:only |about |nearly )?\Z")
_ORDINAL_BEFORE = re.compile(
    rf"(?:\b{one_of('percentages/en/shares', 'ordinal_before')}\s+(?:\w+\s+)?"
    rf"|\b(?:{NUMBER_WORDS})\s+and\s+(?:a\s+)?|\d\s+(?:and\s+)?(?:a\s+)?)\Z",
    re.IGNORECASE,
)
_COUNTED_BY = re.compile(
    r"(?:[0-9]|\b(?:thousand|million|billion|crore|lakh|dollars|euros|kroner|kronor|francs|times|once|twice))\s\Z"
)
_NEXT_WORD = re.compile(r"\s([a-z]+)\b")
_LEAD = 24  # characters before a fraction that tell what it is


def fractions(source: Source) -> list[Term]:
    """The fractions of a release, in any order, some of them twice where two ways lead to them."""
    text = source.text
    found = [*_in_figures(source), *(_share(text, at) for at in places(text, _STEMS)), *_ratios(text)]
    return [term for term in found if term is not None]


def _in_figures(source: Source) -> Iterator[Term | None]:
    """Fractions in figures: "1/3 of", "¾ of", "7 in 10"."""
    text = source.text
    slashed = "/" in text
    for start, end in source.digits:
        if slashed and _SLASHED.match(text, end):
            yield _read(_IN_FIGURES.match(text, start))
        elif end - start == 1 and _DIGIT_RATIO.match(text, end):
            yield _read(_RATIO.match(text, start))
    if not text.isascii():
        for at in places(text, _VULGAR):
            yield _read(_IN_FIGURES.match(text, at))


def _ratios(text: str) -> Iterator[Term | None]:
    """Ratios in words: "one in five", "nine out of ten"."""
    for at in places(text, _RATIO_STEMS):
        numerator = _NUMERATOR.search(text, max(0, at - 5), text.find(" ", at))
        if numerator is not None:
            yield _read(_RATIO.match(text, numerator.start(), at + _RATIO_REACH))


def _read(match: re.Match[str] | None) -> Term | None:
    read = read_fraction(match[0]) if match else None
    if match is None or read is None:
        return None
    rule = "percentage.fraction" if "/" in match[0] or match[0] in _VULGAR else "percentage.ratio"
    return Term(match.start(), match.end(), rule, "fraction", read[0], exact=read[1])


def _share(text: str, at: int) -> Term | None:
    """The fraction in words around ``at``: "two-thirds", "half", where the words around show that it is one."""
    while at and text[at - 1].isalnum():
        at -= 1
    match = _PART.match(text, at)
    if match is None:
        return None
    start, end, part, number = at, match.end(), match[0].casefold(), ""
    before = _COUNT.search(text, max(0, at - _COUNT_REACH), at)
    if before is not None and before[1].casefold() in _COUNTS:
        start, number = before.start(), before[1].casefold()
    elif part != "half" or text[at - 1 : at] in ("’", "'", "-", "_"):
        return None
    read = read_fraction(text[start:end])
    if read is None or _is_rate(text, start, end) or _TIME_OF.match(text, end):
        return None
    if _ORDINAL_BEFORE.search(text, max(0, start - _LEAD), start) and not _is_for_part(text, start, end, number):
        return None
    if not _fits(text, start, end, part, number) and not _acts(text, end):
        return None
    return Term(start, end, "percentage.fraction", "fraction", read[0], exact=read[1])


def _is_for_part(text: str, start: int, end: int, number: str) -> bool:
    """Whether "for" leads to a part of a whole: "accounts for a fifth of", but not "for a third time"."""
    return number in ("a", "an") and text.endswith("for ", 0, start) and _OF.match(text, end) is not None


def _is_rate(text: str, start: int, end: int) -> bool:
    """Whether a quarter is a length that a figure is counted by: "20 million a quarter", "€5 a quarter"."""
    return (
        text[start:end].casefold() == "a quarter" and _COUNTED_BY.search(text, max(0, start - _LEAD), start) is not None
    )


def _fits(text: str, start: int, end: int, part: str, number: str) -> bool:
    """Whether the words around a fraction make it a share of something."""
    if _OF_ALL.search(text, max(0, start - 80), start):
        return True
    share, after = _OF.match(text, end) is not None, _SHARE_AFTER.match(text, end) is not None
    bound = _BOUND.search(text, max(0, start - _LEAD), start) is not None
    if part == "half" and number != "one":
        return share or (bound and after)
    if (part.endswith("s") and part != "halves") or number not in ("a", "an"):
        return share or after or ("quarter" not in part and part != "half")
    return (share or after or bound) and not _NO_SHARE.match(text, end)


def _acts(text: str, at: int) -> bool:
    """Whether a verb follows, so that the fraction stands for those who act: "a fifth left"."""
    match = _NEXT_WORD.match(text, at)
    return match is not None and is_verb(match[1])


def joined(text: str, terms: list[Term]) -> list[Term]:
    """The same terms with fractions that are two ends of a range made one: "between a quarter and a third"."""
    found: list[Term] = []
    for term in terms:
        last = found[-1] if found else None
        pair = _range(text, last, term) if last is not None and last.fraction and term.fraction else None
        if pair is not None:
            found[-1] = pair
        else:
            found.append(term)
    return found


def _range(text: str, low: Term, high: Term) -> Term | None:
    link = LINK.match(text[low.end : high.start]) if high.start - low.end < LINK_REACH else None
    if link is None or low.value is None or high.value is None or low.value >= high.value:
        return None
    cue = RANGE_CUE.search(text, max(0, low.start - 30), low.start)
    if not (link["to"] or link["dash"] or (link["and"] and cue is not None and cue[1].casefold() == "between")):
        return None
    word = cue[1] if cue else None
    return high._replace(start=low.start, rule="percentage.range", value=None, low=low.value, high=high.value, cue=word)
