"""What a percentage measures: the noun it is tied to, what stands behind it, or the subject of its verb."""

import re
from functools import lru_cache, partial

from dipext.lexicon import one_of, phrases, words
from dipext.lexicon.countries import country_of_demonym
from dipext.percentages.en.bases import PRODUCT
from dipext.text.noun_phrases import (
    ACTING,
    AGENTS,
    CHANGES,
    LINKING,
    STOPS,
    TIMES,
    TOKEN,
    VERBS,
    as_measure,
    nominal,
    phrase_at,
    phrase_before,
)

REACH = 160
"""Characters of a clause that are read on either side of a figure."""

_words = partial(words, "percentages/en/clause")
_phrases = partial(phrases, "percentages/en/clause")
_of = partial(one_of, "percentages/en/clause")
_LEVIES = _words("levies")
_LEVYING = _words("levying")
_INFINITIVES = _words("infinitives")
_SPENDING = _words("spending")
_BE = _words("being")
_TAKING = _words("taking")
_MODALS = _words("modals")
_MOVING = _words("moving") | words("text/clause", "increase", "before") | words("text/clause", "decrease", "before")
_GOING = _words("going")
_HAVING = _words("having")
_RANGES = _words("ranges")
_MEASURING = _words("measuring")
_INTRANSITIVE = _words("moving")
_AWAY = re.compile(r"\s+(?:(?:from|to|by|at|below|above|under|over)\s|(?:up|down)\b)")
_LOOSE_VERBS = _words("loose_verbs")
_BEFORE_VERBS = _words("before_verbs")
_NO_OBJECTS = STOPS - {"a", "an", "some"}

_SPENT = re.compile(
    r"(?:\s+(?:each|every|per|a)\s+year)?(?:\s+(?:directly|mainly|mostly|solely|exclusively|alone))?"
    r"(?:,\s(?:or|i\.e\.|that is|a total of|amounting to|equal to|equivalent to|about|around)\s[^,.;:]{3,60},)?"
    rf"(?P<spent>(?:\s+{_of('spent')})*)\s+(?P<to>into|on|for|to|towards|toward|in)\s+",
    re.IGNORECASE,
)
_CHANGED_THING = re.compile(r"(?<=\w)(?:\s+(?:in(?!\s+[A-Z0-9])|of)\s+|(?<=er)\s+(?!than\b))")
_ON = re.compile(r"\s+on\s+")
_IN = re.compile(r"\s+in\s+(?![A-Z0-9])")
_CHANGE_OF = re.compile(r"\b(\w+)\s+of\s+(?:\w+\s+){0,3}\Z")
_ALSO_ON = re.compile(r"\s+on\s+[^.;:]{2,60}?(?:,|,?\s+and)\s+(?:up to\s+|at least\s+|about\s+)?")
_GAPPED_BY = re.compile(
    r"(?:[^,;]{0,40}[,;])?\s*(?:and\s+|while\s+|but\s+)?(?P<noun>[^,;:.()]{3,60}?)\s+(?:(?:up|down)(?:\s+by)?|by|to|at)\s*"
)
_LOOSE = re.compile(rf",\s+{_of('loose_verbs')}(?:\s+for)?\s*\Z")
_RELATIVES = (" which", " who", " whom", " whose", " where")
_TIED = re.compile(rf"(?:\s+{_of('ties')}|,\s+at)\Z")
_TIE_ENDS = tuple({phrase.rpartition(" ")[2] for phrase in _phrases("ties")})
_NOUN_REACH = 90
_CLAUSE_PARTS = re.compile(r"[.,;:()\[\]“”\"]")
# "contributions of EUR 5 million, i.e. 0.02% of GDP": the share is what the sum is
_SUM_BETWEEN = re.compile(
    r"\s+(?:[A-Z]{3}\s|[$€£¥])[0-9][0-9.,]*(?:\s(?:million|billion|trillion))?,?\s(?:i\.e\.|or|that is|equal to"
    r"|equivalent to|which is),?\Z"
)
_BEHIND_SUM = ("i.e.", "or", "is", "to", ",")
_RELATIVE = re.compile(r",?\s(?:that|which)\s*\Z")  # "praised defence spending that will reach 2%"
_CUES = re.compile(rf"(?:\s+{_of('bounds')})+\s*\Z", re.IGNORECASE)
_CUE_ENDS = frozenset(phrase.rpartition(" ")[2] for phrase in _phrases("bounds"))
_CUE_REACH = 80  # characters before a figure in which the words that only bound it stand
# "raises aid by €5 million to 0.7%": what is raised stands before the sum
_BY_SUM = re.compile(
    r"\s+by\s+(?:\w+\s+){0,3}?(?:(?:[A-Z]{3}\s|[A-Z]{0,3}[$€£¥])[0-9]|[0-9.]+\s(?:\w+\s)?points?\b).*\Z", re.DOTALL
)
# A participle with its figure, in front of its noun or behind it
_PARTICIPLE = re.compile(
    rf"(?P<noun>\A\W*|\A.*,\s)(?:{_of('participles')})(?:\s(?:up|down|back))?(?:\s(?:to|by|from|at))?\s*\Z",
    re.IGNORECASE,
)
# "exports reached 5 million euros in May, up 3%"
_WITH_SUM = re.compile(
    rf"(?:\s(?:{'|'.join(sorted(LINKING))}))*(?:\s(?:at|to|in|worth|valued))*\s(?:{_of('bounds')}\s)?[A-Z]{{0,3}}\s?[$€£¥]?\s?[0-9][^;:]*\Z"
)
_MAIN_CLAUSE = re.compile(r"(?:[^.;:,]|[.,](?=[0-9])){0,60},\s(?=\w)")
_POSSESSOR = re.compile(r"\b((?:[A-Z][\w.-]+ ){0,2}[A-Z][\w.-]+['’]s?|[A-Z][a-z]+) \Z")
_TO = re.compile(r"\s+(?:to|by|from|at|above|below|beyond|within|over|under|of)\s*\Z")


