"""Names of people, and what stands around them, in running text.

Runs of capitalised words are proposed and decided one by one: first by what introduces them (a title, a form of
address, a speaker's colon, a photo credit), then by a small linear model; what is left counts when the release names
that person elsewhere.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from dipext.find.people_judge import INITIAL, setting, weigh
from dipext.find.people_place import (
    address,
    articled,
    closes,
    credited,
    function_by_place,
    honorific,
    is_made,
    kin_or_call,
    names_a_thing,
    next_contact,
    owned_by_country,
    party,
    quoted,
    speaks,
    speaks_up,
    with_particles,
)
from dipext.find.people_runs import NAME, Parsed, parse, runs
from dipext.find.source import Source
from dipext.find.titles_after import titles_after
from dipext.find.titles_before import Before, may_end, titles_before
from dipext.lexicon import people as lexicon
from dipext.lexicon import toml
from dipext.lexicon.countries import country_of_demonym, country_of_name, find_country
from dipext.models import PersonForm, PersonFunction, Span, Title
from dipext.normalise.names import fold, is_eastern
from dipext.normalise.titles import read_title

RULES: tuple[str, ...] = (
    "person.title-before",
    "person.title-after",
    "person.honorific",
    "person.listed",
    "person.tag",
    "person.kin",
    "person.called",
    "person.figure",
    "person.country-s",
    "person.bare",
    "person.again",
    "person.title-only",
)

# Log odds from which a run that nothing introduces is a person: of several words, and of one.
_LIMIT = 0.0
_LIMIT_ALONE = 0.7
# ... and of the words alone, where it stands in a list with a sure name.
_LIMIT_LISTED = -1.2


@dataclass(frozen=True, slots=True)
class NameMention:
    """A mention before it is known who it is."""

    span: Span
    form: PersonForm
    honorific: str | None
    titles: tuple[Title, ...]
    function: PersonFunction
    possessive: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run of words that may be a name: its offsets, its parse, and where the mention before it ends."""

    start: int
    end: int
    parsed: Parsed
    floor: int


@dataclass(slots=True)
class _Reading:
    """What is known of a candidate while it is being decided. ``left`` is where its titles and honorific start."""

    start: int
    end: int
    left: int
    rule: str = ""
    honorific: str | None = None
    titles: tuple[Title, ...] = ()
    function: PersonFunction | None = None
    plural: bool = False
    apposed: bool = False
    each: tuple[Title, ...] = ()
    behind: int = 0


def find_people(source: Source) -> list[NameMention]:
    """Every mention of a person, in text order, without overlaps."""
    found, left, held = _first_pass(source)
    found.extend(_again(source, found, left))
    found.extend(_title_only(source, found, held))
    found.sort(key=lambda mention: mention.span.start)
    kept: list[NameMention] = []
    for mention in found:
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept


def undecided(source: Source) -> list[Candidate]:
    """The candidates that nothing introduces, which the model behind ``person.bare`` is trained on."""
    return _first_pass(source, judge=False)[1]


def _first_pass(source: Source, judge: bool = True) -> tuple[list[NameMention], list[Candidate], list[tuple[int, int]]]:
    """The mentions that stand by themselves, the candidates that are left, and where titles of the former stand."""
    text = source.text
    found: list[NameMention] = []
    left: list[Candidate] = []
    held: list[tuple[int, int]] = []
    floor = 0
    chain: _Reading | None = None
    for start, run in runs(text):
        names = parse(run)
        if not names:
            continue
        for parsed in names:
            candidate = Candidate(start + parsed.start, start + parsed.end, parsed, floor)
            if parsed.word:  # it counts only where the release names that person elsewhere
                left.append(candidate)
                continue
            if chain is not None and not _listed(text, chain.end, candidate.start):
                chain = None
            contact = found[-1].span.end if found and found[-1].function == "contact" else None
            reading = _decide(source, candidate, chain, contact, judge)
            if not reading.rule:
                left.append(candidate)
                continue
            mention = _mention(source, candidate, reading)
            found.append(mention)
            floor = max(mention.span.end, reading.behind)
            if reading.titles:
                held.append((reading.left, floor))
            if reading.plural or chain is not None or reading.rule == "person.figure":
                chain = reading
    return found, left, held


