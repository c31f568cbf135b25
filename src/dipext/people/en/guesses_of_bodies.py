"""Whose an office is that no word beside it tells, where it is an organisation's: guesses, each a small function."""

import re
from functools import cache, lru_cache

from dipext.lexicon import known_words, toml
from dipext.lexicon.countries import codes
from dipext.lexicon.organisations import organisations
from dipext.models import Role, Title
from dipext.people import word_lists as lexicon
from dipext.people.bodies import organisation_in, owner_code
from dipext.people.en.scene import Owner, Scene
from dipext.people.mention import NameMention

_OFFICES = "people/en/offices"


def of_body(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
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
    if title.role == "high_representative" and " for " in title.text and not _FOREIGN_POLICY.search(title.text):
        return Owner("UN", "from_context") if _UN_CAUSES.search(title.text) else None
    default = toml(_OFFICES)["owner_of_role"].get(title.role)
    return Owner(default, "from_context") if default is not None else None


_SECRETARY = re.compile(r"Secretary[- ]General", re.IGNORECASE)
_EUROPEAN = re.compile(r"\b(?:EU|Europe|European|(?<!High )Commission|Brussels|High Representative|HR/VP)\b")
_FOREIGN_POLICY = re.compile(r"\bForeign|\bSecurity Policy")
_UN_CAUSES = re.compile(r"\b(?:Least Developed|Disarmament|Civili[sz]ations)\b")
_COMMISSIONER = re.compile(r"(?:(?:former|ex|then|new|acting|outgoing)[ -])?Commissioner", re.IGNORECASE)


def of_known_head(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
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
    plain = lexicon.words(_OFFICES, "bodily", "plain")
    return {
        head: min(codes)
        for head, codes in called.items()
        if len(codes) == 1 and head.count(" ") > 1 and not plain.issuperset(head.split())
    }


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


def of_body_named(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """The body that the release has named before, in whole: "Deputy Director of the Bank"."""
    kind = _OF_THE_BODY.search(title.text) if " the " in title.text else None
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


def of_body_in_brackets(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """The body whose acronym stands in brackets behind it: "President of the Assembly of the Lakes (AOL)"."""
    end = scene.source.text.find(title.text, max(0, mention.left - _NEAR), mention.behind + _NEAR) + len(title.text)
    acronym = _BRACKETED.match(scene.source.text, end) if end >= len(title.text) else None
    body = _OF_A_BODY.search(title.text) if acronym is not None else None
    if acronym is None or body is None or not _initials(body[1]).endswith(acronym[1]):
        return None
    return Owner(acronym[1])


def _initials(name: str) -> str:
    return "".join(re.findall(r"\b[A-Z]", name))


_NEAR = 40
_BRACKETED = re.compile(r"\s\(([A-Z][A-Z0-9&-]{1,9})\)")
_OF_A_BODY = re.compile(
    r" (?:of|at) the (.*\b(?:Agency|Assembly|Association|Authority|Bank|Bureau|Centre|Commission|Committee|Council"
    r"|Facility|Fund|Institute|Organi[sz]ation|Union)\b.*)$"
)


def of_acronym(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """The body that the release has introduced with its acronym, or that issues it: "the Nordic Grid Agency (NGA)"."""
    for word in acronyms_in(title.text):
        if scene.body is not None and word in scene.body.organisation.acronyms:
            return Owner(owner_code(scene.body.organisation) or word)
        if word in scene.acronyms:
            return Owner(word)
    unknown = _OF_ACRONYM.search(title.text)
    return Owner(unknown[1]) if unknown is not None and unknown[1] in acronyms_in(title.text) else None


_OF_ACRONYM = re.compile(r" of (?:the )?([A-Z]{3,8})\b")


@lru_cache(maxsize=1 << 12)
def acronyms_in(title: str) -> tuple[str, ...]:
    """The words of a title that are acronyms of bodies, and no offices or places."""
    return tuple(
        [
            word
            for word in title.split()
            if word.isupper() and len(word) > 2 and not lexicon.kind(word) & (lexicon.HEAD | lexicon.PLACE)
        ]
    )


def of_organisation(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """The organisation or the agency that issues the text, for the offices that such a body has."""
    code = owner_code(scene.body.organisation) if scene.body is not None else scene.organisation
    if _OF_ANOTHER.search(title.text) or _is_of_firm(title.text):
        return None  # "head of the Harbour political council"
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
    own = headed or named or title.role == "chair" or not _ENVOYS.isdisjoint(words)
    return Owner(code, "from_issuer", _organ(scene)) if own else None


def _is_of_firm(title: str) -> bool:
    """Whether an office is that of something with a name of its own: "chief executive of Ukrhydroenergo"."""
    match = _OF_NAME.search(title)
    return match is not None and match[1].casefold() not in known_words() and organisation_in(title) is None


_OF_NAME = re.compile(r"(?i:executive|CEO|director|manager|chair\w*|president|owner|founder) of ([A-Z][a-z][\w-]+)$")
_ENVOYS = frozenset(["observer", "goodwill"])
_OF_ANOTHER = re.compile(
    r" of the (?:[\w-]+ )*(?:(?i:government|authority|authorities|party|movement|group|army|parliament|ministry"
    r"|national [\w ]+|municipality|city|province|village|university|company|association)|[a-z]+ council)\b"
)


def _organ(scene: Scene) -> str | None:
    return scene.body.organisation.code if scene.body is not None else None


_DEPUTY = re.compile(r"^(?:Assistant|Associate|Deputy|Acting|Former|former|then) ")
_SERVING: tuple[Role, ...] = ("other", "spokesperson", "special_envoy")


def of_own_president(scene: Scene, mention: NameMention, title: Title) -> Owner | None:
    """The organisation that issues the text, where it has a president and nobody else is one there."""
    if scene.body is None or title.text not in ("President", "Vice-President"):
        return None
    organisation = scene.body.organisation
    code = owner_code(organisation) if title.text in organisation.heads else None
    return Owner(code, "from_issuer", organisation.code) if code is not None and code not in codes() else None
