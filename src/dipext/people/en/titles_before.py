"""Titles in front of a name, read from the name to the left."""

import re
from dataclasses import dataclass
from functools import lru_cache

from dipext.lexicon.countries import codes
from dipext.models import Title
from dipext.people import word_lists as lexicon
from dipext.people.en.title_words import (
    JOINS,
    LINKS,
    Token,
    is_abbreviation,
    is_address,
    is_head_word,
    is_portfolio,
    is_verb,
    part_of,
    tokens_of,
    words,
)
from dipext.people.offices_foreign import foreign_office_before
from dipext.people.titles import read_title

_LONGEST = 26
_SPACES = " \t"
_BORDERS = frozenset(' \t\n,;:()[]“”"«»!?…—–/')


@dataclass(slots=True)
class Before:
    """The titles in front of a name and where the first one starts.

    ``plural`` says that the last head is one ("Ministers"), ``apposition`` that a comma stands before the name.
    """

    titles: tuple[Title, ...]
    start: int
    plural: bool
    apposition: bool


def may_end(text: str, start: int) -> bool:
    """Whether a title can end right before ``start``: a cheap look at the word that stands there."""
    before = text[max(0, start - 40) : start].rstrip()
    if not before or text[start - 1].isalnum() or text[start - 1] in "-'’(":
        return False
    if before[-1] in ",)":
        return True
    word = before.rsplit(None, 1)[-1].lstrip('(“"‘')
    if not word or word[-1] in ';:!?”"':
        return False
    return word[0].isupper() or ends_title(word)


@lru_cache(maxsize=1 << 13)
def ends_title(word: str) -> bool:
    """Whether a word in small letters can be the last one of a title."""
    return is_head_word(word) or is_portfolio(word) or word in words("trailing")


def titles_before(text: str, start: int, floor: int) -> Before | None:
    """The titles that end right before ``start``, not reaching back over ``floor``.

    A comma may stand between, as in "the Minister of Foreign Affairs, Jane Doe"; and a rank or "Ambassador" may stand
    beside an office: "the Chair of the Military Committee, Admiral Jane Doe".
    """
    end = len(text[floor:start].rstrip(_SPACES + ",")) + floor
    foreign = foreign_office_before(text, end, floor) if end < start else None
    if foreign is not None:
        return Before((read_title(text[foreign:end]),), foreign, plural=False, apposition="," in text[end:start])
    pieces, apposition = _pieces(text, start, floor)
    if not pieces:
        return None
    split = _split(text[start + pieces[0][0] : start], tuple(pieces), apposition)
    if split is None:
        return None
    found = _without_site(text, Before(split.titles, start + split.start, split.plural, apposition))
    if apposition or text[max(0, found.start - 2) : found.start] != ", ":
        return found
    wider = titles_before(text, found.start, floor)
    if wider is None or not (_is_rank(text, wider, found) or _is_of_body(wider, found)):
        return found
    return Before((*wider.titles, *found.titles), wider.start, found.plural, wider.apposition)


def _is_rank(text: str, wider: Before, found: Before) -> bool:
    """Whether a rank or the like stands beside an office: "the Chair of the Committee, Admiral Jane Doe"."""
    definite = _DEFINITE.search(text, max(0, wider.start - 6), wider.start) is not None
    owned = wider.titles[0].text.partition(" ")[0].endswith(("'s", "’s"))
    beside = all(_goes_beside(title.text) for title in found.titles)
    return beside and (definite or owned or _opens(text, wider.start))


def definite(text: str, before: Before) -> bool:
    """Whether a title is of somebody told: "the then Minister of Fisheries, ...", "Peru's Minister of Trade, ..."."""
    if len(before.titles) != 1 or " " not in before.titles[0].text:
        return False
    owned = before.titles[0].text.partition(" ")[0].endswith(("'s", "’s"))
    return owned or _DEFINITE.search(text, max(0, before.start - 10), before.start) is not None


def _is_of_body(wider: Before, found: Before) -> bool:
    """Whether somebody has an office of an organisation and one of a country: "OSCE Chair, Polish Foreign Minister"."""
    owners = wider.titles[-1].of, found.titles[0].of
    return owners[0] is not None and owners[0] not in codes() and owners[1] in codes()


_DEFINITE = re.compile(r"\b(?:the|its|his|her|their|our) (?:new |then )?$", re.IGNORECASE)
_OPENED = re.compile(r"(?:^|(?<!\b[A-Z][a-z])\.|[!?:;”\n])\s*$")
_SITED = re.compile(r"(?<!\w)(?:[Ii]n|[Aa]t) $")


def _opens(text: str, start: int) -> bool:
    """Whether a sentence opens with a title, which needs no article there."""
    return _OPENED.search(text, max(0, start - 3), start) is not None


