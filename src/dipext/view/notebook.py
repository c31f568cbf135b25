"""The HTML that a notebook shows for an Extraction: no script, no style sheet, nothing from outside."""

from collections.abc import Iterator
from html import escape
from itertools import pairwise

from dipext.kinds import NAMES
from dipext.models import Extraction
from dipext.view.marks import Mark, marks

# Half-transparent backgrounds keep the notebook's own text colour readable, on light and on dark.
_COLOURS = {
    "people": "66, 133, 244",
    "dates": "52, 168, 83",
    "money": "251, 188, 5",
    "percentages": "234, 67, 53",
    "initiatives": "154, 92, 222",
}
_MARK = "background: rgba({0}, .25); border-bottom: 2px solid rgb({0}); color: inherit; cursor: help; padding: 0 .1em;"
_BOX = "font-family: sans-serif; line-height: 1.7; max-width: 60em;"
_TEXT = "white-space: pre-wrap; overflow-wrap: anywhere; margin-top: .6em;"


# What UTF-8 cannot hold, nor HTML.
_NO_CHARACTERS = dict.fromkeys((0, *range(0xD800, 0xE000)), "\N{REPLACEMENT CHARACTER}")


def to_html(extraction: Extraction) -> str:
    """The text with its facts marked and a legend above; hovering over a fact shows its value. All escaped."""
    found = marks(extraction)
    head = " · ".join(
        _escaped(str(part))
        for part in (extraction.title or extraction.doc_id, extraction.issuer, extraction.published or "undated")
        if part
    )
    legend = " ".join(f'<span style="{_style(kind)}">{kind} {len(getattr(extraction, kind))}</span>' for kind in NAMES)
    body = "".join(_marked(extraction.text, found))
    return f'<div style="{_BOX}"><div><b>{head}</b></div><div>{legend}</div><div style="{_TEXT}">{body}</div></div>'


def _marked(text: str, found: list[Mark]) -> Iterator[str]:
    """The text cut at every border of a mark, so that marks may stand inside each other or overlap."""
    borders = sorted({0, len(text), *(edge for mark in found for edge in (mark.span.start, mark.span.end))})
    waiting = iter(found)
    upcoming = next(waiting, None)
    open_marks: list[Mark] = []
    for start, end in pairwise(borders):
        open_marks = [mark for mark in open_marks if mark.span.end > start]
        while upcoming is not None and upcoming.span.start <= start:
            open_marks.append(upcoming)
            upcoming = next(waiting, None)
        words = _escaped(text[start:end])
        if not open_marks:
            yield words
            continue
        hover = _escaped("\n".join(_hover(mark) for mark in open_marks))
        yield f'<mark style="{_style(open_marks[-1].kind)}" title="{hover}">{words}</mark>'


def _escaped(words: str) -> str:
    return escape(words.translate(_NO_CHARACTERS))


def _hover(mark: Mark) -> str:
    return f"{mark.kind}: {mark.value}" + "".join(f" [{warning}]" for warning in mark.warnings)


def _style(kind: str) -> str:
    return _MARK.format(_COLOURS[kind])
