"""Percentages and fractions in running text, with what the clause says about them."""

import re
from collections.abc import Sequence

from dipext.models import Change, Percentage, Span
from dipext.percentages.en.clause import Reading, continues, read_clause
from dipext.percentages.en.fractions import fractions, joined
from dipext.percentages.en.measures import also_levied, elliptic
from dipext.percentages.en.owners import Owner, compared
from dipext.percentages.en.units import with_units
from dipext.percentages.terms import Term
from dipext.text.noun_phrases import LINKING, as_measure
from dipext.text.quantifiers import read_cue
from dipext.text.rates import read_per
from dipext.text.source import Source

RULES: tuple[str, ...] = (
    "percentage.figure",
    "percentage.words",
    "percentage.vague",
    "percentage.range",
    "percentage.from-to",
    "percentage.shared",
    "percentage.fraction",
    "percentage.ratio",
    "percentage.heading",
)

_COORDINATED_REACH = 100
_COMPARED_REACH = 60
_COMPARED_LONGEST = 200  # characters between a share of GDP and the one that it is compared with
_SECOND_VERB = re.compile(r",?\s(?:and|but)\s(?:then\s|also\s|\w+ly\s)?(?P<verb>[a-z]+)(?:\s[a-z]+){0,4}\s*\Z")
_REVISED = re.compile(r"\b(?:revised|adjusted|corrected|changed|updated|reset)\sto\s(?:\w+\s)?\Z", re.IGNORECASE)
_FROM = re.compile(r"\sfrom\s(?:\w+\s)?")
_COORDINATED = re.compile(
    r"(?:\band|\bplus|,|\bwith|\bof\swhich)\s+(?:a\s+further|an\s+additional|additional|another|up\s+to|at\s+least"
    r"|the\s+remaining|around|about|approximately|some)?\s*\Z",
    re.IGNORECASE,
)


def find_percentages(source: Source) -> list[Percentage]:
    """Every percentage, in text order, without overlaps."""
    text = source.text
    found = sorted((*with_units(source), *fractions(source)), key=lambda term: (term.start, -term.end))
    terms: list[Term] = []
    for term in found:
        if not terms or term.start >= terms[-1].end:
            terms.append(term)
    terms = joined(text, terms)
    items: list[Percentage] = []
    readings: list[Reading] = []
    for at, term in enumerate(terms):
        floor = terms[at - 1].end if at else 0
        ceiling = terms[at + 1].start if at + 1 < len(terms) else len(text)
        shared = readings[-1] if at and _coordinated(text, terms[at - 1], term, readings[-1]) else None
        reading = read_clause(source, term.start, term.end, floor, ceiling, fraction=term.fraction, shared=shared)
        if at:
            reading = _inherit(source, terms[at - 1], term, readings[-1], reading)
            if reading.measure is None and _has_same_subject(text, floor, term.start):
                reading = reading._replace(measure=_measure_before(source, terms, readings))
            reading = _compared(source, terms, readings, reading)
        if at + 1 < len(terms) and reading.change is None:
            reading = reading._replace(change=_revised(text, term, terms[at + 1]))
        readings.append(reading)
        items.append(_item(text, term, reading, floor))
    return items


def _revised(text: str, term: Term, old: Term) -> Change | None:
    """Which way a figure was revised that the old one stands behind: "revised to 4.1% from 4.6%"."""
    if term.value is None or old.value is None or term.unit != old.unit or term.value == old.value:
        return None
    if not _FROM.fullmatch(text, term.end, old.start) or not _REVISED.search(text, max(0, term.start - 30), term.start):
        return None
    return "increase" if term.value > old.value else "decrease"


def _coordinated(text: str, last: Term, term: Term, before: Reading) -> bool:
    """Whether a percentage shares the base of the one before it: "3.5% of GDP for defence and up to 1.5% for roads"."""
    end = max(last.end, before.end)
    if term.fraction or last.fraction or before.base not in ("GDP", "GNI") or term.start - end > _COORDINATED_REACH:
        return False
    return _COORDINATED.search(text, end, term.start) is not None and "." not in text[end : term.start]


