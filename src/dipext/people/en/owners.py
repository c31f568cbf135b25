"""Whose an office is, by words that stand apart from it: "(Latvia)" behind the name, who meets, who issues the text."""

import re
from collections.abc import Sequence
from functools import cache

from dipext.lexicon.countries import codes, country_of_demonym, country_of_name
from dipext.lexicon.organisations import organisation_of_name
from dipext.lexicon.regions import countries_of_region
from dipext.models import Title
from dipext.people import word_lists as lexicon
from dipext.people.bodies import owner_code
from dipext.people.en.functions import party
from dipext.people.en.guesses import guess_owner
from dipext.people.en.lead import word_before
from dipext.people.en.scene import Owner, Scene
from dipext.people.mention import NameMention
from dipext.people.tenures import moved_role
from dipext.people.titles import minister_of, role_in_body
from dipext.text.source import Source

_OFFICES = "people/en/offices"
_WORDS = "people/en/words"

_BRACKET = re.compile(r"\s?\(([^()\n]{2,40})\)")
_OF = re.compile(r" of (?:the )?((?:[A-Z][\w'’-]+)(?: (?:and |of )?[A-Z][\w'’-]+){0,3})")


def attribute(source: Source, mentions: Sequence[NameMention]) -> list[NameMention]:
    """The mentions with the owners of their titles, and the countries that the words beside their names tell."""
    scene = Scene(source, mentions)
    for mention in mentions:
        scene.add(mention if mention.form == "title" else _attributed(scene, mention))
    return scene.before


def _attributed(scene: Scene, mention: NameMention) -> NameMention:
    mention.country = country = _told_beside(scene.source.text, mention)
    if mention.titles:
        told = Owner(country) if country is not None else _body_beside(scene.source.text, mention)
        told = told or _party_behind(scene.source.text, mention)
        mention.titles = tuple(
            [
                _of_ministry(
                    scene, _of_commission(scene, _with_owner(title, told or guess_owner(scene, mention, title)))
                )
                for title in mention.titles
            ]
        )
        mention.titles = tuple(_rank_beside(title, mention.titles) for title in mention.titles)
    return mention


def _rank_beside(title: Title, titles: Sequence[Title]) -> Title:
    """A rank with the country of the office beside it: "General Doe, Chief of the General Staff"."""
    if title.role != "military" or title.of is not None:
        return title
    beside = next((other for other in titles if other.of in codes()), None)
    return title if beside is None else title.model_copy(update={"of": beside.of, "warnings": beside.warnings})


def _with_owner(title: Title, owner: Owner | None) -> Title:
    """A title with its owner, and with the role that it has there."""
    if title.of is not None or owner is None:
        return title
    state = owner.code in codes()
    role = moved_role(title, owner.code) if state else role_in_body(title, owner.body or owner.code)
    warnings = (owner.warning,) if owner.warning is not None else ()
    return title.model_copy(update={"of": owner.code, "role": role, "warnings": warnings})


def _of_commission(scene: Scene, title: Title) -> Title:
    """An office "of the Commission", which is the issuer's own where that has one and is not the European Union."""
    if title.of != "EU" or not title.text.endswith("of the Commission"):
        return title
    if scene.organisation not in lexicon.words(_OFFICES, "organs", "commissions"):
        return title
    return title.model_copy(update={"of": scene.organisation, "warnings": ("from_issuer",)})


def _of_ministry(scene: Scene, title: Title) -> Title:
    """A deputy minister of the issuer, with the role of the minister whose ministry issues the text."""
    deputy = title.role == "minister" and title.status == "deputy" and title.warnings == ("from_issuer",)
    if not deputy or scene.source.issuer is None:
        return title
    words = title.text.casefold().replace("-", " ").split()
    if not lexicon.words(_OFFICES, "national", "deputies").issuperset(words):
        return title
    minister = minister_of(scene.source.issuer.name)
    return title.model_copy(update={"role": minister}) if minister is not None else title