def without_cue(before: str) -> str:
    """The words before a figure without those that only bound it: "contributions of at least"."""
    before = before.rstrip()
    if before.rpartition(" ")[2].rpartition("\n")[2].casefold() not in _CUE_ENDS:
        return before
    match = _CUES.search(before, max(0, len(before) - _CUE_REACH))
    return before[: match.start()] if match else before


def noun_of(before: str) -> str | None:
    """The noun that "of" ties to a figure behind: "contributions of 3 per cent", "support worth 5 %"."""
    before = before[-_NOUN_REACH:]
    if before.endswith(_BEHIND_SUM):
        before = _SUM_BETWEEN.sub("", before)
    tie = _TIED.search(before) if before.endswith(_TIE_ENDS) else None
    if tie is None:
        return None
    noun = phrase_before(_CLAUSE_PARTS.split(before[: tie.start()])[-1], headed=tie[0].endswith("of"))
    if noun is None:
        return None
    changed, _, what = noun.partition(" in ")
    return what or None if changed.rpartition(" ")[2] in CHANGES else noun


def is_levied(before: str, noun: str | None) -> bool:
    """Whether a figure is a levy, which is raised on something: "tariffs of 25% on steel", "levies 25% on steel"."""
    return (noun is not None and noun.rpartition(" ")[2] in _LEVIES) or before.rpartition(" ")[2] in _LEVYING


def levied_on(text: str, end: int, stop: int) -> str | None:
    """What a levy is raised on, behind "on"."""
    on = _ON.match(text, end, stop)
    return phrase_at(text, on.end(), stop, base=True)[0] or None if on else None


def also_levied(text: str, last: int, start: int, end: int) -> str | None:
    """What the second of two levies is raised on: "tariffs of 25% on steel and 10% on cars"."""
    if start - last > REACH or not _ALSO_ON.fullmatch(text, last, start):
        return None
    return levied_on(text, end, end + REACH)


def counted(text: str, before: str, end: int, stop: int) -> str | None:
    """What a change that stands before the figure is one in: "a drop of 8% in arrivals"."""
    change = _CHANGE_OF.search(before[-60:]) if "of" in before else None
    if change and change[1].casefold() in CHANGES and (thing := _IN.match(text, end, stop)):
        return as_measure(phrase_at(text, thing.end(), stop, base=True)[0])
    return None


