"""Runs of capitalised words, and the names that stand in them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from dipext.find.people_judge import INITIAL, sort_of, traits_of, weigh
from dipext.lexicon import people as lexicon
from dipext.lexicon.countries import country_of_demonym, country_of_name
from dipext.normalise.names import is_eastern, is_syllable

NAME = lexicon.GIVEN | lexicon.FAMILY

_ABBREVIATIONS = (
    "Mr Mrs Ms Dr Drs Prof Gen Lt Col Maj Capt Sgt Cpl Adm Brig Cmdr Cdr Sen Rep Gov Amb Hon Rev St Smt Jr Sr Rt Fr "
    "Mme Sra Dra Dott Engr Ing Mag Md Mohd MR MRS MS DR PROF GEN COL SEN REP AMB GOV"
)
_NEVER = lexicon.FUNCTION | lexicon.THING | lexicon.BEFORE | lexicon.LETTERS
_PLAIN = lexicon.WORD | lexicon.PLACE
_LONGEST = 600  # letters in a row of capitalised words that are worth a look
_CONTRACTION = re.compile(r"['’](?:m|ve|ll|re|d|t)$")
_NUMERALS = frozenset(["I", "II", "III", "Designate", "Elect"])


@dataclass(frozen=True, slots=True)
class Parsed:
    """A name in a run: where in it the name stands, and what the run shows around it.

    ``honorific`` are offsets of the form of address, ``titled`` says that a head of a title stands before the name,
    ``led`` that another word does, ``whole`` that it is more than one word. ``flags`` are those of a single word,
    ``weight`` is the sum of the weights of ``traits``, ``word`` marks a single word of the language that is no name.
    """

    start: int
    end: int
    traits: tuple[str, ...]
    weight: float
    honorific: tuple[int, int] | None = None
    titled: bool = False
    led: bool = False
    whole: bool = False
    flags: int = 0
    initials: bool = False
    word: bool = False


@cache
def _upper() -> str:
    """A character class of the capital Latin letters."""
    points = [i for i in range(0x41, 0x1F00) if chr(i).isupper() and unicodedata.name(chr(i), "").startswith("LATIN")]
    parts: list[str] = []
    start = points[0]
    for here, following in zip(points, [*points[1:], 0], strict=True):
        if following != here + 1:
            parts.append(chr(start) if start == here else f"{chr(start)}-{chr(here)}")
            start = following
    return f"[{''.join(parts)}]"


@cache
def _run() -> re.Pattern[str]:
    """Capitalised words in a row, with initials, and particles between them.

    It opens with a bare character class, which lets the engine skip to the next capital letter.
    """
    up = _upper()
    dots = "|".join(rf"(?<=\b{word}\.)" for word in _ABBREVIATIONS.split())
    rest = rf"\w*+(?:(?:['’ʼ](?!s\b)|[-‐‑]|\.(?={up}))\w++)*+(?:\.(?:{dots})|['’](?<=\bDato.))?"
    initials = rf"\.(?:-?{up}\.)*+(?!\w)"
    low = r"(?:(?:d|D|l|L|dell|Dell|t)['’]|al-|el-|ul-|ur-|an-|as-|ad-|at-|az-|ar-)"
    word = rf"(?:{initials}|{rest})"
    particle = "|".join(sorted(map(re.escape, lexicon.words("people", "names", "particles")), key=len, reverse=True))
    gap = r"(?:[ \xa0\u202f]{1,2}|\n)"
    return re.compile(rf"{up}(?<!\w.){word}(?:{gap}(?:(?:{particle}){gap}){{0,3}}+{low}?{up}{word})*+")


def runs(text: str) -> Iterator[tuple[int, str]]:
    """Runs of capitalised words with their offsets; one that leaves a short line, such as a heading, ends with it."""
    for match in _run().finditer(text):
        run = match[0]
        if "\n" not in run:
            yield match.start(), run
            continue
        start = match.start()
        offset = 0
        index = run.find("\n")
        while index >= 0:
            at = start + index
            if short_line(text, at) and not _broken(text, run[offset:index], at, match.end()):
                yield start + offset, run[offset:index]
                offset = index + 1
            index = run.find("\n", index + 1)
        yield start + offset, run[offset:]


def _broken(text: str, first: str, newline: int, end: int) -> bool:
    """Whether a name goes on behind the end of a line, and the sentence with it in small letters."""
    following = text[newline + 1 : end].split(None, 1)
    if len(following) != 1 or not (text[end : end + 1] == " " and text[end + 1 : end + 2].islower()):
        return False
    words = first.split()
    if not lexicon.kind(following[0]) & lexicon.FAMILY or lexicon.kind(following[0]) & _PLAIN:
        return False
    given = any(lexicon.kind(word) & lexicon.GIVEN for word in words[-2:])
    return given and not lexicon.kind(words[-1]) & (lexicon.FAMILY | lexicon.HEAD)


def short_line(text: str, newline: int) -> bool:
    """Whether the line that ends at ``newline`` is too short to be broken for its length."""
    return newline - text.rfind("\n", max(0, newline - 51), newline) < 50 and (
        newline < 50 or "\n" in text[newline - 50 : newline]
    )


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
    particles = lexicon.words("people", "names", "particles")
    shown = [w.title() if loud and not (INITIAL.fullmatch(w) or w in _as_they_are()) else w for w in words]
    flags = [_flags(word, particles) for word in shown]
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
def _as_they_are() -> frozenset[str]:
    """Words in capitals that a line in capitals shows as they are."""
    return _acronyms() | _regnal()


@cache
def _regnal() -> frozenset[str]:
    return lexicon.words("people", "names", "regnal")


def _namesake(words: list[str], at: int) -> int:
    """How many words from ``at`` on are the name of a thing that looks like a person's."""
    places = lexicon.places()
    return next((n for n in (3, 2) if at + n <= len(words) and " ".join(words[at : at + n]) in places), 0)


