"""Names of people, and what stands around them, in running text.

Runs of capitalised words are proposed and decided one by one: first by what introduces them (a title, a form of
address, a speaker's colon, a photo credit), then by a small linear model; what is left counts when the release names
that person elsewhere.
"""

import re
from dataclasses import replace

from dipext.models import PersonForm, Span, Title
from dipext.people import word_lists as lexicon
from dipext.people.decide import decide
from dipext.people.en.owners import attribute
from dipext.people.extent import is_country
from dipext.people.headings import in_heading, in_prose
from dipext.people.mention import Candidate, NameMention, Reading, is_possessive
from dipext.people.parse import parse
from dipext.people.repeats import again, titles_alone
from dipext.people.runs import runs
from dipext.people.words import NAME
from dipext.text.source import Source

RULES: tuple[str, ...] = (
    "person.title-before",
    "person.title-after",
    "person.honorific",
    "person.listed",
    "person.inverted",
    "person.tag",
    "person.kin",
    "person.called",
    "person.figure",
    "person.country-s",
    "person.bare",
    "person.again",
    "person.title-only",
)

_LIST_GAP = re.compile(
    r"(?: of (?:the )?[A-Z]\w+(?: [A-Z]\w+)?| \([^()\n]{2,30}\))?(?:\s*,?\s*(?:and|&)?\s*)"
    r"(?:(?:Mr|Ms|Mrs|Mme|Dr|Shri|Smt)\.? )?"
)


# The rules of names that something introduces.
_INTRODUCED = frozenset(["person.title-before", "person.honorific"])
_INITIALS = re.compile(r"(?:[A-Z] )+[A-Z]")  # "K Raman"


def find_people(source: Source) -> list[NameMention]:
    """Every mention of a person, in text order, without overlaps."""
    found, left, held = _first_pass(source)
    found = _trimmed(source.text, found)
    found.extend([_mention(source.text, *later) for later in again(source, found, left)])
    if any(mention.titles for mention in found):
        found.extend(titles_alone(source, held))
    found.sort(key=lambda mention: mention.span.start)
    kept: list[NameMention] = []
    for mention in found:
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return attribute(source, kept)


def _trimmed(text: str, found: list[NameMention]) -> list[NameMention]:
    """The mentions, those in headings without a last word that their names do not have in prose.

    Capitals or another language may go on behind a name there: "Ministre Anna Lund Valdības sēdē".
    """
    plain = {m.span.text for m in found if m.form == "full" and m.titles}
    return [_without_last(m) if _has_tail(text, m, plain) else m for m in found]


def _has_tail(text: str, mention: NameMention, plain: set[str]) -> bool:
    start, end, name = mention.span.start, mention.span.end, mention.span.text
    shorter, _, last = name.rpartition(" ")
    return shorter in plain and not lexicon.kind(last) & NAME and in_heading(text, start, end)


def _without_last(mention: NameMention) -> NameMention:
    name = mention.span.text.rpartition(" ")[0]
    end = mention.span.start + len(name)
    return replace(mention, span=Span(start=mention.span.start, end=end, text=name), cut=True)


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
    chain: Reading | None = None
    last: Reading | None = None
    for start, run in runs(text):
        for parsed in parse(run):
            candidate = Candidate(start + parsed.start, start + parsed.end, parsed, floor)
            if last is not None and candidate.start < last.end:
                continue
            if parsed.word:  # it counts only where the release names that person elsewhere
                left.append(candidate)
                continue
            if chain is not None and _is_land_beside(text, candidate):
                continue
            if chain is not None and not _listed(text, chain.end, candidate.start):
                chain = None
            candidate, reading = _read(source, candidate, chain, last, judge)
            if reading is None:
                left.append(candidate)
                continue
            found.append(_mention(text, candidate, reading))
            floor = reading.behind
            last = reading
            if reading.titles:
                held.append((reading.left, floor))
            if reading.plural or chain is not None or reading.rule == "person.figure":
                chain = reading
    return found, left, held


def _read(
    source: Source, candidate: Candidate, chain: Reading | None, last: Reading | None, judge: bool
) -> tuple[Candidate, Reading | None]:
    """How a candidate is read, with the rest of its run where it is introduced and stands in prose."""
    reading = decide(source, candidate, chain, last, judge)
    wide = candidate.parsed.wide
    if wide is None or reading is None:
        return candidate, reading
    first = candidate.start - candidate.parsed.start
    wider = Candidate(first + wide.start, first + wide.end, wide, candidate.floor)
    if reading.rule in _INTRODUCED and in_prose(source.text, wider.start, wider.end):
        return wider, decide(source, wider, chain, last, judge)
    reading.cut = True
    return candidate, None if candidate.parsed.thing else reading


def _is_land_beside(text: str, candidate: Candidate) -> bool:
    """Whether what may be a name is a country in brackets, behind one in a list."""
    return text[candidate.start - 1 : candidate.start] == "(" and is_country(text[candidate.start : candidate.end])


def _listed(text: str, end: int, start: int) -> bool:
    """Whether a list goes on from one name to the next: "Ministers A, B and C"."""
    return start - end < 60 and _LIST_GAP.fullmatch(text, end, start) is not None


def _mention(text: str, candidate: Candidate, reading: Reading) -> NameMention:
    start, end, parsed = reading.start, reading.end, candidate.parsed
    name = text[start:end]
    whole = (
        parsed.whole or reading.rule == "person.inverted" or (name[1:2] == " " and _INITIALS.match(name) is not None)
    )
    form: PersonForm = "full" if whole else "surname"
    if reading.rule in ("person.kin", "person.called"):
        form = "given"
    elif reading.titles and not parsed.whole and any(map(_by_given_name, reading.titles)):
        form = "given"  # "King Charles"
    elif parsed.initials and (reading.honorific is None or name.count(".") > 1):
        form = "initials"
    return NameMention(
        span=Span(start=start, end=end, text=name),
        form=form,
        honorific=reading.honorific,
        titles=reading.titles,
        function=reading.function or "mentioned",
        possessive=is_possessive(text, end),
        rule=reading.rule,
        left=reading.left,
        behind=max(reading.behind, end),
        cut=reading.cut,
    )


def _by_given_name(title: Title) -> bool:
    """Whether those who hold an office go by their given name: crowned heads and the heads of churches."""
    return title.role == "royal" or title.text.rpartition(" ")[2] in lexicon.words(
        "people/en/offices", "heads", "papal"
    )
