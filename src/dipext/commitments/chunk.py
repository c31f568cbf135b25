"""A chunk: a stretch of a sentence that is read as one word."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "sum", "share", "goods", "date", "party", "office", "subject", "we", "it", "verb", "aux", "neg", "to", "prep",
    "conj", "rel", "det", "adv", "noun", "word", "punct",
]  # fmt: skip


@dataclass(slots=True)
class Chunk:
    """A stretch of a sentence. ``value`` is the item of a sum, share, goods or date, the :class:`Name` of a party, the
    readings of a verb, the stage of a noun of giving."""

    kind: Kind
    start: int
    end: int
    low: str
    value: object = None
    possessive: bool = False


Mark = tuple[int, int, Kind, object]
"""Start and end of what is already found, its kind, and the item."""
