"""Whose GDP it is: by the words beside it, by who acts in the clause, by the issuer who says "we"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from dipext.lexicon import one_of
from dipext.lexicon.countries import country_of_demonym, country_of_name
from dipext.percentages.en.bases import PRODUCT
from dipext.text.noun_phrases import is_verb
from dipext.text.source import Source

_OF_ALL = re.compile(r"\b(?:global|world|combined|aggregate|regional|each|every|any)\b", re.IGNORECASE)
_THOUGHT = re.compile(
    r"[;“”\"]\s*|[,;]\s(?:and|but|while|whereas)\s|\bthat\s(?=[A-Z])"
    rf"|\b(?:{one_of('percentages/en/clause', 'telling')}|told \w+)\s(?:that\s)?"
)
_MANY = re.compile(
    r"\b(?:(?:all|the|other|European|NATO|many|most|that|few|several|some|no|no other|these|those)\s"
    r"(?:allies|Allies|members|member states|Member States|countries|partners)|[Aa]llies|them|they|everyone)\b"
)
_RECIPIENT = re.compile(rf"\b{one_of('percentages/en/clause', 'giving')}\s+(?:the\s+)?\Z")
_PERSON = re.compile(rf"(?:['’]s)?\s(?:\w+\s)?{one_of('percentages/en/clause', 'persons')}\b")
_NAME = re.compile(r"\b[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}")
_WE = re.compile(r"\b(?:we|our|ours|us)\b", re.IGNORECASE)
_ISSUER = re.compile(r"\b(?:it|its|the (?:country|government|cabinet|state))\b", re.IGNORECASE)
_COMPARED = re.compile(  # "In Latvia the figure is 3.7%, in Norway 3.1%", "Portugal stands short of 2%"
    r"(?:\A|[.;:“”\"]\s*|,\s(?:and\s|while\s)?)(?:(?:[Ii]n|[Ff]or)\s)?(?P<name>[A-Z]\w+(?: [A-Z]\w+)?)"
    r"(?:\s(?:the|its|this)\s(?:figure|share|level|rate|ratio))?"
    rf"(?:\s{one_of('percentages/en/clause', 'compared')})?(?:\s[a-z]+){{0,3}}\s*\Z"
)
_NEXT_WORD = re.compile(r"\s+([a-z]+)\b")
# "Assistance came to 0.9% of national income": a state tells of its own money, and a goal is that of all
_OWN_MONEY = re.compile(rf"\b{one_of('percentages/en/clause', 'own_money')}\b", re.IGNORECASE)
_GOAL = re.compile(rf"\b{one_of('percentages/en/clause', 'goals')}\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,;:]\s")
_BACK = 600  # characters before a sentence in which the country is named that it goes on about


class Owner(NamedTuple):
    """Whose GDP it is, and the code of the warning where the clause does not name it."""

    code: str | None = None
    warning: str | None = None


def economy(source: Source, base: str, low: int, high: int, at: int) -> tuple[str, Owner]:
    """A base that names GDP or GNI as just that, and whose it is by its words or those of the sentence."""
    product = PRODUCT.search(base)
    if product is None:
        return base, Owner()
    name = "GDP" if product["gdp"] else "GNI"
    if (code := _named(base[: product.start()])) is not None:
        return name, Owner(code)
    if _OF_ALL.search(base, 0, product.start()):
        return name, Owner()
    return name, _acting(source, low, high, at)


def compared(text: str, low: int, at: int) -> str | None:
    """The country that a clause up to ``at`` sets beside the one before: "In Latvia the figure is"."""
    match = _COMPARED.search(text, low, at)
    return country_of_name(match["name"]) if match else None


def _named(words: str) -> str | None:
    """The country or organisation in front of "GDP": "Latvian", "the EU's"."""
    name = re.sub(r"(?:['’]s?)?\s*\Z", "", words.strip())
    name = re.sub(r"\A(?:the|its|their|annual|national)\s+", "", name)
    name = re.sub(r"\s+(?:annual|national|total)\Z", "", name).removesuffix("’s").removesuffix("'s")
    if name in ("EU", "European Union", "NATO", "G7", "OECD", "UN"):
        return "EU" if name == "European Union" else name
    return country_of_demonym(name) or country_of_name(name) if name else None


def _acting(source: Source, low: int, high: int, at: int) -> Owner:
    """Who gives or spends the share at ``at``: the country that acts, the issuer as "we", the one told of before."""
    text = source.text
    thoughts = [match.end() for match in _THOUGHT.finditer(text, low, at)]
    for start in dict.fromkeys((thoughts[-1] if thoughts else low, low if not thoughts else thoughts[0])):
        if _MANY.search(text, start, at):
            return Owner()
        if (code := _only(_countries(text, start, at))) is not None:
            return Owner(code)
        if _WE.search(text, start, at):
            return _issuer(source)
    ends = _CLAUSE_END.search(text, at, high)
    if (code := _only(_countries(text, at, ends.start() if ends else high))) is not None:
        return Owner(code)
    of_body = source.issuer is not None and source.issuer.country is None
    if of_body and (code := _only(_countries(text, low, at))) is not None:  # a list of figures of one country
        return Owner(code)
    own = _OWN_MONEY.search(text, low, at) is not None and _GOAL.search(text, low, high) is None
    return _told_before(source, low) if of_body or own or _ISSUER.search(text, low, at) else Owner()


def _told_before(source: Source, low: int) -> Owner:
    """The country that the sentence before ``low`` tells of, or those before it; the issuer where none is told of."""
    text, back = source.text, max(0, low - _BACK)
    for start in (max(back, source.sentence(max(0, low - 1))[0]), back):
        if _MANY.search(text, start, low):
            return Owner()
        if (code := _only(_countries(text, start, low, people=True))) is not None:
            return Owner(code, "from_context")
    return _issuer(source)


def _issuer(source: Source) -> Owner:
    country = source.issuer.country if source.issuer is not None else None
    return Owner(country, "from_issuer") if country is not None else Owner()


def _only(found: Iterator[tuple[str, bool]]) -> str | None:
    """The one country among those found, or the one that a verb follows."""
    candidates = list(found)
    codes = {code for code, _ in candidates}
    if len(codes) > 1:
        codes = {code for code, acts in candidates if acts}
    return codes.pop() if len(codes) == 1 else None


def _countries(text: str, start: int, end: int, *, people: bool = False) -> Iterator[tuple[str, bool]]:
    """The countries named between two offsets that may act, and whether a verb follows; none that receives.

    ``people`` says that the adjective of somebody's country counts as well ("the Bulgarian President").
    """
    for match in _NAME.finditer(text, start, end):
        for begin, name in _readings(match):
            country = country_of_name(name) or (country_of_demonym(name) if " " not in name else None)
            if country is None:
                continue
            behind = begin + len(name)
            adjective = country_of_name(name) is None
            receives = _RECIPIENT.search(text, max(start, begin - 30), begin) is not None
            if not receives and (people or not (adjective and _PERSON.match(text, behind))):
                verb = _NEXT_WORD.match(text, behind)
                yield country, verb is not None and is_verb(verb[1])
            break


def _readings(match: re.Match[str]) -> Iterator[tuple[int, str]]:
    """The names that a run of capitals may hold, the longest and first ones first: "In Latvia", "Latvia"."""
    if match[0] in ("U.S.", "U.K."):
        yield match.start(), match[0]
        return
    words = match[0].removesuffix(".").split(" ")
    for first in range(len(words)):
        begin = match.start() + sum(len(word) + 1 for word in words[:first])
        for size in range(len(words) - first, 0, -1):
            yield begin, " ".join(words[first : first + size])
