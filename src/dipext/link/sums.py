"""Sums and percentages to each other and to the dates that they are for."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from dipext.find.cues import alternation
from dipext.find.source import Source
from dipext.lexicon import toml
from dipext.models import Accounting, DateExpression, Money, Percentage

_CLAUSE = 200  # characters that an accounting word may stand away from its sum
_CONVERSION = Decimal("0.0005"), Decimal(20000)  # one currency in another lies between these factors

_EQUIVALENT = re.compile(
    r"\s*(?:[(\[,/=–—-]|or\b|\bequivalent\b)[\s(\[]*(?:(?:i\.e\.|that is|that’s|or|equal(?:s|ling)?|equivalent"
    r"|the equivalent|corresponding|which is"
    r"|which equals|worth|=|is)?(?:\s*(?:to|of))?[\s,]*)?(?:(?:about|around|some|roughly|approximately|approx\.?"
    r"|circa|ca\.?|c\.|nearly|almost|over"
    r"|more than|just over|just under|an estimated|up to|~|≈|at least)\s*)?\Z",
    re.IGNORECASE,
)
_BARE_PARENTHESIS = re.compile(r"\s*\(\s*\Z")
_THAT_IS = re.compile(
    r"[^.;]{0,40}(?:\bi\.e\.|\bthat is\b|\bor\b|\bwhich is\b|\bequivalent to\b|\bequal to\b|\bamounting "
    r"to\b)[\s,]*(?:\w+\s){0,2}\Z",
    re.IGNORECASE,
)

_WHOLES = "amount|sum|total|money|funding|funds|figure|package|support|envelope|allocation|budget|contribution|aid"
_PART_LEAD = re.compile(
    r"\b(?:of which|out of which|(?:part|share|portion) of (?:this|that|these|it)(?: \w+)? (?:is|are|was|were|will be"
    r"|comes to|amounts to)|(?<!top )(?<!light )(?<!view )(?<!because )(?<!result )(?:of|from) (?:this|that"
    rf"|these|it)(?: (?:{_WHOLES}))?(?=\s*,|\s+(?:[$€£¥]|[A-Z]{3}\s?[0-9]|[0-9]|about|around|some|over"
    r"|nearly|almost|more than|at least"
    r"|up to|approximately|roughly|another|an? ))|from which|(?<!and )(?:includes?|included|including)\b(?=[^,;]*\Z)"
    r"|among(?:st)? (?:them"
    r"|which|these)"
    r"|broken down|divided into|as part of (?:this|which|the)|split (?:between|into)"
    r"|the (?:first|second|third|last|final|next) (?:tranche|instal?lment|payment|disbursement) of)\b(?!\s+(?:in"
    r"|on|from)\b)",
    re.IGNORECASE,
)
# These name the whole before the parts; without a sum for the whole the sum behind them is the whole.
_MADE_UP = re.compile(r"\b(?:compris(?:es|ed|ing)|consist(?:s|ing) of|made up of|composed of)\b", re.IGNORECASE)
_PART_BEHIND = re.compile(
    r"\s+of (?:(?:it|this|that|the (?:total|amount|sum))\b|which (?:is|are|was|were|will|would|can|may|has|have"
    r"|goes|go|comes|for|as|through|under|in(?!\s+[0-9]))\b)",
    re.IGNORECASE,
)
_COLON = re.compile(r"\s*:\s+(?:[\w-]+\s+){0,2}")
_OF_THE = re.compile(
    r"\W*(?:Out of|Of|From) (?:the|this|that|these|a total of)(?: \w+){0,3}\s+(?:\w+\s+)?", re.IGNORECASE
)
_OF_MONEY = re.compile(
    rf"\W*(?:Out of|Of|From) (?:the|this|that|these) (?:\w+ ){{0,3}}(?:{_WHOLES}),?\s+(?:\w+\s+){{0,3}}", re.IGNORECASE
)
# What includes a sum: "it", "the package", and not "the request for next year", which is another whole
_INCLUDING = re.compile(r"(?P<whole>[^.;]*?)\b(?:includes?|included)\b[^.;]*\Z", re.DOTALL)
_SAME_WHOLE = re.compile(
    rf"\b(?:it|this|that|these|they|which|(?:the|our|its|their) (?:\w+ ){{0,2}}(?:{_WHOLES}))\b", re.IGNORECASE
)
_LIST_BEGINS = re.compile(r":\s*\n")
_PARAGRAPH = re.compile(r"\n\s*\n")
_WHOLE_BEHIND = re.compile(r"[^.;]{0,60}?[,(]?\s*(?:out )?of which\b", re.IGNORECASE)
# "€1 billion, €400 million of which"
_PART_FOLLOWS = re.compile(r",\s+(?:\w+\s+){0,2}\Z")
_WHOLE_BEHIND_PART = re.compile(r"\s+of which\b")
_LISTED = re.compile(r"\n\s*(?:\(?\d{1,2}[.)]|[-•*–—▪‣·])\s*(?:[^\n]{0,40}\s)?\Z")
_ON_TOP = re.compile(
    r"\b(?:on top of (?:this|that|these|it)\b|(?:additional|further|extra"
    r"|supplementary)\s+(?:[\w-]+\s+){1,3}(?:of|worth|totall?ing)"
    r"\s+(?:[\w-]+\s+){0,2}\Z)",
    re.IGNORECASE,
)
_RIGHT_BEHIND: tuple[tuple[Accounting, re.Pattern[str]], ...] = (
    (
        "additional",
        re.compile(
            r"\s+(?:in|of|as)\s+(?:an?\s+)?(?:additional|further|extra|supplementary)\b|\s+(?:more|extra)\b(?!\s+than)",
            re.I,
        ),
    ),
    ("new", re.compile(r"\s+(?:in|of|worth of)\s+(?:an?\s+)?(?:new|fresh)\b", re.I)),
    (
        "need",
        re.compile(
            r"[^.;,]{0,40}?\s(?:is|are|will be|would be)\s+(?:urgently\s+|still\s+)?(?:needed|required)\b", re.I
        ),
    ),
    ("total", re.compile(r"\s+(?:in total|altogether|in all|overall)\b", re.I)),
)
_REMAINS = re.compile(
    r"[^.;,]{0,30}?\s(?:remains?(?=\s*(?:[.,;]|\Z)|\s+(?:to be|available|outstanding|un\w+|due|open))"
    r"|still (?:to be|outstanding|unspent|unpaid)|(?:is|are) (?:left|outstanding))\b",
    re.IGNORECASE,
)
_RAISED = re.compile(
    r"\b(?:has|have|had)\s+(?:\w+\s+)?raised\s+(?:(?!(?:to|by|from)\b)[\w-]+\s+){0,4}\Z", re.IGNORECASE
)
_CUMULATED = re.compile(
    r"\b(?:br(?:ing|ings|inging|ought)\b(?:[^.;]|\.(?=\w)|(?<=\b[A-Z])\.){0,140}\bto|(?:now|already|so far|to date"
    r"|cumulatively|currently)\s+(?:stands?|totals?|amounts?|comes?)(?:\s+\w+)?"
    r"|cumulative[^.;,]{0,40}|(?:stands?|stood|rises?|rose|risen)\s+(?:now\s+)?(?:at|to)\s+a\s+total\s+of"
    r"|(?:raises?|raising|taking|takes|lift(?:s|ing)|(?:doubl|tripl)(?:es|ing))\b[^.;]{0,60}"
    r"\b(?:total|sum|amount|support|assistance|contribution)s?\b[^.;]{0,60}\bto)\s+(?:(?:a total of|about|around"
    r"|almost|nearly|over|more than|well over|some"
    r"|approximately|roughly|at least|up to)\s+)*\Z",
    re.IGNORECASE,
)
_SINCE_NOW = re.compile(
    r"\bsince\b[^.;]{0,60}\b(?:reach(?:es)?|amounts?|adds?\s+up|totals?|stands?|comes?|exceeds?|(?:is|are)\s+now)"
    r"\b[^.;]{0,30}\Z",
    re.IGNORECASE,
)
_PERFECT = re.compile(r"\b(?:has|have|had|’ve|'ve|having)\b", re.IGNORECASE)
_SO_FAR = re.compile(
    r"\bsince\b(?!\s+(?:it|they|we|he|she|the\s+\w+\s+(?:is|are|was))\b)|\bto date\b|\bso far\b|\bup to now\b"
    r"|\buntil now\b|\bthus far\b|\bover the (?:past|last)\b"
    r"|\bin the (?:past|last)\b|\bcumulative|\bto this day\b",
    re.IGNORECASE,
)
_TOTAL_SUBJECT = re.compile(
    r"\btotal\s+(?:\w+\s+){1,4}(?:now\s+)?(?:stands?|amounts?|comes?|is|was|has reached|reached"
    r"|exceeds?)\s+(?:\w+\s+){0,3}\Z",
    re.IGNORECASE,
)
_FOR_PERIOD = re.compile(r"[^.;:]{0,90}?\Z")
_NEW_THOUGHT = re.compile(
    r"[;:.]\s|\b(?:but|while|whereas|which|who|after|before|(?:and|but)\s+that)\b"
    r"|,\s+and\s+(?:the|it|they|we|he|she|its|their|this|these|our)\b"
)
_HEADED = re.compile(r"\s*:\s+\Z")  # "Aid since 2022: €3 million"
_COMPARED = re.compile(r"\b(?:than|compared|versus)\b")
_OUTDATED = re.compile(r"\b(?:and|but|is|are)\s+(?:now|today|currently)\b")
_FRONTS_NEXT = re.compile(
    r"(?:[,;]\s*(?:(?:and|but|while)\s)?|\s(?:and|but)\s)\s*(?:(?:in|by|from|for|during|since|until)\s+)?\Z"
)
_SINCE_EVENT = re.compile(r"\bsince\s+(?:[\w’'-]+\s+){1,8}on\s+\Z")
_INSERTED = re.compile(r",\s(?:\w+ly\s)?(?:\w+ed|set up|begun|held|built)\s[^,.;]{0,40}\Z")
_OPEN_RELATIONS = frozenset({"since", "until", "by"})
_PERIOD_RELATIONS = frozenset(
    {"in", "over", "for", "during", "between", "within", "since", "until", "by", "from", "on"}
)


@cache
def _right_before() -> tuple[tuple[Accounting, re.Pattern[str]], ...]:
    """What the words right before a sum make of it, the first that fits."""
    words = toml("sums")["accounting"]
    between = alternation(words["between"])
    told = rf"total\s+(?:{alternation(words['totalled'])})\s+(?:{alternation(words['totals'])})"
    given = (  # "a new package of", "new military aid worth"
        rf"(?:new|fresh)\s+(?:[\w-]+\s+){{0,2}}(?:{alternation(words['given'])})\s+(?:[\w-]+\s+){{0,3}}?"
        r"(?:of|worth|totall?ing|valued\s+at)"
    )
    phrases: tuple[tuple[Accounting, str], ...] = (
        ("remaining", alternation(words["remaining"])),
        ("additional", alternation(words["additional"])),
        ("new", rf"{alternation(words['new'])}|{given}"),
        ("total", f"{alternation(words['total'])}|{told}"),
    )
    return tuple(
        (kind, re.compile(rf"\b(?:{phrase})\s+(?:(?:{between})\s+)?\Z", re.IGNORECASE)) for kind, phrase in phrases
    )


@cache
def _need() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What is needed up to the sum, and a verb that puts it in figures."""
    words = toml("sums")["accounting"]
    return (
        re.compile(
            rf"\b(?:{alternation(words['need'])})\b(?!\s+assessments?\b)(?:(?!\bdamages?\b)[^.;:]){{0,80}}\Z",
            re.IGNORECASE,
        ),
        re.compile(rf"\b(?:{alternation(words['need_verbs'])})\b", re.IGNORECASE),
    )


