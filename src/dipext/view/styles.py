"""How each kind of fact looks in every view: a word, a line and a colour, so that none of them is needed alone.

The colours were searched for under a simulation of colour blindness (Machado et al. 2009): ``tests/test_styles.py``
holds how far apart they are for every eye and how well they can be read, on light and on dark.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """The look of one kind.

    Args:
        label: the word beside the marked words, in the singular.
        light: the colour of label and line on a light ground, ``#rrggbb``.
        dark: the same on a dark ground.
        line: the line under the words, as CSS writes ``text-decoration-style`` and ``-thickness``.
        terminal: the style in rich's words.
    """

    label: str
    light: str
    dark: str
    line: str
    terminal: str


STYLES = {
    "people": Style("person", "#134372", "#5392fd", "solid 2px", "bold blue"),
    "dates": Style("date", "#357063", "#8affde", "dotted 3px", "cyan underline"),
    "money": Style("sum", "#955006", "#fdb657", "double 2px", "bold yellow underline2"),
    "percentages": Style("share", "#521336", "#b99099", "dashed 2px", "magenta underline"),
    "initiatives": Style("initiative", "#804dbd", "#bbb4fa", "solid 4px", "bold italic"),
    "commitments": Style("commitment", "#792b0b", "#fd6831", "solid 1px", "bold red"),
    "custom": Style("custom", "#000000", "#f8fc60", "dotted 1px", "bold"),
}
"""Each kind by the name of its field, in the order of every legend and table; facts of the user's own kinds last."""
