"""Initiatives that no registry knows, by the noun that says what they are: "the Amber Coast Facility"."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter

from dipext.initiatives.long_forms import long_form
from dipext.initiatives.names import is_acronym
from dipext.initiatives.quoted import is_title, quoted_before
from dipext.initiatives.spelling import is_plain_word
from dipext.lexicon import countries, headline_verbs, toml
from dipext.models import InitiativeKind

RULES = ("initiative.head-noun", "initiative.small-head-noun", "initiative.operation")

UPPER = "A-ZÀ-ÖØ-ÞĀ-Ž"
SPACE = r"[^\S\n]"
# One capitalised word of a name: "Silver", "U.S.-Japan", "COVID-19", "2+2"; no possessive, no last full stop.
CHUNK = rf"(?:[{UPPER}]|\d+\+\d|[a-z]{{1,3}}[A-Z])(?:[\w&/+–-]|[’'](?!s\b)(?=\w)|\.(?=[\w-]))*"

_WORD = re.compile(r"\S+")
_NAME_WORD = re.compile(rf"{CHUNK}(?:(?<=\.[A-Z])\.)?")
_NEXT = re.compile(rf"{SPACE}({CHUNK})")
_AFTER_OPERATION = re.compile(rf"{SPACE}[“\"‘']?{CHUNK}(?:{SPACE}{CHUNK}){{0,3}}(?:[”\"’'](?!\w))?")
_SMALL_BEFORE = re.compile(rf"(?<![\w’'])(?!the{SPACE}|a{SPACE}|an{SPACE}|its{SPACE}|our{SPACE})[a-z]+{SPACE}$")
_OF_ACTION = re.compile(rf"{SPACE}of{SPACE}Action\b")
_ACRONYM_INSIDE = re.compile(r"\([A-Z][\w&-]{1,9}\)")
_YEAR = re.compile(rf"{SPACE}20\d\d(?:[-–]20\d\d|[-–]\d\d)?(?!\w)")
_ONWARD = re.compile(
    rf"{SPACE}(?P<preposition>of|for|on|against|to|in){SPACE}(?:(?:the|an?){SPACE})?"
    rf"(?P<first>{CHUNK})(?:{SPACE}(?:(?:and|&|of|for|to|with|against|of the|for the){SPACE})?{CHUNK}){{0,7}}"
)
_OWN = re.compile(r"[\w.+’'–-]+")
_PARTICIPLES = "led|funded|backed|supported|financed|sponsored|run|hosted|brokered|mediated|based|owned|driven|wide"
_DETERMINED = re.compile(rf"(?:\b(?:the|a|an|its|our|their|new|joint|flagship|and)|[’']s?|-(?:{_PARTICIPLES}))$")
_LED = re.compile(rf"-(?:{_PARTICIPLES})$")
_HEAD_OF = re.compile(r"(?i:heads?|chiefs?|deputy)\sof\s$")
# "the Netherlands and Kenya plan to": a verb.
_VERB = re.compile(rf"{SPACE}(?:to|the|an?|their|its|our|that|how|with|on)\b")
_QUOTES = "“\"‘'(["


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that a pattern shows, at its place."""

    start: int
    end: int
    kind: InitiativeKind | None
    rule: str


@dataclass(frozen=True, slots=True)
class _Words:
    """The tables behind the patterns, as sets."""

    kinds: dict[str, InitiativeKind]
    places: frozenset[str]
    weak: frozenset[str]
    before_weak: frozenset[str]
    second: frozenset[str]
    after_name: frozenset[str]
    after_long_name: frozenset[str]
    after_quoted: frozenset[str]
    generic: frozenset[str]
    never_of_a_place: frozenset[str]
    openers: frozenset[str]
    offices: frozenset[str]
    bodies: frozenset[str]
    of_bodies: frozenset[str]
    not_names: tuple[str, ...]


@cache
def _words() -> _Words:
    table = toml("initiatives/en/words")
    places = (*countries.names(), *countries.demonyms(), *table["bodies"], *table["bodies"].values(), *table["leads"])
    sets = {
        name: frozenset(words) for name, words in table["discovery"].items() if name not in ("announcing", "not_names")
    }
    return _Words(
        kinds={head: kind for kind, heads in table["heads"].items() for head in heads},
        places=frozenset(word.rstrip(".") for place in places for word in place.split()) | {"and", "of", "UK", "US"},
        not_names=tuple(table["discovery"]["not_names"]),
        **sets,
    )


def head_kinds() -> dict[str, InitiativeKind]:
    """Head nouns with the kind that they say."""
    return _words().kinds


@cache
def capitalised_heads() -> frozenset[str]:
    """Head nouns as they are written in a name and in a headline."""
    return frozenset(form for head in _words().kinds for form in (head.capitalize(), head.upper()))


@cache
def small_heads() -> re.Pattern[str]:
    """A head noun with a small letter."""
    words = _words()
    heads = sorted(words.after_name | words.after_long_name | words.after_quoted)
    by_letter = (
        f"{letter}(?:{'|'.join(head[1:] for head in group)})" for letter, group in groupby(heads, itemgetter(0))
    )
    return re.compile(rf"(?:{'|'.join(by_letter)})\b")


