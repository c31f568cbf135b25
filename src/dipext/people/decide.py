"""Whether a candidate is a person, by what stands around it, and as what it is named there."""

from dataclasses import dataclass
from typing import Literal

from dipext.lexicon import toml
from dipext.lexicon.countries import country_of_name
from dipext.lexicon.regions import countries_of_region
from dipext.people import word_lists as lexicon
from dipext.people.en.address import address, honorific, with_particles
from dipext.people.en.borders import name_start
from dipext.people.en.counterparts import offices
from dipext.people.en.functions import is_reached, unbulleted
from dipext.people.en.lead import ADDRESS, APPOSED, CUE, PARTICLE, TITLE, follows, lead
from dipext.people.en.speech import speaks_up
from dipext.people.en.things import articled, is_called_after, is_made, names_a_thing
from dipext.people.en.titles_after import titles_after
from dipext.people.en.titles_before import definite, may_end, title_said, titles_before
from dipext.people.mention import Candidate, Reading, is_possessive
from dipext.people.parse import Parsed
from dipext.people.part import function_of_place, function_of_words
from dipext.people.tails import heads_entry, with_given_behind, with_seat, with_suffix
from dipext.people.unintroduced import is_faint, unintroduced
from dipext.people.words import NAME
from dipext.text.source import Source

_GIVEN_FIRST = frozenset(["first=g", "first=b"])
_ROW = frozenset([", ", " and ", ", and ", "; ", "\n"])


@dataclass(slots=True)
class _Case:
    """A candidate while it is decided: what is asked, and the reading so far.

    ``told`` is what the words in front of it can tell, at one look.
    """

    source: Source
    text: str
    candidate: Candidate
    parsed: Parsed
    chain: Reading | None
    last: Reading | None
    judge: bool
    told: int
    reading: Reading


def decide(
    source: Source,
    candidate: Candidate,
    chain: Reading | None = None,
    last: Reading | None = None,
    judge: bool = True,
) -> Reading | None:
    """Read what stands around a candidate; None when nothing makes it a person.

    Args:
        source: the release.
        candidate: what may be a name.
        chain: the name before it in a list whose title holds for all.
        last: the name before it.
        judge: whether a name that nothing introduces is judged by its looks.
    """
    text, start = source.text, candidate.start
    told = lead(text, start)
    listed = chain is not None or _in_contacts(last)
    if not listed and not candidate.parsed.whole and _is_passed_over(source, candidate, told):
        return None
    end = with_suffix(text, candidate.end)
    if text.startswith("@", end):
        return None
    reading = Reading(start, end, start)
    case = _Case(source, text, candidate, candidate.parsed, chain, last, judge, told, reading)
    for step in _STEPS:
        step(case)
    return reading if reading.rule else None


def _in_contacts(last: Reading | None) -> bool:
    """Whether the name before another is that of a press contact."""
    return last is not None and last.function == "contact"


def _is_passed_over(source: Source, candidate: Candidate, told: int) -> bool:
    """Whether one look tells that a candidate is nobody: a single word in running text that nothing introduces."""
    apposed = told & APPOSED and source.text[candidate.end : candidate.end + 1] in _CLOSES
    return not (told & ~(CUE | APPOSED) or apposed) and is_faint(source, candidate, told)


def _take_particles(case: _Case) -> None:
    if case.told & PARTICLE:
        text, reading = case.text, case.reading
        reading.start = reading.left = with_particles(text, reading.start, case.candidate.floor)
        case.told = lead(text, reading.start)


def _leave_form(case: _Case) -> None:
    """Let a name begin behind a form of address that is a name elsewhere: "Puan" in Malaysia."""
    reading = case.reading
    first, _, rest = case.text[reading.start : reading.end].partition(" ")
    if " " in rest and _is_listed(case.source, "forms", first):
        reading.start, reading.honorific, reading.rule = reading.start + len(first) + 1, first, "person.honorific"


def _take_address(case: _Case) -> None:
    if case.told & ADDRESS or case.parsed.honorific is not None:
        text, reading = case.text, case.reading
        _read_address(case.source, case.candidate, reading)
        reading.end = with_seat(text, reading)
        case.told |= lead(text, reading.left) & (TITLE | APPOSED)


def _leave_title_words(case: _Case) -> None:
    """Leave the last words of a title in front of the name, and take the initials that it begins with."""
    parsed, reading = case.parsed, case.reading
    if reading.honorific is not None or not (
        case.told & TITLE or parsed.led or parsed.titled or _may_open_late(parsed)
    ):
        return
    start = name_start(case.text, reading.start, reading.end, case.candidate.floor)
    if start != reading.start:
        reading.start = reading.left = start
        case.told |= TITLE


