"""The names that stand in a run of capitalised words."""

import itertools
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from dipext.lexicon import toml
from dipext.lexicon.countries import country_of_demonym, country_of_name
from dipext.people import word_lists as lexicon
from dipext.people.judge import INITIAL, sort_of, traits_of, weigh
from dipext.people.names import fold, is_eastern, is_syllable
from dipext.people.words import (
    NAME,
    NEVER,
    PLAIN,
    as_they_are,
    flags_of,
    is_acronym,
    is_compound,
    nameable,
    regnal,
    stands_for_words,
)

_LONGEST = 600  # letters in a row of capitalised words that are worth a look


@dataclass(frozen=True, slots=True)
class Parsed:
    """A name in a run: where in it the name stands, and what the run shows around it.

    ``honorific`` are offsets of the form of address, ``titled`` says that a head of a title stands before the name,
    ``led`` that another word does, ``whole`` that it is more than one word. ``flags`` are those of a single word,
    ``weight`` is the sum of the weights of ``traits``, ``word`` marks a single word of the language that is no name,
    ``key`` is the last word without case and accents.
    """

    start: int
    end: int
    traits: tuple[str, ...]
    weight: float
    key: str
    honorific: tuple[int, int] | None = None
    titled: bool = False
    led: bool = False
    whole: bool = False
    flags: int = 0
    initials: bool = False
    word: bool = False


@lru_cache(maxsize=1 << 16)
def parse(run: str) -> tuple[Parsed, ...]:
    """The names that may stand in a run, from left to right."""
    if len(run) > _LONGEST:
        return ()
    if run.isalpha():
        return _single(run)
    if run in lexicon.places():
        return ()
    spots = [(m.start(), m.end()) for m in re.finditer(r"\S+", run)]
    if len(spots) == 1:
        return _single(run)
    loud = run.isupper() and len(run) > 5
    words = [run[a:b] for a, b in spots]
    particles = lexicon.words("people/en/words", "names", "particles")
    shown = [_shown(word, loud) for word in words]
    flags = [flags_of(word) for word in shown]
    for at, pair in enumerate(itertools.pairwise(shown)):
        if " ".join(pair) in _pairs():
            flags[at : at + 2] = [lexicon.HONORIFIC] * 2  # "Tan Sri": Tan is no name there
    names = []
    floor = at = 0
    while at < len(shown):
        namesake = _namesake(words, at)
        if namesake:
            at += namesake
            continue
        end = _extent(shown, flags, at, particles)
        if end == at:
            at += 1
            continue
        parsed = _parsed(spots, shown, flags, floor, at, end)
        if parsed is not None:
            names.append(parsed)
            floor = end
        at = end
    return tuple(names)


@cache
def _pairs() -> frozenset[str]:
    """Forms of address of two words of which one is a name elsewhere."""
    phrases = toml("people/en/words")["honorifics"]["phrases"]
    return frozenset(phrase for phrase in phrases if phrase.count(" ") == 1 and lexicon.kind(phrase.split()[0]) & NAME)


def _shown(word: str, loud: bool) -> str:
    """A word as a line in small letters would have it: "DE LA FUENTE" has particles in any line."""
    if not word.isupper() or INITIAL.fullmatch(word) or word in as_they_are():
        return word
    quiet = word.title()
    return quiet if loud or (len(word) > 1 and lexicon.kind(quiet) == lexicon.PARTICLE) else word


def _namesake(words: list[str], at: int) -> int:
    """How many words from ``at`` on are the name of a thing that looks like a person's."""
    places = lexicon.places()
    return next((n for n in (3, 2) if at + n <= len(words) and " ".join(words[at : at + n]) in places), 0)


def _single(word: str) -> tuple[Parsed, ...]:
    if INITIAL.fullmatch(word) or is_compound(word):
        return ()
    flags = flags_of(word)
    if flags & (NEVER | lexicon.HONORIFIC | lexicon.HEAD | lexicon.PLACE | lexicon.PARTICLE) and not flags & NAME:
        return ()
    if (word.isupper() and ("-" in word or len(word) < 3 or stands_for_words(word))) or not word[-1].isalpha():
        return ()
    traits = traits_of([(word, flags)])
    plain = bool(flags & lexicon.WORD and not flags & NAME)
    return (Parsed(0, len(word), tuple(traits), weigh(traits), fold(word), flags=flags, word=plain),)


