"""Acronyms that a release introduces itself: "Amber Coast Facility (ACF)", and their later uses."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from dipext.initiatives.heads import SPACE, UPPER, Candidate, head_kinds
from dipext.initiatives.long_forms import long_form
from dipext.initiatives.names import is_acronym

RULES = ("initiative.acronym", "initiative.explained")

_SHORT = rf"[{UPPER}a-z][\w&+/-]{{1,11}}"
_BRACKETED = re.compile(
    rf"\(\s?(?:(?:the|or|hereafter|hereinafter|abbreviated)\s)?[“\"‘']?(?P<short>{_SHORT})[”\"’']?(?=\s?[);,])"
)
_SAID = re.compile(
    rf",?\s(?:(?:which|that)\s(?:is|are)\s)?(?:also\s|commonly\s|otherwise\s|better\s)?"
    rf"(?:known\sas|called|abbreviated\sas|or)\s(?:the\s)?[“\"‘']?(?P<short>{_SHORT})"
)


@dataclass(frozen=True, slots=True)
class Definition:
    """An acronym at ``start`` and the long form before it that it stands for."""

    start: int
    end: int
    short: str
    long_start: int
    long_end: int


def definitions(text: str) -> Iterator[Definition]:
    """Every acronym in brackets after the words that it stands for."""
    for match in _BRACKETED.finditer(text):
        short = match["short"]
        if not is_acronym(short):
            continue
        low = max(0, match.start() - 200)
        low = max(low, text.rfind("\n\n", low, match.start()))
        before = text[low : match.start()].rstrip(" \n”\"’'")
        found = long_form(short, before)
        if found is not None:
            end = low + len(before)
            yield Definition(match.start("short"), match.end("short"), short, end - len(found), end)


def said_after(text: str, start: int, end: int) -> Definition | None:
    """The acronym that the text gives right after a name: "..., also known as ACF"."""
    match = _SAID.match(text, end)
    if match is None or not is_acronym(match["short"]) or long_form(match["short"], text[start:end]) is None:
        return None
    return Definition(match.start("short"), match.end("short"), match["short"], start, end)


@cache
def _explained() -> re.Pattern[str]:
    nouns = "|".join(sorted(head_kinds()))
    return re.compile(
        rf"[”\"’')\]]*(?:{SPACE}in{SPACE}\w+)?,{SPACE}(?:an?|the|its|our)(?:{SPACE}[\w’-]+){{0,4}}?{SPACE}"
        rf"(?P<noun>{nouns})\b"
    )


def explained(text: str, definitions: Iterable[Definition]) -> Iterator[Candidate]:
    """Long forms that the text says to be initiatives: "the Open Harbour Offices (OHO), a joint programme"."""
    kinds = head_kinds()
    for definition in definitions:
        long = text[definition.long_start : definition.long_end]
        match = _explained().match(text, definition.end)
        if match is not None and long[0].isupper() and long.split()[-1][0].isupper():
            yield Candidate(definition.long_start, definition.long_end, kinds[match["noun"]], "initiative.explained")


def uses(text: str, short: str) -> Iterator[tuple[int, int]]:
    """Where an acronym stands as a word of its own."""
    at = text.find(short)
    while at >= 0:
        end = at + len(short)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            yield at, end
        at = text.find(short, end)