def _flags(word: str, particles: frozenset[str]) -> int:
    if word in particles or INITIAL.fullmatch(word):
        return 0
    return lexicon.FUNCTION if _CONTRACTION.search(word) else lexicon.kind(word)


def _single(word: str) -> tuple[Parsed, ...]:
    if INITIAL.fullmatch(word) or _CONTRACTION.search(word) or _is_compound(word):
        return ()
    flags = lexicon.kind(word)
    if flags & (_NEVER | lexicon.HONORIFIC | lexicon.HEAD | lexicon.PLACE | lexicon.PARTICLE) and not flags & NAME:
        return ()
    if (word.isupper() and ("-" in word or len(word) < 3 or _acronym(word))) or not word[-1].isalpha():
        return ()
    traits = traits_of([(word, flags)])
    plain = bool(flags & lexicon.WORD and not flags & NAME)
    return (Parsed(0, len(word), tuple(traits), weigh(traits), flags=flags, word=plain),)


def _is_compound(word: str) -> bool:
    """Whether a word in small letters hangs on a capitalised one: "Minister-level"."""
    tail = word.rpartition("-")[2] if "-" in word else ""
    return tail.islower() and bool(lexicon.kind(tail.capitalize()) & lexicon.WORD)


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
    while lead > 0 and words[lead] in _NUMERALS:
        lead -= 1
    return lead if lead >= 0 and flags[lead] & (lexicon.HEAD | lexicon.HONORIFIC) else -1


def _crowned(words: list[str], flags: list[int], start: int) -> bool:
    """Whether a name may have a number behind it: "Pope Leo XIV"."""
    lead = _leader(words, flags, start)
    return lead >= 0 and words[lead] in lexicon.words("people", "honorifics", "crowned")


def _opens(words: list[str], flags: list[int], at: int) -> bool:
    """Whether a name can start with the word ``at``."""
    word, flag = words[at], flags[at]
    if flag & lexicon.SUFFIX:
        return False
    lead = _leader(words, flags, at)
    if word in ("Crown", "Grand") and at + 1 < len(words) and flags[at + 1] & (lexicon.HEAD | lexicon.HONORIFIC):
        return False  # "Crown Prince", "Grand Duke"
    if lead >= 0:
        stacked = flag & lexicon.HONORIFIC and at + 1 < len(words)  # "Prof. Dr. Jane Doe"
        polite = words[lead].rstrip(".") in lexicon.words("people", "honorifics", "polite") and not stacked
        if polite and not flag & (_NEVER | lexicon.HEAD) and word not in _NUMERALS:
            return True
        if (
            flag & NAME
            and not flag & (lexicon.FUNCTION | lexicon.HEAD | lexicon.HONORIFIC)
            and not _is_acronym(word, flag)
        ):
            return True
        if (
            flag == lexicon.WORD
            and flags[lead] & lexicon.HEAD
            and at + 1 < len(words)
            and word not in lexicon.words("people", "honorifics", "behind_heads")
        ):
            return _nameable(words[at + 1], flags[at + 1])  # "Ambassador Rein ...": a name that is a word as well
    if flag & (lexicon.HEAD | lexicon.HONORIFIC) and at + 1 < len(words):
        return False
    if lead >= 0 and flag & lexicon.FUNCTION and at + 2 == len(words) and flags[lead] & lexicon.HEAD:
        return is_eastern(word) and is_syllable(words[at + 1])  # "President To Lam"
    return _nameable(word, flag)


