"""Names by their words: a tree that is walked along the text, so that ten thousand names cost what ten do."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from dipext.initiatives.spelling import fold, spellings
from dipext.initiatives.tables import small_words
from dipext.lexicon import toml

# A word, an abbreviation with dots, a short form with a plus (C5+1, MFA+, Helsinki +50), or a sign that counts.
WORD = r"(?:[^\W\d_]\.){2,9}|\w[\w\u0300-\u036f]*(?:\+\w*)*|\+\d+|[%,:&]"
_WORD = re.compile(WORD)
_QUOTES = ("", "“", '"', "(", "‘", "'", "[", "«")
_STOPS = ("", ",", ".", ";", ":", ")", "?", "!", "”", '"', "’", "'", "]", "»", "’s", "'s", "”,", '",', "),", ").")
_TITLED_LENGTH = 5
_YEAR = re.compile(r"20\d\d")
_DOTTED = frozenset({"EU", "UK", "UN", "US"})
_CAPITAL_START = re.compile(r"[^\W\d_]\w*")


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write the name of an initiative.

    ``words`` are its words as registered; ``context`` says that it counts only with support; ``canonical`` that it
    is the initiative's own name.
    """

    id: str
    words: tuple[str, ...]
    context: bool
    canonical: bool
    acronym: bool


@dataclass(slots=True)
class Node:
    """Where the words so far lead: further words, which of them are small ones, and the names that end here."""

    after: dict[str, "Node"] = field(default_factory=dict)
    small: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()


@lru_cache(maxsize=10_000)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, as written.

    >>> words_of("U.S.-Ukraine Fund"), words_of("Weimar+"), words_of("India–Middle East")
    (('U.S.', 'Ukraine', 'Fund'), ('Weimar+',), ('India', 'Middle', 'East'))
    """
    return tuple(_WORD.findall(name))


@lru_cache(maxsize=10_000)
def key_of(name: str) -> tuple[str, ...]:
    """The words of a name as the tree knows them: two names with the same key cannot be told apart.

    >>> key_of("Defence Fund") == key_of("DEFENSE FUND")
    True
    """
    return tuple(map(fold, words_of(name)))


def is_acronym(word: str) -> bool:
    """Whether a word is written like a short form: two capitals or a capital and a digit.

    >>> [is_acronym(word) for word in ("PURL", "eFP", "NB8", "MFA+", "Weimar+", "Interflex")]
    [True, True, True, True, False, False]
    """
    capitals = sum(c.isupper() for c in word)
    return capitals >= 2 or (capitals == 1 and any(c.isdigit() for c in word))


def is_titled(word: str) -> bool:
    """Whether an acronym is also written like a word with one capital: "Unifil", "Rearm" for "ReArm".

    >>> [is_titled(word) for word in ("UNIFIL", "ReArm", "KFOR", "Sentry", "C5+1")]
    [True, True, False, False, False]
    """
    return len(word) >= _TITLED_LENGTH and word[0].isupper() and word.isalpha() and is_acronym(word)


class NameIndex:
    """The tree of names.

    ``openers`` are the capitalised words that a name may begin with, as they may be written. ``small_openers`` are
    the beginnings of the other names up to a space, quoted, bracketed and bare, each with its bare form. ``root`` is
    walked by folded words. ``tails`` are the names by all their folded words but the first.
    """

    def __init__(self, names: Iterable[tuple[str, str, str, bool]]) -> None:
        """``names`` are rows of id, kind, name and context; the first of an id is the canonical one."""
        self.root = Node()
        self.openers: set[str] = set()
        self.small_openers: dict[str, str] = {}
        self.tails: dict[tuple[str, ...], list[Name]] = {}
        canonical: dict[str, tuple[str, ...]] = {}
        for id_, kind, name, context in names:
            words = words_of(name)
            own = canonical.setdefault(id_, words)
            acronym = " " not in name and words is not own and is_acronym(name) and fold(name) not in map(fold, own)
            self._insert(Name(id_, words, context, words is own, acronym))
            for variant, announced in _variants(words, kind):
                self._insert(Name(id_, variant, context and not announced, False, False))

    @cached_property
    def second_letters(self) -> dict[str, str]:
        """The openers with the letters that a second word may begin with; empty where the opener alone is a name.

        Nineteen of twenty words that could open a name are told from one by the letter that follows.
        """
        return {opener: "".join(sorted(self._letters_after(fold(opener)))) for opener in self.openers}

    def _letters_after(self, key: str) -> set[str]:
        node = self.root.after.get(key)
        if node is None or node.names:
            return set()
        letters = {word[0] for word in (*node.after, "the")}
        if node.small:
            letters.update(word[0] for word in small_words())
        for small in node.small:
            letters.update(word[0] for word in node.after[small].after)
            deeper = node.after[small].after.get("the")
            letters.update(word[0] for word in (deeper.after if deeper else ()))
        return letters if all(letter.isascii() and letter.isalpha() for letter in letters) else set()

    def named(self, word: str) -> list[str]:
        """The ids that one word stands for."""
        return [name.id for name in self.find((fold(word),))]

    def find(self, key: Iterable[str]) -> Sequence[Name]:
        """The names with these folded words."""
        node: Node | None = self.root
        for word in key:
            node = node.after.get(word) if node else None
        return node.names if node else ()

    def _insert(self, name: Name) -> None:
        node = self.root
        key = tuple(map(fold, name.words))
        for word in key:
            if word not in node.after:
                node.after[word] = Node()
                if word in small_words():
                    node.small += (word,)
            node = node.after[word]
        if all(other.id != name.id or other.words != name.words for other in node.names):
            node.names += (name,)
            if len(key) > 1 and not name.context:
                self.tails.setdefault(key[1:], []).append(name)
        if is_titled(name.words[0]):
            self.openers.add(name.words[0].capitalize())
        for written in _as_opener(name.words[0]):
            if written[0].isupper():
                self.openers.add(written)
                continue
            joined = (written + dash + name.words[1] for dash in ("", "-", "–") if len(name.words) > 1)
            stops = _STOPS if len(name.words) == 1 else ("",)
            for opener in (written, *joined):
                self.small_openers |= {quote + opener + stop: opener for quote in _QUOTES for stop in stops}


@lru_cache(maxsize=100)  # names of one family stand together
def _as_opener(word: str) -> frozenset[str]:
    """A first word as a scan for words meets it."""
    openers = {word[0]} if word.replace(".", "") in _DOTTED else set()  # "U.S." for "US"
    for spelling in spellings(word):
        for form in {spelling, unicodedata.normalize("NFD", spelling)}:
            found = _CAPITAL_START.match(form)
            openers |= {found[0], found[0].upper(), found[0][0].upper() + found[0][1:]} if found else {form}
    return frozenset(openers)


def _variants(words: tuple[str, ...], kind: str) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Other ways to write a name that need no alias: "EU" for "European Union", "Operation X" for an operation X.

    The second value tells whether a word that says what X is now stands before it.
    """
    table = toml("initiatives/en/words")
    for long, short in table["bodies"].items():
        long_words = tuple(long.split())
        for old, new in ((long_words, (short,)), ((short,), long_words)):
            if words[: len(old)] == old and len(words) > len(old):
                yield new + words[len(old) :], False
    if len(words) > 3 and _YEAR.fullmatch(words[-1]):
        yield words[:-1], False
    heads: tuple[str, ...] = tuple(table["announced_by"].get(kind, ()))
    if words[0] not in heads and not (len(words) == 1 and is_acronym(words[0])):
        for head in heads:
            yield (head, *words), True
