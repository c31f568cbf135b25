"""The frame of a row: how the words say it."""

from dataclasses import dataclass
from typing import Literal

from dipext.commitments.chunk import Group
from dipext.models import (
    Stage,
    Tense,
)

Subject = Literal["donor", "recipient", "gift", "none"]


@dataclass(frozen=True, slots=True)
class Frame:
    """How a row is said. ``stage`` is ``None`` for parts, which have that of their envelope.

    ``verb`` carries it, ``noun`` is the index of a noun of giving; ``subject`` says what the verb's subject is.
    """

    rule: str
    stage: Stage | None
    tense: Tense | None = None
    warnings: tuple[str, ...] = ()
    verb: Group | None = None
    noun: int | None = None
    subject: Subject = "donor"