def _take_title_before(case: _Case) -> None:
    parsed = case.parsed
    introduced = case.told & TITLE or parsed.titled or parsed.led
    if introduced or (case.told & APPOSED and _may_be_apposed(case.text, case.reading, parsed)):
        _read_title_before(case.source, case.candidate, case.reading)


def _take_title_said(case: _Case) -> None:
    """The title that the sentence says somebody has: "whose Director-General is Jane Doe"."""
    reading = case.reading
    if not (case.parsed.whole or reading.rule):
        return
    said = title_said(case.text, reading.left, case.candidate.floor)
    if said is not None and not is_possessive(case.text, reading.end):
        reading.titles = (*said.titles, *reading.titles)
        reading.left, reading.rule = said.start, reading.rule or "person.title-before"


def _take_title_of_list(case: _Case) -> None:
    """The title that a list gives to all of its names: "Ministers A, Ms B and C"."""
    chain, reading = case.chain, case.reading
    if chain is None:
        return
    if reading.titles or not (chain.titles or _is_surname(case.parsed)):
        return
    if not reading.rule or (reading.rule == "person.honorific" and chain.titles):
        reading.titles, reading.rule = chain.titles, reading.rule or "person.listed"
        if chain.each:
            reading.titles, reading.each = chain.each[:1], chain.each[1:]


def _take_place(case: _Case) -> None:
    """What the name is by the place where it stands: a credit, a press contact, a signature."""
    reading, contact = case.reading, case.last if _in_contacts(case.last) else None
    reading.function = function_of_place(case.text, reading, contact, case.told)
    if reading.function is not None and not reading.rule and _may_be_tagged(case.text, reading, case.parsed):
        reading.rule = "person.tag"


def _may_be_tagged(text: str, reading: Reading, parsed: Parsed) -> bool:
    """Whether a name may be that of a contact, a photographer, ...; one in a few capitals is an office: "EDA"."""
    short = reading.end - reading.start < 5 and text[reading.start : reading.end].isupper()
    short = short or bool(parsed.flags & lexicon.PLACE and text[reading.end : reading.end + 1] == ":")
    return parsed.whole or bool(parsed.flags & NAME and not short)


def _take_titles_behind(case: _Case) -> None:
    text, reading = case.text, case.reading
    reading.behind = reading.end
    if not (case.parsed.whole or reading.rule):
        return
    direct = _named_in_full(text, reading, case.parsed, case.last)
    held, reading.behind = titles_after(text, reading.end, reading.apposed, direct, bool(reading.titles))
    if held:
        reading.direct = direct and text[reading.end : reading.end + 1] == " "
        reading.titles += held
        reading.rule = reading.rule or "person.title-after"


def _take_number(case: _Case) -> None:
    """A press contact, with a telephone number or an address behind the name and its titles."""
    text, reading = case.text, case.reading
    if reading.function is None and is_reached(text, reading.behind) and not follows(text, reading.left, _OF_OTHERS):
        reading.function = "contact"
        if not reading.rule and _may_be_tagged(text, reading, case.parsed):
            reading.rule = "person.tag"


_OF_OTHERS = (" to", " of")  # "Press Secretary to Ms Doe, tel. ..."


def _take_tag(case: _Case) -> None:
    """The tag of a speaker: "MS DOE: ..."."""
    text, reading = case.text, case.reading
    if reading.function is not None or ":" not in text[reading.end : reading.end + 2]:
        return
    tags = speaks_up(text, unbulleted(text, reading.left), reading.end, bool(reading.rule))
    if tags and (reading.rule or _tag_name(text, reading, case.parsed)):
        reading.function = "speaker"
        reading.rule = reading.rule or "person.tag"


def _take_given_behind(case: _Case) -> None:
    text, reading = case.text, case.reading
    if not reading.rule and text[reading.end : reading.end + 2] == ", ":
        reading.end = reading.behind = with_given_behind(text, reading, case.parsed)


def _take_looks(case: _Case) -> None:
    if not case.reading.rule:
        case.reading.rule = unintroduced(case.source, case.candidate, case.reading, case.told, case.judge)


def _leave_things(case: _Case) -> None:
    text, reading, whole = case.text, case.reading, case.parsed.whole
    if not reading.rule:
        return
    if whole and reading.rule in _UNTITLED and countries_of_region(text[reading.start : reading.end]):
        reading.rule = ""  # "Tierra del Fuego"
        return
    if any(title.role == "royal" for title in reading.titles) and is_called_after(text, reading.end):
        reading.rule = ""
        return
    made = reading.function is None and is_made(text, reading.left, reading.end, whole)
    if made or names_a_thing(text, reading.end, whole):
        reading.rule = ""


_UNTITLED = ("person.bare", "person.listed")


def _take_words(case: _Case) -> None:
    """What part somebody plays by the words around the name, where its place does not tell."""
    if case.reading.rule and case.reading.function is None:
        case.reading.function = function_of_words(case.source, case.reading, case.last)