def changed_thing(text: str, at: int, stop: int) -> str | None:
    """What changes, named at ``at`` behind the figure or a word of change: "a 5% rise in exports"."""
    thing = _CHANGED_THING.match(text, at, stop)
    return as_measure(phrase_at(text, thing.end(), stop, base=True)[0]) if thing else None


def spends(said: frozenset[str]) -> bool:
    """Whether somebody spends the figure, so that "in" tells on what: "invests 5% of its income in schools"."""
    return not _SPENDING.isdisjoint(said)


def behind(text: str, end: int, after: int, stop: int, *, has_base: bool, spent: bool) -> tuple[str | None, str | None]:
    """The measure named behind a figure, and the base of a levy: "levy on imports", "GDP into defence".

    ``end`` is where the figure ends, ``after`` where its base does; ``spent`` says that somebody spends it.
    """
    at = after if has_base else end
    target = not has_base or PRODUCT.search(text, max(end, at - 30), at) is not None
    if target and text[at : at + 1] in (" ", "-"):
        noun, last = phrase_at(text, at + 1, stop, base=False)
        words = noun.casefold().split()
        named = words and noun[0].islower() and words[0] not in TIMES and words[0] not in AGENTS
        if named and words[-1] in _RANGES:
            return None, None
        if named and not _is_participle(words) and not words[0].endswith("ly"):
            return as_measure(noun), levied_on(text, last, stop) if words[-1] in _LEVIES else None
    if goal := _SPENT.match(text, at, stop):
        thing, _ = phrase_at(text, goal.end(), stop, base=False)
        words, to = thing.casefold().split(), goal["to"].casefold()
        timely = not words or words[-1] in TIMES or words[0] in TIMES or words[-1] in AGENTS
        named = any(character.isupper() for character in thing.replace("R&D", ""))
        if has_base and not target and not _GOING.isdisjoint(goal["spent"].split()):  # "a third of that goes to fuel"
            return None, None
        leads = (has_base and (to != "in" or target or spent or goal["spent"])) or to not in ("in", "to", "on", "for")
        if leads and not timely and not named and not (to == "to" and words[0] in _INFINITIVES):
            return as_measure(thing), None
    return None, None


def _is_participle(words: list[str]) -> bool:
    return words[0].endswith("ed") and (len(words) == 1 or words[0] in VERBS)


def gapped(between: str) -> str | None:
    """What a figure without a verb of its own measures: "exports rose by 5 %, imports by 3 %"."""
    match = _gap(between)
    if match is None or match["noun"].startswith("of "):  # "fell from 3% of GDP to 2%"
        return None
    return phrase_before(match["noun"], headed=True)


def elliptic(between: str) -> bool:
    """Whether a figure shares the verb of the one before it: " and imports by ".

    >>> elliptic(" and imports by "), elliptic(" and imports grew by ")
    (True, False)
    """
    return _gap(between) is not None


@lru_cache(maxsize=64)
def _gap(between: str) -> re.Match[str] | None:
    match = _GAPPED_BY.fullmatch(without_cue(between))
    return match if match is not None and VERBS.isdisjoint(between.casefold().split()) else None


def subject(before: str, said: frozenset[str], *, whole: bool) -> str | None:
    """What the verb before a figure says it of: its object where it has one, else its subject if that does not act.

    ``said`` are the words before it in small letters. ``whole`` says that the figure is a share of a whole economy, of
    which a purpose takes its part.
    """
    if VERBS.isdisjoint(said):
        return None
    tokens = list(TOKEN.finditer(before))
    spelt = [token[0].casefold() for token in tokens]
    at = _last_verb(tokens, spelt)
    if not at:
        return None
    verb = spelt[at]
    rest = _TO.sub("", without_cue(_BY_SUM.sub("", before[tokens[at].end() :])))
    rest = "" if _LOOSE.search(rest) else rest  # "includes 29 ports, representing"
    if rest.endswith(_RELATIVES):  # "the standards in which two thirds live"
        return None
    opening = TOKEN.search(rest)
    first = opening[0].casefold() if opening else ""
    participle = verb in _HAVING and first and before.rstrip().endswith(f" {first}")  # "has planted a fifth"
    if participle or first == "that":  # "his view is that one in seven of them"
        return None
    if verb in _MODALS and first and first not in STOPS:
        return _of_unlisted_verb(first, rest.partition(first)[2], before[: tokens[at].start()])
    if first and first not in _NO_OBJECTS and not first.endswith("ly"):
        thing = phrase_before(rest, headed=True)
        if thing is not None and verb not in _BE and not PRODUCT.fullmatch(thing):
            return thing
    takes = whole and verb in _TAKING
    moves = verb in _INTRANSITIVE and not first  # "the rate will increase to 5%"
    return _subject_of(before, tokens, spelt, at, measured=takes or moves)


