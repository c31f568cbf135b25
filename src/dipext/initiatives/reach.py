"""How far a name reaches from its head noun, to the left and to the right."""

import re
from functools import cache

from dipext.initiatives.spelling import is_plain_word
from dipext.initiatives.tables import (
    CHUNK,
    SPACE,
    either,
    grammar,
    is_group_possessive,
    is_name_word,
    one_of,
    only_places,
    tables,
)
from dipext.text.letters import UPPER

QUOTES = "“\"‘'(["

_FARTHEST = 160
_CHUNK = re.compile(r"\S+")
_ACRONYM_INSIDE = re.compile(r"\([A-Z][\w&-]{1,9}\)")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_COUNTING = re.compile(r"\d+(?:st|nd|rd|th)|20\d\d(?:[-–/]\d{2,4})?")  # "the 2025 Needs and Response Plan"
_MOST_BEFORE_AND = 8
_MOST_THINGS = 4
_WITHIN = ("Again", "All", "Here", "Now", "Today", "Together", "Tomorrow")
"""Words that open sentences, and end names: "the Seeds of Tomorrow Fund"."""
_LEADING = ("for", "from", "in", "of", "through", "to", "under", "with")
"""Small words behind which a name stands without an article, in headlines: "£12m to Shelter and Learning Programme"."""
_COUNTED = ("plan", "programme", "fund")
"""Kinds whose names may begin with an ordinal in figures: "the 13th Five Year Plan"."""
_OF_OFFICES = ("fund", "programme")
"""Kinds whose names may begin with an office."""
_OFFICE = re.compile(r"(?:Minister|President|Prince|Chancellor)(?:[’']s)?")
_NAMED_BY_YEAR = ("agenda", "plan", "programme", "strategy")
"""Kinds that a year alone makes a name of: "Agenda 2063"."""
_YEAR = re.compile(rf"{SPACE}20\d\d(?:[-–]20\d\d|[-–]\d\d)?(?![\w-])")
_LED = re.compile(rf"-{one_of('participles')}$")
_AND = re.compile(rf"{SPACE}and{SPACE}")
DETERMINED = re.compile(rf"(?:\b{one_of('determiners')}|[’']s?|-{one_of('participles')})$")


def reach_back(text: str, at: int, kind: str = "") -> int:
    """Where the capitalised words before ``at`` begin that belong to the same name of this kind."""
    low = max(text.rfind("\n", max(0, at - _FARTHEST), at) + 1, at - _FARTHEST, 0)
    last = text[low:at].rsplit(None, 1)[-1:]
    inside = last and (_ACRONYM_INSIDE.fullmatch(last[0]) or last[0] in _WITHIN)
    if not last or not (_may_stand_in_name(last[0].lstrip(QUOTES)) or inside):
        return at
    chunks = list(_CHUNK.finditer(text, low, at))
    if chunks and low and not text[low - 1].isspace():
        chunks = chunks[1:]
    return _Back(chunks, at, kind).start()


def _may_stand_in_name(word: str) -> bool:
    return is_name_word(word) or is_group_possessive(word)