@cache
def _revenue() -> re.Pattern[str]:
    words = alternation(toml("sums")["accounting"]["revenue"])
    small = rf"(?:\A\W*(?i:{words})|\b(?:{words}))"  # a capital within a sentence is part of a name
    return re.compile(rf"{small}\b[^.;:]{{0,50}}\Z")


def link_sums(
    source: Source, money: Sequence[Money], percentages: Sequence[Percentage], dates: Sequence[DateExpression]
) -> tuple[tuple[Money, ...], tuple[Percentage, ...]]:
    """Set ``equivalent_of``, ``part_of``, ``accounting`` and ``period`` where the text says so. All items have ids."""
    linked: list[Money] = []
    for at, item in enumerate(money):
        linked.append(_linked(source, item, linked, money[at + 1] if at + 1 < len(money) else None))
    figures: list[Money | Percentage] = [*linked, *percentages]
    periods = _periods(source, figures, dates)
    shares = list(percentages)
    for item in linked:  # what a sum is for holds for the same sum in another currency
        if item.equivalent_of is not None and item.id in periods:
            periods.setdefault(item.equivalent_of, periods[item.id])
    for at, item in enumerate(linked):
        update: dict[str, object] = {"period": periods.get(item.id)}
        if item.per is None and (share := _said_otherwise(source, item, shares)) is not None:
            update["per"] = share.per
        linked[at] = item.model_copy(update=update) if any(update.values()) else item
    for at, share in enumerate(shares):
        changed: dict[str, object] = {"period": periods[share.id]} if share.id in periods else {}
        if share.per is None and (sum_before := _in_money(source, share, linked)) is not None and sum_before.per:
            changed["per"] = sum_before.per
        if changed:
            shares[at] = share.model_copy(update=changed)
    return tuple(linked), tuple(shares)


