"""How far a name reaches in a row of capitalised words: which word can open it, and which ones go on with it.

Both are tables of named steps, asked one after the other; the first that knows the answer gives it.
"""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from dipext.lexicon.countries import country_of_demonym, country_of_name
from dipext.people import word_lists as lexicon
from dipext.people.judge import INITIAL
from dipext.people.names import CHILD_OF, is_eastern, is_syllable, syllables
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
    if not (end > at + 1 and row.is_last(end - 1) and _is_syllable_name(row, at, end)):
        while end > at and row.is_particle(end - 1):
            end -= 1
    return end


def _is_syllable_name(row: Row, start: int, end: int) -> bool:
    """Whether the last word is a name although particles look like it: "Yumeng Du", "Pham Van De", "Bo Van"."""
    last = row.words[end - 1]
    if last in _particles() or not is_syllable(last):
        return False
    return is_eastern(last) or is_eastern(row.words[start]) or (end - start == 2 and leader(row, start) >= 0)


_JOINING = frozenset(["y", "e", "i", "und"])


def leader(row: Row, at: int) -> int:
    """The place of the title or form of address in front of the word ``at``, -1 if there is none."""
    lead = at - 1
    while lead > 0 and row.words[lead] in _behind_titles():
        lead -= 1
    return lead if lead >= 0 and row.flags[lead] & _LEADERS else -1


_LEADERS = lexicon.HEAD | lexicon.HONORIFIC


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


# Whether a name can start with a word behind a title or a form of address: (row, place, place of its leader).
_Opening = Callable[[Row, int, int], bool | None]


def _opens(row: Row, at: int) -> bool:
    if _opens_nothing(row, at):
        return False
    lead = leader(row, at)
    if lead >= 0:
        for step in _OPENINGS:
            answer = step(row, at, lead)
            if answer is not None:
                return answer
    elif row.flags[at] & _LEADERS and not row.is_last(at):
        return False
    return nameable(row.words[at], row.flags[at])


def _opens_nothing(row: Row, at: int) -> bool:
    """Suffixes; who asks, "Q. Jane Doe, Reuters"; "Crown Prince", "Grand Duke"."""
    word = row.words[at]
    if row.flags[at] & lexicon.SUFFIX or (word == "Q." and at == 0):
        return True
    if word == "Lady" and at and row.words[at - 1] == "First":
        return row.is_last(at)
    return word in ("Crown", "Grand") and not row.is_last(at) and bool(row.flags[at + 1] & _LEADERS)


def _opens_behind_polite(row: Row, at: int, lead: int) -> bool | None:
    """Behind "Ms" any word is a name: "Ms Sharp"; but "Prof. Dr. Jane Doe"."""
    if row.words[lead].rstrip(".") not in lexicon.words("people/en/words", "honorifics", "polite"):
        return None
    stacked = row.flags[at] & lexicon.HONORIFIC and not row.is_last(at)
    plain = not row.flags[at] & (NEVER | lexicon.HEAD) and row.words[at] not in _behind_titles()
    return True if plain and not stacked else None


def _opens_behind_title(row: Row, at: int, lead: int) -> bool | None:
    """Behind a title a name counts whatever else it is: "Minister Rose"."""
    flag = row.flags[at]
    never = lexicon.FUNCTION | lexicon.HEAD | lexicon.HONORIFIC
    known = flag & NAME and not flag & never
    return True if known and not is_acronym(row.words[at], flag) else None


def _opens_as_word(row: Row, at: int, lead: int) -> bool | None:
    """Behind the head of a title a word may be a given name: "Ambassador Rein ..."."""
    if row.flags[at] != lexicon.WORD or not row.flags[lead] & lexicon.HEAD or row.is_last(at):
        return None
    if row.words[at] in lexicon.words("people/en/words", "honorifics", "behind_heads"):
        return None
    return nameable(row.words[at + 1], row.flags[at + 1])


def _opens_as_town(row: Row, at: int, lead: int) -> bool | None:
    """Behind the head of a title a town may be a given name: "Paramount Chief Kumba Lansana"."""
    if not row.flags[at] & lexicon.PLACE or row.flags[lead] & lexicon.RANK or at + 2 != len(row.words):
        return None
    return True if not is_country(row.words[at]) and _is_free(row, at + 1) else None