def _without_site(text: str, found: Before) -> Before:
    """The titles without the place where it happens: "In Sofia President Doe ..."."""
    if text[max(0, found.start - 1) : found.start] != " " or not _SITED.search(
        text, max(0, found.start - 4), found.start
    ):
        return found
    words = found.titles[0].text.split(" ")
    for n in range(min(3, len(words) - 1), 0, -1):
        site = " ".join(words[:n])
        if lexicon.is_site(site) and (
            is_head_word(words[n]) or part_of(words[n][:1].lower() + words[n][1:]) in ("m", "n")
        ):
            title = read_title(found.titles[0].text[len(site) + 1 :])
            return Before((title, *found.titles[1:]), found.start + len(site) + 1, found.plural, found.apposition)
    return found


def _goes_beside(title: str) -> bool:
    parts = title.split()
    return all(lexicon.kind(word) & lexicon.RANK for word in parts) or title in words("beside")


def _pieces(text: str, start: int, floor: int) -> tuple[list[tuple[int, int, str]], bool]:
    """The words that can belong to titles, from left to right, and whether a comma stands between them and the name.

    The offsets are counted from the name, and so below zero.
    """
    pieces: list[tuple[int, int, str]] = []
    apposition = listing = joined = False
    at = start
    while len(pieces) < _LONGEST:
        end = at
        while end > floor and text[end - 1] in _SPACES:
            end -= 1
        if end <= floor:
            break
        last = text[end - 1]
        if last == "\n":
            break
        if last == "," and not pieces and not apposition and end < start:
            apposition = True
            at = end - 1
        elif (
            last == "," and (listing or _opens_body(pieces) or (joined and _head_ends(text, end - 1, floor)))
        ) or last == "/":
            pieces.append((end - 1 - start, end - start, last))
            at = end - 1
        elif last == ")":
            at = text.rfind("(", max(floor, end - 12), end)
            inside = text[at + 1 : end - 1]
            if at < 0 or not (_SHORT.fullmatch(inside) or inside.strip(".").lower() in ("ret", "retd")):
                break
        else:
            begin = _word_start(text, end, floor)
            word = text[begin:end]
            if not word or not part_of(word) or (word.endswith(".") and not is_abbreviation(word)):
                break
            if word in JOINS:
                listing = joined = True  # from here leftwards commas may divide a list: "of Trade, Industry and Energy"
            elif word in LINKS:
                listing = False
            pieces.append((begin - start, end - start, word))
            at = begin
    pieces.reverse()
    return pieces, apposition


_SHORT = re.compile(r"[A-Z][A-Za-z&-]{0,9}[A-Z]")  # "Foreign Minister (FM)", "of the African Development Bank (AfDB)"


def _opens_body(pieces: list[tuple[int, int, str]]) -> bool:
    """Whether the words so far open with a body, before which its office may stand: "Director, Department of Trade"."""
    return len(pieces) > 1 and pieces[-1][2].lower() in words("bodies") and pieces[-2][2] in LINKS


def _head_ends(text: str, end: int, floor: int) -> bool:
    """Whether the word that ends at ``end`` heads a title: "the Premier, Minister for Trade and Minister for Sport"."""
    return is_head_word(text[_word_start(text, end, floor) : end])


def _word_start(text: str, end: int, floor: int) -> int:
    """Where the word that ends at ``end`` starts."""
    begin = text.rfind(" ", floor, end) + 1
    if begin and _BORDERS.isdisjoint(text[begin:end]):
        return begin
    begin = end
    while begin > floor and text[begin - 1] not in _BORDERS:
        begin -= 1
    return begin


@lru_cache(maxsize=1 << 13)
def _split(words: str, pieces: tuple[tuple[int, int, str], ...], apposition: bool) -> Before | None:
    """The ``pieces`` of the ``words`` in front of a name as titles, or None when they are none."""
    tokens = tokens_of(pieces)
    head = next((i for i in range(len(tokens) - 1, -1, -1) if tokens[i].is_head), None)
    if head is None or not _complement_fits(tokens, head):
        return None
    spans: list[tuple[int, int]] = []
    stop = len(tokens)
    at: int | None = head
    while at is not None:
        first, earlier, end = _title_from(tokens, at)
        spans.append((first, stop))
        at, stop = earlier, end
    spans.reverse()
    first = tokens[0].start
    titles = tuple(read_title(words[tokens[a].start - first : tokens[b - 1].end - first]) for a, b in spans if a < b)
    return Before(titles, tokens[spans[0][0]].start, tokens[head].part == "p", apposition)


