"""Whose an office is that no word beside it tells: a table of guesses, each a small function, the surest first."""

import re
from functools import cache

from dipext.lexicon import toml
from dipext.lexicon.countries import codes, find_country
from dipext.models import Title
from dipext.people import word_lists as lexicon
from dipext.people.bodies import organisation_in, owner_code
from dipext.people.en.guesses_of_bodies import (
    of_acronym,
    of_body,
    of_body_in_brackets,
    of_body_named,
    of_known_head,
    of_organisation,
    of_own_president,
)
from dipext.people.en.guesses_of_company import (
    in_company,
    of_behalf,
    of_guest,
    of_host,
    of_represented,
    of_sender,
)
from dipext.people.en.lead import follows
from dipext.people.en.national import LOCAL, SENT, SINGLE, is_national
from dipext.people.en.scene import Owner, Scene
from dipext.people.mention import NameMention
from dipext.people.offices_foreign import foreign_office
from dipext.people.provinces import province_in
from dipext.people.titles import first_with, may_have, read_title

_OFFICES = "people/en/offices"
_WORDS = "people/en/words"

_LIST_GAP = re.compile(r"[,;]?\s?(?:(?:and|as\swell\sas)\s)?(?:(?:with|by|from)\s)?(?:the\s)?")


def guess_owner(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """The owner of a title that no word beside it tells: the first guess that has one."""
    if title.of is not None:
        return None
    for guess in _GUESSES:
        owner = guess(scene, mention, title)
        if owner is not None and _is_rank(title) and owner.code not in codes():
            return None  # a rank is a country's
        if owner is not None and not any(_is_sent_to(held, owner.code) for held in mention.titles):
            return owner
    return None


def _is_rank(title: Title) -> bool:
    return all(lexicon.kind(word) & lexicon.RANK for word in title.text.split())


def _is_sent_to(title: Title, code: str) -> bool:
    """Whether an envoy goes to a country by the words of the title, and so is another one's."""
    _, to, place = title.text.partition(" to ")
    return bool(to) and title.role in SENT and find_country(place) == code


def _of_language(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """One of the countries that have the office by that name in their language: "Landeshauptmann"."""
    office = foreign_office(title.text)
    if office is None or not office.countries:
        return None
    if scene.country in office.countries:
        return Owner(scene.country or "", "from_issuer")
    return Owner(office.countries[0], "from_context")


def _of_region(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """Of the countries that have a region of that name the one that the release speaks of most, or that issues it."""
    province = province_in(title.text)
    if province is None:
        return None
    there = [code for _, code in scene.places if code in province.countries]
    if scene.country in province.countries:
        there.append(scene.country or "")
    return Owner(max(there, key=there.count), "from_context") if there else None


def _of_namesake(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """The country that the text has told for that person's office."""
    told = scene.told_of(mention) if is_national(title) else None
    return Owner(told) if told is not None else None


def _of_possessor(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """The body or the country that the sentence has just named: "the ADB, whose President Jane Doe"."""
    text = scene.source.text
    if not follows(text, mention.left, _POSSESSIVES):
        return None
    match = _POSSESSOR.search(text, max(0, mention.left - 12), mention.left)
    if match is None:
        return None
    first, _ = scene.sentence(mention.left)
    clause = text[max(first, text.rfind(",", first, match.start() - 2) + 1) : match.start()]
    named = organisation_in(clause) or organisation_in(text[first : match.start()])
    if named is not None:
        return Owner(owner_code(named.organisation) or named.organisation.code)
    there = scene.nearest(mention.left) if title.role != "military" else None  # "its commander": of a mission, mostly
    return Owner(there, "from_context") if there is not None and may_have(there, title) else None


_POSSESSIVES = ("whose", "its", "new", "own")
_POSSESSOR = re.compile(r",? (?:whose|its)(?: new| own)? $")


def _carried(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """The country of the person before in a list: "the Latvian President A, Prime Minister B and Foreign Minister C".

    A country has one Foreign Minister: where the one before has the same office, no list goes on. Nor is it known
    whose officials stand beside an ambassador.
    """
    if not scene.before or not is_national(title):
        return None
    last = scene.before[-1]
    if not _LIST_GAP.fullmatch(scene.source.text, last.behind, mention.left):
        return None
    roles = {held.role for held in last.titles}
    if (roles and roles <= SENT) or (title.role in SINGLE and title.role in roles):
        return None
    told = [held.of for held in last.titles if held.of in codes() and "from_issuer" not in held.warnings]
    owner = last.country if not told else told[-1]
    return Owner(owner, "from_context") if owner is not None else None


def _of_other_side(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """The country of whom somebody meets: another one than the issuer's, unless it is the guest who meets."""
    if not is_national(title) or (scene.country is not None and first_with(title) == scene.country):
        return None
    text = scene.source.text
    first, _ = scene.sentence(mention.left)
    cues = [cue for cue in _meets().finditer(text, first, mention.left) if not _is_session(text, cue, mention.left)]
    if not cues:
        return None
    if ";" in text[cues[-1].end() : mention.left] and _NEW_PLACE.search(text, cues[-1].end(), mention.left) is None:
        return None  # another clause
    between = scene.since(cues[-1].end(), mention.left)
    if between and not _goes_on(text, between[-1], mention, title):
        return None  # whom one meets has been named, and no list goes on from there
    subjects = scene.since(first, cues[0].start())
    if scene.country is not None and subjects and _is_foreign(scene, subjects[0]):
        return Owner(scene.country, "from_issuer")
    there = scene.commonest(mention.left) if scene.organisation is not None else scene.nearest(mention.left)
    return Owner(there, "from_context") if there is not None and may_have(there, title) else None


def _is_session(text: str, cue: re.Match[str], left: int) -> bool:
    """Whether a body meets, and nobody whom it meets is named: "The Council of Ministers met at the Palace"."""
    return _SITTING.match(text, cue.start()) is not None and " with " not in text[cue.end() : left]


_SITTING = re.compile(r"(?:met|meets?) (?:at|for|in|on|to|under)\b")


def _goes_on(text: str, last: NameMention, mention: NameMention, title: Title) -> bool:
    """Whether a list of those whom one meets goes on: "met A, B and C; in Riga, D"."""
    if _NEW_PLACE.match(text, last.behind):
        return True
    same = title.role in SINGLE and title.role in [held.role for held in last.titles]
    return not same and _LIST_GAP.fullmatch(text, last.behind, mention.left) is not None


_NEW_PLACE = re.compile(r"; in [A-Z]")


def _is_foreign(scene: Scene, mention: NameMention) -> bool:
    told: list[str | None] = [title.of for title in mention.titles if title.of in codes()]
    return any(owner not in (None, scene.country) for owner in (told or [mention.country]))


def _of_mission(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """The country where an embassy stands that issues the text, for all but diplomats.

    Mayors and governors are those of where it happens for an organisation, too.
    """
    if not scene.is_mission and scene.organisation is None:
        return None
    text = scene.source.text
    words = title.text.casefold().split()
    local = _LOCAL.search(text, max(0, mention.left - 8), mention.left) is not None
    local = local or not LOCAL.isdisjoint(words)
    local = local or not lexicon.words(_OFFICES, "seated", "heads").isdisjoint(words)
    diplomat = title.role in SENT or not lexicon.words(_OFFICES, "sent", "diplomats").isdisjoint(words)
    hosted = scene.is_mission and not diplomat and (local or is_national(title))
    if not hosted and not (local and scene.organisation is not None):
        return None
    there = scene.nearest(mention.left) or scene.host
    return Owner(there, "from_context") if there is not None and may_have(there, title) else None


_LOCAL = re.compile(r"\blocal $")


@cache
def _meets() -> re.Pattern[str]:
    by_letter: dict[str, list[str]] = {}
    for cue in sorted(toml(_WORDS)["context"]["meets"], key=len, reverse=True):
        by_letter.setdefault(cue[0], []).append(cue[1:])
    # It opens with letters that the engine can skip to.
    cues = "|".join(rf"{letter}(?<!\w.)(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return re.compile(rf"(?:{cues})\b(?! by\b)")  # whoever is met by somebody is the guest


def _of_monarchy(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """The issuer's country for its own monarch, or the monarchy spoken of in the same sentence."""
    if title.role != "royal":
        return None
    words = title.text.casefold().split()
    lands = {
        code for word, key in _CROWNS.items() if word in words for code in toml(_OFFICES)["monarchies"][key].split()
    }
    first, last = scene.sentence(mention.left)
    foreign = not {"prince", "princess"}.isdisjoint(words) and scene.within(first, last)
    if scene.country in lands and not foreign:
        return Owner(scene.country or "", "from_issuer")
    here = {"prince", "princess"}.isdisjoint(words)
    near = next((code for code in scene.within(first, last) if here and code in lands), None)
    return Owner(near, "from_context") if near is not None else None


_CROWNS = {
    "king": "king",
    "queen": "king",
    "sultan": "sultan",
    "emir": "emir",
    "amir": "emir",
    "emperor": "emperor",
    "empress": "emperor",
    "prince": "prince",
    "princess": "prince",
    "duke": "duke",
    "duchess": "duke",
}


def _of_issuer(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """The issuer's own officials; where it has no such office, or somebody else holds it, another country's."""
    country = scene.country
    ministerial = title.role == "secretary_general" and (
        _OF_MINISTRY.match(title.text) is not None or " for " in title.text
    )
    national = ministerial or is_national(title)
    if country is None or not (national or is_national(read_title(title.text, country))):
        return None
    own = read_title(title.text, country)
    taken = own.role == title.role in SINGLE and scene.is_taken(mention, title, country)
    if may_have(country, title) and not taken:
        return Owner(country, "from_issuer")
    there = scene.before_last(mention.left)
    there = there if there is not None and may_have(there, title) else first_with(title)
    return Owner(there, "from_context") if there is not None else None


_OF_MINISTRY = re.compile(
    r"(?:Deputy )?Secretary[ -]General (?:of|for|at|in) (?:the )?(?:Ministry|Department|(?:Foreign|External|European) )"
)


def _of_scene(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """Where an organisation issues the text: the country spoken of nearest to the office."""
    if scene.organisation is None or title.role not in _STATES:
        return None
    there = scene.commonest(mention.left)
    if there is None or not may_have(there, title):
        return None
    if title.role in SINGLE and scene.is_taken(mention, title, there):
        return of_own_president(scene, mention, title)
    return Owner(there, "from_context")


_STATES = (
    "head_of_state",
    "head_of_government",
    "deputy_head_of_government",
    "foreign_minister",
    "defence_minister",
    "minister",
    "state_secretary",
    "parliamentarian",
)
_GUESSES = (
    _of_language,
    _of_region,
    _of_namesake,
    of_body_in_brackets,
    of_acronym,
    of_sender,
    of_guest,
    _of_possessor,
    of_body,
    of_body_named,
    of_known_head,
    of_organisation,
    _of_mission,
    of_represented,
    of_behalf,
    of_host,
    _carried,
    in_company,
    _of_other_side,
    _of_monarchy,
    _of_issuer,
    _of_scene,
    of_own_president,
)
