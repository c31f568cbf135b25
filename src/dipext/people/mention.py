"""What passes between the steps of finding people: a candidate, how it is read, and a mention."""

from dataclasses import dataclass

from dipext.models import PersonForm, PersonFunction, Span, Title
from dipext.people.parse import Parsed


@dataclass(slots=True)
class NameMention:
    """A mention before it is known who it is.

    ``left`` is where its titles and honorific start, ``behind`` where the titles behind it end, ``country`` the one
    that the words beside the name tell; ``cut`` says that the name may go on behind its end.
    """

    span: Span
    form: PersonForm
    honorific: str | None
    titles: tuple[Title, ...]
    function: PersonFunction
    possessive: bool
    rule: str
    left: int = 0
    behind: int = 0
    country: str | None = None
    cut: bool = False


@dataclass(slots=True)
class Candidate:
    """A run of words that may be a name: its offsets, its parse, and where the mention before it ends."""

    start: int
    end: int
    parsed: Parsed
    floor: int


@dataclass(slots=True)
class Reading:
    """What is known of a candidate while it is being decided; without a rule it is no person.

    ``left`` is where its titles and honorific start, ``behind`` where the titles behind it end. ``plural`` says that
    the title holds for the next names too, ``each`` are the titles of these, ``apposed`` that the name stands between
    commas behind its title, ``direct`` that no comma stands between the name and the title behind it, ``cut`` that more
    words may belong to the name.
    """

    start: int
    end: int
    left: int
    rule: str = ""
    honorific: str | None = None
    titles: tuple[Title, ...] = ()
    function: PersonFunction | None = None
    plural: bool = False
    apposed: bool = False
    each: tuple[Title, ...] = ()
    behind: int = 0
    direct: bool = False
    cut: bool = False


def is_possessive(text: str, end: int) -> bool:
    """Whether a name that ends at ``end`` owns something: "Doe’s", "the Does'".

    >>> is_possessive("Doe's visit", 3), is_possessive("Jones’ visit", 5), is_possessive("Doe said", 3)
    (True, True, False)
    """
    following = text[end : end + 2]
    return following in _OWNING or (following[:1] in _APOSTROPHES and text[end - 1] == "s")


_OWNING = frozenset(["’s", "'s"])
_APOSTROPHES = frozenset("'’")