def is_name_word(word: str) -> bool:
    """Whether a word may be part of a name: it has a capital, and is neither an opener nor an office."""
    lower = word.lower()
    if lower in headline_verbs():
        return False  # "Jane Doe Presents Energy Plan"
    return _NAME_WORD.fullmatch(word) is not None and lower not in _words().openers and lower not in _words().offices


def only_places(words: list[str]) -> bool:
    """Whether words name nothing but countries and organisations."""
    return all(part.rstrip(".") in _words().places for word in words for part in re.split("[-–]", word))


def named_by_head(text: str, start: int, end: int) -> Candidate | None:
    """The name around a head noun with a capital: "Amber Coast Facility", "Agreement on Defense Cooperation"."""
    words = _words()
    head = text[start:end].lower()
    kind = words.kinds[head]
    following = _NEXT.match(text, end)
    if following is not None:
        next_word = following[1].lower()
        if next_word in words.offices or next_word in words.bodies:
            return None
        if head in ("operation", "exercise"):
            named = _after_operation(text, end)
            return (
                None
                if only_places(_OWN.findall(text[end:named]))
                else Candidate(start, named, kind, "initiative.operation")
            )
        if next_word in words.kinds:
            return None  # "Framework Agreement": the last head is the name's.
        if head in ("mission", "plan", "project") and _SMALL_BEFORE.search(text, max(0, start - 20), start):
            if _HEAD_OF.search(text, max(0, start - 12), start):
                return None
            return Candidate(start, following.end(), kind, "initiative.operation")
    quoted = quoted_before(text, start - 2) if text[start - 1 : start] == " " else None
    if quoted is not None:
        return Candidate(*quoted, kind, "initiative.quoted")
    left = _reach_back(text, start)
    own = _OWN.findall(text[left:start])
    of_action = _OF_ACTION.match(text, end)
    if of_action is not None and own:
        end = of_action.end()
        return Candidate(left, _reach_on(text, end, head, bare=False), kind, "initiative.head-noun")
    right = _reach_on(text, end, head, bare=not own)
    if right == end:
        if not _specific(own, head):
            return None
        if head in words.weak and own[-1].lower() not in words.before_weak:
            return None
    elif head == "mission" and not _mandated(own, text[end:right].split()):
        return None
    if own and own[-1].lower() in words.of_bodies:
        return None
    if head in words.second and not any(word.lower() in words.kinds for word in _OWN.findall(text[left:start])):
        return None
    if _is_institution(text[left:end]) or text[left:right] in words.not_names:
        return None
    return Candidate(left, right, kind, "initiative.head-noun")


def named_by_small_head(text: str, last: int, end: int, head: str) -> Candidate | None:
    """Capitalised words up to ``last`` after a determiner, and the noun up to ``end``: "the Amber initiative"."""
    words = _words()
    quoted = quoted_before(text, last)
    if quoted is not None:
        return Candidate(*quoted, words.kinds[head], "initiative.quoted")
    if head in words.after_quoted:
        return None
    if text[last : last + 1] == ")":
        return _named_with_acronym(text, last + 1, end, head)
    start = _reach_back(text, last)
    own = _OWN.findall(text[start:last])
    if not own or not _specific(own, head) or only_places(own) or own[-1] in capitalised_heads():
        return None
    if own[-1].lower() in words.bodies or (head in ("plan", "project") and _VERB.match(text, end)):
        return None
    if head == "process" and is_acronym(own[-1]):
        return None  # "the SIV process"
    if len(own) == 1 and (head in words.after_long_name or (head == "mission" and own[0].isupper())):
        return None
    if not _DETERMINED.search(text[max(0, start - 30) : start].rstrip("“\"‘' ").lower()):
        return None
    return Candidate(start, end, words.kinds[head], "initiative.small-head-noun")


def _is_institution(name: str) -> bool:
    """Whether a name is one of the institutions, or one with whose it is: "United Nations Environment Programme"."""
    words = _words()
    if not name.endswith(words.not_names):
        return False
    longest = max((known for known in words.not_names if name.endswith(known)), key=len)
    return all(only_places([word]) or word.lower() in words.generic for word in name.removesuffix(longest).split())


def _named_with_acronym(text: str, last: int, end: int, head: str) -> Candidate | None:
    """The same with an acronym in brackets up to ``last``: "the Amber Coast Training (ACT) programme"."""
    words = _words()
    bracket = text.rfind("(", 0, last)
    low = max(0, bracket - 120, text.rfind("\n", 0, bracket) + 1)
    before = text[low : max(low, bracket)].rstrip()
    long = long_form(text[bracket + 1 : last - 1], before) if before else None
    if long is None or not is_title(long):
        return None
    own = _OWN.findall(long)
    if any(word.lower() in words.bodies for word in own) or own[-1] in capitalised_heads() or only_places(own):
        return None
    return Candidate(low + len(before) - len(long), end, words.kinds[head], "initiative.small-head-noun")


