"""The clean text that every finder reads, made from the text as it was given, with the offsets back."""

import re
from collections.abc import Callable, Iterable

from dipext.text import characters, lines, marks
from dipext.text.layers import Edit, Layer

_Step = Callable[[str], Iterable[Edit]]
_NEEDED: tuple[tuple[str, _Step], ...] = (  # the characters that each step needs, as a class of a pattern has them
    ("&", characters.entities),
    (characters.UNLIKE, characters.composed),
    ("<", marks.tags),
    (">", marks.quotation),
    ("*_", marks.emphasis),
    (marks.RAISED, marks.raised_notes),
    (r"\[", marks.bracketed_notes),
    ("0-9", marks.glued_notes),
    ("|•▪●◦‣■:%", marks.apart),
)
_ODD = re.compile(  # figures, colons and percent signs are everywhere: only where they touch what they should not
    f"[{characters.LOOK_ALIKE}{''.join(needed for needed, _ in _NEEDED)}](?:(?<![0-9:%])"
    "|(?<=[a-z]{4}[0-9])|(?<=[A-Za-z]:)(?=[0-9€$£])|(?<=[0-9]%)(?=[a-z]{2}))"
)
_STEPS = tuple((re.compile(f"[{needed}]"), step) for needed, step in _NEEDED)
_LOOK_ALIKE = re.compile(f"[{characters.LOOK_ALIKE}]")
_ROUNDS = 4  # what one step uncovers for an earlier one is seen to in the next round


class View:
    r"""A text as it reads, whatever the typography; a text that is clean is its own view.

    Soft wraps are undone, spaces of all kinds are one space, letters composed, hyphens and dashes of one kind, what is
    not seen and what only marks (emphasis, tags, quotation in mails, notes) is off. See the modules of the steps.

    >>> view = View("EUR\u00a05\u00adm is **new**")
    >>> view.text, view.given_span(10, 13)
    ('EUR 5m is new', (13, 16))
    """

    def __init__(self, given: str) -> None:
        self.given = given
        self.text, self._layers = _cleaned(given)

    @property
    def same(self) -> bool:
        """Whether the text was clean as given."""
        return self.text is self.given

    def given_span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the text as given of a span (at least one character) of the view."""
        for layer in reversed(self._layers):
            start, end = layer.back(start, end)
        return start, end

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the view of a span of the text as given; empty where nothing of it is left."""
        for layer in self._layers:
            start, end = layer.on(start, end)
        return start, end


def _cleaned(text: str) -> tuple[str, list[Layer]]:
    layers: list[Layer] = []
    for _ in range(_ROUNDS):
        before = len(layers)
        steps: list[_Step] = [lines.unwrapped]
        if odd := "".join(set(_ODD.findall(text))):
            steps[:0] = [step for needed, step in _STEPS if needed.search(odd)]
            if _LOOK_ALIKE.search(odd):
                text = characters.plain(text)
        for step in steps:
            if edits := list(step(text)):
                layers.append(Layer(text, edits))
                text = layers[-1].text
        if len(layers) == before:
            break
    return text, layers
