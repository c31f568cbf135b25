"""Titles in front of a name, read from the name to the left."""

import re
from dataclasses import dataclass
from functools import lru_cache

from dipext.lexicon.countries import codes
from dipext.models import Title
from dipext.people import word_lists as lexicon
from dipext.people.en.title_pieces import SPACES, pieces_before
from dipext.people.en.title_words import (
    JOINS,
    LINKS,
    Token,
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
    """Whether a title can end right before ``start``: a cheap look at the word that stands there in the same line."""
    if text[start - 1 : start] == "\n":
        return False
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
    return is_head_word(word) or is_portfolio(word) or word in words("trailing") or word == "colleague"


def titles_before(text: str, start: int, floor: int) -> Before | None:
    """The titles that end right before ``start``, not reaching back over ``floor``.

    A comma may stand between, as in "the Minister of Foreign Affairs, Jane Doe"; and a rank or "Ambassador" may stand
    beside an office: "the Chair of the Military Committee, Admiral Jane Doe".
    """
    end = start
    while end > floor and text[end - 1] in _GAP:
        end -= 1
    foreign = foreign_office_before(text, end, floor) if end < start else None
    if foreign is not None:
        return Before((read_title(text[foreign:end]),), foreign, plural=False, apposition="," in text[end:start])
    pieces, apposition = pieces_before(text, start, floor)
    if not pieces:
        return None
    split = _split(text[start + pieces[0][0] : start], tuple(pieces), apposition)
    if split is None:
        return None
    found = _without_site(text, Before(split.titles, start + split.start, split.plural, apposition))
    found = _with_crown(text, found)
    if text[max(0, found.start - 3) : found.start] in _DASHED:
        paired = titles_before(text, found.start - 2, floor)
        if paired is not None and not paired.apposition:
            return Before((*paired.titles, *found.titles), paired.start, found.plural, apposition)
    if apposition or text[max(0, found.start - 2) : found.start] != ", ":
        return found
    wider = titles_before(text, found.start, floor)
    if wider is None or not (_is_rank(text, wider, found) or _is_of_body(wider, found) or _opens(text, wider.start)):
        return found
    return Before((*wider.titles, *found.titles), wider.start, found.plural, wider.apposition)


_SAYS = (" is ", " was ", " remains ")
_SAID = re.compile(r" (?:is|was|remains) $")
_SUBJECT = re.compile(
    r"(?:^|[.!?;:,\n“”\"–—]\s?|\b(?:and|but|that|while|where)\s)"
    r"(?:(?:the|its|his|her|our|their|whose)\s(?:current\s|present\s|new\s|then\s)?)?$|\bwhose\s$",
    re.IGNORECASE,
)


def title_said(text: str, start: int, floor: int) -> Before | None:
    """The titles that are the subject of a sentence about who has them: "Its former commander was Jane Doe"."""
    if not text.endswith(_SAYS, floor, start):
        return None
    said = _SAID.search(text, max(floor, start - 9), start)
    if said is None or not may_end(text, said.start() + 1):
        return None
    found = titles_before(text, said.start() + 1, floor)
    if found is None or found.plural or found.apposition:
        return None
    return found if _SUBJECT.search(text, max(0, found.start - 20), found.start) else None


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
    body, other = wider.titles[-1].of, found.titles[0]
    return body is not None and body not in codes() and (other.of in codes() or other.role in _STATES)


_STATES = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister")
_DEFINITE = re.compile(r"\b(?:the|and|its|his|her|their|our) (?:new |then )?$", re.IGNORECASE)
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


_CROWN = re.compile(r"\b(?:His|Her) $")


def _with_crown(text: str, found: Before) -> Before:
    """The titles with the possessive that an office of a crown begins with: "His Majesty's Ambassador to Latvia"."""
    title = found.titles[0].text
    crown = _CROWN.search(text, max(0, found.start - 5), found.start) if title.startswith("Majesty") else None
    if crown is None:
        return found
    first = read_title(text[crown.start() : found.start] + title)
    return Before((first, *found.titles[1:]), crown.start(), found.plural, found.apposition)


def _goes_beside(title: str) -> bool:
    parts = title.split()
    return all(lexicon.kind(word) & lexicon.RANK for word in parts) or title in words("beside")


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
        first, earlier, end = _title_from(tokens, at, apposition)
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
    if following.text.lower() in ("the", "a", "an"):
        return False  # "who chairs the Committee, Jane Doe ..."
    if following.part == "o":
        return (
            not tokens[head].text.islower() or any(token.text[:1].isupper() for token in rest) or rest[-1].part == "n"
        )
    return following.part == "c" and not tokens[head].text.islower()


_Border = tuple[int, int | None, int]
"""The first token of a title; the head of another one before it, and where that one ends."""


def _title_from(tokens: list[Token], head: int, apposed: bool) -> _Border:
    """Where the title whose head is ``head`` starts, and the one before it, if there is one."""
    first, i = head, head - 1
    while i >= 0 and not _is_before_titles(tokens, i):
        token = tokens[i]
        if token.is_head and _is_beside(token, tokens[head]):
            # "Defence Minister General ...", "Supreme Commander Europe General ...": a rank is a title of its own
            first = _rank_start(tokens, i, head) if tokens[head].part == "r" else first
            return first, i, first
        if token.is_head or token.part in ("c", "m", "n"):
            first = i
        elif token.text in JOINS and _joins_fields(tokens, i):
            first = i = i - 1  # "Foreign and European Affairs Minister"
        else:
            border = _border(tokens, head, first, i, apposed)
            if border is not None:
                return border
            if token.text not in JOINS or not _is_in_body(tokens, head, i):
                break
            first = i = i - 1  # "Aeronautics and Space Administration Deputy Administrator"
        i -= 1
    return _trimmed(tokens, first, head), None, 0


def _joins_fields(tokens: list[Token], i: int) -> bool:
    """Whether "and" joins two fields before their head, and not an office with its field to the next one."""
    if not i or not (is_portfolio(tokens[i - 1].text) and is_portfolio(tokens[i + 1].text)):
        return False
    earlier = _head_before(tokens, i)
    return earlier is None or not any(token.text in LINKS for token in tokens[earlier + 1 : i])


def _is_before_titles(tokens: list[Token], i: int) -> bool:
    """Whether the token ``i`` can belong to no title: a verb, a form of address, a plural."""
    token = tokens[i]
    if (token.part == "c" and is_verb(token.text)) or (token.text in words("appoints") and not _newly(tokens, i)):
        return True  # a headline: "Jane Doe Meets Foreign Minister ..."; "the President appointed General ..."
    if is_address(tokens, i) and tokens[i + 1].text not in words("lordly"):
        return True  # "His Royal Highness Crown Prince ..."
    return token.part == "p"


def _is_beside(token: Token, head: Token) -> bool:
    beside = (head.part == "r" and token.part != "r") or head.text in words("beside")
    return beside and token.text not in _LEADS


def _is_in_body(tokens: list[Token], head: int, i: int) -> bool:
    """Whether the name of a body goes on before an "and"."""
    return i > 0 and tokens[i - 1].part == "c" and any(t.text.lower() in words("bodies") for t in tokens[i:head])


def _border(tokens: list[Token], head: int, first: int, i: int, apposed: bool) -> _Border | None:
    """Where a title starts that ends before a mark, an "and" or a preposition, and the one before it."""
    token = tokens[i]
    earlier = _head_before(tokens, i)
    if token.part == "/" or (token.part == "," and earlier is not None):
        return first, earlier, i
    if token.text in JOINS:
        if earlier is not None and (apposed or not _definite(tokens, earlier)):
            return first, earlier, i - 1 if tokens[i - 1].part == "," else i
        listed = any(token.part == "," for token in tokens[:i])
        return None if listed else _with_body(tokens, i)
    if token.text not in LINKS and token.text != "the":
        return None
    if _opens_own(tokens, i, head, apposed):
        return i + 1, None, 0
    if earlier is None:
        return _with_body(tokens, i)
    if tokens[head].part != "r" and tokens[head].text not in words("beside"):
        return _title_from(tokens, earlier, apposed)
    rank = _rank_start(tokens, earlier, head)
    return rank, earlier, rank  # "Director of Plans for Northern Command Brigadier General ..."


def _opens_own(tokens: list[Token], i: int, head: int, apposed: bool) -> bool:
    """Whether the title of the name starts behind "and the" or a preposition: "the Premier and the Home Secretary"."""
    if tokens[i].text == "the":
        return i > 0 and tokens[i - 1].text in JOINS
    # "Secretary to Prime Minister, Jane Doe" is no Prime Minister.
    return (
        tokens[i].text in LINKS
        and not (apposed and tokens[i].text == "to")
        and tokens[head].part != "r"
        and _is_own(tokens, i, head)
    )


def _is_own(tokens: list[Token], i: int, head: int) -> bool:
    """Whether the office behind a preposition is that of the name: "an adviser to President Doe"."""
    own = tokens[i + 1 : head + 1]
    if own[-1].text in words("beside"):
        return False
    return own[-1].text[0].isupper() and all(token.part in ("h", "m") for token in own)


def _rank_start(tokens: list[Token], earlier: int, head: int) -> int:
    """Where a rank starts with what belongs to it, behind the head of another title."""
    rank = head
    while rank > earlier + 1 and (tokens[rank - 1].part == "r" or tokens[rank - 1].text in words("rank_parts")):
        rank -= 1
    return rank


def _with_body(tokens: list[Token], i: int) -> _Border | None:
    body = _body_before(tokens, i)
    return None if body is None else (body, None, 0)


_GAP = SPACES + ","
_DASHED = frozenset([" – ", " — ", " - "])  # "Deputy Prime Minister – Minister of Economy"
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
            or token.text in ("new", "current", "newly", "Newly", "high", "appointed", "elected")
            or (token.text in ("New", "Current") and tokens[first + 1].part in ("h", "m"))
            or (token.text == "Under" and not tokens[first + 1].text.startswith("Secretar"))
            or (is_address(tokens, first) and tokens[first + 1].text not in words("lordly"))
            or (
                token.part == "c"
                and token.text.endswith("ing")
                and token.text
                not in ("Wing", "Commanding", "Leading", "Coordinating", "Co-ordinating", "Presiding", "Founding")
                and flags & (lexicon.WORD | lexicon.PLACE) == lexicon.WORD
            )
        ):
            break
        first += 1
    return first
