"""What belongs to a name and stands right in front of it: forms of address, particles, "his son", "Thank you,"."""

import re
from functools import cache

from dipext.lexicon import toml
from dipext.people import word_lists as lexicon

_AFTER_CALL = frozenset(",.!?;")
_NOBLE = re.compile(
    r"(?<![\w’'-])(?:(?:von|van|de|der|den|zu|zur|ter|ten|di|da|dos|del|della|bin|ibn|al|el|ben)\ )+$"
    r"|(?<![\w’'-])(?:al|el|ul|ur|an|as|ad|at|az|ar)-$|(?<![\w’'-])(?:d|dell|t)['’]$"
)


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    """Forms of address of several words by their last three letters, the longest first."""
    table: dict[str, list[str]] = {}
    for phrase in sorted(toml("people/en/words")["honorifics"]["phrases"], key=len, reverse=True):
        table.setdefault(phrase[-3:], []).append(phrase)
    return {key: tuple(value) for key, value in table.items()}


def address(text: str, start: int, floor: int) -> tuple[int, str] | None:
    """A form of address of several words that ends right before ``start``: "H.E.", "the Rt Hon"."""
    end = start - 1
    if end < 3 or text[end] != " ":
        return None
    for phrase in _phrases().get(text[end - 3 : end], ()):
        begin = end - len(phrase)
        if begin >= floor and text.startswith(phrase, begin) and (begin == 0 or not text[begin - 1].isalnum()):
            wider = address(text, begin, floor)  # "Her Excellency the Right Honourable"
            return (begin, phrase) if wider is None else (wider[0], f"{wider[1]} {phrase}")
    return None


def honorific(text: str, left: int, start: int, floor: int) -> tuple[int, str]:
    """The form of address from ``left`` to the name, with what belongs to it ("H.E.", "the"), and where it starts."""
    first = left + len(text[left:start].split(None, 1)[0]) + 1
    for begin in (start, first, left):
        wider = address(text, begin, floor)
        if wider is not None and wider[0] < left:
            left = wider[0]
    return left, " ".join(text[left:start].split())


def with_particles(text: str, start: int, floor: int) -> int:
    """Where a name starts with the particles in front of it: "thanked von der Leyen", "met al-Sisi"."""
    if start < 2 or text[start - 1] not in " -'’" or not text[start - 2].islower():
        return start
    match = _NOBLE.search(text, max(floor, start - 16), start)
    return start if match is None else match.start()


@cache
def _kin_cue() -> re.Pattern[str]:
    words = "|".join(sorted(lexicon.words("people/en/words", "speech", "kin"), key=len, reverse=True))
    return re.compile(rf"\b(?:his|her|their|the|whose|a)\s(?:[a-z]+\s)?(?:{words}),?\s$")


@cache
def _call_cue() -> re.Pattern[str]:
    words = "|".join(sorted(toml("people/en/words")["speech"]["vocative"], key=len, reverse=True))
    return re.compile(rf"(?:\b(?:{words})(?:\s(?:so|very)\smuch)?,\s|(?:^|\n)Dear\s)$", re.IGNORECASE)


def kin_or_call(text: str, start: int, end: int, flags: int) -> str | None:
    """The rule that reads a given name by itself: behind "his son", or called to ("Thank you, Ana.")."""
    if start < 3 or text[start - 1] != " ":
        return None
    if flags & lexicon.WORD or flags & (lexicon.PLACE | lexicon.GIVEN) == lexicon.PLACE:
        return None
    if _kin_cue().search(text, max(0, start - 40), start):
        return "person.kin"
    called = flags & lexicon.GIVEN and text[end : end + 1] in _AFTER_CALL
    return "person.called" if called and _call_cue().search(text, max(0, start - 40), start) else None
