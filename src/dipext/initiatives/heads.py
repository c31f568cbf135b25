"""Initiatives that no registry knows, by the noun that says what they are: "the Amber Coast Facility"."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter

from dipext.initiatives.long_forms import long_form
from dipext.initiatives.names import is_acronym
from dipext.initiatives.quoted import is_title, quoted_before
from dipext.initiatives.reach import DETERMINED, reach_back, reach_on
from dipext.initiatives.spelling import is_plain_word
from dipext.initiatives.tables import (
    CHUNK,
    FILE,
    OWN_WORDS,
    SPACE,
    capitalised_heads,
    either,
    grammar,
    is_group_possessive,
    is_name_word,
    kind_of,
    one_of,
    only_places,
    tables,
)
from dipext.lexicon import toml
from dipext.models import InitiativeKind

RULES = ("initiative.head-noun", "initiative.small-head-noun", "initiative.operation")

_NEXT = re.compile(rf"{SPACE}({CHUNK})")
_AFTER_OPERATION = re.compile(rf"{SPACE}[“\"‘']?{CHUNK}(?:{SPACE}{CHUNK}){{0,3}}(?:[”\"’'](?!\w))?")
_SMALL_BEFORE = re.compile(rf"(?<![\w’'])(?!{one_of('determiners')}{SPACE})[a-z]+{SPACE}$")
# "the Plan Manos Amigas", "the Programa Ríos de Paz"
_FOREIGN_NAME = re.compile(
    rf"{SPACE}{CHUNK}(?:{SPACE}(?:{one_of('joins_foreign')}{SPACE})?{CHUNK}){{0,4}}(?!{SPACE}{CHUNK})"
)
_INTRODUCED = re.compile(r"\s\([A-Z][A-Z\d-]{1,9}\)")
_OF_ACTION = re.compile(rf"{SPACE}of{SPACE}Action\b")
_HEAD_OF = re.compile(rf"(?i:{one_of('heads_of')}){SPACE}$")
_VERB = re.compile(rf"{SPACE}{one_of('after_verb')}\b")
_STAFF_OF = re.compile(rf"\b(?i:{one_of('staff')})(?:,|{SPACE}(?:of|at|for))?{SPACE}(?:[Tt]he{SPACE})?$")
_BEFORE = 40
_SETTLED_LENGTH = 2
"""Own words from which a commonplace head makes a name."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that a pattern shows, at its place.

    ``weak`` says that the words are commonplace, so that they count only where the release has more of them: the
    whole name elsewhere, or an acronym.
    """

    start: int
    end: int
    kind: InitiativeKind | None
    rule: str
    weak: bool = False


@cache
def small_heads() -> re.Pattern[str]:
    """A head noun with a small letter."""
    heads = sorted(tables().after_name | tables().after_long_name | tables().after_quoted)
    by_letter = (
        f"{letter}(?:{'|'.join(head[1:] for head in group)})" for letter, group in groupby(heads, itemgetter(0))
    )
    return re.compile(rf"(?:{'|'.join(by_letter)})\b")


def named_by_head(text: str, start: int, end: int) -> Candidate | None:
    """The name around a head noun with a capital: "Amber Coast Facility", "Agreement on Defense Cooperation"."""
    head = text[start:end].lower()
    following = _NEXT.match(text, end)
    if following is not None:
        word = following[1].lower()
        if head in grammar("before_names"):
            return _operation(text, start, end, head, word)
        if word in tables().offices or word in tables().bodies or word in tables().meetings:
            return None
        if word in tables().kinds:
            return None  # "Framework Agreement": the last head is the name's.
        if tables().works.get(word) == "project" and reach_back(text, start) < start:
            return Candidate(reach_back(text, start), following.end(), "project", "initiative.head-noun")
        if head in grammar("before_names_bare") and (named := _named_behind(text, start, end)):
            return Candidate(start, named, tables().kinds[head], "initiative.operation")
    quoted = quoted_before(text, start - 2) if text[start - 1 : start] == " " else None
    if quoted is not None:
        return Candidate(*quoted, tables().kinds[head], "initiative.quoted")
    return _around(text, start, end, head)


def _named_behind(text: str, start: int, end: int) -> int | None:
    """Where a name behind "Mission", "Plan" or "Project" ends: "training Mission Kestrel", "the Plan Manos Amigas"."""
    if _SMALL_BEFORE.search(text, max(0, start - 20), start):
        following = _NEXT.match(text, end)
        return following.end() if following and not _HEAD_OF.search(text, max(0, start - 12), start) else None
    if DETERMINED.search(text[max(0, start - 12) : start].rstrip().lower()) is None:
        return None
    foreign = _FOREIGN_NAME.match(text, end)
    if foreign is None:
        return None
    named = [word for word in foreign[0].split() if word[0].isupper()]
    if text[start:end].lower() in grammar("foreign_heads"):
        return foreign.end()
    strange = all(map(is_name_word, named)) and not all(map(is_plain_word, named)) and not only_places(named)
    known = tables().bodies | tables().meetings | tables().kinds.keys()
    return foreign.end() if strange and not any(is_acronym(w) or w.lower() in known for w in named) else None


def _operation(text: str, start: int, end: int, head: str, following: str) -> Candidate | None:
    """A name after "Operation" or "Exercise"."""
    if following in tables().offices or following in tables().bodies:
        return None
    match = _AFTER_OPERATION.match(text, end)
    named = end if match is None else match.end()
    if only_places(OWN_WORDS.findall(text[end:named])):
        return None
    return Candidate(start, named, tables().kinds[head], "initiative.operation")


def _around(text: str, start: int, end: int, head: str) -> Candidate | None:
    """The name of which a head is part, with what belongs to it on both sides."""
    left = reach_back(text, start, tables().kinds[head])
    own = OWN_WORDS.findall(text[left:start])
    kind = kind_of(own, head)
    if kind == "format" and len(own) > 1 and own[0].lower() in grammar("ordinals"):
        left += len(own.pop(0)) + 1
    if head == "friends" and text.startswith("Group of ", left - 9):
        left -= 9
    of_action = _OF_ACTION.match(text, end)
    if of_action is not None and own:
        right = reach_on(text, of_action.end(), head, bare=False)
        return Candidate(left, right, kind, "initiative.head-noun")
    right = reach_on(text, end, head, bare=not own)
    if head in grammar("of_staff") and _STAFF_OF.search(text, max(0, left - _BEFORE), left):
        return None
    introduced = _INTRODUCED.match(text, right) is not None
    if not _is_name(own, head, text[end:right].split(), introduced=introduced) or _names_something_else(
        text, left, end, right
    ):
        return None
    return Candidate(left, right, kind, "initiative.head-noun", weak=_commonplace(own, head, text[end:right]))


def _is_name(own: list[str], head: str, onward: list[str], *, introduced: bool) -> bool:
    """Whether the words before a head, the head and what follows make a name of an initiative.

    ``introduced`` says that an acronym in brackets stands behind it.
    """
    before = own[-1].lower() if own else ""
    if not onward and not _specific(own, head):
        return False
    defined = introduced and head in grammar("weak_but_defined")
    if not (onward or defined) and head in tables().weak and before not in tables().before_weak:
        return False
    if head == "mission" and onward and not _mandated(own, onward):
        return False
    if before not in tables().before_head.get(head, {before}):
        return False  # "the Border Force"
    if head in tables().second and not any(word.lower() in tables().kinds for word in own):
        return False
    if head == "forum" and before in tables().of_meetings and not onward and not re.search("[-–]", own[0]):
        return False
    return head in grammar("no_bodies") or before not in tables().of_bodies


def _names_something_else(text: str, left: int, end: int, right: int) -> bool:
    """Whether the words are those of an institution or a commonplace, or tell of an armed group."""
    onward = text[end:right].split()
    if onward[:1] == ["of"] and any(word.lower() in tables().members for word in onward):
        return True
    if _and_body().match(text, right):
        return True  # "the Harbour Strategy and Management Office"
    following = _NEXT.match(text, right)
    last = following[1] if following is not None else "".join(onward[-1:])
    if last.lower() in tables().parties:
        return True
    return _is_institution(text[left:end]) or text[left:right] in tables().not_names


@cache
def _and_body() -> re.Pattern[str]:
    bodies = either(map(str.capitalize, tables().bodies))
    return re.compile(rf"{SPACE}(?:and|&)(?:{SPACE}{CHUNK}){{0,2}}{SPACE}{bodies}\b")


def _commonplace(own: list[str], head: str, onward: str) -> bool:
    """Whether a head with one plain word before it is too little for a name: "the Energy Plan"."""
    if onward or head not in tables().commonplace:
        return False
    if is_group_possessive(own[-1]):
        return True  # "the International Women's Forum"
    return len(own) < _SETTLED_LENGTH and "-" not in own[0] and is_plain_word(own[0]) and not only_places(own)


def named_by_small_head(text: str, last: int, end: int, head: str) -> Candidate | None:
    """Capitalised words up to ``last`` after a determiner, and the noun up to ``end``: "the Amber initiative"."""
    quoted = quoted_before(text, last)
    if quoted is not None:
        return Candidate(*quoted, tables().kinds[head], "initiative.quoted")
    if text[last : last + 1] == ")":
        return _before_bracket(text, last + 1, head)
    if head in tables().after_quoted or text[last : last + 1] in "”\"’'»":
        return None
    start = reach_back(text, last, tables().kinds[head])
    own = OWN_WORDS.findall(text[start:last])
    if not own or not _names_before_small_head(own, head):
        return None
    if head in ("plan", "project") and _VERB.match(text, end):
        return None
    if not DETERMINED.search(text[max(0, start - 30) : start].rstrip("“\"‘' ").lower()):
        return None
    named = last if _is_whole_without(own, head) else end
    return Candidate(start, named, kind_of(own, head), "initiative.small-head-noun")


def _is_whole_without(own: list[str], head: str) -> bool:
    """Whether words before a small noun are a name without it: "the Blue Lagoon project", "the Seeds of Hope plan"."""
    return len(own) > 1 and (
        head in grammar("has_name_of_its_own") or any(word[0].islower() or word.isdigit() for word in own)
    )


def _names_before_small_head(own: list[str], head: str) -> bool:
    """Whether capitalised words name what a noun with a small letter says that it is."""
    if not _specific(own, head) or only_places(own) or own[-1] in capitalised_heads():
        return False
    if own[-1].lower() in tables().bodies:
        return False
    if head == "process" and is_acronym(own[-1]):
        return False  # "the SIV process"
    return len(own) > 1 or not (head in tables().after_long_name or (head == "mission" and own[0].isupper()))


def _is_institution(name: str) -> bool:
    """Whether a name is one of the institutions, or one with whose it is: "United Nations Environment Programme"."""
    not_names = tables().not_names
    if not name.endswith(not_names):
        return False
    longest = max((known for known in not_names if name.endswith(known)), key=len)
    return all(only_places([word]) or word.lower() in tables().generic for word in name.removesuffix(longest).split())


def _before_bracket(text: str, last: int, head: str) -> Candidate | None:
    """A name before brackets that end at ``last``, of which a noun follows.

    In the brackets stands its acronym, "the Amber Coast Training (ACT) programme", or what a foreign name in
    quotation marks means, "“Warme Schulen” (Warm Schools) campaign".
    """
    bracket = text.rfind("(", max(0, last - 120), last)
    low = max(0, bracket - 120, text.rfind("\n", 0, max(0, bracket)) + 1)
    before = text[low : max(low, bracket)].rstrip()
    if not before:
        return None
    quoted = quoted_before(text, low + len(before) - 1, foreign=True)
    if quoted is not None:
        return Candidate(*quoted, tables().kinds[head], "initiative.quoted")
    long = long_form(text[bracket + 1 : last - 1], before)
    if long is None or not is_title(long):
        return None
    own = OWN_WORDS.findall(long)
    if not is_name_word(own[-1]):
        return None
    if any(word.lower() in tables().bodies for word in own) or own[-1] in capitalised_heads() or only_places(own):
        return None
    end = low + len(before)
    return Candidate(end - len(long), end, kind_of([], head), "initiative.small-head-noun")


def _mandated(own: list[str], onward: list[str]) -> bool:
    """Whether a mission "to" or "in" somewhere has a mandate and is no embassy ("the U.S. Mission to NATO")."""
    data = toml(FILE)
    bodies = {*data["bodies"], *data["bodies"].values(), *data["leads"]}
    states = set(data["states"]["names"])
    sent_by_a_body = " ".join(own) in bodies - states or any(word in bodies - states for word in own)
    to_a_body = " ".join(onward).removeprefix("to ").removeprefix("the ") in bodies
    return (sent_by_a_body or (bool(own) and not only_places(own))) and not to_a_body


def _specific(own: list[str], head: str) -> bool:
    """Whether the words before a head noun make a name of it."""
    telling = [word for word in own if word.lower() not in tables().generic and word.lower() not in tables().joining]
    if not telling:
        return head == "fund" and len(own) > 1  # "the Regional Development Fund"
    joined = re.search("[-–]", "".join(own)) is not None
    return joined or not (head in tables().never_of_a_place and len(own) <= 2 and only_places(own))
