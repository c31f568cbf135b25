"""Initiatives that a release announces with the word for their kind: "the missions – the Amber Watch and the Heron"."""

import re
from collections.abc import Collection, Iterator
from functools import cache

from dipext.initiatives.heads import Candidate
from dipext.initiatives.names import is_acronym
from dipext.initiatives.quoted import is_title
from dipext.initiatives.spelling import is_plain_word
from dipext.initiatives.tables import CHUNK, FILE, SPACE, grammar, is_name_word, one_of, only_places, tables
from dipext.lexicon import toml
from dipext.models import InitiativeKind
from dipext.text.noun_phrases import is_verb

RULES = ("initiative.listed", "initiative.called")

_RUN = rf"{CHUNK}(?:{SPACE}{CHUNK}){{0,4}}"
_ITEM = (
    rf"(?P<the>the{SPACE})?(?P<quote>[“\"‘«])?"
    rf"(?:(?<=[“\"«])(?P<quoted>[^“”\"«»\n]{{2,70}})(?=[”\"»])|(?P<run>{_RUN}))[”\"’»]?"
)
_FIRST = re.compile(rf"(?P<before>{SPACE}?[–—:]{SPACE}?|{SPACE}-{SPACE}|,?{SPACE}{one_of('announce')}{SPACE}){_ITEM}")
_PLAIN_FIRST = re.compile(rf"(?P<before>{SPACE}){_ITEM}")
_MOST_ITEMS = 12
_LIST_ENDS = re.compile(rf"{SPACE}?(?:[.,;:!?)\n–—-]|$)")
_FURTHER = re.compile(rf"(?:,{SPACE}(?:and{SPACE})?|{SPACE}and{SPACE}|{SPACE}or{SPACE}){_ITEM}")
_NUMBERED = re.compile(r"[a-z][-–]\d{1,4}$")
_NEXT_WORD = re.compile(rf"{SPACE}([a-z]+)")
_BEING = ("is", "are", "was", "were")
# The year of an exercise: "exercise Amber Drum 25 begins", but not "exercise Amber Drum 25 May"
_EDITION = re.compile(
    rf"{SPACE}(?:20)?\d\d(?=\s?[.,;:)]|\s(?:in|on|at|from|with|and|begins|began|ends|ended|took|takes|is|was|will|has)\b)"
)
_CALLED = re.compile(rf",?{SPACE}(?P<said>(?:(?:which|that){SPACE}is{SPACE})?{one_of('called')}{SPACE})?{_ITEM}")


@cache
def announcers() -> dict[str, tuple[str, InitiativeKind, bool]]:
    """Chunks of text that may announce names, each with its noun, the kind, and whether it announces several."""
    kinds = tables().kinds
    found = {}
    for noun in toml(FILE)["discovery"]["announcing"]:
        plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
        for form, several in ((noun, False), (plural, True)):
            for sign in ("", ":", ",", "–", "—"):
                found[form + sign] = (form, kinds[noun], several)
            if several and noun in grammar("before_names"):
                found[form.capitalize()] = (form.capitalize(), kinds[noun], several)
    return found


def announced(text: str, chunks: Collection[str]) -> Iterator[Candidate]:
    """Names after a noun with a small letter. ``chunks`` are those of the text that may hold such nouns."""
    table = announcers()
    for noun, kind, several in {table[chunk] for chunk in chunks if chunk in table}:
        at = text.find(noun)
        while at >= 0:
            end = at + len(noun)
            if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
                if several:
                    yield from _listed(text, end, kind, plain=kind in grammar("before_names"))
                else:
                    yield from _called(text, end, noun, kind)
            at = text.find(noun, end)


def _listed(text: str, end: int, kind: InitiativeKind, *, plain: bool) -> Iterator[Candidate]:
    match = _FIRST.match(text, end)
    if match is None:
        if plain:
            yield from _in_a_row(text, end, kind)
        return
    spoken = match["before"].strip(" ,")
    items: list[re.Match[str]] = []
    while match is not None and len(items) < _MOST_ITEMS:
        items.append(match)
        match = _FURTHER.match(text, match.end())
    if spoken in "–—:-" and not _LIST_ENDS.match(text, items[-1].end()):
        return  # "... operations – the Pentagon says"
    for item in items:
        marked = item["quote"] or (item["the"] and spoken not in grammar("announce_some"))
        start, end = _place(item)
        if not item["quote"] and " " not in text[start:end] and is_acronym(text[start:end]):
            continue  # "such as the OECD": a body, mostly
        if (marked or (" " in text[start:end] and spoken not in grammar("announce_some"))) and _may_name(item):
            yield Candidate(start, end, kind, "initiative.listed")


def _in_a_row(text: str, end: int, kind: InitiativeKind) -> Iterator[Candidate]:
    """Two names or more right after the noun: "Exercises Silver Kettle and Amber Drum"."""
    match = _PLAIN_FIRST.match(text, end)
    items: list[re.Match[str]] = []
    while match is not None and len(items) < _MOST_ITEMS and _may_name(match):
        items.append(match)
        match = _FURTHER.match(text, match.end())
    if len(items) > 1:
        yield from (Candidate(*_place(item), kind, "initiative.listed") for item in items)


def _called(text: str, end: int, noun: str, kind: InitiativeKind) -> Iterator[Candidate]:
    match = _CALLED.match(text, end)
    if match is None or not _may_name(match):
        return
    start, end = _place(match)
    numbered = _NUMBERED.search(text, start, end) is not None  # "exercise Heron-24"
    plain = noun in grammar("before_names") and (" " in text[start:end] or numbered) and not match["the"]
    if match["said"] or match["quote"] or plain or _stands_beside(text, match, start, end):
        edition = _EDITION.match(text, end) if kind == "exercise" else None
        yield Candidate(start, edition.end() if edition else end, kind, "initiative.called")


def _stands_beside(text: str, item: re.Match[str], start: int, end: int) -> bool:
    """Whether two words or more right behind a noun are its name: "the project Amber Bridge", "the fund Mar Aberto"."""
    if item["the"] or " " not in text[start:end] or text[item.start()] != " ":
        return False
    words = text[start:end].split()
    if any(map(is_acronym, words)):
        return False
    following = _NEXT_WORD.match(text, item.end())
    if following is None or all(map(is_plain_word, words)):
        return True
    acts = following[1].endswith("ed") or (is_verb(following[1]) and following[1] not in _BEING)
    return not acts  # "the project Anna Lund launched"


def _place(item: re.Match[str]) -> tuple[int, int]:
    """Where the name of an item stands; a comma before the closing quotation mark is not of it."""
    if item["quoted"] is None:
        return item.span("run")
    return item.start("quoted"), item.start("quoted") + len(item["quoted"].rstrip(" ,."))


def _may_name(item: re.Match[str]) -> bool:
    if item["quoted"] is not None:
        return is_title(item["quoted"].rstrip(" ,."))
    words = item["run"].split()
    return all(map(is_name_word, words)) and not only_places(words) and words[-1].lower() not in tables().bodies
