"""Sums in figures: single ones, ranges, and lists that share a currency or a scale."""

import re
from calendar import month_abbr, month_name
from collections.abc import Iterator
from decimal import Decimal

from dipext.lexicon import one_of
from dipext.money.amounts import is_grouped, read_amount
from dipext.money.currencies import Currency
from dipext.money.guard import is_apart, is_beside_margin, is_numbered, is_set_twice
from dipext.money.terms import LINK, Draft, Term, follower, term_at, with_hundredths
from dipext.text.changes import BY, changes
from dipext.text.guard import touched_before, touched_behind, touched_sign
from dipext.text.noun_phrases import is_verb
from dipext.text.numbers import read_number
from dipext.text.quantifiers import RANGE_CUE
from dipext.text.source import Source

_LONGEST_CHAIN = 8
_GLUED_CODE = re.compile("[A-Z]{3}[0-9]")
_DAY = re.compile(rf"\b(?:{'|'.join((*month_name[1:], *month_abbr[1:]))})\.?\s\Z")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_IN_YEAR = re.compile(r"\b(?:in|of|since|by|until|during)\s\Z")
_BARE_END = re.compile(rf"(?:\s*(?:[.,;:)\]?!—–]|\Z)|\s+{one_of('money/en/sums', 'behind_bare')}\b)")
_OF_WHICH = re.compile(
    rf"\s+of\s+(?:(?:which|it|this|that)\s+(?:\w+ly\s+)?{one_of('money/en/sums', 'parts', 'of_money')}"
    r"|(?:them|these)\s+(?:(?:will\s+)?(?:be|are|is|were|was|as|in)\s+)?"
    rf"{one_of('money/en/sums', 'parts', 'of_them')})\b"
)
_NO_NUMBER = (
    r"[^.:0-9]|(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])|(?<=[A-Z])\.|(?<![0-9])[0-9]{1,3}(?:\.[0-9]+)?\s?(?:%|per\s?cent)"
)
_SAME_SENTENCE = re.compile(rf"(?:{_NO_NUMBER}){{1,140}}")  # no other number between, but years and shares
_SENTENCE_BEFORE = re.compile(rf"(?:{_NO_NUMBER}|\.(?=\s)){{1,140}}")
_PAID = re.compile(rf"\b{one_of('money/en/sums', 'parts', 'paid')}(?:\sof)?,?\s\Z", re.IGNORECASE)
_PAID_REACH = 24
_ITEM = re.compile(r"(?:\A|\n)[ \t]*(?:[-–—•●▪*·]|[0-9a-z]{1,2}[.)])[ \t]+\Z")
_DESTINED = re.compile(r"\s+(?:for|to|towards)\s+(?!be\b)")
_LIST_REACH = 240
_NEXT_WORD = re.compile(r"\s+([a-z]+)\b")


def in_figures(source: Source) -> Iterator[Draft]:
    """The sums that have digits: "EUR 5 million", "7,2 Mio. EUR", "€5-10 million", "€3, €2 and €1 million"."""
    text = source.text
    done = 0
    last: Draft | None = None
    for at, end in source.digits:
        if at < done:
            continue
        term = term_at(text, at, end, done)
        if term is None:
            continue
        chain, links = _chain(text, term)
        drafts = _read_chain(text, chain, links) if chain else _of_last(text, term, last)
        for draft in drafts:
            done, last = draft.end, draft
            yield draft


def _of_last(text: str, term: Term, last: Draft | None) -> Iterator[Draft]:
    """A number without a currency that goes on with the sum before.

    A part of it ("73 million euros, 50 million of which is lent"), what is paid of it ("the first tranche, 30
    million"), or the next item of its list ("- 45 million for schools").
    """
    value = read_amount(term.figure, term.scale) if last is not None and term.scale else None
    if last is None or value is None:
        return
    if _is_part(text, term, value, last) or _is_paid(text, term, value, last) or _is_next_item(text, term, last):
        yield Draft(term.start, term.end, "money.shared", last.currency, value, inherited=True, doubts=term.doubts)


def _is_part(text: str, term: Term, value: Decimal, last: Draft) -> bool:
    whole = last.amount or last.high
    if whole is None or value >= whole or not _OF_WHICH.match(text, term.end):
        return False
    return _SENTENCE_BEFORE.fullmatch(text, last.end, term.start) is not None


def _is_paid(text: str, term: Term, value: Decimal, last: Draft) -> bool:
    """Whether a word for money that is paid stands before a number whose sentence names a larger sum already."""
    whole = last.amount or last.high
    if whole is None or value >= whole or not _BARE_END.match(text, term.end):
        return False
    if not _PAID.search(text, max(last.end, term.start - _PAID_REACH), term.start):
        return False
    return _SAME_SENTENCE.fullmatch(text, last.end, term.start) is not None