def _opens_as_noble(row: Row, at: int, lead: int) -> bool | None:
    """Whoever is plain "Ms" is no queen: "Ms Queen Okafor"."""
    if row.is_last(at) or row.words[at] not in lexicon.words("people/en/words", "names", "nobles"):
        return None
    plain = row.words[lead].rstrip(".") in lexicon.words("people/en/words", "honorifics", "plain")
    return True if plain and nameable(row.words[at + 1], row.flags[at + 1]) else None


def _opens_as_day(row: Row, at: int, lead: int) -> bool | None:
    """Behind a title a day may be a given name, with the surname as the last word: "Mr Sunday Adeleke"."""
    if row.words[at] not in lexicon.words("people/en/words", "names", "days"):
        return None
    rest = range(at + 1, len(row.words))
    named = all(_is_free(row, i) or row.flags[i] & (NAME | NEVER) in (lexicon.GIVEN, lexicon.FAMILY) for i in rest)
    return True if 1 <= len(rest) <= 2 and named else None


def _opens_a_title(row: Row, at: int, lead: int) -> bool | None:
    return False if row.flags[at] & _LEADERS and not row.is_last(at) else None


def _opens_as_eastern_word(row: Row, at: int, lead: int) -> bool | None:
    """A surname that is a small word elsewhere: "President To Lam", "Minister Sun Haiyan", "Mr Do Hung Viet"."""
    if not row.flags[at] & lexicon.FUNCTION or not is_eastern(row.words[at]):
        return None
    rest = range(at + 1, len(row.words))
    given = all(is_syllable(row.words[i]) or (_is_free(row, i) and syllables(row.words[i]) <= 3) for i in rest)
    return True if 1 <= len(rest) <= 3 and given else None


def _opens_as_burmese(row: Row, at: int, lead: int) -> bool | None:
    """A Burmese name of words that are small elsewhere: "General Than Htike"."""
    known = lexicon.words("people/en/words", "names", "burmese")
    rest = row.words[at + 1 :]
    return True if row.words[at] in known and rest and rest[0] in known else None


def _is_free(row: Row, at: int) -> bool:
    """Whether a word is nothing but a name."""
    return nameable(row.words[at], row.flags[at]) and not row.flags[at] & PLAIN