def _subject_of(before: str, tokens: list[re.Match[str]], spelt: list[str], at: int, *, measured: bool) -> str | None:
    """The subject of the verb at ``at`` if it does not act; ``measured`` says that it is what the figure tells of."""
    passive = at > 1 and spelt[at - 1] in _BE
    if spelt[at] not in LINKING and not passive and not measured:
        return None
    while at > 1 and (
        (spelt[at - 1] in VERBS and not nominal(tokens, at - 1))
        or spelt[at - 1] in _BEFORE_VERBS
        or spelt[at - 1].endswith("ly")
    ):
        at -= 1
    chain = set(spelt[at : at + 4])
    if chain & ACTING and not chain & _BE and not measured:
        return None
    clause = _RELATIVE.sub("", before[: tokens[at].start()])
    found = phrase_before(clause)
    if found is None and clause.endswith((" and ", " but ")):  # "Farming employs six in ten and accounts for 24%"
        first = next((i for i in range(1, at) if spelt[i] in VERBS and not nominal(tokens, i)), 0)
        return phrase_before(before[: tokens[first].start()]) if first else None
    return found


def with_possessor(before: str, measure: str) -> str:
    """A measure with the country or thing in front whose it is: "Peru's exports", of which no other field tells."""
    match = _POSSESSOR.search(before, 0, max(0, before.find(measure)))
    if match is None or not (match[1].endswith(("s", "’", "'")) or country_of_demonym(match[1])):
        return measure
    return f"{match[1]} {measure}"


def without_place(measure: str) -> str:
    """A measure without the country whose economy it is a share of, which another field tells: "debt in Peru"."""
    head, _, place = measure.rpartition(" in ")
    return head if head and place[:1].isupper() else measure


def beside_participle(text: str, before: str, end: int, stop: int) -> str | None:
    """What a participle with a figure tells of: "Revised to 3%, growth lags", "exports, up 3% on 2023, are"."""
    match = _PARTICIPLE.search(before)
    if match is None:
        return None
    if match["noun"].strip(' ,“"('):
        return phrase_before(_WITH_SUM.sub("", match["noun"].rstrip(", ")), headed=True)
    main = _MAIN_CLAUSE.match(text, end, stop)
    if main is None:
        return None
    tokens = TOKEN.finditer(text, main.end(), min(stop, main.end() + _NOUN_REACH))
    verb = next((token for token in tokens if token[0].casefold() in VERBS), None)
    if verb is not None:
        return phrase_before(text[main.end() : verb.start()], headed=True)
    return as_measure(phrase_at(text, main.end(), stop, base=True)[0])


def _last_verb(tokens: list[re.Match[str]], spelt: list[str]) -> int:
    """Where the last verb stands, 0 without one; a participle that tells of the subject before does not count."""
    for i in range(len(tokens) - 1, 0, -1):
        if spelt[i] in VERBS and not nominal(tokens, i) and not (spelt[i] in _LOOSE_VERBS and spelt[i - 1] == ","):
            return i
    return 0


def _of_unlisted_verb(verb: str, behind: str, before: str) -> str | None:
    """What a verb that only its auxiliary gives away says a figure of: "will avoid 5%", "would fall from 3% of GDP"."""
    if verb in _MOVING and (not behind or _AWAY.match(behind)):
        return phrase_before(before)
    return verb if verb in _MEASURING else phrase_before(behind, headed=True)