class _Back:
    """A walk to the left over the chunks of text before ``at``, as far as they are of one name."""

    def __init__(self, chunks: list[re.Match[str]], at: int, kind: str) -> None:
        self._chunks = chunks
        self._at = at
        self._kind = kind

    def start(self) -> int:
        start = self._at
        position = len(self._chunks) - 1
        while position >= 0:
            chunk = self._chunks[position][0]
            bare = chunk.lstrip(QUOTES)
            if _may_stand_in_name(bare) or (chunk in _WITHIN and self._goes_before(position)):
                if _LED.search(bare):
                    break
                start = self._chunks[position].end() - len(bare)
                if len(bare) < len(chunk):
                    break
                position -= 1
            elif _ACRONYM_INSIDE.fullmatch(chunk) and position:
                position -= 1  # "Trade and Customs (TC) Facility"
            elif start == self._at:
                break
            elif chunk in ("and", "&"):
                return self._before_and(position, start)
            else:
                before = self._before_small_word(position)
                if before is None:
                    return self._opened_by(position, start)
                position = before
        return start

    def _goes_before(self, position: int) -> bool:
        """Whether a name may go on before a word that opens sentences elsewhere: "the Sowing Together Programme"."""
        before = self._word(position - 1)
        return is_name_word(before) or before in ("of", "for")

    def _opened_by(self, position: int, start: int) -> int:
        """Where a name begins that an ordinal or an office opens: "13th Five Year Plan", "Prime Minister's Fund"."""
        if _ORDINAL.fullmatch(self._word(position)) and self._kind in _COUNTED:
            return self._chunks[position].start()
        office = self._before_office(position)
        return start if office is None else office

    def _before_office(self, position: int) -> int | None:
        """Where a name begins that an office opens: "the Prime Minister's Scholarship Scheme"."""
        office = self._word(position)
        if self._kind not in _OF_OFFICES or not _OFFICE.fullmatch(office):
            return None
        first = position - 1 if self._word(position - 1) in ("Prime", "Chief", "First", "Crown") else position
        whole = first < position or self._kind == "fund"
        return self._chunks[first].start() if whole and self._word(first - 1).lower() in ("the", "") else None

    def _word(self, position: int) -> str:
        return self._chunks[position][0] if position >= 0 else ""

    def _before_small_word(self, position: int) -> int | None:
        """The word of the same name before "for", "of" or "of the": "Fund for the ...", "the Heart of ..."."""
        chunk = self._word(position)
        if chunk not in ("for", "of", "the", "to", "in", "with", "4"):
            return None
        before = position - 1 - (chunk == "the" and self._word(position - 1) in ("for", "of"))
        previous = self._word(before)
        if not previous or previous.islower():
            return None
        if chunk == "the" and before == position - 1:
            return before if self._is_motto(before) else None
        if previous in tables().features and chunk == "of":
            return before
        if previous.lower() in tables().kinds or (chunk in ("of", "to", "in") and self._is_named_whole(before)):
            return before
        if chunk == "for" and previous in tables().unions and self._is_determined(before):
            return before  # "the EU for Moldova Fund"
        return before if self._is_title(before, chunk, position) else None

    def _is_title(self, last: int, joint: str, position: int) -> bool:
        """Whether words up to "for" or "of" begin a name: "the Clean Wells for Peru Plan", "the Seeds of Hope Fund"."""
        if joint in ("to", "in", "the"):
            return False
        first = last
        while first > last - _MOST_THINGS and is_name_word(self._word(first)):
            first -= 1
        words = [self._word(at) for at in range(first + 1, last + 1)]
        if not words or DETERMINED.search(self._word(first).lower()) is None:
            return False
        known = tables().bodies | tables().owned | tables().kinds.keys()
        if only_places(words) or any(word.lower() in known for word in words):
            return False
        return joint != "of" or not only_places([self._word(at) for at in range(position + 1, len(self._chunks))])

    def _is_motto(self, position: int) -> bool:
        """Whether one word before "the" begins a name: "the Feed the Valley Initiative"."""
        word = self._word(position)
        return self._word(position - 1).lower() == "the" and is_name_word(word) and is_plain_word(word)

    def _is_determined(self, position: int) -> bool:
        return self._word(position - 1).lower() == "the" or self._word(position - 1).endswith(("’s", "'s"))

    def _is_named_whole(self, position: int) -> bool:
        """Whether a word before "of" is of the name: "the Heart of Europe Process", but not "the Bank of ..."."""
        word = self._word(position)
        return (
            self._word(position - 1).lower() == "the"
            and is_name_word(word)
            and is_plain_word(word)
            and word.lower() not in tables().bodies
            and word.lower() not in tables().owned
            and word not in tables().places
        )

    def _before_and(self, position: int, start: int) -> int:
        """Where a name begins that has an "and": "the Trade and Investment Framework"; else ``start``."""
        first = start
        for index in range(position - 1, max(-1, position - _MOST_BEFORE_AND), -1):
            chunk = self._word(index)
            bare = chunk.lstrip(QUOTES)
            if bare.endswith(",") and is_plain_word(bare[:-1]):
                bare = bare[:-1]  # "the Climate, Harvest and Water Compact"
            if chunk in ("for", "of") and first < start:
                continue
            if not _may_stand_in_name(bare):
                determined = DETERMINED.search(chunk.lower()) or chunk in _LEADING or _COUNTING.fullmatch(chunk)
                return first if determined or chunk.lower() in grammar("ordinals") else start
            if _LED.search(bare):
                return first
            if bare.lower() in tables().kinds or (bare in tables().places and first == start):
                return start
            first = self._chunks[index].start() + len(chunk) - len(chunk.lstrip(QUOTES))
            if chunk[0] in QUOTES:
                return first
        return start


