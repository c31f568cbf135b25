"""Whose an office is that no word beside it tells: a table of guesses, each a small function, the surest first."""

import re
from functools import cache, lru_cache

from dipext.lexicon import toml
from dipext.lexicon.countries import codes
from dipext.lexicon.organisations import organisations
from dipext.models import Role, Title
from dipext.people import word_lists as lexicon
from dipext.people.bodies import organisation_in, owner_code
from dipext.people.en.lead import follows
from dipext.people.en.scene import Owner, Scene
from dipext.people.mention import NameMention
from dipext.people.offices_foreign import foreign_office
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
        if owner is not None:
            return owner
    return None


def _of_body(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """The organisation whose office it is by its kind: the one that issues the text, or the one named last."""
    if title.role not in _BODIES and title.role not in _SERVING:
        return None
    secretary = _SECRETARY.search(title.text) is not None
    if title.role in _SERVING and not secretary:
        return None
    if scene.organisation is not None:
        return Owner(_with_secretary(scene.organisation) if secretary else scene.organisation, "from_issuer")
    if secretary:
        return _body_before(scene, mention) or (Owner("UN", "from_context") if title.role == "special_envoy" else None)
    if title.role == "commissioner" and not (_EUROPEAN.search(scene.source.text) and _COMMISSIONER.match(title.text)):
        return None  # of police, of a county, of a government
    default = toml(_OFFICES)["owner_of_role"].get(title.role)
    return Owner(default, "from_context") if default is not None else None


_SECRETARY = re.compile(r"Secretary[- ]General", re.IGNORECASE)
_EUROPEAN = re.compile(r"\b(?:EU|Europe|European|Commission|Brussels)\b")
_COMMISSIONER = re.compile(r"(?:(?:former|then|new|acting|outgoing)[ -])?Commissioner", re.IGNORECASE)


def _of_known_head(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """The one organisation whose head is called so: "Emergency Relief Coordinator"."""
    code = _heads().get(title.text.casefold().replace("-", " "))
    return Owner(code, "from_context") if code is not None else None


@cache
def _heads() -> dict[str, str]:
    """What heads of organisations are called, in three words or more, to the one organisation that calls them so."""
    called: dict[str, set[str]] = {}
    for organisation in organisations().values():
        # States call theirs alike: "Chief of Defence".
        for head in organisation.heads if organisation.country is None else ():
            called.setdefault(head.casefold().replace("-", " "), set()).add(owner_code(organisation) or "")
    return {head: min(codes) for head, codes in called.items() if len(codes) == 1 and head.count(" ") > 1}


_BODIES = (
    "secretary_general",
    "high_representative",
    "commission_president",
    "commission_vice_president",
    "commissioner",
)


def _with_secretary(code: str) -> str:
    """The organisation itself or the one it belongs to, whichever has a secretary-general."""
    organisation = organisations().get(code)
    if organisation is None or organisation.parent is None or _has_secretary(organisation.heads):
        return code
    return _with_secretary(organisation.parent)


def _has_secretary(heads: object) -> bool:
    return isinstance(heads, dict) and not {"Secretary General", "Secretary-General"}.isdisjoint(heads)


def _body_before(scene: Scene, mention: NameMention) -> Owner | None:
    """The organisation with a secretary-general that is named last before the title."""
    at = mention.left
    for _ in range(3):
        if at <= 0:
            break
        first, _ = scene.sentence(at - 1 if at != mention.left else at)
        named = organisation_in(scene.source.text[first:at])
        if named is not None and _has_secretary(dict(named.organisation.heads)):
            return Owner(owner_code(named.organisation) or named.organisation.code, "from_context")
        at = first
    return None


def _of_body_named(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """The body that the release has named before, in whole: "Deputy Director of the Bank"."""
    kind = _OF_THE_BODY.search(title.text)
    if kind is None:
        return None
    text = scene.source.text
    at = text.rfind(f" {kind[1]}", 0, mention.left)
    for _ in range(3):
        if at < 0:
            return None
        first = max(text.rfind("\n", 0, at) + 1, at - 90)
        named = organisation_in(text[first : at + 1 + len(kind[1])])
        if named is not None and not named.behind:
            return Owner(owner_code(named.organisation) or named.organisation.code, "from_context")
        at = text.rfind(f" {kind[1]}", 0, at)
    return None


_OF_THE_BODY = re.compile(
    r" (?:of|at) the (Bank|Fund|Agency|Organi[sz]ation|Secretariat|Union|Programme|Alliance|Community|Authority)$"
)


def _of_language(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """One of the countries that have the office by that name in their language: "Landeshauptmann"."""
    office = foreign_office(title.text)
    if office is None or not office.countries:
        return None
    if scene.country in office.countries:
        return Owner(scene.country or "", "from_issuer")
    return Owner(office.countries[0], "from_context")


def _of_namesake(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """The country that the text has told for that person's office."""
    told = scene.told_of(mention) if _is_national(title) else None
    return Owner(told) if told is not None else None


def _of_acronym(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """The body that the release has introduced with its acronym, or that issues it: "the Nordic Grid Agency (NGA)"."""
    for word in _acronyms_in(title.text):
        if scene.body is not None and word in scene.body.organisation.acronyms:
            return Owner(owner_code(scene.body.organisation) or word)
        if word in scene.acronyms:
            return Owner(word)
    return None


@lru_cache(maxsize=1 << 12)
def _acronyms_in(title: str) -> tuple[str, ...]:
    return tuple(
        [
            word
            for word in title.split()
            if word.isupper() and len(word) > 2 and not lexicon.kind(word) & (lexicon.HEAD | lexicon.PLACE)
        ]
    )


def _of_possessor(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """The body or the country that the sentence has just named: "the ADB, whose President Jane Doe"."""
    text = scene.source.text
    if not follows(text, mention.left, _POSSESSIVES):
        return None
    match = _POSSESSOR.search(text, max(0, mention.left - 12), mention.left)
    if match is None:
        return None
    first, _ = scene.sentence(mention.left)
    named = organisation_in(text[text.rfind(",", first, match.start() - 2) + 1 : match.start()])
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
    if not scene.before or not _is_national(title):
        return None
    last = scene.before[-1]
    if not _LIST_GAP.fullmatch(scene.source.text, last.behind, mention.left):
        return None
    roles = {held.role for held in last.titles}
    if (roles and roles <= _SENT) or (title.role in _SINGLE and title.role in roles):
        return None
    told = [held.of for held in last.titles if held.of in codes() and "from_issuer" not in held.warnings]
    owner = last.country if not told else told[-1]
    return Owner(owner, "from_context") if owner is not None else None


_SENT: frozenset[Role] = frozenset(["ambassador", "special_envoy", "charge_daffaires"])
_SINGLE = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister")


def _of_other_side(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """The country of whom somebody meets: another one than the issuer's, unless it is the guest who meets."""
    if not _is_national(title) or (scene.country is not None and first_with(title) == scene.country):
        return None
    text = scene.source.text
    first, _ = scene.sentence(mention.left)
    cues = list(_meets().finditer(text, first, mention.left))
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


def _goes_on(text: str, last: NameMention, mention: NameMention, title: Title) -> bool:
    """Whether a list of those whom one meets goes on: "met A, B and C; in Riga, D"."""
    if _NEW_PLACE.match(text, last.behind):
        return True
    same = title.role in _SINGLE and title.role in [held.role for held in last.titles]
    return not same and _LIST_GAP.fullmatch(text, last.behind, mention.left) is not None


_NEW_PLACE = re.compile(r"; in [A-Z]")


def _of_guest(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """The foreign country of whoever visits the issuer's: "the visit of Prime Minister Doe to Kyiv"."""
    text = scene.source.text
    visits = follows(text, mention.left, _OF_SOMEBODY) and _VISIT.search(text, max(0, mention.left - 40), mention.left)
    to = _TO.match(text, mention.behind) if visits and _is_national(title) else None
    if to is None or scene.country not in scene.within(to.end(), to.end() + 30):
        return None
    there = scene.before_last(mention.left)
    return Owner(there, "from_context") if there is not None and may_have(there, title) else None


_OF_SOMEBODY = ("of", "by", "from", "the")
_VISIT = re.compile(r"\b(?:visit|arrival|trip)\s(?:of|by)\s(?:the\s)?$")
_TO = re.compile(r"\sto\s(?=[A-Z])")


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
    local = local or not lexicon.words(_OFFICES, "seated", "heads").isdisjoint(words)
    diplomat = title.role in _SENT or not lexicon.words(_OFFICES, "sent", "diplomats").isdisjoint(words)
    hosted = scene.is_mission and not diplomat and (local or _is_national(title))
    if not hosted and not (local and scene.organisation is not None):
        return None
    there = scene.nearest(mention.left) or scene.host
    return Owner(there, "from_context") if there is not None and may_have(there, title) else None


_LOCAL = re.compile(r"\blocal $")


@cache
def _meets() -> re.Pattern[str]:
    cues = "|".join(sorted(toml(_WORDS)["context"]["meets"], key=len, reverse=True))
    return re.compile(rf"\b(?:{cues})\b(?! by\b)")  # whoever is met by somebody is the guest


def _is_national(title: Title) -> bool:
    """Whether an office is one that a country has."""
    return _has_state(title.text, title.role)


@lru_cache(maxsize=1 << 12)
def _has_state(text: str, role: Role) -> bool:
    if role == "royal" or _OF_SOME_BODY.search(text) or _acronyms_in(text):
        return False
    if role == "chair" and "speaker" not in text.casefold() and not _of_public_body(text):
        return False  # "the chair": of what, nobody says; "Chair of Harbour Electronics"
    return role in lexicon.words(_OFFICES, "national", "roles") or (
        role in ("other", "military")
        and not lexicon.words(_OFFICES, "national", "heads").isdisjoint(text.casefold().split())
    )


def _of_public_body(title: str) -> bool:
    """Whether a chair is that of a body such as states have: "Chairman of the Investment Authority"."""
    words = title.casefold().split()
    return " of the " in title or not lexicon.words(_OFFICES, "heads", "bodies").isdisjoint(words)


def _of_sender(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """The country of whoever brings something from somebody: "Ambassador Roe carried a letter of President Doe"."""
    text = scene.source.text
    if not follows(text, mention.left, _OF_SOMEBODY) or not _is_national(title):
        return None
    first, _ = scene.sentence(mention.left)
    if not _SENDER.search(text, first, mention.left):
        return None
    bearer = next(iter(scene.since(first, mention.left)), None)
    held = [owned.of for owned in bearer.titles if owned.of in codes()] if bearer is not None else []
    return Owner(held[0], "from_context") if held and held[0] is not None else None


_SENDER = re.compile(r"\b(?:letter|message|greetings|condolences|invitation)\s(?:of|from)\s(?:the\s)?$")
_OF_SOME_BODY = re.compile(r"of the (?:Bank|Fund|Company|Group|Organi[sz]ation|Secretariat|Foundation|Association)$")


def _of_monarchy(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """The issuer's country for its own monarch, or the monarchy spoken of in the same sentence."""
    if title.role != "royal":
        return None
    words = title.text.casefold().split()
    lands = {
        code for word, key in _CROWNS.items() if word in words for code in toml(_OFFICES)["monarchies"][key].split()
    }
    if "prince" not in words and "princess" not in words and scene.country in lands:
        return Owner(scene.country or "", "from_issuer")
    first, last = scene.sentence(mention.left)
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


def _of_organisation(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """The organisation or the agency that issues the text, for the offices that such a body has."""
    code = owner_code(scene.body.organisation) if scene.body is not None else scene.organisation
    if code is None or code in codes() or title.text == "President":
        return None
    words = title.text.casefold().split()
    headed = (
        title.role in _SERVING
        and not lexicon.words(_OFFICES, "bodily", "heads").isdisjoint(words)
        and not any(office in title.text.casefold() for office in toml(_OFFICES)["national"]["offices"])
    )
    principal = _DEPUTY.sub("", title.text)
    named = scene.body is not None and principal in scene.body.organisation.heads
    own = headed or named or title.role == "chair" or "observer" in words
    return Owner(code, "from_issuer", _organ(scene)) if own else None


def _organ(scene: Scene) -> str | None:
    return scene.body.organisation.code if scene.body is not None else None


_DEPUTY = re.compile(r"^(?:Assistant|Associate|Deputy|Acting|Former|former|then) ")
_SERVING: tuple[Role, ...] = ("other", "spokesperson", "special_envoy")


def _of_issuer(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """The issuer's own officials; where it has no such office, or somebody else holds it, another country's."""
    country = scene.country
    if country is None or not (_is_national(title) or _is_national(read_title(title.text, country))):
        return None
    own = read_title(title.text, country)
    taken = own.role == title.role in _SINGLE and scene.is_taken(mention, title, country)
    if may_have(country, title) and not taken:
        return Owner(country, "from_issuer")
    there = scene.before_last(mention.left)
    there = there if there is not None and may_have(there, title) else first_with(title)
    return Owner(there, "from_context") if there is not None else None


def _of_scene(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """Where an organisation issues the text: the country spoken of nearest to the office."""
    if scene.organisation is None or title.role not in _STATES:
        return None
    there = scene.commonest(mention.left)
    if there is None or not may_have(there, title):
        return None
    if title.role in _SINGLE and scene.is_taken(mention, title, there):
        return _of_own_president(scene, mention, title)
    return Owner(there, "from_context")


def _of_own_president(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """The organisation that issues the text, where it has a president and nobody else is one there."""
    if scene.body is None or title.text not in ("President", "Vice-President"):
        return None
    organisation = scene.body.organisation
    code = owner_code(organisation) if title.text in organisation.heads else None
    return Owner(code, "from_issuer", organisation.code) if code is not None and code not in codes() else None


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
    _of_namesake,
    _of_acronym,
    _of_sender,
    _of_guest,
    _of_possessor,
    _of_body,
    _of_body_named,
    _of_known_head,
    _of_organisation,
    _of_mission,
    _carried,
    _of_other_side,
    _of_monarchy,
    _of_issuer,
    _of_scene,
    _of_own_president,
)
