"""The wording of an office to its kind, its owner and its status."""

import re
from functools import cache, lru_cache

from dipext.lexicon import toml
from dipext.lexicon.countries import find_country
from dipext.models import Role, Title, TitleStatus

_SPACE = re.compile(r"\s+")


@cache
def _owners() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What words of a title tell whose office it is."""
    return tuple(
        (re.compile(rf"(?<!\w){re.escape(name)}(?!\w)"), code)
        for name, code in toml("people/en/offices")["owner"].items()
    )


@cache
def organisations() -> frozenset[str]:
    """The acronyms of organisations that ``of`` may hold instead of a country."""
    return frozenset(toml("people/en/offices")["organisations"].split())


@cache
def _roles() -> tuple[tuple[Role, re.Pattern[str], re.Pattern[str] | None], ...]:
    rows = []
    for row in toml("people/en/offices")["role"]:
        role = row["role"]
        phrases = [*row["phrases"], *_members()] if role == "parliamentarian" else row["phrases"]
        rows.append((role, _phrases(phrases), _phrases(row["not"]) if "not" in row else None))
    return tuple(rows)


def _members() -> list[str]:
    bodies = toml("people/en/offices")["heads"]["parliaments"]
    return [f"{member} of {body}" for body in bodies for member in ("member", "members")]


def _phrases(phrases: list[str]) -> re.Pattern[str]:
    parts = [_anchored(phrase) for phrase in phrases]
    return re.compile(r"(?<![\w-])(?:" + "|".join(parts) + r")(?![\w-])")


def _anchored(phrase: str) -> str:
    if phrase.startswith("="):
        return f"^{re.escape(phrase[1:])}$"
    return f"^{re.escape(phrase[1:])}" if phrase.startswith("^") else re.escape(phrase)


@lru_cache(maxsize=1 << 13)
def read_title(text: str) -> Title:
    """The office behind its wording.

    >>> read_title("Acting Minister of Foreign Affairs of Latvia")
    Title(text='Acting Minister of Foreign Affairs of Latvia', role='foreign_minister', of='LVA', status='acting')
    >>> read_title("NATO Secretary General").of
    'NATO'
    """
    plain = _SPACE.sub(" ", text).replace("’", "'")
    folded = _COMPOUND.sub(lambda match: match[0].replace("-", " "), plain.casefold())
    role = _role(folded)
    return Title(text=text, role=role, of=_owner(plain, role), status=_status(folded, role))


# Prefixes and suffixes that set the status of an office whose name they leave as it is.
_COMPOUND = re.compile(r"(?<!\w)(?:ex|then|former)-|-(?:designate|elect)(?!\w)")


@cache
def _helper() -> re.Pattern[str]:
    heads = "|".join(toml("people/en/offices")["heads"]["helpers"].split())
    bodies = "parliament|the european parliament|congress|state|government|the house"
    member = rf"(?:[\w'’-]+ ){{0,2}}(?:{'|'.join(_members())})\b"
    return re.compile(rf"(?!{member})(?:[\w'’-]+ ){{0,4}}(?:{heads})(?= (?:of|to|for|in|at) (?!(?:{bodies})\b))")


def _role(folded: str) -> Role:
    helper = _helper().match(folded)
    if helper is not None:
        folded = helper[0]
    for role, pattern, veto in _roles():
        if pattern.search(folded) and not (veto and veto.search(folded)):
            return role
    return "other"


def _owner(plain: str, role: Role) -> str | None:
    """Whose an office is: what an envoy is sent by comes before "to", and a field of a ministry is not its owner."""
    if role == "ambassador":
        sender = plain.partition(" to ")[0]
        owner = _organisation(sender) or find_country(sender)
        if owner is not None:
            return owner
    if role in _OF_STATES:
        return _organisation(_FIELD.split(plain, 1)[0]) or find_country(plain)
    return _organisation(plain) or find_country(plain)


def _organisation(plain: str) -> str | None:
    return next((code for pattern, code in _owners() if pattern.search(plain)), None)


_FIELD = re.compile(r" (?:for|of) ")
_OF_STATES = ("foreign_minister", "defence_minister", "minister")


def _status(folded: str, role: Role) -> TitleStatus:
    words = re.findall(r"[\w']+", folded)
    statuses: tuple[TitleStatus, ...] = ("acting", "former", "designate", "elect")
    for status in statuses:
        if any(word in words for word in toml("people/en/offices")["status"][status]):
            return status
    full = any(phrase in folded.replace("-", " ") for phrase in toml("people/en/offices")["status"]["whole"])
    if (
        role not in _DEPUTIES
        and len(words) > 1
        and not full
        and any(word in words for word in toml("people/en/offices")["status"]["deputy"])
    ):
        return "deputy"
    return "current"


# Offices that are deputies by name.
_DEPUTIES = ("deputy_head_of_government", "commission_vice_president", "state_secretary")
