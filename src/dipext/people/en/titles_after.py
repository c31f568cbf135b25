"""Titles behind a name, read from the name to the right."""

import itertools
import re
from functools import cache

from dipext.lexicon.cities import country_of_city
from dipext.lexicon.countries import country_of_demonym, country_of_name
from dipext.lexicon.organisations import organisation_of_name
from dipext.lexicon.regions import countries_of_region
from dipext.models import Title
from dipext.people import word_lists as lexicon
from dipext.people.en.title_pieces import ASIDE
from dipext.people.en.title_words import (
    JOINS,
    LINKS,
    Token,
    is_abbreviation,
    is_address,
    is_portfolio,
    part_of,
    tokens_of,
    words,
)
from dipext.people.titles import read_title

_LONGEST = 24
_GAP = re.compile(
    r",?[ \t]*\n(?!\n)(?:[•▪●◦‣■] )?|\s\(|\s[–—-]\s|,?\s(?:(?:the|The|a|an|who is|who has been|currently)\s"
    r"(?:(?:at present|presently|currently|now|also)\s){0,2})?"
)
# A seat in parliament behind a comma or in brackets is an office; letters without any mark are not: "Jane Doe MP".
_SEAT = re.compile(r"(?:, | \()(MP|MEP|TD|MSP|MLA|MNA|MK|MdB)\b(?:\)|(?=[,.;:\n)]|$| (?![A-Z])))")
_GAP_STARTS = frozenset("tawc")
# "Jane Doe will be Acting Minister", "Jane Doe becomes Special Envoy": the office follows, with a capital.
_BECOMES = re.compile(
    r"\s(?:as|will\sbe|will\sbecome|becomes|has\sbecome|became|(?:has\sbeen|was|is|were)\s(?:appointed|elected|named|sworn\sin))\s(?:as\s)?"
    r"(?:the\s|a\s|an\s)?(?:new\s|next\s)?(?=[A-Z])"
)
_BECOMES_STARTS = frozenset("awbhi")
# An order, a country or years in brackets before an office: "Jane Doe (GCFR), President of ...".
_ORDER = re.compile(r"\s\((?:[A-Z]{2,6}|[A-Z][a-z][\w .'’-]{2,24}|\d{4}\s?[–-]\s?\d{4})\)(?=,)")
_SHORT = re.compile(r" \([A-Z][\w&-]{1,11}\)(?= [A-Za-z])")  # "of the Pacific Islands Forum (PIF) Secretariat"
_ASIDE = re.compile(r",? (?:from|between) (?:19|20)\d\d (?:to|until|and) (?:(?:19|20)\d\d|today),? ")
_WORD = re.compile(r"[^\s,;:()\[\]“”\"«»!?…—–/]+")
_LETTERS = re.compile(r"(?:,?\s(?:(?:[A-Z]\.){2,4}|[A-Z]{2,5})(?=[\s,]))+")
_LIST = re.compile(r", (?:and (?:the )?)?([A-Z]\w+)(?: (\w+))?(?:,| and| &|[.;\n]|$)")
_REST = re.compile(r" ([^,.;:()\n“”\"–—@]{2,60}?)(?=[,.;:)\n]| [–—] )")
_ANOTHER = re.compile(
    r",\s(?:Ambassador|Senator|Mr|Ms|Mrs|Mme|Dr|Prof|Sir|Dame|H\.E|His Excellency|Her Excellency|Shri|Smt)\b"
)
_LEADING = frozenset(["the", "a", "an", "The", "now", "currently", "current", "today"])


