"""The wording of an office to its kind, its owner and its status."""

import itertools
import re
from functools import cache, lru_cache

from dipext.lexicon import toml
from dipext.lexicon.cities import country_of_city
from dipext.lexicon.countries import codes, find_country, without_countries
from dipext.lexicon.organisations import organisations
from dipext.lexicon.regions import countries_of_region
from dipext.models import Role, Title, TitleStatus
from dipext.people import word_lists as lexicon
from dipext.people.bodies import Named, organisation_in, owner_code
from dipext.people.offices_foreign import foreign_office, role_in_country
from dipext.people.presidencies import presided_body
from dipext.people.provinces import province_in

_OFFICES = "people/en/offices"
_SPACE = re.compile(r"\s+")
_POSSESSOR = re.compile(r"^((?!.* of ).+?)'s ")


@lru_cache(maxsize=1 << 13)
def read_title(text: str, country: str | None = None) -> Title:
    """The office behind its wording.

    Args:
        text: the words of the title.
        country: whose it is (ISO 3166-1 alpha-3), where that is known from elsewhere: some roles depend on it.

    >>> title = read_title("Acting Minister of Foreign Affairs of Latvia")
    >>> title.role, title.of, title.status
    ('foreign_minister', 'LVA', 'acting')
    >>> read_title("NATO Secretary General").of, read_title("Foreign Secretary", "IND").role
    ('NATO', 'state_secretary')
    """
    plain = _SPACE.sub(" ", text).replace("’", "'").replace("- ", "-")
    folded = _folded(plain)
    foreign = foreign_office(plain)
    if foreign is not None:
        owner = foreign.countries[0] if len(foreign.countries) == 1 else None
        return Title(text=text, role=foreign.role, of=owner, status=foreign.status)
    role = _role(folded, plain, organisation_in(plain))
    owner = _owner(plain, role)
    role = "other" if _OF_PROVINCE.match(folded) else role
    province = province_in(plain)
    if province is not None:
        role = "other" if province.headed else role
        there = _in_one(province.countries, country)
        owner = (there or owner) if province.headed else (owner or there)
    role = role_in_country(_without_status(plain), owner or country or "") or role
    if role == "commissioner" and (owner or country) in codes():
        role = "other"  # a state's commissioners are no members of a commission
    return Title(text=text, role=role, of=owner, status=_status(folded, role))


_OF_PROVINCE = re.compile(
    r"(?:(?:acting|former|deputy|vice) )*(?:premier|president|(?:chief|first|prime) minister) of (?:the )?[\w' ]+"
    r" (?:province|region|territory)$"
)


def _in_one(countries: tuple[str, ...], country: str | None) -> str | None:
    """The one country of several that have a region of a name: the one known from elsewhere, if any is."""
    return country if country in countries else countries[0] if len(countries) == 1 else None


def minister_of(ministry: str) -> Role | None:
    """The role of whose ministry is named, where it is one of foreign affairs or defence.

    >>> minister_of("Ministry of Foreign Affairs of Peru"), minister_of("Ministry of Trade")
    ('foreign_minister', None)
    """
    role = read_title(re.sub(r"\b(?:Ministry|Department)\b", "Minister", ministry)).role
    return role if role in ("foreign_minister", "defence_minister") else None


def _without_status(plain: str) -> str:
    """A title without whose it is and the words for its status in front of it: "former UK Foreign Secretary"."""
    table = toml(_OFFICES)["status"]
    beside = {"the", "new", "current", *table["acting"], *table["former"], *table["designate"]}
    words = without_countries(plain).replace("'s ", " ").split()
    return " ".join(itertools.dropwhile(lambda word: word.casefold() in beside, words))


def _folded(plain: str) -> str:
    """A title in small letters, without hyphens, and without whose servant somebody is: "the King's Chamberlain"."""
    possessor = _POSSESSOR.match(plain)
    if possessor is not None and any(lexicon.kind(word) & lexicon.HEAD for word in possessor[1].split()):
        plain = plain[possessor.end() :]
    return plain.casefold().replace("-", " ").replace("‑", " ")


