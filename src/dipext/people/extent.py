"""How far a name reaches in a row of capitalised words: which word can open it, and which ones go on with it.

Both are tables of named steps, asked one after the other; the first that knows the answer gives it.
"""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from dipext.lexicon.countries import country_of_demonym, country_of_name
from dipext.people import word_lists as lexicon
from dipext.people.judge import INITIAL
from dipext.people.names import is_eastern, is_syllable
from dipext.people.words import NAME, NEVER, PLAIN, is_acronym, nameable, regnal


class Row(NamedTuple):
    """Capitalised words in a row, with the flags of each."""

    words: list[str]
    flags: list[int]

    def is_particle(self, at: int) -> bool:
        """Whether a word is a particle of names and no name."""
        return self.words[at] in _particles() or bool(self.flags[at] & lexicon.PARTICLE and not self.flags[at] & NAME)

    def is_last(self, at: int) -> bool:
        """Whether nothing follows a word."""
        return at + 1 == len(self.words)


def extent(row: Row, start: int) -> int:
    """Where a name that starts with the word ``start`` ends; ``start`` itself when none does."""
    at = start
    while at < len(row.words) and row.is_particle(at):
        at += 1
    if at == len(row.words) or not _opens(row, at) or (at > start and row.words[start] in _JOINING):
        return start
    end = at + 1
    while end < len(row.words) and _goes_on(row, start, end):
        end += 1
    while end > at and row.is_particle(end - 1):
        end -= 1
    return end


_JOINING = frozenset(["y", "e", "i", "und"])


def leader(row: Row, at: int) -> int:
    """The place of the title or form of address in front of the word ``at``, -1 if there is none."""
    lead = at - 1
    while lead > 0 and row.words[lead] in _behind_titles():
        lead -= 1
    return lead if lead >= 0 and row.flags[lead] & (lexicon.HEAD | lexicon.HONORIFIC) else -1


def crowned(row: Row, start: int) -> bool:
    """Whether a name may have a number behind it: "Pope Leo XIV"."""
    lead = leader(row, start)
    return lead >= 0 and row.words[lead] in lexicon.words("people/en/words", "honorifics", "crowned")


@cache
def _particles() -> frozenset[str]:
    return lexicon.words("people/en/words", "names", "particles")


@cache
def _behind_titles() -> frozenset[str]:
    return lexicon.words("people/en/words", "names", "behind_titles")


# Whether a name can start with a word: (row, place, place of its leader).
_Opening = Callable[[Row, int, int], bool | None]


def _opens(row: Row, at: int) -> bool:
    lead = leader(row, at)
    for step in _OPENINGS:
        answer = step(row, at, lead)
        if answer is not None:
            return answer
    return nameable(row.words[at], row.flags[at])


def _opens_nothing(row: Row, at: int, lead: int) -> bool | None:
    """Suffixes; who asks, "Q. Jane Doe, Reuters"; "Crown Prince", "Grand Duke"."""
    word, flag = row.words[at], row.flags[at]
    if flag & lexicon.SUFFIX or (word == "Q." and at == 0):
        return False
    follows_title = not row.is_last(at) and row.flags[at + 1] & (lexicon.HEAD | lexicon.HONORIFIC)
    return False if word in ("Crown", "Grand") and follows_title else None


def _opens_behind_polite(row: Row, at: int, lead: int) -> bool | None:
    """Behind "Ms" any word is a name: "Ms Sharp"; but "Prof. Dr. Jane Doe"."""
    if lead < 0 or row.words[lead].rstrip(".") not in lexicon.words("people/en/words", "honorifics", "polite"):
        return None
    stacked = row.flags[at] & lexicon.HONORIFIC and not row.is_last(at)
    plain = not row.flags[at] & (NEVER | lexicon.HEAD) and row.words[at] not in _behind_titles()
    return True if plain and not stacked else None


def _opens_behind_title(row: Row, at: int, lead: int) -> bool | None:
    """Behind a title a name counts whatever else it is: "Minister Rose"."""
    flag = row.flags[at]
    never = lexicon.FUNCTION | lexicon.HEAD | lexicon.HONORIFIC
    known = lead >= 0 and flag & NAME and not flag & never
    return True if known and not is_acronym(row.words[at], flag) else None


def _opens_as_word(row: Row, at: int, lead: int) -> bool | None:
    """Behind the head of a title a word may be a given name: "Ambassador Rein ..."."""
    if lead < 0 or row.flags[at] != lexicon.WORD or not row.flags[lead] & lexicon.HEAD or row.is_last(at):
        return None
    if row.words[at] in lexicon.words("people/en/words", "honorifics", "behind_heads"):
        return None
    return nameable(row.words[at + 1], row.flags[at + 1])


def _opens_a_title(row: Row, at: int, lead: int) -> bool | None:
    return False if row.flags[at] & (lexicon.HEAD | lexicon.HONORIFIC) and not row.is_last(at) else None