def titles_after(
    text: str, end: int, apposed: bool = False, direct: bool = False, titled: bool = False
) -> tuple[tuple[Title, ...], int]:
    """The titles that follow a name that ends at ``end``, and where they end.

    They stand behind a comma, a bracket, a dash or on the next line: "Jane Doe, Minister of Defence and Chair of ...".
    ``apposed`` says that the name stands behind a title and a comma; so may the next one: "the Minister of Defence,
    Jane Doe, the Minister of Trade, Anna Roe, and ...". ``direct`` allows one without any mark between: "Jane Doe
    Minister of Trade". ``titled`` says that a title stands before the name: of two that follow with "and" and one more
    name, both are then of the next.
    """
    seat = _SEAT.match(text, end)
    if seat is not None:
        held, behind = titles_after(text, seat.end(), apposed, direct, titled)
        return (read_title(seat[1]), *held), behind
    gap = _gap_behind(text, end, direct)
    if gap is None:
        return (), end
    tokens = _titled_tokens(text, gap, titled)
    listed = apposed or titled or gap[0].endswith("the ")
    if not tokens or (listed and _ANOTHER.match(text, tokens[-1].end)):
        return (), end  # ", the Minister of Defence, Mr Doe": the title of the next one in a list
    stop = _to_delimiter(text, tokens)
    land = _land_behind(text, max(tokens[-1].end, stop))
    if apposed and gap[0].endswith("the ") and _names_next(text, max(tokens[-1].end, stop)):
        return (), end
    titles, behind = _read_titles(text, tokens, stop, land)
    following = _next_title(text, behind, "\n" in gap[0]) if len(titles) == 1 and not listed else None
    return (titles, behind) if following is None else ((*titles, following[0]), following[1])


def _read_titles(text: str, tokens: list[Token], stop: int, land: int | None) -> tuple[tuple[Title, ...], int]:
    """The titles of the words behind a name, and where they end."""
    titles = []
    for part in _divided(tokens):
        named = list(itertools.dropwhile(lambda token: token.text in _LEADING, part))
        if named:
            stop = _to_delimiter(text, named) if named[-1] is tokens[-1] else named[-1].end
            titles.append(read_title(text[named[0].start : stop]))
            if land is not None and named[-1] is tokens[-1] and titles[-1].of is None:
                stop = land
                titles[-1] = read_title(text[named[0].start : stop])
    return tuple(titles), max(tokens[-1].end, stop)


def _next_title(text: str, end: int, lined: bool) -> tuple[Title, int] | None:
    """One more title behind a comma, and where it ends: "Jane Doe, Prime Minister, Minister of Trade, met ...".

    ``lined`` says that the office stands on a line of its own; so may the next one.
    """
    gap = _NEXT_LINE.match(text, end) if lined else _NEXT.match(text, end)
    if gap is None:
        return None
    tokens = tokens_of(_pieces(text, gap.end()))
    while tokens and tokens[-1].part in ("o", "/"):
        tokens.pop()
    linked = next((i for i, token in enumerate(tokens) if token.text in LINKS), 0)
    if not linked or tokens[linked - 1].part not in ("h", "r") or _before_next_person(tokens, titled=False) != tokens:
        return None
    stop = max(tokens[-1].end, _to_delimiter(text, tokens))
    if _ANOTHER.match(text, stop) or _names_next(text, stop) or text[stop : stop + 1] not in _STOPS:
        return None
    return read_title(text[tokens[0].start : stop]), stop


_NEXT = re.compile(r", (?:as )?(?=[A-Z])")
_NEXT_LINE = re.compile(r"\n(?=[A-Z])")
_STOPS = frozenset(",;.)\n")


def _land_behind(text: str, end: int) -> int | None:
    """Where the country ends that stands behind an office and a comma: "Jane Doe (Minister of Trade, Poland)"."""
    match = _LAND.match(text, end)
    return match.end() if match is not None and country_of_name(match[1]) is not None else None


_LAND = re.compile(
    r", ((?:the )?[A-ZÀ-Þ][\w'’-]*(?: (?:(?:of|and|the) ){0,2}[A-ZÀ-Þ][\w'’-]*){0,4})(?=[,;)\n]|\.\s|\.?$| [–—] )"
)