def _extent(words: list[str], flags: list[int], start: int, particles: frozenset[str]) -> int:
    """Where a name that starts with the word ``start`` ends; ``start`` itself when none does."""
    at = start
    while at < len(words) and (words[at] in particles or (flags[at] & lexicon.PARTICLE and not flags[at] & NAME)):
        at += 1
    if at == len(words) or not _opens(words, flags, at) or (at > start and words[start] in ("y", "e", "i", "und")):
        return start
    end = at + 1
    while end < len(words) and _goes_on(words, flags, start, end, particles):
        end += 1
    while end > at and (
        words[end - 1] in particles or (flags[end - 1] & lexicon.PARTICLE and not flags[end - 1] & NAME)
    ):
        end -= 1
    return end


def _leader(words: list[str], flags: list[int], at: int) -> int:
    """The place of the title or form of address in front of the word ``at``, -1 if there is none."""
    lead = at - 1
    while lead > 0 and words[lead] in _behind_titles():
        lead -= 1
    return lead if lead >= 0 and flags[lead] & (lexicon.HEAD | lexicon.HONORIFIC) else -1


def _crowned(words: list[str], flags: list[int], start: int) -> bool:
    """Whether a name may have a number behind it: "Pope Leo XIV"."""
    lead = _leader(words, flags, start)
    return lead >= 0 and words[lead] in lexicon.words("people/en/words", "honorifics", "crowned")


@cache
def _behind_titles() -> frozenset[str]:
    return lexicon.words("people/en/words", "names", "behind_titles")


def _opens(words: list[str], flags: list[int], at: int) -> bool:
    """Whether a name can start with the word ``at``."""
    word, flag = words[at], flags[at]
    if flag & lexicon.SUFFIX or (word == "Q." and at == 0):
        return False  # "Q. Jane Doe, Reuters": who asks
    lead = _leader(words, flags, at)
    if word in ("Crown", "Grand") and at + 1 < len(words) and flags[at + 1] & (lexicon.HEAD | lexicon.HONORIFIC):
        return False  # "Crown Prince", "Grand Duke"
    if lead >= 0:
        stacked = flag & lexicon.HONORIFIC and at + 1 < len(words)  # "Prof. Dr. Jane Doe"
        polite = words[lead].rstrip(".") in lexicon.words("people/en/words", "honorifics", "polite") and not stacked
        if polite and not flag & (NEVER | lexicon.HEAD) and word not in _behind_titles():
            return True
        if (
            flag & NAME
            and not flag & (lexicon.FUNCTION | lexicon.HEAD | lexicon.HONORIFIC)
            and not is_acronym(word, flag)
        ):
            return True
        if (
            flag == lexicon.WORD
            and flags[lead] & lexicon.HEAD
            and at + 1 < len(words)
            and word not in lexicon.words("people/en/words", "honorifics", "behind_heads")
        ):
            return nameable(words[at + 1], flags[at + 1])  # "Ambassador Rein ...": a name that is a word as well
    if flag & (lexicon.HEAD | lexicon.HONORIFIC) and at + 1 < len(words):
        return False
    if lead >= 0 and flag & lexicon.FUNCTION and at + 2 == len(words) and flags[lead] & lexicon.HEAD:
        return is_eastern(word) and is_syllable(words[at + 1])  # "President To Lam"
    return nameable(word, flag)


def _goes_on(words: list[str], flags: list[int], start: int, at: int, particles: frozenset[str]) -> bool:
    """Whether the name from ``start`` includes the word ``at``."""
    word, flag, before = words[at], flags[at], flags[at - 1]
    if word in regnal() and at == start + 1 and _crowned(words, flags, start):
        return True
    if word in particles or flag & (lexicon.SUFFIX | lexicon.PARTICLE):
        return True
    if len(word) == 1 and at + 1 < len(words) and before & NAME:
        return len(words[at + 1]) == 1 or nameable(words[at + 1], flags[at + 1])  # "Jane Q Public"
    if len(words[at - 1]) == 1 and nameable(word, flag):
        return True
    surname = before & (lexicon.WORD | lexicon.FAMILY) and not words[at - 1].isupper()
    if surname and word.isupper() and len(word) > 3 and at > start + 1:
        return False  # what follows a name in capitals is the name of a field: "Jane Sample VIRIN"
    if flags[start] & lexicon.EASTERN and at - start <= 2 and is_syllable(word):
        if word == "Thu" and at + 1 < len(words):
            return is_syllable(words[at + 1])  # no Thursday
        if flag & lexicon.HEAD and not flag & lexicon.WORD:
            return at + 1 == len(words)  # "Hun Sen"
        if flag & lexicon.WORD:
            return not flag & (NEVER | lexicon.HEAD) and word.lower() not in lexicon.words(
                "people/en/words", "speech", "acts"
            )
    if flag & lexicon.HEAD:
        return bool(flag & lexicon.FAMILY) and bool(before & NAME or INITIAL.fullmatch(words[at - 1]))
    if flag & lexicon.PLACE and at == start + 1 and not before & (lexicon.FAMILY | PLAIN):
        # A surname that is a town as well: "Minister Jane London", but not "... Doe London" nor "Jane Latvia".
        introduced = bool(before & lexicon.GIVEN) or _leader(words, flags, start) >= 0
        if introduced and country_of_name(word) is None and country_of_demonym(word) is None:
            return True
    plain = flag & (NEVER | lexicon.HONORIFIC | lexicon.PLACE | lexicon.WORD) == lexicon.WORD
    if plain and at > start + 1 and INITIAL.fullmatch(words[at - 1]) and flags[start] & lexicon.GIVEN:
        return True  # "Jane Q. Sample"
    if flag & lexicon.FAMILY and before & lexicon.GIVEN and not flag & lexicon.FUNCTION:
        return True
    if (
        flag & lexicon.WORD
        and not flag & (NEVER | lexicon.HONORIFIC | lexicon.PLACE)
        and before & lexicon.GIVEN
        and _leader(words, flags, start) >= 0
    ):
        return at + 1 == len(words) or words[at + 1].isupper()  # "Sgt. Jane Sample"
    return nameable(word, flag)


