"""Whether a name is a person's although no title, form of address or list introduces it."""

import re
from collections.abc import Callable

from dipext.people import word_lists as lexicon
from dipext.people.en.address import kin_or_call
from dipext.people.en.functions import function_by_place
from dipext.people.en.lead import CALL, KIN, OWNER
from dipext.people.en.things import articled, owned_by_country
from dipext.people.judge import most, setting, weigh
from dipext.people.mention import Candidate, Reading
from dipext.people.parse import Parsed
from dipext.people.words import NAME
from dipext.text.source import Source

INVERTED = re.compile(r", ([A-Z][\w'’-]+)(?: [A-Z]\.| ([A-Z][\w'’-]+))?(?= ?(?:(\()|[;\n]|$|, (?:the )?([A-Za-z-]+)))")
"""The given name behind a surname and a comma: "Doe, Jane (Latvia)"."""

# Log odds from which a run that nothing introduces is a person: of several words, and of one.
_LIMIT = 0.0
_LIMIT_ALONE = 0.7

_MARKS = frozenset(":/")


def is_faint(source: Source, candidate: Candidate, told: int) -> bool:
    """Whether a single word in running text can be no person: its looks tell too little, and nothing marks it."""
    text, parsed = source.text, candidate.parsed
    start, end = candidate.start, candidate.end
    return (
        parsed.weight + most(whole=False) <= _LIMIT_ALONE
        and _MARKS.isdisjoint(text[end : end + 2])
        and (text[end : end + 1] != "," or INVERTED.match(text, end) is None)
        and text[start:end] not in lexicon.figures()
        and not _witnessed(source, start, end)
        and function_by_place(text, start, told) is None
    )


def unintroduced(source: Source, candidate: Candidate, reading: Reading, told: int, judge: bool) -> str:
    """The rule that reads a name which no title introduces, or nothing; ``told`` is what the word before it tells.

    The evidence is asked in its order; the first that knows gives the rule, or "" where the words are no person.
    """
    for evidence in _EVIDENCE:
        rule = evidence(source, candidate, reading, told)
        if rule is not None:
            return rule
    return "person.bare" if judge and _looks_like_person(source.text, candidate, reading) else ""


# What knows whether words are a person: its rule, "" where they are none, None where it cannot tell.
_Evidence = Callable[[Source, Candidate, Reading, int], str | None]


def _by_witness(source: Source, candidate: Candidate, reading: Reading, told: int) -> str | None:
    return "person.bare" if _witnessed(source, candidate.start, candidate.end) else None


def _by_address(source: Source, candidate: Candidate, reading: Reading, told: int) -> str | None:
    """A single name behind "his son" or "Thank you,"; but "Doe & Doe" are a firm."""
    text, parsed = source.text, candidate.parsed
    if parsed.whole:
        return None
    if text.endswith("& ", 0, candidate.start):
        return ""
    return kin_or_call(text, candidate.start, candidate.end, parsed.flags) if told & (KIN | CALL) else None


def _by_fame(source: Source, candidate: Candidate, reading: Reading, told: int) -> str | None:
    known = not candidate.parsed.whole and source.text[candidate.start : candidate.end] in lexicon.figures()
    return "person.figure" if known else None


def _by_country(source: Source, candidate: Candidate, reading: Reading, told: int) -> str | None:
    """A name that a country owns: "Estonia's Doe"."""
    named = told & OWNER and not candidate.parsed.flags & ~(NAME | lexicon.EASTERN)
    return "person.country-s" if named and owned_by_country(source.text, reading.start) else None


def _by_quotes(source: Source, candidate: Candidate, reading: Reading, told: int) -> str | None:
    """Words with quotation marks of their own are a motto, but in front of an address a sender: "Jan Doe" <jd@..."""
    text, start, end = source.text, candidate.start, candidate.end
    return (
        "" if text[start - 1 : start] in _OPEN and text[end : end + 1] in _CLOSE and start and end < len(text) else None
    )


_OPEN = frozenset('“"«„')
_CLOSE = frozenset('”"»“')


def _not_a_word(source: Source, candidate: Candidate, reading: Reading, told: int) -> str | None:
    """No single word that is in capitals or one of the language; of several in capitals one has to be a known name."""
    parsed = candidate.parsed
    words = source.text[candidate.start : candidate.end]
    shouted = words.isupper()
    if parsed.whole:
        model = shouted and _LETTERED.search(words) is not None
        return "" if model or (shouted and "pair=uu" in parsed.traits) else None
    return "" if shouted or parsed.flags & lexicon.WORD else None


_LETTERED = re.compile(r"-[A-Z]\b")  # "IRIS-T SLM" is no Iris


def _by_initials(source: Source, candidate: Candidate, reading: Reading, told: int) -> str | None:
    parsed = candidate.parsed
    initialled = parsed.initials or _initialled(parsed)
    return "person.bare" if initialled and not articled(source.text, candidate.start) else None


_EVIDENCE: tuple[_Evidence, ...] = (
    _by_witness,
    _by_address,
    _by_fame,
    _by_country,
    _by_quotes,
    _not_a_word,
    _by_initials,
)


def _looks_like_person(text: str, candidate: Candidate, reading: Reading) -> bool:
    """Whether the linear model takes a name for a person's."""
    parsed = candidate.parsed
    limit = _LIMIT if parsed.whole else _LIMIT_ALONE
    if parsed.weight + most(parsed.whole) <= limit or (articled(text, reading.start) and not parsed.led):
        return False
    return parsed.weight + weigh(setting(text, candidate.start, candidate.end, parsed.whole)) > limit


def _initialled(parsed: Parsed) -> bool:
    """Whether a name has initials and a given name: "A.P.J. Abdul Kalam"."""
    return "first=i" in parsed.traits and ("middle=g" in parsed.traits or "middle=b" in parsed.traits)


def _witnessed(source: Source, start: int, end: int) -> bool:
    """Whether another component of the pipeline marked the words as a person."""
    return bool(source.witnesses) and any((start, end, label) in source.marked for label in ("PERSON", "PER"))