def _gap_behind(text: str, end: int, direct: bool) -> re.Match[str] | None:
    """What stands between a name and a title behind it; None in running text, as behind most names."""
    following = text[end : end + 2]
    if following[:1] != "," and not following[:1].isspace():
        return None
    becomes = _BECOMES.match(text, end) if following[:1] == " " and following[1:] in _BECOMES_STARTS else None
    if becomes is not None:
        return becomes
    if following[:1] == " " and following[1:].islower() and following[1] not in _GAP_STARTS:
        return None
    behind = behind_letters(text, end)
    order = _ORDER.match(text, behind)
    gap = _GAP.match(text, order.end() if order is not None else behind)
    if gap is None or not (gap[0].strip() or "\n" in gap[0] or (direct and _heads_on(text, end))):
        return None
    return None if "\n" in gap[0] and not text[gap.end() : gap.end() + 1].isupper() else gap


def _titled_tokens(text: str, gap: re.Match[str], titled: bool) -> list[Token]:
    """The words of the titles behind a gap; none when no title starts there or it is the next person's."""
    tokens = tokens_of(_pieces(text, gap.end()))
    while tokens and (tokens[-1].part in ("o", "/") or _dangles(tokens[-1])):
        tokens.pop()
    head = next((i for i, token in enumerate(tokens) if token.is_head), None)
    if head is None or (gap[0].strip() in ("–", "—", "-") and tokens[head].text.islower()):
        return []
    opens = tokens[0].text.lower() in words("bodies") or _is_regions(tokens[:head])
    if any(token.part in ("o", "/") for token in tokens[:head]) and not opens:
        return []
    tokens = _before_next_person(tokens, titled)
    return tokens if head < len(tokens) else []


def _is_regions(tokens: list[Token]) -> bool:
    """Whether the words before a head are a region whose office it is: "Tierra del Fuego's Minister of Trade"."""
    owner = " ".join(token.text for token in tokens)
    return owner.endswith(("'s", "’s")) and bool(countries_of_region(owner[:-2]))


def _heads_on(text: str, end: int) -> bool:
    """Whether the head of a title with its complement follows: " Minister of"."""
    match = _HEADED.match(text, end)
    return match is not None and part_of(match[1]) == "h"


_HEADED = re.compile(r" ([A-Z][\w-]+) (?:of|for|to) ")
_NAME = re.compile(r",\s([A-Z][\w'’-]+)\s(?:(?:[a-z]{1,4}|[A-Z]\.)\s){0,3}[A-Z][\w'’-]+")


def _names_next(text: str, end: int) -> bool:
    """Whether another name follows behind a comma."""
    match = _NAME.match(text, end)
    return match is not None and lexicon.kind(match[1]) & (lexicon.PLACE | lexicon.HEAD) != lexicon.PLACE


def _dangles(token: Token) -> bool:
    return token.part == "m" and token.text.islower() and token.text not in words("trailing")


def behind_letters(text: str, end: int) -> int:
    """Where letters behind a name end: "MP", "P.C., M.P."."""
    match = _LETTERS.match(text, end)
    if match is None:
        return end
    letters = re.split(r"[,\s]+", match[0].strip(", "))
    return match.end() if all(lexicon.kind(w.replace(".", "")) & lexicon.LETTERS for w in letters) else end


_LETTERS_END = re.compile(r"[A-Z]{2,}\.")  # "MP.": the sentence's full stop


def _pieces(text: str, start: int) -> list[tuple[int, int, str]]:
    """The words from ``start`` on that can belong to titles."""
    pieces: list[tuple[int, int, str]] = []
    at: int | None = start
    while at is not None and len(pieces) < _LONGEST:
        match = _WORD.match(text, at)
        if match is None:
            break
        word, end = match[0], match.end()
        ends = word.endswith(".") and (not is_abbreviation(word) or _LETTERS_END.fullmatch(word) is not None)
        bare = word.rstrip(".") if ends else word
        crown = bare in ("His", "Her") and text.startswith(" Majesty", end)
        if bare in ASIDE:
            at = end + 1
            continue
        if not (part_of(bare) or crown) or (bare in _ADVERBIAL and _adverbial(text, end)):
            break
        pieces.append((match.start(), match.start() + len(bare), bare))
        at = None if ends else _next_word(text, end, pieces)
    return pieces