@cache
def _owners() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What words of a title tell whose office it is."""
    return tuple(
        (re.compile(rf"(?<!\w){re.escape(name)}(?!\w)"), code) for name, code in toml(_OFFICES)["owner"].items()
    )


@cache
def _rows() -> tuple[tuple[Role, re.Pattern[str], re.Pattern[str] | None], ...]:
    """The table of roles: each with the words that make it, and those that do not."""
    rows = []
    for row in toml(_OFFICES)["role"]:
        role = row["role"]
        phrases = [*row["phrases"], *_members()] if role == "parliamentarian" else row["phrases"]
        rows.append((role, _phrases(phrases), _phrases(row["not"]) if "not" in row else None))
    return tuple(rows)


def _members() -> list[str]:
    bodies = toml(_OFFICES)["heads"]["parliaments"]
    return [f"{member} of {body}" for body in bodies for member in ("member", "members")]


def _phrases(phrases: list[str]) -> re.Pattern[str]:
    parts = [_anchored(phrase) for phrase in phrases]
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + r")(?!\w)")


def _anchored(phrase: str) -> str:
    if phrase.startswith("="):
        return f"^{re.escape(phrase[1:])}$"
    return f"^{re.escape(phrase[1:])}" if phrase.startswith("^") else re.escape(phrase)


def may_have(country: str, title: Title) -> bool:
    """Whether a country has such an office: the United States have no Prime Minister, Norway has no President.

    >>> may_have("USA", read_title("Prime Minister")), may_have("NOR", read_title("Prime Minister"))
    (False, True)
    """
    only = _only(title.text)
    if only:
        return country in only
    return title.role not in _HEADS or country not in _lacking(title.text)


def first_with(title: Title) -> str | None:
    """The country that is meant where an office is named that only a few have: the Secretary of State is of the USA."""
    return next(iter(_only(title.text)), None)


@lru_cache(maxsize=1 << 12)
def _lacking(text: str) -> frozenset[str]:
    """The countries that lack an office of these words."""
    folded = _folded(text)
    table = toml(_OFFICES)["lacking"]
    lacking = (lands.split() for phrase, lands in table.items() if re.search(rf"\b{phrase}s?\b", folded))
    return frozenset(itertools.chain.from_iterable(lacking))


@lru_cache(maxsize=1 << 12)
def _only(text: str) -> tuple[str, ...]:
    """The countries that alone have an office; none where nothing is known."""
    folded = _folded(text)
    table = toml(_OFFICES)
    lands = table["only"].get(folded)
    beginning = (lands for words, lands in table["only_beginning"].items() if folded.startswith(words))
    return tuple(str(lands or next(beginning, "")).split())


_HEADS: tuple[Role, ...] = (
    "head_of_state",
    "head_of_government",
    "deputy_head_of_government",
    "foreign_minister",
    "defence_minister",
    "minister",
)


@cache
def _helper() -> re.Pattern[str]:
    heads = "|".join(toml(_OFFICES)["heads"]["helpers"].split()).replace("-", " ")
    bodies = r"parliament|the european parliament|congress|state|government|the house|(?:\w+ )?diplomacy"
    member = rf"(?:[\w'’-]+ ){{0,2}}(?:{'|'.join(_members())})\b"
    return re.compile(
        rf"(?!{member}|member for )(?:[\w'’-]+ ){{0,4}}(?:{heads})(?= (?:of|to|for|in|at) (?!(?:{bodies})\b))"
    )


def _role(folded: str, plain: str, body: Named | None) -> Role:
    """The role of an office: as its organisation calls it, or by the first row of the table that fits."""
    helper = _helper().match(folded)
    if helper is not None:
        folded = helper[0]
    fits = (role for role, pattern, veto in _rows() if pattern.search(folded) and not (veto and veto.search(folded)))
    role: Role = next(fits, "other")
    if _CHAIR.match(folded) and role not in _CHAIRING:
        role = "chair"  # whatever the body that somebody chairs is made of
    headed = _head_of(body) if body is not None else None
    return headed or presided_body(plain, folded, role, body)


_CHAIRING = ("commission_president", "head_of_government", "deputy_head_of_government")
_CHAIR = re.compile(r"(?:(?:acting|former|deputy|vice|co) )*chair(?:man|woman|person)?\b")


def _head_of(body: Named) -> Role | None:
    """The role of who heads an organisation, by what it calls that: "President of the EBRD", "EBRD President"."""
    if body.before and body.behind:
        return None
    words = [word for word in (body.before or body.behind).split() if word.casefold() not in _BESIDE]
    return body.organisation.heads.get(" ".join(words))


def role_in_body(title: Title, code: str) -> Role:
    """The role of an office whose words do not name its organisation: the "President" of a bank is no head of state."""
    organisation = organisations().get(code)
    if organisation is None or title.role == "secretary_general":
        return title.role
    words = [word for word in title.text.split() if word.casefold() not in _BESIDE]
    headed = organisation.heads.get(" ".join(words))
    if headed is None and words[:1] and words[0] in _BELOW:
        headed = organisation.heads.get(" ".join(words[1:]))
    if headed is None and "president" in title.text.casefold() and title.role in ("head_of_state", "chair"):
        return "other" if organisation.kind in ("bank", "agency", "fund", "ngo") else "chair"
    return headed or title.role


_BELOW = frozenset(["Deputy", "Assistant", "Associate"])
_BESIDE = frozenset(["the", "of", "acting", "former", "then", "new", "current", "ex", "interim", "designate"])


_ELSEWHERE = re.compile(r" (?:to|in|for|with|on) ")
# Whom an office is about and not whose it is: "Head of the Staff for Ukraine", "Special Adviser on Haiti".
_WITH_TOPIC = re.compile(r"^ (?:for|on|to|with) (?:the )?[A-Z][\w'-]+(?: (?:and )?[A-Z][\w'-]+)*")
# Affairs with a region or a people are a field: "Director of the Department of American Affairs".
_AFFAIRS = re.compile(r" (of|for) (?:the )?[A-Z][\w-]+(?:,? and [A-Z][\w-]+)? Affairs\b")
_FIELD = re.compile(r" (?:for|of) ")
_SITE = re.compile(
    r"\b([A-Z][\w'-]+(?: [A-Z][\w'-]+)?) (?:City|County|Municipal|Oblast|Prefectural|Provincial|Regional) "
    r"(?:[A-Z]\w+ )?(?:Administration|Assembly|Council|Government|Governor|Legislature|Parliament)\b"
)
_SEATED = re.compile(r" of (?:the )?([A-Z][\w'-]*(?: [A-Z][\w'-]*){0,2})")
_WITH_FIELD: tuple[Role, ...] = ("foreign_minister", "defence_minister", "minister", "state_secretary")


def _owner(plain: str, role: Role) -> str | None:
    """Whose an office is, by its own words.

    An envoy is of those who send him and not of where he goes: what stands before "to", "in" and "for" counts alone.
    The field of a ministry is not its owner: a Minister for EU Affairs is not the EU's.
    """
    plain = _AFFAIRS.sub(r" \1 Affairs", plain)
    near = _ELSEWHERE.split(plain, 1)[0]
    named = organisation_in(plain)
    inside = named is not None and named.before.endswith((" of", " of the"))
    if named is not None and inside and len(named.before) < len(near) < len(plain) - len(named.behind):
        return owner_code(named.organisation)  # "... of the Commission on Human Rights"
    owner = _named_first(_FIELD.split(plain, 1)[0], near) if role in _WITH_FIELD else _named_first(near, near)
    if owner is None and not _sent(near):
        rest = plain[len(near) :]
        topic = role != "military" and _WITH_TOPIC.match(rest)
        owner = (None if role in _WITH_FIELD else _organisation(rest)) or find_country(
            rest[topic.end() :] if topic else rest
        )
    return owner or _ministry(plain) or _seat(plain)


def _ministry(plain: str) -> str | None:
    """The country of the ministry in which an office is: "Minister of State at the Foreign Office"."""
    _, inside, rest = plain.partition(" at the ")
    named = organisation_in(rest) if inside else None
    return owner_code(named.organisation) if named is not None and named.organisation.country is not None else None


def _named_first(bodies: str, states: str) -> str | None:
    """The organisation or the country that words name first; ``bodies`` is where organisations are looked for."""
    named = organisation_in(bodies)
    if named is None or named.before:
        country = find_country(states if named is None else named.before)
        if country is not None:
            return country
    return _organisation(bodies) or (find_country(states) if named is None else None)


def _organisation(words: str) -> str | None:
    """The owner that words name: an organisation, or one of the list: "ECOWAS Commission President" is not the EU's."""
    named = organisation_in(words)
    if named is not None:
        return owner_code(named.organisation)
    return next((code for pattern, code in _owners() if pattern.search(words)), None)