def _mandated(own: list[str], onward: list[str]) -> bool:
    """Whether a mission "to" or "in" somewhere has a mandate and is no embassy ("the U.S. Mission to NATO")."""
    table = toml("initiatives/en/words")
    bodies = {*table["bodies"], *table["bodies"].values(), *table["leads"]}
    states = {"United States", "U.S."}
    sent_by_a_body = " ".join(own) in bodies - states or any(word in bodies - states for word in own)
    to_a_body = " ".join(onward).removeprefix("to ").removeprefix("the ") in bodies
    return (sent_by_a_body or (bool(own) and not only_places(own))) and not to_a_body


def _specific(own: list[str], head: str) -> bool:
    """Whether the words before a head noun make a name of it."""
    words = _words()
    telling = [word for word in own if word.lower() not in words.generic and word.lower() not in ("and", "of", "for")]
    if not telling:
        return False
    return not (head in words.never_of_a_place and len(own) <= 2 and "-" not in "".join(own) and only_places(own))


def _after_operation(text: str, end: int) -> int:
    match = _AFTER_OPERATION.match(text, end)
    return end if match is None else match.end()


def _reach_back(text: str, at: int) -> int:
    """Where the capitalised words before ``at`` begin that belong to the same name."""
    words = _words()
    low = max(text.rfind("\n", max(0, at - 160), at) + 1, at - 160, 0)
    last = text[low:at].rsplit(None, 1)[-1:]
    if not last or not (is_name_word(last[0].lstrip(_QUOTES)) or _ACRONYM_INSIDE.fullmatch(last[0])):
        return at
    chunks = list(_WORD.finditer(text, low, at))
    if chunks and low and not text[low - 1].isspace():
        chunks = chunks[1:]
    start = at
    position = len(chunks) - 1
    while position >= 0:
        chunk = chunks[position][0]
        bare = chunk.lstrip(_QUOTES)
        if is_name_word(bare):
            if _LED.search(bare):
                break
            start = chunks[position].end() - len(bare)
            if len(bare) < len(chunk):
                break
            position -= 1
        elif _ACRONYM_INSIDE.fullmatch(chunk) and position:
            position -= 1  # "Trade and Customs (TC) Facility"
        elif chunk in ("and", "&") and start < at:
            start = _before_and(chunks, position, start)
            break
        elif chunk in ("for", "of", "the") and start < at:
            before = position - 1 - (chunk == "the" and position > 0 and chunks[position - 1][0] in ("for", "of"))
            previous = chunks[before][0] if before >= 0 else ""
            if (chunk == "the" and before == position - 1) or previous.lower() not in words.kinds or previous.islower():
                break
            position = before
        else:
            break
    return start


def _before_and(chunks: list[re.Match[str]], position: int, start: int) -> int:
    """Where a name begins that has an "and": "the Trade and Investment Framework"; else ``start``."""
    words = _words()
    first = start
    for index in range(position - 1, max(-1, position - 6), -1):
        chunk = chunks[index][0]
        bare = chunk.lstrip(_QUOTES)
        if chunk in ("for", "of") and first < start:
            continue
        if not is_name_word(bare):
            determined = _DETERMINED.search(chunk.lower()) or chunk.lower() in ("the", "a", "an")
            return first if determined else start
        if bare.lower() in words.kinds or bare in words.places:
            return start
        first = chunks[index].end() - len(bare)
        if len(bare) < len(chunk):
            return first
    return start


def _reach_on(text: str, end: int, head: str, *, bare: bool) -> int:
    """Where a name ends that goes on after its head: "... on Defense Cooperation", "... 2030"."""
    kind = _words().kinds[head]
    if kind in ("agenda", "strategy", "plan", "programme"):
        year = _YEAR.match(text, end)
        if year is not None:
            return year.end()
    match = _ONWARD.match(text, end)
    if match is None or match["first"].lower().rstrip("s") in _not_onward():
        return end
    allowed = {
        "of": head == "friends" or (bare and kind not in ("mission", "force", "format", "operation")),
        "in": kind in ("mission", "force"),
        "to": kind == "mission" or (match["first"] not in _words().places and is_plain_word(match["first"])),
    }
    if not allowed.get(match["preposition"], True):
        return end
    # "... on Trade and Deputy Minister Silva": what "and" joins is an office.
    joined = [part.start() for part in re.finditer(rf"{SPACE}and{SPACE}", match[0])]
    cut = next((at for at in joined if any(w.lower() in _words().offices for w in match[0][at:].split())), None)
    return match.end() if cut is None else match.start() + cut


@cache
def _not_onward() -> frozenset[str]:
    """What follows "on" and "for" beside a name without being part of it."""
    months = "january february march april may june july august september october november december"
    days = "monday tuesday wednesday thursday friday saturday sunday today behalf mr ms"
    return frozenset(f"{months} {days}".split())