def _listed(text: str, end: int, start: int) -> bool:
    """Whether a list goes on from one name to the next: "Ministers A, B and C"."""
    return start - end < 40 and _LIST_GAP.fullmatch(text, end, start) is not None


_LIST_GAP = re.compile(r"(?: of (?:the )?[A-Z]\w+(?: [A-Z]\w+)?)?(?:\s*,?\s*(?:and|&)?\s*)")


def _decide(source: Source, candidate: Candidate, chain: _Reading | None, contact: int | None, judge: bool) -> _Reading:
    """Read what stands around a candidate; the rule stays empty when nothing makes it a person.

    ``chain`` is the name before it in a list, ``contact`` where the press contact before it ends.
    """
    text, parsed = source.text, candidate.parsed
    start = with_particles(text, candidate.start, candidate.floor)
    reading = _Reading(start, _with_suffix(text, candidate.end), start)
    if text[reading.end : reading.end + 1] == "@":
        return reading
    _read_address(text, candidate, reading)
    _read_title_before(source, candidate, reading)
    if chain is not None and not reading.rule and (chain.titles or _is_surname(parsed)):
        reading.titles, reading.rule = chain.titles, "person.listed"
        if chain.each:
            reading.titles, reading.each = chain.each[:1], chain.each[1:]
    reading.function = function_by_place(text, reading.left)
    if reading.function is None and "/" in text[reading.end : reading.end + 2] and credited(text, reading.end):
        reading.function = "credit"
    if reading.function is None and quoted(text, reading.left, reading.end):
        reading.function = "speaker"
    if reading.function is None and contact is not None and next_contact(text, contact, reading.left):
        reading.function = "contact"
    if reading.function is not None and not reading.rule and (parsed.whole or parsed.flags & NAME):
        reading.rule = "person.tag"
    behind = reading.end
    if parsed.whole or reading.rule:
        held, behind = titles_after(text, _seat(text, reading), reading.apposed)
        if held:
            reading.titles += held
            reading.rule = reading.rule or "person.title-after"
    if (
        reading.function is None
        and speaks_up(text, reading.left, reading.end, bool(reading.rule))
        and (reading.rule or _tag_name(text, reading, parsed))
    ):
        reading.function = "speaker"
        reading.rule = reading.rule or "person.tag"
    if not reading.rule:
        reading.rule = _unintroduced(source, candidate, reading, judge)
    if (
        not reading.rule
        or names_a_thing(text, reading.end, parsed.whole)
        or (reading.function is None and is_made(text, reading.left, reading.end, parsed.whole))
    ):
        reading.rule = ""
        return reading
    reading.behind = behind
    if reading.function is None and reading.titles and closes(text, reading.left, reading.end, behind):
        reading.function = "signatory"
    if reading.function is None:
        office = reading.titles[0].role if reading.rule == "person.title-before" else None
        spokes = office == "spokesperson" and text[start - 2] != ","
        reading.function = "speaker" if speaks(source, reading.left, start, behind, spokes) else "mentioned"
    _give_owner(text, reading, candidate)
    return reading


def _seat(text: str, reading: _Reading) -> int:
    """Where a name ends with the seat of a peer: "Lord Doe of Anytown"."""
    if reading.honorific is None or reading.honorific.split()[-1] not in lexicon.words("people", "honorifics", "peers"):
        return reading.end
    match = _SEAT.match(text, reading.end)
    return match.end() if match is not None else reading.end


_SEAT = re.compile(r" of [A-Z][\w'’-]+(?: (?:(?:and|in|on|upon) (?:the )?)?[A-Z][\w'’-]+){0,3}")


def _is_surname(parsed: Parsed) -> bool:
    return not parsed.whole and parsed.flags in (lexicon.FAMILY, NAME)


def _with_suffix(text: str, end: int) -> int:
    """Where a name ends with what a comma or a full stop cuts off: ", Jr."."""
    match = _SUFFIX.match(text, end)
    return match.end() if match is not None else end


_SUFFIX = re.compile(r",?[ \xa0](?:Jr|Sr)\.|, (?:Jr|Sr|III|IV)\b")


