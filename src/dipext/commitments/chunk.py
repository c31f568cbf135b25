"""A chunk: a stretch of a sentence that is read as one word."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dipext.commitments.data import words
from dipext.commitments.names import Name
from dipext.commitments.verbs import Form, Reading
from dipext.models import Tense

if TYPE_CHECKING:
    from collections.abc import Sequence

Kind = Literal[
    "sum", "share", "goods", "date", "party", "office", "subject", "we", "it", "verb", "aux", "neg", "to", "prep",
    "conj", "rel", "det", "adv", "noun", "word", "punct",
]  # fmt: skip


NO_FORMS: frozenset[Form] = frozenset()


@dataclass(slots=True)
class Group:
    """A verb at ``at`` whose words begin at ``first``.

    ``leads`` are the classes of what leads to it through "to", the nearest first ("decide", "carry"); ``lead_at`` is
    where the outermost stands. ``running`` is whether it is a bare -ing form.
    """

    at: int
    first: int
    verb_class: str
    base: str
    tense: Tense
    passive: bool = False
    infinitive: bool = False
    running: bool = False
    negated: bool = False
    progressive: bool = False
    modal: str | None = None
    leads: tuple[str, ...] = ()
    lead_at: int | None = None
    bare: bool = False

    @property
    def outset(self) -> int:
        """Where the verb or what leads to it begins, whichever comes first."""
        return self.first if self.lead_at is None else min(self.lead_at, self.first)


@dataclass(slots=True, eq=False)
class Chunk:
    """A stretch of a sentence.

    ``value`` is the item of a sum, share, goods or date, the initiative of a party, the stage of a noun of giving;
    ``name`` what a party's own words stand for. ``readings`` are those of a verb, ``forms`` every form that it can be
    in, ``group`` the verb with its auxiliaries once it has been asked for. ``capital`` is whether it begins with one.
    """

    kind: Kind
    start: int
    end: int
    low: str
    value: object = None
    possessive: bool = False
    name: Name | None = None
    readings: tuple[Reading, ...] = ()
    forms: frozenset[Form] = NO_FORMS
    capital: bool = False
    group: Group | None = None


Mark = tuple[int, int, Kind, object]
"""Start and end of what is already found, its kind, and the item."""

ITEMS = ("sum", "share", "goods")
"""The kinds of chunks that a row can stand on."""

STARTS = frozenset(words().grammar.clause_starts)
"""Words that begin a clause of its own."""

BRACKETS = {"(": ")", "[": "]"}
"""Brackets and what closes them."""

QUANTITIES = frozenset(
    [
        "about",
        "around",
        "approximately",
        "some",
        "nearly",
        "almost",
        "over",
        "up",
        "to",
        "more",
        "than",
        "roughly",
        "a",
        "at",
        "least",
        "the",
        "another",
        "an",
        "additional",
        "total",
        "of",
    ]
)
"""Words between a verb and its sum that only measure it."""


def opening(chunks: "Sequence[Chunk]", index: int) -> int:
    """Where the bracket opens that closes at an index."""
    return next((back for back in range(index, max(-1, index - 25), -1) if chunks[back].low == "("), index)


def before_date(chunks: "Sequence[Chunk]", at: int) -> int:
    """Where the auxiliary stands that a date before ``at`` parts from its verb: "will this year give"; else ``at``."""
    index = at - 1 if chunks[at].low == "," else at
    if index < 1 or chunks[index].kind != "date":
        return at
    index -= 1 if chunks[index - 1].kind != "prep" else 2
    index -= index > 0 and chunks[index].low == ","
    return index if index >= 0 and chunks[index].kind == "aux" else at
