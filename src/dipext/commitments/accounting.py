"""How a row is to be counted: new, additional, cumulative, a part, or only said again."""

import re

from dipext.commitments.context import Context, Sentence
from dipext.commitments.data import words
from dipext.commitments.gates import Anchor
from dipext.commitments.goods import Thing
from dipext.commitments.rows import Row
from dipext.commitments.spotting import Spotter
from dipext.lexicon import alternation
from dipext.models import (
    CommitmentAccounting,
    Initiative,
    Money,
)

_MONEY_ACCOUNTING = frozenset({"new", "additional", "cumulative", "remaining", "part", "total"})


_RESTATED = re.compile(rf"\b{alternation(words().accounts.restated)}\b(?! least\b)", re.IGNORECASE)


_RESTATING = Spotter(words().accounts.restated)


_CUMULATIVE = re.compile(rf"\b{alternation(words().accounts.cumulative)}\b", re.IGNORECASE)


AS_OF = re.compile(r"\bas of\s", re.IGNORECASE)


_MORE_OF_IT = re.compile(r"\s+(?:in|of)\s+(?:additional|further)\b")


_EXTRA = re.compile(r"\b(?:additional|another|further)\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE)


_WHOLE = re.compile(
    r"\b(?:instalment|installment|tranche|part|payment)s? (?:of|from|under) (?:an?|the|its)\s(?:\w+ ){0,2}"
    r"(?:loan|grant|credit|package|programme|program|facility) of (?:up to )?\Z"
)


def set_accounting(context: Context, anchor: Anchor, sentence: Sentence, at: int, row: Row) -> None:
    """Set how a row is to be counted: as its sum is, or restated where it is only said again."""
    verb = row.frame.verb
    said = _of_frame(context, sentence, at, row, _of_anchor(context, anchor, row))
    promised = row.stage in ("pledged", "approved", "committed")
    if promised and said not in ("part", "cumulative", "additional", "new") and _is_restated(sentence, at, row):
        said = "restated"
    row.accounting = said if row.stage != "need" or said in ("additional", "part", "remaining") else None
    ran = verb is not None and verb.base not in ("be", "raise") and verb.tense == "past"
    raised = said == "cumulative" and verb is not None and verb.verb_class == "raise"
    totalled = row.frame.rule == "commitment.total" and (said == "cumulative" or ran)
    if row.stage == "pledged" and (raised or totalled):
        row.stage = "delivered" if isinstance(anchor, Thing) else "disbursed"


def _of_anchor(context: Context, anchor: Anchor, row: Row) -> CommitmentAccounting | None:
    """How the sum or the goods themselves are counted."""
    said: CommitmentAccounting | None = None
    if isinstance(anchor, Money) and anchor.accounting in _MONEY_ACCOUNTING:
        said = anchor.accounting
        if said == "part" and _WHOLE.search(context.text, max(0, row.start - 60), row.start):
            said = None  # "the second instalment of a loan of"
    elif isinstance(anchor, Thing) and anchor.more:
        said = "additional"
    if said == "cumulative" and row.stage == "pledged" and row.frame.rule != "commitment.total":
        return "additional" if _MORE_OF_IT.match(context.text, row.end) else None
    return said


def _of_frame(
    context: Context, sentence: Sentence, at: int, row: Row, said: CommitmentAccounting | None
) -> CommitmentAccounting | None:
    """How a row is counted by its frame, where the sum or goods are counted as ``said``."""
    verb, rule = row.frame.verb, row.frame.rule
    near = context.text[max(sentence.around(at)[0], row.start - 160) : row.start]
    if said is None and verb is not None and verb.base == "add":
        said = "additional"
    done = row.stage in ("disbursed", "delivered") and verb is not None and verb.at < at
    if said is None and done and AS_OF.search(sentence.text, sentence.start, row.start):
        return "cumulative"
    if rule == "commitment.total" and verb is not None:
        counted = _CUMULATIVE.search(near) or "since" in sentence.words or AS_OF.search(near)
        told = said is None and verb.base != "be" and counted
        summed = verb.base in ("come", "rise", "add") and (said == "total" or "total" in sentence.words)
        gathered = row.frame.noun is not None and isinstance(sentence.chunks[row.frame.noun].value, Initiative)
        if verb.base in ("bring", "take") or summed or gathered or told:
            return "cumulative"
    if verb is not None and verb.verb_class == "raise" and "total" in _between(sentence, verb.at, at):
        return "cumulative"  # "nearly doubles total assistance to 2 billion"
    if rule == "commitment.part":
        return "part" if said is None and verb is None else said
    return "additional" if said == "part" and _EXTRA.search(near) else said


def _between(sentence: Sentence, first: int, at: int) -> list[str]:
    """The words between two indices."""
    return [chunk.low for chunk in sentence.chunks[first + 1 : at]]


def _is_restated(sentence: Sentence, at: int, row: Row) -> bool:
    """Whether the words say that a promise was made before: "recalled", "already announced"."""
    verb = row.frame.verb
    if verb is not None and (verb.verb_class == "remind" or _reminds(sentence, verb.lead_at)):
        return True
    if verb is not None and verb.modal == "would" and _says_it_again(sentence, verb.at):
        return True
    if not _RESTATING.spots(sentence.words):
        return False
    low, high = sentence.around(at)
    high = min(high, row.end + 60)
    return any(_tells_when(sentence.text, said) for said in _RESTATED.finditer(sentence.text, low, high))


def _says_it_again(sentence: Sentence, verb: int) -> bool:
    """Whether "would" hangs on a verb of saying again: "repeated that Norway would give"."""
    first = sentence.announced
    return first < verb and any(reading.verb_class == "remind" for reading in sentence.chunks[first].readings)


def _tells_when(text: str, said: "re.Match[str]") -> bool:
    """Whether "in" or "at" leads to when or where it was said: "committed in Rome", not "committed in grants"."""
    behind = text[said.end() : said.end() + 5].lstrip()
    return (
        not said[0].lower().endswith((" in", " at"))
        or behind[:1].isupper()
        or behind[:1].isdigit()
        or behind[:3] == "the"
    )


def _reminds(sentence: Sentence, lead: int | None) -> bool:
    """Whether what leads to a verb is only said again: "repeated the Union's promise to lend"."""
    before = sentence.chunks[max(0, (lead or 0) - 5) : lead or 0]
    return any(chunk.kind == "verb" and chunk.readings[0].verb_class == "remind" for chunk in before)