def _complement_fits(tokens: list[Token], head: int) -> bool:
    """Whether what stands between the last head and the name can belong to the title: "of ...", a body, "II"."""
    rest = tokens[head + 1 :]
    while rest and rest[0].part == "m" and rest[0].text.lower() in words("trailing"):
        rest = rest[1:]  # "Chargé d'Affaires a.i. of ..."
    if not rest:
        return True
    if rest[-1].part == "o":
        return False
    following = rest[0]
    if following.part == "o":
        return (
            not tokens[head].text.islower() or any(token.text[:1].isupper() for token in rest) or rest[-1].part == "n"
        )
    return following.part == "c" and not tokens[head].text.islower()


def _title_from(tokens: list[Token], head: int) -> tuple[int, int | None, int]:
    """The first token of the title whose head is ``head``; the head of another one before it, and where that ends."""
    first = head
    i = head - 1
    while i >= 0:
        token = tokens[i]
        if (token.part == "c" and is_verb(token.text)) or (token.text in words("appoints") and not _newly(tokens, i)):
            break  # a headline: "Jane Doe Meets Foreign Minister ..."; "the President appointed General ..."
        if is_address(tokens, i) and tokens[i + 1].text not in words("lordly"):
            break  # "His Royal Highness Crown Prince ..."
        if token.part in ("c", "m", "n"):
            first = i
        elif token.part == "p":
            break
        elif token.is_head:
            beside = (tokens[head].part == "r" and token.part != "r") or tokens[head].text in words("beside")
            if beside and token.text not in _LEADS:
                return first, i, first  # "Defence Minister General ...": a rank is a title of its own
            first = i
        elif token.part == "/" or (token.part == "," and _head_before(tokens, i) is not None):
            return first, _head_before(tokens, i), i
        elif token.text in JOINS:
            if i and is_portfolio(tokens[i - 1].text) and is_portfolio(tokens[i + 1].text):
                first = i = i - 1  # "Foreign and European Affairs Minister"
            else:
                earlier = _head_before(tokens, i)
                if earlier is not None and not _definite(tokens, earlier):
                    return first, earlier, i - 1 if tokens[i - 1].part == "," else i
                body = None if any(t.part == "," for t in tokens[:i]) else _body_before(tokens, i)
                if body is not None:
                    return body, None, 0
                if i and tokens[i - 1].part == "c" and any(t.text.lower() in words("bodies") for t in tokens[i:head]):
                    first = i = i - 1  # "Aeronautics and Space Administration Deputy Administrator"
                else:
                    break
        elif token.text in LINKS or token.text == "the":
            earlier = _head_before(tokens, i)
            if earlier is not None and tokens[head].part == "r":
                rank = head
                while rank and (tokens[rank - 1].part == "r" or tokens[rank - 1].text in words("rank_parts")):
                    rank -= 1
                return rank, earlier, rank  # "Director of Plans for Northern Command Brigadier General ..."
            if earlier is not None:
                return _title_from(tokens, earlier)
            body = _body_before(tokens, i)
            if body is not None:
                return body, None, 0
            break
        else:
            break
        i -= 1
    return _trimmed(tokens, first, head), None, 0


_LEADS = frozenset(["Chief", "Deputy", "Assistant", "Vice", "Associate"])


def _newly(tokens: list[Token], i: int) -> bool:
    return i > 0 and tokens[i - 1].text.lower() in ("newly", "recently", "freshly")


def _head_before(tokens: list[Token], i: int) -> int | None:
    for j in range(i - 1, -1, -1):
        if tokens[j].part == "p":
            return None
        if tokens[j].is_head:
            return j
    return None


def _definite(tokens: list[Token], head: int) -> bool:
    """Whether "the" opens a title, which is then somebody else's: "the President and Foreign Minister Jane Doe"."""
    while head and tokens[head - 1].part in ("c", "m", "h"):
        head -= 1
    return head > 0 and tokens[head - 1].text.lower() == "the"


def _body_before(tokens: list[Token], i: int) -> int | None:
    """Where the name of a body starts that owns the title: "Bureau of Oceans and ... Deputy Assistant Secretary"."""
    for j in range(i - 1, -1, -1):
        if tokens[j].text[0].isupper() and tokens[j].text.lower() in words("bodies") and tokens[j + 1].text in LINKS:
            return j
    return None


def _trimmed(tokens: list[Token], first: int, head: int) -> int:
    """The first token without what opens a sentence or a phrase: "the", "newly", a verb with a capital."""
    while first < head:
        token = tokens[first]
        flags = lexicon.kind(token.text)
        if not (
            token.part in ("o", "n", ",", "/")
            or token.text in ("newly", "Newly", "high", "appointed", "elected")
            or (token.text == "Under" and not tokens[first + 1].text.startswith("Secretar"))
            or (is_address(tokens, first) and tokens[first + 1].text not in words("lordly"))
            or (
                token.part == "c"
                and token.text.endswith("ing")
                and token.text not in ("Wing", "Commanding", "Leading")
                and flags & (lexicon.WORD | lexicon.PLACE) == lexicon.WORD
            )
        ):
            break
        first += 1
    return first