_OPENINGS: tuple[_Opening, ...] = (
    _opens_behind_polite,
    _opens_behind_title,
    _opens_as_word,
    _opens_as_town,
    _opens_as_noble,
    _opens_as_day,
    _opens_a_title,
    _opens_as_eastern_word,
    _opens_as_burmese,
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


def _saint(row: Row, start: int, at: int) -> bool | None:
    """A saint in a surname: "Jane St. Clair"."""
    inside = row.words[at] in ("St.", "St") and not row.is_last(at) and leader(row, start) >= 0
    return True if inside and row.flags[at - 1] & NAME else None


def _child(row: Row, start: int, at: int) -> bool | None:
    """Behind "bin" any word is a name: "Salim bin Said"."""
    return True if row.words[at - 1] in CHILD_OF and not row.flags[at] & NEVER else None


def _behind_particle(row: Row, start: int, at: int) -> bool | None:
    """Behind a Dutch or German particle the last word is a name, whatever it is elsewhere: "Eva ten Have"."""
    behind = row.words[at - 1] in ("ten", "ter", "van", "von") and at > start + 1 and row.is_last(at)
    return True if behind and row.flags[at] & lexicon.FUNCTION else None


def _burmese(row: Row, start: int, at: int) -> bool | None:
    """Burmese names are rows of a few words that are words or titles elsewhere: "Thaung Tun", "Aung Moe Soe"."""
    known = lexicon.words("people/en/words", "names", "burmese")
    return True if row.words[at] in known and row.words[at - 1] in known else None


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
    if not (is_eastern(row.words[start]) and at - start <= 2 and is_syllable(word)):
        return None
    if word == "Thu" and not row.is_last(at):
        return is_syllable(row.words[at + 1])  # no Thursday
    if flag & lexicon.HEAD and not flag & lexicon.WORD:
        return row.is_last(at)
    if row.is_last(at) and not is_acronym(word, flag) and _ends_eastern(row, start, at):
        return True
    if not flag & lexicon.WORD:
        return None
    acts = lexicon.words("people/en/words", "speech", "acts")
    return not flag & (NEVER | lexicon.HEAD) and word.lower() not in acts


def _ends_eastern(row: Row, start: int, at: int) -> bool:
    """Whether a small word or a place ends an eastern name behind a title: "Tran Van To", "Do Hung Viet"."""
    if leader(row, start) < 0 or not row.flags[at] & (lexicon.FUNCTION | lexicon.PLACE):
        return False
    return at - start == 2 or is_eastern(row.words[at])


def _small_surname(row: Row, start: int, at: int) -> bool | None:
    """A surname that is a small word elsewhere, as the last one: "Ms Linh Do"."""
    word = row.words[at]
    known = row.flags[at] & lexicon.FUNCTION and is_eastern(word) and len(word) < 4 and at == start + 1
    return True if known and row.is_last(at) and leader(row, start) >= 0 else None


def _noble_inside(row: Row, start: int, at: int) -> bool | None:
    """A form of address that is a name between two others: "Habiba Sheikh Osman"."""
    if row.words[at] not in ("Sheikh", "Shaikh", "Haji", "Hajji", "Syed", "Sayed") or row.is_last(at):
        return None
    return True if row.flags[at - 1] & lexicon.GIVEN and _is_free(row, at + 1) else None


def _title(row: Row, start: int, at: int) -> bool | None:
    """A head of a title that is a surname too: "Jane Bishop"."""
    if not row.flags[at] & lexicon.HEAD:
        return None
    given = row.flags[at - 1] & NAME or INITIAL.fullmatch(row.words[at - 1])
    return bool(row.flags[at] & lexicon.FAMILY and given)


def _town(row: Row, start: int, at: int) -> bool | None:
    """A surname that is a town as well: "Minister Jane London", but not "... Doe London" nor "Jane Latvia"."""
    before = row.flags[at - 1]
    if not row.flags[at] & lexicon.PLACE or at != start + 1 or before & PLAIN:
        return None
    if before & lexicon.FAMILY and not (before & lexicon.GIVEN and start == 0):
        return None
    introduced = before & lexicon.GIVEN or leader(row, start) >= 0
    return True if introduced and not is_country(row.words[at]) else None


def is_country(word: str) -> bool:
    """Whether a word is a country or one of its people."""
    return country_of_name(word) is not None or country_of_demonym(word) is not None


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
    _saint,
    _child,
    _behind_particle,
    _burmese,
    _small_part,
    _letter,
    _field,
    _syllable,
    _small_surname,
    _noble_inside,
    _title,
    _town,
    _plain_surname,
)


def reach(row: Row, start: int, end: int) -> int:
    """Where a name would end that takes the rest of the row, as in prose: "Mr Moussa Man", "Minister Eva Bruins Slot".

    It is ``end`` itself where the rest can be no name.
    """
    last = len(row.words)
    fits = end < last <= min(end + 2, start + 4) and all(_may_be_name(row, i) for i in range(end, last))
    return last if fits else end


_NO_NAME = lexicon.FUNCTION | lexicon.BEFORE | lexicon.LETTERS | lexicon.PLURAL | lexicon.SUFFIX | lexicon.PARTICLE


def _may_be_name(row: Row, at: int) -> bool:
    word, flag = row.words[at], row.flags[at]
    if flag & lexicon.THING:
        # "Ms Petra Lake", but no "King Karl Bridge"
        return (
            bool(row.flags[at - 1] & lexicon.GIVEN and leader(row, at - 1) >= 0 and not crowned(row, at - 1))
            and word in lexicon.surnames()
        )
    if flag & _NO_NAME or word.isupper() or word.endswith(".") or "-" in word:
        return False
    if flag & (lexicon.HEAD | lexicon.HONORIFIC):
        return word in lexicon.words("people/en/words", "names", "nobles")
    if flag & lexicon.PLACE and not flag & NAME and not (flag & lexicon.WORD and not is_country(word)):
        return False
    verbs = ("verbs", "acts")
    return not any(word.lower() in lexicon.words("people/en/words", "speech", key) for key in verbs)