def _sent(near: str) -> bool:
    """Whether an office is one that is sent to a place."""
    words = near.casefold().replace("-designate", "").replace("-elect", "").split()
    return not lexicon.words(_OFFICES, "sent", "heads").isdisjoint(words)


def _seat(plain: str) -> str | None:
    """The country where the town or region of an office lies: "Mayor of Odesa"."""
    site = _SITE.search(plain)
    if site is not None:
        there = country_of_city(site[1]) or _in_one(countries_of_region(site[1]), None)
        if there is not None:
            return there
    if lexicon.words(_OFFICES, "seated", "heads").isdisjoint(plain.casefold().split()):
        return None
    match = _SEATED.search(plain)
    words = match[1].split() if match is not None else _before_seat(plain)
    return next((code for n in range(len(words), 0, -1) if (code := country_of_city(" ".join(words[:n])))), None)


def _before_seat(plain: str) -> list[str]:
    """The words with capitals before the head of a title: "former New York Governor"."""
    seated = lexicon.words(_OFFICES, "seated", "heads")
    words = itertools.takewhile(lambda word: word.casefold() not in seated, plain.split())
    return list(itertools.dropwhile(str.islower, words))


def _status(folded: str, role: Role) -> TitleStatus:
    table = toml(_OFFICES)["status"]
    words = f" {' '.join(re.findall(_WORDS, folded))} "
    full = role in _DEPUTIES or words.count(" ") < 3 or any(phrase in words for phrase in table["whole"])
    statuses: tuple[TitleStatus, ...] = ("acting", "former", "designate", "elect", *(() if full else ("deputy",)))
    held = (status for status in statuses if any(f" {phrase} " in words for phrase in table[status]))
    return next(held, "current")


_WORDS = r"[\w']+"
# Offices that are deputies by name.
_DEPUTIES = ("deputy_head_of_government", "commission_vice_president", "state_secretary")
