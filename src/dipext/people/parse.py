"""The names that stand in a run of capitalised words."""

from functools import cache, lru_cache
from typing import NamedTuple

from dipext.lexicon import headline_verbs, toml
from dipext.lexicon.regions import countries_of_region
from dipext.people import word_lists as lexicon
from dipext.people.extent import Row, crowned, extent, leader, reach
from dipext.people.judge import INITIAL, sort_of, traits_of, weigh
from dipext.people.names import fold
from dipext.people.words import (
    NAME,
    NEVER,
    PLAIN,
    as_they_are,
    flags_of,
    is_compound,
    nameable,
    regnal,
    stands_for_words,
)

_LONGEST = 600  # letters in a row of capitalised words that are worth a look


class Parsed(NamedTuple):
    """A name in a run: where in it the name stands, and what the run shows around it.

    ``honorific`` are offsets of the form of address, ``titled`` says that a head of a title stands before the name,
    ``led`` that another word does, ``whole`` that it is more than one word. ``flags`` are those of a single word,
    ``weight`` is the sum of the weights of ``traits``, ``word`` marks a single word of the language that is no name,
    ``key`` is the last word without case and accents. ``wide`` is the name with the rest of the run, for prose, and
    ``thing`` says that without the rest it is none.
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
    thing: bool = False
    wide: "Parsed | None" = None


@lru_cache(maxsize=1 << 16)
def parse(run: str) -> tuple[Parsed, ...]:
    """The names that may stand in a run, from left to right."""
    if len(run) > _LONGEST:
        return ()
    if run.isalpha():
        return _single(run)
    if run in lexicon.places():
        return ()
    words = run.split(" ")
    if len(words) == 1:
        return _single(run)
    row = _row(words, loud=run.isupper() and len(run) > 5)
    if not _may_hold_name(row):
        return ()
    spots = _spots(words)
    names = []
    floor = at = 0
    while at < len(words):
        namesake = max(_namesake(words, at), _region(row, at))
        if namesake:
            at += namesake
            continue
        end = extent(row, at)
        parsed = _widened(spots, row, floor, at, end) if end > at else None
        if parsed is not None:
            names.append(parsed)
            floor = end
        at = max(end, at + 1)
    return tuple(names)


_LEADERS = lexicon.HEAD | lexicon.HONORIFIC


def _may_hold_name(row: Row) -> bool:
    """Whether a title or a form of address stands in the row, or a word that can be a name wherever it stands."""
    return any(map(nameable, row.words, row.flags)) or any(flags & _LEADERS for flags in row.flags)


def _spots(words: list[str]) -> list[tuple[int, int]]:
    """Start and end of each word in a run."""
    spots = []
    start = 0
    for word in words:
        spots.append((start, start + len(word)))
        start += len(word) + 1
    return spots


def _row(words: list[str], loud: bool) -> Row:
    shown = [_shown(word, loud) for word in words]
    flags = [flags_of(word) for word in shown]
    openers = _pair_openers()
    for at, word in enumerate(shown):
        if word not in openers or at + 1 == len(shown):
            continue
        if f"{word} {shown[at + 1]}" in _pairs():
            flags[at : at + 2] = [lexicon.HONORIFIC] * 2  # "Tan Sri": Tan is no name there
        if word in _small_given() and _is_surname(shown[at + 1], flags[at + 1]):
            flags[at] = lexicon.GIVEN
        if _is_burmese_address(shown, at):
            flags[at] = lexicon.HONORIFIC
            flags[at + 1] = lexicon.FAMILY
    return Row(shown, flags)


@cache
def _pair_openers() -> frozenset[str]:
    """The words that are something else beside the next one: forms of address, given names."""
    return frozenset([*(phrase.split()[0] for phrase in _pairs()), *_BURMESE_ADDRESS, *_small_given()])


def _small_given() -> frozenset[str]:
    return lexicon.words("people/en/words", "names", "small_given")


def _is_surname(word: str, flags: int) -> bool:
    return nameable(word, flags) and not flags & PLAIN


_BURMESE_ADDRESS = ("U", "Daw")


def _is_burmese_address(words: list[str], at: int) -> bool:
    """Whether "U" or "Daw" is a form of address; "U Thant" is known by that."""
    burmese = lexicon.words("people/en/words", "names", "burmese")
    return words[at] in _BURMESE_ADDRESS and len(words) > at + 2 and words[at + 1] in burmese


@cache
def _pairs() -> frozenset[str]:
    """Forms of address of two words of which one is a name elsewhere."""
    phrases = toml("people/en/words")["honorifics"]["phrases"]
    return frozenset(phrase for phrase in phrases if phrase.count(" ") == 1 and lexicon.kind(phrase.split()[0]) & NAME)


def _shown(word: str, loud: bool) -> str:
    """A word as a line in small letters would have it: "DE LA FUENTE" has particles in any line."""
    if (
        not word.isupper()
        or INITIAL.fullmatch(word)
        or word in as_they_are()
        or ("-" in word and stands_for_words(word))
    ):
        return word
    quiet = word.title()
    return quiet if loud or (len(word) > 1 and lexicon.kind(quiet) == lexicon.PARTICLE) else word


def _namesake(words: list[str], at: int) -> int:
    """How many words from ``at`` on are the name of a thing that looks like a person's."""
    places = lexicon.places()
    return next((n for n in (3, 2) if at + n <= len(words) and " ".join(words[at : at + n]) in places), 0)