def _read_address(text: str, candidate: Candidate, reading: _Reading) -> None:
    parsed = candidate.parsed
    if parsed.honorific is not None:
        begin = candidate.start - parsed.start + parsed.honorific[0]
        reading.left, reading.honorific = honorific(text, begin, reading.start, candidate.floor)
        reading.rule = "person.honorific"
        return
    phrase = address(text, reading.start, candidate.floor)
    if phrase is not None:
        reading.left, reading.honorific = phrase
        reading.rule = "person.honorific"


def _read_title_before(source: Source, candidate: Candidate, reading: _Reading) -> None:
    text, parsed = source.text, candidate.parsed
    if not (parsed.titled or parsed.led or may_end(text, reading.left)):
        return
    before = titles_before(text, reading.left, candidate.floor)
    if before is None or (before.apposition and not parsed.whole):
        return
    if lexicon.kind(text[before.start : before.start + 8].split(" ")[0]) & lexicon.BEFORE:
        return  # "HMS Queen ..."
    if not parsed.whole and parsed.flags & lexicon.PLACE and not parsed.titled:
        return
    reading.titles, reading.plural, reading.apposed = before.titles, before.plural, before.apposition
    reading.left = before.start
    reading.rule = "person.title-before"
    if text[max(0, before.start - 4) : before.start] in ("the ", "The ") and before.apposition:
        reading.titles = _of_issuer(source, reading.titles, before.start)
    if source.issuer is not None and source.issuer.country == "GBR":
        reading.titles = tuple(
            title.model_copy(update={"role": "minister"}) if title.text == "Chancellor" else title
            for title in reading.titles
        )
    if any("counterpart" in title.text for title in before.titles):
        reading.titles = _counterparts(source, before)
        each = _one_each(text, before.start, reading.titles) if before.plural else ()
        if each:
            reading.titles, reading.each = each[:1], each[1:]
    if reading.honorific is None:
        phrase = address(text, before.start, candidate.floor)
        if phrase is not None:
            reading.left, reading.honorific = phrase


def _of_issuer(source: Source, held: tuple[Title, ...], start: int) -> tuple[Title, ...]:
    """The issuer's country for "the Minister of Foreign Affairs, ..." without one."""
    country = source.issuer.country if source.issuer else None
    if country is None or len(held) != 1 or held[0].of or held[0].role not in _NATIONAL:
        return held
    before = source.text[source.sentence(start)[0] : start].split()
    if before[-2:-1] and before[-2] in lexicon.words("people", "context", "abroad"):
        abroad = find_country(" ".join(before))
        if abroad not in (None, country):
            return held
    return (held[0].model_copy(update={"of": country}),)


_NATIONAL = frozenset(
    ["foreign_minister", "defence_minister", "minister", "state_secretary", "head_of_government", "head_of_state"]
)


def _counterparts(source: Source, before: Before) -> tuple[Title, ...]:
    """The office behind "his Dutch counterpart": the one that the sentence named before."""
    text = source.text
    first, _ = source.sentence(before.start)
    role = read_title(text[first : before.start]).role
    if role == "other" or role == "minister":
        earlier = read_title(
            text[max(0, first - 300) : first]
        ).role  # "Minister Doe": of what, an earlier sentence says
        role = earlier if earlier in ("foreign_minister", "defence_minister") else role
    return tuple(title.model_copy(update={"role": role}) if title.role == "other" else title for title in before.titles)


def _one_each(text: str, start: int, titles: tuple[Title, ...]) -> tuple[Title, ...]:
    """The titles of "his Latvian and Lithuanian counterparts A and B", to be given one to each."""
    match = _PEOPLES.search(text, max(0, start - 80), start)
    peoples = re.findall(r"[A-Z]\w+", match[0]) if match is not None else []
    if len(titles) != 1 or not peoples or not all(country_of_demonym(name) for name in peoples):
        return ()
    title = titles[0]
    return (*(title.model_copy(update={"of": country_of_demonym(name)}) for name in peoples), title)


_PEOPLES = re.compile(r"(?:[A-Z]\w+,? (?:and )?)+$")