def _is_next_item(text: str, term: Term, last: Draft) -> bool:
    """Whether a number opens an item of a list in whose item before a sum stands, and says what it is for."""
    if not _ITEM.search(text, max(last.end, term.start - 12), term.start) or not _DESTINED.match(text, term.end):
        return False
    between = text[last.end : term.start]
    return len(between) <= _LIST_REACH and between.count("\n") == 1


def _chain(text: str, first: Term) -> tuple[list[Term], list[re.Match[str]]]:
    """The numbers from the first one on, with what links them; none where no currency is among them."""
    chain, links, counts_money = [first], [], first.currency is not None
    while len(chain) < _LONGEST_CHAIN and (link := LINK.match(text, chain[-1].end)):
        following = follower(text, link.end())
        if following is None:
            break
        chain.append(following)
        links.append(link)
        counts_money = counts_money or following.currency is not None
    if not counts_money:
        return [], []
    if len(chain) > 1:
        chain = [t if t.currency else t._replace(value=read_amount(t.figure, t.scale) or Decimal(0)) for t in chain]
    return chain, links


def _read_chain(text: str, chain: list[Term], links: list[re.Match[str]]) -> Iterator[Draft]:
    """The sums of a chain of numbers: ranges, lists that share a currency or a scale, single sums."""
    at = 0
    known: Currency | None = None
    while at < len(chain):
        term = chain[at]
        if at < len(links) and (pair := _range(text, term, chain[at + 1], links[at])):
            known = pair.currency
            yield pair
            at += 2
            continue
        shared = _shared(text, chain, links, at)
        if shared is not None:
            last, currency = shared
            factor = chain[last].scale
            torn = frozenset({"glued"} if _is_torn(links[at:last]) else ())
            for each in chain[at : last + 1]:
                value = each.value if each.scale else read_amount(each.figure, factor)
                rule = "money.shared" if each.scale == "" or each.currency is None else _rule(each)
                doubts = (
                    each.doubts
                    | torn
                    | _doubts(text, each if each is chain[at] else None, each if each is chain[last] else None)
                )
                yield Draft(
                    each.start,
                    each.end,
                    rule,
                    each.currency or currency,
                    value,
                    inherited=each.currency is None,
                    doubts=doubts,
                )
            known, at = currency, last + 1
            continue
        if term.currency is not None:
            known = term.currency
            whole = with_hundredths(text, term)
            doubts = whole.doubts | _doubts(text, term, whole if whole is term else None)
            yield Draft(whole.start, whole.end, _rule(whole), known, whole.value, doubts=doubts)
            while at + 1 < len(chain) and chain[at + 1].start < whole.end:
                at += 1
        elif known is not None and term.scale and not links[at - 1]["dash"] and _bare_end(text, term.end):
            yield Draft(term.start, term.end, "money.shared", known, term.value, inherited=True, doubts=term.doubts)
        elif known is not None:
            return
        at += 1


def _bare_end(text: str, at: int) -> bool:
    """Whether a number that ends at ``at`` counts money and not the noun behind it."""
    if _BARE_END.match(text, at):
        return True
    word = _NEXT_WORD.match(text, at)
    return word is not None and is_verb(word[1])


def _rule(term: Term) -> str:
    if term.currency is not None and term.currency.hundredth:
        return "money.hundredths"
    return "money.prefixed" if term.front else "money.suffixed"


def _compatible(one: Currency | None, other: Currency | None) -> Currency | None:
    """The one currency of two terms, ``None`` when there is none or when they differ."""
    if one is None or other is None:
        return one or other
    shared = tuple(code for code in one.codes if code in other.codes)
    return (one if len(one.codes) <= len(other.codes) else other) if shared else None


def _range(text: str, low: Term, high: Term, link: re.Match[str]) -> Draft | None:
    currency = _compatible(low.currency, high.currency)
    if currency is None or link["list"] or (low.currency is None and high.front):
        return None
    if low.currency is None and _is_date(text, low, high):
        return None
    if link["or"] and not _adjacent(low, high):
        return None
    cue = RANGE_CUE.search(text, max(0, low.start - 30), low.start)
    if link["and"] and (cue is None or cue[1].casefold() != "between"):
        return None
    bottom: Decimal | None = low.value
    if high.scale and not low.scale and low.value < (read_amount(high.figure) or 0):
        bottom = read_amount(low.figure, high.scale)  # "€1 to €2 billion", but "€500 to €2 million"
    if bottom is None or bottom >= high.value:
        return None
    if high.currency is None and not high.scale:
        spaced = link[0] != link[0].strip()
        if (link["dash"] and spaced) or not (link["dash"] or _bare_end(text, high.end)):
            return None
    moving = cue is not None and cue[1].casefold() == "from" and changes(text, low.start)
    if link["to"] and (moving or BY.search(text, max(0, low.start - 24), low.start)):
        return None
    doubts = low.doubts | high.doubts | _doubts(text, low, high) | _falls(low, high, link)
    return Draft(low.start, high.end, "money.range", currency, None, bottom, high.value, doubts=doubts)


