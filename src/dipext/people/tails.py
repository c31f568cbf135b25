"""What belongs to a name behind it: "Jr.", the seat of a peer, the given name behind a comma."""

import re
from functools import cache

from dipext.lexicon.countries import country_of_name
from dipext.people import word_lists as lexicon
from dipext.people.en.title_words import is_head_word
from dipext.people.mention import Reading
from dipext.people.parse import Parsed
from dipext.people.unintroduced import INVERTED

_SEAT = re.compile(r" of ([A-Z][\w'’-]+)(?: (?:(?:in|on|upon) (?:the )?)?[A-Z][\w'’-]+){0,3}")

# The given names behind a surname in capitals, in a list: "DOE, Jane Ann. Born 1961".
_LOUD = re.compile(r", [A-Z][a-z'’-]+[\w'’-]*(?: [A-Z][a-z'’-]+[\w'’-]*)?(?=[.;\n(]|$|, | –)")


def with_seat(text: str, reading: Reading) -> int:
    """Where a name ends with the seat that belongs to a peer's: "Lord Doe of Anytown"."""
    if reading.honorific is None or reading.honorific.split()[-1] not in lexicon.words(
        "people/en/words", "honorifics", "peers"
    ):
        return reading.end
    match = _SEAT.match(text, reading.end)
    if match is None or country_of_name(match[1]) is not None or match[1].isupper():
        return reading.end
    words = match[0].split(" ")
    stop = next((word for word in words[3:] if lexicon.kind(word) & (lexicon.HEAD | lexicon.HONORIFIC)), None)
    return match.end() if stop is None else reading.end + match[0].index(f" {stop}")


def with_given_behind(text: str, reading: Reading, parsed: Parsed) -> int:
    """Where a name ends that is written surname first, with a comma: "Doe, Jane (Latvia)"."""
    loud = _LOUD.match(text, reading.end) if text[reading.start : reading.end].isupper() else None
    if loud is not None and reading.end - reading.start > 3 and _is_entry(text, reading.start, loud):
        reading.rule = "person.inverted"
        return loud.end()
    match = INVERTED.match(text, reading.end)
    if match is None or not (match[3] or heads_entry(text, reading.start)):
        return reading.end
    if match[4] is not None and not is_head_word(match[4]):
        return reading.end
    if "particle" not in parsed.traits and (parsed.whole or parsed.flags & (lexicon.WORD | lexicon.PLACE)):
        return reading.end
    given = [lexicon.kind(word) for word in match.groups()[:2] if word]
    if any(flags & (lexicon.GIVEN | lexicon.WORD | lexicon.PLACE | lexicon.HEAD) != lexicon.GIVEN for flags in given):
        return reading.end
    reading.rule = "person.inverted"
    return match.end()


def _is_entry(text: str, start: int, behind: re.Match[str]) -> bool:
    """Whether a surname in capitals opens an entry, given names behind it; "CAPELLEN, Luxembourg" is a dateline."""
    other = lexicon.PLACE | lexicon.WORD | lexicon.HEAD | lexicon.HONORIFIC
    given = [lexicon.kind(word) for word in behind[0][2:].split()]
    return heads_entry(text, start) and all(flags & lexicon.GIVEN or not flags & other for flags in given)


def heads_entry(text: str, start: int) -> bool:
    """Whether a name stands first in its line or in the next entry of a list."""
    return text[max(0, start - 2) : start].strip(" ")[-1:] in ("", "\n", ";", ":", "-", "–", "•", "*")


def with_suffix(text: str, end: int) -> int:
    """Where a name ends with what a comma or small letters cut off: ", Jr.", "uulu"."""
    match = _suffix().match(text, end)
    return end if match is None else match.end()


@cache
def _suffix() -> re.Pattern[str]:
    small = "|".join(sorted(lexicon.words("people/en/words", "names", "behind")))
    return re.compile(rf"(?<= [JS][Rr])\.(?=,)|,? (?:Jr|Sr)\.|, (?:Jr|Sr|III|IV)\b| (?:{small})\b")