def _opens_as_eastern_word(row: Row, at: int, lead: int) -> bool | None:
    """A surname that is a small word elsewhere: "President To Lam"."""
    if lead < 0 or not row.flags[at] & lexicon.FUNCTION or at + 2 != len(row.words):
        return None
    if not row.flags[lead] & lexicon.HEAD:
        return None
    return is_eastern(row.words[at]) and is_syllable(row.words[at + 1])


_OPENINGS: tuple[_Opening, ...] = (
    _opens_nothing,
    _opens_behind_polite,
    _opens_behind_title,
    _opens_as_word,
    _opens_a_title,
    _opens_as_eastern_word,
)

# Whether a name includes one more word: (row, start of the name, place of the word).
_Continuing = Callable[[Row, int, int], bool | None]


def _goes_on(row: Row, start: int, at: int) -> bool:
    for step in _CONTINUATIONS:
        answer = step(row, start, at)
        if answer is not None:
            return answer
    return nameable(row.words[at], row.flags[at])


def _number(row: Row, start: int, at: int) -> bool | None:
    return True if row.words[at] in regnal() and at == start + 1 and crowned(row, start) else None


def _small_part(row: Row, start: int, at: int) -> bool | None:
    part = row.words[at] in _particles() or row.flags[at] & (lexicon.SUFFIX | lexicon.PARTICLE)
    return True if part else None


def _letter(row: Row, start: int, at: int) -> bool | None:
    """A letter in the middle: "Jane Q Public"."""
    if len(row.words[at]) == 1 and not row.is_last(at) and row.flags[at - 1] & NAME:
        return len(row.words[at + 1]) == 1 or nameable(row.words[at + 1], row.flags[at + 1])
    return True if len(row.words[at - 1]) == 1 and nameable(row.words[at], row.flags[at]) else None


def _field(row: Row, start: int, at: int) -> bool | None:
    """Capitals behind a name are the name of a field: "Jane Sample VIRIN"."""
    surname = row.flags[at - 1] & (lexicon.WORD | lexicon.FAMILY) and not row.words[at - 1].isupper()
    return False if surname and row.words[at].isupper() and len(row.words[at]) > 3 and at > start + 1 else None


def _syllable(row: Row, start: int, at: int) -> bool | None:
    """The second or third syllable of an eastern name may be any word: "Hun Sen"."""
    word, flag = row.words[at], row.flags[at]
    if not (row.flags[start] & lexicon.EASTERN and at - start <= 2 and is_syllable(word)):
        return None
    if word == "Thu" and not row.is_last(at):
        return is_syllable(row.words[at + 1])  # no Thursday
    if flag & lexicon.HEAD and not flag & lexicon.WORD:
        return row.is_last(at)
    if not flag & lexicon.WORD:
        return None
    acts = lexicon.words("people/en/words", "speech", "acts")
    return not flag & (NEVER | lexicon.HEAD) and word.lower() not in acts


def _title(row: Row, start: int, at: int) -> bool | None:
    """A head of a title that is a surname too: "Jane Bishop"."""
    if not row.flags[at] & lexicon.HEAD:
        return None
    given = row.flags[at - 1] & NAME or INITIAL.fullmatch(row.words[at - 1])
    return bool(row.flags[at] & lexicon.FAMILY and given)


def _town(row: Row, start: int, at: int) -> bool | None:
    """A surname that is a town as well: "Minister Jane London", but not "... Doe London" nor "Jane Latvia"."""
    before = row.flags[at - 1]
    if not row.flags[at] & lexicon.PLACE or at != start + 1 or before & (lexicon.FAMILY | PLAIN):
        return None
    introduced = before & lexicon.GIVEN or leader(row, start) >= 0
    country = country_of_name(row.words[at]) is not None or country_of_demonym(row.words[at]) is not None
    return True if introduced and not country else None


def _plain_surname(row: Row, start: int, at: int) -> bool | None:
    """A word as a surname behind an initial or behind a title: "Jane Q. Sample", "Sgt. Jane Sample"."""
    flag, before = row.flags[at], row.flags[at - 1]
    plain = flag & (NEVER | lexicon.HONORIFIC | lexicon.PLACE | lexicon.WORD) == lexicon.WORD
    if plain and at > start + 1 and INITIAL.fullmatch(row.words[at - 1]) and row.flags[start] & lexicon.GIVEN:
        return True
    if flag & lexicon.FAMILY and before & lexicon.GIVEN and not flag & lexicon.FUNCTION:
        return True
    if plain and before & lexicon.GIVEN and leader(row, start) >= 0:
        return row.is_last(at) or row.words[at + 1].isupper()
    return None


_CONTINUATIONS: tuple[_Continuing, ...] = (
    _number,
    _small_part,
    _letter,
    _field,
    _syllable,
    _title,
    _town,
    _plain_surname,
)