_STEPS = (
    _take_particles,
    _leave_form,
    _take_address,
    _leave_title_words,
    _take_title_before,
    _take_title_said,
    _take_title_of_list,
    _take_place,
    _take_titles_behind,
    _take_number,
    _take_tag,
    _take_given_behind,
    _take_looks,
    _leave_things,
    _take_words,
)


def _may_be_apposed(text: str, reading: Reading, parsed: Parsed) -> bool:
    """Whether a name can stand behind a title and a comma; a single word only if a mark follows that closes it."""
    if " " in text[reading.start : reading.end]:
        return True
    plain = parsed.flags & (lexicon.WORD | lexicon.PLACE) or text[reading.start : reading.end].isupper()
    return not plain and text[reading.end : reading.end + 1] in _CLOSES


_CLOSES = frozenset(",.;)")


def _may_open_late(parsed: Parsed) -> bool:
    """Whether the first words of a name may be the last ones of a title: they are no given names."""
    return parsed.whole and _OPENING.isdisjoint(parsed.traits) and "size=2" not in parsed.traits


_OPENING = frozenset(["first=g", "first=b", "first=e", "first=i"])


def _named_in_full(text: str, reading: Reading, parsed: Parsed, last: Reading | None) -> bool:
    """Whether a name of several words stands without a title, which may then follow without a comma.

    It opens a line or an entry with a given name, or stands in a row of such names, behind the ``last`` one.
    """
    if not parsed.whole or reading.rule or parsed.led or articled(text, reading.start):
        return False
    if last is not None and last.direct and text[last.behind : reading.start] in _ROW:
        return True
    return heads_entry(text, reading.start) and not _GIVEN_FIRST.isdisjoint(parsed.traits)


def _is_ship(title: str) -> bool:
    """Whether what looks like a title makes a single name that of a thing: "HMS Queen ...", "Hotel King ..."."""
    first, _, rest = title.partition(" ")
    return bool(lexicon.kind(first) & lexicon.BEFORE) and " " not in rest


def _is_surname(parsed: Parsed) -> bool:
    return not parsed.whole and parsed.flags in (lexicon.FAMILY, NAME)


def _read_address(source: Source, candidate: Candidate, reading: Reading) -> None:
    text, parsed = source.text, candidate.parsed
    if parsed.honorific is not None:
        begin = candidate.start - parsed.start + parsed.honorific[0]
        if parsed.whole and _is_listed(source, "names", text[begin : reading.start]):
            reading.start = reading.left = begin
            return
        reading.left, reading.honorific = honorific(text, begin, reading.start, candidate.floor)
        reading.rule = "person.honorific"
        return
    phrase = address(text, reading.start, candidate.floor)
    if phrase is not None:
        reading.left, reading.honorific = phrase
        reading.rule = "person.honorific"


def _is_listed(source: Source, key: Literal["names", "forms"], address: str) -> bool:
    """Whether a form of address is a name in the issuer's country ("Sheikh" in Pakistan), or a name one there."""
    country = source.issuer.country if source.issuer is not None else None
    listed: dict[str, str] = toml("people/en/words")["honorifics"][key]
    return country is not None and address.strip() in listed.get(country, "").split()


def _read_title_before(source: Source, candidate: Candidate, reading: Reading) -> None:
    text, parsed = source.text, candidate.parsed
    if not (parsed.titled or parsed.led or may_end(text, reading.left)):
        return
    before = titles_before(text, reading.left, candidate.floor)
    if before is None:
        return
    alone = text[reading.left - 2 : reading.left - 1] == "," and " " not in text[reading.start : reading.end]
    if alone and reading.honorific is None and not definite(text, before):
        return  # "Minister, Doe": a list as often as not
    if not parsed.whole and ((parsed.flags & lexicon.PLACE and not parsed.titled) or _is_ship(before.titles[0].text)):
        return
    reading.plural, reading.apposed = before.plural, before.apposition
    reading.left = before.start
    reading.rule = "person.title-before"
    reading.titles, reading.each = offices(source, before)
    if reading.honorific is None:
        phrase = address(text, before.start, candidate.floor)
        if phrase is not None:
            reading.left, reading.honorific = phrase


def _tag_name(text: str, reading: Reading, parsed: Parsed) -> bool:
    """Whether the words in front of a colon can be a speaker: a name, or one unknown word in capitals."""
    if parsed.whole:
        return parsed.weight > 0 or text[reading.start : reading.end].isupper()
    long = reading.end - reading.start > 4
    if parsed.flags & lexicon.PLACE and country_of_name(text[reading.start : reading.end]) is not None:
        return False  # "Austria: 12 votes"
    if text[reading.end + 1 : reading.end + 3].strip()[:1].isdigit():
        return False  # "NORAD: 3 million"
    return bool(parsed.flags & NAME) or (long and not parsed.flags and text[reading.start : reading.end].isupper())
