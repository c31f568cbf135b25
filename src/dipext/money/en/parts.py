"""Sums that are part of another one: "of which €3 million", "This includes €2 million"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial

from dipext.lexicon import one_of, phrases, words
from dipext.models import Money
from dipext.text.source import Source

REACH = 200
"""Characters that a word may stand away from its sum."""

_of = partial(one_of, "money/en/sums", "parts")
_WHOLES = _of("wholes")
_MARK = r"(?:\(?\d{1,2}[.)]|\(?(?:[a-h]|[ivx]{1,4})\)|[-•*–—▪‣·])"  # of an item of a list
_LEAD = re.compile(
    rf"\b(?:(?:out )?of which|{_of('slices')} of (?:this|that|these|it)(?: \w+)? "
    rf"{_of('sliced')}|(?<!top )(?<!light )(?<!view )(?<!because )(?<!result )(?:of|from) "
    rf"(?:this|that|these|it)(?: {_WHOLES})?"
    rf"(?=\s*,|\s+(?:[$€£¥]|[A-Z]{{3}}\s?[0-9]|[0-9]|{_of('estimates')}|an? ))"
    rf"|(?<!and )(?:includes?|included|including)\b(?=[^,;]*\Z)|{_of('splits')}"
    rf"|the {_of('ordinals')} {_of('tranches')} of(?! (?:the|its|this|that|a|an)\b))\b(?!\s+(?:in|on|from|there)\b)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    rf"\b(?:(?:the |as an? |as the )?{_of('ordinals')} (?:{_of('slices')}|{_of('tranches')}|element|step)"
    rf"|(?:{_of('slices')}|{_of('tranches')}) (?:[0-9]|one|two|three|four|five|I{{1,3}}))"
    r"(?: of(?! (?:the|its|this|that|an?)\b)| is| comprises)?[,:]?\s+(?:\w+\s+)?\Z",
    re.IGNORECASE,
)
_LEAD_WORDS = words("money/en/sums", "parts", "lead_words")
_NUMBERED_WORDS = (
    words("money/en/sums", "parts", "slices") | words("money/en/sums", "parts", "tranches") | {"element", "step"}
)
_MADE_UP_WORDS = frozenset(phrase.split()[0] for phrase in phrases("money/en/sums", "parts", "made_up"))
PART_WORDS = _LEAD_WORDS | _NUMBERED_WORDS | _MADE_UP_WORDS
"""Words of which one stands in a sentence that makes a sum part of another one, if not its form tells."""
_MADE_UP = re.compile(rf"\b{_of('made_up')}\b", re.IGNORECASE)
_WHOLE_MADE_UP = re.compile(  # "The overall amount is composed of"
    rf"\b(?:the|this|that|its) (?:\w+ ){{0,2}}{_WHOLES}\b[^.;]{{0,40}}\b{_of('made_up')}:?\s+(?:\w+\s+){{0,4}}\Z",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s+of (?:(?:it|this|that|them|the (?:total|amount|sum))\b"
    rf"|which (?:{_of('behind_which')}|in(?!\s+[0-9]))\b)",
    re.IGNORECASE,
)
_COLON = re.compile(r"(?: [^.,;:()\n]{1,50})? ?:\s+(?:[\w-]+\s+){0,2}")
_OF_THE = re.compile(
    r"(?:\A\W*|[,:–—-]\s|\b(?:that|and|but|while)\s)(?:Out of|Of|From)"
    r" (?:the|this|that|these|a total of)(?: \w+){0,3}\s+(?:\w+\s+)?\Z",
    re.IGNORECASE,
)
_GIVER = r"(?P<giver>[A-Z][\w.-]*(?: (?:of )?[A-Z][\w.-]*){0,3})['’]s?"
_OF_MONEY = re.compile(
    rf"\W*(?:(?i:Out of|Of|From) (?i:the|this|that|these) (?:\w+ ){{0,3}}(?i:{_WHOLES})"
    r"|(?:Out of|Of|From) (?:this|that|it)"
    rf"|(?:Out of|Of|From) (?:its|their|our|his|her|(?:the )?{_GIVER})"
    rf" (?:[\w-]+ ){{0,3}}(?:{_WHOLES}|{_of('gifts')})),?\s+(?:\w+\s+){{0,3}}"
)
# What includes a sum: "it", "the package", and not "the request for next year", which is another whole
_INCLUDING = re.compile(r"(?P<whole>[^.;]*?)\b(?:includes?|included)\b[^.;]*\Z")
_SAME_WHOLE = re.compile(
    rf"\b(?:it|this|that|these|they|which|(?:the|our|its|their) (?:\w+ ){{0,2}}{_WHOLES})\b", re.IGNORECASE
)
# "As part of the plan Rome gives 9 million, including 4 million": the first is the whole here, though a part itself
_INCLUDED = re.compile(
    r"(?:\s(?:(?!\band\s+(?:including|of which))[^.,;:()]){1,60})?,?\s\(?(?:including|of which|out of which)\s"
    r"(?:[\w-]+\s){0,3}"
)
_LIST_BEGINS = re.compile(rf"(?::|\b(?:{_of('introduce')}|spent))\s*\n")
_LIST_REACH = 600
_UNLISTED = re.compile(rf"\n\s*\n(?!\s*{_MARK})\s*\S")  # a paragraph that is no item of a list
_INTRODUCES = re.compile(
    rf"\b(?:{_WHOLES}|{_of('introduce')})\b[^.]*\Z|\bfor\s*\Z|\b(?:the|these|its)\s(?:\w+\s){{0,2}}{_of('items')}\s(?:are|were)\s*\Z",
    re.IGNORECASE,
)
_INCLUDES = re.compile(r"\b(?:includes?|including|of which)\s*\Z", re.IGNORECASE)  # what no sum was told of
_BEFORE_PART = r"(?:[a-z][a-z-]*\s){0,4}"  # no name, or somebody else gives
_FIRST_PART = re.compile(rf"[^.;:\n]{{0,100}}?(?P<link>,|:|\s[–—-]|\s\()(?:\n\s*{_MARK})?\s*{_BEFORE_PART}")
_NEXT_PART = re.compile(rf"[^.\n]{{1,140}}?(?:,|;|,?\sand|\s[–—-]|\s\(|\splus|[.;,]?\n\s*{_MARK})\s*{_BEFORE_PART}")
_LIMIT = re.compile(
    r"\((?:\w+\s)?(?:limit|ceiling)(?:\sof|:)\s\Z"
)  # "(1) The Project ... (grant limit: 3 million yen)"
_FAR = 1500  # characters between a sum and "of this sum"
_PARAGRAPH = re.compile(r"\n\s*\n")
_ITEM = re.compile(rf"\n\s*{_MARK}\s")
_LISTED = re.compile(rf"\n\s*{_MARK}\s*(?:[^\n]{{0,40}}\s)?\Z")
# "and Norway will add 3 million": another gift, not another part
_NEXT_ACTS = re.compile(
    rf"\b(?:and|while|but|whereas)\s(?:[A-Z][\w.-]*\s|the\s)+(?:(?:will|would|has|have)\s)?{_of('giving')}\b"
)
_NEXT_SENTENCE = re.compile(r"[.;]\s")
# "; €9 million is for roads": the list of parts goes on
_NEXT_IN_LIST = re.compile(rf";\s+(?:and\s+)?(?:(?:{_of('estimates')}|the\s+(?:remaining|other))\s+)?\Z", re.IGNORECASE)
_PUT_ASIDE = re.compile(rf"\s+(?:{_of('put_aside')})\b")
# "co-financed with 25 million from the bank": money of somebody else
_BESIDE = re.compile(rf"\b{_of('beside')}\s+(?:[\w-]+\s+){{0,3}}\Z")
_REST = re.compile(r"\bthe (?:rest|remainder|balance)\b(?! of)")
_BULK = re.compile(
    r"(?:,|\swith|\sand)\s(?:the\s)?(?:bulk|most|majority|rest|remainder)\s(?:of\s(?:it|this|that|which)\s)?\(\Z"
)
_WITH = re.compile(r"(?:\s[^.;:()]{1,80})?,\swith\s[^.;:()]{0,60}")
_OF_NEXT = re.compile(
    rf"(?:\s(?:is|was|as|being)\s(?:the|an?)\s(?:\w+\s)?(?:{_of('tranches')}|{_of('slices')}))?,?\s(?:out\s)?of\s(?:the|its|their|this|that|an?|our)\s(?:(?!of\b)[\w-]+\s){{0,4}}(?:of\s(?:{_of('estimates')}\s)?)?"
)
_SENTENCE_BEGINS = re.compile(rf"\W*(?:(?:{_of('estimates')})\s+)?", re.IGNORECASE)
_WHOLE_BEHIND = re.compile(r"[^.;]{0,60}?[,(]?\s*(?:out )?of which\b", re.IGNORECASE)
_WORTH = re.compile(r"\b(?:worth|valued at)\s(?:\w+\s){0,2}\Z")  # "212 projects worth €9 billion, of which ..."
# "€1 billion, €400 million of which"
_PART_FOLLOWS = re.compile(r"(?:\s[^.,;:()]{1,50})?,\s+(?:\w+\s+){0,2}\Z")
_WHOLE_BEHIND_PART = re.compile(r"\s+of which\b")


def is_part(text: str, item: Money, last: Money | None, sentence: int, lead: str, said: frozenset[str]) -> bool:
    """Whether the words before or behind a sum make it part of another one.

    Args:
        text: the text of the release.
        item: the sum.
        last: the sum before it.
        sentence: where the sentence of the sum begins.
        lead: the words before it, up to the sum before.
        said: the words of the sentence, in small letters; others than :data:`PART_WORDS` may be left out.
    """
    start = item.span.start
    if _BEHIND.match(text, item.span.end):
        return True
    if not said.isdisjoint(_LEAD_WORDS):
        told_of_last = _BEHIND.match(lead) if last is not None and last.span.end == start - len(lead) else None
        if _LEAD.search(lead, max(told_of_last.end() if told_of_last else 0, lead.rfind("; ") + 1)):
            return True
    if not said.isdisjoint(_NUMBERED_WORDS) and _NUMBERED.search(lead):
        return True
    is_made_up = not said.isdisjoint(_MADE_UP_WORDS)
    if is_made_up and _WHOLE_MADE_UP.search(text, sentence, start):
        return True
    if last is None or last.span.start < sentence:
        return False
    if _BULK.search(lead) is not None and _smaller(item, last):
        return True
    if (is_made_up and _MADE_UP.search(lead)) or _OF_THE.search(text[sentence : last.span.start]):
        return True
    return ":" in lead and _COLON.fullmatch(text, last.span.end, start) is not None and _smaller(item, last)


def goes_on(item: Money, last: Money, lead: str) -> bool:
    """Whether a sum only follows a part in one sentence: "of which 3 million for food and 2 million for water"."""
    if "\n" in lead or last.accounting != "part" or item.per != last.per or _BESIDE.search(lead) is not None:
        return False
    ends = _NEXT_SENTENCE.search(lead)
    joined = ends is None or (lead.count(";") == 1 and _NEXT_IN_LIST.match(lead, ends.start()) is not None)
    return joined and _NEXT_ACTS.search(lead) is None


def leaves_rest(text: str, item: Money, last: Money | None, sentence: int, stop: int) -> bool:
    """Whether a sum is set aside from the one of the sentence before, which leaves a rest.

    "Oslo gives 9 million. 4 million is for tents, the rest for food."
    """
    if last is None or last.span.end > sentence or not _smaller(item, last):
        return False
    if _SENTENCE_BEGINS.fullmatch(text, sentence, item.span.start) is None or _apart(text[last.span.end : sentence]):
        return False
    return _PUT_ASIDE.match(text, item.span.end) is not None and _REST.search(text, item.span.end, stop) is not None


def leaves_others_rest(text: str, item: Money, last: Money | None, stop: int) -> bool:
    """Whether a sum is taken from the one before it: "9 million, with 4 million for roads and the rest for schools"."""
    if last is None or not _smaller(item, last):
        return False
    taken = _WITH.fullmatch(text, last.span.end, item.span.start)
    return taken is not None and _REST.search(text, item.span.end, stop) is not None


def is_of_next(text: str, item: Money, following: Money | None) -> bool:
    """Whether a sum is part of the next one: "3 million of the 9 million pledged"."""
    if following is None or not _smaller(item, following):
        return False
    return _OF_NEXT.fullmatch(text, item.span.end, following.span.start) is not None


def is_listed_part(text: str, item: Money, earlier: Sequence[Money]) -> bool:
    """Whether a sum stands in a list of parts: "$3 billion for: 1. $1 billion ..."."""
    if not is_listed(text, item.span.start):
        return False
    begins = _list_begins(text, item.span.start)
    if begins is None or _UNLISTED.search(text, begins.end() - 1, item.span.start):
        return False
    if not earlier:
        return _INCLUDES.search(text, max(0, begins.start() - 12), begins.start()) is not None
    last = earlier[-1]
    for at in range(len(earlier) - 1, -1, -1):
        other = earlier[at]
        if other.span.start < begins.start():
            break
        first = not at or "\n" in text[earlier[at - 1].span.end : other.span.start]
        if first and is_listed(text, other.span.start):  # and not what else an item tells
            return other.accounting == "part"
    if last.span.start > begins.start():
        return last.accounting == "part"
    introduced = text[max(text.rfind("\n\n", 0, begins.start()), last.span.end) : begins.start()]
    within = text.find("\n\n", last.span.end, begins.start()) < 0
    return (within and _NEXT_SENTENCE.search(introduced) is None) or _INTRODUCES.search(introduced) is not None


def _list_begins(text: str, start: int) -> re.Match[str] | None:
    """The last colon before ``start`` that a line ends with."""
    begins = None
    for match in _LIST_BEGINS.finditer(text, max(0, start - _LIST_REACH), start):
        begins = match
    return begins


def in_list(text: str, start: int) -> bool:
    """Whether the line up to ``start`` is an item of a list."""
    low = max(0, start - REACH)
    line = text.rfind("\n", low, start)
    return line >= 0 and _ITEM.match(text, line) is not None


def is_of_money(text: str, item: Money, sentence: int) -> bool:
    """Whether a sentence begins with the whole of a sum, in words: "Of this amount, 3 million"."""
    return _OF_MONEY.fullmatch(text, sentence, item.span.start) is not None


def is_whole(text: str, item: Money, following: Money | None, lead: str, stop: int) -> bool:
    """Whether a sum is what several things are worth together, and the next one is its part."""
    if following is None or following.span.start >= stop or _WORTH.search(lead) is None:
        return False
    end, start = item.span.end, following.span.start
    if _PART_FOLLOWS.match(text, end, start) and _WHOLE_BEHIND_PART.match(text, following.span.end):
        return True
    return "of which" in text[end:start].casefold() and _WHOLE_BEHIND.match(text, end, start) is not None


def listed_parts(text: str, whole: Money, following: Sequence[Money]) -> list[Money]:
    """The sums right behind a whole that are listed there and add up to it: "10 million, 6 for food and 4 for fuel"."""
    found: list[Money] = []
    left, end = whole.amount or Decimal(0), whole.span.end
    listed = is_listed(text, whole.span.start)
    for item in following:
        if listed and is_listed(text, item.span.start):  # the next item of the same list
            return []
        if item.equivalent_of is not None and item.equivalent_of in (whole.id, *(part.id for part in found)):
            end = item.span.end
            continue
        if item.amount is None or item.amount > left or item.currency != whole.currency or item.per != whole.per:
            return []
        joined = (_NEXT_PART if found else _FIRST_PART).fullmatch(text, end, item.span.start)
        if joined is None or (not found and joined["link"] == "," and whole.accounting != "total"):  # may be chance
            return []
        found.append(item)
        left, end = left - item.amount, item.span.end
        if left <= 0:
            return found if not left and len(found) > 1 else []
    return []


def items_of_list(text: str, whole: Money, following: Sequence[Money]) -> list[Money]:
    """The first sums of the items of a list behind a whole, where they add up to it: "grants worth 9 million. ..."."""
    found: list[Money] = []
    left, end = whole.amount or Decimal(0), whole.span.end
    for item in following:
        if item.equivalent_of is not None:
            continue
        fits = item.amount is not None and item.amount <= left and item.currency == whole.currency
        start = item.span.start
        if _LIMIT.search(text, max(0, start - 24), start) is None:
            if not fits or not is_listed(text, start) or start - end > _LIST_REACH:
                break
        elif not fits:
            break
        found.append(item)
        left, end = left - (item.amount or 0), item.span.end
    return found if not left and len(found) > 1 else []


def whole_of(source: Source, item: Money, earlier: Sequence[Money], sentence: int) -> str | None:
    """The id of the sum that a part belongs to: the last that is none itself, in this sentence or the one before."""
    text = source.text
    including = _INCLUDING.match(text, sentence, item.span.start)
    listed = is_listed(text, item.span.start)
    of_money = _OF_MONEY.fullmatch(text, sentence, item.span.start)
    if of_money is not None:
        return _named_whole(source, item, earlier, sentence, of_money["giver"])
    for other in _before(text, item, earlier, listed=listed):
        if _smaller(item, other) and _INCLUDED.fullmatch(text, other.span.end, item.span.start):
            return other.id
        if other.part_of is not None and (listed or other.span.start >= sentence):
            return _unless_larger(item, other.part_of, earlier)
        if sentence - other.span.end > 2 * REACH:
            return None
        if _is_no_whole(item, other):
            continue
        if other.span.end >= sentence:
            return other.id
        if including is not None and _SAME_WHOLE.search(including["whole"]) is None:
            return None
        return None if _apart(text[other.span.end : sentence]) else other.id
    return None


def _before(text: str, item: Money, earlier: Sequence[Money], *, listed: bool) -> Iterator[Money]:
    """The sums before one, the last first; none that says another again, none of other items of its list."""
    begins = _list_begins(text, item.span.start) if listed else None
    for at in range(len(earlier) - 1, -1, -1):
        other = earlier[at]
        if other.equivalent_of is not None:
            continue
        if begins is not None and other.span.start > begins.start() and "\n" in text[other.span.end : item.span.start]:
            first = not at or "\n" in text[earlier[at - 1].span.end : other.span.start]
            if other.part_of is None or not first:  # "$12 million for schools, including $3 million for books"
                continue
        yield other


def _unless_larger(item: Money, whole: str, earlier: Sequence[Money]) -> str | None:
    """The id of a whole, if a part of it may be as large as the sum."""
    named = next((other for other in reversed(earlier) if other.id == whole), None)  # wholes stand near
    return None if named is not None and _larger(item, named) else whole


def _named_whole(source: Source, item: Money, earlier: Sequence[Money], sentence: int, giver: str | None) -> str | None:
    """The id of the sum that a sentence begins with in words: "Of this amount", "Of Norway's grant"."""
    for other in reversed(earlier):
        if sentence - other.span.end > _FAR:
            return None
        if giver and giver not in source.text[slice(*source.sentence(other.span.start))]:
            continue
        if other.equivalent_of is None:
            apart = other.currency != item.currency and other.span.end < sentence
            if not apart and not _is_no_whole(item, other):
                return other.id
        elif other.currency == item.currency and not _larger(item, other):
            return other.equivalent_of
    return None


def _is_no_whole(item: Money, other: Money) -> bool:
    return other.part_of is not None or other.accounting == "part" or _larger(item, other)


def _apart(gap: str) -> bool:
    """Whether a paragraph ends between a whole and the sentence of its part, unless a list begins there."""
    return (_PARAGRAPH.search(gap) is not None and _LIST_BEGINS.search(gap) is None) or len(gap) >= 2 * REACH


def _larger(item: Money, whole: Money) -> bool:
    """Whether a sum is too large to be part of another one."""
    if item.amount is None or whole.amount is None or item.currency != whole.currency:
        return False
    return item.amount > whole.amount


def is_listed(text: str, start: int) -> bool:
    """Whether a sum at ``start`` stands in an item of a list."""
    low = max(0, start - 60)
    return text.find("\n", low, start) >= 0 and _LISTED.search(text, low, start) is not None


def _smaller(item: Money, whole: Money) -> bool:
    """Whether a sum fits into another one."""
    if item.amount is None or whole.amount is None or item.currency != whole.currency:
        return False
    return item.amount < whole.amount
