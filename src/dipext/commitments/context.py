"""What is known about a release while its rows are read: the facts, the issuer, the sentences."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from dipext.commitments.chunk import ITEMS, Chunk, Mark
from dipext.commitments.chunks import behind_dateline, read_chunks
from dipext.commitments.conversions import conversions
from dipext.commitments.gifts import gift_end
from dipext.commitments.goods import Thing
from dipext.commitments.names import Name, acts_for, kind_of, names_in
from dipext.commitments.pointing import ANAPHORIC
from dipext.commitments.sides import Place, places
from dipext.commitments.spotting import LETTERS
from dipext.initiatives.registry import Registry
from dipext.lexicon.countries import country_of_name, find_country
from dipext.models import DateExpression, Initiative, Money, Party, PartyKind, Percentage, Person, Span
from dipext.text.source import Source

_LINE = re.compile(r"[;:]\s*\n|\n(?=\s*(?:[-•*–—]|\d{1,2}[.)])\s)|\n\s*\n")
_BULLET = re.compile(r"\s*(?:[-•*–—▪‣·]\s*|\(?\d{1,2}[.)]\s+)?")
_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*[-•*–—]\s)")
_LABEL = re.compile(r"^(?:[A-Z][A-Z.’' -]{2,60}:|Q\s)", re.MULTILINE)
_LETTERS = re.compile(r"\(([A-Z]{3,6})\)")
_FULL = re.compile(r"\b(?!The )(?:[A-Z][\w’'-]*\s(?:(?:of|for|and|the)\s){0,2}){2,6}\Z")
_NAME = 90  # characters of a name before the brackets that shorten it
_SHORT = re.compile(r"\b(?:Rs|Re|Nos|Ksh|Kshs|Tk)\.\s*\Z")
_SHORT_ENDS = ("Rs.", "Re.", "Nos.", "Ksh.", "Kshs.", "Tk.")
_HEADS = frozenset({"Facility", "Fund", "Mechanism", "Mission", "Programme", "Initiative", "Platform"})
_SHORTLY = re.compile(rf"\b[Tt]he ({'|'.join(sorted(_HEADS))})\b(?! (?:[A-Z]|for|of)\b)")
_LONGEST = 3000  # characters of a sentence that is read as one
_WRAPPED = 110  # characters of the longest line of a text whose lines are wrapped
_ANNOUNCING = frozenset({"pledge", "say", "commit", "approve", "decide", "remind"})
_HEADING = re.compile(r"^[^\W_][^\n]{0,200}[^\s.!?:;,…”\"][^\S\n]*(?=\n)", re.MULTILINE)
_HEAD = 1000  # characters of a release in which its heading stands
_MEETINGS = frozenset(
    {
        "readout",
        "consultations",
        "remarks",
        "briefing",
        "interview",
        "visit",
        "visits",
        "travel",
        "trip",
        "meeting",
        "talks",
        "talk",
        "call",
        "conversation",
    }
)
_LISTED = re.compile(r"[A-Z][^:\n\d]{1,60}: [^\n]{0,12}\d")
_SHORT_LINE = 0.6  # of the longest
_ORGANISATION_ISSUERS = {"COE": "CoE"}


@dataclass(frozen=True)
class Facts:
    """The items of a release that rows are made of, linked and with their ids."""

    people: tuple[Person, ...]
    dates: tuple[DateExpression, ...]
    money: tuple[Money, ...]
    percentages: tuple[Percentage, ...]
    initiatives: tuple[Initiative, ...]


@dataclass
class Sentence:
    """A sentence or list item; its words are read when they are needed."""

    text: str
    start: int
    end: int
    marks: Sequence[Mark]

    @cached_property
    def low(self) -> str:
        """Its text in small letters."""
        return self.text[self.start : self.end].lower()

    @cached_property
    def span(self) -> Span:
        """It as the evidence of its rows."""
        return Span(start=self.start, end=self.end, text=self.text[self.start : self.end])

    @cached_property
    def items(self) -> list[int]:
        """The indices of its sums, shares and goods."""
        return [index for index, chunk in enumerate(self.chunks) if chunk.kind in ITEMS]

    def item_at(self, start: int, end: int) -> int | None:
        """The index of the item between two offsets, if it is one of its own."""
        index = self._item_starts.get(start)
        return index if index is not None and self.chunks[index].end == end else None

    @cached_property
    def _item_starts(self) -> dict[int, int]:
        return {self.chunks[index].start: index for index in self.items}

    def around(self, at: int) -> tuple[int, int]:
        """Where the item before the one at an index ends and the one behind it begins, within the sentence."""
        place = bisect_left(self.items, at)
        low = self.chunks[self.items[place - 1]].end if place else self.start
        high = self.chunks[self.items[place + 1]].start if place + 1 < len(self.items) else self.end
        return low, high

    @cached_property
    def points_back(self) -> bool:
        """Whether words in it go on about the row before."""
        return ANAPHORIC.search(self.text, self.start, self.end) is not None

    @cached_property
    def named(self) -> list[Chunk]:
        """Its parties of their own words."""
        return [chunk for chunk in self.chunks if chunk.name is not None]

    @cached_property
    def places(self) -> list[Place]:
        """Its parties in their places."""
        return places(self.chunks, 0, len(self.chunks))

    @cached_property
    def announced(self) -> int:
        """The index of its first verb of saying or promising; behind all of it where it has none."""
        for index, chunk in enumerate(self.chunks):
            if chunk.kind == "verb" and any(reading.verb_class in _ANNOUNCING for reading in chunk.readings):
                return index
        return len(self.chunks)

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words in small letters: a cheap look before a costly one."""
        return frozenset(LETTERS.findall(self.low))

    def gift_end(self, at: int) -> int:
        """Where the words that belong to the item at an index end, found once."""
        if at not in self._ends:
            self._ends[at] = gift_end(self.chunks, at)
        return self._ends[at]

    @cached_property
    def _ends(self) -> dict[int, int]:
        return {}

    @cached_property
    def chunks(self) -> list[Chunk]:
        """Its chunks, read once, without a dateline."""
        chunks = read_chunks(self.text, self.start, self.end, self.marks)
        return chunks[behind_dateline(chunks) :]