def _region(row: Row, at: int) -> int:
    """How many words from ``at`` on are a region in front of a name: "Premier of Lower Saxony Jane Doe"."""
    if not row.flags[at] & lexicon.BEFORE:
        return 0
    return next(
        (n for n in (4, 3, 2) if at + n < len(row.words) and countries_of_region(" ".join(row.words[at : at + n]))), 0
    )


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


def _widened(spots: list[tuple[int, int]], row: Row, floor: int, start: int, end: int) -> Parsed | None:
    """A name with what it is when the rest of the row belongs to it."""
    parsed = _parsed(spots, row, floor, start, end)
    last = reach(row, start, end)
    wide = _parsed(spots, row, floor, start, last) if last > end else None
    if wide is None:
        return parsed
    return (parsed or wide)._replace(wide=wide, thing=parsed is None)


def _parsed(spots: list[tuple[int, int]], row: Row, floor: int, start: int, end: int) -> Parsed | None:
    """The name of the words from ``start`` to ``end``, or None when it is the name of a thing."""
    if _behind_place(row, start, end):
        start += 1
    core = _core(row, start, end)
    if (
        not core
        or all(INITIAL.fullmatch(word) for word, _ in core)
        or (_behind_thing(row, floor, start) and not _ends_place(row, start))
    ):
        return None
    honorific, titled = _introduced(spots, row, floor, start)
    if honorific is None and not titled and _is_firm(*core[-1]):
        return None
    # Behind a title a name ends where it ends; alone it may be part of a longer one, "Jane Doe Human Rights Prize".
    complete = (titled or honorific is not None) and not _gives_its_name(row, start)
    told = _is_act(row.words, end)
    if not told and any(flag & lexicon.THING for flag in row.flags[end : end + 1 if complete else end + 4]):
        return None
    led = leader(row, start) < floor and start > floor and not row.flags[start - 1] & lexicon.FUNCTION
    traits = traits_of(core, len(core) < end - start)
    if led:
        traits.append(f"led={sort_of(row.words[start - 1], row.flags[start - 1])}")
    if end < len(row.words) and not told and not row.flags[end] & lexicon.LETTERS:
        traits.append(f"trail={sort_of(row.words[end], row.flags[end])}")
    alone = core[0][1] if len(core) == 1 else 0
    word = alone & (lexicon.WORD | NAME) == lexicon.WORD or bool(row.flags[start] & lexicon.PARTICLE)
    return Parsed(
        start=spots[start][0],
        end=spots[end - 1][1] - _stops_sentence(row, start, end),
        traits=tuple(traits),
        weight=weigh(traits),
        key=fold(row.words[end - 1].rstrip(".")),
        honorific=honorific,
        titled=titled,
        led=led,
        whole=len(core) > 1,
        flags=alone,
        word=len(core) == 1 and honorific is None and not titled and word,
        initials=len(core) > 1 and all(INITIAL.fullmatch(word) for word, _ in core[:-1]),
    )