def _falls(low: Term, high: Term, link: re.Match[str]) -> frozenset[str]:
    """The warning where a dash may stand for the mark of a decimal, or end a line: "54-4 million"."""
    falls = link["dash"] and high.scale and not low.scale and low.value > (read_amount(high.figure) or 0)
    far = link["dash"] and low.currency is None and not high.scale and high.value > 1000 * low.value  # "3 - 848,000"
    return frozenset({"glued"} if falls or far or "\n" in link[0] else ())


def _is_date(text: str, low: Term, high: Term) -> bool:
    """Whether the first of two figures is a date: "May 8 - 5 million euros", "in 2019 to 5 million euros"."""
    if _DAY.search(text, max(0, low.start - 12), low.start):
        return True
    if low.scale or _YEAR.fullmatch(low.figure) is None:
        return False
    too_small = bool(high.scale) and low.value >= (read_amount(high.figure) or 0)
    return too_small or _IN_YEAR.search(text, max(0, low.start - 8), low.start) is not None


def _doubts(text: str, first: Term | None, last: Term | None) -> frozenset[str]:
    """The warnings for what touches a sum; ``None`` where its first or last number stands inside a list."""
    touched = (first is not None and _is_touched_before(text, first)) or (
        last is not None and _is_touched_behind(text, last)
    )
    return frozenset({"glued"} if touched else ())


def _is_torn(links: list[re.Match[str]]) -> bool:
    """Whether a comma in a list may be the one of a number: "€4 , 5 million"."""
    if len(links) == 1 and links[0]["list"] and links[0][0].strip() == ",":  # "$12, 4 million"
        return True
    return any(link["list"] and link[0][0].isspace() for link in links)


def _is_touched_before(text: str, term: Term) -> bool:
    if term.front:
        glued = touched_sign(text, term.start) and _GLUED_CODE.match(text, term.start) is not None
        return glued or is_numbered(text, term.start, term.figure)
    if is_beside_margin(text, term.start, term.figure):
        return True
    return touched_before(text, term.start, term.figure)


def _is_touched_behind(text: str, term: Term) -> bool:
    if term.scale:
        return False
    if is_apart(text, term.end) or is_set_twice(text, term.start, term.end):
        return True
    return (term.front or term.currency is None) and touched_behind(text, term.end)


def _adjacent(low: Term, high: Term) -> bool:
    """Whether two figures with "or" between them bound one sum: "2 or 3 million euros"."""
    bottom, top = read_number(low.figure), read_number(high.figure)
    if bottom is None or top is None or low.scale:
        return False
    return bottom < top <= 2 * bottom if high.scale else top - bottom == 1 and top <= 10


def _shared(text: str, chain: list[Term], links: list[re.Match[str]], at: int) -> tuple[int, Currency] | None:
    """Where a list from ``at`` ends whose last number has the scale of all, or the currency; and that currency."""
    currency = chain[at].currency
    last = at
    while (
        last < len(links) and not chain[last].scale and chain[last].value < 1000 and not is_grouped(chain[last].figure)
    ):
        if links[last]["to"] or links[last]["dash"]:
            return None
        last += 1
        joint = _compatible(currency, chain[last].currency)
        if joint is None and (currency or chain[last].currency):
            return None
        currency = joint
    if last > at and chain[last].currency is None and not _bare_end(text, chain[last].end):
        return None
    if last > at and chain[last].scale and currency is not None:
        own = sum(term.currency is not None for term in chain[at : last + 1])
        # "10, 20 and 30 million euros" is a list; "Protocol 2 and 30 million euros" is not
        if chain[at].currency is not None or last - at >= 2 or own > 1:
            return last, currency
    following = chain[at + 1] if at < len(links) else None
    if (
        following is not None
        and chain[at].currency is None
        and chain[at].scale
        and following.scale
        and following.currency
        and (not following.front and not links[at]["to"] and not links[at]["dash"])
    ):
        return at + 1, following.currency
    return None