def _linked(source: Source, item: Money, earlier: Sequence[Money], following: Money | None) -> Money:
    """The sum with what its clause and the sums before it say."""
    text = source.text
    start, end = item.span.start, item.span.end
    sentence, stop = source.sentence(start)
    sentence, stop = max(sentence, start - 2 * _CLAUSE), min(stop, end + 2 * _CLAUSE)
    last = earlier[-1] if earlier else None
    update: dict[str, object] = {}
    if last is not None and _is_conversion(text, last, item):
        update["equivalent_of"] = last.equivalent_of or last.id
        if last.accounting is not None:
            update["accounting"] = last.accounting
        if item.per is None and last.per is not None:
            update["per"] = last.per
        return item.model_copy(update=update)
    floor = max(sentence, last.span.end if last is not None else 0)
    accounting = _accounting(text, item, last, sentence, floor, stop)
    rest = accounting == "remaining" and last is not None and last.accounting == "part" and floor > sentence
    if (accounting == "part" or rest) and (whole := _whole(source, item, earlier, sentence)) is not None:
        update["part_of"] = whole
    behind = following is not None and following.span.start < stop
    if accounting is None and following is not None and behind and _WHOLE_BEHIND.match(text, end, following.span.start):
        accounting = "total"
    if accounting is None and following is not None and behind and _PART_FOLLOWS.match(text, end, following.span.start):
        accounting = "total" if _WHOLE_BEHIND_PART.match(text, following.span.end) else None
    if accounting is not None:
        update["accounting"] = accounting
    return item.model_copy(update=update) if update else item


