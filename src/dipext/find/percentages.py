"""Percentages and fractions in running text.

The way in is the sign or the word: "%", "per cent", "basis points", "two-thirds"; the figure is read backwards.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from dipext.find.cues import BY, RANGE_CUE, changes, read_cue, read_per
from dipext.find.measures import Reading, also_levied, continues, elliptic, is_verb, read_clause
from dipext.find.source import Source
from dipext.models import Change, Percentage, PercentUnit, Span
from dipext.normalise.numbers import FIGURE, GAP, NUMBER_WORDS
from dipext.normalise.percentages import PART_WORDS, read_fraction, read_percentage, read_unit

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

# Where a unit may stand: its sign, the words that follow number words, and a short unit right behind a digit.
_SIGNS = re.compile("[‰％]")
_STEMS = ("cent", "asis point", "per mil")
_BEHIND_DIGITS = re.compile(rf"[½¼¾]?(?:{GAP}|-)?(?=[pb](?:[.pc]|er|ct|asis|ps)|P[PC.])")
_UNIT = re.compile(
    r"%[-\s]?points?\b|[%‰％](?!\w)|per[-\s]?cents?(?:age)?(?:[-\s]points?)?(?!\w)|pct\b(?:[-\s]points?\b)?|p\.c\."
    r"|p\.p\.(?!\w)|pc(?![\w.]\w|\w)|ppts?(?!\w)"
    r"|pps?(?!\w|\.\s[a-z0-9])|basis[-\s]points?\b|bps\b|per\s?mill?e?\b|promille\b",
    re.IGNORECASE,
)
_PER = re.compile(r"per[-\s]{0,2}\Z", re.IGNORECASE)
_UNIT_REACH = 5  # a stem begins at most this far behind the beginning of its unit
_WORD_NUMBER = (
    rf"(?:(?:{NUMBER_WORDS}|a|an|half|quarter|quarters|and|point|of)(?:{GAP}|-))*(?:{NUMBER_WORDS}|half|quarters?|an?)"
)
_NUMBER = re.compile(
    rf"(?:(?<![\w.,/’'])(?P<minus>(?<![\w\s%‰％])[-−](?=[0-9])|(?<=\s)[-−](?=[0-9])|(?<!\w)minus{GAP}"
    rf"|−)?(?P<figure>{FIGURE}[½¼¾]?|[½¼¾])(?:{GAP}|-)?\Z"
    rf"|(?<![\w’'-])(?P<words>(?:minus{GAP})?{_WORD_NUMBER})(?:{GAP}|-)\Z)",
    re.IGNORECASE,
)
_NUMBER_REACH = 48
_FEW = re.compile(
    rf"(?<![\w’'-])(?:(?:a|the){GAP}(?:very{GAP}|last{GAP})?few|several|(?:a{GAP})?couple{GAP}of){GAP}\Z", re.IGNORECASE
)
_FEWEST, _MOST = "2", "10"  # a few are from two to ten, as for sums of money
_LINK = re.compile(
    rf"(?:{GAP})?(?:(?P<to>(?:-{GAP})?to)(?={GAP})|(?P<and>and|&)(?={GAP})|(?P<or>or)(?={GAP})"
    rf"|(?P<dash>[-–—−]))(?:{GAP})?\Z"
)
_LOW = re.compile(
    rf"(?<![\w.,/’'%$€£-])(?P<low>{FIGURE}|(?:{NUMBER_WORDS})(?:[- ](?:{NUMBER_WORDS}))?)"
    rf"(?P<link>(?:{GAP})?(?:(?:-{GAP})?to(?={GAP})|and(?={GAP})|or(?={GAP})|[-–—−])(?:{GAP})?)\Z",
    re.IGNORECASE,
)
_LIST = re.compile(rf"(?<![\w.,/’'%$€£-])(?P<items>(?:{FIGURE},{GAP}){{0,6}}{FIGURE})(?:,)?{GAP}(?:and|or){GAP}\Z")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_LIST_LEAD = re.compile(
    r"\b(?:by|of|to|at|from|with|are|were|is|was|reach(?:ed)?|rates?|grew|rose|fell|between|levels?)\s+\Z",
    re.IGNORECASE,
)
_HEADING = re.compile(
    rf"^[ \t]*(?P<unit>per[ -]?cents?|percents?) of (?P<number>{FIGURE}|{_WORD_NUMBER})[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)

_FRACTION_STEMS = ("third", "uarter", "alf", "fifth", "tenth", "th of ", "ths of ")
_FRACTION = re.compile(
    rf"(?<![\w’'-])(?:(?P<count>an?|{NUMBER_WORDS})(?:{GAP}|-))?(?P<part>{PART_WORDS})(?![\w’'])(?!-[A-Za-z])",
    re.IGNORECASE,
)
_VULGAR = re.compile("[½¼¾⅓⅔⅕⅛]")
_FRACTION_REACH = 14
_RATIO_STEMS = ("ne in ", " in five", " in ten", " out of ")
_RATIO_BEHIND_DIGITS = re.compile(rf"{GAP}in{GAP}(?:every{GAP})?[0-9]")
_IN_FIGURES = re.compile(
    rf"(?<![\w.,/’'$€£-])(?:(?:[1-9][0-9]?/[1-9][0-9]?(?![\w/.,]*[0-9]))|[½¼¾⅓⅔⅕⅛])(?={GAP}of{GAP})"
)
_SLASHED = re.compile(r"/[1-9][0-9]?\s")
_RATIO = re.compile(
    rf"(?<![\w.,/’'$€£-])(?:(?P<words>(?:one|two|three|four|five|six|seven|eight|nine){GAP}(?:in"
    rf"|out{GAP}of){GAP}(?:every{GAP})?"
    rf"(?:{NUMBER_WORDS})(?:[- ](?:{NUMBER_WORDS}))?)|(?P<figures>(?:1{GAP}in{GAP}(?:every{GAP})?[0-9]{{1,3}}"
    rf"|[2-9]{GAP}in{GAP}(?:every{GAP})?(?:[3-9]|10|20|100))|[0-9]{{1,2}}{GAP}out{GAP}of{GAP}"
    rf"(?:every{GAP})?[0-9]{{1,3}}))(?![\w.,-]*[0-9]|\w|{GAP}(?:million|billion|thousand|hundred|years?|months?"
    rf"|days?|weeks?|hours?|minutes?)\b)",
    re.IGNORECASE,
)
_COORDINATED_REACH = 100
_COORDINATED = re.compile(
    r"(?:\band|\bplus|,|\bwith)\s+(?:a\s+further|an\s+additional|additional|another|up\s+to|at\s+least"
    r"|the\s+remaining|around|about|approximately|some)?\s*\Z",
    re.IGNORECASE,
)
# What tells a share from an ordinal, a time or a size: "a third of", "a third already"; not "a third country"
_OF = re.compile(
    rf"{GAP}(?:of{GAP}(?!an?{GAP}|hour|20\d\d\b|19\d\d\b)|(?:the|its|their|all|our|his|her|these|those|that){GAP})"
)
_TIME_OF = re.compile(
    rf"{GAP}of{GAP}(?:the{GAP})?(?:(?:fiscal|financial|calendar|school|academic|current|last|next"
    rf"|this){GAP})*(?:year|20\d\d|19\d\d|FY|century|month|season)",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"\b(?:by|than|about|around|nearly|almost|over|least|up to|roughly|approximately|only|some|just under|another"
    r"|under|as much as|to|is|was|are|were)"
    r"(?:\s+(?:a|one))?\s+\Z",
    re.IGNORECASE,
)
_SHARE_AFTER = re.compile(
    rf"\s*(?:[.,;:)!?”]|\Z)|{GAP}(?:more|less|fewer|higher|lower|already|were|was|are|is|have|has|had|will|would"
    rf"|do|did|spend|spent|live|lives|say|said|now"
    r"|still|came|come|comes|remain|remains|remained|went|go|in|on|since|compared|as|and|or|from|by|between|who"
    r"|which|that|support|believe|face|met|meet"
    r"|reported|voted|need|rely|depend|lack|lost|increase|decrease|reduction|rise|drop|cut|share|stake|majority)\b",
    re.IGNORECASE,
)
_OF_ALL = re.compile(r"\b(?:Of|Out of|Among) [^.,;:]{3,60}, (?:only |about |nearly )?\Z")
_ORDINAL_BEFORE = re.compile(
    r"(?:\b(?:first|second|third|fourth|last|next|past|previous|this|each|every|final|coming|consecutive"
    r"|successive|for|fiscal|other|latter|better)"
    rf"\s+(?:\w+\s+)?|\b(?:{NUMBER_WORDS})\s+and\s+(?:a\s+)?|\d\s+(?:and\s+)?(?:a\s+)?)\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Term:
    """One percentage, range or fraction, as found."""

    start: int
    end: int
    rule: str
    unit: PercentUnit
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    exact: bool = True
    cue: str | None = None

    @property
    def fraction(self) -> bool:
        return self.unit == "fraction"


def find_percentages(source: Source) -> list[Percentage]:
    """Every percentage, in text order, without overlaps."""
    text = source.text
    found = sorted((*_with_units(source), *_fractions(source)), key=lambda term: (term.start, -term.end))
    terms: list[_Term] = []
    for term in found:
        if not terms or term.start >= terms[-1].end:
            terms.append(term)
    terms = _span_fractions(text, terms)
    items: list[Percentage] = []
    readings: list[Reading] = []
    for at, term in enumerate(terms):
        floor = terms[at - 1].end if at else 0
        ceiling = terms[at + 1].start if at + 1 < len(terms) else len(text)
        shared = readings[-1] if at and _coordinated(text, terms[at - 1], term, readings[-1]) else None
        reading = read_clause(source, term.start, term.end, floor, ceiling, fraction=term.fraction, shared=shared)
        if at:
            reading = _inherit(source, terms[at - 1], term, readings[-1], reading)
        readings.append(reading)
        items.append(_item(text, term, reading, floor))
    return items


# Signs and words: "5%", "3.5 to 5 per cent", "50 basis points"


def _with_units(source: Source) -> list[_Term]:
    text = source.text
    places: set[int] = set()
    at = text.find("%")
    while at >= 0:
        places.add(at)
        at = text.find("%", at + 1)
    if not text.isascii():
        places.update(match.start() for match in _SIGNS.finditer(text))
    for _, end in source.digits:
        if match := _BEHIND_DIGITS.match(text, end):
            places.add(match.end())
    for stem in _STEMS:
        at = text.find(stem)
        while at >= 0:
            if stem != "cent" or _PER.search(text, max(0, at - 5), at):
                places.add(at)
            at = text.find(stem, at + 1)
    terms: list[_Term] = []
    done = 0
    for place in sorted(places):
        unit = next(
            (
                m
                for at in range(place, max(done, place - _UNIT_REACH) - 1, -1)
                if (m := _UNIT.match(text, at)) and m.end() > place
            ),
            None,
        )
        if unit is None or unit.start() < done:
            continue
        term = _before_unit(text, unit, done)
        if term is None:
            if (heading := _heading(text, unit.start())) and heading.start >= done:
                done = heading.end
                terms.append(heading)
            continue
        done = term.end
        terms += _joined(text, terms, term)
    return terms


def _before_unit(text: str, unit: re.Match[str], floor: int) -> _Term | None:
    before = text[max(floor, unit.start() - 3) : unit.start()].rstrip("- \n\t\u00a0\u202f")[-1:]
    if not before.isalnum():
        return None
    kind = read_unit(unit[0])
    match = _NUMBER.search(text, max(floor, unit.start() - _NUMBER_REACH), unit.start())
    if kind is None:
        return None
    if match is None:
        few = _FEW.search(text, max(floor, unit.start() - _NUMBER_REACH), unit.start())
        if few is None:
            return None
        ends = read_percentage(_FEWEST, kind), read_percentage(_MOST, kind)
        return _Term(few.start(), unit.end(), "percentage.vague", kind, None, *ends)
    if match["figure"]:
        start = match.start("minus") if match["minus"] else match.start("figure")
        value = read_percentage(text[start : match.end("figure")].replace("\n", " "), kind)
        return None if value is None else _Term(start, unit.end(), "percentage.figure", kind, value)
    start = match.start("words")
    while True:
        words = text[start : match.end("words")]
        value = read_percentage(words, kind)
        if value is not None:
            break
        following = re.compile(rf"\w+(?:{GAP}|-)").match(text, start, match.end("words"))
        if following is None:
            return None
        start = following.end()
    if words.casefold() in ("a", "an") and kind == "percent":
        return None
    return _Term(start, unit.end(), "percentage.words", kind, value)


def _joined(text: str, terms: list[_Term], term: _Term) -> list[_Term]:
    """The term with what stands before it: the lower end of a range, or numbers that share its sign."""
    last = terms[-1] if terms else None
    if last is not None and last.value is not None and last.unit == term.unit and term.value is not None:
        link = _LINK.match(text[last.end : term.start]) if term.start - last.end < 12 else None
        if link is not None:
            pair = _pair(
                text, last.start, last.value, term, to=bool(link["to"]), dash=bool(link["dash"]), both=bool(link["and"])
            )
            if pair is not None:
                terms.pop()
                return [pair]
    floor = last.end if last else 0
    low = _LOW.search(text, max(floor, term.start - 30), term.start)
    if low is not None and term.value is not None and not _YEAR.fullmatch(low["low"]):
        value = read_percentage(low["low"], term.unit)
        word = low["link"].strip().casefold()
        if value is not None:
            pair = _pair(
                text,
                low.start(),
                value,
                term,
                to=word.endswith("to"),
                dash=not word.isalpha() and "to" not in word,
                both=word == "and",
            )
            if pair is not None:
                return [pair]
    listed = _LIST.search(text, max(floor, term.start - 60), term.start)
    if listed is not None:
        figures = list(re.finditer(FIGURE, listed["items"]))
        if any(_YEAR.fullmatch(f[0]) for f in figures):  # "2% by 2027 and 2.5% by 2030"
            return [term]
        if len(figures) > 1 or _LIST_LEAD.search(text, max(floor, listed.start() - 20), listed.start()):
            at = listed.start("items")
            shared = [
                _Term(at + f.start(), at + f.end(), "percentage.shared", term.unit, read_percentage(f[0], term.unit))
                for f in figures
            ]
            return [*(each for each in shared if each.value is not None), term]
    return [term]


def _pair(text: str, start: int, low: Decimal, high: _Term, *, to: bool, dash: bool, both: bool) -> _Term | None:
    """A range or a change from one figure to the other; ``None`` where they only stand side by side."""
    cue = RANGE_CUE.search(text, max(0, start - 30), start)
    word = cue[1] if cue else None
    between = word is not None and word.casefold() == "between"
    if high.value is None or not (to or dash or (both and between)):
        return None
    signed = "%" in text[start : high.start]  # "rose by 2% to 5%", but "rose by 2 to 5%"
    if to and signed and BY.search(text, max(0, start - 24), start):
        return None
    if to and word is not None and not between and changes(text, start):
        return replace(high, start=start, rule="percentage.from-to", value=None, low=low, high=high.value, cue=word)
    if low >= high.value:
        return None
    return replace(high, start=start, rule="percentage.range", value=None, low=low, high=high.value, cue=word)


def _heading(text: str, at: int) -> _Term | None:
    """A line around ``at`` that says only "per cent of 40", as tables have it."""
    match = _HEADING.match(text, text.rfind("\n", 0, at) + 1)
    value = read_percentage(match["number"], "percent") if match else None
    if match is None or value is None:
        return None
    return _Term(match.start("unit"), match.end("number"), "percentage.heading", "percent", value)


# Words: "two-thirds", "a quarter of", "one in five"


def _fractions(source: Source) -> list[_Term]:
    text = source.text
    terms: list[_Term] = []
    for start, end in source.digits:
        match = None
        if _SLASHED.match(text, end):
            match = _IN_FIGURES.match(text, start)
        elif end - start == 1 and _RATIO_BEHIND_DIGITS.match(text, end):
            match = _RATIO.match(text, start)
        if match is not None:
            terms += _of_figures(match)
    if not text.isascii():
        for match in _VULGAR.finditer(text):
            if whole := _IN_FIGURES.match(text, match.start()):
                terms += _of_figures(whole)
    for stem in _FRACTION_STEMS:
        at = text.find(stem)
        while at >= 0:
            for match in _FRACTION.finditer(text, _token_start(text, max(0, at - _FRACTION_REACH)), at + 12):
                if match.start("part") - 2 <= at < match.end() and (term := _fraction(text, match)):
                    terms.append(term)
            at = text.find(stem, at + 1)
    for stem in _RATIO_STEMS:
        at = text.find(stem)
        while at >= 0:
            for match in _RATIO.finditer(text, _token_start(text, max(0, at - 8)), at + 40):
                read = read_fraction(match[0])
                if read is not None:
                    terms.append(
                        _Term(match.start(), match.end(), "percentage.ratio", "fraction", read[0], exact=read[1])
                    )
            at = text.find(stem, at + 1)
    return terms


def _of_figures(match: re.Match[str]) -> list[_Term]:
    """The fraction of a match as a list of one or none: "7 in 10", "1/3", "¾"."""
    read = read_fraction(match[0])
    if read is None:
        return []
    rule = "percentage.ratio" if " in" in match[0] else "percentage.fraction"
    return [_Term(match.start(), match.end(), rule, "fraction", read[0], exact=read[1])]


def _span_fractions(text: str, terms: list[_Term]) -> list[_Term]:
    """The same fractions with those that are two ends of a range made one: "between a quarter and a third"."""
    joined: list[_Term] = []
    for term in terms:
        last = joined[-1] if joined else None
        if last is not None and last.fraction and term.fraction and term.start - last.end < 12:
            link = _LINK.match(text[last.end : term.start])
            cue = RANGE_CUE.search(text, max(0, last.start - 30), last.start)
            ends = last.value is not None and term.value is not None and last.value < term.value
            between = cue is not None and cue[1].casefold() == "between"
            if link is not None and ends and (link["to"] or link["dash"] or (link["and"] and between)):
                joined[-1] = replace(
                    term,
                    start=last.start,
                    rule="percentage.range",
                    value=None,
                    low=last.value,
                    high=term.value,
                    cue=cue[1] if cue else None,
                )
                continue
        joined.append(term)
    return joined


def _token_start(text: str, at: int) -> int:
    while 0 < at < len(text) and text[at - 1].isalnum():
        at += 1
    return at


def _fraction(text: str, match: re.Match[str]) -> _Term | None:
    count, part = (match["count"] or "").casefold(), match["part"].casefold()
    start, end = match.start(), match.end()
    if not count and part != "half":
        return None
    read = read_fraction(match[0])
    if read is None or _ORDINAL_BEFORE.search(text, max(0, start - 24), start):
        return None
    if _TIME_OF.match(text, end):
        return None
    share = _OF.match(text, end) is not None
    plural = part.endswith("s") and part != "halves"
    if part == "half":
        bound = _BOUND.search(text, max(0, start - 24), start) is not None and _SHARE_AFTER.match(text, end) is not None
        fits = share or bound
    elif plural or count not in ("a", "an"):
        fits = share or "quarter" not in part or _SHARE_AFTER.match(text, end) is not None
    else:
        fits = (
            share
            or _SHARE_AFTER.match(text, end) is not None
            or _BOUND.search(text, max(0, start - 24), start) is not None
        )
        fits = fits and not re.match(
            rf"{GAP}(?:of{GAP})?(?:million|billion|trillion|hour|century|country|party|time)", text[end : end + 16]
        )
    if not fits and not _acts(text, end) and not _OF_ALL.search(text, max(0, start - 80), start):
        return None
    return _Term(start, end, "percentage.fraction", "fraction", read[0], exact=read[1])


def _acts(text: str, at: int) -> bool:
    """Whether a verb follows, so that the fraction stands for those who act: "a fifth left"."""
    match = re.compile(r"\s([a-z]+)\b").match(text, at)
    return match is not None and is_verb(match[1])


# What the words around make of it


def _coordinated(text: str, last: _Term, term: _Term, before: Reading) -> bool:
    """Whether a percentage shares the base of the one before it: "3.5% of GDP for defence and up to 1.5% for roads"."""
    if (
        term.fraction
        or last.fraction
        or before.base not in ("GDP", "GNI")
        or term.start - before.end > _COORDINATED_REACH
    ):
        return False
    return _COORDINATED.search(text, before.end, term.start) is not None and "." not in text[before.end : term.start]


def _inherit(source: Source, last: _Term, term: _Term, before: Reading, own: Reading) -> Reading:
    """What a percentage takes over from the one before it: "4% of GDP this year and should be 5% in 2026"."""
    if term.fraction or last.fraction or source.sentence(last.start) != source.sentence(term.start):
        return own
    if (
        own.base is None
        and before.measure is not None
        and (thing := also_levied(source.text, last.end, term.start, term.end))
    ):
        return own._replace(base=thing, measure=before.measure)
    if own.change is None and elliptic(source.text[last.end : term.start]):
        own = own._replace(change=before.change)  # "exports rose by 3% and imports by 2%"
    if not continues(source.text, max(last.end, before.end), term.start):
        return own
    return own._replace(
        base=own.base or before.base,
        owner=own.owner or (before.owner if own.base in (None, before.base) else None),
        measure=own.measure if own.near else before.measure or own.measure,
    )


def _item(text: str, term: _Term, reading: Reading, floor: int) -> Percentage:
    cue, quantifier = read_cue(text, term.start, term.end, floor)
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
        base_owner=reading.owner,
        measure=reading.measure,
        change=change,
        value_from=term.low if change == "from_to" else None,
        value_to=term.high if change == "from_to" else None,
        per=None if term.fraction else read_per(text, term.start, term.end, floor),
        rule=term.rule,
    )