def _inherit(source: Source, last: Term, term: Term, before: Reading, own: Reading) -> Reading:
    """What a percentage takes over from the one before it: "4% of GDP this year and should be 5% in 2026"."""
    if term.fraction or last.fraction or source.sentence(last.start) != source.sentence(term.start):
        return own
    if (
        own.base is None
        and before.measure is not None
        and (thing := also_levied(source.text, last.end, term.start, term.end))
    ):
        return own._replace(base=thing, measure=before.measure)
    if before.base and own.measure is not None and as_measure(before.base) == own.measure:
        own = own._replace(measure=None)  # "60% of the aid will be military and 40% civilian"
    if own.change is None and elliptic(source.text[last.end : term.start]):
        own = own._replace(change=before.change)  # "exports rose by 3% and imports by 2%"
    if not continues(source.text, max(last.end, before.end), term.start):
        return own
    return own._replace(
        base=own.base or before.base,
        owner=before.owner if own.owner.code is None and own.base in (None, before.base) else own.owner,
        measure=own.measure if own.near else before.measure or own.measure,
    )


def _has_same_subject(text: str, last: int, start: int) -> bool:
    """Whether a verb right behind "and" has the subject of the clause before: "stood at 9%, and will fall below 8%"."""
    if text.find(" and ", last, start) < 0 and text.find(" but ", last, start) < 0:
        return False
    match = _SECOND_VERB.search(text, last, start)
    return match is not None and match["verb"] in LINKING


def _measure_before(source: Source, terms: Sequence[Term], readings: Sequence[Reading]) -> str | None:
    """What the shares before in the sentence measure, the last that tells."""
    start, _ = source.sentence(terms[len(readings)].start)
    for term, reading in zip(reversed(terms[: len(readings)]), reversed(readings), strict=True):
        if term.start < start or reading.measure is not None:
            return reading.measure if term.start >= start else None
    return None


def _compared(source: Source, terms: Sequence[Term], readings: Sequence[Reading], own: Reading) -> Reading:
    """The reading of a share that is set beside the same one of another country: "In Latvia the figure is 3.7%"."""
    at = len(readings)
    term, last = terms[at], terms[at - 1]
    if own.base is not None or own.change is not None or term.unit != "percent":
        return own
    country = compared(source.text, max(last.end, term.start - _COMPARED_REACH), term.start)
    if country is None:
        return own
    for other in range(at - 1, -1, -1):
        between = source.text[terms[other].end : term.start]
        if len(between) > _COMPARED_LONGEST or "\n\n" in between:
            break
        if readings[other].base in ("GDP", "GNI"):
            return own._replace(base=readings[other].base, owner=Owner(country), measure=None)
    return own


def _item(text: str, term: Term, reading: Reading, floor: int) -> Percentage:
    cue, quantifier = read_cue(text, term.start, term.end, floor)
    if cue is None and reading.end > term.end:  # "5% of GDP at the least"
        cue, quantifier = read_cue(text, reading.end, reading.end, reading.end)
    change: Change | None = reading.change
    if term.rule in ("percentage.range", "percentage.from-to"):
        cue = term.cue or cue
        quantifier = "range" if term.rule == "percentage.range" else "exact"
    if term.rule == "percentage.vague":
        quantifier = "vague"
    if term.rule == "percentage.from-to":
        change = "from_to"
    if quantifier == "exact" and not term.exact:
        quantifier = "approx"
    return Percentage(
        span=Span(start=term.start, end=term.end, text=text[term.start : term.end]),
        cue=cue,
        value=term.value,
        value_min=term.low if quantifier in ("range", "vague") else None,
        value_max=term.high if quantifier in ("range", "vague") else None,
        unit=term.unit,
        quantifier=quantifier,
        base=reading.base,
        base_owner=reading.owner.code,
        measure=reading.measure,
        change=change,
        value_from=term.low if change == "from_to" else None,
        value_to=term.high if change == "from_to" else None,
        per=None if term.fraction else read_per(text, term.start, term.end, floor),
        rule=term.rule,
        warnings=(*sorted(term.doubts), *((reading.owner.warning,) if reading.owner.warning else ())),
    )