def _is_conversion(text: str, last: Money, item: Money) -> bool:
    """Whether a sum only says the one before it in another currency or in other words."""
    between = text[last.span.end : item.span.start]
    if len(between) > 60:
        return False
    joined = _EQUIVALENT.match(between) or _BARE_PARENTHESIS.match(between)
    if joined is None:
        return bool(
            item.cue and item.cue.casefold() in ("equivalent to", "the equivalent of", "equal to") and len(between) < 40
        )
    if last.currency == item.currency:  # the same sum in other words, not the same sum twice
        return last.amount is not None and last.amount == item.amount and last.currency_source != item.currency_source
    listed = last.quantifier == "approx"  # "ca. €5 million, ca. $6 million and ..."
    explicit = (
        "(" in between
        or (item.quantifier == "approx" and not listed and between.count(",") == 1)
        or re.search(r"\b(?:i\.e\.|(?:or|equivalent|equal|that is|is)\b)|=|/", between) is not None
    )
    if not explicit or last.amount is None or item.amount is None or not item.amount or last.currency is None:
        return explicit and last.amount is None and item.amount is None
    low, high = _CONVERSION
    return low < last.amount / item.amount < high


def _said_otherwise(source: Source, item: Money, shares: Sequence[Percentage]) -> Percentage | None:
    """The percentage that a sum puts in figures: "0.25% of GDP, i.e. EUR 100 million"."""
    at = bisect_right(shares, item.span.start, key=lambda share: share.span.end) - 1
    if at >= 0 and _is_same(source.text, shares[at].span.end, item.span.start):
        return shares[at]
    return None