def _give_owner(text: str, reading: _Reading, candidate: Candidate) -> None:
    """The country that the words around a titled name give: "For Latvia: ...", "President Sánchez of Spain"."""
    if not reading.titles or reading.titles[-1].of:
        return
    owner = party(text, reading.left) if reading.function == "signatory" else None
    if owner is None:
        match = _OF.match(text, reading.end)
        words = match[1].split(" ") if match is not None else []
        owner = next((code for n in range(len(words), 0, -1) if (code := country_of_name(" ".join(words[:n])))), None)
    if owner is not None:
        reading.titles = (*reading.titles[:-1], reading.titles[-1].model_copy(update={"of": owner}))


_OF = re.compile(r" of (?:the )?((?:[A-Z][\w'’-]+)(?: (?:and |of )?[A-Z][\w'’-]+){0,3})")


def _tag_name(text: str, reading: _Reading, parsed: Parsed) -> bool:
    """Whether the words in front of a colon can be a speaker: a name, or one unknown word in capitals."""
    if parsed.whole:
        return parsed.weight > 0 or text[reading.start : reading.end].isupper()
    long = reading.end - reading.start > 4
    return bool(parsed.flags & NAME) or (long and not parsed.flags and text[reading.start : reading.end].isupper())


def _unintroduced(source: Source, candidate: Candidate, reading: _Reading, judge: bool) -> str:
    """The rule that reads a name which no title introduces, or nothing."""
    text, parsed = source.text, candidate.parsed
    start, end = candidate.start, candidate.end
    if (start, end) in source.witness:
        return "person.bare"
    if not parsed.whole:
        rule = kin_or_call(text, start, end, parsed.flags)
        if rule:
            return rule
        if text[start:end] in lexicon.words("people", "names", "figures"):
            return "person.figure"
    if not parsed.flags & ~(NAME | lexicon.EASTERN) and owned_by_country(text, reading.start):
        return "person.country-s"
    if not parsed.whole and (text[start:end].isupper() or parsed.flags & lexicon.WORD):
        return ""
    if (parsed.initials or _initialled(parsed)) and not articled(text, start):
        return "person.bare"
    if not judge or (articled(text, reading.start) and not parsed.led):
        return ""
    odds = parsed.weight + weigh(setting(text, start, end, parsed.whole))
    return "person.bare" if odds > (_LIMIT if parsed.whole else _LIMIT_ALONE) else ""


def _initialled(parsed: Parsed) -> bool:
    """Whether a name has initials and a given name: "A.P.J. Abdul Kalam"."""
    return "first=i" in parsed.traits and ("middle=g" in parsed.traits or "middle=b" in parsed.traits)


def _mention(source: Source, candidate: Candidate, reading: _Reading) -> NameMention:
    text = source.text
    start, end = reading.start, reading.end
    parsed = candidate.parsed
    form: PersonForm = "full" if parsed.whole else "surname"
    if reading.rule in ("person.kin", "person.called"):
        form = "given"
    elif not parsed.whole and any(title.role == "royal" or _is_papal(title.text) for title in reading.titles):
        form = "given"  # "King Charles"
    elif parsed.initials and (reading.honorific is None or text[start:end].count(".") > 1):
        form = "initials"
    return NameMention(
        span=Span(start=start, end=end, text=text[start:end]),
        form=form,
        honorific=reading.honorific,
        titles=reading.titles,
        function=reading.function or "mentioned",
        possessive=text.startswith(("’s", "'s"), end) or (text[end - 1] == "s" and text[end : end + 1] in ("'", "’")),
        rule=reading.rule,
    )


def _is_papal(title: str) -> bool:
    return title.endswith(("Pope", "Patriarch", "Catholicos", "Metropolitan"))


