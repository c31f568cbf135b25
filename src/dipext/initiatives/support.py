"""Whether a release means an initiative by a name that also means something else (MFA, SAFE, B9, Ramstein)."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache

from dipext.initiatives.acronyms import Definition
from dipext.initiatives.hit import Hit
from dipext.initiatives.misspelt import may_mean
from dipext.initiatives.registry import Entry, Registry
from dipext.initiatives.spelling import is_plain_word
from dipext.initiatives.tables import capitalised_heads, grammar, one_of, small_words
from dipext.lexicon import countries, toml
from dipext.text.letters import UPPER
from dipext.text.source import Source

_LEFT = re.compile(r"([^\W\d_][\w.’'-]*)[^\S\n]+$")
_RIGHT = re.compile(r"[^\S\n]+([^\W\d_][\w’'-]*)")
_AND = re.compile(rf"(?:,|,?\s{one_of('joins_names')}|/)\s?(?:{one_of('before_joined')}\s)?(?:{one_of('articles')}\s)?")
_DETERMINERS = frozenset(grammar("not_of_longer"))


class Support:
    """What one release says for and against names that also mean something else.

    Args:
        source: the release.
        registry: where the initiatives come from.
        certain: names in the release that mean one thing only.
        definitions: acronyms that the release introduces with the words that they stand for.
    """

    def __init__(
        self, source: Source, registry: Registry, certain: Sequence[Hit], definitions: Sequence[Definition]
    ) -> None:
        self._source = source
        self._registry = registry
        self._certain = {hit.name.id for hit in certain}
        self._certain_hits = sorted((hit.start, hit.name.id) for hit in certain)
        self._certain_spans = sorted((hit.start, hit.end) for hit in certain)
        self._meant: dict[str, str | None] = {}
        for definition in definitions:
            if definition.short not in self._meant and registry.index.named(definition.short):
                meaning = self._meaning(definition, certain)
                if meaning is not None or self._is_name(definition):
                    self._meant[definition.short] = meaning
        self._spoken_against: dict[str, bool] = {}

    def _meaning(self, definition: Definition, certain: Sequence[Hit]) -> str | None:
        """The id behind the words that the release gives for an acronym; ``None`` for something unknown."""
        for hit in certain:
            if hit.start < definition.long_end and definition.long_start < hit.end:
                return hit.name.id
        written = self._source.text[definition.long_start : definition.long_end]
        ids = self._registry.index.named(definition.short)
        return next((id_ for id_ in ids if may_mean(definition.short, written, self._registry[id_])), None)

    def _is_name(self, definition: Definition) -> bool:
        """Whether the words before an acronym in brackets are written as a name, so that they do spell it out."""
        words = self._source.text[definition.long_start : definition.long_end].split()
        return all(word[0].isupper() or word in small_words() for word in words)

    def joinable(self, hits: Sequence[Hit]) -> None:
        """Let names that were chosen speak for what "and" or a comma joins to them: "the EPF and SAFE loans"."""
        self._certain_spans = sorted((hit.start, hit.end) for hit in hits)

    def choose(self, hits: Sequence[Hit]) -> Hit | None:
        """Of names that are written the same, the one that the release means; ``None`` when it means none."""
        best = None
        most = 0
        for hit in hits:
            weight = self._weight(hit)
            if weight > most:
                best, most = hit, weight
        return best

    def _weight(self, hit: Hit) -> int:  # noqa: PLR0911  # one return a witness, the strongest first
        """What speaks for it: 0 nothing, 1 the release, 2 its sentence, 3 the next word, 4 the name, 5 a definition."""
        if len(hit.words) == 1 and hit.words[0] in self._meant:
            return 5 if self._meant[hit.words[0]] == hit.name.id else 0
        if not hit.name.context:
            return 4
        entry = self._registry[hit.name.id]
        text = self._source.text
        before, after = text[max(0, hit.start - 40) : hit.start], text[hit.end : hit.end + 40]
        speaks = _speaks_for(entry)
        following = after.lstrip(" -")
        if speaks.match(following) or _followed_by(entry).match(following) or _own_before(entry).search(before):
            return 3
        if self._contradicted(entry, before, after):
            return 0
        low, high = self._source.sentence(hit.start)
        sentence = self._around(hit, low, high, 300)
        if len(hit.words) == 1 and sentence.isupper():
            return 0
        if (
            speaks.search(sentence)
            or self._joined_to_certain(hit)
            or self._beside_its_like(entry, max(low, hit.start - 300), min(high, hit.end + 300))
        ):
            return 2
        if entry.id in self._certain or any(_are_kin(entry, self._registry[id_]) for id_ in self._certain):
            return 1
        issuer = self._source.issuer
        if issuer is not None and issuer.organisation is not None and _led_by(entry, issuer.organisation):
            return 1
        return int(len(hit.words) > 1 and speaks.search(self._around(hit, 0, len(text), 3000)) is not None)

    def _beside_its_like(self, entry: Entry, low: int, high: int) -> bool:
        """Whether another initiative with the same lead is named beyond doubt between two offsets."""
        hits = self._certain_hits[
            bisect_left(self._certain_hits, (low, "")) : bisect_left(self._certain_hits, (high, ""))
        ]
        return any(id_ != entry.id and set(entry.lead) & set(self._registry[id_].lead) for _, id_ in hits)

    def _joined_to_certain(self, hit: Hit) -> bool:
        """Whether "and" or a comma joins it to a name that means one thing only."""
        text = self._source.text
        at = bisect_left(self._certain_spans, (hit.start, 0))
        before = at > 0 and _AND.fullmatch(text, self._certain_spans[at - 1][1], hit.start) is not None
        at = bisect_left(self._certain_spans, (hit.end, 0))
        return before or (
            at < len(self._certain_spans) and _AND.fullmatch(text, hit.end, self._certain_spans[at][0]) is not None
        )

    def _around(self, hit: Hit, low: int, high: int, reach: int) -> str:
        """The text around a name, without the name itself."""
        text = self._source.text
        return f"{text[max(low, hit.start - reach) : hit.start]}\n{text[hit.end : min(high, hit.end + reach)]}"

    def _contradicted(self, entry: Entry, before: str, after: str) -> bool:
        against = _speaks_against(entry)
        if against is not None:
            if entry.id not in self._spoken_against:
                self._spoken_against[entry.id] = against.search(self._source.text) is not None
            if self._spoken_against[entry.id] or against.search(f"{before}_{after}"):
                return True
        left, right = _LEFT.search(before), _RIGHT.match(after)
        # "Vitamin B9", "Libya Contact Group": a longer name, unless it is who leads.
        owner = left is not None and left[1].endswith(("'s", "’s", "s'", "s’"))
        if left is not None and not owner and left[1][0].isupper() and left[1] not in _DETERMINERS:
            own = _speaks_for(entry).fullmatch(left[1]) or _leads(entry).fullmatch(left[1])
            if not own:
                return True
        if _longer().match(after):
            return True  # "the Amber Action Plan"
        # "Diana Petrescu": what follows is a name.
        return right is not None and right[1][0].isupper() and right[1][1:].islower() and not is_plain_word(right[1])


@cache
def _longer() -> re.Pattern[str]:
    """One more word and the head of another name."""
    return re.compile(rf"[^\S\n]+[{UPPER}]\w+[^\S\n]+(?:{_either(capitalised_heads())})(?!\w)")


@cache
def _speaks_for(entry: Entry) -> re.Pattern[str]:
    """Its support words, its leads, and nouns of its kind."""
    words = (*entry.support, *toml("initiatives/en/words")["heads"].get(entry.kind, ()))
    return re.compile(rf"(?<!\w)(?:(?i:{_either(words)})s?|{_either(_lead_names(entry))})(?!\w)")


@cache
def _followed_by(entry: Entry) -> re.Pattern[str]:
    nouns = toml("initiatives/en/words")["followed_by"].get(entry.kind, ())
    return re.compile(rf"(?i:(?:(?:foreign|defen[cs]e|prime)\s)?(?:{_either(nouns)})s?)(?!\w)")


@cache
def _own_before(entry: Entry) -> re.Pattern[str]:
    """Who leads it, as a country is written right before it: "the Czech Republic's", "Danish"."""
    codes = {countries.country_of_name(lead) for lead in entry.lead} - {None}
    names = [name for name in countries.names() if countries.country_of_name(name) in codes]
    names += [name for name in countries.demonyms() if countries.country_of_demonym(name) in codes]
    return re.compile(rf"(?<!\w)(?:{_either(names)})(?:[’']s?|-led)?[^\S\n]$")


@cache
def _leads(entry: Entry) -> re.Pattern[str]:
    return re.compile(_either(_lead_names(entry)))


@cache
def _speaks_against(entry: Entry) -> re.Pattern[str] | None:
    return re.compile(rf"(?<!\w)(?i:{_either(entry.against)})(?!\w)") if entry.against else None


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"


def _lead_names(entry: Entry) -> tuple[str, ...]:
    table = toml("initiatives/en/words")
    names = []
    for lead in entry.lead:
        names += [lead, *table["leads"].get(lead, ())]
        if lead in table["bodies"]:
            names.append(table["bodies"][lead])
    return tuple(names)


def _led_by(entry: Entry, organisation: str) -> bool:
    return organisation in _lead_names(entry)


def _are_kin(one: Entry, other: Entry) -> bool:
    """Whether one is the other's parent, or both have the same parent."""
    siblings = one.parent is not None and one.parent == other.parent
    return siblings or other.id == one.parent or other.parent == one.id
