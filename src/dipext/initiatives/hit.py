"""A name of the registry at a place in a text."""

from dataclasses import dataclass

from dipext.initiatives.names import Name


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of the registry at a place in the text. ``score`` is 1 unless a word of it is misspelt."""

    start: int
    end: int
    name: Name
    words: tuple[str, ...]
    score: float = 1.0
