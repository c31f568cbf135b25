"""What a percentage is a share of, whose, and what it measures: read from the words of its clause."""

import re
from functools import cache
from typing import NamedTuple

from dipext.find.source import Source
from dipext.lexicon import toml
from dipext.lexicon.countries import country_of_demonym, country_of_name
from dipext.models import Change

_WORD = r"[^\W\d_][\w.'’/&-]*\w|[^\W\d_]|R&D"
_TOKEN = re.compile(rf"(?:{_WORD})|[0-9]+(?:[.,][0-9]+)*|[^\w\s]")
_LETTERS = re.compile("[a-z]+")
_SENTENCE = 400  # characters of a sentence that are read on either side, however long it is
_REACH = 160  # characters of a clause that are read on either side
_LONGEST = 8  # words of a base or measure
_PRODUCT = re.compile(
    r"(?P<owner>.*?)\b(?:(?P<gdp>GDP|gross domestic product|BIP|PIB)|(?P<gni>GNI|gross national income|GNP|gross "
    r"national product))\b",
    re.IGNORECASE | re.DOTALL,
)
_OF = re.compile(r"(?:\s|-)(?:of|des|du)(?:\s|-)(?:the\s+)?|\s(?=(?:GDP|GNI)\b)")
_DIRECT_BASE = re.compile(r"\s(?=(?:the|its|their|all|our|his|her|your)\s)")
_HEADING = re.compile(r"(?:\A|\n|[.;(]\s)[ \t•*–-]*(?P<noun>[^\W\d_][^.,;:()\n]{2,50}):\s+\Z")
_FRONTED = re.compile(r"\A\W*(?:Out of|Of)\s+(?P<base>[^,.;:]{3,60}),\s[^.,;:]{0,40}\Z", re.DOTALL)
_VERBS_BETWEEN = re.compile(
    r"(?:\s+(?:each|every|per|a)\s+year)?(?:\s+(?:directly|mainly|mostly|solely|exclusively|alone))?"
    r"(?:,\s(?:or|i\.e\.|that is|a total of|amounting to|equal to|equivalent to|about|around)\s[^,.;:]{3,60},)?"
    r"(?:\s+(?:may|can|could|will|should|must|would|already|now|is|are|be|been|being|has|have|goes|go|going|went"
    r"|counted|spent|used|set|aside|put|"
    r"allocated|earmarked|reserved|devoted|directed|invested|dedicated|committed|to\s+be|each\s+year|every\s+year"
    r"|per\s+year|a\s+year|annually))*"
    r"\s+(?P<to>into|on|for|to|towards|toward|in)\s+",
    re.IGNORECASE,
)
_CHANGED_THING = re.compile(r"(?<=\w)(?:\s+(?:in(?!\s+[A-Z0-9])|of)\s+|(?<=er)\s+(?!than\b))")
_ON = re.compile(r"\s+on\s+")
_IN = re.compile(r"\s+in\s+(?![A-Z0-9])")
_CHANGE_OF = re.compile(r"\b(\w+)\s+of\s+(?:\w+\s+){0,3}\Z")
_ALSO_ON = re.compile(r"\s+on\s+[^.;:]{2,60}?(?:,|,?\s+and)\s+(?:up to\s+|at least\s+|about\s+)?")
_BY = re.compile(r"\bby\s+(?:[a-z]+\s+){0,4}\Z", re.IGNORECASE)
# "makes up 5%" is no change
_WITH_UP = frozenset(
    {"make", "makes", "made", "making", "take", "takes", "took", "taken", "taking", "use", "uses", "used"}
)
_CHANGED_REACH = 14  # words between a verb of change and the "by" behind its object
_COMPARED = re.compile(
    r"[\s,(—–]+(?:after|(?:up|down) from|compared (?:with|to)|against|versus)(?:\s+(?:only|just|about|around|some"
    r"|nearly|almost|the))*\s+\Z",
    re.IGNORECASE,
)
_GAPPED_BY = re.compile(
    r"(?:[^,;]{0,40}[,;])?\s*(?:and\s+|while\s+|but\s+)?(?P<noun>[^,;:.()]{3,60}?)\s+(?:(?:up|down)(?:\s+by)?|by|to|at)\s*",
    re.DOTALL,
)
_TIED = re.compile(
    r"(?:\s+(?:of|equal\s+to|equivalent\s+to|amounting\s+to|worth|totall?ing"
    r"|corresponding\s+to|representing"
    r"|reaching|exceeding|at|standing\s+at|set\s+at)|,\s+at)\Z"
)
# "contributions of EUR 5 million, i.e. 0.02% of GDP": the share is what the sum is
_SUM_BETWEEN = re.compile(
    r"\s+(?:[A-Z]{3}\s|[$€£¥])[0-9][0-9.,]*(?:\s(?:million|billion|trillion))?,?\s(?:i\.e\.|or|that is|equal to"
    r"|equivalent to|which is),?\Z"
)
_BETWEEN_CLAUSES = re.compile(
    r"[\s,]*(?:(?:of\s+)?(?:GDP|GNI)|this|last|next|year|years|in|by|for|from|since|the|and|but|to|or|then|will"
    r"|would|should|is|was|are|were|be|must|may"
    r"|can|could|rise|rises|rose|rising|reach|reaches|reached|increase|increases|increased|grow|grew|fall|fell"
    r"|going|up|down|at|least|about|around"
    r"|approximately|some|nearly|almost|over|more|less|than|even|another|further|already|now|only|just|currently"
    r"|today|january|february|march|april|june"
    r"|july|august|september|october|november|december|[0-9]{1,4}|\([0-9]{4}\)|year|before|earlier|well|as|of|its|%|pct|per"
    r"|cent|percent|expected|projected|forecast|estimated|likely|set|growing|grow)(?:[\s,]|\Z)",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[.;:]\s|\b(?:and|but|while|which|who)\b")
_TOLD = re.compile(
    r"\b(?:said|says|say|stressed|noted|added|announced|stated|underlined|recalled|emphasised|emphasized|argued|demanded"
    r"|insisted|warned|called on|urged|told \w+)\s(?:that\s)?"
)
_MANY = re.compile(
    r"\b(?:all|the|other|European|NATO|many|most|our|that|few|several|some|no|no other|these|those)\s"
    r"(?:allies|Allies|members|member states|Member States|countries)\b"
)
_RECIPIENT = re.compile(
    r"\b(?:to|for|against|support|supporting|help|helping|aid|assist|send|sending|give|giving|grant|offer|lend"
    r"|supply|provide|with|from|behind|of aid to|on)\s+(?:the\s+)?\Z"
)


class Reading(NamedTuple):
    """What the clause says about one percentage."""

    base: str | None = None
    owner: str | None = None
    measure: str | None = None
    change: Change | None = None
    end: int = 0
    """Where the words of the base end, 0 without one."""
    near: bool = False
    """Whether the measure stands beside the figure and not in the subject."""


@cache
def _words(key: str) -> frozenset[str]:
    if key == "verbs":
        return _words("linking") | _words("acting")
    return frozenset(toml("clause")[key])


_DIRECTIONS: tuple[Change, Change] = ("increase", "decrease")


def is_verb(word: str) -> bool:
    """Whether a word can only be a finite verb.

    >>> is_verb("left"), is_verb("support"), is_verb("party")
    (True, False, False)
    """
    return word in _words("verbs") and word not in _words("nouns")


@cache
def _directions(*places: str) -> dict[str, Change]:
    """The words of change that stand in some places around a figure, and what they say."""
    clause = toml("clause")
    return {word: change for place in places for change in _DIRECTIONS for word in clause[change][place]}


@cache
def _changes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    behind = "|".join(sorted(_directions("after", "beyond"), key=len, reverse=True))
    filler = (  # a word is looked up, which is faster than an alternation of a hundred
        r"(?:by|of|a|an|the|further|another|additional|some|about|around|nearly|almost|over|roughly|approximately"
        r"|more than|at least|up to|up|down"
        r"|less than|in excess of|as much as|annual|year-on-year|it|them|just|only|spending|prices|emissions"
        r"|imports|exports|costs)"
    )
    return (
        re.compile(rf"\b(?P<word>\w+(?:\s+(?:up|down|back))?)(?=(?:\s+{filler}){{0,5}}\s*\Z)", re.IGNORECASE),
        re.compile(
            rf"[\s-](?:annual\s|year-on-year\s|real\s|nominal\s|overall\s|\w+ly\s)?(?P<word>{behind})\b"
            r"(?!\sthe\s(?:poverty|bread))",
            re.IGNORECASE,
        ),
    )


def read_clause(
    source: Source, start: int, end: int, floor: int, ceiling: int, *, fraction: bool, shared: Reading | None = None
) -> Reading:
    """The base, its owner, the measure and the change of the percentage at ``start``:``end``.

    Args:
        source: the release.
        start: where the figure begins.
        end: where its sign or word ends.
        floor: where the percentage before it in the text ends, or 0.
        ceiling: where the next one begins, or the length of the text.
        fraction: whether it is one in words ("two-thirds"), which has a base without "of" as well.
        shared: the reading before it where the two are coordinated: "3.5% of GDP for defence and 1.5% for roads".
    """
    text = source.text
    sentence_start, sentence_end = source.sentence(start)
    sentence_start, sentence_end = max(sentence_start, start - _SENTENCE), min(sentence_end, end + _SENTENCE)
    stop = min(sentence_end, ceiling, end + _REACH)
    base, after = _base(text, end, stop, fraction=fraction)
    before = re.split(r"[;:—–“”\"(]", text[max(sentence_start, start - _REACH) : start])[-1]
    if not before.strip() and (heading := _HEADING.search(text, max(0, start - 90), start)):
        before = f"{heading['noun']} of "  # "GDP growth: 1.2%"
    if _BESIDE.search(before[-_BESIDE_REACH:]):
        before = ""
    if base is None and (fronted := _FRONTED.match(text[sentence_start:start])):
        base = " ".join(fronted["base"].split())
    owner = None
    if base is not None and (product := _PRODUCT.match(base)):
        owner = _owner(product["owner"])
        base = "GDP" if product["gdp"] else "GNI"
        if not re.search(r"\b(?:global|world|combined|aggregate|regional)\b", product["owner"]):
            owner = owner or _only_country(text, _told(text, sentence_start, start), sentence_end, start)
    if base is None and shared is not None:
        base, owner = shared.base, shared.owner
    change = _change(text, start, end, stop, floor, sentence_start)
    beside = _noun_of(_without_cue(before)) or _gapped(text[floor:start] if floor > sentence_start else "")
    measure, levied = _behind(text, end, after, stop, has_base=base is not None)
    if beside and base is None and (on := _ON.match(text, end, stop)) and beside.rpartition(" ")[2] in _words("levies"):
        levied = _phrase(text, on.end(), stop, base=True)[0] or None
    counted = _CHANGE_OF.search(before[-60:])
    if counted and counted[1].casefold() in _words("changes") and (thing := _IN.match(text, end, stop)):
        measure = _measure(_phrase(text, thing.end(), stop, base=True)[0])  # "a drop of 8% in arrivals"
    if measure is None and beside is None and change and (thing := _CHANGED_THING.match(text, end, stop)):
        measure = _measure(_phrase(text, thing.end(), stop, base=True)[0])
    near = measure or beside
    return Reading(
        base or levied,
        owner,
        near or _subject(before, whole=base in ("GDP", "GNI")),
        change,
        after if after > end else 0,
        near is not None,
    )


def continues(text: str, end: int, start: int) -> bool:
    """Whether what stands between two percentages only leads from the one to the other: "this year and should be".

    >>> continues("4% of GDP this year and should be 5%", 2, 34), continues("4% of GDP, and Poland 5%", 2, 22)
    (True, False)
    >>> continues("4% of GDP on roads, after 5%", 2, 26)
    True
    """
    if start - end > _REACH:
        return False
    if (compared := _COMPARED.search(text, end, start)) and _CLAUSE_END.search(text, end, compared.start()) is None:
        return True
    at = end
    while at < start:
        match = _BETWEEN_CLAUSES.match(text, at, start)
        if match is None or match.end() == at:
            return not text[at:start].strip(", \n")
        at = match.end()
    return True


def elliptic(between: str) -> bool:
    """Whether a figure shares the verb of the one before it: " and imports by ".

    >>> elliptic(" and imports by "), elliptic(" and imports grew by ")
    (True, False)
    """
    match = _GAPPED_BY.fullmatch(_without_cue(between))
    return match is not None and not _words("verbs") & set(between.casefold().split())


def also_levied(text: str, last: int, start: int, end: int) -> str | None:
    """What the second of two levies is raised on: "tariffs of 25% on steel and 10% on cars"."""
    if start - last > _REACH or not _ALSO_ON.fullmatch(text, last, start):
        return None
    on = _ON.match(text, end)
    return _phrase(text, on.end(), end + _REACH, base=True)[0] or None if on else None


def _phrase(text: str, at: int, stop: int, *, base: bool) -> tuple[str, int]:
    """The noun phrase that begins at ``at``, as written, and where it ends."""
    last, nouns = at, 0
    previous, written = "", ""
    for count, token in enumerate(_TOKEN.finditer(text, at, stop)):
        word = token[0].casefold()
        if token.start() > last and "\n" in text[last : token.start()] and "\n\n" in text[last : token.start()]:
            break
        if token.start() < last:
            continue
        if not (token[0][0].isalnum() or token[0] in "$€£¥"):
            break
        if word == "and" and written[:1].isupper() and _NAME_GOES_ON.match(text, token.end(), stop):
            last = token.end()
            continue
        if word in _words("stops") and not (count == 0 and (word == "all" or (base and word in _ARTICLES))):
            break
        if base and (nouns or previous == "those") and word.endswith("ing") and _plural(previous):
            if word in ("being", "having"):
                break
            last = _participle(text, token.end(), stop) or last
            break
        if base and nouns and word in _words("finite") and _plural(previous):
            break
        if word == "of" and (not nouns or not base):
            break
        if (
            (nouns or previous in ("total", "rest"))
            and previous != "of"
            and not (previous == "total" and word in _words("nouns"))
            and (
                (
                    word in _words("verbs")
                    and (base or word not in _words("nouns") or not _ends_phrase(text, token.end()))
                )
                or (word.endswith(("ed", "ly")) and len(word) > 4)
            )
        ):
            break
        if not nouns and word in _words("verbs") and not base and word not in _words("determiners"):
            break
        if word in _words("determiners") and nouns and previous != "of":
            break
        if len(text[at:last].split()) >= _LONGEST:
            break
        nouns += word not in _words("determiners") and word != "of" and not word.endswith(("’s", "'s", "ly"))
        last, previous, written = token.end(), word, token[0]
        if base and written[:1].isupper() and (acronym := _ACRONYM.match(text, last, stop)):
            last = acronym.end()
    phrase = text[at:last]
    for tail in (" of", " the", " its", " their"):
        phrase = phrase.removesuffix(tail)
    named = nouns or phrase.endswith(("total", "rest"))  # "of the total"
    return (" ".join(phrase.split()) if named else ""), at + len(phrase)


_ARTICLES = frozenset({"a", "an"})  # "80% of a loan"
# "the National Oceanic and Atmospheric Administration (NOAA) projects" is one name with its noun.
_NAME_GOES_ON = re.compile(r"\s+[A-Z][a-z]+")
_ACRONYM = re.compile(r"\s\([A-Z][\w-]{1,9}\)(?=\s[a-z])")
_BEHIND_PARTICIPLE = re.compile(r"\s+(?:(?P<place>in|on|at|to|from|with|under|below|within|outside|through|for|as)\s)?")
_PEOPLE = frozenset({"people", "women", "men", "children", "those", "youth", "police"})


def _plural(word: str) -> bool:
    """Whether a noun in small letters names many, so that a verb in its base form may follow."""
    return word in _PEOPLE or (len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")))


def _participle(text: str, at: int, stop: int) -> int:
    """Where the words end that go with a participle behind a noun: "people living in poverty"; 0 without any."""
    match = _BEHIND_PARTICIPLE.match(text, at, stop)
    if match is None:
        return 0
    phrase, last = _phrase(text, match.end(), stop, base=True)
    timely = not phrase or phrase[0].isdigit() or phrase.casefold().split()[-1] in _words("times")
    return 0 if timely else last


_PHRASE_END = re.compile(r"\s*(?:[.,;:)]|\Z)|\s+(\w+)")


def _ends_phrase(text: str, at: int) -> bool:
    """Whether a word that may be a verb or a noun ends its phrase, as nouns do: "military support to"."""
    match = _PHRASE_END.match(text, at)
    return match is None or match[1] is None or match[1].casefold() in _words("stops")


def _base(text: str, end: int, stop: int, *, fraction: bool) -> tuple[str | None, int]:
    match = _OF.match(text, end, stop)
    at = end
    if match is not None:
        at = match.end()
        if (article := re.search(r"the\s+\Z", match[0])) and not _PRODUCT.match(text[at : at + 60].split(",")[0]):
            at -= len(article[0])
    elif fraction and (direct := _DIRECT_BASE.match(text, end, stop)):
        at = direct.end()
    elif (
        fraction
        and re.match(r"\s\w", text[end : end + 2])
        and re.search(r"\s(?:in|out\sof)\s(?:every\s)?\S+\Z", text[max(0, end - 24) : end])
    ):
        at = end + 1  # "one in five vehicles", but "one in five said"
        if (first := _TOKEN.match(text, at, stop)) and is_verb(first[0].casefold()):
            return None, end
    else:
        return None, end
    phrase, last = _phrase(text, at, stop, base=True)
    if phrase and (product := _PRODUCT.match(phrase)):
        last = at + text[at:last].find(product[0][-3:]) + 3 if product[0] in text[at:last] else last
        phrase = product[0]
        if following := re.match(r"\s+of\s+(?:the\s+)?([A-Z][\w.]+(?:\s[A-Z]\w+)?)", text[last:stop]):
            phrase = f"{following[1]} {product['gdp'] or product['gni']}"
            last += following.end()
    return (phrase, last) if phrase else (None, end)


def _owner(words: str) -> str | None:
    """The country or organisation in front of "GDP": "Latvian", "the EU's"."""
    name = re.sub(r"(?:['’]s?)?\s*\Z", "", words.strip())
    name = re.sub(r"\A(?:the|its|their|annual|national)\s+", "", name)
    name = re.sub(r"\s+(?:annual|national|total)\Z", "", name).removesuffix("’s").removesuffix("'s")
    if name in ("EU", "European Union", "NATO", "G7", "OECD", "UN"):
        return "EU" if name == "European Union" else name
    return country_of_demonym(name) or country_of_name(name) if name else None


def _told(text: str, start: int, at: int) -> int:
    """Where the clause with the figure begins: behind the words that tell who says so, where there are any."""
    match = _TOLD.search(text, start, at)
    return match.end() if match else start


def _only_country(text: str, start: int, end: int, at: int) -> str | None:
    """The one country that acts in a sentence; one that receives does not count."""
    found: set[str] = set()
    if _MANY.search(text, start, at):
        return None
    for match in re.finditer(r"\b[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}", text[start:end]):
        place = start + match.start()
        words = match[0].removesuffix(".").split() if match[0] not in ("U.S.", "U.K.") else [match[0]]
        for size in range(len(words), 0, -1):
            name = " ".join(words[:size])
            country = country_of_name(name) or (country_of_demonym(name) if size == 1 else None)
            if country is not None:
                if not _RECIPIENT.search(text, max(start, place - 30), place):
                    found.add(country)
                break
    return found.pop() if len(found) == 1 else None


def _change(text: str, start: int, end: int, stop: int, floor: int, sentence_start: int) -> Change | None:
    before, after = _changes()
    table = _directions("before", "after")
    for match in before.finditer(text, max(sentence_start, floor, start - 60), start):
        words = match["word"].casefold().split()
        for word in (" ".join(words), words[0], words[-1]):  # "went up", "rose up", "are up"
            if word in table and words[0] not in _WITH_UP:
                return table[word]
    if behind := after.match(text, end, stop):
        return _directions("after", "beyond")[behind["word"].casefold()]
    size = _BY.search(text, max(sentence_start, floor, start - _REACH), start)
    if size is None:
        return None
    clause = re.split(r"[.;:,()]\s", text[max(sentence_start, floor, start - _REACH) : size.start()])[-1]
    words = [word.casefold() for word in clause.split()[-_CHANGED_REACH:]]  # "cut its imports of gas by 90%"
    sized = _directions("before", "after", "by")
    return next((sized[word] for word in reversed(words) if word in sized), None)


def _behind(text: str, end: int, after: int, stop: int, *, has_base: bool) -> tuple[str | None, str | None]:
    """The measure named behind the figure, and the base of a levy: "levy on imports", "GDP into defence"."""
    _, changed = _changes()
    at = after if has_base else end
    if change := changed.match(text, end, stop):
        if following := _CHANGED_THING.match(text, change.end(), stop):
            phrase, _ = _phrase(text, following.end(), stop, base=True)
            return _measure(phrase), None
        return None, None
    target = not has_base or _PRODUCT.search(text, max(end, at - 30), at) is not None
    if target and text[at : at + 1] in (" ", "-", "\u00a0"):
        noun, last = _phrase(text, at + 1, stop, base=False)
        words = noun.casefold().split()
        named = words and noun[0].islower() and words[0] not in _words("times") | _words("agents")
        participle = words and words[0].endswith("ed") and (len(words) == 1 or words[0] in _words("verbs"))
        if named and not participle and not words[0].endswith("ly"):
            levied = None
            if words[-1] in _words("levies") and (on := _ON.match(text, last, stop)):
                levied = _phrase(text, on.end(), stop, base=True)[0] or None
            return _measure(noun), levied
    if goal := _VERBS_BETWEEN.match(text, at, stop):
        thing, _ = _phrase(text, goal.end(), stop, base=False)
        words, to = thing.casefold().split(), goal["to"].casefold()
        timely = (
            not words or words[-1] in _words("times") or words[0] in _words("times") or words[-1] in _words("agents")
        )
        named = any(character.isupper() for character in thing.replace("R&D", ""))
        leads = has_base or to not in ("in", "to", "on", "for")
        if leads and not timely and not named and not (to == "to" and words[0] in _words("infinitives")):
            return _measure(thing), None
    return None, None


def _without_cue(before: str) -> str:
    """The words before a figure without those that only bound it: "contributions of at least"."""
    return _CUES.sub("", before.rstrip())


_CUES = re.compile(
    r"(?:\s+(?:at least|at most|up to|more than|less than|over|about|around|approximately|roughly|nearly"
    r"|almost|between|some|from|under|below|an?"
    r"|just|only|the|no less than|exactly|a minimum of|a maximum of|another|an additional))+\s*\Z",
    re.IGNORECASE,
)


def _noun_of(before: str) -> str | None:
    """The noun that "of" ties to the figure: "contributions of 3 per cent", "support worth 5 %"."""
    before = _SUM_BETWEEN.sub("", before[-90:])
    tie = _TIED.search(before)
    if tie is None:
        return None
    clause = re.split(r"[.,;:()\[\]“”\"]", before[: tie.start()])[-1]
    noun = _back(clause, headed=tie[0].endswith("of"))
    if noun is None:
        return None
    changed, _, what = noun.partition(" in ")
    return what or None if changed.rpartition(" ")[2] in _words("changes") else noun


def _gapped(between: str) -> str | None:
    """What a figure without a verb of its own measures: "exports rose by 5 %, imports by 3 %"."""
    match = _GAPPED_BY.fullmatch(_without_cue(between))
    return (
        None
        if match is None or _words("verbs") & set(between.casefold().split())
        else _back(match["noun"], headed=True)
    )


def _subject(before: str, *, whole: bool) -> str | None:
    """What the verb before a figure says it of: its object where it has one, else its subject if that does not act.

    ``whole`` says that the figure is a share of a whole economy, of which a purpose takes its part.
    """
    verbs = _words("verbs")
    if verbs.isdisjoint(_LETTERS.findall(before.casefold())):
        return None
    tokens = list(_TOKEN.finditer(before))
    spoken = [i for i, token in enumerate(tokens) if i and token[0].casefold() in verbs]
    verb = next((i for i in reversed(spoken) if not _nominal(tokens, i)), 0)
    if not verb:
        return None
    behind = re.sub(
        r"\s+(?:to|by|from|at|above|below|beyond|within|over|under|of)\s*\Z",
        "",
        _without_cue(before[tokens[verb].end() :]),
    )
    first = next((t[0].casefold() for t in _TOKEN.finditer(behind)), "")
    if first and first not in _words("stops") - {"a", "an", "some"} and not first.endswith("ly"):
        thing = _back(behind, headed=True)
        if thing is not None and tokens[verb][0].casefold() not in _BE:
            return thing
    passive = verb > 1 and tokens[verb - 1][0].casefold() in _BE
    takes = whole and tokens[verb][0].casefold() in _TAKING
    if tokens[verb][0].casefold() not in _words("linking") and not passive and not takes:
        return None
    while verb > 1 and (_is_verb(tokens, verb - 1) or tokens[verb - 1][0].casefold() in _BEFORE_VERBS
                        or tokens[verb - 1][0].casefold().endswith("ly")):  # fmt: skip
        verb -= 1
    chain = {token[0].casefold() for token in tokens[verb : verb + 4]}
    return None if chain & _words("acting") and not chain & _BE and not takes else _back(before[: tokens[verb].start()])


# "The sums come on top of the 5%": the figure is not what the sums are
_BESIDE_REACH = 24
_BESIDE = re.compile(
    r"\b(?:over and above|on top of|in addition to|besides|beyond|apart from|aside from|instead of)"
    r"\s(?:the|its|their|our|these|those|that)\s*\Z",
    re.IGNORECASE,
)
_BE = frozenset({"is", "was", "are", "were", "be", "been", "being"})
_TAKING = frozenset({"take", "takes", "took", "taken", "absorb", "absorbs", "absorbed", "consumes", "consumed"})
_BEFORE_VERBS = frozenset({"already", "now", "still", "also", "only", "currently", "not", "to", "therefore"})


def _is_verb(tokens: list[re.Match[str]], at: int) -> bool:
    return tokens[at][0].casefold() in _words("verbs") and not _nominal(tokens, at)


def _nominal(tokens: list[re.Match[str]], at: int) -> bool:
    """Whether a word that may be a verb is a noun here: "the rise", "direct support"."""
    return at > 0 and tokens[at - 1][0].casefold() in _words("determiners") | {"of", "to the"}


def _coordinates(before: str, after: str) -> bool:
    """Whether "and" joins two plain nouns: "trade and investment"."""
    known = _words("verbs") | _words("stops") | _words("determiners")
    return before[:1].isupper() == after[:1].isupper() and all(
        w.isalpha() and w.casefold() not in known for w in (before, after)
    )


_PREPOSITIONS = frozenset({"of", "on", "for", "in", "into"})
_OTHER_PREPOSITIONS = frozenset(
    {"to", "from", "among", "between", "with", "by", "at", "across", "against", "within", "under"}
)


def _back(words: str, *, headed: bool = False) -> str | None:
    """The noun phrase that a stretch of text ends in, without its determiners and what tells place and time.

    ``headed`` says that the last word is a noun for certain, even if it may be a verb elsewhere ("support").
    """
    tokens = list(_TOKEN.finditer(words))
    first = len(tokens)
    for i in range(len(tokens) - 1, -1, -1):
        word = tokens[i][0].casefold()
        if not tokens[i][0][0].isalnum():
            break
        if word == "and" and 0 < i < len(tokens) - 1 and _coordinates(tokens[i - 1][0], tokens[i + 1][0]):
            continue
        certain = (headed and i == len(tokens) - 1) or i == 0  # a noun, though it may be a verb elsewhere
        if (word in _words("verbs") and not certain) or (
            word in _words("stops") and word not in _PREPOSITIONS | _OTHER_PREPOSITIONS
        ):
            break
        first = i
        if word in _words("determiners") and not (
            i and tokens[i - 1][0].casefold() in _PREPOSITIONS | _OTHER_PREPOSITIONS
        ):
            break
    kept: list[str] = []
    for at, token in enumerate(tokens[first:], first):
        word = token[0].casefold()
        if kept and word in _OTHER_PREPOSITIONS:
            break
        if kept and word in _PREPOSITIONS - {"of"}:
            following = tokens[at + 1][0] if at + 1 < len(tokens) else "."
            if not following[0].islower() or following.casefold() in _words("times") | _words("determiners"):
                break
        kept.append(token[0])
    while kept and kept[0].casefold() in _words("determiners") | _PREPOSITIONS:
        kept.pop(0)
    return _measure(" ".join(kept))


_PRONOUNS = frozenset(
    {"they", "we", "he", "she", "it", "i", "you", "this", "that", "there", "which", "who", "what", "these", "those"}
)


def _measure(phrase: str) -> str | None:
    """A measure without the possessor in front; ``None`` where somebody acts or time passes."""
    words = phrase.split()
    for size in (3, 2, 1):
        head = " ".join(words[:size])
        name = re.sub(r"['’]s?\Z", "", head)
        if len(words) > size and (
            country_of_demonym(name)
            or name in ("EU", "NATO", "UN")
            or (name != head and (country_of_name(name) or name[:1].isupper()))
        ):
            words = words[size:]
            break
    while words and words[0].casefold() in _words("determiners"):
        words = words[1:]
    if not words or len(words) > _LONGEST:
        return None
    head = words[0]
    last = next((words[i - 1] for i, word in enumerate(words) if i and word in _PREPOSITIONS), words[-1]).casefold()
    if (
        last in _words("agents") | _words("times")
        or re.split("['’]", head.casefold())[0] in _PRONOUNS
        or (head == words[-1] and last.endswith("ly"))
    ):
        return None
    if any(w[:1].isupper() and not w.isupper() for w in words[1:]) or any(w[0].isdigit() for w in words):
        return None
    if len(words) == 1 and last in _words("changes"):
        return None
    if country_of_name(" ".join(words)) or country_of_demonym(" ".join(words)):
        return None
    return " ".join([head if head.isupper() or len(head) < 2 else head[0].lower() + head[1:], *words[1:]])
