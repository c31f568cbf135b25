"""Sums of money in running text.

The way in is cheap: digits, and the few words that sums in words are made of. From there the sum is read outwards,
the currency before or behind, then ranges and lists that share a currency or a scale.
"""

import re

from dipext.lexicon import one_of, phrases
from dipext.models import Money, Span
from dipext.money.chains import in_figures
from dipext.money.currency import Said, is_said, settle
from dipext.money.en.spelt import in_words
from dipext.money.en.vocabulary import vocabulary
from dipext.money.guard import is_heading, is_headless
from dipext.money.terms import Draft
from dipext.text.prose import is_damaged
from dipext.text.quantifiers import RANGE_CUE, read_cue
from dipext.text.rates import UNITS_OF_TIME, read_per
from dipext.text.source import Source

RULES: tuple[str, ...] = (
    "money.prefixed",
    "money.suffixed",
    "money.words",
    "money.vague",
    "money.range",
    "money.shared",
    "money.hundredths",
)
# "more than €5 million in military and €3 million in civilian aid": one noun, so one cue for both
_GAPPED = re.compile(r"\s(?:in|of)\s[\w-]+\sand\s")
_RESPECTIVELY = re.compile(r",?\srespectively\b")
_LISTED = re.compile(r",\s(?:and\s)?|\sand\s")
_OTHER_CUE = re.compile(rf"\b({one_of('money/en/sums', 'cues')})\s+\Z", re.IGNORECASE)
_OTHER_CUE_ENDS = tuple({phrase.rpartition(" ")[2] for phrase in phrases("money/en/sums", "cues")})
_LACKS = re.compile(r"\b(?:is|are|was|were|be|being)\s(?:\w+\s)?short\sof\s\Z")  # "the agency is short of 5 million"
_SCALE_FIRST = ("million ", "billion ", "trillion ", "thousand ", "crore ", "lakh ")
_CUE_REACH = 30
_MORE = re.compile(r"(?<![Ee])\+")
_EACH_AFTER = re.compile(rf"\s+(?:each|apiece)\b(?!\s+(?:{UNITS_OF_TIME})\b)")
_EACH_BEFORE = re.compile(
    rf"\beach\s+(?!(?:{UNITS_OF_TIME})\b)(?:of\s+(?:the|them|these|which)\s+)?(?:[\w-]+\s+){{1,7}}\Z"
)
_EACH_REACH = 60


def find_money(source: Source) -> list[Money]:
    """Every sum of money, in text order, without overlaps."""
    text = source.text
    drafts = sorted((*in_figures(source), *in_words(text)), key=lambda draft: (draft.start, -draft.end))
    said = frozenset([(d.currency.codes[0], d.currency.source) for d in drafts if is_said(d.currency)])
    items: list[Money] = []
    floor = 0
    for draft in drafts:
        item = _item(source, draft, said, floor) if draft.start >= floor else None
        if item is not None and (item.currency is not None or not draft.currency.local):
            if (
                items
                and item.quantifier == "exact"
                and item.cue is None
                and _GAPPED.fullmatch(text, floor, draft.start)
            ):
                item = item.model_copy(update={"quantifier": items[-1].quantifier, "cue": items[-1].cue})
            items.append(item)
            floor = draft.end
    return _respectively(text, items)


def _respectively(text: str, items: list[Money]) -> list[Money]:
    """The items, the bound of the first shared by a list: "up to €5m and €2m respectively"."""
    for at in range(len(items) - 1, 0, -1):
        if not _RESPECTIVELY.match(text, items[at].span.end):
            continue
        first = at
        while first and _LISTED.fullmatch(text, items[first - 1].span.end, items[first].span.start):
            first -= 1
        bound = {"quantifier": items[first].quantifier, "cue": items[first].cue}
        for each in range(first + 1, at + 1):
            if items[each].quantifier == "exact" and items[each].cue is None and bound["quantifier"] != "range":
                items[each] = items[each].model_copy(update=bound)
    return items


def _item(source: Source, draft: Draft, said: frozenset[Said], floor: int) -> Money:
    text, start, end = source.text, draft.start, draft.end
    cue, quantifier = read_cue(text, start, end, floor)
    if cue is not None and cue.casefold() == "short of" and _LACKS.search(text, max(floor, start - _CUE_REACH), start):
        cue, quantifier = None, "exact"
    if draft.rule in ("money.range", "money.vague"):
        quantifier = "range" if draft.rule == "money.range" else "vague"
        between = RANGE_CUE.search(text, max(floor, start - 30), start)
        cue = between[1] if between and draft.rule == "money.range" else cue
    span = text[start:end]
    if "+" in span and _MORE.search(span):  # "€100+ million", but "EUR 7.2E+6"
        quantifier = "more_than"
    if cue is None:
        cue = _other_cue(text, start, floor)
    currency, basis, candidates = settle(source, draft, said)
    headless = draft.rule == "money.words" and _is_headless(text, start, end)
    doubts = draft.doubts or ({"glued"} if headless or is_damaged(text, start, end, vocabulary()) else frozenset())
    return Money(
        span=Span(start=start, end=end, text=span),
        cue=cue,
        amount=draft.amount,
        amount_min=draft.low,
        amount_max=draft.high,
        currency=currency,
        currency_source=basis,
        currency_candidates=candidates,
        quantifier=quantifier,
        per=read_per(text, start, end, floor),
        distributive=_is_each(text, start, end, floor),
        rule=draft.rule,
        warnings=tuple(sorted(doubts, reverse=True)) + (("currency_assumed",) if basis == "assumed" else ()),
    )


def _is_headless(text: str, start: int, end: int) -> bool:
    """Whether the figure of a scale may stand elsewhere."""
    return is_heading(text, start, end) or (text.startswith(_SCALE_FIRST, start) and is_headless(text, start))


def _other_cue(text: str, start: int, floor: int) -> str | None:
    """The words before a sum that say how it is counted and do not bound it: "another", "the remaining"."""
    lead = text[max(floor, start - _CUE_REACH) : start]
    if not lead.rstrip().casefold().endswith(_OTHER_CUE_ENDS):
        return None
    match = _OTHER_CUE.search(lead)
    return match[1] if match else None


def _is_each(text: str, start: int, end: int, floor: int) -> bool:
    """Whether a sum is for each of several: "5 million each", "each of the regions gets 5 million"."""
    if _EACH_AFTER.match(text, end):
        return True
    lead = text[max(floor, start - _EACH_REACH) : start].casefold()
    return "each" in lead and _EACH_BEFORE.search(lead) is not None
