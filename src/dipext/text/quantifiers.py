"""The words around a number that make it a bound or an estimate, for money and percentages alike."""

import re
from functools import partial
from typing import cast

from dipext.lexicon import alternation, one_of, phrases, toml
from dipext.models import Quantifier

_REACH = 48  # characters before a number in which its cue ends
_DENIAL_REACH = 110  # characters before a cue in which it is denied
_GAP = r"[\s*_]"
_of = partial(one_of, "text/numbers", "quantifiers")


def _kinds(place: str) -> dict[str, Quantifier]:
    table = toml("text/numbers")["quantifiers"][place]
    return {phrase: cast("Quantifier", kind) for kind, cues in table.items() for phrase in cues}


_BEFORE, _AFTER = _kinds("before"), _kinds("after")
_BETWEEN = (
    rf"(?:(?:{_of('determiners')}\s)?{_of('between_noun')}"
    rf"|{_of('between')})"
)
_CUE_BEFORE = re.compile(rf"(?<![\w-])(?P<cue>{alternation(_BEFORE)}){_GAP}*(?:(?<=\s){_BETWEEN}\s+)?\Z", re.IGNORECASE)
_CUE_AFTER = re.compile(rf"\s?(?P<cue>{alternation(_AFTER)})(?!\w)", re.IGNORECASE)

# The last word of a number's lead, and the last two, where a cue can end: most numbers have others and need no search.
_LAST_WORDS = {cue.rpartition(" ")[2] for cue in _BEFORE}
_SHORT = {cue for cue in _BEFORE if " " not in cue}
_LONG = {tuple(cue.split()[-2:]) for cue in _BEFORE if " " in cue}
_LINKS = {
    word
    for key in ("between", "between_noun")
    for phrase in phrases("text/numbers", "quantifiers", key)
    for word in phrase.split()
}
_DETERMINERS = set(phrases("text/numbers", "quantifiers", "determiners"))
_MARKS = "([{*_“”‘’\"'«,;:/-"

_DENIED: dict[Quantifier, Quantifier] = {"more_than": "at_most", "less_than": "at_least"}
"""What a bound becomes behind a negation: "need not pay more than"."""

_IN_DENIAL = rf"(?:(?!{_of('denial_ends')}\b)[\w’'-]+\s+)"
_DENIAL = re.compile(
    rf"(?:(?:\b{_of('denial')}|n['’]t)\s+{_IN_DENIAL}{{0,5}}"
    rf"|\bno(?:ne|body)?\s+{_IN_DENIAL}{{1,9}}?(?<=\s){_of('denied')}\s+{_IN_DENIAL}{{0,6}})\Z",
    re.IGNORECASE,  # "no state has paid"
)
_MOVEMENT = re.compile(
    rf"(?<!can )(?<!may )(?<!could )(?<!might )(?<!will )(?<!would )\b{_of('movement')}\s+\Z", re.IGNORECASE
)
_BY = re.compile(r"\bby\s+\Z")  # "fall at least by 20 per cent"
_HANDED = re.compile(rf"\b{_of('over')}\s+\Z", re.IGNORECASE)  # "handed over 5 million"


def read_cue(text: str, start: int, end: int, floor: int = 0) -> tuple[str | None, Quantifier]:
    """The cue of the number at ``text[start:end]`` as written, and what it makes of it ("exact" without one).

    ``floor`` is where the words before it begin to count, the end of the number before.
    """
    low = max(floor, start - _REACH)
    words = text[low:start].replace("—", " ").replace("–", " ").split()
    if not words:
        return _behind(text, end)
    if words[-1].endswith("by") and (by := _BY.search(text, low, start)):
        cue, kind = read_cue(text, by.start(), by.start(), floor)
        return (cue, kind) if cue is not None else _behind(text, end)
    match = _CUE_BEFORE.search(text, low, start) if _may_end_cue(words) else None
    if match is None:
        return _behind(text, end)
    kind = _BEFORE[_key(match)]
    lead = text[max(floor, match.start() - _DENIAL_REACH) : match.start()]
    if kind in _DENIED and _DENIAL.search(lead):
        kind = _DENIED[kind]
    elif _belongs_to_verb(match["cue"].casefold(), kind, lead):
        return None, "exact"
    return match["cue"], kind


def _belongs_to_verb(cue: str, kind: Quantifier, lead: str) -> bool:
    """Whether a cue is the particle of the verb before it: "went up to", "handed over"."""
    if kind == "up_to" and cue.startswith("up"):
        return _MOVEMENT.search(lead) is not None
    return cue == "over" and _HANDED.search(lead) is not None


def _behind(text: str, end: int) -> tuple[str | None, Quantifier]:
    """The cue behind a number that ends at ``end``: "5 million or more"."""
    match = _CUE_AFTER.match(text, end)
    return (match["cue"], _AFTER[_key(match)]) if match else (None, "exact")


def _key(match: re.Match[str]) -> str:
    return " ".join(match["cue"].casefold().split())


def _may_end_cue(words: list[str]) -> bool:
    """Whether the last two words before a number can end a cue, or what may stand behind one."""
    last = words[-1].strip(_MARKS).casefold()
    previous = words[-2].strip(_MARKS).casefold() if len(words) > 1 else last
    if last in _SHORT or (previous, last) in _LONG:
        return True
    return last in _LINKS and (previous in _LAST_WORDS or previous in _LINKS or previous in _DETERMINERS)


RANGE_CUE = re.compile(rf"\b(between|from)\s+(?:{_of('estimates')}\s+)?\Z", re.IGNORECASE)
"""What stands before the lower end of a range."""
