"""What comes in: lists headed by those who give, and gifts of others to the country that issues the release."""

import re
from functools import cache

from dipext.commitments.chunk import Chunk
from dipext.commitments.context import Context, Sentence
from dipext.commitments.data import words
from dipext.commitments.names import called, names_in
from dipext.commitments.parties import from_source, to_party
from dipext.commitments.rows import Row
from dipext.commitments.sides import code_of, is_name
from dipext.lexicon import alternation, lines
from dipext.models import Party

_HEADED = re.compile(r":|\s[–—-]\s")
_FUNDED = re.compile(r"[\W_]*((?:[A-Z][\w.]*\s?){1,4})-(?:funded|financed)\b")
_HEAD_REACH = 70  # characters of a list item in which who heads it stands
_ITEM = 220  # characters of the longest line that is a list item
_LEADS = 30  # lines that are looked through for what leads to a list
_NOTE = re.compile(r"(?:\[\w{1,3}\]|\*+|\(\d\))?:?\s*\Z")
_NEAR = 900  # characters around a sum in which the country of its currency is named


def heads(context: Context, row: Row) -> list[Party]:
    """Who stands before the colon of a list item: "Norway: EUR 5 million"."""
    low = context.text.rfind("\n", 0, row.start) + 1
    line = context.text[low : min(row.start, low + _HEAD_REACH)]
    mark = _HEADED.search(line)
    if mark is None:
        return []
    if funded := _FUNDED.match(line):  # "World Bank-funded Safety Net Project: USD 16 million"
        return [Party(code=n.code, name=funded[1], kind=n.kind, source="context") for n in names_in(funded[1])][:1]
    colon = low + mark.start()
    said = context.sentence_at(low).chunks
    chunks = [chunk for chunk in said if chunk.end <= colon and chunk.kind not in ("punct", "det")]
    names = [chunk for chunk in chunks if is_name(chunk)]
    if not names or len(names) < sum(chunk.kind not in ("conj", "adv") for chunk in chunks):
        return []
    return [from_source(party, "context") for chunk in names if (party := to_party(context, chunk)) is not None]


def lists_receivers(context: Context, row: Row, headed: list[Party]) -> bool:
    """Whether those who head a list item get and the issuer gives: set who they are."""
    issuer = context.issuer
    if row.frame.verb is not None or issuer is None or issuer.kind != "country":
        return False
    if issuer.code in {party.code for party in headed}:
        return False
    lead = _lead(context, row)
    own = _home_of(row) in {party.code for party in headed}  # "Canada: C$7 million"
    if own or (_incoming().search(lead) is not None and issuer.code not in _named_first(lead)):
        row.inbound = True
        return False
    row.recipients = headed
    return True


@cache
def _incoming() -> "re.Pattern[str]":
    return re.compile(rf"\b{alternation(words().lists.incoming)}\b", re.IGNORECASE)


def _named_first(lead: str) -> list[str | None]:
    """Who gives by what leads to a list: "Norway has pledged:"."""
    return [name.code for name in names_in(lead)[:1]]


def _lead(context: Context, row: Row) -> str:
    """The line that leads to the list of an item: the last one before it that is none itself."""
    end = context.text.rfind("\n", 0, row.start)
    for _ in range(_LEADS):
        if end < 1:
            break
        start = context.text.rfind("\n", 0, end) + 1
        line = context.text[start:end]
        note = _NOTE.search(line)
        if note is not None and ":" in note[0]:
            return line
        if len(line) > _ITEM or (line.strip() and not _HEADED.search(line)):
            return line
        end = start - 1
    return ""


@cache
def _homes() -> dict[str, str]:
    """Countries by the first two letters of their currency (ISO 4217)."""
    return {short: code for code, short in (line.split() for line in lines("lexicon/alpha2.txt"))}


_ABROAD = frozenset({"USD", "EUR", "GBP"})  # currencies in which others give as well


def _home_of(row: Row) -> str | None:
    """The country whose own currency a sum is in."""
    currency = row.money.currency if row.money is not None else None
    return _homes().get(currency[:2]) if currency and currency not in _ABROAD else None


def comes_in(context: Context, sentence: Sentence, row: Row) -> bool:
    """Whether the words behind a sum say that others gave it: "relief worth 3 million has come in from abroad"."""
    if context.issuer is None or context.issuer.kind != "country" or any(map(is_name, row.givers)):
        return False
    row.inbound = _abroad().search(context.text, row.end, min(sentence.end, row.end + _BEHIND)) is not None
    return row.inbound


_BEHIND = 80  # characters behind a sum in which "from abroad" tells that it comes in


@cache
def _abroad() -> "re.Pattern[str]":
    return re.compile(rf"\b{alternation(words().lists.abroad)}\b", re.IGNORECASE)


def owner_of_currency(context: Context, row: Row) -> list[Party]:
    """The other country in whose currency a sum is, where it is named around and no words of the clause say who gives.

    "The Minister met the Ambassador of Japan. Notes were exchanged for a grant of 900 million yen".
    """
    issuer, home = context.issuer, _home_of(row)
    if issuer is None or issuer.kind != "country" or home in (None, issuer.code):
        return []
    near = names_in(context.text[max(0, row.start - _NEAR) : row.end + _NEAR])
    if home is None or home not in {name.code for name in near}:
        return []
    row.inbound = True
    row.warn("several_candidates")
    return [Party(code=home, name=called(home), kind="country", source="context")]


def gets_at_home(context: Context, sentence: Sentence, row: Row) -> list[Party]:
    """The issuer's country, where others give and nobody else is named who could receive."""
    issuer = context.issuer
    if issuer is None or issuer.code is None or issuer.kind != "country":
        return []
    if row.category == "defence_own" or row.share is not None:
        return []
    given = {party.code for party in row.donors}
    if issuer.code in given or (not row.inbound and not _gets(context, sentence, row, issuer)):
        return []
    row.inbound = True
    row.warn("recipient_from_context")
    return [issuer.model_copy(update={"name": called(issuer.code), "source": "context"})]


def _gets(context: Context, sentence: Sentence, row: Row, issuer: Party) -> bool:
    """Whether a row of others can only be for the issuer, which is no donor itself."""
    if not row.donors or row.stage == "need" or not sentence.words.isdisjoint(_WIDE):
        return False
    if issuer.code in words().parties.givers or issuer.code in words().parties.lenders:
        return False
    if not row.things and not all(map(_gives, row.donors)):
        return False
    known = {party.code for party in row.donors} | {issuer.code}
    start = max(context.text.rfind("\n\n", 0, sentence.start) + 1, sentence.start - _NEAR)
    before = {name.code for name in names_in(context.text[start : sentence.start]) if name.kind in _LANDS}
    beside = {code_of(place.chunk) for place in sentence.places if place.preposition and _is_land(place.chunk)}
    return before | beside <= known


def _gives(party: Party) -> bool:
    """Whether a party is one that gives to others, as far as lists tell."""
    if party.kind == "country":
        return party.code in words().parties.givers or party.code in words().parties.lenders
    return party.code is not None or (party.kind == "initiative" and party.name[:1].isupper())


_WIDE = frozenset({"global", "globally", "worldwide", "world", "international", "internationally", "developing"})


_LANDS = ("country", "group")


def _is_land(chunk: Chunk) -> bool:
    return chunk.name is not None and chunk.name.kind in _LANDS