def _next_word(text: str, end: int, pieces: list[tuple[int, int, str]]) -> int | None:
    """Where the next word of a title starts behind one that ends at ``end``, if the title can go on there."""
    aside = _ASIDE.match(text, end) if pieces[-1][2] in JOINS else None
    if aside is not None:
        return aside.end()  # "and, from 2006 to 2011, Ambassador to Peru"
    short = _SHORT.match(text, end)
    at = short.end() if short is not None else end
    mark, following = text[at : at + 1], text[at : at + 2]
    if mark == "/":
        pieces.append((at, at + 1, "/"))
        return at + 1
    if following == ", ":
        return at + 2 if _list_goes_on(text, at, pieces) or _body_follows(text, at + 2, pieces) else None
    return at + 1 if mark == " " else None


def _adverbial(text: str, at: int) -> bool:
    """Whether a preposition belongs to the sentence and not to the title: small letters follow, or a year."""
    following = text[at + 1 : at + 2]
    return following.isdigit() or (following.islower() and not text.startswith("the ", at + 1))


_ADVERBIAL = ("in", "on", "at", "to", "from", "since", "until")


def _list_goes_on(text: str, at: int, pieces: list[tuple[int, int, str]]) -> bool:
    """Whether a comma inside a complement stands in a list: "Minister of Trade, Industry and Energy"."""
    if not any(word in ("of", "for") for _, _, word in pieces):
        return False
    match = _LIST.match(text, at)
    if match is None:
        return False
    return is_portfolio(match[1]) or all(_is_field(word) for word in match.groups() if word)


def _body_follows(text: str, start: int, pieces: list[tuple[int, int, str]]) -> bool:
    """Whether the body that an office is in follows its head: "Director, Unit for Trade", "Head of Media, EBRD"."""
    if not any(part_of(word) == "h" for _, _, word in pieces):
        return False
    words = [match[0] for match in itertools.islice(_WORD.finditer(text, start, start + 90), 7)]
    if not words or not words[0][0].isupper():
        return False
    if (
        words[0].lower() in lexicon.words("people/en/offices", "heads", "bodies")
        and words[1:2]
        and words[1] in ("of", "for")
    ):
        return True
    closed = _CLOSED_BODY.match(text, start) if part_of(words[0]) == "c" else None
    if closed is not None and closed[1].lower() in lexicon.words("people/en/offices", "heads", "bodies"):
        return True
    return any(organisation_of_name(" ".join(words[:n]).rstrip(".,")) is not None for n in range(len(words), 0, -1))


_CLOSED_BODY = re.compile(
    r"(?:[A-ZÀ-Þ][\w&'’-]* (?:(?:of|for|and|on|the) ){0,2}){1,6}([A-Z][a-z]+)(?=[,;)\n]|\.\s|\.?$)"
)


def _is_field(word: str) -> bool:
    """Whether a word can be in the name of a field of government: a word of the language and nobody's name."""
    return (
        lexicon.kind(word.capitalize()) & (lexicon.WORD | lexicon.GIVEN | lexicon.HEAD | lexicon.PLACE) == lexicon.WORD
    )


