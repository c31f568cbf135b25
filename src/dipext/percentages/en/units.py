"""Percentages with a sign or a unit: "5%", "3.5 to 5 per cent", "50 basis points".

The way in is the sign or the word; the figure is read backwards.
"""

import re
from calendar import month_abbr, month_name
from collections.abc import Iterator
from decimal import Decimal

from dipext.models import PercentUnit
from dipext.percentages.en.values import read_percentage, read_unit
from dipext.percentages.terms import LINK, LINK_REACH, Term
from dipext.text.changes import BY, change_before, changes
from dipext.text.guard import touched_before
from dipext.text.numbers import FIGURE, GAP, NUMBER_WORDS
from dipext.text.quantifiers import RANGE_CUE
from dipext.text.source import Source, places

# Where a unit may stand: its sign, the words that follow number words, and a short unit right behind a digit.
_SIGNS = ("%", "‰", "％")
_BEHIND_DIGITS = re.compile(rf"[½¼¾]?(?:{GAP}|-)?(?=[pb](?:[.pc]|er|ct|asis|ps)|P[PC.])")
_UNIT = re.compile(
    r"%[-\s]?points?\b|[%‰％](?![0-9])|%(?=[0-9](?!\w))|per[-\s]?cents?(?:age)?(?:[-\s]points?)?(?!\w)|pct\b(?:[-\s]points?\b)?|p\.c\."
    r"|p\.p\.(?!\w)|pc(?![\w.]\w|\w)|ppts?(?!\w)"
    r"|pps?(?!\w|\.\s[a-z0-9])|basis[-\s]points?\b|bps\b|per\s?mill?e?\b|promille\b",
    re.IGNORECASE,
)
_PER = re.compile(r"per[-\s]{0,2}\Z", re.IGNORECASE)
_WORD_NUMBER = (
    rf"(?:(?:{NUMBER_WORDS}|a|an|half|quarter|quarters|and|point|of)(?:{GAP}|-))*(?:{NUMBER_WORDS}|half|quarters?|an?)"
)
_FIGURE = re.compile(
    rf"(?<![\w.,/’'])(?P<minus>(?<![\w\s%‰％])[-−](?=[0-9])|(?<=\s)[-−](?=[0-9])|(?<!\w)minus{GAP}|−)?"
    rf"(?P<figure>{FIGURE}[½¼¾]?|[½¼¾])(?:{GAP}|-)?\Z",
    re.IGNORECASE,
)
_COMMA_BEFORE = re.compile(
    rf"(?:\b(?P<month>{'|'.join((*month_name[1:], *month_abbr[1:]))})\.?\s)?(?<![0-9.,])(?P<number>[0-9]{{1,2}}),\s\Z"
)
_DAY_REACH = 16
_FIGURE_REACH = 40
_WORDS = re.compile(rf"(?<![\w’'-])(?P<words>(?:minus{GAP})?{_WORD_NUMBER})(?:{GAP}|-)\Z", re.IGNORECASE)
_WORDS_REACH = 48
_LAST_WORDS = frozenset(f"{NUMBER_WORDS}|half|quarter|quarters|a|an".split("|"))
_FIRST_WORD = re.compile(rf"\w+(?:{GAP}|-)")
_FEW = re.compile(
    rf"(?<![\w’'-])(?:(?:a|the){GAP}(?:very{GAP}|last{GAP})?few|several|(?:a{GAP})?couple{GAP}of){GAP}\Z", re.IGNORECASE
)
_FEWEST, _MOST = "2", "10"  # a few are from two to ten, as for sums of money
_LINKS = ("to", "and", "or", "-", "–", "—", "−", "‐", "‑", "‒", "~")
_LOW = re.compile(
    rf"(?<![\w.,/’'%$€£-])(?P<low>{FIGURE}|(?:{NUMBER_WORDS})(?:[- ](?:{NUMBER_WORDS}))?)"
    rf"(?P<link>(?:{GAP})?(?:(?:-{GAP})?to(?={GAP})|and(?={GAP})|or(?={GAP})|[-‐‑‒–—−~])(?:{GAP})?)\Z",
    re.IGNORECASE,
)
_LIST = re.compile(rf"(?<![\w.,/’'%$€£-])(?P<items>(?:{FIGURE},{GAP}){{0,6}}{FIGURE})(?:,)?{GAP}(?:and|or){GAP}\Z")
_FROM = re.compile(rf"{GAP}(?:up{GAP}|down{GAP})?from{GAP}")
_TO = re.compile(r"\bto\s+(?:\w+\s+)?\Z")
_MOVES_ON = re.compile(rf"[^.;,]{{0,20}}?{GAP}to{GAP}(?:\w+{GAP})?[0-9]")  # "from 5 to 7% in 2014 to 8% by 2020"
_CHANGE_REACH = 60
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_LIST_LEAD = re.compile(
    r"\b(?:by|of|to|at|from|with|are|were|is|was|reach(?:ed)?|rates?|grew|rose|fell|between|levels?)\s+\Z",
    re.IGNORECASE,
)
_HEADING = re.compile(
    rf"^[ \t]*(?P<unit>per[ -]?cents?|percents?) of (?P<number>{FIGURE}|{_WORD_NUMBER})[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)


def with_units(source: Source) -> list[Term]:
    """The percentages of a release that have a unit, in text order; ranges and lists that share one unit too."""
    text = source.text
    terms: list[Term] = []
    done = 0
    for place in sorted(_places(source)):
        unit = _UNIT.match(text, place) if place >= done else None
        if unit is None:
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


def _places(source: Source) -> set[int]:
    """Where a unit may begin."""
    text = source.text
    found = set(places(text, _SIGNS))
    found.update([match.end() for _, end in source.digits if (match := _BEHIND_DIGITS.match(text, end))])
    found.update([per.start() for at in places(text, ("cent",)) if (per := _PER.search(text, max(0, at - 5), at))])
    found.update(places(text, ("per mil",)))
    found.update([at - 1 for at in places(text, ("asis point",)) if at])
    return found


def _before_unit(text: str, unit: re.Match[str], floor: int) -> Term | None:
    """The percentage whose number stands right before a unit."""
    kind, at = read_unit(unit[0]), unit.start()
    lead = text[max(floor, at - _WORDS_REACH) : at].rstrip("- \n\t")
    if kind is None or not lead[-1:].isalnum():
        return None
    if not lead[-1].isalpha():
        figure = _FIGURE.search(text, max(floor, at - _FIGURE_REACH), at)
        if figure is None:
            return None
        start = figure.start("minus") if figure["minus"] else figure.start("figure")
        value = read_percentage(text[start : figure.end("figure")].replace("\n", " "))
        if value is None:
            return None
        touched = touched_before(text, start, figure["figure"]) and not _is_apart(text, start, figure["figure"])
        doubts = frozenset({"glued"} if touched else ())
        return Term(start, unit.end(), "percentage.figure", kind, value, doubts=doubts)
    if re.split(r"\W", lead)[-1].casefold() in _LAST_WORDS and (
        match := _WORDS.search(text, max(floor, at - _WORDS_REACH), at)
    ):
        return _in_words(text, match, unit.end(), kind)
    if few := _FEW.search(text, max(floor, at - _WORDS_REACH), at):
        ends = read_percentage(_FEWEST), read_percentage(_MOST)
        return Term(few.start(), unit.end(), "percentage.vague", kind, None, *ends)
    return None


def _is_apart(text: str, start: int, figure: str) -> bool:
    """Whether the number and comma before a figure are a day or an estimate: "by April 19, 90%", "20, 25 percent"."""
    before = _COMMA_BEFORE.search(text, max(0, start - _DAY_REACH), start)
    if before is None:
        return False
    return before["month"] is not None or (len(figure) == len(before["number"]) == 2 and before["number"] < figure)


def _in_words(text: str, match: re.Match[str], end: int, kind: PercentUnit) -> Term | None:
    """The percentage whose number is in words, without the words before it that are no part of one."""
    start, stop = match.span("words")
    while (value := read_percentage(text[start:stop])) is None:
        following = _FIRST_WORD.match(text, start, stop)
        if following is None:
            return None
        start = following.end()
    if text[start:stop].casefold() in ("a", "an") and kind == "percent":
        return None
    return Term(start, end, "percentage.words", kind, value)


def _joined(text: str, terms: list[Term], term: Term) -> list[Term]:
    """The term with what stands before it: the lower end of a range, or numbers that share its sign."""
    last = terms[-1] if terms else None
    if last is not None and (pair := _with_last(text, last, term)) is not None:
        terms.pop()
        return [pair]
    if not text[max(0, term.start - 6) : term.start].rstrip().casefold().endswith(_LINKS):
        return [term]
    floor = last.end if last else 0
    if (pair := _with_low(text, term, floor)) is not None:
        return [pair]
    return [*_listed(text, term, floor), term]


def _with_last(text: str, last: Term, term: Term) -> Term | None:
    """One range or change of two figures that both have a unit: "2% to 5%", "to 2% from 5%"."""
    if last.value is None or last.unit != term.unit or term.value is None or term.start - last.end >= LINK_REACH:
        return None
    if _FROM.fullmatch(text, last.end, term.start):
        lead = _TO.search(text, max(0, last.start - 24), last.start) if last.rule == "percentage.figure" else None
        low = max(0, lead.start() - _CHANGE_REACH) if lead is not None else 0
        if lead is None or change_before(text, lead.start(), low) is None:
            return None  # "revised to 2% from 3%"
        doubts = last.doubts | term.doubts
        return term._replace(
            start=last.start,
            rule="percentage.from-to",
            value=None,
            low=term.value,
            high=last.value,
            doubts=doubts,
        )
    link = LINK.match(text[last.end : term.start])
    if link is None:
        return None
    to, dash, both = bool(link["to"]), bool(link["dash"]), bool(link["and"])
    return _pair(text, last.start, last.value, term, to=to, dash=dash, both=both)


def _with_low(text: str, term: Term, floor: int) -> Term | None:
    """A range whose lower end has no unit: "2 to 5%"."""
    low = _LOW.search(text, max(floor, term.start - 30), term.start)
    if low is None or term.value is None or _YEAR.fullmatch(low["low"]):
        return None
    value, word = read_percentage(low["low"]), low["link"].strip().casefold()
    if value is None:
        return None
    dash = not word.isalpha() and "to" not in word
    return _pair(text, low.start(), value, term, to=word.endswith("to"), dash=dash, both=word == "and")


def _listed(text: str, term: Term, floor: int) -> Iterator[Term]:
    """The figures of a list that share the unit of its last: "2, 3 and 5%"."""
    listed = _LIST.search(text, max(floor, term.start - 60), term.start)
    figures = list(re.finditer(FIGURE, listed["items"])) if listed else []
    if listed is None or any(_YEAR.fullmatch(figure[0]) for figure in figures):  # "2% by 2027 and 2.5% by 2030"
        return
    if len(figures) > 1 or _LIST_LEAD.search(text, max(floor, listed.start() - 20), listed.start()):
        at = listed.start("items")
        for figure in figures:
            value = read_percentage(figure[0])
            if value is not None:
                yield Term(at + figure.start(), at + figure.end(), "percentage.shared", term.unit, value)


def _pair(text: str, start: int, low: Decimal, high: Term, *, to: bool, dash: bool, both: bool) -> Term | None:
    """A range or a change from one figure to the other; ``None`` where they only stand side by side."""
    cue = RANGE_CUE.search(text, max(0, start - 30), start)
    word = cue[1] if cue else None
    between = word is not None and word.casefold() == "between"
    if high.value is None or not (to or dash or (both and between)):
        return None
    signed = "%" in text[start : high.start]  # "rose by 2% to 5%", but "rose by 2 to 5%"
    if to and signed and BY.search(text, max(0, start - 24), start):
        return None
    if to and word is not None and not between and changes(text, start) and not _MOVES_ON.match(text, high.end):
        return high._replace(start=start, rule="percentage.from-to", value=None, low=low, high=high.value, cue=word)
    if low >= high.value:
        return None
    return high._replace(start=start, rule="percentage.range", value=None, low=low, high=high.value, cue=word)


def _heading(text: str, at: int) -> Term | None:
    """A line around ``at`` that says only "per cent of 40", as tables have it."""
    match = _HEADING.match(text, text.rfind("\n", 0, at) + 1)
    value = read_percentage(match["number"]) if match else None
    if match is None or value is None:
        return None
    return Term(match.start("unit"), match.end("number"), "percentage.heading", "percent", value)
