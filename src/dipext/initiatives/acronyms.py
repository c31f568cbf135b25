"""Acronyms that a release introduces itself: "Amber Coast Facility (ACF)", and their later uses."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from dipext.initiatives.heads import Candidate
from dipext.initiatives.long_forms import long_form
from dipext.initiatives.names import is_acronym
from dipext.initiatives.tables import SPACE, either, one_of, tables
from dipext.lexicon.organisations import organisation_of_name
from dipext.text.letters import UPPER

RULES = ("initiative.acronym", "initiative.explained")

_REACH = 200
_NUMBERED = r"(?:\s(?:\d{2,4}|[IVX]{1,4}))?"
_SHORT = rf"[{UPPER}a-z][\w&+/-]{{1,11}}{_NUMBERED}"
_BRACKETED = re.compile(
    rf"\(\s?(?:{one_of('before_acronym')}\s)?(?:{one_of('before_acronym')}\s)?"
    rf"[“\"‘']?(?P<short>{_SHORT})[”\"’']?(?=\s?[);,])"
)
_SAID = re.compile(
    rf",?\s(?:(?:which|that)\s(?:is|are)\s)?(?:{one_of('said_how')}\s)?"
    rf"{one_of('said')}\s(?:the\s)?[“\"‘']?(?P<short>{_SHORT})"
)
_FOR_SHORT = re.compile(rf"(?:,|\s[–—-])\s(?P<short>{_SHORT})\sfor\sshort\b")
_BESIDE = re.compile(
    rf"[”\"’'»]?\s\([“\"‘']?(?P<short>[{UPPER}][{UPPER}\d&/-]{{2,9}}(?:{_NUMBERED}|\s[{UPPER}]{{2,5}}))[”\"’']?\)"
)
_AHEAD = re.compile(r"(?<![\w-])(?P<short>[A-Z][A-Z\d-]{2,9}),\s(?:the|a|an|its)\s\Z")
_AHEAD_REACH = 20
_LAST_YEAR = re.compile(r"(?<=[^\W\d_])\s?(?:\d{2,4}|[IVX]{1,4})$|(?<=[^\W\d_]{2})\d{2,4}$")
_RUN = re.compile(r"[^\W_]+")
_BLANK = " \n”\"’'»"


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
        low = max(0, match.start() - _REACH)
        low = max(low, text.rfind("\n\n", low, match.start()))
        before = text[low : match.start()].rstrip(_BLANK)
        found = long_form(short, before)
        if found is None and (plain := _LAST_YEAR.sub("", short)) != short:
            found = long_form(plain, before)
        if found is not None:
            end = low + len(before)
            yield Definition(match.start("short"), match.end("short"), short, end - len(found), end)


def defined_beside(text: str, candidates: Iterable[Candidate], known: Iterable[Definition]) -> Iterator[Definition]:
    """Acronyms that are not of the initials, right after a name: "the Foreign Disaster Fund (AKF)"."""
    taken = {definition.start for definition in known}
    for candidate in candidates:
        match = _BESIDE.match(text, candidate.end)
        if match is None and (ahead := _AHEAD.search(text, max(0, candidate.start - _AHEAD_REACH), candidate.start)):
            match = ahead if ahead["short"][0] == text[candidate.start] else None  # "BOMCA, the Border ... Programme"
        if match is None or match.start("short") in taken or organisation_of_name(match["short"]) is not None:
            continue
        before = text[max(0, candidate.start - _REACH) : candidate.start].rpartition(". ")[2].lower()
        if _meeting_of().search(before):
            continue  # "the Conference of the Parties to the Ocean Convention (COP9)"
        yield Definition(match.start("short"), match.end("short"), match["short"], candidate.start, candidate.end)


@cache
def _meeting_of() -> re.Pattern[str]:
    return re.compile(rf"\b{either(tables().meetings)}\s{one_of('leads_onward')}\b")


def said_after(text: str, start: int, end: int) -> Definition | None:
    """The acronym that the text gives right after a name: "..., also known as ACF"."""
    match = _SAID.match(text, end) or _FOR_SHORT.match(text, end)
    if match is None or not is_acronym(match["short"]) or long_form(match["short"], text[start:end]) is None:
        return None
    return Definition(match.start("short"), match.end("short"), match["short"], start, end)


@cache
def _explained() -> re.Pattern[str]:
    nouns = "|".join(sorted(tables().kinds))
    return re.compile(
        rf"[”\"’')\]]*(?:{SPACE}in{SPACE}\w+)?,{SPACE}{one_of('owners')}(?:{SPACE}[\w’-]+){{0,4}}?{SPACE}"
        rf"(?P<noun>{nouns})\b"
    )


def explained(text: str, definitions: Iterable[Definition]) -> Iterator[Candidate]:
    """Long forms that the text says to be initiatives: "the Open Harbour Offices (OHO), a joint programme"."""
    kinds = tables().kinds
    for definition in definitions:
        long = text[definition.long_start : definition.long_end]
        match = _explained().match(text, definition.end)
        if match is not None and long[0].isupper() and long.split()[-1][0].isupper():
            yield Candidate(definition.long_start, definition.long_end, kinds[match["noun"]], "initiative.explained")


def uses(text: str, shorts: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    """Where acronyms stand as words of their own, in one scan of the text."""
    by_first: dict[str, list[str]] = {}
    for short in sorted(shorts, key=len, reverse=True):
        by_first.setdefault(_RUN.findall(short)[0], []).append(short)
    if not by_first:
        return
    for match in _RUN.finditer(text):
        for short in by_first.get(match[0], ()):
            end = match.start() + len(short)
            if text.startswith(short, match.start()) and not text[end : end + 1].isalnum():
                yield short, match.start(), end
                break
