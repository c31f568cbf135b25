"""Later mentions of people whom a release names elsewhere: by a part of the name, or by the office alone."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from dipext.lexicon import toml
from dipext.lexicon.countries import country_of_demonym
from dipext.models import Span
from dipext.people import word_lists as lexicon
from dipext.people.en.address import with_particles
from dipext.people.en.functions import signs
from dipext.people.en.speech import speaks
from dipext.people.en.things import articled, names_a_thing
from dipext.people.judge import INITIAL, setting
from dipext.people.mention import Candidate, NameMention, Reading, is_possessive
from dipext.people.names import fold, is_eastern
from dipext.people.parse import parse
from dipext.people.titles import read_title
from dipext.people.words import NAME
from dipext.text.source import Source

# Log odds of the words alone from which a run is a name where it stands in a list with a sure one.
_LIMIT_LISTED = -1.2

_AND_NEXT = re.compile(r",\s(?:and\s)?|\sand\s")
_AND_BEFORE = re.compile(r"(?:,\s(?:and\s)?|(?<!,)\sand\s)$")


def again(
    source: Source, found: Sequence[NameMention], left: Sequence[Candidate]
) -> Iterator[tuple[Candidate, Reading]]:
    """Those of the candidates that are ``left`` which are later mentions of the people ``found``."""
    parts, families = _parts(found)
    if not parts:
        return
    text = source.text
    borders = {at for mention in found if mention.form == "full" for at in (mention.span.start, mention.span.end)}
    for candidate in left:
        start, end, parsed = candidate.start, candidate.end, candidate.parsed
        if parsed.key not in parts:
            # "the Prefect of Tierra del Fuego, Jane Doe": what is behind "of" belongs to the office.
            listed = parsed.whole and parsed.weight > _LIMIT_LISTED and not text.endswith((" of ", " for "), 0, start)
            if listed and _beside(text, candidate, borders) and not names_a_thing(text, end, whole=True):
                yield candidate, Reading(start, end, start, "person.listed", function="mentioned")
            continue
        if parsed.whole:
            if articled(text, start) or names_a_thing(text, end, whole=True):
                continue
            if parsed.led:
                candidate = _without_lead(text, candidate, parts)
        elif not _stands_for_person(text, candidate, parsed.key in families):
            continue
        start = with_particles(text, candidate.start, candidate.floor)
        speaker = speaks(source, start, start, end)
        reading = Reading(start, end, start, "person.again", function="speaker" if speaker else "mentioned")
        if signs(source, start, end, None):
            reading.function = "signatory"
        yield candidate, reading


def _parts(found: Sequence[NameMention]) -> tuple[set[str], set[str]]:
    """The words of the names found, and those that are surnames."""
    parts: set[str] = set()
    families: set[str] = set()
    for name in {mention.span.text for mention in found}:
        words, surnames = _parts_of(name)
        parts |= words
        families |= surnames
    return parts, families


@lru_cache(maxsize=1 << 13)
def _parts_of(name: str) -> tuple[frozenset[str], frozenset[str]]:
    surname, _, given = name.partition(" of ")[0].partition(", ")
    words = [w for w in f"{given} {surname}".split() if not w.islower() and not INITIAL.fullmatch(w)]
    parts = [*words, *(w.partition("-")[2] for w in words if w[:3].lower() in ("al-", "el-"))]
    families = words[-1:] + [w for w in words[:-1][:1] if is_eastern(w)]
    return frozenset(map(fold, parts)), frozenset(map(fold, families))


def _without_lead(text: str, candidate: Candidate, parts: set[str]) -> Candidate:
    """The last word alone where the first one is no name that the release knows: "Nobody Doe"."""
    words = text[candidate.start : candidate.end].split()
    alone = parse(words[-1])
    if fold(words[0]) in parts or lexicon.kind(words[0]) & NAME or not alone:
        return candidate
    return replace(candidate, start=candidate.end - len(words[-1]), parsed=alone[0])


def _beside(text: str, candidate: Candidate, borders: set[int]) -> bool:
    """Whether a doubtful name stands in a list with a sure one."""
    following = _AND_NEXT.match(text, candidate.end)
    if following is not None and following.end() in borders:
        return True
    before = _AND_BEFORE.search(text, max(0, candidate.start - 6), candidate.start)
    return before is not None and before.start() in borders


def _stands_for_person(text: str, candidate: Candidate, family: bool) -> bool:
    """Whether a word that is a name of this release is the name here too, and not the word or the place."""
    if names_a_thing(text, candidate.end, whole=False):
        return False
    if not candidate.parsed.flags & (lexicon.WORD | lexicon.PLACE):
        return not articled(text, candidate.start) or candidate.parsed.led
    following = setting(text, candidate.start, candidate.end, whole=True)[0]
    return family and following in ("next='s", "next=says", "next=does")


@cache
def _office() -> re.Pattern[str]:
    """The article and an office that nothing further describes; it opens with letters that the engine can look for."""
    offices = "|".join(toml("people/en/offices")["alone"]["offices"])
    described = r"[\w-]|['’]s? [A-Z]| (?:of|for|to the|designate|elect|[A-Z(])|, (?:Mr|Ms|[A-Z]\w+ [A-Z])"
    return re.compile(rf"he ((?:([A-Z][a-z]+) )??(?:{offices}))(?!{described})")


def titles_alone(source: Source, held: Sequence[tuple[int, int]]) -> Iterator[NameMention]:
    """Offices in place of names, "the Minister".

    ``held`` are the places of titles that belong to a name: "Adviser to the Minister, Jane Doe".
    """
    text = source.text
    bodies = tuple(toml("people/en/offices")["alone"]["bodies"])
    for match in _office().finditer(text):
        start = match.start() - 1
        if start < 0 or text[start] not in "tT" or (start and text[start - 1].isalnum()):
            continue
        if match[2] is not None and country_of_demonym(match[2]) is None:
            continue
        if text.endswith(bodies, max(0, start - 12), start):
            continue
        office = match.start(1)
        nearest = bisect_right(held, (office, len(text))) - 1
        if nearest >= 0 and office < held[nearest][1]:
            continue
        yield NameMention(
            span=Span(start=start, end=match.end(), text=text[start : match.end()]),
            form="title",
            honorific=None,
            titles=(read_title(match[1]),),
            function="mentioned",
            possessive=is_possessive(text, match.end()),
            rule="person.title-only",
        )
