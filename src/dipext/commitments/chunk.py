"""A chunk: a stretch of a sentence that is read as one word."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dipext.commitments.data import words
from dipext.commitments.names import Name
from dipext.commitments.verbs import Form, Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

Kind = Literal[
    "sum", "share", "goods", "date", "party", "office", "subject", "we", "it", "verb", "aux", "neg", "to", "prep",
    "conj", "rel", "det", "adv", "noun", "word", "punct",
]  # fmt: skip


@dataclass(slots=True)
class Chunk:
    """A stretch of a sentence.

    ``value`` is the item of a sum, share, goods or date, the :class:`Name` or initiative of a party, the readings of
    a verb, the stage of a noun of giving.
    """

    kind: Kind
    start: int
    end: int
    low: str
    value: object = None
    possessive: bool = False

    @property
    def name(self) -> Name | None:
        """What a party's own words stand for; ``None`` for an initiative and for what is no party."""
        return self.value if isinstance(self.value, Name) else None

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The readings of a verb; none for what is no verb."""
        return self.value if self.kind == "verb" and isinstance(self.value, tuple) else ()

    @property
    def forms(self) -> frozenset[Form]:
        """Every form that a verb can be in."""
        return frozenset(form for reading in self.readings for form in reading.forms)


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
