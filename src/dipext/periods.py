"""For each sum or share the date that it is for: "in 2026", "over five years"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dipext.lexicon import one_of
from dipext.models import DateExpression
from dipext.text.noun_phrases import is_verb
from dipext.text.source import Source


class Figure(NamedTuple):
    """A sum or share, with what says it again in other words or another currency.

    ``end`` is where the last of these ends. A ``changed`` one tells a change, which is compared with another year.
    """

    id: str
    start: int
    end: int
    changed: bool = False
    each: bool = False


_SIGNED = one_of("text/clause", "signing")
_CHANGES = one_of("text/clause", "changes")
_NEW_THOUGHT = re.compile(
    r"[;:.]\s|\b(?:but|while|whereas|which|who|after|before|(?:and|but)\s+that|enough\s+to|and\s+(?:lasts?|runs?|takes?|bears?|carries)\s(?!(?:year|month|week)\b)|(?:equivalent|equal)\s+to|times)\b"
    r"|,\s+(?:bringing|taking|raising|lifting|against)\b"
    r"|,\s+and\s+(?:the|it|they|we|he|she|its|their|this|these|our)\b"
)
_NEXT_VERB = re.compile(r",?\s+and\s+([a-z]+)\b")  # "..., and directed the Commission to report by May"
_BROUGHT = re.compile(
    r"\sin\s(?:(?:over|more than|some|about|almost|nearly)\s)?[0-9]+\s(?:countries|states|regions|places|cities)\b"
)
_COUNT = re.compile(
    r"(?<![\w.,])[0-9][0-9.,]*\s(?:million\s|thousand\s)?[a-z]+"
)  # "to help 14 million people this year"
_HEADED = re.compile(r"\s*:\s+\Z")  # "Aid since 2022: €3 million"
_COMPARED = re.compile(
    r"\b(?:than|compared|versus|(?:up|down) from"
    r"|(?:largest|biggest|highest|lowest|smallest|greatest)\s+(?:[\w-]+\s+){0,4}\Z)"
)
_RISE_OVER = re.compile(rf"\s{_CHANGES}\s(?:over|on|from|against)\s(?:the\s)?\Z")  # "an AED 800 million rise over 2019"
_BRINGS = re.compile(
    r"\b(?:brings|brought|takes|raises|lifts)\b"
)  # "12 million brings support since 2020 to 61 million"
_OWN_BUDGET = re.compile(
    r"\W*(?:Its|The(?:\s(?:plan|programme|program|strategy|project)['’]s)?)\s(?:(?:total|overall|whole)\s)?"
    r"(?:budget|cost|costs|volume|envelope|funding)"
    r"(?:\s(?:is|are|was|were|will be|amounts to|comes to|stands at|totals)|,)\s(?:[a-z-]+\s){0,4}"
    r"|\W*(?:The|This)\s(?:agreement|document|plan|programme|program|strategy|project)\s"
    r"(?:foresees|provides for|envisages|has a budget of|is worth)\s(?:[a-z-]+\s){0,4}"
)
# "The bank published the figures of trade for May. Exports reached 5 million"
_FIGURES_FOR = re.compile(
    r"\b(?:figures|data|statistics|results|balance)\s(?:(?:of|on)\s[^.;:,]{1,40}\s)?(?:for|of)\s(?:the\s)?\Z"
)
_RUNS = re.compile(
    r",\s(?:which|that)\s(?:will\s)?(?:runs?|lasts?)\s"
)  # "a 5 million programme for schools, which runs until"
_TWO_GIFTS = re.compile(r"\s(?:to|for)\s[^,.;:()]{1,60}\sand\s(?:[a-z]+\s)?")
_UNDER_WHICH = re.compile(r"\A,?\s(?:under|within|for|from|through)\swhich\s")  # "the plan for 2024-2027, under which"
_HAS_BUDGET = re.compile(r"\A\sand\s(?:has|comes\swith)\s(?=an?\s(?:\w+\s){0,2}(?:budget|envelope|volume|funding)\b)")
_OUTDATED = re.compile(r"\b(?:and|but|is|are)\s+(?:now|today|currently)\b|,\s(?:it\s)?now\b")
_FRONTS_NEXT = re.compile(
    r"(?:[,;]\s*(?:(?:and|but|while)\s)?|\s(?:and|but)\s)\s*(?:(?:in|by|from|for|during|since|until)\s+)?\Z"
)
_SINCE_EVENT = re.compile(r"\bsince\s+(?:[\w’'-]+\s+){1,8}on\s+\Z")
_SINCE_THING = re.compile(r"\bsince\s+(?:[\w’'-]+\s+){1,6}in\s+\Z", re.IGNORECASE)  # "since its creation in 2005"
_INSERTED = re.compile(
    r",\s(?:(?:\w+ly|both|all|each|first)\s)?(?:\w+ed|set up|begun|held|built|(?:of\s)?which|whose|where|who)\b\s?"
    r"[^,.;]{0,60}\Z"
)
_EVENT = re.compile(  # "ahead of the 2026 elections"
    r"\s(?:[a-z]+\s)?(?:elections?|olympics|games|summit|conference|census|floods?|earthquakes?|cyclone|drought)\b",
    re.IGNORECASE,
)
_PRICES = re.compile(rf"\s{one_of('text/clause', 'prices')}\b")
_SIGNED_BETWEEN = re.compile(rf"\b{_SIGNED}\b")
_SIGNED_BEFORE = re.compile(rf"\b{_SIGNED}\s+(?:(?!to\b)[\w’'-]+\s+){{0,4}}\Z", re.IGNORECASE)
_SIGNED_ON = re.compile(
    rf"\b(?:{_SIGNED}|ordered|instructed|directed),?\s(?:in|on)\s\Z"
)  # "ordered, in March, to raise it to"
_SIGNED_BEHIND = re.compile(rf"[^.;,]{{0,40}},?\s(?:is|are|was|were|be|been)\s(?:\w+\s)?{_SIGNED}\b")
_CHANGE = r"an?\s(?:\w+\s)?(?:rise|increase|growth|jump|gain|fall|drop|decline|decrease)\s(?:of|by)"
_AMOUNTED = frozenset(
    {"amounted", "came", "exceeded", "reached", "stood", "totalled"}
)  # "rose by 9% and reached 5 million"
_MOVED = rf",\s(?:up|down|{_CHANGE})\s(?:by\s)?(?:[\w-]+\s)?"  # "5 million, up 3%", "5 million, a rise of a third"
_SHARED = re.compile(r",?\s(?:and|while)\s(?P<noun>[^,.;:()]{1,40})\Z|" + _MOVED + r"\Z")
_OWN_VERB = re.compile(r"\s(?:is|are|was|were|will|would|has|have|goes|go)\b")
# "156 million which the country has spent in 2022"
_PAID = one_of("money/en/sums", "accounting", "paid")
_TO_BE_PAID = re.compile(
    rf"\s(?:was|were|is|are)\s\w+\s(?:\w+\s)?and\s(?:(?:will|would|shall)|(?:is|are)\sto)\sbe\s{_PAID}\b"
)
_GIVEN = re.compile(rf"\s(?:which|that)\s(?:[\w’'-]+\s){{1,5}}?(?:(?:has|have|had|will)\s)?{_PAID}\b")
_AND = re.compile(
    rf"(?:\s[^,.;:()]{{1,40}})?,?\s(?:and|plus)\s(?:\w+\s){{0,2}}|\s(?:up\s|down\s)?from\s(?:\w+\s)?|{_MOVED}"
)
_NEXT_PREDICATE = re.compile(r"\band\s(?:would|will|has|have|had)\b")
_SUBORDINATE = re.compile(
    r"\W*(?:When|After|Before|As|Once|While|Since)\s[^,.;]{0,80}\Z"
)  # "When they meet in May, ..."
# "a grace period of five years", "repayable over 20 years", "extended by 54 months"
_GRACE = re.compile(
    r"\b(?:(?:grace|maturity|repayment|waiting|notice|transition)\s(?:period|time)\sof\s(?:\w+\s)?"
    r"|(?:repayable|repaid|amorti[sz]ed)\s(?:over|in|within)\s(?:\w+\s)?|by\s(?:another\s|a\sfurther\s)?)\Z"
)
_RATE_NAME = re.compile(r"\s[A-Z]{4,7}\b")  # "six-month EURIBOR"
_RATE = re.compile(r"\b(?:lends?|lent|loans?|credits?|interest)\b[^.;]{0,80}\sat\s\Z")  # "lends it at 2% over 30 years"
_BEFORE = re.compile(r"\bbefore\s(?:the\s)?\Z")
_OTHERS = re.compile(r",?\sand\s(?:[a-z]+\s){1,3}\Z")  # "by 2040, and under 5% of those ill are treated"
_IN_FRONT = re.compile(r"\W*(?:In|During|Over|By|From|Between)\s(?:the\s)?(?:\w+\s){0,2}(?:[A-Z]\w+\sand\s)?\Z")
_SIDE_BY_SIDE = re.compile(
    r";|,?\s(?:and|while|whereas|but)\s|,\s(?:[\w-]+\s){1,4}(?:by|to|at)\s(?:\w+\s)?\Z"  # "imports by 4%"
)
_ASIDE = re.compile(r"\b(?:who|which|whose|that|when|where|after|before|because|since|if|than|compared)\b")
_AGREED_IN = re.compile(
    r"\b(?:credit|loan|pledge|promise|agreement|decision|accord)\sof\s\Z"
)  # "the loan of March 2022"
_BACK = 80  # characters before a date that tell what it is
_NEAR = 120  # characters between a figure and its date
_COMPARED_BY = re.compile(r"\b(?:on|over|against|versus)\s+(?:the\s)?\Z")  # "up 6% on 2023"
_FROM = re.compile(r"\bfrom\s+(?:the\s)?\Z")  # "up 6% from last year", but "fees rise by 6% from 2027"
_LEVEL_OF = re.compile(r"\b(?:levels?|figures?|values?|results?|that|those)\s(?:of|in|from)\s(?:the\s)?\Z")
# "Of those registered last month, 5% ..."
_OF_THOSE = re.compile(r"\W*(?:Of|Out of|Among)\s(?:[^,.;]|(?<=[0-9]),(?=[0-9])){0,80}\b\w+ed\s(?:\w+\s)?\Z")
_STRETCH = re.compile(r"\b(?:past|next|coming)\b", re.IGNORECASE)  # "over the past year" is a length
_LONGEST_YEAR = 366
_MODIFIER = 15  # characters in which a length with a hyphen belongs to a figure: "the two-year, €5 million plan"
_COMPARING = frozenset({"in", "on", "from", "over"})
_OPEN_RELATIONS = frozenset({"since", "until", "by", "before"})
_POINTS = frozenset({"in", "on", "during"})
_RELATIONS = frozenset(
    {"in", "over", "for", "during", "between", "within", "since", "until", "by", "from", "on", "before"}
)


def periods(source: Source, figures: Iterable[Figure], dates: Sequence[DateExpression]) -> dict[str, str]:
    """The id of the date for the id of each figure: in its clause, else that of the plan whose budget it is."""
    ordered = sorted(figures, key=lambda figure: figure.start)
    found = _in_clause(source, ordered, dates)
    starts = [date.span.start for date in dates]
    for figure in ordered:
        if figure.id not in found and (date := _plan_before(source, figure, dates, starts)) is not None:
            found[figure.id] = date.id
    return found


def _plan_before(
    source: Source, figure: Figure, dates: Sequence[DateExpression], starts: Sequence[int]
) -> DateExpression | None:
    """The years of what the sentence before tells: "the Plan for 2024-2027. Its budget is 5 million"."""
    sentence, _ = source.sentence(figure.start)
    if not sentence or not dates or figure.start - sentence > _NEAR:
        return None
    budget = _OWN_BUDGET.fullmatch(source.text, sentence, figure.start) is not None
    before, _ = source.sentence(sentence - 1)
    for date in reversed(dates[bisect_left(starts, before) : bisect_left(starts, sentence)]):
        if budget and _is_span_of_years(date):
            return date
        if date.relation != "on" and _FIGURES_FOR.search(source.text, before, date.span.start):
            return None if _apart(source.text, date.span.end, sentence) else date
    return None


def _is_span_of_years(date: DateExpression) -> bool:
    """Whether a date is the term of a plan: "for 2024-2027", "over the next four years"."""
    return (date.granularity == "multi_year" and date.relation == "between") or (
        date.relation == "over" and date.span.text.endswith("years")
    )


def _apart(text: str, end: int, start: int) -> bool:
    """Whether a paragraph ends between two offsets."""
    return "\n\n" in text[end:start]


def _in_clause(source: Source, ordered: Sequence[Figure], dates: Sequence[DateExpression]) -> dict[str, str]:
    """The same by the clause alone: the nearest fitting date behind the figure, else before it."""
    text = source.text
    told = {source.sentence(figure.start) for figure in ordered}
    fitting = [date for date in dates if source.sentence(date.span.start) in told and _is_period(text, date)]
    if not fitting:
        return {}
    starts, ends = [date.span.start for date in fitting], [date.span.end for date in fitting]
    found: dict[str, str] = {}
    taken: set[str] = set()
    fronted: DateExpression | None = None  # the date before the last figure that this is for
    for at, figure in enumerate(ordered):
        start, end = source.sentence(figure.start)
        low = ordered[at - 1].end if at else 0
        high = ordered[at + 1].start if at + 1 < len(ordered) else len(text)
        next_at, last_at = bisect_left(starts, figure.end), bisect_right(ends, figure.start) - 1
        behind = fitting[next_at] if next_at < len(fitting) and starts[next_at] < min(high, end) else None
        ahead = fitting[last_at] if last_at >= 0 and starts[last_at] >= max(low, start) else None
        if behind is not None and _is_for(source, figure, behind, followed=high < end):
            found[figure.id] = behind.id
            if at and ordered[at - 1].id not in found and _shares_term(text, ordered[at - 1], figure, behind):
                found[ordered[at - 1].id] = behind.id
            taken.update(_listed(text, fitting, next_at))
            fronted = None
            continue
        if ahead is None and fronted is not None and _is_coordinated(text, ordered[at - 1], figure):
            found[figure.id] = fronted.id
            continue
        fronted = None
        if ahead and _is_free(text, ahead, figure, taken) and _holds_for(source, ahead, figure, start):
            found[figure.id] = ahead.id
            fronted = ahead
        elif figure.changed and (ahead := _in_front(text, fitting, ends, start, figure)) is not None:
            found[figure.id] = ahead.id
    return found


def _in_front(
    text: str, dates: Sequence[DateExpression], ends: Sequence[int], sentence: int, figure: Figure
) -> DateExpression | None:
    """The date that a sentence of changes begins with: "In 2022 exports fell by 3%, while imports grew by 6%"."""
    at = bisect_right(ends, figure.start) - 1
    date = dates[at] if at >= 0 else None
    if date is None or date.relation not in _POINTS or _IN_FRONT.fullmatch(text, sentence, date.span.start) is None:
        return None
    between = text[date.span.end : figure.start]
    beside = _SIDE_BY_SIDE.search(between) is not None and _ASIDE.search(between) is None
    return date if beside and len(between) < 2 * _NEAR else None


def _shares_term(text: str, last: Figure, figure: Figure, date: DateExpression) -> bool:
    """Whether the term behind two gifts is that of both: "3 million to Chad and 2 million to Mali for 2025-2027"."""
    term = date.relation in ("for", "over") or date.granularity == "multi_year"
    return term and _TWO_GIFTS.fullmatch(text, last.end, figure.start) is not None


def _listed(text: str, dates: Sequence[DateExpression], at: int) -> list[str]:
    """The ids of a date and of those that a list goes on with: "in 2025 and 2026"."""
    found = [dates[at].id]
    while at + 1 < len(dates) and text[dates[at].span.end : dates[at + 1].span.start] in (" and ", ", ", ", and "):
        at += 1
        found.append(dates[at].id)
    return found


def _is_coordinated(text: str, last: Figure, figure: Figure) -> bool:
    """Whether a figure only follows another one in one clause: "In 2027 it has 5 million in loans and 3 in grants"."""
    between = _AND.fullmatch(text, last.end, figure.start)
    return between is not None and not any(is_verb(word) and word not in _AMOUNTED for word in between[0].split())


def _is_period(text: str, date: DateExpression) -> bool:
    """Whether a figure can be for a date: no hour, no set of days, and a day only as the end of a stretch."""
    vague = date.kind == "duration" and date.duration is None  # "several years"
    if date.granularity == "time" or date.kind == "set" or vague or date.relation not in _RELATIONS:
        return False
    start, lead = date.span.start, max(0, date.span.start - _BACK)
    if date.span.text.casefold() == "to date" or _AGREED_IN.search(text, lead, start):
        return False
    if _PRICES.match(text, date.span.end) or _EVENT.match(text, date.span.end):
        return False
    if date.kind == "duration" and (_GRACE.search(text, lead, start) or _RATE_NAME.match(text, date.span.end)):
        return False
    if date.relation == "in" and _SINCE_THING.search(text, lead, start):
        return False
    if date.granularity != "day" or date.relation in _OPEN_RELATIONS:
        return True
    if date.relation == "between" and date.start != date.end:
        return True
    return _SINCE_EVENT.search(text, lead, start) is not None


def _is_free(text: str, date: DateExpression, figure: Figure, taken: set[str]) -> bool:
    """Whether a date before a figure is that of no other one, or shared: "exports came to 5 in 2023, imports to 2"."""
    if date.id not in taken:
        return True
    if _OWN_VERB.match(text, figure.end):  # "5 million until 2024, and 2 million are set aside"
        return False
    if text.startswith(" of ", figure.end) and _OTHERS.fullmatch(text, date.span.end, figure.start):
        return False
    shared = _SHARED.fullmatch(text, date.span.end, figure.start)
    return shared is not None and not any(is_verb(word) for word in (shared["noun"] or "").split())


def _is_for(source: Source, figure: Figure, date: DateExpression, *, followed: bool) -> bool:
    """Whether a figure is for a date behind it, which may belong to the next figure or to a comparison instead."""
    between = _GIVEN.sub("", source.text[figure.end : date.span.start].removeprefix(" of which"), count=1)
    between = _RUNS.sub(" ", between, count=1)
    between = _TO_BE_PAID.sub("", _BROUGHT.sub("", between), count=1)
    if date.relation == "before":
        if source.published is None or date.end is None or date.end < source.published:
            return False
        between = _BEFORE.sub("", between)  # a deadline
    if date.kind == "duration" and _RATE.search(source.text, max(0, figure.start - _BACK), figure.start):
        return False
    if not _clear(between) or _COMPARED.search(between) or _RISE_OVER.search(between) or _BRINGS.search(between):
        return False
    if figure.changed and _LEVEL_OF.search(between):
        return False
    if figure.changed and _is_year(date):
        past = source.published is not None and date.end is not None and date.end < source.published
        if _COMPARED_BY.search(between) or (past and _FROM.search(between)):
            return False
    if _is_day_of_signing(source, figure, date, between):
        return False
    if source.text.startswith(("’s", "'s"), date.span.end) and _FROM.search(between):  # "from last year's conference"
        return False
    return not (followed and _FRONTS_NEXT.search(between))


def _is_day_of_signing(source: Source, figure: Figure, date: DateExpression, between: str) -> bool:
    """Whether a date is when a sum was signed, proposed or pledged, rather than when it is given."""
    if date.relation not in _POINTS:
        return False
    if _SIGNED_BETWEEN.search(between):
        return True
    past = source.published is not None and date.start is not None and date.start <= source.published
    return past and _SIGNED_BEFORE.search(source.text, max(0, figure.start - _BACK), figure.start) is not None


def _is_year(date: DateExpression) -> bool:
    """Whether a date is a year or less of the calendar, with which a change can be compared."""
    if date.granularity == "day" or date.kind == "duration" or date.relation not in _COMPARING:
        return False
    if date.start is None or date.end is None or _STRETCH.search(date.span.text):
        return False
    return (date.end - date.start).days <= _LONGEST_YEAR


def _holds_for(source: Source, date: DateExpression, figure: Figure, sentence: int) -> bool:
    """Whether a date holds for a figure behind it, and not only for an insertion or for the past."""
    text, start = source.text, figure.start
    between = _UNDER_WHICH.sub(" ", text[date.span.end : start], count=1)
    if date.relation == "between":
        between = _HAS_BUDGET.sub(" ", between, count=1)
    if date.relation == "before" or not _clear(_HEADED.sub("", between)):
        return False
    if date.kind == "duration":
        aside = "-" in date.span.text and len(between) > _MODIFIER  # "under the 36-month programme"
    else:
        aside = _COMPARED.search(text, max(sentence, date.span.start - 40), date.span.start) is not None
    if aside:
        return False
    if (date.relation != "since" and _OUTDATED.search(between)) or (figure.each and date.relation == "since"):
        return False
    if date.relation == "by" and _NEXT_PREDICATE.search(between):
        return False
    if date.relation in _POINTS and _is_signed_then(text, date, figure, sentence):
        return False
    if "," not in between:
        return True
    if date.relation in _POINTS and _SUBORDINATE.match(text, sentence, date.span.start):
        return False
    inserted = _INSERTED.search(text, max(sentence, date.span.start - _BACK), date.span.start)
    return not inserted and _OF_THOSE.match(text, sentence, date.span.start) is None


def _is_signed_then(text: str, date: DateExpression, figure: Figure, sentence: int) -> bool:
    """Whether a date before a figure is when something was signed or ordered."""
    return (
        _SIGNED_ON.search(text, max(sentence, date.span.start - 30), date.span.start) is not None
        or _SIGNED_BETWEEN.search(text, date.span.end, figure.start) is not None
        or _SIGNED_BEHIND.match(text, figure.end) is not None
    )


def _clear(between: str) -> bool:
    """Whether nothing that begins a new thought stands between a figure and a date."""
    if len(between) >= _NEAR or _NEW_THOUGHT.search(between) or _COUNT.search(between):
        return False
    return not any(is_verb(match[1]) or match[1].endswith("ed") for match in _NEXT_VERB.finditer(between))
