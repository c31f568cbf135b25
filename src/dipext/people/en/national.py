"""Which offices a country has, and which it has once or sends abroad."""

import re
from functools import lru_cache

from dipext.models import Role, Title
from dipext.people import word_lists as lexicon
from dipext.people.en.guesses_of_bodies import acronyms_in

_OFFICES = "people/en/offices"

SENT: frozenset[Role] = frozenset(["ambassador", "special_envoy", "charge_daffaires"])
"""Those who are sent abroad."""
SINGLE = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister")
"""Offices that a country has once."""
_AFFAIRS = re.compile(r" (?:for|of) [A-Z]+ Affairs\b")
LOCAL = frozenset(["district", "province", "provincial", "county", "municipality", "municipal"])
"""Words of offices in parts of a country."""


def is_national(title: Title) -> bool:
    """Whether an office is one that a country has."""
    return _has_state(title.text, title.role)


@lru_cache(maxsize=1 << 12)
def _has_state(text: str, role: Role) -> bool:
    if role == "royal" or _OF_SOME_BODY.search(text) or acronyms_in(_AFFAIRS.sub("", text)):
        return False
    if role == "chair" and "speaker" not in text.casefold() and not _of_public_body(text):
        return False  # "the chair": of what, nobody says; "Chair of Harbour Electronics"
    return role in lexicon.words(_OFFICES, "national", "roles") or (
        (role in ("other", "military") or (role == "commissioner" and _of_state(text)))
        and not lexicon.words(_OFFICES, "national", "heads").isdisjoint(text.casefold().split())
    )


def _of_state(commissioner: str) -> bool:
    """Whether a commissioner may be a state's: "Commissioner for Fish", but not the European one."""
    return "Government" in commissioner or (" for " in commissioner and not _EUROPEAN.search(commissioner))


_EUROPEAN = re.compile(r"\bEurop|\bEU\b")


def _of_public_body(title: str) -> bool:
    """Whether a chair is that of a body such as states have: "Chairman of the Investment Authority"."""
    words = title.casefold().split()
    if not LOCAL.isdisjoint(words):
        return True
    return " of the " in title or not lexicon.words(_OFFICES, "heads", "bodies").isdisjoint(words)


_OF_SOME_BODY = re.compile(r"of the (?:Bank|Fund|Company|Group|Organi[sz]ation|Secretariat|Foundation|Association)$")