@cache
def _onward() -> re.Pattern[str]:
    group = either(word.capitalize() for word in tables().groups)
    possessive = rf"{group}(?:(?<=s)[’']|[’']s)(?={SPACE}[{UPPER}])"
    owned = rf"{CHUNK}(?:[’']s(?={SPACE}[{UPPER}]))?"  # "the Roadmap for Togo's Accession"
    word = rf"(?![A-Z]{{3}}{SPACE}\d)(?:{possessive}|{owned})"  # no "EUR 3 million"
    return re.compile(
        rf"{SPACE}(?P<preposition>{one_of('leads_onward')}){SPACE}(?:{one_of('articles')}{SPACE})?"
        rf"(?P<first>{word})(?:{SPACE}(?:{one_of('joins_onward')}{SPACE})?{word}){{0,7}}"
    )


@cache
def _listed_verbs() -> re.Pattern[str]:
    """What a strategy is to do: "... to Anticipate, Prevent, and Respond to Atrocities"."""
    joint = rf"(?:,{SPACE}|,?{SPACE}(?:and|&){SPACE})"
    small = rf"(?:(?:to|of|in|for|against){SPACE})?"
    return re.compile(rf"{SPACE}to{SPACE}{CHUNK}(?:{joint}{CHUNK}){{2,5}}(?:{SPACE}{small}{CHUNK}){{0,5}}")


def reach_on(text: str, end: int, head: str, *, bare: bool) -> int:
    """Where a name ends that goes on after its head: "... on Defense Cooperation", "... 2030".

    Args:
        text: the text.
        end: where the head ends.
        head: the head in small letters.
        bare: whether nothing of the name stands before its head.
    """
    year = _YEAR.match(text, end)
    if year is not None and (not bare or tables().kinds[head] in _NAMED_BY_YEAR):
        return year.end()
    listed = _listed_verbs().match(text, end)
    if listed is not None:
        return listed.end()
    match = _onward().match(text, end)
    if match is None or match["first"].lower().rstrip("s") in grammar("not_onward"):
        return end
    if not _goes_on(match, head, bare=bare):
        return end
    stop = _before_office(match)
    year = _YEAR.match(text, stop) if tables().kinds[head] in _NAMED_BY_YEAR else None
    if year is not None:
        return year.end()
    if (head == "project" and bare) or (head == "mission" and match["preposition"] != "in"):
        place = _onward().match(text, stop)
        return place.end() if place is not None and place["preposition"] == "in" else stop
    return stop


def _goes_on(match: re.Match[str], head: str, *, bare: bool) -> bool:
    """Whether a preposition after a head leads to more of the name."""
    kind = tables().kinds[head]
    first = match["first"]
    if first.lower() in tables().offices:
        return False
    allowed = {
        "of": head == "friends" or (bare and kind not in ("mission", "force", "format", "operation")),
        "in": kind in ("mission", "force"),
        "to": kind == "mission" or (first not in tables().places and is_plain_word(first)),
    }
    return allowed.get(match["preposition"], True)


def _before_office(match: re.Match[str]) -> int:
    """The end of the name, or where "and" joins an office to it: "... on Trade and Deputy Minister Silva"."""
    for part in _AND.finditer(match[0]):
        if any(word.lower() in tables().offices for word in match[0][part.start() :].split()):
            return match.start() + part.start()
    return match.end()
