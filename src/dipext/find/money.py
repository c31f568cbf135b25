"""Sums of money in running text.

The way in is cheap: digits, and the few words that sums in words are made of. From there the sum is read outwards,
the currency before or behind, then ranges and lists that share a currency or a scale.
"""

import re

from dipext.find.cues import RANGE_CUE, UNITS_OF_TIME, read_cue, read_per
from dipext.find.source import Source
from dipext.find.sum_chains import in_figures
from dipext.find.sum_currency import settle
from dipext.find.sum_terms import Draft
from dipext.find.sum_words import in_words
from dipext.models import Money, Span

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
_OTHER_CUE = re.compile(
    r"\b(an additional|additional|another|an? further|further|an extra|extra|equivalent to|the equivalent of"
    r"|equal to|the remaining|remaining)"
    r"\s+\Z",
    re.IGNORECASE,
)
_EACH_AFTER = re.compile(rf"\s+(?:each|apiece)\b(?!\s+(?:{UNITS_OF_TIME})\b)")
_EACH_BEFORE = re.compile(
    rf"\beach\s+(?!(?:{UNITS_OF_TIME})\b)(?:of\s+(?:the|them|these|which)\s+)?(?:[\w-]+\s+){{1,7}}\Z", re.IGNORECASE
)


def find_money(source: Source) -> list[Money]:
    """Every sum of money, in text order, without overlaps."""
    text = source.text
    drafts = sorted((*in_figures(source), *in_words(text)), key=lambda draft: (draft.start, -draft.end))
    said = frozenset(draft.currency.codes[0] for draft in drafts if draft.currency.certain)
    items: list[Money] = []
    floor = 0
    for draft in drafts:
        if draft.start >= floor:
            item = _item(source, draft, said, floor)
            if (
                items
                and item.quantifier == "exact"
                and item.cue is None
                and _GAPPED.fullmatch(text, floor, draft.start)
            ):
                item = item.model_copy(update={"quantifier": items[-1].quantifier, "cue": items[-1].cue})
            items.append(item)
            floor = draft.end
    return items


def _item(source: Source, draft: Draft, said: frozenset[str], floor: int) -> Money:
    text, start, end = source.text, draft.start, draft.end
    cue, quantifier = read_cue(text, start, end, floor)
    if draft.rule in ("money.range", "money.vague"):
        quantifier = "range" if draft.rule == "money.range" else "vague"
        between = RANGE_CUE.search(text, max(floor, start - 30), start)
        cue = between[1] if between and draft.rule == "money.range" else cue
    if "+" in text[start:end]:  # "€100+ million"
        quantifier = "more_than"
    if cue is None and (other := _OTHER_CUE.search(text, max(floor, start - 30), start)):
        cue = re.sub(r"^an (?=additional|extra)", "", other[1], flags=re.IGNORECASE)
    currency, basis, candidates = settle(source, draft, said)
    return Money(
        span=Span(start=start, end=end, text=text[start:end]),
        cue=cue,
        amount=draft.amount,
        amount_min=draft.low,
        amount_max=draft.high,
        currency=currency,
        currency_source=basis,
        currency_candidates=candidates,
        quantifier=quantifier,
        per=read_per(text, start, end, floor),
        distributive=bool(_EACH_AFTER.match(text, end) or _EACH_BEFORE.search(text, max(floor, start - 60), start)),
        rule=draft.rule,
        warnings=("currency_assumed",) if basis == "assumed" else (),
    )