def _parsed(
    spots: list[tuple[int, int]], words: list[str], flags: list[int], floor: int, start: int, end: int
) -> Parsed | None:
    """The name of the words from ``start`` to ``end``, or None when it is the name of a thing."""
    count = len(words)
    particles = lexicon.words("people/en/words", "names", "particles")
    if (
        end - start > 2
        and _leader(words, flags, start) < 0
        and flags[start] & lexicon.PLACE
        and flags[start + 1] & (lexicon.GIVEN | lexicon.EASTERN)
        and not flags[start + 1] & PLAIN
    ):
        start += 1  # "... for Central America Jane Doe"
    core = [
        (words[i], flags[i])
        for i in range(start, end)
        if words[i] not in particles
        and not flags[i] & lexicon.SUFFIX
        and not (flags[i] & lexicon.PARTICLE and not flags[i] & NAME)
        and not (i == start + 1 == end - 1 and words[i] in regnal() and _crowned(words, flags, start))
    ]
    if not core or all(INITIAL.fullmatch(word) for word, _ in core):
        return None
    bodied = (
        start - 1 > floor and flags[start - 1] & lexicon.THING
    )  # "World Bank Jane Doe": the body's name is complete
    if start > floor and flags[start - 1] & lexicon.BEFORE and not flags[start - 1] & NAME and not bodied:
        return None
    lead = _leader(words, flags, start)
    honorific = None
    titled = False
    if lead >= floor:
        first = lead
        while first >= floor and (flags[first] & lexicon.HONORIFIC or words[first] == "Rt"):
            first -= 1
        if first < lead:
            honorific = (spots[first + 1][0], spots[lead][1])
        titled = first >= floor and bool(flags[first] & lexicon.HEAD)
        if words[lead] in ("Lady", "Gentleman") and lead > floor and words[lead - 1] == "First":
            honorific, titled = None, True
    # Behind a title a name ends where it ends; alone it may be part of a longer one, "Jane Doe Human Rights Prize".
    reach = end + 1 if titled or honorific is not None else end + 4
    if any(flag & lexicon.THING for flag in flags[end:reach]):
        return None
    led = lead < floor and start > floor and not flags[start - 1] & lexicon.FUNCTION
    traits = traits_of(core, len(core) < end - start)
    if led:
        traits.append(f"led={sort_of(words[start - 1], flags[start - 1])}")
    if end < count and not flags[end] & lexicon.LETTERS:
        traits.append(f"trail={sort_of(words[end], flags[end])}")
    lone = len(core) == 1 and honorific is None and not titled
    return Parsed(
        start=spots[start][0],
        end=spots[end - 1][1],
        traits=tuple(traits),
        weight=weigh(traits),
        key=fold(words[end - 1]),
        honorific=honorific,
        titled=titled,
        led=led,
        whole=len(core) > 1,
        flags=core[0][1] if len(core) == 1 else 0,
        word=lone and (core[0][1] & (lexicon.WORD | NAME) == lexicon.WORD or bool(flags[start] & lexicon.PARTICLE)),
        initials=len(core) > 1 and all(INITIAL.fullmatch(word) for word, _ in core[:-1]),
    )