def _in_money(source: Source, share: Percentage, money: Sequence[Money]) -> Money | None:
    """The sum that a percentage puts in relation: "EUR 100 million, i.e. 0.25% of GDP"."""
    at = bisect_right(money, share.span.start, key=lambda item: item.span.end) - 1
    if at >= 0 and _is_same(source.text, money[at].span.end, share.span.start):
        return money[at]
    return None


def _is_same(text: str, start: int, end: int) -> bool:
    """Whether the words between two figures say that both are the same."""
    return end - start < 60 and _THAT_IS.match(text[start:end]) is not None


def _accounting(text: str, item: Money, last: Money | None, sentence: int, floor: int, stop: int) -> Accounting | None:
    start, end = item.span.start, item.span.end
    lead = text[max(floor, start - _CLAUSE) : start]
    cue = (item.cue or "").casefold()
    if last is not None and _COLON.fullmatch(text, last.span.end, start) and _smaller(item, last):
        return "part"
    told_of_last = _PART_BEHIND.match(lead) if last is not None and last.span.end == floor else None
    if _PART_BEHIND.match(text, end) or _PART_LEAD.search(lead, told_of_last.end() if told_of_last else 0):
        return "part"
    if last is not None and last.span.start >= sentence and _MADE_UP.search(lead):
        return "part"
    if last is not None and last.span.start >= sentence and _OF_THE.fullmatch(text, sentence, last.span.start):
        return "part"
    if (
        last is not None
        and last.accounting == "part"
        and last.span.start >= sentence
        and not re.search(r"[.;]\s", lead)
    ):
        return "remaining" if _right_before()[0][1].search(lead) else "part"
    if _LISTED.search(text, max(0, start - 60), start) and _introduced(text, item, last):
        return "part"
    if _REMAINS.match(text, end, stop):
        return "remaining"
    if _OF_MONEY.fullmatch(text, sentence, start):
        return "part"
    if _ON_TOP.search(lead):
        return "additional"
    for kind, pattern in _right_before():
        if kind in ("remaining", "additional") and (pattern.search(lead) or pattern.search(f"{cue} ")):
            return kind
    cumulated = _CUMULATED.search(text, max(sentence, start - _CLAUSE), start)
    if cumulated or (
        last is not None and last.accounting == "cumulative" and last.span.start >= sentence and _joined(lead)
    ):
        return "cumulative"
    whole = text[sentence:stop]
    if item.per is None and ((_PERFECT.search(whole) and _SO_FAR.search(whole)) or _SINCE_NOW.search(lead)):
        return "cumulative"
    if _TOTAL_SUBJECT.search(lead) and re.search(r"\bnow\b|\bsince\b|\balready\b", whole):
        return "cumulative"
    needed, put = _need()
    need = needed.search(lead)
    if need is not None and re.search(r"\bgap\b|\bshortfall\b", lead):
        return "need"
    for kind, pattern in _RIGHT_BEHIND:
        if pattern.match(text, end, stop):
            return kind
    for kind, pattern in _right_before():
        if pattern.search(lead):
            return kind
    if need is not None and put.search(need[0]):
        return "need"
    if _RAISED.search(lead):
        return "cumulative"
    if _revenue().search(lead):
        return "revenue"
    return "total" if _TOTAL_SUBJECT.search(lead) else None


def _smaller(item: Money, whole: Money) -> bool:
    """Whether a sum fits into another one."""
    if item.amount is None or whole.amount is None or item.currency != whole.currency:
        return False
    return item.amount < whole.amount


def _joined(between: str) -> bool:
    """Whether two sums are only coordinated: "$3 million for food and $2 million for shelter"."""
    return re.search(r"(?:,|\band|,\s*and)\s+(?:\w+\s+){0,3}\Z", between) is not None


