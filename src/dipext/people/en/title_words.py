"""The words of titles, and what part each can play."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dipext.lexicon.countries import country_of_demonym, country_of_name
from dipext.people import word_lists as lexicon

LINKS = frozenset(["of", "for", "from", "to", "on", "in", "at", "de", "du", "against", "with"])
"""Words that tie a complement to the head of a title."""
JOINS = frozenset(["and", "&"])
_OTHERS = frozenset(
    ["the", "a", "an", "des", "la", "und", "für", "et", "y", "von", "der", "del", "do", "da", "e", "i", "that"]
)
_OWNERS = frozenset(["his", "her", "its", "their", "our"])
_POSSESSIVE = re.compile(r"['’]s?$")
_DOTTED = frozenset(["U.S.", "U.K.", "U.N.", "E.U.", "a.i."])


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a title, or one of the marks "/" and ",", with its place in the text.

    ``part`` is what it can be: h(ead), p(lural head), r(ank), o(pening word: of, the, and), m(odifier), n(oun of a
    portfolio in small letters), c(apital word), or the mark itself.
    """

    start: int
    end: int
    text: str
    part: str

    @property
    def is_head(self) -> bool:
        """Whether a title can have this word as its head."""
        return self.part in ("h", "p", "r")


def words(key: str) -> frozenset[str]:
    """One of the word lists about heads of titles."""
    return lexicon.words("people/en/offices", "heads", key)


def is_head_word(word: str) -> bool:
    """Whether a word, in small letters or not, heads titles."""
    return bool(lexicon.kind("-".join(part[:1].upper() + part[1:] for part in word.split("-"))) & lexicon.HEAD)


@lru_cache(maxsize=1 << 14)
def part_of(word: str) -> str:
    """What a word can be in a title (see ``Token``); empty when it cannot stand in one."""
    if word in LINKS or word in JOINS or word in _OTHERS:
        return "o"
    if word.lower() in _OWNERS:
        return ""
    prefix, dash, rest = word.partition("-")
    if dash and rest and prefix.lower() in ("ex", "then", "former"):
        return part_of(rest)
    bare = _POSSESSIVE.sub("", word)
    if bare[:1].islower():
        return "c" if _ELIDED.match(bare) else _small(word, bare)
    if not bare[:1].isalnum():
        return "c" if word[:1] == "(" else ""  # a field: "Secretary (West)"
    flags = lexicon.kind(bare.title() if bare.isupper() and len(bare) > 4 else bare)
    if flags & lexicon.HEAD and bare == word:
        return "r" if flags & lexicon.RANK else "p" if flags & lexicon.PLURAL else "h"
    if bare.lower() in words("modifiers"):
        return "m"
    return "" if flags & lexicon.FUNCTION and bare not in words("fields") else "c"


_ELIDED = re.compile(r"[dl]['’][A-ZÀ-Þ]")  # "Côte d'Ivoire's"


def _small(word: str, bare: str) -> str:
    if bare == word and (is_head_word(bare) or lexicon.kind(bare) & lexicon.HEAD):
        plural = lexicon.kind(bare.capitalize()) & lexicon.PLURAL
        return "p" if plural else "h"
    if (bare in words("modifiers") and bare != "under") or bare in words("trailing"):
        return "m"
    return "n" if bare == word and (bare in words("portfolio") or bare == "colleague") else ""


def tokens_of(pieces: Sequence[tuple[int, int, str]]) -> list[Token]:
    """Tokens from (start, end, text), each with the part that it plays beside the one before it."""
    tokens: list[Token] = []
    for at, (start, end, text) in enumerate(pieces):
        part = text if text in ("/", ",") else part_of(text)
        before = tokens[-1].text if tokens else ""
        following = pieces[at + 1][2].lower() if at + 1 < len(pieces) else ""
        if (
            text.lower() in ("general", "generals", "general-designate", "general-elect")
            and before.lower() in words("generals")
        ) or (text.lower() in ("lady", "gentleman") and before.lower() == "first"):
            part = "h"
        elif text == "colleague" and not following and country_of_demonym(_people(tokens)) is not None:
            part = "h"  # "his North Macedonian colleague"
        elif text == "Ministers" and before == "of" and at > 1 and tokens[-2].text in _CABINETS:
            part = "c"  # "Minister of the Presidency of the Council of Ministers"
        elif (text == "General" and following in words("general_bodies")) or (
            text == "Justice" and _is_field_behind(tokens)
        ):
            part = "c"
        tokens.append(Token(start, end, text, part))
    return tokens


def _people(tokens: list[Token]) -> str:
    """The last words with capitals, which may be a people."""
    words = [token.text for token in tokens[-2:] if token.text[:1].isupper()]
    return " ".join(words)


_CABINETS = ("Council", "Cabinet", "Conference", "Committee", "Chancery")


def _is_field_behind(tokens: list[Token]) -> bool:
    """Whether what follows is a field of an office: "Minister of Justice", and no Justice of a court."""
    return bool(tokens) and (tokens[-1].text in LINKS or tokens[-1].text in JOINS) and any(t.is_head for t in tokens)


def is_abbreviation(word: str) -> bool:
    """Whether a full stop belongs to a word of a title: "U.S.", "Gen."."""
    return word in _DOTTED or (len(word) < 6 and bool(lexicon.kind(word) & (lexicon.HEAD | lexicon.HONORIFIC)))


def is_address(tokens: list[Token], i: int) -> bool:
    """Whether a word is a form of address, and not the first of a country as in "Sri Lanka"."""
    flags = lexicon.kind(tokens[i].text)
    if not flags & lexicon.HONORIFIC or flags & lexicon.HEAD or tokens[i].is_head:
        return False
    pair = f"{tokens[i].text} {tokens[i + 1].text}" if i + 1 < len(tokens) else ""
    return country_of_name(pair) is None and country_of_demonym(pair) is None


def is_portfolio(word: str) -> bool:
    """Whether a word names a field of government."""
    return word.lower() in words("portfolio")


def is_verb(word: str) -> bool:
    """Whether a capitalised word is one of the verbs that headlines have."""
    if word == "WHO":
        return False
    small = word.lower()
    forms = {small, f"{small}s", f"{small}es"}  # "to Meet President Doe"
    return not forms.isdisjoint(
        lexicon.words("people/en/words", "speech", "acts") | lexicon.words("people/en/words", "speech", "verbs")
    )