def _again(source: Source, found: list[NameMention], left: list[Candidate]) -> Iterator[NameMention]:
    """Later mentions of people whom the release names elsewhere."""
    borders = {at for mention in found if mention.form == "full" for at in (mention.span.start, mention.span.end)}
    families: set[str] = set()
    parts: set[str] = set()
    for mention in found:
        words = [w for w in mention.span.text.replace(",", "").split() if not w.islower() and not INITIAL.fullmatch(w)]
        parts.update(map(fold, words))
        parts.update(fold(w.partition("-")[2]) for w in words if w[:3].lower() in ("al-", "el-"))
        if words:
            families.update((fold(words[-1]), *(fold(words[0]) for _ in words[1:2] if is_eastern(words[0]))))
    if not parts:
        return
    for candidate in left:
        start, end = candidate.start, candidate.end
        words = source.text[start:end].split()
        if fold(words[-1]) not in parts:
            listed = candidate.parsed.whole and candidate.parsed.weight > _LIMIT_LISTED
            if listed and _beside(source.text, candidate, borders) and not names_a_thing(source.text, end, whole=True):
                yield _mention(source, candidate, _Reading(start, end, start, "person.listed"))
            continue
        if candidate.parsed.whole:
            if articled(source.text, start) or names_a_thing(source.text, end, whole=True):
                continue
            if candidate.parsed.led and fold(words[0]) not in parts and not lexicon.kind(words[0]) & NAME:
                start = end - len(words[-1])
                candidate = (
                    replace(candidate, start=start, parsed=parse(words[-1])[0]) if parse(words[-1]) else candidate
                )
        elif not _stands_for_person(source.text, candidate, fold(words[-1]) in families):
            continue
        start = with_particles(source.text, start, candidate.floor)
        function: PersonFunction = "speaker" if speaks(source, start, start, end) else "mentioned"
        yield _mention(source, candidate, _Reading(start, end, start, "person.again", function=function))


_AND_NEXT = re.compile(r",\s(?:and\s)?|\sand\s")
_AND_BEFORE = re.compile(r"(?:,\s(?:and\s)?|(?<!,)\sand\s)$")


def _beside(text: str, candidate: Candidate, borders: set[int]) -> bool:
    """Whether a doubtful name stands in a list with a sure one."""
    following = _AND_NEXT.match(text, candidate.end)
    if following is not None and following.end() in borders:
        return True
    before = _AND_BEFORE.search(text, max(0, candidate.start - 6), candidate.start)
    return before is not None and before.start() in borders


def _stands_for_person(text: str, candidate: Candidate, family: bool) -> bool:
    """Whether a word that is a name of this release is the name here too, and not the word or the place."""
    if names_a_thing(text, candidate.end, whole=False):
        return False
    if not candidate.parsed.flags & (lexicon.WORD | lexicon.PLACE):
        return not articled(text, candidate.start) or candidate.parsed.led
    following = setting(text, candidate.start, candidate.end, whole=True)[0]
    return family and following in ("next='s", "next=says", "next=does")


@cache
def _title_only_cue() -> re.Pattern[str]:
    """The article and an office that nothing further describes."""
    offices = "|".join(toml("offices")["alone"]["offices"])
    described = r"[\w-]|['’]s? [A-Z]|[ \xa0](?:of|for|to the|designate|elect|[A-Z(])|,[ \xa0](?:Mr|Ms|[A-Z]\w+ [A-Z])"
    return re.compile(rf"he ((?:([A-Z][a-z]+) )??(?:{offices}))(?!{described})")


def _title_only(source: Source, found: list[NameMention], held: list[tuple[int, int]]) -> Iterator[NameMention]:
    """Offices in place of names, "the Minister", in releases that name somebody with a title.

    ``held`` are the places of titles that belong to a name: "Adviser to the Minister, Jane Doe".
    """
    if not any(mention.titles for mention in found):
        return
    text = source.text
    bodies = tuple(toml("offices")["alone"]["bodies"])
    for match in _title_only_cue().finditer(text):
        start = match.start() - 1
        if start < 0 or text[start] not in "tT" or (start and text[start - 1].isalnum()):
            continue
        if match[2] is not None and country_of_demonym(match[2]) is None:
            continue
        if text.endswith(bodies, max(0, start - 12), start):
            continue
        office = match.start(1)
        nearest = bisect_right(held, (office, len(text))) - 1
        if nearest >= 0 and office < held[nearest][1]:
            continue
        yield NameMention(
            span=Span(start=start, end=match.end(), text=text[start : match.end()]),
            form="title",
            honorific=None,
            titles=(read_title(match[1]),),
            function="mentioned",
            possessive=text.startswith(("’s", "'s"), match.end()),
            rule="person.title-only",
        )