def _introduced(text: str, item: Money, last: Money | None) -> bool:
    """Whether a line of a list belongs to a sum before the list: "$3 billion for: 1. $1 billion ..."."""
    if last is None:
        return False
    between = text[last.span.end : item.span.start]
    return len(between) < 600 and (last.accounting == "part" or _LIST_BEGINS.search(between) is not None)


def _whole(source: Source, item: Money, earlier: Sequence[Money], sentence: int) -> str | None:
    """The id of the sum that a part belongs to: the last that is none itself, in this sentence or the one before."""
    text = source.text
    including = _INCLUDING.match(text, sentence, item.span.start)
    listed = _LISTED.search(text, max(0, item.span.start - 60), item.span.start) is not None
    for other in reversed(earlier):
        if other.equivalent_of is not None:
            continue
        if listed and other.part_of is not None:
            return other.part_of
        if sentence - other.span.end > 2 * _CLAUSE:
            return None
        if other.part_of is not None or other.accounting == "part":
            continue
        if other.span.end >= sentence:
            return other.id
        if including is not None and _SAME_WHOLE.search(including["whole"]) is None:
            return None
        gap = text[other.span.end : sentence]
        apart = _PARAGRAPH.search(gap) is not None and _LIST_BEGINS.search(gap) is None
        return None if apart or len(gap) >= 2 * _CLAUSE else other.id
    return None


def _periods(source: Source, figures: Sequence[Money | Percentage], dates: Sequence[DateExpression]) -> dict[str, str]:
    """For each figure the date that it is for: the nearest fitting one behind it, else before it, in its clause."""
    ordered = sorted(figures, key=lambda figure: figure.span.start)
    fitting = [d for d in dates if _is_period(source.text, d)]
    starts, ends = [d.span.start for d in fitting], [d.span.end for d in fitting]
    found: dict[str, str] = {}
    taken: set[str] = set()
    for at, figure in enumerate(ordered):
        start, end = source.sentence(figure.span.start)
        low = ordered[at - 1].span.end if at else 0
        high = ordered[at + 1].span.start if at + 1 < len(ordered) else len(source.text)
        next_at, last_at = bisect_left(starts, figure.span.end), bisect_right(ends, figure.span.start) - 1
        behind = fitting[next_at] if next_at < len(fitting) and starts[next_at] < min(high, end) else None
        ahead = fitting[last_at] if last_at >= 0 and starts[last_at] >= max(low, start) else None
        if behind is not None and _is_for(source.text, figure.span.end, behind, followed=high < end):
            found[figure.id] = behind.id
            taken.add(behind.id)
        elif ahead and ahead.id not in taken and _holds_for(source.text, ahead, figure.span.start, start):
            found[figure.id] = ahead.id
    return found


def _is_period(text: str, date: DateExpression) -> bool:
    """Whether a sum or a share can be for a date: no hour, no set of days, and a day only as the end of a stretch."""
    if date.granularity == "time" or date.kind == "set" or date.relation not in _PERIOD_RELATIONS:
        return False
    if date.granularity != "day" or date.relation in _OPEN_RELATIONS:
        return True
    return _SINCE_EVENT.search(text, max(0, date.span.start - 80), date.span.start) is not None


def _is_for(text: str, end: int, date: DateExpression, *, followed: bool) -> bool:
    """Whether a figure that ends at ``end`` is for a date behind it, rather than the next figure or a comparison."""
    between = text[end : date.span.start]
    if _COMPARED.search(between) or (followed and _FRONTS_NEXT.search(between)):
        return False
    return _clear(between)


def _holds_for(text: str, date: DateExpression, start: int, sentence: int) -> bool:
    """Whether a date holds for a figure behind it, and not only for an insertion or for the past."""
    between = text[date.span.end : start]
    if date.relation != "since" and _OUTDATED.search(between):
        return False
    if date.kind != "duration" and _COMPARED.search(text, max(sentence, date.span.start - 40), date.span.start):
        return False
    if "," in between and _INSERTED.search(text, max(sentence, date.span.start - 80), date.span.start):
        return False
    return _clear(_HEADED.sub("", between))


def _clear(between: str) -> bool:
    """Whether nothing that begins a new thought stands between a figure and a date."""
    return len(between) < 120 and _NEW_THOUGHT.search(between) is None
