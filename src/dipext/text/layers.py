"""One step from a text to a tidier one, and the way back for offsets."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

Edit = tuple[int, int, str]
"""Start, end (half-open) and replacement of a stretch of text. The edits of a step stand in order, apart."""


class Layer:
    """A text with edits made, and its offsets in both directions.

    What was not edited maps one to one; a replacement maps as a whole, outwards: the start of a span in it to where the
    edited stretch starts, the end of one to where that ends.

    >>> layer = Layer("EUR  5 million", [(3, 5, " ")])
    >>> layer.text, layer.back(4, 5), layer.on(5, 6)
    ('EUR 5 million', (5, 6), (4, 5))
    """

    def __init__(self, text: str, edits: Iterable[Edit]) -> None:
        pieces: list[str] = []
        self._new_starts: list[int] = []
        self._new_ends: list[int] = []
        self._old_starts: list[int] = []
        self._old_ends: list[int] = []
        done = length = 0
        for start, end, replacement in edits:
            pieces += text[done:start], replacement
            length += start - done
            self._new_starts.append(length)
            length += len(replacement)
            self._new_ends.append(length)
            self._old_starts.append(start)
            self._old_ends.append(end)
            done = end
        pieces.append(text[done:])
        self.text = "".join(pieces)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the text before of a span (at least one character) of the text after."""
        return (
            _start(start, self._new_starts, self._new_ends, self._old_starts, self._old_ends),
            _end(end, self._new_starts, self._new_ends, self._old_starts, self._old_ends),
        )

    def on(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the text after of a span of the text before; a span that was taken off becomes empty."""
        first = _start(start, self._old_starts, self._old_ends, self._new_starts, self._new_ends)
        return first, max(first, _end(end, self._old_starts, self._old_ends, self._new_starts, self._new_ends))


def _start(at: int, starts: list[int], ends: list[int], to_starts: list[int], to_ends: list[int]) -> int:
    """Where the character at an offset begins on the other side."""
    last = bisect_right(starts, at) - 1  # the last edit that begins here or before
    if last < 0:
        return at
    return to_starts[last] if at < ends[last] else to_ends[last] + at - ends[last]


def _end(at: int, starts: list[int], ends: list[int], to_starts: list[int], to_ends: list[int]) -> int:
    """Where the character before an offset ends on the other side."""
    last = bisect_left(starts, at) - 1  # the last edit that begins before
    if last < 0:
        return at
    return to_ends[last] if at <= ends[last] else to_ends[last] + at - ends[last]