def _goes_on(words: list[str], flags: list[int], start: int, at: int, particles: frozenset[str]) -> bool:
    """Whether the name from ``start`` includes the word ``at``."""
    word, flag, before = words[at], flags[at], flags[at - 1]
    if word in _regnal() and at == start + 1 and _crowned(words, flags, start):
        return True
    if word in particles or flag & (lexicon.SUFFIX | lexicon.PARTICLE):
        return True
    if len(word) == 1 and at + 1 < len(words) and before & NAME:
        return len(words[at + 1]) == 1 or _nameable(words[at + 1], flags[at + 1])  # "Jane Q Public"
    if len(words[at - 1]) == 1 and _nameable(word, flag):
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
            return not flag & (_NEVER | lexicon.HEAD) and word.lower() not in lexicon.words("people", "speech", "acts")
    if flag & lexicon.HEAD:
        return bool(flag & lexicon.FAMILY) and bool(before & NAME or INITIAL.fullmatch(words[at - 1]))
    if flag & lexicon.PLACE and at == start + 1 and not before & (lexicon.FAMILY | _PLAIN):
        # A surname that is a town as well: "Minister Jane London", but not "... Doe London" nor "Jane Latvia".
        introduced = bool(before & lexicon.GIVEN) or _leader(words, flags, start) >= 0
        if introduced and country_of_name(word) is None and country_of_demonym(word) is None:
            return True
    plain = flag & (_NEVER | lexicon.HONORIFIC | lexicon.PLACE | lexicon.WORD) == lexicon.WORD
    if plain and at > start + 1 and INITIAL.fullmatch(words[at - 1]) and flags[start] & lexicon.GIVEN:
        return True  # "Jane Q. Sample"
    if flag & lexicon.FAMILY and before & lexicon.GIVEN and not flag & lexicon.FUNCTION:
        return True
    if (
        flag & lexicon.WORD
        and not flag & (_NEVER | lexicon.HONORIFIC | lexicon.PLACE)
        and before & lexicon.GIVEN
        and _leader(words, flags, start) >= 0
    ):
        return at + 1 == len(words) or words[at + 1].isupper()  # "Sgt. Jane Sample"
    return _nameable(word, flag)


def _nameable(word: str, flags: int) -> bool:
    """Whether a word can be part of a name wherever it stands."""
    if flags & _NEVER:
        return bool(flags & NAME) and not flags & lexicon.FUNCTION
    if INITIAL.fullmatch(word):
        return word not in lexicon.words("people", "reject", "initials")
    if _is_compound(word):
        return False
    if _is_acronym(word, flags) or (flags & lexicon.HEAD and flags & lexicon.WORD):
        return False
    if flags & NAME:
        return True
    if flags & (lexicon.HONORIFIC | lexicon.HEAD | _PLAIN):
        return False
    if word.isupper():
        return len(word) > 3 and "-" not in word
    return word[-1].isalpha()


def _is_acronym(word: str, flags: int) -> bool:
    return word.isupper() and len(word) > 1 and (word in _acronyms() or (not flags & NAME and _acronym(word)))


def _acronym(word: str) -> bool:
    """Whether capitals stand for words: no vowel, or a known acronym."""
    return word in _acronyms() or not re.search("[AEIOUYÀ-ÖØ-Ý]", word)


@cache
def _acronyms() -> frozenset[str]:
    return lexicon.words("people", "reject", "acronyms")


def _parsed(
    spots: list[tuple[int, int]], words: list[str], flags: list[int], floor: int, start: int, end: int
) -> Parsed | None:
    """The name of the words from ``start`` to ``end``, or None when it is the name of a thing."""
    count = len(words)
    particles = lexicon.words("people", "names", "particles")
    if (
        end - start > 2
        and _leader(words, flags, start) < 0
        and flags[start] & lexicon.PLACE
        and flags[start + 1] & (lexicon.GIVEN | lexicon.EASTERN)
        and not flags[start + 1] & _PLAIN
    ):
        start += 1  # "... for Central America Jane Doe"
    core = [
        (words[i], flags[i])
        for i in range(start, end)
        if words[i] not in particles
        and not flags[i] & lexicon.SUFFIX
        and not (flags[i] & lexicon.PARTICLE and not flags[i] & NAME)
        and not (i == start + 1 == end - 1 and words[i] in _regnal() and _crowned(words, flags, start))
    ]
    if not core or all(INITIAL.fullmatch(word) for word, _ in core):
        return None
    if start > floor and flags[start - 1] & lexicon.BEFORE and not flags[start - 1] & NAME:
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
        honorific=honorific,
        titled=titled,
        led=led,
        whole=len(core) > 1,
        flags=core[0][1] if len(core) == 1 else 0,
        word=lone and (core[0][1] & (lexicon.WORD | NAME) == lexicon.WORD or bool(flags[start] & lexicon.PARTICLE)),
        initials=len(core) > 1 and all(INITIAL.fullmatch(word) for word, _ in core[:-1]),
    )