def _is_act(words: list[str], at: int) -> bool:
    """Whether a headline says there what somebody does: "Jane Doe Presents Energy Plan"."""
    if at >= len(words):
        return False
    word = words[at].lower()
    keys = ("verbs", "acts")
    return word in headline_verbs() or any(word in lexicon.words("people/en/words", "speech", key) for key in keys)


def _is_firm(word: str, flags: int) -> bool:
    """Whether the last word of what looks like a name ends like that of a firm, and is no surname."""
    ends = tuple(lexicon.words("people/en/words", "reject", "firm_ends"))
    return not flags & NAME and len(word) > 5 and word.casefold().endswith(ends)


def _gives_its_name(row: Row, start: int) -> bool:
    """Whether things are called after those with a title as theirs: "King Hamad Foundation", "Sheikh Zayed Mosque"."""
    born = lexicon.words("people/en/words", "honorifics", "born")
    return crowned(row, start) or row.words[leader(row, start)] in born


def _stops_sentence(row: Row, start: int, end: int) -> bool:
    """Whether a full stop behind a name is no part of it: "Yo-Yo Ma. The"."""
    word = row.words[end - 1]
    return word[-1] == "." and word[:-1] in lexicon.words("people/en/words", "names", "shortened")


def _behind_place(row: Row, start: int, end: int) -> bool:
    """Whether the first word is a place that belongs to what stands before: "... for Central America Jane Doe"."""
    if end - start < 3 or leader(row, start) >= 0:
        return False
    first = row.flags[start + 1]
    return bool(row.flags[start] & lexicon.PLACE and first & (lexicon.GIVEN | lexicon.EASTERN) and not first & PLAIN)


def _behind_thing(row: Row, floor: int, start: int) -> bool:
    """Whether the word before makes it the name of a thing: "Fort Doe", but not "World Bank Jane Doe"."""
    if start <= floor:
        return False
    before = row.flags[start - 1]
    complete = start - 1 > floor and before & lexicon.THING
    return bool(before & lexicon.BEFORE and not before & NAME and not complete)


def _ends_place(row: Row, start: int) -> bool:
    """Whether the words in front of a name are a place: "for the Near East Jane Doe"."""
    return any(" ".join(row.words[start - n : start]) in lexicon.places() for n in (2, 3) if n <= start)


def _core(row: Row, start: int, end: int) -> list[tuple[str, int]]:
    """The words of a name with their flags, without particles, suffixes and numbers."""
    numbered = end - start == 2 and row.words[start + 1] in regnal() and crowned(row, start)
    return [
        (row.words[i], row.flags[i])
        for i in range(start, end - 1 if numbered else end)
        if not row.is_particle(i) and not row.flags[i] & lexicon.SUFFIX
    ]


def _introduced(spots: list[tuple[int, int]], row: Row, floor: int, start: int) -> tuple[tuple[int, int] | None, bool]:
    """The offsets of the form of address in front of a name, and whether a title stands there."""
    lead = leader(row, start)
    if lead < floor:
        return None, False
    if row.words[lead] in ("Lady", "Gentleman") and lead > floor and row.words[lead - 1] == "First":
        return None, True
    first = lead
    while first >= floor and (row.flags[first] & lexicon.HONORIFIC or row.words[first] == "Rt"):
        first -= 1
    honorific = (spots[first + 1][0], spots[lead][1]) if first < lead else None
    return honorific, first >= floor and bool(row.flags[first] & lexicon.HEAD)