class Named(NamedTuple):
    """A mention of a person who has a country or body: where, of which person, of what."""

    start: int
    person: int
    code: str
    function: str


def _lists(line: str, following: str) -> bool:
    """Whether both of two lines are items of a list that has no bullets: "Togo: EUR 4 million"."""
    return _LISTED.match(following) is not None and _LISTED.match(line) is not None


class Context:
    """A release with its facts."""

    def __init__(self, source: Source, facts: Facts, registry: Registry, things: Sequence[Thing]) -> None:
        self.source = source
        self.text: str = source.text
        self.facts = facts
        self.registry = registry
        self.things = things
        self._sentences: dict[int, Sentence] = {}

    @cached_property
    def issuer(self) -> Party | None:
        """The issuer as a party, where it is known."""
        issuer = self.source.issuer
        if issuer is None:
            return None
        exact = tuple(issuer.name.split())
        if (issuer.organisation is None and issuer.country is None) or len(exact) == 1 or issuer.name.endswith("Bank"):
            named = next((name for name in names_in(issuer.name) if name.code and name.type != "stranger"), None)
            if named is not None:
                return Party(code=named.code, name=issuer.name, kind=named.kind, source="issuer")
        country = country_of_name(issuer.name.split(",")[0]) if "," in issuer.name else None
        code = country or issuer.organisation or issuer.country
        if code is None:
            return None
        code = _ORGANISATION_ISSUERS.get(code, code)
        kind: PartyKind = "organisation" if issuer.organisation and not country else "country"
        return Party(code=code, name=issuer.name, kind=kind, source="issuer")

    @cached_property
    def dates(self) -> dict[str | None, DateExpression]:
        """The dates by their ids."""
        return {date.id: date for date in self.facts.dates}

    @cached_property
    def converted(self) -> frozenset[str | None]:
        """The ids of the sums that only say others again in another currency."""
        return conversions(self.text, self.facts.money)

    @cached_property
    def initiatives(self) -> dict[str | None, Initiative]:
        """The initiatives by their ids."""
        return {item.id: item for item in self.facts.initiatives}

    @cached_property
    def people(self) -> list[Named]:
        """The mentions of people who have a country or body, in text order."""
        named = []
        for number, person in enumerate(self.facts.people):
            code = acts_for(person)
            if code:
                mentions = person.mentions
                named += [Named(m.span.start, number, code, m.function) for m in mentions]
        return sorted(named)

    @cached_property
    def turns(self) -> list[tuple[int, Named | None]]:
        """Where each turn of a transcript begins, and who speaks if known; empty where nobody is."""
        known = {named.start: named for named in self.people if named.function == "speaker"}
        labels = _LABEL.finditer(self.text) if known else ()
        turns = [(m.start(), next((known[at] for at in range(*m.span()) if at in known), None)) for m in labels]
        return turns if any(named for _, named in turns) else []

    def _abbreviated(self) -> list[Mark]:
        """The mentions of a country's bodies by letters that the text explains: "the Haitian National Police (HNP)"."""
        known: dict[str, Name] = {}
        for match in _LETTERS.finditer(self.text):
            full = _FULL.search(self.text, max(0, match.start() - _NAME), match.start())
            name = next(iter(names_in(full[0])), None) if full is not None else None
            if full is None or name is None or name.kind != "country":
                continue
            if "".join(letter for letter in full[0] if letter.isupper()) == match[1]:
                known[match[1]] = Name(name.code, "country", "organisation", body=True)
        if not known:
            return []
        again = re.finditer(rf"\b(?:{'|'.join(known)})\b", self.text)
        return [(match.start(), match.end(), "party", known[match[0]]) for match in again]

    @cached_property
    def marks(self) -> list[Mark]:
        """Everything found, as marks in text order."""
        again = self.converted
        money = self.facts.money
        rows: list[Mark] = [(m.span.start, m.span.end, "word" if m.id in again else "sum", m) for m in money]
        rows += [(item.span.start, item.span.end, "share", item) for item in self.facts.percentages]
        rows += [(item.span.start, item.span.end, "date", item) for item in self.facts.dates]
        rows += [(thing.goods.span.start, thing.goods.span.end, "goods", thing) for thing in self.things]
        for initiative in self.facts.initiatives:
            if initiative.registry_id is None and any(
                name.type == "organisation" for name in names_in(initiative.name)[:1]
            ):
                continue
            rows += [(named.span.start, named.span.end, "party", initiative) for named in initiative.mentions]
        rows += self._named_shortly() + self._abbreviated()
        for person in self.facts.people:
            code = acts_for(person)
            name = Name(code, kind_of(code), "person", body=True)
            for mention in person.mentions:
                rows.append((mention.span.start, mention.span.end, "party" if code else "office", name))
        return sorted(rows, key=lambda row: (row[0], -row[1]))

    def _named_shortly(self) -> list[Mark]:
        """The mentions of initiatives by their last word: "The Facility is still short of"."""
        heads: dict[str, list[tuple[int, Initiative]]] = {}
        for item in self.facts.initiatives:
            head = item.name.rpartition(" ")[2]
            if head in _HEADS:
                heads.setdefault(head, []).extend((named.span.end, item) for named in item.mentions)
        taken = {named.span.start for item in self.facts.initiatives for named in item.mentions}
        found: list[Mark] = []
        for match in _SHORTLY.finditer(self.text) if heads else ():
            known = [(end, item) for end, item in heads.get(match[1], ()) if end <= match.start()]
            if known and match.start(1) not in taken:
                found.append((match.start(1), match.end(1), "party", max(known, key=itemgetter(0))[1]))
        return found

    @cached_property
    def _mark_starts(self) -> list[int]:
        return [mark[0] for mark in self.marks]

    @cached_property
    def _headings(self) -> list[int]:
        """Where something new begins: behind short lines without a full stop, as headings are."""
        lines = self.text.split("\n")
        longest = max(map(len, lines))
        wrapped = longest <= _WRAPPED
        found = []
        at = 0
        for line, following in zip(lines, [*lines[1:], ""], strict=True):
            at += len(line) + 1
            short = not wrapped or len(line) < _SHORT_LINE * longest or _lists(line, following)
            if (
                short
                and line.strip()
                and following[:1].strip()
                and not line.rstrip().endswith((",", "and", "of", "the", "for"))
                and not following[:1].islower()
            ):
                found.append(at)
        return found

    @cached_property
    def heading(self) -> Sentence | None:
        """The first line that is no sentence, where it tells of no visit and no talk."""
        line = _HEADING.search(self.text, 0, _HEAD)
        if line is None:
            return None
        first = self.sentence_at(line.start())
        return first if first.words.isdisjoint(_MEETINGS) else None

    def sentence_at(self, at: int) -> Sentence:
        """The sentence or list item that holds an offset, its chunks read once."""
        start, end = self._item_around(at, *self._sentence_around(at))
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if end - start > _LONGEST:  # in pieces, so that no text takes more than linear time
            start += (at - start) // _LONGEST * _LONGEST
            end = min(end, start + _LONGEST)
        known = self._sentences.get(start)
        if known is None:
            first, behind = bisect_left(self._mark_starts, start), bisect_left(self._mark_starts, end)
            marks = [mark for mark in self.marks[first:behind] if mark[1] <= end]
            known = self._sentences[start] = Sentence(self.text, start, end, marks)
        return known

    def _sentence_around(self, at: int) -> tuple[int, int]:
        """Start and end of the sentence around an offset, one that a short form of a currency breaks made whole."""
        start, end = self.source.sentence(at)
        while start > 3 and self._is_short(start):  # "worth Rs. 71 crore"
            start = self.source.sentence(start - 2)[0]
        while end < len(self.text) and self._is_short(end):
            end = self.source.sentence(end)[1]
        return start, end

    def _is_short(self, at: int) -> bool:
        """Whether the short form of a currency stands before an offset."""
        low = max(0, at - 8)
        ends = self.text[low:at].rstrip().endswith(_SHORT_ENDS)
        return ends and _SHORT.search(self.text, low, at) is not None

    def _item_around(self, at: int, start: int, end: int) -> tuple[int, int]:
        """Start and end of what stands around an offset between the list items and headings of a sentence."""
        if self.text.find("\n", start, end) >= 0:
            for line in _LINE.finditer(self.text, start, end):
                if line.end() <= at:
                    start = line.end()
                elif line.start() >= at:
                    end = line.start() + 1
                    break
            behind = bisect_right(self._headings, at)
            if behind and self._headings[behind - 1] > start:
                start = self._headings[behind - 1]
            if behind < len(self._headings) and self._headings[behind] <= end:
                end = self._headings[behind] - 1
        bullet = _BULLET.match(self.text, start, end)
        return (bullet.end() if bullet is not None and bullet.end() <= at else start), end

    def same_paragraph(self, left: int, right: int) -> bool:
        """Whether no empty line and no list item begins between two offsets."""
        return _PARAGRAPH.search(self.text, left, right) is None

    def span(self, start: int, end: int) -> Span:
        """A stretch of the text as a span."""
        return Span(start=start, end=end, text=self.text[start:end])

    def beneficiary(self, initiative: Initiative) -> str | None:
        """Whom an initiative is for, as the registry or its name says."""
        known = initiative.registry_id
        entry = self.registry[known] if known is not None and known in self.registry else None
        stated: str | None = getattr(entry, "beneficiary", None)
        if stated is not None:
            return stated
        found = find_country(initiative.name)
        leads = {country_of_name(lead) for lead in initiative.lead}
        return None if found in leads else found