def _told_beside(text: str, mention: NameMention) -> str | None:
    """The country that the words beside a name tell: "Doe (Latvia)", "Doe of Latvia", "his Latvian host, Doe"."""
    end = mention.span.end
    bracket = _BRACKET.match(text, end) if "(" in text[end : end + 2] else None
    if bracket is not None:
        return country_of_name(bracket[1]) or _of_region(mention, bracket[1])
    if text.startswith(" of ", end):
        match = _OF.match(text, end)
        return (
            _first_country(match[1].split(" ")) or _of_region(mention, match[1].split(" and ")[0])
            if match is not None
            else None
        )
    if text.startswith(" (", mention.behind) and mention.behind > end:
        bracket = _BRACKET.match(text, mention.behind)
        there = country_of_name(bracket[1]) if bracket is not None else None
        if there is not None:
            return there  # "Doe, Minister of Trade (Latvia)"
    if mention.function == "signatory":
        return country_of_name(party(text, mention.left) or "")
    if text[max(0, mention.left - 3) : mention.left] in ("'s ", "’s "):
        match = _POSSESSOR.search(text, max(0, mention.left - 40), mention.left)
        return _last_country(match[1].split(" ")) if match is not None else None
    if text[mention.left - 1 : mention.left] != " " or word_before(text, mention.left).rstrip(",") not in _hosts():
        return None
    match = _host().search(text, max(0, mention.left - 60), mention.left)
    return country_of_demonym(match[1]) if match is not None else None


def _party_behind(text: str, mention: NameMention) -> Owner | None:
    """The party for which somebody signs, behind the name: "signed by Minister Doe, for Peru, and ..."."""
    above = party(text, mention.left) if mention.function == "signatory" else None
    if above is not None:
        return _body(above)
    if text[mention.behind : mention.behind + 1] not in (",", " "):
        return None
    signs = mention.function == "signatory" or text.startswith(" signed ", mention.behind)
    match = _SIGNS_FOR.match(text, mention.behind) if signs else None
    if match is None:
        return None
    country = country_of_name(match[1])
    if country is not None:
        return Owner(country)
    return _body(match[1])


def _body(name: str) -> Owner | None:
    named = organisation_of_name(name.removeprefix("the "))
    return Owner(owner_code(named) or named.code) if named is not None else None


_SIGNS_FOR = re.compile(
    r"(?: signed(?: [a-z]+){0,4}|,) (?:for|on behalf of) (?:the )?(?:Government of )?"
    r"((?:the )?[A-ZÀ-Þ][^,.;:\n“”]{1,50}?)"
    r"(?=[,.;:\n]| and |$)"
)


def _of_region(mention: NameMention, name: str) -> str | None:
    """The country of the region that stands beside whoever has an office of one: "Governor Doe of Ohio"."""
    if not mention.titles:
        return None
    countries = countries_of_region(name)
    return countries[0] if len(countries) == 1 else None


def _body_beside(text: str, mention: NameMention) -> Owner | None:
    """The organisation that stands behind a name: "Director General Jane Doe of the World Bank"."""
    match = _OF.match(text, mention.span.end) if text.startswith(" of ", mention.span.end) else None
    if match is None:
        return None
    words = match[1].split(" ")
    for end in range(len(words), 0, -1):
        named = organisation_of_name(" ".join(words[:end]))
        if named is not None:
            return Owner(owner_code(named) or named.code)
    return None


@cache
def _hosts() -> frozenset[str]:
    """Whoever is received or receives, one or several."""
    others = lexicon.words(_WORDS, "context", "others")
    return others.union([f"{other}s" for other in others])


@cache
def _host() -> re.Pattern[str]:
    others = "|".join(sorted(lexicon.words(_WORDS, "context", "others")))
    return re.compile(rf"\b([A-Z][\w-]+(?: [A-Z][\w-]+)?) (?:{others})s?,? $")


_POSSESSOR = re.compile(r"([A-ZÀ-Þ][\w'’-]*(?: (?:and |the )?[A-ZÀ-Þ][\w-]*){0,3})['’]s $")


def _last_country(words: list[str]) -> str | None:
    """The country that the most of some words name, up to the last."""
    return next((code for n in range(len(words)) if (code := country_of_name(" ".join(words[n:])))), None)


def _first_country(words: list[str]) -> str | None:
    """The country that the most of some words name, from the first on."""
    counts = (n for n in range(len(words), 0, -1) if words[n : n + 1] in ([], ["and"], ["of"]))
    return next((code for n in counts if (code := country_of_name(" ".join(words[:n])))), None)