def _before_next_person(tokens: list[Token], titled: bool) -> list[Token]:
    """The tokens up to a title that belongs to the name behind it: ", President of France, and Chancellor Jane Doe"."""
    for i, token in enumerate(tokens):
        flags = lexicon.kind(token.text)
        polite = is_address(tokens, i)
        # A body may follow a comma: "Director, Volta Authority".
        headed = i > 0 and tokens[i - 1].is_head and token.part == "c" and token.start == tokens[i - 1].end + 1
        given = flags & lexicon.GIVEN and not token.text.isupper()  # "NATO" is no Nato
        named = given and not flags & (lexicon.WORD | lexicon.PLACE | lexicon.HEAD)
        before_capital = i > 0 and i + 1 < len(tokens) and tokens[i + 1].part == "c" and not _is_thing(tokens[i + 1])
        unknown = not flags & (lexicon.PLACE | lexicon.WORD | lexicon.THING) and not token.text.isupper()
        surname = flags & lexicon.FAMILY and not flags & (lexicon.PLACE | lexicon.THING)
        behind_land = before_capital and token.part == "c" and unknown and _ends_land(tokens[:i])
        if polite and i and tokens[i - 1].text == "to":
            return tokens[: i - 1]  # "Press Secretary to Ms Doe"
        noble = token.text in _NOBLE and i > 0 and tokens[i - 1].is_head
        if noble or polite or (headed and (named or surname or unknown)) or (named and before_capital) or behind_land:
            while i and tokens[i - 1].text not in JOINS and tokens[i - 1].part not in ("/", ","):
                i -= 1
            if titled and i and tokens[i - 1].end - tokens[i - 1].start > 1 and tokens[i - 1].text in JOINS:
                return []
            return tokens[: max(0, i - 1)]
    return tokens


_NOBLE = ("von", "van", "bin", "ibn")  # "..., Director von Trotha, ..."


def _is_thing(token: Token) -> bool:
    """Whether a word ends the name of a body, as in "China Exim Bank"."""
    return bool(lexicon.kind(token.text) & lexicon.THING)


def _ends_land(tokens: list[Token]) -> bool:
    """Whether the last words are the name of a country, to which a capital behind them does not belong."""
    words = [token.text for token in tokens[-3:]]
    return any(
        country_of_name(" ".join(words[at:])) or country_of_city(" ".join(words[at:])) for at in range(len(words))
    )


def _divided(tokens: list[Token]) -> list[list[Token]]:
    """The tokens title by title: "Chair of the Committee/Minister of Trade and Chief of Staff" has three."""
    parts: list[list[Token]] = [[]]
    for i, token in enumerate(tokens):
        if token.part == "/" or (token.text in JOINS and _opens_title(tokens[i + 1 :])):
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _opens_title(tokens: list[Token]) -> bool:
    """Whether a title starts here: its head comes before any complement."""
    for token in tokens:
        if token.is_head and (token is tokens[0] or not is_portfolio(token.text)):
            return token.part != "p"
        if token.text in LINKS or token.text in JOINS or token.part == "/":
            return False
    return False


def _to_delimiter(text: str, part: list[Token]) -> int:
    """The end of a title whose complement runs on in small letters up to a mark: "chair of parliament's committee,"."""
    end = part[-1].end
    open_ended = _is_adjective(part[-1].text)
    if not open_ended and not any(token.text in LINKS for token in part):
        return end
    match = _REST.match(text, end)
    if match is None or match[1][0].isupper() or any(letter.isdigit() for letter in match[1]):
        return end
    rest = match[1].split(" ")
    own = list(itertools.takewhile(lambda word: word not in _clause_words(), rest))
    if open_ended and len(own) < 4:
        return end + len(" ".join(["", *own]))
    return end if len(rest) > 6 or len(own) < len(rest) else match.end()


def _is_adjective(word: str) -> bool:
    """Whether a word with a capital goes on with a noun in small letters: "CEO of U.S. operations"."""
    if not word[:1].isupper():
        return False
    return (word.endswith(".") and country_of_demonym(word) is not None) or word.lower() in words("modifiers")


@cache
def _clause_words() -> frozenset[str]:
    """Words that show that a phrase goes on as a clause."""
    return (
        lexicon.words("people/en/words", "speech", "verbs")
        | lexicon.words("people/en/words", "speech", "acts")
        | lexicon.words("people/en/words", "context", "clause")
    )
